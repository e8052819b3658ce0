// The words of the step `mismatch`.

/** English. */
export const mismatch = {
  mismatch_heading_transaction: 'We stopped this transaction',
  mismatch_heading_transfer: 'We stopped this transfer',
  mismatch_heading_payment: 'We stopped this payment',
  mismatch_heading_order: 'We stopped this order',
  mismatch_heading_change: 'We stopped this change',
  mismatch_lead:
    'What arrived is not what you approved. Nothing was sent, and that approval can no longer be used.',
  mismatch_lead_elsewhere:
    'These lines say the same, but another part of what arrived is not what you approved. Nothing was sent, and that approval can no longer be used.',
  mismatch_caption: 'What you approved beside what arrived',
  mismatch_detail: 'Detail',
  mismatch_approved: 'You approved',
  mismatch_arrived: 'What arrived',
  mismatch_changed: 'Changed',
  mismatch_absent: 'Not there',
  mismatch_review: 'Review and start again',
  mismatch_tell_us: 'If you did not change anything, {link} and give this reference:',
  mismatch_tell_us_link: 'tell us',
}
