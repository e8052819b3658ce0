// The devices of a flow, and the choice among them.
import { readInteger, readList, readMember, readText, readWord } from '../../pingone/json.js'
import type { FlowStateBase, Source, Status } from './status.js'

/** A device as a flow lists it. */
export interface FlowDevice {
  readonly id: string
  /** PingOne's type: SMS, EMAIL, VOICE, WHATSAPP, TOTP, MOBILE, FIDO2, … */
  readonly type: string
  /** PingOne's mask, e.g. `*******01` or `ab****@example.com`. */
  readonly destination?: string
  readonly nickname?: string
  /** False while it is locked, blocked or cooling down. */
  readonly usable: boolean
  /** Epoch milliseconds until which it is paused. */
  readonly coolDownExpiresAt?: number
}

export interface DeviceSelectionRequired extends FlowStateBase {
  readonly status: 'DEVICE_SELECTION_REQUIRED'
  readonly devices: readonly FlowDevice[]
}

/** The person chooses a device. */
export const deviceSelectionRequired: Status<
  DeviceSelectionRequired,
  'device.select' | 'session.reset'
> = {
  takes: ['device.select', 'session.reset'],
  parse: (source) => ({
    ...source.base,
    status: 'DEVICE_SELECTION_REQUIRED',
    devices: parseDevices(source),
  }),
}

const maxDevices = 50
const maxInstantMs = 8_640_000_000_000_000

/** The devices that an answer lists; what is none is passed over. */
export function parseDevices({ body, nowMs }: Source): readonly FlowDevice[] {
  return readList(readMember(body, '_embedded'), 'devices', maxDevices).flatMap((device) =>
    parseDevice(device, nowMs),
  )
}

/** The device that PingOne asks or has sent something to. */
export function parseSelectedDevice({ body }: Source): { readonly selectedDeviceId?: string } {
  const selectedDeviceId = readWord(readMember(body, 'selectedDevice'), 'id', 64)
  return selectedDeviceId === undefined ? {} : { selectedDeviceId }
}

function parseDevice(device: unknown, nowMs: number): FlowDevice[] {
  const id = readWord(device, 'id', 64)
  const type = readWord(device, 'type', 32)
  if (id === undefined || type === undefined) return []
  const destination =
    maskPhone(readText(device, 'phone', 64)) ?? maskEmail(readText(device, 'email', 256))
  const nickname = readText(device, 'nickname', 100)
  const coolDownExpiresAt = readInteger(device, 'coolDownExpiresAt', {
    least: 1,
    most: maxInstantMs,
  })
  return [
    {
      id,
      type,
      ...(destination !== undefined && { destination }),
      ...(nickname !== undefined && { nickname }),
      usable: isUsable(device) && (coolDownExpiresAt ?? 0) <= nowMs,
      ...(coolDownExpiresAt !== undefined && { coolDownExpiresAt }),
    },
  ]
}

function isUsable(device: unknown): boolean {
  const status = readMember(device, 'status')
  return (
    (status === undefined || status === 'ACTIVE') &&
    readMember(readMember(device, 'lock'), 'status') !== 'LOCKED' &&
    readMember(readMember(device, 'block'), 'status') !== 'BLOCKED'
  )
}

/** PingOne masks already; a number that comes in clear is masked here the same way. */
function maskPhone(phone: string | undefined): string | undefined {
  if (phone === undefined || phone.includes('*')) return phone
  return `*******${phone.slice(-2)}`
}

/** An address masked as PingOne masks those of devices. */
export function maskEmail(email: string | undefined): string | undefined {
  if (email === undefined || email.includes('*')) return email
  const domain = /@[^@]*$/.exec(email)?.[0] ?? ''
  return `${email.slice(0, 2)}****${domain}`
}
