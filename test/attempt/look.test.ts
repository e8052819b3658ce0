// Before a first factor is proven a step sees nothing of the account, whoever it is.
import { describe, expect, it } from 'vitest'
import { findAttemptStep } from '../../src/attempt/find-step.js'
import { lookAt } from '../../src/attempt/look.js'
import { createOtpLengths } from '../../src/attempt/otp-lengths.js'
import { buildPending, type PendingSignOn } from '../../src/attempt/pending-sign-on.js'
import type { FlowState } from '../../src/flow/state.js'
import { documentedStatuses } from '../flow/documented-statuses.js'

const nowMs = 1_800_000_000_000
const settings = {
  config: {
    revealUserState: false,
    otpAutoSubmit: false,
    appCodes: false,
    baseUrl: 'https://bank.example/app',
    throttle: {
      otpChecksPerFlow: 3,
      otpChecksPerConfirmation: 5,
      resendAfterSeconds: 30,
      resendsPerFlow: 3,
      lockedPauseMinutes: 30,
    },
  },
  otpLengths: createOtpLengths(),
  nowMs,
  hostedPath: '/login?go=hosted',
} as const
const canary = 'c4n4ry'

function pendingAt(status: string, more: Partial<PendingSignOn> = {}): PendingSignOn {
  const attempt = {
    handle: 'h'.repeat(43),
    cookieValue: 'cookie',
    returnPath: '/',
    reference: 'AAAA-AAAA',
    mode: 'embedded',
    purpose: 'sign-on',
    username: 'maya',
  } as const
  const state = {
    flowId: canary,
    offered: ['device.select'],
    status,
    expiresAtMs: nowMs,
    user: { id: canary, username: canary },
    devices: [
      { id: canary, type: 'SMS', destination: canary, nickname: canary, usable: true },
      { id: `${canary}2`, type: 'EMAIL', destination: canary, usable: true },
    ],
    selectedDeviceId: canary,
  } as unknown as FlowState
  const checks = { state: 's', nonce: 'n', codeVerifier: 'v' }
  const pending = buildPending(attempt, checks, { nowMs, lifetimeSeconds: 600 })
  return { ...pending, flow: { state, cookies: [] }, ...more }
}

const statuses = documentedStatuses.filter((status) => status !== 'DEVICE_SELECTION_REQUIRED')

describe.each(statuses)('at %s, unproven', (status) => {
  it('no device, user or id is in the look', () => {
    expect(JSON.stringify(lookAt(pendingAt(status), settings))).not.toContain(canary)
  })

  it('no page is made of one', () => {
    const pending = pendingAt(status)
    const facts = findAttemptStep(pending)?.page(lookAt(pending, settings))
    expect(JSON.stringify(facts ?? {})).not.toContain(canary)
  })

  it('the look has the members of a decoy’s, but for what the status has of its own', () => {
    const { own: _own, ...look } = lookAt(pendingAt(status), settings)
    const { flow: _flow, ...decoy } = pendingAt(status, {
      decoy: findAttemptStep(pendingAt(status))?.name ?? 'otp',
    })
    expect(Object.keys(look).toSorted()).toEqual(Object.keys(lookAt(decoy, settings)).toSorted())
  })
})

it('proven, the selected device and the list are there, and still no id', () => {
  const look = lookAt(pendingAt('OTP_REQUIRED', { proven: true }), settings)
  expect(look.device).toEqual({ type: 'SMS', destination: canary, nickname: canary })
  expect(look.devices.map(({ handle, type }) => [handle, type])).toEqual([
    ['1', 'SMS'],
    ['2', 'EMAIL'],
  ])
  expect(look.findDeviceId('2')).toBe(`${canary}2`)
  expect(look.findDeviceId('3')).toBeUndefined()
})

it('the origin is the configured one', () => {
  expect(lookAt(pendingAt('OTP_REQUIRED'), settings).origin).toBe('https://bank.example')
})
