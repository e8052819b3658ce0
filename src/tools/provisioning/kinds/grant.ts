// The kind of grants: which scopes of a resource an application may ask for.
import { ProvisioningError } from '../../../errors.js'
import type { Body, PlatformClient } from '../platform/platform-client.js'
import type { ApiResource, GrantResource, ScopeResource } from '../platform/resources.js'
import type { DesiredGrant } from '../recipe.js'
import { mergeManaged, without } from './merge-managed.js'
import { idOf } from './found.js'
import type { Difference, Found, ResourceKind } from './kind.js'
import { ownedByName, parentOf, readUnlessGone, removeUnlessGone } from './made-resource.js'
import { memberOf, textOf } from './record.js'
import { collectWhere } from './search-collection.js'

/** Found by its resource, of which an application has one grant; its scopes are exactly those wanted. */
export const grantKind: ResourceKind<DesiredGrant> = {
  kind: 'grant',
  isSingleton: false,
  title: ({ resourceType, scopes, application }, nameOf) =>
    `grant of ${resourceNames[resourceType]} (${scopes.join(', ')}) to application "${nameOf(application)}"`,
  nameOf: ({ resourceType }) => resourceType,
  async find(desired, room) {
    const granted = await readGranted(room.client, desired)
    const grants = await collectWhere(
      room.client.grants.list(idOf(room, desired.application)),
      ({ resource }) => resource.id === granted.resource.id,
    )
    return { matches: grants.map((grant) => toFound(grant, granted.scopes)) }
  },
  compare: ({ scopes }, { found: { actual } }) => compareScopes(scopes, namesOf(actual)),
  describe: ({ scopes }) => [{ path: 'scopes', actual: undefined, desired: [...scopes] }],
  async create(desired, room) {
    const granted = await readGranted(room.client, desired)
    const application = idOf(room, desired.application)
    const grant = await room.client.grants.create(application, toBody(desired, granted))
    return toFound(grant, granted.scopes)
  },
  async update(desired, { found, room }) {
    const { grants } = room.client
    const granted = await readGranted(room.client, desired)
    const application = idOf(room, desired.application)
    const actual = await grants.read(application, found.id)
    const body = without(mergeManaged(actual, toBody(desired, granted)), ['application'])
    await grants.replace(application, found.id, body)
    return toFound(await grants.read(application, found.id), granted.scopes)
  },
  parentsOf: ({ application }, room) => ({ application: idOf(room, application) }),
  async readMade(made, { client, prefix }) {
    const application = parentOf(made, 'application')
    const grant = await readUnlessGone(client.grants.read(application, made.id))
    const parent = grant && (await readUnlessGone(client.applications.read(application)))
    return parent && ownedByName('its application', { name: parent.name, prefix })
  },
  async remove(made, client) {
    await removeUnlessGone(client.grants.delete(parentOf(made, 'application'), made.id))
  },
}

/** PingOne makes the resource of this type, and names it. */
const resourceNames: Readonly<Record<DesiredGrant['resourceType'], string>> = {
  OPENID_CONNECT: 'openid',
}

interface Granted {
  readonly resource: ApiResource
  readonly scopes: readonly ScopeResource[]
}

/** The resource and its scopes; throws when one that is wanted is not there. */
async function readGranted(client: PlatformClient, desired: DesiredGrant): Promise<Granted> {
  const resources = await collectWhere(
    client.resources.list(),
    ({ type }) => type === desired.resourceType,
  )
  const [resource] = resources
  if (resource === undefined) {
    throw new ProvisioningError(
      `The environment has no resource of the type ${desired.resourceType}`,
      { reason: 'missing' },
    )
  }
  const scopes = await collectWhere(client.scopes.list(resource.id))
  assertThere(desired, { resource, scopes })
  return { resource, scopes }
}

function assertThere(
  desired: DesiredGrant,
  {
    resource,
    scopes,
  }: { readonly resource: ApiResource; readonly scopes: readonly ScopeResource[] },
): void {
  const names = scopes.map(({ name }) => name)
  const missing = desired.scopes.filter((scope) => !names.includes(scope))
  if (missing.length === 0) return
  throw new ProvisioningError(
    `The resource "${resource.name}" has no scope ${missing.map((name) => `"${name}"`).join(', ')}; ` +
      `it has ${names.join(', ')}`,
    { reason: 'missing', ids: [resource.id] },
  )
}

function toBody(desired: DesiredGrant, { resource, scopes }: Granted): Body {
  const wanted = scopes.filter(({ name }) => desired.scopes.includes(name))
  return { resource: { id: resource.id }, scopes: wanted.map(({ id }) => ({ id })) }
}

/** Scopes get their names beside their ids, for whoever compares. */
function toFound(grant: GrantResource, scopes: readonly ScopeResource[]): Found {
  const names = new Map(scopes.map(({ id, name }) => [id, name]))
  const named = grant.scopes.map(({ id }) => ({ id, name: names.get(id) ?? id }))
  return { id: grant.id, actual: { ...grant, scopes: named } }
}

function namesOf(actual: Found['actual']): readonly string[] {
  const scopes = memberOf(actual, 'scopes')
  if (!Array.isArray(scopes)) return []
  return scopes.map((scope) => textOf(scope, 'name')).filter((name) => name !== undefined)
}

function compareScopes(desired: readonly string[], actual: readonly string[]): Difference[] {
  const added = desired.filter((name) => !actual.includes(name))
  const removed = actual.filter((name) => !desired.includes(name))
  return [
    ...added.map((name) => ({ path: `scopes.${name}`, actual: undefined, desired: 'granted' })),
    ...removed.map((name) => ({ path: `scopes.${name}`, actual: 'granted', desired: undefined })),
  ]
}
