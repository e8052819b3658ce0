// The words of the step `passkey`.

/** English. */
export const passkey = {
  passkey_heading: 'Use your passkey',
  passkey_lead: 'Your device asks for your face, fingerprint, screen lock or security key.',
  passkey_lead_approval:
    'Check these lines. They are shown here only: your device asks for your face, fingerprint, screen lock or security key, not for the amount.',
  passkey_use: 'Use passkey',
  passkey_approve: 'Approve with passkey',
  passkey_no_script:
    'Passkeys need JavaScript, and it is off for this site. Turn it on and load this page again, or use another device.',
  passkey_no_script_only:
    'Passkeys need JavaScript, and it is off for this site. Turn it on and load this page again, or ask {brand}.',
  passkey_unsupported: 'This browser can’t use passkeys. Use another browser or another device.',
  passkey_unsupported_only: 'This browser can’t use passkeys. Use another browser, or ask {brand}.',
  passkey_unusable: 'Passkeys can’t be used on this page just now. Use another device.',
  passkey_not_used_heading: 'The passkey was not used',
  passkey_not_used:
    'You closed the question, or it took too long. Nothing was lost: try it again, or use another device.',
  passkey_not_used_only:
    'You closed the question, or it took too long. Nothing was lost: try it again.',
}
