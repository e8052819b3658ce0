// Refresh tokens: rotation, reuse, lifetimes, and when one is due.
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import { seedIds } from '../../../src/tools/emulator/seed.js'
import {
  advanceClock,
  changeState,
  containing,
  createClient,
  signOn,
  startEmulator,
  text,
  type Answer,
  type Client,
} from './drive.js'

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

describe('a refresh token', () => {
  it('brings new tokens and a new refresh token; the nonce does not come again', async () => {
    const first = await signOn(emulator, client, 'maya', { nonce: 'n' })
    await advanceClock(emulator, 60)
    const second = await refresh(text(first.body, 'refresh_token'))
    expect(second.status).toBe(200)
    expect(second.body['refresh_token']).not.toBe(first.body['refresh_token'])
    const [before, after] = [first, second].map(({ body }) => decodeJwt(text(body, 'id_token')))
    expect(after).toMatchObject({ sub: before?.sub, auth_time: before?.['auth_time'] })
    expect(after).not.toHaveProperty('nonce')
  })

  it('used twice is refused and ends its whole family', async () => {
    const first = text((await signOn(emulator, client)).body, 'refresh_token')
    const second = text((await refresh(first)).body, 'refresh_token')
    await expectInvalidGrant(refresh(first), 'The refresh token is unknown, expired or used')
    await expectInvalidGrant(refresh(second), 'The refresh token is unknown, expired or used')
  })

  it('may be used again within the grace period', async () => {
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) {
        application.refreshTokenRollingGracePeriodDuration = 30
      }
    })
    const first = text((await signOn(emulator, client)).body, 'refresh_token')
    await refresh(first)
    expect((await refresh(first)).status).toBe(200)
    await advanceClock(emulator, 31)
    expect((await refresh(first)).status).toBe(400)
  })

  it('narrows the scope, never widens it', async () => {
    const first = text((await signOn(emulator, client)).body, 'refresh_token')
    const narrow = await client.token({
      grant_type: 'refresh_token',
      refresh_token: first,
      scope: 'openid',
    })
    expect(narrow.body['scope']).toBe('openid')
    const wide = await client.token({
      grant_type: 'refresh_token',
      refresh_token: text(narrow.body, 'refresh_token'),
      scope: 'openid email',
    })
    expect(wide.body).toMatchObject({ error: 'invalid_scope' })
  })

  it('ends with its own lifetime, with the rolling one, and with the session', async () => {
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) {
        application.refreshTokenDuration = 100
        application.refreshTokenRollingDuration = 150
      }
    })
    const first = text((await signOn(emulator, client)).body, 'refresh_token')
    await advanceClock(emulator, 90)
    const second = text((await refresh(first)).body, 'refresh_token')
    await advanceClock(emulator, 61)
    expect((await refresh(second)).status).toBe(400)
    const other = createClient(emulator)
    const third = text((await signOn(emulator, other)).body, 'refresh_token')
    await other.get('/as/signoff')
    expect((await refresh(third)).status).toBe(400)
  })

  it('of another client is refused', async () => {
    const first = text((await signOn(emulator, client)).body, 'refresh_token')
    const answer = await createClient(emulator, 'hosted').token({
      grant_type: 'refresh_token',
      refresh_token: first,
    })
    expect(answer.body['error']).toBe('invalid_grant')
  })

  it('is due only with offline_access where that scope is granted', async () => {
    await changeState(emulator, (environment) => {
      const ids = environment.scopes.map(({ id }) => ({ id }))
      for (const grant of environment.grants) grant.scopes = ids
    })
    const without = await signOn(emulator, client)
    expect(without.body).not.toHaveProperty('refresh_token')
    const asked = await signOn(emulator, createClient(emulator), 'maya', {
      scope: 'openid offline_access',
    })
    expect(asked.body).toHaveProperty('refresh_token')
  })

  it('is a JWT where the application says so', async () => {
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) {
        application.refreshTokenType = 'JSON_WEB_TOKEN'
      }
    })
    const first = text((await signOn(emulator, client)).body, 'refresh_token')
    expect(decodeJwt(first)).toMatchObject({ client_id: seedIds.embedded })
    expect((await refresh(first)).status).toBe(200)
  })
})

function refresh(token: string): Promise<Answer> {
  return client.token({ grant_type: 'refresh_token', refresh_token: token })
}

async function expectInvalidGrant(asked: Promise<Answer>, description: string): Promise<void> {
  const answer = await asked
  expect(answer.status).toBe(400)
  expect(answer.body).toMatchObject({
    error: 'invalid_grant',
    error_description: containing(description),
  })
}
