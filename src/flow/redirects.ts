// Redirects that are read and never followed: to a sign-on page with a flow id, to our redirect_uri with a code.
import { FlowError } from '../errors.js'
import { isUuid } from '../pingone/json.js'
import type { AuthorizeResponse } from './state.js'

/**
 * Reads the flow id from the `Location` with which PingOne sends a browser to a sign-on page.
 *
 * The page may be PingOne's, a custom domain's or the application's own `loginPageUrl`; it is not
 * visited. Hand the id to `openFlow`, which builds its own address from it.
 *
 * @param location The `Location` header of a 302 of `/as/authorize`.
 * @param options.environmentId Environment the page must name, where it names one.
 * @returns The flow id, a UUID.
 * @throws {FlowError} `refused` when PingOne sends an error instead, `not_understood` when there is not
 *   exactly one flow id or the environment is another one.
 * @see [PingOne browserless authentication](https://developer.pingidentity.com/pingone-api/auth/auth-config-options/browserless-authentication-flow-options.html)
 * @example
 * const flowId = readFlowIdFromLocation(
 *   'https://apps.pingone.eu/7a0d3c1e-0000-4000-8000-000000000001/signon/?flowId=5f3b2a10-0000-4000-8000-000000000002',
 *   { environmentId: '7a0d3c1e-0000-4000-8000-000000000001' },
 * )
 */
export function readFlowIdFromLocation(
  location: string,
  options: { readonly environmentId?: string } = {},
): string {
  const url = parseWebUrl(location)
  if (url === undefined) throw notUnderstood('is no web address')
  if (url.searchParams.has('error')) {
    throw new FlowError('PingOne refused the authorization request.', { reason: 'refused' })
  }
  const { environmentId } = options
  if (environmentId !== undefined && namesOtherEnvironment(url, environmentId)) {
    throw notUnderstood('names another environment')
  }
  const flowIds = url.searchParams.getAll('flowId')
  const [flowId] = flowIds
  if (flowIds.length !== 1 || !isUuid(flowId)) throw notUnderstood('has no single flow id')
  return flowId
}

/**
 * The authorization response in a redirect to `redirectUri`; `undefined` when it goes anywhere else,
 * carries a parameter twice, or neither a code nor an error.
 */
export function readRedirectResponse(
  location: string,
  redirectUri: string,
): AuthorizeResponse | undefined {
  const url = parseWebUrl(location)
  if (url === undefined || !isSameAddress(url, new URL(redirectUri))) return undefined
  const names = [...url.searchParams.keys()]
  if (new Set(names).size !== names.length) return undefined
  const { code, state, iss, error, error_description } = Object.fromEntries(url.searchParams)
  if (code === undefined && error === undefined) return undefined
  return {
    ...(code !== undefined && { code }),
    ...(state !== undefined && { state }),
    ...(iss !== undefined && { iss }),
    ...(error !== undefined && { error }),
    ...(error_description !== undefined && { error_description }),
  }
}

/** Equal up to the parameters PingOne adds; those of the redirect_uri itself must all be there. */
function isSameAddress(url: URL, expected: URL): boolean {
  const asked = [...expected.searchParams]
  return (
    url.origin === expected.origin &&
    url.pathname === expected.pathname &&
    url.username + url.password + url.hash === '' &&
    asked.every(([name, value]) => url.searchParams.get(name) === value)
  )
}

function namesOtherEnvironment(url: URL, environmentId: string): boolean {
  const named = url.searchParams.getAll('environmentId')
  const inPath = /^\/([^/]+)\/signon\/?$/.exec(url.pathname)?.[1]
  if (inPath !== undefined && isUuid(inPath)) named.push(inPath)
  return named.some((each) => each.toLowerCase() !== environmentId.toLowerCase())
}

function parseWebUrl(location: string): URL | undefined {
  const url = URL.canParse(location) ? new URL(location) : undefined
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined
}

function notUnderstood(why: string): FlowError {
  return new FlowError(`The redirect to a sign-on page is not understood: it ${why}.`, {
    reason: 'not_understood',
  })
}
