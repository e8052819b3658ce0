// What a call may have made stays on the books until it is certain that it made nothing.
import { describe, expect, test } from 'vitest'
import { PlatformError } from '../../../../src/errors.js'
import { apply } from '../../../../src/tools/provisioning/apply.js'
import { buildTestRecipe, createSetting, inventoryOf, lostAnswer } from '../support/engine.js'
import type { FakeWorld } from '../support/fake-world.js'

const recipe = buildTestRecipe({ withSettings: false })
const refusal = new PlatformError('refused', { status: 403, call: 'fake' })
const intent = {
  key: 'policy',
  kind: 'signOnPolicy',
  name: 'shop-mfa',
  since: '2026-01-01T00:00:00.000Z',
} as const

/** Answers the calls that make a sign-on policy: the first, the second … */
function answerPolicies(world: FakeWorld, ...errors: readonly Error[]): void {
  const left = [...errors]
  world.onCall = ({ name, moment }) => {
    if (name !== 'create signOnPolicies' || moment !== 'before') return
    const error = left.shift()
    if (error !== undefined) throw error
  }
}

describe('an intent stays', () => {
  test('when an answer was lost before the refusal: the lost call may have made it', async () => {
    const setting = createSetting()
    answerPolicies(setting.world, lostAnswer(), refusal)
    await expect(apply(recipe, setting.options)).rejects.toBe(refusal)
    expect((await setting.readInventory()).making).toMatchObject([{ key: 'policy' }])
  })

  test('when it is of an earlier run, and this one is refused', async () => {
    const setting = createSetting()
    await setting.inventory.write(inventoryOf, { made: [], making: [intent] })
    answerPolicies(setting.world, refusal)
    await expect(apply(recipe, setting.options)).rejects.toBe(refusal)
    expect((await setting.readInventory()).making).toStrictEqual([intent])
  })

  test('when nobody could look whether a part was made before the refusal', async () => {
    const setting = createSetting()
    let isRefused = false
    setting.world.onCall = ({ name, moment }) => {
      if (isRefused && name === 'list devices') throw lostAnswer()
      if (name !== 'set nickname' || moment !== 'before') return
      isRefused = true
      throw refusal
    }
    await expect(apply(recipe, setting.options)).rejects.toBe(refusal)
    expect((await setting.readInventory()).making).toMatchObject([{ key: 'device' }])
  })
})

test('what a lost call made is ours, also when it is seen only after the name is taken', async () => {
  const setting = createSetting()
  const { world, options } = setting
  const { signOnPolicies } = world.client
  let isHidden = false
  let tries = 0
  world.onCall = ({ name, moment }) => {
    if (name !== 'create signOnPolicies') return
    if (moment === 'before') {
      tries += 1
      isHidden = tries === 1
    } else if (tries === 1) throw lostAnswer()
  }
  const client = {
    ...world.client,
    signOnPolicies: {
      ...signOnPolicies,
      async *list() {
        for await (const policy of signOnPolicies.list())
          if (!isHidden || policy.name !== 'shop-mfa') yield policy
      },
    },
  }
  const { ids, outcomes } = await apply(recipe, { ...options, client })
  expect(tries).toBe(2)
  expect(outcomes.adopted).toBe(1)
  expect((await setting.readInventory()).made.map(({ id }) => id)).toContain(ids['policy'])
})

test('a user who came while our population was made is not changed', async () => {
  const setting = createSetting()
  const { world } = setting
  let id = ''
  world.onCall = ({ name, moment }) => {
    if (id !== '' || name !== 'create users' || moment !== 'before') return
    id = world.put('users', '', { username: 'shop-ada', email: 'their@own.example' })
  }
  const error = await apply(recipe, setting.options).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ reason: 'changed_meanwhile', ids: [id] })
  expect(world.records.get(id)?.resource['email']).toBe('their@own.example')
  expect((await setting.readInventory()).making).toStrictEqual([])
})
