// Password policies, to read.
import type { PasswordPolicy } from '../sign-on-resources.js'
import { refuseFilter } from './filter.js'
import { find, without } from './find.js'
import { environmentOf, links, page } from './hal.js'
import { ok, type Operation, type PlatformCall, type Reply } from './operation.js'
import { passwordPoliciesOf } from './password-policies-of.js'
import { environmentRoles } from './sign-on-policies.js'

const all = 'passwordPolicies'

/** The operations on password policies. */
export const passwordPolicyOperations: readonly Operation[] = [
  { method: 'GET', path: all, roles: environmentRoles, run: list },
  {
    method: 'GET',
    path: `${all}/:passwordPolicy`,
    roles: environmentRoles,
    run: (call) =>
      ok(render(call, find(passwordPoliciesOf(call.environment), call.id('passwordPolicy')))),
  },
]

function list(call: PlatformCall): Reply {
  refuseFilter(call)
  return page(call, {
    name: all,
    path: all,
    items: passwordPoliciesOf(call.environment),
    render: (policy) => render(call, policy),
  })
}

/** With the number of populations that name it, or, as the default one, name none. */
function render(call: PlatformCall, policy: PasswordPolicy): unknown {
  const { populations } = call.environment
  const isOf = ({ passwordPolicy }: (typeof populations)[number]): boolean =>
    passwordPolicy === undefined ? policy.default === true : passwordPolicy.id === policy.id
  return {
    _links: links(call, `${all}/${policy.id}`),
    id: policy.id,
    environment: environmentOf(call),
    default: false,
    ...without(policy, 'id'),
    populationCount: populations.filter(isOf).length,
  }
}
