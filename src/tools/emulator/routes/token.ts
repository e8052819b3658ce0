// POST /{env}/as/token: authorization_code, refresh_token and client_credentials.
import type { Router } from 'express'
import { isVerifierOf } from '../authorization-request.js'
import { authenticateClient } from '../client-authentication.js'
import {
  handle,
  readFormParameters,
  sendJson,
  type EmulatorParts,
  type Exchange,
} from '../exchange.js'
import { grantedScopes } from '../grants.js'
import { OAuthProblem, notImplemented } from '../problem.js'
import { issueRefreshToken, revokeUse, rotateRefreshToken } from '../refresh-tokens.js'
import type { Application } from '../resources.js'
import { createCodeUse, type Authorization, type CodeUse } from '../runtime.js'
import { buildAccessToken, buildClientToken, buildIdToken, halfHash } from '../tokens.js'

/** Grants that PingOne has and the emulator does not. */
const otherGrants = [
  'urn:ietf:params:oauth:grant-type:device_code',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:openid:params:grant-type:ciba',
]

/** Mounts the token endpoint. */
export function mountToken(router: Router, parts: EmulatorParts): void {
  router.post('/:env/as/token', handle(parts, exchangeGrant))
}

async function exchangeGrant(exchange: Exchange): Promise<void> {
  const form = readFormParameters(exchange)
  const application = await authenticateClient(exchange, form)
  const grantType = form.get('grant_type')
  if (grantType === null) throw new OAuthProblem(400, 'invalid_request', 'grant_type is missing')
  if (otherGrants.includes(grantType)) throw notImplemented(`the grant type ${grantType}`)
  switch (grantType) {
    case 'authorization_code':
      assertGrantAllowed(application, 'AUTHORIZATION_CODE')
      return exchangeCode(exchange, application, form)
    case 'refresh_token':
      assertGrantAllowed(application, 'REFRESH_TOKEN')
      return refresh(exchange, application, form)
    case 'client_credentials':
      assertGrantAllowed(application, 'CLIENT_CREDENTIALS')
      return sendClientToken(exchange, application, form)
    default:
      throw new OAuthProblem(400, 'unsupported_grant_type', `Unsupported grant type: ${grantType}`)
  }
}

/**
 * The code is used before anything about it is checked: one try each. Whoever brings it again
 * takes back what the first use gave (RFC 6749 §4.1.2).
 */
async function exchangeCode(
  exchange: Exchange,
  application: Application,
  form: URLSearchParams,
): Promise<void> {
  const code = form.get('code')
  if (code === null) throw new OAuthProblem(400, 'invalid_request', 'code is missing')
  const { authorization, use } = useCode(exchange, code)
  assertOwnCode(exchange, application, authorization)
  if ((form.get('redirect_uri') ?? undefined) !== authorization.redirectUri) {
    throw invalidGrant('redirect_uri is not the one of the authorization request')
  }
  assertVerifier(authorization, form.get('code_verifier'))
  const refreshToken = await issueRefreshToken(exchange, application, { authorization, use })
  await sendTokens(exchange, { authorization, use, refreshToken })
}

function useCode(
  { runtime, nowMs }: Exchange,
  code: string,
): { readonly authorization: Authorization; readonly use: CodeUse } {
  const found = runtime.codes.get(code)
  if (found?.use !== undefined) revokeUse(runtime, found.use)
  if (found === undefined || found.use !== undefined || found.expiresAtMs <= nowMs) {
    throw invalidGrant('The authorization code is unknown, expired or used')
  }
  const use = createCodeUse()
  found.use = use
  return { authorization: found.authorization, use }
}

async function refresh(
  exchange: Exchange,
  application: Application,
  form: URLSearchParams,
): Promise<void> {
  const value = form.get('refresh_token')
  if (value === null) throw new OAuthProblem(400, 'invalid_request', 'refresh_token is missing')
  const next = await rotateRefreshToken(exchange, application, value)
  const { nonce, ...authorization } = next.authorization
  const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '')
  if (asked.some((scope) => !authorization.scopes.includes(scope))) {
    throw new OAuthProblem(400, 'invalid_scope', 'A scope was not granted at sign-on')
  }
  const scopes = asked.length === 0 ? authorization.scopes : asked
  await sendTokens(exchange, {
    authorization: { ...authorization, scopes },
    use: next.use,
    refreshToken: next.value,
  })
}

async function sendClientToken(
  exchange: Exchange,
  application: Application,
  form: URLSearchParams,
): Promise<void> {
  const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '')
  const custom = grantedScopes(exchange.environment, application).filter(
    (scope) => scope.resource.type === 'CUSTOM',
  )
  const scopes = asked.length === 0 ? custom : custom.filter(({ name }) => asked.includes(name))
  if (scopes.length === 0 && (asked.length > 0 || application.type !== 'WORKER')) {
    throw new OAuthProblem(400, 'invalid_scope', 'At least one scope must be granted')
  }
  const access = await buildClientToken(exchange, application, scopes)
  sendJson(exchange.res, {
    access_token: access.value,
    token_type: 'Bearer',
    expires_in: access.expiresInSeconds,
    ...(scopes.length === 0 ? {} : { scope: scopes.map(({ name }) => name).join(' ') }),
  })
}

async function sendTokens(
  exchange: Exchange,
  given: {
    readonly authorization: Authorization
    readonly use: CodeUse
    readonly refreshToken: string | undefined
  },
): Promise<void> {
  const { authorization, use, refreshToken } = given
  const access = await buildAccessToken(exchange, authorization)
  use.accessTokenIds.set(access.id, access.id)
  const hashes = { at_hash: halfHash(access.value) }
  const scope = authorization.scopes.join(' ')
  const isIdTokenDue = authorization.scopes.includes('openid')
  const idToken = isIdTokenDue ? await buildIdToken(exchange, authorization, hashes) : undefined
  assertNotRevoked(exchange, use)
  sendJson(exchange.res, {
    access_token: access.value,
    token_type: 'Bearer',
    expires_in: access.expiresInSeconds,
    ...(scope === '' ? {} : { scope }),
    ...(idToken === undefined ? {} : { id_token: idToken }),
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
  })
}

/** The code came a second time while the tokens were being made. */
function assertNotRevoked({ runtime }: Exchange, use: CodeUse): void {
  if (use.isRevoked !== true) return
  revokeUse(runtime, use)
  throw invalidGrant('The authorization code is unknown, expired or used')
}

function assertOwnCode(
  { environment }: Exchange,
  application: Application,
  authorization: Authorization,
): void {
  const isOwn =
    authorization.clientId === application.id && authorization.environmentId === environment.id
  if (!isOwn) throw invalidGrant('The authorization code was issued to another client')
}

function assertVerifier({ codeChallenge }: Authorization, verifier: string | null): void {
  if (codeChallenge === undefined && verifier === null) return
  if (codeChallenge === undefined) {
    throw invalidGrant('code_verifier was sent, and the authorization request had no challenge')
  }
  if (verifier === null || !isVerifierOf(verifier, codeChallenge)) {
    throw invalidGrant('code_verifier does not belong to the code challenge')
  }
}

function assertGrantAllowed(application: Application, grantType: string): void {
  if (application.grantTypes.includes(grantType)) return
  throw new OAuthProblem(
    400,
    'unauthorized_client',
    `The application is not allowed the grant type ${grantType}`,
  )
}

function invalidGrant(description: string): OAuthProblem {
  return new OAuthProblem(400, 'invalid_grant', description)
}
