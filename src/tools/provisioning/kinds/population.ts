// The kind of populations.
import type { DesiredPopulation, ManagedFields } from '../recipe.js'
import { compareManaged, describeManaged } from './difference.js'
import { toFound } from './found.js'
import type { ResourceKind } from './kind.js'
import { ownedUnlessDefault, readUnlessGone, removeUnlessGone } from './made-resource.js'
import { mergeManaged, without } from './merge-managed.js'
import { collectWhere } from './search-collection.js'

/** Found by name; whether it is the environment's default is left as it is. */
export const populationKind: ResourceKind<DesiredPopulation> = {
  kind: 'population',
  isSingleton: false,
  title: ({ name }) => `population "${name}"`,
  nameOf: ({ name }) => name,
  async find(desired, { client }) {
    const named = await collectWhere(
      client.populations.list({ nameStartsWith: desired.name }),
      ({ name }) => name === desired.name,
    )
    return { matches: named.map(toFound) }
  },
  compare: (desired, found) => compareManaged(managedOf(desired), found.actual),
  describe: (desired) => describeManaged(managedOf(desired)),
  async create(desired, { client }) {
    const body = { ...mergeManaged({}, managedOf(desired)), name: desired.name }
    return toFound(await client.populations.create(body))
  },
  async update(desired, found, { client: { populations } }) {
    const actual = await populations.read(found.id)
    await populations.replace(found.id, mergeManaged(actual, managedOf(desired), ['userCount']))
    return toFound(await populations.read(found.id))
  },
  parentsOf: () => ({}),
  async readMade(made, client, prefix) {
    const population = await readUnlessGone(client.populations.read(made.id))
    return population && ownedUnlessDefault('the population', population, prefix)
  },
  remove: (made, client) => removeUnlessGone(client.populations.delete(made.id)),
}

function managedOf({ fields }: DesiredPopulation): ManagedFields {
  return without(fields, ['name', 'default'])
}
