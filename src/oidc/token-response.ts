// The token response: read once, strictly, before openid-client sees it.
import type { CustomFetch } from 'openid-client'
import { AuthorizationError } from '../errors.js'
import { parseJsonDocument } from './json-document.js'

/** A token response in which every member has its type. */
export interface TokenResponse {
  readonly accessToken: string
  readonly idToken?: string
  readonly refreshToken?: string
  readonly scope?: string
  readonly expiresInSeconds?: number
  /** PingOne's own id of the call. */
  readonly correlationId?: string
}

/** A fetch that keeps what the token endpoint answered. */
export interface TokenResponseReader {
  readonly fetch: CustomFetch
  readonly read: () => TokenResponse
}

const MAX_CHARACTERS = 131_072
const MAX_SCOPE_CHARACTERS = 16_384
const MAX_LIFETIME_SECONDS = 31_536_000
const PRINTABLE = /^[\x21-\x7e]+$/
const CORRELATION_ID = /^[\x21-\x7e]{1,100}$/

/**
 * Wraps a fetch so that the token response is parsed here.
 *
 * openid-client gets a response without the ID Token: the one verifier is ours, and its errors would carry the token.
 */
export function createTokenResponseReader(fetch: CustomFetch): TokenResponseReader {
  let kept: TokenResponse | undefined
  return {
    fetch: async function fetchTokenResponse(url, init) {
      const response = await fetch(url, init)
      if (response.status !== 200) return response
      const correlationId = readCorrelationId(response.headers)
      kept = { ...parseTokenResponse(await response.text()), ...correlationId }
      return Response.json({ access_token: kept.accessToken, token_type: 'bearer' })
    },
    read: () => {
      if (kept === undefined) throw refuseTokenResponse('there is none')
      return kept
    },
  }
}

// It goes into records and evidence: what cannot be one line of them is left out.
function readCorrelationId(headers: Headers): { correlationId?: string } {
  const correlationId = headers.get('correlation-id')
  return correlationId !== null && CORRELATION_ID.test(correlationId) ? { correlationId } : {}
}

/** Parses the body of a successful token response. */
export function parseTokenResponse(text: string): TokenResponse {
  const body = parseJsonDocument(text, { call: 'token', maxCharacters: MAX_CHARACTERS })
  assertBearer(body['token_type'])
  const accessToken = parseToken(body, 'access_token')
  if (accessToken === undefined) throw refuseTokenResponse('it has no access_token')
  const idToken = parseIdToken(body['id_token'])
  const refreshToken = parseToken(body, 'refresh_token')
  const expiresInSeconds = parseLifetime(body['expires_in'])
  return {
    accessToken,
    ...(idToken !== undefined && { idToken }),
    ...(refreshToken !== undefined && { refreshToken }),
    ...parseScope(body['scope']),
    ...(expiresInSeconds !== undefined && { expiresInSeconds }),
  }
}

function assertBearer(type: unknown): void {
  if (typeof type !== 'string' || type.toLowerCase() !== 'bearer') {
    throw refuseTokenResponse('its token_type is not Bearer')
  }
}

function parseToken(body: Record<string, unknown>, name: string): string | undefined {
  const value = body[name]
  if (value === undefined) return undefined
  const fits = typeof value === 'string' && PRINTABLE.test(value)
  if (!fits) throw refuseTokenResponse(`its ${name} is not usable`)
  return value
}

// Only the type is looked at here: form and length are the verifier's, with its own words.
function parseIdToken(value: unknown): string | undefined {
  if (value !== undefined && typeof value !== 'string') {
    throw refuseTokenResponse('its id_token is not a string')
  }
  return value
}

function parseScope(value: unknown): { scope?: string } {
  if (value === undefined) return {}
  if (typeof value !== 'string' || value.length > MAX_SCOPE_CHARACTERS) {
    throw refuseTokenResponse('its scope is not usable')
  }
  return { scope: value }
}

// A lifetime nobody can mean is an unknown one, never a wrong date.
function parseLifetime(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
  if (typeof seconds !== 'number' || !(seconds >= 0) || seconds > MAX_LIFETIME_SECONDS) {
    return undefined
  }
  return Math.floor(seconds)
}

/** The error of every refused token response. */
export function refuseTokenResponse(check: string): AuthorizationError {
  return new AuthorizationError(`The token response was refused: ${check}.`, {
    error: 'invalid_token_response',
  })
}
