// `user`: the verified claims of a sign-on, less the protocol's own.
import type { PingOneUser } from '../../events.js'

const PROTOCOL_CLAIMS = new Set([
  'iss',
  'aud',
  'azp',
  'iat',
  'exp',
  'nbf',
  'jti',
  'nonce',
  'at_hash',
  'c_hash',
  's_hash',
  'sid',
  'env',
  'org',
  'acr',
  'amr',
  'auth_time',
])

/** Builds the user from verified claims; `only` restricts it to the named ones, `sub` always stays. */
export function buildUser(
  claims: Readonly<Record<string, unknown>> & { readonly sub: string },
  only?: readonly string[],
): PingOneUser {
  const kept = Object.entries(claims).filter(([name]) => {
    if (PROTOCOL_CLAIMS.has(name) || name.startsWith('p1.') || name === '__proto__') return false
    return only === undefined || only.includes(name)
  })
  return { ...Object.fromEntries(kept), sub: claims.sub }
}
