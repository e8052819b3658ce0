// A run that ends at any call of its own, before or after PingOne acted on it: the next one goes on.
import type { Emulator } from 'express-pingone-mfa/emulator'
import {
  destroy,
  expressApp,
  type InventoryOf,
  type Recipe,
} from 'express-pingone-mfa/provisioning'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createWorld,
  readPlainState,
  readState,
  startEmptyEmulator,
  writeState,
  type RealWorld,
} from './support/real-world.js'

const recipe: Recipe = expressApp({
  baseUrl: 'http://localhost:3000',
  deviceTypes: ['SMS', 'EMAIL'],
  mfaSettings: { lockout: { failureCount: 6, durationSeconds: 1200 } },
  withTestUser: true,
  testUsers: [
    {
      username: 'maya',
      given: 'Maya',
      family: 'Lindqvist',
      email: 'maya@example.com',
      phone: '+46705550101',
      devices: ['SMS', 'EMAIL'],
      hasPassword: true,
    },
  ],
})

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmptyEmulator()
})
afterAll(() => emulator.close())

describe('a process that ends', { timeout: 240_000 }, () => {
  test('at any call of apply that changes something: the next run makes the same, and nothing twice', async () => {
    const whole = createWorld(emulator)
    const moments = await findMoments((through) =>
      whole.apply(recipe, { client: whole.client(through) }),
    )
    const wanted = await readPlainState(emulator)
    expect(moments.length).toBeGreaterThan(50)

    for (const moment of moments) {
      const world = createWorld(emulator)
      await endAt(moment, (through) => world.apply(recipe, { client: world.client(through) }))
      await world.apply(recipe)
      expect(await readPlainState(emulator), describeMoment(moment)).toEqual(wanted)
      await world.countWrites()
      const again = await world.apply(recipe)
      expect(again.plan.hasChanges, describeMoment(moment)).toBe(false)
      const notOurs = again.plan.steps.filter(({ isOurs }) => !isOurs)
      expect(notOurs.map(({ kind }) => kind)).toEqual(['mfaSettings'])
      expect(await world.countWrites(), describeMoment(moment)).toBe(0)
    }
  })

  test('at any call of destroy that changes something: the next run leaves nothing of it', async () => {
    const untouched = createWorld(emulator)
    const empty = await readPlainState(emulator)
    await untouched.apply(recipe)
    const made = await readState(emulator)
    const inventory = await untouched.inventory.read(inventoryOf(untouched))
    const moments = await findMoments((through) =>
      destroy(recipe, { ...untouched, client: untouched.client(through), confirm: () => true }),
    )
    expect(await readPlainState(emulator)).toEqual(empty)
    expect(moments.length).toBeGreaterThan(20)

    for (const moment of moments) {
      const world = createWorld(emulator)
      await writeState(emulator, made)
      await world.inventory.write(inventoryOf(world), inventory ?? { made: [], making: [] })
      await endAt(moment, (through) =>
        destroy(recipe, { ...world, client: world.client(through), confirm: () => true }),
      )
      await destroy(recipe, { ...world, client: world.client(), confirm: () => true })
      expect(await readPlainState(emulator), describeMoment(moment)).toEqual(empty)
      expect(await world.inventory.read(inventoryOf(world))).toBeUndefined()
    }
  })
})

/** Where a run ends: at its n-th call, before or after PingOne acted on it. */
interface Moment {
  readonly call: number
  readonly isAnswered: boolean
}

/**
 * The moments that differ: before a call that changes something, after PingOne acted on it, and before the
 * next call, when what was made is written down.
 */
async function findMoments(
  run: (through: typeof fetch) => Promise<unknown>,
): Promise<readonly Moment[]> {
  const changes: number[] = []
  let calls = 0
  await run((input, init) => {
    calls += 1
    if (init?.method !== 'GET' && !addressOf(input).endsWith('/as/token')) changes.push(calls)
    return fetch(input, init)
  })
  return changes.flatMap((call) => [
    { call, isAnswered: false },
    { call, isAnswered: true },
    ...(call < calls ? [{ call: call + 1, isAnswered: false }] : []),
  ])
}

/**
 * Lets a run go as far as the moment, and no further: as when the process were killed there, nothing of it
 * runs any more.
 */
async function endAt(
  moment: Moment,
  run: (through: typeof fetch) => Promise<unknown>,
): Promise<void> {
  let calls = 0
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => (end = resolve))
  const forever = new Promise<never>(() => undefined)
  const running = run(async (input, init) => {
    calls += 1
    if (calls < moment.call) return fetch(input, init)
    if (moment.isAnswered) await (await fetch(input, { ...init, signal: null })).arrayBuffer()
    end()
    return forever
  })
  running.catch(() => undefined)
  await Promise.race([running, ended])
}

function describeMoment({ call, isAnswered }: Moment): string {
  return `ended ${isAnswered ? 'after' : 'before'} call ${call}`
}

function inventoryOf(world: RealWorld): InventoryOf {
  const { environmentId } = world.emulator
  return { environmentId, recipe: recipe.name, prefix: recipe.prefix }
}

function addressOf(input: string | URL | Request): string {
  return input instanceof Request ? input.url : String(input)
}
