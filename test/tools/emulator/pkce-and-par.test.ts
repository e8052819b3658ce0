// PKCE and PAR: what the application enforces, what is kept, and for how long.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import {
  advanceClock,
  basic,
  changeState,
  containing,
  createClient,
  firstDetail,
  pkcePair,
  readOtp,
  startEmulator,
  text,
  type Answer,
  type Client,
} from './drive.js'

const redirectUri = 'http://localhost:3000/callback'
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

describe('PKCE', () => {
  it.each([
    { enforcement: 'OPTIONAL', parameters: {}, status: 200 },
    { enforcement: 'REQUIRED', parameters: {}, status: 400 },
    { enforcement: 'REQUIRED', parameters: { code_challenge: 'p'.repeat(43) }, status: 200 },
    { enforcement: 'S256_REQUIRED', parameters: { code_challenge: 'p'.repeat(43) }, status: 400 },
    {
      enforcement: 'S256_REQUIRED',
      parameters: { code_challenge: 'p'.repeat(43), code_challenge_method: 'S256' },
      status: 200,
    },
  ] as const)('$enforcement with $parameters is $status', async (given) => {
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) {
        application.pkceEnforcement = given.enforcement
      }
    })
    expect((await client.authorize(given.parameters)).status).toBe(given.status)
  })

  it.each([
    { name: 'the right verifier', method: 'S256', verifier: (v: string) => v, status: 200 },
    { name: 'a plain verifier', method: 'plain', verifier: (v: string) => v, status: 200 },
    { name: 'another verifier', method: 'S256', verifier: (v: string) => `${v}x`, status: 400 },
    { name: 'no verifier', method: 'S256', verifier: () => '', status: 400 },
  ])('with $name ($method) is $status at the token endpoint', async (given) => {
    const { verifier, challenge } = pkcePair()
    const resumed = await finish({
      code_challenge: given.method === 'S256' ? challenge : verifier,
      code_challenge_method: given.method,
    })
    const sent = given.verifier(verifier)
    const answer = await client.token({
      grant_type: 'authorization_code',
      code: text(resumed.body, 'authorizeResponse', 'code'),
      redirect_uri: redirectUri,
      ...(sent === '' ? {} : { code_verifier: sent }),
    })
    expect(answer.status).toBe(given.status)
    if (given.status === 400) {
      expect(answer.body).toMatchObject({
        error: 'invalid_grant',
        error_description: containing('code_verifier does not belong to the code challenge'),
      })
    }
  })
})

describe('PAR', () => {
  it('keeps a request for a minute, for one use', async () => {
    const pushed = await push({ ...required(), response_mode: 'pi.flow' })
    expect(pushed.status).toBe(201)
    expect(pushed.body['expires_in']).toBe(60)
    const requestUri = text(pushed.body, 'request_uri')
    const opened = await authorizePushed(requestUri)
    expect(opened.body['status']).toBe('SIGN_ON_REQUIRED')
    const again = await authorizePushed(requestUri)
    expect(again.status).toBe(400)
    expect(firstDetail(again)).toEqual({
      code: 'INVALID_VALUE',
      target: 'request_uri',
      message: 'is unknown, expired or used',
    })
  })

  it('ends after the parTimeout of the application', async () => {
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) application.parTimeout = 5
    })
    const requestUri = text((await push(required())).body, 'request_uri')
    await advanceClock(emulator, 6)
    expect((await authorizePushed(requestUri)).status).toBe(400)
  })

  it('needs client authentication', async () => {
    const answer = await client.form('/as/par', required())
    expect(answer.status).toBe(401)
    expect(answer.body['error']).toBe('invalid_client')
  })

  it('refuses at once what authorize would refuse', async () => {
    const answer = await push({ ...required(), redirect_uri: 'https://evil.example/' })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({
      error: 'invalid_request',
      error_description: containing('redirect_uri: does not match'),
    })
  })

  it('belongs to the client that pushed it', async () => {
    const requestUri = text((await push(required())).body, 'request_uri')
    const other = emulator.env('hosted')['PINGONE_CLIENT_ID'] ?? ''
    const query = new URLSearchParams({ client_id: other, request_uri: requestUri })
    expect((await client.get(`/as/authorize?${query.toString()}`)).status).toBe(400)
  })

  it('REQUIRED refuses a request that was not pushed', async () => {
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) application.parRequirement = 'REQUIRED'
    })
    const answer = await client.authorize()
    expect(firstDetail(answer)).toEqual({
      code: 'REQUIRED_VALUE',
      target: 'request_uri',
      message: 'must not be null',
    })
  })
})

function required(): Record<string, string> {
  return {
    client_id: emulator.env()['PINGONE_CLIENT_ID'] ?? '',
    response_type: 'code',
    redirect_uri: redirectUri,
  }
}

function push(fields: Record<string, string>): Promise<Answer> {
  return client.form('/as/par', fields, { authorization: basic(emulator.env()) })
}

function authorizePushed(requestUri: string): Promise<Answer> {
  const query = new URLSearchParams({
    client_id: emulator.env()['PINGONE_CLIENT_ID'] ?? '',
    request_uri: requestUri,
  })
  return client.get(`/as/authorize?${query.toString()}`)
}

/** Signs maya on and answers what resume said. */
async function finish(parameters: Record<string, string>): Promise<Answer> {
  const flowId = text((await client.authorize(parameters)).body, 'id')
  await client.act(flowId, 'user.lookup', { username: 'maya' })
  await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
  return client.resume(flowId)
}
