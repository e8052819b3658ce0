// The `login_hint_token`: who may sign it, what it must have, and what else is accepted.
import { generateKeyPair } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from '../../../src/tools/emulator/index.js'
import { seedIds } from '../../../src/tools/emulator/seed.js'
import { changeState } from './drive.js'
import { issuerOf, signJwt } from './signed-jwt.js'
import { nowSeconds, signedRequests, type SignedRequests } from './signed-requests.js'

let emulator: Emulator
let requests: SignedRequests

beforeAll(async () => {
  emulator = await createEmulator()
  requests = signedRequests(emulator)
})
beforeEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

describe('iss', () => {
  it('of a request must be the application that sends it', async () => {
    const request = await signJwt(emulator, {}, { application: 'hosted' })
    await requests.expectRefusal({ request }, 'request', 'has a signature that does not verify')
    const claimed = await signJwt(emulator, { iss: emulator.env('hosted')['PINGONE_CLIENT_ID'] })
    await requests.expectRefusal(
      { request: claimed },
      'request',
      'iss must be the id of the application',
    )
    const missing = await signJwt(emulator, { iss: undefined })
    await requests.expectRefusal({ request: missing }, 'request', 'iss is missing')
  })

  it('of a hint may be any enabled application of the environment', async () => {
    const hosted = await signJwt(emulator, {}, { application: 'hosted' })
    expect((await requests.send({ login_hint_token: hosted })).body['status']).toBe('OTP_REQUIRED')
    const worker = await requests.signByWorker()
    expect((await requests.send({ login_hint_token: worker })).body['status']).toBe('OTP_REQUIRED')
  })

  it.each([undefined, 'unknown', 7])('of a hint is not %s', async (iss) => {
    const jwt = await signJwt(emulator, { iss })
    const message = 'iss must be the id of an enabled application'
    await requests.expectRefusal({ login_hint_token: jwt }, 'login_hint_token', message)
  })

  it('of a hint is not a disabled application, nor one without a secret', async () => {
    const jwt = await requests.signByWorker()
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) {
        if (application.id === seedIds.worker) application.enabled = false
      }
    })
    const disabled = 'iss must be the id of an enabled application'
    await requests.expectRefusal({ login_hint_token: jwt }, 'login_hint_token', disabled)
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) {
        if (application.id !== seedIds.worker) continue
        application.enabled = true
        delete application.secret
      }
    })
    const secretless = 'cannot be verified: the application has no secret'
    await requests.expectRefusal({ login_hint_token: jwt }, 'login_hint_token', secretless)
  })

  it('of a hint is the signer: another application cannot sign for it', async () => {
    const jwt = await signJwt(
      emulator,
      { iss: emulator.env()['PINGONE_CLIENT_ID'] },
      { application: 'hosted' },
    )
    const message = 'has a signature that does not verify'
    await requests.expectRefusal({ login_hint_token: jwt }, 'login_hint_token', message)
  })
})

describe('a login_hint_token', () => {
  it.each(['iat', 'exp', 'sub'])('needs %s', async (claim) => {
    const jwt = await signJwt(emulator, { [claim]: undefined })
    await requests.expectRefusal(
      { login_hint_token: jwt },
      'login_hint_token',
      `${claim} is missing`,
    )
  })

  it.each([{ cty: 'JWT' }, { enc: 'A256GCM' }])('has no %o in its header', async (header) => {
    const jwt = await signJwt(emulator, {}, { header })
    const [name] = Object.keys(header)
    const message = `must not have ${name ?? ''} in its header`
    await requests.expectRefusal({ login_hint_token: jwt }, 'login_hint_token', message)
  })

  it('is never signed with a private key', async () => {
    const keys = await generateKeyPair('RS256')
    const jwt = await signJwt(emulator, {}, { alg: 'RS256', key: keys.privateKey })
    const message = 'must be signed with one of HS256, HS384, HS512'
    await requests.expectRefusal({ login_hint_token: jwt }, 'login_hint_token', message)
  })

  it('must name the user that the request names', async () => {
    const parameters = {
      request: await signJwt(emulator, { sub: 'maya' }),
      login_hint_token: await signJwt(emulator, { sub: 'sam' }),
    }
    await requests.expectRefusal(
      parameters,
      'login_hint_token',
      'names another user than the request',
    )
  })

  it('may name that user by username where the request has the id', async () => {
    const id = 'c0a1de00-0000-4000-8000-000000000001'
    const answer = await requests.send({
      request: await signJwt(emulator, { sub: id }),
      login_hint_token: await signJwt(emulator, { sub: 'MAYA' }),
    })
    expect(answer.body['status']).toBe('OTP_REQUIRED')
  })
})

describe.each(['request', 'login_hint_token'] as const)('%s is accepted', (parameter) => {
  it.each(['HS256', 'HS384', 'HS512'])('with %s', async (alg) => {
    const answer = await requests.send({ [parameter]: await signJwt(emulator, {}, { alg }) })
    expect(answer.body['status']).toBe('OTP_REQUIRED')
  })

  it.each([
    { name: 'expired within the last minute', claims: () => ({ exp: nowSeconds() - 50 }) },
    { name: 'valid within the next minute', claims: () => ({ nbf: nowSeconds() + 50 }) },
    { name: 'issued within the next minute', claims: () => ({ iat: nowSeconds() + 50 }) },
    {
      name: 'for several audiences',
      claims: () => ({ aud: ['https://x.example', issuerOf(emulator)] }),
    },
    { name: 'with claims nobody knows', claims: () => ({ jti: 'one', 'pi.unknown': true }) },
  ])('$name', async ({ claims }) => {
    const answer = await requests.send({ [parameter]: await signJwt(emulator, claims()) })
    expect(answer.body['status']).toBe('OTP_REQUIRED')
  })
})
