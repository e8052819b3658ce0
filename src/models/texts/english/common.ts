// Words that several pages have.

/** English. */
export const common = {
  continue: 'Continue',
  cancel: 'Cancel',
  go_back: 'Go back',
  start_again: 'Start again',
  try_again: 'Try again',
  check_now: 'Check now',
  not_you: 'Not you?',
  help: 'Help with signing on',
  help_approval: 'Help',
  not_asked: 'I did not ask for this',
  back_to_brand: 'Go back to {brand}',
  back_to_place: 'Back to {place}',
  show: 'Show',
  hide: 'Hide',
  show_what: ' password',
  privacy: 'Privacy',
  language_current: 'Language: {language}',
  reference: 'Reference',
  give_reference: 'If it keeps happening, give this reference to support:',
  problem_heading: 'There is a problem',
  choose: 'Use another device',
  step_up_heading: 'Confirm it’s you',
  step_up_lead: 'This page needs a fresh confirmation.',
  step_up_lead_why: 'A fresh confirmation is needed {why}.',
}
