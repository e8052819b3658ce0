// An empty PingOne for one test of a kind: the room a kind works in, and eyes on what it does.
import { createEmulator, type Emulator } from 'express-pingone-mfa/emulator'
import { namesOf } from '../../../../src/tools/provisioning/engine/titles.js'
import type {
  Found,
  NameOf,
  ResourceKind,
  Room,
} from '../../../../src/tools/provisioning/kinds/kind.js'
import { resourceKinds } from '../../../../src/tools/provisioning/kinds/resource-kinds.js'
import type { MadeResource } from '../../../../src/tools/provisioning/inventory/inventory.js'
import { createPlatformClient } from '../../../../src/tools/provisioning/platform/create-platform-client.js'
import type { PlatformClient } from '../../../../src/tools/provisioning/platform/platform-client.js'
import { readWorkerEnvironment } from '../../../../src/tools/provisioning/platform/worker-environment.js'
import type { DesiredResource } from '../../../../src/tools/provisioning/recipe.js'
import { createMemorySecrets, type Secrets } from '../../../../src/tools/provisioning/secrets.js'
import * as desired from './desired.js'

/** An emulated environment, and the room of a kind in it. */
export interface KindsWorld {
  readonly emulator: Emulator
  readonly client: PlatformClient
  readonly secrets: Secrets
  readonly room: Room
  /** By resource key. */
  readonly ids: Map<string, string>
  /** `PUT /users/…`: every call that was not a GET, without the environment and the token calls. */
  readonly writes: string[]
  /** Makes a resource, or changes one that always exists, and remembers its id. */
  make(desired: DesiredResource): Promise<Found>
  find(desired: DesiredResource): Promise<Found>
  /** What the inventory would hold of it. */
  toMade(desired: DesiredResource, id: string): MadeResource
  /** Everything there is in the environment, but for when it was changed last. */
  readState(): Promise<unknown>
}

/** Starts an emulator with an empty environment. */
export async function startKindsWorld(
  options: { resetPasswords?: boolean } = {},
): Promise<KindsWorld> {
  const emulator = await createEmulator({ seed: 'empty', port: 0 })
  const writes: string[] = []
  const client = createPlatformClient({
    ...readWorkerEnvironment(emulator.env('worker')),
    fetch: (input, init) => {
      noteWrite(writes, new Request(input, init))
      return fetch(input, init)
    },
  })
  const secrets = createMemorySecrets()
  const ids = new Map<string, string>()
  const room: Room = {
    client,
    secrets,
    idOf: (key) => ids.get(key),
    resetPasswords: options.resetPasswords ?? false,
  }
  return { emulator, client, secrets, room, ids, writes, ...inRoom(room, ids, emulator) }
}

function inRoom(
  room: Room,
  ids: Map<string, string>,
  emulator: Emulator,
): Pick<KindsWorld, 'make' | 'find' | 'toMade' | 'readState'> {
  return {
    async make(desired) {
      const kind = kindOf(desired)
      const found = kind.isSingleton
        ? await kind.update(desired, { found: await findOne(desired, room), room })
        : await kind.create(desired, room)
      ids.set(desired.key, found.id)
      return found
    },
    find: (desired) => findOne(desired, room),
    toMade: (desired, id) => ({
      key: desired.key,
      kind: desired.kind,
      id,
      name: kindOf(desired).nameOf(desired),
      parents: kindOf(desired).parentsOf(desired, room),
      madeAt: '2026-01-05T10:00:00.000Z',
    }),
    readState: async () =>
      withoutTimes(await (await fetch(`${emulator.url}/_emulator/state`)).json()),
  }
}

/** What the resources of `desired.ts` are called. */
export const nameOf: NameOf = namesOf(Object.values(desired), resourceKinds)

/** The rules for a resource. */
export function kindOf(desired: DesiredResource): ResourceKind {
  return resourceKinds[desired.kind]
}

async function findOne(desired: DesiredResource, room: Room): Promise<Found> {
  const { matches } = await kindOf(desired).find(desired, room)
  const [found] = matches
  if (found === undefined || matches.length > 1) {
    throw new Error(`${desired.key} was found ${String(matches.length)} times`)
  }
  return found
}

function noteWrite(writes: string[], { method, url }: Request): void {
  const path = new URL(url).pathname.split('/environments/')[1]
  if (method !== 'GET' && path !== undefined) writes.push(`${method} ${path.replace(/^[^/]+/, '')}`)
}

function withoutTimes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTimes)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'updatedAt')
      .map(([name, member]) => [name, withoutTimes(member)]),
  )
}
