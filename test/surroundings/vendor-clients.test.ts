// The emulator asked as PingOne's own Go SDK and Terraform provider ask: their headers, their bodies, their order.
import { request as httpRequest } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from 'express-pingone-mfa/emulator'
import { createClient, member } from '../tools/emulator/drive.js'
import { connect, type Platform } from '../tools/emulator/platform/platform.js'

interface Answer {
  readonly status: number
  readonly type: string
  readonly body: unknown
}

let emulator: Emulator
let platform: Platform

beforeAll(async () => {
  emulator = await createEmulator({ seed: 'empty' })
})
beforeEach(async () => {
  emulator.reset()
  platform = await connect(emulator)
})
afterAll(() => emulator.close())

describe('the media type of an answer', () => {
  const json = 'application/json;charset=UTF-8'
  const hal = 'application/hal+json;charset=UTF-8'

  it.each([
    { accept: 'application/json', type: json },
    { accept: '*/*', type: json },
    { accept: 'text/html', type: json },
    { accept: 'application/hal+json', type: hal },
    { accept: 'application/hal+json, application/json;q=0.5', type: hal },
    { accept: 'application/hal+json;q=0.5, application/json', type: json },
    { accept: 'application/hal+json;q=0, */*', type: json },
  ])('of the platform API with Accept $accept is $type', async ({ accept, type }) => {
    const answer = await ask('GET', 'resources', { headers: ['Accept', accept] })
    expect([answer.status, answer.type]).toEqual([200, type])
    expect((await ask('POST', 'populations', sent({ name: accept }, accept))).type).toBe(type)
  })

  it.each([
    { accept: 'application/json', type: json },
    { accept: '*/*', type: hal },
    { accept: 'application/hal+json', type: hal },
    { accept: 'application/json, */*;q=0.1', type: json },
  ])('of a flow with Accept $accept is $type', async ({ accept, type }) => {
    const seeded = await createEmulator({})
    const url = await openFlow(seeded)
    expect((await send('GET', url, { headers: ['Accept', accept] })).type).toBe(type)
    await seeded.close()
  })
})

describe('an operation named by a vendor type', () => {
  const unlock = 'application/vnd.pingidentity.account.unlock+json'

  it.each([
    { what: 'after application/json', lines: ['application/json', unlock] },
    { what: 'before it', lines: [unlock, 'application/json'] },
    { what: 'joined by a proxy', lines: [`application/json, ${unlock}`] },
    {
      what: 'with a charset',
      lines: ['application/json; charset=utf-8', `${unlock};charset=UTF-8`],
    },
    { what: 'alone', lines: [unlock] },
  ])('$what is that operation, with the body null', async ({ lines }) => {
    const id = await makeUser()
    await ask('POST', `users/${id}`, typed('application/vnd.pingidentity.account.lock+json'))
    const headers = lines.flatMap((line) => ['Content-Type', line])
    const answer = await ask('POST', `users/${id}`, { headers, body: 'null' })
    expect([answer.status, member(answer.body, 'account', 'status')]).toEqual([200, 'OK'])
  })

  it('imports a user by both types, too', async () => {
    const answer = await ask('POST', 'users', {
      headers: [
        'Content-Type',
        'application/json',
        'content-type',
        'application/vnd.pingidentity.user.import+json',
      ],
      body: JSON.stringify({
        username: 'imported',
        email: 'imported@example.com',
        password: { value: 'Winter-Harbour-42' },
      }),
    })
    expect(answer.status).toBe(201)
    const password = await platform.get(`users/${String(member(answer.body, 'id'))}/password`)
    expect(password.body['status']).toBe('OK')
  })

  it.each(['', 'null', ' null\n', '{}'])(
    'takes the body %j where no member is needed',
    async (body) => {
      const id = await makeUser()
      expect((await ask('POST', `users/${id}`, { ...typed(unlock), body })).status).toBe(200)
    },
  )

  it('refuses the body null where one is', async () => {
    const { status } = await ask('POST', 'populations', {
      ...typed('application/json'),
      body: 'null',
    })
    expect(status).toBe(400)
  })

  it('moves a flow, whichever line names it', async () => {
    const seeded = await createEmulator({})
    const url = await openFlow(seeded)
    const reset = typed('application/vnd.pingidentity.session.reset+json')
    expect((await send('POST', url, { ...reset, body: 'null' })).status).toBe(200)
    const lookup = 'application/vnd.pingidentity.user.lookup+json'
    const headers = ['Content-Type', 'application/json', 'Content-Type', lookup]
    const moved = await send('POST', url, { headers, body: '{"username":"maya"}' })
    expect(member(moved.body, 'status')).toBe('OTP_REQUIRED')
    await seeded.close()
  })
})

it('keeps idle connections longer than Go’s clients do', async () => {
  const answer = await fetch(`${emulator.url}/${emulator.environmentId}/as/jwks`)
  const seconds = /timeout=(\d+)/.exec(answer.headers.get('keep-alive') ?? '')?.[1]
  expect(Number(seconds)).toBeGreaterThan(90)
})

interface Sent {
  /** Names and values in turn, as they go over the wire. */
  readonly headers: readonly string[]
  readonly body?: string
}

function typed(type: string): Sent {
  return { headers: ['Content-Type', type] }
}

function sent(body: object, accept: string): Sent {
  const headers = ['Accept', accept, 'Content-Type', 'application/json']
  return { headers, body: JSON.stringify(body) }
}

/** The URL of a flow that asks for a username. */
async function openFlow(seeded: Emulator): Promise<string> {
  const { body } = await createClient(seeded).authorize()
  return `${seeded.url}/${seeded.environmentId}/flows/${String(body['id'])}`
}

function makeUser(): Promise<string> {
  return platform.make('users', { username: 'pat', email: 'pat@example.com' })
}

function ask(method: string, path: string, { headers, body }: Sent): Promise<Answer> {
  const authorized = ['Authorization', `Bearer ${platform.token}`, ...headers]
  return send(method, `${platform.base}/${path}`, {
    headers: authorized,
    ...(body === undefined ? {} : { body }),
  })
}

/** `fetch` would join lines of one name. */
function send(method: string, url: string, { headers, body = '' }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const framed = [
      'Host',
      new URL(url).host,
      ...headers,
      'Content-Length',
      String(Buffer.byteLength(body)),
    ]
    const request = httpRequest(url, { method, headers: framed }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          body: text === '' ? undefined : JSON.parse(text),
        })
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}
