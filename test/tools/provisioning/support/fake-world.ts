// A PingOne in memory, behind the platform client: every call can be killed before or after its effect.
import { randomUUID } from 'node:crypto'
import { PlatformError } from '../../../../src/errors.js'
import { readMember } from '../../../../src/pingone/json.js'
import type {
  Body,
  ChildCollection,
  Collection,
  PlatformClient,
} from '../../../../src/tools/provisioning/platform/platform-client.js'
import type { PlatformResource } from '../../../../src/tools/provisioning/platform/resources.js'

/** A call that is about to have its effect, or has had it. */
export interface FakeCall {
  /** From 1, over all calls. */
  readonly index: number
  /** e.g. `create users` */
  readonly name: string
  readonly isWrite: boolean
  readonly moment: 'before' | 'after'
}

/** Something in the world, with what it belongs to. */
export interface FakeRecord {
  readonly collection: string
  readonly parent: string
  readonly resource: PlatformResource
}

/** PingOne in memory. */
export interface FakeWorld {
  readonly client: PlatformClient
  readonly records: Map<string, FakeRecord>
  readonly passwords: Map<string, string>
  mfaSettings: Record<string, unknown>
  /** Every call so far. */
  readonly calls: Omit<FakeCall, 'moment'>[]
  /** May throw: before the effect it does not happen, after it only the answer is lost. */
  onCall: (call: FakeCall) => void
  /** Puts something there that nobody of ours made; returns its id. */
  put(collection: string, parent: string, body: Body): string
  all(collection: string): readonly FakeRecord[]
  /** Everything in it, without ids and secrets, in a fixed order: two equal worlds are equal. */
  describe(): string
}

/** A secret of every application: it must not turn up anywhere but among the secrets. */
export const secretCanary = 'canary-client-secret-0123456789abcdef'

const unique: Readonly<Record<string, (record: FakeRecord) => string>> = {
  signOnPolicies: ({ resource }) => String(resource['name']),
  deviceAuthenticationPolicies: ({ resource }) => String(resource['name']),
  fido2Policies: ({ resource }) => String(resource['name']),
  populations: ({ resource }) => String(resource['name']),
  users: ({ resource }) => String(resource['username']).toLowerCase(),
  grants: ({ resource }) => idIn(resource, 'resource'),
  signOnPolicyAssignments: ({ resource }) => idIn(resource, 'signOnPolicy'),
  devices: ({ resource }) =>
    JSON.stringify([
      resource['type'],
      String(resource['phone']).replaceAll(/\D/g, ''),
      resource['email'],
    ]),
  templateContents: ({ resource }) =>
    JSON.stringify([resource['deliveryMethod'], resource['locale'], resource['variant'] ?? '']),
}

/** Collections whose resources belong to one of another collection, and go with it. */
const parents: Readonly<Record<string, string>> = {
  grants: 'applications',
  signOnPolicyAssignments: 'applications',
  signOnPolicyActions: 'signOnPolicies',
  devices: 'users',
}

export function createFakeWorld(environmentId = 'env-1'): FakeWorld {
  const records = new Map<string, FakeRecord>()
  const calls: Omit<FakeCall, 'moment'>[] = []

  function call<Result>(name: string, effect: () => Result): Promise<Result> {
    const isWrite = !/^(list|read)/.test(name)
    const about = { index: calls.length + 1, name, isWrite }
    calls.push(about)
    return Promise.resolve().then(() => {
      world.onCall({ ...about, moment: 'before' })
      const result = effect()
      world.onCall({ ...about, moment: 'after' })
      return result
    })
  }
  const all = (collection: string): readonly FakeRecord[] =>
    [...records.values()].filter((record) => record.collection === collection)

  function get(collection: string, parent: string, id: string): FakeRecord {
    const record = records.get(id)
    if (record?.collection !== collection || record.parent !== parent)
      throw refuse(404, 'NOT_FOUND')
    return record
  }
  function assertParent(collection: string, parent: string): void {
    const of = parents[collection]
    if (of !== undefined && records.get(parent)?.collection !== of) throw refuse(404, 'NOT_FOUND')
  }
  function assertUnique(record: FakeRecord): void {
    const key = unique[record.collection]
    const isTaken = all(record.collection).some(
      (other) =>
        key !== undefined &&
        other.resource.id !== record.resource.id &&
        other.parent === record.parent &&
        other.resource['default'] !== true &&
        key(other) === key(record),
    )
    if (isTaken) throw refuse(400, 'UNIQUENESS_VIOLATION')
  }
  function put(collection: string, parent: string, body: Body, id: string = randomUUID()): string {
    const resource = { ...structuredClone(body), ...defaultsOf(collection, body), id }
    const record = { collection, parent, resource }
    assertParent(collection, parent)
    assertUnique(record)
    records.set(id, record)
    return id
  }
  function remove(collection: string, parent: string, id: string): void {
    const record = get(collection, parent, id)
    assertRemovable(record, all)
    records.delete(id)
    for (const child of [...records.values()])
      if (child.parent === id) records.delete(child.resource.id)
  }
  function clone(record: FakeRecord): PlatformResource {
    return structuredClone(record.resource)
  }
  async function* list(collection: string, parent: string): AsyncGenerator<PlatformResource> {
    yield* await call(`list ${collection}`, () => {
      assertParent(collection, parent)
      return all(collection)
        .filter((record) => record.parent === parent)
        .map(clone)
    })
  }
  function children(name: string): ChildCollection<PlatformResource> {
    return {
      list: (parent) => list(name, parent),
      read: (parent, id) => call(`read ${name}`, () => clone(get(name, parent, id))),
      create: (parent, body) =>
        call(`create ${name}`, () => clone(get(name, parent, put(name, parent, body)))),
      replace: (parent, id, body) =>
        call(`replace ${name}`, () => {
          const before = get(name, parent, id).resource
          const kept = Object.fromEntries(
            keptByReplace.flatMap((member) => (member in before ? [[member, before[member]]] : [])),
          )
          put(name, parent, { ...kept, ...body }, id)
          return clone(get(name, parent, id))
        }),
      delete: (parent, id) => call(`delete ${name}`, () => remove(name, parent, id)),
    }
  }
  function collection(name: string): Collection<PlatformResource> {
    const inParent = children(name)
    return {
      list: () => inParent.list(''),
      read: (id) => inParent.read('', id),
      create: (body) => inParent.create('', body),
      replace: (id, body) => inParent.replace('', id, body),
      delete: (id) => inParent.delete('', id),
    }
  }
  function merge(id: string, members: Body): void {
    const record = get('users', '', id)
    records.set(id, { ...record, resource: { ...record.resource, ...members } })
  }

  const world: FakeWorld = {
    records,
    calls,
    passwords: new Map(),
    mfaSettings: {
      pairing: { maxAllowedDevices: 5, pairingKeyFormat: 'ALPHANUMERIC' },
      phoneExtensions: { enabled: false },
      users: { mfaEnabled: false },
    },
    onCall: () => undefined,
    put: (name, parent, body) => put(name, parent, body),
    all,
    describe: () => describeWorld(world),
    client: {
      environmentId,
      connection: { PINGONE_ENVIRONMENT_ID: environmentId, PINGONE_REGION: 'eu' },
      readEnvironment: () =>
        call('read environment', () => ({ id: environmentId, name: 'Test environment' })),
      applications: {
        ...(collection('applications') as PlatformClient['applications']),
        readSecret: (id) =>
          call('read secret', () => {
            get('applications', '', id)
            return `${secretCanary}-${id}`
          }),
      },
      resources: collection('resources') as PlatformClient['resources'],
      scopes: children('scopes') as PlatformClient['scopes'],
      grants: children('grants') as PlatformClient['grants'],
      signOnPolicies: collection('signOnPolicies') as PlatformClient['signOnPolicies'],
      signOnPolicyActions: children('signOnPolicyActions') as PlatformClient['signOnPolicyActions'],
      signOnPolicyAssignments: children(
        'signOnPolicyAssignments',
      ) as PlatformClient['signOnPolicyAssignments'],
      templates: collection('templates') as PlatformClient['templates'],
      templateContents: children('templateContents') as PlatformClient['templateContents'],
      populations: collection('populations') as PlatformClient['populations'],
      users: {
        ...(collection('users') as PlatformClient['users']),
        readPassword: (id) =>
          call('read password', () => {
            get('users', '', id)
            return { status: world.passwords.has(id) ? 'OK' : 'NO_PASSWORD' }
          }),
        setPassword: (id, value) =>
          call('set password', () => {
            get('users', '', id)
            world.passwords.set(id, value)
          }),
        readMfaEnabled: (id) =>
          call('read mfaEnabled', () => get('users', '', id).resource['mfaEnabled'] === true),
        setMfaEnabled: (id, mfaEnabled) => call('set mfaEnabled', () => merge(id, { mfaEnabled })),
        setEnabled: (id, enabled) => call('set enabled', () => merge(id, { enabled })),
        setPopulation: (id, populationId) =>
          call('set population', () => merge(id, { population: { id: populationId } })),
      },
      devices: {
        ...(children('devices') as unknown as PlatformClient['devices']),
        setNickname: (userId, id, nickname) =>
          call('set nickname', () => {
            const record = get('devices', userId, id)
            records.set(id, { ...record, resource: { ...record.resource, nickname } })
          }),
      },
      deviceAuthenticationPolicies: collection(
        'deviceAuthenticationPolicies',
      ) as PlatformClient['deviceAuthenticationPolicies'],
      fido2Policies: collection('fido2Policies') as PlatformClient['fido2Policies'],
      mfaSettings: {
        read: () => call('read mfaSettings', () => structuredClone(world.mfaSettings)),
        replace: (body) =>
          call('replace mfaSettings', () => {
            world.mfaSettings = structuredClone({ ...body })
            return structuredClone(world.mfaSettings)
          }),
        reset: () =>
          call('reset mfaSettings', () => {
            world.mfaSettings = {}
          }),
      },
    },
  }
  furnish(world)
  return world
}

/** What is there in every environment. */
function furnish(world: FakeWorld): void {
  const openid = world.put('resources', '', { name: 'openid', type: 'OPENID_CONNECT' })
  for (const name of ['openid', 'profile', 'email']) world.put('scopes', openid, { name })
  world.put('templates', '', { name: 'transaction', deliveryMethods: ['SMS', 'Email'] })
  world.put('templateContents', 'transaction', {
    deliveryMethod: 'SMS',
    locale: 'en',
    default: true,
    content: 'Predefined',
  })
  world.put('populations', '', { name: 'Default' })
  world.put('deviceAuthenticationPolicies', '', { name: 'Default MFA Policy', default: true })
  world.put('signOnPolicies', '', { name: 'Single_Factor', default: true })
}

function defaultsOf(collection: string, body: Body): Body {
  switch (collection) {
    case 'applications':
      return { enabled: body['enabled'] ?? false }
    case 'signOnPolicies':
    case 'deviceAuthenticationPolicies':
    case 'fido2Policies':
    case 'templateContents':
      return { default: body['default'] ?? false }
    case 'users':
      return { enabled: body['enabled'] ?? true, mfaEnabled: body['mfaEnabled'] ?? false }
    default:
      return {}
  }
}

/** What a PUT cannot change, because it has an endpoint of its own or is given once. */
const keptByReplace = ['enabled', 'mfaEnabled', 'population', 'resource', 'signOnPolicy', 'default']

function assertRemovable(
  { collection, parent, resource }: FakeRecord,
  all: (collection: string) => readonly FakeRecord[],
): void {
  const isUsed =
    (collection === 'deviceAuthenticationPolicies' &&
      all('signOnPolicyActions').some(
        (action) => idIn(action.resource, 'deviceAuthenticationPolicy') === resource.id,
      )) ||
    (collection === 'fido2Policies' &&
      all('deviceAuthenticationPolicies').some(
        ({ resource: { fido2 } }) => readMember(fido2, 'fido2PolicyId') === resource.id,
      )) ||
    (collection === 'populations' &&
      all('users').some((user) => idIn(user.resource, 'population') === resource.id)) ||
    (collection === 'signOnPolicies' &&
      all('signOnPolicyAssignments').some(
        (assignment) => idIn(assignment.resource, 'signOnPolicy') === resource.id,
      )) ||
    (collection === 'signOnPolicyActions' &&
      all('signOnPolicyActions').filter((action) => action.parent === parent).length === 1)
  if (isUsed || resource['default'] === true) throw refuse(400, 'CONSTRAINT_VIOLATION')
}

function refuse(status: number, code: string): PlatformError {
  return new PlatformError(`refused: ${code}`, {
    status,
    call: 'fake',
    pingoneCode: status === 404 ? 'NOT_FOUND' : 'INVALID_DATA',
    details: status === 404 ? [] : [{ code }],
  })
}

function idIn(resource: PlatformResource, member: string): string {
  const value = resource[member]
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : ''
}

function describeWorld({ records, mfaSettings, passwords }: FakeWorld): string {
  const nameOf = (id: string): string => {
    const record = records.get(id)
    if (record === undefined) return id
    const { resource } = record
    const own =
      resource['name'] ?? resource['username'] ?? resource['type'] ?? resource['deliveryMethod']
    return `${record.collection}:${nameOf(record.parent)}:${typeof own === 'string' ? own : ''}`
  }
  const lines = [...records.values()].map(({ collection, parent, resource }) => {
    const { id, ...members } = resource
    const text = JSON.stringify(
      sortMembers({ ...members, hasPassword: passwords.has(id) }),
      (_, value: unknown) =>
        typeof value === 'string' && records.has(value) ? nameOf(value) : value,
    )
    return `${collection} ${nameOf(parent)} ${text}`
  })
  return [...lines.sort(), JSON.stringify(sortMembers(mfaSettings))].join('\n')
}

function sortMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortMembers).toSorted()
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([left], [right]) => left.localeCompare(right))
  return Object.fromEntries(entries.map(([name, member]) => [name, sortMembers(member)]))
}
