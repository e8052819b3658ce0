// Sends calls with the worker's token, repeats what may be repeated, and says what a refusal means.
import { setTimeout as waitFor } from 'node:timers/promises'
import { PlatformError } from '../../../errors.js'
import { createPingOneFetch } from '../../../pingone/http.js'
import { parseJson, readMember } from '../../../pingone/json.js'
import { createConsistency, type Consistency } from './consistency.js'
import { explainRefusal } from './explain-refusal.js'
import { unusableAnswer } from './platform-failure.js'
import { namePlatformCall, type PlatformCall } from './platform-call.js'
import type { ClientSettings, PlatformClientOptions } from './platform-client-options.js'
import { parseRefusal } from './refusal.js'
import { sendWithRetries, type Attempted, type RetrySettings } from './retry.js'
import { createWorkerToken, tokenCall, type WorkerToken } from './worker-token.js'

/** Sends one call and comes back with the JSON of a successful answer; `undefined` when it is none. */
export type SendPlatformCall = (call: PlatformCall) => Promise<unknown>

/** Creates what sends the calls: one connection to the API's host, one to the authorization server's. */
export function createPlatformSender(
  settings: ClientSettings,
  options: PlatformClientOptions,
): SendPlatformCall {
  const retry = readRetrySettings(settings, options)
  const limits = {
    timeoutMs: settings.timeoutMs,
    passesFailures: true,
    ...(options.fetch !== undefined && { fetch: options.fetch }),
  }
  const authFetch = createPingOneFetch({
    ...limits,
    origin: settings.authOrigin,
    nameCall: () => tokenCall,
  })
  const apiFetch = createPingOneFetch({
    ...limits,
    origin: settings.apiOrigin,
    maxBodyBytes: maxAnswerBytes,
    nameCall: namePlatformCall,
  })
  const worker = createWorkerToken({ settings, retry, fetch: authFetch })
  const secrets = [settings.workerClientSecret]
  const consistency =
    options.waitForConsistency === false ? undefined : createConsistency(retry.nowMs)
  return async function sendPlatformCall(call) {
    const trip = await sendAsWorker({ call, worker, retry, fetch: apiFetch, consistency })
    const answer = await readAnswer(call, { trip, secrets })
    consistency?.learn(call, answer)
    return answer
  }
}

const maxAnswerBytes = 8 * 1024 * 1024

function readRetrySettings(
  { maxAttempts }: ClientSettings,
  options: PlatformClientOptions,
): RetrySettings {
  const { nowMs = Date.now, wait = (ms: number) => waitFor(ms), onRetry } = options
  return { maxAttempts, nowMs, wait, onRetry }
}

interface Sending {
  readonly call: PlatformCall
  readonly worker: WorkerToken
  readonly retry: RetrySettings
  readonly fetch: typeof fetch
  /** Absent when nothing is waited for. */
  readonly consistency: Consistency | undefined
}

interface Trip extends Attempted {
  /** Those that were sent, for none may come back out of PingOne's texts. */
  readonly tokens: readonly string[]
}

/** A token that is not taken is renewed once; 401 means that nothing was done. */
async function sendAsWorker(sending: Sending): Promise<Trip> {
  const token = await sending.worker.read()
  const first = await sendWith(token, sending)
  if (first.response.status !== 401) return { ...first, tokens: [token] }
  const renewed = await sending.worker.renew(token)
  const second = await sendWith(renewed, sending)
  return {
    ...second,
    attempts: first.attempts - 1 + second.attempts,
    waitedMs: first.waitedMs + second.waitedMs,
    tokens: [token, renewed],
  }
}

function sendWith(token: string, { call, retry, fetch, consistency }: Sending): Promise<Attempted> {
  const { method, name, url, body, mediaType = 'application/json' } = call
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' }
  const init =
    body === undefined
      ? { method, headers }
      : {
          method,
          headers: { ...headers, 'content-type': mediaType },
          body: JSON.stringify(body),
        }
  const isNotYet = async (response: Response, attempt: number): Promise<boolean> => {
    if (consistency === undefined || response.status < 400 || response.status > 409) return false
    const refusal = parseRefusal(response, {
      body: parseJson(await response.clone().text()),
      hidden: [],
    })
    return consistency.isNotYet(call, { refusal, attempt })
  }
  const repeatable = { name, isRepeatable: method !== 'POST', isNotYet }
  return sendWithRetries(retry, { call: repeatable, send: () => fetch(url, init) })
}

async function readAnswer(
  call: PlatformCall,
  {
    trip: { response, attempts, waitedMs, tokens },
    secrets,
  }: { readonly trip: Trip; readonly secrets: readonly string[] },
): Promise<unknown> {
  const { status } = response
  const text = await response.text()
  if (response.ok) return parseJson(text)
  const isRefusal = status >= 400 && status !== 408 && (status < 500 || status === 501)
  if (!isRefusal) throw unusableAnswer(call, response)
  // The first reply was lost: an earlier attempt deleted it.
  if (call.method === 'DELETE' && status === 404 && attempts > 1) return undefined
  const refusal = parseRefusal(response, {
    body: parseJson(text),
    hidden: [...secrets, ...tokens, ...listPrivateValues(call)],
  })
  throw new PlatformError(explainRefusal({ name: call.name, attempts, waitedMs }, refusal), {
    ...refusal,
    call: call.name,
  })
}

/** What PingOne's texts may repeat of a body, and no log should hold. */
function listPrivateValues({ body }: PlatformCall): readonly string[] {
  return ['value', 'phone', 'email'].flatMap((name) => {
    const value = readMember(body, name)
    return typeof value === 'string' ? [value] : []
  })
}
