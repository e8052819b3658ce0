// Operations on users and their devices that have an address, or a media type, of their own.
import { createChildCollection, createCollection, type Caller } from './collections.js'
import { parseDevice, parseUser, readFlag, readString } from './parse-resources.js'
import { checkId, type CallParts } from './platform-call.js'
import type { PlatformClient } from './platform-client.js'

/** Users of the environment, with what is kept apart from the user: password, MFA, population. */
export function createUsers(caller: Caller): PlatformClient['users'] {
  const part = (id: string, name: string): readonly string[] => ['users', checkId('id', id), name]
  const set = (parts: Omit<CallParts, 'method'>): Promise<void> =>
    caller.tell({ method: 'PUT', ...parts })
  return {
    ...createCollection(caller, { segment: 'users', parse: parseUser }),
    list: (query = {}) => {
      const filter = buildUserFilter(query)
      const narrowed = filter === undefined ? {} : { query: { filter } }
      return caller.list({ path: ['users'], ...narrowed }, parseUser)
    },
    readPassword: async (id) =>
      await caller.ask({ method: 'GET', path: part(id, 'password') }, (body) => ({
        status: readString(body, 'status'),
      })),
    setPassword: async (id, value) => {
      const body = { value, forceChange: false }
      await set({ path: part(id, 'password'), body, mediaType: setPasswordType })
    },
    readMfaEnabled: async (id) =>
      await caller.ask({ method: 'GET', path: part(id, 'mfaEnabled') }, (body) =>
        readFlag(body, 'mfaEnabled'),
      ),
    setMfaEnabled: async (id, mfaEnabled) => {
      await set({ path: part(id, 'mfaEnabled'), body: { mfaEnabled } })
    },
    setEnabled: async (id, enabled) => {
      await set({ path: part(id, 'enabled'), body: { enabled } })
    },
    setPopulation: async (id, populationId) => {
      const body = { id: checkId('populationId', populationId) }
      await set({ path: part(id, 'population'), body })
    },
  }
}

const setPasswordType = 'application/vnd.pingidentity.password.set+json'

/** MFA devices of users: there is no PUT of a device. */
export function createDevices(caller: Caller): PlatformClient['devices'] {
  const place = { parents: 'users', children: 'devices' }
  const devices = createChildCollection(caller, { place, parse: parseDevice })
  return {
    list: (userId) => devices.list(userId),
    read: (userId, id) => devices.read(userId, id),
    create: (userId, body) => devices.create(userId, body),
    delete: (userId, id) => devices.delete(userId, id),
    setNickname: async (userId, id, nickname) => {
      const path = ['users', checkId('userId', userId), 'devices', checkId('id', id), 'nickname']
      await caller.tell({ method: 'PUT', path, body: { nickname } })
    },
  }
}

interface UserQuery {
  readonly username?: string
  readonly populationId?: string
}

/** A text in a SCIM filter is written as in JSON. */
function buildUserFilter({ username, populationId }: UserQuery): string | undefined {
  const conditions = [
    ...(username === undefined ? [] : [`username eq ${JSON.stringify(username)}`]),
    ...(populationId === undefined
      ? []
      : [`population.id eq ${JSON.stringify(checkId('populationId', populationId))}`]),
  ]
  return conditions.length === 0 ? undefined : conditions.join(' and ')
}
