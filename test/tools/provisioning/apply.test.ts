// Applying: once, again, after a kill at any moment, and never over what somebody else made.
import { describe, expect, test } from 'vitest'
import { PlatformError, ProvisioningError, UpstreamError } from '../../../src/errors.js'
import { apply } from '../../../src/tools/provisioning/apply.js'
import type { ApplyEvent } from '../../../src/tools/provisioning/progress.js'
import type { ApplyOptions } from '../../../src/tools/provisioning/provisioning-options.js'
import { createMemorySecrets, type Secrets } from '../../../src/tools/provisioning/secrets.js'
import {
  buildTestRecipe,
  calm,
  createSetting,
  inventoryOf,
  Kill,
  killAt,
  loseAnswer,
  lostAnswer,
  type Setting,
} from './support/engine.js'
import { secretCanary, type FakeWorld } from './support/fake-world.js'

const recipe = buildTestRecipe()
const calmRecipe = buildTestRecipe({ withSettings: false })
const madeKeys = recipe.resources
  .filter(({ kind }) => !['password', 'mfaEnabled', 'mfaSettings'].includes(kind))
  .map(({ key }) => key)
  .sort()

/** What an uninterrupted run makes. */
async function describeDesiredWorld(): Promise<string> {
  const { world, options } = createSetting()
  await apply(recipe, options)
  return world.describe()
}

async function expectComplete(setting: Setting, context: string): Promise<void> {
  const { made, making } = await setting.readInventory()
  expect(made.map(({ key }) => key).sort(), context).toStrictEqual(madeKeys)
  expect(new Set(made.map(({ id }) => id)).size, context).toBe(madeKeys.length)
  for (const { id } of made) expect(setting.world.records.has(id), context).toBe(true)
  expect(making, context).toStrictEqual([])
}

function writesOf({ calls }: FakeWorld): readonly string[] {
  return calls.filter(({ isWrite }) => isWrite).map(({ name }) => name)
}

async function failureOf(work: Promise<unknown>): Promise<Error> {
  try {
    await work
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new Error('it did not fail')
}

describe('a run that does not get to its end', () => {
  test('killed at any moment it is taken up by the next: same world, nothing twice', async () => {
    const desired = await describeDesiredWorld()
    let moment = 1
    for (; ; moment += 1) {
      const context = `killed at moment ${moment}`
      const setting = createSetting()
      const { wasKilled } = killAt(setting.world, moment)
      await apply(recipe, setting.options).catch((error: unknown) => {
        if (!(error instanceof Kill)) throw error
      })
      const isKilled = wasKilled()
      calm(setting.world)
      await apply(recipe, setting.options)
      expect(setting.world.describe(), context).toBe(desired)
      await expectComplete(setting, context)
      if (!isKilled) break
    }
    expect(moment).toBeGreaterThan(80)
  })

  test('killed again and again it gets there', async () => {
    const desired = await describeDesiredWorld()
    const setting = createSetting()
    for (let moment = 3; ; moment += 5) {
      const { wasKilled } = killAt(setting.world, moment)
      await apply(recipe, setting.options).catch(() => undefined)
      if (!wasKilled()) break
    }
    expect(setting.world.describe()).toBe(desired)
    await expectComplete(setting, 'in the end')
  })

  test.each(['before', 'after'] as const)(
    'a lost answer %s the effect of any write makes nothing twice',
    async (moment) => {
      const desired = await describeDesiredWorld()
      const total = 14
      for (let nth = 1; nth <= total; nth += 1) {
        const context = `write ${nth}`
        const setting = createSetting()
        loseAnswer(setting.world, nth, moment)
        const failure = await apply(recipe, setting.options).catch((error: unknown) => error)
        calm(setting.world)
        const isHealed = /^create|^set nickname/.test(writesOf(setting.world)[nth - 1] ?? '')
        expect(failure instanceof UpstreamError, context).toBe(!isHealed)
        await apply(recipe, setting.options)
        expect(setting.world.describe(), context).toBe(desired)
        await expectComplete(setting, context)
      }
    },
  )

  test('an answer lost after the effect is told as adopted, and the second run writes nothing', async () => {
    const setting = createSetting()
    loseAnswer(setting.world, 1, 'after')
    const { outcomes } = await apply(recipe, setting.options)
    expect(outcomes).toMatchObject({ adopted: 1 })
    const before = writesOf(setting.world).length
    await apply(recipe, setting.options)
    expect(writesOf(setting.world)).toHaveLength(before)
  })

  test('what shows up in the list late is waited for', async () => {
    const setting = createSetting()
    const waits: number[] = []
    const { world } = setting
    const list = world.client.applications.list.bind(world.client.applications)
    let hidden = 0
    const applications = {
      ...world.client.applications,
      async *list() {
        for await (const application of list()) {
          if (hidden > 0) hidden -= 1
          else yield application
        }
      },
    }
    world.onCall = ({ name, moment }) => {
      if (name !== 'create applications' || moment !== 'after') return
      hidden = 2
      throw lostAnswer()
    }
    const { outcomes } = await apply(recipe, {
      ...setting.options,
      client: { ...world.client, applications },
      wait: (ms) => {
        waits.push(ms)
        return Promise.resolve()
      },
    })
    expect(outcomes.adopted).toBe(1)
    expect(waits).toStrictEqual([250, 1_000])
    expect(world.all('applications')).toHaveLength(1)
  })

  test('a call that is lost every time is tried three times, then its error is thrown as it is', async () => {
    const setting = createSetting()
    const failure = lostAnswer()
    setting.world.onCall = ({ name, moment }) => {
      if (name === 'create signOnPolicies' && moment === 'before') throw failure
    }
    expect(await failureOf(apply(recipe, setting.options))).toBe(failure)
    expect(writesOf(setting.world).filter((name) => name === 'create signOnPolicies')).toHaveLength(
      3,
    )
    const { making } = await setting.readInventory()
    expect(making.map(({ key }) => key)).toStrictEqual(['policy'])
  })

  test('a refusal is not tried again, and leaves no intent', async () => {
    const setting = createSetting()
    const refusal = new PlatformError('create sign-on policy: refused', {
      status: 403,
      call: 'create sign-on policy',
    })
    setting.world.onCall = ({ name }) => {
      if (name === 'create signOnPolicies') throw refusal
    }
    expect(await failureOf(apply(recipe, setting.options))).toBe(refusal)
    const { made, making } = await setting.readInventory()
    expect(made.map(({ key }) => key)).toStrictEqual(['application', 'grant', 'dap'])
    expect(making).toStrictEqual([])
  })

  test('what was half made before a refusal is in the inventory', async () => {
    const setting = createSetting()
    const refusal = new PlatformError('set nickname: refused', {
      status: 400,
      call: 'set nickname',
    })
    setting.world.onCall = ({ name }) => {
      if (name === 'set nickname') throw refusal
    }
    expect(await failureOf(apply(recipe, setting.options))).toBe(refusal)
    expect((await setting.readInventory()).made.at(-1)?.key).toBe('device')
    calm(setting.world)
    await apply(recipe, setting.options)
    expect(setting.world.describe()).toBe(await describeDesiredWorld())
  })
})

describe('a second run', () => {
  test('writes nothing, neither to PingOne nor to the files', async () => {
    const { world, options } = createSetting()
    await apply(recipe, options)
    const before = writesOf(world).length
    let inventoryWrites = 0
    const inventory = {
      ...options.inventory,
      write: () => {
        inventoryWrites += 1
        return Promise.resolve()
      },
    }
    const secrets: Secrets = {
      read: (name) => options.secrets.read(name),
      write: () => Promise.reject(new Error('written')),
    }
    const { outcomes, variables } = await apply(recipe, { ...options, inventory, secrets })
    expect(writesOf(world)).toHaveLength(before)
    expect(inventoryWrites).toBe(0)
    expect(outcomes).toStrictEqual({ created: 0, updated: 0, unchanged: 13, adopted: 0 })
    expect(variables).toStrictEqual([])
  })

  test('brings back what drifted and what was removed', async () => {
    const setting = createSetting()
    const { world, options } = setting
    await apply(recipe, options)
    const desired = world.describe()
    const user = world.all('users')[0]?.resource.id ?? ''
    await world.client.users.setEnabled(user, false)
    await world.client.users.setMfaEnabled(user, false)
    const device = world.all('devices')[0]?.resource.id ?? ''
    await world.client.devices.delete(user, device)
    const { outcomes } = await apply(recipe, { ...options, confirm: () => false })
    expect(outcomes).toStrictEqual({ created: 1, updated: 2, unchanged: 10, adopted: 0 })
    expect(world.describe()).toBe(desired)
  })

  test('with resetPasswords the password is set once more', async () => {
    const { world, options } = createSetting()
    await apply(recipe, options)
    const before = writesOf(world).length
    await apply(recipe, { ...options, resetPasswords: true })
    expect(writesOf(world).slice(before)).toStrictEqual(['set password'])
    expect([...world.passwords.values()]).toStrictEqual([
      options.secrets.read('TEST_USER_PASSWORD'),
    ])
  })
})

describe('before the first write', () => {
  test('a conflict stops everything, with every id', async () => {
    const { world, options } = createSetting()
    const body = { name: 'shop-web', type: 'WEB_APP', protocol: 'OPENID_CONNECT' }
    const ids = [world.put('applications', '', body), world.put('applications', '', body)]
    const error = await failureOf(apply(recipe, options))
    expect(error).toBeInstanceOf(ProvisioningError)
    expect(error).toMatchObject({ code: 'ERR_PINGONE_PROVISIONING', reason: 'conflict', ids })
    expect(error.message).toBe(
      'nothing was changed, because of conflicts:\n' +
        `application "shop-web": there are 2 of it: rename or remove all but one (ids: ${ids.join(', ')})`,
    )
    expect(writesOf(world)).toStrictEqual([])
  })

  test.each([
    ['nobody to ask', {}],
    ['no', { confirm: () => false }],
    ['no, later', { confirm: () => Promise.resolve(false) }],
  ])('what needs a confirmation is not done: %s', async (_, answer: Partial<ApplyOptions>) => {
    const { world, options } = createSetting()
    const { confirm: _confirm, ...rest } = options
    const error = await failureOf(apply(recipe, { ...rest, ...answer }))
    expect(error).toMatchObject({ code: 'ERR_PINGONE_PROVISIONING', reason: 'not_confirmed' })
    expect(error.message).toBe(
      'nothing was changed: this touches what the recipe did not make and needs a confirmation:\n' +
        'update MFA settings of the environment',
    )
    expect(writesOf(world)).toStrictEqual([])
  })

  test('what is all ours is done without asking', async () => {
    const { options } = createSetting()
    const confirm = (): boolean => {
      throw new Error('asked')
    }
    const { outcomes } = await apply(calmRecipe, { ...options, confirm })
    expect(outcomes).toMatchObject({ created: 12 })
  })
})

describe('somebody else at the same time', () => {
  /** Does something right before the first call of that name. */
  function meanwhile(world: FakeWorld, name: string, act: () => void): void {
    let isDone = false
    world.onCall = (call) => {
      if (isDone || call.name !== name || call.moment !== 'before') return
      isDone = true
      act()
    }
  }

  test('made the same with other settings: it is not changed', async () => {
    const setting = createSetting()
    const { world, options } = setting
    let id = ''
    meanwhile(world, 'create signOnPolicies', () => {
      id = world.put('signOnPolicies', '', { name: 'shop-mfa', description: 'theirs' })
    })
    const error = await failureOf(apply(recipe, options))
    expect(error).toMatchObject({ reason: 'changed_meanwhile', ids: [id] })
    expect(error.message).toBe(
      `sign-on policy "shop-mfa" differs and was not made by this recipe (${id}): ` +
        'it was not so when the plan was made; plan again',
    )
    const { made, making } = await setting.readInventory()
    expect(made.map((one) => one.id)).not.toContain(id)
    expect(making).toStrictEqual([])
    expect(world.records.get(id)?.resource['description']).toBe('theirs')
  })

  test('made exactly the same: it is used, and stays theirs', async () => {
    const setting = createSetting()
    const { world, options } = setting
    let id = ''
    meanwhile(world, 'create signOnPolicies', () => {
      id = world.put('signOnPolicies', '', { name: 'shop-mfa', description: 'Second factor' })
    })
    const leaf = { ...calmRecipe, resources: calmRecipe.resources.slice(0, 4) }
    const { ids, outcomes } = await apply(leaf, options)
    expect(ids).toMatchObject({ policy: id })
    expect(outcomes).toStrictEqual({ created: 3, updated: 0, unchanged: 1, adopted: 0 })
    expect((await setting.readInventory()).made.map((one) => one.id)).not.toContain(id)
    expect((await setting.readInventory()).making).toStrictEqual([])
  })

  test('made the parent: nothing is made inside it before that is confirmed', async () => {
    const setting = createSetting()
    const { world, options } = setting
    let id = ''
    meanwhile(world, 'create populations', () => {
      id = world.put('populations', '', { name: 'shop-test-users', description: 'Test users' })
    })
    const error = await failureOf(apply(calmRecipe, options))
    expect(error).toMatchObject({ reason: 'changed_meanwhile', ids: [id] })
    expect(error.message).toMatch(
      /^user "shop-ada" is to be made inside a resource that this recipe did not make \(/,
    )
    expect(world.all('users')).toStrictEqual([])
    const again = await apply(calmRecipe, options)
    expect(again.plan.needsConfirmation).toBe(true)
    expect(again.ids).toMatchObject({ population: id })
    expect((await setting.readInventory()).made.map((one) => one.id)).not.toContain(id)
  })

  test('changed the MFA settings after the plan: they are not overwritten', async () => {
    const setting = createSetting()
    const { world, options } = setting
    await apply(recipe, options)
    world.mfaSettings = {
      ...world.mfaSettings,
      lockout: { failureCount: 6, durationSeconds: 1200 },
    }
    const user = world.all('users')[0]?.resource.id ?? ''
    await world.client.users.delete(user)
    meanwhile(world, 'create users', () => {
      world.mfaSettings = { ...world.mfaSettings, lockout: { failureCount: 2 } }
    })
    const { outcomes } = await apply(recipe, options)
    expect(outcomes).toMatchObject({ created: 4, unchanged: 9 })
    expect(world.mfaSettings['lockout']).toStrictEqual({ failureCount: 2 })
  })

  test('made a second one: neither is touched', async () => {
    const setting = createSetting()
    const { world, options } = setting
    await apply(recipe, options)
    const [ours] = world.all('applications')
    await world.client.applications.replace(ours?.resource.id ?? '', {
      ...ours?.resource,
      redirectUris: [],
    })
    let id = ''
    world.onCall = ({ name }) => {
      if (id !== '' || name !== 'read mfaSettings') return
      id = world.put('applications', '', {
        ...ours?.resource,
        redirectUris: ['https://their.example'],
      })
    }
    const error = await failureOf(apply(recipe, options))
    expect(error).toMatchObject({ reason: 'changed_meanwhile', ids: [ours?.resource.id, id] })
    expect(error.message).toMatch(/^application "shop-web" is in conflict: there are 2 of it/)
  })
})

describe('the MFA settings', () => {
  test('as they were are in the inventory before they are changed', async () => {
    const setting = createSetting()
    const before = structuredClone(setting.world.mfaSettings)
    setting.world.onCall = ({ name, moment }) => {
      if (name === 'replace mfaSettings' && moment === 'before') throw new Kill('here')
    }
    await failureOf(apply(recipe, setting.options))
    expect((await setting.readInventory()).previousMfaSettings).toStrictEqual(before)
    calm(setting.world)
    setting.world.mfaSettings = { ...before, lockout: { failureCount: 3 } }
    await apply(recipe, setting.options)
    expect((await setting.readInventory()).previousMfaSettings).toStrictEqual(before)
  })
})

describe('the variables of the app', () => {
  test('are written, and only those that differ', async () => {
    const { world, options } = createSetting()
    const { variables, ids } = await apply(recipe, options)
    const names = [
      'PINGONE_ENVIRONMENT_ID',
      'PINGONE_REGION',
      'PINGONE_CLIENT_ID',
      'PINGONE_CLIENT_SECRET',
      'PINGONE_MFA_ACR_VALUES',
      'BASE_URL',
    ]
    expect(variables).toStrictEqual(names)
    expect(names.map((name) => options.secrets.read(name))).toStrictEqual([
      'env-1',
      'eu',
      ids['application'],
      `${secretCanary}-${String(ids['application'])}`,
      'shop-mfa',
      'https://shop.example',
    ])
    await options.secrets.write({ BASE_URL: 'https://other.example' })
    const again = await apply(recipe, options)
    expect(again.variables).toStrictEqual(['BASE_URL'])
    expect(world.passwords.size).toBe(1)
  })

  test('of several policies are one text with spaces; without any there is none', async () => {
    const { options } = createSetting()
    const application = { key: 'application', baseUrl: 'https://shop.example' }
    await apply(
      { ...calmRecipe, application: { ...application, mfaAcrValues: ['a', 'b'] } },
      options,
    )
    expect(options.secrets.read('PINGONE_MFA_ACR_VALUES')).toBe('a b')
    const other = { ...options, secrets: createMemorySecrets() }
    await other.secrets.write({ TEST_USER_PASSWORD: 'known' })
    await apply({ ...calmRecipe, application: { ...application, mfaAcrValues: [] } }, other)
    expect(other.secrets.read('PINGONE_MFA_ACR_VALUES')).toBeUndefined()
  })

  test('of another environment do not lead astray', async () => {
    const { options } = createSetting()
    await options.secrets.write({
      PINGONE_ENVIRONMENT_ID: 'env-of-the-emulator',
      PINGONE_AUTH_BASE_URL: 'http://127.0.0.1:4040',
    })
    await apply(recipe, options)
    expect(options.secrets.read('PINGONE_AUTH_BASE_URL')).toBe('')
    expect(options.secrets.read('PINGONE_REGION')).toBe('eu')
    await options.secrets.write({ PINGONE_CUSTOM_DOMAIN: 'login.shop.example' })
    await apply(recipe, options)
    expect(options.secrets.read('PINGONE_CUSTOM_DOMAIN')).toBe('login.shop.example')
  })
})

describe('events', () => {
  test('tell every step with its outcome; a listener that throws changes nothing', async () => {
    const { options } = createSetting()
    const events: ApplyEvent[] = []
    let nowMs = 0
    await apply(recipe, {
      ...options,
      nowMs: () => (nowMs += 1),
      onEvent: (event) => {
        events.push(event)
        throw new Error('a listener that fails')
      },
    })
    expect(events).toHaveLength(27)
    expect(events[0]).toMatchObject({ type: 'planned', plan: { recipe: 'express-app' } })
    expect(events[1]).toMatchObject({ type: 'started', index: 1, total: 13 })
    expect(events.at(-1)).toMatchObject({
      type: 'done',
      index: 13,
      outcome: 'updated',
      id: 'env-1',
      step: { key: 'settings' },
    })
    expect(events.filter((event) => event.type === 'done' && event.elapsedMs > 0)).toHaveLength(13)
  })

  test('a failing step is told with its error', async () => {
    const { world, options } = createSetting()
    const events: ApplyEvent[] = []
    const failure = new PlatformError('refused', { status: 403, call: 'create population' })
    world.onCall = ({ name }) => {
      if (name === 'create populations') throw failure
    }
    await failureOf(apply(recipe, { ...options, onEvent: (event) => events.push(event) }))
    expect(events.at(-1)).toMatchObject({ type: 'failed', index: 8, error: failure })
  })
})

test('no secret is in plan, events, result or inventory', async () => {
  const setting = createSetting()
  const events: ApplyEvent[] = []
  const result = await apply(recipe, {
    ...setting.options,
    onEvent: (event) => events.push(event),
  })
  const text = JSON.stringify([result, events, await setting.readInventory()])
  const [password = ''] = setting.world.passwords.values()
  expect(password).not.toBe('')
  expect(text).toContain('TEST_USER_PASSWORD')
  expect(text).not.toContain(password)
  expect(text).not.toContain(secretCanary)
  expect(await setting.inventory.read(inventoryOf)).toBeDefined()
})
