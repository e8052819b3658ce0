// Access tokens that come back: whose they are, and whether they still count.
import type { JWTPayload } from 'jose'
import type { Exchange } from './exchange.js'
import { OAuthProblem } from './problem.js'

/** The claims of an access token that is ours, unexpired and not revoked; else undefined. */
export async function readAccessToken(
  { keys, issuer, nowMs, runtime }: Exchange,
  token: string,
): Promise<JWTPayload | undefined> {
  const claims = await keys.verify(token, issuer).catch(() => undefined)
  const { jti, exp, client_id: clientId, aud } = claims ?? {}
  // An ID Token and a refresh token carry no audience of an API beside a client id.
  if (jti === undefined || typeof clientId !== 'string' || aud === undefined) return undefined
  if ((exp ?? 0) <= nowMs / 1000 || runtime.revokedTokens.get(jti) !== undefined) return undefined
  return claims
}

/**
 * The claims of the request's bearer token, by header or form (RFC 6750).
 *
 * @throws {OAuthProblem} 401 `invalid_token`, with a challenge.
 */
export async function requireBearer(
  exchange: Exchange,
  form: URLSearchParams,
): Promise<JWTPayload> {
  const header = /^Bearer ([^ ]+)$/i.exec(exchange.req.headers.authorization ?? '')?.[1]
  const token = header ?? form.get('access_token')
  const claims = token === null ? undefined : await readAccessToken(exchange, token)
  if (claims !== undefined) return claims
  throw new OAuthProblem(
    401,
    'invalid_token',
    'The access token is missing, expired or revoked',
    token === null ? 'Bearer' : 'Bearer error="invalid_token"',
  )
}
