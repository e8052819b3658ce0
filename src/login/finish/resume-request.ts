// A request held up by step-up or approval goes on: its form is posted back from a page of ours, once.
import { resolveStatus } from '../../approval/approval.js'
import { readSignOn } from '../../current-sign-on.js'
import type { ApprovalFacts, ErrorReason, HeldField, Purpose } from '../../models/model.js'
import { toApprovalFacts } from '../open/approval-facts.js'
import { buildKeptFormPath } from './kept-form.js'
import { sendPage } from '../answer/page.js'
import type { DoneRecord } from '../../attempt/done-record.js'
import type { Asked, Exchange } from '../exchange.js'

/** The field that carries an approval's id in a form; it is taken out before the app sees the form. */
export const APPROVAL_FIELD = 'pingone_approval'

/** What a finished confirmation left, with the request that goes on. */
export type FinishedConfirmation = DoneRecord & Required<Pick<DoneRecord, 'resume'>>

/** True while the sign-on that began a confirmation lives in this browser. */
export async function isOfThisSignOn(
  { instance, req }: Asked,
  { sub, lineageId }: { readonly sub: string; readonly lineageId: string },
): Promise<boolean> {
  const current = await readSignOn(instance, req)
  if (current.state === 'unavailable') throw current.error
  if (current.state !== 'signed-on') return false
  return current.record.sub === sub && current.record.lineageId === lineageId
}

/** Shows the page from which the held request goes on, or what became of its approval. */
export async function showResume(exchange: Exchange, done: FinishedConfirmation): Promise<void> {
  const { approvalId, holdId } = done.resume
  if (approvalId !== undefined) return showApproved(exchange, { done, approvalId })
  await showConfirmed(exchange, { done, holdId: holdId ?? '' })
}

async function showConfirmed(
  exchange: Exchange,
  {
    done: { returnPath },
    holdId,
  }: { readonly done: FinishedConfirmation; readonly holdId: string },
): Promise<void> {
  const { instance } = exchange
  const { records } = instance
  const [held, grant] = await Promise.all([records.hold.read(holdId), records.grant.read(holdId)])
  // Without the grant the request has gone on already: a refresh must not send it twice.
  if (held === undefined || grant === undefined) {
    return sendEnd(exchange, {
      purpose: 'step-up',
      returnPath,
      reason: 'used_or_foreign_page',
    })
  }
  const { url, fields } = held.value
  await sendResume(exchange, { purpose: 'step-up', returnPath, url, held: fields })
}

async function showApproved(
  exchange: Exchange,
  {
    done: { returnPath },
    approvalId,
  }: { readonly done: FinishedConfirmation; readonly approvalId: string },
): Promise<void> {
  const { instance } = exchange
  const { records, nowMs } = instance
  const found = await records.approval.read(approvalId)
  const status = found === undefined ? 'expired' : resolveStatus(found.value, nowMs())
  if (found === undefined || status !== 'approved') {
    const { reference, returnLabel } = found?.value ?? {}
    const isCancelled = status === 'denied'
    return sendEnd(exchange, {
      purpose: 'approval',
      returnPath: ['denied', 'expired'].includes(status)
        ? buildKeptFormPath(returnPath, approvalId)
        : returnPath,
      reason: REASONS[status],
      ...(returnLabel !== undefined && { returnLabel }),
      // Who cancelled knows why: there is nothing to ask support about.
      ...(reference !== undefined && !isCancelled && { reference }),
    })
  }
  const { id, url } = found.value
  const hold = await records.hold.look(approvalId)
  if (hold !== undefined && hold.value === undefined) {
    // A process of another version holds the form: it cannot be sent from here, so it is asked for anew.
    return sendEnd(exchange, {
      purpose: 'approval',
      returnPath,
      reason: 'approval_expired',
    })
  }
  const fields = hold?.value.fields
  await sendResume(exchange, {
    purpose: 'approval',
    returnPath,
    url,
    held: fields === undefined ? undefined : [...fields, { name: APPROVAL_FIELD, value: id }],
    approval: toApprovalFacts(found.value),
  })
}

const REASONS: Readonly<Record<ReturnType<typeof resolveStatus>, ErrorReason>> = {
  pending: 'approval_refused',
  approved: 'approval_refused',
  consumed: 'approval_outcome_unknown',
  unknown: 'approval_outcome_unknown',
  executed: 'approval_used',
  failed: 'approval_used',
  mismatched: 'approval_other_request',
  denied: 'approval_cancelled',
  expired: 'approval_expired',
}

interface ResumeFacts {
  readonly purpose: Purpose
  readonly returnPath: string
  readonly url: string
  readonly held: readonly HeldField[] | undefined
  readonly approval?: ApprovalFacts
}

async function sendResume(exchange: Exchange, { url, held, ...facts }: ResumeFacts): Promise<void> {
  const { instance } = exchange
  const { config } = instance
  await sendPage(exchange, {
    facts: {
      ...facts,
      step: 'resume',
      action: url,
      csrf: '',
      ...(held !== undefined && { held }),
    },
    formActionOrigins: config.approval.formActionOrigins,
  })
}

async function sendEnd(
  exchange: Exchange,
  end: {
    readonly purpose: Purpose
    readonly returnPath: string
    readonly reason: ErrorReason
    readonly reference?: string
    readonly returnLabel?: string
  },
): Promise<void> {
  await sendPage(exchange, {
    facts: { ...end, step: 'error', action: end.returnPath, csrf: '', restart: true },
    status: end.reason === 'approval_cancelled' ? 200 : 410,
  })
}
