// Asks PingOne what must be refused, and learns from how it refuses. Nothing is sent to anybody.
import { createHash, randomBytes } from 'node:crypto'
import { parseErrorBody } from '../../../pingone/error-body.js'
import { isObject, parseJson, readWord } from '../../../pingone/json.js'
import { buildClientCredentials } from './client-credentials.js'
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
  readonly details: readonly { readonly code: string; readonly target?: string }[]
}

/** The answers to our redirect URI and to one that nobody registered. */
export interface RedirectAnswers {
  readonly ours: AuthorizeAnswer
  readonly unregistered: AuthorizeAnswer
}

/** Reserved for never being anybody's (RFC 2606). */
const unregisteredUri = 'https://unregistered.invalid/callback'
const maxWord = 64

/** Offers a code that PingOne never gave: whether it takes the client comes before whether it knows the code. */
export async function gatherTokenAnswer(
  app: AppConfiguration,
  provider: Provider,
  send: typeof fetch,
  nowMs: number,
): Promise<Fact<TokenAnswer>> {
  const credentials = buildClientCredentials(app, provider.issuer, nowMs)
  if (credentials === undefined) {
    return unaskedFact('private_key_jwt needs the private key of the app, which is not given here')
  }
  try {
    const response = await postForm(send, provider.tokenEndpoint, credentials.headers, {
      grant_type: 'authorization_code',
      code: `no-code-${randomBytes(16).toString('hex')}`,
      redirect_uri: app.redirectUri,
      code_verifier: randomBytes(32).toString('base64url'),
      ...credentials.body,
    })
    const error = readWord(parseJson(await response.text()), 'error', maxWord) ?? 'unknown'
    return knownFact({ status: response.status, error })
  } catch (error) {
    return explainUpstream('the token endpoint did not answer', hostOf(provider), error)
  }
}

/** Asks for our redirect URI, and for one that cannot be registered: the difference tells. */
export async function gatherRedirectAnswers(
  app: AppConfiguration,
  provider: Provider,
  send: typeof fetch,
): Promise<Fact<RedirectAnswers>> {
  const ours = await gatherAuthorizeAnswer(app, provider, send, {})
  if (!ours.known) return ours
  const unregistered = await gatherAuthorizeAnswer(app, provider, send, {
    redirect_uri: unregisteredUri,
  })
  if (!unregistered.known) return unregistered
  return knownFact({ ours: ours.value, unregistered: unregistered.value })
}

/** Opens no flow: `prompt=none` without a session is refused, and nobody is named. */
export async function gatherAuthorizeAnswer(
  app: AppConfiguration,
  provider: Provider,
  send: typeof fetch,
  more: Readonly<Record<string, string>>,
): Promise<Fact<AuthorizeAnswer>> {
  const verifier = randomBytes(32).toString('base64url')
  try {
    const response = await postForm(
      send,
      provider.authorizationEndpoint,
      {},
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
    return explainUpstream('the authorization endpoint did not answer', hostOf(provider), error)
  }
}

function parseAuthorizeAnswer(status: number, body: unknown): AuthorizeAnswer {
  const refusal = parseErrorBody(body)
  if (refusal !== undefined) {
    const details = refusal.details.map(({ code, target }) => ({
      code,
      ...(target !== undefined && { target }),
    }))
    return { status, code: refusal.code, details }
  }
  const code = isObject(body) ? readWord(body, 'status', maxWord) : undefined
  return { status, code: code ?? 'unknown', details: [] }
}

function postForm(
  send: typeof fetch,
  url: string,
  headers: Readonly<Record<string, string>>,
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
