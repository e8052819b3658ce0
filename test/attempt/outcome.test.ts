// What PingOne's answers do to an attempt: before a first factor is proven, a bad user looks like a good one.
import { describe, expect, it } from 'vitest'
import type { FlowRejection } from '../../src/flow/action.js'
import type { Flow } from '../../src/flow/client.js'
import type { FlowState } from '../../src/flow/state.js'
import { buildFlowFacts } from '../../src/attempt/page-facts.js'
import { applyFlow, applyStep } from '../../src/attempt/outcome.js'
import type { OutcomeSettings } from '../../src/attempt/outcome-settings.js'
import { createOtpLengths } from '../../src/attempt/otp-lengths.js'
import { buildPending, type PendingSignOn } from '../../src/attempt/pending-sign-on.js'

const nowMs = 1_800_000_000_000
const settings: OutcomeSettings = {
  nowMs,
  secretChecksPerFlow: 3,
  revealUserState: false,
  decoyStep: 'otp',
  pushTimeoutSeconds: 40,
}
const throttle = {
  otpChecksPerFlow: 3,
  otpChecksPerConfirmation: 5,
  resendAfterSeconds: 30,
  resendsPerFlow: 3,
  lockedPauseMinutes: 10,
}
const common = { action: '/login/flow/x', csrf: 'c', nowMs, restartPath: '/login' }
const base = { flowId: '6f1b3f4e-1111-4222-8333-444455556666', offered: [] }
const phone = { id: 'd1', type: 'SMS', destination: '*******01', usable: true }

function pendingAt(state?: FlowState, more: Partial<PendingSignOn> = {}): PendingSignOn {
  const attempt = {
    handle: 'h'.repeat(43),
    cookieValue: 'cookie',
    returnPath: '/accounts',
    reference: 'AAAA-AAAA',
    mode: 'embedded',
    purpose: 'sign-on',
    username: 'maya',
  } as const
  const checks = { state: 's', nonce: 'n', codeVerifier: 'v' }
  const pending = buildPending(attempt, checks, { nowMs, lifetimeSeconds: 600 })
  return { ...pending, ...(state && { flow: flowAt(state) }), ...more }
}

function flowAt(state: FlowState): Flow {
  return { state, cookies: [] }
}

const otpRequired: FlowState = {
  ...base,
  status: 'OTP_REQUIRED',
  devices: [phone],
  selectedDeviceId: 'd1',
  bypassAllowed: false,
}
const signOnRequired: FlowState = { ...base, status: 'SIGN_ON_REQUIRED' }
const failed = (code: string): FlowState => ({ ...base, status: 'FAILED', error: { code } })

function pageOf(pending: PendingSignOn, revealUserState = false): unknown {
  const config = {
    throttle,
    revealUserState,
    otpAutoSubmit: false,
    appCodes: false,
    baseUrl: 'https://bank.example',
  }
  const page = buildFlowFacts(pending, common, { config, otpLengths: createOtpLengths() })
  return { ...page, facts: { ...page.facts, reference: '' } }
}

describe('after a lookup, the page of', () => {
  const goodUser = applyStep(pendingAt(signOnRequired), {
    action: 'user.lookup',
    step: { flow: flowAt(otpRequired) },
    settings,
  })

  it.each(['NO_USABLE_DEVICES', 'PASSWORD_LOCKED_OUT', 'ACCOUNT_NOT_USABLE', 'ANYTHING_ELSE'])(
    'a user for whom the flow fails with %s is the page of a good user',
    (code) => {
      const next = applyStep(pendingAt(signOnRequired), {
        action: 'user.lookup',
        step: { flow: flowAt(failed(code)) },
        settings,
      })
      expect(pageOf(next)).toEqual(pageOf(goodUser))
      expect(next.flow).toBeUndefined()
    },
  )

  it.each<FlowRejection['meaning']>([
    'unknown_user',
    'locked',
    'unusable_account',
    'no_usable_devices',
    'message_limit',
    'invalid',
  ])('a lookup refused as %s is the page of a good user', (meaning) => {
    const rejection = { code: 'X', meaning }
    const step = { flow: flowAt(signOnRequired), rejection }
    expect(
      pageOf(applyStep(pendingAt(signOnRequired), { action: 'user.lookup', step, settings })),
    ).toEqual(pageOf(goodUser))
  })

  it('an unknown user is a password page when the decoy step is password', () => {
    const step = {
      flow: flowAt(signOnRequired),
      rejection: { code: 'X', meaning: 'unknown_user' as const },
    }
    const next = applyStep(pendingAt(signOnRequired), {
      action: 'user.lookup',
      step,
      settings: {
        ...settings,
        decoyStep: 'password',
      },
    })
    const real = applyStep(pendingAt(signOnRequired), {
      action: 'user.lookup',
      step: { flow: flowAt({ ...base, status: 'PASSWORD_REQUIRED' }) },
      settings,
    })
    expect(pageOf(next)).toEqual(pageOf(real))
  })

  it('a locked user tells so only with revealUserState', () => {
    const next = applyStep(pendingAt(signOnRequired), {
      action: 'user.lookup',
      step: { flow: flowAt(failed('PASSWORD_LOCKED_OUT')) },
      settings: { ...settings, revealUserState: true },
    })
    expect(next.ended).toEqual({ kind: 'locked', cause: 'account' })
  })
})

describe('a wrong code', () => {
  const wrong = { code: 'INVALID_OTP', meaning: 'wrong_otp', attemptsRemaining: 7 } as const

  it('before a first factor says nothing of attempts', () => {
    const next = applyStep(pendingAt(otpRequired, { secretChecks: 1 }), {
      action: 'otp.check',
      step: { flow: flowAt(otpRequired), rejection: wrong },
      settings,
    })
    expect(next.messages).toEqual([{ code: 'otp_wrong' }])
  })

  it.each([
    [7, 1, 2],
    [1, 1, 1],
    [undefined, 2, 1],
  ])(
    'after a password says the smaller of PingOne’s %s and our own count',
    (remaining, checks, shown) => {
      const rejection = {
        code: 'INVALID_OTP',
        meaning: 'wrong_otp',
        ...(remaining !== undefined && { attemptsRemaining: remaining }),
      } as const
      const next = applyStep(pendingAt(otpRequired, { secretChecks: checks, proven: true }), {
        action: 'otp.check',
        step: { flow: flowAt(otpRequired), rejection },
        settings,
      })
      expect(next.messages).toEqual([
        {
          code: 'otp_wrong',
          attemptsRemaining: shown,
          ...(checks === settings.secretChecksPerFlow - 1 && { lastTry: true }),
        },
      ])
    },
  )

  it('that is the last one of the flow ends the attempt', () => {
    const next = applyStep(pendingAt(otpRequired, { secretChecks: 3 }), {
      action: 'otp.check',
      step: { flow: flowAt(otpRequired), rejection: wrong },
      settings,
    })
    expect(next.ended).toEqual({
      kind: 'locked',
      cause: 'tries',
      wrong: 'code',
      wrongCount: 3,
      atMs: nowMs,
    })
    const facts = { step: 'locked', pauseMinutes: throttle.lockedPauseMinutes }
    expect(pageOf(next)).toMatchObject({ status: 429, facts })
    expect(JSON.stringify(pageOf(next))).not.toContain('retryAt')
  })

  it('on a device that PingOne pauses is counted like any wrong code, and PingOne is not asked again', () => {
    const rejection = {
      code: 'QUOTA_EXCEEDED',
      meaning: 'otp_quota',
      coolDownExpiresAt: nowMs + 60_000,
    } as const
    const next = applyStep(pendingAt(otpRequired, { secretChecks: 1 }), {
      action: 'otp.check',
      step: { flow: flowAt(otpRequired), rejection },
      settings,
    })
    expect(next.messages).toEqual([{ code: 'otp_wrong' }])
    expect(next).toMatchObject({ decoy: 'otp' })
    expect(next.ended).toBeUndefined()
  })

  it.each(['PASSWORD_LOCKED_OUT', 'NO_USABLE_DEVICES'])(
    'that makes the flow fail with %s looks like any wrong code until the tries are over',
    (code) => {
      const next = applyStep(pendingAt(otpRequired, { secretChecks: 1 }), {
        action: 'otp.check',
        step: { flow: flowAt(failed(code)) },
        settings,
      })
      expect(next).toMatchObject({ decoy: 'otp', messages: [{ code: 'otp_wrong' }] })
      expect(next.ended).toBeUndefined()
    },
  )

  it('whose answer was lost while the flow failed does not show the state of the user', () => {
    const next = applyFlow(pendingAt(otpRequired), {
      flow: flowAt(failed('PASSWORD_LOCKED_OUT')),
      settings,
    })
    expect(next).toMatchObject({ decoy: 'otp' })
    expect(next.ended).toBeUndefined()
  })

  it('on a paused device tells when to come back once a password was given', () => {
    const rejection = {
      code: 'QUOTA_EXCEEDED',
      meaning: 'otp_quota',
      coolDownExpiresAt: nowMs + 60_000,
    } as const
    const next = applyStep(pendingAt(otpRequired, { secretChecks: 1, proven: true }), {
      action: 'otp.check',
      step: { flow: flowAt(otpRequired), rejection },
      settings,
    })
    expect(next.ended).toEqual({ kind: 'locked', retryAtMs: nowMs + 60_000, wrongCount: 1 })
  })
})

describe('a password', () => {
  const at: FlowState = { ...base, status: 'USERNAME_PASSWORD_REQUIRED' }

  it.each([
    [
      'wrong_credentials',
      {
        flow: flowAt(at),
        rejection: { code: 'INVALID_CREDENTIALS', meaning: 'wrong_credentials' },
      },
    ],
    ['locked', { flow: flowAt(at), rejection: { code: 'PASSWORD_LOCKED_OUT', meaning: 'locked' } }],
    ['failed: locked', { flow: flowAt(failed('PASSWORD_LOCKED_OUT')) }],
    ['failed: disabled', { flow: flowAt(failed('ACCOUNT_NOT_USABLE')) }],
  ] as const)('that is not accepted (%s) looks the same whatever the reason', (_name, step) => {
    const next = applyStep(pendingAt(at, { secretChecks: 1 }), {
      action: 'usernamePassword.check',
      step,
      settings,
    })
    const same = applyStep(pendingAt(at, { secretChecks: 1 }), {
      action: 'usernamePassword.check',
      step: {
        flow: flowAt(at),
        rejection: { code: 'INVALID_CREDENTIALS', meaning: 'wrong_credentials' },
      },
      settings,
    })
    expect(pageOf(next)).toEqual(pageOf(same))
  })

  it('that is accepted proves the first factor: the device may be shown', () => {
    const next = applyStep(pendingAt(at, { secretChecks: 1 }), {
      action: 'usernamePassword.check',
      step: { flow: flowAt(otpRequired) },
      settings,
    })
    expect(next).toMatchObject({ proven: true, secretChecks: 0 })
    expect(pageOf(next)).toMatchObject({
      facts: { step: 'otp', device: { type: 'SMS', destination: '*******01' } },
    })
  })
})

describe('a status without a page', () => {
  it.each([
    { ...base, status: 'UNSUPPORTED', reported: 'FOO_REQUIRED' },
    { ...base, status: 'PROFILE_DATA_REQUIRED' },
    { ...base, status: 'AGREEMENT_CONSENT_REQUIRED' },
  ] as FlowState[])('ends in the honest page: $status', (state) => {
    const next = applyStep(pendingAt(signOnRequired), {
      action: 'user.lookup',
      step: { flow: flowAt(state) },
      settings,
    })
    expect(next.ended).toEqual({ kind: 'step_not_supported' })
  })
})
