// The words of the step `username`.

/** English. */
export const username = {
  username_heading: 'Sign on',
  username_lead: 'to continue to {brand}',
  username_label: 'Username or email address',
}
