// The words of the step `continue-elsewhere`.

/** English. */
export const continueElsewhere = {
  continue_elsewhere_heading: 'Continue at the sign-on service',
  continue_elsewhere_lead:
    'This sign-on goes on at another page. You come back here when it is done.',
  continue_elsewhere_at: 'Continue at {provider}',
  continue_elsewhere_at_lead: 'You sign on there, and come back to {brand} when it is done.',
  continue_elsewhere_other: 'Sign on another way',
}
