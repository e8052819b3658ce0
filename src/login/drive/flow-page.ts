// GET and POST /login/flow/:handle: shows where an attempt is; takes what was typed.
import { findPauseEnd } from '../../attempt/pause.js'
import type { Request } from 'express'
import { readSignOn } from '../../current-sign-on.js'
import { CallbackError, FlowError, UpstreamError } from '../../errors.js'
import type { Instance } from '../../instance.js'
import { withDeadline } from '../../pingone/http.js'
import type { Stored } from '../../state/records.js'
import { buildCsrf, isHandle, readAttemptCookie } from '../answer/attempt-cookie.js'
import type { AttemptState } from './attempt.js'
import { completeEmbedded } from '../finish/complete.js'
import { giveBackLeft } from './charge.js'
import { noteFailure } from '../finish/finishing.js'
import { buildFlowFacts } from '../../attempt/page-facts.js'
import { claimStep, isAnswered, isBusy, reconcileStep, type StepResult } from './flow-step.js'
import { startHosted } from '../open/hosted.js'
import { findLimitReturn } from '../answer/limit-return.js'
import { mayHaveActed } from '../../attempt/lost-reply.js'
import { cancelConfirmation, cancelFinishing } from '../leave/cancel.js'
import { buildAgainMark } from '../open/login-again.js'
import { redirect, sendPage } from '../answer/page.js'
import { buildFlowPath, buildPath, buildRestartPath } from '../answer/paths.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import { findUsable, readOwn, UNKNOWN } from './own-attempt.js'
import { assertOwnForm } from '../answer/own-form.js'
import { natureOf } from '../../steps/index.js'
import { readForm, type StepPlan } from '../../attempt/read-form.js'
import { findCarriedPress } from '../../attempt/carried-press.js'
import { addPress, readPress, splitPress } from '../../attempt/press.js'
import { describeAttempt, describeFailure, noteEnded, sendProblem } from '../answer/problem.js'
import { readQuery } from '../answer/query.js'
import { forgetWait, readWait, rememberWait } from './recent-tries.js'
import { readBody } from '../answer/request-body.js'
import { readSegment } from '../answer/route-path.js'
import { runPlan } from './run-plan.js'
import { answerSecond } from './second-press.js'
import { answerSpent } from '../finish/spent-attempt.js'
import { sendStillWorking } from './still-working.js'
import { waitForResult } from './waiting.js'
import type { Answering, Exchange } from '../exchange.js'

/** Shows the page of an attempt, from what is stored; calls PingOne only to look for a lost reply. */
export async function showFlowPage(exchange: Exchange): Promise<void> {
  const { instance, req } = exchange
  const handle = readHandle(instance, req)
  if (handle === undefined) return answerSpent(exchange, { handle, state: UNKNOWN })
  const first = await readOwn(exchange, handle)
  const state = await waitForResult(exchange, { handle, first })
  const found = await findUsable(exchange, state)
  if (found === undefined) return answerSpent(exchange, { handle, state })
  if (readQuery(req).get('go') === 'hosted' && isForHosted(found.value)) {
    return handOver(exchange, found.value)
  }
  if (isUnopened(found.value)) return answerUnopened(exchange, found.value)
  if (found.value.busyUntilMs !== undefined && !isBusy(found.value, instance.nowMs())) {
    return takeUpAgain(exchange, found)
  }
  await sendFlowPage(exchange, found.value)
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
  const state = await readOwn(exchange, handle)
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
      const result = await runPlan(exchange, { found: withPress(found, press), plan })
      await answerStep(exchange, { result, pending, press })
    })
  } catch (error) {
    await sendStepProblem(exchange, { error, pending, plan })
  }
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

async function sendFlowPage(exchange: Exchange, pending: PendingSignOn): Promise<void> {
  const { instance } = exchange
  const { config, nowMs } = instance
  const { handle, returnPath } = pending
  const cookieValue = readAttemptCookie(exchange, handle) ?? ''
  const waitMinutes = readWait(exchange, nowMs())
  const page = buildFlowFacts(
    isBusy(pending, nowMs()) ? { ...pending, messages: [{ code: 'in_progress' }] } : pending,
    {
      action: buildFlowPath(instance, { handle, returnPath }),
      csrf: addPress(
        buildCsrf(cookieValue, { purpose: 'flow', handle }),
        findCarriedPress(pending),
      ),
      nowMs: nowMs(),
      restartPath: buildStartAgainPath(instance, pending),
      ...(waitMinutes !== undefined && { waitMinutes }),
    },
    instance,
  )
  const { facts } = page
  if (facts.step === 'locked' || facts.step === 'error') {
    await noteEnded(exchange, { pending, reason: facts.step === 'error' ? facts.reason : 'locked' })
  }
  const untilMs = findPauseEnd(config, pending)
  if (untilMs !== undefined) rememberWait(exchange, { untilMs, nowMs: nowMs() })
  await sendPage(exchange, { facts, status: page.status })
}

/** True while an attempt has nothing to show: its flow is not open. */
function isUnopened({ flow, decoy, ended }: PendingSignOn): boolean {
  return flow === undefined && decoy === undefined && ended === undefined
}

async function restart({ instance, req, res }: Exchange, pending: PendingSignOn): Promise<void> {
  const { config, records } = instance
  await records.pending.take(pending.handle)
  await giveBackLeft(instance, pending)
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

/** A confirmation begins again at the page that asked for it. */
function buildStartAgainPath(
  { config }: Instance,
  { purpose, returnPath }: Pick<PendingSignOn, 'purpose' | 'returnPath'>,
): string {
  return purpose === 'sign-on' ? buildRestartPath(config, returnPath) : returnPath
}

function readHandle({ config }: Instance, req: Request): string | undefined {
  const handle = readSegment(req, `${config.paths.login}/flow/`)
  return isHandle(handle) ? handle : undefined
}
