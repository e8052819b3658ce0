// The result of a finished attempt, for whoever waited for it or comes again: the same one that the finisher got.
import type { PageFacts } from '../../steps/index.js'
import { forgetAnswer, readSignOn } from '../../current-sign-on.js'
import { buildCsrf, readAttemptCookie } from '../answer/attempt-cookie.js'
import { redirect, sendPage } from '../answer/page.js'
import { buildFlowPath } from '../answer/paths.js'
import type { DoneRecord, TakeUp } from '../../attempt/done-record.js'
import { sendFailure } from '../answer/problem.js'
import { isOfThisSignOn, showResume } from './resume-request.js'
import { sendForeign } from './send-foreign.js'
import { canTakeUp, takeUpSession } from './take-up.js'
import type { Asked, Exchange } from '../exchange.js'

/** A finished attempt of this browser, and what the request brought. */
export interface Finished {
  readonly handle: string
  readonly done: DoneRecord
  readonly press?: string | undefined
}

/** Answers with the result. @returns false when there is none for this browser. */
export async function answerResult(exchange: Exchange, finished: Finished): Promise<boolean> {
  const { instance, req } = exchange
  const { handle, done, press } = finished
  const { failure, again } = done
  if (failure !== undefined) {
    await sendFailure(exchange, { failure })
    return true
  }
  // What was read before the waiting is of the session before.
  forgetAnswer(instance, req)
  if (await isSignedOn(exchange, done)) return land(exchange, finished)
  if (again !== undefined) {
    if (await takeUpSession(exchange, { handle, again, press })) {
      return land(exchange, finished)
    }
    if (again.asks !== undefined && canTakeUp(exchange, again)) {
      await askOnceMore(exchange, { finished, again })
      return true
    }
  }
  const { resume, returnPath } = done
  if (resume === undefined) return false
  const purpose = resume.approvalId === undefined ? 'step-up' : 'approval'
  await sendForeign(exchange, { purpose, returnPath })
  return true
}

async function isSignedOn(asked: Asked, { resume }: DoneRecord): Promise<boolean> {
  const { instance, req } = asked
  if (resume !== undefined) return isOfThisSignOn(asked, resume)
  const current = await readSignOn(instance, req)
  if (current.state === 'unavailable') throw current.error
  return current.state === 'signed-on'
}

/** Where the finisher was led: a form is answered by a redirect, its page by the request that goes on. */
async function land(exchange: Exchange, { handle, done }: Finished): Promise<true> {
  const { instance, req, res } = exchange
  const { resume, returnPath } = done
  if (resume === undefined) redirect(res, returnPath)
  else if (req.method === 'POST') redirect(res, buildFlowPath(instance, { handle, returnPath }))
  else await showResume(exchange, { ...done, resume })
  return true
}

/** The browser dropped the answer and brought nothing that was typed: typed once more, it gets there without a new code. */
async function askOnceMore(
  exchange: Exchange,
  {
    finished: { handle, done, press },
    again: { asks, purpose, username = '' },
  }: { readonly finished: Finished; readonly again: TakeUp },
): Promise<void> {
  const { instance } = exchange
  const cookieValue = readAttemptCookie(exchange, handle) ?? ''
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
  await sendPage(exchange, { facts: page })
}
