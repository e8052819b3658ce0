// The one place that sends HTTP, against real sockets and their faults.
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UpstreamError } from '../../src/errors.js'
import { createPingOneFetch, withDeadline } from '../../src/pingone/http.js'
import type { EndedCall, PingOneFetchOptions } from '../../src/pingone/http.js'
import {
  drip,
  gzipBomb,
  json,
  oversize,
  redirect,
  reset,
  resetInBody,
  stall,
  stallInBody,
  startScriptedServer,
  text,
  truncated,
} from '../support/scripted-server.js'
import type { ScriptedAnswer, ScriptedServer } from '../support/scripted-server.js'

let server: ScriptedServer
beforeAll(async () => {
  server = await startScriptedServer()
})
afterAll(() => server.close())

function createFetch(options: Partial<PingOneFetchOptions> = {}): typeof fetch {
  return createPingOneFetch({ origin: server.origin, timeoutMs: 5000, ...options })
}

async function failureOf(promise: Promise<unknown>): Promise<UpstreamError> {
  const error: unknown = await promise.then(
    () => undefined,
    (caught: unknown) => caught,
  )
  if (error instanceof UpstreamError) return error
  throw new Error('did not reject with an UpstreamError', { cause: error })
}

const flowPath = '/env/flows/5f3b2a10-2222-4222-8222-000000000002'
const getFlow = (): Promise<Response> => createFetch()(server.origin + flowPath)
const postFlow = (timeoutMs = 5000): Promise<Response> =>
  createFetch({ timeoutMs })(server.origin + flowPath, { method: 'POST', body: '{}' })

describe('createPingOneFetch', () => {
  it('returns the answer in memory, with its status, headers and every cookie', async () => {
    server.script(json(200, { a: 1 }, { 'set-cookie': ['ST=1', 'ST-NO-SS=2'] }))
    const response = await getFlow()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/hal+json;charset=UTF-8')
    expect(response.headers.getSetCookie()).toEqual(['ST=1', 'ST-NO-SS=2'])
    expect(await response.json()).toEqual({ a: 1 })
  })

  it('sends method, headers and body of a Request as they are', async () => {
    server.script(json(200, {}))
    const request = new Request(`${server.origin}/env/as/token`, {
      method: 'POST',
      headers: { 'x-test': 'yes' },
      body: 'a=b',
    })
    await createFetch()(request)
    expect(server.requests[0]).toMatchObject({ method: 'POST', body: 'a=b' })
    expect(server.requests[0]?.headers['x-test']).toBe('yes')
  })

  it('keeps no cookie from one call to the next', async () => {
    server.script(json(200, {}, { 'set-cookie': 'ST=1' }))
    const pingOneFetch = createFetch()
    await pingOneFetch(server.origin + flowPath)
    await pingOneFetch(server.origin + flowPath)
    expect(server.requests[1]?.headers.cookie).toBeUndefined()
  })

  it.each(['ftp://x', 'https://auth.pingone.eu/', 'https://auth.pingone.eu/path', 'x', 'null'])(
    'refuses the origin %j',
    (origin) => {
      expect(() => createPingOneFetch({ origin, timeoutMs: 1 })).toThrow(
        new TypeError('origin must be an origin such as https://auth.pingone.eu'),
      )
    },
  )

  it.each([0, -1, Number.NaN, Infinity])('refuses the time-out %d', (timeoutMs) => {
    expect(() => createFetch({ timeoutMs })).toThrow(
      new TypeError('timeoutMs must be a number of milliseconds above 0'),
    )
  })

  it.each([0, 1.5, Infinity])('refuses the body limit %d', (maxBodyBytes) => {
    expect(() => createFetch({ maxBodyBytes })).toThrow(
      new TypeError('maxBodyBytes must be a whole number of bytes above 0'),
    )
  })
})

describe('one origin', () => {
  it.each([
    'https://evil.example/env/as/token',
    'http://localhost:1/env/as/token',
    'http://127.0.0.1.evil.example/env/as/token',
    'data:application/json,{}',
    'file:///etc/passwd',
  ])('sends nothing to %s', async (url) => {
    let sent = 0
    const pingOneFetch = createFetch({
      fetch: () => {
        sent += 1
        return Promise.resolve(new Response())
      },
    })
    const error = await failureOf(pingOneFetch(url))
    expect(error).toMatchObject({ reason: 'foreign_host', reached: 'no' })
    expect(error.message).toMatch(
      /^The call \w+ was not sent: its address is not at the configured/,
    )
    expect(error.message).not.toContain(url)
    expect(sent).toBe(0)
  })

  it('sends nothing with credentials in the address', async () => {
    const url = `${server.origin.replace('//', '//user:pass@')}/env/as/token`
    expect((await failureOf(createFetch()(url))).reason).toBe('foreign_host')
  })

  it('returns a redirect and does not follow it, even when asked to', async () => {
    server.script(redirect('https://evil.example/'), json(200, {}))
    const response = await createFetch()(server.origin + flowPath, { redirect: 'follow' })
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe('https://evil.example/')
    expect(await response.text()).toBe('')
    expect(server.requests).toHaveLength(1)
  })
})

describe('failures', () => {
  const unreadable: readonly (readonly [string, ScriptedAnswer, string])[] = [
    ['a reset before the headers', reset(), 'interrupted unknown'],
    ['a reset in the body', resetInBody(), 'interrupted unknown'],
    ['a body shorter than announced', truncated(), 'interrupted unknown'],
    ['no answer', stall(), 'timed_out unknown'],
    ['headers and then nothing', stallInBody(), 'timed_out unknown'],
    ['a byte now and then', drip(20), 'timed_out unknown'],
    ['an announced body that is too long', oversize(300_000, true), 'too_large yes'],
    ['an endless body', oversize(300_000, false), 'too_large yes'],
    ['a small body that unpacks to 50 MB', gzipBomb(50_000_000), 'too_large yes'],
    ['500 as JSON', json(500, { code: 'UNEXPECTED_ERROR' }), 'server_error unknown'],
    ['502 as HTML', text(502, '<html>', { 'content-type': 'text/html' }), 'server_error unknown'],
  ]

  it.each(unreadable)(
    'of a POST are told and it is not repeated: %s',
    async (_, answer, outcome) => {
      server.script(answer)
      const error = await failureOf(postFlow(outcome.startsWith('timed_out') ? 150 : 5000))
      expect(`${error.reason} ${error.reached}`).toBe(outcome)
      expect(error.call).toBe('flow')
      expect(error.code).toBe('ERR_PINGONE_UPSTREAM')
      expect(error.message).toContain('flow')
      expect(error.message).not.toContain('127.0.0.1')
      expect(server.requests).toHaveLength(1)
    },
  )

  it('say in words what happened', async () => {
    server.script(reset())
    expect((await failureOf(postFlow())).message).toMatch(
      /^The connection to PingOne broke during the call flow \((ECONNRESET|UND_ERR_SOCKET)\)\.$/,
    )
    server.script(stall())
    expect((await failureOf(postFlow(100))).message).toBe(
      'PingOne did not answer the call flow in time.',
    )
    server.script(oversize(300_000, true))
    expect((await failureOf(postFlow())).message).toBe(
      "PingOne's answer to the call flow is longer than is read.",
    )
    server.script(text(502, ''))
    expect((await failureOf(postFlow())).message).toBe('PingOne answered the call flow with 502.')
  })

  it('hang up on a body that does not end', async () => {
    const hungUp = new Promise<void>((resolve) => {
      server.script((response) => {
        response.on('close', resolve)
        const write = (): void => {
          if (!response.closed) response.write(Buffer.alloc(65_536, ' '), () => setImmediate(write))
        }
        write()
      })
    })
    expect((await failureOf(postFlow())).reason).toBe('too_large')
    await hungUp
  })

  it('of a refused connection are certain not to have reached PingOne', async () => {
    const origin = await findClosedOrigin()
    const pingOneFetch = createPingOneFetch({ origin, timeoutMs: 1000 })
    const error = await failureOf(pingOneFetch(`${origin}/env/as/token`, { method: 'POST' }))
    expect(error).toMatchObject({ reason: 'unreachable', reached: 'no', call: 'token' })
    expect(error.message).toBe('PingOne could not be reached for the call token (ECONNREFUSED).')
  })

  it.each([
    ['ENOTFOUND', 'no'],
    ['EAI_AGAIN', 'no'],
    ['CERT_HAS_EXPIRED', 'no'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'no'],
    ['ECONNRESET', 'unknown'],
    ['UND_ERR_HEADERS_TIMEOUT', 'unknown'],
  ])('with the code %s have reached PingOne: %s', async (code, reached) => {
    const cause = Object.assign(new Error('low level'), { code })
    const failing = (): Promise<Response> =>
      Promise.reject(new TypeError('fetch failed', { cause }))
    const error = await failureOf(
      createFetch({ fetch: failing })(`${server.origin}/env/as/token`, { method: 'POST' }),
    )
    expect(error.reached).toBe(reached)
  })

  it('of several addresses count as not reached only when all were refused', async () => {
    const failWith = (...codes: string[]): typeof fetch => {
      const errors = codes.map((code) => Object.assign(new Error('one address'), { code }))
      const cause = Object.assign(new AggregateError(errors), { code: codes[0] })
      return () => Promise.reject(new TypeError('fetch failed', { cause }))
    }
    const post = (fetch: typeof globalThis.fetch): Promise<UpstreamError> =>
      failureOf(createFetch({ fetch })(server.origin + flowPath, { method: 'POST' }))
    expect((await post(failWith('ECONNREFUSED', 'ENETUNREACH'))).reached).toBe('no')
    expect((await post(failWith('ECONNREFUSED', 'ECONNRESET'))).reached).toBe('unknown')
  })

  it('are told to a listener, whose own error changes nothing', async () => {
    const told: UpstreamError[] = []
    server.script(text(503, ''))
    const pingOneFetch = createFetch({
      onUpstreamError: (error) => {
        told.push(error)
        throw new Error('listener')
      },
    })
    const error = await failureOf(pingOneFetch(`${server.origin}/env/as/token`, { method: 'POST' }))
    expect(told).toEqual([error])
  })

  it('and good ones are each told as they end, with name, time and outcome, to a listener that may fail', async () => {
    const told: EndedCall[] = []
    const pingOneFetch = createFetch({
      onCall: (ended) => {
        told.push(ended)
        throw new Error('listener')
      },
    })
    const token = `${server.origin}/env/as/token?secret=1`
    server.script(json(200, { fine: true }), text(503, ''), text(404, ''))
    expect((await pingOneFetch(token, { method: 'POST' })).status).toBe(200)
    await failureOf(pingOneFetch(token, { method: 'POST' }))
    expect((await pingOneFetch(token, { method: 'POST' })).status).toBe(404)
    // A read that is tried twice is one call.
    server.script(text(503, ''), json(200, {}))
    await pingOneFetch(server.origin + flowPath)
    await failureOf(pingOneFetch('https://evil.example/env/as/token', { method: 'POST' }))
    expect(told.map(({ durationMs: _durationMs, ...ended }) => ended)).toEqual([
      { call: 'token', upstreamStatus: 200 },
      { call: 'token', upstreamStatus: 503, reason: 'server_error' },
      { call: 'token', upstreamStatus: 404 },
      { call: 'flow', upstreamStatus: 200 },
      { call: 'token', reason: 'foreign_host' },
    ])
    for (const { durationMs } of told) expect(Number.isSafeInteger(durationMs)).toBe(true)
  })

  it('do not spoil the next call', async () => {
    const pingOneFetch = createFetch({ timeoutMs: 1000 })
    const quick = unreadable.filter(([, , outcome]) => !outcome.startsWith('timed_out'))
    for (const [, answer] of [...quick, ['no answer', stall()] as const]) {
      server.script(answer, json(200, { fine: true }))
      await failureOf(pingOneFetch(server.origin + flowPath, { method: 'POST' }))
      expect((await pingOneFetch(server.origin + flowPath, { method: 'POST' })).status).toBe(200)
    }
  })
})

describe('a second try', () => {
  it.each([
    ['a reset', reset()],
    ['a reset in the body', resetInBody()],
    ['502', text(502, '')],
  ])('is made of a reading GET after %s, once', async (_, fault) => {
    server.script(fault, json(200, { fine: true }))
    expect(await (await getFlow()).json()).toEqual({ fine: true })
    expect(server.requests).toHaveLength(2)
    server.script(fault)
    await failureOf(getFlow())
    expect(server.requests).toHaveLength(2)
  })

  it.each(['/env/as/resume?flowId=x', '/env/as/signoff', '/env/as/authorize'])(
    'is never made of %s',
    async (path) => {
      server.script(reset())
      await failureOf(createFetch()(server.origin + path))
      expect(server.requests).toHaveLength(1)
    },
  )

  it('is not made when PingOne asks to wait, nor after the time is used up', async () => {
    server.script(text(503, '', { 'retry-after': '2' }))
    expect(await failureOf(getFlow())).toMatchObject({
      reason: 'server_error',
      upstreamStatus: 503,
      retryAfterSeconds: 2,
    })
    expect(server.requests).toHaveLength(1)
    server.script(stall())
    expect(
      (await failureOf(createFetch({ timeoutMs: 100 })(server.origin + flowPath))).reason,
    ).toBe('timed_out')
    expect(server.requests).toHaveLength(1)
  })

  it('shares the time of the first', async () => {
    server.script(reset(), stall())
    const startedMs = performance.now()
    const pingOneFetch = createFetch({ timeoutMs: 1000 })
    expect((await failureOf(pingOneFetch(server.origin + flowPath))).reason).toBe('timed_out')
    expect(performance.now() - startedMs).toBeLessThan(1900)
  })
})

describe('429', () => {
  it.each([
    ['no Retry-After', undefined, undefined],
    ['seconds', '2', 2],
    ['far too many seconds', '99999999', 120],
    ['no seconds', '0', 1],
    ['negative seconds', '-1', undefined],
    ['a word', 'abc', undefined],
    ['a date that is over', 'Sat, 10 Jan 2015 12:00:00 GMT', 1],
    ['a date far away', 'Sat, 10 Jan 2099 12:00:00 GMT', 120],
  ])('with %s is a limit of the rate', async (_, header, seconds) => {
    server.script(
      json(429, { code: 'REQUEST_LIMITED' }, header === undefined ? {} : { 'retry-after': header }),
    )
    const error = await failureOf(postFlow())
    expect(error.reason).toBe('rate_limited')
    expect(error.retryAfterSeconds).toBe(seconds)
    expect(error.message).toBe('PingOne limits the rate of calls: flow was refused (429).')
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    ['LIMIT_EXCEEDED', { deliveryMethod: 'SMS' }],
    ['QUOTA_EXCEEDED', { coolDownExpiresAt: 1_900_000_000_000 }],
    ['QUOTA_EXCEEDED', { quotaResetTime: '2030-01-01T00:00:00Z' }],
  ])('with the detail %s of a device is an answer to a flow', async (code, innerError) => {
    const details = [{ code, message: 'm', innerError }]
    const body = { code: 'REQUEST_LIMITED', message: 'm', details }
    server.script(json(429, body, { 'retry-after': '60' }))
    const response = await postFlow()
    expect(response.status).toBe(429)
    expect(await response.json()).toEqual(body)
    const token = createFetch()(`${server.origin}/env/as/token`, { method: 'POST' })
    expect(await failureOf(token)).toMatchObject({ reason: 'rate_limited', retryAfterSeconds: 60 })
  })

  const soon = (): string => new Date(Date.now() + 30_000).toISOString()
  it.each([
    ['LIMIT_EXCEEDED', undefined],
    ['LIMIT_EXCEEDED', { quotaLimit: 100, retryAfter: soon() }],
    ['QUOTA_EXCEEDED', { quotaLimit: 100, quotaResetTime: soon() }],
    ['QUOTA_EXCEEDED', { retryAfter: soon(), quotaLimit: 5, quotaResetTime: soon() }],
    ['SOMETHING_NEW', { deliveryMethod: 'SMS' }],
  ])('with the detail %s %j is a limit of the rate', async (code, innerError) => {
    const details = [{ code, message: 'm', innerError }]
    server.script(json(429, { code: 'REQUEST_LIMITED', message: 'm', details }))
    const { retryAfterSeconds, ...error } = await failureOf(postFlow())
    expect(error).toMatchObject({ reason: 'rate_limited', upstreamStatus: 429, reached: 'yes' })
    if (JSON.stringify(innerError ?? '').includes('T')) expect(retryAfterSeconds).toBeGreaterThan(1)
    else expect(retryAfterSeconds).toBeUndefined()
  })

  it.each([400, 403, 503])('told with %d is one by its code', async (status) => {
    server.script(json(status, { code: 'REQUEST_LIMITED' }, { 'retry-after': '3' }))
    const error = await failureOf(postFlow())
    expect(error.reason).toBe(status === 503 ? 'server_error' : 'rate_limited')
    expect(error).toMatchObject({ upstreamStatus: status, retryAfterSeconds: 3 })
  })
})

describe('time', () => {
  it('is shared by all calls inside a deadline', async () => {
    server.script(stall())
    const pingOneFetch = createFetch({ timeoutMs: 5000 })
    const startedMs = performance.now()
    const [first, second] = await withDeadline(300, async () => [
      await failureOf(pingOneFetch(server.origin + flowPath, { method: 'POST' })),
      await failureOf(pingOneFetch(server.origin + flowPath, { method: 'POST' })),
    ])
    expect(first).toMatchObject({ reason: 'timed_out', reached: 'unknown' })
    expect(second).toMatchObject({ reason: 'timed_out', reached: 'no' })
    expect(performance.now() - startedMs).toBeLessThan(4000)
    expect(server.requests).toHaveLength(1)
  })

  it('of an outer deadline is not extended by an inner one', async () => {
    server.script(stall())
    const startedMs = performance.now()
    await withDeadline(100, () =>
      withDeadline(5000, () =>
        failureOf(createFetch({ timeoutMs: 5000 })(server.origin + flowPath, { method: 'POST' })),
      ),
    )
    expect(performance.now() - startedMs).toBeLessThan(4000)
  })

  it('of one browser request is not that of another', async () => {
    server.script(json(200, {}))
    const pingOneFetch = createFetch()
    const [spent, fresh] = await Promise.all([
      withDeadline(-1, () => failureOf(pingOneFetch(server.origin + flowPath))),
      withDeadline(5000, () => pingOneFetch(server.origin + flowPath)),
    ])
    expect(spent.reason).toBe('timed_out')
    expect(fresh.status).toBe(200)
  })

  it('ends also for a fetch that does not listen to its signal', async () => {
    const deaf = (): Promise<Response> => new Promise(() => undefined)
    expect(
      (await failureOf(createFetch({ fetch: deaf, timeoutMs: 50 })(server.origin))).reason,
    ).toBe('timed_out')
  })

  it('counts the time-out of a caller as a time-out, and his abort as his', async () => {
    server.script(stall())
    const pingOneFetch = createFetch({ timeoutMs: 5000 })
    const timedOut = pingOneFetch(server.origin + flowPath, { signal: AbortSignal.timeout(50) })
    expect((await failureOf(timedOut)).reason).toBe('timed_out')
    const gone = new Error('browser went away')
    const aborted = pingOneFetch(server.origin + flowPath, { signal: AbortSignal.abort(gone) })
    await expect(aborted).rejects.toBe(gone)
  })
})

describe('the names of calls', () => {
  it.each([
    ['/env/as/.well-known/openid-configuration', 'discovery'],
    ['/env/as/jwks', 'jwks'],
    ['/env/as/authorize', 'authorize'],
    ['/env/as/par', 'par'],
    [flowPath, 'flow'],
    ['/env/as/resume?flowId=5f3b2a10', 'resume'],
    ['/env/as/token', 'token'],
    ['/env/as/userinfo', 'userinfo'],
    ['/env/as/introspect', 'introspect'],
    ['/env/as/revoke', 'revoke'],
    ['/env/as/signoff?id_token_hint=x', 'signoff'],
    ['/env/as/idpSignoff', 'signoff'],
    ['/somewhere/else', 'other'],
  ])('of %s is %s', async (path, name) => {
    server.script(text(500, ''))
    expect((await failureOf(createFetch()(server.origin + path, { method: 'POST' }))).call).toBe(
      name,
    )
  })
})

/** An origin where certainly nobody listens: its port was free a moment ago. */
async function findClosedOrigin(): Promise<string> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}

describe('a sender for another API', () => {
  it.each([429, 500, 503])('gets %i as an answer, with its body', async (status) => {
    server.script(json(status, { code: 'ODD' }, { 'retry-after': '7' }))
    const response = await createFetch({ passesFailures: true })(server.origin + flowPath)
    expect(response.status).toBe(status)
    expect(response.headers.get('retry-after')).toBe('7')
    expect(await response.json()).toEqual({ code: 'ODD' })
    expect(server.requests).toHaveLength(1)
  })

  it('names its calls itself, and none of them is sent twice', async () => {
    server.script(reset())
    const nameCall = (method: string, url: URL): string => `${method} of ${url.pathname.length}`
    const error = await failureOf(createFetch({ nameCall })(server.origin + flowPath))
    expect(error).toMatchObject({
      code: 'ERR_PINGONE_UPSTREAM',
      reason: 'interrupted',
      call: `GET of ${flowPath.length}`,
    })
    expect(error.message).toContain(`during the call GET of ${flowPath.length}`)
    expect(server.requests).toHaveLength(1)
  })
})
