// A device that has no page here is not offered, and never the end while another one can be used.
import { describe, expect, it } from 'vitest'
import type { FlowDevice, FlowState } from '../../src/flow/state.js'
import { canChooseDevice } from '../../src/attempt/look.js'
import { buildFlowFacts } from '../../src/attempt/page-facts.js'
import { applyFlow, applyStep } from '../../src/attempt/outcome.js'
import type { OutcomeSettings } from '../../src/attempt/outcome-settings.js'
import { createOtpLengths } from '../../src/attempt/otp-lengths.js'
import { buildPending, type PendingSignOn } from '../../src/attempt/pending-sign-on.js'
import { readForm } from '../../src/attempt/read-form.js'

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
const config = {
  throttle,
  revealUserState: false,
  otpAutoSubmit: false,
  appCodes: false,
  baseUrl: 'https://bank.example',
}
const otpLengths = createOtpLengths()
const base = { flowId: '6f1b3f4e-1111-4222-8333-444455556666', offered: ['device.select'] }

const device = (type: string, more: Partial<FlowDevice> = {}): FlowDevice => ({
  id: type,
  type,
  usable: true,
  ...more,
})
const passkey = device('FIDO2')
const app = device('MOBILE')
const sms = device('SMS')
const totp = device('TOTP')
const key = device('SECURITY_KEY')
const hologram = device('HOLOGRAM')

function pendingAt(state: FlowState, more: Partial<PendingSignOn> = {}): PendingSignOn {
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
  return { ...pending, flow: { state, cookies: [] }, ...more }
}

/** What the page offers: types by handle, or how it ends. */
function pageOf(pending: PendingSignOn): unknown {
  const common = { action: '/login/flow/x', csrf: 'c', nowMs, restartPath: '/login' }
  const { facts } = buildFlowFacts(pending, common, { config, otpLengths: createOtpLengths() })
  if (facts.step === 'error') return facts.reason
  if (facts.step !== 'select-device') return facts.step
  return facts.devices.map(({ handle, type }) => `${handle} ${type}`)
}

const waiting = ['DEVICE_SELECTION_REQUIRED'] as const

const lookup: FlowState = { ...base, status: 'SIGN_ON_REQUIRED' }
const at = (status: (typeof waiting)[number], devices: readonly FlowDevice[]): FlowState => ({
  ...base,
  status,
  devices,
})

function afterLookup(state: FlowState, more: Partial<PendingSignOn> = {}): PendingSignOn {
  const flow = { state, cookies: [] }
  return applyStep(pendingAt(lookup, more), { action: 'user.lookup', step: { flow }, settings })
}

describe.each(waiting)('at %s', (status) => {
  it.each([
    ['a passkey before a phone', [passkey, sms], ['1 FIDO2', '2 SMS']],
    ['an app and a phone', [app, sms], ['1 MOBILE', '2 SMS']],
    ['an app, a key and a code', [app, key, totp], ['1 MOBILE', '2 SECURITY_KEY', '3 TOTP']],
    ['an unknown type and two phones', [hologram, sms, totp], ['2 SMS', '3 TOTP']],
    ['passkeys alone', [passkey, key], ['1 FIDO2', '2 SECURITY_KEY']],
    ['nothing', [], 'step_not_supported'],
  ])('of %s the page offers what can be used', (_, devices, page) => {
    const state = at(status, devices)
    expect(pageOf(afterLookup(state))).toEqual(page)
    const signedOn = pendingAt(lookup, { proven: true, purpose: 'step-up' })
    expect(pageOf(applyFlow(signedOn, { flow: { state, cookies: [] }, settings }))).toEqual(page)
  })

  it('an app alone is offered: its policy takes a push or a code of it', () => {
    expect(pageOf(afterLookup(at(status, [app])))).toEqual(['1 MOBILE'])
  })

  it('a device is chosen by the handle it has, and one that is not offered is not sent', () => {
    const pending = afterLookup(at(status, [hologram, sms]))
    const plan = (handle: string): unknown =>
      readForm(pending, {
        form: new Map([['device', handle]]),
        settings: { config, otpLengths, nowMs },
      })
    expect(plan('2')).toEqual({
      kind: 'submit',
      action: { action: 'device.select', deviceId: 'SMS' },
    })
    const unknown = { kind: 'tell', message: { code: 'device_unknown' } }
    expect([plan('1'), plan('3')]).toEqual([unknown, unknown])
  })

  it('devices that only pause are no usable device: hidden before a first factor, then told', () => {
    const coolDownExpiresAt = nowMs + 60_000
    const state = at(status, [device('SMS', { usable: false, coolDownExpiresAt })])
    expect(afterLookup(state)).toMatchObject({ decoy: 'otp' })
    expect(afterLookup(state, { proven: true }).ended).toEqual({
      kind: 'locked',
      retryAtMs: coolDownExpiresAt,
    })
    const locked = at(status, [device('SMS', { usable: false })])
    expect(afterLookup(locked, { proven: true }).ended).toEqual({ kind: 'no_usable_device' })
  })
})

describe('a choice that leads to a device without a page', () => {
  it('ends where PingOne links no choice', () => {
    const state: FlowState = {
      ...base,
      status: 'ASSERTION_REQUIRED',
      devices: [passkey, sms],
      offered: [],
    }
    expect(pageOf(afterLookup(state))).toBe('step_not_supported')
  })

  it('is no confirmation by the code before it', () => {
    const devices = [sms, passkey]
    const otp: FlowState = {
      ...base,
      status: 'OTP_REQUIRED',
      devices,
      selectedDeviceId: 'SMS',
      bypassAllowed: false,
    }
    const state: FlowState = { ...base, status: 'ASSERTION_REQUIRED', devices }
    const flow = { state, cookies: [] }
    const next = applyStep(pendingAt(otp, { proven: true }), {
      action: 'otp.check',
      step: { flow },
      settings,
    })
    expect(next.confirmed).toBeUndefined()
  })
})

describe('at the code page', () => {
  const otpAt = (devices: readonly FlowDevice[], selectedDeviceId: string): FlowState => ({
    ...base,
    status: 'OTP_REQUIRED',
    devices,
    selectedDeviceId,
    bypassAllowed: false,
  })

  it.each([
    ['a passkey beside it', [sms, passkey], 'SMS', true],
    ['an app beside it', [sms, app], 'SMS', true],
    ['a code generator beside it', [sms, totp], 'SMS', true],
    ['a phone beside the app whose code is asked', [app, sms], 'MOBILE', true],
    ['a paused phone beside it', [totp, device('SMS', { usable: false })], 'TOTP', false],
  ])('another device is offered as it can be used: %s', (_, devices, selected, offered) => {
    expect(canChooseDevice(pendingAt(otpAt(devices, selected)), true)).toBe(offered)
  })

  it('another device is not offered, nor taken, where PingOne does not link the choice', () => {
    const state = { ...otpAt([sms, totp], 'SMS'), offered: ['otp.check'] }
    const pending = pendingAt(state, { proven: true, secretChecks: 1 })
    expect(canChooseDevice(pending, true)).toBe(false)
    const choose = readForm(pending, {
      form: new Map([['action', 'choose']]),
      settings: { config, otpLengths, nowMs },
    })
    expect(choose).toEqual({ kind: 'show' })
    const typed = new Map([['device', '2']])
    expect(
      readForm(
        { ...pending, choosing: true },
        { form: typed, settings: { config, otpLengths, nowMs } },
      ).kind,
    ).toBe('tell')
    // Nor is it a way out of a device that pauses: the attempt waits for it.
    const rejection = { code: 'QUOTA_EXCEEDED', meaning: 'otp_quota' } as const
    const flow = { state, cookies: [] }
    const next = applyStep(pending, { action: 'otp.check', step: { flow, rejection }, settings })
    expect(next.ended?.kind).toBe('locked')
  })

  it.each(['otp.check', 'device.select'] as const)(
    'a device that pauses at %s leads to the others, without it',
    (action) => {
      const state = otpAt([sms, totp, passkey], 'SMS')
      const flow = { state, cookies: [] }
      const rejection = {
        code: 'QUOTA_EXCEEDED',
        meaning: 'otp_quota',
        coolDownExpiresAt: nowMs + 120_000,
      } as const
      const before = pendingAt(state, { proven: true, secretChecks: 1 })
      const next = applyStep(before, { action, step: { flow, rejection }, settings })
      expect(next.messages).toEqual([{ code: 'device_paused', minutes: 2 }])
      expect(pageOf(next)).toEqual(['2 TOTP', '3 FIDO2'])
      const last = applyStep(
        { ...before, secretChecks: 3 },
        { action, step: { flow, rejection }, settings },
      )
      expect(last.ended?.kind).toBe('locked')
    },
  )
})
