// Applications: create, list, read, replace, delete.
import { randomUUID } from 'node:crypto'
import type { Application } from '../resources.js'
import { createSecret } from '../secrets.js'
import { readApplication } from './application-fields.js'
import { applicationOf, removeWhere, replace, without } from './find.js'
import { environmentOf, links, page } from './hal.js'
import { refuseFilter } from './filter.js'
import {
  allRoles,
  created,
  noContent,
  ok,
  type Operation,
  type PlatformCall,
  type Reply,
  type Role,
} from './operation.js'

/** Who may work with applications, their grants, and resources. */
export const applicationRoles: readonly Role[] = [
  'Client Application Developer',
  'Environment Admin',
]

/** Kept beside an application, never shown with it. */
const hidden = ['secret', 'previousSecret', 'roles']

/** The operations on applications. */
export const applicationOperations: readonly Operation[] = [
  { method: 'POST', path: 'applications', roles: applicationRoles, run: create },
  { method: 'GET', path: 'applications', roles: applicationRoles, run: list },
  {
    method: 'GET',
    path: 'applications/:application',
    roles: applicationRoles,
    run: (call) => ok(render(call, applicationOf(call))),
  },
  { method: 'PUT', path: 'applications/:application', roles: applicationRoles, run: update },
  { method: 'DELETE', path: 'applications/:application', roles: applicationRoles, run: remove },
]

function create(call: PlatformCall): Reply {
  const { body, environment, now } = call
  const isActorCopied = body.flag('assignActorRoles') ?? true
  const fields = readApplication(body, undefined)
  const application: Application = {
    id: randomUUID(),
    ...fields,
    secret: createSecret(),
    ...(fields.type === 'WORKER'
      ? { roles: isActorCopied ? [...(call.actor.roles ?? allRoles)] : [] }
      : {}),
    createdAt: now,
    updatedAt: now,
  }
  environment.applications.push(application)
  return created(render(call, application))
}

function list(call: PlatformCall): Reply {
  refuseFilter(call)
  return page(call, {
    name: 'applications',
    path: 'applications',
    items: call.environment.applications,
    render: (application) => render(call, application),
  })
}

function update(call: PlatformCall): Reply {
  const before = applicationOf(call)
  const { id, secret, previousSecret, roles, assignActorRoles } = before
  const next: Application = {
    id,
    // What the creation did is not undone by leaving it out.
    ...(assignActorRoles === undefined ? {} : { assignActorRoles }),
    ...readApplication(call.body, before),
    ...(secret === undefined ? {} : { secret }),
    ...(previousSecret === undefined ? {} : { previousSecret }),
    ...(roles === undefined ? {} : { roles }),
    createdAt: before['createdAt'],
    updatedAt: call.now,
  }
  replace(call.environment.applications, next)
  return ok(render(call, next))
}

/** Its grants and assignments go with it. */
function remove(call: PlatformCall): Reply {
  const { applications, grants, signOnPolicyAssignments } = call.environment
  const { id } = applicationOf(call)
  removeWhere(grants, (grant) => grant.application.id === id)
  removeWhere(signOnPolicyAssignments, (assignment) => assignment.application.id === id)
  removeWhere(call.environment.attributeMappings ?? [], (mapping) => mapping.application.id === id)
  removeWhere(call.environment.pushCredentials ?? [], (each) => each.application.id === id)
  removeWhere(applications, (application) => application.id === id)
  return noContent
}

function render(call: PlatformCall, application: Application): unknown {
  const path = `applications/${application.id}`
  return {
    _links: links(call, path, {
      attributes: `${path}/attributes`,
      secret: `${path}/secret`,
      grants: `${path}/grants`,
      signOnPolicyAssignments: `${path}/signOnPolicyAssignments`,
    }),
    environment: environmentOf(call),
    assignActorRoles: false,
    ...without(application, ...hidden),
  }
}
