// An environment of the emulator as provisioning sees it, and what it looks like without ids and times.
import { createEmulator, type Emulator, type EmulatorState } from 'express-pingone-mfa/emulator'
import {
  apply,
  createMemoryInventory,
  createMemorySecrets,
  createPlatformClient,
  expressApp,
  readWorkerEnvironment,
  type Applied,
  type ApplyOptions,
  type InventoryOf,
  type InventoryStore,
  type PlatformClient,
  type Recipe,
  type Secrets,
} from 'express-pingone-mfa/provisioning'

/** All kinds of resources, with three devices and a message for each of three methods. */
export const everyKind: Recipe = expressApp({
  baseUrl: 'http://localhost:3000',
  deviceTypes: ['SMS', 'EMAIL', 'WHATSAPP', 'TOTP', 'MOBILE', 'FIDO2'],
  iosBundleId: 'example.bank.app',
  signOn: 'password-and-code',
  registration: true,
  mfaSettings: { lockout: { failureCount: 6, durationSeconds: 1200 } },
  withTestUser: true,
  testUsers: [
    {
      username: 'maya',
      given: 'Maya',
      family: 'Lindqvist',
      email: 'maya@example.com',
      phone: '+46705550101',
      devices: ['SMS', 'EMAIL', 'WHATSAPP'],
      hasPassword: true,
    },
  ],
})

/** An environment, and what survives the end of a process that works on it. */
export interface RealWorld {
  readonly emulator: Emulator
  readonly inventory: InventoryStore
  readonly secrets: Secrets
  /** A client whose calls go through this fetch. */
  client(through?: typeof fetch): PlatformClient
  apply(recipe: Recipe, options?: Partial<ApplyOptions>): Promise<Applied>
  /** `POST`, `PUT`, `PATCH` and `DELETE` of the platform API since the world was made or this was last asked. */
  countWrites(): Promise<number>
}

/** An empty environment on an emulator that is there already: it is set back to its seed first. */
export function createWorld(emulator: Emulator): RealWorld {
  emulator.reset()
  const inventory = createMemoryInventory()
  const secrets = createMemorySecrets()
  const client = (through: typeof fetch = fetch): PlatformClient =>
    createPlatformClient({
      ...readWorkerEnvironment(emulator.env('worker')),
      fetch: through,
      wait: () => Promise.resolve(),
    })
  return {
    emulator,
    inventory,
    secrets,
    client,
    apply: (recipe, options) =>
      apply(recipe, {
        client: client(),
        inventory,
        secrets,
        confirm: () => true,
        wait: () => Promise.resolve(),
        ...options,
      }),
    countWrites: () => countWrites(emulator),
  }
}

/** An emulator that begins with an empty environment. */
export function startEmptyEmulator(): Promise<Emulator> {
  return createEmulator({ port: 0, seed: 'empty' })
}

/** Reads all resources. */
export async function readState(emulator: Emulator): Promise<EmulatorState> {
  const response = await fetch(`${emulator.inboxUrl}/state`)
  return (await response.json()) as EmulatorState
}

/** Puts other resources in their place. */
export async function writeState(emulator: Emulator, state: EmulatorState): Promise<void> {
  const response = await fetch(`${emulator.inboxUrl}/state`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(state),
  })
  if (!response.ok) throw new Error(await response.text())
}

/** Members that differ from run to run. */
const fleeting = new Set([
  'createdAt',
  'updatedAt',
  'lastChangedAt',
  'madeAt',
  'secret',
  'password',
])

/** The environment, so that two runs can be compared. */
export async function readPlainState(emulator: Emulator): Promise<unknown> {
  return makePlain(await readState(emulator))
}

/** The environment with what the inventory says of it, and whether the secrets are those of PingOne. */
export async function readPlainWorld(world: RealWorld, recipe: Recipe): Promise<unknown> {
  const state = await readState(world.emulator)
  const inventory = await world.inventory.read(inventoryOf(world, recipe))
  const made = inventory?.made.toSorted((one, other) => (one.key < other.key ? -1 : 1))
  const secrets = secretNamesOf(recipe).map((name) => {
    const value = world.secrets.read(name)
    const isPingOnes = value !== undefined && JSON.stringify(state).includes(JSON.stringify(value))
    return { name, isPingOnes }
  })
  return makePlain({ state, inventory: { ...inventory, made }, secrets })
}

function secretNamesOf({ resources }: Recipe): readonly string[] {
  const passwords = resources.flatMap((each) => (each.kind === 'password' ? [each.secretName] : []))
  return ['PINGONE_CLIENT_ID', 'PINGONE_CLIENT_SECRET', ...passwords]
}

/** Which inventory is the recipe's. */
export function inventoryOf({ emulator }: RealWorld, { name, prefix }: Recipe): InventoryOf {
  return { environmentId: emulator.environmentId, recipe: name, prefix }
}

/** Every id is the place where it came up first. */
function makePlain(value: unknown): unknown {
  const ids = new Map<string, string>()
  return JSON.parse(
    JSON.stringify(value, (name, value: unknown) => {
      if (fleeting.has(name)) return value === undefined ? undefined : '(fleeting)'
      if (typeof value !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) {
        return value
      }
      ids.set(value, ids.get(value) ?? `#${ids.size + 1}`)
      return ids.get(value)
    }),
  ) as unknown
}

async function countWrites(emulator: Emulator): Promise<number> {
  const url = `${emulator.inboxUrl}/requests`
  const requests: unknown = await (await fetch(url)).json()
  await fetch(url, { method: 'DELETE' })
  if (!Array.isArray(requests)) throw new Error('the request log has another shape')
  return (requests as readonly { method: string; path: string }[]).filter(
    ({ method, path }) => path.startsWith('/v1/') && method !== 'GET',
  ).length
}
