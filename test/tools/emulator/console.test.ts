// The console over HTTP: what tests switch and read, and what the inbox page says without script.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import express from 'express'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClock, type Clock } from '../../../src/tools/emulator/clock.js'
import type {
  ConsoleOptions,
  ConsoleUser,
} from '../../../src/tools/emulator/console/console-options.js'
import { createConsole } from '../../../src/tools/emulator/console/router.js'
import { createFaults, type Faults } from '../../../src/tools/emulator/faults.js'
import {
  createOutbox,
  type Outbox,
  type OutboxMessage,
  type OutgoingMessage,
} from '../../../src/tools/emulator/outbox.js'
import { createRequestLog } from '../../../src/tools/emulator/request-log.js'
import { noPhones } from './no-phones.js'

const users: readonly ConsoleUser[] = [
  {
    username: 'maya',
    displayName: 'Maya Lindqvist',
    phones: ['+46705550101'],
    emails: [],
    note: 'gets a text message',
    password: 'Winter-Harbour-42',
  },
  {
    username: 'elin',
    displayName: 'Elin <Lindqvist>',
    phones: [],
    emails: ['elin@example.com'],
    note: 'gets an email',
  },
  {
    username: 'lars',
    displayName: 'Lars Holm',
    phones: ['+46705550102'],
    emails: [],
    note: 'is locked out',
    getsCodes: false,
  },
]

let server: Server
let url: string
let clock: Clock
let outbox: Outbox
let faults: Faults
let calls: string[]
let publicUrl: string | undefined

beforeEach(async () => {
  clock = createClock()
  outbox = createOutbox({ clock })
  faults = createFaults()
  calls = []
  publicUrl = undefined
  const requestLog = createRequestLog({ now: () => clock.now() })
  const app = express()
  app.use(requestLog.middleware)
  app.use('/_emulator', createConsole({ ...parts(), requestLog }))
  server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  url = `http://127.0.0.1:${address.port}`
})

afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

function parts(): Omit<ConsoleOptions, 'requestLog'> {
  let state: unknown = { environments: [] }
  return {
    clock,
    outbox,
    faults,
    phones: noPhones,
    url: () => publicUrl ?? url,
    users: () => users,
    links: [{ label: 'Pages & more', url: 'http://127.0.0.1:1/?a=1&b=2' }],
    readState: () => state,
    writeState(next) {
      if (Array.isArray(next)) throw new Error('environments is missing.')
      state = next
    },
    resetState: () => calls.push('reset'),
    rotateKeys: () => {
      calls.push('rotate')
      return Promise.resolve()
    },
  }
}

function send(more: Partial<OutgoingMessage> = {}): OutboxMessage {
  return outbox.send({
    environmentId: 'env',
    user: { id: 'u-1', username: 'maya', displayName: 'Maya Lindqvist' },
    deviceId: 'd-1',
    deviceType: 'SMS',
    destination: '+46705550101',
    flowId: 'f-1',
    otp: '193377',
    template: 'strong_authentication',
    locale: 'en',
    brand: 'Alder Bank',
    expiresAt: new Date(clock.now() + 1_800_000).toISOString(),
    ...more,
  })
}

async function call(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${url}/_emulator${path}`, { redirect: 'manual', ...init })
}

async function readJson(path: string): Promise<unknown> {
  const response = await call(path)
  return response.json()
}

async function sendJson(method: string, path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return call(path, { method, headers, body: JSON.stringify(body) })
}

async function readPage(query = ''): Promise<string> {
  const response = await call(query, { headers: { accept: 'text/html' } })
  return (await response.text()).replaceAll(/\s+/g, ' ')
}

describe('messages', () => {
  it('are listed newest last, and can be narrowed by the query', async () => {
    const first = send()
    const mail = send({ deviceType: 'EMAIL', destination: 'elin@example.com', flowId: 'f-2' })
    expect(await readJson('/messages')).toEqual([first, mail])
    expect(await readJson('/messages?type=EMAIL')).toEqual([mail])
    expect(await readJson('/messages?destination=elin%40example.com&flowId=f-2')).toEqual([mail])
    expect(await readJson('/messages?username=nobody')).toEqual([])
    expect(await readJson(`/messages?after=${first.id}`)).toEqual([mail])
    expect(await readJson(`/messages?type=EMAIL&after=${first.id}`)).toEqual([mail])
    expect(await readJson(`/messages?type=SMS&after=${mail.id}`)).toEqual([])
    expect(await readJson('/messages?after=unknown')).toEqual([first, mail])
  })

  it('refuse a query parameter given twice', async () => {
    const response = await call('/messages?type=SMS&type=EMAIL')
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      error: 'The query parameter "type" may be given once.',
    })
  })

  it.each([
    ['DELETE', '/messages'],
    ['DELETE', '/messages/clear'],
    ['POST', '/messages/clear'],
  ])('are forgotten by %s %s', async (method, path) => {
    send()
    expect((await call(path, { method })).status).toBe(204)
    expect(outbox.list()).toEqual([])
  })

  it.each([
    ['/messages/clear', '/_emulator'],
    ['/messages/clear?pause=1', '/_emulator?pause=1'],
  ])('cleared by the page’s button %s lead back to the page', async (path, location) => {
    const response = await call(path, { method: 'POST', headers: { accept: 'text/html' } })
    expect([response.status, response.headers.get('location')]).toEqual([303, location])
  })

  it('show the HTML of an email in a sandbox', async () => {
    const content = { subject: 's', text: 't', html: '<b>193377</b><script>x</script>' }
    const mail = send({ deviceType: 'EMAIL', content })
    const response = await call(`/messages/${mail.id}/html`)
    expect(response.headers.get('content-security-policy')).toBe(
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    )
    expect(await response.text()).toBe(content.html)
    expect((await call('/messages/unknown/html')).status).toBe(404)
  })
})

describe('the clock', () => {
  it('is advanced, set, and brought back', async () => {
    const advanced = await sendJson('POST', '/clock', { advanceSeconds: 3600 })
    expect(advanced.status).toBe(200)
    expect(clock.now() - Date.now()).toBeGreaterThan(3_590_000)
    await sendJson('POST', '/clock', { now: '2030-01-02T03:04:05Z' })
    expect(await readJson('/clock')).toEqual({
      now: expect.stringMatching(/^2030-01-02T03:04:0/) as unknown,
    })
    await call('/clock', { method: 'DELETE' })
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000)
  })

  it.each([{}, { advanceSeconds: '5' }, { now: 'soon' }, { now: 1, advanceSeconds: 1 }])(
    'refuses %j and says what it takes',
    async (change) => {
      const response = await sendJson('POST', '/clock', change)
      expect([response.status, await response.json()]).toEqual([
        400,
        {
          error:
            'The clock takes { "advanceSeconds": number } or { "now": ISO 8601 date or epoch milliseconds }.',
        },
      ])
    },
  )
})

describe('faults', () => {
  it('are added, listed and ended', async () => {
    const added = await sendJson('POST', '/faults', { endpoint: 'token', kind: 'reset', nth: 1 })
    expect(added.status).toBe(201)
    const [fault] = faults.list()
    expect(await added.json()).toEqual(fault)
    expect(await readJson('/faults')).toEqual([fault])
    expect((await call('/faults', { method: 'DELETE' })).status).toBe(204)
    expect(faults.list()).toEqual([])
  })

  it('that are none are refused with what is wrong', async () => {
    const response = await sendJson('POST', '/faults', { endpoint: 'token', kind: 'explode' })
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      error:
        'A fault\'s "kind" is one of: delay, status, reset, reset-after, stall, truncate, body, redirect, oversize.',
    })
  })
})

describe('the whole emulator', () => {
  it('prints its state and takes another', async () => {
    expect(await readJson('/state')).toEqual({ environments: [] })
    const answer = await sendJson('PUT', '/state', { environments: [1] })
    expect([answer.status, await answer.json()]).toEqual([200, { environments: [1] }])
    const refused = await sendJson('PUT', '/state', [])
    expect([refused.status, await refused.json()]).toEqual([
      400,
      { error: 'environments is missing.' },
    ])
  })

  it('goes back to its seed and rotates its keys', async () => {
    expect((await call('/reset', { method: 'POST' })).status).toBe(204)
    expect((await call('/keys/rotate', { method: 'POST' })).status).toBe(204)
    expect(calls).toEqual(['reset', 'rotate'])
  })

  it('lists the requests it got, its console’s own apart, and forgets them', async () => {
    await fetch(`${url}/env/as/jwks`)
    await call('/clock')
    expect(await readJson('/requests')).toMatchObject([
      { method: 'GET', path: '/env/as/jwks', status: 404 },
    ])
    await call('/requests', { method: 'DELETE' })
    expect(await readJson('/requests')).toEqual([])
  })

  it('names what its console does not have', async () => {
    const response = await call('/nothing')
    expect([response.status, await response.json()]).toEqual([
      404,
      { error: 'The emulator’s console has no GET /_emulator/nothing.' },
    ])
  })

  it('refuses a body that is no JSON', async () => {
    const headers = { 'content-type': 'application/json' }
    const response = await call('/faults', { method: 'POST', headers, body: '{' })
    expect(response.status).toBe(400)
    expect(await response.json()).toHaveProperty('error')
  })

  it('refuses to be switched by a page of another site', async () => {
    send()
    const headers = { 'sec-fetch-site': 'cross-site' }
    const response = await call('/messages/clear', { method: 'POST', headers })
    expect([response.status, await response.json()]).toEqual([
      403,
      { error: 'Pages of other sites may not use the emulator’s console.' },
    ])
    expect(outbox.list()).toHaveLength(1)
  })
})

describe('the inbox page', () => {
  it('leads to the pages beside the emulator', async () => {
    const page = await (await fetch(`${url}/_emulator`)).text()
    expect(page).toContain('<a href="http://127.0.0.1:1/?a=1&#38;b=2">Pages &#38; more</a>')
  })

  it('allows nothing but its own files', async () => {
    const response = await call('')
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; " +
        "frame-ancestors 'none'; connect-src 'self'; form-action 'self'",
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
    const page = await response.text()
    expect(page).not.toMatch(/<style|style=|<script>|\son[a-z]+=/)
    for (const [, file] of page.matchAll(/(?:src|href)="(\/_emulator\/assets\/[^"]+)"/g)) {
      expect((await fetch(url + String(file))).status).toBe(200)
    }
    expect((await call('/assets/..%2Fclock.ts')).status).toBe(404)
  })

  it('says what it is, and whom to sign on as', async () => {
    const page = await readPage()
    expect(page).toContain('PingOne emulator · local only')
    expect(page).toContain('<title>Inbox</title>')
    expect(page).toContain('Sign on as <strong>maya</strong> to get one.')
    expect(page).toContain('Sign on as <strong>elin</strong> to get one.')
    expect(page).toContain('<strong>lars</strong> is locked out.')
    expect(page).toContain('Password of maya: <code>Winter-Harbour-42</code>')
    for (const { username, note } of users) {
      expect(page).toMatch(new RegExp(`<dt>${username}</dt> <dd>${note}</dd>`))
    }
  })

  it('marks a code while it is worth something, and counts it in the title', async () => {
    send()
    expect(await readPage()).toContain('<title>(1) Inbox</title>')
    expect(await readPage()).toContain('Alder Bank: <mark>193377</mark> is your code')
    outbox.markUsed('f-1')
    expect(await readPage()).toContain('<title>Inbox</title>')
    expect(await readPage()).toContain('Alder Bank: <s>193377</s> is your code')
    expect(await readPage()).toContain('· used')
  })

  it('shows the phone with the newest message first, and grouped numbers', async () => {
    send({ destination: '+46705550102', user: { id: '3', username: 'lars', displayName: 'Lars' } })
    const page = await readPage()
    expect(page.indexOf('+46 70 555 01 02')).toBeGreaterThan(0)
    expect(page.indexOf('+46 70 555 01 02')).toBeLessThan(page.indexOf('+46 70 555 01 01'))
  })

  it('shows a phone that no user has any more', async () => {
    send({ destination: '+99912', user: { id: '9', username: 'gone', displayName: 'Gone Away' } })
    expect(await readPage()).toContain('<bdi>Gone Away</bdi>')
  })

  it('says in how many parts a long text message goes out', async () => {
    send({ content: { text: `${'x'.repeat(160)} 193377` } })
    expect(await readPage()).toContain('· 2 parts')
  })

  it('lays out an email’s details, and its code in large', async () => {
    const text = 'Amount: 1,250.00 EUR\nRecipient: <Charlie>\n\nEnter:\n\n730518\n\nElse cancel.'
    send({ deviceType: 'EMAIL', otp: '730518', content: { subject: 'Approve 730518', text } })
    const page = await readPage()
    expect(page).toContain('<dt>Recipient</dt> <dd><bdi>&#60;Charlie&#62;</bdi></dd>')
    expect(page).toContain('<p class="code"><mark>730518</mark>')
    expect(page).toContain('Approve <mark>730518</mark>')
  })

  it('lays out an email that is HTML by its rows and paragraphs', async () => {
    const html =
      '<style>p{}</style><table><tr><th>Recipient</th><td>&#60;Charlie&#62; &amp; Co</td></tr>' +
      '<tr><th>Amount</th><td>5&nbsp;EUR</td></tr></table><p>Enter:</p><p><b>730518</b></p>'
    send({ deviceType: 'EMAIL', otp: '730518', content: { subject: 's', text: 'flat', html } })
    const page = await readPage()
    expect(page).toContain('<dt>Recipient</dt> <dd><bdi>&#60;Charlie&#62; &#38; Co</bdi></dd>')
    expect(page).toContain('<dt>Amount</dt> <dd><bdi>5 EUR</bdi></dd>')
    expect(page).toContain('<p class="code"><mark>730518</mark>')
    expect(page).not.toMatch(/flat|p\{\}/)
  })

  it('marks the code only where no other digit touches it', async () => {
    send({ content: { text: 'Account 9193377, code 193377.' } })
    expect(await readPage()).toContain('Account 9193377, code <mark>193377</mark>.')
  })

  it.each([
    ['a text message', { content: { text: '<script>alert(1)</script>' } }],
    ['a name', { destination: '+1', user: { id: '1', username: 'x', displayName: '<script>' } }],
    ['a number', { destination: '<script>' }],
    ['a language', { locale: '"><script>' }],
    ['a code', { otp: '<script>' }],
    ['a code of odd characters', { otp: '(<script>[\\^$.*+?{}|/-&' }],
    ['a subject', { deviceType: 'EMAIL', content: { subject: '<script>', text: 'x' } }],
    ['a template', { deviceType: 'EMAIL', template: '<script>', variant: '<script>' }],
  ])('escapes %s', async (_title, more) => {
    send(more)
    const page = await readPage()
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page).toContain('&#60;script&#62;')
  })

  it('reloads itself without script, unless paused', async () => {
    const reload = '<noscript><meta http-equiv="refresh" content="5" /></noscript>'
    expect(await readPage()).toContain(reload)
    const paused = await readPage('?pause=1')
    expect(paused).not.toContain('http-equiv="refresh"')
    expect(paused).toContain('<a class="button" id="pause" href="/_emulator"> Go on </a>')
    expect(paused).toContain('action="/_emulator/messages/clear?pause=1"')
  })

  it('stands below the path of the public URL', async () => {
    publicUrl = 'https://dev.example/pingone'
    const page = await readPage()
    expect(page).toContain('href="/pingone/_emulator/assets/inbox.css"')
    expect(page).toContain('action="/pingone/_emulator/messages/clear"')
  })
})
