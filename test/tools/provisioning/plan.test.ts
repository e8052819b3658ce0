// Planning: what is told before anything is touched.
import { describe, expect, test } from 'vitest'
import { apply } from '../../../src/tools/provisioning/apply.js'
import { plan } from '../../../src/tools/provisioning/plan.js'
import type { PlanStep } from '../../../src/tools/provisioning/plan-types.js'
import type { DesiredResource, Recipe } from '../../../src/tools/provisioning/recipe.js'
import { buildTestRecipe, createSetting, inventoryOf } from './support/engine.js'
import { secretCanary } from './support/fake-world.js'

const recipe = buildTestRecipe()

function stepOf(steps: readonly PlanStep[], key: string): PlanStep {
  const step = steps.find((candidate) => candidate.key === key)
  if (step === undefined) throw new Error(`no step ${key}`)
  return step
}

function replaceResource(key: string, change: (resource: DesiredResource) => unknown): Recipe {
  const resources = recipe.resources.map((resource) =>
    resource.key === key ? (change(resource) as DesiredResource) : resource,
  )
  return { ...recipe, resources }
}

describe('references of a recipe', () => {
  test.each([
    [
      'unknown key',
      replaceResource('grant', (grant) => ({ ...grant, application: 'nobody' })),
      'recipe express-app: "grant" refers to "nobody", which does not exist',
    ],
    [
      'a resource that stands behind',
      { ...recipe, resources: recipe.resources.toReversed() },
      'recipe express-app: "device" refers to "user", which must stand before it',
    ],
    [
      'a wrong kind',
      replaceResource('action', (action) => ({ ...action, signOnPolicy: 'dap' })),
      'recipe express-app: "action" refers to "dap", which is of kind deviceAuthenticationPolicy, not signOnPolicy',
    ],
    [
      'a key twice',
      { ...recipe, resources: [...recipe.resources, ...recipe.resources.slice(0, 1)] },
      'recipe express-app: the key "application" is there twice',
    ],
    [
      'variables of something else',
      { ...recipe, application: { key: 'dap', baseUrl: 'https://x.example', mfaAcrValues: [] } },
      'recipe express-app: application.key "dap" names no application',
    ],
  ])('%s', async (_, wrong, message) => {
    const { world, options } = createSetting()
    await expect(plan(wrong, options)).rejects.toThrow(new TypeError(message))
    expect(world.calls).toStrictEqual([])
  })
})

describe('in an empty environment', () => {
  test('every title is a sentence for somebody who never saw the keys', async () => {
    const { steps } = await plan(recipe, createSetting().options)
    expect(steps.map(({ title }) => title)).toStrictEqual([
      'application "shop-web"',
      'grant of openid (openid, profile) to application "shop-web"',
      'device authentication policy "shop-sms"',
      'sign-on policy "shop-mfa"',
      'MFA action of policy "shop-mfa"',
      'assignment of policy "shop-mfa" to application "shop-web"',
      'content of the template "transaction", SMS, en, variant "shop"',
      'population "shop-test-users"',
      'user "shop-ada"',
      'password of user "shop-ada"',
      'MFA of user "shop-ada"',
      'SMS device of user "shop-ada"',
      'MFA settings of the environment',
    ])
  })

  test('everything is to be made; only the MFA settings are there, and need a confirmation', async () => {
    const { options } = createSetting()
    const { steps, counts, hasChanges, needsConfirmation, leftovers } = await plan(recipe, options)
    expect(counts).toStrictEqual({ create: 12, update: 1, none: 0, conflict: 0 })
    expect({ hasChanges, needsConfirmation, leftovers }).toStrictEqual({
      hasChanges: true,
      needsConfirmation: true,
      leftovers: undefined,
    })
    expect(steps.filter((step) => step.needsConfirmation).map(({ key }) => key)).toStrictEqual([
      'settings',
    ])
    expect(stepOf(steps, 'settings').differences).toContainEqual({
      path: 'lockout.failureCount',
      actual: undefined,
      desired: 6,
    })
  })

  test('nothing is written, and nothing is looked up inside what does not exist', async () => {
    const { world, options } = createSetting()
    await plan(recipe, options)
    expect(world.calls.filter(({ isWrite }) => isWrite)).toStrictEqual([])
    expect(world.calls.map(({ name }) => name)).not.toContain('list devices')
    expect(world.calls.map(({ name }) => name)).not.toContain('list signOnPolicyActions')
    expect(world.calls.map(({ name }) => name)).not.toContain('read password')
  })

  test('a plan is frozen plain data that survives JSON', async () => {
    const { options } = createSetting()
    const planned = await plan(recipe, options)
    expect(Object.isFrozen(planned.steps[0]?.differences)).toBe(true)
    expect(() => Object.assign(planned.counts, { none: 5 })).toThrow(TypeError)
    const again: unknown = JSON.parse(JSON.stringify(planned))
    expect(again).toMatchObject({ recipe: 'express-app', prefix: 'shop-', environmentId: 'env-1' })
    expect(Object.isFrozen(recipe.resources[0])).toBe(false)
  })
})

describe('what is there already', () => {
  test('after applying nothing is left to do', async () => {
    const { options } = createSetting()
    await apply(recipe, options)
    const { counts, hasChanges, needsConfirmation, steps } = await plan(recipe, options)
    expect(counts).toStrictEqual({ create: 0, update: 0, none: 13, conflict: 0 })
    expect({ hasChanges, needsConfirmation }).toStrictEqual({
      hasChanges: false,
      needsConfirmation: false,
    })
    expect(steps.filter(({ isOurs }) => !isOurs).map(({ key }) => key)).toStrictEqual(['settings'])
  })

  test('of two with the name neither is touched: a conflict with both ids, and which is ours', async () => {
    const { world, options, readInventory } = createSetting()
    await apply(recipe, options)
    const [ours] = (await readInventory()).made
    const other = world.put('applications', '', {
      name: 'shop-web',
      type: 'WEB_APP',
      protocol: 'OPENID_CONNECT',
    })
    const { steps, counts } = await plan(recipe, options)
    expect(counts.conflict).toBe(1)
    const { change, conflict, needsConfirmation } = stepOf(steps, 'application')
    expect({ change, needsConfirmation }).toStrictEqual({
      change: 'conflict',
      needsConfirmation: false,
    })
    expect(conflict).toStrictEqual({
      reason: `there are 2 of it: rename or remove all but one (this recipe made ${String(ours?.id)})`,
      ids: [ours?.id, other],
    })
  })

  test('what we made is changed without asking, what we did not make is not', async () => {
    const { world, options, inventory } = createSetting()
    await apply(recipe, options)
    world.onCall = () => undefined
    const policy = world
      .all('signOnPolicies')
      .find(({ resource }) => resource['name'] === 'shop-mfa')
    await world.client.signOnPolicies.replace(policy?.resource.id ?? '', {
      name: 'shop-mfa',
      description: 'drifted',
    })
    const ours = stepOf((await plan(recipe, options)).steps, 'policy')
    expect(ours).toMatchObject({ change: 'update', isOurs: true, needsConfirmation: false })
    await inventory.write(inventoryOf, { made: [], making: [] })
    const theirs = stepOf((await plan(recipe, options)).steps, 'policy')
    expect(theirs).toMatchObject({ change: 'update', isOurs: false, needsConfirmation: true })
    expect(theirs.differences).toStrictEqual([
      { path: 'description', actual: 'drifted', desired: 'Second factor' },
    ])
  })

  test("a stranger's, made in the place of one of ours that went, is not ours", async () => {
    const { world, options } = createSetting()
    await apply(recipe, options)
    const ours = world.all('templateContents').find(({ resource }) => resource['default'] === false)
    await world.client.templateContents.delete('transaction', ours?.resource.id ?? '')
    const id = world.put('templateContents', 'transaction', {
      deliveryMethod: 'SMS',
      locale: 'en',
      variant: 'shop',
      content: 'theirs',
    })
    expect(stepOf((await plan(recipe, options)).steps, 'content')).toMatchObject({
      change: 'update',
      id,
      isOurs: false,
      needsConfirmation: true,
    })
  })

  test('making something inside what somebody else made needs a confirmation', async () => {
    const { world, options } = createSetting()
    world.put('applications', '', {
      name: 'shop-web',
      type: 'WEB_APP',
      ...(recipe.resources[0]?.kind === 'application' ? recipe.resources[0].fields : {}),
    })
    const { steps } = await plan(recipe, options)
    expect(stepOf(steps, 'application')).toMatchObject({
      change: 'none',
      isOurs: false,
      needsConfirmation: false,
    })
    expect(steps.filter((step) => step.needsConfirmation).map(({ key }) => key)).toStrictEqual([
      'grant',
      'assignment',
      'settings',
    ])
  })

  test("a stranger's user is seen although the population is still to be made", async () => {
    const { world, options } = createSetting()
    const population = world.all('populations')[0]?.resource.id
    const id = world.put('users', '', { username: 'Shop-Ada', population: { id: population } })
    const { steps } = await plan(recipe, options)
    expect(stepOf(steps, 'user')).toMatchObject({ change: 'update', id, needsConfirmation: true })
    expect(stepOf(steps, 'user').differences).toContainEqual({
      path: 'population.id',
      actual: population,
      desired: '(new: population)',
    })
    for (const key of ['password', 'mfa', 'device']) {
      expect(stepOf(steps, key).needsConfirmation, key).toBe(true)
    }
  })

  test('what an interrupted run made is ours, and told', async () => {
    const { world, options, inventory } = createSetting()
    const id = world.put('signOnPolicies', '', { name: 'shop-mfa', description: 'drifted' })
    const since = new Date(0).toISOString()
    await inventory.write(inventoryOf, {
      made: [],
      making: [{ key: 'policy', kind: 'signOnPolicy', name: 'shop-mfa', since }],
    })
    expect(stepOf((await plan(recipe, options)).steps, 'policy')).toMatchObject({
      change: 'update',
      id,
      isOurs: true,
      needsConfirmation: false,
      remarks: ['made by an interrupted run: it is taken over'],
    })
  })

  test('what the recipe no longer wants is left over, unless it is gone', async () => {
    const { world, options } = createSetting()
    await apply(recipe, options)
    const resources = recipe.resources.filter(({ key }) => !['content', 'device'].includes(key))
    const smaller = { ...recipe, resources }
    const { leftovers } = await plan(smaller, options)
    expect(leftovers?.map(({ kind, title }) => [kind, title])).toStrictEqual([
      ['templateContent', expect.stringMatching(/^notification content /)],
      ['device', 'device "SMS +15550100"'],
    ])
    const device = world.all('devices')[0]
    await world.client.devices.delete(device?.parent ?? '', device?.resource.id ?? '')
    const later = await plan(smaller, options)
    expect(later.leftovers?.map(({ kind }) => kind)).toStrictEqual(['templateContent'])
  })
})

test('no secret is in a plan, also not when passwords are set anew', async () => {
  const { world, options } = createSetting()
  await apply(recipe, options)
  const text = JSON.stringify(await plan(recipe, { ...options, resetPasswords: true }))
  expect(text).toContain('TEST_USER_PASSWORD')
  expect(text).not.toContain(secretCanary)
  const [password = ''] = world.passwords.values()
  expect(password.length).toBeGreaterThan(10)
  expect(text).not.toContain(password)
})
