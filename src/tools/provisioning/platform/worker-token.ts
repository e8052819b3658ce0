// The worker application's access token: fetched once for all, renewed before it expires.
import { PlatformError } from '../../../errors.js'
import { isObject, parseJson, readInteger, readMember, readWord } from '../../../pingone/json.js'
import { notUnderstood, unusableAnswer } from './platform-failure.js'
import type { ClientSettings } from './platform-client-options.js'
import { readCorrelationId, readSafeText } from './refusal.js'
import { sendWithRetries, type RetrySettings } from './retry.js'

/** Hands out access tokens. */
export interface WorkerToken {
  /** One that is good for another minute. */
  read(): Promise<string>
  /** Another one than `refused`, which PingOne did not take. */
  renew(refused: string): Promise<string>
}

/** What a worker token depends on. */
export interface WorkerTokenOptions {
  readonly settings: Pick<ClientSettings, 'tokenUrl' | 'workerClientId' | 'workerClientSecret'>
  readonly retry: RetrySettings
  /** Pinned to the authorization server. */
  readonly fetch: typeof fetch
}

/** Names the call in errors and in the debug log. */
export const tokenCall = 'worker token'

interface Token {
  readonly value: string
  readonly freshUntilMs: number
}

/** Creates the token of the worker application; nothing is fetched before it is asked for. */
export function createWorkerToken(options: WorkerTokenOptions): WorkerToken {
  let token: Token | undefined
  let fetching: Promise<Token> | undefined

  function fetchOnce(): Promise<Token> {
    fetching ??= fetchToken(options)
      .then((fetched) => (token = fetched))
      .finally(() => (fetching = undefined))
    return fetching
  }

  async function read(): Promise<string> {
    const isFresh = token !== undefined && options.retry.nowMs() < token.freshUntilMs
    return isFresh && token !== undefined ? token.value : (await fetchOnce()).value
  }

  return {
    read,
    renew: (refused) => {
      if (token?.value === refused) token = undefined
      return read()
    },
  }
}

const spareMs = 60_000
const usualLifetimeSeconds = 3600

async function fetchToken({ settings, retry, fetch }: WorkerTokenOptions): Promise<Token> {
  const askedMs = retry.nowMs()
  const call = { name: tokenCall, isRepeatable: true }
  const { response, attempts } = await sendWithRetries(retry, call, () =>
    fetch(settings.tokenUrl, {
      method: 'POST',
      headers: {
        authorization: buildBasic(settings.workerClientId, settings.workerClientSecret),
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
      },
      body: 'grant_type=client_credentials',
    }),
  )
  const body = parseJson(await response.text())
  if (!response.ok) throw explainRefusedWorker(response, body, { settings, attempts })
  return parseToken(body, askedMs)
}

/** Basic credentials, form-encoded; what PingOne's ids and secrets are made of stays as it is. */
function buildBasic(clientId: string, clientSecret: string): string {
  const credentials = `${encodeForm(clientId)}:${encodeForm(clientSecret)}`
  return `Basic ${Buffer.from(credentials).toString('base64')}`
}

function encodeForm(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}

function parseToken(body: unknown, askedMs: number): Token {
  const value = readWord(body, 'access_token', 65_536)
  const type = readMember(body, 'token_type')
  const isBearer = typeof type === 'string' && type.toLowerCase() === 'bearer'
  if (value === undefined || value.includes(' ') || !isBearer) {
    throw notUnderstood({ name: tokenCall }, 'there is no bearer token in it')
  }
  const seconds = readInteger(body, 'expires_in', { least: 0, most: 31_536_000 })
  const lifetimeMs = (seconds ?? usualLifetimeSeconds) * 1000
  return { value, freshUntilMs: askedMs + lifetimeMs - spareMs }
}

interface RefusedWorker {
  readonly settings: WorkerTokenOptions['settings']
  readonly attempts: number
}

function explainRefusedWorker(
  response: Response,
  body: unknown,
  { settings, attempts }: RefusedWorker,
): Error {
  const { status } = response
  if (status >= 500 || status === 408 || (status >= 300 && status < 400)) {
    return unusableAnswer({ name: tokenCall }, response)
  }
  const error = isObject(body)
    ? (readWord(body, 'error', 64) ?? readWord(body, 'code', 64))
    : undefined
  const codes = error === undefined ? String(status) : `${status} ${error}`
  const correlationId = readCorrelationId(response) ?? readWord(body, 'correlation_id', 100)
  const said = readSafeText(body, 'error_description', [settings.workerClientSecret])
  return new PlatformError(
    `PingOne gave the worker application no access token (${codes}): ${adviseOnWorker(status, error, { attempts, said })}`,
    {
      status,
      call: tokenCall,
      ...(error !== undefined && { pingoneCode: error }),
      ...(correlationId !== undefined && { correlationId }),
    },
  )
}

function adviseOnWorker(
  status: number,
  error: string | undefined,
  { attempts, said }: { readonly attempts: number; readonly said: string | undefined },
): string {
  if (status === 429)
    return `its rate of calls is used up, after ${attempts} attempts. Wait a minute and start again.`
  if (error === 'unauthorized_client' || error === 'unsupported_grant_type') {
    return 'the application may not use the grant client_credentials. Check that PINGONE_WORKER_CLIENT_ID is a worker application.'
  }
  if (status === 404 || error === 'NOT_FOUND') {
    return 'there is no such environment here. Check PINGONE_WORKER_ENVIRONMENT_ID (without it PINGONE_ENVIRONMENT_ID counts) and PINGONE_REGION.'
  }
  if (status === 401 || error === 'invalid_client') {
    return 'its credentials are wrong. Check PINGONE_WORKER_CLIENT_ID, PINGONE_WORKER_CLIENT_SECRET and PINGONE_WORKER_ENVIRONMENT_ID (where the worker is; without it PINGONE_ENVIRONMENT_ID counts), and that the worker is enabled and authenticates with Client Secret Basic.'
  }
  return `${said ?? 'without an explanation that is understood'}. Check PINGONE_WORKER_CLIENT_ID and PINGONE_WORKER_ENVIRONMENT_ID.`
}
