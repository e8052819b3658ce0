// The words of the step `new-password`, and of every field for a new password.

/** English. */
export const newPassword = {
  password_new_heading: 'Choose a new password',
  password_new_lead_expired:
    'Your password has expired. A long one that you use nowhere else is best.',
  password_new_lead_must_change: 'For your safety you need a new password before you go on.',
  password_current_label: 'Current password',
  password_new_label: 'New password',
  password_save: 'Save and continue',
  show_what_current: ' current password',
  show_what_new: ' new password',
  rule_met: ', met',
  rule_open: ', not yet',
  rule_count: '{n} of {m} rules met',
  rule_length_min: {
    by: 'n',
    one: 'At least {n} character',
    other: 'At least {n} characters',
  },
  rule_length_max: {
    by: 'n',
    one: 'At most {n} character',
    other: 'At most {n} characters',
  },
  rule_capitals: {
    by: 'n',
    one: 'A capital letter (A–Z)',
    other: '{n} capital letters (A–Z)',
  },
  rule_small_letters: {
    by: 'n',
    one: 'A small letter (a–z)',
    other: '{n} small letters (a–z)',
  },
  rule_digits: { by: 'n', one: 'A digit (0–9)', other: '{n} digits (0–9)' },
  rule_signs: {
    by: 'n',
    one: 'A sign such as ! ? %',
    other: '{n} signs such as ! ? %',
  },
  rule_characters: {
    by: 'n',
    one: 'One of these: {characters}',
    other: '{n} of these: {characters}',
  },
  rule_different: {
    by: 'n',
    one: 'At least {n} character',
    other: 'At least {n} different characters',
  },
  rule_repeated: {
    by: 'n',
    one: 'No character twice in a row',
    other: 'No character more than {n} times in a row',
  },
  rule_history: {
    by: 'n',
    one: 'Not your last password',
    other: 'Not one of your last {n} passwords',
  },
  rule_similar: 'Not much like your current one',
  rule_common: 'Not a common password',
  rule_profile: 'Not your name, email or phone number',
}
