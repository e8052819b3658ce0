// Resource grants: which scopes of one resource an application may ask for, one grant a resource.
import { randomUUID } from 'node:crypto'
import { notFound } from '../problem.js'
import type { Grant } from '../resources.js'
import { applicationRoles } from './applications.js'
import { emptyValue, notUnique } from './fields.js'
import { refuseFilter } from './filter.js'
import { applicationOf, find, removeWhere, replace } from './find.js'
import { environmentOf, links, page } from './hal.js'
import {
  created,
  noContent,
  ok,
  type Operation,
  type PlatformCall,
  type Reply,
} from './operation.js'

const all = 'applications/:application/grants'
const one = `${all}/:grant`

/** Built-in applications have no grants. */
const withoutGrants = ['PING_ONE_ADMIN_CONSOLE', 'PING_ONE_SELF_SERVICE']

/** The operations on grants. */
export const grantOperations: readonly Operation[] = [
  { method: 'POST', path: all, roles: applicationRoles, run: create },
  { method: 'GET', path: all, roles: applicationRoles, run: list },
  {
    method: 'GET',
    path: one,
    roles: applicationRoles,
    run: (call) => ok(render(call, grantOf(call))),
  },
  { method: 'PUT', path: one, roles: applicationRoles, run: update },
  { method: 'DELETE', path: one, roles: applicationRoles, run: remove },
]

function create(call: PlatformCall): Reply {
  const grants = grantsOf(call)
  const fields = readGrant(call, grants, undefined)
  const grant: Grant = {
    id: randomUUID(),
    application: { id: call.id('application') },
    ...fields,
    createdAt: call.now,
    updatedAt: call.now,
  }
  call.environment.grants.push(grant)
  return created(render(call, grant))
}

function list(call: PlatformCall): Reply {
  refuseFilter(call)
  return page(call, {
    name: 'grants',
    path: `applications/${call.id('application')}/grants`,
    items: grantsOf(call),
    render: (grant) => render(call, grant),
  })
}

function update(call: PlatformCall): Reply {
  const before = grantOf(call)
  const next: Grant = { ...before, ...readGrant(call, grantsOf(call), before), updatedAt: call.now }
  replace(call.environment.grants, next)
  return ok(render(call, next))
}

function remove(call: PlatformCall): Reply {
  const { id } = grantOf(call)
  removeWhere(call.environment.grants, (grant) => grant.id === id)
  return noContent
}

function readGrant(
  { body, environment }: PlatformCall,
  grants: readonly Grant[],
  before: Grant | undefined,
): Pick<Grant, 'resource' | 'scopes'> {
  const resource = body.required('resource', body.reference('resource'), { id: '' })
  const scopes = body.required('scopes', body.list('scopes'), [])
  const ids = scopes.map((scope) => scope.required('id', scope.text('id'), ''))
  if (body.has('scopes') && scopes.length === 0) body.note(emptyValue('scopes'))
  body.finish()
  const others = grants.filter((grant) => grant.id !== before?.id)
  if (before !== undefined && before.resource.id !== resource.id) {
    body.refuse('resource.id', 'cannot be changed')
  }
  if (!environment.resources.some(({ id }) => id === resource.id)) {
    body.refuse('resource.id', 'does not name a resource')
  }
  const clash = others.find((grant) => grant.resource.id === resource.id)
  if (clash !== undefined) body.note(notUnique('resource.id', clash.id))
  const takenIds = others
    .filter((grant) => grant !== clash)
    .flatMap((grant) => grant.scopes.map(({ id }) => id))
  const nameOf = (id: string): string | undefined =>
    environment.scopes.find((scope) => scope.id === id)?.name
  const taken = takenIds.map((id) => nameOf(id))
  ids.forEach((id, index) => {
    const scope = environment.scopes.find((each) => each.id === id)
    if (scope?.resource.id !== resource.id) {
      body.refuse(`scopes[${index}].id`, 'does not name a scope of the resource')
    } else if (taken.includes(scope.name)) {
      body.refuse(`scopes[${index}].id`, 'has the name of a scope in another grant')
    }
  })
  body.finish()
  return { resource, scopes: [...new Set(ids)].map((id) => ({ id })) }
}

function grantsOf(call: PlatformCall): readonly Grant[] {
  const { id, type } = applicationOf(call)
  if (withoutGrants.includes(type)) throw notFound()
  return call.environment.grants.filter((grant) => grant.application.id === id)
}

function grantOf(call: PlatformCall): Grant {
  return find(grantsOf(call), call.id('grant'))
}

function render(call: PlatformCall, grant: Grant): unknown {
  const application = `applications/${grant.application.id}`
  return {
    _links: links(call, `${application}/grants/${grant.id}`, {
      application,
      resource: `resources/${grant.resource.id}`,
    }),
    environment: environmentOf(call),
    ...grant,
  }
}
