// The words of the step `consent`.

/** English. */
export const consent = {
  consent_heading: 'Terms',
  consent_lead: 'You need to agree to it to go on.',
  consent_lead_version: 'Version {version}. You need to agree to it to go on.',
  consent_lead_from: 'From {date}. You need to agree to it to go on.',
  consent_lead_version_from: 'Version {version}, from {date}. You need to agree to it to go on.',
  consent_agree: 'Agree and continue',
  consent_refuse: 'Don’t agree',
  consent_new_tab: ' (opens in a new tab)',
  error_agreement_refused_heading: 'You did not agree',
  error_agreement_refused: 'You did not agree, so you are not signed on.',
  error_agreement_refused_step_up: 'You did not agree, so this was not confirmed.',
  error_agreement_refused_approval:
    'You did not agree, so nothing was approved and nothing has been sent.',
}
