// Counts what a step costs, before anything is written or sent, and gives back what its outcome allows. The only caller of the limits.
import type { Request } from 'express'
import { PingOneError, ThrottledError } from '../../errors.js'
import type { Instance } from '../../instance.js'
import { readClientAddress, weighAddress } from '../../limits/client-address.js'
import { noteUnreadableAddress } from '../../limits/unreadable-address.js'
import { listChanges, type Actor, type Counted, type StepCost } from '../../limits/charges.js'
import {
  addPaid,
  ALL_KEPT,
  listBack,
  splitTaken,
  toBack,
  toPaid,
  type Paid,
  type Settlement,
} from '../../limits/paid.js'
import { findLimitText } from '../../limits/table.js'
import type { BucketChange } from '../../state/limit-buckets.js'
import type { Purpose } from '../../models/model.js'
import { noteFill, noteStruck } from './limit-events.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import { settleFailure } from '../../attempt/settlement.js'
import type { Asked } from '../exchange.js'

/** A step that costs something. */
export interface ChargedStep extends StepCost {
  readonly actor: Actor
  readonly purpose: Purpose
  /** Of the person, for events; see {@link noteStruck}. */
  readonly personKey?: string
  /** A failure of this step ends the attempt. */
  readonly ends: boolean
  /** Undoes what was claimed for the step, when it cannot be paid. */
  readonly putBack?: () => Promise<void>
}

/** What a step has taken, until its outcome is known. */
export interface Charge {
  /** Decides what of it stays, and gives the rest back; the first word counts. */
  settle(settlement: Settlement): Settled
  /** What all of it would be for the record, before anything is decided. */
  readonly whole: Paid
  /** Decides the same for an attempt that ends now: all of it is for the record, to be given back at once then. */
  defer(settlement: Settlement): Paid
}

/** A step's cost, decided. */
export interface Settled {
  /** What the attempt has paid by it, for its record. */
  readonly paid: Paid
  /** When the rest is given back. Never fails: what cannot be given back comes back by itself. */
  readonly given: Promise<void>
}

/**
 * Takes what the step costs, does the work, and settles by its outcome: as the work says, or by its failure.
 *
 * @throws {ThrottledError} With nothing charged, before the work.
 */
export async function withCharge<T>(
  instance: Instance,
  { step, work }: { readonly step: ChargedStep; readonly work: (charge: Charge) => Promise<T> },
): Promise<T> {
  const charge = await takeCharge(instance, step).catch(async (error: unknown) => {
    await step.putBack?.()
    throw error
  })
  try {
    return await work(charge)
  } catch (error) {
    await charge.settle(settleFailure(error, step)).given
    throw error
  }
}

async function takeCharge(instance: Instance, step: ChargedStep): Promise<Charge> {
  const { limits } = instance
  const changes = listChanges(step.actor, step, limits)
  const answer = await limits.change(changes)
  if (!answer.granted) {
    throw refuse(instance, {
      step,
      change: changes[answer.index] ?? changes[0],
      waitMs: answer.waitMs,
    })
  }
  noteFill(instance, { actor: step.actor, changes, fill: answer.fill })
  let isSettled = false
  return {
    whole: toPaid(splitTaken(changes, ALL_KEPT).kept),
    settle(settlement) {
      if (isSettled) return { paid: {}, given: Promise.resolve() }
      isSettled = true
      const { kept, back } = splitTaken(changes, settlement)
      return { paid: toPaid(kept), given: giveBack(instance, [back.map(toBack)]) }
    },
    defer(settlement) {
      if (isSettled) return {}
      isSettled = true
      const { kept, back } = splitTaken(changes, settlement)
      return addPaid(toPaid(kept), toPaid(back))
    },
  }
}

function refuse(
  instance: Instance,
  {
    step: { actor, purpose, personKey, hosted: leadsThere = false },
    change,
    waitMs,
  }: {
    readonly step: ChargedStep
    readonly change: ReturnType<typeof listChanges>[number] | undefined
    readonly waitMs: number
  },
): ThrottledError {
  const limit = change?.limit ?? 'start-overall'
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  // Whoever is refused on the way there is not sent there again.
  const isOffered = !leadsThere && instance.config.throttle.whenLimited === 'hosted'
  const error = new ThrottledError(`The limit "${limit}" is reached: wait ${seconds} s`, {
    limit,
    retryAfterSeconds: seconds,
    limitText: findLimitText(limit, actor.party),
    hosted: isOffered && actor.party === 'stranger',
  })
  noteStruck(error, {
    actor,
    purpose,
    ...(personKey !== undefined && { personKey }),
    ...(change !== undefined && { key: change.key }),
  })
  return error
}

/** Gives back what an attempt has paid for these things. */
export function giveBackPaid(
  instance: Instance,
  {
    pending: { paid },
    counted,
  }: { readonly pending: Pick<PendingSignOn, 'paid'>; readonly counted: readonly Counted[] },
): Promise<void> {
  return giveBack(instance, listBack(paid, { counted, table: instance.limits.table }))
}

/** The attempt is over because the person wants so: to who is known here its start comes back. */
export async function giveBackLeft(
  instance: Instance,
  pending: Pick<PendingSignOn, 'paid' | 'party'>,
): Promise<void> {
  if (pending.party === 'member' || pending.party === 'known') {
    await giveBackPaid(instance, { pending, counted: ['start'] })
  }
}

/** What cannot be given back comes back by itself, later. */
async function giveBack(
  { limits }: Instance,
  calls: readonly (readonly BucketChange[])[],
): Promise<void> {
  const made = calls.filter((changes) => changes.length > 0)
  const results = await Promise.allSettled(made.map((changes) => limits.change(changes)))
  for (const result of results) {
    if (result.status === 'rejected' && !(result.reason instanceof PingOneError)) {
      throw result.reason
    }
  }
}

/** Where a request comes from, and how often the figures count there. Of an address that nobody can read it is told. */
export function readOrigin(
  instance: Instance,
  req: Pick<Request, 'ip'>,
): Pick<Actor, 'from' | 'weight'> {
  const from = readClientAddress(req)
  if (from.ip === undefined) noteUnreadableAddress(instance)
  return { from, weight: weighAddress(from, instance.config.throttle.sharedAddresses) }
}

/** Whose budgets the steps of an attempt use: decided when it starts. */
export function readActor(
  { instance, req }: Asked,
  { party = 'stranger', deviceNonce, confirms, username }: PendingSignOn,
): Actor {
  return {
    party,
    ...readOrigin(instance, req),
    ...(confirms !== undefined && { sub: confirms.sub }),
    ...(deviceNonce !== undefined && { deviceNonce }),
    ...(username !== undefined && { name: username }),
  }
}

/** The record with what a step has paid beside what it had. */
export function withPaid(pending: PendingSignOn, paid: Paid): PendingSignOn {
  return { ...pending, paid: addPaid(pending.paid, paid) }
}
