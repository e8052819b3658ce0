// What the inventory does not name, kind and id, is a stranger's; listeners are strangers, too.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apply } from '../../../../src/tools/provisioning/apply.js'
import { destroy, planDestroy } from '../../../../src/tools/provisioning/destroy.js'
import { openLedger } from '../../../../src/tools/provisioning/engine/ledger.js'
import { createMemoryInventory } from '../../../../src/tools/provisioning/inventory/inventory.js'
import type { MadeResource } from '../../../../src/tools/provisioning/inventory/inventory.js'
import { plan } from '../../../../src/tools/provisioning/plan.js'
import type { DestroyOptions } from '../../../../src/tools/provisioning/provisioning-options.js'
import { buildTestRecipe, createSetting, inventoryOf, type Setting } from '../support/engine.js'
import { createFakeWorld } from '../support/fake-world.js'

const recipe = buildTestRecipe()
const calmRecipe = buildTestRecipe({ withSettings: false })
const madeAt = '2026-01-01T00:00:00.000Z'

function removing({ options: { client, inventory, secrets } }: Setting): DestroyOptions {
  return { client, inventory, secrets, confirm: () => true }
}

function madeOf(kind: 'population' | 'signOnPolicy', id: string): MadeResource {
  return { key: 'policy', kind, id, name: 'shop-mfa', parents: {}, madeAt }
}

describe('an inventory that names an id as another kind', () => {
  test('does not make the resource ours: it is changed only when that is confirmed', async () => {
    const setting = createSetting()
    const { world, options, inventory } = setting
    const id = world.put('signOnPolicies', '', { name: 'shop-mfa', description: 'theirs' })
    await inventory.write(inventoryOf, { made: [madeOf('population', id)], making: [] })
    const { steps } = await plan(calmRecipe, options)
    expect(steps.find(({ key }) => key === 'policy')).toMatchObject({
      isOurs: false,
      needsConfirmation: true,
    })
    const refused = apply(calmRecipe, { ...options, confirm: () => false })
    await expect(refused).rejects.toMatchObject({ reason: 'not_confirmed', ids: [id] })
    expect(world.records.get(id)?.resource['description']).toBe('theirs')
  })

  test('does not remove it', async () => {
    const setting = createSetting()
    const { world, inventory } = setting
    const id = world.put('signOnPolicies', '', { name: 'shop-mfa' })
    await inventory.write(inventoryOf, { made: [madeOf('population', id)], making: [] })
    const { steps } = await destroy(recipe, removing(setting))
    expect(steps).toMatchObject([{ id, removal: 'gone' }])
    expect(world.records.has(id)).toBe(true)
  })

  test('is put right without losing one of the two', async () => {
    const store = createMemoryInventory()
    const { ledger } = await openLedger(store, inventoryOf)
    const [population, policy] = [madeOf('population', 'same'), madeOf('signOnPolicy', 'same')]
    await ledger.record(population)
    await ledger.record(policy)
    expect(ledger.inventory.made).toStrictEqual([population, policy])
    await ledger.forget(population)
    expect(await store.read(inventoryOf)).toStrictEqual({ made: [policy], making: [] })
  })
})

test('an intent to make another kind takes nothing over', async () => {
  const setting = createSetting()
  const { world, options, inventory } = setting
  const id = world.put('signOnPolicies', '', { name: 'shop-mfa', description: 'theirs' })
  const intent = { key: 'policy', kind: 'population', name: 'shop-mfa', since: madeAt } as const
  await inventory.write(inventoryOf, { made: [], making: [intent] })
  const refused = apply(calmRecipe, { ...options, confirm: () => false })
  await expect(refused).rejects.toMatchObject({ reason: 'not_confirmed', ids: [id] })
  const { ledger } = await openLedger(inventory, inventoryOf)
  await ledger.withdraw({ ...intent, kind: 'signOnPolicy' })
  expect(ledger.inventory.making).toStrictEqual([intent])
})

describe('without an inventory of this recipe and prefix', () => {
  test('nothing is removed, shown as to be removed or asked about', async () => {
    const setting = createSetting()
    const { world, options } = setting
    await apply(recipe, options)
    const { inventory } = createSetting()
    const theirs = await setting.readInventory()
    await inventory.write({ ...inventoryOf, prefix: 'bank-' }, theirs)
    await inventory.write({ ...inventoryOf, environmentId: 'env-2' }, theirs)
    const before = world.describe()
    const confirm = (): boolean => {
      throw new Error('asked')
    }
    const blind = { ...removing(setting), inventory, confirm }
    const planned = await planDestroy(recipe, blind)
    expect(planned.hasChanges).toBe(false)
    expect(planned.steps).toHaveLength(10)
    expect(new Set(planned.steps.map(({ removal }) => removal))).toStrictEqual(new Set(['kept']))
    expect(await destroy(recipe, blind)).toStrictEqual(planned)
    expect(world.describe()).toBe(before)
  })
})

describe('what was confirmed', () => {
  test('is that resource: one that took its place is not changed, however alike', async () => {
    const setting = createSetting()
    const { world, options } = setting
    const alike = { name: 'shop-mfa', description: 'theirs' }
    const shown = world.put('signOnPolicies', '', alike)
    let other = ''
    const confirm = async (): Promise<boolean> => {
      await world.client.signOnPolicies.delete(shown)
      other = world.put('signOnPolicies', '', alike)
      return true
    }
    const error = await apply(calmRecipe, { ...options, confirm }).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({ reason: 'changed_meanwhile', ids: [other] })
    expect(world.records.get(other)?.resource['description']).toBe('theirs')
  })
})

describe('a listener that fails', () => {
  let unheard: unknown[]
  const hear = (reason: unknown): void => {
    unheard.push(reason)
  }
  beforeEach(() => {
    unheard = []
    process.on('unhandledRejection', hear)
  })
  afterEach(() => {
    process.off('unhandledRejection', hear)
  })

  test.each<[string, () => unknown]>([
    ['later', () => Promise.reject(new Error('a listener that fails'))],
    [
      'at once',
      () => {
        throw new Error('a listener that fails')
      },
    ],
  ])('%s changes nothing, neither in apply nor in destroy', async (_, onEvent) => {
    const setting = createSetting()
    const calm = createSetting()
    await apply(recipe, calm.options)
    await apply(recipe, { ...setting.options, onEvent })
    expect(setting.world.describe()).toBe(calm.world.describe())
    const { steps } = await destroy(recipe, { ...removing(setting), onEvent })
    expect(steps).toHaveLength(11)
    expect(setting.world.describe()).toBe(createFakeWorld().describe())
    await new Promise((resolve) => setImmediate(resolve))
    expect(unheard).toStrictEqual([])
  })
})
