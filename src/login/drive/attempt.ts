// Where an attempt is, read from its records: open, being finished by one request, or over.
import type { StoredApproval } from '../../approval/approval.js'
import type { Instance } from '../../instance.js'
import type { Found, Stored } from '../../state/records.js'
import {
  isFinishing,
  type FinishingAttempt,
  type PendingSignOn,
} from '../../attempt/pending-sign-on.js'
import type { DoneRecord } from '../../attempt/done-record.js'

/** Where an attempt is. It goes from each to a later one only, so that of many finishers one gets it. */
export type AttemptState =
  | { readonly at: 'open'; readonly found: Stored<PendingSignOn> }
  /** One request has claimed its end. */
  | { readonly at: 'finishing'; readonly finishing: FinishingAttempt }
  | { readonly at: 'over'; readonly done: DoneRecord }
  | { readonly at: 'unknown' }

/** Reads where it is: one read while it is open. */
export async function readAttempt(instance: Instance, handle: string): Promise<AttemptState> {
  const found = await instance.records.pending.read(handle)
  if (found === undefined) return readEnd(instance, { handle })
  const { value, raw } = found
  return isFinishing(value)
    ? readEnd(instance, { handle, finishing: value })
    : { at: 'open', found: { value, raw } }
}

/** Reads what came of it, once it is known that nobody can claim it any more. */
export async function readEnd(
  instance: Instance,
  {
    handle,
    finishing,
  }: { readonly handle: string; readonly finishing?: FinishingAttempt | undefined },
): Promise<AttemptState> {
  const [done, approval] = await Promise.all([
    instance.records.done.look(handle),
    lookAtApproval(instance, finishing),
  ])
  const status = approval?.value?.status
  // Approved is approved, also when the one who did it never heard of it.
  const isApproved = status !== undefined && status !== 'pending' && status !== 'denied'
  if (done?.value !== undefined && !isApproved) return { at: 'over', done: done.value }
  if (finishing === undefined) return { at: 'unknown' }
  if (isApproved || status === 'denied') return { at: 'over', done: finishing }
  // Ended by a process of another version: how, cannot be read here, and nothing more will come.
  const isEnded = [done, approval].some((found) => found !== undefined && found.value === undefined)
  return isEnded ? { at: 'unknown' } : { at: 'finishing', finishing }
}

/** SHA-256 of the cookie that an attempt belongs to; `undefined` when nothing is known of it. */
export function readCookieHash(state: AttemptState): string | undefined {
  switch (state.at) {
    case 'open':
      return state.found.value.cookieHash
    case 'finishing':
      return state.finishing.cookieHash
    case 'over':
      return state.done.cookieHash
    case 'unknown':
      return undefined
  }
}

/** The language an attempt was begun in; nothing of one that is not known, or that had no choice. */
export function readAttemptLocale(state: AttemptState): { readonly locale?: string } {
  switch (state.at) {
    case 'open':
      return state.found.value
    case 'finishing':
      return state.finishing
    case 'over':
      return state.done
    case 'unknown':
      return {}
  }
}

/** What came of an approval stands in its own record. */
async function lookAtApproval(
  { records }: Instance,
  finishing: FinishingAttempt | undefined,
): Promise<Found<StoredApproval> | undefined> {
  const approvalId = finishing?.resume?.approvalId
  return approvalId === undefined ? undefined : records.approval.look(approvalId)
}
