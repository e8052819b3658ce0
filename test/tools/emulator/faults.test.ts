// Faults and the request log, over real sockets: what a client of a failing PingOne goes through.
import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import express from 'express'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../../src/tools/emulator/fault.js'
import { createFaults, type Faults } from '../../../src/tools/emulator/faults.js'
import { createRequestLog, type RequestLog } from '../../../src/tools/emulator/request-log.js'

let server: Server
let origin: string
let faults: Faults
let requestLog: RequestLog
let committed: number

beforeEach(async () => {
  faults = createFaults()
  requestLog = createRequestLog({ now: () => Date.parse('2030-01-01T00:00:00Z'), maxRequests: 3 })
  committed = 0
  const app = express()
  app.use(requestLog.middleware)
  app.use(express.json({ type: ['application/json', 'application/vnd.pingidentity.*'] }))
  app.use(faults.middleware)
  app.use((req, res) => {
    committed += 1
    res.status(201).json({ path: req.path, some: 'text long enough to be cut in two' })
  })
  server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  origin = `http://127.0.0.1:${address.port}`
})

afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

/** One request on a connection of its own, with the answer's head. */
async function send(path: string, method = 'GET'): Promise<IncomingMessage> {
  const outgoing = request(origin + path, { method, agent: false })
  outgoing.end()
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
  return incoming
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

describe('what a fault does', () => {
  it('answers with a status, headers and a body in place of the route', async () => {
    const headers = { 'retry-after': '7' }
    faults.add({ endpoint: 'token', kind: 'status', status: 429, headers, body: { code: 'X' } })
    const answer = await send('/e/as/token', 'POST')
    expect(answer.statusCode).toBe(429)
    expect(answer.headers['retry-after']).toBe('7')
    expect(answer.headers['content-type']).toBe('application/json')
    expect(await readBody(answer)).toBe('{"code":"X"}')
    expect(committed).toBe(0)
  })

  it('answers 500 without a body when only the kind is given', async () => {
    faults.add({ endpoint: 'token', kind: 'status' })
    const answer = await send('/e/as/token')
    expect([answer.statusCode, await readBody(answer)]).toEqual([500, ''])
  })

  it('answers with a body that is no JSON', async () => {
    faults.add({ endpoint: 'jwks', kind: 'body', body: '{"keys":[' })
    const answer = await send('/e/as/jwks')
    expect([answer.statusCode, await readBody(answer)]).toEqual([200, '{"keys":['])
  })

  it('redirects', async () => {
    faults.add({ endpoint: 'flow', kind: 'redirect', location: 'http://127.0.0.1:9/x' })
    const answer = await send('/e/flows/123')
    expect([answer.statusCode, answer.headers.location]).toEqual([302, 'http://127.0.0.1:9/x'])
  })

  it('waits, then lets the route answer', async () => {
    faults.add({ endpoint: 'userinfo', kind: 'delay', delayMs: 60 })
    const started = performance.now()
    const answer = await send('/e/as/userinfo')
    expect(performance.now() - started).toBeGreaterThanOrEqual(55)
    expect(answer.statusCode).toBe(201)
  })

  it('resets the connection before the route did anything', async () => {
    faults.add({ endpoint: 'token', kind: 'reset' })
    await expect(send('/e/as/token', 'POST')).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(committed).toBe(0)
  })

  it('resets the connection after the route has done its work', async () => {
    faults.add({ endpoint: 'token', kind: 'reset-after' })
    await expect(send('/e/as/token', 'POST')).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(committed).toBe(1)
  })

  it('never answers when stalled, and holds nothing once the client gives up', async () => {
    faults.add({ endpoint: 'resume', kind: 'stall' })
    const signal = AbortSignal.timeout(80)
    await expect(fetch(`${origin}/e/as/resume`, { signal })).rejects.toMatchObject({
      name: 'TimeoutError',
    })
    expect(committed).toBe(0)
  })

  it('begins an answer and stalls in it when the stall has a status', async () => {
    faults.add({ endpoint: 'resume', kind: 'stall', status: 200, body: '{"access' })
    const answer = await send('/e/as/resume')
    const [first] = (await once(answer, 'data')) as [Buffer]
    expect([answer.statusCode, first.toString(), answer.complete]).toEqual([200, '{"access', false])
    answer.destroy()
  })

  it('breaks off in the middle of the route’s own answer', async () => {
    faults.add({ endpoint: 'signoff', kind: 'truncate' })
    const answer = await send('/e/as/signoff')
    const whole = JSON.stringify({
      path: '/e/as/signoff',
      some: 'text long enough to be cut in two',
    })
    expect(answer.statusCode).toBe(201)
    expect(answer.headers['content-length']).toBe(String(whole.length))
    const received: Buffer[] = []
    answer.on('data', (chunk: Buffer) => received.push(chunk))
    const [error] = (await once(answer, 'error')) as [NodeJS.ErrnoException]
    expect(error.code).toBe('ECONNRESET')
    expect(Buffer.concat(received).toString()).toBe(whole.slice(0, whole.length / 2))
  })

  it('streams 50 MB to who reads them', async () => {
    faults.add({ endpoint: 'jwks', kind: 'oversize' })
    const answer = await send('/e/as/jwks')
    let bytes = 0
    for await (const chunk of answer) if (Buffer.isBuffer(chunk)) bytes += chunk.length
    expect(bytes).toBe(50 * 1024 * 1024 + '{"oversize":""}'.length)
  })
})

describe('which calls a fault meets', () => {
  async function statusesOf(fault: Fault, calls: readonly (readonly [string, string])[]) {
    faults.add(fault)
    const statuses: (number | undefined)[] = []
    for (const [method, path] of calls) {
      const answer = await send(path, method)
      statuses.push(answer.statusCode)
      answer.resume()
    }
    return statuses
  }

  const token = ['POST', '/e/as/token'] as const
  it.each([
    ['every call without a number', {}, [503, 503, 503, 503]],
    ['the next call only', { nth: 1 }, [503, 201, 201, 201]],
    ['the third call only', { nth: 3 }, [201, 201, 503, 201]],
    ['two calls from the second on', { nth: 2, times: 2 }, [201, 503, 503, 201]],
    ['the first two calls', { times: 2 }, [503, 503, 201, 201]],
  ])('%s', async (_title, more, expected) => {
    const fault: Fault = { endpoint: 'token', kind: 'status', status: 503, ...more }
    expect(await statusesOf(fault, [token, token, token, token])).toEqual(expected)
  })

  it.each([
    ['discovery', '/e/as/.well-known/openid-configuration'],
    ['jwks', '/e/as/jwks'],
    ['authorize', '/e/as/authorize?x=1'],
    ['par', '/e/as/par'],
    ['flow', '/e/flows/4f2b'],
    ['resume', '/e/as/resume?flowId=1'],
    ['introspect', '/e/as/introspect'],
    ['revoke', '/e/as/revoke'],
    ['*', '/e/anything'],
  ] as const)('%s meets %s and nothing else', async (endpoint, path) => {
    const statuses = await statusesOf({ endpoint, kind: 'status', status: 503 }, [
      ['GET', path],
      ['GET', '/e/as/nothing'],
    ])
    expect(statuses).toEqual([503, endpoint === '*' ? 503 : 201])
  })

  it('one method only', async () => {
    const fault: Fault = { endpoint: 'flow', method: 'get', kind: 'status', status: 503 }
    const calls = [
      ['POST', '/e/flows/1'],
      ['GET', '/e/flows/1'],
    ] as const
    expect(await statusesOf(fault, calls)).toEqual([201, 503])
  })

  it('one flow action only', async () => {
    faults.add({ endpoint: 'flow', action: 'otp.check', kind: 'status', status: 503, nth: 1 })
    const status = async (action: string): Promise<number> => {
      const headers = { 'content-type': `application/vnd.pingidentity.${action}+json` }
      const answer = await fetch(`${origin}/e/flows/1`, { method: 'POST', headers, body: '{}' })
      return answer.status
    }
    expect([await status('user.lookup'), await status('otp.check')]).toEqual([201, 503])
  })

  it('lists what was met, and ends when cleared', async () => {
    faults.add({ endpoint: 'token', kind: 'status', nth: 2 })
    await send('/e/as/token')
    await send('/e/as/token')
    expect(faults.list()).toMatchObject([{ endpoint: 'token', nth: 2, seen: 2, fired: 1 }])
    faults.clear()
    expect(faults.list()).toEqual([])
  })
})

describe('what is no fault', () => {
  it.each<[string, unknown]>([
    ['A fault is a JSON object.', 'reset'],
    [
      `A fault's "kind" is one of: delay, status, reset, reset-after, stall, truncate, body, redirect, oversize.`,
      { endpoint: 'token', kind: 'explode' },
    ],
    [
      `A fault's "endpoint" is one of: discovery, jwks, authorize, par, flow, resume, token, userinfo, introspect, revoke, signoff, platform, *.`,
      { endpoint: 'tokens', kind: 'reset' },
    ],
    [
      `A fault has no member "delay". Its members are: endpoint, kind, action, method, nth, times, delayMs, status, headers, body, location.`,
      { endpoint: '*', kind: 'delay', delay: 5 },
    ],
    [
      `A fault's "nth" is a whole number from 1 to 9007199254740991.`,
      { endpoint: '*', kind: 'reset', nth: 0 },
    ],
    [
      `A fault's "status" is a whole number from 200 to 599.`,
      { endpoint: '*', kind: 'status', status: '503' },
    ],
    [`A fault's "headers.x" is a string.`, { endpoint: '*', kind: 'status', headers: { x: 1 } }],
    [`A fault of kind "delay" needs "delayMs".`, { endpoint: '*', kind: 'delay' }],
    [
      `A fault of kind "redirect", and no other, needs "location".`,
      { endpoint: '*', kind: 'redirect' },
    ],
  ])('says so: %s', (message, fault) => {
    expect(() => faults.add(fault as Fault)).toThrow(new TypeError(message))
    expect(faults.list()).toEqual([])
  })
})

describe('the request log', () => {
  it('keeps what was sent and what came of it, the newest only', async () => {
    faults.add({ endpoint: 'revoke', kind: 'reset' })
    await send('/_emulator/messages')
    await send('/e/as/jwks')
    await send('/e/as/jwks')
    await fetch(`${origin}/e/as/authorize?scope=openid&scope=phone&state=s%2B1`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: 'Basic abc' },
      body: '{"a":1}',
    })
    await send('/e/as/revoke').catch(() => undefined)

    const [jwks, authorize, revoke] = requestLog.list()
    expect(requestLog.list()).toHaveLength(3)
    expect(jwks).toMatchObject({ method: 'GET', path: '/e/as/jwks', query: {}, status: 201 })
    expect(authorize).toMatchObject({
      at: '2030-01-01T00:00:00.000Z',
      method: 'POST',
      path: '/e/as/authorize',
      query: { scope: ['openid', 'phone'], state: 's+1' },
      headers: { authorization: 'Basic abc', 'content-type': 'application/json' },
      body: { a: 1 },
      status: 201,
    })
    expect(revoke?.path).toBe('/e/as/revoke')
    expect(revoke).not.toHaveProperty('status')
    requestLog.clear()
    expect(requestLog.list()).toEqual([])
  })
})
