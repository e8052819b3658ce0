// What the flow client makes of every fixture.
import {
  at,
  checkAssertion,
  checkOtp,
  checkPassword,
  completed,
  consent,
  failed,
  lookup,
  newPassword,
  open,
  push,
  recover,
  register,
  resetPassword,
  select,
  start,
  submit,
  verify,
  verifyUserCode,
  type Act,
} from './client-calls.js'
import { placeholders } from './fixtures.js'

const { flow: flowId, device: deviceId, user: userId, other: otherId } = placeholders
const redirectUri = 'https://app.example/callback'

const otpRequired = {
  status: 'OTP_REQUIRED',
  flowId,
  offered: ['otp.check', 'device.select'],
  devices: [{ id: deviceId, type: 'SMS', destination: '*******01', usable: true }],
  selectedDeviceId: deviceId,
  bypassAllowed: false,
}
const authorizeResponse = { code: '179d0000-0000-4000-8000-000000000179', state: 's1' }
const noUsableDevices = { code: 'NO_USABLE_DEVICES', message: 'User has no usable devices' }
const completedByUser = {
  status: 'COMPLETED',
  flowId,
  offered: [],
  user: { id: userId, username: 'mfa.user' },
}

/** The call that a fixture shows, and what must come of it. */
export type Reading = readonly [act: Act, outcome: object]

const sms = { id: deviceId, type: 'SMS', destination: '*******01', usable: true }
const phone = { id: otherId, type: 'MOBILE', nickname: 'Pixel', usable: true }
const ofDevices = { devices: [phone, sms] }
const user = { id: userId, username: 'mfa.user' }
const provider = { id: otherId, name: 'Example', type: 'OPENID_CONNECT' }
const passwordPolicy = {
  length: { min: 8, max: 255 },
  minCharacters: [
    { characters: '0123456789', count: 1 },
    { characters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', count: 1 },
    { characters: 'abcdefghijklmnopqrstuvwxyz', count: 1 },
    { characters: '~!@#$%^&*()-_=+[]{}|;:,.<>/?', count: 1 },
  ],
  maxRepeatedCharacters: 2,
  minUniqueCharacters: 5,
  minComplexity: 7,
  history: { count: 6 },
  excludesCommonlyUsed: true,
  excludesProfileData: true,
  notSimilarToCurrent: true,
}
const profile = {
  promptText: 'Please complete your profile.',
  formId: otherId,
  attributes: [
    { name: 'mobilePhone', displayName: 'Mobile phone', required: true },
    { name: 'name.given', displayName: 'Given name', required: false },
  ],
}
const toCompleted = { flow: { state: completedByUser } }
const toState = (state: object): object => ({ flow: { state } })
const rejected = (rejection: object): object => ({ rejection })

export const readings: Readonly<Record<string, Reading>> = {
  'authorize-mfa-only': [start, { state: otpRequired }],
  'authorize-transaction-approval': [start, { state: otpRequired }],
  'authorize-completed': [
    start,
    { state: { status: 'COMPLETED', flowId: '', offered: [], authorizeResponse } },
  ],
  'authorize-failed': [
    start,
    { state: { status: 'FAILED', flowId: '', offered: [], error: noUsableDevices } },
  ],
  'authorize-redirect': [start, { code: 'ERR_PINGONE_UPSTREAM', reason: 'redirected' }],
  'authorize-hint-refused': [
    start,
    {
      reason: 'refused',
      body: { details: [{ code: 'INVALID_VALUE', target: 'login_hint_token' }] },
    },
  ],
  'authorize-unknown-client': [start, { reason: 'refused', body: { code: 'NOT_FOUND' } }],
  'read-flow-sign-on-required': [
    open,
    { state: { status: 'SIGN_ON_REQUIRED', offered: ['session.reset', 'user.lookup'] } },
  ],
  'read-flow-username-password-required': [
    open,
    {
      state: {
        status: 'USERNAME_PASSWORD_REQUIRED',
        offered: ['usernamePassword.check', 'password.forgot', 'session.reset'],
      },
    },
  ],
  'user-lookup-otp-required': [lookup('mfa.user'), { flow: { state: otpRequired } }],
  'user-lookup-password-required': [
    lookup('mfa.user'),
    toState({ status: 'PASSWORD_REQUIRED', user }),
  ],
  'user-lookup-unknown-user': [
    lookup('nobody'),
    { flow: at('SIGN_ON_REQUIRED'), rejection: { code: 'INVALID_VALUE', meaning: 'unknown_user' } },
  ],
  'username-password-check-completed': [checkPassword('Secret-1'), toCompleted],
  'username-password-check-invalid-credentials': [
    checkPassword('wrong'),
    { rejection: { code: 'INVALID_CREDENTIALS', meaning: 'wrong_credentials' } },
  ],
  'username-password-check-locked-out': [
    checkPassword('wrong'),
    { rejection: { code: 'PASSWORD_LOCKED_OUT', meaning: 'locked', secondsUntilUnlock: 300 } },
  ],
  'username-password-check-failed-locked': [
    checkPassword('Secret-1'),
    { flow: { state: { status: 'FAILED', error: { code: 'PASSWORD_LOCKED_OUT' } } } },
  ],
  'otp-check-completed': [checkOtp('123456'), toCompleted],
  'otp-check-invalid-otp': [
    checkOtp('000000'),
    {
      flow: at('OTP_REQUIRED'),
      rejection: { code: 'INVALID_OTP', meaning: 'wrong_otp', attemptsRemaining: 2 },
    },
  ],
  'otp-check-quota-exceeded': [
    checkOtp('000000'),
    {
      rejection: {
        code: 'QUOTA_EXCEEDED',
        meaning: 'otp_quota',
        coolDownExpiresAt: 1_790_000_000_000,
      },
    },
  ],
  'device-select-limit-exceeded': [
    select(deviceId),
    {
      rejection: {
        code: 'LIMIT_EXCEEDED',
        meaning: 'message_limit',
        coolDownExpiresAt: 1_790_000_000_000,
      },
    },
  ],
  'otp-check-without-vendor-type': [
    checkOtp('123456'),
    { reason: 'refused', body: { code: 'ACCESS_FAILED', details: [{ code: 'INVALID_TOKEN' }] } },
  ],
  'flow-not-found': [(client) => client.readFlow(push), { reason: 'expired' }],
  'rate-limited': [checkOtp('123456'), { reason: 'rate_limited', retryAfterSeconds: 2 }],
  'resume-pi-flow': [(client) => client.resumeFlow(completed), { authorizeResponse }],
  'resume-redirect': [
    (client) => client.resumeFlow(completed, { redirectUri }),
    { authorizeResponse },
  ],
  'resume-failed': [
    (client) => client.resumeFlow(failed),
    { reason: 'failed', body: noUsableDevices },
  ],
  'authorize-davinci': [start, { code: 'ERR_PINGONE_FLOW', reason: 'not_understood' }],
  'username-password-check-device-selection-required': [
    checkPassword('Secret-1'),
    toState({ status: 'DEVICE_SELECTION_REQUIRED', user, devices: [sms, phone] }),
  ],
  'device-select-otp-required': [select(deviceId), toState(otpRequired)],
  'device-select-push-confirmation-required': [
    select(otherId),
    toState({
      status: 'PUSH_CONFIRMATION_REQUIRED',
      offered: ['device.select', 'cancel.push.authentication'],
      selectedDeviceId: otherId,
      number: '47',
      ...ofDevices,
    }),
  ],
  'device-select-assertion-required': [
    select(otherId),
    toState({
      status: 'ASSERTION_REQUIRED',
      offered: ['assertion.check', 'device.select'],
      selectedDeviceId: otherId,
      publicKeyCredentialRequestOptions: {
        challenge: [12, 249, 127, 128, 0, 64],
        timeout: 120_000,
        rpId: 'app.example',
        userVerification: 'required',
        allowCredentials: [{ type: 'public-key', id: [251, 7, 33], transports: ['internal'] }],
      },
    }),
  ],
  'read-flow-push-confirmation-required': [
    (client) => client.readFlow(push),
    { state: { status: 'PUSH_CONFIRMATION_REQUIRED', selectedDeviceId: otherId, ...ofDevices } },
  ],
  'read-flow-push-confirmation-timed-out': [
    (client) => client.readFlow(push),
    { state: { status: 'PUSH_CONFIRMATION_TIMED_OUT', offered: ['device.select'], ...ofDevices } },
  ],
  'read-flow-push-completed': [(client) => client.readFlow(push), { state: completedByUser }],
  'cancel-push-authentication': [
    submit('PUSH_CONFIRMATION_REQUIRED', { action: 'cancel.push.authentication' }),
    toState({ status: 'DEVICE_SELECTION_REQUIRED', ...ofDevices }),
  ],
  'assertion-check-completed': [checkAssertion, toCompleted],
  'assertion-check-refused': [
    checkAssertion,
    rejected({ code: 'INVALID_VALUE', meaning: 'wrong_assertion', attemptsRemaining: 2 }),
  ],
  'username-password-check-password-expired': [
    checkPassword('Secret-1'),
    toState({ status: 'PASSWORD_EXPIRED', offered: ['password.reset'], user, passwordPolicy }),
  ],
  'username-password-check-must-change-password': [
    checkPassword('Secret-1'),
    toState({ status: 'MUST_CHANGE_PASSWORD', offered: ['password.reset'], user, passwordPolicy }),
  ],
  'password-reset-completed': [resetPassword('Secret-1'), toCompleted],
  'password-reset-wrong-current': [
    resetPassword('wrong'),
    rejected({ meaning: 'wrong_credentials', target: 'currentPassword' }),
  ],
  'password-reset-requirements': [
    resetPassword('Secret-1'),
    rejected({
      meaning: 'password_requirements',
      target: 'newPassword',
      unsatisfiedRequirements: ['history'],
    }),
  ],
  'password-forgot-recovery-code-required': [
    submit('USERNAME_PASSWORD_REQUIRED', { action: 'password.forgot', username: 'mfa.user' }),
    toState({
      status: 'RECOVERY_CODE_REQUIRED',
      offered: ['password.recover', 'password.sendRecoveryCode'],
      passwordPolicy,
    }),
  ],
  'password-send-recovery-code': [
    submit('RECOVERY_CODE_REQUIRED', { action: 'password.sendRecoveryCode' }),
    toState({ status: 'RECOVERY_CODE_REQUIRED', passwordPolicy }),
  ],
  'password-recover-completed': [recover('A1B2C3D4'), toCompleted],
  'password-recover-otp-required': [recover('A1B2C3D4'), toState(otpRequired)],
  'password-recover-wrong-code': [
    recover('ZZZZZZZZ'),
    rejected({ meaning: 'wrong_code', target: 'recoveryCode' }),
  ],
  'password-recover-requirements': [
    recover('A1B2C3D4'),
    rejected({ meaning: 'password_requirements', unsatisfiedRequirements: ['history'] }),
  ],
  'user-register-verification-code-required': [
    register('mary@example.com', newPassword),
    toState({
      status: 'VERIFICATION_CODE_REQUIRED',
      offered: ['user.verify', 'user.sendVerificationCode'],
      destination: 'ma****@example.com',
    }),
  ],
  'user-register-taken': [
    register('mary@example.com', newPassword),
    rejected({ meaning: 'taken', target: 'username' }),
  ],
  'user-register-requirements': [
    register('no-address', 'x'),
    rejected({
      meaning: 'password_requirements',
      target: 'password',
      targets: ['email', 'password'],
      unsatisfiedRequirements: ['length', 'minCharacters'],
    }),
  ],
  'user-verify-completed': [verify('A1B2C3D4'), toCompleted],
  'user-verify-wrong-code': [
    verify('ZZZZZZZZ'),
    rejected({ meaning: 'wrong_code', target: 'verificationCode' }),
  ],
  'user-send-verification-code': [
    submit('VERIFICATION_CODE_REQUIRED', { action: 'user.sendVerificationCode' }),
    toState({ status: 'VERIFICATION_CODE_REQUIRED', destination: 'ma****@example.com' }),
  ],
  'username-password-check-agreement-consent-required': [
    checkPassword('Secret-1'),
    toState({
      status: 'AGREEMENT_CONSENT_REQUIRED',
      offered: ['user.consent'],
      agreement: {
        id: otherId,
        title: 'Terms of use',
        text: '<h1>Terms</h1>\n<p>Be kind.</p>',
        contentType: 'text/html',
        version: '3',
        effectiveAtMs: Date.parse('2026-01-01T00:00:00Z'),
        language: 'en',
      },
    }),
  ],
  'user-consent-completed': [consent(true), toCompleted],
  'user-consent-refused': [
    consent(false),
    toState({ status: 'FAILED', error: { code: 'CONSENT_REFUSED' } }),
  ],
  'username-password-check-profile-data-required': [
    checkPassword('Secret-1'),
    toState({
      status: 'PROFILE_DATA_REQUIRED',
      offered: ['form.submit', 'user.update'],
      ...profile,
    }),
  ],
  'form-submit-completed': [
    submit('PROFILE_DATA_REQUIRED', {
      action: 'form.submit',
      formId: otherId,
      attributes: { mobilePhone: '+1.5125550101', 'name.given': 'Mary' },
    }),
    toCompleted,
  ],
  'user-update-completed': [
    submit('PROFILE_DATA_REQUIRED', {
      action: 'user.update',
      attributes: { mobilePhone: '+1.5125550101', 'name.given': 'Mary' },
    }),
    toCompleted,
  ],
  'form-submit-refused': [
    submit('PROFILE_DATA_REQUIRED', { action: 'form.submit', attributes: { nickname: '' } }),
    rejected({ meaning: 'invalid', targets: ['user.nickname', 'user.mobilePhone'] }),
  ],
  'read-flow-account-linking-required': [
    open,
    { state: { status: 'ACCOUNT_LINKING_REQUIRED', provider, email: 'mary@example.com', user } },
  ],
  'username-password-check-account-linked': [
    submit('ACCOUNT_LINKING_REQUIRED', { action: 'usernamePassword.check', password: 'Secret-1' }),
    toCompleted,
  ],
  'read-flow-account-confirmation-required': [
    open,
    {
      state: {
        status: 'ACCOUNT_CONFIRMATION_REQUIRED',
        offered: ['user.confirm'],
        provider,
        attributes: [
          { name: 'username', required: false, value: 'mfa.user' },
          { name: 'email', required: false, value: 'mary@example.com' },
          { name: 'name.given', required: false, value: 'Mary' },
          { name: 'name.family', required: false, value: 'Sample' },
        ],
      },
    },
  ],
  'user-confirm-completed': [
    submit('ACCOUNT_CONFIRMATION_REQUIRED', {
      action: 'user.confirm',
      attributes: { username: 'mfa.user' },
    }),
    toCompleted,
  ],
  'read-flow-external-authentication-required': [
    open,
    { state: { status: 'EXTERNAL_AUTHENTICATION_REQUIRED', offered: [], provider } },
  ],
  'read-flow-dag-user-code-required': [open, { state: { status: 'DAG_USER_CODE_REQUIRED' } }],
  'dag-user-code-verify-consent-required': [
    verifyUserCode('ABCD-EFGH'),
    toState({ status: 'DAG_CONSENT_REQUIRED', applicationName: 'TransferApp', user }),
  ],
  'dag-user-code-verify-wrong-code': [
    verifyUserCode('ZZZZ-ZZZZ'),
    rejected({ meaning: 'wrong_code', target: 'userCode' }),
  ],
  'dag-consent-completed': [
    submit('DAG_CONSENT_REQUIRED', { action: 'deviceAuthGrant.consent', accept: true }),
    toCompleted,
  ],
  'session-reset-username-password-required': [
    submit('OTP_REQUIRED', { action: 'session.reset' }),
    toState({ status: 'USERNAME_PASSWORD_REQUIRED' }),
  ],
  'otp-check-not-allowed': [
    checkOtp('123456'),
    { code: 'ERR_PINGONE_FLOW', reason: 'refused', body: { code: 'INVALID_REQUEST' } },
  ],
}
