// GET and POST /login/flow/:handle: shows where an attempt is; takes what was typed.
import type { Request, Response } from 'express'
import { readSignOn } from '../current-sign-on.js'
import { CallbackError, UpstreamError } from '../errors.js'
import type { FlowAction } from '../flow/action.js'
import type { Instance } from '../instance.js'
import { withDeadline } from '../pingone/http.js'
import type { Stored } from '../state/records.js'
import { usernameSubject } from '../state/throttle.js'
import { buildCsrf, hasCookieOf, isHandle, readAttemptCookie } from './attempt-cookie.js'
import { completeEmbedded } from './complete.js'
import { countWrongSecret } from './flow-outcome.js'
import { buildFlowFacts, listDevices } from './flow-facts.js'
import {
  claimStep,
  isBusy,
  mayHaveActed,
  reconcileStep,
  settingsOf,
  storeStep,
  submitStep,
  type StepResult,
} from './flow-step.js'
import { startHosted } from './hosted.js'
import { limits } from './limits.js'
import { cancelConfirmation, cancelFinishing } from './cancel.js'
import { buildAgainMark } from './login-again.js'
import { buildPath, buildRestartPath, redirect, sendPage } from './page.js'
import type { PendingSignOn } from './pending-sign-on.js'
import { isOfThisSignOn } from './resume-request.js'
import { planStep, type StepPlan } from './plan-step.js'
import { noteEnded, sendProblem } from './problem.js'
import { readQuery } from './query.js'
import { forgetWait, readWait, rememberWait } from './recent-tries.js'
import { readBody } from './request-body.js'
import { readSegment } from './route-path.js'
import { answerSpent } from './spent-attempt.js'
import { assertOwnForm, buildFlowPath } from './start.js'
import { waitForFlow } from './wait-for-flow.js'

/** Shows the page of an attempt, from what is stored; calls PingOne only to look for a lost reply. */
export async function showFlowPage(instance: Instance, req: Request, res: Response): Promise<void> {
  const handle = readHandle(instance, req)
  const known = handle === undefined ? undefined : await findAttempt(instance, req, handle)
  const found = known === undefined ? undefined : await waitForFlow(instance, known)
  if (handle === undefined || found === undefined) return answerSpent(instance, req, res, handle)
  if (readQuery(req).get('go') === 'hosted' && isForHosted(found.value)) {
    return handOver(instance, req, res, found.value)
  }
  if (found.value.busyUntilMs !== undefined && !isBusy(found.value, instance.nowMs())) {
    return takeUpAgain(instance, req, res, found)
  }
  await sendFlowPage(instance, req, res, found.value)
}

/** PingOne wants another provider's sign-on: only its own pages can do that. */
function isForHosted({ flow, ended }: PendingSignOn): boolean {
  return ended === undefined && flow?.state.status === 'EXTERNAL_AUTHENTICATION_REQUIRED'
}

/** The embedded attempt ends, a hosted one begins for the same page. */
async function handOver(
  instance: Instance,
  req: Request,
  res: Response,
  { handle, returnPath, username }: PendingSignOn,
): Promise<void> {
  await instance.records.pending.take(handle)
  const hint = username === undefined ? {} : { loginHint: username }
  await startHosted(instance, req, res, returnPath, hint)
}

/** Takes a form of the page: one step, then 303 to the page or, signed on, to the return path. */
export async function submitFlowPage(
  instance: Instance,
  req: Request,
  res: Response,
): Promise<void> {
  const handle = readHandle(instance, req)
  const fields = await readBody(req, res)
  const proof = assertOwnForm(instance, req, fields.get('csrf'), 'flow')
  if (handle !== proof.handle) {
    throw new CallbackError('the csrf value belongs to another attempt', { reason: 'csrf' })
  }
  const found = await findAttempt(instance, req, handle)
  if (found === undefined) {
    const isCancel = fields.get('action') === 'cancel'
    if (isCancel && (await cancelFinishing(instance, req, res, handle))) return
    return answerSpent(instance, req, res, handle)
  }
  const pending = found.value
  const flowPath = buildFlowPath(instance, handle, pending.returnPath)
  const plan = planStep(pending, fields, instance.config, instance.nowMs())
  // Also while a code is on its way: what it leads to does not count any more.
  if (plan.kind === 'cancel') return cancelConfirmation(instance, res, found)
  if (pending.busyUntilMs !== undefined) {
    redirect(res, flowPath)
    return
  }
  if (plan.kind === 'restart') return restart(instance, req, res, pending)
  try {
    await withDeadline(instance.config.timeouts.requestMs, async () => {
      const result = await runPlan(instance, found, plan)
      if (result.kind === 'completed') {
        forgetWait(req, res, instance.config)
        await completeEmbedded(instance, req, res, result)
      } else redirect(res, flowPath)
    })
  } catch (error) {
    const { returnPath, reference, purpose } = pending
    const codeMaybeUsed = isCodeCheck(plan) && !wasNotHeard(error)
    await sendProblem(instance, req, res, error, {
      returnPath,
      reference,
      purpose,
      codeMaybeUsed,
    })
  }
}

function isCodeCheck(plan: StepPlan): boolean {
  return plan.kind === 'submit' && plan.action.action === 'otp.check'
}

/** The call came to nothing before PingOne looked at what was typed. */
function wasNotHeard(error: unknown): boolean {
  return error instanceof UpstreamError && !mayHaveActed(error)
}

async function runPlan(
  instance: Instance,
  found: Stored<PendingSignOn>,
  plan: Exclude<StepPlan, { kind: 'restart' | 'cancel' }>,
): Promise<StepResult> {
  const pending = found.value
  switch (plan.kind) {
    case 'show':
      break
    case 'tell':
      await storeStep(instance, found, { ...pending, messages: [plan.message] })
      break
    case 'choose':
      await storeStep(instance, found, { ...pending, choosing: true, messages: [] })
      break
    case 'decoy':
      await answerDecoy(instance, found, plan.step)
      break
    case 'submit':
      return runSubmit(instance, found, plan)
  }
  return { kind: 'shown' }
}

async function runSubmit(
  instance: Instance,
  found: Stored<PendingSignOn>,
  { action }: Extract<StepPlan, { kind: 'submit' }>,
): Promise<StepResult> {
  const secret = action.action === 'otp.check' || action.action === 'usernamePassword.check'
  const claimed = await claimStep(instance, found, {
    ...noteChoice(countTry(found.value, secret, action.action, instance.nowMs()), action),
    busyWith: action.action,
  })
  if (claimed === undefined) return { kind: 'shown' }
  try {
    await consumeLimit(instance, claimed.value, secret)
  } catch (error) {
    await storeStep(instance, claimed, found.value)
    throw error
  }
  return submitStep(instance, claimed, action)
}

/** Counts the try before it is made, so that parallel tries cannot get past the limit. */
function countTry(
  pending: PendingSignOn,
  secret: boolean,
  action: string,
  nowMs: number,
): PendingSignOn {
  if (secret) return { ...pending, secretChecks: pending.secretChecks + 1 }
  if (action !== 'device.select') return pending
  const again = pending.flow?.state.status === 'OTP_REQUIRED'
  return { ...pending, resends: pending.resends + (again ? 1 : 0), lastMessageAtMs: nowMs }
}

/** Who chose from the list knows what they chose: its page may name it, whatever becomes of the device. */
function noteChoice(pending: PendingSignOn, action: FlowAction): PendingSignOn {
  if (action.action !== 'device.select' || pending.devicesShown !== true) return pending
  const device = listDevices(pending).find(({ id }) => id === action.deviceId)
  return device === undefined ? pending : { ...pending, chosenType: device.type }
}

async function consumeLimit(
  instance: Instance,
  pending: PendingSignOn,
  secret: boolean,
): Promise<void> {
  const { otpChecksPerUser, messagesPerUser } = limits(instance.config)
  const { confirms, username, handle } = pending
  const subject = usernameSubject(confirms?.sub ?? username ?? handle)
  await instance.throttle.consume(secret ? otpChecksPerUser : messagesPerUser, subject)
}

async function answerDecoy(
  instance: Instance,
  found: Stored<PendingSignOn>,
  step: 'secret' | 'message',
): Promise<void> {
  const startedAt = performance.now()
  const counted = countTry(found.value, step === 'secret', 'device.select', instance.nowMs())
  const claimed = await claimStep(
    instance,
    found,
    step === 'message' ? { ...counted, resends: found.value.resends + 1 } : counted,
  )
  if (claimed === undefined) return
  await consumeLimit(instance, claimed.value, step === 'secret')
  const pending = claimed.value
  const wrong = pending.decoy === 'password' ? 'credentials_wrong' : 'otp_wrong'
  const next: PendingSignOn =
    step === 'secret'
      ? countWrongSecret(pending, { code: wrong }, settingsOf(instance, pending))
      : { ...pending, messages: [{ code: 'code_sent' }] }
  await instance.timing.waitLikeReal(step, performance.now() - startedAt)
  await storeStep(instance, claimed, next)
}

/** A step whose reply was lost: one read of the flow tells what became of it. */
async function takeUpAgain(
  instance: Instance,
  req: Request,
  res: Response,
  found: Stored<PendingSignOn>,
): Promise<void> {
  const { returnPath, reference, handle, purpose } = found.value
  const claimed = await claimStep(instance, found)
  if (claimed === undefined) return sendFlowPage(instance, req, res, found.value)
  try {
    await withDeadline(instance.config.timeouts.requestMs, async () => {
      const result = await reconcileStep(instance, claimed)
      if (result.kind === 'completed') await completeEmbedded(instance, req, res, result)
      else redirect(res, buildFlowPath(instance, handle, returnPath))
    })
  } catch (error) {
    await sendProblem(instance, req, res, error, {
      returnPath,
      reference,
      purpose,
      codeMaybeUsed: true,
    })
  }
}

async function sendFlowPage(
  instance: Instance,
  req: Request,
  res: Response,
  pending: PendingSignOn,
): Promise<void> {
  const { config, nowMs } = instance
  const { handle, returnPath } = pending
  const cookieValue = readAttemptCookie(req, handle, config) ?? ''
  const waitMinutes = readWait(req, config, nowMs())
  const page = buildFlowFacts(
    isBusy(pending, nowMs()) ? { ...pending, messages: [{ code: 'in_progress' }] } : pending,
    {
      action: buildFlowPath(instance, handle, returnPath),
      csrf: buildCsrf(cookieValue, 'flow', handle),
      nowMs: nowMs(),
      restartPath: buildStartAgainPath(instance, pending),
      ...(waitMinutes !== undefined && { waitMinutes }),
    },
    instance,
  )
  const { facts } = page
  if (facts.step === 'locked' || facts.step === 'error') {
    await noteEnded(instance, req, pending, facts.step === 'error' ? facts.reason : 'locked')
  }
  if (facts.step === 'locked' && facts.wait !== undefined) {
    rememberWait(res, config, { untilMs: facts.wait.untilMs, nowMs: nowMs() })
  }
  await sendPage(instance, req, res, facts, { status: page.status })
}

/** The attempt of this handle, if it lives and this browser holds its cookie. */
async function findAttempt(
  instance: Instance,
  req: Request,
  handle: string,
): Promise<Stored<PendingSignOn> | undefined> {
  if (readAttemptCookie(req, handle, instance.config) === undefined) return undefined
  const found = await instance.records.pending.read(handle)
  if (found === undefined || found.value.expiresAtMs <= instance.nowMs()) return undefined
  if (found.value.mode !== 'embedded') return undefined
  if (!hasCookieOf(req, handle, found.value.cookieHash, instance.config)) return undefined
  const { confirms } = found.value
  if (confirms !== undefined && !(await isOfThisSignOn(instance, req, confirms))) return undefined
  return found
}

async function restart(
  instance: Instance,
  req: Request,
  res: Response,
  pending: PendingSignOn,
): Promise<void> {
  const { config, records } = instance
  await records.pending.take(pending.handle)
  const { startedBySub, purpose, returnPath } = pending
  const current = startedBySub === undefined ? undefined : await readSignOn(instance, req)
  const isAgain = purpose === 'sign-on' && current?.state === 'signed-on'
  const again = isAgain ? { returnTo: returnPath, again: buildAgainMark(current) } : undefined
  redirect(
    res,
    again === undefined
      ? buildStartAgainPath(instance, pending)
      : buildPath(config, config.paths.login, again),
  )
}

/** A confirmation begins again at the page that asked for it. */
function buildStartAgainPath({ config }: Instance, { purpose, returnPath }: PendingSignOn): string {
  return purpose === 'sign-on' ? buildRestartPath(config, returnPath) : returnPath
}

function readHandle({ config }: Instance, req: Request): string | undefined {
  const handle = readSegment(req, `${config.paths.login}/flow/`)
  return isHandle(handle) ? handle : undefined
}
