// Device authentication policies: which methods may be used, and how their codes behave.
import { randomUUID } from 'node:crypto'
import { PingOneProblem, invalidData, invalidValue, notImplemented } from '../problem.js'
import type { DeviceAuthenticationPolicy } from '../resources.js'
import { readDevicePolicy } from './device-policy-fields.js'
import { constraint } from './fields.js'
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

const all = 'deviceAuthenticationPolicies'
const one = `${all}/:devicePolicy`

/** The operations on device authentication policies. */
export const devicePolicyOperations: readonly Operation[] = [
  { method: 'POST', path: all, roles: environmentRoles, run: create },
  {
    method: 'POST',
    path: all,
    roles: environmentRoles,
    mediaType: 'application/vnd.pingidentity.deviceAuthenticationPolicy.fido2.migrate+json',
    run: () => {
      throw notImplemented('the migration of policies to FIDO2')
    },
  },
  { method: 'GET', path: all, roles: environmentRoles, run: list },
  {
    method: 'GET',
    path: one,
    roles: environmentRoles,
    run: (call) => ok(render(call, devicePolicyOf(call))),
  },
  { method: 'PUT', path: one, roles: environmentRoles, run: update },
  { method: 'DELETE', path: one, roles: environmentRoles, run: remove },
]

function create(call: PlatformCall): Reply {
  const policies = call.environment.deviceAuthenticationPolicies
  const policy: DeviceAuthenticationPolicy = {
    id: randomUUID(),
    ...readDevicePolicy(call, undefined),
    createdAt: call.now,
    updatedAt: call.now,
  }
  policies.push(policy)
  if (policy.default === true) makeDefault(policies, policy.id)
  return created(render(call, policy))
}

function list(call: PlatformCall): Reply {
  refuseFilter(call)
  return page(call, {
    name: all,
    path: all,
    items: call.environment.deviceAuthenticationPolicies,
    render: (policy) => render(call, policy),
  })
}

function update(call: PlatformCall): Reply {
  const policies = call.environment.deviceAuthenticationPolicies
  const before = devicePolicyOf(call)
  const next: DeviceAuthenticationPolicy = {
    id: before.id,
    ...readDevicePolicy(call, before),
    createdAt: before['createdAt'],
    updatedAt: call.now,
  }
  replace(policies, next)
  if (next.default === true) makeDefault(policies, next.id)
  return ok(render(call, next))
}

function remove(call: PlatformCall): Reply {
  const { deviceAuthenticationPolicies, actions } = call.environment
  const { id, default: isDefault } = devicePolicyOf(call)
  if (isDefault === true) {
    throw invalidData(constraint('default', 'Cannot remove default device authentication policy'))
  }
  if (actions.some((action) => action.deviceAuthenticationPolicy?.id === id)) throw inUse()
  removeWhere(deviceAuthenticationPolicies, (policy) => policy.id === id)
  return noContent
}

function inUse(): PingOneProblem {
  const message = 'The request could not be completed. There was an issue processing the request.'
  const detail = invalidValue('signOnPolicies', 'has an action that uses this policy')
  return new PingOneProblem(409, 'REQUEST_FAILED', message, [detail])
}

function devicePolicyOf(call: PlatformCall): DeviceAuthenticationPolicy {
  return find(call.environment.deviceAuthenticationPolicies, call.id('devicePolicy'))
}

function render(call: PlatformCall, policy: DeviceAuthenticationPolicy): unknown {
  return {
    _links: links(call, `${all}/${policy.id}`),
    id: policy.id,
    environment: environmentOf(call),
    ...without(policy, 'id'),
  }
}
