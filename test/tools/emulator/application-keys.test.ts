// Keys behind a jwksUrl: asked for in bounds, and only where nobody on the way can change them.
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { exportJWK, generateKeyPair, type CryptoKey } from 'jose'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from '../../../src/tools/emulator/index.js'
import { signJwt } from './signed-jwt.js'
import { signedRequests, type SignedRequests } from './signed-requests.js'

let emulator: Emulator
let requests: SignedRequests
let privateKey: CryptoKey
let jwks: string
let server: Server | undefined

beforeAll(async () => {
  emulator = await createEmulator()
  requests = signedRequests(emulator)
  const pair = await generateKeyPair('RS256')
  privateKey = pair.privateKey
  jwks = JSON.stringify({ keys: [await exportJWK(pair.publicKey)] })
})
beforeEach(() => {
  emulator.reset()
})
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})
afterAll(() => emulator.close())

describe('a jwksUrl', () => {
  it('on this machine is asked for the keys', async () => {
    await publish((_req, res) => res.end(jwks))
    const request = await signJwt(emulator, {}, { alg: 'RS256', key: privateKey })
    expect((await requests.send({ request })).body['status']).toBe('OTP_REQUIRED')
  })

  it.each<{ name: string; answer: RequestListener; reason: string }>([
    { name: 'answers 404', answer: (_req, res) => res.writeHead(404).end(), reason: 'status 404' },
    {
      name: 'answers too much',
      answer: (_req, res) => res.end('x'.repeat(65_537)),
      reason: 'more than 65536 bytes',
    },
    {
      name: 'leads elsewhere',
      answer: (_req, res) => res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      reason: 'fetch failed',
    },
  ])('that $name is said', async ({ answer, reason }) => {
    await publish(answer)
    await expectNoKeys(`the jwksUrl of the application cannot be read: ${reason}`)
  })

  it('that has no keys is said', async () => {
    await publish((_req, res) => res.end('[]'))
    await expectNoKeys('the keys of the application are no JWK Set')
  })

  it.each(['http://keys.example/jwks', 'ftp://127.0.0.1/jwks', 'file:///etc/passwd', 'jwks'])(
    'is not read when it is %s',
    async (jwksUrl) => {
      await requests.changeApplication({ jwksUrl })
      await expectNoKeys('the jwksUrl of the application must be https, or http to loopback')
    },
  )
})

async function publish(answer: RequestListener): Promise<void> {
  server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  await requests.changeApplication({ jwksUrl: `http://127.0.0.1:${address.port}/jwks` })
}

async function expectNoKeys(reason: string): Promise<void> {
  const request = await signJwt(emulator, {}, { alg: 'RS256', key: privateKey })
  await requests.expectRefusal({ request }, 'request', `cannot be verified: ${reason}`)
}
