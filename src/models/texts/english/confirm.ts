// The words of the step `confirm`.

/** English. */
export const confirm = {
  confirm_lead: 'Continue, and we ask you for a code.',
}
