// The signed half of an authorization request: `request` and `login_hint_token`, read together.
import { assertParametersKnown } from './authorization-checks.js'
import type { Violation } from './authorization-request.js'
import type { Exchange } from './exchange.js'
import { JwtRefused } from './jwt-check.js'
import { findHintedUser, openLoginHintToken } from './login-hint-token.js'
import { isTemplateKnown } from './notification.js'
import { invalidValue, requiredValue } from './problem.js'
import { openRequestObject, type RequestObject } from './request-object.js'
import type { Application, User } from './resources.js'
import { templateTarget } from './template-request.js'

/** What the signed parameters say, beside the parameters that are sent openly. */
export interface SignedRequest extends Pick<
  RequestObject,
  'clientContext' | 'webAuthnChallenge' | 'remoteIp' | 'template'
> {
  /** Who is signing on; the first factor is behind them. */
  readonly hintedUserId?: string
}

/** All parameters in one, those of the request object in place of open ones; or what is wrong. */
export type ReadParameters =
  | { readonly parameters: URLSearchParams; readonly signed: SignedRequest }
  | { readonly violation: Violation }

/** Reads both JWTs of an authorization request. */
export async function readSignedParameters(
  exchange: Exchange,
  application: Application,
  open: URLSearchParams,
): Promise<ReadParameters> {
  const reading = { exchange, application, open }
  if (application.requireSignedRequestObject === true && !open.has('request')) {
    return { violation: { error: 'invalid_request', detail: requiredValue('request') } }
  }
  const object = await refusing('request', () => readRequestObject(reading))
  if ('violation' in object) return object
  const { parameters } = object.value
  assertParametersKnown(parameters)
  const hinted = await refusing('login_hint_token', () => readHint(reading, object.value))
  if ('violation' in hinted) return hinted
  const { user, signed } = { ...object.value, ...hinted.value }
  return {
    parameters,
    signed: {
      ...(user === undefined ? {} : { hintedUserId: user.id }),
      ...signed,
    },
  }
}

interface Reading {
  readonly exchange: Exchange
  readonly application: Application
  readonly open: URLSearchParams
}

interface ReadObject {
  readonly parameters: URLSearchParams
  readonly user?: User
  readonly signed: Omit<SignedRequest, 'hintedUserId'>
}

async function readRequestObject({ exchange, application, open }: Reading): Promise<ReadObject> {
  const jwt = open.get('request')
  if (jwt === null) return { parameters: open, signed: {} }
  const object = await openRequestObject(exchange, application, jwt)
  const { parameters: _inside, sub, ...signed } = object
  const { template } = signed
  if (template !== undefined && !isTemplateKnown(exchange.environment, template)) {
    throw new JwtRefused(
      'names no template, or no variant of it, that has contents',
      templateTarget,
    )
  }
  return {
    parameters: mergeParameters(open, object),
    ...(sub === undefined ? {} : { user: findHintedUser(exchange, sub) }),
    signed,
  }
}

/** Signed values win; who asks, and for what, must not differ (OIDC Core §6.1). */
function mergeParameters(open: URLSearchParams, object: RequestObject): URLSearchParams {
  const merged = new URLSearchParams(open)
  for (const [name, value] of object.parameters) {
    const isFixed = name === 'client_id' || name === 'response_type'
    if (isFixed && open.has(name) && open.get(name) !== value) {
      throw new JwtRefused(`${name} contradicts the parameter of that name`)
    }
    merged.set(name, value)
  }
  return merged
}

async function readHint(
  { exchange }: Reading,
  { parameters, user }: ReadObject,
): Promise<{ readonly user?: User }> {
  const jwt = parameters.get('login_hint_token')
  if (jwt === null) return {}
  const hinted = await openLoginHintToken(exchange, jwt)
  if (user !== undefined && user.id !== hinted.id) {
    throw new JwtRefused('names another user than the request')
  }
  return { user: hinted }
}

/** A refusal becomes a violation of the parameter, with the OAuth error it is. */
async function refusing<T>(
  name: 'request' | 'login_hint_token',
  read: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly violation: Violation }> {
  try {
    return { value: await read() }
  } catch (error) {
    if (!(error instanceof JwtRefused)) throw error
    const detail = invalidValue(error.target ?? name, error.message)
    const oauthError = name === 'request' ? 'invalid_request_object' : 'invalid_request'
    return { violation: { error: oauthError, detail } }
  }
}
