// The worker application's access token: fetched once for all, renewed before it expires.
import { writeBasicCredentials } from '../../../pingone/basic-credentials.js'
import { parseJson, readInteger, readMember, readWord } from '../../../pingone/json.js'
import { explainRefusedWorker } from './explain-refused-worker.js'
import { notUnderstood } from './platform-failure.js'
import type { ClientSettings } from './platform-client-options.js'
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
  const { response, attempts } = await sendWithRetries(retry, {
    call,
    send: () =>
      fetch(settings.tokenUrl, {
        method: 'POST',
        headers: {
          authorization: writeBasicCredentials(
            settings.workerClientId,
            settings.workerClientSecret,
          ),
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
        },
        body: 'grant_type=client_credentials',
      }),
  })
  const body = parseJson(await response.text())
  if (!response.ok)
    throw explainRefusedWorker(
      { name: tokenCall, attempts, secret: settings.workerClientSecret },
      { response, body },
    )
  return parseToken(body, askedMs)
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
