// A question on the person's phone.
import { readInteger, readMember, readWord } from '../../pingone/json.js'
import { parseDevices, parseSelectedDevice, type FlowDevice } from './devices.js'
import type { FlowStateBase, Status } from './status.js'

export interface PushConfirmationRequired extends FlowStateBase {
  readonly status: 'PUSH_CONFIRMATION_REQUIRED'
  readonly devices: readonly FlowDevice[]
  readonly selectedDeviceId?: string
  /** What the person has to choose on the phone, where the policy matches numbers. */
  readonly number?: string
}
export interface PushConfirmationTimedOut extends FlowStateBase {
  readonly status: 'PUSH_CONFIRMATION_TIMED_OUT'
  readonly devices: readonly FlowDevice[]
  readonly selectedDeviceId?: string
}

/** PingOne waits for the answer on the phone: read the flow until it moves. */
export const pushConfirmationRequired: Status<
  PushConfirmationRequired,
  'device.select' | 'cancel.push.authentication' | 'session.reset'
> = {
  takes: ['device.select', 'cancel.push.authentication', 'session.reset'],
  parse: (source) => ({
    ...source.base,
    status: 'PUSH_CONFIRMATION_REQUIRED',
    devices: parseDevices(source),
    ...parseSelectedDevice(source),
    ...parseNumber(source.body),
  }),
}

/** Nobody answered on the phone in time. */
export const pushConfirmationTimedOut: Status<
  PushConfirmationTimedOut,
  'device.select' | 'session.reset'
> = {
  takes: ['device.select', 'session.reset'],
  parse: (source) => ({
    ...source.base,
    status: 'PUSH_CONFIRMATION_TIMED_OUT',
    devices: parseDevices(source),
    ...parseSelectedDevice(source),
  }),
}

/** PingOne does not say whether it is a text (`07`) or a number (7): shown as it came. */
function parseNumber(body: unknown): Pick<PushConfirmationRequired, 'number'> {
  const matching = readMember(body, 'numberMatching')
  const word = readWord(matching, 'number', 8)
  const number = readInteger(matching, 'number', { least: 0, most: 99_999_999 })
  if (word !== undefined) return /^\d+$/.test(word) ? { number: word } : {}
  return number === undefined ? {} : { number: number.toString() }
}
