// Userinfo: one call more, believed only when its `sub` is the ID Token's.
import { AuthorizationError, UpstreamError } from '../errors.js'
import { isEqualInConstantTime } from './constant-time.js'
import { fetchJsonDocument } from './json-document.js'

export interface UserinfoRequest {
  readonly fetch: typeof fetch
  readonly url: string | undefined
  readonly accessToken: string
  /** The `sub` of the verified ID Token. */
  readonly sub: string
}

const CALL = 'userinfo'
const MAX_CHARACTERS = 65_536

/**
 * Fetches the claims of a user as JSON; a signed (JWT) answer is not asked for and not accepted.
 *
 * @see [OIDC Core 1.0 §5.3.2](https://openid.net/specs/openid-connect-core-1_0.html#UserInfoResponse)
 */
export async function fetchUserinfo(request: UserinfoRequest): Promise<Record<string, unknown>> {
  const claims = await fetchClaims(request)
  if (typeof claims['sub'] !== 'string' || !isEqualInConstantTime(claims['sub'], request.sub)) {
    throw refuseUserinfo('its sub is not the one of the ID Token')
  }
  return claims
}

async function fetchClaims(request: UserinfoRequest): Promise<Record<string, unknown>> {
  const { fetch, url, accessToken } = request
  if (url === undefined) throw refuseUserinfo('discovery names no userinfo_endpoint')
  const headers = { authorization: `Bearer ${accessToken}` }
  try {
    return await fetchJsonDocument({
      fetch,
      url,
      call: CALL,
      headers,
      maxCharacters: MAX_CHARACTERS,
    })
  } catch (error) {
    throw isRefusal(error) ? refuseUserinfo('PingOne did not accept the access token') : error
  }
}

function isRefusal(error: unknown): boolean {
  if (!(error instanceof UpstreamError)) return false
  return error.upstreamStatus === 401 || error.upstreamStatus === 403
}

function refuseUserinfo(check: string): AuthorizationError {
  return new AuthorizationError(`The userinfo answer was refused: ${check}.`, {
    error: 'invalid_userinfo',
  })
}
