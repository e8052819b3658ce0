// A passcode: sent to a device, or shown by an authenticator app or a token.
import { readMember } from '../../pingone/json.js'
import { parseDevices, parseSelectedDevice, type FlowDevice } from './devices.js'
import type { FlowStateBase, Status } from './status.js'

export interface OtpRequired extends FlowStateBase {
  readonly status: 'OTP_REQUIRED'
  readonly devices: readonly FlowDevice[]
  readonly selectedDeviceId?: string
  readonly bypassAllowed: boolean
}

/** A passcode is asked for; the selected device sent again sends a new one. */
export const otpRequired: Status<OtpRequired, 'otp.check' | 'device.select' | 'session.reset'> = {
  takes: ['otp.check', 'device.select', 'session.reset'],
  parse: (source) => ({
    ...source.base,
    status: 'OTP_REQUIRED',
    devices: parseDevices(source),
    ...parseSelectedDevice(source),
    bypassAllowed: readMember(source.body, 'bypassAllowed') === true,
  }),
}
