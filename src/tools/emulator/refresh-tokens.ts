// Refresh tokens: bound to client and session, rotated at every use, a reused one ends its family.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Exchange } from './exchange.js'
import { grantedScopes } from './grants.js'
import { OAuthProblem } from './problem.js'
import type { Application } from './resources.js'
import type { Authorization, CodeUse, RefreshToken, Runtime } from './runtime.js'
import { findSessionById } from './sessions.js'

/** PingOne's default lifetime: 30 days. */
const defaultLifetimeSeconds = 2_592_000

/** The first refresh token of a sign-on, when the application is due one. */
export async function issueRefreshToken(
  exchange: Exchange,
  application: Application,
  from: { readonly authorization: Authorization; readonly use: CodeUse },
): Promise<string | undefined> {
  const { authorization, use } = from
  if (!isDue(exchange, application, authorization)) return undefined
  const rollingSeconds = application.refreshTokenRollingDuration
  const familyId = randomUUID()
  use.familyId = familyId
  const token = await createToken(exchange, application, {
    familyId,
    use,
    authorization,
    familyExpiresAtMs:
      rollingSeconds === undefined ? Infinity : exchange.nowMs + rollingSeconds * 1000,
  })
  return token.value
}

/**
 * The next refresh token of the family.
 *
 * @throws {OAuthProblem} `invalid_grant` for one that is unknown, expired, used before, another
 *   client's, or whose session has ended.
 */
export async function rotateRefreshToken(
  exchange: Exchange,
  application: Application,
  value: string,
): Promise<RefreshToken> {
  const { runtime, nowMs } = exchange
  const token = runtime.refreshTokens.get(value)
  if (
    token?.authorization.clientId !== application.id ||
    token.authorization.environmentId !== exchange.environment.id ||
    token.expiresAtMs <= nowMs ||
    findSessionById(runtime, token.authorization.sessionId, nowMs) === undefined
  ) {
    throw refused()
  }
  const graceMs = (application.refreshTokenRollingGracePeriodDuration ?? 0) * 1000
  if (token.replacedAtMs !== undefined && nowMs - token.replacedAtMs >= graceMs) {
    if (application.additionalRefreshTokenReplayProtectionEnabled !== false) {
      endFamily(runtime, token.familyId)
    }
    throw refused()
  }
  token.replacedAtMs ??= nowMs
  return createToken(exchange, application, token)
}

/** Takes back what a code gave: its access tokens, and its refresh tokens. */
export function revokeUse(runtime: Runtime, use: CodeUse): void {
  use.isRevoked = true
  for (const id of use.accessTokenIds.values()) runtime.revokedTokens.set(id, true)
  if (use.familyId !== undefined) endFamily(runtime, use.familyId)
}

/** Ends every refresh token that descends from the same code. */
export function endFamily({ refreshTokens }: Runtime, familyId: string): void {
  const family = [...refreshTokens.values()].filter((token) => token.familyId === familyId)
  for (const token of family) refreshTokens.delete(token.value)
}

/** `offline_access` is needed only where it was granted. */
function isDue(
  { environment }: Exchange,
  application: Application,
  authorization: Authorization,
): boolean {
  if (!application.grantTypes.includes('REFRESH_TOKEN')) return false
  const isOfflineGranted = grantedScopes(environment, application).some(
    (scope) => scope.name === 'offline_access',
  )
  return !isOfflineGranted || authorization.scopes.includes('offline_access')
}

async function createToken(
  exchange: Exchange,
  application: Application,
  from: Pick<RefreshToken, 'familyId' | 'use' | 'authorization' | 'familyExpiresAtMs'>,
): Promise<RefreshToken> {
  const { nowMs, runtime } = exchange
  const lifetimeMs = (application.refreshTokenDuration ?? defaultLifetimeSeconds) * 1000
  const expiresAtMs = Math.min(nowMs + lifetimeMs, from.familyExpiresAtMs)
  const token: RefreshToken = {
    value: await createValue(exchange, application, from.authorization, expiresAtMs),
    familyId: from.familyId,
    use: from.use,
    authorization: from.authorization,
    issuedAtMs: nowMs,
    expiresAtMs,
    familyExpiresAtMs: from.familyExpiresAtMs,
  }
  runtime.refreshTokens.set(token.value, token)
  return token
}

async function createValue(
  { keys, issuer, nowMs }: Exchange,
  application: Application,
  authorization: Authorization,
  expiresAtMs: number,
): Promise<string> {
  if (application.refreshTokenType !== 'JSON_WEB_TOKEN') {
    return randomBytes(32).toString('base64url')
  }
  return keys.sign({
    iss: issuer,
    sub: authorization.userId,
    client_id: application.id,
    sid: authorization.sessionId,
    jti: randomUUID(),
    iat: Math.floor(nowMs / 1000),
    exp: Math.floor(expiresAtMs / 1000),
  })
}

function refused(): OAuthProblem {
  return new OAuthProblem(400, 'invalid_grant', 'The refresh token is unknown, expired or used')
}
