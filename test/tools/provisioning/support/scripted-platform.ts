// A platform API that answers by script, with a token endpoint that works unless told otherwise.
import { createPlatformClient } from '../../../../src/tools/provisioning/platform/create-platform-client.js'
import type { PlatformClientOptions } from '../../../../src/tools/provisioning/platform/platform-client-options.js'
import type { PlatformClient } from '../../../../src/tools/provisioning/platform/platform-client.js'
import type { Retry } from '../../../../src/tools/provisioning/platform/retry.js'
import {
  json,
  startScriptedServer,
  type ReceivedRequest,
  type ScriptedAnswer,
} from '../../../support/scripted-server.js'

export const environmentId = '7a0d3c1e-1111-4111-8111-000000000001'
export const otherEnvironmentId = '7a0d3c1e-2222-4222-8222-000000000002'
export const workerClientId = 'a0000000-3333-4333-8333-000000000003'
export const workerClientSecret = 'SECRET-of-worker-0123456789abcdef~._-'
export const resourceId = 'b0000000-4444-4444-8444-000000000004'

/** A server that plays PingOne. */
export interface ScriptedPlatform {
  readonly origin: string
  /** What `https://api.pingone.com/v1/environments/{id}` is. */
  readonly environmentUrl: string
  /** Calls of the platform API, without those for a token. */
  apiRequests(): readonly ReceivedRequest[]
  tokenRequests(): readonly ReceivedRequest[]
  /** Answers the next API calls one by one; the last answer stays. Forgets what was received. */
  script(...answers: readonly ScriptedAnswer[]): void
  /** Answers the next calls for a token one by one; the last answer stays. */
  scriptTokens(...answers: readonly ScriptedAnswer[]): void
  createClient(options?: Partial<PlatformClientOptions>): ScriptedClient
  close(): Promise<void>
}

/** A client that does not wait, and what it would have waited for. */
export interface ScriptedClient extends PlatformClient {
  readonly waits: readonly number[]
  readonly retries: readonly Retry[]
}

/** Starts the server on a free port. */
export async function startScriptedPlatform(): Promise<ScriptedPlatform> {
  const server = await startScriptedServer()
  let api: readonly ScriptedAnswer[] = []
  let tokens: readonly ScriptedAnswer[] = []
  const received = (isToken: boolean): readonly ReceivedRequest[] =>
    server.requests.filter(({ path }) => path.endsWith('/as/token') === isToken)
  const restart = (): void =>
    server.script((response, request) => {
      const isToken = request.path.endsWith('/as/token')
      const [answers, index] = [isToken ? tokens : api, received(isToken).length - 1]
      const answer = answers[index] ?? answers.at(-1) ?? json(501, {})
      answer(response, request)
    })
  const platform: ScriptedPlatform = {
    origin: server.origin,
    environmentUrl: `${server.origin}/v1/environments/${environmentId}`,
    apiRequests: () => received(false),
    tokenRequests: () => received(true),
    script: (...answers) => {
      api = answers
      tokens = [token('SECRET-token-1'), token('SECRET-token-2'), token('SECRET-token-3')]
      restart()
    },
    scriptTokens: (...answers) => (tokens = answers),
    createClient: (options) => createScriptedClient(server.origin, options),
    close: () => server.close(),
  }
  platform.script()
  return platform
}

/** A token that lives `expiresInSeconds`. */
export function token(value: string, expiresInSeconds = 3600): ScriptedAnswer {
  return json(200, { access_token: value, token_type: 'Bearer', expires_in: expiresInSeconds })
}

/** A page of a collection. */
export function page(key: string, items: readonly unknown[], next?: string): ScriptedAnswer {
  const links = next === undefined ? {} : { next: { href: next } }
  return json(200, { _links: links, _embedded: { [key]: items }, size: items.length })
}

/** An error body as PingOne writes it. */
export function refusal(
  status: number,
  code: string,
  details: readonly unknown[] = [],
): ScriptedAnswer {
  const body = { id: '6f000000-0000-4000-8000-000000000001', code, message: 'No.', details }
  return json(status, body, { 'correlation-id': 'corr-1' })
}

function createScriptedClient(
  origin: string,
  options: Partial<PlatformClientOptions> = {},
): ScriptedClient {
  const waits: number[] = []
  const retries: Retry[] = []
  const client = createPlatformClient({
    environmentId,
    authBaseUrl: origin,
    apiBaseUrl: `${origin}/v1`,
    workerClientId,
    workerClientSecret,
    wait: (ms) => {
      waits.push(ms)
      return Promise.resolve()
    },
    onRetry: (retry) => retries.push(retry),
    ...options,
  })
  return { ...client, waits, retries }
}
