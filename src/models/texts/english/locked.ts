// The words of the step `locked`.

/** English. */
export const locked = {
  locked_heading: 'Too many tries',
  locked_lead: 'Try again later.',
  locked_heading_tries: 'That was the last try',
  locked_lead_tries: {
    by: 'n',
    one: 'Start again for a new code. If none arrives, wait {n} minute before the next try: codes are paused after wrong ones.',
    other:
      'Start again for a new code. If none arrives, wait {n} minutes before the next try: codes are paused after wrong ones.',
  },
  locked_lead_tries_password: {
    by: 'n',
    one: 'Start again. If the right password is not taken, wait {n} minute before the next try: sign-on is paused after wrong ones.',
    other:
      'Start again. If the right password is not taken, wait {n} minutes before the next try: sign-on is paused after wrong ones.',
  },
  locked_lead_tries_passkey:
    'Start again, and use the passkey of this account or another way to confirm. If it is not taken, wait a while before the next try.',
  locked_lead_uncounted_passkey:
    'A passkey that does not fit was used too often, so we paused sign-on for this account. Nothing in the account has changed.',
  locked_lead_account: 'We locked this account after too many tries. {brand} can unlock it.',
  locked_heading_minutes: {
    by: 'n',
    one: 'Sign-on is paused for {n} minute',
    other: 'Sign-on is paused for {n} minutes',
  },
  locked_heading_hours: {
    by: 'n',
    one: 'Sign-on is paused for {n} hour',
    other: 'Sign-on is paused for {n} hours',
  },
  locked_lead_count: {
    by: 'n',
    one: 'The code was wrong {n} time, so we paused sign-on for this account. Nothing in the account has changed.',
    other:
      'The code was wrong {n} times in a row, so we paused sign-on for this account. Nothing in the account has changed.',
  },
  locked_lead_uncounted:
    'The code was wrong too often, so we paused sign-on for this account. Nothing in the account has changed.',
  locked_heading_messages: 'No more codes for now',
  locked_lead_messages:
    'Many codes were sent, so we can’t send the next one yet. Nothing is wrong with your account.',
  locked_try_at: 'Try again at',
  locked_was_it_you: 'Was it not you?',
  locked_tell_us: 'Tell us',
}
