// Discovery and keys: the documented document, and a rotation that keeps old tokens verifiable.
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import { createClient, matching, member, signOn, startEmulator, text } from './drive.js'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator()
})
beforeEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

describe('discovery', () => {
  it('has exactly the documented members', async () => {
    const { body, headers } = await createClient(emulator).get(
      '/as/.well-known/openid-configuration',
    )
    expect(headers.get('content-type')).toBe('application/json;charset=UTF-8')
    const issuer = `${emulator.url}/${emulator.environmentId}/as`
    expect(body).toMatchObject({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      pushed_authorization_request_endpoint: `${issuer}/par`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      end_session_endpoint: `${issuer}/signoff`,
      ping_end_idp_session_endpoint: `${issuer}/idpSignoff`,
      introspection_endpoint: `${issuer}/introspect`,
      revocation_endpoint: `${issuer}/revoke`,
      response_modes_supported: ['pi.flow', 'query', 'fragment', 'form_post'],
      code_challenge_methods_supported: ['plain', 'S256'],
      id_token_signing_alg_values_supported: ['RS256'],
    })
    expect(Object.keys(body)).toEqual([
      'issuer',
      'authorization_endpoint',
      'pushed_authorization_request_endpoint',
      'token_endpoint',
      'userinfo_endpoint',
      'jwks_uri',
      'end_session_endpoint',
      'ping_end_idp_session_endpoint',
      'check_session_iframe',
      'introspection_endpoint',
      'revocation_endpoint',
      'device_authorization_endpoint',
      'claims_parameter_supported',
      'request_parameter_supported',
      'request_uri_parameter_supported',
      'require_pushed_authorization_requests',
      'scopes_supported',
      'response_types_supported',
      'response_modes_supported',
      'grant_types_supported',
      'subject_types_supported',
      'id_token_signing_alg_values_supported',
      'userinfo_signing_alg_values_supported',
      'request_object_signing_alg_values_supported',
      'token_endpoint_auth_methods_supported',
      'token_endpoint_auth_signing_alg_values_supported',
      'claim_types_supported',
      'claims_supported',
      'code_challenge_methods_supported',
    ])
  })

  it('of an unknown environment is 404', async () => {
    const answer = await createClient(emulator).get(
      `${emulator.url}/11111111-1111-4111-8111-111111111111/as/.well-known/openid-configuration`,
    )
    expect(answer.status).toBe(404)
    expect(answer.body['code']).toBe('NOT_FOUND')
  })
})

describe('the keys', () => {
  it('after a rotation hold the new key first and still the old one', async () => {
    const client = createClient(emulator)
    const before = text((await signOn(emulator, client)).body, 'id_token')
    await fetch(`${emulator.inboxUrl}/keys/rotate`, { method: 'POST' })
    const after = text((await signOn(emulator, createClient(emulator))).body, 'id_token')
    const { body } = await client.get('/as/jwks')
    const keys: unknown = body['keys']
    expect(keys).toHaveLength(2)
    expect(member(keys, 1)).toEqual({
      kty: 'RSA',
      kid: 'default',
      use: 'sig',
      alg: 'RS256',
      e: 'AQAB',
      n: matching(/./),
    })
    const keySet = createRemoteJWKSet(new URL(`${emulator.url}/${emulator.environmentId}/as/jwks`))
    const [old, fresh] = [await jwtVerify(before, keySet), await jwtVerify(after, keySet)]
    expect(old.protectedHeader.kid).toBe('default')
    expect(fresh.protectedHeader.kid).toBe(member(keys, 0, 'kid'))
  })
})
