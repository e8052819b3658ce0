// Resources that tokens are for: PingOne's own two, and the customer's.
import { randomUUID } from 'node:crypto'
import { invalidData } from '../problem.js'
import type { ApiResource, Draft } from '../resources.js'
import { applicationRoles } from './applications.js'
import { constraint, notUnique, present } from './fields.js'
import { refuseFilter } from './filter.js'
import { find, findClash, removeWhere, replace, without } from './find.js'
import { environmentOf, links, page } from './hal.js'
import {
  created,
  noContent,
  ok,
  type Operation,
  type PlatformCall,
  type Reply,
} from './operation.js'
import { renderScope, scopesOf } from './scopes.js'

const one = 'resources/:resource'

/** The operations on resources. */
export const apiResourceOperations: readonly Operation[] = [
  { method: 'GET', path: 'resources', roles: applicationRoles, run: list },
  { method: 'POST', path: 'resources', roles: applicationRoles, run: create },
  {
    method: 'GET',
    path: one,
    roles: applicationRoles,
    run: (call) => ok(render(call, resourceOf(call))),
  },
  { method: 'PUT', path: one, roles: applicationRoles, run: update },
  { method: 'DELETE', path: one, roles: applicationRoles, run: remove },
]

function list(call: PlatformCall): Reply {
  refuseFilter(call)
  return page(call, {
    name: 'resources',
    path: 'resources',
    items: call.environment.resources,
    render: (resource) => render(call, resource),
  })
}

function create(call: PlatformCall): Reply {
  const { body, now } = call
  const type = body.required('type', body.choice('type', ['CUSTOM']) ?? 'CUSTOM', 'CUSTOM')
  const resource: ApiResource = {
    id: randomUUID(),
    type,
    ...readCustom(call),
    createdAt: now,
    updatedAt: now,
  }
  call.environment.resources.push(resource)
  return created(render(call, resource))
}

function update(call: PlatformCall): Reply {
  const before = resourceOf(call)
  assertOwn(before)
  const { id, type, secret } = before
  const next: ApiResource = {
    id,
    type,
    ...readCustom(call, id),
    ...(secret === undefined ? {} : { secret }),
    createdAt: before['createdAt'],
    updatedAt: call.now,
  }
  replace(call.environment.resources, next)
  return ok(render(call, next))
}

/** Scopes and grants of the resource go with it. */
function remove(call: PlatformCall): Reply {
  const resource = resourceOf(call)
  assertOwn(resource)
  const { resources, scopes, grants } = call.environment
  removeWhere(scopes, (scope) => scope.resource.id === resource.id)
  removeWhere(grants, (grant) => grant.resource.id === resource.id)
  removeWhere(resources, ({ id }) => id === resource.id)
  return noContent
}

/** PingOne's two resources stay as they are. */
function assertOwn({ type }: ApiResource): void {
  if (type !== 'CUSTOM')
    throw invalidData(constraint('type', `is ${type}, which cannot be changed`))
}

function readCustom(
  { body, environment }: PlatformCall,
  ownId?: string,
): Draft<ApiResource, 'id' | 'type'> {
  const name = body.required('name', body.text('name'), '')
  const audience = body.text('audience') ?? name
  if (/pingone|pingidentity/i.test(audience)) {
    body.refuse('audience', 'must not contain pingone or pingidentity')
  }
  const clash = findClash(environment.resources, ownId, (each) => each.name === name)
  if (clash !== undefined) body.note(notUnique('name', clash))
  const custom = present({
    name,
    description: body.text('description', { mayBeEmpty: true }),
    audience,
    accessTokenValiditySeconds:
      body.whole('accessTokenValiditySeconds', { min: 300, max: 2_592_000 }) ?? 3600,
    introspectEndpointAuthMethod:
      body.choice('introspectEndpointAuthMethod', [
        'NONE',
        'CLIENT_SECRET_BASIC',
        'CLIENT_SECRET_POST',
      ]) ?? 'CLIENT_SECRET_BASIC',
    applicationPermissionsSettings: body.anything('applicationPermissionsSettings'),
  })
  body.finish()
  return custom
}

function resourceOf(call: PlatformCall): ApiResource {
  return find(call.environment.resources, call.id('resource'))
}

function render(call: PlatformCall, resource: ApiResource): unknown {
  const self = `resources/${resource.id}`
  const isExpanded = call.query.get('expand') === 'scopes'
  return {
    _links: links(call, self, { attributes: `${self}/attributes`, scopes: `${self}/scopes` }),
    ...without(resource, 'secret'),
    environment: environmentOf(call),
    ...(isExpanded
      ? {
          _embedded: {
            scopes: scopesOf(call, resource).map((scope) => renderScope(call, scope)),
          },
        }
      : {}),
  }
}
