// How many requests a sign-on may have held at a time: a slot first, then the record; the oldest gives way.
import { createHash } from 'node:crypto'
import { StateUnavailableError } from '../../errors.js'
import type { Instance } from '../../instance.js'
import type { SignOnRecord } from '../../sign-on-records.js'
import { HOLD_MS, type HeldRequest } from './held-request.js'
import { changeOpen, type OpenEntry } from './open-list.js'

/** Held requests of one sign-on, and what they may keep together. */
const MOST_HELD = 10
const MOST_BYTES = 256 * 1024

type Owner = Pick<SignOnRecord, 'sub' | 'lineageId'>

/**
 * Holds a request under its id; the same request held twice is held once.
 *
 * @returns Whether it was not held before.
 */
export async function takeHold(
  instance: Instance,
  { id, request }: { readonly id: string; readonly request: Omit<HeldRequest, 'expiresAtMs'> },
): Promise<boolean> {
  const { config, records, nowMs } = instance
  const ttlMs = HOLD_MS + config.pendingLifetimeSeconds * 1000
  const held = { ...request, expiresAtMs: nowMs() + ttlMs }
  const bytes = Buffer.byteLength(JSON.stringify(held))
  const { isNew, dropped } = await takePlace(instance, {
    owner: request,
    entry: { id, bytes, ...held },
  })
  try {
    await Promise.all(dropped.map((other) => records.hold.take(other)))
    const known = isNew ? undefined : await records.hold.look(id)
    const replaced =
      known && (await records.hold.replace(id, { current: known, next: held, ttlMs }))
    if (replaced === undefined) await records.hold.createUnlessReadable(id, { value: held, ttlMs })
  } catch (error) {
    await releaseHold(instance, { owner: request, id })
    throw error
  }
  return isNew
}

/** Lets a held request go, with its record; when that fails, both end by their time. */
export async function releaseHold(
  instance: Instance,
  { owner, id }: { readonly owner: Owner; readonly id: string },
): Promise<void> {
  try {
    await instance.records.hold.take(id)
    await change(instance, { owner, next: (live) => live.filter((entry) => entry.id !== id) })
  } catch (error) {
    if (!(error instanceof StateUnavailableError)) throw error
  }
}

async function takePlace(
  instance: Instance,
  {
    owner,
    entry: { id, bytes, expiresAtMs },
  }: { readonly owner: Owner; readonly entry: Required<OpenEntry> },
): Promise<{ readonly isNew: boolean; readonly dropped: readonly string[] }> {
  let taken: { readonly isNew: boolean; readonly dropped: readonly string[] } | undefined
  await change(instance, {
    owner,
    next: (live) => {
      const others = live.filter((entry) => entry.id !== id)
      const kept = fitBeside(others, bytes)
      const dropped = others.slice(0, others.length - kept.length).map((entry) => entry.id)
      taken = { isNew: others.length === live.length, dropped }
      return [...kept, { id, bytes, expiresAtMs }]
    },
  })
  return taken ?? { isNew: true, dropped: [] }
}

/** The newest of them that there is room for beside one of so many bytes. */
function fitBeside(others: readonly OpenEntry[], bytes: number): readonly OpenEntry[] {
  let kept = others.slice(-(MOST_HELD - 1))
  while (kept.length > 0 && bytes + sumBytes(kept) > MOST_BYTES) kept = kept.slice(1)
  return kept
}

function sumBytes(entries: readonly OpenEntry[]): number {
  return entries.reduce((sum, { bytes = 0 }) => sum + bytes, 0)
}

/** The list of a sign-on is `open-holds:<hash of sub and lineage>`. */
async function change(
  instance: Instance,
  {
    owner: { sub, lineageId },
    next,
  }: { readonly owner: Owner; readonly next: (live: readonly OpenEntry[]) => readonly OpenEntry[] },
): Promise<void> {
  const id = createHash('sha256').update(`${sub}|${lineageId}`).digest('base64url')
  await changeOpen(instance.records.openHolds, { id, clock: instance, next })
}
