// The words of the step `register`, and of what is told of an account that somebody wants.

/** English. */
export const register = {
  register_heading: 'Create your account',
  register_lead: 'for {brand}',
  register_email_label: 'Email address',
  register_email_hint: 'We send a code there to check it',
  register_username_label: 'Username',
  register_username_hint: 'You sign on with it',
  register_password_label: 'Password',
  register_create: 'Create account',
  register_note: 'Do you have an account already?',
  register_sign_on: 'Sign on instead',
  register_offer: 'Create an account',
  verify_lead_register:
    'If {email} has no account yet, we sent a code there. It may be in your spam folder.',
  verify_note_register: 'Already have an account? Then no code comes.',
  message_email_empty: 'Enter your email address',
  message_email_malformed: 'Enter an email address such as name@example.com',
  message_register_username_empty: 'Choose a username',
  message_username_taken: 'That username is taken. Choose another one.',
  message_register_refused: 'We could not create the account. Check what you entered.',
  error_accounts_heading: 'Many new accounts from your network',
  error_accounts:
    'Several accounts were created from your network. You can create the next one in {wait}.',
}
