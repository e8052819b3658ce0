// Passwords: set when they have to be, known to the secrets, never told.
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { UpstreamError } from '../../../../src/errors.js'
import { passwordKind as kind } from '../../../../src/tools/provisioning/kinds/password.js'
import type { Room } from '../../../../src/tools/provisioning/kinds/kind.js'
import * as desired from '../support/desired.js'
import { nameOf, startKindsWorld, type KindsWorld } from '../support/kinds.js'

let world: KindsWorld
let userId: string

beforeEach(async () => {
  world = await startKindsWorld()
  await world.make(desired.population)
  userId = (await world.make(desired.user)).id
})

afterEach(() => world.emulator.close())

const wanted = desired.password

async function differences(room: Room = world.room): Promise<ReturnType<typeof kind.compare>> {
  return kind.compare(wanted, { found: await world.find(wanted), room })
}

/** The room of a process that is killed when it sets the password. */
function dying(setPassword: Room['client']['users']['setPassword']): Room {
  const { client } = world
  return { ...world.room, client: { ...client, users: { ...client.users, setPassword } } }
}

function failure(): UpstreamError {
  return new UpstreamError('gone', {
    reason: 'interrupted',
    call: 'set password',
    reached: 'unknown',
  })
}

/** Whether PingOne takes a password. */
async function isAccepted(value: string): Promise<boolean> {
  const response = await fetch(`${world.emulator.url}/_emulator/state`)
  return (await response.text()).includes(JSON.stringify(value))
}

describe('a user without a password', () => {
  test('gets a generated one that the secrets hold, and then nothing differs', async () => {
    expect(await differences()).toEqual([
      { path: 'password', actual: 'no password', desired: 'a generated password' },
    ])
    const updated = await kind.update(wanted, { found: await world.find(wanted), room: world.room })
    expect(updated).toEqual({ id: userId, actual: { status: 'OK' } })
    const value = world.secrets.read('PAT_PASSWORD') ?? ''
    expect(value).toHaveLength(24)
    expect(await isAccepted(value)).toBe(true)
    expect(await differences()).toEqual([])
  })

  test('gets the one that the secrets hold already', async () => {
    await world.secrets.write({ PAT_PASSWORD: 'chosen-by-2-People' })
    expect(await differences()).toEqual([
      { path: 'password', actual: 'no password', desired: 'the password in PAT_PASSWORD' },
    ])
    await kind.update(wanted, { found: await world.find(wanted), room: world.room })
    expect(world.secrets.read('PAT_PASSWORD')).toBe('chosen-by-2-People')
    expect(await isAccepted('chosen-by-2-People')).toBe(true)
  })

  test('gets none that the secrets could not keep', async () => {
    const secrets = { ...world.secrets, write: () => Promise.reject(new Error('disk full')) }
    const found = await world.find(wanted)
    await expect(kind.update(wanted, { found, room: { ...world.room, secrets } })).rejects.toThrow(
      'disk full',
    )
    expect(await world.client.users.readPassword(userId)).toMatchObject({ status: 'NO_PASSWORD' })
  })

  test('gets the same one in the second run when the first was killed before it was set', async () => {
    const room = dying(() => Promise.reject(failure()))
    await expect(kind.update(wanted, { found: await world.find(wanted), room })).rejects.toThrow(
      'gone',
    )
    const value = world.secrets.read('PAT_PASSWORD') ?? ''
    expect(value).toHaveLength(24)
    await kind.update(wanted, { found: await world.find(wanted), room: world.room })
    expect(world.secrets.read('PAT_PASSWORD')).toBe(value)
    expect(await isAccepted(value)).toBe(true)
  })
})

describe('a user with a password', () => {
  beforeEach(() => world.client.users.setPassword(userId, 'Theirs-2026'))

  test('that nobody knows gets a generated one', async () => {
    expect(await differences()).toEqual([
      {
        path: 'password',
        actual: 'a password that is not in PAT_PASSWORD',
        desired: 'a generated password',
      },
    ])
    await kind.update(wanted, { found: await world.find(wanted), room: world.room })
    expect(await isAccepted(world.secrets.read('PAT_PASSWORD') ?? '')).toBe(true)
    expect(await differences()).toEqual([])
  })

  test.each([
    ['before', () => Promise.reject(failure())],
    [
      'after',
      async (id: string, value: string) => {
        await world.client.users.setPassword(id, value)
        throw failure()
      },
    ],
  ])(
    'that nobody knows is not taken for known when a run was killed %s it was set',
    async (_when, die) => {
      await expect(
        kind.update(wanted, { found: await world.find(wanted), room: dying(die) }),
      ).rejects.toThrow('gone')
      expect(await differences()).toHaveLength(1)
      await kind.update(wanted, { found: await world.find(wanted), room: world.room })
      expect(await isAccepted(world.secrets.read('PAT_PASSWORD') ?? '')).toBe(true)
      expect(await differences()).toEqual([])
    },
  )

  test('that is known is left alone, unless a reset is asked for', async () => {
    await world.secrets.write({ PAT_PASSWORD: 'Known-2026' })
    expect(await differences()).toEqual([])
    const room = { ...world.room, resetPasswords: true }
    expect(await differences(room)).toEqual([
      { path: 'password', actual: 'a password', desired: 'the password in PAT_PASSWORD' },
    ])
    await kind.update(wanted, { found: await world.find(wanted), room })
    expect(await isAccepted('Known-2026')).toBe(true)
  })

  test('that is empty among the secrets is not known', async () => {
    await world.secrets.write({ PAT_PASSWORD: '' })
    expect(await differences()).toHaveLength(1)
  })

  test.each([
    ['MUST_CHANGE_PASSWORD', 'a password that must be changed'],
    ['PASSWORD_EXPIRED', 'a password that is too old'],
  ])('of the status %s gets a good one', async (status, words) => {
    await world.secrets.write({ PAT_PASSWORD: 'Known-2026' })
    const { matches } = await kind.find(wanted, withStatus(status))
    const [found] = matches
    if (found === undefined) throw new Error('not found')
    expect(kind.compare(wanted, { found, room: world.room })).toEqual([
      { path: 'password', actual: words, desired: 'the password in PAT_PASSWORD' },
    ])
    const updated = await kind.update(wanted, { found, room: world.room })
    expect(updated.actual).toEqual({ status: 'OK' })
  })

  test('that another directory keeps is a conflict', async () => {
    expect(await kind.find(wanted, withStatus('EXTERNAL'))).toEqual({
      matches: [],
      conflicts: [{ id: userId, reason: 'another directory keeps the password of this user' }],
    })
  })

  test('of a status that is not known is told', async () => {
    const search = await kind.find(wanted, withStatus('PASSWORD_LOCKED_OUT'))
    expect(search.matches).toHaveLength(1)
    expect(search.remarks).toEqual(['PingOne says of the password: PASSWORD_LOCKED_OUT'])
  })
})

test('no value is in a title, a name, a description, a difference or what was found', async () => {
  const before = await world.find(wanted)
  const told = [
    kind.compare(wanted, { found: before, room: world.room }),
    kind.describe(wanted, nameOf),
  ]
  const updated = await kind.update(wanted, { found: before, room: world.room })
  const value = world.secrets.read('PAT_PASSWORD') ?? ''
  const reset = { ...world.room, resetPasswords: true }
  told.push(
    kind.compare(wanted, { found: updated, room: reset }),
    kind.compare(wanted, { found: updated, room: world.room }),
  )
  const all = [told, before, updated, kind.title(wanted, nameOf), kind.nameOf(wanted)]
  const texts = JSON.stringify(all) + inspect(all, { depth: null, showHidden: true })
  expect(value).toHaveLength(24)
  expect(texts).not.toContain(value)
})

test('is never made or removed', async () => {
  await expect(kind.create(wanted, world.room)).rejects.toThrow(
    new TypeError('What always exists cannot be made'),
  )
  const made = world.toMade(wanted, userId)
  await expect(kind.remove(made, world.client)).rejects.toThrow(
    new TypeError('What always exists cannot be removed'),
  )
})

function withStatus(status: string): Room {
  const { client } = world
  const users = { ...client.users, readPassword: () => Promise.resolve({ status }) }
  return { ...world.room, client: { ...client, users } }
}
