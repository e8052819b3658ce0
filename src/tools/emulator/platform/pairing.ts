// Pairing a device: its code is sent, or its secret shown, and the right code activates it.
import { randomInt } from 'node:crypto'
import { destinationOf, readOtpSettings } from '../devices.js'
import { renderSignOnContent, renderTemplate } from '../notification.js'
import type { OutboxContent } from '../outbox.js'
import { invalidData } from '../problem.js'
import type { Device, DeviceAuthenticationPolicy, User } from '../resources.js'
import type { Pairing } from '../runtime.js'
import { createTotpSecret, isTotpOf, totpUri } from '../totp.js'
import { displayName } from '../users.js'
import { constraint } from './fields.js'
import type { PlatformCall } from './operation.js'
import type { PairingNotification } from './pairing-notification.js'

const template = 'device_pairing'

/** A TOTP secret that nobody confirms is worth nothing after this. */
const totpPairingMs = 30 * 60_000

/** What a device is paired under. */
export interface PairingTerms {
  readonly policy: DeviceAuthenticationPolicy | undefined
  readonly notification: PairingNotification | undefined
}

/** What a pending device waits for, while it lasts. */
export function pairingOf({ runtime, nowMs }: PlatformCall, { id }: Device): Pairing | undefined {
  const pairing = runtime.pairings.get(id)
  return pairing === undefined || pairing.expiresAtMs <= nowMs ? undefined : pairing
}

/** Sends the code, or makes the secret, that a new device is activated with. */
export function beginPairing(
  call: PlatformCall,
  user: User,
  device: Device,
  terms: PairingTerms,
): void {
  if (device.type === 'TOTP') beginTotp(call, user, device)
  else sendCode(call, user, device, terms)
}

/**
 * Activates a device by its code.
 *
 * @throws {PingOneProblem} 400 `INVALID_OTP` with the attempts that are left.
 */
export function finishPairing(call: PlatformCall, device: Device, code: string): void {
  if (device.status !== 'ACTIVATION_REQUIRED') {
    throw invalidData(constraint('status', 'must be ACTIVATION_REQUIRED'))
  }
  const pairing = pairingOf(call, device)
  const isRight =
    device.type === 'TOTP'
      ? pairing !== undefined && isTotpOf(pairing.value, code, call.nowMs)
      : pairing?.value === code
  if (!isRight) throw refuseCode(call, device, pairing)
  call.runtime.pairings.delete(device.id)
  call.outbox.markUsed(device.id)
  device.status = 'ACTIVE'
  device['updatedAt'] = call.now
  if (device.type === 'TOTP') delete device['properties']
}

function refuseCode(call: PlatformCall, device: Device, pairing: Pairing | undefined): Error {
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

function beginTotp(call: PlatformCall, user: User, device: Device): void {
  const secret = createTotpSecret()
  const { name } = call.environment
  device['properties'] = {
    secret,
    keyUri: totpUri({ issuer: name, account: user.username, secret }),
  }
  const expiresAtMs = call.nowMs + totpPairingMs
  call.runtime.pairings.set(device.id, { value: secret, attempts: 3, expiresAtMs })
}

function sendCode(call: PlatformCall, user: User, device: Device, terms: PairingTerms): void {
  const settings = readOtpSettings(device.type, terms.policy)
  const otp = Array.from({ length: settings.length }, () => randomInt(10)).join('')
  const expiresAtMs = call.nowMs + settings.lifeTimeMs
  const words = writeWords(call, user, device, { otp, notification: terms.notification })
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
  user: User,
  device: Device,
  {
    otp,
    notification,
  }: { readonly otp: string; readonly notification: PairingTerms['notification'] },
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
