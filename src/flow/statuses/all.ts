// Every documented status, by PingOne's own name: one line adds one.
export { agreementConsentRequired as AGREEMENT_CONSENT_REQUIRED } from './agreement.js'
export {
  dagConsentRequired as DAG_CONSENT_REQUIRED,
  dagUserCodeRequired as DAG_USER_CODE_REQUIRED,
} from './device-grant.js'
export { deviceSelectionRequired as DEVICE_SELECTION_REQUIRED } from './devices.js'
export { completed as COMPLETED, failed as FAILED } from './ends.js'
export { externalAuthenticationRequired as EXTERNAL_AUTHENTICATION_REQUIRED } from './external.js'
export {
  accountConfirmationRequired as ACCOUNT_CONFIRMATION_REQUIRED,
  accountLinkingRequired as ACCOUNT_LINKING_REQUIRED,
} from './linking.js'
export { otpRequired as OTP_REQUIRED } from './otp.js'
export { assertionRequired as ASSERTION_REQUIRED } from './passkey.js'
export {
  mustChangePassword as MUST_CHANGE_PASSWORD,
  passwordExpired as PASSWORD_EXPIRED,
} from './password.js'
export { profileDataRequired as PROFILE_DATA_REQUIRED } from './profile.js'
export {
  pushConfirmationRequired as PUSH_CONFIRMATION_REQUIRED,
  pushConfirmationTimedOut as PUSH_CONFIRMATION_TIMED_OUT,
} from './push.js'
export { recoveryCodeRequired as RECOVERY_CODE_REQUIRED } from './recovery.js'
export { verificationCodeRequired as VERIFICATION_CODE_REQUIRED } from './registration.js'
export {
  passwordRequired as PASSWORD_REQUIRED,
  signOnRequired as SIGN_ON_REQUIRED,
  usernamePasswordRequired as USERNAME_PASSWORD_REQUIRED,
} from './sign-on.js'
