// Every documented action: what is submitted, the body that PingOne documents, and the statuses that take it.
import type { FlowAction } from '../../src/flow/action.js'
import type { FlowState } from '../../src/flow/state.js'
import { deviceId } from './bodies.js'
import { documentedStatuses } from './documented-statuses.js'

/** One action as PingOne documents it. */
export interface DocumentedAction {
  readonly action: FlowAction
  readonly body: unknown
  readonly at: readonly FlowState['status'][]
}

/** Every documented status that is not an end. */
export const livingStatuses: readonly FlowState['status'][] = documentedStatuses.filter(
  (status) => status !== 'COMPLETED' && status !== 'FAILED',
)

const username = 'mfa.user'
const attributes = { 'name.given': 'Mary', 'name.family': 'Sample', mobilePhone: '+1.5125550101' }
const nested = { mobilePhone: '+1.5125550101', name: { given: 'Mary', family: 'Sample' } }

export const documentedActions: Readonly<Record<FlowAction['action'], DocumentedAction>> = {
  'user.lookup': {
    action: { action: 'user.lookup', username },
    body: { username },
    at: ['SIGN_ON_REQUIRED'],
  },
  'usernamePassword.check': {
    action: { action: 'usernamePassword.check', username, password: 'Secret-1' },
    body: { username, password: 'Secret-1' },
    at: ['USERNAME_PASSWORD_REQUIRED', 'PASSWORD_REQUIRED', 'ACCOUNT_LINKING_REQUIRED'],
  },
  'otp.check': {
    action: { action: 'otp.check', otp: '012345' },
    body: { otp: '012345' },
    at: ['OTP_REQUIRED'],
  },
  'device.select': {
    action: { action: 'device.select', deviceId },
    body: { device: { id: deviceId } },
    at: [
      'DEVICE_SELECTION_REQUIRED',
      'OTP_REQUIRED',
      'PUSH_CONFIRMATION_REQUIRED',
      'PUSH_CONFIRMATION_TIMED_OUT',
      'ASSERTION_REQUIRED',
    ],
  },
  'assertion.check': {
    action: {
      action: 'assertion.check',
      origin: 'https://app.example',
      assertion: '{"id":"x"}',
      compatibility: 'FULL',
    },
    body: { origin: 'https://app.example', assertion: '{"id":"x"}', compatibility: 'FULL' },
    at: ['ASSERTION_REQUIRED'],
  },
  'cancel.push.authentication': {
    action: { action: 'cancel.push.authentication' },
    body: { reason: 'CHANGE_DEVICE' },
    at: ['PUSH_CONFIRMATION_REQUIRED'],
  },
  'password.forgot': {
    action: { action: 'password.forgot', username },
    body: { username },
    at: ['SIGN_ON_REQUIRED', 'USERNAME_PASSWORD_REQUIRED', 'PASSWORD_REQUIRED'],
  },
  'password.sendRecoveryCode': {
    action: { action: 'password.sendRecoveryCode' },
    body: {},
    at: ['RECOVERY_CODE_REQUIRED'],
  },
  'password.recover': {
    action: { action: 'password.recover', recoveryCode: 'A1B2C3D4', newPassword: 'Winter-1' },
    body: { recoveryCode: 'A1B2C3D4', newPassword: 'Winter-1' },
    at: ['RECOVERY_CODE_REQUIRED'],
  },
  'password.reset': {
    action: { action: 'password.reset', currentPassword: 'Secret-1', newPassword: 'Winter-1' },
    body: { currentPassword: 'Secret-1', newPassword: 'Winter-1' },
    at: ['PASSWORD_EXPIRED', 'MUST_CHANGE_PASSWORD'],
  },
  'user.register': {
    action: { action: 'user.register', username, email: 'm@example.com', password: 'Secret-1' },
    body: { username, email: 'm@example.com', password: 'Secret-1' },
    at: ['SIGN_ON_REQUIRED', 'USERNAME_PASSWORD_REQUIRED', 'ACCOUNT_LINKING_REQUIRED'],
  },
  'user.verify': {
    action: { action: 'user.verify', verificationCode: 'A1B2C3D4' },
    body: { verificationCode: 'A1B2C3D4' },
    at: ['VERIFICATION_CODE_REQUIRED'],
  },
  'user.sendVerificationCode': {
    action: { action: 'user.sendVerificationCode' },
    body: {},
    at: ['VERIFICATION_CODE_REQUIRED'],
  },
  'user.confirm': {
    action: { action: 'user.confirm', attributes },
    body: nested,
    at: ['ACCOUNT_CONFIRMATION_REQUIRED'],
  },
  'user.consent': {
    action: { action: 'user.consent', accept: false },
    body: { accept: false },
    at: ['AGREEMENT_CONSENT_REQUIRED'],
  },
  'form.submit': {
    action: { action: 'form.submit', formId: 'f1', attributes },
    body: { form: { id: 'f1' }, user: nested },
    at: ['PROFILE_DATA_REQUIRED'],
  },
  'user.update': {
    action: { action: 'user.update', attributes },
    body: nested,
    at: ['PROFILE_DATA_REQUIRED'],
  },
  'deviceAuthGrant.userCode.verify': {
    action: { action: 'deviceAuthGrant.userCode.verify', userCode: 'ABCD-EFGH' },
    body: { userCode: 'ABCD-EFGH' },
    at: ['DAG_USER_CODE_REQUIRED'],
  },
  'deviceAuthGrant.consent': {
    action: { action: 'deviceAuthGrant.consent', accept: true },
    body: { accept: true },
    at: ['DAG_CONSENT_REQUIRED'],
  },
  'session.reset': {
    action: { action: 'session.reset' },
    body: {},
    at: livingStatuses,
  },
}

/** Documented actions that no status takes, with the reason. */
export const leftOut: Readonly<Record<string, string>> = {
  'user.acceptInvite': 'of an invitation to the admin console: no documented status asks for it',
  'payload.check': 'of a remembered device: it belongs to device authentications, not to flows',
}
