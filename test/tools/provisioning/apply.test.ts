// Applying: once, again, after a kill at any moment, and never over what somebody else made.
import { describe, expect, test } from 'vitest'

import { apply } from '../../../src/tools/provisioning/apply.js'

import { buildTestRecipe, calm, createSetting, Kill, killAt } from './support/engine.js'

const recipe = buildTestRecipe()

/** What an uninterrupted run makes. */
async function describeDesiredWorld(): Promise<string> {
  const { world, options } = createSetting()
  await apply(recipe, options)
  return world.describe()
}

describe('a run killed at any moment', () => {
  test('is taken up by the next: same world, nothing twice, everything in the inventory', async () => {
    const desired = await describeDesiredWorld()
    let moment = 1
    for (; ; moment += 1) {
      const setting = createSetting()
      const { world, options } = setting
      const { wasKilled } = killAt(world, moment)
      await apply(recipe, options).catch((error: unknown) => {
        if (!(error instanceof Kill)) throw error
      })
      const isKilled = wasKilled()
      calm(world)
      await apply(recipe, options)
      expect(world.describe(), `killed at moment ${moment}`).toBe(desired)
      const { made, making } = await setting.readInventory()
      expect(made.map(({ key }) => key).sort(), `killed at moment ${moment}`).toStrictEqual(
        recipe.resources
          .filter(({ kind }) => !['password', 'mfaEnabled', 'mfaSettings'].includes(kind))
          .map(({ key }) => key)
          .sort(),
      )
      expect(making).toStrictEqual([])
      if (!isKilled) break
    }
    expect(moment).toBeGreaterThan(80)
  })
})

test('the second run writes nothing', async () => {
  const { world, options } = createSetting()
  await apply(recipe, options)
  const before = world.calls.length
  const { outcomes, variables } = await apply(recipe, options)
  expect(world.calls.slice(before).filter(({ isWrite }) => isWrite)).toStrictEqual([])
  expect(outcomes).toStrictEqual({ created: 0, updated: 0, unchanged: 13, adopted: 0 })
  expect(variables).toStrictEqual([])
})
