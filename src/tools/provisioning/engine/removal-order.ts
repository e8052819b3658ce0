// In which order made resources can be removed.
import type { MadeResource } from '../inventory/inventory.js'
import type { ResourceKindName } from '../recipe.js'

/**
 * A sign-on policy before its actions, of which PingOne keeps the last, and after its assignments; an
 * application before its grants; a device authentication policy after the actions that name it.
 */
const ranks: Readonly<Record<ResourceKindName, number>> = {
  device: 0,
  password: 1,
  mfaEnabled: 1,
  user: 2,
  population: 3,
  signOnPolicyAssignment: 4,
  signOnPolicy: 5,
  signOnPolicyAction: 6,
  application: 7,
  grant: 8,
  templateContent: 9,
  deviceAuthenticationPolicy: 10,
  mfaSettings: 11,
}

/** Of one kind, the last made goes first. */
export function sortForRemoval(made: readonly MadeResource[]): readonly MadeResource[] {
  return made.toReversed().sort((left, right) => ranks[left.kind] - ranks[right.kind])
}

/** What goes with a resource when that is removed. */
export function findTakenWith(
  made: MadeResource,
  all: readonly MadeResource[],
): MadeResource | undefined {
  const kind = takenWith[made.kind]
  return kind && all.find((other) => other.kind === kind && other.id === made.parents[kind])
}

const takenWith: Readonly<Partial<Record<ResourceKindName, ResourceKindName>>> = {
  signOnPolicyAction: 'signOnPolicy',
  grant: 'application',
}
