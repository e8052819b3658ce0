// The words of the step `signed-off`.

/** English. */
export const signedOff = {
  signed_off_heading: 'You are signed off',
  signed_off_lead: 'On a shared computer, close this window too.',
  signed_off_lead_half:
    'You are signed off here. The sign-on service did not answer, so close your browser on a shared computer.',
  leaving_heading: 'You are signed off here',
  leaving_lead: 'Continue to sign off at the sign-on service too.',
  sign_on_again: 'Sign on again',
}
