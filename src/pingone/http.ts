// The one place that sends HTTP to PingOne: pinned to one origin, bounded in time and size, no redirects.
import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { debuglog } from 'node:util'
import { UpstreamError, type UpstreamReason } from '../errors.js'
import { discardBody, readBoundedBody } from './bounded-body.js'
import { parseErrorBody } from './error-body.js'
import type { FetchedResponse, FetchFunction } from './fetch-function.js'
import { parseJson } from './json.js'
import { flowCalls, nameByPath, readingCalls } from './calls.js'
import { isAboutOnePerson, isLimited } from './rate-limit.js'
import { explainFailure, rateLimited, serverError, timedOut } from './upstream-failure.js'

/** What the calls to PingOne may do. */
export interface PingOneFetchOptions {
  /** The only origin that is ever called, e.g. `https://auth.pingone.eu`. */
  readonly origin: string
  /** Sends the calls. Default: Node's `fetch`, which keeps connections alive and uses no proxy. */
  readonly fetch?: FetchFunction
  /** Longest time of a call with its body and a possible second try, in milliseconds. */
  readonly timeoutMs: number
  /** Longest body that is read, in bytes after decoding. Default 262144. */
  readonly maxBodyBytes?: number
  /** Told of every failed call; what it throws is dropped. */
  readonly onUpstreamError?: (error: UpstreamError) => void
  /** Told of every call as it ends, good or failed; what it throws is dropped. */
  readonly onCall?: (ended: EndedCall) => void
  /**
   * Names a call in errors and in the debug log: no id, no secret. Default: by the end of its path, as
   * the authorization server's endpoints are named.
   */
  readonly nameCall?: (method: string, url: URL) => string
  /** Whether 429 and 5xx come back as answers, with their bodies. Default: they are thrown. */
  readonly passesFailures?: boolean
}

/** How one call ended, for a counter: no address, no id, no content. */
export interface EndedCall {
  /** Name of the call, as `nameCall` gives it. */
  readonly call: string
  /** With its body, and with a second try where there was one. Milliseconds. */
  readonly durationMs: number
  /** HTTP status of the answer, where there was one. */
  readonly upstreamStatus?: number
  /** Why the answer is of no use. `aborted`: the caller did not wait for it. */
  readonly reason?: UpstreamReason | 'aborted'
}

const defaultMaxBodyBytes = 262_144
const debug = debuglog('pingone-mfa')
const deadlines = new AsyncLocalStorage<number>()

/**
 * Creates a `fetch` that only ever calls one origin of PingOne.
 *
 * Redirects are answers, not followed. The body is read at once, up to `maxBodyBytes`, and the
 * `Response` that comes back holds it in memory. A reading GET is tried once more after a failure of
 * the network or of PingOne; nothing else is ever sent twice. It keeps no cookies.
 *
 * Fits as `customFetch` of openid-client and jose.
 *
 * @param options.origin The only origin that is ever called.
 * @param options.timeoutMs Longest time of a call in milliseconds; {@link withDeadline} can shorten it.
 * @returns A function with the signature of `fetch`.
 * @throws {TypeError} When an option cannot be used.
 * @throws {UpstreamError} From the function: when PingOne is not reached, too slow, too long, limits
 *   the rate (429) or fails (5xx). A 429 about one person's codes or messages is an answer.
 * @see [PingOne rate limits](https://developer.pingidentity.com/pingone-api/platform/rate-limiting.html)
 * @example
 * const pingOneFetch = createPingOneFetch({ origin: 'https://auth.pingone.eu', timeoutMs: 5000 })
 */
export function createPingOneFetch(options: PingOneFetchOptions): typeof fetch {
  const settings = checkOptions(options)
  return async function pingOneFetch(input, init) {
    const call = await describeCall(settings, { input, init })
    const startedMs = performance.now()
    try {
      const response = await send(settings, call)
      noteEnd(settings, { call, startedMs, end: { upstreamStatus: response.status } })
      return response
    } catch (error) {
      noteEnd(settings, { call, startedMs, end: describeEnd(error) })
      if (error instanceof UpstreamError) report(settings, error)
      throw error
    }
  }
}

/**
 * Runs `run` so that all calls to PingOne inside it together end within `ms` milliseconds.
 *
 * It bounds the calls of `createPingOneFetch`, not what else `run` does. A deadline inside another one
 * can only shorten it.
 *
 * @param ms Time for all calls together, in milliseconds.
 * @param run What to do.
 * @returns What `run` returns.
 * @throws {UpstreamError} From the calls inside: `timed_out`, with `reached: 'no'` when the time was over
 *   before the call was sent.
 * @see [AsyncLocalStorage](https://nodejs.org/api/async_context.html)
 * @example
 * const flow = await withDeadline(10_000, () => client.startFlow(parameters))
 */
export function withDeadline<T>(ms: number, run: () => Promise<T>): Promise<T> {
  const outer = deadlines.getStore() ?? Infinity
  return deadlines.run(Math.min(outer, performance.now() + ms), run)
}

interface Settings {
  readonly origin: string
  readonly fetch: FetchFunction
  readonly timeoutMs: number
  readonly maxBodyBytes: number
  readonly onUpstreamError: ((error: UpstreamError) => void) | undefined
  readonly onCall: ((ended: EndedCall) => void) | undefined
  readonly nameCall: (method: string, url: URL) => string
  readonly passesFailures: boolean
}

interface Call {
  readonly name: string
  readonly method: string
  readonly url: URL
  readonly headers: Record<string, string>
  readonly body: string | undefined
  /** The caller's own wish to stop. */
  readonly signal: AbortSignal | undefined
}

interface Budget {
  readonly signal: AbortSignal
  readonly end: () => void
}

function checkOptions(options: PingOneFetchOptions): Settings {
  const { origin, timeoutMs, maxBodyBytes = defaultMaxBodyBytes } = options
  if (!/^https?:/.test(origin) || !URL.canParse(origin) || new URL(origin).origin !== origin) {
    throw new TypeError('origin must be an origin such as https://auth.pingone.eu')
  }
  if (!(timeoutMs > 0 && timeoutMs < 2 ** 31)) {
    throw new TypeError('timeoutMs must be a number of milliseconds above 0')
  }
  if (!(Number.isSafeInteger(maxBodyBytes) && maxBodyBytes > 0)) {
    throw new TypeError('maxBodyBytes must be a whole number of bytes above 0')
  }
  return {
    origin,
    timeoutMs,
    maxBodyBytes,
    fetch: options.fetch ?? fetch,
    onUpstreamError: options.onUpstreamError,
    onCall: options.onCall,
    nameCall: options.nameCall ?? nameByPath,
    passesFailures: options.passesFailures ?? false,
  }
}

async function describeCall(
  settings: Settings,
  {
    input,
    init,
  }: { readonly input: string | URL | Request; readonly init: RequestInit | undefined },
): Promise<Call> {
  const own = input instanceof Request ? await unpackRequest(input) : {}
  const merged: RequestInit = { ...own, ...init }
  const url = new URL(input instanceof Request ? input.url : input)
  const method = (merged.method ?? 'GET').toUpperCase()
  const message = new Response(merged.body)
  const headers = new Headers(message.headers)
  for (const [name, value] of new Headers(merged.headers)) headers.set(name, value)
  return {
    name: settings.nameCall(method, url),
    method,
    url,
    headers: Object.fromEntries(headers),
    body: message.body === null ? undefined : await message.text(),
    signal: merged.signal ?? undefined,
  }
}

async function unpackRequest(request: Request): Promise<RequestInit> {
  const { method, headers, signal } = request
  const body = request.body === null ? null : await request.arrayBuffer()
  return { method, headers, signal, body }
}

async function send(settings: Settings, call: Call): Promise<Response> {
  assertOwnOrigin(settings, call)
  const budget = openBudget(settings, call)
  try {
    return await attempt(settings, { call, budget })
  } catch (error) {
    if (!mayTryAgain(call, error)) throw error
    await pause(call, budget)
    return await attempt(settings, { call, budget })
  } finally {
    budget.end()
  }
}

function assertOwnOrigin({ origin }: Settings, { name, url }: Call): void {
  if (url.origin === origin && url.username === '' && url.password === '') return
  throw new UpstreamError(
    `The call ${name} was not sent: its address is not at the configured PingOne host.`,
    { reason: 'foreign_host', call: name, reached: 'no' },
  )
}

/** One signal for the time-out, the deadline of the browser request, and the caller's own wish. */
function openBudget({ timeoutMs }: Settings, call: Call): Budget {
  const remainingMs = (deadlines.getStore() ?? Infinity) - performance.now()
  // A timer may go off a little early: what is shorter than a millisecond is no time for a call.
  if (remainingMs < 1) throw timedOut(call.name, 'no')
  const controller = new AbortController()
  const timer = setTimeout(
    () => controller.abort(timedOut(call.name, 'unknown')),
    Math.min(timeoutMs, remainingMs),
  )
  const caller = call.signal
  const follow = (): void => controller.abort(caller?.reason)
  caller?.addEventListener('abort', follow, { once: true })
  if (caller?.aborted === true) follow()
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(timer)
      caller?.removeEventListener('abort', follow)
    },
  }
}

function mayTryAgain(call: Call, error: unknown): boolean {
  if (call.method !== 'GET' || !readingCalls.has(call.name)) return false
  if (!(error instanceof UpstreamError) || error.retryAfterSeconds !== undefined) return false
  return ['unreachable', 'interrupted', 'server_error'].includes(error.reason)
}

async function pause(call: Call, { signal }: Budget): Promise<void> {
  try {
    await wait(50 + Math.random() * 100, undefined, { signal })
  } catch (error) {
    throw explainFailure(call.name, { signal, error })
  }
}

async function attempt(
  settings: Settings,
  { call, budget: { signal } }: { readonly call: Call; readonly budget: Budget },
): Promise<Response> {
  try {
    return await untilAborted(signal, exchange(settings, { call, signal }))
  } catch (error) {
    throw explainFailure(call.name, { signal, error })
  }
}

async function exchange(
  settings: Settings,
  { call, signal }: { readonly call: Call; readonly signal: AbortSignal },
): Promise<Response> {
  const response = await settings.fetch(call.url.href, {
    method: call.method,
    headers: call.headers,
    ...(call.body !== undefined && { body: call.body }),
    redirect: 'manual',
    signal,
  })
  const isFailure = response.status >= 500 && !settings.passesFailures
  if (isFailure || (response.status >= 300 && response.status < 400)) {
    await discardBody(response)
    if (isFailure) throw serverError(call.name, response)
    return keepInMemory(response, null)
  }
  const body = await readBoundedBody(response, settings.maxBodyBytes)
  if (!settings.passesFailures) assertRate(call, { response, body })
  return keepInMemory(response, body)
}

/** @throws {UpstreamError} `rate_limited`, unless the answer may be about one person: then the flow client judges. */
function assertRate(
  { name }: Call,
  { response, body }: { readonly response: FetchedResponse; readonly body: Uint8Array },
): void {
  const { status } = response
  if (status < 400 || status >= 500) return
  const errorBody = parseErrorBody(parseJson(Buffer.from(body).toString('utf8')))
  if (!isLimited(status, errorBody)) return
  if (flowCalls.has(name) && errorBody !== undefined && isAboutOnePerson(errorBody)) return
  throw rateLimited(name, { response, body: errorBody })
}

/** A fetch that does not listen to its signal must not hold us longer either. */
function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(new Error('aborted'))
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

function keepInMemory(response: FetchedResponse, body: Uint8Array | null): Response {
  const headers = new Headers([...response.headers])
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) {
    headers.delete(name)
  }
  const bodiless = [204, 205, 304].includes(response.status)
  return new Response(bodiless ? null : body, { status: response.status, headers })
}

function report({ onUpstreamError }: Settings, error: UpstreamError): void {
  try {
    onUpstreamError?.(error)
  } catch {
    // A listener cannot change the outcome of a call.
  }
}

function describeEnd(error: unknown): Pick<EndedCall, 'reason' | 'upstreamStatus'> {
  if (!(error instanceof UpstreamError)) return { reason: 'aborted' }
  const { reason, upstreamStatus } = error
  return { reason, ...(upstreamStatus !== undefined && { upstreamStatus }) }
}

function noteEnd(
  { onCall }: Settings,
  {
    call: { name, method },
    startedMs,
    end,
  }: {
    readonly call: Call
    readonly startedMs: number
    readonly end: Pick<EndedCall, 'reason' | 'upstreamStatus'>
  },
): void {
  const durationMs = Math.round(performance.now() - startedMs)
  debug('%s %s %s %d ms', method, name, end.reason ?? end.upstreamStatus, durationMs)
  try {
    onCall?.({ call: name, durationMs, ...end })
  } catch {
    // A listener cannot change the outcome of a call.
  }
}
