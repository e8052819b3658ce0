// The calls of the flow client that the fixtures show.
import type { FlowAction } from '../../src/flow/action.js'
import type { Flow, FlowClient } from '../../src/flow/client.js'
import type { FlowState } from '../../src/flow/state.js'
import { documentedActions } from '../flow/documented-actions.js'
import { placeholders } from './fixtures.js'

const { flow: flowId } = placeholders

/** The call that a fixture shows. */
export type Act = (client: FlowClient) => Promise<unknown>

/** Every action of a flow, linked: what a status takes, the client says itself. */
export const offered: readonly string[] = Object.keys(documentedActions)

export function at(status: FlowState['status'], members: object = {}): Flow {
  const state = { status, flowId, offered, ...members }
  return { state: state as unknown as FlowState, cookies: [{ name: 'ST', value: 'st' }] }
}
export const completed: Flow = at('COMPLETED')
export const failed: Flow = at('FAILED', { error: { code: 'X' } })

/** Submits an action at a status, as who takes a flow out of a store does. */
export function submit(status: FlowState['status'], action: FlowAction): Act {
  return (client) => client.submitAction(at(status), action as never)
}

export const start: Act = (client) => client.startFlow({ client_id: 'app' })
export const open: Act = (client) => client.openFlow(flowId)
export const checkOtp = (otp: string): Act => submit('OTP_REQUIRED', { action: 'otp.check', otp })
export const checkPassword = (password: string): Act =>
  submit('USERNAME_PASSWORD_REQUIRED', {
    action: 'usernamePassword.check',
    username: 'mfa.user',
    password,
  })
export const lookup = (username: string): Act =>
  submit('SIGN_ON_REQUIRED', { action: 'user.lookup', username })
export const select = (id: string): Act =>
  submit('DEVICE_SELECTION_REQUIRED', { action: 'device.select', deviceId: id })
export const push: Flow = at('PUSH_CONFIRMATION_REQUIRED')
export const newPassword = 'Winter-Harbour-42'
export const resetPassword = (currentPassword: string): Act =>
  submit('PASSWORD_EXPIRED', { action: 'password.reset', currentPassword, newPassword })
export const recover = (recoveryCode: string): Act =>
  submit('RECOVERY_CODE_REQUIRED', { action: 'password.recover', recoveryCode, newPassword })
export const register = (email: string, password: string): Act =>
  submit('USERNAME_PASSWORD_REQUIRED', {
    action: 'user.register',
    username: 'mfa.user',
    email,
    password,
  })
export const verify = (verificationCode: string): Act =>
  submit('VERIFICATION_CODE_REQUIRED', { action: 'user.verify', verificationCode })
export const consent = (accept: boolean): Act =>
  submit('AGREEMENT_CONSENT_REQUIRED', { action: 'user.consent', accept })
export const verifyUserCode = (userCode: string): Act =>
  submit('DAG_USER_CODE_REQUIRED', { action: 'deviceAuthGrant.userCode.verify', userCode })
export const checkAssertion: Act = submit('ASSERTION_REQUIRED', {
  action: 'assertion.check',
  origin: 'https://app.example',
  assertion:
    '{"id":"-wch","rawId":"+wch","type":"public-key","response":{"clientDataJSON":"e30=","authenticatorData":"AAEC","signature":"MEUC","userHandle":""}}',
  compatibility: 'FULL',
})
