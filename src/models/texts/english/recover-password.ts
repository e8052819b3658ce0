// The words of the step `recover-password`.

/** English. */
export const recoverPassword = {
  recover_heading: 'Check your email',
  recover_lead:
    'If this account has an email address, we sent a recovery code there. It is valid for 5 minutes.',
  recover_code_label: 'Recovery code',
  recover_code_hint: '8 letters and digits',
  recover_note: 'No message yet? Look in your spam folder.',
}
