// Turns a failure inside one of our routes into the page, status and event that say what happened.
import {
  AuthorizationError,
  CallbackError,
  ConfigError,
  FlowError,
  GuardError,
  PingOneError,
  StateUnavailableError,
  ThrottledError,
  UpstreamError,
} from '../../errors.js'
import type { Config } from '../../config.js'
import { describeFailedCall, readAuthorizationWord } from '../../error-words.js'
import type { PingOneEvent } from '../../events.js'
import type { Instance } from '../../instance.js'
import { readRefusalWords } from '../../pingone/refusal-words.js'
import type { ApprovalFacts, ErrorReason, Purpose } from '../../models/model.js'
import { emitStruck } from '../drive/limit-events.js'
import { sendPage } from './page.js'
import { buildRestartPath } from './paths.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import type { Failure } from '../../attempt/done-record.js'
import { createReference } from './reference.js'
import { BodyError } from './request-body.js'
import { describeLimit } from './shown-limit.js'
import { tellTerminal } from './tell-terminal.js'
import { findAttemptKey } from '../drive/user-key.js'
import type { Asked, Exchange } from '../exchange.js'
import { describe, type Description, type FailedAttempt } from './error-reason.js'

/** Answers an error of ours with its page; anything else is thrown on to the app's error handler. */
export async function sendProblem(
  exchange: Exchange,
  { error, ...attempt }: FailedAttempt & { readonly error: unknown },
): Promise<void> {
  const { instance, res } = exchange
  if (!isOurs(error)) throw error
  const reference = attempt.reference ?? readReference(error)
  await noteProblem(exchange, { ...attempt, error: toPingOneError(error), reference })
  if (res.headersSent) return
  const failure = describeFailure(instance, { error, ...attempt, reference })
  await sendFailure(exchange, {
    failure,
    approval: failure.status === 429 ? attempt.approval : undefined,
  })
}

/** What the page of a failure says; of an error that is not ours, no more than that it failed. */
export function describeFailure(
  instance: Instance,
  {
    error,
    ...attempt
  }: FailedAttempt & { readonly reference: string } & { readonly error: unknown },
): Failure {
  const { config } = instance
  const { reference, purpose = 'sign-on' } = attempt
  const home = config.basePath + config.paths.home
  const returnPath = attempt.returnPath ?? home
  const description = describeError(instance, { error, ...attempt, purpose, returnPath })
  const startsAgain = purpose === 'sign-on'
  return {
    ...description,
    ...(attempt.returnLabel !== undefined && { returnLabel: attempt.returnLabel }),
    purpose,
    reference,
    returnPath: startsAgain
      ? findStart(config, { reason: description.reason, returnPath })
      : returnPath,
  }
}

/** A known browser that has used up what is its own waits: to start again at once would only meet the limit. */
function findStart(
  config: Config,
  { reason, returnPath }: { readonly reason: ErrorReason; readonly returnPath: string },
): string {
  const home = config.basePath + config.paths.home
  return reason.endsWith('_own') ? home : buildRestartPath(config, returnPath)
}

function describeError(
  { config, nowMs }: Instance,
  {
    error,
    ...attempt
  }: FailedAttempt & { readonly purpose: Purpose; readonly returnPath: string } & {
    readonly error: unknown
  },
): Description {
  if (error instanceof ThrottledError)
    return { ...describeLimit(config, { ...attempt, error }), status: 429 }
  return isOurs(error)
    ? describe(error, { attempt, nowMs: nowMs() })
    : { reason: 'sign_on_failed', status: 500 }
}

/** Sends the page of a failure: of one's own, or of the request whose result was waited for. */
export async function sendFailure(
  exchange: Exchange,
  {
    failure: { status, ...failure },
    approval,
  }: { readonly failure: Failure; readonly approval?: ApprovalFacts | undefined },
): Promise<void> {
  const { res } = exchange
  const { retryAfterSeconds, returnPath } = failure
  if (retryAfterSeconds !== undefined) res.setHeader('Retry-After', String(retryAfterSeconds))
  await sendPage(exchange, {
    facts: {
      ...failure,
      step: 'error',
      restart: true,
      action: returnPath,
      csrf: '',
      ...(approval !== undefined && { approval }),
    },
    status,
  })
}

function isOurs(error: unknown): error is Exclude<PingOneError, ConfigError> | BodyError {
  if (error instanceof ConfigError) return false
  return error instanceof PingOneError || error instanceof BodyError
}

/** A body of a form of ours that cannot be read is told as one of a guard is. */
function toPingOneError(error: PingOneError | BodyError): PingOneError {
  if (error instanceof PingOneError) return error
  const { message, status } = error
  return new GuardError(message, { code: 'ERR_PINGONE_BODY_UNREADABLE', status })
}

const references = new WeakMap<Error, string>()
const told = new WeakSet<Error>()

/** Tells events and the app of an error of ours, whatever is answered; once for each error. */
export async function noteProblem(
  asked: Asked,
  {
    error,
    reference,
    ...attempt
  }: Pick<FailedAttempt, 'purpose' | 'userKey' | 'approvalId'> & {
    readonly error: unknown
    readonly reference: string
  },
): Promise<void> {
  const { instance } = asked
  if (!(error instanceof PingOneError) || told.has(error)) return
  told.add(error)
  nameReference(error, reference)
  const { purpose, userKey, approvalId } = attempt
  emitProblem(instance, {
    error,
    about: {
      reference,
      ...(purpose !== undefined && { purpose }),
      ...(userKey !== undefined && { userKey }),
      ...(approvalId !== undefined && { approvalId }),
    },
  })
  await tellApp(asked, { error, reference })
}

/** Gives an error the reference that its page will show. */
export function nameReference(error: PingOneError, reference: string): void {
  references.set(error, reference)
}

/** The reference of an error; a new one when it has none. */
export function readReference(error: Error): string {
  return references.get(error) ?? createReference()
}

type Troubled = Pick<PendingSignOn, 'handle' | 'reference' | 'purpose' | 'confirms' | 'username'>

/** Tells of an attempt that ended at a page with its reference: once in this process, however often it is looked at. */
export async function noteEnded(
  asked: Asked,
  {
    pending,
    reason,
  }: {
    readonly pending: Troubled
    readonly reason: string
  },
): Promise<void> {
  const error = new FlowError(`this attempt has ended: ${reason}`, { reason: 'failed' })
  await noteTrouble(asked, { pending, error, reason, isEnd: true })
}

/** The same of any trouble with an attempt, whether or not it ends by it. @returns whether it was not told before. */
export async function noteTrouble(
  asked: Asked,
  {
    pending,
    error,
    reason,
    isEnd,
  }: {
    readonly pending: Troubled
    readonly error: PingOneError
    readonly reason: string
    readonly isEnd: boolean
  },
): Promise<boolean> {
  const { instance } = asked
  const { handle, reference, purpose } = pending
  if (!isFirstTime(instance, handle)) return false
  const about = { reference, purpose, ...describeAttempt(instance, pending), code: error.code }
  if (isEnd) instance.emit({ event: 'signOn.failed', ...about, reason })
  await tellApp(asked, { error, reference })
  return true
}

function isFirstTime(instance: Instance, handle: string): boolean {
  const told = toldEnds.get(instance) ?? new Set<string>()
  toldEnds.set(instance, told)
  if (told.has(handle)) return false
  if (told.size >= MOST_TOLD) told.clear()
  told.add(handle)
  return true
}

/** Whose attempt it is, for events. */
export function describeAttempt(
  instance: Instance,
  pending: Pick<PendingSignOn, 'confirms' | 'username'>,
): Pick<FailedAttempt, 'userKey' | 'approvalId'> {
  const userKey = findAttemptKey(instance, pending)
  const approvalId = pending.confirms?.approval?.id
  return {
    ...(userKey !== undefined && { userKey }),
    ...(approvalId !== undefined && { approvalId }),
  }
}

const toldEnds = new WeakMap<Instance, Set<string>>()
const MOST_TOLD = 1000

/** The hook may look, but what it throws changes nothing. */
async function tellApp(
  { instance, req }: Asked,
  { error, reference }: { readonly error: PingOneError; readonly reference: string },
): Promise<void> {
  tellTerminal(instance, { error, reference })
  try {
    await instance.config.hooks.onError?.(error, req, { reference })
  } catch {
    // The page of the first error is owed to the person.
  }
}

/** What the app has to put right is told in words: it names an entry of the app, never a value. */
export function describeOwnFault(error: PingOneError): { reason?: string } {
  return error instanceof GuardError && error.status === 500 ? { reason: error.message } : {}
}

function emitProblem(
  instance: Instance,
  {
    error,
    about,
  }: {
    readonly error: PingOneError
    readonly about: Pick<PingOneEvent, 'purpose' | 'userKey' | 'approvalId'> & {
      readonly reference: string
    }
  },
): void {
  const { emit } = instance
  const common = { ...about, code: error.code }
  if (error instanceof UpstreamError) {
    emit({ event: 'upstream.error', ...common, call: error.call, ...describeFailedCall(error) })
  } else if (error instanceof StateUnavailableError) {
    emit({ event: 'state.error', ...common, call: error.operation })
  } else if (error instanceof ThrottledError) {
    emitStruck(instance, { error, reference: about.reference })
  } else if (error instanceof FlowError) {
    const pingone = readRefusalWords(error.body)
    const said = pingone === undefined ? {} : { pingone }
    emit({ event: 'signOn.failed', ...common, reason: error.reason, ...said })
  } else if (error instanceof CallbackError) {
    emit({ event: 'signOn.failed', ...common, reason: error.reason })
  } else if (error instanceof AuthorizationError) {
    emit({ event: 'signOn.failed', ...common, reason: readAuthorizationWord(error) })
  } else if (error instanceof GuardError) {
    emit({ event: 'request.refused', ...common, ...describeOwnFault(error) })
  } else {
    emit({ event: 'signOn.failed', ...common })
  }
}
