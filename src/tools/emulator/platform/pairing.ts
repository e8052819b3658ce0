// Pairing a device: its code is sent, or its secret shown, and the right code or key activates it.
import { randomInt } from 'node:crypto'
import { destinationOf, readOtpSettings } from '../devices.js'
import { renderSignOnContent, renderTemplate } from '../notification.js'
import type { OutboxContent } from '../outbox.js'
import { invalidData } from '../problem.js'
import type { Device, DeviceAuthenticationPolicy, User } from '../resources.js'
import type { Pairing } from '../runtime.js'
import { createTotpSecret, isTotpOf } from '../totp.js'
import { displayName } from '../users.js'
import { constraint } from './fields.js'
import type { PlatformCall } from './operation.js'
import type { PairingNotification } from './pairing-notification.js'
import { createChallenge, readPasskey } from './passkey-pairing.js'

const template = 'device_pairing'

/** What nobody confirms is worth nothing after this. */
const keyPairingMs = 30 * 60_000

const standardGraceSteps = 5

/** A device that begins to be paired. */
export interface PairingDevice {
  readonly user: User
  readonly device: Device
  readonly policy: DeviceAuthenticationPolicy | undefined
  readonly notification?: PairingNotification | undefined
}

/** What a pending device waits for, while it lasts. */
export function pairingOf({ runtime, nowMs }: PlatformCall, { id }: Device): Pairing | undefined {
  const pairing = runtime.pairings.get(id)
  return pairing === undefined || pairing.expiresAtMs <= nowMs ? undefined : pairing
}

/** Sends the code, or makes the secret or the challenge, that a new device is activated with. */
export function beginPairing(call: PlatformCall, of: PairingDevice): void {
  const { device } = of
  switch (device.type) {
    case 'TOTP':
      device.secrets = { ...device.secrets, otpSecret: createTotpSecret() }
      return waitFor(call, { device, value: device.secrets.otpSecret ?? '' })
    case 'FIDO2':
      return waitFor(call, { device, value: createChallenge().toString('base64url') })
    case 'OATH_TOKEN':
      return waitFor(call, { device, value: device.secrets?.otpSecret ?? '' })
    default:
      return sendCode(call, of)
  }
}

/**
 * Activates a device by its code, or, a passkey, by its attestation.
 *
 * @throws {PingOneProblem} 400 `INVALID_OTP` with the attempts that are left, or what is wrong with
 *   the attestation.
 */
export function finishPairing(call: PlatformCall, device: Device): void {
  if (device.status !== 'ACTIVATION_REQUIRED') {
    throw invalidData(constraint('status', 'must be ACTIVATION_REQUIRED'))
  }
  const pairing = pairingOf(call, device)
  if (device.type === 'FIDO2') {
    const challenge = pairing && Buffer.from(pairing.value, 'base64url')
    device.secrets = { ...device.secrets, passkey: readPasskey(call, { device, challenge }) }
  } else {
    const code = readCode(call)
    if (!isCodeOf(call, { device, pairing, code })) throw refuseCode(call, { device, pairing })
  }
  call.runtime.pairings.delete(device.id)
  call.outbox.markUsed(device.id)
  device.status = 'ACTIVE'
  device['updatedAt'] = call.now
}

function readCode({ body }: PlatformCall): string {
  const otp = body.required('otp', body.text('otp'), '')
  body.flag('oathResync')
  body.finish()
  return otp
}

interface Tried {
  readonly device: Device
  readonly pairing: Pairing | undefined
}

function isCodeOf(
  { environment, nowMs }: PlatformCall,
  { device, pairing, code }: Tried & { readonly code: string },
): boolean {
  if (pairing === undefined) return false
  if (device.secrets?.otpSecret === undefined) return pairing.value === code
  const policies = environment.deviceAuthenticationPolicies
  const policy = policies.find(({ id }) => id === device.secrets?.policyId)
  const graceSteps = policy?.totp?.passcodeGracePeriod ?? standardGraceSteps
  return isTotpOf(pairing.value, { code, nowMs, graceSteps })
}

function refuseCode(call: PlatformCall, { device, pairing }: Tried): Error {
  const attemptsRemaining = Math.max(0, (pairing?.attempts ?? 0) - 1)
  if (pairing !== undefined && attemptsRemaining > 0) {
    call.runtime.pairings.set(device.id, { ...pairing, attempts: attemptsRemaining })
  } else {
    call.runtime.pairings.delete(device.id)
    call.outbox.voidCodes(device.id)
  }
  return invalidData({
    code: 'INVALID_OTP',
    target: 'otp',
    message: 'The passcode is not valid.',
    innerError: { attemptsRemaining },
  })
}

function waitFor(
  { runtime, nowMs }: PlatformCall,
  { device, value }: { readonly device: Device; readonly value: string },
): void {
  runtime.pairings.set(device.id, { value, attempts: 3, expiresAtMs: nowMs + keyPairingMs })
}

function sendCode(call: PlatformCall, of: PairingDevice): void {
  const { user, device, policy } = of
  const settings = readOtpSettings(device.type, policy)
  const otp = Array.from({ length: settings.length }, () => randomInt(10)).join('')
  const expiresAtMs = call.nowMs + settings.lifeTimeMs
  const words = writeWords(call, { ...of, otp })
  call.runtime.pairings.set(device.id, {
    value: otp,
    attempts: settings.failureCount,
    expiresAtMs,
  })
  if (device.testMode === true) return
  call.outbox.send({
    environmentId: call.environment.id,
    user: { id: user.id, username: user.username, displayName: displayName(user) },
    deviceId: device.id,
    deviceType: device.type,
    destination: destinationOf(device),
    // Its codes follow each other like those of one flow.
    flowId: device.id,
    otp,
    brand: call.environment.name,
    expiresAt: new Date(expiresAtMs).toISOString(),
    template,
    ...words,
  })
}

/** Words of the request, of the template it names, of the environment's own content, or ours. */
function writeWords(
  { environment, nowMs }: PlatformCall,
  { user, device, otp, notification }: PairingDevice & { readonly otp: string },
): { readonly locale: string; readonly variant?: string; readonly content: OutboxContent } {
  const locale = notification?.template?.locale ?? user.preferredLanguage ?? 'en'
  const predefined = {
    otp,
    'user.username': user.username,
    'user.name.given': user.name?.given ?? '',
    'user.name.family': user.name?.family ?? '',
    'current-year': String(new Date(nowMs).getUTCFullYear()),
  }
  const { message, template: asked } = notification ?? {}
  if (message !== undefined) {
    return { locale, content: { text: message.replaceAll(/\$\{otp\}/gi, () => otp) } }
  }
  if (asked !== undefined) {
    const recipient = { deviceType: device.type, language: user.preferredLanguage }
    return renderTemplate(environment, asked, recipient, predefined)
  }
  const own = renderSignOnContent(environment, template, device.type, locale, predefined)
  const subject = device.type === 'EMAIL' ? { subject: `${otp} pairs this address` } : {}
  const text = `${environment.name}: ${otp} is your code to pair this device. Do not share it.`
  return { locale, content: own ?? { ...subject, text } }
}
