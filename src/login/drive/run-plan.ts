// Runs what a form asks for: one step of the attempt, counted before it is made.
import type { DrivenAction } from '../../attempt/driven-action.js'
import type { Counted } from '../../limits/charges.js'
import type { Stored } from '../../state/records.js'
import { readActor, withCharge, type Charge } from './charge.js'
import { listDevices } from '../../attempt/device-choice.js'
import { countWrongSecret } from '../../attempt/outcome.js'
import {
  claimStep,
  noteRejected,
  settingsOf,
  settle,
  storeStep,
  submitStep,
  type StepResult,
} from './flow-step.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import type { StepPlan } from '../../attempt/read-form.js'
import { findAttemptKey } from './user-key.js'
import type { Asked } from '../exchange.js'
import type { Claim } from './claim.js'

/** Runs a plan; of many requests with the same record one does, and the others have lost. */
export async function runPlan(
  asked: Asked,
  {
    found,
    plan,
  }: {
    readonly found: Stored<PendingSignOn>
    readonly plan: Exclude<StepPlan, { kind: 'restart' | 'cancel' }>
  },
): Promise<StepResult> {
  const claim = { instance: asked.instance, claimed: found }
  const pending = found.value
  switch (plan.kind) {
    case 'show':
      break
    case 'tell':
      await storeStep(claim, { ...pending, messages: [plan.message] })
      break
    case 'choose':
      await storeStep(claim, { ...pending, choosing: true, messages: [] })
      break
    case 'decoy':
    case 'submit':
      return runStep(asked, { found, plan })
  }
  return { kind: 'shown' }
}

type ActingPlan = Extract<StepPlan, { kind: 'submit' | 'decoy' }>

/**
 * Claims the attempt, pays, and acts. A real attempt and a decoy go the same way; only who answers differs.
 *
 * @throws {ThrottledError} With the attempt as it was.
 */
async function runStep(
  asked: Asked,
  { found, plan }: { readonly found: Stored<PendingSignOn>; readonly plan: ActingPlan },
): Promise<StepResult> {
  const { instance } = asked
  const action = readAction(found.value, plan)
  const counted = countTry(found.value, { action, nowMs: instance.nowMs() })
  const claimed = await claimStep(instance, {
    current: found,
    next: {
      ...(plan.kind === 'submit' ? noteChoice(counted, plan.action) : counted),
      busyWith: action,
    },
  })
  if (claimed === undefined) return { kind: 'lost' }
  const claim = { instance, claimed }
  const personKey = findAttemptKey(instance, claimed.value)
  const step = {
    actor: readActor(asked, claimed.value),
    ...COSTS[action],
    purpose: claimed.value.purpose,
    ...(personKey !== undefined && { personKey }),
    ends: false,
    putBack: () => storeStep(claim, found.value),
  }
  return withCharge(instance, {
    step,
    work: (charge) => callOrDecoy(claim, { plan, charge }),
  })
}

type Action = DrivenAction['action']

/** What each action costs: no message goes out for a code that could not be tried. */
const COSTS: Readonly<
  Record<Action, { readonly take: readonly Counted[]; readonly look?: readonly Counted[] }>
> = {
  'user.lookup': { take: ['message'], look: ['secret'] },
  'usernamePassword.check': { take: ['secret', 'message'] },
  'otp.check': { take: ['secret'] },
  'device.select': { take: ['message'], look: ['secret'] },
  'session.reset': { take: [] },
}

/** What a decoy is asked, a real attempt at its step would be asked, too. */
function readAction({ decoy }: PendingSignOn, plan: ActingPlan): Action {
  if (plan.kind === 'submit') return plan.action.action
  if (plan.step === 'message') return 'device.select'
  return decoy === 'password' ? 'usernamePassword.check' : 'otp.check'
}

/** Counts the try before it is made, so that parallel tries cannot get past the limit. */
function countTry(
  pending: PendingSignOn,
  { action, nowMs }: { readonly action: Action; readonly nowMs: number },
): PendingSignOn {
  if (action === 'otp.check' || action === 'usernamePassword.check') {
    return { ...pending, secretChecks: pending.secretChecks + 1 }
  }
  if (action !== 'device.select') return pending
  const again = pending.decoy !== undefined || pending.flow?.state.status === 'OTP_REQUIRED'
  return { ...pending, resends: pending.resends + (again ? 1 : 0), lastMessageAtMs: nowMs }
}

/** Who chose from the list knows what they chose: its page may name it, whatever becomes of the device. */
function noteChoice(pending: PendingSignOn, action: DrivenAction): PendingSignOn {
  if (action.action !== 'device.select' || pending.devicesShown !== true) return pending
  const device = listDevices(pending.flow?.state).find(({ id }) => id === action.deviceId)
  return device === undefined ? pending : { ...pending, chosenType: device.type }
}

/** The one place where a decoy and a real attempt differ: who answers. */
function callOrDecoy(
  claim: Claim,
  { plan, charge }: { readonly plan: ActingPlan; readonly charge: Charge },
): Promise<StepResult> {
  return plan.kind === 'submit'
    ? submitStep(claim, { action: plan.action, charge })
    : answerDecoy(claim, { step: plan.step, charge })
}

async function answerDecoy(
  claim: Claim,
  { step, charge }: { readonly step: 'secret' | 'message'; readonly charge: Charge },
): Promise<StepResult> {
  const { instance, claimed } = claim
  const before = claimed.value
  const action = readAction(before, { kind: 'decoy', step })
  await instance.timing.waitLikeReal(step === 'secret' ? 'wrong-secret' : 'message')
  const wrong = before.decoy === 'password' ? 'credentials_wrong' : 'otp_wrong'
  const next: PendingSignOn =
    step === 'secret'
      ? noteRejected(
          instance,
          countWrongSecret(before, { code: wrong }, settingsOf(instance, before)),
        )
      : { ...before, messages: [{ code: 'code_sent' }] }
  return settle(claim, { step: { before, next, action }, charge })
}
