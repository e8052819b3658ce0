// GET and POST /login/flow/:handle: shows where an attempt is; takes what was typed.
import type { Request } from 'express'
import { readSignOn } from '../../current-sign-on.js'
import { CallbackError, FlowError, UpstreamError } from '../../errors.js'
import type { Instance } from '../../instance.js'
import { withDeadline } from '../../pingone/http.js'
import type { Stored } from '../../state/records.js'
import { isHandle } from '../answer/attempt-cookie.js'
import type { AttemptState } from './attempt.js'
import { completeEmbedded } from '../finish/complete.js'
import { giveBackLeft } from './charge.js'
import { noteFailure } from '../finish/finishing.js'
import { claimStep, isAnswered, isBusy, reconcileStep, type StepResult } from './flow-step.js'
import { startHosted } from '../open/hosted.js'
import { findLimitReturn } from '../answer/limit-return.js'
import { assertAsked } from '../../attempt/confirmation.js'
import { mayHaveActed } from '../../attempt/lost-reply.js'
import { cancelConfirmation, cancelFinishing } from '../leave/cancel.js'
import { withdrawPush } from '../leave/withdraw-push.js'
import { buildAgainMark } from '../open/login-again.js'
import { redirect } from '../answer/page.js'
import { buildFlowPath, buildPath } from '../answer/paths.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import { canLookAgain, lookAgain, type LookedAgain } from './look-again.js'
import { findUsable, readOwn, UNKNOWN } from './own-attempt.js'
import { assertOwnForm } from '../answer/own-form.js'
import { natureOf } from '../../steps/index.js'
import { readForm, type StepPlan } from '../../attempt/read-form.js'
import { readPress, splitPress } from '../../attempt/press.js'
import { describeAttempt, describeFailure, sendProblem } from '../answer/problem.js'
import { readQuery } from '../answer/query.js'
import { forgetWait } from './recent-tries.js'
import { readBody } from '../answer/request-body.js'
import { readSegment } from '../answer/route-path.js'
import { buildStartAgainPath, sendFlowPage } from './send-flow-page.js'
import { runPlan } from './run-plan.js'
import { answerSecond } from './second-press.js'
import { answerSpent } from '../finish/spent-attempt.js'
import { sendStillWorking } from './still-working.js'
import { isWorkedOn, waitForResult } from './waiting.js'
import type { Answering, Exchange } from '../exchange.js'

/** Shows the page of an attempt, from what is stored; calls PingOne only to look for a lost reply. */
export async function showFlowPage(exchange: Exchange): Promise<void> {
  const { instance, req } = exchange
  const handle = readHandle(instance, req)
  if (handle === undefined) return answerSpent(exchange, { handle, state: UNKNOWN })
  const first = await readOwn(exchange, handle)
  const state = await waitForResult(exchange, { handle, first })
  const found = await findUsable(exchange, state)
  if (found === undefined) {
    if (first.at === 'finishing' && isJustOver(state)) {
      return answerLost(exchange, { handle, returnPath: state.done.returnPath })
    }
    return answerSpent(exchange, { handle, state })
  }
  if (readQuery(req).get('go') === 'hosted' && isForHosted(found.value)) {
    return handOver(exchange, found.value)
  }
  if (isUnopened(found.value)) return answerUnopened(exchange, found.value)
  if (isCompleted(found.value)) return finishCompleted(exchange, found)
  if (canLookAgain(found.value)) return showWaiting(exchange, found)
  if (found.value.busyUntilMs !== undefined && !isBusy(found.value, instance.nowMs())) {
    return takeUpAgain(exchange, found)
  }
  await sendFlowPage(exchange, found.value)
}

/** The page of an attempt that waits; where PingOne cannot be read just now, it waits on. */
async function showWaiting(exchange: Exchange, found: Stored<PendingSignOn>): Promise<void> {
  const { instance } = exchange
  const pending = found.value
  try {
    await withDeadline(instance.config.timeouts.requestMs, async () => {
      const result = await lookOrWait(exchange, found)
      if (result.kind === 'waits') return sendFlowPage(exchange, pending)
      if (result.kind === 'lost') return answerLost(exchange, pending)
      await answerStep(exchange, { result, pending })
    })
  } catch (error) {
    await sendStepProblem(exchange, { error, pending, plan: { kind: 'check' } })
  }
}

async function lookOrWait(exchange: Exchange, found: Stored<PendingSignOn>): Promise<LookedAgain> {
  try {
    return await lookAgain(exchange, { found, looker: 'page' })
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    return { kind: 'waits' }
  }
}

/** Another tab was first: its page is asked for once more, with the session that this browser has by then. */
async function answerLost(
  exchange: Exchange,
  { handle, returnPath }: Pick<PendingSignOn, 'handle' | 'returnPath'>,
): Promise<void> {
  const first = await readOwn(exchange, handle)
  const state = await waitForResult(exchange, { handle, first })
  if (isWorkedOn(exchange.instance, state)) return answerSecond(exchange, { handle, state })
  redirect(exchange.res, buildFlowPath(exchange.instance, { handle, returnPath }))
}

/** It led to a session while this page was asked for with the one before; nothing was typed that could tell. */
function isJustOver(state: AttemptState): state is Extract<AttemptState, { readonly at: 'over' }> {
  if (state.at !== 'over') return false
  const { failure, resume, again } = state.done
  return failure === undefined && resume === undefined && again === undefined
}

/** The answer came while only a script asked for it. */
function isCompleted({ flow, ended, decoy, busyUntilMs }: PendingSignOn): boolean {
  if (ended !== undefined || decoy !== undefined || busyUntilMs !== undefined) return false
  return flow?.state.status === 'COMPLETED'
}

async function finishCompleted(exchange: Exchange, found: Stored<PendingSignOn>): Promise<void> {
  const { instance } = exchange
  const pending = found.value
  const { flow } = pending
  try {
    assertAsked(pending, instance.config)
    const claimed = await claimStep(instance, { current: found })
    const isClaimed = claimed !== undefined && flow !== undefined
    if (!isClaimed) {
      await answerLost(exchange, pending)
      return
    }
    const result = { kind: 'completed', claimed, flow } as const
    await withDeadline(instance.config.timeouts.requestMs, () =>
      answerStep(exchange, { result, pending }),
    )
  } catch (error) {
    await sendStepProblem(exchange, { error, pending, plan: { kind: 'check' } })
  }
}

/** Its first page takes long, or who was to open it has died. */
async function answerUnopened(exchange: Exchange, pending: PendingSignOn): Promise<void> {
  const { instance } = exchange
  if (isBusy(pending, instance.nowMs())) return sendStillWorking(exchange, pending)
  await answerSpent(exchange, { handle: pending.handle, state: UNKNOWN })
}

/** PingOne wants another provider's sign-on: only its own pages can do that. */
function isForHosted({ flow, ended }: PendingSignOn): boolean {
  return ended === undefined && flow?.state.status === 'EXTERNAL_AUTHENTICATION_REQUIRED'
}

/** The embedded attempt ends, a hosted one begins for the same page. */
async function handOver(exchange: Exchange, pending: PendingSignOn): Promise<void> {
  const { instance } = exchange
  const { handle, returnPath, username } = pending
  await instance.records.pending.take(handle)
  await giveBackLeft(instance, pending)
  const hint = username === undefined ? {} : { loginHint: username }
  await startHosted(exchange, { ...hint, returnPath })
}

/** Takes a form of the page: one step, then 303 to the page or, signed on, to the return path. */
export async function submitFlowPage(exchange: Exchange): Promise<void> {
  const { instance, req, res } = exchange
  const arrivedAtMs = instance.nowMs()
  const handle = readHandle(instance, req)
  const fields = await readBody(req, res)
  const { csrf, press: carried } = splitPress(fields.get('csrf'))
  const proof = assertOwnForm(exchange, csrf)
  if (handle !== proof.handle) {
    throw new CallbackError('the csrf value belongs to another attempt', { reason: 'csrf' })
  }
  const press = readPress(fields, proof) ?? carried
  const first = await readOwn(exchange, handle)
  const state = isOnlyRead(first) ? await waitForResult(exchange, { handle, first }) : first
  const found = await findUsable(exchange, state)
  const second = { handle, state, press }
  if (found === undefined) {
    const button = fields.get('action')
    if (button === 'cancel' && (await cancelFinishing(exchange, second))) return
    if (button === 'restart' && leaveSpent(exchange, state)) return
    return answerSecond(exchange, second)
  }
  const pending = found.value
  const plan = readForm(pending, {
    form: fields,
    settings: { ...instance, nowMs: instance.nowMs() },
  })
  // Also while a code is on its way: what it leads to does not count any more.
  if (plan.kind === 'cancel') return cancelConfirmation(exchange, found)
  if (pending.busyUntilMs !== undefined) return answerSecond(exchange, second)
  if (plan.kind === 'restart') return restart(exchange, pending)
  if (isAnswered(pending, { press, arrivedAtMs })) return answerSecond(exchange, second)
  try {
    await withDeadline(instance.config.timeouts.requestMs, async () => {
      const result =
        plan.kind === 'check'
          ? await check(exchange, found)
          : await runPlan(exchange, { found: withPress(found, press), plan })
      await answerStep(exchange, { result, pending, press })
    })
  } catch (error) {
    await sendStepProblem(exchange, { error, pending, plan })
  }
}

/** Somebody only looks whether an answer is there: a press waits for that and is not lost. */
function isOnlyRead(state: AttemptState): boolean {
  if (state.at !== 'open') return false
  const { value } = state.found
  return value.busyUntilMs !== undefined && canLookAgain(value)
}

async function check(exchange: Exchange, found: Stored<PendingSignOn>): Promise<StepResult> {
  const result = await lookAgain(exchange, { found, looker: 'press' })
  return result.kind === 'waits' ? { kind: 'shown' } : result
}

/** What is typed goes into the record with the step it is for. */
function withPress(
  { value, raw }: Stored<PendingSignOn>,
  press: string | undefined,
): Stored<PendingSignOn> {
  return press === undefined ? { value, raw } : { value: { ...value, press }, raw }
}

/** After a step: to the page or, when PingOne is content, to the end of it all; after a lost race, to the winner's result. */
async function answerStep(
  exchange: Exchange,
  {
    result,
    pending: { handle, returnPath },
    press,
  }: { result: StepResult; pending: PendingSignOn; press?: string | undefined },
): Promise<void> {
  const { instance, res } = exchange
  if (result.kind === 'shown') {
    redirect(res, buildFlowPath(instance, { handle, returnPath }))
    return
  }
  if (result.kind === 'completed') {
    forgetWait(exchange)
    if (await completeEmbedded(exchange, result)) return
  }
  const state = await readOwn(exchange, handle)
  await answerSecond(exchange, { handle, state, press })
}

async function sendStepProblem(
  exchange: Exchange,
  {
    error,
    pending,
    plan,
  }: { readonly error: unknown; readonly pending: PendingSignOn; readonly plan: StepPlan },
): Promise<void> {
  const { instance } = exchange
  const { returnPath, reference, purpose, handle } = pending
  // Cancelled meanwhile: PingOne was told, and the flow that it does not know any more is no failure.
  const state = error instanceof FlowError ? await readOwn(exchange, handle) : UNKNOWN
  if (state.at === 'over') return answerSpent(exchange, { handle, state })
  const codeMaybeUsed = isCodeCheck(plan) && !wasNotHeard(error)
  const about = describeAttempt(instance, pending)
  const back = await findLimitReturn(instance, { error, pending })
  const attempt = { returnPath, reference, purpose, codeMaybeUsed, ...about, ...back }
  if (error instanceof FlowError && error.reason === 'expired') {
    await noteFailure(instance, {
      attempt: pending,
      failure: describeFailure(instance, { ...attempt, error }),
    })
  }
  await sendProblem(exchange, { ...attempt, error })
}

/** A code was typed: for a decoy as well, whose pages say the same. */
function isCodeCheck(plan: StepPlan): boolean {
  if (plan.kind !== 'decoy' && plan.kind !== 'submit') return false
  const action = plan.kind === 'submit' ? plan.action.action : plan.action
  return natureOf(action).proves === 'authenticator'
}

/** The call came to nothing before PingOne looked at what was typed. */
function wasNotHeard(error: unknown): boolean {
  return error instanceof UpstreamError && !mayHaveActed(error)
}

/** A step whose reply was lost: one read of the flow tells what became of it. */
async function takeUpAgain(exchange: Exchange, found: Stored<PendingSignOn>): Promise<void> {
  const { instance } = exchange
  const { returnPath, reference, purpose } = found.value
  const claimed = await claimStep(instance, { current: found })
  if (claimed === undefined) return sendFlowPage(exchange, found.value)
  try {
    await withDeadline(instance.config.timeouts.requestMs, async () => {
      const result = await reconcileStep({ instance, claimed })
      await answerStep(exchange, { result, pending: found.value })
    })
  } catch (error) {
    await sendProblem(exchange, { error, returnPath, reference, purpose, codeMaybeUsed: true })
  }
}

/** True while an attempt has nothing to show: its flow is not open. */
function isUnopened({ flow, decoy, ended }: PendingSignOn): boolean {
  return flow === undefined && decoy === undefined && ended === undefined
}

async function restart({ instance, req, res }: Exchange, pending: PendingSignOn): Promise<void> {
  const { config, records } = instance
  await records.pending.take(pending.handle)
  await giveBackLeft(instance, pending)
  await withdrawPush(instance, pending)
  const { startedBySub, purpose, returnPath } = pending
  const current = startedBySub === undefined ? undefined : await readSignOn(instance, req)
  const isAgain = purpose === 'sign-on' && current?.state === 'signed-on'
  const again = isAgain ? { returnTo: returnPath, again: buildAgainMark(current) } : undefined
  redirect(
    res,
    again === undefined
      ? buildStartAgainPath(instance, pending)
      : buildPath(config, { path: config.paths.login, query: again }),
  )
}

/** "Start again" on the page of an attempt that nobody can claim any more. @returns whether there was one. */
function leaveSpent({ instance, res }: Answering, state: AttemptState): boolean {
  if (state.at === 'finishing') {
    redirect(res, buildStartAgainPath(instance, state.finishing))
    return true
  }
  if (state.at !== 'over') return false
  const { returnPath, again } = state.done
  redirect(res, buildStartAgainPath(instance, { returnPath, purpose: again?.purpose ?? 'sign-on' }))
  return true
}

function readHandle({ config }: Instance, req: Request): string | undefined {
  const handle = readSegment(req, `${config.paths.login}/flow/`)
  return isHandle(handle) ? handle : undefined
}
