// What a step charges: which limits, at which keys, for which party. Pure.
import type { BucketChange } from '../state/limit-buckets.js'
import type { ClientAddress } from './client-address.js'
import {
  addressSubject,
  deviceSubject,
  everybody,
  memberSubject,
  nameSubject,
  networkSubject,
  pairSubject,
  type LimitKeys,
  type LimitSubject,
} from './keys.js'
import type { LimitName, LimitTable, Party } from './table.js'

/** What is counted. */
export type Counted = 'start' | 'message' | 'secret' | 'account'

/** Whose budgets a step uses. */
export interface Actor {
  readonly party: Party
  /** A member's user. */
  readonly sub?: string
  /** The name as typed. */
  readonly name?: string
  /** Of a known browser. */
  readonly deviceNonce?: string
  readonly from: ClientAddress
  /** Many share this address: so many times the figures. */
  readonly weight: number
}

/** What a step takes, and what it only looks at: no message goes out for a code that could not be tried. */
export interface StepCost {
  readonly take: readonly Counted[]
  readonly look?: readonly Counted[]
  /** A start by a GET that sends nobody anything. */
  readonly hosted?: boolean
}

/** One bucket of a step. */
export interface LimitChange extends BucketChange {
  readonly limit: LimitName
  readonly counted: Counted
  /** `points` is so many times the figure of the table. */
  readonly factor: number
}

/** A GET that only leads to PingOne's pages costs its address and network a tenth, at keys of their own. */
const HOSTED_SHARE = 0.1

/** Every bucket that a step of this actor takes from or looks at, each once. */
export function listChanges(
  actor: Actor,
  cost: StepCost,
  { table, keyOf }: { readonly table: LimitTable; readonly keyOf: LimitKeys },
): readonly LimitChange[] {
  const charged = [
    ...cost.take.map((counted) => ({ counted, change: 1 })),
    ...(cost.look ?? []).map((counted) => ({ counted, change: 0 })),
  ]
  return charged.flatMap(({ counted, change }) =>
    listSubjects(actor, { counted, hosted: cost.hosted === true }).map((one) => {
      const { limit, subject, share, factor } = one
      const { points, seconds } = table[limit]
      const key = keyOf(one.hosted ? `${limit}-hosted` : limit, subject)
      return {
        limit,
        counted,
        key,
        factor,
        points: points * factor,
        seconds,
        change: change * share,
      }
    }),
  )
}

interface Subject {
  readonly limit: LimitName
  readonly subject: LimitSubject
  readonly hosted: boolean
  /** Points of a whole one. */
  readonly share: number
  readonly factor: number
}

function listSubjects(
  actor: Actor,
  { counted, hosted }: { readonly counted: Counted; readonly hosted: boolean },
): Subject[] {
  if (counted === 'account') return listAccounts(actor)
  const own = readOwn(actor)
  const name = actor.name === undefined ? undefined : nameSubject(actor.name)
  const person = actor.party === 'member' ? own : name
  if (counted === 'start') {
    return own === undefined ? listShared(actor, { counted, hosted }) : [whole('start-own', own)]
  }
  const lasting =
    counted === 'message'
      ? listOf(person, (subject) => whole('message-day', subject))
      : listOf(own ?? name, (subject) => whole('secret-long', subject))
  if (own !== undefined) return [whole(`${counted}-own`, own), ...lasting]
  return [
    ...listByName(actor, counted),
    ...lasting,
    ...listShared(actor, { counted, hosted: false }),
  ]
}

/** Whoever it is that asks: who is known by one account may want many more. */
function listAccounts({ from, weight }: Actor): Subject[] {
  const subject = addressSubject(from.address)
  return [{ limit: 'account-address', subject, hosted: false, share: 1, factor: weight }]
}

function whole(limit: LimitName, subject: LimitSubject): Subject {
  return { limit, subject, hosted: false, share: 1, factor: 1 }
}

/** Counted by the typed name: alone, and together with the network. */
function listByName({ name, from }: Actor, counted: 'message' | 'secret'): Subject[] {
  if (name === undefined) return []
  return [
    whole(`${counted}-user`, nameSubject(name)),
    whole(`${counted}-pair`, pairSubject(name, from.network)),
  ]
}

type Shared = Exclude<Counted, 'account'>

/** Budgets that all strangers share. */
function listShared(
  { from, weight }: Actor,
  { counted, hosted }: { readonly counted: Shared; readonly hosted: boolean },
): Subject[] {
  const part = { hosted, share: hosted ? HOSTED_SHARE : 1, factor: weight }
  return [
    { limit: `${counted}-address`, subject: addressSubject(from.address), ...part },
    { limit: `${counted}-network`, subject: networkSubject(from.network), ...part },
    whole(`${counted}-overall`, everybody),
  ]
}

/** The subject of a budget of one's own; a stranger has none. */
function readOwn({ party, sub, deviceNonce }: Actor): LimitSubject | undefined {
  if (party === 'member') return sub === undefined ? undefined : memberSubject(sub)
  if (party === 'known') return deviceNonce === undefined ? undefined : deviceSubject(deviceNonce)
  return undefined
}

function listOf(
  subject: LimitSubject | undefined,
  make: (subject: LimitSubject) => Subject,
): Subject[] {
  return subject === undefined ? [] : [make(subject)]
}
