// PingOne's discovery document: fetched at first use, checked, refreshed off the request path.
import { UpstreamError } from '../errors.js'
import { fetchJsonDocument } from './json-document.js'
import { createRefreshingCache } from './refreshing-cache.js'

/** What we use of the discovery document, checked. */
export interface ProviderMetadata {
  readonly issuer: string
  readonly authorization_endpoint: string
  readonly token_endpoint: string
  readonly jwks_uri: string
  readonly userinfo_endpoint?: string
  readonly end_session_endpoint?: string
  readonly pushed_authorization_request_endpoint?: string
  readonly authorization_response_iss_parameter_supported?: boolean
}

export interface DiscoveryOptions {
  readonly issuer: string
  readonly fetch: typeof fetch
  readonly nowSeconds: () => number
}

const CALL = 'discovery'
const FRESH_SECONDS = 3600
const USABLE_SECONDS = 86_400
const RETRY_SECONDS = 5
const MAX_CHARACTERS = 65_536

/** Creates the reader of the metadata; the first `read` fetches, and a failure is never kept. */
export function createDiscovery(options: DiscoveryOptions): () => Promise<ProviderMetadata> {
  const { issuer, fetch, nowSeconds } = options
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const cache = createRefreshingCache({
    load: async () =>
      parseProviderMetadata(
        await fetchJsonDocument({ fetch, url, call: CALL, maxCharacters: MAX_CHARACTERS }),
        issuer,
      ),
    freshSeconds: FRESH_SECONDS,
    usableSeconds: USABLE_SECONDS,
    retrySeconds: RETRY_SECONDS,
    nowSeconds,
  })
  return () => cache.read()
}

/** Parses a discovery document: this issuer exactly, every endpoint on its origin. */
export function parseProviderMetadata(
  document: Readonly<Record<string, unknown>>,
  issuer: string,
): ProviderMetadata {
  assertIssuer(document['issuer'], issuer)
  return Object.freeze({
    issuer,
    authorization_endpoint: readEndpoint(document, { name: 'authorization_endpoint', issuer }),
    token_endpoint: readEndpoint(document, { name: 'token_endpoint', issuer }),
    jwks_uri: readEndpoint(document, { name: 'jwks_uri', issuer }),
    ...readOptionalEndpoint(document, { name: 'userinfo_endpoint', issuer }),
    ...readOptionalEndpoint(document, { name: 'end_session_endpoint', issuer }),
    ...readOptionalEndpoint(document, { name: 'pushed_authorization_request_endpoint', issuer }),
    ...(document['authorization_response_iss_parameter_supported'] === true && {
      authorization_response_iss_parameter_supported: true,
    }),
  })
}

function assertIssuer(found: unknown, issuer: string): void {
  if (found === issuer) return
  throw new UpstreamError(
    `The discovery document of ${issuer} names another issuer: check environmentId, region, customDomain or authBaseUrl.`,
    { reason: 'not_understood', call: CALL, reached: 'yes' },
  )
}

function readOptionalEndpoint<N extends string>(
  document: Readonly<Record<string, unknown>>,
  { name, issuer }: { readonly name: N; readonly issuer: string },
): Partial<Record<N, string>> {
  if (document[name] === undefined) return {}
  const endpoint: Partial<Record<N, string>> = {}
  endpoint[name] = readEndpoint(document, { name, issuer })
  return endpoint
}

function readEndpoint(
  document: Readonly<Record<string, unknown>>,
  { name, issuer }: { readonly name: string; readonly issuer: string },
): string {
  const value = document[name]
  if (typeof value !== 'string' || !URL.canParse(value)) {
    throw new UpstreamError(`The discovery document of ${issuer} has no usable ${name}.`, {
      reason: 'not_understood',
      call: CALL,
      reached: 'yes',
    })
  }
  assertSameOrigin(new URL(value), { name, issuer })
  return value
}

function assertSameOrigin(
  endpoint: URL,
  { name, issuer }: { readonly name: string; readonly issuer: string },
): void {
  const bare = endpoint.username === '' && endpoint.password === '' && endpoint.hash === ''
  if (bare && endpoint.origin === new URL(issuer).origin) return
  throw new UpstreamError(
    `The discovery document of ${issuer} names a ${name} that is not on the issuer's own origin; it is not used.`,
    { reason: 'foreign_host', call: CALL, reached: 'yes' },
  )
}
