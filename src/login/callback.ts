// GET and POST /callback: where PingOne's redirect, or its form_post, comes back.
import type { Request, Response } from 'express'
import { readSignOn } from '../current-sign-on.js'
import { CallbackError, type CallbackReason } from '../errors.js'
import type { Instance } from '../instance.js'
import { isEqualInConstantTime } from '../oidc/constant-time.js'
import type { Stored } from '../state/records.js'
import { hasCookieOf, isHandle, readAttemptCookie } from './attempt-cookie.js'
import { completeHosted } from './complete.js'
import { ttlOf } from './flow-step.js'
import { buildPath, redirect } from './page.js'
import type { PendingSignOn } from './pending-sign-on.js'
import { readQuery } from './query.js'
import { readBody } from './request-body.js'

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
export async function showCallback(instance: Instance, req: Request, res: Response): Promise<void> {
  const query = readQuery(req)
  if (query.has('handle')) {
    const stored = query.get('handle')
    if (!isHandle(stored)) throw refuse('unknown_attempt', 'the handle is malformed')
    const pending = await findHosted(instance, stored)
    if (pending === undefined) return answerSpent(instance, req, res, stored)
    assertCookie(instance, req, pending.value)
    const { response } = pending.value
    if (response === undefined)
      throw refuse('malformed_response', 'nothing came back for this attempt')
    return completeHosted(instance, req, res, pending.value, response)
  }
  if (instance.config.responseMode === 'form_post') {
    throw refuse('wrong_method', 'the response was expected by POST (form_post)')
  }
  const response = readParameters(query.toRecord())
  const { handle, pending } = await findByState(instance, response)
  if (pending === undefined) return answerSpent(instance, req, res, handle)
  assertCookie(instance, req, pending.value)
  await completeHosted(instance, req, res, pending.value, response)
}

/**
 * Takes a form_post without cookie and session: checks its shape and `state`, stores it once, and answers 303 to
 * ourselves, where the browser's cookie is required.
 */
export async function receiveFormPost(
  instance: Instance,
  req: Request,
  res: Response,
): Promise<void> {
  const { config, records, nowMs } = instance
  if (config.responseMode !== 'form_post') {
    throw refuse('wrong_method', 'the response was expected by GET (query)', 405)
  }
  const response = readParameters(Object.fromEntries(await readBody(req, res)))
  const { handle, pending } = await findByState(instance, response)
  if (pending !== undefined && pending.value.response === undefined) {
    await records.pending.replace(
      handle,
      pending,
      { ...pending.value, response },
      ttlOf(pending.value, nowMs()),
    )
  }
  redirect(res, buildPath(config, config.paths.callback, { handle }))
}

async function findByState(
  instance: Instance,
  response: Readonly<Record<string, string>>,
): Promise<{ handle: string; pending: Stored<PendingSignOn> | undefined }> {
  const { state } = response
  const handle = state?.slice(0, 43)
  if (state === undefined || !isHandle(handle)) {
    const reason = response['error'] === undefined ? 'state_mismatch' : 'unsolicited_error'
    throw refuse(reason, 'the state is missing or is none of ours')
  }
  const pending = await findHosted(instance, handle)
  if (pending !== undefined && !isEqualInConstantTime(pending.value.checks.state, state)) {
    throw refuse('state_mismatch', 'the state is not the one of this attempt')
  }
  return { handle, pending }
}

async function findHosted(
  { records, nowMs }: Instance,
  handle: string,
): Promise<Stored<PendingSignOn> | undefined> {
  const found = await records.pending.read(handle)
  if (found?.value.mode !== 'hosted') return undefined
  return found.value.expiresAtMs > nowMs() ? found : undefined
}

/** A response that came again: signed on, in the same browser, goes where the first one went. */
async function answerSpent(
  instance: Instance,
  req: Request,
  res: Response,
  handle: string,
): Promise<void> {
  const { config, records } = instance
  const done = await records.done.read(handle)
  if (done !== undefined && hasCookieOf(req, handle, done.value.cookieHash, config)) {
    const current = await readSignOn(instance, req)
    if (current.state === 'signed-on') {
      redirect(res, done.value.returnPath)
      return
    }
  }
  const known = readAttemptCookie(req, handle, config) !== undefined
  throw refuse(
    known ? 'expired_attempt' : 'unknown_attempt',
    'this attempt is unknown, used or expired',
    404,
  )
}

function assertCookie({ config }: Instance, req: Request, pending: PendingSignOn): void {
  if (hasCookieOf(req, pending.handle, pending.cookieHash, config)) return
  throw refuse('other_browser', 'the response belongs to another browser')
}

/** The response's parameters, each once; what must never come this way is refused. */
function readParameters(
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const forbidden = NEVER_DELIVERED.find((name) => given[name] !== undefined)
  if (forbidden !== undefined) {
    throw refuse(
      'unexpected_parameter',
      `the response carries ${forbidden}, which was not asked for`,
    )
  }
  const response: Record<string, string> = {}
  for (const name of PARAMETERS) {
    const value = given[name]
    if (value === undefined) continue
    if (typeof value !== 'string')
      throw refuse('duplicate_parameter', `${name} came more than once`)
    if (value.length > MAX_VALUE_LENGTH) throw refuse('malformed_response', `${name} is too long`)
    response[name] = value
  }
  if (Object.keys(given).some((name) => /^(?:code|state|iss|error)\[/.test(name))) {
    throw refuse('duplicate_parameter', 'a parameter came as a list')
  }
  return response
}

function refuse(
  reason: CallbackReason,
  message: string,
  status: 400 | 403 | 404 | 405 = 400,
): CallbackError {
  return new CallbackError(message, { reason, status })
}
