// Turns what openid-client throws into our errors, without the response, the body or a secret.
import { ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client'
import { AuthorizationError, PingOneError, UpstreamError } from '../errors.js'
import type { UpstreamReason } from '../errors.js'

/** The call that failed, and the secrets it sent: an answer may echo them. */
export interface FailedCall {
  readonly call: string
  readonly secrets: readonly (string | undefined)[]
}

const KNOWN_ERRORS: ReadonlySet<string> = new Set([
  'access_denied',
  'account_selection_required',
  'consent_required',
  'insufficient_scope',
  'interaction_required',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_request_object',
  'invalid_request_uri',
  'invalid_scope',
  'invalid_token',
  'login_required',
  'registration_not_supported',
  'request_not_supported',
  'request_uri_not_supported',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
  'unmet_authentication_requirements',
  'unsupported_grant_type',
  'unsupported_response_type',
])

const MAX_DESCRIPTION_CHARACTERS = 200
const CLIENT_AUTHENTICATION =
  "The client authentication that is configured (clientAuthentication, clientSecret or clientKey) does not match the application's token endpoint auth method, or its secret or key is wrong."

/** True for an `error` of OAuth or OpenID Connect that we know. */
export function isOAuthError(error: string): boolean {
  return KNOWN_ERRORS.has(error)
}

/** The OAuth error code when it is one we know, else `unknown_error`. */
export function knownErrorCode(error: unknown): string {
  return typeof error === 'string' && isOAuthError(error) ? error : 'unknown_error'
}

/** `error_description` for a log: cut, one line, without what looks like a secret; never for a page. */
export function cleanDescription(
  description: unknown,
  secrets: readonly (string | undefined)[] = [],
): { error_description?: string } {
  if (typeof description !== 'string' || description === '') return {}
  const known = secrets.filter((secret) => secret !== undefined && secret.length >= 4)
  const hidden = known.reduce<string>(
    (text, secret) => text.replaceAll(String(secret), '[hidden]'),
    description.slice(0, 4096),
  )
  const line = hidden
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\b(?:basic|bearer)\s+\S+/giu, '[hidden]')
    .replace(/eyJ[\w-]*(?:\.[\w-]*)*/g, '[hidden]')
    .replace(/[\w+/~-]{40,}={0,2}/g, '[hidden]')
  return { error_description: line.slice(0, MAX_DESCRIPTION_CHARACTERS) }
}

/** Our error for whatever an openid-client function threw; ours pass through. */
export function toProtocolError(error: unknown, failed: FailedCall): PingOneError {
  const ours = findOurs(error)
  if (ours !== undefined) return ours
  if (error instanceof WWWAuthenticateChallengeError) return refuseClient(error, failed)
  if (error instanceof ResponseBodyError) return fromErrorBody(error, failed)
  return fromTransport(error, failed)
}

// openid-client wraps what our fetch throws in an error of its own.
function findOurs(error: unknown): PingOneError | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof PingOneError) return at
  }
  return undefined
}

function refuseClient(error: Error, { call }: FailedCall): AuthorizationError {
  return new AuthorizationError(
    `PingOne's ${call} endpoint refused this client. ${CLIENT_AUTHENTICATION}`,
    { error: 'invalid_client', cause: redact(error) },
  )
}

function fromErrorBody(error: ResponseBodyError, failed: FailedCall): AuthorizationError {
  const code = knownErrorCode(error.error)
  const description = cleanDescription(error.error_description, failed.secrets)
  const words = code === 'invalid_client' ? ` ${CLIENT_AUTHENTICATION}` : ''
  return new AuthorizationError(
    `PingOne's ${failed.call} endpoint answered with ${code}.${words}`,
    { error: code, ...description, cause: redact(error) },
  )
}

function fromTransport(error: unknown, { call }: FailedCall): UpstreamError {
  const upstreamStatus = statusOf(error)
  const reason = upstreamStatus === undefined ? reasonOf(error) : reasonOfStatus(upstreamStatus)
  return new UpstreamError(`PingOne's ${call} endpoint failed: ${reason}.`, {
    reason,
    call,
    reached: upstreamStatus === undefined ? 'unknown' : 'yes',
    ...(upstreamStatus !== undefined && { upstreamStatus }),
    cause: redact(error),
  })
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && error.cause instanceof Response ? error.cause.status : undefined
}

function reasonOfStatus(status: number): UpstreamReason {
  if (status === 429) return 'rate_limited'
  if (status >= 500) return 'server_error'
  return status >= 300 && status < 400 ? 'redirected' : 'not_understood'
}

function reasonOf(error: unknown): UpstreamReason {
  const code = codeOf(error)
  if (code === 'OAUTH_TIMEOUT') return 'timed_out'
  return error instanceof TypeError && code === undefined ? 'unreachable' : 'not_understood'
}

// Only the class and code of the original: its cause holds the response, the body or the parameters.
function redact(error: unknown): Error {
  if (!(error instanceof Error)) return new Error('not an error object')
  const code = codeOf(error)
  return new Error(code === undefined ? error.name : `${error.name} (${code})`)
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
