// The words of the step `confirm-sign-off`.

/** English. */
export const confirmSignOff = {
  sign_off_heading: 'Sign off?',
  sign_off_lead:
    'You are signed on as {name}. Signing off ends this session here and at the sign-on service.',
  sign_off: 'Sign off',
  stay: 'Stay signed on',
}
