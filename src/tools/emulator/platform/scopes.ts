// Scopes of a resource: the customer's own are written, PingOne's are read and keep their names.
import { randomUUID } from 'node:crypto'
import { invalidData } from '../problem.js'
import type { ApiResource, Draft, Scope } from '../resources.js'
import { applicationRoles } from './applications.js'
import { constraint, notUnique, present } from './fields.js'
import { refuseFilter } from './filter.js'
import { find, findClash, removeWhere, replace } from './find.js'
import { environmentOf, links, page } from './hal.js'
import {
  created,
  noContent,
  ok,
  type Operation,
  type PlatformCall,
  type Reply,
} from './operation.js'

const all = 'resources/:resource/scopes'
const one = `${all}/:scope`

/** What the resource `openid` has from the beginning. */
const predefined = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access']

/** The operations on scopes. */
export const scopeOperations: readonly Operation[] = [
  { method: 'POST', path: all, roles: applicationRoles, run: create },
  { method: 'GET', path: all, roles: applicationRoles, run: list },
  {
    method: 'GET',
    path: one,
    roles: applicationRoles,
    run: (call) => ok(renderScope(call, scopeOf(call))),
  },
  { method: 'PUT', path: one, roles: applicationRoles, run: update },
  { method: 'DELETE', path: one, roles: applicationRoles, run: remove },
]

/** The scopes of a resource. */
export function scopesOf({ environment }: PlatformCall, { id }: ApiResource): readonly Scope[] {
  return environment.scopes.filter((scope) => scope.resource.id === id)
}

/** One scope. */
export function renderScope(call: PlatformCall, scope: Scope): unknown {
  const resource = `resources/${scope.resource.id}`
  return {
    _links: links(call, `${resource}/scopes/${scope.id}`, { resource }),
    ...scope,
    environment: environmentOf(call),
  }
}

function create(call: PlatformCall): Reply {
  const { id } = resourceOf(call)
  const scope: Scope = {
    id: randomUUID(),
    resource: { id },
    ...readScope(call, undefined),
    createdAt: call.now,
    updatedAt: call.now,
  }
  call.environment.scopes.push(scope)
  return created(renderScope(call, scope))
}

function list(call: PlatformCall): Reply {
  refuseFilter(call)
  const resource = resourceOf(call)
  return page(call, {
    name: 'scopes',
    path: `resources/${resource.id}/scopes`,
    items: scopesOf(call, resource),
    render: (scope) => renderScope(call, scope),
  })
}

function update(call: PlatformCall): Reply {
  const before = scopeOf(call)
  const next: Scope = {
    id: before.id,
    resource: before.resource,
    ...readScope(call, before),
    createdAt: before['createdAt'],
    updatedAt: call.now,
  }
  replace(call.environment.scopes, next)
  return ok(renderScope(call, next))
}

/** It goes out of the grants; a grant that has no other goes, too. */
function remove(call: PlatformCall): Reply {
  const { id, ...scope } = scopeOf(call)
  if (isPredefined(call, scope.name)) throw invalidData(constraint('name', 'is a scope of PingOne'))
  const { scopes, grants } = call.environment
  for (const grant of grants) grant.scopes = grant.scopes.filter((each) => each.id !== id)
  removeWhere(grants, (grant) => grant.scopes.length === 0)
  removeWhere(scopes, (each) => each.id === id)
  return noContent
}

function readScope(
  call: PlatformCall,
  before: Scope | undefined,
): Draft<Scope, 'id' | 'resource'> & Record<string, unknown> {
  const { body } = call
  const name = body.required('name', body.text('name'), '')
  const clash = findClash(scopesOf(call, resourceOf(call)), before?.id, (it) => it.name === name)
  if (clash !== undefined) body.note(notUnique('name', clash))
  const isKept = before !== undefined && isPredefined(call, before.name)
  if (isKept && before.name !== name) body.refuse('name', 'cannot be changed')
  const scope = present({
    name,
    description: body.text('description', { mayBeEmpty: true }),
    schemaAttributes: body.texts('schemaAttributes'),
    mappedClaims: body.texts('mappedClaims'),
  })
  body.finish()
  return scope
}

function isPredefined(call: PlatformCall, name: string): boolean {
  return resourceOf(call).type === 'OPENID_CONNECT' && predefined.includes(name)
}

function resourceOf(call: PlatformCall): ApiResource {
  return find(call.environment.resources, call.id('resource'))
}

function scopeOf(call: PlatformCall): Scope {
  return find(scopesOf(call, resourceOf(call)), call.id('scope'))
}
