// The phone's side of a push: the person approves or denies it there, and the flow goes on.
import { endPush, pushStatusOf, type Push } from '../push-log.js'
import { fail, placeOf, type FlowContext, type FlowPlace } from './context.js'
import { noteFailure } from './failures.js'
import { goOn, stepOf } from './machine.js'
import { findSelected, proveMfa } from './mfa.js'

/** What the person does with a question. */
export type PhoneAnswer =
  | { readonly kind: 'approve'; readonly number?: string }
  | { readonly kind: 'deny'; readonly reason?: string; readonly then?: AfterDenial }

/** PingOne does not say what follows; the first is what happens unless a test asks otherwise. */
export const afterDenial = ['FAILED', 'DEVICE_SELECTION_REQUIRED'] as const

/** The status of a flow whose push was denied. */
export type AfterDenial = (typeof afterDenial)[number]

/**
 * Answers a push.
 *
 * @throws {TypeError} When it is over, or a number has to be chosen and none was.
 */
export function answerPush(
  context: FlowContext,
  { push, answer }: { readonly push: Push; readonly answer: PhoneAnswer },
): void {
  const place = findWaiting(context, push)
  if (answer.kind === 'deny') deny(place, { push, ...answer })
  else if (push.numbers === undefined) approve(place, push)
  else if (answer.number === undefined || !push.numbers.includes(answer.number)) {
    throw new TypeError(`Choose one of the numbers: ${push.numbers.join(', ')}.`)
  } else if (answer.number === push.number) approve(place, push)
  else deny(place, { push, reason: 'WRONG_NUMBER' })
}

/** The flow that waits for this very push. */
function findWaiting(context: FlowContext, push: Push): FlowPlace {
  const nowMs = context.clock.now()
  const flow = context.runtime.flows.get(push.flowId)
  const isWaiting = pushStatusOf(push, nowMs) === 'waiting'
  if (flow === undefined || flow.expiresAtMs <= nowMs || !isWaiting) throw over(push)
  const place = { ...placeOf(context, flow), isAside: true } as const
  stepOf(place)
  if (flow.own.PUSH_CONFIRMATION_REQUIRED?.pushId !== push.id) throw over(push)
  return place
}

function approve(place: FlowPlace, { id }: Push): void {
  const { runtime, clock } = place
  endPush(runtime.pushes, { id, answer: { status: 'approved', atMs: clock.now() } })
  const asked = findSelected(place)
  if (asked !== undefined) goOn(place, proveMfa(place, { ...asked, method: 'swk' }))
}

/** Denials count like wrong codes, for the device and for the account. */
function deny(
  place: FlowPlace,
  {
    push: { id },
    reason,
    then = 'FAILED',
  }: { readonly push: Push; readonly reason?: string; readonly then?: AfterDenial },
): void {
  const { runtime, clock, flow } = place
  const said = reason === undefined ? {} : { reason }
  endPush(runtime.pushes, { id, answer: { status: 'denied', atMs: clock.now(), ...said } })
  const asked = findSelected(place)
  if (asked === undefined) return
  noteFailure(place, asked)
  if (flow.status === 'FAILED') return
  if (then === 'FAILED') {
    fail(flow, { code: 'PUSH_CONFIRMATION_REJECTED', message: 'The push was denied.' })
  } else {
    flow.own = {}
    flow.status = then
  }
}

function over({ id }: Push): TypeError {
  return new TypeError(`The push ${id} is over.`)
}
