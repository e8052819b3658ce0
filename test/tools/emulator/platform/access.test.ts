// Who may use the platform API, and what it answers to requests that are none of its operations.
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../../src/tools/emulator/index.js'
import {
  advanceClock,
  changeState,
  createClient,
  firstDetail,
  matching,
  signOn,
  startEmulator,
  text,
} from '../drive.js'
import { connect, connectWith, fetchWorkerToken, itemsOf, type Platform } from './platform.js'

let emulator: Emulator
let platform: Platform

beforeAll(async () => {
  emulator = await startEmulator()
})
beforeEach(async () => {
  emulator.reset()
  platform = await connect(emulator)
})
afterAll(() => emulator.close())

describe('the access token of a worker', () => {
  it('is for the platform API, lives an hour and names nobody', async () => {
    const claims = decodeJwt(await fetchWorkerToken(emulator))
    expect(claims.aud).toEqual(['https://api.pingone.com'])
    expect(claims['client_id']).toBe(emulator.env('worker')['PINGONE_WORKER_CLIENT_ID'])
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(3600)
    expect(claims).not.toHaveProperty('sub')
  })

  it('is taken, and every answer carries its own Correlation-Id', async () => {
    const [one, other] = [await platform.get('applications'), await platform.get('applications')]
    expect(one.status).toBe(200)
    expect(one.headers.get('content-type')).toBe('application/json;charset=UTF-8')
    expect(one.headers.get('correlation-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(other.headers.get('correlation-id')).not.toBe(one.headers.get('correlation-id'))
  })

  it.each([
    { what: 'none', authorization: '' },
    { what: 'another scheme', authorization: 'Basic abc' },
    { what: 'no JWT', authorization: 'Bearer abc' },
  ])('$what is 401 INVALID_TOKEN', async ({ authorization }) => {
    const answer = await platform.call('GET', 'applications', undefined, { authorization })
    expectNoAccess(answer)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  it('that has expired is 401', async () => {
    await advanceClock(emulator, 3601)
    expectNoAccess(await platform.get('applications'))
  })

  it('that was altered is 401', async () => {
    const [header, payload, signature = ''] = platform.token.split('.')
    const altered = [header, payload, signature.split('').reverse().join('')].join('.')
    expectNoAccess(await connectWith(emulator, altered).get('applications'))
  })

  it('of a worker that is disabled, or gone, is 401', async () => {
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) {
        if (application.type === 'WORKER') application.enabled = false
      }
    })
    expectNoAccess(await platform.get('applications'))
  })

  it('of a person is 403', async () => {
    const tokens = await signOn(emulator, createClient(emulator))
    const person = connectWith(emulator, text(tokens.body, 'access_token'))
    expectNotAuthorized(await person.get('applications'))
  })
})

describe('roles', () => {
  it.each([
    { roles: ['Identity Data Admin'], path: 'applications', status: 403 },
    { roles: ['Identity Data Admin'], path: 'signOnPolicies', status: 403 },
    { roles: ['Client Application Developer'], path: 'applications', status: 200 },
    { roles: ['Client Application Developer'], path: 'signOnPolicies', status: 403 },
    { roles: ['Environment Admin'], path: 'signOnPolicies', status: 200 },
    { roles: [], path: 'applications', status: 403 },
  ] as const)('$roles read $path: $status', async ({ roles, path, status }) => {
    await changeState(emulator, (environment) => {
      const worker = environment.applications.find(({ type }) => type === 'WORKER')
      if (worker !== undefined) worker.roles = [...roles]
    })
    const answer = await platform.get(path)
    expect(answer.status).toBe(status)
    if (status === 403) expectNotAuthorized(answer)
  })

  it('of a worker are copied to one it makes, unless assignActorRoles is false', async () => {
    for (const [assignActorRoles, status] of [
      [undefined, 200],
      [false, 403],
    ] as const) {
      const id = await platform.make('applications', {
        name: 'Second worker',
        type: 'WORKER',
        protocol: 'OPENID_CONNECT',
        enabled: true,
        grantTypes: ['CLIENT_CREDENTIALS'],
        assignActorRoles,
      })
      const secret = text((await platform.get(`applications/${id}/secret`)).body, 'secret')
      const answer = await createClient(emulator).form(
        '/as/token',
        { grant_type: 'client_credentials' },
        { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      )
      const second = connectWith(emulator, text(answer.body, 'access_token'))
      expect((await second.get('applications')).status).toBe(status)
    }
  })
})

describe('environments', () => {
  it('are listed, and read one by one', async () => {
    const all = await platform.get(`${emulator.url}/v1/environments`)
    expect(itemsOf(all, 'environments')).toHaveLength(1)
    const one = await platform.get(platform.base)
    expect(one.body).toMatchObject({
      id: emulator.environmentId,
      name: 'Alder Bank (emulator)',
      region: 'NA',
      type: 'SANDBOX',
      _links: { self: { href: platform.base } },
    })
  })

  it('that are unknown are 403, like those of another organization', async () => {
    const unknown = `${emulator.url}/v1/environments/00000000-0000-4000-8000-000000000000`
    expectNotAuthorized(await platform.get(`${unknown}/applications`))
    await changeState(emulator, () => undefined)
    const state: unknown = await (await fetch(`${emulator.inboxUrl}/state`)).json()
    const [first] = (state as { environments: Record<string, unknown>[] }).environments
    const second = { ...first, id: 'e2', organization: { id: 'o2' } }
    await putState({ environments: [first, second] })
    expectNotAuthorized(await platform.get(`${emulator.url}/v1/environments/e2/applications`))
    await putState({ environments: [first, { ...first, id: 'e2' }] })
    const answer = await platform.get(`${emulator.url}/v1/environments/e2/applications`)
    expect(answer.status).toBe(200)
  })
})

describe('a request that is no operation', () => {
  it.each([
    { path: 'gateways', what: 'GET /v1/environments/{env}/gateways' },
    { path: 'applications/a/b/c', what: 'GET /v1/environments/{env}/applications/a/b/c' },
  ])('is 501 and says so: $path', async ({ path, what }) => {
    const answer = await platform.get(path)
    expect(answer.status).toBe(501)
    expect(answer.body['message']).toBe(
      `The emulator does not implement ${what.replace('{env}', emulator.environmentId)}.`,
    )
  })

  it('of another method is 405 and names those there are', async () => {
    const answer = await platform.call('PATCH', 'applications', {})
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST, GET')
    expect(answer.body).toMatchObject({
      code: 'INVALID_REQUEST',
      message: 'The request could not be completed. The method PATCH is not allowed here.',
    })
  })

  it.each([undefined, 'text/plain', 'application/vnd.pingidentity.unknown+json'])(
    'of the media type %s is 415',
    async (type = '') => {
      const answer = await platform.call('POST', 'applications', '{}', { 'content-type': type })
      expect(answer.status).toBe(415)
      expect(answer.body['code']).toBe('INVALID_REQUEST')
    },
  )

  it.each(['', 'no JSON', '[]', '"text"', 'null'])('with the body %j is 400', async (body) => {
    const answer = await platform.post('applications', body)
    expect(answer.status).toBe(400)
    expect(answer.body['code']).toBe(
      ['', 'null'].includes(body) ? 'INVALID_DATA' : 'INVALID_REQUEST',
    )
  })

  it('answers 404 for a resource that is not there', async () => {
    const answer = await platform.get('applications/unknown')
    expect(answer.status).toBe(404)
    expect(answer.body).toEqual({
      id: matching(/^[0-9a-f-]{36}$/),
      code: 'NOT_FOUND',
      message: 'The request could not be completed. The requested resource was not found.',
    })
  })
})

describe('around every operation', () => {
  it('the ids of an outer transaction come back, cleaned', async () => {
    const answer = await platform.call('GET', 'applications', undefined, {
      'x-ping-external-transaction-id': 'one two/three',
      'x-ping-external-session-id': 'x'.repeat(120),
    })
    expect(answer.headers.get('x-ping-external-transaction-id')).toBe('one_two_three')
    expect(answer.headers.get('x-ping-external-session-id')).toHaveLength(100)
  })

  it('a fault can answer 429 with Retry-After', async () => {
    await fetch(`${emulator.inboxUrl}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        endpoint: 'platform',
        method: 'POST',
        kind: 'status',
        status: 429,
        nth: 1,
        headers: { 'Retry-After': '2' },
        body: { id: 'x', code: 'REQUEST_LIMITED', message: 'Too many requests.' },
      }),
    })
    expect((await platform.get('applications')).status).toBe(200)
    const limited = await platform.post('populations', { name: 'x' })
    expect(limited.status).toBe(429)
    expect(limited.headers.get('retry-after')).toBe('2')
    expect(limited.body['code']).toBe('REQUEST_LIMITED')
  })
})

async function putState(state: unknown): Promise<void> {
  await fetch(`${emulator.inboxUrl}/state`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(state),
  })
}

function expectNoAccess(answer: Awaited<ReturnType<Platform['get']>>): void {
  expect(answer.status).toBe(401)
  expect(answer.body['code']).toBe('ACCESS_FAILED')
  expect(firstDetail({ ...answer, text: '' })).toEqual({
    code: 'INVALID_TOKEN',
    target: 'Authentication Credentials',
    message: 'The authorization token is either missing or invalid, or it has expired.',
  })
}

function expectNotAuthorized(answer: Awaited<ReturnType<Platform['get']>>): void {
  expect(answer.status).toBe(403)
  expect(answer.body['code']).toBe('ACCESS_FAILED')
  expect(answer.body['message']).toBe(
    'The actor attempting to perform the request is not authorized.',
  )
  expect(firstDetail({ ...answer, text: '' })).toMatchObject({ code: 'INSUFFICIENT_PERMISSIONS' })
}
