// A phone that gives its pairing key: the app on it becomes a device of the key's user.
import { randomUUID } from 'node:crypto'
import type { PairingKey } from '../mfa-resources.js'
import { PingOneProblem, invalidData, invalidValue } from '../problem.js'
import type { Device, EnvironmentState } from '../resources.js'
import { createTotpSecret } from '../totp.js'
import { assertRoom } from './devices.js'

/** What the phone says of itself. */
export interface PhonePairing {
  /** The pairing key, as the person typed or scanned it. */
  readonly code: string
  readonly nowMs: number
  /** The application on the phone. Default: the first one of the key. */
  readonly applicationId?: string
  readonly model?: string
}

/**
 * Pairs a phone; the key is used up, also when nothing came of it.
 *
 * @returns The new device of the type MOBILE.
 * @throws {PingOneProblem} 400 when no key is valid, the app is none of the key's, or the user has
 *   too many devices.
 */
export function pairPhone(environment: EnvironmentState, phone: PhonePairing): Device {
  const key = findKey(environment, phone)
  const now = new Date(phone.nowMs).toISOString()
  key['updatedAt'] = now
  try {
    assertPairable(environment, { key, phone })
  } catch (error) {
    key.status = 'FAILED'
    if (error instanceof PingOneProblem) key.error = describe(error)
    throw error
  }
  key.status = 'CLAIMED'
  const device = buildDevice(environment, { key, phone, now })
  environment.devices.push(device)
  return device
}

function findKey(
  { pairingKeys = [] }: EnvironmentState,
  { code, nowMs }: PhonePairing,
): PairingKey {
  const typed = code.replaceAll(/[\s-]/g, '').toUpperCase()
  const key = pairingKeys.find(
    (each) =>
      each.code === typed && each.status === 'UNCLAIMED' && Date.parse(each.expiresAt) > nowMs,
  )
  if (key === undefined) throw invalidData(invalidValue('code', 'is no valid pairing key'))
  return key
}

function assertPairable(
  environment: EnvironmentState,
  { key, phone }: { readonly key: PairingKey; readonly phone: PhonePairing },
): void {
  const { applicationId } = phone
  if (applicationId !== undefined && !key.applications.some(({ id }) => id === applicationId)) {
    throw invalidData(invalidValue('application', 'is none that the pairing key is for'))
  }
  const own = environment.devices.filter(({ user }) => user.id === key.user.id)
  assertRoom({ environment }, { own, status: 'ACTIVE' })
}

function describe({ code, message, details }: PingOneProblem): { code: string; message: string } {
  const [first] = details
  return { code: first?.code ?? code, message: first?.message ?? message }
}

function buildDevice(
  environment: EnvironmentState,
  of: { readonly key: PairingKey; readonly phone: PhonePairing; readonly now: string },
): Device {
  const { key, phone, now } = of
  const [first] = key.applications
  const { model = 'Simulated phone' } = phone
  const standard = environment.deviceAuthenticationPolicies.find((each) => each.default === true)
  const policyId = key.policy?.id ?? standard?.id
  return {
    id: randomUUID(),
    user: { ...key.user },
    type: 'MOBILE',
    status: 'ACTIVE',
    application: { id: phone.applicationId ?? first?.id ?? '' },
    model: { name: model, marketingName: model },
    os: { type: 'ANDROID', version: '16' },
    secrets: {
      otpSecret: createTotpSecret(),
      ...(policyId !== undefined && { policyId }),
    },
    createdAt: now,
    updatedAt: now,
  }
}
