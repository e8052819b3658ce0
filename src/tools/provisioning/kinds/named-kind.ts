// What kinds have in common that are found by their name below the environment.
import type { Body, Collection, PlatformClient } from '../platform/platform-client.js'
import type { PlatformResource } from '../platform/resources.js'
import type { DesiredResource, ManagedFields } from '../recipe.js'
import { compareManaged, describeManaged, type ManagedRules } from './difference.js'
import { toFound } from './found.js'
import type { ResourceKind } from './kind.js'
import { ownedUnlessDefault, readUnlessGone, removeUnlessGone } from './made-resource.js'
import { mergeManaged, without } from './merge-managed.js'
import { searchByName } from './search-collection.js'

type DesiredNamed = Extract<
  DesiredResource,
  { readonly kind: 'deviceAuthenticationPolicy' | 'population' | 'signOnPolicy' }
>

interface NamedResource extends PlatformResource {
  readonly name: string
}

/** What makes such a kind its own. */
export interface NamedKindRules<Wanted extends DesiredNamed> {
  readonly kind: Wanted['kind']
  /** For people, e.g. `sign-on policy`. */
  readonly noun: string
  readonly collectionOf: (client: PlatformClient) => Omit<Collection<NamedResource>, 'list'>
  readonly list: (client: PlatformClient) => AsyncIterable<NamedResource>
  /** Members that a recipe cannot manage, beside the name. */
  readonly unmanaged: readonly string[]
  /** Members that a PUT must not have. */
  readonly readOnly: readonly string[]
  /** What a new one has unless the recipe says otherwise. Default: nothing. */
  readonly atFirst?: () => Body
  readonly compareRules?: ManagedRules
}

/** Creates the kind: found by name; the environment's default is not taken from under the others. */
export function createNamedKind<Wanted extends DesiredNamed>(
  rules: NamedKindRules<Wanted>,
): ResourceKind<Wanted> {
  const { kind, noun, collectionOf, list, unmanaged, readOnly, atFirst, compareRules = {} } = rules
  const managedOf = ({ fields }: Wanted): ManagedFields => without(fields, ['name', ...unmanaged])
  return {
    kind,
    isSingleton: false,
    title: ({ name }) => `${noun} "${name}"`,
    nameOf: ({ name }) => name,
    async find({ name }, { client }) {
      const { named, remarks } = await searchByName(list(client), { name, noun })
      return { matches: named.map(toFound), remarks }
    },
    compare: (desired, { found }) =>
      compareManaged(managedOf(desired), { actual: found.actual, rules: compareRules }),
    describe: (desired) => describeManaged(managedOf(desired)),
    async create(desired, { client }) {
      const body = { ...mergeManaged(atFirst?.() ?? {}, managedOf(desired)), name: desired.name }
      return toFound(await collectionOf(client).create(body))
    },
    async update(desired, { found: { id }, room: { client } }) {
      const collection = collectionOf(client)
      const actual = await collection.read(id)
      const body = without(mergeManaged(actual, managedOf(desired)), readOnly)
      await collection.replace(id, body)
      return toFound(await collection.read(id))
    },
    parentsOf: () => ({}),
    async readMade({ id }, { client, prefix }) {
      const resource = await readUnlessGone(collectionOf(client).read(id))
      return resource && ownedUnlessDefault(`the ${noun}`, { resource, prefix })
    },
    remove: ({ id }, client) => removeUnlessGone(collectionOf(client).delete(id)),
  }
}
