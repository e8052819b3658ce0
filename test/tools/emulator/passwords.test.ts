// Policies with a password: LOGIN and IDENTIFIER_FIRST, and what they give away about a name.
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import {
  changeState,
  createClient,
  firstDetail,
  member,
  readOtp,
  startEmulator,
  text,
  type Answer,
  type Client,
} from './drive.js'

const password = 'Winter-Harbour-42'
let emulator: Emulator
let client: Client

beforeAll(async () => {
  emulator = await startEmulator()
})
beforeEach(() => {
  emulator.reset()
  client = createClient(emulator)
})
afterAll(() => emulator.close())

describe('the policy Password_MFA', () => {
  it('asks name and password, then a code, and the token says pwd, otp and mfa', async () => {
    const opened = await client.authorize({ acr_values: 'Password_MFA' })
    expect(opened.body).toMatchObject({
      status: 'USERNAME_PASSWORD_REQUIRED',
      _links: { 'usernamePassword.check': {}, 'session.reset': {} },
    })
    const flowId = text(opened.body, 'id')
    const asked = await check(flowId, { username: 'petra', password })
    expect(asked.body).toMatchObject({ status: 'OTP_REQUIRED' })
    expect(client.cookies.has('ST')).toBe(true)
    await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'petra') })
    const code = text((await client.resume(flowId)).body, 'authorizeResponse', 'code')
    const tokens = await client.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: 'http://localhost:3000/callback',
    })
    expect(decodeJwt(text(tokens.body, 'id_token'))).toMatchObject({
      acr: 'Password_MFA',
      amr: ['pwd', 'otp', 'mfa'],
    })
  })

  it.each([
    { name: 'a wrong password', username: 'maya', given: 'wrong' },
    { name: 'an unknown name', username: 'nobody', given: password },
    { name: 'a user without a password', username: 'elin', given: password },
  ])('answers $name with INVALID_CREDENTIALS', async ({ username, given }) => {
    const flowId = text((await client.authorize({ acr_values: 'Password_MFA' })).body, 'id')
    const answer = await check(flowId, { username, password: given })
    expect(answer.status).toBe(400)
    expect(firstDetail(answer)).toEqual({
      code: 'INVALID_CREDENTIALS',
      target: 'username',
      message: 'Invalid username and/or password.',
    })
    expect(client.cookies.size).toBe(0)
  })

  it('names every missing value at once', async () => {
    const flowId = text((await client.authorize({ acr_values: 'Password_MFA' })).body, 'id')
    const answer = await check(flowId, {})
    expect(answer.body['details']).toEqual([
      { code: 'REQUIRED_VALUE', target: 'username', message: 'must not be null' },
      { code: 'REQUIRED_VALUE', target: 'password', message: 'must not be null' },
    ])
  })
})

describe('a locked or disabled user', () => {
  beforeEach(async () => {
    await changeState(emulator, (environment) => {
      for (const user of environment.users) user.password = { value: password }
      const maya = environment.users.find(({ username }) => username === 'maya')
      if (maya === undefined) throw new Error('no maya')
      maya.account = {
        canAuthenticate: false,
        status: 'LOCKED',
        unlockAt: new Date(Date.now() + 300_000).toISOString(),
      }
    })
  })

  it('with a wrong password hears that the account is locked, and how long', async () => {
    const flowId = text((await client.authorize({ acr_values: 'Password_MFA' })).body, 'id')
    const answer = await check(flowId, { username: 'maya', password: 'wrong' })
    expect(answer.status).toBe(400)
    expect(firstDetail(answer)).toMatchObject({
      code: 'PASSWORD_LOCKED_OUT',
      message: 'The user account is locked.',
    })
    const seconds = Number(member(firstDetail(answer), 'innerError', 'secondsUntilUnlock'))
    expect(seconds).toBeGreaterThan(200)
    expect(seconds).toBeLessThanOrEqual(300)
  })

  it.each([
    { username: 'maya', code: 'PASSWORD_LOCKED_OUT' },
    { username: 'ines', code: 'ACCOUNT_NOT_USABLE' },
  ])('with the right one, $username fails in HTTP 200 with $code', async ({ username, code }) => {
    const flowId = text((await client.authorize({ acr_values: 'Password_MFA' })).body, 'id')
    const answer = await check(flowId, { username, password })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ status: 'FAILED', error: { code } })
  })
})

describe('the policy Identifier_First', () => {
  it('asks the name, then the password, then a code', async () => {
    const opened = await client.authorize({ acr_values: 'Identifier_First' })
    expect(opened.body['status']).toBe('SIGN_ON_REQUIRED')
    const flowId = text(opened.body, 'id')
    const named = await client.act(flowId, 'user.lookup', { username: 'maya' })
    expect(named.body).toMatchObject({
      status: 'PASSWORD_REQUIRED',
      _embedded: { user: { username: 'maya' } },
    })
    expect((await check(flowId, { password })).body['status']).toBe('OTP_REQUIRED')
  })

  it('answers a name that nobody has like any other', async () => {
    const known = await lookUp('maya')
    const unknown = await lookUp('nobody')
    expect(unknown.answer.status).toBe(known.answer.status)
    expect(shape(unknown.answer)).toEqual(shape(known.answer))
    expect(unknown.cookies).toEqual(known.cookies)
    const refused = await unknown.client.act(
      text(unknown.answer.body, 'id'),
      'usernamePassword.check',
      {
        password,
      },
    )
    expect(firstDetail(refused)).toMatchObject({ code: 'INVALID_CREDENTIALS' })
  })

  it('takes no other name at the password', async () => {
    const { client: own, answer } = await lookUp('maya')
    const refused = await own.act(text(answer.body, 'id'), 'usernamePassword.check', {
      username: 'sam',
      password,
    })
    expect(firstDetail(refused)).toEqual({
      code: 'INVALID_VALUE',
      target: 'username',
      message: 'must be the user of this flow',
    })
  })
})

function check(flowId: string, body: unknown): Promise<Answer> {
  return client.act(flowId, 'usernamePassword.check', body)
}

async function lookUp(
  username: string,
): Promise<{ client: Client; answer: Answer; cookies: string[] }> {
  const own = createClient(emulator)
  const flowId = text((await own.authorize({ acr_values: 'Identifier_First' })).body, 'id')
  const answer = await own.act(flowId, 'user.lookup', { username })
  return { client: own, answer, cookies: [...own.cookies.keys()] }
}

/** The body's members, whatever their values. */
function shape({ body }: Answer): unknown {
  return {
    members: Object.keys(body),
    embedded: Object.keys(member(body, '_embedded') ?? {}),
    user: Object.keys(member(body, '_embedded', 'user') ?? {}),
    status: body['status'],
  }
}
