// Sign-on policies: names and which one is the default; what they do stands in their actions.
import { randomUUID } from 'node:crypto'
import { invalidData } from '../problem.js'
import type { SignOnPolicy } from '../resources.js'
import { constraint, notUnique, present, type FieldReader } from './fields.js'
import { refuseFilter } from './filter.js'
import { findClash, makeDefault, policyOf, removeWhere, replace } from './find.js'
import { environmentOf, links, page } from './hal.js'
import {
  created,
  noContent,
  ok,
  type Operation,
  type PlatformCall,
  type Reply,
  type Role,
} from './operation.js'

/** Who may work with what rules sign-on. */
export const environmentRoles: readonly Role[] = ['Environment Admin']

const all = 'signOnPolicies'
const one = `${all}/:policy`

/** The operations on policies. */
export const signOnPolicyOperations: readonly Operation[] = [
  { method: 'POST', path: all, roles: environmentRoles, run: create },
  { method: 'GET', path: all, roles: environmentRoles, run: list },
  {
    method: 'GET',
    path: one,
    roles: environmentRoles,
    run: (call) => ok(render(call, policyOf(call))),
  },
  { method: 'PUT', path: one, roles: environmentRoles, run: update },
  { method: 'DELETE', path: one, roles: environmentRoles, run: remove },
]

/** A new policy is never the default, whatever the body says. */
function create(call: PlatformCall): Reply {
  const { name, description } = readPolicy(call, undefined)
  const policy: SignOnPolicy = {
    id: randomUUID(),
    name,
    ...(description === undefined ? {} : { description }),
    default: false,
  }
  call.environment.signOnPolicies.push(policy)
  return created(render(call, policy))
}

function list(call: PlatformCall): Reply {
  refuseFilter(call)
  return page(call, {
    name: 'signOnPolicies',
    path: all,
    items: call.environment.signOnPolicies,
    render: (policy) => render(call, policy),
  })
}

/** Only another default takes the default from a policy. */
function update(call: PlatformCall): Reply {
  const before = policyOf(call)
  const { id } = before
  const { isDefault, ...fields } = readPolicy(call, id)
  const next: SignOnPolicy = { id, ...fields, default: before.default ?? false }
  replace(call.environment.signOnPolicies, next)
  if (isDefault) makeDefault(call.environment.signOnPolicies, id)
  return ok(render(call, next))
}

/** Its actions go with it. */
function remove(call: PlatformCall): Reply {
  const policy = policyOf(call)
  const { signOnPolicies, signOnPolicyAssignments, actions } = call.environment
  if (policy.default === true) {
    throw invalidData(constraint('default', 'You cannot delete a default policy'))
  }
  if (signOnPolicyAssignments.some(({ signOnPolicy }) => signOnPolicy.id === policy.id)) {
    throw invalidData(constraint('id', 'You cannot delete a policy that is assigned'))
  }
  removeWhere(actions, (action) => action.signOnPolicy.id === policy.id)
  removeWhere(signOnPolicies, ({ id }) => id === policy.id)
  return noContent
}

function readPolicy(
  { body, environment }: PlatformCall,
  ownId: string | undefined,
): { name: string; description?: string; isDefault: boolean } {
  const name = body.required('name', body.text('name'), '')
  if (/\s/.test(name)) body.refuse('name', 'cannot contain spaces')
  else if (name !== '' && !isPolicyName(name)) {
    body.refuse('name', 'must be letters, digits, "_", ".", "-", or an absolute URI')
  }
  const description = body.text('description', { mayBeEmpty: true })
  const isDefault = readDefault(body)
  const clash = findClash(environment.signOnPolicies, ownId, (each) => each.name === name)
  if (clash !== undefined) body.note(notUnique('name', clash))
  body.finish()
  return present({ name, description, isDefault })
}

function isPolicyName(name: string): boolean {
  return name.includes(':') ? /^(.+:\/\/)[^ :]+$/.test(name) : /^[a-zA-Z0-9_.-]+$/.test(name)
}

/** PingOne's own samples send it as a text. */
function readDefault(body: FieldReader): boolean {
  const value = body.raw['default']
  if (value === 'true' || value === 'false') return value === 'true'
  return body.flag('default') ?? false
}

function render(call: PlatformCall, policy: SignOnPolicy): unknown {
  const { id, ...members } = policy
  const self = `${all}/${id}`
  return {
    _links: links(call, self, { actions: `${self}/actions` }),
    id,
    environment: environmentOf(call),
    ...members,
  }
}
