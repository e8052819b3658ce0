// One step of an attempt: claimed by replace, called once, stored by replace. Nothing is ever sent twice.
import { AuthorizationError, FlowError, UpstreamError } from '../errors.js'
import type { FlowAction } from '../flow/action.js'
import { isFlowAt, type Flow, type FlowStep } from '../flow/client.js'
import type { Instance } from '../instance.js'
import type { Stored } from '../state/records.js'
import type { TimedStep } from './decoy-timing.js'
import { isAtSelection } from './device-choice.js'
import { applyFlow, applyStep, type OutcomeSettings } from './flow-outcome.js'
import type { PendingSignOn } from './pending-sign-on.js'
import { isSamePress } from './press.js'

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
  current: Stored<PendingSignOn>,
  next: PendingSignOn = current.value,
): Promise<Stored<PendingSignOn> | undefined> {
  const busy = { ...next, busyUntilMs: nowMs() + BUSY_MS }
  return records.pending.replace(next.handle, current, busy, ttlOf(busy, nowMs()))
}

/** True while another request works on this attempt. */
export function isBusy(pending: PendingSignOn, nowMs: number): boolean {
  return pending.busyUntilMs !== undefined && pending.busyUntilMs > nowMs
}

/** Stores what a step led to; lost when the record was taken meanwhile. */
export async function storeStep(
  { records, nowMs }: Instance,
  claimed: Stored<PendingSignOn>,
  next: PendingSignOn,
): Promise<void> {
  const { busyUntilMs: _busy, busyWith: _with, press: _press, ...idle } = next
  await records.pending.replace(next.handle, claimed, idle, ttlOf(idle, nowMs()))
}

/** Submits an action of a claimed attempt and stores the outcome. */
export async function submitStep(
  instance: Instance,
  claimed: Stored<PendingSignOn>,
  action: FlowAction,
): Promise<StepResult> {
  const pending = claimed.value
  if (pending.flow === undefined)
    throw new FlowError('there is no flow to act on', { reason: 'refused' })
  const { flow } = pending
  const startedAt = performance.now()
  let step: FlowStep
  try {
    step = await submit(instance, flow, action)
  } catch (error) {
    return await reconcileOrGiveUp(instance, claimed, action, error)
  }
  noteDuration(instance, action.action, performance.now() - startedAt)
  const applied = applyStep(pending, action.action, step, settingsOf(instance, pending))
  const next = step.rejection === undefined ? applied : noteRejected(instance, applied)
  emitStep(instance, next, action.action, step)
  if (action.action === 'otp.check' && next.confirmed !== undefined) {
    instance.otpLengths.note(next.confirmed.deviceType, action.otp.length, instance.nowMs())
  }
  return await settle(instance, claimed, markResend(next, action, pending))
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

/** Reads a flow whose last reply was lost, once, and goes on from there. */
export async function reconcileStep(
  instance: Instance,
  claimed: Stored<PendingSignOn>,
): Promise<StepResult> {
  const pending = claimed.value
  if (pending.flow === undefined)
    throw new FlowError('there is no flow to read again', { reason: 'expired' })
  const flow = await instance.flowClient.readFlow(pending.flow)
  const next = applyFlow(pending, flow, settingsOf(instance, pending))
  if (next.ended === undefined && isWhereItWas(flow, pending.flow)) {
    const code = pending.busyWith === 'otp.check' ? 'outcome_unknown' : 'in_progress'
    await storeStep(instance, claimed, { ...pending, flow, messages: [{ code }] })
    return { kind: 'shown' }
  }
  emitState(instance, next, flow)
  return await settle(instance, claimed, { ...next, messages: [] })
}

/** The step was not done, or what was typed was wrong: nobody can tell, so the person tries again. */
function isWhereItWas(flow: Flow, before: Flow): boolean {
  return flow.state.status === before.state.status && flow.state.status !== 'COMPLETED'
}

/** True when PingOne may have done what it was asked; a refused rate (429) is not worked on. */
export function mayHaveActed(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && error.reached !== 'no' && error.reason !== 'rate_limited'
}

/** Stores an idle record, or hands a completed flow over. */
export async function settle(
  instance: Instance,
  claimed: Stored<PendingSignOn>,
  next: PendingSignOn,
): Promise<StepResult> {
  if (next.ended === undefined && next.flow?.state.status === 'COMPLETED') {
    assertAsked(instance, next)
    return { kind: 'completed', claimed: { value: next, raw: claimed.raw }, flow: next.flow }
  }
  await storeStep(instance, claimed, next)
  return { kind: 'shown' }
}

/**
 * A username alone signs nobody on: PingOne must have taken a password or a code that we submitted. A step-up and an
 * approval are confirmed by a code of theirs, whatever the option says.
 */
export function assertAsked({ config }: Instance, pending: PendingSignOn): void {
  if (pending.confirmed !== undefined) return
  if (pending.purpose !== 'sign-on') {
    throw new AuthorizationError(
      'PingOne completed the flow without a code that we submitted: nothing is confirmed by that',
      { error: 'no_authenticator_action' },
    )
  }
  if (pending.proven || config.allowSilentSignOn) return
  throw new AuthorizationError(
    'PingOne completed the flow without asking for a password or a code; allowSilentSignOn is off',
    { error: 'silent_sign_on_refused' },
  )
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
  }
}

/** How much longer than it lives an attempt is kept that confirms something, so that its page can say what ended. */
const AFTERLIFE_MS = 10 * 60 * 1000

/** The rest of the time an attempt is kept, in milliseconds. */
export function ttlOf({ expiresAtMs, confirms }: PendingSignOn, nowMs: number): number {
  const keptUntilMs = expiresAtMs + (confirms === undefined ? 0 : AFTERLIFE_MS)
  return Math.max(1, keptUntilMs - nowMs)
}

/** Says in events what a step did. */
export function emitStep(
  instance: Instance,
  pending: PendingSignOn,
  action: FlowAction['action'],
  step: FlowStep,
): void {
  if (step.rejection === undefined) return emitState(instance, pending, step.flow)
  const rejected = action === 'otp.check' || action === 'usernamePassword.check'
  instance.emit({
    event: rejected ? 'otp.rejected' : 'flow.step',
    ...buildCommon(instance, pending),
    code: step.rejection.code,
    reason: step.rejection.meaning,
  })
}

/** Says in events where a flow is. */
export function emitState(instance: Instance, pending: PendingSignOn, { state }: Flow): void {
  const { emit } = instance
  const common = buildCommon(instance, pending)
  emit({
    event: 'flow.step',
    ...common,
    status: state.status,
    ...(state.status === 'FAILED' && { reason: state.error.code }),
  })
  if (state.status !== 'OTP_REQUIRED') return
  const type = state.devices.find((device) => device.id === state.selectedDeviceId)?.type
  emit({ event: 'otp.sent', ...common, ...(type !== undefined && { deviceType: type }) })
}

function buildCommon(
  { userKey }: Instance,
  { reference, username, confirms }: PendingSignOn,
): { reference: string; userKey?: string; approvalId?: string } {
  const subject = confirms?.sub ?? username
  const approvalId = confirms?.approval?.id
  return {
    reference,
    ...(subject !== undefined && { userKey: userKey(subject) }),
    ...(approvalId !== undefined && { approvalId }),
  }
}

function submit({ flowClient }: Instance, flow: Flow, action: FlowAction): Promise<FlowStep> {
  switch (action.action) {
    case 'user.lookup':
      if (isFlowAt(flow, 'SIGN_ON_REQUIRED')) return flowClient.submitAction(flow, action)
      break
    case 'usernamePassword.check':
      if (isFlowAt(flow, 'USERNAME_PASSWORD_REQUIRED')) return flowClient.submitAction(flow, action)
      if (isFlowAt(flow, 'PASSWORD_REQUIRED')) return flowClient.submitAction(flow, action)
      break
    case 'otp.check':
      if (isFlowAt(flow, 'OTP_REQUIRED')) return flowClient.submitAction(flow, action)
      break
    case 'device.select':
      if (isFlowAt(flow, 'OTP_REQUIRED')) return flowClient.submitAction(flow, action)
      if (isAtSelection(flow)) return flowClient.submitAction(flow, action)
      break
    case 'session.reset':
      break
  }
  throw new FlowError(`${flow.state.status} takes no ${action.action}`, {
    reason: 'action_not_offered',
  })
}

/** After a lost reply: one read of the flow; when PingOne did nothing: idle again. */
async function reconcileOrGiveUp(
  instance: Instance,
  claimed: Stored<PendingSignOn>,
  action: FlowAction,
  error: unknown,
): Promise<StepResult> {
  if (error instanceof FlowError && error.reason === 'expired') {
    await instance.records.pending.take(claimed.value.handle)
    throw error
  }
  if (mayHaveActed(error) && action.action !== 'session.reset') {
    if (asksToWait(error)) throw error
    try {
      return await reconcileStep(instance, claimed)
    } catch (readError) {
      if (readError instanceof AuthorizationError) throw readError
      // Left busy: the next look at the page, when the mark has run out, reads the flow again.
      throw asksToWait(readError) ? withWaitingTime(error, readError) : error
    }
  }
  await storeStep(instance, claimed, uncount(claimed.value, action))
  throw error
}

/** PingOne named a time: not even a read before it is over. */
export function asksToWait(
  error: unknown,
): error is UpstreamError & { readonly retryAfterSeconds: number } {
  return error instanceof UpstreamError && error.retryAfterSeconds !== undefined
}

/** The failure of the step, with the time that the read of the flow was told. */
function withWaitingTime(
  error: UpstreamError,
  { retryAfterSeconds }: { readonly retryAfterSeconds: number },
): UpstreamError {
  const { reason, call, reached } = error
  return new UpstreamError(error.message, {
    reason,
    call,
    reached,
    retryAfterSeconds,
    cause: error,
  })
}

/** The record as if the try had not been made; the limits of the user keep it. */
function uncount(pending: PendingSignOn, { action }: FlowAction): PendingSignOn {
  const { secretChecks, resends } = pending
  if (action === 'otp.check' || action === 'usernamePassword.check') {
    return { ...pending, secretChecks: Math.max(0, secretChecks - 1) }
  }
  return { ...pending, resends: Math.max(0, resends - 1) }
}

function markResend(next: PendingSignOn, action: FlowAction, before: PendingSignOn): PendingSignOn {
  const state = before.flow?.state
  const resent =
    action.action === 'device.select' &&
    state?.status === 'OTP_REQUIRED' &&
    state.selectedDeviceId === action.deviceId &&
    next.ended === undefined &&
    next.messages.length === 0
  return resent ? { ...next, messages: [{ code: 'code_sent' }] } : next
}

function noteDuration(
  { timing }: Instance,
  action: FlowAction['action'],
  durationMs: number,
): void {
  const steps: Record<FlowAction['action'], TimedStep | undefined> = {
    'user.lookup': 'lookup',
    'otp.check': 'secret',
    'usernamePassword.check': 'secret',
    'device.select': 'message',
    'session.reset': undefined,
  }
  const step = steps[action]
  if (step !== undefined) timing.note(step, durationMs)
}
