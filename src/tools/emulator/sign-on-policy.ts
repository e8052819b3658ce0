// Sign-on policies: which one a request gets, what its actions are, and when one may be skipped.
import { parseCondition, type Condition } from './condition.js'
import { holds, type ConditionFacts } from './condition-facts.js'
import { notImplemented } from './problem.js'
import type {
  Application,
  EnvironmentState,
  SignOnPolicy,
  SignOnPolicyAction,
} from './resources.js'

/** The policies an application may use, the first choice first. */
export function assignedPolicies(
  environment: EnvironmentState,
  application: Application,
): readonly SignOnPolicy[] {
  const assigned = environment.signOnPolicyAssignments
    .filter((assignment) => assignment.application.id === application.id)
    .sort((one, other) => one.priority - other.priority)
    .flatMap(({ signOnPolicy }) => findPolicy(environment, signOnPolicy.id) ?? [])
  if (assigned.length > 0) return assigned
  return environment.signOnPolicies.filter((policy) => policy.default === true)
}

/** The policy of that id, or undefined when it is gone. */
export function findPolicy(environment: EnvironmentState, id: string): SignOnPolicy | undefined {
  return environment.signOnPolicies.find((policy) => policy.id === id)
}

/** The actions of a policy in the order in which they run. */
export function policyActions(
  environment: EnvironmentState,
  policyId: string,
): readonly SignOnPolicyAction[] {
  return environment.actions
    .filter((action) => action.signOnPolicy.id === policyId)
    .sort((one, other) => one.priority - other.priority)
}

/**
 * Does the action have to run? An action without a condition always does, except that a password
 * once given stands for LOGIN and IDENTIFIER_FIRST as long as the session lives.
 */
export function isActionNeeded(action: SignOnPolicyAction, facts: ConditionFacts): boolean {
  if (action.condition !== undefined) return holds(readCondition(action.condition), facts)
  if (action.type === 'LOGIN' || action.type === 'IDENTIFIER_FIRST') {
    return facts.session?.passwordAtMs === undefined
  }
  return true
}

function readCondition(value: unknown): Condition {
  const condition = parseCondition(value)
  if (condition === undefined) {
    throw notImplemented(`the sign-on policy condition ${JSON.stringify(value)}`)
  }
  return condition
}
