// The kind of test users.
import type { PlatformClient } from '../platform/platform-client.js'
import type { UserResource } from '../platform/resources.js'
import { carriesPrefix } from '../prefix.js'
import type { DesiredUser, ManagedFields } from '../recipe.js'
import { compareManaged, describeManaged } from './difference.js'
import { idOf, toFound } from './found.js'
import type { Difference, Found, Ownership, ResourceKind } from './kind.js'
import { ownedByName, readUnlessGone, removeUnlessGone } from './made-resource.js'
import { mergeManaged, without } from './merge-managed.js'
import { collectWhere } from './search-collection.js'

/** Found by username, whatever its case and form. */
export const userKind: ResourceKind<DesiredUser> = {
  kind: 'user',
  isSingleton: false,
  title: ({ username }) => `user "${username}"`,
  nameOf: ({ username }) => username,
  async find(desired, { client }) {
    const named = await collectWhere(
      client.users.list({ username: desired.username }),
      ({ username }) => fold(username) === fold(desired.username),
    )
    return { matches: named.map(toFound) }
  },
  compare: (desired, { found, room }) => [
    ...compareFields(desired, found.actual),
    ...compareManaged({ enabled: desired.enabled }, { actual: found.actual }),
    ...compareManaged(
      { population: { id: idOf(room, desired.population) } },
      { actual: found.actual },
    ),
  ],
  describe: (desired, nameOf) => [
    { path: 'population', actual: undefined, desired: nameOf(desired.population) },
    { path: 'enabled', actual: undefined, desired: desired.enabled },
    ...describeManaged(managedOf(desired)),
  ],
  async create(desired, room) {
    const { users } = room.client
    const fields = mergeManaged({}, managedOf(desired))
    const population = { id: idOf(room, desired.population) }
    const user = await users.create({ ...fields, username: desired.username, population })
    if (user.enabled === desired.enabled) return toFound(user)
    await users.setEnabled(user.id, desired.enabled)
    return toFound(await users.read(user.id))
  },
  async update(desired, { found, room }) {
    const { users } = room.client
    const actual = await users.read(found.id)
    const population = idOf(room, desired.population)
    if (compareFields(desired, actual).length > 0) {
      await users.replace(found.id, without(mergeManaged(actual, managedOf(desired)), readOnly))
    }
    if (actual.population.id !== population) await users.setPopulation(found.id, population)
    if (actual.enabled !== desired.enabled) await users.setEnabled(found.id, desired.enabled)
    return toFound(await users.read(found.id))
  },
  parentsOf: ({ population }, room) => ({ population: idOf(room, population) }),
  readMade: (made, { client, prefix }) => readUserOwnership(client, { userId: made.id, prefix }),
  remove: (made, client) => removeUnlessGone(client.users.delete(made.id)),
}

function fold(username: string): string {
  return username.normalize('NFKC').toLowerCase()
}

/** The case of an address has no meaning. */
function compareFields(desired: DesiredUser, actual: Found['actual']): readonly Difference[] {
  return compareManaged(managedOf(desired), { actual }).filter(
    ({ path, actual: there, desired: wanted }) =>
      path !== 'email' ||
      typeof there !== 'string' ||
      typeof wanted !== 'string' ||
      there.toLowerCase() !== wanted.toLowerCase(),
  )
}

/** Ours by the username, or by the population the user is in now. */
export async function readUserOwnership(
  client: PlatformClient,
  { userId, prefix }: { readonly userId: string; readonly prefix: string },
): Promise<Ownership> {
  const user = await readUnlessGone(client.users.read(userId))
  if (user === undefined) return undefined
  const byUsername = ownedByName('the user', { name: user.username, prefix })
  return byUsername?.isOurs === true
    ? byUsername
    : readPopulationOwnership(client, { user, prefix })
}

async function readPopulationOwnership(
  client: PlatformClient,
  {
    user: { username, population },
    prefix,
  }: { readonly user: UserResource; readonly prefix: string },
): Promise<Ownership> {
  const found = await readUnlessGone(client.populations.read(population.id))
  if (found !== undefined && carriesPrefix(found.name, prefix)) return { isOurs: true }
  const name = found?.name ?? population.id
  const reason = `neither the user "${username}" nor the population "${name}" has the prefix "${prefix}"`
  return { isOurs: false, reason }
}

/** What PingOne writes, and what has an endpoint of its own: a PUT must not undo what others set there. */
const readOnly = [
  'account',
  'emailVerified',
  'enabled',
  'lastSignOn',
  'lifecycle',
  'mfaEnabled',
  'memberOfGroupIDs',
  'memberOfGroupNames',
  'password',
  'population',
  'verifyStatus',
]

function managedOf({ fields }: DesiredUser): ManagedFields {
  return without(fields, ['username', ...readOnly])
}
