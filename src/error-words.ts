// What an event may say of an error: words of a closed list, never a text that came from anywhere.
import { AuthorizationError, UpstreamError, type PingOneError } from './errors.js'
import type { PingOneEvent } from './events.js'
import { isOAuthError } from './oidc/protocol-error.js'

/** Our own words beside those of OAuth, as `AuthorizationError` has them. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  'acr_unmet',
  'amr_unmet',
  'auth_time_too_old',
  'challenge_not_bound',
  'invalid_authorization_response',
  'invalid_id_token',
  'invalid_token_response',
  'invalid_userinfo',
  'no_authenticator_action',
  'no_refresh_token',
  'other_user',
  'refresh_failed',
  'refused_by_hook',
  'silent_sign_on_refused',
])

/** The word for an event. An app's hook can throw any, and PingOne can answer any: what we do not know is `other`. */
export function readAuthorizationWord({ error }: AuthorizationError): string {
  return isOAuthError(error) || OWN_WORDS.has(error) ? error : 'other'
}

/** Why a call to PingOne came to nothing. */
export function describeFailedCall(
  error: PingOneError,
): Pick<PingOneEvent, 'reason' | 'upstreamStatus' | 'retryAfterSeconds'> {
  if (error instanceof AuthorizationError) return { reason: readAuthorizationWord(error) }
  if (!(error instanceof UpstreamError)) return {}
  const { reason, upstreamStatus, retryAfterSeconds } = error
  return {
    reason,
    ...(upstreamStatus !== undefined && { upstreamStatus }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  }
}
