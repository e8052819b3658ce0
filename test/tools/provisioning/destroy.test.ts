// Destroying: what the inventory names and nothing else, also after an interruption.
import { describe, expect, test } from 'vitest'
import { ProvisioningError, UpstreamError } from '../../../src/errors.js'
import { apply } from '../../../src/tools/provisioning/apply.js'
import { destroy, planDestroy } from '../../../src/tools/provisioning/destroy.js'
import type { DestroyOptions } from '../../../src/tools/provisioning/provisioning-options.js'
import type { DestroyEvent } from '../../../src/tools/provisioning/progress.js'
import {
  buildTestRecipe,
  calm,
  createSetting,
  inventoryOf,
  Kill,
  killAt,
  lostAnswer,
  type Setting,
} from './support/engine.js'
import { createFakeWorld } from './support/fake-world.js'

const recipe = buildTestRecipe()
const untouched = createFakeWorld().describe()

function destroyOptions({ options }: Setting, more: Partial<DestroyOptions> = {}): DestroyOptions {
  const { client, inventory, secrets } = options
  return { client, inventory, secrets, confirm: () => true, ...more }
}

async function createAppliedSetting(): Promise<Setting> {
  const setting = createSetting()
  await apply(recipe, setting.options)
  return setting
}

test('an environment is afterwards as it was before, and so are the MFA settings', async () => {
  const setting = await createAppliedSetting()
  const { steps } = await destroy(recipe, destroyOptions(setting))
  expect(setting.world.describe()).toBe(untouched)
  expect(await setting.inventory.read(inventoryOf)).toBeUndefined()
  expect(steps.map(({ kind, removal }) => `${removal} ${kind}`)).toStrictEqual([
    'delete device',
    'delete user',
    'delete signOnPolicyAssignment',
    'delete signOnPolicy',
    'delete signOnPolicyAction',
    'delete population',
    'delete deviceAuthenticationPolicy',
    'delete application',
    'delete grant',
    'delete templateContent',
    'restore mfaSettings',
  ])
  expect(steps[4]?.reason).toBe('goes with sign-on policy "shop-mfa"')
})

test('the plan is what is then done', async () => {
  const setting = await createAppliedSetting()
  const writes = setting.world.calls.filter(({ isWrite }) => isWrite).length
  const planned = await planDestroy(recipe, destroyOptions(setting))
  expect(setting.world.calls.filter(({ isWrite }) => isWrite)).toHaveLength(writes)
  expect(Object.isFrozen(planned.steps)).toBe(true)
  expect(await destroy(recipe, destroyOptions(setting))).toStrictEqual(planned)
})

describe('confirmation', () => {
  test('without one nothing is removed', async () => {
    const setting = await createAppliedSetting()
    const before = setting.world.describe()
    const { confirm: _, ...options } = destroyOptions(setting)
    const error = await destroy(recipe, options).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProvisioningError)
    expect(error).toMatchObject({ code: 'ERR_PINGONE_PROVISIONING', reason: 'not_confirmed' })
    expect(String(error)).toMatch(
      /^ProvisioningError: nothing was changed: this needs a confirmation:\ndelete device "SMS \+15550100" \(/,
    )
    expect(setting.world.describe()).toBe(before)
  })

  test('it is not asked for when there is nothing to do', async () => {
    const setting = await createAppliedSetting()
    await destroy(recipe, destroyOptions(setting))
    const confirm = (): boolean => {
      throw new Error('asked')
    }
    const { steps, hasChanges } = await destroy(recipe, destroyOptions(setting, { confirm }))
    expect({ steps, hasChanges }).toStrictEqual({ steps: [], hasChanges: false })
  })
})

test('a run killed at any moment is taken up by the next', async () => {
  let moment = 1
  for (; ; moment += 1) {
    const setting = await createAppliedSetting()
    const { wasKilled } = killAt(setting.world, moment)
    await destroy(recipe, destroyOptions(setting)).catch((error: unknown) => {
      if (!(error instanceof Kill)) throw error
    })
    const isKilled = wasKilled()
    calm(setting.world)
    await destroy(recipe, destroyOptions(setting))
    expect(setting.world.describe(), `killed at moment ${moment}`).toBe(untouched)
    expect(await setting.readInventory()).toStrictEqual({ made: [], making: [] })
    if (!isKilled) break
  }
  expect(moment).toBeGreaterThan(60)
})

test('what a killed apply made, known from an intent alone, is removed', async () => {
  let moment = 1
  for (; ; moment += 1) {
    const setting = createSetting()
    const { wasKilled } = killAt(setting.world, moment)
    await apply(recipe, setting.options).catch(() => undefined)
    const isKilled = wasKilled()
    calm(setting.world)
    await destroy(recipe, destroyOptions(setting))
    expect(setting.world.describe(), `killed at moment ${moment}`).toBe(untouched)
    expect(await setting.readInventory()).toStrictEqual({ made: [], making: [] })
    if (!isKilled) break
  }
  expect(moment).toBeGreaterThan(80)
})

describe('what is not ours is kept', () => {
  test('without an inventory everything is listed and nothing is removed', async () => {
    const setting = await createAppliedSetting()
    const { inventory } = createSetting()
    const before = setting.world.describe()
    const options = { ...destroyOptions(setting), inventory }
    const { steps, hasChanges } = await destroy(recipe, options)
    expect(hasChanges).toBe(false)
    expect(steps).toHaveLength(10)
    expect(
      new Set(steps.map(({ removal, reason }) => `${removal}: ${String(reason)}`)),
    ).toStrictEqual(new Set(['kept: made by nobody the inventory knows']))
    expect(setting.world.describe()).toBe(before)
  })

  test('of a conflict every one is listed', async () => {
    const setting = createSetting()
    const members = { name: 'shop-web', type: 'WEB_APP', protocol: 'OPENID_CONNECT' }
    const ids = [members, members].map((body) => setting.world.put('applications', '', body))
    const { steps } = await destroy(recipe, destroyOptions(setting))
    expect(steps.map(({ id, removal }) => ({ id, removal }))).toStrictEqual(
      ids.map((id) => ({ id, removal: 'kept' })),
    )
  })

  test('what lost the prefix', async () => {
    const setting = await createAppliedSetting()
    const { world } = setting
    const policy = world
      .all('signOnPolicies')
      .find(({ resource }) => resource['name'] === 'shop-mfa')
    const id = policy?.resource.id ?? ''
    await world.client.signOnPolicies.replace(id, { name: 'bank-mfa' })
    const { steps } = await destroy(recipe, destroyOptions(setting))
    const kept = steps.filter(({ removal }) => removal === 'kept')
    expect(kept.map(({ kind, reason }) => [kind, reason])).toStrictEqual([
      ['signOnPolicy', 'the sign-on policy is called "bank-mfa" and lacks the prefix "shop-"'],
      [
        'signOnPolicyAction',
        'its sign-on policy is called "bank-mfa" and lacks the prefix "shop-"',
      ],
      ['deviceAuthenticationPolicy', 'PingOne keeps it: refused: CONSTRAINT_VIOLATION'],
    ])
    expect(world.records.has(id)).toBe(true)
    const { made } = await setting.readInventory()
    expect(made.map(({ kind }) => kind).sort()).toStrictEqual([
      'deviceAuthenticationPolicy',
      'signOnPolicy',
      'signOnPolicyAction',
    ])
  })

  test('what lost the prefix after the plan, right before its removal', async () => {
    const setting = await createAppliedSetting()
    const { world } = setting
    const id = world.all('users')[0]?.resource.id ?? ''
    const stranger = world.all('populations')[0]?.resource.id ?? ''
    world.onCall = ({ name, moment }) => {
      const record = world.records.get(id)
      if (name !== 'delete devices' || moment !== 'after' || record === undefined) return
      const resource = { ...record.resource, username: 'eve', population: { id: stranger } }
      world.records.set(id, { ...record, resource })
    }
    const { steps } = await destroy(recipe, destroyOptions(setting))
    expect(steps[1]).toMatchObject({ kind: 'user', id, removal: 'kept' })
    expect(world.records.has(id)).toBe(true)
  })

  test('a stranger in our population keeps it, and the rest goes', async () => {
    const setting = await createAppliedSetting()
    const { world } = setting
    const population = world
      .all('populations')
      .find(({ resource }) => resource['name'] === 'shop-test-users')?.resource.id
    const stranger = world.put('users', '', { username: 'eve', population: { id: population } })
    const { steps } = await destroy(recipe, destroyOptions(setting))
    expect(steps.filter(({ removal }) => removal === 'kept')).toMatchObject([
      { kind: 'population', reason: 'PingOne keeps it: refused: CONSTRAINT_VIOLATION' },
    ])
    expect(world.records.has(stranger)).toBe(true)
    expect((await setting.readInventory()).made.map(({ kind }) => kind)).toStrictEqual([
      'population',
    ])
  })

  test('what somebody removed already is gone, and off the inventory', async () => {
    const setting = await createAppliedSetting()
    const user = setting.world.all('users')[0]?.resource.id ?? ''
    await setting.world.client.users.delete(user)
    const { steps } = await destroy(recipe, destroyOptions(setting))
    expect(steps.slice(0, 2).map(({ kind, removal }) => [kind, removal])).toStrictEqual([
      ['device', 'gone'],
      ['user', 'gone'],
    ])
    expect(setting.world.describe()).toBe(untouched)
  })

  test('an intent that the recipe no longer describes is told and stays', async () => {
    const setting = createSetting()
    const since = new Date(0).toISOString()
    const making = [{ key: 'old', kind: 'user', name: 'shop-old', since }] as const
    await setting.inventory.write(inventoryOf, { made: [], making })
    const { steps } = await destroy(recipe, destroyOptions(setting))
    expect(steps).toStrictEqual([
      {
        kind: 'user',
        id: '',
        title: 'user "shop-old"',
        removal: 'kept',
        reason:
          'an interrupted run may have made it, and the recipe does not describe it any more: look for it by hand',
      },
    ])
    expect((await setting.readInventory()).making).toStrictEqual(making)
  })
})

describe('MFA settings', () => {
  test('that are as they were before are not written', async () => {
    const setting = await createAppliedSetting()
    setting.world.mfaSettings = createFakeWorld().mfaSettings
    const { steps } = await destroy(recipe, destroyOptions(setting))
    expect(steps.at(-1)).toMatchObject({
      kind: 'mfaSettings',
      removal: 'gone',
      reason: 'they are as they were before',
    })
    const restored = setting.world.calls.filter(({ name }) => name === 'replace mfaSettings')
    expect(restored).toHaveLength(1)
  })

  test('are kept from before the first change only', async () => {
    const setting = await createAppliedSetting()
    setting.world.mfaSettings = { ...setting.world.mfaSettings, lockout: { failureCount: 9 } }
    await apply(recipe, setting.options)
    await destroy(recipe, destroyOptions(setting))
    expect(setting.world.describe()).toBe(untouched)
  })
})

test('events tell every step; a failure ends the run with the error as it is', async () => {
  const setting = await createAppliedSetting()
  const events: DestroyEvent[] = []
  const failure = lostAnswer()
  setting.world.onCall = ({ name }) => {
    if (name === 'delete signOnPolicyAssignments') throw failure
  }
  const onEvent = (event: DestroyEvent): never => {
    events.push(event)
    throw new Error('a listener that fails')
  }
  const thrown = await destroy(recipe, destroyOptions(setting, { onEvent, nowMs: () => 5 })).catch(
    (error: unknown) => error,
  )
  expect(thrown).toBeInstanceOf(UpstreamError)
  expect(thrown).toBe(failure)
  expect(
    events.map((event) => ('step' in event ? `${event.type} ${event.step.kind}` : event.type)),
  ).toStrictEqual([
    'planned',
    'started device',
    'done device',
    'started user',
    'done user',
    'started signOnPolicyAssignment',
    'failed signOnPolicyAssignment',
  ])
  expect(events.at(-1)).toMatchObject({ index: 3, total: 11, elapsedMs: 0, error: failure })
})
