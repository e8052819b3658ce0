// Flow actions: what a POST on a flow may do, named by its media type.
import { accessFailed, invalidRequest, notImplemented, unsupportedMediaType } from '../problem.js'
import type { Flow } from '../runtime.js'
import type { FlowPlace } from './context.js'
import { goOn, reset, stepOf } from './machine.js'
import type { Submitted } from './step.js'
import { steps } from './steps/all.js'

/** Taken at every step before the end, linked or not. */
const resetAction = 'session.reset'

/** The actions the emulator runs. */
const known = new Set([resetAction, ...steps.flatMap(({ actions }) => Object.keys(actions))])

/** Actions that PingOne documents and no step here runs. */
const documented = [
  'deviceAuthGrant.consent',
  'deviceAuthGrant.userCode.verify',
  'user.acceptInvite',
]

/**
 * The action that a media type names.
 *
 * @throws {PingOneProblem} 401 without a vendor type, 415 for an unknown one, 501 for one that
 *   PingOne has and the emulator has not.
 */
export function parseActionName(mediaType: string): string {
  const name = /^application\/vnd\.pingidentity\.([A-Za-z.]+?)(?:\+json)?$/i.exec(mediaType)?.[1]
  if (name === undefined) throw accessFailed()
  if (known.has(name)) return name
  if (documented.includes(name)) throw notImplemented(`the flow action ${name}`)
  throw unsupportedMediaType(mediaType)
}

/**
 * Submits an action and runs the flow on from there.
 *
 * @throws {PingOneProblem} When the action is not allowed now, or its values are wrong; the flow
 *   then stays where it was.
 */
export function submitAction(
  place: FlowPlace,
  { name, ...submitted }: Submitted & { readonly name: string },
): void {
  const { flow } = place
  const step = stepOf(place)
  const isEnded = flow.status === 'COMPLETED' || flow.status === 'FAILED'
  if (name === resetAction && !isEnded) {
    reset(place)
    return
  }
  const run = Object.hasOwn(step.actions, name) ? step.actions[name] : undefined
  if (run === undefined || !step.links(place).includes(name)) {
    throw invalidRequest(
      `The request could not be completed. ${name} is not allowed while the flow is ${flow.status}.`,
    )
  }
  const restore = remember(flow)
  const outcome = run(place, submitted)
  try {
    goOn(place, outcome)
  } catch (error) {
    restore()
    throw error
  }
}

/** What puts the flow back where it is now, free for another try. */
function remember(flow: Flow): () => void {
  const before = { ...flow }
  const doneActions = [...flow.doneActions]
  return () => {
    Object.assign(flow, before)
    flow.doneActions.clear()
    for (const id of doneActions) flow.doneActions.add(id)
  }
}
