// What is there of one desired resource, and what differs.
import type { Difference, Found, ResourceKind, ResourceKinds, Room } from '../kinds/kind.js'
import type { DesiredResource } from '../recipe.js'

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
  room: Room,
  kinds: ResourceKinds,
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
  return { state: 'present', found, differences: kind.compare(desired, found, room), remarks }
}

/** What moves from one page to the next while they are read is listed twice. */
function withoutRepeats(matches: readonly Found[]): readonly Found[] {
  return [...new Map(matches.map((match) => [match.id, match])).values()]
}
