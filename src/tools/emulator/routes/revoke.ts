// POST /{env}/as/revoke (RFC 7009): no effect on tokens for PingOne's own API, nor on the session.
import type { Router } from 'express'
import { readAccessToken } from '../bearer.js'
import { authenticateClient } from '../client-authentication.js'
import { handle, readFormParameters, type EmulatorParts, type Exchange } from '../exchange.js'
import { platformAudience } from '../grants.js'
import { OAuthProblem } from '../problem.js'
import { endFamily } from '../refresh-tokens.js'
import type { Application } from '../resources.js'

/** Mounts the revocation endpoint. */
export function mountRevoke(router: Router, parts: EmulatorParts): void {
  router.post('/:env/as/revoke', handle(parts, revoke))
}

/** Answers 200 also for a token that is unknown or another client's. */
async function revoke(exchange: Exchange): Promise<void> {
  const form = readFormParameters(exchange)
  const application = await authenticateClient(exchange, form)
  const token = form.get('token')
  if (token === null) throw new OAuthProblem(400, 'invalid_request', 'token is missing')
  revokeRefreshToken(exchange, token, application)
  await revokeAccessToken(exchange, token, application)
  exchange.res.status(200).end()
}

function revokeRefreshToken({ runtime }: Exchange, value: string, application: Application): void {
  const token = runtime.refreshTokens.get(value)
  if (token?.authorization.clientId === application.id) endFamily(runtime, token.familyId)
}

async function revokeAccessToken(
  exchange: Exchange,
  token: string,
  application: Application,
): Promise<void> {
  const claims = await readAccessToken(exchange, token)
  if (claims?.jti === undefined || claims['client_id'] !== application.id) return
  const isForPlatform = [claims.aud].flat().includes(platformAudience(exchange.environment))
  if (!isForPlatform) exchange.runtime.revokedTokens.set(claims.jti, true)
}
