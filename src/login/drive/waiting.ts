// A request that comes while another one works on the same attempt waits for the result: bounded in time, reads and number.
import { setTimeout as wait } from 'node:timers/promises'
import type { Instance } from '../../instance.js'
import { readAttempt, readEnd, type AttemptState } from './attempt.js'
import { isBusy } from './flow-step.js'
import type { Answering } from '../exchange.js'

const LONGEST_WAIT_MS = 4000
const FIRST_PAUSE_MS = 60
const LONGEST_PAUSE_MS = 600
/** Requests that wait in this process: in all, and for one attempt. */
const MOST_WAITING = 256
const MOST_FOR_AN_ATTEMPT = 32

const waiting = new WeakMap<Instance, Map<string, number>>()

/**
 * Waits while another request works on the attempt, well below the time that one has.
 *
 * Where too many wait already, and when the browser has gone, it does not.
 *
 * @returns Where the attempt is then: still worked on, when the time is over.
 */
export async function waitForResult(
  { instance, res }: Answering,
  { handle, first }: { readonly handle: string; readonly first: AttemptState },
): Promise<AttemptState> {
  if (!isWorkedOn(instance, first) || !enter(instance, handle)) return first
  try {
    let state = first
    for (const pauseMs of listPauses(instance)) {
      await wait(pauseMs)
      if (res.destroyed) break
      state = await readAgain(instance, { handle, state })
      if (!isWorkedOn(instance, state)) break
    }
    return state
  } finally {
    leave(instance, handle)
  }
}

/** True while a request is at it, or may be. */
export function isWorkedOn({ nowMs }: Instance, state: AttemptState): boolean {
  if (state.at === 'open') return isBusy(state.found.value, nowMs())
  return state.at === 'finishing' && state.finishing.untilMs > nowMs()
}

function readAgain(
  instance: Instance,
  { handle, state }: { readonly handle: string; readonly state: AttemptState },
): Promise<AttemptState> {
  return state.at === 'finishing'
    ? readEnd(instance, { handle, finishing: state.finishing })
    : readAttempt(instance, handle)
}

/** Each half as long again as the one before: ten or so, whatever happens. */
function listPauses({ config }: Instance): number[] {
  const pauses: number[] = []
  let leftMs = Math.min(LONGEST_WAIT_MS, config.timeouts.requestMs * 0.4)
  for (let pauseMs = FIRST_PAUSE_MS; leftMs > 0; pauseMs *= 1.5) {
    const nextMs = Math.min(pauseMs, LONGEST_PAUSE_MS, leftMs)
    pauses.push(nextMs)
    leftMs -= nextMs
  }
  return pauses
}

function enter(instance: Instance, handle: string): boolean {
  const counts = waiting.get(instance) ?? new Map<string, number>()
  waiting.set(instance, counts)
  const here = counts.get(handle) ?? 0
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (here >= MOST_FOR_AN_ATTEMPT || all >= MOST_WAITING) return false
  counts.set(handle, here + 1)
  return true
}

function leave(instance: Instance, handle: string): void {
  const counts = waiting.get(instance)
  const here = counts?.get(handle) ?? 0
  if (here > 1) counts?.set(handle, here - 1)
  else counts?.delete(handle)
}
