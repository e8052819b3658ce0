// The `request`: keys, unsigned ones, parameters inside it, and where its errors go.
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from '../../../src/tools/emulator/index.js'
import { createClient, member } from './drive.js'
import { signJwt, transaction, unsignedJwt } from './signed-jwt.js'
import { nowSeconds, signedRequests, type SignedRequests } from './signed-requests.js'

let emulator: Emulator
let requests: SignedRequests
let keys: { readonly privateKey: CryptoKey; readonly jwk: JWK }
let foreignKey: CryptoKey

beforeAll(async () => {
  emulator = await createEmulator()
  requests = signedRequests(emulator)
  const pair = await generateKeyPair('RS256', { extractable: true })
  keys = { privateKey: pair.privateKey, jwk: await exportJWK(pair.publicKey) }
  foreignKey = (await generateKeyPair('RS256')).privateKey
})
beforeEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

describe('a request signed with a private key', () => {
  it.each(['RS256', 'RS384', 'RS512'])('is verified by the jwks, %s', async (alg) => {
    await requests.changeApplication({ jwks: JSON.stringify({ keys: [keys.jwk] }) })
    const key = await importJWK(await exportJWK(keys.privateKey), alg)
    const request = await signJwt(emulator, {}, { alg, key })
    expect((await requests.send({ request })).body['status']).toBe('OTP_REQUIRED')
  })

  it('finds its key by kid, or by trying all', async () => {
    const other = await exportJWK((await generateKeyPair('RS256')).publicKey)
    const jwks = {
      keys: [
        { ...other, kid: 'old' },
        { ...keys.jwk, kid: 'new' },
      ],
    }
    await requests.changeApplication({ jwks })
    const signing = { alg: 'RS256', key: keys.privateKey }
    const named = await signJwt(emulator, {}, { ...signing, header: { kid: 'new' } })
    expect((await requests.send({ request: named })).body['status']).toBe('OTP_REQUIRED')
    const unnamed = await signJwt(emulator, {}, signing)
    expect((await requests.send({ request: unnamed })).body['status']).toBe('OTP_REQUIRED')
    emulator.reset()
    await requests.changeApplication({ jwks })
    const wrongly = await signJwt(emulator, {}, { ...signing, header: { kid: 'old' } })
    await requests.expectRefusal(
      { request: wrongly },
      'request',
      'has a signature that does not verify',
    )
    const gone = await signJwt(emulator, {}, { ...signing, header: { kid: 'gone' } })
    await requests.expectRefusal(
      { request: gone },
      'request',
      'has a signature that does not verify',
    )
  })

  it('is refused when another key made the signature', async () => {
    await requests.changeApplication({ jwks: { keys: [keys.jwk, keys.jwk] } })
    const request = await signJwt(emulator, {}, { alg: 'RS256', key: foreignKey })
    await requests.expectRefusal({ request }, 'request', 'has a signature that does not verify')
  })

  it.each([
    { jwks: undefined, reason: 'the application has neither jwks nor jwksUrl' },
    { jwks: '{', reason: 'the keys of the application are no JWK Set' },
    { jwks: { keys: 'none' }, reason: 'the keys of the application are no JWK Set' },
  ])('is refused when $reason', async ({ jwks, reason }) => {
    if (jwks !== undefined) await requests.changeApplication({ jwks })
    const request = await signJwt(emulator, {}, { alg: 'RS256', key: keys.privateKey })
    await requests.expectRefusal({ request }, 'request', `cannot be verified: ${reason}`)
  })
})

describe('an unsigned request', () => {
  it('is read when the application allows it, and identifies nobody', async () => {
    await requests.changeApplication({ supportUnsignedRequestObject: true })
    const request = unsignedJwt({ ...requests.rightClaims(), state: 'inside' })
    const opened = await requests.send({ request })
    expect(opened.body['status']).toBe('SIGN_ON_REQUIRED')
    const named = unsignedJwt({ ...requests.rightClaims(), sub: 'maya' })
    const message = 'sub identifies a user only when the JWT is signed'
    await requests.expectRefusal({ request: named }, 'request', message)
  })

  it.each([['iss'], ['aud'], ['iss', 'aud']])('needs no %s %s', async (...missing) => {
    await requests.changeApplication({ supportUnsignedRequestObject: true })
    const claims = Object.entries({ ...requests.rightClaims(), acr_values: 'Password_MFA' })
    const request = unsignedJwt(Object.fromEntries(claims.filter(([it]) => !missing.includes(it))))
    const opened = await requests.send({ request })
    expect(opened.body['status']).toBe('USERNAME_PASSWORD_REQUIRED')
  })

  it.each([
    { claims: { iss: 'somebody' }, message: 'iss must be the id of the application' },
    { claims: { aud: 'https://elsewhere.example' }, message: /^aud must be / },
  ])('has $claims checked when they are there', async ({ claims, message }) => {
    await requests.changeApplication({ supportUnsignedRequestObject: true })
    const request = unsignedJwt({ ...requests.rightClaims(), ...claims })
    const { status, body } = await requests.send({ request })
    expect(status).toBe(400)
    expect(String(member(body, 'details', 0, 'message'))).toMatch(message)
  })

  it('has its claims checked all the same', async () => {
    await requests.changeApplication({ supportUnsignedRequestObject: true })
    const request = unsignedJwt({ ...requests.rightClaims(), exp: nowSeconds() - 61 })
    await requests.expectRefusal({ request }, 'request', 'has expired')
    const signed = unsignedJwt(requests.rightClaims(), { alg: 'none' }, 'AAAA')
    await requests.expectRefusal({ request: signed }, 'request', 'is not a JWT that can be read')
  })
})

describe('requireSignedRequestObject', () => {
  it('refuses an authorization request without a request, and an unsigned one', async () => {
    await requests.changeApplication({ requireSignedRequestObject: true })
    const answer = await requests.send({})
    expect(answer.status).toBe(400)
    expect(answer.body['details']).toEqual([
      { code: 'REQUIRED_VALUE', target: 'request', message: 'must not be null' },
    ])
    const request = unsignedJwt(requests.rightClaims())
    await requests.expectRefusal({ request }, 'request', 'must be signed')
    const signed = await signJwt(emulator)
    expect((await requests.send({ request: signed })).body['status']).toBe('OTP_REQUIRED')
  })

  it('cannot stand beside supportUnsignedRequestObject', async () => {
    const both = { requireSignedRequestObject: true, supportUnsignedRequestObject: true }
    await expect(requests.changeApplication(both)).rejects.toThrow(
      'cannot have both supportUnsignedRequestObject and requireSignedRequestObject',
    )
  })
})

describe('the parameters inside a request', () => {
  it('stand in for those outside, and win over them', async () => {
    const request = await signJwt(emulator, {
      sub: undefined,
      response_mode: 'pi.flow',
      response_type: 'code',
      redirect_uri: 'http://localhost:3000/callback',
      scope: 'openid',
      acr_values: 'Password_MFA',
      state: 'inside',
      max_age: 60,
    })
    const query = new URLSearchParams({
      client_id: requests.clientId(),
      state: 'outside',
      acr_values: 'MFA_Only',
      request,
    })
    const opened = await createClient(emulator).get(`/as/authorize?${query.toString()}`)
    expect(opened.body['status']).toBe('USERNAME_PASSWORD_REQUIRED')
  })

  it.each([
    { claims: { client_id: 'other' }, message: 'client_id contradicts the parameter of that name' },
    {
      claims: { response_type: 'token' },
      message: 'response_type contradicts the parameter of that name',
    },
    { claims: { request: 'x' }, message: 'must not contain request' },
    { claims: { request_uri: 'urn:x' }, message: 'must not contain request_uri' },
    { claims: { scope: ['openid'] }, message: 'scope must be a string' },
    { claims: { state: 7 }, message: 'state must be a string' },
    {
      claims: { 'pi.clientContext': 'red' },
      message: 'pi.clientContext must be an object of strings',
    },
    {
      claims: { 'pi.clientContext': { red: 1 } },
      message: 'pi.clientContext must be an object of strings',
    },
    { claims: { 'pi.remoteIp': 'here' }, message: 'pi.remoteIp must be an IP address' },
    {
      claims: { 'pi.webAuthn.challenge': 'a b' },
      message: 'pi.webAuthn.challenge must be base64url',
    },
  ])('are refused as $claims', async ({ claims, message }) => {
    await requests.expectRefusal({ request: await signJwt(emulator, claims) }, 'request', message)
  })

  it('may be those of PingOne, which say nothing here', async () => {
    const request = await signJwt(emulator, {
      'pi.clientContext': { 'alert.color': 'red' },
      'pi.remoteIp': '2001:db8::7',
      'pi.webAuthn.challenge': 'AZaz09_-',
    })
    expect((await requests.send({ request })).body['status']).toBe('OTP_REQUIRED')
  })

  it('are held to the same rules as outside', async () => {
    const request = await signJwt(emulator, { acr_values: 'Nothing', mobilePayload: undefined })
    const answer = await requests.send({ request })
    expect(answer.body['details']).toMatchObject([{ target: 'acr_values' }])
    const mobile = await requests.send({ request: await signJwt(emulator, { mobilePayload: 'x' }) })
    expect(mobile.status).toBe(501)
  })

  it('may hold the hint', async () => {
    const hint = await signJwt(emulator, { sub: 'elin' })
    const request = await signJwt(emulator, { sub: undefined, login_hint_token: hint })
    await requests.send({ request })
    expect(await requests.listMessages()).toMatchObject([{ user: { username: 'elin' } }])
  })
})

describe('in a redirect mode', () => {
  it.each([
    { parameter: 'request', error: 'invalid_request_object' },
    { parameter: 'login_hint_token', error: 'invalid_request' },
  ])('a wrong $parameter is the error $error at the redirect URI', async ({ parameter, error }) => {
    const jwt = await signJwt(emulator, { exp: nowSeconds() - 61 })
    const answer = await requests.send({ response_mode: 'query', state: 's', [parameter]: jwt })
    const location = new URL(answer.headers.get('location') ?? '')
    expect(location.origin + location.pathname).toBe('http://localhost:3000/callback')
    expect(Object.fromEntries(location.searchParams)).toEqual({
      error,
      error_description: `${parameter}: has expired`,
      state: 's',
    })
  })

  it('a template without contents is one, too', async () => {
    const request = await signJwt(emulator, { 'pi.template': { name: 'unknown' } })
    const answer = await requests.send({ response_mode: 'query', request })
    expect(answer.headers.get('location')).toContain(
      'error=invalid_request_object&error_description=pi.template',
    )
  })

  it('goes to the sign-on page when the redirect URI is not known to be safe', async () => {
    const request = await signJwt(emulator, { exp: nowSeconds() - 61 })
    const answer = await requests.send({
      response_mode: 'query',
      redirect_uri: 'https://evil.example/',
      request,
    })
    expect(answer.headers.get('location')).toContain('/signon/?error=')
  })
})

describe('pushed', () => {
  it('both JWTs open the flow that they describe', async () => {
    const jwt = await signJwt(emulator, { 'pi.template': transaction })
    const pushed = await requests.push({ request: jwt, login_hint_token: jwt })
    expect(pushed.status).toBe(201)
    const query = new URLSearchParams({
      client_id: requests.clientId(),
      request_uri: String(pushed.body['request_uri']),
    })
    const opened = await createClient(emulator).get(`/as/authorize?${query.toString()}`)
    expect(opened.body['status']).toBe('OTP_REQUIRED')
    expect(await requests.listMessages()).toMatchObject([{ template: 'transaction' }])
  })

  it.each([
    { parameter: 'request', error: 'invalid_request_object' },
    { parameter: 'login_hint_token', error: 'invalid_request' },
  ])('a wrong $parameter is refused at once, as $error', async ({ parameter, error }) => {
    const jwt = await signJwt(emulator, { sub: 'nobody' })
    const answer = await requests.push({ [parameter]: jwt })
    expect(answer.status).toBe(400)
    expect(answer.body['error']).toBe(error)
    expect(String(answer.body['error_description'])).toContain(
      `${parameter}: sub does not name a user`,
    )
  })
})
