// What an application may be: every rule of its OpenID Connect settings, and PingOne's defaults.
import { invalidValue, notImplemented, requiredValue } from '../problem.js'
import type { Application, Draft, TokenEndpointAuthMethod } from '../resources.js'
import { emptyValue, outOfRange, present, type FieldReader } from './fields.js'
import { readCors, readJwks, readKept, readUris } from './application-parts.js'
import { readNativeApp } from './native-app-fields.js'

const types = [
  'WEB_APP',
  'NATIVE_APP',
  'SINGLE_PAGE_APP',
  'SERVICE',
  'CUSTOM_APP',
  'WORKER',
] as const
const otherTypes = [
  'AI_AGENT',
  'PING_ONE_SELF_SERVICE',
  'PING_ONE_ADMIN_CONSOLE',
  'PING_ONE_PORTAL',
  'TEMPLATE_APP',
  'PORTAL_LINK_APP',
] as const
const otherProtocols = ['SAML', 'WS_FED', 'EXTERNAL_LINK'] as const
const grantTypes = [
  'AUTHORIZATION_CODE',
  'IMPLICIT',
  'REFRESH_TOKEN',
  'CLIENT_CREDENTIALS',
  'DEVICE_CODE',
  'TOKEN_EXCHANGE',
  'CIBA',
] as const
const responseTypes = ['CODE', 'TOKEN', 'ID_TOKEN'] as const
const authMethods = [
  'NONE',
  'CLIENT_SECRET_BASIC',
  'CLIENT_SECRET_POST',
  'CLIENT_SECRET_JWT',
  'PRIVATE_KEY_JWT',
] as const

/** PingOne's longest refresh tokens, in seconds. */
const longestSeconds = 2_147_483_647

/**
 * The whole application, as POST and PUT give it.
 *
 * @throws {PingOneProblem} 400 with every violation; 501 for a type the emulator does not have.
 */
export function readApplication(
  body: FieldReader,
  before: Application | undefined,
): Draft<Application> {
  const type = body.required('type', readType(body, before), 'WEB_APP')
  const read = body.choices('grantTypes', grantTypes)
  const grants = body.required('grantTypes', read, [])
  if (read?.length === 0) body.note(emptyValue('grantTypes'))
  const application = {
    ...readAccess(body, type),
    ...readKept(body),
    ...readNativeApp(body, type),
    ...present({
      name: body.required('name', body.text('name'), ''),
      description: body.text('description', { mayBeEmpty: true }),
      enabled: body.flag('enabled') ?? false,
      type,
      protocol: body.required('protocol', readProtocol(body), 'OPENID_CONNECT'),
      grantTypes: grants,
      responseTypes: readResponseTypes(body, grants),
      tokenEndpointAuthMethod: readAuthMethod(body, type),
      pkceEnforcement:
        body.choice('pkceEnforcement', ['OPTIONAL', 'REQUIRED', 'S256_REQUIRED']) ?? 'OPTIONAL',
      redirectUris: readUris(body, 'redirectUris'),
      postLogoutRedirectUris: readUris(body, 'postLogoutRedirectUris'),
      parRequirement: body.choice('parRequirement', ['OPTIONAL', 'REQUIRED']) ?? 'OPTIONAL',
      parTimeout: body.whole('parTimeout', { min: 1, max: 600 }) ?? 60,
      corsSettings: readCors(body),
      ...readRefresh(body, before, grants),
      ...readSignatures(body),
      ...readJwks(body),
    }),
  }
  body.finish()
  return application
}

function readType(
  body: FieldReader,
  before: Application | undefined,
): (typeof types)[number] | undefined {
  const type = body.choice('type', [...types, ...otherTypes])
  if (type !== undefined && before !== undefined && before.type !== type) {
    body.refuse('type', 'cannot be changed')
  }
  const other = otherTypes.find((each) => each === type)
  if (other !== undefined) throw notImplemented(`applications of the type ${other}`)
  return types.find((each) => each === type)
}

/** Every application here speaks OpenID Connect, so there is nothing a change could be to. */
function readProtocol(body: FieldReader): 'OPENID_CONNECT' | undefined {
  const protocol = body.choice('protocol', ['OPENID_CONNECT', ...otherProtocols])
  if (protocol === undefined || protocol === 'OPENID_CONNECT') return protocol
  throw notImplemented(`applications of the protocol ${protocol}`)
}

/** A worker's own pages are for administrators, unless it says otherwise. */
function readAccess(body: FieldReader, type: string): Record<string, unknown> {
  const isOpen = type !== 'WORKER' || body.has('accessControl')
  return isOpen ? {} : { accessControl: { role: { type: 'ADMIN_USERS_ONLY' } } }
}

/** CODE belongs to AUTHORIZATION_CODE, TOKEN and ID_TOKEN to IMPLICIT. */
function readResponseTypes(
  body: FieldReader,
  grants: readonly string[],
): (typeof responseTypes)[number][] | undefined {
  const read = body.choices('responseTypes', responseTypes)
  const isUnreadable = read === undefined && body.has('responseTypes')
  if (isUnreadable || grants.length === 0) return read
  const given = read ?? []
  if (given.includes('CODE') !== grants.includes('AUTHORIZATION_CODE')) {
    body.refuse(
      'responseTypes',
      'must have CODE if, and only if, grantTypes has AUTHORIZATION_CODE',
    )
  }
  const isImplicit = given.includes('TOKEN') || given.includes('ID_TOKEN')
  if (isImplicit !== grants.includes('IMPLICIT')) {
    body.refuse(
      'responseTypes',
      'must have TOKEN or ID_TOKEN if, and only if, grantTypes has IMPLICIT',
    )
  }
  return read
}

function readAuthMethod(body: FieldReader, type: string): TokenEndpointAuthMethod {
  const isPublic = ['NATIVE_APP', 'SINGLE_PAGE_APP', 'CUSTOM_APP'].includes(type)
  const method =
    body.choice('tokenEndpointAuthMethod', authMethods) ??
    (isPublic ? 'NONE' : 'CLIENT_SECRET_BASIC')
  if (method === 'PRIVATE_KEY_JWT' && !body.has('jwks') && !body.has('jwksUrl')) {
    body.note(requiredValue(body.target('jwks')))
  }
  return method
}

/** Durations that were set once can be changed, not taken away. */
function readRefresh(
  body: FieldReader,
  before: Application | undefined,
  grants: readonly string[],
): Partial<Application> {
  const isRefreshing = grants.includes('REFRESH_TOKEN')
  const limits = { min: 60, max: longestSeconds }
  const kept = (
    name: 'refreshTokenDuration' | 'refreshTokenRollingDuration',
  ): number | undefined => {
    if (before?.[name] !== undefined && body.raw[name] === null) {
      body.refuse(name, 'cannot be removed once it is set')
    }
    return body.whole(name, limits) ?? before?.[name]
  }
  const duration = kept('refreshTokenDuration') ?? (isRefreshing ? 2_592_000 : undefined)
  const rolling = kept('refreshTokenRollingDuration')
  if (duration !== undefined && rolling !== undefined && duration > rolling) {
    body.note(outOfRange(body.target('refreshTokenDuration'), limits.min, rolling))
  }
  return present({
    refreshTokenDuration: duration,
    refreshTokenRollingDuration: rolling,
    refreshTokenRollingGracePeriodDuration: body.whole('refreshTokenRollingGracePeriodDuration', {
      min: 0,
      max: 86_400,
    }),
    refreshTokenType: body.choice('refreshTokenType', ['OPAQUE_TOKEN', 'JSON_WEB_TOKEN']),
    additionalRefreshTokenReplayProtectionEnabled: body.flag(
      'additionalRefreshTokenReplayProtectionEnabled',
    ),
  })
}

/** What is allowed and what is demanded cannot both be set. */
function readSignatures(body: FieldReader): Partial<Application> {
  const isUnsignedAllowed = body.flag('supportUnsignedRequestObject')
  const isSignedRequired = body.flag('requireSignedRequestObject')
  if (isUnsignedAllowed === true && isSignedRequired === true) {
    const target = body.target('requireSignedRequestObject')
    body.note(invalidValue(target, 'must not be true while supportUnsignedRequestObject is true'))
  }
  return present({
    supportUnsignedRequestObject: isUnsignedAllowed,
    requireSignedRequestObject: isSignedRequired,
    idpSignoff: body.flag('idpSignoff'),
    includeTyp: body.flag('includeTyp'),
  })
}
