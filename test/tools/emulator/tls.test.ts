// Over https: what clients see, and that the cookies are then Secure.
import { request } from 'node:https'
import type { IncomingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createEmulator, type Emulator } from '../../../src/tools/emulator/index.js'
import { text } from './drive.js'
import { loopbackCert, loopbackKey } from './loopback-certificate.js'

let emulator: Emulator

beforeAll(async () => {
  emulator = await createEmulator({ tls: { cert: loopbackCert, key: loopbackKey } })
})
afterAll(() => emulator.close())

it('the emulator names itself by https, and its cookies are Secure', async () => {
  const discovery = await call('GET', '/as/.well-known/openid-configuration')
  expect(text(discovery.body, 'issuer')).toBe(`${emulator.url}/${emulator.environmentId}/as`)
  expect(emulator.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  const query = new URLSearchParams({
    client_id: emulator.env()['PINGONE_CLIENT_ID'] ?? '',
    response_type: 'code',
    response_mode: 'pi.flow',
  })
  const opened = await call('GET', `/as/authorize?${query.toString()}`)
  const asked = await call('POST', `/flows/${text(opened.body, 'id')}`, '{"username":"maya"}')
  const [st, twin] = asked.headers['set-cookie'] ?? []
  expect(st).toMatch(/^ST=.+; HttpOnly; Secure; SameSite=None$/)
  expect(twin).toMatch(/^ST-NO-SS=.+; HttpOnly; Secure$/)
})

function call(
  method: string,
  path: string,
  body = '',
): Promise<{ headers: IncomingHttpHeaders; body: unknown }> {
  const headers = { 'content-type': 'application/vnd.pingidentity.user.lookup+json' }
  return new Promise((resolve, reject) => {
    const url = `${emulator.url}/${emulator.environmentId}${path}`
    const outgoing = request(url, { method, headers, ca: loopbackCert }, (response) => {
      let received = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (received += chunk))
      response.on('end', () => resolve({ headers: response.headers, body: JSON.parse(received) }))
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
