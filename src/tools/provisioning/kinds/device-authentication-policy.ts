// The kind of device authentication policies.
import { isObject } from '../../../pingone/json.js'
import type { Body } from '../platform/platform-client.js'
import type { DesiredDeviceAuthenticationPolicy, ManagedFields, ResourceKey } from '../recipe.js'
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
    refer,
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

/** The FIDO2 policy and the native application stand inside the methods that need them. */
function refer(
  { fields, fido2Policy, mobileApplication }: DesiredDeviceAuthenticationPolicy,
  nameOf: (key: ResourceKey) => string,
): ManagedFields {
  return {
    ...(fido2Policy !== undefined && {
      fido2: { ...membersOf(fields['fido2']), fido2PolicyId: nameOf(fido2Policy) },
    }),
    ...(mobileApplication !== undefined && {
      mobile: {
        ...membersOf(fields['mobile']),
        applications: [{ ...mobileApplication.fields, id: nameOf(mobileApplication.application) }],
      },
    }),
  }
}

function membersOf(method: unknown): ManagedFields {
  return isObject(method) ? method : {}
}
