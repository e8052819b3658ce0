// POST /{env}/as/introspect (RFC 7662), for an application or for a resource with its own secret.
import type { Router } from 'express'
import { readAccessToken } from '../bearer.js'
import { authenticateClient, readBasic } from '../client-authentication.js'
import {
  handle,
  readFormParameters,
  sendJson,
  type EmulatorParts,
  type Exchange,
} from '../exchange.js'
import { OAuthProblem } from '../problem.js'
import type { ApiResource, Application } from '../resources.js'
import { findSessionById } from '../sessions.js'

/** Mounts the introspection endpoint. */
export function mountIntrospect(router: Router, parts: EmulatorParts): void {
  router.post('/:env/as/introspect', handle(parts, introspect))
}

async function introspect(exchange: Exchange): Promise<void> {
  const form = readFormParameters(exchange)
  const resource = findResource(exchange, form)
  const application = resource === undefined ? await authenticateClient(exchange, form) : undefined
  const token = form.get('token')
  if (token === null) throw new OAuthProblem(400, 'invalid_request', 'token is missing')
  const claims =
    (await describeAccessToken(exchange, token, resource)) ??
    (application === undefined ? undefined : describeRefreshToken(exchange, token, application))
  sendJson(exchange.res, claims === undefined ? { active: false } : { active: true, ...claims })
}

/** A resource introspects with its id and secret, and only what is meant for it. */
function findResource(
  { req, environment }: Exchange,
  form: URLSearchParams,
): ApiResource | undefined {
  const [id, secret] = readBasic(req.headers.authorization) ?? [
    form.get('client_id'),
    form.get('client_secret'),
  ]
  return environment.resources.find(
    (resource) => resource.id === id && resource.secret !== undefined && resource.secret === secret,
  )
}

async function describeAccessToken(
  exchange: Exchange,
  token: string,
  resource: ApiResource | undefined,
): Promise<Record<string, unknown> | undefined> {
  const claims = await readAccessToken(exchange, token)
  if (claims === undefined) return undefined
  const audience = [claims.aud ?? []].flat()
  if (resource !== undefined && !audience.includes(resource.audience ?? resource.name)) {
    return undefined
  }
  return { ...claims, token_type: 'Bearer' }
}

/** Only to the application it was issued to. */
function describeRefreshToken(
  { runtime, nowMs, issuer }: Exchange,
  value: string,
  application: Application,
): Record<string, unknown> | undefined {
  const token = runtime.refreshTokens.get(value)
  if (token === undefined) return undefined
  const { authorization } = token
  const isActive =
    authorization.clientId === application.id &&
    token.replacedAtMs === undefined &&
    token.expiresAtMs > nowMs &&
    findSessionById(runtime, authorization.sessionId, nowMs) !== undefined
  if (!isActive) return undefined
  return {
    iss: issuer,
    sub: authorization.userId,
    client_id: authorization.clientId,
    scope: authorization.scopes.join(' '),
    sid: authorization.sessionId,
    iat: Math.floor(token.issuedAtMs / 1000),
    exp: Math.floor(token.expiresAtMs / 1000),
  }
}
