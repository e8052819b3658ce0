// The kind of device authentication policies.
import type { Body } from '../platform/platform-client.js'
import type { DesiredDeviceAuthenticationPolicy, ManagedFields } from '../recipe.js'
import { compareManaged, describeManaged, type ManagedRules } from './difference.js'
import { toFound } from './found.js'
import type { ResourceKind } from './kind.js'
import { ownedUnlessDefault, readUnlessGone, removeUnlessGone } from './made-resource.js'
import { mergeManaged, without } from './merge-managed.js'
import { collectWhere } from './search-collection.js'

/** Found by name; whether it is the environment's default is left as it is. */
export const deviceAuthenticationPolicyKind: ResourceKind<DesiredDeviceAuthenticationPolicy> = {
  kind: 'deviceAuthenticationPolicy',
  isSingleton: false,
  title: ({ name }) => `device authentication policy "${name}"`,
  nameOf: ({ name }) => name,
  async find(desired, { client }) {
    const named = await collectWhere(
      client.deviceAuthenticationPolicies.list(),
      ({ name }) => name === desired.name,
    )
    return { matches: named.map(toFound) }
  },
  compare: (desired, found) => compareManaged(managedOf(desired), found.actual, rules),
  describe: (desired) => describeManaged(managedOf(desired)),
  async create(desired, { client }) {
    return toFound(await client.deviceAuthenticationPolicies.create(toBody(desired)))
  },
  async update(desired, found, { client: { deviceAuthenticationPolicies } }) {
    const actual = await deviceAuthenticationPolicies.read(found.id)
    await deviceAuthenticationPolicies.replace(found.id, mergeManaged(actual, managedOf(desired)))
    return toFound(await deviceAuthenticationPolicies.read(found.id))
  },
  parentsOf: () => ({}),
  async readMade(made, client, prefix) {
    const policy = await readUnlessGone(client.deviceAuthenticationPolicies.read(made.id))
    return policy && ownedUnlessDefault('the device authentication policy', policy, prefix)
  },
  remove: (made, client) => removeUnlessGone(client.deviceAuthenticationPolicies.delete(made.id)),
}

/** PingOne takes the step of the codes of an app, and does not answer it. */
const rules: ManagedRules = { writeOnly: ['mobile.otp.window'] }

function managedOf({ fields }: DesiredDeviceAuthenticationPolicy): ManagedFields {
  return without(fields, ['name', 'default', 'forSignOnPolicy'])
}

function toBody(desired: DesiredDeviceAuthenticationPolicy): Body {
  const body = mergeManaged(methodsOff, managedOf(desired))
  return { ...body, name: desired.name, default: false }
}

const sentOtp = {
  failure: { count: 3, coolDown: { duration: 0, timeUnit: 'MINUTES' } },
  lifeTime: { duration: 30, timeUnit: 'MINUTES' },
}

const shownOtp = { failure: { count: 3, coolDown: { duration: 2, timeUnit: 'MINUTES' } } }

/** What a POST has to say of every method; the numbers are PingOne's defaults. */
const methodsOff = {
  sms: { enabled: false, otp: sentOtp },
  email: { enabled: false, otp: sentOtp },
  voice: { enabled: false, otp: sentOtp },
  mobile: { enabled: false, otp: shownOtp },
  totp: { enabled: false, otp: shownOtp },
}
