// Populations, users and their devices.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DesiredDevice } from '../../../../src/tools/provisioning/recipe.js'
import { connect } from '../../emulator/platform/platform.js'
import * as desired from '../support/desired.js'
import { kindOf, nameOf, startKindsWorld, type KindsWorld } from '../support/kinds.js'

let world: KindsWorld

beforeEach(async () => {
  world = await startKindsWorld()
  await world.make(desired.population)
})

afterEach(() => world.emulator.close())

test('a population is found by its exact name among those that begin alike', async () => {
  await world.client.populations.create({ name: 'shop-people-2' })
  await world.client.populations.create({ name: 'Shop-People-3' })
  const { matches } = await kindOf(desired.population).find(desired.population, world.room)
  expect(matches.map(({ id }) => id)).toEqual([world.ids.get('people')])
})

test('a population that became the default is not taken away', async () => {
  const { id } = await world.find(desired.population)
  await world.client.populations.replace(id, { name: 'shop-people', default: true })
  const kind = kindOf(desired.population)
  const made = world.toMade(desired.population, id)
  expect(await kind.readMade(made, { client: world.client, prefix: 'shop' })).toEqual({
    isOurs: false,
    reason: 'the population "shop-people" is the environment\'s default by now',
  })
})

describe('a user', () => {
  const kind = kindOf(desired.user)

  test('is found whatever the case of the username, which is left as it is', async () => {
    const { id } = await world.make(desired.user)
    const shouted = { ...desired.user, username: 'SHOP-PAT', fields: { email: 'new@shop.example' } }
    const found = await world.find(shouted)
    expect(found.id).toBe(id)
    const updated = await kind.update(shouted, { found, room: world.room })
    expect(updated.actual).toMatchObject({ username: 'shop-pat', email: 'new@shop.example' })
  })

  test('is made disabled when that is wanted', async () => {
    const disabled = { ...desired.user, enabled: false }
    const { actual } = await world.make(disabled)
    expect(actual['enabled']).toBe(false)
    expect(kind.compare(disabled, { found: await world.find(disabled), room: world.room })).toEqual(
      [],
    )
  })

  test('comes back into its population, and nothing else is sent', async () => {
    const { id } = await world.make(desired.user)
    const { id: other } = await world.client.populations.create({ name: 'elsewhere' })
    await world.client.users.setPopulation(id, other)
    const found = await world.find(desired.user)
    expect(kind.compare(desired.user, { found, room: world.room })).toEqual([
      { path: 'population.id', actual: other, desired: world.ids.get('people') },
    ])
    world.writes.length = 0
    const updated = await kind.update(desired.user, { found, room: world.room })
    expect(kind.compare(desired.user, { found: updated, room: world.room })).toEqual([])
    expect(world.writes).toEqual([`PUT /users/${id}/population`])
  })

  test('is disabled by its own call, so that a change of the address undoes nobody’s disabling', async () => {
    const { id } = await world.make(desired.user)
    const unsure = { ...desired.user, fields: { email: 'new@shop.example' } }
    const found = await world.find(unsure)
    await world.client.users.setMfaEnabled(id, true)
    world.writes.length = 0
    const { actual } = await kind.update(unsure, { found, room: world.room })
    expect(world.writes).toEqual([`PUT /users/${id}`])
    expect(actual).toMatchObject({ mfaEnabled: true, name: { given: 'Pat', family: 'Example' } })
  })
})

describe('a device', () => {
  const kind = kindOf(desired.smsDevice)

  beforeEach(async () => {
    await world.make(desired.deviceAuthenticationPolicy)
    await world.make(desired.user)
  })

  const written: readonly [DesiredDevice, DesiredDevice][] = [
    [desired.smsDevice, { ...desired.smsDevice, type: 'SMS', phone: '+1 (512) 520-1234' }],
    [desired.emailDevice, { ...desired.emailDevice, type: 'EMAIL', email: 'pat@shop.EXAMPLE' }],
  ]

  test.each(written)(
    'is found however its number or address is written: %#',
    async (one, other) => {
      const { id, actual } = await world.make(one)
      expect(actual['status']).toBe('ACTIVE')
      expect((await world.find(other)).id).toBe(id)
    },
  )

  test('of another type with the same number is another one', async () => {
    await world.make(desired.smsDevice)
    const voice: DesiredDevice = { ...desired.smsDevice, type: 'VOICE', phone: '+15125201234' }
    expect(await kind.find(voice, world.room)).toEqual({ matches: [], remarks: [] })
  })

  test('of another number is named; that of the recipe is made beside it', async () => {
    const { id } = await world.make(desired.smsDevice)
    const moved: DesiredDevice = { ...desired.smsDevice, type: 'SMS', phone: '+15125209999' }
    const search = await kind.find(moved, world.room)
    expect(search).toEqual({ matches: [], remarks: [`The user has another SMS device (${id})`] })
  })

  test('that waits for its pairing is no match and is left alone', async () => {
    const user = world.ids.get('pat') ?? ''
    const { id } = await world.client.devices.create(user, {
      type: 'SMS',
      phone: '+15125201234',
      status: 'ACTIVATION_REQUIRED',
      policy: { id: world.ids.get('methods') },
    })
    const search = await kind.find(desired.smsDevice, world.room)
    expect(search).toEqual({
      matches: [],
      remarks: [`A device of the same destination waits for its pairing (${id})`],
    })
    await world.make(desired.smsDevice)
    expect((await kind.find(desired.smsDevice, world.room)).matches).toHaveLength(1)
    expect((await world.client.devices.read(user, id)).status).toBe('ACTIVATION_REQUIRED')
  })

  test('that is blocked is told and stays blocked', async () => {
    const { id } = await world.make(desired.smsDevice)
    await block(id)
    const search = await kind.find(desired.smsDevice, world.room)
    expect(search.remarks).toEqual([
      `The device (${id}) is blocked; an administrator can unblock it`,
    ])
    const [found] = search.matches
    if (found === undefined) throw new Error('not found')
    expect(kind.compare(desired.smsDevice, { found, room: world.room })).toEqual([])
    await kind.update(desired.smsDevice, { found, room: world.room })
    expect((await kind.find(desired.smsDevice, world.room)).remarks).toHaveLength(1)
  })

  test('keeps its name when the recipe gives none', async () => {
    const { id } = await world.make(desired.emailDevice)
    await world.client.devices.setNickname(world.ids.get('pat') ?? '', id, 'Theirs')
    const found = await world.find(desired.emailDevice)
    expect(kind.compare(desired.emailDevice, { found, room: world.room })).toEqual([])
  })

  test('is found twice when it is there twice', async () => {
    await world.make(desired.smsDevice)
    await world.make(desired.smsDevice)
    expect((await kind.find(desired.smsDevice, world.room)).matches).toHaveLength(2)
  })

  test('is called by its user', () => {
    expect(kind.title(desired.emailDevice, nameOf)).toBe('EMAIL device of user "shop-pat"')
    expect(kind.describe(desired.smsDevice, nameOf)).toEqual([
      { path: 'type', actual: undefined, desired: 'SMS' },
      { path: 'phone', actual: undefined, desired: '+1.5125201234' },
      { path: 'nickname', actual: undefined, desired: 'Work phone' },
    ])
  })

  async function block(id: string): Promise<void> {
    const platform = await connect(world.emulator)
    const path = `users/${world.ids.get('pat') ?? ''}/devices/${id}`
    const { status } = await platform.post(
      path,
      {},
      'application/vnd.pingidentity.device.block+json',
    )
    expect(status).toBe(200)
  }
})
