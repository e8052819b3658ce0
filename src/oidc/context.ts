// What every call of the relying party needs: options, metadata, openid-client's configuration, the verifier.
import type { Configuration, CustomFetch } from 'openid-client'
import { UpstreamError } from '../errors.js'
import { createClientAuthentication } from './client-authentication.js'
import type { ClientAuthentication } from './client-authentication.js'
import { assertIssuerUrl, assertRedirectUri, createConfiguration } from './configuration.js'
import { createDiscovery } from './discovery.js'
import type { ProviderMetadata } from './discovery.js'
import { createIdTokenVerifier } from './id-token.js'
import type { VerifyIdToken } from './id-token.js'
import { createJsonWebKeys, type JsonWebKeys } from './json-web-keys.js'

export interface RelyingPartyOptions {
  readonly issuer: string
  readonly clientId: string
  readonly clientAuthentication: ClientAuthentication
  readonly redirectUri: string
  /** Bounded fetch, pinned to PingOne's origin. */
  readonly fetch: typeof fetch
  /** Default `['RS256']`. */
  readonly idTokenSigningAlgorithms?: readonly string[]
  readonly clockToleranceSeconds: number
  /** Longest time since `iat` of an ID Token. Default 600. */
  readonly idTokenMaxAgeSeconds?: number
  readonly nowSeconds?: () => number
}

export interface Context {
  readonly options: RelyingPartyOptions
  readonly fetch: CustomFetch
  readonly readMetadata: () => Promise<ProviderMetadata>
  readonly configure: (fetch?: CustomFetch) => Promise<Configuration>
  readonly jsonWebKeys: JsonWebKeys
  readonly verifyIdToken: VerifyIdToken
  readonly nowSeconds: () => number
}

/** Creates the context; throws for what cannot be used, and fetches nothing. */
export function createContext(options: RelyingPartyOptions): Context {
  const { issuer, clientId, clockToleranceSeconds } = options
  const nowSeconds = options.nowSeconds ?? (() => Math.floor(Date.now() / 1000))
  assertIssuerUrl(issuer)
  assertRedirectUri(options.redirectUri)
  const authenticate = createClientAuthentication(options.clientAuthentication, nowSeconds)
  const readMetadata = createDiscovery({ issuer, fetch: options.fetch, nowSeconds })
  const fetch: CustomFetch = (url, { body, ...init }) =>
    options.fetch(url, { ...init, body: body ?? null })
  const readJwksUri = async (): Promise<string> => (await readMetadata()).jwks_uri
  const jsonWebKeys = createJsonWebKeys({ readJwksUri, fetch: options.fetch, nowSeconds })
  return {
    options,
    fetch,
    readMetadata,
    nowSeconds,
    configure: async (customFetch = fetch) =>
      createConfiguration({
        metadata: await readMetadata(),
        clientId,
        clientAuthentication: await authenticate(),
        fetch: customFetch,
      }),
    jsonWebKeys,
    verifyIdToken: createIdTokenVerifier({
      issuer,
      clientId,
      clockToleranceSeconds,
      algorithms: options.idTokenSigningAlgorithms ?? ['RS256'],
      maxAgeSeconds: options.idTokenMaxAgeSeconds ?? 600,
      jsonWebKeys,
      nowSeconds,
    }),
  }
}

/** The error for an endpoint that discovery does not name. */
export function missingEndpoint(call: string, name: string): UpstreamError {
  return new UpstreamError(`PingOne's discovery document has no ${name}.`, {
    reason: 'not_understood',
    call,
    reached: 'no',
  })
}

/** The client secret, for hiding it in what an answer echoes. */
export function clientSecretOf({ clientAuthentication }: RelyingPartyOptions): string | undefined {
  return 'clientSecret' in clientAuthentication ? clientAuthentication.clientSecret : undefined
}
