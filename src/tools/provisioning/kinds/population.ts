// The kind of populations.
import type { DesiredPopulation } from '../recipe.js'
import type { ResourceKind } from './kind.js'
import { createNamedKind } from './named-kind.js'

/** Found by name; whether it is the environment's default is left as it is. */
export const populationKind: ResourceKind<DesiredPopulation> = createNamedKind({
  kind: 'population',
  noun: 'population',
  collectionOf: (client) => client.populations,
  // Unfiltered: a filter would hide a name in another case.
  list: (client) => client.populations.list(),
  unmanaged: ['default'],
  readOnly: ['userCount'],
})
