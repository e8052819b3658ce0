// What a call did: whether a message went out, and whether PingOne looked at the secret.
import { describe, expect, it } from 'vitest'
import { FlowError, StateUnavailableError, UpstreamError } from '../../src/errors.js'
import type { FlowStep } from '../../src/flow/client.js'
import type { FlowState } from '../../src/flow/state.js'
import { didNothing, readStep, type AskedOf, type WentOut } from '../../src/attempt/went-out.js'

const base = { flowId: '6f1b3f4e-1111-4222-8333-444455556666', offered: [] }
const otpAt = (type: string): FlowState => ({
  ...base,
  status: 'OTP_REQUIRED',
  devices: [{ id: 'd1', type, usable: true }],
  selectedDeviceId: 'd1',
  bypassAllowed: false,
})
const failed = (code: string): FlowState => ({ ...base, status: 'FAILED', error: { code } })
const at = (state: FlowState): FlowStep => ({ flow: { state, cookies: [] } })
const completed: FlowState = { ...base, status: 'COMPLETED' }
const password: FlowState = { ...base, status: 'PASSWORD_REQUIRED' }
const selection: FlowState = { ...base, status: 'DEVICE_SELECTION_REQUIRED', devices: [] }
const push: FlowState = { ...base, status: 'PUSH_CONFIRMATION_REQUIRED', devices: [] }

type Told = `${WentOut['message']} ${WentOut['secret']}`
const tell = ({ message, secret }: WentOut): Told => `${message} ${secret}`

describe('an answer', () => {
  it.each<[AskedOf, FlowState, Told]>([
    ['user.lookup', otpAt('SMS'), 'sent none'],
    ['user.lookup', otpAt('TOTP'), 'none none'],
    ['user.lookup', otpAt('MOBILE'), 'none none'],
    ['user.lookup', password, 'none none'],
    ['user.lookup', selection, 'none none'],
    ['user.lookup', push, 'sent none'],
    ['user.lookup', failed('NO_USABLE_DEVICES'), 'none none'],
    ['confirmation', otpAt('EMAIL'), 'sent none'],
    ['confirmation', failed('PASSWORD_LOCKED_OUT'), 'none none'],
    ['device.select', otpAt('VOICE'), 'sent none'],
    ['usernamePassword.check', otpAt('SMS'), 'sent right'],
    ['usernamePassword.check', otpAt('TOTP'), 'none right'],
    ['usernamePassword.check', completed, 'none right'],
    ['usernamePassword.check', failed('NO_USABLE_DEVICES'), 'none right'],
    ['usernamePassword.check', failed('PASSWORD_LOCKED_OUT'), 'none wrong'],
    ['otp.check', completed, 'none right'],
    ['otp.check', otpAt('SMS'), 'unknown unknown'],
    ['otp.check', failed('PASSWORD_LOCKED_OUT'), 'none wrong'],
    ['session.reset', otpAt('SMS'), 'none none'],
  ])('to %s tells: %j is %s', (asked, state, told) => {
    expect(tell(readStep(asked, at(state)))).toBe(told)
  })

  it.each<[AskedOf, NonNullable<FlowStep['rejection']>['meaning'], Told]>([
    ['user.lookup', 'unknown_user', 'none none'],
    ['user.lookup', 'message_limit', 'refused none'],
    ['device.select', 'message_limit', 'refused none'],
    ['device.select', 'otp_quota', 'refused none'],
    ['device.select', 'invalid', 'none none'],
    ['usernamePassword.check', 'wrong_credentials', 'none wrong'],
    ['usernamePassword.check', 'locked', 'none wrong'],
    ['usernamePassword.check', 'message_limit', 'refused right'],
    ['usernamePassword.check', 'no_usable_devices', 'none right'],
    ['otp.check', 'wrong_otp', 'none wrong'],
    ['otp.check', 'otp_quota', 'none wrong'],
    ['otp.check', 'message_limit', 'none unheard'],
    ['confirmation', 'message_limit', 'refused none'],
    ['session.reset', 'message_limit', 'none none'],
  ])('to %s refused as %s is %s', (asked, meaning, told) => {
    const rejection = { code: 'X', meaning }
    expect(tell(readStep(asked, { ...at(selection), rejection }))).toBe(told)
  })
})

describe('a failure', () => {
  const upstream = (
    reason: UpstreamError['reason'],
    reached: UpstreamError['reached'],
  ): UpstreamError => new UpstreamError('m', { reason, call: 'flow', reached })

  it.each([
    upstream('unreachable', 'no'),
    upstream('timed_out', 'no'),
    upstream('rate_limited', 'yes'),
    new FlowError('m', { reason: 'refused' }),
    new FlowError('m', { reason: 'expired' }),
    new FlowError('m', { reason: 'action_not_offered' }),
  ])('%# did nothing', (error) => {
    expect(didNothing(error)).toBe(true)
  })

  it.each([
    upstream('interrupted', 'unknown'),
    upstream('server_error', 'unknown'),
    upstream('not_understood', 'yes'),
    new FlowError('m', { reason: 'other_flow' }),
    new FlowError('m', { reason: 'not_understood' }),
    new StateUnavailableError('m', { operation: 'read' }),
  ])('%# may have done it', (error) => {
    expect(didNothing(error)).toBe(false)
  })
})
