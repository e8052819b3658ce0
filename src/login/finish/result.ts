// The result of a finished attempt, for whoever waited for it or comes again: the same one that the finisher got.
import type { PageFacts } from '../../steps/index.js'
import type { Request, Response } from 'express'
import { forgetAnswer, readSignOn } from '../../current-sign-on.js'
import type { Instance } from '../../instance.js'
import { buildCsrf, readAttemptCookie } from '../answer/attempt-cookie.js'
import { redirect, sendPage } from '../answer/page.js'
import { buildFlowPath } from '../answer/paths.js'
import type { DoneRecord, TakeUp } from '../../attempt/pending-sign-on.js'
import { sendFailure } from '../answer/problem.js'
import { isOfThisSignOn, showResume } from './resume-request.js'
import { sendForeign } from './send-foreign.js'
import { canTakeUp, takeUpSession } from './take-up.js'

/** A finished attempt of this browser, and what the request brought. */
export interface Finished {
  readonly handle: string
  readonly done: DoneRecord
  readonly press?: string | undefined
}

/** Answers with the result. @returns false when there is none for this browser. */
export async function answerResult(
  instance: Instance,
  req: Request,
  res: Response,
  finished: Finished,
): Promise<boolean> {
  const { handle, done, press } = finished
  const { failure, again } = done
  if (failure !== undefined) {
    await sendFailure({ instance, req, res }, { failure })
    return true
  }
  // What was read before the waiting is of the session before.
  forgetAnswer(instance, req)
  if (await isSignedOn(instance, req, done)) return land(instance, req, res, finished)
  if (again !== undefined) {
    if (await takeUpSession(instance, req, { handle, again, press })) {
      return land(instance, req, res, finished)
    }
    if (again.asks !== undefined && canTakeUp(instance, req, again)) {
      await askOnceMore(instance, req, res, finished, again)
      return true
    }
  }
  const { resume, returnPath } = done
  if (resume === undefined) return false
  const purpose = resume.approvalId === undefined ? 'step-up' : 'approval'
  await sendForeign(instance, req, res, { purpose, returnPath })
  return true
}

async function isSignedOn(
  instance: Instance,
  req: Request,
  { resume }: DoneRecord,
): Promise<boolean> {
  if (resume !== undefined) return isOfThisSignOn(instance, req, resume)
  const current = await readSignOn(instance, req)
  if (current.state === 'unavailable') throw current.error
  return current.state === 'signed-on'
}

/** Where the finisher was led: a form is answered by a redirect, its page by the request that goes on. */
async function land(
  instance: Instance,
  req: Request,
  res: Response,
  { handle, done }: Finished,
): Promise<true> {
  const { resume, returnPath } = done
  if (resume === undefined) redirect(res, returnPath)
  else if (req.method === 'POST') redirect(res, buildFlowPath(instance, { handle, returnPath }))
  else await showResume(instance, req, res, { ...done, resume })
  return true
}

/** The browser dropped the answer and brought nothing that was typed: typed once more, it gets there without a new code. */
async function askOnceMore(
  instance: Instance,
  req: Request,
  res: Response,
  { handle, done, press }: Finished,
  { asks, purpose, username = '' }: TakeUp,
): Promise<void> {
  const cookieValue = readAttemptCookie({ instance, req }, handle) ?? ''
  const base = {
    purpose,
    action: buildFlowPath(instance, { handle, returnPath: done.returnPath }),
    csrf: buildCsrf(cookieValue, { purpose: 'flow', handle }),
    returnPath: done.returnPath,
  }
  const wrong = asks === 'otp' ? 'otp_wrong' : 'credentials_wrong'
  const messages = [{ code: press === undefined ? 'enter_again' : wrong }] as const
  const page: PageFacts =
    asks === 'otp'
      ? { ...base, messages, step: 'otp', proven: false, resend: 'none', canChooseDevice: false }
      : { ...base, messages, step: 'password', username }
  await sendPage({ instance, req, res }, { facts: page })
}
