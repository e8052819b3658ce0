// How many approvals a user may have open at a time: a short list per user, changed by replace.
import { createHash } from 'node:crypto'
import { StateUnavailableError, ThrottledError } from '../errors.js'
import type { Instance } from '../instance.js'
import { isObject } from '../pingone/json.js'

/** `open-approvals:<hash of sub>`. */
export interface OpenApprovals {
  readonly open: readonly { readonly id: string; readonly expiresAtMs: number }[]
}

/**
 * Takes a slot of the user until `expiresAtMs`.
 *
 * @throws {ThrottledError} When as many are open as `approval.openPerUser` allows.
 */
export async function takeSlot(
  instance: Instance,
  sub: string,
  slot: { readonly id: string; readonly expiresAtMs: number },
): Promise<void> {
  const { config, nowMs } = instance
  await change(instance, sub, (open) => {
    const live = open.filter(({ expiresAtMs }) => expiresAtMs > nowMs())
    if (live.length < config.approval.openPerUser) return [...live, slot]
    const firstEndsAtMs = Math.min(...live.map(({ expiresAtMs }) => expiresAtMs))
    throw new ThrottledError('this user has as many approvals open as the limit allows', {
      limit: 'open-approvals',
      retryAfterSeconds: Math.max(1, Math.ceil((firstEndsAtMs - nowMs()) / 1000)),
    })
  })
}

/** Gives the slot of a finished approval back; when that fails, it ends by its time. */
export async function releaseSlot(instance: Instance, sub: string, id: string): Promise<void> {
  try {
    await change(instance, sub, (open) => open.filter((slot) => slot.id !== id))
  } catch (error) {
    if (!(error instanceof StateUnavailableError)) throw error
  }
}

/** Reads an `open-approvals:` value; anything else is `undefined`. */
export function parseOpenApprovals(value: unknown): OpenApprovals | undefined {
  if (!isObject(value) || !Array.isArray(value['open'])) return undefined
  const open = value['open'].flatMap((slot: unknown) => {
    if (!isObject(slot)) return []
    const { id, expiresAtMs } = slot
    return typeof id === 'string' && typeof expiresAtMs === 'number' ? [{ id, expiresAtMs }] : []
  })
  return { open }
}

async function change(
  { records, nowMs }: Instance,
  sub: string,
  next: (open: OpenApprovals['open']) => OpenApprovals['open'],
): Promise<void> {
  const id = createHash('sha256').update(sub).digest('base64url')
  await records.openApprovals.change(id, (value) => {
    const open = next(value?.open ?? [])
    const ttlMs = Math.max(1000, ...open.map(({ expiresAtMs }) => expiresAtMs - nowMs()))
    return { value: { open }, ttlMs }
  })
}
