// What is there of one desired resource, and what differs.
import type { Inventory } from '../inventory/inventory.js'
import type { Difference, Found, ResourceKind, ResourceKinds, Room } from '../kinds/kind.js'
import type { DesiredResource } from '../recipe.js'
import { isRecent, lookUntil, type Endurance } from './look-again.js'

/** What a look at PingOne came to. */
export type Inspection =
  | { readonly state: 'absent'; readonly remarks: readonly string[] }
  | {
      readonly state: 'present'
      readonly found: Found
      /** Empty: it is as it should be. */
      readonly differences: readonly Difference[]
      readonly remarks: readonly string[]
    }
  | {
      readonly state: 'conflict'
      readonly reason: string
      readonly ids: readonly string[]
      readonly remarks: readonly string[]
    }

/** Looks a resource up by its natural key and compares what is managed. */
export async function inspect(
  desired: DesiredResource,
  { room, kinds }: Pick<Patience, 'room' | 'kinds'>,
): Promise<Inspection> {
  const kind: ResourceKind = kinds[desired.kind]
  const { matches: all, conflicts = [], remarks = [] } = await kind.find(desired, room)
  const matches = withoutRepeats(all)
  if (conflicts.length > 0) {
    const reason = conflicts.map((conflict) => conflict.reason).join('; ')
    return { state: 'conflict', reason, ids: conflicts.map(({ id }) => id), remarks }
  }
  if (matches.length > 1) {
    const reason = `there are ${matches.length} of it: rename or remove all but one`
    return { state: 'conflict', reason, ids: matches.map(({ id }) => id), remarks }
  }
  const [found] = matches
  if (found === undefined) return { state: 'absent', remarks }
  return { state: 'present', found, differences: kind.compare(desired, { found, room }), remarks }
}

/** What a patient look needs to know. */
export interface Patience {
  readonly room: Room
  readonly kinds: ResourceKinds
  readonly inventory: Inventory
  readonly prefix: string
  readonly nowMs: () => number
  readonly wait: (ms: number) => Promise<void>
}

/**
 * Looks a resource up; where the inventory says that it was made a moment ago, or may have been, it is
 * looked for again before it counts as absent: a list may be behind.
 */
export async function inspectPatiently(
  desired: DesiredResource,
  patience: Patience,
): Promise<Inspection> {
  const { room, kinds, wait } = patience
  const look = (): Promise<Inspection> => inspect(desired, { room, kinds })
  const first = await look()
  if (first.state !== 'absent') return first
  const endurance = await findEndurance(desired, patience)
  if (endurance === undefined) return first
  const isEnough = ({ state }: Inspection): boolean => state !== 'absent'
  return await lookUntil(first, { look, isEnough, wait, endurance })
}

/** What can still be read by its id must be in the list, too; without an id nobody knows. */
async function findEndurance(
  desired: DesiredResource,
  { room, kinds, inventory, prefix, nowMs }: Patience,
): Promise<Endurance | undefined> {
  const kind: ResourceKind = kinds[desired.kind]
  const name = kind.nameOf(desired)
  const isIt = (other: { key: string; kind: string; name: string }): boolean =>
    other.key === desired.key && other.kind === desired.kind && other.name === name
  const made = inventory.made.find((each) => isIt(each) && isRecent(each.madeAt, nowMs()))
  if (made !== undefined) {
    const state = await kind.readMade(made, { client: room.client, prefix })
    return state?.isOurs === true ? 'patiently' : 'briefly'
  }
  const mayBeMade = inventory.making.some((each) => isIt(each) && isRecent(each.since, nowMs()))
  return mayBeMade ? 'briefly' : undefined
}

/** What moves from one page to the next while they are read is listed twice. */
function withoutRepeats(matches: readonly Found[]): readonly Found[] {
  return [...new Map(matches.map((match) => [match.id, match])).values()]
}
