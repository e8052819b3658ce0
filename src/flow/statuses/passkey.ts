// A passkey or a security key.
import { parseAssertionOptions, type AssertionOptions } from './assertion-options.js'
import { parseDevices, parseSelectedDevice, type FlowDevice } from './devices.js'
import type { FlowStateBase, Status } from './status.js'

export interface AssertionRequired extends FlowStateBase {
  readonly status: 'ASSERTION_REQUIRED'
  readonly devices: readonly FlowDevice[]
  readonly selectedDeviceId?: string
  /** For the browser; absent when PingOne's cannot be read. */
  readonly publicKeyCredentialRequestOptions?: AssertionOptions
}

/** An assertion of the browser is asked for. */
export const assertionRequired: Status<
  AssertionRequired,
  'assertion.check' | 'device.select' | 'session.reset'
> = {
  takes: ['assertion.check', 'device.select', 'session.reset'],
  parse: (source) => ({
    ...source.base,
    status: 'ASSERTION_REQUIRED',
    devices: parseDevices(source),
    ...parseSelectedDevice(source),
    ...parseAssertionOptions(source.body),
  }),
}
