// The password as a first factor: given, still good, and of a user whose address is verified.
import { passwordPolicyOf } from '../platform/password-policies-of.js'
import { passwordStatusOf } from '../platform/password-rules.js'
import type { SignOnPolicyAction } from '../resources.js'
import { policyActions } from '../sign-on-policy.js'
import { userOf, type FlowPlace } from './context.js'
import { isUnverified, sendVerificationCode } from './mailed-codes.js'
import type { FlowStatus } from './status.js'
import type { Outcome } from './step.js'

/** Runs LOGIN or IDENTIFIER_FIRST; `first` is the status in which nobody has been named yet. */
export function runFirstFactor(place: FlowPlace, first: FlowStatus): Outcome {
  const { environment, flow, clock } = place
  if (flow.passwordAtMs === undefined) {
    if (isByOtherService(place)) return 'advance'
    flow.status = flow.username === undefined ? first : 'PASSWORD_REQUIRED'
    return 'stay'
  }
  const user = userOf(place)
  if (user === undefined) return 'advance'
  const status = passwordStatusOf(environment, { user, nowMs: clock.now() })
  if (status === 'MUST_CHANGE_PASSWORD' || status === 'PASSWORD_EXPIRED') {
    flow.status = status
    return 'stay'
  }
  if (!isUnverified(user)) return 'advance'
  sendVerificationCode(place, user)
  return 'stay'
}

/** Another service that the action offers has said who it is. */
function isByOtherService({ environment, flow }: FlowPlace): boolean {
  const action = environment.actions.find(({ id }) => id === flow.actionId)
  return flow.externalAtMs !== undefined && (action?.socialProviders ?? []).length > 0
}

/** The action of the policy under which people sign on by password, and what it lets them do. */
export function findLogin({ environment, flow }: FlowPlace): SignOnPolicyAction | undefined {
  const types = ['LOGIN', 'IDENTIFIER_FIRST']
  const actions = policyActions(environment, flow.request.policyId)
  return actions.find(({ id, type }) => types.includes(type) && !flow.doneActions.has(id))
}

/** What a page has to know of the rules; of nobody those of the environment. */
export function describePasswordPolicy(place: FlowPlace): Readonly<Record<string, unknown>> {
  const policy = passwordPolicyOf(place.environment, userOf(place) ?? {})
  if (policy === undefined) return {}
  const { createdAt: _made, updatedAt: _changed, default: _default, ...rules } = policy
  return { passwordPolicy: rules }
}
