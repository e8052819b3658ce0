// What a posted form asks for at the step the attempt is really at. Pure: the browser only says what was typed.
import type { FlowAction } from '../flow/action.js'
import type { AssertionMistake } from '../flow/assertion.js'
import type { Branch, MessageFact } from '../models/model.js'
import { natureOf, type AnyFlowStep } from '../steps/index.js'
import type { Form, Kept, SharedButton } from '../steps/step.js'
import { findAttemptStep } from './find-step.js'
import { findKnownType, findSelectedDevice, lookAt, type LookSettings } from './look.js'
import type { PendingSignOn } from './pending-sign-on.js'
import { resolveResend } from './resend.js'

/** What to do with a form. */
export type StepPlan =
  /** Nothing to send: show the page again, with what was wrong. */
  | ({
      readonly kind: 'tell'
      readonly message: MessageFact
      readonly mistake?: AssertionMistake
    } & Kept)
  /** Nothing more can be asked: the attempt is at its end. */
  | { readonly kind: 'end'; readonly reason: 'step_not_supported' }
  /** Nothing to do: show the page. */
  | { readonly kind: 'show' }
  /** Show the list of devices. */
  | { readonly kind: 'choose' }
  /** Go to a page beside the question. */
  | { readonly kind: 'branch'; readonly branch: Branch }
  /** Look whether the answer that is waited for is there. */
  | { readonly kind: 'check' }
  /** Leave this attempt and go back to where it began; an approval is denied for good. */
  | { readonly kind: 'cancel' }
  /** Leave this attempt and begin anew. */
  | { readonly kind: 'restart' }
  | ({ readonly kind: 'submit'; readonly action: FlowAction } & Kept)
  /** What a decoy is asked, answered without PingOne: the action that a real attempt would submit. */
  | { readonly kind: 'decoy'; readonly action: FlowAction['action'] }

/** What a form is read by. */
export type FormSettings = Omit<LookSettings, 'hostedPath'>

/** Reads a posted form against the step the attempt is at. */
export function readForm(
  pending: PendingSignOn,
  { form, settings }: { readonly form: Form; readonly settings: FormSettings },
): StepPlan {
  const button = form.get('action') ?? 'continue'
  if (button === 'cancel' && pending.purpose !== 'sign-on') return { kind: 'cancel' }
  if (button === 'restart' || button === 'cancel') return { kind: 'restart' }
  const step = findAttemptStep(pending)
  if (step === undefined) return { kind: 'show' }
  if (button === 'check') return { kind: step.waits === undefined ? 'show' : 'check' }
  if (button === 'resend' && step.takes?.includes('resend') !== true)
    return planResend(pending, step, settings)
  const look = lookAt(pending, { ...settings, hostedPath: '' })
  if (step.hinders?.(look)?.kind === 'refused') return { kind: 'show' }
  if (button === 'choose')
    return { kind: look.canChooseDevice && offers(step, 'choose') ? 'choose' : 'show' }
  const branch = look.branches.find((each) => each === button && offers(step, each))
  if (branch !== undefined) return { kind: 'branch', branch }
  const move = step.take(form, look)
  if (move.kind === 'reselect') return planReselect(pending)
  if (move.kind !== 'submit' || pending.decoy === undefined) return move
  const { action } = move.action
  return natureOf(action).counts === 'nothing' ? { kind: 'show' } : { kind: 'decoy', action }
}

function offers({ offers: offered }: AnyFlowStep, button: SharedButton): boolean {
  return offered.includes(button)
}

/** The message once more: not too soon, not too often, and only to a device that is sent one. */
function planResend(
  pending: PendingSignOn,
  step: AnyFlowStep,
  { config, nowMs }: FormSettings,
): StepPlan {
  // No page of such a device has the button, and PingOne might ring the phone for it.
  if (!offers(step, 'resend') || !sendsTo(step, findKnownType(pending, config))) {
    return { kind: 'show' }
  }
  const resend = resolveResend(pending, config.throttle, nowMs)
  if (resend === 'none') return { kind: 'tell', message: { code: 'resend_limit' } }
  if (resend !== 'now') {
    return { kind: 'tell', message: { code: 'resend_too_early', seconds: resend.waitSeconds } }
  }
  const { resendAction } = step
  if (resendAction !== undefined) {
    const isLinked = pending.flow?.state.offered.includes(resendAction.action) === true
    if (pending.decoy === undefined && isLinked) return { kind: 'submit', action: resendAction }
    return { kind: 'decoy', action: resendAction.action }
  }
  // To a device that is sent nothing, nothing goes out again; whose device it is must not show.
  const device = findSelectedDevice(pending)
  if (pending.decoy !== undefined || !sendsTo(step, device?.type)) {
    return { kind: 'decoy', action: 'device.select' }
  }
  if (device === undefined) return { kind: 'tell', message: { code: 'message_not_sent' } }
  return { kind: 'submit', action: { action: 'device.select', deviceId: device.id } }
}

/** The selected device once more; of a decoy there is none. */
function planReselect(pending: PendingSignOn): StepPlan {
  const device = findSelectedDevice(pending)
  if (pending.decoy !== undefined || device === undefined) return { kind: 'show' }
  return { kind: 'submit', action: { action: 'device.select', deviceId: device.id } }
}

function sendsTo({ sendsTo: sends }: AnyFlowStep, type: string | undefined): boolean {
  return sends?.(type) ?? false
}
