// GET and POST /callback: where PingOne's redirect, or its form_post, comes back.
import { CallbackError, type CallbackReason } from '../../errors.js'
import type { Instance } from '../../instance.js'
import { isEqualInConstantTime } from '../../oidc/constant-time.js'
import { hasCookieOf, isHandle, readAttemptCookie } from '../answer/attempt-cookie.js'
import {
  readAttempt,
  readAttemptLocale,
  readCookieHash,
  type AttemptState,
} from '../drive/attempt.js'
import { completeHosted } from './complete.js'
import { ttlOf } from '../drive/flow-step.js'
import { redirect } from '../answer/page.js'
import { buildPath } from '../answer/paths.js'
import { buildPress, buildReceipt } from '../../attempt/press.js'
import { takeLocaleOf } from '../answer/request-locale.js'
import { readQuery } from '../answer/query.js'
import { readBody } from '../answer/request-body.js'
import { answerSpent } from './spent-attempt.js'
import { sendStillWorking } from '../drive/still-working.js'
import { isWorkedOn, waitForResult } from '../drive/waiting.js'
import type { Asked, Exchange } from '../exchange.js'

const PARAMETERS = [
  'code',
  'state',
  'iss',
  'error',
  'error_description',
  'error_uri',
  'session_state',
]
const NEVER_DELIVERED = ['response', 'id_token', 'access_token', 'token_type']
const MAX_VALUE_LENGTH = 4096

/** Takes an authorization response from the query, or takes up one that form_post stored. */
export async function showCallback(exchange: Exchange): Promise<void> {
  const { instance, req } = exchange
  const query = readQuery(req)
  if (query.has('handle')) return showStored(exchange, query.get('handle'))
  if (instance.config.responseMode === 'form_post') {
    throw refuse('wrong_method', { message: 'the response was expected by POST (form_post)' })
  }
  const response = readParameters(query.toRecord())
  const { handle, state } = await findByState(instance, response)
  const receipt = buildReceipt(response['code'])
  await finish(exchange, { handle, state, receipt, response, query: response })
}

/** A response that form_post stored; the receipt in the address is of the code that came with it. */
async function showStored(exchange: Exchange, handle: unknown): Promise<void> {
  const { instance, req } = exchange
  if (!isHandle(handle)) throw refuse('unknown_attempt', { message: 'the handle is malformed' })
  const state = await findHosted(instance, handle)
  const given = readQuery(req).get('receipt')
  const receipt = given !== undefined && given.length <= 64 ? given : undefined
  const query = { handle, ...(receipt !== undefined && { receipt }) }
  const response = state.at === 'open' ? state.found.value.response : undefined
  if (state.at === 'open' && response === undefined) {
    assertCookie(exchange, { handle, state })
    throw refuse('malformed_response', { message: 'nothing came back for this attempt' })
  }
  await finish(exchange, { handle, state, receipt, response, query })
}

/** A request with a response, and where its attempt is. */
interface Arrival {
  readonly handle: string
  readonly state: AttemptState
  readonly receipt: string | undefined
  readonly response: Readonly<Record<string, string>> | undefined
  /** Parameters of the address, to be looked at once more. */
  readonly query: Record<string, string>
}

/** Ends the sign-on, or waits for the request that ends it. */
async function finish(exchange: Exchange, arrival: Arrival): Promise<void> {
  const { instance } = exchange
  const { handle, state, receipt, response } = arrival
  const cookieValue = assertCookie(exchange, { handle, state })
  const press =
    receipt === undefined ? undefined : buildPress('receipt', receipt, { handle, cookieValue })
  if (state.at === 'open' && response !== undefined) {
    const { value, raw } = state.found
    const claimed = { value: { ...value, ...(press !== undefined && { press }) }, raw }
    if (await completeHosted(exchange, { claimed, response })) return
  }
  const now = state.at === 'open' ? await readAttempt(instance, handle) : state
  await answerSecond(exchange, { ...arrival, state: now, press })
}

/** A response that came again, or a reload: the result of the first one, when it is there. */
async function answerSecond(
  exchange: Exchange,
  { handle, state: first, query, press }: Arrival & { readonly press: string | undefined },
): Promise<void> {
  const { instance } = exchange
  const { config } = instance
  const state = await waitForResult(exchange, { handle, first })
  if (state.at === 'finishing' && isWorkedOn(instance, state)) {
    const checkPath = buildPath(config, { path: config.paths.callback, query })
    return sendStillWorking(exchange, { ...state.finishing, checkPath })
  }
  await answerSpent(exchange, { handle, state, press })
}

/**
 * Takes a form_post without cookie and session: checks its shape and `state`, stores it once, and answers 303 to
 * ourselves, where the browser's cookie is required.
 */
export async function receiveFormPost({ instance, req, res }: Exchange): Promise<void> {
  const { config, records, nowMs } = instance
  if (config.responseMode !== 'form_post') {
    res.setHeader('Allow', 'GET, HEAD')
    throw refuse('wrong_method', {
      message: 'the response was expected by GET (query)',
      status: 405,
    })
  }
  const response = readParameters(Object.fromEntries(await readBody(req, res)))
  const { handle, state } = await findByState(instance, response)
  if (state.at === 'open' && state.found.value.response === undefined) {
    const { found } = state
    const next = { ...found.value, response }
    await records.pending.replace(handle, { current: found, next, ttlMs: ttlOf(next, nowMs()) })
  }
  const receipt = buildReceipt(response['code'])
  const query = { handle, ...(receipt !== undefined && { receipt }) }
  redirect(res, buildPath(config, { path: config.paths.callback, query }))
}

async function findByState(
  instance: Instance,
  response: Readonly<Record<string, string>>,
): Promise<{ handle: string; state: AttemptState }> {
  const given = response['state']
  const handle = given?.slice(0, 43)
  if (given === undefined || !isHandle(handle)) {
    const reason = response['error'] === undefined ? 'state_mismatch' : 'unsolicited_error'
    throw refuse(reason, { message: 'the state is missing or is none of ours' })
  }
  const state = await findHosted(instance, handle)
  if (state.at === 'open' && !isEqualInConstantTime(state.found.value.checks.state, given)) {
    throw refuse('state_mismatch', { message: 'the state is not the one of this attempt' })
  }
  return { handle, state }
}

/** Where the hosted attempt of this handle is. */
async function findHosted(instance: Instance, handle: string): Promise<AttemptState> {
  const state = await readAttempt(instance, handle)
  const { mode = 'hosted' } =
    state.at === 'open' ? state.found.value : state.at === 'finishing' ? state.finishing : {}
  const isOver = state.at === 'open' && state.found.value.expiresAtMs <= instance.nowMs()
  return mode !== 'hosted' || isOver ? { at: 'unknown' } : state
}

/** The value of the attempt's cookie. @throws {CallbackError} When it is not this browser's, or nothing is known of it. */
function assertCookie(
  asked: Asked,
  { handle, state }: { readonly handle: string; readonly state: AttemptState },
): string {
  const cookieHash = readCookieHash(state)
  const cookieValue = readAttemptCookie(asked, handle)
  if (cookieHash !== undefined && cookieValue !== undefined) {
    if (hasCookieOf(asked, { handle, cookieHash })) {
      takeLocaleOf(asked.req, readAttemptLocale(state))
      return cookieValue
    }
  }
  if (cookieHash !== undefined && state.at !== 'over') {
    throw refuse('other_browser', { message: 'the response belongs to another browser' })
  }
  const reason = cookieValue === undefined ? 'unknown_attempt' : 'expired_attempt'
  throw refuse(reason, { message: 'this attempt is unknown, used or expired', status: 404 })
}

/** The response's parameters, each once; what must never come this way is refused. */
function readParameters(
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const forbidden = NEVER_DELIVERED.find((name) => given[name] !== undefined)
  if (forbidden !== undefined) {
    throw refuse('unexpected_parameter', {
      message: `the response carries ${forbidden}, which was not asked for`,
    })
  }
  const response: Record<string, string> = {}
  for (const name of PARAMETERS) {
    const value = given[name]
    if (value === undefined) continue
    if (typeof value !== 'string')
      throw refuse('duplicate_parameter', { message: `${name} came more than once` })
    if (value.length > MAX_VALUE_LENGTH)
      throw refuse('malformed_response', { message: `${name} is too long` })
    response[name] = value
  }
  if (Object.keys(given).some((name) => /^(?:code|state|iss|error)\[/.test(name))) {
    throw refuse('duplicate_parameter', { message: 'a parameter came as a list' })
  }
  return response
}

function refuse(
  reason: CallbackReason,
  {
    message,
    status = 400,
  }: { readonly message: string; readonly status?: 400 | 403 | 404 | 405 | undefined },
): CallbackError {
  return new CallbackError(message, { reason, status })
}
