// What PingOne answered to one call of a flow: JSON read once, everything that is no answer refused.
import { UpstreamError } from '../errors.js'
import type { PingOneErrorBody } from '../errors.js'
import { parseErrorBody } from '../pingone/error-body.js'
import { parseJson } from '../pingone/json.js'
import { isLimited } from '../pingone/rate-limit.js'
import { parseRetryAfter } from '../pingone/retry-after.js'
import { rateLimited } from '../pingone/upstream-failure.js'
import { mergeCookies, type FlowCookie } from './cookie-jar.js'
import { findOwnLimit, type UsesUp } from './own-limit.js'

/** One answer: which of the three it is, and the cookies after it. */
export type Answer = { readonly cookies: readonly FlowCookie[] } & (
  | { readonly kind: 'resource'; readonly body: unknown }
  | { readonly kind: 'redirect'; readonly location: string }
  | {
      readonly kind: 'refusal'
      readonly status: number
      readonly body: PingOneErrorBody | undefined
      /** Epoch milliseconds: `Retry-After` of a limit that is a person's. */
      readonly retryAtMs?: number
    }
)

/** Where an answer belongs. */
export interface AnswerContext {
  readonly call: string
  readonly environmentBaseUrl: string
  readonly cookies: readonly FlowCookie[]
  readonly nowMs: number
  /** What one person may have used up by this call. */
  readonly usesUp?: UsesUp | undefined
}

/**
 * Reads an answer.
 *
 * @throws {UpstreamError} `not_understood` when it is no JSON, `server_error` and `rate_limited` by status.
 */
export async function readAnswer(response: Response, context: AnswerContext): Promise<Answer> {
  const cookies = mergeCookies(context.cookies, {
    setCookie: response.headers.getSetCookie(),
    scope: context,
  })
  const { status } = response
  if (status >= 300 && status < 400) return readRedirect(response, { cookies, context })
  const body = await readJson(response)
  if (status >= 500) throw upstream(context, { status, reason: 'server_error', reached: 'unknown' })
  if (status >= 400) {
    const errorBody = parseErrorBody(body)
    if (!isLimited(status, errorBody)) return { kind: 'refusal', status, body: errorBody, cookies }
    if (findOwnLimit(errorBody, context.usesUp) === undefined) {
      throw rateLimited(context.call, { response, body: errorBody })
    }
    const wait = readOwnWait(response, context.nowMs)
    return { kind: 'refusal', status, body: errorBody, cookies, ...wait }
  }
  if (status !== 200 || body === undefined) {
    throw upstream(context, { status, reason: 'not_understood', reached: 'yes' })
  }
  return { kind: 'resource', body, cookies }
}

/** Of a person it is a time to tell, not one to hold a connection for: it may be long. */
function readOwnWait({ headers }: Response, nowMs: number): { readonly retryAtMs?: number } {
  const seconds = parseRetryAfter(headers.get('retry-after'), { nowMs, most: DAY_SECONDS })
  return seconds === undefined ? {} : { retryAtMs: nowMs + seconds * 1000 }
}

const DAY_SECONDS = 86_400

function readRedirect(
  response: Response,
  {
    cookies,
    context,
  }: { readonly cookies: readonly FlowCookie[]; readonly context: AnswerContext },
): Answer {
  const { status, headers } = response
  const location = headers.get('location')
  if (location === null)
    throw upstream(context, { status, reason: 'not_understood', reached: 'yes' })
  return { kind: 'redirect', location, cookies }
}

/** JSON only by its name: a page that happens to parse is no answer. */
async function readJson(response: Response): Promise<unknown> {
  const type =
    (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const text = await response.text()
  return /^application\/(?:[a-z0-9.-]+\+)?json$/.test(type) ? parseJson(text) : undefined
}

/** An answer that is none, as an error without a word of its content. */
export function upstream(
  { call }: Pick<AnswerContext, 'call'>,
  {
    status,
    reason,
    reached,
  }: {
    readonly status: number
    readonly reason: 'not_understood' | 'server_error' | 'redirected'
    readonly reached: 'unknown' | 'yes'
  },
): UpstreamError {
  const texts = {
    not_understood: `PingOne's answer to the call ${call} is not understood (${status}).`,
    server_error: `PingOne answered the call ${call} with ${status}.`,
    redirected: `PingOne redirected the call ${call} to where it is not followed.`,
  }
  return new UpstreamError(texts[reason], { reason, call, reached, upstreamStatus: status })
}
