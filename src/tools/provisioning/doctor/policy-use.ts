// Which policies a sign-on runs, how it enters them, and how often they ask for something.
import { describeCondition } from '../conditions/describe-condition.js'
import { judgeFrequency, type Entry, type Frequency } from '../conditions/policy-run.js'
import { leavesOf } from '../conditions/condition.js'
import type { AppConfiguration } from './configuration.js'
import type { PoliciesFact, PolicyFact } from './gather-platform.js'
import type { ActionFact } from './parse-policies.js'

/** What a policy asks for. */
export type StepType = 'LOGIN' | 'MULTI_FACTOR_AUTHENTICATION'

/** The type of the step that asks for a second factor. */
export const mfa = 'MULTI_FACTOR_AUTHENTICATION'

/** The policies that the application can really use. */
export function usedPolicies({ assigned, fallback }: PoliciesFact): readonly PolicyFact[] {
  return assigned.length > 0 || fallback === undefined ? assigned : [fallback]
}

/** The policies that a sign-on runs, in their order: those it asks for, or else all. */
export function signOnPolicies(
  policies: PoliciesFact,
  acrValues: readonly string[],
): readonly PolicyFact[] {
  if (acrValues.length === 0) return usedPolicies(policies)
  return acrValues.flatMap((name) => policies.assigned.find((policy) => policy.name === name) ?? [])
}

/** A sign-on: embedded it brings no cookie of an earlier one, hosted it may. */
export function signOnEntry({ signOn }: Pick<AppConfiguration, 'signOn'>): Entry {
  return { session: signOn === 'hosted' ? 'unknown' : 'none', isHinted: false }
}

/** A step-up or an approval: always embedded, with a signed hint. */
export const confirmationEntry: Entry = { session: 'none', isHinted: true }

/** Over all sign-ons there can be: whether the policy asks for it. */
export function frequencyOf(
  policy: Pick<PolicyFact, 'actions'>,
  { type, entry }: { readonly type: StepType; readonly entry: Entry },
): Frequency {
  return judgeFrequency(policy.actions, { isWanted: (step) => step.type === type, entry })
}

/** The steps that run in some sign-on at least. */
export function runningSteps(
  { actions }: Pick<PolicyFact, 'actions'>,
  entry: Entry,
): readonly ActionFact[] {
  return actions.filter(
    (action) => judgeFrequency(actions, { isWanted: (step) => step === action, entry }) !== 'never',
  )
}

/** When steps of a type that do not always run do, as the end of a sentence that says that they do. */
export function describeWhen({ actions }: Pick<PolicyFact, 'actions'>, type: StepType): string {
  const steps = actions.filter((action) => action.type === type)
  const words = describeConditions(steps)
  const passes = steps.some(({ noDevicesMode }) => noDevicesMode === 'BYPASS')
  return [
    ...(words === undefined ? [] : [` only if ${words}`]),
    ...(passes ? [', but not if the user has no device (noDevicesMode BYPASS)'] : []),
  ].join('')
}

/** Why steps that are there never run, as far as their conditions tell. */
export function describeNever({ actions }: Pick<PolicyFact, 'actions'>, type: StepType): string {
  const steps = actions.filter((action) => action.type === type)
  const leaves = steps.flatMap(({ condition }) =>
    condition === undefined ? [] : leavesOf(condition),
  )
  const looksAtPassword = leaves.some((leaf) => leaf.kind === 'age' && leaf.authenticator === 'pwd')
  const why = looksAtPassword
    ? 'and by then the password has just been given'
    : 'which is never the case'
  return `it would only if ${describeConditions(steps) ?? 'nothing'}, ${why}`
}

/** `undefined`: one of them has none. */
function describeConditions(steps: readonly ActionFact[]): string | undefined {
  const conditions = steps.flatMap(({ condition }) => condition ?? [])
  if (conditions.length < steps.length || conditions.length === 0) return undefined
  return conditions.map(describeCondition).join(', or if ')
}
