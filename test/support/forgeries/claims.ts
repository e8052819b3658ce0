// Claims that are not what this sign-on asked for.
import { OTHER_ID } from './case.js'
import type { Claims, ForgeryCase, Scene } from './case.js'

export function issuersAndAudiences(): ForgeryCase[] {
  const issuers: readonly [string, (issuer: string) => unknown][] = [
    ['another issuer', () => 'https://evil.example/as'],
    ['with a trailing slash', (issuer) => `${issuer}/`],
    ['in upper case', (issuer) => issuer.toUpperCase()],
    ['of another scheme', (issuer) => issuer.replace('http:', 'https:')],
    ['of another environment', (issuer) => issuer.replace(/[0-9a-f-]{36}/, OTHER_ID)],
    ['of another region', () => 'https://auth.pingone.eu/as'],
    ['an array', (issuer) => [issuer]],
    ['missing', () => undefined],
  ]
  const audiences: readonly [string, (clientId: string) => unknown][] = [
    ['another client', () => OTHER_ID],
    ['a prefix of ours', (id) => id.slice(0, -1)],
    ['a longer one than ours', (id) => `${id}x`],
    ['missing', () => undefined],
    ['an empty array', () => []],
    ['an array of an empty string', () => ['']],
    ['a nested array', (id) => [[id]]],
    ['a number', () => 1],
    ['an object', (id) => ({ [id]: true })],
    ['an array with a number beside ours', (id) => [id, 1]],
  ]
  return [
    ...issuers.map(([what, iss]) => ({
      title: `iss is ${what}`,
      refusal: /iss is not the configured issuer/,
      forge: ({ provider }: Scene) => ({ claims: { iss: iss(provider.issuer) } }),
    })),
    ...audiences.map(([what, aud]) => ({
      title: `aud is ${what}`,
      refusal: /aud is not this client/,
      forge: ({ provider }: Scene) => ({ claims: { aud: aud(provider.clientId) } }),
    })),
    {
      title: 'azp is another client',
      refusal: /azp is another client/,
      forge: () => ({ claims: { azp: OTHER_ID } }),
    },
    {
      title: 'aud names a second client and there is no azp',
      refusal: /azp does not name this one/,
      forge: ({ provider }) => ({ claims: { aud: [provider.clientId, OTHER_ID] } }),
    },
  ]
}

export function subjects(): ForgeryCase[] {
  const subs: readonly [string, unknown][] = [
    ['missing', undefined],
    ['empty', ''],
    ['a number', 5],
    ['null', null],
    ['an array', ['user']],
    ['4 KB', 's'.repeat(4096)],
    ['256 characters', 's'.repeat(256)],
    ['a text with NUL', 'a\u0000b'],
    ['a text with a line break', 'a\r\nb'],
    ['__proto__', '__proto__'],
  ]
  return subs.map(([what, sub]) => ({
    title: `sub is ${what}`,
    refusal: /sub is not a usable string/,
    forge: () => ({ claims: { sub } }),
  }))
}

export function times(): ForgeryCase[] {
  const malformed = ['1800000000', 1800000000.5, 1e300, -1, null, [1800000000], true]
  return [
    ...['exp', 'iat', 'nbf', 'auth_time'].flatMap((name) =>
      malformed.map((value) => ({
        title: `${name} is ${JSON.stringify(value)}`,
        refusal: new RegExp(`${name} is not a whole number of seconds`),
        forge: () => ({ claims: { [name]: value } }),
      })),
    ),
    ...['exp', 'iat'].map((name) => ({
      title: `${name} is missing`,
      refusal: new RegExp(`${name} is not a whole number of seconds`),
      forge: () => ({ claims: { [name]: undefined } }),
    })),
    {
      title: 'it expired 10 minutes ago',
      refusal: /it expired 6\d\d s ago .*clock skew/,
      forge: ({ now }) => ({ claims: { exp: now - 600 } }),
    },
    {
      title: 'iat is an hour ahead',
      refusal: /iat is 3[56]\d\d s in the future .*clock skew/,
      forge: ({ now }) => ({ claims: { iat: now + 3600 } }),
    },
    {
      title: 'iat is a week old',
      refusal: /iat is 6048\d\d s ago, more than 600 s/,
      forge: ({ now }) => ({ claims: { iat: now - 604_800 } }),
    },
    {
      title: 'nbf is an hour ahead',
      refusal: /nbf is 3[56]\d\d s in the future/,
      forge: ({ now }) => ({ claims: { nbf: now + 3600 } }),
    },
    {
      title: 'auth_time is an hour ahead',
      refusal: /auth_time is 3[56]\d\d s in the future/,
      forge: ({ now }) => ({ claims: { auth_time: now + 3600 } }),
    },
  ]
}

export function bindings(): ForgeryCase[] {
  const nonces: readonly [string, (nonce: unknown) => unknown][] = [
    ['another one', () => 'another-nonce'],
    ['missing', () => undefined],
    ['an array', (nonce) => [nonce]],
    ['a prefix', (nonce) => String(nonce).slice(0, -1)],
    ['empty', () => ''],
  ]
  return [
    ...nonces.map(([what, nonce]) => ({
      title: `nonce is ${what}`,
      refusal: /nonce is not the one of this authorization request/,
      forge: () => ({ claims: (claims: Claims) => ({ ...claims, nonce: nonce(claims['nonce']) }) }),
    })),
    {
      title: 'at_hash is that of another access token',
      refusal: /at_hash does not fit/,
      forge: () => ({ claims: { at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' } }),
    },
    {
      title: 'at_hash is a number',
      refusal: /at_hash cannot be checked/,
      forge: () => ({ claims: { at_hash: 1 } }),
    },
    {
      title: 'acr is an array',
      refusal: /acr is not a string/,
      forge: () => ({ claims: { acr: ['Multi_Factor'] } }),
    },
    {
      title: 'amr is a string',
      refusal: /amr is not an array of strings/,
      forge: () => ({ claims: { amr: 'otp' } }),
    },
    {
      title: 'amr holds a number',
      refusal: /amr is not an array of strings/,
      forge: () => ({ claims: { amr: ['otp', 1] } }),
    },
    {
      title: 'sid is a number',
      refusal: /sid is not a string/,
      forge: () => ({ claims: { sid: 1 } }),
    },
  ]
}
