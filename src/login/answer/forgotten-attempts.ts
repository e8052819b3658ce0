// Which attempts a browser forgets when it has too many.
import { StateUnavailableError } from '../../errors.js'
import type { Instance } from '../../instance.js'
import { isFinishing, type StoredAttempt } from '../../attempt/pending-sign-on.js'

/** An attempt as its cookie tells it. */
export interface Attempt {
  /** Of the cookie. */
  readonly name: string
  readonly handle: string
  /** The cookie's secret. */
  readonly value: string
  readonly startedAt: number
  readonly isApproval: boolean
}

/** Attempts whose records are looked at: no browser of ours has more. */
const MOST_READ = 40

/**
 * Chooses as many as are too many, of a list with the newest first.
 *
 * First what has ended, then what has no flow, then the oldest; an approval that waits is the last to go.
 *
 * A decoy counts as a flow: what is forgotten tells nothing of a name.
 */
export async function chooseForgotten(
  instance: Pick<Instance, 'records' | 'nowMs'>,
  { attempts, count }: { readonly attempts: readonly Attempt[]; readonly count: number },
): Promise<readonly Attempt[]> {
  const looked = attempts.slice(0, MOST_READ)
  const standings = await readStandings(instance, looked)
  const ranked = looked.map((attempt, at) => ({
    attempt,
    rank: rankOf(attempt, standings?.[at] ?? 'flow'),
  }))
  ranked.sort((a, b) => a.rank - b.rank || a.attempt.startedAt - b.attempt.startedAt)
  const unread = attempts.slice(looked.length)
  return [...unread, ...ranked.map(({ attempt }) => attempt)].slice(0, count)
}

type Standing = 'ended' | 'no-flow' | 'flow'

function rankOf({ isApproval }: Attempt, standing: Standing): number {
  if (standing === 'ended') return 0
  if (isApproval) return 3
  return standing === 'no-flow' ? 1 : 2
}

/** Where they are; `undefined` when the store is away: marks and age alone decide then. */
async function readStandings(
  { records, nowMs }: Pick<Instance, 'records' | 'nowMs'>,
  attempts: readonly Attempt[],
): Promise<readonly Standing[] | undefined> {
  try {
    const found = await Promise.all(attempts.map(({ handle }) => records.pending.read(handle)))
    return found.map((one) => readStanding(one?.value, nowMs()))
  } catch (error) {
    if (error instanceof StateUnavailableError) return undefined
    throw error
  }
}

function readStanding(attempt: StoredAttempt | undefined, nowMs: number): Standing {
  if (attempt === undefined) return 'ended'
  if (isFinishing(attempt)) return attempt.untilMs > nowMs ? 'flow' : 'ended'
  if (attempt.ended !== undefined || attempt.expiresAtMs <= nowMs) return 'ended'
  return attempt.flow === undefined && attempt.decoy === undefined ? 'no-flow' : 'flow'
}
