// A request held up by step-up or approval goes on: its form is posted back from a page of ours, once.
import type { Request, Response } from 'express'
import { resolveStatus } from '../../approval/approval.js'
import { readSignOn } from '../../current-sign-on.js'
import type { Instance } from '../../instance.js'
import type { ApprovalFacts, ErrorReason, HeldField, Purpose } from '../../models/model.js'
import { toApprovalFacts } from '../open/approval-facts.js'
import { buildKeptFormPath } from './kept-form.js'
import { sendPage } from '../answer/page.js'
import type { DoneRecord } from '../../attempt/pending-sign-on.js'

/** The field that carries an approval's id in a form; it is taken out before the app sees the form. */
export const APPROVAL_FIELD = 'pingone_approval'

/** What a finished confirmation left, with the request that goes on. */
export type FinishedConfirmation = DoneRecord & Required<Pick<DoneRecord, 'resume'>>

/** True while the sign-on that began a confirmation lives in this browser. */
export async function isOfThisSignOn(
  instance: Instance,
  req: Request,
  { sub, lineageId }: { readonly sub: string; readonly lineageId: string },
): Promise<boolean> {
  const current = await readSignOn(instance, req)
  if (current.state === 'unavailable') throw current.error
  if (current.state !== 'signed-on') return false
  return current.record.sub === sub && current.record.lineageId === lineageId
}

/** Shows the page from which the held request goes on, or what became of its approval. */
export async function showResume(
  instance: Instance,
  req: Request,
  res: Response,
  done: FinishedConfirmation,
): Promise<void> {
  const { approvalId, holdId } = done.resume
  if (approvalId !== undefined) return showApproved(instance, req, res, done, approvalId)
  await showConfirmed(instance, req, res, done, holdId ?? '')
}

async function showConfirmed(
  instance: Instance,
  req: Request,
  res: Response,
  { returnPath }: FinishedConfirmation,
  holdId: string,
): Promise<void> {
  const { records } = instance
  const [held, grant] = await Promise.all([records.hold.read(holdId), records.grant.read(holdId)])
  // Without the grant the request has gone on already: a refresh must not send it twice.
  if (held === undefined || grant === undefined) {
    return sendEnd(instance, req, res, {
      purpose: 'step-up',
      returnPath,
      reason: 'used_or_foreign_page',
    })
  }
  const { url, fields } = held.value
  await sendResume(instance, req, res, { purpose: 'step-up', returnPath, url, held: fields })
}

async function showApproved(
  instance: Instance,
  req: Request,
  res: Response,
  { returnPath }: FinishedConfirmation,
  approvalId: string,
): Promise<void> {
  const { records, nowMs } = instance
  const found = await records.approval.read(approvalId)
  const status = found === undefined ? 'expired' : resolveStatus(found.value, nowMs())
  if (found === undefined || status !== 'approved') {
    const { reference, returnLabel } = found?.value ?? {}
    const isCancelled = status === 'denied'
    return sendEnd(instance, req, res, {
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
    return sendEnd(instance, req, res, {
      purpose: 'approval',
      returnPath,
      reason: 'approval_expired',
    })
  }
  const fields = hold?.value.fields
  await sendResume(instance, req, res, {
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

async function sendResume(
  instance: Instance,
  req: Request,
  res: Response,
  { url, held, ...facts }: ResumeFacts,
): Promise<void> {
  const { config } = instance
  await sendPage(
    { instance, req, res },
    {
      facts: {
        ...facts,
        step: 'resume',
        action: url,
        csrf: '',
        ...(held !== undefined && { held }),
      },
      formActionOrigins: config.approval.formActionOrigins,
    },
  )
}

async function sendEnd(
  instance: Instance,
  req: Request,
  res: Response,
  end: {
    readonly purpose: Purpose
    readonly returnPath: string
    readonly reason: ErrorReason
    readonly reference?: string
    readonly returnLabel?: string
  },
): Promise<void> {
  await sendPage(
    { instance, req, res },
    {
      facts: { ...end, step: 'error', action: end.returnPath, csrf: '', restart: true },
      status: end.reason === 'approval_cancelled' ? 200 : 410,
    },
  )
}
