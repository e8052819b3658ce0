// The words of the steps `profile`, `link-account` and `confirm-account`.

/** English. */
export const profile = {
  profile_heading: 'A few details',
  profile_lead: '{brand} needs these to go on.',
  profile_save: 'Save and continue',
  profile_optional: '{label} (optional)',
  message_attribute_empty: 'Enter {label}',
  message_attribute_malformed:
    '{label} is not complete, or has something in it that does not belong there',
  message_profile_refused: 'That was not accepted. Check what you entered.',
  link_heading: 'Is this your account?',
  link_lead:
    '{email} from {provider} has an account at {brand} already. Enter the {brand} password once, and from then on you can sign on with either.',
  link_lead_unnamed:
    'The account from {provider} has one at {brand} already. Enter the {brand} password once, and from then on you can sign on with either.',
  link_provider_unnamed: 'the other service',
  link_label: 'Password for {brand}',
  link_continue: 'Link and continue',
  link_refuse: 'Don’t link, go back',
  confirm_account_heading: 'Check your details',
  confirm_account_lead: 'from {provider}',
  confirm_account_continue: 'Looks right, continue',
  attribute_username: 'Username',
  attribute_email: 'Email address',
  attribute_name_given: 'First name',
  attribute_name_family: 'Last name',
  attribute_name_middle: 'Middle name',
  attribute_name_formatted: 'Name',
  attribute_mobilephone: 'Mobile phone',
  attribute_primaryphone: 'Phone',
  attribute_address_streetaddress: 'Street and number',
  attribute_address_locality: 'City',
  attribute_address_region: 'Region',
  attribute_address_postalcode: 'Postal code',
  attribute_address_countrycode: 'Country',
}
