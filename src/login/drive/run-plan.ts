// Runs what a form asks for: one step of the attempt, counted before it is made.
import type { FlowAction } from '../../flow/action.js'
import type { Counted } from '../../limits/charges.js'
import type { Stored } from '../../state/records.js'
import { readActor, withCharge, type Charge } from './charge.js'
import { enterBranch } from './enter-branch.js'
import { noteAsked } from '../../attempt/account.js'
import { listDevices } from '../../attempt/device-choice.js'
import { answerDecoyed } from '../../attempt/decoy.js'
import { end } from '../../attempt/ends.js'
import { countTry } from '../../attempt/tries.js'
import { parseAssertion } from '../../flow/assertion.js'
import { natureOf } from '../../steps/index.js'
import type { Kept } from '../../steps/step.js'
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
import { isWaitedFor, withdrawPush } from '../leave/withdraw-push.js'
import { emitUnusedPasskey } from './step-events.js'
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
    readonly plan: Exclude<StepPlan, { kind: 'restart' | 'cancel' | 'check' }>
  },
): Promise<StepResult> {
  const claim = { instance: asked.instance, claimed: found }
  const pending = found.value
  switch (plan.kind) {
    case 'show':
      break
    case 'tell':
      if (plan.mistake !== undefined) {
        emitUnusedPasskey(asked.instance, { pending, reason: plan.mistake })
      }
      await storeStep(claim, {
        ...withTyped(pending, plan),
        messages: [plan.message, ...(plan.more ?? [])],
      })
      break
    case 'end':
      emitUnusedPasskey(asked.instance, { pending, reason: 'refused_by_browser' })
      await storeStep(claim, end(pending, { kind: plan.reason }))
      break
    case 'choose':
      return chooseAnother(claim)
    case 'branch':
      return enterBranch(asked, { found, branch: plan.branch })
    case 'decoy':
    case 'submit':
      return runStep(asked, { found, plan })
  }
  return { kind: 'shown' }
}

/** What was typed and is no secret is shown again, should the page be. */
function withTyped(pending: PendingSignOn, { typed }: Kept): PendingSignOn {
  return typed === undefined ? pending : { ...pending, typed }
}

/** The list of devices; a question that still waits is withdrawn first, once. */
async function chooseAnother({ instance, claimed: found }: Claim): Promise<StepResult> {
  const choosing = { ...found.value, choosing: true, devicesShown: true, messages: [] }
  if (!isWaitedFor(found.value)) {
    await storeStep({ instance, claimed: found }, choosing)
    return { kind: 'shown' }
  }
  const claimed = await claimStep(instance, {
    current: found,
    next: { ...choosing, busyWith: 'cancel.push.authentication' },
  })
  if (claimed === undefined) return { kind: 'lost' }
  const flow = await withdrawPush(instance, claimed.value)
  await storeStep({ instance, claimed }, { ...choosing, ...(flow !== undefined && { flow }) })
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
  const action = readAction(plan)
  const counted = countTry(found.value, { action, nowMs: instance.nowMs() })
  const claimed = await claimStep(instance, {
    current: found,
    next: {
      ...(plan.kind === 'submit'
        ? noteSigned(
            noteAsked(noteChoice(withTyped(counted, plan), plan.action), plan.action),
            plan,
          )
        : counted),
      busyWith: action,
    },
  })
  if (claimed === undefined) return { kind: 'lost' }
  const claim = { instance, claimed }
  const personKey = findAttemptKey(instance, claimed.value)
  const step = {
    actor: readActor(asked, claimed.value),
    ...costOf(action),
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

type Action = FlowAction['action']

interface Cost {
  readonly take: readonly Counted[]
  readonly look?: readonly Counted[]
}

/** What an action costs: no message goes out for a code that could not be tried; a first factor may lead to one. */
function costOf(action: Action): Cost {
  const { counts, proves, makesAccount } = natureOf(action)
  switch (counts) {
    case 'secret':
      return { take: proves === 'authenticator' ? ['secret'] : ['secret', 'message'] }
    case 'message':
      return { take: makesAccount ? ['message', 'account'] : ['message'], look: ['secret'] }
    case 'nothing':
      return { take: [] }
  }
}

/** What a decoy is asked, a real attempt at its step would be asked, too. */
function readAction(plan: ActingPlan): Action {
  return plan.kind === 'submit' ? plan.action.action : plan.action
}

/** Who chose from the list knows what they chose: its page may name it, whatever becomes of the device. */
function noteChoice(pending: PendingSignOn, action: FlowAction): PendingSignOn {
  if (action.action !== 'device.select' || pending.devicesShown !== true) return pending
  const device = listDevices(pending.flow?.state).find(({ id }) => id === action.deviceId)
  return device === undefined ? pending : { ...pending, chosenType: device.type }
}

/** What a key signs for an approval is its evidence, also when the reply to it is lost. */
function noteSigned(
  pending: PendingSignOn,
  { action }: Extract<StepPlan, { kind: 'submit' }>,
): PendingSignOn {
  if (pending.purpose !== 'approval' || action.action !== 'assertion.check') return pending
  const signed = parseAssertion(action.assertion)
  return signed === undefined ? pending : { ...pending, signed }
}

/** The one place where a decoy and a real attempt differ: who answers. */
function callOrDecoy(
  claim: Claim,
  { plan, charge }: { readonly plan: ActingPlan; readonly charge: Charge },
): Promise<StepResult> {
  return plan.kind === 'submit'
    ? submitWithdrawn(claim, { action: plan.action, charge })
    : answerDecoy(claim, { action: plan.action, charge })
}

/** Another way is asked for while a question waits: it is withdrawn, unless that was tried when the list was asked for. */
async function submitWithdrawn(
  claim: Claim,
  asked: { readonly action: FlowAction; readonly charge: Charge },
): Promise<StepResult> {
  const { instance, claimed } = claim
  const { value, raw } = claimed
  if (asked.action.action !== 'device.select' || value.choosing === true || !isWaitedFor(value)) {
    return submitStep(claim, asked)
  }
  const flow = (await withdrawPush(instance, value)) ?? value.flow
  const withdrawn = { ...value, ...(flow !== undefined && { flow }) }
  return submitStep({ instance, claimed: { value: withdrawn, raw } }, asked)
}

async function answerDecoy(
  claim: Claim,
  { action, charge }: { readonly action: Action; readonly charge: Charge },
): Promise<StepResult> {
  const { instance, claimed } = claim
  const before = claimed.value
  const isSecret = natureOf(action).counts === 'secret'
  await instance.timing.waitLikeReal(isSecret ? 'wrong-secret' : 'message')
  const answered = answerDecoyed(before, { action, settings: settingsOf(instance, before) })
  const next = isSecret ? noteRejected(instance, answered) : answered
  return settle(claim, { step: { before, next, action }, charge })
}
