// The kind of assignments: which sign-on policies an application may use.
import type { PlatformClient } from '../platform/platform-client.js'
import type { SignOnPolicyAssignmentResource } from '../platform/resources.js'
import type { DesiredSignOnPolicyAssignment } from '../recipe.js'
import { compareManaged } from './difference.js'
import { mergeManaged, without } from './merge-managed.js'
import { idOf, toFound } from './found.js'
import type { ResourceKind } from './kind.js'
import { ownedByName, parentOf, readUnlessGone, removeUnlessGone } from './made-resource.js'
import { collectWhere } from './search-collection.js'

/** Found by its policy; the other policies of the application are named and left alone. */
export const signOnPolicyAssignmentKind: ResourceKind<DesiredSignOnPolicyAssignment> = {
  kind: 'signOnPolicyAssignment',
  isSingleton: false,
  title: ({ signOnPolicy, application }, nameOf) =>
    `assignment of policy "${nameOf(signOnPolicy)}" to application "${nameOf(application)}"`,
  nameOf: ({ signOnPolicy }) => signOnPolicy,
  async find(desired, room) {
    const policy = idOf(room, desired.signOnPolicy)
    const assignments = await collectWhere(
      room.client.signOnPolicyAssignments.list(idOf(room, desired.application)),
    )
    const others = assignments.filter(({ signOnPolicy }) => signOnPolicy.id !== policy)
    const matches = assignments.filter(({ signOnPolicy }) => signOnPolicy.id === policy)
    return { matches: matches.map(toFound), remarks: await nameOthers(room.client, others) }
  },
  compare: ({ priority }, { found }) => compareManaged({ priority }, { actual: found.actual }),
  describe: ({ priority }) => [{ path: 'priority', actual: undefined, desired: priority }],
  async create(desired, room) {
    const signOnPolicy = { id: idOf(room, desired.signOnPolicy) }
    const assignment = await room.client.signOnPolicyAssignments.create(
      idOf(room, desired.application),
      { priority: desired.priority, signOnPolicy },
    )
    return toFound(assignment)
  },
  async update({ application, priority }, { found, room }) {
    const { signOnPolicyAssignments } = room.client
    const parent = idOf(room, application)
    const actual = await signOnPolicyAssignments.read(parent, found.id)
    const body = without(mergeManaged(actual, { priority }), ['application'])
    await signOnPolicyAssignments.replace(parent, found.id, body)
    return toFound(await signOnPolicyAssignments.read(parent, found.id))
  },
  parentsOf: ({ application }, room) => ({ application: idOf(room, application) }),
  async readMade(made, { client, prefix }) {
    const application = parentOf(made, 'application')
    const assignment = await readUnlessGone(
      client.signOnPolicyAssignments.read(application, made.id),
    )
    const parent = assignment && (await readUnlessGone(client.applications.read(application)))
    return parent && ownedByName('its application', { name: parent.name, prefix })
  },
  async remove(made, client) {
    await removeUnlessGone(
      client.signOnPolicyAssignments.delete(parentOf(made, 'application'), made.id),
    )
  },
}

async function nameOthers(
  client: PlatformClient,
  others: readonly SignOnPolicyAssignmentResource[],
): Promise<readonly string[]> {
  if (others.length === 0) return []
  const policies = await collectWhere(client.signOnPolicies.list())
  const names = new Map(policies.map(({ id, name }) => [id, name]))
  return others.map(
    ({ signOnPolicy, priority }) =>
      `The application also uses the sign-on policy "${names.get(signOnPolicy.id) ?? signOnPolicy.id}" ` +
      `(priority ${String(priority)}), which is left as it is`,
  )
}
