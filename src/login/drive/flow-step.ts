// One step of an attempt: claimed by replace, called once, stored by replace. Nothing is ever sent twice.
import { randomInt } from 'node:crypto'
import { AuthorizationError, FlowError } from '../../errors.js'
import type { FlowAction } from '../../flow/action.js'
import type { Flow, FlowStep } from '../../flow/client.js'
import type { Instance } from '../../instance.js'
import type { Stored } from '../../state/records.js'
import { withPaid, type Charge, type Settled } from './charge.js'
import { assertAsked } from '../../attempt/confirmation.js'
import { findCarriedPress } from '../../attempt/carried-press.js'
import { findAttemptStep } from '../../attempt/find-step.js'
import { findSelectedDevice } from '../../attempt/look.js'
import { uncount } from '../../attempt/tries.js'
import { findStepOf, natureOf } from '../../steps/index.js'
import { applyFlow, applyStep } from '../../attempt/outcome.js'
import type { OutcomeSettings } from '../../attempt/outcome-settings.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import { isSamePress } from '../../attempt/press.js'
import { emitState, emitStep } from './step-events.js'
import { asksToWait, mayHaveActed, withWaitingTime } from '../../attempt/lost-reply.js'
import {
  settleFailure,
  settleLost,
  settleStep,
  type SettledStep,
} from '../../attempt/settlement.js'
import type { Claim } from './claim.js'

/** Where a step left the attempt. */
export type StepResult =
  /** PingOne is content: the flow can be resumed, by the one who claims the record as it is now. */
  | { readonly kind: 'completed'; readonly claimed: Stored<PendingSignOn>; readonly flow: Flow }
  /** Another request was first, and works on it. */
  | { readonly kind: 'lost' }
  /** The page shows where it is. */
  | { readonly kind: 'shown' }

/** How long a step may hold the record before another request looks what became of it. */
export const BUSY_MS = 10_000

/** Marks the record busy; `undefined` when another request was first. */
export function claimStep(
  { records, nowMs }: Instance,
  {
    current,
    next = current.value,
  }: { readonly current: Stored<PendingSignOn>; readonly next?: PendingSignOn | undefined },
): Promise<Stored<PendingSignOn> | undefined> {
  const busy = { ...next, busyUntilMs: nowMs() + BUSY_MS }
  return records.pending.replace(next.handle, { current, next: busy, ttlMs: ttlOf(busy, nowMs()) })
}

/** True while another request works on this attempt. */
export function isBusy(pending: PendingSignOn, nowMs: number): boolean {
  return pending.busyUntilMs !== undefined && pending.busyUntilMs > nowMs
}

/** Stores what a step led to; lost when the record was taken meanwhile. */
export async function storeStep(
  { claimed, instance: { records, nowMs } }: Claim,
  next: PendingSignOn,
): Promise<void> {
  const { busyUntilMs: _busy, busyWith: _with, press: _press, signed: _signed, ...rest } = next
  const press = findCarriedPress(next)
  const idle = press === undefined ? rest : { ...rest, press }
  await records.pending.replace(next.handle, {
    current: claimed,
    next: idle,
    ttlMs: ttlOf(idle, nowMs()),
  })
}

/** Submits an action of a claimed attempt and stores the outcome. */
export async function submitStep(
  claim: Claim,
  { action, charge }: { readonly action: FlowAction; readonly charge: Charge },
): Promise<StepResult> {
  const { instance, claimed } = claim
  const pending = claimed.value
  if (pending.flow === undefined)
    throw new FlowError('there is no flow to act on', { reason: 'refused' })
  const { flow } = pending
  const startedAt = performance.now()
  let step: FlowStep
  try {
    step = await instance.flowClient.submitOffered(flow, action)
  } catch (error) {
    return await reconcileOrGiveUp(claim, { action, charge, error })
  }
  const durationMs = performance.now() - startedAt
  noteDuration(instance, { action: action.action, step, durationMs })
  const applied = applyStep(pending, {
    action: action.action,
    declines: 'accept' in action && !action.accept,
    step,
    settings: settingsOf(instance, pending),
  })
  const isDecoy = applied.decoy !== undefined
  const isLevelled = natureOf(action.action).leadsTo !== undefined
  if (isLevelled && (isDecoy || step.rejection === undefined)) {
    await instance.timing.level(action.action, { durationMs, isDecoy })
  }
  const next = step.rejection === undefined ? applied : noteRejected(instance, applied)
  emitStep(instance, { pending: next, action: action.action, step })
  if (action.action === 'otp.check' && next.confirmed !== undefined) {
    instance.otpLengths.note(next.confirmed.deviceType, action.otp.length, instance.nowMs())
  }
  const { rejection } = step
  const settled = {
    before: pending,
    next: markResend(next, { action, before: pending }),
    rejection,
  }
  return await settle(claim, { step: { ...settled, action: action.action }, charge })
}

/** Remembers what was wrong, so that a second click on it is no second try. */
export function noteRejected({ nowMs }: Instance, next: PendingSignOn): PendingSignOn {
  const { press } = next
  return press === undefined ? next : { ...next, rejected: { press, atMs: nowMs() } }
}

/** True for an equal press that came before the first one was answered: the page says already that it was wrong. */
export function isAnswered(
  { rejected }: PendingSignOn,
  { press, arrivedAtMs }: { readonly press: string | undefined; readonly arrivedAtMs: number },
): boolean {
  if (rejected === undefined || rejected.atMs <= arrivedAtMs) return false
  return isSamePress(press, rejected.press)
}

/** Reads a flow whose last reply was lost, once, and goes on from there. A decoy has none: it is where it was. */
export async function reconcileStep(claim: Claim, charge?: Charge): Promise<StepResult> {
  const { instance, claimed } = claim
  const pending = claimed.value
  const code = isAuthenticator(pending.busyWith) ? 'outcome_unknown' : 'in_progress'
  if (pending.decoy !== undefined) {
    await instance.timing.waitLikeReal('read')
    await storeCharged(claim, { next: { ...pending, messages: [{ code }] } })
    return { kind: 'shown' }
  }
  if (pending.flow === undefined)
    throw new FlowError('there is no flow to read again', { reason: 'expired' })
  const startedAt = performance.now()
  const flow = await instance.flowClient.readFlow(pending.flow)
  instance.timing.note('read', performance.now() - startedAt)
  const next = applyFlow(pending, { flow, settings: settingsOf(instance, pending) })
  const step = { before: pending, next, action: pending.busyWith ?? 'authorize' } as const
  if (next.ended === undefined && isWhereItWas(flow, pending.flow)) {
    const settled = charge?.settle(settleLost(step, instance.config.revealUserState))
    await storeCharged(claim, { next: { ...pending, flow, messages: [{ code }] }, settled })
    return { kind: 'shown' }
  }
  emitState(instance, { pending: next, flow })
  return await settle(claim, { step: { ...step, next: { ...next, messages: [] } }, charge })
}

function isAuthenticator(action: FlowAction['action'] | undefined): boolean {
  return action !== undefined && natureOf(action).proves === 'authenticator'
}

/** The step was not done, or what was typed was wrong: nobody can tell, so the person tries again. */
function isWhereItWas(flow: Flow, before: Flow): boolean {
  return flow.state.status === before.state.status && flow.state.status !== 'COMPLETED'
}

/** Stores an idle record, or hands a completed flow over; what the step has cost is settled beside. */
export async function settle(
  claim: Claim,
  { step, charge }: { readonly step: SettledStep; readonly charge?: Charge | undefined },
): Promise<StepResult> {
  const { instance, claimed } = claim
  const { next } = step
  const settlement = settleStep(step, instance.config.revealUserState)
  if (next.ended === undefined && next.flow?.state.status === 'COMPLETED') {
    assertAsked(next, instance.config)
    const value = charge === undefined ? next : withPaid(next, charge.defer(settlement))
    return { kind: 'completed', claimed: { value, raw: claimed.raw }, flow: next.flow }
  }
  await storeCharged(claim, { next, settled: charge?.settle(settlement) })
  return { kind: 'shown' }
}

/** Stores an idle record with what it has paid, while the rest is given back. */
export async function storeCharged(
  claim: Claim,
  { next, settled }: { readonly next: PendingSignOn; readonly settled?: Settled | undefined },
): Promise<void> {
  const stored = settled === undefined ? next : withPaid(next, settled.paid)
  await Promise.all([storeStep(claim, stored), settled?.given])
}

/** What the outcome of this attempt depends on. */
export function settingsOf(
  { config, nowMs }: Instance,
  { purpose }: Pick<PendingSignOn, 'purpose'>,
): OutcomeSettings {
  const { otpChecksPerFlow, otpChecksPerConfirmation } = config.throttle
  return {
    nowMs: nowMs(),
    secretChecksPerFlow: purpose === 'sign-on' ? otpChecksPerFlow : otpChecksPerConfirmation,
    revealUserState: config.revealUserState,
    decoyStep: config.decoyStep,
    pushTimeoutSeconds: config.pushTimeoutSeconds,
    askUsername: config.registration?.askUsername === true,
    ...(config.decoyNumber && { decoyNumber: String(randomInt(10, 100)) }),
  }
}

/** How much longer than it lives an attempt is kept that confirms something, so that its page can say what ended. */
const AFTERLIFE_MS = 10 * 60 * 1000

/** The rest of the time an attempt is kept, in milliseconds. */
export function ttlOf({ expiresAtMs, confirms }: PendingSignOn, nowMs: number): number {
  const keptUntilMs = expiresAtMs + (confirms === undefined ? 0 : AFTERLIFE_MS)
  return Math.max(1, keptUntilMs - nowMs)
}

/** After a lost reply: one read of the flow; when PingOne did nothing: idle again. */
async function reconcileOrGiveUp(
  claim: Claim,
  {
    action,
    charge,
    error,
  }: { readonly action: FlowAction; readonly charge: Charge; readonly error: unknown },
): Promise<StepResult> {
  const { instance, claimed } = claim
  if (error instanceof FlowError && error.reason === 'expired') {
    await instance.records.pending.take(claimed.value.handle)
    throw error
  }
  if (mayHaveActed(error) && action.action !== 'session.reset') {
    if (asksToWait(error)) throw error
    try {
      return await reconcileStep(claim, charge)
    } catch (readError) {
      if (readError instanceof AuthorizationError) throw readError
      // Left busy: the next look at the page, when the mark has run out, reads the flow again.
      throw asksToWait(readError) ? withWaitingTime(error, readError) : error
    }
  }
  const settled = charge.settle(settleFailure(error, { ends: false }))
  await storeCharged(claim, { next: uncount(claimed.value, action.action), settled })
  throw error
}

function markResend(
  next: PendingSignOn,
  { action, before }: { readonly action: FlowAction; readonly before: PendingSignOn },
): PendingSignOn {
  const isAgain =
    action.action === 'device.select'
      ? findSelectedDevice(before)?.id === action.deviceId &&
        findAttemptStep(next)?.sendsTo !== undefined
      : findStepOf(action.action)?.resendAction?.action === action.action
  const resent = isAgain && next.ended === undefined && next.messages.length === 0
  const step = findAttemptStep(next)
  if (!resent || step === undefined) return next
  if (step.waits !== undefined) return { ...next, messages: [{ code: 'request_sent' }] }
  const isSent = step.sendsTo === undefined || step.sendsTo(findSelectedDevice(next)?.type)
  return isSent ? { ...next, messages: [{ code: 'code_sent' }] } : next
}

function noteDuration(
  { timing }: Instance,
  {
    action,
    step: { rejection },
    durationMs,
  }: {
    readonly action: FlowAction['action']
    readonly step: FlowStep
    readonly durationMs: number
  },
): void {
  const { counts } = natureOf(action)
  if (counts === 'secret' && rejection !== undefined) timing.note('wrong-secret', durationMs)
  else if (counts === 'message' && rejection === undefined) timing.note('message', durationMs)
}
