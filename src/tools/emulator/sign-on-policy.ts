// Sign-on policies: which one a request gets, what its actions are, and when one may be skipped.
import { notImplemented } from './problem.js'
import type {
  Application,
  EnvironmentState,
  SignOnPolicy,
  SignOnPolicyAction,
  User,
} from './resources.js'
import type { Session } from './runtime.js'
import { isRecord } from './json-value.js'

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

/** What a condition may look at. */
export interface ConditionFacts {
  /** Absent when there is no session, or when it must not count. */
  readonly session?: Session
  readonly user?: User
  readonly nowMs: number
}

/**
 * Does the action have to run? An action without a condition always does, except that a password
 * once given stands for LOGIN and IDENTIFIER_FIRST as long as the session lives.
 */
export function isActionNeeded(action: SignOnPolicyAction, facts: ConditionFacts): boolean {
  if (action.condition !== undefined) return holds(action.condition, facts)
  if (action.type === 'LOGIN' || action.type === 'IDENTIFIER_FIRST') {
    return facts.session?.passwordAtMs === undefined
  }
  return true
}

function holds(condition: unknown, facts: ConditionFacts): boolean {
  if (!isRecord(condition)) throw unknownCondition(condition)
  const { and, or, not } = condition
  if (Array.isArray(and)) return and.every((part) => holds(part, facts))
  if (Array.isArray(or)) return or.some((part) => holds(part, facts))
  if (not !== undefined) return !holds(not, facts)
  if (typeof condition['secondsSince'] === 'string') return isTooLongAgo(condition, facts)
  if (typeof condition['value'] === 'string') return isUserValue(condition, facts)
  throw unknownCondition(condition)
}

function isTooLongAgo(
  condition: Readonly<Record<string, unknown>>,
  facts: ConditionFacts,
): boolean {
  const { secondsSince, greater } = condition
  const factor = /^\$\{session\.lastSignOn\.withAuthenticator\.(pwd|mfa)\.at\}$/.exec(
    String(secondsSince),
  )?.[1]
  if (factor === undefined || typeof greater !== 'number') throw unknownCondition(condition)
  const atMs = factor === 'pwd' ? facts.session?.passwordAtMs : facts.session?.mfaAtMs
  return atMs === undefined || facts.nowMs - atMs > greater * 1000
}

function isUserValue(condition: Readonly<Record<string, unknown>>, facts: ConditionFacts): boolean {
  const path = /^\$\{user\.([A-Za-z.]+)\}$/.exec(String(condition['value']))?.[1]
  if (path === undefined || !('equals' in condition)) throw unknownCondition(condition)
  const value = path
    .split('.')
    .reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), facts.user)
  return value === condition['equals']
}

function unknownCondition(condition: unknown): Error {
  return notImplemented(`the sign-on policy condition ${JSON.stringify(condition)}`)
}
