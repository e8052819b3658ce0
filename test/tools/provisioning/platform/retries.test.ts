// What is repeated, how often, and after which time.
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UpstreamError } from '../../../../src/errors.js'
import {
  buildBackOffMs,
  findRetryReason,
} from '../../../../src/tools/provisioning/platform/retry.js'
import { json, reset, stall, text, truncated } from '../../../support/scripted-server.js'
import { failureOf } from '../support/platform.js'
import {
  resourceId,
  refusal,
  startScriptedPlatform,
  type ScriptedClient,
  type ScriptedPlatform,
} from '../support/scripted-platform.js'

let platform: ScriptedPlatform
beforeAll(async () => {
  platform = await startScriptedPlatform()
})
afterAll(() => platform.close())

const population = { id: resourceId, name: 'x' }
const done = json(200, population)

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'DELETE']
const calls: Readonly<Record<Method, (client: ScriptedClient) => Promise<unknown>>> = {
  GET: (client) => client.populations.read(resourceId),
  POST: (client) => client.populations.create({ name: 'x' }),
  PUT: (client) => client.populations.replace(resourceId, { name: 'x' }),
  DELETE: (client) => client.populations.delete(resourceId),
}
const attempts = (): number => platform.apiRequests().length

describe('an answer', () => {
  const always = [429]
  const notWhenCreating = [408, 500, 502, 503, 504]
  const never = [400, 403, 404, 405, 409, 415, 501]

  it.each(methods.flatMap((method) => always.map((status) => [method, status] as const)))(
    '%s %i is repeated',
    async (method, status) => {
      platform.script(json(status, {}), json(status, {}), done)
      const client = platform.createClient()
      await calls[method](client)
      expect(attempts()).toBe(3)
      expect(client.retries.map(({ reason }) => reason)).toEqual(['rate_limited', 'rate_limited'])
    },
  )

  it.each(methods.flatMap((method) => notWhenCreating.map((status) => [method, status] as const)))(
    '%s %i is repeated unless it creates',
    async (method, status) => {
      platform.script(json(status, {}), done)
      const client = platform.createClient()
      if (method !== 'POST') {
        await calls[method](client)
        expect(attempts()).toBe(2)
        return
      }
      const error = await failureOf(calls[method](client))
      expect(error).toMatchObject({
        code: 'ERR_PINGONE_UPSTREAM',
        reason: status === 408 ? 'timed_out' : 'server_error',
        reached: 'unknown',
        upstreamStatus: status,
        message: `PingOne answered the call create population with ${status}.`,
      })
      expect(attempts()).toBe(1)
    },
  )

  it.each(methods.flatMap((method) => never.map((status) => [method, status] as const)))(
    '%s %i is not repeated',
    async (method, status) => {
      platform.script(refusal(status, 'ODD'), done)
      const error = await failureOf(calls[method](platform.createClient()))
      expect(error).toMatchObject({ code: 'ERR_PINGONE_PLATFORM', status, pingoneCode: 'ODD' })
      expect(attempts()).toBe(1)
    },
  )

  it('503 with Retry-After is repeated, also when it creates', async () => {
    platform.script(json(503, {}, { 'retry-after': '2' }), json(201, population))
    const client = platform.createClient()
    expect(await calls.POST(client)).toEqual(population)
    expect(client.waits).toEqual([2000])
  })
})

describe('the time between attempts', () => {
  it.each([
    ['7', 7000],
    ['0', 1000],
    ['9999', 120_000],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 1000],
  ])('is what Retry-After %j says', async (header, waitMs) => {
    platform.script(json(429, {}, { 'retry-after': header }), done)
    const client = platform.createClient({ nowMs: () => Date.UTC(2026, 0, 1) })
    await calls.GET(client)
    expect(client.waits).toEqual([waitMs])
    expect(client.retries).toEqual([
      { call: 'read population', attempt: 1, waitMs, reason: 'rate_limited' },
    ])
  })

  it('doubles without one, from a second to thirty, a quarter by chance', () => {
    const longest = [1, 2, 3, 4, 5, 6, 7, 19].map((attempt) => buildBackOffMs(attempt, 0))
    expect(longest).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
    expect(buildBackOffMs(1, 1)).toBe(750)
    expect(buildBackOffMs(9, 1)).toBe(22_500)
  })

  it.each(['soon', '-1', '1.5', ''])('is ours when Retry-After is %j', async (header) => {
    platform.script(json(429, {}, { 'retry-after': header }), done)
    const client = platform.createClient()
    await calls.GET(client)
    expect(client.waits[0]).toBeGreaterThanOrEqual(750)
    expect(client.waits[0]).toBeLessThanOrEqual(1000)
  })
})

describe('the number of attempts', () => {
  it.each([1, 2, 6])('ends at maxAttempts %i, with what was the matter', async (maxAttempts) => {
    platform.script(refusal(429, 'REQUEST_LIMITED'))
    const client = platform.createClient({ maxAttempts })
    const counted = maxAttempts === 1 ? '1 attempt' : `${maxAttempts} attempts`
    expect(await failureOf(calls.POST(client))).toMatchObject({
      code: 'ERR_PINGONE_PLATFORM',
      status: 429,
      pingoneCode: 'REQUEST_LIMITED',
      message: `PingOne refused to create population (429 REQUEST_LIMITED): the licence's rate of calls is used up, after ${counted}. Wait a minute and start again: what is done already is found again.`,
    })
    expect(attempts()).toBe(maxAttempts)
    expect(client.waits).toHaveLength(maxAttempts - 1)
  })

  it('is not more because onRetry throws', async () => {
    platform.script(json(500, {}), done)
    const onRetry = (): void => {
      throw new Error('listener')
    }
    expect(await calls.GET(platform.createClient({ onRetry }))).toEqual(population)
    expect(attempts()).toBe(2)
  })

  it('a failure that stays names the answer’s handle for support', async () => {
    platform.script(json(502, {}, { 'correlation-id': 'corr-9' }))
    expect(await failureOf(calls.GET(platform.createClient()))).toMatchObject({
      reason: 'server_error',
      message: 'PingOne answered the call read population with 502 (Correlation-Id corr-9).',
    })
    expect(attempts()).toBe(6)
  })
})

describe('a lost reply', () => {
  it.each(['GET', 'PUT', 'DELETE'] as const)('of %s is repeated', async (method) => {
    platform.script(reset(), truncated(), done)
    const client = platform.createClient()
    await calls[method](client)
    expect(client.retries.map(({ reason }) => reason)).toEqual(['interrupted', 'interrupted'])
  })

  it.each([
    ['reset', reset(), 'interrupted'],
    ['truncated', truncated(), 'interrupted'],
    ['too slow', stall(), 'timed_out'],
  ] as const)('of POST, %s, is told at once', async (_, answer, reason) => {
    platform.script(answer, done)
    const client = platform.createClient({ timeoutMs: 300 })
    const error = await failureOf(calls.POST(client))
    expect(error).toMatchObject({ reason, reached: 'unknown', call: 'create population' })
    expect(attempts()).toBe(1)
    expect(client.waits).toEqual([])
  })

  it('of a deletion: that it is gone at the next attempt is success', async () => {
    platform.script(reset(), refusal(404, 'NOT_FOUND'))
    await calls.DELETE(platform.createClient())
    expect(attempts()).toBe(2)
  })

  it('that nothing was there at the first attempt is an error', async () => {
    platform.script(refusal(404, 'NOT_FOUND'))
    expect(await failureOf(calls.DELETE(platform.createClient()))).toMatchObject({
      status: 404,
      message:
        'PingOne refused to delete population (404 NOT_FOUND): it is not there, or not any more. Read the environment again and repeat what you did.',
    })
  })

  it('a token renewed before the deletion is no attempt at it', async () => {
    platform.script(refusal(401, 'ACCESS_FAILED'), refusal(404, 'NOT_FOUND'))
    expect(await failureOf(calls.DELETE(platform.createClient()))).toMatchObject({ status: 404 })
  })
})

describe('no connection', () => {
  async function findClosedOrigin(): Promise<string> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    await new Promise((resolve) => server.close(resolve))
    if (address === null || typeof address === 'string') throw new Error('no port')
    return `http://127.0.0.1:${address.port}`
  }

  it.each(methods)('%s is repeated: PingOne certainly did not act', async (method) => {
    platform.script(done)
    const apiBaseUrl = `${await findClosedOrigin()}/v1`
    const client = platform.createClient({ apiBaseUrl, maxAttempts: 3 })
    const error = await failureOf(calls[method](client))
    expect(error).toMatchObject({ reason: 'unreachable', reached: 'no' })
    expect(String(error)).toMatch(
      /PingOne could not be reached for the call \w+ population \(ECONNREFUSED\)\.$/,
    )
    expect(client.retries).toHaveLength(2)
  })

  it('not to the authorization server either', async () => {
    const authBaseUrl = await findClosedOrigin()
    const client = platform.createClient({ authBaseUrl, maxAttempts: 2 })
    expect(await failureOf(calls.POST(client))).toMatchObject({
      reason: 'unreachable',
      call: 'worker token',
      message: 'PingOne could not be reached for the call worker token (ECONNREFUSED).',
    })
  })

  it('a call to a foreign host is never repeated', () => {
    const error = new UpstreamError('x', { reason: 'foreign_host', call: 'x', reached: 'no' })
    expect(findRetryReason({ name: 'x', isRepeatable: true }, error)).toBeUndefined()
  })
})

it('an answer that cannot be read is not repeated', async () => {
  platform.script(text(200, '{'), done)
  expect(await failureOf(calls.GET(platform.createClient()))).toMatchObject({
    reason: 'not_understood',
  })
  expect(attempts()).toBe(1)
})
