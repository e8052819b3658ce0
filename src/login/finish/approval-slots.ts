// How many approvals a user may have open at a time.
import { createHash } from 'node:crypto'
import { StateUnavailableError, ThrottledError } from '../../errors.js'
import type { Instance } from '../../instance.js'
import { changeOpen, type OpenEntry } from './open-list.js'

/**
 * Takes a slot of the user until `expiresAtMs`.
 *
 * @throws {ThrottledError} When as many are open as `approval.openPerUser` allows.
 */
export async function takeSlot(
  instance: Instance,
  { sub, slot }: { readonly sub: string; readonly slot: OpenEntry },
): Promise<void> {
  const { config, nowMs } = instance
  await change(instance, {
    sub,
    next: (live) => {
      if (live.length < config.approval.openPerUser) return [...live, slot]
      const firstEndsAtMs = Math.min(...live.map(({ expiresAtMs }) => expiresAtMs))
      throw new ThrottledError('this user has as many approvals open as the limit allows', {
        limit: 'open-approvals',
        retryAfterSeconds: Math.max(1, Math.ceil((firstEndsAtMs - nowMs()) / 1000)),
      })
    },
  })
}

/** Gives the slot of a finished approval back; when that fails, it ends by its time. */
export async function releaseSlot(
  instance: Instance,
  { sub, id }: { readonly sub: string; readonly id: string },
): Promise<void> {
  try {
    await change(instance, { sub, next: (live) => live.filter((slot) => slot.id !== id) })
  } catch (error) {
    if (!(error instanceof StateUnavailableError)) throw error
  }
}

/** The list of a user is `open-approvals:<hash of sub>`. */
async function change(
  instance: Instance,
  {
    sub,
    next,
  }: { readonly sub: string; readonly next: (live: readonly OpenEntry[]) => readonly OpenEntry[] },
): Promise<void> {
  const id = createHash('sha256').update(sub).digest('base64url')
  await changeOpen(instance.records.openApprovals, { id, clock: instance, next })
}
