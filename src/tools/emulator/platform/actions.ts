// The actions of a sign-on policy.
import { randomUUID } from 'node:crypto'
import { invalidData } from '../problem.js'
import type { SignOnPolicyAction } from '../resources.js'
import { policyActions } from '../sign-on-policy.js'
import { readAction } from './action-fields.js'
import { constraint } from './fields.js'
import { refuseFilter } from './filter.js'
import { find, policyOf, removeWhere, replace, without } from './find.js'
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

const all = 'signOnPolicies/:policy/actions'
const one = `${all}/:action`

const mostActions = 20

/** The operations on actions. */
export const actionOperations: readonly Operation[] = [
  { method: 'POST', path: all, roles: environmentRoles, run: create },
  { method: 'GET', path: all, roles: environmentRoles, run: list },
  {
    method: 'GET',
    path: one,
    roles: environmentRoles,
    run: (call) => ok(render(call, actionOf(call))),
  },
  { method: 'PUT', path: one, roles: environmentRoles, run: update },
  { method: 'DELETE', path: one, roles: environmentRoles, run: remove },
]

function create(call: PlatformCall): Reply {
  const policy = policyOf(call)
  const fields = readAction(call, undefined)
  if (actionsOf(call).length >= mostActions) {
    throw invalidData(constraint('signOnPolicy', `A policy has at most ${mostActions} actions`))
  }
  const action = { id: randomUUID(), signOnPolicy: { id: policy.id }, ...fields }
  call.environment.actions.push(action)
  return created(render(call, action))
}

function list(call: PlatformCall): Reply {
  refuseFilter(call)
  const policy = policyOf(call)
  return page(call, {
    name: 'actions',
    path: `signOnPolicies/${policy.id}/actions`,
    items: actionsOf(call),
    render: (action) => render(call, action),
  })
}

function update(call: PlatformCall): Reply {
  const before = actionOf(call)
  const { id, signOnPolicy } = before
  const next = { id, signOnPolicy, ...readAction(call, before) }
  replace(call.environment.actions, next)
  return ok(render(call, next))
}

function remove(call: PlatformCall): Reply {
  const { id } = actionOf(call)
  if (actionsOf(call).length === 1) {
    throw invalidData(constraint('id', 'Cannot delete last action from the policy'))
  }
  removeWhere(call.environment.actions, (action) => action.id === id)
  return noContent
}

function actionsOf(call: PlatformCall): readonly SignOnPolicyAction[] {
  return policyActions(call.environment, policyOf(call).id)
}

function actionOf(call: PlatformCall): SignOnPolicyAction {
  return find(actionsOf(call), call.id('action'))
}

function render(call: PlatformCall, action: SignOnPolicyAction): unknown {
  const policy = `signOnPolicies/${action.signOnPolicy.id}`
  return {
    _links: links(call, `${policy}/actions/${action.id}`, { signOnPolicy: policy }),
    id: action.id,
    environment: environmentOf(call),
    type: action.type,
    signOnPolicy: action.signOnPolicy,
    priority: action.priority,
    ...without(action, 'id', 'type', 'signOnPolicy', 'priority'),
  }
}
