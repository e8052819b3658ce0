// Other kinds of token, and tokens of a hostile form.
import { base64url } from 'jose'
import type { ForgeryCase } from './case.js'

export function kinds(): ForgeryCase[] {
  return [
    {
      title: 'it is an access token of the same issuer and key',
      refusal: /aud is not this client/,
      forge: ({ now, provider }) => ({
        claims: ({ iss, sub }) => ({
          iss,
          sub,
          client_id: provider.clientId,
          scope: 'openid',
          aud: ['https://api.pingone.eu'],
          iat: now,
          exp: now + 3600,
        }),
      }),
    },
    {
      title: 'it is a logout token',
      refusal: /nonce is not the one/,
      forge: () => ({
        claims: (claims) => ({
          ...claims,
          nonce: undefined,
          events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
        }),
      }),
    },
    {
      title: 'it is a JWE of five segments',
      refusal: /it is encrypted/,
      forge: () => ({ idToken: (token) => `${token}.AAAA.AAAA` }),
    },
    {
      title: 'it is a JWE that asks for two billion rounds of PBES2',
      refusal: /it is encrypted/,
      forge: () => ({
        idToken: () =>
          `${base64url.encode('{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2c":2000000000,"p2s":"AAAA","zip":"DEF"}')}.AAAA.AAAA.AAAA.AAAA`,
      }),
    },
  ]
}

export function forms(): ForgeryCase[] {
  const base64 = /it is not canonical base64url/
  const unreadable = /payload cannot be read|payload is not a JSON object/
  const tokens: readonly [string, RegExp, (token: string) => string][] = [
    ['is padded', base64, (token) => `${token}=`],
    ['has the characters + and / ', base64, (token) => token.replace(/[^.]{4}$/, '+/+/')],
    ['has unused bits set', base64, setUnusedBits],
    ['starts with white space', base64, (token) => ` ${token}`],
    ['has a line break inside', base64, (token) => token.replace('.', '\n.')],
    ['has two segments', /three segments/, (token) => token.split('.', 2).join('.')],
    ['has four segments', /three segments/, (token) => `${token}.AAAA`],
    ['is empty', /three segments/, () => ''],
    ['is of dots only', /three segments/, () => '..'],
    ['is 140 KB', /too long|longer than/, (token) => `${token}${'A'.repeat(140_000)}`],
    ['is 1 MB', /too long|longer than/, (token) => `${token}${'A'.repeat(1_000_000)}`],
  ]
  const payloads: readonly [string, (json: string) => string][] = [
    ['has sub twice', (json) => json.replace('{', '{"sub":"somebody-else",')],
    ['has sub twice, once escaped', (json) => json.replace('{', '{"s\\u0075b":"somebody-else",')],
    ['has a member twice deep inside', (json) => json.replace('{', '{"address":{"a":1,"a":2},')],
    ['has a member __proto__', (json) => json.replace('{', '{"__proto__":{"admin":true},')],
    [
      'is nested 5,000 deep',
      (json) => json.replace('{', `{"a":${'['.repeat(5000)}${']'.repeat(5000)},`),
    ],
    ['is not JSON', () => 'claims'],
    ['is cut off', (json) => json.slice(0, -1)],
    ['is null', () => 'null'],
    ['is an array', (json) => `[${json}]`],
    ['starts with a byte order mark', (json) => `\uFEFF${json}`],
  ]
  return [
    ...tokens.map(([what, refusal, idToken]) => ({
      title: `the token ${what}`,
      refusal,
      forge: () => ({ idToken }),
    })),
    ...payloads.map(([what, payload]) => ({
      title: `the payload ${what}`,
      refusal: unreadable,
      forge: () => ({ payload }),
    })),
    {
      title: 'the payload has 10,000 claims',
      refusal: /too long|longer than/,
      forge: () => ({
        claims: Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`c${i}`, i])),
      }),
    },
  ]
}

// 256 bytes end in a character of which two bits are unused.
function setUnusedBits(token: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const last = alphabet.indexOf(token.at(-1) ?? '')
  return `${token.slice(0, -1)}${alphabet[last + 1] ?? ''}`
}
