// The tokens: access token and ID Token with PingOne's claims, signed with the newest key.
import { createHash, randomUUID } from 'node:crypto'
import type { JWTPayload } from 'jose'
import type { Exchange } from './exchange.js'
import { grantedScopes, platformAudience, type GrantedScope } from './grants.js'
import type { Application, ApiResource, User } from './resources.js'
import type { Authorization } from './runtime.js'

/** An access token with its lifetime. */
export interface AccessToken {
  readonly value: string
  /** Its `jti`. */
  readonly id: string
  readonly expiresInSeconds: number
}

/** PingOne's default lifetime of access tokens, and the one of ID Tokens. */
const defaultLifetimeSeconds = 3600

/** The OIDC scopes, which every audience shares with the platform API. */
const oidcResource = 'OPENID_CONNECT'

/** Makes the access token of a person's sign-on. */
export async function buildAccessToken(
  exchange: Exchange,
  authorization: Authorization,
): Promise<AccessToken> {
  const resources = resourcesOf(exchange, authorization)
  return signAccessToken(exchange, authorization.clientId, resources, {
    sub: authorization.userId,
    ...(authorization.scopes.length === 0 ? {} : { scope: authorization.scopes.join(' ') }),
    sid: authorization.sessionId,
    acr: authorization.acr,
    auth_time: authorization.authTimeSeconds,
  })
}

/** Makes the access token of an application that acts for itself. */
export async function buildClientToken(
  exchange: Exchange,
  application: Application,
  scopes: readonly GrantedScope[],
): Promise<AccessToken> {
  const resources = scopes.map((scope) => scope.resource)
  const scope = scopes.map(({ name }) => name).join(' ')
  return signAccessToken(exchange, application.id, resources, scope === '' ? {} : { scope })
}

/** Makes the ID Token of a person's sign-on; `hashes` are `at_hash` and `c_hash`. */
export async function buildIdToken(
  exchange: Exchange,
  authorization: Authorization,
  hashes: JWTPayload,
): Promise<string> {
  const { environment, keys, issuer, nowMs } = exchange
  const user = environment.users.find(({ id }) => id === authorization.userId)
  const iat = Math.floor(nowMs / 1000)
  return keys.sign({
    iss: issuer,
    sub: authorization.userId,
    aud: authorization.clientId,
    iat,
    exp: iat + defaultLifetimeSeconds,
    acr: authorization.acr,
    amr: [...authorization.amr],
    auth_time: authorization.authTimeSeconds,
    ...(authorization.nonce === undefined ? {} : { nonce: authorization.nonce }),
    ...hashes,
    sid: authorization.sessionId,
    env: environment.id,
    org: environment.organization.id,
    'p1.region': environment.region,
    ...(user === undefined ? {} : buildUserClaims(user, authorization.scopes)),
  })
}

/** The claims of a user that the scopes let through; `name` is never made up from its parts. */
export function buildUserClaims(user: User, scopes: readonly string[]): Record<string, unknown> {
  const claims = {
    ...(scopes.includes('profile') ? buildProfileClaims(user) : {}),
    ...(scopes.includes('email') ? { email: user.email } : {}),
    ...(scopes.includes('phone') ? { phone_number: user.mobilePhone ?? user.primaryPhone } : {}),
    ...(scopes.includes('address') ? { address: buildAddress(user['address']) } : {}),
  }
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined))
}

/** Left half of the SHA-256 of a token or code (OIDC Core §3.3.2.11). */
export function halfHash(value: string): string {
  return createHash('sha256').update(value).digest().subarray(0, 16).toString('base64url')
}

async function signAccessToken(
  { environment, keys, issuer, nowMs }: Exchange,
  clientId: string,
  resources: readonly ApiResource[],
  claims: JWTPayload,
): Promise<AccessToken> {
  const platform = platformAudience(environment)
  const custom = resources.filter((resource) => resource.type === 'CUSTOM')
  const audience = [...new Set(custom.map((resource) => resource.audience ?? resource.name))]
  const aud = audience.length > 0 ? audience : [platform]
  const iat = Math.floor(nowMs / 1000)
  const expiresInSeconds = readLifetime(environment.resources, custom)
  const application = environment.applications.find(({ id }) => id === clientId)
  const id = randomUUID()
  const value = await keys.sign(
    {
      client_id: clientId,
      iss: issuer,
      jti: id,
      iat,
      exp: iat + expiresInSeconds,
      aud,
      ...(aud.includes(platform)
        ? { env: environment.id, org: environment.organization.id, 'p1.rid': randomUUID() }
        : {}),
      ...claims,
    },
    application?.includeTyp === true ? 'at+jwt' : undefined,
  )
  return { value, id, expiresInSeconds }
}

/** The shortest lifetime among the resources the token is for. */
function readLifetime(all: readonly ApiResource[], custom: readonly ApiResource[]): number {
  const aimed = custom.length > 0 ? custom : all.filter(({ type }) => type === oidcResource)
  const lifetimes = aimed.map(
    (resource) => resource.accessTokenValiditySeconds ?? defaultLifetimeSeconds,
  )
  return Math.min(...(lifetimes.length > 0 ? lifetimes : [defaultLifetimeSeconds]))
}

function resourcesOf({ environment }: Exchange, authorization: Authorization): ApiResource[] {
  const application = environment.applications.find(({ id }) => id === authorization.clientId)
  if (application === undefined) return []
  return grantedScopes(environment, application)
    .filter((scope) => authorization.scopes.includes(scope.name))
    .map((scope) => scope.resource)
}

function buildProfileClaims(user: User): Record<string, unknown> {
  const { updatedAt } = user
  return {
    name: user.name?.formatted,
    given_name: user.name?.given,
    middle_name: user.name?.middle,
    family_name: user.name?.family,
    preferred_username: user.username,
    nickname: user['nickname'],
    locale: user.locale,
    zoneinfo: user.timezone,
    updated_at: updatedAt === undefined ? undefined : Math.floor(Date.parse(updatedAt) / 1000),
  }
}

function buildAddress(address: unknown): Record<string, unknown> | undefined {
  if (typeof address !== 'object' || address === null) return undefined
  const names = {
    streetAddress: 'street_address',
    locality: 'locality',
    region: 'region',
    postalCode: 'postal_code',
    countryCode: 'country',
  }
  const parts = new Map<string, unknown>(Object.entries(address))
  const found = Object.entries(names).filter(([name]) => parts.has(name))
  return Object.fromEntries(found.map(([name, claim]) => [claim, parts.get(name)]))
}
