// The relying party: openid-client behind our own verbs; every ID Token goes through the one verifier.
import { authorizationCodeGrant, buildEndSessionUrl, refreshTokenGrant } from 'openid-client'
import { buildRequest, pushRequest } from './authorization-request.js'
import type {
  AuthorizationChecks,
  AuthorizationRequest,
  AuthorizationRequestInput,
} from './authorization-request.js'
import { parseAuthorizationResponse } from './authorization-response.js'
import { clientSecretOf, createContext, missingEndpoint } from './context.js'
import type { Context, RelyingPartyOptions } from './context.js'
import type { IdTokenClaims } from './id-token.js'
import { toProtocolError } from './protocol-error.js'
import { sendSignOff } from './sign-off.js'
import type { SignOffCookie } from './sign-off.js'
import { createTokenResponseReader, refuseTokenResponse } from './token-response.js'
import type { TokenResponse } from './token-response.js'
import { fetchUserinfo } from './userinfo.js'

export type {
  AuthorizationChecks,
  AuthorizationRequest,
  AuthorizationRequestInput,
} from './authorization-request.js'
export type { ClientAuthentication } from './client-authentication.js'
export type { RelyingPartyOptions } from './context.js'
export type { IdTokenClaims } from './id-token.js'

export interface CodeExchangeInput {
  /** The parameters of the authorization response, single-valued. */
  readonly response: Readonly<Record<string, string>>
  readonly checks: AuthorizationChecks
  /** The `max_age` that was sent, if one was. */
  readonly maxAgeSeconds?: number
}

export interface VerifiedTokens {
  readonly idToken: string
  readonly claims: IdTokenClaims
  readonly accessToken: string
  readonly accessTokenExpiresAtSeconds?: number
  readonly refreshToken?: string
  /** As PingOne granted it; absent means as it was asked for. */
  readonly scope?: string
  /** `Correlation-Id` of the token response: PingOne's own id of the call. */
  readonly correlationId?: string
}

export interface RefreshedTokens {
  readonly accessToken: string
  readonly accessTokenExpiresAtSeconds?: number
  /** Present when PingOne issued a new one: it replaces the old. */
  readonly refreshToken?: string
  readonly scope?: string
  readonly idToken?: string
  readonly claims?: IdTokenClaims
}

export interface RelyingParty {
  buildAuthorizationRequest(input: AuthorizationRequestInput): Promise<AuthorizationRequest>
  /** Pushes the request (RFC 9126) and returns the URL that refers to it. */
  pushAuthorizationRequest(request: AuthorizationRequest): Promise<string>
  exchangeCode(input: CodeExchangeInput): Promise<VerifiedTokens>
  refreshTokens(input: {
    readonly refreshToken: string
    readonly sub: string
  }): Promise<RefreshedTokens>
  fetchUserinfo(input: {
    readonly accessToken: string
    readonly sub: string
  }): Promise<Record<string, unknown>>
  buildSignoffUrl(input: {
    readonly idTokenHint?: string
    readonly postLogoutRedirectUri?: string
    readonly state?: string
  }): Promise<string>
  /** Ends the sign-on at PingOne from our server, with its own cookies; one try. */
  signOff(input: {
    readonly idTokenHint: string
    readonly cookies: readonly SignOffCookie[]
  }): Promise<void>
  /** Fetches the discovery document and the signing keys, unless they are kept already. */
  fetchKeys(): Promise<void>
}

/**
 * Creates the relying party of one application at one issuer; nothing is fetched before the first use.
 *
 * @throws {TypeError} When `issuer`, `redirectUri` or `idTokenSigningAlgorithms` cannot be used.
 * @throws {ConfigError} When the client's secret or key cannot be used.
 */
export function createRelyingParty(options: RelyingPartyOptions): RelyingParty {
  const context = createContext(options)
  return {
    buildAuthorizationRequest: (input) => buildRequest(context, input),
    pushAuthorizationRequest: (request) => pushRequest(context, request),
    exchangeCode: (input) => exchange(context, input),
    refreshTokens: ({ refreshToken, sub }) => refresh(context, { refreshToken, sub }),
    fetchUserinfo: async ({ accessToken, sub }) => {
      const { userinfo_endpoint: url } = await context.readMetadata()
      return fetchUserinfo({ fetch: options.fetch, url, accessToken, sub })
    },
    buildSignoffUrl: (input) => buildSignoff(context, input),
    signOff: async ({ idTokenHint, cookies }) => {
      const url = await buildSignoff(context, { idTokenHint })
      await sendSignOff({ fetch: options.fetch, url, cookies })
    },
    fetchKeys: async () => {
      await context.jsonWebKeys.read()
    },
  }
}

async function exchange(context: Context, input: CodeExchangeInput): Promise<VerifiedTokens> {
  const { checks, maxAgeSeconds } = input
  const tokens = await exchangeAtTokenEndpoint(context, input)
  if (tokens.idToken === undefined) throw refuseTokenResponse('it has no id_token')
  const claims = await context.verifyIdToken(tokens.idToken, {
    nonce: checks.nonce,
    accessToken: tokens.accessToken,
    ...(maxAgeSeconds !== undefined && { maxAgeSeconds }),
  })
  const { idToken, correlationId } = tokens
  return {
    ...writeTokens(tokens, context.nowSeconds()),
    idToken,
    claims,
    ...(correlationId !== undefined && { correlationId }),
  }
}

async function exchangeAtTokenEndpoint(
  { options, fetch, configure, readMetadata }: Context,
  { response, checks }: CodeExchangeInput,
): Promise<TokenResponse> {
  const { authorization_response_iss_parameter_supported: issRequired = false } =
    await readMetadata()
  const { issuer } = options
  const code = parseAuthorizationResponse(response, { state: checks.state, issuer, issRequired })
  const reader = createTokenResponseReader(fetch)
  const configuration = await configure(reader.fetch)
  try {
    await authorizationCodeGrant(configuration, writeCallbackUrl(options, { code, issRequired }), {
      pkceCodeVerifier: checks.codeVerifier,
    })
    return reader.read()
  } catch (error) {
    const secrets = [code, checks.codeVerifier, checks.nonce, clientSecretOf(options)]
    throw toProtocolError(error, { call: 'token', secrets })
  }
}

// openid-client takes the response as a URL; `state` was compared already, in constant time.
function writeCallbackUrl(
  { redirectUri, issuer }: RelyingPartyOptions,
  { code, issRequired }: { readonly code: string; readonly issRequired: boolean },
): URL {
  const url = new URL(redirectUri)
  url.searchParams.set('code', code)
  if (issRequired) url.searchParams.set('iss', issuer)
  return url
}

async function refresh(
  context: Context,
  { refreshToken, sub }: { readonly refreshToken: string; readonly sub: string },
): Promise<RefreshedTokens> {
  const tokens = await refreshAtTokenEndpoint(context, refreshToken)
  const written = writeTokens(tokens, context.nowSeconds())
  if (tokens.idToken === undefined) return written
  const expected = { sub, accessToken: tokens.accessToken }
  const claims = await context.verifyIdToken(tokens.idToken, expected)
  return { ...written, idToken: tokens.idToken, claims }
}

async function refreshAtTokenEndpoint(
  { options, fetch, configure }: Context,
  refreshToken: string,
): Promise<TokenResponse> {
  const reader = createTokenResponseReader(fetch)
  const configuration = await configure(reader.fetch)
  try {
    await refreshTokenGrant(configuration, refreshToken)
    return reader.read()
  } catch (error) {
    const secrets = [refreshToken, clientSecretOf(options)]
    throw toProtocolError(error, { call: 'token', secrets })
  }
}

function writeTokens(tokens: TokenResponse, nowSeconds: number): RefreshedTokens {
  const { accessToken, refreshToken, scope, expiresInSeconds } = tokens
  return {
    accessToken,
    ...(expiresInSeconds !== undefined && {
      accessTokenExpiresAtSeconds: nowSeconds + expiresInSeconds,
    }),
    ...(refreshToken !== undefined && { refreshToken }),
    ...(scope !== undefined && { scope }),
  }
}

async function buildSignoff(
  { configure }: Context,
  input: Parameters<RelyingParty['buildSignoffUrl']>[0],
): Promise<string> {
  const { idTokenHint, postLogoutRedirectUri, state } = input
  const configuration = await configure()
  if (configuration.serverMetadata().end_session_endpoint === undefined) {
    throw missingEndpoint('signoff', 'end_session_endpoint')
  }
  // With or without a hint the URL names the client: PingOne knows whose addresses to come back to are meant.
  const hint = isShort(idTokenHint) ? { id_token_hint: idTokenHint } : {}
  return buildEndSessionUrl(configuration, {
    ...hint,
    ...(postLogoutRedirectUri !== undefined && { post_logout_redirect_uri: postLogoutRedirectUri }),
    ...(state !== undefined && { state }),
  }).href
}

/** Proxies and servers take request lines of about 8 KB (RFC 9110 §4.1); the rest of the URL needs its part. */
const MAX_HINT_CHARACTERS = 7000

function isShort(hint: string | undefined): hint is string {
  return hint !== undefined && hint.length <= MAX_HINT_CHARACTERS
}
