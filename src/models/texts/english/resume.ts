// The words of the step `resume`.

/** English. */
export const resume = {
  resume_heading: 'Confirmed. One step left.',
  resume_heading_approval: 'Approved. One step left.',
  resume_heading_done: 'Confirmed',
  resume_heading_done_approval: 'Approved',
  resume_lead: 'Your request continues by itself. If it does not, press Finish.',
  resume_lead_transaction: 'Your transaction continues by itself. If it does not, press Finish.',
  resume_lead_transfer: 'Your transfer continues by itself. If it does not, press Finish.',
  resume_lead_payment: 'Your payment continues by itself. If it does not, press Finish.',
  resume_lead_order: 'Your order continues by itself. If it does not, press Finish.',
  resume_lead_change: 'Your change continues by itself. If it does not, press Finish.',
  resume_press: 'Press Finish to go on.',
  resume_press_approval: 'Press Finish to send it.',
  resume_lead_done: '{brand} continues where you left off.',
  finish: 'Finish',
}
