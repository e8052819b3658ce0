// Asks PingOne what must be refused, and learns from how it refuses. Nothing is sent to anybody.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { parseErrorBody } from '../../../pingone/error-body.js'
import { isObject, parseJson, readWord } from '../../../pingone/json.js'
import { buildClientCredentials, signHs256 } from './client-credentials.js'
import type { AppConfiguration } from './configuration.js'
import { knownFact, unaskedFact, type Fact } from './fact.js'
import type { Provider } from './gather-provider.js'
import { explainUpstream } from './upstream-obstacle.js'

/** How the token endpoint refused a made-up code. */
export interface TokenAnswer {
  readonly status: number
  /** OAuth `error`; `unknown` when the body has none. */
  readonly error: string
}

/** How the authorization endpoint answered a request that may not ask the user anything. */
export interface AuthorizeAnswer {
  readonly status: number
  /** PingOne's code, or the status of a flow. */
  readonly code: string
  readonly details: readonly RefusalDetail[]
}

/** What is refused, and why in PingOne's words. */
export interface RefusalDetail {
  readonly code: string
  readonly target?: string
  /** Only to be compared with another one: its wording may change. */
  readonly message?: string
}

/** The answers to our redirect URI and to one that nobody registered. */
export interface RedirectAnswers {
  readonly ours: AuthorizeAnswer
  readonly unregistered: AuthorizeAnswer
}

/** The answers to what step-up and approval sign, with our secret and with one that cannot be right. */
export interface SignatureAnswers {
  readonly hint: AuthorizeAnswer
  readonly wrongHint: AuthorizeAnswer
  readonly request: AuthorizeAnswer
}

/** What a probe is sent with. */
export interface Probe {
  readonly app: AppConfiguration
  readonly provider: Provider
  readonly send: typeof fetch
  readonly nowMs: () => number
}

/** Reserved for never being anybody's (RFC 2606). */
const unregisteredUri = 'https://unregistered.invalid/callback'
const maxWord = 64

/** Offers a code that PingOne never gave: whether it takes the client comes before whether it knows the code. */
export async function gatherTokenAnswer({
  app,
  provider,
  send,
  nowMs,
}: Probe): Promise<Fact<TokenAnswer>> {
  const credentials = buildClientCredentials(app, { audience: provider.issuer, nowMs: nowMs() })
  if (credentials === undefined) {
    return unaskedFact('private_key_jwt needs the private key of the app, which is not given here')
  }
  try {
    const { headers } = credentials
    const response = await postForm(
      { send, url: provider.tokenEndpoint, headers },
      {
        grant_type: 'authorization_code',
        code: `no-code-${randomBytes(16).toString('hex')}`,
        redirect_uri: app.redirectUri,
        code_verifier: randomBytes(32).toString('base64url'),
        ...credentials.body,
      },
    )
    const error = readWord(parseJson(await response.text()), 'error', maxWord) ?? 'unknown'
    return knownFact({ status: response.status, error })
  } catch (error) {
    return explainUpstream(
      { summary: 'the token endpoint did not answer', host: hostOf(provider) },
      error,
    )
  }
}

/** Asks for our redirect URI, and for one that cannot be registered: the difference tells. */
export async function gatherRedirectAnswers(probe: Probe): Promise<Fact<RedirectAnswers>> {
  const ours = await gatherAuthorizeAnswer(probe, {})
  if (!ours.known) return ours
  const unregistered = await gatherAuthorizeAnswer(probe, { redirect_uri: unregisteredUri })
  if (!unregistered.known) return unregistered
  return knownFact({ ours: ours.value, unregistered: unregistered.value })
}

/**
 * Signs as a step-up and an approval do: a hint for a user whom nobody has, and a `request` for a template
 * that nobody has. `prompt=none` stays, so that nothing is ever sent, whatever PingOne makes of them.
 */
export async function gatherSignatureAnswers(probe: Probe): Promise<Fact<SignatureAnswers>> {
  const { clientSecret = '' } = probe.app
  if (Buffer.byteLength(clientSecret) < leastSecretBytes) {
    return unaskedFact('there is no client secret that can sign')
  }
  const claims = buildClaims(probe)
  const ask = (name: string, jwt: string): Promise<Fact<AuthorizeAnswer>> =>
    gatherAuthorizeAnswer(probe, { [name]: jwt })
  const hint = await ask('login_hint_token', signHs256(claims, clientSecret))
  if (!hint.known) return hint
  const wrongSecret = randomBytes(48).toString('base64url')
  const wrongHint = await ask('login_hint_token', signHs256(claims, wrongSecret))
  if (!wrongHint.known) return wrongHint
  const template = { name: `no-template-${randomBytes(8).toString('hex')}`, variables: {} }
  const { sub: _sub, ...nobody } = claims
  const request = await ask(
    'request',
    signHs256({ ...nobody, 'pi.template': template }, clientSecret),
  )
  if (!request.known) return request
  return knownFact({ hint: hint.value, wrongHint: wrongHint.value, request: request.value })
}

const leastSecretBytes = 32

function buildClaims({ app, provider, nowMs }: Probe): Readonly<Record<string, unknown>> {
  const iat = Math.floor(nowMs() / 1000)
  const jti = randomBytes(16).toString('base64url')
  return { iss: app.clientId, aud: provider.issuer, sub: randomUUID(), iat, exp: iat + 300, jti }
}

/** Opens no flow: `prompt=none` without a session is refused, and nobody is named. */
export async function gatherAuthorizeAnswer(
  { app, provider, send }: Probe,
  more: Readonly<Record<string, string>>,
): Promise<Fact<AuthorizeAnswer>> {
  const verifier = randomBytes(32).toString('base64url')
  try {
    const response = await postForm(
      { send, url: provider.authorizationEndpoint, headers: {} },
      {
        client_id: app.clientId,
        response_type: 'code',
        response_mode: 'pi.flow',
        redirect_uri: app.redirectUri,
        scope: app.scopes.join(' '),
        state: randomBytes(16).toString('base64url'),
        nonce: randomBytes(16).toString('base64url'),
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        prompt: 'none',
        ...more,
      },
    )
    return knownFact(parseAuthorizeAnswer(response.status, parseJson(await response.text())))
  } catch (error) {
    return explainUpstream(
      { summary: 'the authorization endpoint did not answer', host: hostOf(provider) },
      error,
    )
  }
}

function parseAuthorizeAnswer(status: number, body: unknown): AuthorizeAnswer {
  const refusal = parseErrorBody(body)
  if (refusal !== undefined) {
    const details = refusal.details.map(({ code, target, message }) => ({
      code,
      ...(target !== undefined && { target }),
      ...(message !== undefined && { message }),
    }))
    return { status, code: refusal.code, details }
  }
  const code = isObject(body) ? readWord(body, 'status', maxWord) : undefined
  return { status, code: code ?? 'unknown', details: [] }
}

interface FormCall {
  readonly send: typeof fetch
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

function postForm(
  { send, url, headers }: FormCall,
  body: Readonly<Record<string, string>>,
): Promise<Response> {
  return send(url, {
    method: 'POST',
    headers: { accept: '*/*', ...headers },
    body: new URLSearchParams(body),
  })
}

function hostOf({ issuer }: Provider): string {
  return new URL(issuer).host
}
