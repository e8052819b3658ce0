// The kind of device authentication policies.
import type { Body } from '../platform/platform-client.js'
import type { DesiredDeviceAuthenticationPolicy } from '../recipe.js'
import type { ResourceKind } from './kind.js'
import { createNamedKind } from './named-kind.js'

/** Found by name; whether it is the environment's default is left as it is. */
export const deviceAuthenticationPolicyKind: ResourceKind<DesiredDeviceAuthenticationPolicy> =
  createNamedKind({
    kind: 'deviceAuthenticationPolicy',
    noun: 'device authentication policy',
    collectionOf: (client) => client.deviceAuthenticationPolicies,
    list: (client) => client.deviceAuthenticationPolicies.list(),
    unmanaged: ['default', 'forSignOnPolicy'],
    readOnly: [],
    atFirst: () => ({ ...methodsOff, default: false }),
    // PingOne takes the step of the codes of an app, and does not answer it.
    compareRules: { writeOnly: ['mobile.otp.window'] },
  })

const sentOtp = {
  failure: { count: 3, coolDown: { duration: 0, timeUnit: 'MINUTES' } },
  lifeTime: { duration: 30, timeUnit: 'MINUTES' },
}

const shownOtp = { failure: { count: 3, coolDown: { duration: 2, timeUnit: 'MINUTES' } } }

/** What a POST has to say of every method; the numbers are PingOne's defaults. */
const methodsOff: Body = {
  sms: { enabled: false, otp: sentOtp },
  email: { enabled: false, otp: sentOtp },
  voice: { enabled: false, otp: sentOtp },
  mobile: { enabled: false, otp: shownOtp },
  totp: { enabled: false, otp: shownOtp },
}
