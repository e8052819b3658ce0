// An account that somebody asks for: hidden until the code of its email, and never asked for where something is confirmed.
import { describe, expect, it } from 'vitest'
import { noteAsked, noteMade } from '../../src/attempt/account.js'
import { assertAsked } from '../../src/attempt/confirmation.js'
import { lookAt, type LookSettings } from '../../src/attempt/look.js'
import { createOtpLengths } from '../../src/attempt/otp-lengths.js'
import { applyFlow, applyStep } from '../../src/attempt/outcome.js'
import type { OutcomeSettings } from '../../src/attempt/outcome-settings.js'
import { buildPending, type PendingSignOn } from '../../src/attempt/pending-sign-on.js'
import { readForm } from '../../src/attempt/read-form.js'
import type { FlowAction } from '../../src/flow/action.js'
import type { FlowState } from '../../src/flow/state.js'
import type { Purpose } from '../../src/models/model.js'

const nowMs = 1_800_000_000_000
const settings: OutcomeSettings = {
  nowMs,
  secretChecksPerFlow: 3,
  revealUserState: false,
  decoyStep: 'otp',
  pushTimeoutSeconds: 40,
}
const config: LookSettings['config'] = {
  throttle: {
    otpChecksPerFlow: 3,
    otpChecksPerConfirmation: 5,
    resendAfterSeconds: 30,
    resendsPerFlow: 3,
    lockedPauseMinutes: 30,
  },
  revealUserState: false,
  otpAutoSubmit: false,
  appCodes: false,
  baseUrl: 'https://bank.example',
  registration: { askUsername: false },
}
const asks: FlowAction = {
  action: 'user.register',
  username: 'robin@example.com',
  email: 'robin@example.com',
  password: 'Summer-Meadow-77',
}

function stateAt(status: string, more: object = {}): FlowState {
  const flowId = '6f1b3f4e-1111-4222-8333-444455556666'
  return { flowId, offered: [], status, ...more } as unknown as FlowState
}

function pendingAt(
  status: string,
  { purpose = 'sign-on', ...more }: Partial<PendingSignOn> = {},
): PendingSignOn {
  const attempt = {
    handle: 'h'.repeat(43),
    cookieValue: 'cookie',
    returnPath: '/',
    reference: 'AAAA-AAAA',
    mode: 'embedded',
    purpose,
  } as const
  const checks = { state: 's', nonce: 'n', codeVerifier: 'v' }
  const pending = buildPending(attempt, checks, { nowMs, lifetimeSeconds: 600 })
  return { ...pending, flow: { state: stateAt(status), cookies: [] }, ...more }
}

const asked = noteAsked(pendingAt('USERNAME_PASSWORD_REQUIRED', { branch: 'register' }), asks)

function answer(
  pending: PendingSignOn,
  action: FlowAction['action'],
  state: FlowState,
): PendingSignOn {
  return applyStep(pending, { action, step: { flow: { state, cookies: [] } }, settings })
}

const verifying = answer(asked, 'user.register', stateAt('VERIFICATION_CODE_REQUIRED'))

describe('an account that PingOne has made', () => {
  it('proves nothing while its address is verified', () => {
    expect(verifying).toMatchObject({
      proven: false,
      username: 'robin@example.com',
      registers: { email: 'robin@example.com', until: 'verify-email' },
    })
    expect(verifying.branch).toBeUndefined()
  })

  it.each(['COMPLETED', 'DEVICE_SELECTION_REQUIRED', 'AGREEMENT_CONSENT_REQUIRED'])(
    'is a first factor once the code of its email led to %s',
    (status) => {
      const next = answer(verifying, 'user.verify', stateAt(status, { devices: [] }))
      expect(next).toMatchObject({ proven: true, secretChecks: 0 })
      expect(next.confirmed).toBeUndefined()
    },
  )

  it.each(['SIGN_ON_REQUIRED', 'USERNAME_PASSWORD_REQUIRED', 'PASSWORD_REQUIRED', 'UNSUPPORTED'])(
    'is none where the flow begins anew or is at %s',
    (status) => {
      const flow = { state: stateAt(status), cookies: [] }
      expect(noteMade({ ...verifying, flow }, 'user.verify').proven).toBe(false)
    },
  )

  it('is one at once where PingOne verifies no address', () => {
    const next = answer(asked, 'user.register', stateAt('COMPLETED'))
    expect(next.proven).toBe(true)
    expect(() => {
      assertAsked(next, { allowSilentSignOn: false })
    }).not.toThrow()
  })

  it('is noted, too, when the answer was lost and the flow tells', () => {
    const flow = { state: stateAt('VERIFICATION_CODE_REQUIRED'), cookies: [] }
    const read = applyFlow({ ...asked, busyWith: 'user.register' }, { flow, settings })
    expect(read.registers?.until).toBe('verify-email')
    expect(applyFlow(asked, { flow, settings }).registers?.until).toBeUndefined()
  })

  it('ends openly over what comes after its code, and hides what is about the account', () => {
    const failed = (code: string): PendingSignOn =>
      answer(verifying, 'user.verify', stateAt('FAILED', { error: { code } }))
    expect(failed('NO_USABLE_DEVICES').ended).toEqual({ kind: 'no_usable_device' })
    expect(failed('ACCOUNT_NOT_USABLE')).toMatchObject({ decoy: 'verify-email' })
  })
})

describe('a refused registration', () => {
  function refuse(meaning: string, more: object = {}): PendingSignOn {
    const rejection = { code: 'X', meaning, ...more } as never
    const flow = asked.flow
    if (flow === undefined) throw new Error('no flow')
    const typed = { email: 'robin@example.com' }
    const lastMessageAtMs = nowMs - 700
    const step = { flow, rejection }
    const own = { ...settings, askUsername: 'askUsername' in more }
    return applyStep(
      { ...asked, typed, lastMessageAtMs },
      { action: 'user.register', step, settings: own },
    )
  }

  it('leads to the page of the code where the address is taken, with what that page says', () => {
    const next = refuse('taken', { target: 'username' })
    expect(next).toMatchObject({ decoy: 'verify-email', messages: [], registers: asked.registers })
    expect(next).not.toHaveProperty('flow')
    expect(next).not.toHaveProperty('typed')
    expect(next).not.toHaveProperty('branch')
    expect(next.lastMessageAtMs).toBe(nowMs)
  })

  it.each([
    ['taken', { target: 'username', askUsername: true }, 'username_taken'],
    ['invalid', { target: 'email' }, 'email_malformed'],
    ['invalid', { target: 'username' }, 'username_malformed'],
    ['invalid', {}, 'register_refused'],
    ['password_requirements', { target: 'password' }, 'password_rules'],
  ])('as %s with %j shows the form again', (meaning, more, code) => {
    const next = refuse(meaning, more)
    expect(next).toMatchObject({ branch: 'register', typed: { email: 'robin@example.com' } })
    expect(next.messages.map((message) => message.code)).toEqual([code])
    expect(next.decoy).toBeUndefined()
  })

  it('never tells of an address, even where names are told', () => {
    expect(refuse('taken', { target: 'email', askUsername: true }).decoy).toBe('verify-email')
    expect(refuse('taken', { askUsername: true }).decoy).toBe('verify-email')
  })
})

describe('the way to an account', () => {
  const ways = ['user.register', 'password.forgot']
  const look = (pending: PendingSignOn, more: Partial<LookSettings['config']> = {}) =>
    lookAt(pending, {
      config: { ...config, ...more },
      otpLengths: createOtpLengths(),
      nowMs,
      hostedPath: '/',
    })
  const press = (pending: PendingSignOn, button: string) =>
    readForm(pending, {
      form: new Map([['action', button]]),
      settings: { config, otpLengths: createOtpLengths(), nowMs },
    })

  it('is there for everybody before anything is proven: a decoy has it, too', () => {
    const real = pendingAt('USERNAME_PASSWORD_REQUIRED', { ways, username: 'maya' })
    const { flow: _flow, ...decoy } = { ...real, decoy: 'otp' as const }
    for (const each of [real, decoy]) {
      expect(look(each).branches).toEqual(['register'])
      expect(press(each, 'register')).toEqual({ kind: 'branch', branch: 'register' })
    }
  })

  it('shows the rules that PingOne tells of a registration, where the app names none', () => {
    const passwordPolicy = { length: { min: 12 } }
    const flow = { state: stateAt('USERNAME_PASSWORD_REQUIRED', { passwordPolicy }), cookies: [] }
    const at = pendingAt('USERNAME_PASSWORD_REQUIRED', { branch: 'register', flow })
    expect(look(at).passwordRules).toEqual(passwordPolicy)
    const passwordRules = { length: { min: 8 } }
    expect(look(at, { passwordRules }).passwordRules).toEqual(passwordRules)
    const { branch: _branch, ...without } = at
    expect(look(without).passwordRules).toBeUndefined()
  })

  it('is not there without the link, with the option off, or once something is proven', () => {
    const at = (more: Partial<PendingSignOn>) => pendingAt('USERNAME_PASSWORD_REQUIRED', more)
    expect(look(at({})).branches).toEqual([])
    expect(look(at({ ways, proven: true })).branches).toEqual([])
    const { registration: _off, ...off } = config
    const without = lookAt(at({ ways }), {
      config: off,
      otpLengths: createOtpLengths(),
      nowMs,
      hostedPath: '/',
    })
    expect(without.branches).toEqual([])
  })

  describe.each(['step-up', 'approval'] as const satisfies readonly Purpose[])(
    'in a %s',
    (purpose) => {
      const confirms = { sub: 's', lineageId: 'l', cancelPath: '/', acrValues: [] }
      const at = (status: string): PendingSignOn =>
        pendingAt(status, { purpose, confirms, ways, proven: true, username: 'maya' })

      it.each(['register', 'forgot'])('no press of %s leads anywhere', (button) => {
        for (const proven of [true, false]) {
          const pending = { ...at('USERNAME_PASSWORD_REQUIRED'), proven }
          expect(press(pending, button)).toEqual({ kind: 'show' })
        }
      })

      it.each(['RECOVERY_CODE_REQUIRED', 'VERIFICATION_CODE_REQUIRED'])(
        'a flow that PingOne leads to %s ends',
        (status) => {
          const flow = { state: stateAt(status), cookies: [] }
          const next = applyFlow(at('PASSWORD_REQUIRED'), { flow, settings })
          expect(next.ended).toEqual({ kind: 'step_not_supported' })
          const led = answer(at('PASSWORD_REQUIRED'), 'usernamePassword.check', stateAt(status))
          expect(led.ended).toEqual({ kind: 'step_not_supported' })
        },
      )
    },
  )
})
