// The kind of actions, the steps of a sign-on policy.
import { isObject, readMember } from '../../../pingone/json.js'
import type { PlatformClient } from '../platform/platform-client.js'
import type { SignOnPolicyActionResource } from '../platform/resources.js'
import type { DesiredSignOnPolicyAction, ManagedFields } from '../recipe.js'
import { compareManaged, describeManaged } from './difference.js'
import { idOf, toFound } from './found.js'
import type { ResourceKind, Room, Search } from './kind.js'
import { ownedByName, parentOf, readUnlessGone, removeUnlessGone } from './made-resource.js'
import { mergeManaged, without } from './merge-managed.js'
import { collectWhere } from './search-collection.js'

/**
 * The first action of its type in the policy. It names a device authentication policy, or sends the
 * legacy flags of the methods; never both.
 */
export const signOnPolicyActionKind: ResourceKind<DesiredSignOnPolicyAction> = {
  kind: 'signOnPolicyAction',
  isSingleton: false,
  title: ({ type, signOnPolicy }, nameOf) =>
    `${actionNames[type]} action of policy "${nameOf(signOnPolicy)}"`,
  nameOf: ({ type }) => type,
  async find(desired, room) {
    const actions = await collectWhere(
      room.client.signOnPolicyActions.list(idOf(room, desired.signOnPolicy)),
      ({ type }) => type === desired.type,
    )
    return pickFirst(actions)
  },
  compare: (desired, { found, room }) =>
    compareManaged(
      { ...noneOfTheOther(desired, off), ...managedOf(desired, room) },
      { actual: found.actual },
    ),
  describe: (desired, nameOf) => [
    { path: 'priority', actual: undefined, desired: desired.priority },
    ...(desired.deviceAuthenticationPolicy === undefined
      ? []
      : [
          {
            path: 'deviceAuthenticationPolicy',
            actual: undefined,
            desired: nameOf(desired.deviceAuthenticationPolicy),
          },
        ]),
    ...(desired.registrationPopulation === undefined
      ? []
      : [
          {
            path: 'registration.population',
            actual: undefined,
            desired: nameOf(desired.registrationPopulation),
          },
        ]),
    ...describeManaged(fieldsOf(desired)),
  ],
  async create(desired, room) {
    const body = { ...mergeManaged({}, managedOf(desired, room)), type: desired.type }
    const policy = idOf(room, desired.signOnPolicy)
    return toFound(await room.client.signOnPolicyActions.create(policy, body))
  },
  async update(desired, { found, room }) {
    const { signOnPolicyActions } = room.client
    const policy = idOf(room, desired.signOnPolicy)
    const actual = await signOnPolicyActions.read(policy, found.id)
    const managed = { ...noneOfTheOther(desired, null), ...managedOf(desired, room) }
    const body = without(mergeManaged(actual, managed), ['signOnPolicy'])
    await signOnPolicyActions.replace(policy, found.id, body)
    return toFound(await signOnPolicyActions.read(policy, found.id))
  },
  parentsOf: ({ signOnPolicy }, room) => ({ signOnPolicy: idOf(room, signOnPolicy) }),
  async readMade(made, { client, prefix }) {
    const policy = parentOf(made, 'signOnPolicy')
    const action = await readUnlessGone(client.signOnPolicyActions.read(policy, made.id))
    const parent = action && (await readUnlessGone(client.signOnPolicies.read(policy)))
    return parent && ownedByName('its sign-on policy', { name: parent.name, prefix })
  },
  async remove(made, client) {
    const policy = parentOf(made, 'signOnPolicy')
    if (await isLast(client, policy)) return
    await removeUnlessGone(client.signOnPolicyActions.delete(policy, made.id))
  },
}

const actionNames: Readonly<Record<DesiredSignOnPolicyAction['type'], string>> = {
  LOGIN: 'login',
  IDENTIFIER_FIRST: 'identifier-first',
  MULTI_FACTOR_AUTHENTICATION: 'MFA',
  AGREEMENT: 'agreement',
}

const legacyFlags = [
  'sms',
  'email',
  'voice',
  'authenticator',
  'boundBiometrics',
  'securityKey',
] as const

/** How a plan compares a flag that ought not to be set: PingOne may well answer it as off. */
const off = { enabled: false }

/** The lowest priority runs first; the others are left alone. */
function pickFirst(actions: readonly SignOnPolicyActionResource[]): Search {
  const [first, ...others] = actions.toSorted((left, right) => left.priority - right.priority)
  if (first === undefined) return { matches: [] }
  return {
    matches: [toFound(first)],
    remarks: others.map(
      ({ id, type, priority }) =>
        `The policy has another ${type} action (${id}, priority ${String(priority)}), which is left as it is`,
    ),
  }
}

function managedOf(desired: DesiredSignOnPolicyAction, room: Room): ManagedFields {
  const { deviceAuthenticationPolicy, registrationPopulation, priority } = desired
  const fields = fieldsOf(desired)
  const registration = readMember(fields, 'registration')
  return {
    ...fields,
    priority,
    ...(deviceAuthenticationPolicy !== undefined && {
      deviceAuthenticationPolicy: { id: idOf(room, deviceAuthenticationPolicy) },
    }),
    ...(registrationPopulation !== undefined && {
      registration: {
        ...(isObject(registration) && registration),
        population: { id: idOf(room, registrationPopulation) },
      },
    }),
  }
}

/** Without the flags where a device authentication policy says which methods there are. */
function fieldsOf({
  fields,
  deviceAuthenticationPolicy,
}: DesiredSignOnPolicyAction): ManagedFields {
  const own = ['type', 'priority', 'deviceAuthenticationPolicy']
  return without(fields, deviceAuthenticationPolicy === undefined ? own : [...own, ...legacyFlags])
}

/** The form that is not wanted: the flags beside a policy, the policy beside flags. */
function noneOfTheOther(
  desired: DesiredSignOnPolicyAction,
  flag: typeof off | null,
): ManagedFields {
  if (desired.deviceAuthenticationPolicy !== undefined) {
    return Object.fromEntries(legacyFlags.map((name) => [name, flag]))
  }
  const hasFlags = legacyFlags.some((name) => desired.fields[name] !== undefined)
  return hasFlags ? { deviceAuthenticationPolicy: null } : {}
}

/** PingOne refuses to delete the last action of a policy: it goes with the policy. */
async function isLast(client: PlatformClient, policy: string): Promise<boolean> {
  const actions = await readUnlessGone(collectWhere(client.signOnPolicyActions.list(policy)))
  return actions === undefined || actions.length < 2
}
