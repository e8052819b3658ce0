// What no single member of a state shows: ids and names that are there twice, and references to nothing.
import { isRecord } from './json-value.js'
import type { EmulatorState, EnvironmentState, Reference } from './resources.js'

/** What is wrong between the members of a state, by path. */
export function describeLinks({ environments }: EmulatorState): readonly string[] {
  return [
    ...repeats('state.environments', environments, 'id'),
    ...environments.flatMap((environment, index) =>
      describeEnvironment(environment, `state.environments[${index}]`),
    ),
  ]
}

function describeEnvironment(environment: EnvironmentState, path: string): readonly string[] {
  const uniqueNames = { signOnPolicies: 'name', populations: 'name', users: 'username' } as const
  return [
    ...lists.flatMap((list) => repeats(`${path}.${list}`, environment[list] ?? [], 'id')),
    ...Object.entries(uniqueNames).flatMap(([list, member]) =>
      repeats(`${path}.${list}`, listOf(environment, list), member),
    ),
    ...links.flatMap((link) => dangling(environment, path, link)),
  ]
}

const lists = [
  'applications',
  'resources',
  'scopes',
  'grants',
  'signOnPolicies',
  'actions',
  'signOnPolicyAssignments',
  'populations',
  'users',
  'devices',
  'deviceAuthenticationPolicies',
  'contents',
  'groups',
  'attributeMappings',
  'fido2Policies',
  'passwordPolicies',
  'pushCredentials',
  'pairingKeys',
  'oathTokens',
  'agreements',
  'agreementLanguages',
  'agreementRevisions',
  'agreementConsents',
  'identityProviders',
  'notificationPolicies',
] as const

/** A member of every item of a list names an item of another one, or several. */
interface Link {
  readonly list: (typeof lists)[number]
  readonly member: string
  readonly to: (typeof lists)[number]
}

const links: readonly Link[] = [
  { list: 'scopes', member: 'resource', to: 'resources' },
  { list: 'grants', member: 'application', to: 'applications' },
  { list: 'grants', member: 'resource', to: 'resources' },
  { list: 'grants', member: 'scopes', to: 'scopes' },
  { list: 'actions', member: 'signOnPolicy', to: 'signOnPolicies' },
  { list: 'actions', member: 'deviceAuthenticationPolicy', to: 'deviceAuthenticationPolicies' },
  { list: 'actions', member: 'socialProviders', to: 'identityProviders' },
  { list: 'actions', member: 'identityProvider', to: 'identityProviders' },
  { list: 'actions', member: 'agreement', to: 'agreements' },
  { list: 'signOnPolicyAssignments', member: 'application', to: 'applications' },
  { list: 'signOnPolicyAssignments', member: 'signOnPolicy', to: 'signOnPolicies' },
  { list: 'users', member: 'population', to: 'populations' },
  { list: 'devices', member: 'user', to: 'users' },
  { list: 'groups', member: 'population', to: 'populations' },
  { list: 'attributeMappings', member: 'application', to: 'applications' },
  { list: 'pushCredentials', member: 'application', to: 'applications' },
  { list: 'pairingKeys', member: 'user', to: 'users' },
  { list: 'agreementLanguages', member: 'agreement', to: 'agreements' },
  { list: 'agreementRevisions', member: 'agreement', to: 'agreements' },
  { list: 'agreementRevisions', member: 'language', to: 'agreementLanguages' },
  { list: 'agreementConsents', member: 'user', to: 'users' },
  { list: 'agreementConsents', member: 'agreement', to: 'agreements' },
]

type Item = Readonly<Record<string, unknown>>

function dangling(
  environment: EnvironmentState,
  path: string,
  { list, member, to }: Link,
): readonly string[] {
  const ids = new Set(listOf(environment, to).map(({ id }) => id))
  return listOf(environment, list).flatMap((item, index) =>
    referencesOf(item[member])
      .filter(({ id }) => !ids.has(id))
      .map(({ id }) => `${path}.${list}[${index}].${member} names ${id}, which is not in ${to}`),
  )
}

function referencesOf(value: unknown): readonly Reference[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.filter(isReference)
}

function isReference(value: unknown): value is Reference {
  return (
    typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
  )
}

function listOf(environment: EnvironmentState, list: string): readonly Item[] {
  const value: unknown = environment[list]
  const items: readonly unknown[] = Array.isArray(value) ? value : []
  return items.filter(isRecord)
}

/** Every value that came before; usernames and the like are the same in any case. */
function repeats(path: string, items: readonly Item[], member: string): readonly string[] {
  const seen = new Map<string, number>()
  return items.flatMap((item, index) => {
    const value = String(item[member])
    const first = seen.get(value.toLowerCase())
    if (first === undefined) seen.set(value.toLowerCase(), index)
    return first === undefined ? [] : [`${path}[${index}].${member} is ${value}, as in [${first}]`]
  })
}
