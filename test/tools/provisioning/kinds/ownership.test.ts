// Is what was made still there and still ours; and removing it, once or twice.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PlatformError, ProvisioningError } from '../../../../src/errors.js'
import type { DesiredResource } from '../../../../src/tools/provisioning/recipe.js'
import * as desired from '../support/desired.js'
import { kindOf, startKindsWorld, type KindsWorld } from '../support/kinds.js'

/** In the order in which they are made. */
const all: readonly DesiredResource[] = [
  desired.application,
  desired.grant,
  desired.deviceAuthenticationPolicy,
  desired.signOnPolicy,
  desired.signOnPolicyAction,
  desired.signOnPolicyAssignment,
  desired.templateContent,
  desired.population,
  desired.user,
  desired.password,
  desired.mfaEnabled,
  desired.smsDevice,
  desired.emailDevice,
]

let world: KindsWorld

beforeEach(async () => {
  world = await startKindsWorld()
  for (const each of all) await world.make(each)
})

afterEach(() => world.emulator.close())

async function readMade(wanted: DesiredResource, prefix = 'shop'): Promise<unknown> {
  const made = world.toMade(wanted, world.ids.get(wanted.key) ?? '')
  return kindOf(wanted).readMade(made, { client: world.client, prefix })
}

async function remove(wanted: DesiredResource): Promise<void> {
  const made = world.toMade(wanted, world.ids.get(wanted.key) ?? '')
  await kindOf(wanted).remove(made, world.client)
}

test('all that was made is ours', async () => {
  for (const each of all)
    expect([each.key, await readMade(each)]).toEqual([each.key, { isOurs: true }])
})

test('nothing with a name is ours under another prefix', async () => {
  for (const each of all.filter(({ kind }) => kind !== 'templateContent')) {
    expect([each.key, await readMade(each, 'bank')]).toMatchObject([each.key, { isOurs: false }])
  }
})

test('removing goes in reverse order, is no error the second time, and leaves nothing of it', async () => {
  const removable = all.filter((each) => !kindOf(each).isSingleton).toReversed()
  for (const each of removable) await remove(each)
  // The policy took its last action along.
  for (const each of removable) await remove(each)
  for (const each of all) expect([each.key, await readMade(each)]).toEqual([each.key, undefined])
})

describe('somebody renamed', () => {
  test('an application: it, its grant and its assignment are theirs', async () => {
    const { applications } = world.client
    const id = world.ids.get('web-app') ?? ''
    const { _links, ...actual } = await applications.read(id)
    await applications.replace(id, { ...actual, name: 'theirs' })
    expect(await readMade(desired.application)).toEqual({
      isOurs: false,
      reason: 'the application is called "theirs" and lacks the prefix "shop"',
    })
    for (const each of [desired.grant, desired.signOnPolicyAssignment]) {
      expect(await readMade(each)).toEqual({
        isOurs: false,
        reason: 'its application is called "theirs" and lacks the prefix "shop"',
      })
    }
  })

  test('a sign-on policy: it and its action are theirs', async () => {
    await world.client.signOnPolicies.replace(world.ids.get('sign-on-policy') ?? '', {
      name: 'theirs',
    })
    expect(await readMade(desired.signOnPolicy)).toMatchObject({ isOurs: false })
    expect(await readMade(desired.signOnPolicyAction)).toEqual({
      isOurs: false,
      reason: 'its sign-on policy is called "theirs" and lacks the prefix "shop"',
    })
  })

  test('a user in a population of ours: still ours, and moved away: theirs with all that is theirs', async () => {
    const { users, populations } = world.client
    const id = world.ids.get('pat') ?? ''
    await users.replace(id, { username: 'theirs', email: 'x@shop.example' })
    expect(await readMade(desired.user)).toEqual({ isOurs: true })
    const { id: other } = await populations.create({ name: 'elsewhere' })
    await users.setPopulation(id, other)
    for (const each of [desired.user, desired.password, desired.mfaEnabled, desired.smsDevice]) {
      expect(await readMade(each)).toEqual({
        isOurs: false,
        reason: 'neither the user "theirs" nor the population "elsewhere" has the prefix "shop"',
      })
    }
  })
})

test('a user whose population cannot be found is judged by the username alone', async () => {
  const { client } = world
  const refuse = (): Promise<never> =>
    Promise.reject(new PlatformError('gone', { status: 404, call: 'read population' }))
  const blind = { ...client, populations: { ...client.populations, read: refuse } }
  const id = world.ids.get('pat') ?? ''
  const made = world.toMade(desired.user, id)
  const kind = kindOf(desired.user)
  expect(await kind.readMade(made, { client: blind, prefix: 'shop' })).toEqual({ isOurs: true })
  expect(await kind.readMade(made, { client: blind, prefix: 'bank' })).toEqual({
    isOurs: false,
    reason: `neither the user "shop-pat" nor the population "${world.ids.get('people') ?? ''}" has the prefix "bank"`,
  })
})

test('what PingOne refuses for another reason is not taken for gone', async () => {
  const { client } = world
  const refuse = (): Promise<never> =>
    Promise.reject(new PlatformError('no', { status: 403, call: 'read application' }))
  const blind = {
    ...client,
    applications: { ...client.applications, read: refuse, delete: refuse },
  }
  const made = world.toMade(desired.application, world.ids.get('web-app') ?? '')
  const kind = kindOf(desired.application)
  await expect(kind.readMade(made, { client: blind, prefix: 'shop' })).rejects.toMatchObject({
    status: 403,
  })
  await expect(kind.remove(made, blind)).rejects.toMatchObject({ status: 403 })
})

test('a policy that became the default of the environment is not taken away', async () => {
  const id = world.ids.get('sign-on-policy') ?? ''
  await world.client.signOnPolicies.replace(id, { name: 'shop_sign_on', default: true })
  expect(await readMade(desired.signOnPolicy)).toEqual({
    isOurs: false,
    reason: 'the sign-on policy "shop_sign_on" is the environment\'s default by now',
  })
})

test('a refusal to remove is told: a policy of devices that an action names', async () => {
  const error: unknown = await remove(desired.deviceAuthenticationPolicy).catch(
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(PlatformError)
  expect(error).toMatchObject({ code: 'ERR_PINGONE_PLATFORM', status: 409 })
})

test('an inventory without the parent is refused by name', async () => {
  const made = {
    ...world.toMade(desired.grant, world.ids.get('web-app-scopes') ?? ''),
    parents: {},
  }
  const error: unknown = await kindOf(desired.grant)
    .remove(made, world.client)
    .catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ProvisioningError)
  expect(error).toMatchObject({
    code: 'ERR_PINGONE_PROVISIONING',
    reason: 'inventory',
    message: 'The inventory does not say which application the grant "OPENID_CONNECT" belongs to',
    ids: [made.id],
  })
})
