// The words of the step `expired`.

/** English. */
export const expired = {
  expired_heading: 'This page has expired',
  expired_lead: {
    by: 'n',
    one: 'For your safety a sign-on must be finished within {n} minute. Start again and you will still land on the page you wanted.',
    other:
      'For your safety a sign-on must be finished within {n} minutes. Start again and you will still land on the page you wanted.',
  },
  expired_lead_step_up: {
    by: 'n',
    one: 'For your safety a confirmation must be finished within {n} minute. Start again and you will still land on the page you wanted.',
    other:
      'For your safety a confirmation must be finished within {n} minutes. Start again and you will still land on the page you wanted.',
  },
  expired_lead_approval: 'This approval has ended. Nothing was sent.',
}
