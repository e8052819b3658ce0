// An apply that ends at any call of its own, before or after PingOne acted on it: the next one goes on.
import type { Emulator } from 'express-pingone-mfa/emulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeMoment, endAt, findMoments } from './support/moments.js'
import { createWorld, everyKind, readPlainWorld, startEmptyEmulator } from './support/real-world.js'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmptyEmulator()
})
afterAll(() => emulator.close())

describe('a process that ends', { timeout: 240_000 }, () => {
  test('at any call of apply that changes something: the next run makes the same, and nothing twice', async () => {
    const whole = createWorld(emulator)
    const moments = await findMoments((through) =>
      whole.apply(everyKind, { client: whole.client(through) }),
    )
    const wanted = await readPlainWorld(whole, everyKind)
    expect(wanted).toMatchObject({ secrets: Array(3).fill({ isPingOnes: true }) })
    expect(moments.length).toBeGreaterThan(50)
    await whole.countWrites()
    const again = await whole.apply(everyKind)
    expect(again.plan.hasChanges).toBe(false)
    const notOurs = again.plan.steps.filter(({ isOurs }) => !isOurs)
    expect(notOurs.map(({ kind }) => kind)).toEqual(['mfaSettings'])
    expect(await whole.countWrites()).toBe(0)

    for (const moment of moments) {
      const world = createWorld(emulator)
      await endAt(moment, (through) => world.apply(everyKind, { client: world.client(through) }))
      await world.apply(everyKind)
      expect(await readPlainWorld(world, everyKind), describeMoment(moment)).toEqual(wanted)
    }
  })
})
