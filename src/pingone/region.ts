// Where PingOne is: region, custom domain or override, resolved once to origin, base URL and issuer.
import { isUuid } from './json.js'

/** PingOne's regions, as the top-level domain of its hosts. */
export const regions = ['com', 'eu', 'ca', 'asia', 'com.au', 'sg'] as const

/** A region of PingOne, as the top-level domain of its hosts. */
export type Region = (typeof regions)[number]

/** What determines the address of an environment's authorization server. */
export interface EndpointOptions {
  readonly environmentId: string
  /** Default `com`. Has no effect beside `customDomain` or `authBaseUrl`. */
  readonly region?: Region
  /** Bare host name, e.g. `auth.bank.example`: the environment id is then not part of any URL. */
  readonly customDomain?: string
  /** Stands in for `https://auth.pingone.<region>`; plain http only to loopback. */
  readonly authBaseUrl?: string
}

/** The address of an environment's authorization server. */
export interface Endpoints {
  /** The only origin that is ever called, e.g. `https://auth.pingone.eu`. */
  readonly authOrigin: string
  /** What `/as/…` and `/flows/…` are appended to. */
  readonly environmentBaseUrl: string
  /** `iss` of the ID Token: `{environmentBaseUrl}/as`. */
  readonly issuer: string
}

/**
 * Builds the addresses of an environment's authorization server.
 *
 * Nothing is asked of PingOne: whether the environment exists shows at the first call.
 *
 * @param options.environmentId The environment's id, a UUID.
 * @param options.region Top-level domain of PingOne's hosts. Default `com`.
 * @param options.customDomain Bare host name of a custom domain; no URL then names the environment.
 * @param options.authBaseUrl Stands in for PingOne's host, e.g. for an emulator on loopback.
 * @returns The origin to pin calls to, the base of all addresses, and the issuer.
 * @throws {TypeError} When an argument cannot be used; the message begins with its name.
 * @see [PingOne token claims](https://developer.pingidentity.com/pingone-api/foundations/authentication-concepts/access-tokens-and-id-tokens/token-claims.html)
 * @example
 * const { authOrigin, environmentBaseUrl, issuer } = buildEndpoints({
 *   environmentId: '7a0d3c1e-1111-4111-8111-000000000001',
 *   region: 'eu',
 * })
 */
export function buildEndpoints(options: EndpointOptions): Endpoints {
  const { environmentId, region = 'com', customDomain, authBaseUrl } = options
  if (!isUuid(environmentId)) {
    throw new TypeError('environmentId must be a UUID, as the PingOne console shows it')
  }
  if (authBaseUrl !== undefined && customDomain !== undefined) {
    throw new TypeError('authBaseUrl and customDomain exclude each other: give one of them')
  }
  if (authBaseUrl !== undefined) {
    const base = checkBaseUrl('authBaseUrl', {
      baseUrl: authBaseUrl,
      example: 'https://auth.pingone.eu',
    })
    return withIssuer(`${base}/${environmentId}`)
  }
  if (customDomain !== undefined) return withIssuer(`https://${checkCustomDomain(customDomain)}`)
  return withIssuer(`https://auth.pingone.${checkRegion(region)}/${environmentId}`)
}

/**
 * The platform API's base URL, e.g. `https://api.pingone.eu/v1`, without a trailing slash.
 *
 * @throws {TypeError} When an argument cannot be used; the message begins with its name.
 */
export function buildApiBaseUrl(
  options: { readonly region?: Region; readonly apiBaseUrl?: string } = {},
): string {
  const { region = 'com', apiBaseUrl } = options
  if (apiBaseUrl === undefined) return `https://api.pingone.${checkRegion(region)}/v1`
  const checked = checkBaseUrl('apiBaseUrl', {
    baseUrl: apiBaseUrl,
    example: 'https://api.pingone.eu/v1',
  })
  if (!checked.endsWith('/v1')) {
    throw new TypeError('apiBaseUrl must end in /v1, such as https://api.pingone.eu/v1')
  }
  return checked
}

function withIssuer(environmentBaseUrl: string): Endpoints {
  const authOrigin = new URL(environmentBaseUrl).origin
  return Object.freeze({ authOrigin, environmentBaseUrl, issuer: `${environmentBaseUrl}/as` })
}

function checkRegion(region: string): string {
  if (!regions.some((known) => known === region)) {
    throw new TypeError(`region must be one of ${regions.join(', ')}`)
  }
  return region
}

function checkCustomDomain(customDomain: string): string {
  const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
  const hostName = new RegExp(`^(?:${label}\\.)+[a-z]${label.slice('[a-z0-9]'.length)}$`)
  const host = customDomain.toLowerCase()
  if (host.length > 253 || !hostName.test(host)) {
    throw new TypeError(
      'customDomain must be a host name such as auth.bank.example, without https://, port or path',
    )
  }
  return host
}

function checkBaseUrl(
  name: string,
  { baseUrl, example }: { readonly baseUrl: string; readonly example: string },
): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
  if (!url || url.username + url.password !== '' || /[?#\s]/.test(baseUrl)) {
    throw new TypeError(
      `${name} must be an absolute URL without user, query and fragment, such as ${example}`,
    )
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw new TypeError(`${name} must use https; plain http is for loopback only`)
  }
  return url.href.replace(/\/+$/, '')
}

/** Whether a URL's host name is this machine; names below `localhost` are, too (RFC 6761, section 6.3). */
export function isLoopback(hostname: string): boolean {
  return /^(?:(?:[a-z0-9-]+\.)*localhost|\[::1\]|127(?:\.\d{1,3}){3})$/.test(hostname)
}

/**
 * Whether calls to a URL's host name stay on this machine: beside loopback the unspecified addresses, IPv4 inside IPv6,
 * and a name with its root dot.
 */
export function isThisMachine(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '')
  return (
    isLoopback(name) ||
    /^(?:0\.0\.0\.0|\[::(?:(?:ffff:)?(?:7f[0-9a-f]{2}:[0-9a-f]{1,4}|0:0))?\])$/.test(name)
  )
}
