// A destroy that ends at any call of its own, before or after PingOne acted on it: the next one goes on.
import type { Emulator } from 'express-pingone-mfa/emulator'
import { destroy } from 'express-pingone-mfa/provisioning'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeMoment, endAt, findMoments } from './support/moments.js'
import {
  createWorld,
  everyKind,
  inventoryOf,
  readPlainState,
  readState,
  startEmptyEmulator,
  writeState,
} from './support/real-world.js'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmptyEmulator()
})
afterAll(() => emulator.close())

describe('a process that ends', { timeout: 240_000 }, () => {
  test('at any call of destroy that changes something: the next run leaves nothing of it', async () => {
    const untouched = createWorld(emulator)
    const empty = await readPlainState(emulator)
    await untouched.apply(everyKind)
    const made = await readState(emulator)
    const inventory = await untouched.inventory.read(inventoryOf(untouched, everyKind))
    const moments = await findMoments((through) =>
      destroy(everyKind, { ...untouched, client: untouched.client(through), confirm: () => true }),
    )
    expect(await readPlainState(emulator)).toEqual(empty)
    expect(moments.length).toBeGreaterThan(20)

    for (const moment of moments) {
      const world = createWorld(emulator)
      await writeState(emulator, made)
      await world.inventory.write(
        inventoryOf(world, everyKind),
        inventory ?? { made: [], making: [] },
      )
      await endAt(moment, (through) =>
        destroy(everyKind, { ...world, client: world.client(through), confirm: () => true }),
      )
      await destroy(everyKind, { ...world, client: world.client(), confirm: () => true })
      expect(await readPlainState(emulator), describeMoment(moment)).toEqual(empty)
      expect(await world.inventory.read(inventoryOf(world, everyKind))).toBeUndefined()
    }
  })
})
