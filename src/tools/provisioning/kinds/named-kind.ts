// What kinds have in common that are found by their name below the environment.
import type { Body, Collection, PlatformClient } from '../platform/platform-client.js'
import type { PlatformResource } from '../platform/resources.js'
import type { DesiredResource, ManagedFields, ResourceKey } from '../recipe.js'
import { compareManaged, describeManaged, type ManagedRules } from './difference.js'
import { idOf, toFound } from './found.js'
import type { ResourceKind, Room } from './kind.js'
import { ownedUnlessDefault, readUnlessGone, removeUnlessGone } from './made-resource.js'
import { mergeManaged, without } from './merge-managed.js'
import type { JsonRecord } from './record.js'
import { searchByName } from './search-collection.js'

type DesiredNamed = Extract<
  DesiredResource,
  { readonly kind: 'deviceAuthenticationPolicy' | 'fido2Policy' | 'population' | 'signOnPolicy' }
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
  /** Members that name other resources of the recipe, by ids or, in a plan, by names. Default: none. */
  readonly refer?: (desired: Wanted, nameOf: (key: ResourceKey) => string) => ManagedFields
  /** What a reader of the plan should know of one that is there. Default: nothing. */
  readonly remarksOn?: (desired: Wanted, actual: JsonRecord) => readonly string[]
}

/** Creates the kind: found by name; the environment's default is not taken from under the others. */
export function createNamedKind<Wanted extends DesiredNamed>(
  rules: NamedKindRules<Wanted>,
): ResourceKind<Wanted> {
  const { kind, noun, collectionOf, list, unmanaged, readOnly, compareRules = {} } = rules
  const { atFirst, refer, remarksOn } = rules
  const managedOf = (desired: Wanted, nameOf: (key: ResourceKey) => string): ManagedFields => ({
    ...without(desired.fields, ['name', ...unmanaged]),
    ...refer?.(desired, nameOf),
  })
  const managedIn = (desired: Wanted, room: Room): ManagedFields =>
    managedOf(desired, (key) => idOf(room, key))
  return {
    kind,
    isSingleton: false,
    title: ({ name }) => `${noun} "${name}"`,
    nameOf: ({ name }) => name,
    async find(desired, { client }) {
      const { name } = desired
      const { named, remarks } = await searchByName(list(client), { name, noun })
      const own = named.flatMap((each) => remarksOn?.(desired, each) ?? [])
      return { matches: named.map(toFound), remarks: [...remarks, ...own] }
    },
    compare: (desired, { found, room }) =>
      compareManaged(managedIn(desired, room), { actual: found.actual, rules: compareRules }),
    describe: (desired, nameOf) => describeManaged(managedOf(desired, nameOf)),
    async create(desired, room) {
      const managed = managedIn(desired, room)
      const body = { ...mergeManaged(atFirst?.() ?? {}, managed), name: desired.name }
      return toFound(await collectionOf(room.client).create(body))
    },
    async update(desired, { found: { id }, room }) {
      const collection = collectionOf(room.client)
      const actual = await collection.read(id)
      const body = without(mergeManaged(actual, managedIn(desired, room)), readOnly)
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
