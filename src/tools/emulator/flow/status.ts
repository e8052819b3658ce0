// The statuses that flows here can have, by PingOne's names.

/** Every status, in the order in which a sign-on may meet them. */
export const flowStatuses = [
  'SIGN_ON_REQUIRED',
  'USERNAME_PASSWORD_REQUIRED',
  'PASSWORD_REQUIRED',
  'PASSWORD_EXPIRED',
  'MUST_CHANGE_PASSWORD',
  'RECOVERY_CODE_REQUIRED',
  'VERIFICATION_CODE_REQUIRED',
  'EXTERNAL_AUTHENTICATION_REQUIRED',
  'ACCOUNT_LINKING_REQUIRED',
  'ACCOUNT_CONFIRMATION_REQUIRED',
  'PROFILE_DATA_REQUIRED',
  'AGREEMENT_CONSENT_REQUIRED',
  'DEVICE_SELECTION_REQUIRED',
  'OTP_REQUIRED',
  'PUSH_CONFIRMATION_REQUIRED',
  'PUSH_CONFIRMATION_TIMED_OUT',
  'ASSERTION_REQUIRED',
  'COMPLETED',
  'FAILED',
] as const

/** A status of a flow. */
export type FlowStatus = (typeof flowStatuses)[number]
