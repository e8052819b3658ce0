// GET and POST /{env}/as/userinfo: the claims that an access token's scopes let through.
import type { Router } from 'express'
import { requireBearer } from '../bearer.js'
import {
  handle,
  readFormParameters,
  sendJson,
  type EmulatorParts,
  type Exchange,
} from '../exchange.js'
import { OAuthProblem } from '../problem.js'
import { buildUserClaims } from '../tokens.js'
import { findUser } from '../users.js'

/** Mounts the userinfo endpoint. */
export function mountUserinfo(router: Router, parts: EmulatorParts): void {
  router.get('/:env/as/userinfo', handle(parts, sendUserinfo))
  router.post('/:env/as/userinfo', handle(parts, sendUserinfo))
}

async function sendUserinfo(exchange: Exchange): Promise<void> {
  const claims = await requireBearer(exchange, readFormParameters(exchange))
  const scopes = typeof claims['scope'] === 'string' ? claims['scope'].split(' ') : []
  if (!scopes.includes('openid')) {
    throw new OAuthProblem(
      403,
      'insufficient_scope',
      'The access token does not have the scope openid',
      'Bearer error="insufficient_scope", scope="openid"',
    )
  }
  const user = findUser(exchange.environment, claims.sub, exchange.nowMs)
  if (user === undefined) {
    throw new OAuthProblem(401, 'invalid_token', 'The user of the access token is gone', 'Bearer')
  }
  sendJson(exchange.res, { sub: user.id, ...buildUserClaims(user, scopes) })
}
