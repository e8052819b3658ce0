// A confirmation: only a true one counts, and only for what it was shown.
import { describe, expect, test } from 'vitest'
import { ProvisioningError } from '../../../../src/errors.js'
import { apply } from '../../../../src/tools/provisioning/apply.js'
import { destroy } from '../../../../src/tools/provisioning/destroy.js'
import { buildTestRecipe, createSetting, type Setting } from '../support/engine.js'

const recipe = buildTestRecipe()
const theirs = {
  name: 'shop-web',
  type: 'WEB_APP',
  protocol: 'OPENID_CONNECT',
  enabled: true,
  tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
  redirectUris: ['https://theirs.example'],
}

async function failureOf(work: Promise<unknown>): Promise<ProvisioningError> {
  const error = await work.catch((thrown: unknown) => thrown)
  if (error instanceof ProvisioningError) return error
  throw new Error(`not a ProvisioningError: ${String(error)}`)
}

/** As a caller without types may answer. */
function answering(answer: unknown): () => boolean {
  return (() => answer) as () => boolean
}

describe('what is no true', () => {
  test.each([['no'], ['yes'], [1], [{}], [[]], [undefined], [null], [Promise.resolve('no')]])(
    'as %o changes and removes nothing',
    async (answer) => {
      const setting = createSetting()
      const { world, options } = setting
      const { inventory, secrets } = options
      const confirm = answering(answer)
      const before = world.describe()
      expect(await failureOf(apply(recipe, { ...options, confirm }))).toMatchObject({
        reason: 'not_confirmed',
      })
      expect(world.describe()).toBe(before)
      await apply(recipe, options)
      const made = world.describe()
      expect(
        await failureOf(destroy(recipe, { client: world.client, inventory, secrets, confirm })),
      ).toMatchObject({
        reason: 'not_confirmed',
      })
      expect(world.describe()).toBe(made)
    },
  )

  test.each([
    [
      'throws',
      () => {
        throw new Error('closed')
      },
    ],
    ['rejects', () => Promise.reject(new Error('closed'))],
  ])('as one that %s, whose error comes out as it is', async (_, confirm) => {
    const { world, options } = createSetting()
    const before = world.describe()
    await expect(apply(recipe, { ...options, confirm })).rejects.toThrow(/^closed$/)
    expect(world.describe()).toBe(before)
  })
})

describe('what changes while a person is asked', () => {
  async function applyWhile(setting: Setting, change: () => unknown): Promise<unknown> {
    return await apply(recipe, {
      ...setting.options,
      confirm: async () => {
        await change()
        return true
      },
    })
  }

  test("somebody's application, in a member that was not shown: it is not changed", async () => {
    const setting = createSetting()
    const { world } = setting
    const id = world.put('applications', '', theirs)
    const changed = { ...theirs, tokenEndpointAuthMethod: 'NONE' }
    const error = await failureOf(
      applyWhile(setting, () => world.client.applications.replace(id, changed)),
    )
    expect(error).toMatchObject({ reason: 'changed_meanwhile', ids: [id] })
    expect(await world.client.applications.read(id)).toMatchObject(changed)
  })

  test("somebody's application, in another value than was shown: it is not changed", async () => {
    const setting = createSetting()
    const { world } = setting
    const id = world.put('applications', '', theirs)
    const changed = { ...theirs, redirectUris: ['https://production.example'] }
    const error = await failureOf(
      applyWhile(setting, () => world.client.applications.replace(id, changed)),
    )
    expect(error.reason).toBe('changed_meanwhile')
    expect(await world.client.applications.read(id)).toMatchObject(changed)
  })

  test('the MFA settings: they are not changed', async () => {
    const setting = createSetting()
    const { world } = setting
    const changed = { ...world.mfaSettings, lockout: { failureCount: 2 } }
    const error = await failureOf(
      applyWhile(setting, () => {
        world.mfaSettings = structuredClone(changed)
      }),
    )
    expect(error.reason).toBe('changed_meanwhile')
    expect(world.mfaSettings).toStrictEqual(changed)
  })

  test('ours becomes theirs: it is not changed', async () => {
    const setting = createSetting()
    const { world, options } = setting
    await apply(recipe, options)
    const id = world.all('applications')[0]?.resource.id ?? ''
    await world.client.applications.replace(id, theirs)
    world.mfaSettings = { pairing: { maxAllowedDevices: 5 } }
    let other = ''
    const error = await failureOf(
      applyWhile(setting, async () => {
        await world.client.applications.delete(id)
        other = world.put('applications', '', theirs)
      }),
    )
    expect(error).toMatchObject({ reason: 'changed_meanwhile', ids: [other] })
    expect(await world.client.applications.read(other)).toMatchObject(theirs)
  })

  test('what was shown alone is changed', async () => {
    const setting = createSetting()
    const id = setting.world.put('applications', '', theirs)
    await applyWhile(setting, () => undefined)
    expect(await setting.world.client.applications.read(id)).toMatchObject({
      redirectUris: ['https://shop.example/callback'],
    })
  })
})
