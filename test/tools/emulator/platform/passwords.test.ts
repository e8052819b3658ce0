// Password policies, what they make of passwords, and users who may do without MFA for a while.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../../src/tools/emulator/index.js'
import type { PasswordPolicy } from '../../../../src/tools/emulator/sign-on-resources.js'
import { advanceClock, changeState, member, startEmulator, text } from '../drive.js'
import {
  connect,
  detailsOf,
  itemsOf,
  vendor,
  type Platform,
  type PlatformAnswer,
} from './platform.js'

let emulator: Emulator
let platform: Platform
let user: string

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
beforeEach(async () => {
  emulator.reset()
  platform = await connect(emulator)
  user = await platform.make('users', {
    username: 'pat.example',
    email: 'pat@example.test',
    mobilePhone: '+46705550101',
  })
})
afterAll(() => emulator.close())

describe('a password policy', () => {
  it('is there from the beginning, and can only be read', async () => {
    const [first] = itemsOf(await platform.get('passwordPolicies'), 'passwordPolicies')
    expect(first).toMatchObject({ name: 'Standard', default: true, populationCount: 1 })
    const path = `passwordPolicies/${text(first, 'id')}`
    expect((await platform.get(path)).body).toEqual(first)
    expect((await platform.put(path, {})).status).toBe(501)
    expect((await platform.post('passwordPolicies', {})).status).toBe(501)
    expect((await platform.remove(path)).status).toBe(501)
  })

  it.each([
    ['Sh0rt-a', ['length']],
    ['no-upper-case-42', ['minCharacters']],
    ['Aaaa1234-bcd', ['maxRepeatedCharacters']],
    ['Aa1-Aa1-Aa1-', ['minUniqueCharacters']],
    ['Password123!', ['excludesCommonlyUsed']],
    ['aaa', ['length', 'minCharacters', 'maxRepeatedCharacters', 'minUniqueCharacters']],
  ])('refuses %s by its rules, each told', async (value, names) => {
    const answer = await setPassword(value)
    expect([answer.status, rulesOf(answer)]).toEqual([400, names])
    const details = answer.body['details']
    const inner = member(Array.isArray(details) ? details[0] : undefined, 'innerError')
    expect(inner).toMatchObject(Object.fromEntries(names.map((name) => [name, expect.any(String)])))
  })

  it('refuses what stands in the profile, and what was used before', async () => {
    await setPolicy({ excludesProfileData: true, history: { count: 2, retentionDays: 30 } })
    expect(rulesOf(await setPassword('PAT@example.test'))).toEqual(['excludesProfileData'])
    for (const value of ['first', 'second', 'third']) await setPassword(value)
    expect(rulesOf(await setPassword('third'))).toEqual(['history'])
    expect(rulesOf(await setPassword('second'))).toEqual(['history'])
    await setPassword('fourth')
    expect((await setPassword('first')).status).toBe(200)
    await setPassword('fifth')
    await advanceClock(emulator, 31 * 86_400)
    platform = await connect(emulator)
    expect((await setPassword('first')).status).toBe(200)
  })

  it('is not asked when the caller says so', async () => {
    const body = { value: 'aaa', bypassPolicy: true }
    const answer = await platform.put(`users/${user}/password`, body, vendor('password.set'))
    expect(answer.status).toBe(200)
  })

  it('holds for imported users, too', async () => {
    const imported = { username: 'sam', email: 'sam@example.test', password: { value: 'aaa' } }
    const refused = await platform.post('users', imported, vendor('user.import'))
    expect(detailsOf(refused)).toEqual([
      ['INVALID_VALUE', 'password', 'User password did not satisfy password policy requirements'],
    ])
    const fine = { ...imported, password: { value: 'Winter-Harbour-42' } }
    expect((await platform.post('users', fine, vendor('user.import'))).status).toBe(201)
  })

  it('is that of the population, when it names one', async () => {
    await setPolicy({}, { id: 'strict', name: 'Strict', length: { min: 20 } })
    const population = await platform.make('populations', {
      name: 'Staff',
      passwordPolicy: { id: 'strict' },
    })
    expect((await setPassword('short')).status).toBe(200)
    await platform.put(`users/${user}/population`, { id: population })
    const answer = await setPassword('also short')
    expect(rulesOf(answer)).toEqual(['length'])
    const state = await platform.get(`users/${user}/password`)
    expect(state.body['passwordPolicy']).toEqual({ id: 'strict' })
    const unknown = { name: 'Other', passwordPolicy: { id: 'unknown' } }
    expect(detailsOf(await platform.post('populations', unknown))).toEqual([
      ['INVALID_VALUE', 'passwordPolicy.id', 'does not name a password policy'],
    ])
  })
})

describe('the state of a password', () => {
  const read = async (): Promise<unknown> =>
    (await platform.get(`users/${user}/password`)).body['status']

  it('goes from none to fine, to changing it, and by its age to expired', async () => {
    await setPolicy({ maxAgeDays: 30 })
    expect(await read()).toBe('NO_PASSWORD')
    await setPassword('first')
    expect(await read()).toBe('OK')
    await platform.put(
      `users/${user}/password`,
      { value: 'second', forceChange: true },
      vendor('password.set'),
    )
    expect(await read()).toBe('MUST_CHANGE_PASSWORD')
    await setPassword('third')
    await advanceClock(emulator, 30 * 86_400 - 60)
    platform = await connect(emulator)
    expect(await read()).toBe('OK')
    await advanceClock(emulator, 60)
    expect(await read()).toBe('PASSWORD_EXPIRED')
    await setPassword('fourth')
    expect(await read()).toBe('OK')
  })

  it('may be too young to be changed, unless it has to be', async () => {
    await setPolicy({ minAgeDays: 1 })
    await setPassword('first')
    expect(rulesOf(await setPassword('second'))).toEqual(['minAgeDays'])
    const forced = 'application/vnd.pingidentity.password.forceChange'
    await platform.post(`users/${user}/password`, '', forced)
    expect((await setPassword('second')).status).toBe(200)
  })
})

describe('a user who may do without MFA', () => {
  const path = (): string => `users/${user}/bypassMFA`

  it('may until the moment given, and not after it', async () => {
    expect((await platform.get(path())).body).not.toHaveProperty('bypassMFAEnabled')
    const until = new Date(Date.now() + 3_600_000).toISOString()
    const set = await platform.put(path(), { bypassMFAEnabledUntil: until })
    expect(set.body).toMatchObject({ bypassMFAEnabled: true, bypassMFAEnabledUntil: until })
    expect((await platform.get(path())).body).toEqual(set.body)
    expect((await platform.get(`users/${user}`)).body).not.toHaveProperty('bypassMFAEnabledUntil')
    await advanceClock(emulator, 3600)
    platform = await connect(emulator)
    const after = await platform.get(path())
    expect(Object.keys(after.body)).toEqual(['_links'])
  })

  it('still may when the rest of the user is replaced', async () => {
    const until = '2099-11-30T00:00:00.000Z'
    await platform.put(path(), { bypassMFAEnabledUntil: until })
    await platform.put(`users/${user}`, { username: 'pat.other', email: 'pat@example.test' })
    expect((await platform.get(path())).body['bypassMFAEnabledUntil']).toBe(until)
  })

  it.each([
    [{}, 'REQUIRED_VALUE'],
    [{ bypassMFAEnabledUntil: '2099-11-30' }, 'INVALID_VALUE'],
    [{ bypassMFAEnabledUntil: '2099-13-30T00:00:00.000Z' }, 'INVALID_VALUE'],
  ])('is not made by %j', async (body, code) => {
    const answer = await platform.put(path(), body)
    expect(detailsOf(answer)).toEqual([[code, 'bypassMFAEnabledUntil', expect.any(String)]])
  })
})

function setPassword(value: string): Promise<PlatformAnswer> {
  return platform.put(`users/${user}/password`, { value }, vendor('password.set'))
}

function rulesOf({ body }: PlatformAnswer): unknown {
  const details: unknown = body['details']
  const [first] = Array.isArray(details) ? (details as readonly unknown[]) : []
  return member(first, 'innerError', 'unsatisfiedRequirements')
}

/** In place of the environment's own: the default one, and others. */
async function setPolicy(
  rules: Partial<PasswordPolicy>,
  ...others: readonly Partial<PasswordPolicy>[]
): Promise<void> {
  const nothing = {
    excludesCommonlyUsed: false,
    excludesProfileData: false,
    notSimilarToCurrent: false,
  }
  await changeState(emulator, (environment) => {
    environment.passwordPolicies = [
      { id: 'default', name: 'Default', default: true, ...nothing, ...rules },
      ...others.map((other) => ({ id: 'other', name: 'Other', ...nothing, ...other })),
    ]
  })
}
