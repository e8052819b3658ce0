// The scripted provider's discovery, keys, token endpoint and ID Tokens.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { base64url, exportJWK, generateKeyPair } from 'jose'
import { answer, parseForm, set } from './model.js'
import type { Grant, Json, Provider, ReceivedRequest, SigningKey } from './model.js'

const RSA_PKCS1 = 'RSASSA-PKCS1-v1_5'

export function answerDiscovery(
  provider: Provider,
  _request: ReceivedRequest,
  response: ServerResponse,
): void {
  const { issuer } = provider.facts
  const document = {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    pushed_authorization_request_endpoint: `${issuer}/par`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    end_session_endpoint: `${issuer}/signoff`,
    response_types_supported: ['code'],
    response_modes_supported: ['pi.flow', 'query', 'form_post'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  }
  answer(response, set(document, provider.forgery.discovery), provider.forgery.discoveryAnswer)
}

export function answerJwks(
  provider: Provider,
  _request: ReceivedRequest,
  response: ServerResponse,
): void {
  const keys = [provider.key.jwk]
  answer(response, provider.forgery.jwks?.(keys) ?? { keys }, provider.forgery.jwksAnswer)
}

export function answerPar(
  provider: Provider,
  request: ReceivedRequest,
  response: ServerResponse,
): void {
  const requestUri = `urn:ietf:params:oauth:request_uri:${randomUUID()}`
  provider.pushed.set(requestUri, parseForm(request.body))
  const body = { request_uri: requestUri, expires_in: 60 }
  answer(response, body, { status: 201, ...provider.forgery.parAnswer })
}

export async function answerToken(
  provider: Provider,
  request: ReceivedRequest,
  response: ServerResponse,
): Promise<void> {
  if (provider.forgery.tokenAnswer !== undefined) {
    answer(response, {}, provider.forgery.tokenAnswer)
    return
  }
  const form = parseForm(request.body)
  if (!isClientAuthenticated(provider, request, form)) {
    answer(response, { error: 'invalid_client' }, { status: 401 })
    return
  }
  const grant = takeGrant(provider, form)
  if (grant === undefined) {
    answer(response, { error: 'invalid_grant' }, { status: 400 })
    return
  }
  const { tokenResponse } = provider.forgery
  const body = await issueTokens(provider, grant)
  answer(
    response,
    typeof tokenResponse === 'function' ? tokenResponse(body) : set(body, tokenResponse),
  )
}

export function answerUserinfo(
  provider: Provider,
  _request: ReceivedRequest,
  response: ServerResponse,
): void {
  const claims = { sub: provider.facts.sub, email: 'mary@example.com' }
  answer(response, set(claims, provider.forgery.userinfo), provider.forgery.userinfoAnswer)
}

export function answerSignoff(
  provider: Provider,
  request: ReceivedRequest,
  response: ServerResponse,
): void {
  const location = request.query['post_logout_redirect_uri'] ?? `${provider.facts.url}/signed-out`
  answer(response, {}, { status: 302, headers: { location }, ...provider.forgery.signoffAnswer })
}

function takeGrant(provider: Provider, form: Readonly<Record<string, string>>): Grant | undefined {
  if (form['grant_type'] === 'refresh_token') {
    const grant = provider.refreshTokens.get(form['refresh_token'] ?? '')
    provider.refreshTokens.delete(form['refresh_token'] ?? '')
    return grant
  }
  const grant = provider.codes.get(form['code'] ?? '')
  provider.codes.delete(form['code'] ?? '')
  const challenge = createHash('sha256')
    .update(form['code_verifier'] ?? '')
    .digest('base64url')
  const fits =
    grant?.parameters['code_challenge_method'] === 'S256' &&
    grant.parameters['code_challenge'] === challenge &&
    grant.parameters['redirect_uri'] === form['redirect_uri']
  return fits ? grant : undefined
}

async function issueTokens(provider: Provider, grant: Grant): Promise<Json> {
  const accessToken = randomBytes(32).toString('base64url')
  const refreshToken = randomUUID()
  provider.refreshTokens.set(refreshToken, grant)
  return {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: 3600,
    scope: grant.parameters['scope'],
    refresh_token: refreshToken,
    id_token: await issueIdToken(provider, grant, accessToken),
  }
}

async function issueIdToken(
  provider: Provider,
  grant: Grant,
  accessToken: string,
): Promise<string> {
  const { forgery } = provider
  const key = forgery.key ?? provider.key
  const header = set({ alg: key.alg, kid: key.jwk.kid }, forgery.header)
  const honest = honestClaims(provider, grant)
  const claims =
    typeof forgery.claims === 'function' ? forgery.claims(honest) : set(honest, forgery.claims)
  const json = JSON.stringify(claims)
  const payload = forgery.payload?.(json) ?? json
  const headerJson = JSON.stringify(header)
  const token = await signCompact(forgery.headerText?.(headerJson) ?? headerJson, payload, key)
  return (await forgery.idToken?.(token, { header, claims, accessToken, key })) ?? token
}

function honestClaims({ facts }: Provider, { parameters, sub }: Grant): Json {
  const now = Math.floor(Date.now() / 1000)
  return {
    iss: facts.issuer,
    sub,
    aud: facts.clientId,
    iat: now,
    exp: now + 3600,
    auth_time: now,
    acr: parameters['acr_values']?.split(' ')[0] ?? 'Multi_Factor',
    amr: ['otp'],
    nonce: parameters['nonce'],
    sid: randomUUID(),
    env: facts.environmentId,
    preferred_username: facts.username,
  }
}

function isClientAuthenticated(
  { facts }: Provider,
  { headers }: ReceivedRequest,
  form: Readonly<Record<string, string>>,
): boolean {
  if (form['client_assertion'] !== undefined) return true
  const encoded = headers.authorization?.replace(/^Basic /, '') ?? ''
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  const decode = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '))
  return (
    (decode(id) === facts.clientId && decode(secret) === facts.clientSecret) ||
    (form['client_id'] === facts.clientId && form['client_secret'] === facts.clientSecret)
  )
}

/** Makes a key pair; RS256 of 2048 bits unless told otherwise. */
export async function createSigningKey(
  options: { readonly alg?: string; readonly kid?: string | undefined } = {},
): Promise<SigningKey> {
  const { alg = 'RS256', kid = randomUUID() } = options
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { privateKey, alg, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig' } }
}

/** Signs any header text and payload text as a compact JWS, however wrong they are. */
export async function signCompact(
  header: string,
  payload: string,
  key: SigningKey,
): Promise<string> {
  const input = `${base64url.encode(header)}.${base64url.encode(payload)}`
  const bytes = new TextEncoder().encode(input)
  const signature = await crypto.subtle.sign(signingAlgorithm(key), key.privateKey, bytes)
  return `${input}.${base64url.encode(new Uint8Array(signature))}`
}

function signingAlgorithm({ alg }: SigningKey): { name: string; hash: string; saltLength: number } {
  const name = alg.startsWith('ES') ? 'ECDSA' : alg.startsWith('PS') ? 'RSA-PSS' : RSA_PKCS1
  return { name, hash: `SHA-${alg.slice(2)}`, saltLength: Number(alg.slice(2)) / 8 }
}

/** A compact token of any header and payload without a signature of ours. */
export function writeUnsigned(header: Json, payload: Json, signature = ''): string {
  const encode = (part: Json): string => base64url.encode(JSON.stringify(part))
  return `${encode(header)}.${encode(payload)}.${signature}`
}
