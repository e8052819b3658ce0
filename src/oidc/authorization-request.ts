// The authorization request: parameters, what its response must fit, and the pushed form.
import {
  buildAuthorizationUrl,
  buildAuthorizationUrlWithPAR,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { clientSecretOf, missingEndpoint } from './context.js'
import type { Context } from './context.js'
import { toProtocolError } from './protocol-error.js'

/** What the response must fit: plain JSON, stored between request and response. */
export interface AuthorizationChecks {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

export interface AuthorizationRequestInput {
  readonly scope: string
  readonly responseMode?: 'query' | 'form_post' | 'pi.flow'
  readonly state?: string
  readonly nonce?: string
  readonly acrValues?: readonly string[]
  readonly loginHint?: string
  readonly maxAgeSeconds?: number
  /** The language of the pages, BCP 47. */
  readonly uiLocales?: string
  readonly prompt?: 'login' | 'none'
  /** The signed `request` JWT with the template of an approval. */
  readonly request?: string
  /** The signed JWT that names the user: PingOne takes it as the first factor done. */
  readonly loginHintToken?: string
}

export interface AuthorizationRequest {
  readonly endpoint: string
  readonly parameters: Readonly<Record<string, string>>
  /** Endpoint and parameters in one. */
  readonly url: string
  readonly checks: AuthorizationChecks
}

/** Builds the request: PKCE S256 and `redirect_uri` always, also with `pi.flow`. */
export async function buildRequest(
  { options, configure }: Context,
  input: AuthorizationRequestInput,
): Promise<AuthorizationRequest> {
  const configuration = await configure()
  const checks = createChecks(input)
  const parameters = Object.freeze({
    client_id: options.clientId,
    response_type: 'code',
    redirect_uri: options.redirectUri,
    scope: input.scope,
    state: checks.state,
    nonce: checks.nonce,
    code_challenge: await calculatePKCECodeChallenge(checks.codeVerifier),
    code_challenge_method: 'S256',
    ...writeOptionalParameters(input),
  })
  const { authorization_endpoint: endpoint = '' } = configuration.serverMetadata()
  const url = buildAuthorizationUrl(configuration, parameters).href
  return { endpoint, parameters, url, checks }
}

function createChecks({ state, nonce, scope }: AuthorizationRequestInput): AuthorizationChecks {
  if (!scope.split(' ').includes('openid')) throw new TypeError('scope must contain openid')
  return Object.freeze({
    state: state ?? randomState(),
    nonce: nonce ?? randomNonce(),
    codeVerifier: randomPKCECodeVerifier(),
  })
}

function writeOptionalParameters(input: AuthorizationRequestInput): Record<string, string> {
  const { responseMode, acrValues = [], loginHint, maxAgeSeconds, prompt } = input
  const { request, loginHintToken, uiLocales } = input
  return {
    ...(responseMode !== undefined && { response_mode: responseMode }),
    ...(acrValues.length > 0 && { acr_values: acrValues.join(' ') }),
    ...(loginHint !== undefined && { login_hint: loginHint }),
    ...(maxAgeSeconds !== undefined && { max_age: String(maxAgeSeconds) }),
    ...(prompt !== undefined && { prompt }),
    ...(uiLocales !== undefined && { ui_locales: uiLocales }),
    ...(request !== undefined && { request }),
    ...(loginHintToken !== undefined && { login_hint_token: loginHintToken }),
  }
}

/** Pushes the request (RFC 9126) and returns the URL that refers to it. */
export async function pushRequest(
  { options, configure }: Context,
  { parameters, checks }: AuthorizationRequest,
): Promise<string> {
  const configuration = await configure()
  if (configuration.serverMetadata().pushed_authorization_request_endpoint === undefined) {
    throw missingEndpoint('par', 'pushed_authorization_request_endpoint')
  }
  try {
    return (await buildAuthorizationUrlWithPAR(configuration, { ...parameters })).href
  } catch (error) {
    const { request, login_hint_token: hint } = parameters
    const secrets = [clientSecretOf(options), checks.nonce, checks.state, request, hint]
    throw toProtocolError(error, { call: 'par', secrets })
  }
}
