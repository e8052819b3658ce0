// The same person, written differently: a second run makes nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from 'express-pingone-mfa/emulator'
import {
  expressApp,
  plan,
  type ExpressAppParameters,
  type TestUser,
} from 'express-pingone-mfa/provisioning'
import { createWorld, startEmptyEmulator } from './support/real-world.js'
import { baseUrl, problemsOf } from './support/recipes.js'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmptyEmulator()
})
beforeEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

const maya: TestUser = {
  username: 'maya',
  given: 'Maya',
  family: 'Lindqvist',
  email: 'maya@example.com',
  phone: '+46705550101',
  devices: ['SMS', 'EMAIL'],
}

const build = (user: Partial<TestUser>, more: Partial<ExpressAppParameters> = {}) =>
  expressApp({ baseUrl, withTestUser: true, testUsers: [{ ...maya, ...user }], ...more })

describe('a second run', () => {
  it.each([
    ['a trunk zero', { phone: '+46 (0)70-555 01 01' }],
    ['blanks around a number', { phone: ' +46705550101 ' }],
    ['capitals in an address', { email: 'Maya@EXAMPLE.com' }],
    ['capitals in a username', { username: 'Maya' }],
  ])('with %s makes and changes nothing', async (_what, user) => {
    const world = createWorld(emulator)
    await world.apply(build({}))
    await world.countWrites()

    const { outcomes } = await world.apply(build(user))

    expect(outcomes).toMatchObject({ created: 0, updated: 0, adopted: 0 })
    expect(await world.countWrites()).toBe(0)
  })

  it('with another number pairs another device', async () => {
    const world = createWorld(emulator)
    await world.apply(build({}))
    const { outcomes } = await world.apply(build({ phone: '+46705550102' }))
    expect(outcomes.created).toBe(1)
  })

  it('that another hand began with the trunk zero finds that device', async () => {
    const world = createWorld(emulator)
    const client = world.client()
    const { ids } = await world.apply(build({ devices: ['EMAIL'] }))
    const policy = { id: ids['device-policy'] }
    for await (const user of client.users.list({ username: 'maya' })) {
      await client.devices.create(user.id, { type: 'SMS', phone: '+46 (0)70 555 01 01', policy })
    }
    const { outcomes } = await world.apply(build({}))
    expect(outcomes.created).toBe(0)
  })
})

describe('names of people', () => {
  it.each(['D’Arcy', 'Anne/Marie', 'Zoë 🌻', '李', "O'Neil, Jr.", 'Ana_María'])(
    'a given name %s is taken, as PingOne takes it',
    async (given) => {
      const world = createWorld(emulator)
      const { outcomes } = await world.apply(build({ given }))
      expect(outcomes.created).toBeGreaterThan(0)
    },
  )

  it('a family name is held to what PingOne takes, and told how', () => {
    expect(problemsOf(() => build({ family: 'D’Arcy' }))).toEqual([
      "testUsers[0].family: must have letters, digits, spaces, ' . and - only, as PingOne takes: write the apostrophe as '",
    ])
  })

  it('a variable in a given name is refused', () => {
    expect(problemsOf(() => build({ given: '${otp}' }))).toHaveLength(1)
  })
})

describe('names in another case', () => {
  it('are told as a remark, and nothing is taken for ours', async () => {
    const world = createWorld(emulator)
    const client = world.client()
    await client.populations.create({ name: 'Express-App-Test-Users' })
    const policy = await client.signOnPolicies.create({ name: 'EXPRESS-APP-SIGN-ON' })

    const { steps } = await plan(build({}), { ...world, client })

    const remarksOf = (key: string) => steps.find((step) => step.key === key)?.remarks
    expect(remarksOf('population')).toEqual([
      expect.stringMatching(
        /^There is another population "Express-App-Test-Users" \([0-9a-f-]{36}\), whose name differs only in its spelling: PingOne may take both for one$/,
      ),
    ])
    expect(remarksOf('sign-on-policy')).toEqual([expect.stringContaining(policy.id)])
    expect(steps.find(({ key }) => key === 'sign-on-policy')?.change).toBe('create')
    expect(remarksOf('device-policy')).toEqual([])
  })
})
