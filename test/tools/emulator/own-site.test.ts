// The emulator answers to its own names alone, and takes no writing from pages of other sites.
import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import { startEmulator } from './drive.js'
import { sendAs, sendRaw, type Received } from './send-as.js'

let emulator: Emulator
let proxied: Emulator
let proxiedPort: number

beforeAll(async () => {
  emulator = await startEmulator()
  proxiedPort = await findFreePort()
  const externalUrl = 'https://pingone.bank.example/local'
  proxied = await startEmulator({ port: proxiedPort, externalUrl })
})
beforeEach(() => {
  emulator.reset()
})
afterAll(() => Promise.all([emulator.close(), proxied.close()]))

const paths = [
  '/_emulator/state',
  '/_emulator',
  '/v1/environments',
  '/e0a1de00-0000-4000-8000-000000000001/as/.well-known/openid-configuration',
  '/nowhere',
]

describe('a request by another name', () => {
  it.each(paths)('is 421 at %s, and says what to do', async (path) => {
    for (const host of ['rebind.evil.example', 'localhost.evil.example', 'pingone.bank.example']) {
      const answer = await send('GET', path, { host })
      expect(answer.status).toBe(421)
      expect(answer.body).toContain(`does not answer to the name ${host}`)
      expect(answer.body).toContain('--external-url')
    }
  })

  it.each([
    'localhost',
    'LOCALHOST:8031',
    'app.localhost:8031',
    '127.0.0.1',
    '192.168.1.7:80',
    '[::1]:8031',
    '[fe80::1]',
  ])('is answered when the name is %s', async (host) => {
    expect((await send('GET', '/_emulator/state', { host })).status).toBe(200)
  })

  it.each(['localhost.', 'localhost.:8031', 'App.LocalHost.'])(
    'is answered when the name is the whole one %s',
    async (host) => {
      expect((await send('GET', '/_emulator/state', { host })).status).toBe(200)
    },
  )

  it.each(['evil.example', '.', '[::1', '127.0.0.1.nip.io', 'localhost@evil.example', 'emulator'])(
    'is 421 when the name is %j, whatever a proxy says',
    async (host) => {
      const headers = { host, 'x-forwarded-host': 'localhost', forwarded: 'host=localhost' }
      expect((await send('GET', '/_emulator/state', headers)).status).toBe(421)
    },
  )

  it('is 421 in an address that is given whole, and 400 when there are two', async () => {
    const own = { host: 'localhost' }
    expect((await send('GET', 'http://evil.example/_emulator/state', own)).status).toBe(421)
    expect((await send('GET', 'http://localhost/_emulator/state', own)).status).toBe(200)
    const port = Number(new URL(emulator.url).port)
    const raw = (hosts: string) =>
      `GET /_emulator/state HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`
    expect(await sendRaw(port, raw('Host: localhost\r\nHost: evil.example\r\n'))).toEqual(['421'])
    expect(await sendRaw(port, raw('Host: localhost\r\nHost: localhost\r\n'))).toEqual(['400'])
    expect(await sendRaw(port, 'GET /_emulator/state HTTP/1.0\r\n\r\n')).toEqual(['200'])
  })

  it('is answered when it was given', async () => {
    const named = await startEmulator({ hostNames: ['Emulator'] })
    const port = Number(new URL(named.url).port)
    expect((await send('GET', '/_emulator/state', { host: 'emulator:8031' }, port)).status).toBe(
      200,
    )
    expect((await send('GET', '/_emulator/state', { host: 'other' }, port)).status).toBe(421)
    await named.close()
  })

  it('is answered when it is the one of externalUrl, with or without a port', async () => {
    for (const host of ['pingone.bank.example', 'PingOne.bank.example:443']) {
      expect((await send('GET', '/_emulator/state', { host }, proxiedPort)).status).toBe(200)
    }
  })
})

describe('a page of another site', () => {
  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { origin: 'http://127.0.0.1.evil.example' },
  ])('with %j changes nothing', async (headers) => {
    for (const path of [
      '/_emulator/reset',
      '/_emulator/keys/rotate',
      '/_emulator/messages/clear',
    ]) {
      expect((await send('POST', path, headers)).status).toBe(403)
    }
    expect((await send('POST', '/v1/environments', headers)).status).toBe(403)
    expect((await send('DELETE', '/v1/environments/x', headers)).status).toBe(403)
    const page = `/${emulator.environmentId}/signon/?flowId=x`
    expect((await send('POST', page, headers)).status).toBe(403)
  })

  it('may be the own one, by whatever name it is open', async () => {
    const { host } = new URL(emulator.url)
    for (const origin of [undefined, emulator.url]) {
      const headers = origin === undefined ? {} : { origin }
      expect((await send('POST', '/_emulator/reset', { host, ...headers })).status).toBe(204)
    }
    const byName = { host: 'localhost:9', origin: 'http://localhost:9' }
    expect((await send('POST', '/_emulator/reset', byName)).status).toBe(204)
    const behindProxy = { origin: 'https://pingone.bank.example' }
    expect((await send('POST', '/_emulator/reset', behindProxy, proxiedPort)).status).toBe(204)
  })
})

function send(
  method: string,
  path: string,
  headers: Record<string, string>,
  port = Number(new URL(emulator.url).port),
): Promise<Received> {
  return sendAs(port, { method, path, headers })
}

function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' ? (address?.port ?? 0) : 0
      server.close(() => resolve(port))
    })
  })
}
