// Runs what a form asks for: one step of the attempt, counted before it is made.
import type { FlowAction } from '../flow/action.js'
import type { Instance } from '../instance.js'
import type { Stored } from '../state/records.js'
import { usernameSubject } from '../state/throttle.js'
import { listDevices } from './device-choice.js'
import { countWrongSecret } from './flow-outcome.js'
import {
  claimStep,
  noteRejected,
  settingsOf,
  storeStep,
  submitStep,
  type StepResult,
} from './flow-step.js'
import { limits } from './limits.js'
import type { PendingSignOn } from './pending-sign-on.js'
import type { StepPlan } from './plan-step.js'

/** Runs a plan; of many requests with the same record one does, and the others have lost. */
export async function runPlan(
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
      return answerDecoy(instance, found, plan.step)
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
  if (claimed === undefined) return { kind: 'lost' }
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
  const device = listDevices(pending.flow?.state).find(({ id }) => id === action.deviceId)
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
): Promise<StepResult> {
  const startedAt = performance.now()
  const counted = countTry(found.value, step === 'secret', 'device.select', instance.nowMs())
  const claimed = await claimStep(
    instance,
    found,
    step === 'message' ? { ...counted, resends: found.value.resends + 1 } : counted,
  )
  if (claimed === undefined) return { kind: 'lost' }
  await consumeLimit(instance, claimed.value, step === 'secret')
  const pending = claimed.value
  const wrong = pending.decoy === 'password' ? 'credentials_wrong' : 'otp_wrong'
  const next: PendingSignOn =
    step === 'secret'
      ? countWrongSecret(pending, { code: wrong }, settingsOf(instance, pending))
      : { ...pending, messages: [{ code: 'code_sent' }] }
  await instance.timing.waitLikeReal(step, performance.now() - startedAt)
  await storeStep(instance, claimed, step === 'secret' ? noteRejected(instance, next) : next)
  return { kind: 'shown' }
}
