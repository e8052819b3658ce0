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
  type RealWorld,
} from './support/real-world.js'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmptyEmulator()
})
afterAll(() => emulator.close())

/** The emulator's own FIDO2 policy is in its state from the first change of any on. */
async function writeDownPasskeys(world: RealWorld): Promise<void> {
  const { fido2Policies } = world.client()
  const policy = everyKind.resources.find(({ kind }) => kind === 'fido2Policy')
  if (policy?.kind !== 'fido2Policy') throw new Error('the recipe has no FIDO2 policy')
  for await (const standard of fido2Policies.list()) {
    const { id } = await fido2Policies.create({ ...standard, ...policy.fields, default: false })
    await fido2Policies.delete(id)
    return
  }
}

describe('a process that ends', { timeout: 240_000 }, () => {
  test('at any call of destroy that changes something: the next run leaves nothing of it', async () => {
    const untouched = createWorld(emulator)
    await writeDownPasskeys(untouched)
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
