// The words of the steps `push` and `push-ended`.

/** English. */
export const push = {
  push_title: 'Waiting for your phone',
  push_heading: 'Approve on your phone',
  push_heading_unproven: 'Check your phone',
  push_lead_number: 'Open the {app} app on {device} and choose the number you see here.',
  push_lead_number_unnamed: 'Open the {app} app on your phone and choose the number you see here.',
  push_lead:
    'We sent a request to the {app} app on {device}. Approve it there if you are signing on just now.',
  push_lead_unnamed:
    'We sent a request to the {app} app on your phone. Approve it there if you are signing on just now.',
  push_lead_step_up:
    'We sent a request to the {app} app on {device}. Approve it there if you asked for this just now.',
  push_lead_step_up_unnamed:
    'We sent a request to the {app} app on your phone. Approve it there if you asked for this just now.',
  push_lead_unproven: 'If this account exists, we sent a request to its phone. Approve it there.',
  push_lead_unproven_number:
    'If this account exists, we sent a request to its phone. Choose this number there.',
  push_lead_approval:
    'Compare these lines with the {app} app. Approve there only if both say the same.',
  push_lead_approval_number:
    'Compare these lines with the {app} app. If both say the same, choose this number there.',
  push_moves_on: 'This page moves on by itself.',
  push_then_check: 'Answer there, then press Check now.',
  push_number_label: 'Choose this number in the app',
  push_number_label_approval: 'Number to choose',
  push_note: 'Not signing on just now? Decline it in the app.',
  push_note_step_up: 'Did you not ask for this? Decline it in the app.',
  push_waiting: 'Waiting for your answer on {device}',
  push_waiting_unnamed: 'Waiting for your answer on your phone',
  push_advice: '{brand} never asks you to read this number aloud.',
  push_advice_no_number: '{brand} never asks you to approve something over the phone.',
  push_answered: 'Answered. Going on.',
  push_soon: 'Less than 20 seconds left.',
  push_use_code: 'Enter a code from the app instead',
  push_ended_heading: 'No answer from your phone',
  push_ended_heading_unproven: 'Nobody approved on the phone',
  push_ended_lead:
    'We asked the {app} app on {device} and nobody answered in time, so you are not signed on.',
  push_ended_lead_unnamed:
    'We asked the {app} app on your phone and nobody answered in time, so you are not signed on.',
  push_ended_lead_step_up:
    'We asked the {app} app on {device} and nobody answered in time, so nothing is confirmed.',
  push_ended_lead_step_up_unnamed:
    'We asked the {app} app on your phone and nobody answered in time, so nothing is confirmed.',
  push_ended_lead_approval: 'Nobody answered, so nothing was approved and nothing has been sent.',
  push_ended_again: 'Send it again',
  push_ended_note: 'Nothing on the phone? Open the app, and check that the phone is online.',
  push_denied_heading: 'Declined on your phone',
  push_denied_lead:
    'The request was declined in the {app} app, so you are not signed on. Nothing in the account has changed.',
  push_denied_lead_step_up:
    'The request was declined in the {app} app, so nothing is confirmed. Nothing in the account has changed.',
  push_denied_lead_approval:
    'The request was declined in the {app} app, so nothing was approved. Nothing was sent.',
  push_denied_not_you: 'Did you not start this?',
  message_no_answer_yet: 'No answer yet. Look for the request in the {app} app.',
  message_request_sent: 'We sent a new request. Only the newest one counts.',
}
