// The kind that says whether a user may be asked for a second factor.
import type { DesiredMfaEnabled } from '../recipe.js'
import { compareManaged, describeManaged } from './difference.js'
import { idOf } from './found.js'
import type { ResourceKind } from './kind.js'
import { parentOf } from './made-resource.js'
import { createSingleton, removeSingleton } from './singleton.js'
import { readUserOwnership } from './user.js'

/** One flag of a user; always switched on. */
export const mfaEnabledKind: ResourceKind<DesiredMfaEnabled> = {
  kind: 'mfaEnabled',
  isSingleton: true,
  title: ({ user }, nameOf) => `MFA of user "${nameOf(user)}"`,
  nameOf: ({ user }) => user,
  async find({ user }, room) {
    const id = idOf(room, user)
    const mfaEnabled = await room.client.users.readMfaEnabled(id)
    return { matches: [{ id, actual: { mfaEnabled } }] }
  },
  compare: (_desired, { found }) => compareManaged(managed, { actual: found.actual }),
  describe: () => describeManaged(managed),
  create: createSingleton,
  async update(_desired, { found: { id }, room }) {
    const { users } = room.client
    await users.setMfaEnabled(id, true)
    return { id, actual: { mfaEnabled: await users.readMfaEnabled(id) } }
  },
  parentsOf: ({ user }, room) => ({ user: idOf(room, user) }),
  readMade: async (made, { client, prefix }) =>
    await readUserOwnership(client, { userId: parentOf(made, 'user'), prefix }),
  remove: removeSingleton,
}

const managed = { mfaEnabled: true }
