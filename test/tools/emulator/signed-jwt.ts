// The JWTs that a relying party signs, made with jose: right by default, wrong where a test says so.
import { SignJWT } from 'jose'
import type { Emulator } from '../../../src/tools/emulator/index.js'

/** What to sign in another way than a relying party does. */
export interface Signing {
  readonly alg?: string
  readonly header?: Readonly<Record<string, unknown>>
  readonly key?: Parameters<SignJWT['sign']>[0]
  /** Whose id and secret. Default: `embedded`. */
  readonly application?: 'embedded' | 'hosted'
}

/** The transaction of PingOne's own sample. */
export const transaction = {
  name: 'transaction',
  variables: { sum: '1,000,000', currency: 'USD', recipient: 'Charlie Parker' },
}

/** PingOne's issuer of the first environment. */
export function issuerOf(emulator: Emulator): string {
  return `${emulator.url}/${emulator.environmentId}/as`
}

/**
 * A JWT that names the user and lives five minutes; a claim given as undefined is left out.
 */
export async function signJwt(
  emulator: Emulator,
  claims: Readonly<Record<string, unknown>> = {},
  { alg = 'HS256', header = {}, key, application }: Signing = {},
): Promise<string> {
  const env = emulator.env(application)
  const nowSeconds = Math.floor(Date.now() / 1000)
  const all = {
    iss: env['PINGONE_CLIENT_ID'],
    aud: issuerOf(emulator),
    sub: 'maya',
    iat: nowSeconds,
    exp: nowSeconds + 300,
    ...claims,
  }
  const payload = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
  return new SignJWT(payload)
    .setProtectedHeader({ typ: 'JWT', ...header, alg })
    .sign(key ?? new TextEncoder().encode(env['PINGONE_CLIENT_SECRET']))
}

/** A JWT whose header and claims nobody signed; `signature` is put behind them as it is. */
export function unsignedJwt(
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = { alg: 'none' },
  signature = '',
): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part(header)}.${part(claims)}.${signature}`
}
