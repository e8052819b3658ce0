// A request that brings an approval: computed anew, compared, consumed by one replace; only the winner goes on.
import {
  consume,
  mismatch,
  resolveStatus,
  settle,
  toApprovalRecord,
  type ApprovalOutcome,
  type ApprovalRecord,
  type StoredApproval,
} from '../approval/approval.js'
import type { ApprovalDetails } from '../approval/details.js'
import { computeDigest } from '../approval/digest.js'
import { GuardError, PingOneError, type GuardCode } from '../errors.js'
import { readCurrentNow } from '../handled-by.js'
import type { Instance } from '../instance.js'
import { readPublicUrl } from '../login/answer/public-url.js'
import { keptMs } from '../login/finish/complete-approval.js'
import { isEqualInConstantTime } from '../oidc/constant-time.js'
import type { Stored } from '../state/records.js'
import type { ApprovalRequest } from './approval-request.js'
import { assertSignedOn } from './guard.js'
import { ApprovalMismatch } from './mismatch.js'
import { ApprovalPending, emitRefused } from './request-approval.js'
import { findUserKey } from '../login/drive/user-key.js'

/** What a handler behind `requiresApproval()` finds in `req.pingone.approval`. */
export interface RequestApproval {
  readonly id: string
  /** What was shown, sent and approved: frozen. Execute this. */
  readonly details: ApprovalDetails
  /** The approval as plain JSON. */
  readonly record: ApprovalRecord
  /** With the option `evidenceKey`: a compact JWS that `verifyEvidence` reads. */
  readonly evidence?: string
  /**
   * Says how it ended; the first word counts. Without it: a response below 400 is `executed`, another one `failed`, and
   * a connection that closed before is `unknown`.
   *
   * @throws {StateUnavailableError} When the state store did not take it: the approval reads as `unknown` then.
   */
  settle(outcome: ApprovalOutcome): Promise<void>
}

/**
 * Consumes the approval for this request and hands it to the handler.
 *
 * @throws {GuardError} With a code of its own for each reason.
 */
export async function executeApproval(request: ApprovalRequest, id: string): Promise<void> {
  const { signedOn, handled } = request
  const { instance } = handled
  const found = await instance.records.approval.read(id)
  try {
    attach(request, await consumeApproval(request, found))
  } catch (error) {
    if (error instanceof PingOneError) {
      emitRefused(instance, { approval: found?.value, whose: signedOn.record, error })
    }
    throw error
  }
}

interface Consumed {
  readonly stored: Stored<StoredApproval>
  readonly evidence?: string
}

async function consumeApproval(
  request: ApprovalRequest,
  found: Stored<StoredApproval> | undefined,
): Promise<Consumed> {
  const { signedOn, handled } = request
  const { instance } = handled
  const { records, nowMs, emit } = instance
  const { sub, lineageId } = signedOn.record
  if (found === undefined) {
    throw refuse('there is no approval of this id', {
      code: 'ERR_PINGONE_APPROVAL_UNKNOWN',
      status: 403,
    })
  }
  const approval = found.value
  if (approval.sub !== sub || approval.lineageId !== lineageId) {
    throw refuse('it belongs to another user or sign-on', {
      code: 'ERR_PINGONE_APPROVAL_FOREIGN',
      status: 403,
    })
  }
  assertUnused(approval, nowMs())
  await assertSameRequest(request, found)
  const next = consume(approval, nowMs())
  if (next === undefined) {
    throw new ApprovalPending(request, approval)
  }
  // Signed before it is consumed: what cannot be signed must not be used up.
  const evidence = await signEvidence(instance, toApprovalRecord(next, nowMs()))
  const stored = await records.approval.replace(approval.id, {
    current: found,
    next,
    ttlMs: keptMs(next, nowMs()),
  })
  if (stored === undefined) {
    throw refuse('another request used it first', {
      code: 'ERR_PINGONE_APPROVAL_USED',
      status: 409,
    })
  }
  const { reference } = approval
  const key = findUserKey(instance, approval)
  emit({ event: 'approval.consumed', approvalId: approval.id, reference, userKey: key })
  await assertLives(request, stored)
  return { stored, ...(evidence !== undefined && { evidence }) }
}

/**
 * The sign-on is read after the approval is consumed: whatever ended it before that is seen, and what ends it later
 * comes after the execution was let through.
 */
async function assertLives(
  { instance, req, handled }: ApprovalRequest,
  consumed: Stored<StoredApproval>,
): Promise<void> {
  try {
    const { record } = assertSignedOn(await readCurrentNow(handled, req))
    const { sub, lineageId } = consumed.value
    if (record.sub === sub && record.lineageId === lineageId) return
    throw refuse('it belongs to another user or sign-on', {
      code: 'ERR_PINGONE_APPROVAL_FOREIGN',
      status: 403,
    })
  } catch (error) {
    // Used up, and nothing was executed.
    const settleApproval = createSettle(instance, consumed)
    await settleQuietly(instance, () => settleApproval('failed', 'answer'))
    throw error
  }
}

function assertUnused(approval: StoredApproval, nowMs: number): void {
  const status = resolveStatus(approval, nowMs)
  switch (status) {
    case 'pending':
    case 'approved':
      return
    case 'expired':
      throw refuse('it has ended', { code: 'ERR_PINGONE_APPROVAL_EXPIRED', status: 403 })
    case 'denied':
      throw refuse('it was cancelled or refused', {
        code: 'ERR_PINGONE_APPROVAL_DENIED',
        status: 403,
      })
    case 'mismatched':
      throw refuse('it was brought with another request', {
        code: 'ERR_PINGONE_APPROVAL_MISMATCH',
        status: 409,
      })
    case 'consumed':
    case 'executed':
    case 'failed':
    case 'unknown':
      throw refuse(`it was used already (${status})`, {
        code: 'ERR_PINGONE_APPROVAL_USED',
        status: 409,
      })
  }
}

/** Another route, other details or another body ends the approval: it must not be tried until it fits. */
async function assertSameRequest(
  request: ApprovalRequest,
  found: Stored<StoredApproval>,
): Promise<void> {
  const { req, signedOn, details, body } = request
  const { sub, lineageId } = signedOn.record
  const { method } = req
  const url = readPublicUrl(req, request.handled.instance.config)
  const approval = found.value
  if (method !== approval.method || url !== approval.url) {
    await endMismatched(request.handled.instance, found)
    throw refuse('it was given for another request', {
      code: 'ERR_PINGONE_APPROVAL_OTHER_ROUTE',
      status: 409,
    })
  }
  const digest = computeDigest({ sub, lineageId, method, url, details, body: body.value })
  if (body.kind === approval.bodyKind && isEqualInConstantTime(digest, approval.digest)) return
  await endMismatched(request.handled.instance, found)
  throw new ApprovalMismatch(request, approval)
}

async function endMismatched(instance: Instance, found: Stored<StoredApproval>): Promise<void> {
  const { records, nowMs, emit } = instance
  const next = mismatch(found.value, nowMs())
  if (next === undefined) return
  const { id, reference } = next
  await records.approval.replace(id, { current: found, next, ttlMs: keptMs(next, nowMs()) })
  const userKey = findUserKey(instance, next)
  emit({ event: 'approval.mismatch', approvalId: id, reference, userKey })
}

/** Hands the approval to the handler, and watches how its answer ends. */
function attach(
  { req, res, handled: { instance } }: ApprovalRequest,
  { stored, evidence }: Consumed,
): void {
  const record = toApprovalRecord(stored.value, instance.nowMs())
  const { id, details } = record
  const settleApproval = createSettle(instance, stored)
  const approval: RequestApproval = Object.freeze({
    id,
    details,
    record,
    ...(evidence !== undefined && { evidence }),
    settle: (outcome: ApprovalOutcome) => settleApproval(outcome, 'handler'),
  })
  Object.assign(req.pingone, { approval })
  const note = (outcome: ApprovalOutcome): void => {
    void settleQuietly(instance, () => settleApproval(outcome, 'answer'))
  }
  const noteFinished = (): void => note(res.statusCode < 400 ? 'executed' : 'failed')
  res.once('finish', noteFinished)
  // A finished answer is noted once more: to no effect, unless the store failed the first time.
  res.once('close', () => (res.writableFinished ? noteFinished() : note('unknown')))
}

/** Without a store it reads as `unknown` later. */
async function settleQuietly(
  { emit }: Instance,
  settleApproval: () => Promise<void>,
): Promise<void> {
  try {
    await settleApproval()
  } catch (error) {
    const code = error instanceof PingOneError ? error.code : undefined
    emit({ event: 'state.error', call: 'approval.settle', ...(code !== undefined && { code }) })
  }
}

type Settle = (outcome: ApprovalOutcome, by: 'handler' | 'answer') => Promise<void>

/** The first word counts; only the handler may still say how it ended when the connection was closed before. */
function createSettle(instance: Instance, consumed: Stored<StoredApproval>): Settle {
  let current = consumed
  let last: Promise<void> = Promise.resolve()
  async function write(outcome: ApprovalOutcome, by: 'handler' | 'answer'): Promise<void> {
    const { records, nowMs, emit } = instance
    const { id, reference } = current.value
    const next =
      by === 'answer' && current !== consumed
        ? undefined
        : settle(current.value, { outcome, nowMs: nowMs() })
    if (next === undefined) return
    const written = await records.approval.replace(id, {
      current,
      next,
      ttlMs: keptMs(next, nowMs()),
    })
    if (written === undefined) return
    current = written
    emit({ event: 'approval.settled', approvalId: id, reference, status: outcome })
  }
  return (outcome, by) => {
    if (!OUTCOMES.includes(outcome)) {
      return Promise.reject(new TypeError("settle takes 'executed', 'failed' or 'unknown'"))
    }
    const written = last.then(() => write(outcome, by))
    last = written.catch(() => undefined)
    return written
  }
}

const OUTCOMES: readonly unknown[] = ['executed', 'failed', 'unknown']

async function signEvidence(
  { config, evidence }: Instance,
  record: ApprovalRecord,
): Promise<string | undefined> {
  if (evidence === undefined) return undefined
  const {
    id: approvalId,
    approvedAt = '',
    consumedAt = '',
    authTime = 0,
    idTokenHash = '',
  } = record
  const { status: _status, expiresAt: _expires, reference: _reference, id: _id, ...facts } = record
  return evidence.sign({
    ...facts,
    approvalId,
    approvedAt,
    consumedAt,
    authTime,
    idTokenHash,
    clientId: config.clientId,
    issuer: config.issuer,
  })
}

function refuse(
  what: string,
  why: { readonly code: GuardCode; readonly status: 403 | 409 },
): GuardError {
  return new GuardError(`this approval cannot be used: ${what}`, why)
}
