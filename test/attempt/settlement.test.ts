// What a step costs in the end, by what PingOne's answer says: row by row.
import { describe, expect, it } from 'vitest'
import { ConfigError, FlowError, StateUnavailableError, UpstreamError } from '../../src/errors.js'
import type { FlowRejection } from '../../src/flow/action.js'
import type { FlowState } from '../../src/flow/state.js'
import { ALL_BACK } from '../../src/limits/paid.js'
import { buildPending, type PendingSignOn } from '../../src/attempt/pending-sign-on.js'
import {
  settleFailure,
  settleLost,
  settleStep,
  type SettledStep,
} from '../../src/attempt/settlement.js'

const base = { flowId: '6f1b3f4e-1111-4222-8333-444455556666', offered: [] }
const device = (type: string): FlowState => ({
  ...base,
  status: 'OTP_REQUIRED',
  devices: [{ id: 'd1', type, usable: true }],
  selectedDeviceId: 'd1',
  bypassAllowed: false,
})
const states = {
  sms: device('SMS'),
  totp: device('TOTP'),
  name: { ...base, status: 'SIGN_ON_REQUIRED' },
  password: { ...base, status: 'USERNAME_PASSWORD_REQUIRED' },
  choice: { ...base, status: 'DEVICE_SELECTION_REQUIRED', devices: [] },
  done: { ...base, status: 'COMPLETED' },
} as unknown as Record<string, FlowState>

function at(state: keyof typeof states, more: Partial<PendingSignOn> = {}): PendingSignOn {
  const pending = buildPending(
    {
      handle: 'h'.repeat(43),
      cookieValue: 'cookie',
      returnPath: '/',
      reference: 'AAAA-AAAA',
      mode: 'embedded',
      purpose: 'sign-on',
      username: 'maya',
    },
    { state: 's', nonce: 'n', codeVerifier: 'v' },
    { nowMs: 0, lifetimeSeconds: 600 },
  )
  const flow = states[state]
  return { ...pending, ...(flow !== undefined && { flow: { state: flow, cookies: [] } }), ...more }
}

const refused = (meaning: FlowRejection['meaning']): FlowRejection => ({ code: 'X', meaning })
const step = (
  action: SettledStep['action'],
  before: PendingSignOn,
  next: PendingSignOn,
  rejection?: FlowRejection,
): SettledStep => ({ action, before, next, rejection })

describe('a message', () => {
  const lookup = (next: PendingSignOn, rejection?: FlowRejection): string =>
    settleStep(step('user.lookup', at('name'), next, rejection), false).message

  it('counts for a stranger on every code page, also of an authenticator app and of a decoy', () => {
    expect(lookup(at('sms'))).toBe('keep')
    expect(lookup(at('totp'))).toBe('keep')
    expect(lookup(at('name', { decoy: 'otp' }))).toBe('keep')
  })

  it('does not count where no code page follows, for a decoy neither', () => {
    expect(lookup(at('password'))).toBe('back')
    expect(lookup(at('choice'))).toBe('back')
    expect(lookup(at('done'))).toBe('back')
    expect(lookup(at('name', { decoy: 'password' }))).toBe('back')
  })

  it.each([
    ['a known browser', { party: 'known' }],
    ['a member', { party: 'member' }],
    ['who has proven a password', { proven: true }],
  ] as const)('of %s counts only when a device is sent one', (_who, more) => {
    expect(lookup(at('sms', more))).toBe('keep')
    expect(lookup(at('totp', more))).toBe('back')
  })

  it('that PingOne refuses to send comes back, but not to a stranger: it is a decoy now', () => {
    const limit = refused('message_limit')
    expect(lookup(at('name', { decoy: 'otp' }), limit)).toBe('keep')
    expect(lookup(at('sms'), limit)).toBe('keep')
    expect(lookup(at('name', { decoy: 'password' }), limit)).toBe('back')
    expect(lookup(at('sms', { party: 'known' }), limit)).toBe('back')
    expect(lookup(at('sms', { proven: true }), limit)).toBe('back')
  })

  it('counts by the device also for a stranger, where the app shows the state of users', () => {
    expect(settleStep(step('user.lookup', at('name'), at('totp')), true).message).toBe('back')
    expect(settleStep(step('user.lookup', at('name'), at('sms')), true).message).toBe('keep')
  })
})

describe('a secret', () => {
  it('that was wrong stays counted, for a decoy too', () => {
    const wrong = refused('wrong_otp')
    expect(settleStep(step('otp.check', at('sms'), at('sms'), wrong), false).secret).toBe('keep')
    const decoy = at('name', { decoy: 'otp' })
    expect(settleStep(step('otp.check', decoy, decoy), false).secret).toBe('keep')
    const password = at('password')
    const credentials = refused('wrong_credentials')
    const tried = step('usernamePassword.check', password, password, credentials)
    expect(settleStep(tried, false).secret).toBe('keep')
  })

  it('that was absorbed into a decoy stays counted', () => {
    const next = at('name', { decoy: 'otp' })
    const absorbed = step('otp.check', at('sms'), next, refused('locked'))
    expect(settleStep(absorbed, false).secret).toBe('keep')
  })

  it('that was right comes back at once', () => {
    const password = step('usernamePassword.check', at('password'), at('sms', { proven: true }))
    expect(settleStep(password, false).secret).toBe('back')
    const code = step('otp.check', at('sms'), at('password', { confirmed: {} }))
    expect(settleStep(code, false).secret).toBe('back')
  })

  it('that was right comes back also when no message can go out after it', () => {
    const next = at('password', { proven: true })
    const limited = step('usernamePassword.check', at('password'), next, refused('message_limit'))
    expect(settleStep(limited, false)).toMatchObject({ secret: 'back', message: 'back' })
  })

  it('that PingOne did not look at comes back', () => {
    const before = at('sms', { secretChecks: 2 })
    const next = at('sms', { secretChecks: 1 })
    const unheard = step('otp.check', before, next, refused('message_limit'))
    expect(settleStep(unheard, false).secret).toBe('back')
    const heard = step('otp.check', before, at('sms', { secretChecks: 2 }), refused('wrong_otp'))
    expect(settleStep(heard, false).secret).toBe('keep')
  })

  it('whose answer was lost, with the flow where it was, comes back but for the long count', () => {
    const lost = step('otp.check', at('sms'), at('sms'))
    expect(settleLost(lost, false).secret).toBe('back-but-long')
  })
})

describe('a start', () => {
  it('stays while the attempt goes on, for a decoy too', () => {
    expect(settleStep(step('user.lookup', at('name'), at('sms')), false).start).toBe('keep')
    const decoy = at('name', { decoy: 'otp' })
    expect(settleStep(step('user.lookup', at('name'), decoy), false).start).toBe('keep')
  })

  it('comes back when PingOne refuses, so that nothing is open', () => {
    const next = at('name', { ended: { kind: 'no_usable_device' } })
    const opening = step('user.lookup', at('name'), next, refused('message_limit'))
    expect(settleStep(opening, false).start).toBe('back')
  })
})

describe('a step without an answer', () => {
  const upstream = (reached: 'no' | 'unknown' | 'yes', reason = 'timed_out'): UpstreamError =>
    new UpstreamError('x', { reason: reason as 'timed_out', call: 'flow', reached })

  it.each([
    ['PingOne was not reached', upstream('no', 'unreachable')],
    ['the rate was limited', upstream('yes', 'rate_limited')],
    ['our store failed', new StateUnavailableError('x', { operation: 'create' })],
    ['the set-up is wrong', new ConfigError([{ option: 'x', problem: 'y' }])],
    ['PingOne refused to begin', new FlowError('x', { reason: 'refused' })],
    ['something broke', new TypeError('x')],
  ])('costs nothing when %s', (_why, error) => {
    expect(settleFailure(error, { ends: true })).toEqual(ALL_BACK)
  })

  it.each(['unknown', 'yes'] as const)(
    'of which nobody knows whether PingOne did it (%s) costs the day, the long count and an account only',
    (reached) => {
      expect(settleFailure(upstream(reached), { ends: true })).toEqual({
        start: 'back',
        message: 'back-but-day',
        secret: 'back-but-long',
        account: 'keep',
      })
    },
  )

  it('leaves the start with an attempt that goes on', () => {
    expect(settleFailure(upstream('no'), { ends: false }).start).toBe('keep')
    expect(settleFailure(upstream('unknown'), { ends: false }).start).toBe('keep')
  })
})
