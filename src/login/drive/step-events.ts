// Tells in events what the steps of an attempt did: when it is opened, where its flow is, which code was wrong.
import { findSelectedDevice } from '../../attempt/look.js'
import type { EventName, PingOneEvent } from '../../events.js'
import type { FlowAction } from '../../flow/action.js'
import type { Flow, FlowStep } from '../../flow/client.js'
import type { Instance } from '../../instance.js'
import { readCode, readRefusalWords } from '../../pingone/refusal-words.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import { readStep } from '../../attempt/went-out.js'
import { natureOf } from '../../steps/index.js'
import { findAttemptKey } from './user-key.js'

/** Says in events that an attempt is about to be opened at PingOne. */
export function emitStarted(instance: Instance, pending: PendingSignOn): void {
  instance.emit({
    event: 'signOn.started',
    ...buildCommon(instance, pending),
    ...(pending.purpose === 'step-up' && { reason: 'step-up' }),
  })
}

/** Says in events what a step did. */
export function emitStep(
  instance: Instance,
  {
    pending,
    action,
    step,
  }: {
    readonly pending: PendingSignOn
    readonly action: FlowAction['action']
    readonly step: FlowStep
  },
): void {
  const sets = natureOf(action).setsPassword
  if (step.rejection === undefined) {
    const isSet = sets !== undefined && step.flow.state.status !== 'FAILED'
    if (isSet) instance.emit({ event: sets, ...buildCommon(instance, pending) })
    if (action === 'assertion.check' && pending.confirmed !== undefined) {
      const { deviceType } = pending.confirmed
      const type = deviceType === undefined ? {} : { deviceType }
      instance.emit({ event: 'passkey.used', ...buildCommon(instance, pending), ...type })
    }
    return emitState(instance, { pending, flow: step.flow })
  }
  const { code, meaning, target } = step.rejection
  const isWrong = readStep(action, step).secret === 'wrong'
  const words = readRefusalWords({
    code: '',
    details: [{ code, ...(target !== undefined && { target }) }],
  })
  const known = readCode(code)
  instance.emit({
    event: sets !== undefined ? 'password.refused' : isWrong ? nameWrong(action) : 'flow.step',
    ...buildCommon(instance, pending),
    ...(known !== undefined && { code: known }),
    reason: meaning,
    ...(words !== undefined && { pingone: words }),
  })
}

/** Says in events where a flow is. */
export function emitState(
  instance: Instance,
  { pending, flow: { state } }: { readonly pending: PendingSignOn; readonly flow: Flow },
): void {
  const { emit } = instance
  const common = buildCommon(instance, pending)
  emit({
    event: 'flow.step',
    ...common,
    status: state.status,
    ...(state.status === 'FAILED' && { reason: readCode(state.error.code) ?? 'UNKNOWN' }),
  })
  if (state.status !== 'OTP_REQUIRED' && state.status !== 'PUSH_CONFIRMATION_REQUIRED') return
  const type = state.devices.find((device) => device.id === state.selectedDeviceId)?.type
  const event = state.status === 'OTP_REQUIRED' ? 'otp.sent' : 'push.sent'
  emit({ event, ...common, ...(type !== undefined && { deviceType: type }) })
}

/** Says in events what became of a question on a phone that was waited for. */
export function emitAnswer(
  instance: Instance,
  { pending, flow: { state } }: { readonly pending: PendingSignOn; readonly flow: Flow },
): void {
  const deviceType = findSelectedDevice(pending)?.type
  instance.emit({
    event: answers[state.status] ?? 'push.answered',
    ...buildCommon(instance, pending),
    ...(deviceType !== undefined && { deviceType }),
  })
}

const answers: Readonly<Partial<Record<Flow['state']['status'], EventName>>> = {
  PUSH_CONFIRMATION_TIMED_OUT: 'push.timedOut',
  FAILED: 'push.denied',
  DEVICE_SELECTION_REQUIRED: 'push.denied',
}

/** Says in events that a passkey's answer did not get as far as PingOne, and why. */
export function emitUnusedPasskey(
  instance: Instance,
  { pending, reason }: { readonly pending: PendingSignOn; readonly reason: string },
): void {
  instance.emit({ event: 'passkey.failed', ...buildCommon(instance, pending), reason })
}

function nameWrong(action: FlowAction['action']): EventName {
  return action === 'assertion.check' ? 'passkey.failed' : 'otp.rejected'
}

function buildCommon(
  instance: Instance,
  pending: PendingSignOn,
): Pick<PingOneEvent, 'reference' | 'purpose' | 'userKey' | 'approvalId'> {
  const { reference, purpose, confirms } = pending
  const userKey = findAttemptKey(instance, pending)
  const approvalId = confirms?.approval?.id
  return {
    reference,
    purpose,
    ...(userKey !== undefined && { userKey }),
    ...(approvalId !== undefined && { approvalId }),
  }
}
