// The kind of passwords, which can be set and never read back.
import type { DesiredPassword } from '../recipe.js'
import type { Secrets } from '../secrets.js'
import { idOf } from './found.js'
import { generatePassword } from './generate-password.js'
import type { Difference, Found, ResourceKind, Search, Sight } from './kind.js'
import { parentOf } from './made-resource.js'
import { textOf } from './record.js'
import { createSingleton, removeSingleton } from './singleton.js'
import { readUserOwnership } from './user.js'

/**
 * Set when the user has none or must change it, when the secrets do not hold it, or when a reset is
 * asked for; told in words, never by its value.
 */
export const passwordKind: ResourceKind<DesiredPassword> = {
  kind: 'password',
  isSingleton: true,
  title: ({ user }, nameOf) => `password of user "${nameOf(user)}"`,
  nameOf: ({ user }) => user,
  async find(desired, room) {
    const id = idOf(room, desired.user)
    const { status } = await room.client.users.readPassword(id)
    return sortOut({ id, actual: { status } })
  },
  compare: (desired, { found, room }) => {
    const actual = describeFault(desired, { found, room })
    return actual === undefined ? [] : [toDifference(desired, { actual, secrets: room.secrets })]
  },
  describe: ({ secretName }) => [
    {
      path: 'password',
      actual: undefined,
      desired: `the one in ${secretName}, or a generated one`,
    },
  ],
  create: createSingleton,
  async update(desired, { found, room }) {
    const { users } = room.client
    await setPassword(desired, { found, room })
    const { status } = await users.readPassword(found.id)
    return { id: found.id, actual: { status } }
  },
  parentsOf: ({ user }, room) => ({ user: idOf(room, user) }),
  readMade: async (made, { client, prefix }) =>
    await readUserOwnership(client, { userId: parentOf(made, 'user'), prefix }),
  remove: removeSingleton,
}

/** In which the user cannot sign on with the password that the secrets hold. */
const faults: ReadonlyMap<string, string> = new Map([
  ['NO_PASSWORD', 'no password'],
  ['MUST_CHANGE_PASSWORD', 'a password that must be changed'],
  ['PASSWORD_EXPIRED', 'a password that is too old'],
])

/** A password that another directory keeps is not ours to set. */
function sortOut(found: Found): Search {
  const status = statusOf(found)
  if (status === 'EXTERNAL') {
    const reason = 'another directory keeps the password of this user'
    return { matches: [], conflicts: [{ id: found.id, reason }] }
  }
  if (status === 'OK' || faults.has(status)) return { matches: [found] }
  return { matches: [found], remarks: [`PingOne says of the password: ${status}`] }
}

function statusOf({ actual }: Found): string {
  return textOf(actual, 'status') ?? 'no status'
}

function describeFault(desired: DesiredPassword, { found, room }: Sight): string | undefined {
  const fault = faults.get(statusOf(found))
  if (fault !== undefined) return fault
  if (!isKnown(desired, room.secrets)) return `a password that is not in ${desired.secretName}`
  return room.resetPasswords ? 'a password' : undefined
}

function toDifference(
  desired: DesiredPassword,
  { actual, secrets }: { readonly actual: string; readonly secrets: Secrets },
): Difference {
  const wanted = isKnown(desired, secrets)
    ? `the password in ${desired.secretName}`
    : 'a generated password'
  return { path: 'password', actual, desired: wanted }
}

function isKnown({ secretName }: DesiredPassword, secrets: Secrets): boolean {
  return (secrets.read(secretName) ?? '') !== ''
}

/**
 * The secrets hold the value before PingOne does: nothing is set that is then lost.
 *
 * Where PingOne has a good password that nobody knows, it is the other way round. A run that is killed
 * between the two would otherwise leave a value among the secrets that looks right and is not.
 */
async function setPassword(desired: DesiredPassword, { found, room }: Sight): Promise<void> {
  const { secretName } = desired
  const known = isKnown(desired, room.secrets) ? room.secrets.read(secretName) : undefined
  const value = known ?? generatePassword()
  const isFaultSeen = faults.has(statusOf(found))
  if (known === undefined && isFaultSeen) await room.secrets.write({ [secretName]: value })
  await room.client.users.setPassword(found.id, value)
  if (known === undefined && !isFaultSeen) await room.secrets.write({ [secretName]: value })
}
