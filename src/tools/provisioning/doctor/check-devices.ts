// Whether the MFA steps really have methods.
import type { Finding } from './diagnosis.js'
import { bothFacts, judgeOwn, judgeWith, type Fact } from './fact.js'
import type { Facts } from './facts.js'
import { failed, passed, skipped, warned } from './finding.js'
import type { PolicyFact } from './gather-platform.js'
import { mfa, usedPolicies } from './policy-use.js'
import {
  methodTitles,
  type ActionFact,
  type DevicePolicyFact,
  type MethodName,
} from './parse-policies.js'
import { joinWords, quoteAll } from '../words.js'

/** An MFA step with the device authentication policy that counts for it. */
export interface MfaStep {
  readonly policy: PolicyFact
  readonly action: ActionFact
  /** Absent when the one it names does not exist. */
  readonly devicePolicy?: DevicePolicyFact
  /** Whether the step names it, or gets the environment's default. */
  readonly isNamed: boolean
}

/** Every MFA step of the policies in use. */
export function findMfaSteps({ platform }: Facts): Fact<readonly MfaStep[]> {
  const both = bothFacts(platform.policies, platform.devicePolicies)
  if (!both.known) return both
  const [policies, devicePolicies] = both.value
  const value = usedPolicies(policies).flatMap((policy) =>
    policy.actions
      .filter(({ type }) => type === mfa)
      .map((action) => resolveStep(policy, { action, devicePolicies })),
  )
  return { known: true, value }
}

function resolveStep(
  policy: PolicyFact,
  {
    action,
    devicePolicies,
  }: { readonly action: ActionFact; readonly devicePolicies: readonly DevicePolicyFact[] },
): MfaStep {
  const named = action.deviceAuthenticationPolicyId
  const devicePolicy = devicePolicies.find(({ id, isDefault }) =>
    named === undefined ? isDefault : id === named,
  )
  return {
    policy,
    action,
    isNamed: named !== undefined,
    ...(devicePolicy !== undefined && { devicePolicy }),
  }
}

/** The device authentication policies in use, each once. */
export function uniquePolicies(steps: readonly MfaStep[]): readonly DevicePolicyFact[] {
  return [...new Set(steps.flatMap(({ devicePolicy }) => devicePolicy ?? []))]
}

const methods = {
  check: 'mfa-methods',
  title: 'The MFA policy behind every MFA step has a method',
}

/** The trap: a policy made beside the step and never named by it, so that the default one counts. */
export function checkMfaMethods(facts: Facts): Finding {
  if (facts.platform.policies.known) {
    const steps = findMfaSteps(facts)
    const all = facts.platform.devicePolicies
    return judgeOwn({ topic: methods, fact: bothFacts(steps, all) }, ([found, known]) =>
      judgeSteps(found, known),
    )
  }
  return skipped(methods, facts.platform.policies.obstacle.summary)
}

function judgeSteps(steps: readonly MfaStep[], all: readonly DevicePolicyFact[]): Finding {
  if (steps.length === 0) return skipped(methods, 'no policy in use has an MFA step')
  const mute = steps.filter((step) => methodsOf(step).length === 0)
  if (mute.length === 0) return passed(methods, describeSteps(steps))
  const unlinked = findUnlinked(steps, all)
  return failed(methods, {
    evidence: mute.map(describeMute).join(' '),
    cure: cureMute(mute, unlinked),
  })
}

/** The methods that are on, of those that the old flags of the step ask for. */
function methodsOf({ action, devicePolicy }: MfaStep): readonly MethodName[] {
  const on = devicePolicy?.methods ?? []
  const wanted = action.deviceAuthenticationPolicyId === undefined ? action.flags : undefined
  return wanted === undefined ? on : on.filter((method) => wanted.includes(method))
}

function describeSteps(steps: readonly MfaStep[]): string {
  const titles = [...new Set(steps.map(describePolicy))]
  const served = (title: string): string =>
    quoteAll(
      steps.filter((step) => describePolicy(step) === title).map(({ policy }) => policy.name),
    )
  return titles.map((title) => `${title} serves ${served(title)}.`).join(' ')
}

function describePolicy(step: MfaStep): string {
  const name = step.devicePolicy?.name ?? ''
  return `"${name}" (${joinWords(methodsOf(step).map((method) => methodTitles[method]))})`
}

function describeMute({ policy, action, devicePolicy, isNamed }: MfaStep): string {
  if (devicePolicy === undefined) {
    return isNamed
      ? `"${policy.name}" names an MFA policy that does not exist.`
      : `"${policy.name}" names no MFA policy, and the environment has no default one.`
  }
  const which = isNamed
    ? `names the MFA policy "${devicePolicy.name}"`
    : `names no MFA policy, so the default one counts, "${devicePolicy.name}"`
  return `"${policy.name}" ${which}: ${describeMissing(action, isNamed)}`
}

function describeMissing({ flags }: ActionFact, isNamed: boolean): string {
  if (!isNamed && flags !== undefined && flags.length > 0) {
    return `there ${joinWords(flags.map((method) => methodTitles[method]))}, which the step asks for, is off.`
  }
  return 'there every method is off.'
}

/** Policies that would serve, and that no step names. */
function findUnlinked(
  steps: readonly MfaStep[],
  all: readonly DevicePolicyFact[],
): readonly DevicePolicyFact[] {
  const named = new Set(steps.flatMap(({ devicePolicy }) => devicePolicy?.id ?? []))
  return all.filter(({ id, methods: on }) => !named.has(id) && on.length > 0)
}

function cureMute(mute: readonly MfaStep[], unlinked: readonly DevicePolicyFact[]): string {
  const steps = quoteAll(mute.map(({ policy }) => policy.name))
  if (unlinked.length > 0) {
    return `Choose the MFA policy ${quoteAll(unlinked.map(({ name }) => name))} in the MFA step of ${steps} (Authentication → Authentication): it exists, but no step names it.`
  }
  const names = [...new Set(mute.flatMap(({ devicePolicy }) => devicePolicy?.name ?? []))]
  return names.length === 0
    ? `Choose an MFA policy in the MFA step of ${steps} (Authentication → Authentication).`
    : `Switch SMS or email on in ${quoteAll(names)} (Authentication → MFA).`
}

const flagsTopic = {
  check: 'method-flags',
  title: 'MFA steps name an MFA policy, not the old method flags',
}

/** Both forms work today, together they contradict each other. */
export function checkMethodFlags(facts: Facts): Finding {
  return judgeWith({ topic: flagsTopic, fact: findMfaSteps(facts) }, (steps) => {
    const flagged = steps.filter(({ action }) => action.flags !== undefined)
    if (flagged.length === 0) return passed(flagsTopic, 'No MFA step has method flags.')
    const evidence = flagged.map(describeFlags).join(' ')
    const names = quoteAll(flagged.map(({ policy }) => policy.name))
    return warned(flagsTopic, {
      evidence,
      cure: `Choose an MFA policy in the MFA step of ${names} (Authentication → Authentication): the flags are deprecated, and the MFA policy decides.`,
    })
  })
}

function describeFlags({ policy, action, isNamed }: MfaStep): string {
  const on = joinWords((action.flags ?? []).map((method) => methodTitles[method])) || 'nothing'
  return isNamed
    ? `"${policy.name}" has method flags (${on}) beside an MFA policy.`
    : `"${policy.name}" has method flags (${on}) instead of an MFA policy.`
}
