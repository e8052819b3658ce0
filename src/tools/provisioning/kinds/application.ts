// The kind of OIDC applications.
import type { Body } from '../platform/platform-client.js'
import type { ApplicationResource } from '../platform/resources.js'
import type { DesiredApplication, ManagedFields } from '../recipe.js'
import { compareManaged, describeManaged, type ManagedRules } from './difference.js'
import { toFound } from './found.js'
import type { Found, ResourceKind, Search } from './kind.js'
import { ownedByName, readUnlessGone, removeUnlessGone } from './made-resource.js'
import { mergeManaged, without } from './merge-managed.js'
import { searchByName } from './search-collection.js'

/** Found by name, type and protocol; its secret is not touched. */
export const applicationKind: ResourceKind<DesiredApplication> = {
  kind: 'application',
  isSingleton: false,
  title: ({ name }) => `application "${name}"`,
  nameOf: ({ name }) => name,
  async find(desired, { client }) {
    const { name } = desired
    const noun = 'application'
    const { named, remarks } = await searchByName(client.applications.list(), { name, noun })
    return { ...sortOut(desired, named), remarks }
  },
  compare: (desired, { found }) =>
    compareManaged(managedOf(desired), { actual: found.actual, rules }),
  describe: (desired) => [
    { path: 'type', actual: undefined, desired: desired.type },
    ...describeManaged(managedOf(desired)),
  ],
  async create(desired, { client }) {
    return toFound(await client.applications.create(toBody(desired)))
  },
  async update(desired, { found, room: { client } }): Promise<Found> {
    const actual = await client.applications.read(found.id)
    const body = without(mergeManaged(actual, managedOf(desired)), readOnly)
    await client.applications.replace(found.id, body)
    return toFound(await client.applications.read(found.id))
  },
  parentsOf: () => ({}),
  async readMade(made, { client, prefix }) {
    const application = await readUnlessGone(client.applications.read(made.id))
    return application && ownedByName('the application', { name: application.name, prefix })
  },
  remove: (made, client) => removeUnlessGone(client.applications.delete(made.id)),
}

const protocol = 'OPENID_CONNECT'

/** Only of POST: `assignActorRoles` says what the making of it gave to whom. */
const readOnly = ['assignActorRoles']

const rules: ManagedRules = {
  writeOnly: readOnly,
  onByDefault: ['additionalRefreshTokenReplayProtectionEnabled'],
}

/** The members of the natural key are not managed: type and protocol cannot change. */
function managedOf({ fields }: DesiredApplication): ManagedFields {
  return without(fields, ['name', 'type', 'protocol'])
}

/** `enabled` is always said: PingOne's default is not clear. */
function toBody(desired: DesiredApplication): Body {
  const body = mergeManaged({ enabled: true }, managedOf(desired))
  return { ...body, name: desired.name, type: desired.type, protocol }
}

/** Another kind of application of the same name is not taken over, nor is a second one made beside it. */
function sortOut(desired: DesiredApplication, named: readonly ApplicationResource[]): Search {
  const isSame = (application: ApplicationResource): boolean =>
    application.type === desired.type && application.protocol === protocol
  const conflicts = named
    .filter((application) => !isSame(application))
    .map((application) => ({
      id: application.id,
      reason:
        `application "${desired.name}" is there as ${application.type} with ${application.protocol}; ` +
        `wanted is ${desired.type} with ${protocol}`,
    }))
  return { matches: named.filter(isSame).map(toFound), conflicts }
}
