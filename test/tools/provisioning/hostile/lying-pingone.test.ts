// A PingOne that says it did what it did not do: nothing is claimed, nothing of others is taken for ours.
import { describe, expect, test } from 'vitest'
import { ProvisioningError } from '../../../../src/errors.js'
import { apply } from '../../../../src/tools/provisioning/apply.js'
import { destroy } from '../../../../src/tools/provisioning/destroy.js'
import { plan } from '../../../../src/tools/provisioning/plan.js'
import type { PlatformClient } from '../../../../src/tools/provisioning/platform/platform-client.js'
import type { ApplyEvent } from '../../../../src/tools/provisioning/progress.js'
import type { DestroyOptions } from '../../../../src/tools/provisioning/provisioning-options.js'
import { buildTestRecipe, createSetting, type Setting } from '../support/engine.js'

const recipe = buildTestRecipe()

async function failureOf(work: Promise<unknown>): Promise<ProvisioningError> {
  const error = await work.catch((thrown: unknown) => thrown)
  if (error instanceof ProvisioningError) return error
  throw new Error(`not a ProvisioningError: ${String(error)}`)
}

/** The client of a setting, of which some functions answer otherwise. */
function lie<Name extends keyof PlatformClient>(
  { world }: Setting,
  name: Name,
  lies: Partial<PlatformClient[Name]>,
): PlatformClient {
  return { ...world.client, [name]: Object.assign({}, world.client[name], lies) }
}

function removing({ options: { client, inventory, secrets } }: Setting): DestroyOptions {
  return { client, inventory, secrets, confirm: () => true }
}

function idOf(setting: Setting, collection: string): string {
  const id = setting.world.all(collection)[0]?.resource.id
  if (id === undefined) throw new Error(`there is no ${collection}`)
  return id
}

describe('a change that is answered and not made', () => {
  test('is told as a failure, with what still differs; the next run makes it', async () => {
    const setting = createSetting()
    const { world, options } = setting
    await apply(recipe, options)
    const id = idOf(setting, 'applications')
    const { applications } = world.client
    const drifted = { ...(await applications.read(id)), redirectUris: ['https://evil.example'] }
    await applications.replace(id, drifted)
    const events: ApplyEvent[] = []
    const client = lie(setting, 'applications', { replace: () => applications.read(id) })
    const error = await failureOf(
      apply(recipe, { ...options, client, onEvent: (event) => events.push(event) }),
    )
    expect(error).toMatchObject({ reason: 'changed_meanwhile', ids: [id] })
    expect(error.message).toBe(
      `application "shop-web" was changed, and still differs in redirectUris (${id}): PingOne did not take it, or somebody changed it back`,
    )
    expect(events.filter(({ type }) => type === 'done')).toStrictEqual([])
    expect(events.at(-1)?.type).toBe('failed')
    expect((await apply(recipe, options)).outcomes).toMatchObject({ updated: 1 })
    expect(await applications.read(id)).toMatchObject({
      redirectUris: ['https://shop.example/callback'],
    })
  })

  test('of the MFA settings is told, and what they were before is kept', async () => {
    const setting = createSetting()
    const { world, options } = setting
    const before = structuredClone(world.mfaSettings)
    const client = lie(setting, 'mfaSettings', { replace: () => world.client.mfaSettings.read() })
    const error = await failureOf(apply(recipe, { ...options, client }))
    expect(error.message).toContain('still differs in lockout.failureCount')
    expect((await setting.readInventory()).previousMfaSettings).toStrictEqual(before)
  })

  test('of a password is told', async () => {
    const setting = createSetting()
    const client = lie(setting, 'users', { setPassword: () => Promise.resolve() })
    const error = await failureOf(apply(recipe, { ...setting.options, client }))
    expect(error.message).toContain(
      'password of user "shop-ada" was changed, and still differs in password',
    )
  })

  test('passwords that are set anew are no such failure', async () => {
    const { options } = createSetting()
    await apply(recipe, options)
    const { outcomes } = await apply(recipe, { ...options, resetPasswords: true })
    expect(outcomes).toMatchObject({ updated: 1 })
  })
})

describe('an answer to a call that makes something', () => {
  test.each([
    ['another name', { name: 'bank-web' }],
    ['another type', { name: 'shop-web', type: 'NATIVE_APP' }],
  ])('that has %s is not taken for ours', async (_, members) => {
    const setting = createSetting()
    const { world, options } = setting
    const theirs = world.put('applications', '', {
      type: 'WEB_APP',
      protocol: 'OPENID_CONNECT',
      ...members,
      name: 'bank-web',
    })
    const { applications } = world.client
    const client = lie(setting, 'applications', {
      create: async () => ({ ...(await applications.read(theirs)), ...members }),
    })
    const error = await failureOf(apply(recipe, { ...options, client }))
    expect(error).toMatchObject({ reason: 'changed_meanwhile', ids: [theirs] })
    expect(error.message).toContain('PingOne answered with another resource than was asked for')
    expect((await setting.readInventory()).made).toStrictEqual([])
    await apply(recipe, options)
    await destroy(recipe, removing(setting))
    expect(world.all('applications').map(({ resource }) => resource.id)).toStrictEqual([theirs])
  })

  test('that has the username in another case is', async () => {
    const setting = createSetting()
    const { users } = setting.world.client
    const client = lie(setting, 'users', {
      create: async (body) => ({ ...(await users.create(body)), username: 'SHOP-Ada' }),
    })
    expect((await apply(recipe, { ...setting.options, client })).outcomes.created).toBe(12)
  })
})

describe('a list', () => {
  test('that has the same resource on two pages is no conflict', async () => {
    const setting = createSetting()
    const { world, options } = setting
    await apply(recipe, options)
    const { applications } = world.client
    async function* listTwice(): ReturnType<typeof applications.list> {
      yield* applications.list()
      yield* applications.list()
    }
    const client = lie(setting, 'applications', { list: listTwice })
    expect(await plan(recipe, { ...options, client })).toMatchObject({ hasChanges: false })
  })
})

describe('a removal that is answered and not made', () => {
  test('is told as kept and stays on the inventory; the next run makes it', async () => {
    const setting = createSetting()
    const { world, options } = setting
    await apply(recipe, options)
    const id = idOf(setting, 'applications')
    const client = lie(setting, 'applications', { delete: () => Promise.resolve() })
    const { steps } = await destroy(recipe, { ...removing(setting), client })
    expect(steps.find((step) => step.id === id)).toMatchObject({
      removal: 'kept',
      reason: 'PingOne took its removal, and still has it',
    })
    expect((await setting.readInventory()).made.map((made) => made.id)).toContain(id)
    await destroy(recipe, removing(setting))
    expect(world.all('applications')).toStrictEqual([])
    expect((await setting.readInventory()).made).toStrictEqual([])
  })

  test('of the MFA settings as they were is told, and they stay in the inventory', async () => {
    const setting = createSetting()
    const { world, options } = setting
    const before = structuredClone(world.mfaSettings)
    await apply(recipe, options)
    const client = lie(setting, 'mfaSettings', { replace: () => world.client.mfaSettings.read() })
    const { steps } = await destroy(recipe, { ...removing(setting), client })
    expect(steps.at(-1)).toMatchObject({ kind: 'mfaSettings', removal: 'kept' })
    expect((await setting.readInventory()).previousMfaSettings).toStrictEqual(before)
    await destroy(recipe, removing(setting))
    expect(world.mfaSettings).toStrictEqual(before)
  })
})

test('MFA settings that somebody changes after the plan are not put back over', async () => {
  const setting = createSetting()
  const { world, options } = setting
  await apply(recipe, options)
  const theirs = { pairing: { maxAllowedDevices: 1 }, lockout: { failureCount: 3 } }
  const { steps } = await destroy(recipe, {
    ...removing(setting),
    confirm: () => {
      world.mfaSettings = structuredClone(theirs)
      return true
    },
  })
  expect(steps.at(-1)).toMatchObject({
    kind: 'mfaSettings',
    removal: 'kept',
    reason: 'somebody changed them after the plan was made: plan again',
  })
  expect(world.mfaSettings).toStrictEqual(theirs)
})
