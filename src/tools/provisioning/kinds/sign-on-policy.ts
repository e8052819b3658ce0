// The kind of sign-on policies.
import type { DesiredSignOnPolicy } from '../recipe.js'
import type { ResourceKind } from './kind.js'
import { createNamedKind } from './named-kind.js'

/** Found by name; whether it is the environment's default is never sent. */
export const signOnPolicyKind: ResourceKind<DesiredSignOnPolicy> = createNamedKind({
  kind: 'signOnPolicy',
  noun: 'sign-on policy',
  collectionOf: (client) => client.signOnPolicies,
  list: (client) => client.signOnPolicies.list(),
  unmanaged: ['default'],
  readOnly: ['default'],
})
