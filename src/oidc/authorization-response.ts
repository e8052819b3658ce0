// The authorization response: parsed and checked before the code is worth a call; pure.
import { AuthorizationError } from '../errors.js'
import { isEqualInConstantTime } from './constant-time.js'
import { cleanDescription, knownErrorCode } from './protocol-error.js'

/** What the response must fit. */
export interface AuthorizationResponseRules {
  readonly state: string
  readonly issuer: string
  /** `authorization_response_iss_parameter_supported` of the metadata. */
  readonly issRequired: boolean
}

const MAX_CODE_CHARACTERS = 2048
const MAX_STATE_CHARACTERS = 1024
const PRINTABLE = /^[\x21-\x7e]+$/
const NOT_OURS = ['response', 'id_token', 'access_token', 'token', 'token_type'] as const

/**
 * Parses an authorization response whose parameters are single-valued already.
 *
 * @returns The authorization code.
 * @throws {AuthorizationError} PingOne's own `error`, or `invalid_authorization_response`.
 * @see [RFC 9207](https://www.rfc-editor.org/rfc/rfc9207) · [RFC 6749 §4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2)
 */
export function parseAuthorizationResponse(
  response: Readonly<Record<string, unknown>>,
  { state, issuer, issRequired }: AuthorizationResponseRules,
): string {
  assertState(response, state)
  assertIssuer(response['iss'], { issuer, required: issRequired })
  for (const name of NOT_OURS) {
    if (response[name] !== undefined) throw refuseResponse(`it carries ${name}, never asked for`)
  }
  if (response['error'] !== undefined) throw parseErrorResponse(response)
  return parseCode(response['code'])
}

// Nothing else of a response counts before its state does.
function assertState(response: Readonly<Record<string, unknown>>, expected: string): void {
  const { state } = response
  if (typeof state !== 'string' || state.length > MAX_STATE_CHARACTERS) {
    throw refuseResponse('it has no usable state')
  }
  if (!isEqualInConstantTime(state, expected)) {
    throw refuseResponse('its state is not the one of this authorization request')
  }
}

function assertIssuer(
  iss: unknown,
  { issuer, required }: { readonly issuer: string; readonly required: boolean },
): void {
  if (iss === undefined && !required) return
  if (iss !== issuer) {
    throw refuseResponse(
      iss === undefined
        ? 'it has no iss though PingOne announces one'
        : 'its iss is not the configured issuer',
    )
  }
}

function parseErrorResponse(response: Readonly<Record<string, unknown>>): AuthorizationError {
  const { error, error_description: description, code } = response
  if (code !== undefined) return refuseResponse('it carries both code and error')
  const known = knownErrorCode(error)
  return new AuthorizationError(`PingOne answered the authorization request with ${known}.`, {
    error: known,
    ...cleanDescription(description),
  })
}

function parseCode(code: unknown): string {
  if (typeof code !== 'string' || code.length > MAX_CODE_CHARACTERS || !PRINTABLE.test(code)) {
    throw refuseResponse('it has no usable code')
  }
  return code
}

function refuseResponse(check: string): AuthorizationError {
  return new AuthorizationError(`The authorization response was refused: ${check}.`, {
    error: 'invalid_authorization_response',
  })
}
