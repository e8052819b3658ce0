// The kind of sign-on policies.
import type { DesiredSignOnPolicy, ManagedFields } from '../recipe.js'
import { compareManaged, describeManaged } from './difference.js'
import { toFound } from './found.js'
import type { ResourceKind } from './kind.js'
import { ownedUnlessDefault, readUnlessGone, removeUnlessGone } from './made-resource.js'
import { mergeManaged, without } from './merge-managed.js'
import { collectWhere } from './search-collection.js'

/** Found by name; whether it is the environment's default is never sent. */
export const signOnPolicyKind: ResourceKind<DesiredSignOnPolicy> = {
  kind: 'signOnPolicy',
  isSingleton: false,
  title: ({ name }) => `sign-on policy "${name}"`,
  nameOf: ({ name }) => name,
  async find(desired, { client }) {
    const named = await collectWhere(
      client.signOnPolicies.list(),
      ({ name }) => name === desired.name,
    )
    return { matches: named.map(toFound) }
  },
  compare: (desired, found) => compareManaged(managedOf(desired), found.actual),
  describe: (desired) => describeManaged(managedOf(desired)),
  async create(desired, { client }) {
    const body = { ...mergeManaged({}, managedOf(desired)), name: desired.name }
    return toFound(await client.signOnPolicies.create(body))
  },
  async update(desired, found, { client: { signOnPolicies } }) {
    const actual = await signOnPolicies.read(found.id)
    await signOnPolicies.replace(found.id, mergeManaged(actual, managedOf(desired), ['default']))
    return toFound(await signOnPolicies.read(found.id))
  },
  parentsOf: () => ({}),
  async readMade(made, client, prefix) {
    const policy = await readUnlessGone(client.signOnPolicies.read(made.id))
    return policy && ownedUnlessDefault('the sign-on policy', policy, prefix)
  },
  remove: (made, client) => removeUnlessGone(client.signOnPolicies.delete(made.id)),
}

function managedOf({ fields }: DesiredSignOnPolicy): ManagedFields {
  return without(fields, ['name', 'default'])
}
