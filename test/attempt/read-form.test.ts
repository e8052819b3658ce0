// What a posted form asks for where nothing is sent: a new code goes out to nobody, and nobody can tell.
import { describe, expect, it } from 'vitest'
import type { FlowState } from '../../src/flow/state.js'
import { buildPending, type PendingSignOn } from '../../src/attempt/pending-sign-on.js'
import { createOtpLengths } from '../../src/attempt/otp-lengths.js'
import { readForm } from '../../src/attempt/read-form.js'

const nowMs = 1_800_000_000_000
const config = {
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
}
const otpLengths = createOtpLengths()

function pendingWith(type: string, more: Partial<PendingSignOn> = {}): PendingSignOn {
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
  const state: FlowState = {
    flowId: '6f1b3f4e-1111-4222-8333-444455556666',
    offered: [],
    status: 'OTP_REQUIRED',
    devices: [{ id: 'd1', type, usable: true }],
    selectedDeviceId: 'd1',
    bypassAllowed: false,
  }
  const pending = buildPending(attempt, checks, { nowMs: nowMs - 60_000, lifetimeSeconds: 600 })
  return { ...pending, flow: { state, cookies: [] }, ...more }
}

const resend = new Map([['action', 'resend']])

describe('a new code', () => {
  it.each(['SMS', 'EMAIL', 'VOICE', 'WHATSAPP'])('is sent to a device of type %s', (type) => {
    const plan = readForm(pendingWith(type), {
      form: resend,
      settings: { config, otpLengths, nowMs },
    })
    expect(plan).toEqual({ kind: 'submit', action: { action: 'device.select', deviceId: 'd1' } })
  })

  it.each(['TOTP', 'MOBILE', 'OATH_TOKEN'])(
    'for a device of type %s is answered like a sent one as long as nobody may know, without a call',
    (type) => {
      const plan = readForm(pendingWith(type), {
        form: resend,
        settings: { config, otpLengths, nowMs },
      })
      expect(plan).toEqual({ kind: 'decoy', action: 'device.select' })
    },
  )

  it.each(['TOTP', 'MOBILE', 'OATH_TOKEN'])('is not had where the page says %s', (type) => {
    for (const more of [{ proven: true }, { chosenType: type }]) {
      expect(
        readForm(pendingWith(type, more), {
          form: resend,
          settings: { config, otpLengths, nowMs },
        }),
      ).toEqual({ kind: 'show' })
    }
  })
})
