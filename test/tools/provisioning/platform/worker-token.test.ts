// The worker's access token: once for all, in time, once more when it is refused.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { json, redirect, text } from '../../../support/scripted-server.js'
import { collect, failureOf } from '../support/platform.js'
import {
  environmentId,
  otherEnvironmentId,
  page,
  refusal,
  startScriptedPlatform,
  token,
  workerClientId,
  workerClientSecret,
  type ScriptedPlatform,
} from '../support/scripted-platform.js'

let platform: ScriptedPlatform
beforeAll(async () => {
  platform = await startScriptedPlatform()
})
afterAll(() => platform.close())

const noPopulations = page('populations', [])
const bearers = (): readonly unknown[] =>
  platform.apiRequests().map(({ headers }) => headers.authorization)

it('is asked for with Basic credentials, where the worker is', async () => {
  platform.script(noPopulations)
  const client = platform.createClient({ workerEnvironmentId: otherEnvironmentId })
  await collect(client.populations.list())
  const [request] = platform.tokenRequests()
  expect(request).toMatchObject({
    method: 'POST',
    path: `/${otherEnvironmentId}/as/token`,
    body: 'grant_type=client_credentials',
  })
  const basic = Buffer.from(`${workerClientId}:${workerClientSecret}`).toString('base64')
  expect(request?.headers.authorization).toBe(`Basic ${basic}`)
  expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded')
  expect(platform.apiRequests()[0]?.path).toBe(`/v1/environments/${environmentId}/populations`)
})

it('encodes in a secret what is no letter, digit, - . _ or ~', async () => {
  platform.script(noPopulations)
  await collect(platform.createClient({ workerClientSecret: "a:%+!'()*&=~" }).populations.list())
  const basic = platform.tokenRequests()[0]?.headers.authorization?.slice('Basic '.length) ?? ''
  expect(Buffer.from(basic, 'base64').toString()).toBe(
    `${workerClientId}:a%3A%25%2B%21%27%28%29%2A%26%3D~`,
  )
})

it('is fetched once for many calls at a time, and kept', async () => {
  platform.script(noPopulations)
  const client = platform.createClient()
  await Promise.all(Array.from({ length: 5 }, () => collect(client.populations.list())))
  await collect(client.populations.list())
  expect(platform.tokenRequests()).toHaveLength(1)
  expect(new Set(bearers())).toEqual(new Set(['Bearer SECRET-token-1']))
})

it('is renewed a minute before it expires', async () => {
  platform.script(noPopulations)
  let nowMs = 1_000_000
  const client = platform.createClient({ nowMs: () => nowMs })
  await collect(client.populations.list())
  nowMs += (3600 - 60) * 1000 - 1
  await collect(client.populations.list())
  expect(platform.tokenRequests()).toHaveLength(1)
  nowMs += 1
  await collect(client.populations.list())
  expect(bearers()).toEqual([
    'Bearer SECRET-token-1',
    'Bearer SECRET-token-1',
    'Bearer SECRET-token-2',
  ])
})

it('is renewed once when it is refused, and the call repeated, also one that creates', async () => {
  const population = { id: environmentId, name: 'x' }
  platform.script(refusal(401, 'ACCESS_FAILED'), json(201, population))
  const made = await platform.createClient().populations.create({ name: 'x' })
  expect(made).toEqual(population)
  expect(bearers()).toEqual(['Bearer SECRET-token-1', 'Bearer SECRET-token-2'])
})

it('is renewed once for many calls that it was refused to', async () => {
  platform.script((response, request) => {
    const isOld = request.headers.authorization === 'Bearer SECRET-token-1'
    const answer = isOld ? refusal(401, 'ACCESS_FAILED') : noPopulations
    answer(response, request)
  })
  const client = platform.createClient()
  await Promise.all(Array.from({ length: 5 }, () => collect(client.populations.list())))
  expect(platform.tokenRequests()).toHaveLength(2)
})

it('that is refused twice is an error', async () => {
  platform.script(refusal(401, 'ACCESS_FAILED'))
  const error = await failureOf(collect(platform.createClient().populations.list()))
  expect(error).toMatchObject({
    code: 'ERR_PINGONE_PLATFORM',
    status: 401,
    pingoneCode: 'ACCESS_FAILED',
    message:
      'PingOne refused to list populations (401 ACCESS_FAILED): the access token of the worker application is not accepted, nor is a new one. Check that the worker application is enabled and belongs to the organization of PINGONE_ENVIRONMENT_ID.',
  })
  expect(bearers()).toEqual(['Bearer SECRET-token-1', 'Bearer SECRET-token-2'])
})

describe('a worker that gets no token', () => {
  const gave = 'PingOne gave the worker application no access token'
  const wrong =
    'its credentials are wrong. Check PINGONE_WORKER_CLIENT_ID, PINGONE_WORKER_CLIENT_SECRET and PINGONE_WORKER_ENVIRONMENT_ID (where the worker is; without it PINGONE_ENVIRONMENT_ID counts), and that the worker is enabled and authenticates with Client Secret Basic.'
  it.each([
    [401, { error: 'invalid_client', correlation_id: 'c-1' }, `(401 invalid_client): ${wrong}`],
    [400, { error: 'invalid_client' }, `(400 invalid_client): ${wrong}`],
    [401, 'not JSON', `(401): ${wrong}`],
    [
      400,
      { error: 'unauthorized_client' },
      '(400 unauthorized_client): the application may not use the grant client_credentials. Check that PINGONE_WORKER_CLIENT_ID is a worker application.',
    ],
    [
      404,
      { code: 'NOT_FOUND' },
      '(404 NOT_FOUND): there is no such environment here. Check PINGONE_WORKER_ENVIRONMENT_ID (without it PINGONE_ENVIRONMENT_ID counts) and PINGONE_REGION.',
    ],
    [
      400,
      { error: 'odd', error_description: `You sent ${workerClientSecret}\u001b[2J` },
      '(400 odd): You sent [hidden][2J. Check PINGONE_WORKER_CLIENT_ID and PINGONE_WORKER_ENVIRONMENT_ID.',
    ],
  ])('learns why: %i %j', async (status, body, why) => {
    platform.script(noPopulations)
    platform.scriptTokens(json(status, body))
    const error = await failureOf(collect(platform.createClient().populations.list()))
    expect(error).toMatchObject({
      code: 'ERR_PINGONE_PLATFORM',
      status,
      call: 'worker token',
      message: `${gave} ${why}`,
    })
    expect(platform.tokenRequests()).toHaveLength(1)
    expect(platform.apiRequests()).toHaveLength(0)
  })

  it('learns that the rate is used up', async () => {
    platform.script(noPopulations)
    platform.scriptTokens(json(429, {}))
    const error = await failureOf(collect(platform.createClient().populations.list()))
    expect(error).toMatchObject({
      status: 429,
      message: `${gave} (429): its rate of calls is used up, after 6 attempts. Wait a minute and start again.`,
    })
  })

  it.each([
    ['a page', text(200, '<html>')],
    ['no token', json(200, { token_type: 'Bearer' })],
    ['a token with a line break', json(200, { access_token: 'a\r\nb', token_type: 'Bearer' })],
    ['another type', json(200, { access_token: 'SECRET', token_type: 'DPoP' })],
  ])('%s is not understood', async (_, answer) => {
    platform.script(noPopulations)
    platform.scriptTokens(answer)
    const error = await failureOf(collect(platform.createClient().populations.list()))
    expect(error).toMatchObject({
      code: 'ERR_PINGONE_UPSTREAM',
      reason: 'not_understood',
      message:
        "PingOne's answer to the call worker token is not understood: there is no bearer token in it.",
    })
  })

  it('a redirect is not followed', async () => {
    platform.script(noPopulations)
    platform.scriptTokens(redirect('http://127.0.0.1:1/'))
    const error = await failureOf(collect(platform.createClient().populations.list()))
    expect(error).toMatchObject({
      reason: 'redirected',
      message:
        'PingOne answered the call worker token with a redirect (302), which is not followed.',
    })
  })

  it('gets it at the next attempt when PingOne fails, and a failure is not kept', async () => {
    platform.script(noPopulations)
    platform.scriptTokens(json(503, {}), token('SECRET-late'))
    const client = platform.createClient({ maxAttempts: 1 })
    expect(await failureOf(collect(client.populations.list()))).toMatchObject({
      reason: 'server_error',
      upstreamStatus: 503,
      message: 'PingOne answered the call worker token with 503.',
    })
    await collect(client.populations.list())
    expect(bearers()).toEqual(['Bearer SECRET-late'])
  })
})
