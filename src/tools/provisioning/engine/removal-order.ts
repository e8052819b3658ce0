// In which order made resources can be removed.
import type { MadeResource } from '../inventory/inventory.js'
import type { ResourceKindName } from '../recipe.js'

/**
 * A sign-on policy before its actions, of which PingOne keeps the last, and after its assignments; a
 * population after the users in it, and after the actions that send people there; an
 * application before its grants; a device authentication policy after the actions that name it, and before
 * the FIDO2 policy and the native application that it names.
 */
const ranks: Readonly<Record<ResourceKindName, number>> = {
  device: 0,
  password: 1,
  mfaEnabled: 1,
  user: 2,
  signOnPolicyAssignment: 3,
  signOnPolicy: 4,
  signOnPolicyAction: 5,
  population: 6,
  deviceAuthenticationPolicy: 7,
  fido2Policy: 8,
  application: 9,
  grant: 10,
  templateContent: 11,
  mfaSettings: 12,
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
