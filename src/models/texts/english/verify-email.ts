// The words of the step `verify-email`.

/** English. */
export const verifyEmail = {
  verify_heading: 'Check your email',
  verify_lead: 'We sent an email with a code, to check your address.',
  verify_lead_to: 'We sent an email with a code to {mask}, to check the address.',
  verify_code_label: 'Code',
  verify_code_hint: '8 letters and digits',
}
