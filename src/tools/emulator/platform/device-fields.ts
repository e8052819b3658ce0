// What a device may be, type by type, and whether its policy lets it be paired at all.
import { findMethod } from '../devices.js'
import { notImplemented } from '../problem.js'
import type { Device, DeviceAuthenticationPolicy, Draft } from '../resources.js'
import { present, type FieldReader } from './fields.js'
import type { PlatformCall } from './operation.js'
import { readNotification, type PairingNotification } from './pairing-notification.js'
import { emailAddress } from './user-fields.js'

const types = ['SMS', 'EMAIL', 'VOICE', 'WHATSAPP', 'TOTP', 'FIDO2', 'OATH_TOKEN'] as const
type DeviceType = (typeof types)[number]

/** Older names of passkeys and security keys. */
const otherTypes = ['PLATFORM', 'SECURITY_KEY'] as const

/** With these there is nothing to sign on with before they were used once. */
const keyTypes: readonly DeviceType[] = ['TOTP', 'FIDO2', 'OATH_TOKEN']

/** No country code begins with 0 (ITU-T E.164 §6.2.1); the last character is a digit or a parenthesis. */
const international = /^\+[1-9][0-9 .()-]{5,29}[0-9)]$/
const national = /^(?:\+[1-9]|[0-9])[0-9 .()-]{5,29}[0-9)]$/

/** A new device, with what is only told at its birth. */
export type NewDevice = Draft<Device, 'id' | 'user'> & {
  readonly policy: DeviceAuthenticationPolicy | undefined
  readonly notification: PairingNotification | undefined
}

/**
 * The device that the body describes.
 *
 * @throws {PingOneProblem} 400 with every violation; 501 for a type the emulator does not have.
 */
export function readDevice(call: PlatformCall): NewDevice {
  const { body } = call
  const known = readType(body)
  const type = body.required('type', known, 'SMS')
  const policy = readPolicy(call)
  const status = readStatus(body, type)
  if (known !== undefined) checkPairing(body, { type, policy })
  const notification = readNotification(body.object('notification'))
  if (notification !== undefined && status !== 'ACTIVATION_REQUIRED') {
    body.refuse('notification', 'is only possible with the status ACTIVATION_REQUIRED')
  }
  const nickname = body.text('nickname', { max: 100, mayBeEmpty: true })
  const device = {
    type,
    status,
    policy,
    notification,
    ...present({
      ...(known === undefined ? {} : readIdentity(call, known)),
      nickname: nickname === '' ? undefined : nickname,
      testMode: readTestMode(body, type),
    }),
  }
  body.finish()
  return device
}

function readType(body: FieldReader): DeviceType | undefined {
  if (body.raw['type'] === 'MOBILE') {
    body.refuse('type', 'cannot be MOBILE: such a device is paired by a pairing key')
    return undefined
  }
  const type = body.choice('type', [...types, ...otherTypes])
  const other = otherTypes.find((each) => each === type)
  if (other !== undefined) throw notImplemented(`devices of the type ${other}`)
  return types.find((each) => each === type)
}

function readStatus(body: FieldReader, type: DeviceType): 'ACTIVE' | 'ACTIVATION_REQUIRED' {
  const isKey = keyTypes.includes(type)
  const status = body.choice('status', ['ACTIVE', 'ACTIVATION_REQUIRED'])
  if (status === 'ACTIVE' && isKey && type !== 'TOTP') {
    body.refuse('status', `cannot be ACTIVE for ${type} before it was activated`)
  }
  return status ?? (isKey ? 'ACTIVATION_REQUIRED' : 'ACTIVE')
}

/** The one named, or the environment's default one. */
function readPolicy({ body, environment }: PlatformCall): DeviceAuthenticationPolicy | undefined {
  const policies = environment.deviceAuthenticationPolicies
  const named = body.object('policy')
  const fallback = policies.find((each) => each.default === true)
  if (named === undefined) return fallback
  const id = named.text('id')
  const type = named.choice('type', ['DEFAULT'])
  if ((id === undefined) === (type === undefined) && named.has('id') === named.has('type')) {
    body.refuse('policy', "policy must contain either 'id' or 'type'. valid 'type'=[DEFAULT]")
  }
  if (id === undefined) return fallback
  const policy = policies.find((each) => each.id === id)
  if (policy === undefined) named.refuse('id', 'does not name a device authentication policy')
  return policy
}

function checkPairing(
  body: FieldReader,
  { type, policy }: { type: DeviceType; policy: DeviceAuthenticationPolicy | undefined },
): void {
  const method = findMethod(type, policy)
  if (method?.['enabled'] !== true) {
    body.refuse('type', 'is not enabled in the device authentication policy')
  } else if (method['pairingDisabled'] === true) {
    body.refuse('type', 'cannot be paired under the device authentication policy')
  }
}

type Identity = Partial<Draft<Device>> & { readonly extension?: string | undefined }

/** What tells the device from others of its type, kept as it was written. */
function readIdentity(call: PlatformCall, type: DeviceType): Identity {
  const { body } = call
  switch (type) {
    case 'TOTP':
      return {}
    case 'EMAIL':
      return { email: body.required('email', body.text('email', emailAddress), '') }
    case 'FIDO2':
      return { rp: readRelyingParty(body) }
    case 'OATH_TOKEN':
      return readToken(call)
    case 'SMS':
    case 'VOICE':
    case 'WHATSAPP':
      return readPhone(call, type)
  }
}

function readPhone({ body, environment }: PlatformCall, type: DeviceType): Identity {
  const phone = body.required('phone', body.text('phone'), '')
  const isInternational = type !== 'VOICE'
  const digits = phone.replaceAll(/\D/g, '').length
  const isPhone = (isInternational ? international : national).test(phone)
  if (phone !== '' && (!isPhone || digits < 7 || digits > 15)) {
    body.refuse('phone', 'must be a valid phone number in international format')
  }
  const extension = body.text('extension', { max: 32, pattern: /^[0-9,#*]+$/ })
  const isExtensible = type === 'VOICE' && environment.mfaSettings.phoneExtensions?.enabled === true
  if (extension !== undefined && !isExtensible) {
    body.refuse('extension', 'is not enabled in the MFA settings')
  }
  return { phone, extension }
}

/** The domain whose pages may use the passkey. */
function readRelyingParty(body: FieldReader): { id: string; name: string } {
  const rp = body.required('rp', body.object('rp'), undefined)
  return {
    id: rp?.required('id', rp.text('id', { max: 253 }), '') ?? '',
    name: rp?.required('name', rp.text('name'), '') ?? '',
  }
}

/** One that the environment has, and that nobody uses. */
function readToken({ body, environment }: PlatformCall): Identity {
  const serialNumber = body.required('serialNumber', body.text('serialNumber'), '')
  const token = (environment.oathTokens ?? []).find((each) => each.serialNumber === serialNumber)
  const isTaken = environment.devices.some((device) => device.serialNumber === serialNumber)
  if (serialNumber !== '' && token === undefined) {
    body.refuse('serialNumber', 'does not name an OATH token of the environment')
  } else if (isTaken) {
    body.refuse('serialNumber', 'names an OATH token that is paired already')
  }
  return { serialNumber, ...(token !== undefined && { secrets: { otpSecret: token.secret } }) }
}

function readTestMode(body: FieldReader, type: DeviceType): boolean | undefined {
  const isTest = body.flag('testMode')
  if (isTest === true && !['SMS', 'EMAIL', 'VOICE'].includes(type)) {
    body.refuse('testMode', 'is only possible for SMS, EMAIL and VOICE')
  }
  return isTest
}
