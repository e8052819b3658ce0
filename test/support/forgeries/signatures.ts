// Forged signatures, algorithms and headers.
import { createHmac, createPublicKey } from 'node:crypto'
import { base64url } from 'jose'
import { writeUnsigned } from '../hostile-provider.js'
import type { HostileProvider, SigningKey } from '../hostile-provider.js'
import type { Claims, ForgeryCase, Scene } from './case.js'

export function signatures(): ForgeryCase[] {
  const refusal = /its signature does not verify/
  return [
    { title: 'the signature is mangled', refusal, forge: () => ({ idToken: mangleSignature }) },
    {
      title: 'the payload was altered after signing',
      refusal,
      forge: () => ({ idToken: (token, { claims }) => replacePayload(token, claims) }),
    },
    {
      title: 'a rogue key signs under the published kid',
      refusal,
      forge: ({ provider, keys }) => ({ key: withKid(keys.rogue, provider) }),
    },
    {
      title: 'a rogue key signs and is embedded as jwk',
      refusal: /no key in the JWKS fits|signature does not verify/,
      forge: ({ keys }) => ({ key: keys.rogue, header: { jwk: keys.rogue.jwk } }),
    },
    {
      title: 'a rogue key signs and jku points to it',
      refusal,
      forge: ({ provider, keys }) => ({
        key: withKid(keys.rogue, provider),
        header: { jku: `${provider.url}/rogue`, x5u: `${provider.url}/rogue` },
      }),
    },
    {
      title: 'a rogue key signs without kid',
      refusal,
      forge: ({ keys }) => ({ key: keys.rogue, header: { kid: undefined } }),
    },
  ]
}

export function algorithms(): ForgeryCase[] {
  const refusal = /its alg is not one of the configured RS256/
  const unsigned = [
    'none',
    'NoNe',
    'HS256',
    ['RS256'],
    256,
    { name: 'RS256' },
    null,
    '',
    'constructor',
  ]
  return [
    ...unsigned.map((alg) => ({
      title: `alg is ${JSON.stringify(alg)} under a made-up signature`,
      refusal,
      forge: () => ({
        idToken: (_: string, { claims }: { claims: Claims }) =>
          writeUnsigned({ alg }, claims, 'AAAA'),
      }),
    })),
    {
      title: 'alg is none and the signature is empty',
      refusal: /three segments/,
      forge: () => ({ idToken: (_, { claims }) => writeUnsigned({ alg: 'none' }, claims) }),
    },
    {
      title: 'HS256 with the public key as its secret',
      refusal,
      forge: ({ provider }) => ({
        idToken: (_, { claims }) => signHmac(claims, publicPem(provider)),
      }),
    },
    {
      title: 'HS256 with the client secret',
      refusal,
      forge: ({ provider }) => ({
        idToken: (_, { claims }) => signHmac(claims, provider.clientSecret),
      }),
    },
    ...(['es256', 'ps256', 'rs384'] as const).map((name) => ({
      title: `a valid ${name} signature by a key of the JWKS`,
      refusal,
      forge: ({ keys }: Scene) => ({
        key: keys[name],
        jwks: (published: readonly unknown[]) => ({ keys: [...published, keys[name].jwk] }),
      }),
    })),
  ]
}

export function headers(): ForgeryCase[] {
  const extension = /its header asks for an extension/
  return [
    {
      title: 'crit names an unknown extension',
      refusal: extension,
      forge: () => ({ header: { crit: ['x'], x: 1 } }),
    },
    { title: 'crit is empty', refusal: extension, forge: () => ({ header: { crit: [] } }) },
    {
      title: 'b64 is false',
      refusal: extension,
      forge: () => ({ header: { b64: false, crit: ['b64'] } }),
    },
    {
      title: 'crit is there twice',
      refusal: /header cannot be read, it has the same member twice/,
      forge: () => ({ headerText: (json) => json.replace('{', '{"crit":["x"],"crit":["x"],') }),
    },
    {
      title: 'alg is there twice',
      refusal: /header cannot be read, it has the same member twice/,
      forge: () => ({ headerText: (json) => json.replace('{', '{"alg":"none",') }),
    },
    {
      title: 'kid is a number',
      refusal: /its kid is not usable/,
      forge: () => ({ header: { kid: 7 } }),
    },
    {
      title: 'kid is 10 KB',
      refusal: /its kid is not usable/,
      forge: () => ({ header: { kid: 'k'.repeat(10_000) } }),
    },
    ...['at+jwt', 'application/at+jwt', 'AT+JWT', 'logout+jwt', 'oauth-authz-req+jwt', 7].map(
      (typ) => ({
        title: `typ is ${typ}`,
        refusal: /its typ is that of another kind of JWT/,
        forge: () => ({ header: { typ } }),
      }),
    ),
  ]
}

function mangleSignature(token: string): string {
  const at = token.lastIndexOf('.') + 1
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
}

function replacePayload(token: string, claims: Claims): string {
  const [header = '', , signature = ''] = token.split('.')
  return `${header}.${base64url.encode(JSON.stringify({ ...claims, admin: true }))}.${signature}`
}

function withKid(key: SigningKey, { key: { jwk } }: HostileProvider): SigningKey {
  return { ...key, jwk: { ...key.jwk, ...(jwk.kid !== undefined && { kid: jwk.kid }) } }
}

function publicPem({ key }: HostileProvider): string {
  const publicKey = createPublicKey({ key: { ...key.jwk }, format: 'jwk' })
  return publicKey.export({ type: 'spki', format: 'pem' }).toString()
}

function signHmac(claims: Claims, secret: string): string {
  const input = writeUnsigned({ alg: 'HS256' }, claims).slice(0, -1)
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
}
