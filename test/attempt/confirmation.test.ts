// What confirms a person: an accepted action of an authenticator, or a wait that ended, and a flow that is past it.
import { describe, expect, it } from 'vitest'
import { noteConfirmed, type LedBy } from '../../src/attempt/confirmation.js'
import { applyFlow } from '../../src/attempt/outcome.js'
import { buildPending, type PendingSignOn } from '../../src/attempt/pending-sign-on.js'
import type { FlowState } from '../../src/flow/state.js'
import { findStepAt } from '../../src/steps/index.js'
import { documentedStatuses } from '../flow/documented-statuses.js'

const nowMs = 1_800_000_000_000
const devices = [{ id: 'd1', type: 'SMS', usable: true }]

function pendingAt(status: string): PendingSignOn {
  const attempt = {
    handle: 'h'.repeat(43),
    cookieValue: 'cookie',
    returnPath: '/',
    reference: 'AAAA-AAAA',
    mode: 'embedded',
    purpose: 'sign-on',
  } as const
  const checks = { state: 's', nonce: 'n', codeVerifier: 'v' }
  const state = {
    flowId: '6f1b3f4e-1111-4222-8333-444455556666',
    offered: [],
    status,
    devices,
    selectedDeviceId: 'd1',
    error: { code: 'X' },
  } as unknown as FlowState
  const pending = buildPending(attempt, checks, { nowMs, lifetimeSeconds: 600 })
  return { ...pending, flow: { state, cookies: [] } }
}

const actions = [
  'user.lookup',
  'usernamePassword.check',
  'otp.check',
  'device.select',
  'session.reset',
  'cancel.push.authentication',
] as const
const notPast = ['DEVICE_SELECTION_REQUIRED', 'OTP_REQUIRED', 'PUSH_CONFIRMATION_REQUIRED']
const never = ['PUSH_CONFIRMATION_TIMED_OUT', 'ASSERTION_REQUIRED', 'FAILED', 'SIGN_ON_REQUIRED']

describe.each(documentedStatuses)('a flow that is at %s afterwards', (to) => {
  const isPast = ![...notPast, ...never].includes(to)

  it.each(actions)(
    `is ${isPast ? '' : 'not '}past its authenticator, if %s is what confirms`,
    (ledBy) => {
      const before = pendingAt('OTP_REQUIRED')
      const { confirmed } = noteConfirmed(pendingAt(to), { before, ledBy })
      expect(confirmed).toEqual(isPast && ledBy === 'otp.check' ? { deviceType: 'SMS' } : undefined)
    },
  )

  it.each(documentedStatuses)(
    'after a read at %s is confirmed only if that was waited for',
    (from) => {
      const { confirmed } = noteConfirmed(pendingAt(to), { before: pendingAt(from), ledBy: 'wait' })
      const waitedFor = findStepAt(from)?.waits?.at === from
      expect(confirmed !== undefined).toBe(isPast && waitedFor)
    },
  )
})

it('nothing is waited for but an answer on the phone', () => {
  const waits = documentedStatuses.filter((status) => findStepAt(status)?.waits?.at === status)
  expect(waits.filter((status) => status !== 'PUSH_CONFIRMATION_REQUIRED')).toEqual([])
})

it('an action is no confirmation of a flow that was not known before', () => {
  const { flow: _flow, ...before } = pendingAt('OTP_REQUIRED')
  const ledBy: LedBy = 'otp.check'
  expect(noteConfirmed(pendingAt('COMPLETED'), { before, ledBy }).confirmed).toBeUndefined()
})

it('what a passkey has signed goes along with the confirmation, also when its reply is lost', () => {
  const signed = {
    credentialId: 'c',
    authenticatorData: 'a',
    clientDataJSON: 'j',
    signature: 's',
  }
  const before = { ...pendingAt('ASSERTION_REQUIRED'), signed }
  const { confirmed } = noteConfirmed(pendingAt('COMPLETED'), { before, ledBy: 'assertion.check' })
  expect(confirmed).toEqual({ deviceType: 'SMS', signed })
  const { flow } = pendingAt('COMPLETED')
  if (flow === undefined) throw new Error('no flow')
  const settings = {
    nowMs,
    secretChecksPerFlow: 3,
    revealUserState: false,
    decoyStep: 'otp',
    pushTimeoutSeconds: 40,
  } as const
  const read = applyFlow({ ...before, busyWith: 'assertion.check' }, { flow, settings })
  expect(read.confirmed).toEqual({ deviceType: 'SMS', signed })
})
