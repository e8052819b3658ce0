// FIDO2 policies: which passkeys and security keys may be used, and on whose pages.
import { randomUUID } from 'node:crypto'
import type { Fido2Policy } from '../mfa-resources.js'
import { invalidData, notImplemented } from '../problem.js'
import { constraint } from './fields.js'
import { fido2PoliciesOf, ownFido2Policies } from './fido2-policies-of.js'
import { readFido2Policy } from './fido2-policy-fields.js'
import { refuseFilter } from './filter.js'
import { find, makeDefault, removeWhere, replace, without } from './find.js'
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

const all = 'fido2Policies'
const one = `${all}/:fido2Policy`

/** The operations on FIDO2 policies. */
export const fido2PolicyOperations: readonly Operation[] = [
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

function create(call: PlatformCall): Reply {
  const policy = {
    id: randomUUID(),
    ...readFido2Policy(call.body, undefined),
    createdAt: call.now,
    updatedAt: call.now,
  }
  const policies = ownFido2Policies(call.environment)
  policies.push(policy)
  if (policy.default === true) makeDefault(policies, policy.id)
  return created(render(call, policy))
}

function list(call: PlatformCall): Reply {
  refuseFilter(call)
  if (call.query.has('expand')) throw notImplemented('the query parameter expand of FIDO2 policies')
  return page(call, {
    name: all,
    path: all,
    items: fido2PoliciesOf(call.environment),
    render: (policy) => render(call, policy),
  })
}

function update(call: PlatformCall): Reply {
  const before = policyOf(call)
  const next = {
    id: before.id,
    ...readFido2Policy(call.body, before),
    createdAt: before['createdAt'],
    updatedAt: call.now,
  }
  const policies = ownFido2Policies(call.environment)
  replace(policies, next)
  if (next.default === true) makeDefault(policies, next.id)
  return ok(render(call, next))
}

function remove(call: PlatformCall): Reply {
  const { id, default: isDefault } = policyOf(call)
  if (isDefault === true) {
    throw invalidData(constraint('default', 'Cannot remove default FIDO2 policy'))
  }
  const { deviceAuthenticationPolicies } = call.environment
  if (deviceAuthenticationPolicies.some(({ fido2 }) => fido2?.fido2PolicyId === id)) {
    throw invalidData(constraint('id', 'is used by a device authentication policy'))
  }
  removeWhere(ownFido2Policies(call.environment), (policy) => policy.id === id)
  return noContent
}

function policyOf(call: PlatformCall): Fido2Policy {
  return find(fido2PoliciesOf(call.environment), call.id('fido2Policy'))
}

function render(call: PlatformCall, policy: Fido2Policy): unknown {
  return {
    _links: links(call, `${all}/${policy.id}`),
    id: policy.id,
    environment: environmentOf(call),
    ...without(policy, 'id'),
  }
}
