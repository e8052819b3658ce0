// Tells of limits in events: one that strikes, and a shared one that is nearly full; of each key once a minute.
import type { ThrottledError } from '../../errors.js'
import type { Instance } from '../../instance.js'
import type { Actor, LimitChange } from '../../limits/charges.js'
import type { Purpose } from '../../models/model.js'

const EVERY_MS = 60_000
const MOST_KEYS = 1000
const NEARLY_FULL = 80

/** What is known of a limit that strikes. */
export interface Struck {
  readonly actor: Actor
  readonly purpose: Purpose
  /** Of the person, as other events of the attempt have it. Default: that of the typed name, or of the member. */
  readonly personKey?: string
  /** Of the bucket that refuses longest. */
  readonly key?: string
}

const struck = new WeakMap<ThrottledError, Struck>()

/** Remembers who was refused, for the event. */
export function noteStruck(error: ThrottledError, facts: Struck): void {
  struck.set(error, facts)
}

/** Says that a limit has struck: at once, then once a minute with how many more. */
export function emitStruck(
  instance: Instance,
  { error, reference }: { readonly error: ThrottledError; readonly reference: string },
): void {
  const { limit, retryAfterSeconds, code, hosted } = error
  const facts = struck.get(error)
  const key = facts?.key ?? limit
  const suppressed = tellOnce(instance, key)
  if (suppressed === undefined) return
  instance.emit({
    event: 'throttle.hit',
    reference,
    code,
    limit,
    retryAfterSeconds,
    hostedOffered: hosted,
    ...(suppressed > 0 && { suppressed }),
    ...(facts !== undefined && describe(instance, { facts, limit })),
  })
}

function describe(
  { userKey }: Instance,
  {
    facts: { actor, purpose, personKey, key },
    limit,
  }: { readonly facts: Struck; readonly limit: string },
): Partial<Parameters<Instance['emit']>[0]> {
  const person = actor.sub ?? actor.name
  const isShared = /-(address|network)$/.test(limit)
  const addressKey = isShared ? key?.slice(key.indexOf(':') + 1) : undefined
  const isOfPerson = !isShared && !limit.endsWith('-overall')
  return {
    party: actor.party,
    purpose,
    ...(isOfPerson && person !== undefined && { userKey: personKey ?? userKey(person) }),
    ...(addressKey !== undefined && { addressKey }),
  }
}

/** Says that a budget which many share is nearly full. */
export function noteFill(
  instance: Instance,
  {
    actor: { weight },
    changes,
    fill,
  }: {
    readonly actor: Actor
    readonly changes: readonly LimitChange[]
    readonly fill: readonly number[]
  },
): void {
  for (const [index, { limit, key }] of changes.entries()) {
    const full = fill[index] ?? 0
    const isWatched = limit.endsWith('-overall') || (weight > 1 && limit.endsWith('-address'))
    if (full < NEARLY_FULL || !isWatched) continue
    if (tellOnce(instance, `high ${key}`) === undefined) continue
    instance.emit({ event: 'throttle.high', limit, fill: full })
  }
}

interface Told {
  readonly atMs: number
  more: number
}

const tellings = new WeakMap<Instance, Map<string, Told>>()

/** @returns How many were not told since the last time; `undefined` when this one is not told either. */
function tellOnce(instance: Instance, key: string): number | undefined {
  const told = tellings.get(instance) ?? new Map<string, Told>()
  tellings.set(instance, told)
  const nowMs = instance.nowMs()
  const last = told.get(key)
  if (last !== undefined && nowMs - last.atMs < EVERY_MS) {
    last.more += 1
    return undefined
  }
  told.delete(key)
  told.set(key, { atMs: nowMs, more: 0 })
  if (told.size > MOST_KEYS) told.delete(told.keys().next().value ?? key)
  return last?.more ?? 0
}
