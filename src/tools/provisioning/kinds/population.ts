// The kind of populations.
import type { DesiredPopulation } from '../recipe.js'
import type { ResourceKind } from './kind.js'
import { createNamedKind } from './named-kind.js'

/** Found by name; whether it is the environment's default is left as it is. */
export const populationKind: ResourceKind<DesiredPopulation> = createNamedKind({
  kind: 'population',
  noun: 'population',
  collectionOf: (client) => client.populations,
  list: (client, name) => client.populations.list({ nameStartsWith: name }),
  unmanaged: ['default'],
  readOnly: ['userCount'],
})
