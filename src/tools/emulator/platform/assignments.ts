// Sign-on policy assignments: which policies an application may use, and in which order.
import { randomUUID } from 'node:crypto'
import type { SignOnPolicyAssignment } from '../resources.js'
import { notUnique } from './fields.js'
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
import { environmentRoles } from './sign-on-policies.js'

const all = 'applications/:application/signOnPolicyAssignments'
const one = `${all}/:assignment`

/** The operations on assignments. */
export const assignmentOperations: readonly Operation[] = [
  { method: 'POST', path: all, roles: environmentRoles, run: create },
  { method: 'GET', path: all, roles: environmentRoles, run: list },
  {
    method: 'GET',
    path: one,
    roles: environmentRoles,
    run: (call) => ok(render(call, assignmentOf(call))),
  },
  { method: 'PUT', path: one, roles: environmentRoles, run: update },
  { method: 'DELETE', path: one, roles: environmentRoles, run: remove },
]

function create(call: PlatformCall): Reply {
  const others = assignmentsOf(call)
  const assignment = {
    id: randomUUID(),
    application: { id: call.id('application') },
    ...readAssignment(call, others, undefined),
  }
  call.environment.signOnPolicyAssignments.push(assignment)
  return created(render(call, assignment))
}

function list(call: PlatformCall): Reply {
  refuseFilter(call)
  return page(call, {
    name: 'signOnPolicyAssignments',
    path: `applications/${call.id('application')}/signOnPolicyAssignments`,
    items: assignmentsOf(call),
    render: (assignment) => render(call, assignment),
  })
}

function update(call: PlatformCall): Reply {
  const before = assignmentOf(call)
  const next = { ...before, ...readAssignment(call, assignmentsOf(call), before) }
  replace(call.environment.signOnPolicyAssignments, next)
  return ok(render(call, next))
}

function remove(call: PlatformCall): Reply {
  const { id } = assignmentOf(call)
  removeWhere(call.environment.signOnPolicyAssignments, (assignment) => assignment.id === id)
  return noContent
}

/** Only the priority can change. A policy may get its actions later, as the Terraform provider does it. */
function readAssignment(
  { body, environment }: PlatformCall,
  own: readonly SignOnPolicyAssignment[],
  before: SignOnPolicyAssignment | undefined,
): Pick<SignOnPolicyAssignment, 'signOnPolicy' | 'priority'> {
  const priority = body.required(
    'priority',
    body.whole('priority', { min: 1, max: 2_147_483_647 }),
    1,
  )
  const signOnPolicy = body.required('signOnPolicy', body.reference('signOnPolicy'), { id: '' })
  if (signOnPolicy.id !== '') {
    const clash = own.find(
      (each) => each.id !== before?.id && each.signOnPolicy.id === signOnPolicy.id,
    )
    if (before !== undefined && before.signOnPolicy.id !== signOnPolicy.id) {
      body.refuse('signOnPolicy.id', 'cannot be changed')
    } else if (!environment.signOnPolicies.some(({ id }) => id === signOnPolicy.id)) {
      body.refuse('signOnPolicy.id', 'does not name a sign-on policy')
    } else if (clash !== undefined) body.note(notUnique('signOnPolicy.id', clash.id))
  }
  body.finish()
  return { signOnPolicy, priority }
}

function assignmentsOf(call: PlatformCall): readonly SignOnPolicyAssignment[] {
  const { id } = applicationOf(call)
  return call.environment.signOnPolicyAssignments.filter(({ application }) => application.id === id)
}

function assignmentOf(call: PlatformCall): SignOnPolicyAssignment {
  return find(assignmentsOf(call), call.id('assignment'))
}

function render(call: PlatformCall, assignment: SignOnPolicyAssignment): unknown {
  const application = `applications/${assignment.application.id}`
  return {
    _links: links(call, `${application}/signOnPolicyAssignments/${assignment.id}`, {
      application,
      signOnPolicy: `signOnPolicies/${assignment.signOnPolicy.id}`,
    }),
    environment: environmentOf(call),
    ...assignment,
  }
}
