// Decisions about an attempt that no story reaches: each is kept by one line.
import { describe, expect, it } from 'vitest'
import { findCarriedPress } from '../../src/attempt/carried-press.js'
import { absorb } from '../../src/attempt/decoy.js'
import { applyStep } from '../../src/attempt/outcome.js'
import type { OutcomeSettings } from '../../src/attempt/outcome-settings.js'
import { buildPending, type PendingSignOn } from '../../src/attempt/pending-sign-on.js'
import { settleStep } from '../../src/attempt/settlement.js'
import type { FlowState } from '../../src/flow/state.js'

const settings: OutcomeSettings = {
  nowMs: 1_800_000_000_000,
  secretChecksPerFlow: 3,
  revealUserState: false,
  decoyStep: 'otp',
  pushTimeoutSeconds: 40,
}
const base = { flowId: '6f1b3f4e-1111-4222-8333-444455556666', offered: [] }
const agreement = { text: 'Be kind.', contentType: 'text/plain' }
const states = {
  code: { ...base, status: 'RECOVERY_CODE_REQUIRED' },
  mail: { ...base, status: 'VERIFICATION_CODE_REQUIRED' },
  terms: { ...base, status: 'AGREEMENT_CONSENT_REQUIRED', agreement },
  choice: { ...base, status: 'DEVICE_SELECTION_REQUIRED', devices: [] },
  password: { ...base, status: 'USERNAME_PASSWORD_REQUIRED' },
  failed: { ...base, status: 'FAILED', error: { code: 'ANYTHING' } },
  done: { ...base, status: 'COMPLETED' },
} as unknown as Record<string, FlowState>

function at(name: keyof typeof states, more: Partial<PendingSignOn> = {}): PendingSignOn {
  const attempt = {
    handle: 'h'.repeat(43),
    cookieValue: 'cookie',
    returnPath: '/',
    reference: 'AAAA-AAAA',
    mode: 'embedded',
    purpose: 'sign-on',
    username: 'maya',
  } as const
  const checks = { state: 's', nonce: 'n', codeVerifier: 'v' }
  const pending = buildPending(attempt, checks, { nowMs: 0, lifetimeSeconds: 600 })
  return { ...pending, flow: flowAt(name), ...more }
}

function flowAt(name: keyof typeof states): { state: FlowState; cookies: [] } {
  const state = states[name]
  if (state === undefined) throw new Error(`${name} is no state`)
  return { state, cookies: [] }
}

describe('a mailed code', () => {
  it.each(['password.recover', 'user.verify'] as const)(
    'that was wrong stays counted, and one that PingOne did not look at is given back (%s)',
    (action) => {
      const name = action === 'user.verify' ? 'mail' : 'code'
      const settle = (meaning: 'wrong_code' | 'wrong_credentials'): unknown =>
        settleStep(
          { action, before: at(name), next: at(name), rejection: { code: 'X', meaning } },
          false,
        ).secret
      expect([settle('wrong_code'), settle('wrong_credentials')]).toEqual(['keep', 'back'])
    },
  )

  it.each(['password.recover', 'user.verify'] as const)(
    'that is right is given back (%s)',
    (action) => {
      const before = at(action === 'user.verify' ? 'mail' : 'code')
      expect(settleStep({ action, before, next: at('terms') }, false).secret).toBe('back')
    },
  )
})

describe('a device whose choice must not show anything', () => {
  it.each([
    ['FIDO2', 'passkey'],
    ['SMS', 'otp'],
  ])('of the type %s is stood for by the step %s', (chosenType, decoy) => {
    const absorbed = absorb(at('choice', { chosenType }), { action: 'device.select', settings })
    expect(absorbed.decoy).toBe(decoy)
  })
})

describe('terms', () => {
  it.each([
    [true, 'agreement_refused'],
    [false, 'sign_on_failed'],
  ])('that are refused (%s) end as such, and a failure alone does not', (declines, kind) => {
    const next = applyStep(at('terms', { proven: true }), {
      action: 'user.consent',
      declines,
      step: { flow: flowAt('failed') },
      settings,
    })
    expect(next.ended?.kind).toBe(kind)
  })
})

describe('the press of a page before', () => {
  it('is carried by a page after the factors, and by no other', () => {
    const press = 'otp.x'
    expect(findCarriedPress(at('terms', { press }))).toBe(press)
    expect(findCarriedPress(at('password', { press }))).toBeUndefined()
    expect(findCarriedPress(at('choice', { press }))).toBeUndefined()
  })
})
