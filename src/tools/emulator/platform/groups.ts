// Groups: create, list, read, replace, delete. Nobody is a member of one here.
import { randomUUID } from 'node:crypto'
import type { Draft, Group } from '../resources.js'
import { notUnique, present } from './fields.js'
import { applyFilter } from './filter.js'
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
import { identityRoles } from './users.js'

const one = 'groups/:group'

/** The operations on groups. */
export const groupOperations: readonly Operation[] = [
  { method: 'POST', path: 'groups', roles: identityRoles, run: create },
  { method: 'GET', path: 'groups', roles: identityRoles, run: list },
  {
    method: 'GET',
    path: one,
    roles: identityRoles,
    run: (call) => ok(render(call, groupOf(call))),
  },
  { method: 'PUT', path: one, roles: identityRoles, run: update },
  { method: 'DELETE', path: one, roles: identityRoles, run: remove },
]

function create(call: PlatformCall): Reply {
  const { now } = call
  const group: Group = {
    id: randomUUID(),
    ...readGroup(call, undefined),
    createdAt: now,
    updatedAt: now,
  }
  call.environment.groups = [...groupsOf(call), group]
  return created(render(call, group))
}

function list(call: PlatformCall): Reply {
  return page(call, {
    name: 'groups',
    path: 'groups',
    items: applyFilter(call, groupsOf(call), {
      id: ['eq'],
      name: ['eq', 'sw'],
      externalId: ['eq'],
      'population.id': ['eq'],
    }),
    render: (group) => render(call, group),
  })
}

function update(call: PlatformCall): Reply {
  const before = groupOf(call)
  const next: Group = {
    id: before.id,
    ...readGroup(call, before.id),
    createdAt: before['createdAt'],
    updatedAt: call.now,
  }
  replace(call.environment.groups ?? [], next)
  return ok(render(call, next))
}

function remove(call: PlatformCall): Reply {
  const { id } = groupOf(call)
  removeWhere(call.environment.groups ?? [], (group) => group.id === id)
  return noContent
}

/** A name is unique in its population, or among the groups without one. */
function readGroup(
  call: PlatformCall,
  ownId: string | undefined,
): Draft<Group> & Record<string, unknown> {
  const { body, environment } = call
  const name = body.required('name', body.text('name'), '')
  const population = body.reference('population')
  if (population !== undefined && !environment.populations.some(({ id }) => id === population.id)) {
    body.refuse('population.id', 'does not name a population')
  }
  const clash = findClash(
    groupsOf(call),
    ownId,
    (each) => each.name === name && each.population?.id === population?.id,
  )
  if (clash !== undefined) body.note(notUnique('name', clash))
  const group = present({
    name,
    population,
    description: body.text('description', { mayBeEmpty: true }),
    externalId: body.text('externalId'),
    userFilter: body.text('userFilter'),
    customData: body.anything('customData'),
  })
  body.finish()
  return group
}

function groupsOf({ environment }: PlatformCall): readonly Group[] {
  return environment.groups ?? []
}

function groupOf(call: PlatformCall): Group {
  return find(groupsOf(call), call.id('group'))
}

function render(call: PlatformCall, { id, ...members }: Group): unknown {
  return {
    _links: links(call, `groups/${id}`),
    id,
    environment: environmentOf(call),
    ...members,
    directMemberCounts: { users: 0 },
    totalMemberCounts: { users: 0 },
  }
}
