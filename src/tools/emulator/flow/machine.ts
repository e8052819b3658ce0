// The flow machine: what a sign-on flow does next follows from policy, device policy and user.
import { notImplemented } from '../problem.js'
import type { SignOnPolicyAction, User } from '../resources.js'
import type { Flow, Session } from '../runtime.js'
import { isSignedOn, renewSession } from '../sessions.js'
import { isActionNeeded, policyActions } from '../sign-on-policy.js'
import { endIfUnusable, fail, userOf, type FlowPlace } from './context.js'
import type { ChosenDevice, FlowStep, Outcome } from './step.js'
import { steps } from './steps/all.js'

/** PingOne's flows live 15 minutes from their latest action. */
export const flowLifetimeMs = 900_000

/** The step that a flow is at, as of now. */
export function stepOf(place: FlowPlace): FlowStep {
  const { flow } = place
  const step = findStep(flow)
  step.age?.(place)
  return findStep(flow)
}

/** Goes on as a step says. */
export function goOn(place: FlowPlace, outcome: Outcome): void {
  if (outcome === 'advance') advance(place)
  else if (outcome === 'ask') extend(place)
  else if (outcome !== 'stay') {
    const leave = prepareLeave(place)
    beginWith(place, outcome.begin)
    leave()
    extend(place)
  }
}

/** Runs the policy's actions up to the first one that needs the person, or to the end. */
export function advance(place: FlowPlace): void {
  const { environment, flow } = place
  extend(place)
  const user = userOf(place)
  for (const action of policyActions(environment, flow.request.policyId)) {
    if (flow.doneActions.has(action.id)) continue
    // What has begun goes on: a factor that it asked for may have made its condition false.
    if (flow.actionId !== action.id && !isNeeded(place, { action, user })) continue
    flow.actionId = action.id
    if (!isDone(place, action)) return
    flow.doneActions.add(action.id)
  }
  if (user === undefined || !endIfUnusable(place, user)) complete(place, user)
}

/** Back to the first step, with nobody known. */
export function reset(place: FlowPlace): void {
  const { flow, runtime, outbox } = place
  const { session } = flow
  prepareLeave(place)()
  if (session !== undefined && !isSignedOn(session)) runtime.sessions.delete(session.token)
  flow.session = undefined
  flow.sessionCounts = false
  flow.userId = undefined
  flow.isHinted = false
  flow.username = undefined
  flow.passwordAtMs = undefined
  flow.mfaAtMs = undefined
  flow.mfaMethod = undefined
  flow.externalAtMs = undefined
  flow.doneActions.clear()
  flow.actionId = undefined
  flow.mfaActionId = undefined
  flow.selectedDeviceId = undefined
  flow.own = {}
  outbox.voidCodes(flow.id)
  advance(place)
}

/** @throws {PingOneProblem} 501, naming the type of an action of the policy that no step runs. */
export function assertActionsKnown(place: FlowPlace): void {
  const { environment, flow } = place
  const unknown = policyActions(environment, flow.request.policyId).find(
    ({ type }) => findRunner(type) === undefined,
  )
  if (unknown !== undefined) throw notImplemented(`the sign-on policy action ${unknown.type}`)
}

/** `prompt=login` and a `max_age` that has passed make earlier sign-ons worthless. */
export function isFreshEnough({ flow, clock }: FlowPlace, session: Session): boolean {
  const { prompt, maxAgeSeconds } = flow.request
  if (prompt.includes('login') || maxAgeSeconds === 0) return false
  const lastMs = Math.max(session.passwordAtMs ?? 0, session.mfaAtMs ?? 0)
  return maxAgeSeconds === undefined || clock.now() - lastMs <= maxAgeSeconds * 1000
}

/** Ends what the step of now has begun; to be called when the flow is elsewhere. */
function prepareLeave(place: FlowPlace): () => void {
  const { leave } = findStep(place.flow)
  const { own } = place.flow
  return () => leave?.(place, own)
}

function findStep({ status }: Flow): FlowStep {
  const step = steps.find(({ serves }) => serves.includes(status))
  if (step === undefined) throw notImplemented(`the flow status ${status}`)
  return step
}

function findRunner(type: string): NonNullable<FlowStep['runs']>[string] | undefined {
  return steps.flatMap(({ runs }) => runs?.[type] ?? []).at(0)
}

/** Every successful action gives the flow another 15 minutes. */
function extend({ flow, clock }: FlowPlace): void {
  flow.expiresAtMs = clock.now() + flowLifetimeMs
}

/** What a signed hint stands for. */
const namesUser: ReadonlySet<string> = new Set(['LOGIN', 'IDENTIFIER_FIRST', 'IDENTITY_PROVIDER'])

function isNeeded(
  { flow, clock }: FlowPlace,
  { action, user }: { readonly action: SignOnPolicyAction; readonly user: User | undefined },
): boolean {
  if (flow.isHinted && namesUser.has(action.type)) return false
  return isActionNeeded(action, {
    nowMs: clock.now(),
    flow,
    remoteIp: flow.request.remoteIp,
    ...(flow.sessionCounts && flow.session !== undefined ? { session: flow.session } : {}),
    ...(user === undefined ? {} : { user }),
  })
}

/** True when the action asks nothing more of the person. */
function isDone(place: FlowPlace, action: SignOnPolicyAction): boolean {
  if (place.flow.request.prompt.includes('none')) return false
  const outcome = findRunner(action.type)?.(place, action) ?? 'stay'
  if (typeof outcome === 'object') beginWith(place, outcome.begin)
  return outcome === 'advance'
}

function beginWith(place: FlowPlace, device: ChosenDevice): void {
  const begins = steps.flatMap((step) => step.begins ?? []).find(({ fits }) => fits(device.chosen))
  if (begins === undefined) {
    throw notImplemented(`sign-on with a device of type ${device.chosen.device.type}`)
  }
  begins.begin(place, device)
}

function complete({ flow, runtime, clock, isAside }: FlowPlace, user: User | undefined): void {
  if (user === undefined) {
    fail(flow, { code: 'REQUEST_FAILED', message: 'The sign-on policy identified nobody.' })
    return
  }
  flow.status = 'COMPLETED'
  flow.own = {}
  const factors = [flow.passwordAtMs, flow.mfaAtMs, flow.externalAtMs]
  if (factors.some((atMs) => atMs !== undefined)) {
    renewSession(runtime, { flow, nowMs: clock.now(), keepsToken: isAside === true })
  }
}
