// Populations, users, passwords and flags: what is made comes back, and what is wrong is named.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../../src/tools/emulator/index.js'
import { matching, member, startEmulator, text } from '../drive.js'
import { connect, detailsOf, itemsOf, vendor, type Platform } from './platform.js'

const person = {
  email: 'pat@example.test',
  name: { given: 'Pat', family: 'Example' },
  username: 'pat',
}

let emulator: Emulator
let platform: Platform

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
beforeEach(async () => {
  emulator.reset()
  platform = await connect(emulator)
})
afterAll(() => emulator.close())

describe('a population', () => {
  it('comes back with the number of its users, is renamed and deleted', async () => {
    const id = await platform.make('populations', { name: 'MFA', description: 'for MFA' })
    await platform.make('users', { ...person, population: { id } })
    const { body } = await platform.put(`populations/${id}`, { name: 'MFA users' })
    expect(body).toEqual({
      _links: {
        self: { href: `${platform.base}/populations/${id}` },
        environment: { href: platform.base },
      },
      id,
      environment: { id: emulator.environmentId },
      name: 'MFA users',
      preferredLanguage: 'en',
      theme: { id: matching(/^[0-9a-f-]{36}$/) },
      default: false,
      userCount: 1,
      createdAt: matching(/Z$/),
      updatedAt: matching(/Z$/),
    })
    expect(detailsOf(await platform.remove(`populations/${id}`))).toEqual([
      ['CONSTRAINT_VIOLATION', 'id', 'A population with users cannot be deleted'],
    ])
  })

  it('that becomes the default takes it from the other one', async () => {
    const id = await platform.make('populations', { name: 'second', default: true })
    const all = itemsOf(await platform.get('populations'), 'populations')
    expect(all.map((each) => member(each, 'default'))).toEqual([false, true])
    const unmade = await platform.put(`populations/${id}`, { name: 'second', default: false })
    expect(detailsOf(unmade)).toMatchObject([['CONSTRAINT_VIOLATION', 'default', {}]])
  })

  it.each([
    [{}, 'REQUIRED_VALUE', 'name'],
    [{ name: 'Default' }, 'UNIQUENESS_VIOLATION', 'name'],
    [{ name: 'x', default: 1 }, 'INVALID_VALUE', 'default'],
    [{ name: 'x', theme: {} }, 'REQUIRED_VALUE', 'theme.id'],
  ])('%j is refused', async (body, code, target) => {
    expect(detailsOf(await platform.post('populations', body))).toMatchObject([[code, target, {}]])
  })

  it('cannot be the last one to go', async () => {
    const [only] = itemsOf(await platform.get('populations'), 'populations')
    expect(detailsOf(await platform.remove(`populations/${text(only, 'id')}`))).toEqual([
      ['CONSTRAINT_VIOLATION', 'id', 'The environment must contain at least one population'],
    ])
  })
})

describe('a user', () => {
  it('comes back field for field, in the default population', async () => {
    const { status, body } = await platform.post('users', person)
    expect(status).toBe(201)
    const [population] = itemsOf(await platform.get('populations'), 'populations')
    const { _links, ...members } = body
    expect(members).toEqual({
      id: matching(/^[0-9a-f-]{36}$/),
      environment: { id: emulator.environmentId },
      account: { canAuthenticate: true, status: 'OK' },
      createdAt: matching(/Z$/),
      updatedAt: matching(/Z$/),
      email: 'pat@example.test',
      enabled: true,
      identityProvider: { type: 'PING_ONE' },
      lifecycle: { status: 'ACCOUNT_OK' },
      mfaEnabled: false,
      name: { given: 'Pat', family: 'Example' },
      population: { id: member(population, 'id') },
      username: 'pat',
      verifyStatus: 'NOT_INITIATED',
    })
    const self = `${platform.base}/users/${text(body, 'id')}`
    expect(_links).toMatchObject({
      self: { href: self },
      devices: { href: `${self}/devices` },
      'password.set': { href: `${self}/password` },
    })
  })

  it('is imported with a password and MFA, and never shows the password', async () => {
    const { status, body } = await platform.post(
      'users',
      { ...person, mfaEnabled: true, password: { value: 'Spring-Meadow-7' } },
      vendor('user.import'),
    )
    expect(status).toBe(201)
    expect(body).toMatchObject({ mfaEnabled: true })
    expect(JSON.stringify(body)).not.toContain('Spring-Meadow-7')
    const password = await platform.get(`users/${text(body, 'id')}/password`)
    expect(password.body['status']).toBe('OK')
  })

  it('has MFA from the start when the MFA settings say so', async () => {
    await platform.put('mfaSettings', { users: { mfaEnabled: true } })
    expect((await platform.post('users', person)).body['mfaEnabled']).toBe(true)
  })

  it('is replaced by PUT and changed in part by PATCH', async () => {
    const id = await platform.make('users', { ...person, nickname: 'P', locale: 'en' })
    const patched = await platform.call('PATCH', `users/${id}`, {
      nickname: null,
      name: { middle: 'Q' },
    })
    expect(patched.body).toMatchObject({
      locale: 'en',
      name: { given: 'Pat', middle: 'Q', family: 'Example' },
    })
    expect(patched.body).not.toHaveProperty('nickname')
    const put = await platform.put(`users/${id}`, { ...person, mfaEnabled: true, enabled: false })
    expect(put.body).toMatchObject({ id, mfaEnabled: false, enabled: true })
    expect(put.body).not.toHaveProperty('locale')
  })

  it('is deleted with its devices', async () => {
    const id = await platform.make('users', person)
    await platform.make(`users/${id}/devices`, { type: 'EMAIL', email: 'pat@example.test' })
    expect((await platform.remove(`users/${id}`)).status).toBe(204)
    expect((await platform.get(`users/${id}/devices`)).status).toBe(404)
    const state: unknown = await (await fetch(`${emulator.inboxUrl}/state`)).json()
    expect(member(state, 'environments', 0, 'devices')).toEqual([])
  })

  it.each<[Record<string, unknown>, ...(readonly [string, string])[]]>([
    [
      { username: undefined, email: undefined },
      ['REQUIRED_VALUE', 'username'],
      ['REQUIRED_VALUE', 'email'],
    ],
    [{ username: '' }, ['EMPTY_VALUE', 'username']],
    [{ username: 'x'.repeat(129) }, ['SIZE_LIMIT_EXCEEDED', 'username']],
    [{ username: 'tab\t' }, ['INVALID_VALUE', 'username']],
    [{ email: 'pat' }, ['INVALID_VALUE', 'email']],
    [{ population: { id: 'x' } }, ['INVALID_VALUE', 'population.id']],
    [{ population: {} }, ['REQUIRED_VALUE', 'population.id']],
    [{ name: { family: 'A/B' } }, ['INVALID_VALUE', 'name.family']],
    [{ name: 'Pat' }, ['INVALID_VALUE', 'name']],
    [{ address: { countryCode: 'sweden' } }, ['INVALID_VALUE', 'address.countryCode']],
    [{ timezone: 'CET' }, ['INVALID_VALUE', 'timezone']],
    [{ mobilePhone: '1'.repeat(33) }, ['SIZE_LIMIT_EXCEEDED', 'mobilePhone']],
    [{ mfaEnabled: 'yes' }, ['INVALID_VALUE', 'mfaEnabled']],
  ])('with %j is refused', async (wrong, ...violations) => {
    const answer = await platform.post('users', { ...person, ...wrong })
    expect(answer.status).toBe(400)
    expect(detailsOf(answer)).toHaveLength(violations.length)
    for (const violation of violations) {
      expect(detailsOf(answer)).toContainEqual([...violation, matching(/./)])
    }
  })

  it('has a name of its own, in any case, and a clash names the other one', async () => {
    const id = await platform.make('users', person)
    const again = await platform.post('users', { ...person, username: 'PAT' })
    expect(again.body['details']).toEqual([
      {
        code: 'UNIQUENESS_VIOLATION',
        target: 'username',
        message: 'is unique but a non-unique value is provided',
        innerError: { existingId: id },
      },
    ])
    const email = await platform.post('users', { ...person, username: 'other', email: 'x@' })
    expect(detailsOf(email)).toEqual([
      ['INVALID_VALUE', 'email', 'must be a well-formed email address'],
    ])
  })
})

describe('a list of users', () => {
  beforeEach(async () => {
    for (const name of ['ann', 'bea', 'cleo', 'dora', 'eva']) {
      await platform.make('users', {
        username: name,
        email: `${name}@example.test`,
        name: { family: name === 'eva' ? 'Other' : 'Same' },
      })
    }
  })

  it.each([
    ['username eq "ANN"', ['ann']],
    ['username sw "b" or username sw "c"', ['bea', 'cleo']],
    ['name.family eq "Same" and not (username eq "ann")', ['bea', 'cleo', 'dora']],
    ['(email co "d" or email ew "x") and enabled eq true', ['dora']],
    ['username eq "nobody"', []],
    ['username eq "a\\"b"', []],
  ])('is filtered by %s', async (filter, names) => {
    expect(await namesOf(`users?filter=${encodeURIComponent(filter)}`)).toEqual(names)
  })

  it.each([
    ['mood eq "good"', 'cannot have the attribute mood'],
    ['username gt "a"', 'cannot have the operator gt for username'],
    ['username eq', 'is no SCIM filter'],
    ['username eq ann', 'is no SCIM filter'],
    ['(username eq "ann"', 'has an open parenthesis'],
    ['username eq "ann" username', 'goes on after its end'],
    ['', 'is no SCIM filter'],
    ['%', 'is no SCIM filter'],
    ['('.repeat(5000), 'has too many parts'],
  ])('refuses the filter %j', async (filter, message) => {
    const answer = await platform.get(`users?filter=${encodeURIComponent(filter)}`)
    expect(answer.status).toBe(400)
    expect(answer.body['code']).toBe('INVALID_REQUEST')
    expect(detailsOf(answer)).toEqual([['INVALID_FILTER', 'filter', message]])
    const supported = member(answer.body, 'details', 0, 'innerError', 'supportedAttributes')
    expect(supported).toContain('username')
  })

  it('comes page by page, and a user that comes or goes meanwhile skips nobody', async () => {
    const first = await platform.get('users?limit=2&filter=username%20co%20%22%22')
    expect(first.body).toMatchObject({ count: 5, size: 2 })
    const next = text(first.body, '_links', 'next', 'href')
    expect(next).toMatch(/limit=2/)
    await platform.remove(`users/${text(itemsOf(first, 'users')[0], 'id')}`)
    const second = await platform.get(next)
    expect(itemsOf(second, 'users').map((each) => member(each, 'username'))).toEqual([
      'cleo',
      'dora',
    ])
    const third = await platform.get(text(second.body, '_links', 'next', 'href'))
    expect(itemsOf(third, 'users').map((each) => member(each, 'username'))).toEqual(['eva'])
    expect(member(third.body, '_links', 'next')).toBeUndefined()
  })

  it.each([
    ['limit=0', 'limit'],
    ['limit=many', 'limit'],
    ['cursor=abc', 'cursor'],
  ])('refuses %s', async (query, target) => {
    const answer = await platform.get(`users?${query}`)
    expect(answer.body['code']).toBe('INVALID_REQUEST')
    expect(detailsOf(answer)).toMatchObject([['INVALID_PARAMETER', target, {}]])
  })

  it('refuses the cursor of another filter', async () => {
    const first = await platform.get('users?limit=2')
    const next = new URL(text(first.body, '_links', 'next', 'href'))
    next.searchParams.set('filter', 'username sw "a"')
    expect((await platform.get(next.href)).status).toBe(400)
  })

  it('that is empty has an empty list', async () => {
    const answer = await platform.get(`users?filter=${encodeURIComponent('username eq "x"')}`)
    expect(answer.body).toMatchObject({ _embedded: { users: [] }, count: 0, size: 0 })
  })

  it('shows populations when asked to', async () => {
    const [ann] = itemsOf(await platform.get('users?expand=population'), 'users')
    expect(member(ann, '_embedded', 'population', 'name')).toBe('Default')
  })
})

describe('what of a user has an operation of its own', () => {
  it('mfaEnabled is PUT, and shown with two links', async () => {
    const id = await platform.make('users', person)
    const path = `users/${id}/mfaEnabled`
    const put = await platform.put(path, { mfaEnabled: true })
    expect(put.status).toBe(200)
    expect(put.body).toEqual({
      _links: {
        self: { href: `${platform.base}/${path}` },
        user: { href: `${platform.base}/users/${id}` },
      },
      mfaEnabled: true,
    })
    expect((await platform.get(path)).body).toEqual(put.body)
    expect((await platform.post(path, { mfaEnabled: true })).status).toBe(405)
    expect(detailsOf(await platform.put(path, {}))).toEqual([
      ['REQUIRED_VALUE', 'mfaEnabled', 'must not be null'],
    ])
  })

  it('enabled, population and the lock change what the user shows', async () => {
    const id = await platform.make('users', person)
    await platform.put(`users/${id}/enabled`, { enabled: false })
    const other = await platform.make('populations', { name: 'other' })
    await platform.put(`users/${id}/population`, { id: other })
    expect((await platform.get(`users/${id}`)).body).toMatchObject({
      enabled: false,
      account: { canAuthenticate: false, status: 'OK' },
      population: { id: other },
    })
    expect(detailsOf(await platform.put(`users/${id}/population`, { id: 'x' }))).toEqual([
      ['INVALID_VALUE', 'id', 'does not name a population'],
    ])
    await platform.put(`users/${id}/enabled`, { enabled: true })
    const locked = await platform.call('POST', `users/${id}`, undefined, {
      'content-type': vendor('account.lock'),
    })
    expect(locked.body).toMatchObject({
      account: { canAuthenticate: false, status: 'LOCKED', lockedAt: matching(/Z$/) },
    })
    const unlocked = await platform.call('POST', `users/${id}`, undefined, {
      'content-type': vendor('account.unlock'),
    })
    expect(unlocked.body['account']).toEqual({ canAuthenticate: true, status: 'OK' })
  })

  it('a password is set, forced to change and unset; POST of a set is 415', async () => {
    const id = await platform.make('users', person)
    const path = `users/${id}/password`
    expect((await platform.get(path)).body['status']).toBe('NO_PASSWORD')
    const body = { value: 'Spring-Meadow-7', forceChange: false }
    const set = await platform.put(path, body, vendor('password.set'))
    expect(set.status).toBe(200)
    expect(set.body).toMatchObject({
      user: { id },
      status: 'OK',
      lastChangedAt: matching(/Z$/),
    })
    const forced = await platform.call('POST', path, undefined, {
      'content-type': 'application/vnd.pingidentity.password.forceChange',
    })
    expect(forced.body['status']).toBe('MUST_CHANGE_PASSWORD')
    const unset = await platform.put(path, {}, vendor('password.setValue'))
    expect(unset.body['status']).toBe('NO_PASSWORD')
    expect((await platform.post(path, body, vendor('password.set'))).status).toBe(415)
    expect((await platform.put(path, body)).status).toBe(415)
    const empty = await platform.put(path, { value: '' }, vendor('password.set'))
    expect(detailsOf(empty)).toEqual([['EMPTY_VALUE', 'value', 'must not be empty']])
    const check = await platform.post(path, { password: 'x' }, vendor('password.check'))
    expect(check.status).toBe(501)
  })
})

async function namesOf(path: string): Promise<unknown[]> {
  return itemsOf(await platform.get(path), 'users').map((each) => member(each, 'username'))
}
