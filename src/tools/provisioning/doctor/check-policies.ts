// Whether the sign-on policies ask for a second factor.
import type { Finding } from './diagnosis.js'
import { judgeOwn, judgeWith, valueOf } from './fact.js'
import type { Facts } from './facts.js'
import { failed, passed, skipped, warned } from './finding.js'
import type { PoliciesFact, PolicyFact } from './gather-platform.js'
import { applyRecipe } from './cures.js'
import { joinWords, quoteAll } from '../words.js'
import { writeAnswer } from './check-client.js'

const place = 'Applications → the application → Policies'
const mfa = 'MULTI_FACTOR_AUTHENTICATION'

/** Whether the policy asks for a second factor at all. */
export function hasMfa({ actions }: PolicyFact): boolean {
  return hasStep({ actions }, mfa)
}

function hasStep({ actions }: Pick<PolicyFact, 'actions'>, wanted: string): boolean {
  return actions.some(({ type }) => type === wanted)
}

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

const assignedTopic = {
  check: 'policies-assigned',
  title: 'The application has sign-on policies of its own',
}

/** In their order: the first one signs on. */
export function checkPoliciesAssigned({ platform }: Facts): Finding {
  return judgeOwn(assignedTopic, platform.policies, ({ assigned, fallback }) => {
    const names = assigned.map(({ name }) => name)
    if (names.length > 0) return passed(assignedTopic, `In this order: ${quoteAll(names)}.`)
    const instead =
      fallback === undefined ? '' : `, so "${fallback.name}" of the environment applies`
    return failed(
      assignedTopic,
      `None is assigned${instead}.`,
      `Assign a policy with MFA (${place}), or ${applyRecipe}. acr_values may name assigned policies only.`,
    )
  })
}

const actionsTopic = { check: 'policy-actions', title: 'Every policy has steps' }

/** An empty policy may not be assigned; one that was emptied later lets nobody in, or anybody. */
export function checkPolicyActions({ platform }: Facts): Finding {
  return judgeWith(actionsTopic, platform.policies, (policies) => {
    const used = usedPolicies(policies)
    const empty = used.filter(({ actions }) => actions.length === 0).map(({ name }) => name)
    return empty.length === 0
      ? passed(actionsTopic, used.map(describe).join('; ') + '.')
      : failed(
          actionsTopic,
          `${quoteAll(empty)} has no steps.`,
          `Add a step to ${quoteAll(empty)} (Authentication → Authentication), or take it from the application (${place}).`,
        )
  })
}

function describe({ name, actions }: PolicyFact): string {
  return `"${name}": ${actions.map(({ type }) => type).join(', ')}`
}

const firstTopic = { check: 'mfa-first', title: 'Signing on asks for a second factor' }

/** What is assigned first is what a sign-on runs. */
export function checkMfaFirst({ app, platform }: Facts): Finding {
  return judgeWith(firstTopic, platform.policies, (policies) => {
    const [first, ...others] = signOnPolicies(policies, app.acrValues)
    if (first === undefined) {
      return failed(
        firstTopic,
        app.acrValues.length === 0
          ? 'There is no policy.'
          : `None of ${quoteAll(app.acrValues)} (acrValues) is assigned.`,
        `Assign a policy with MFA (${place}).`,
      )
    }
    return hasMfa(first) ? judgeOthers(first, others) : refuseFirst(first)
  })
}

function refuseFirst({ name, actions }: PolicyFact): Finding {
  const steps = actions.map(({ type }) => type).join(', ') || 'no steps'
  return failed(
    firstTopic,
    `"${name}" is used first, and asks for none: ${steps}.`,
    `Move a policy with MFA to the top (${place}), or add an MFA step to "${name}" (Authentication → Authentication).`,
  )
}

/** PingOne goes on to the next policy when one fails: one that asks for less is a way around the first. */
function judgeOthers(first: PolicyFact, others: readonly PolicyFact[]): Finding {
  if (first.actions.every(({ type, isConditional }) => type !== mfa || isConditional)) {
    return warned(
      firstTopic,
      `"${first.name}" is used first, and asks for one only under a condition.`,
      `Take the condition from the MFA step of "${first.name}" (Authentication → Authentication), or guard what needs a second factor with requiresMfa().`,
    )
  }
  const evidence = `"${first.name}" is used first, and asks for one.`
  const weaker = others.flatMap((policy) => {
    const lacks = [
      ...(hasStep(first, 'LOGIN') && !hasStep(policy, 'LOGIN') ? ['password'] : []),
      ...(hasMfa(policy) ? [] : ['second factor']),
    ]
    return lacks.length === 0
      ? []
      : [`"${policy.name}", which asks for no ${lacks.join(' and no ')}`]
  })
  if (weaker.length === 0) return passed(firstTopic, evidence)
  return warned(
    firstTopic,
    `${evidence} When it fails, PingOne may go on to ${joinWords(weaker)}.`,
    `Set acrValues to '${first.name}' in the app, so that a sign-on uses no other policy, or take the weaker ones from the application (${place}).`,
  )
}

const acrTopic = {
  check: 'mfa-acr-values',
  title: 'mfaAcrValues name policies with MFA that are assigned',
}

/** By the assignments when they can be read; else by PingOne's answer to these `acr_values`. */
export function checkMfaAcrValues(facts: Facts): Finding {
  const { mfaAcrValues } = facts.app
  if (mfaAcrValues.length === 0) {
    return skipped(acrTopic, 'no mfaAcrValues are configured: any acr counts')
  }
  const policies = valueOf(facts.platform.policies)
  return policies === undefined
    ? judgeAcrAnswer(facts)
    : judgeAcrNames(mfaAcrValues, policies.assigned)
}

function judgeAcrNames(wanted: readonly string[], assigned: readonly PolicyFact[]): Finding {
  const missing = wanted.filter((name) => !assigned.some((policy) => policy.name === name))
  if (missing.length > 0) {
    return failed(
      acrTopic,
      `${quoteAll(missing)} is not assigned; assigned are ${quoteAll(assigned.map(({ name }) => name)) || 'none'}.`,
      `Assign ${quoteAll(missing)} (${place}), or write the right names to PINGONE_MFA_ACR_VALUES.`,
    )
  }
  const weak = assigned
    .filter((policy) => wanted.includes(policy.name) && !hasMfa(policy))
    .map(({ name }) => name)
  return weak.length === 0
    ? passed(acrTopic, `${quoteAll(wanted)}: assigned, with MFA.`)
    : failed(
        acrTopic,
        `${quoteAll(weak)} has no MFA step: requiresMfa() would be met without a second factor.`,
        `Take ${quoteAll(weak)} out of PINGONE_MFA_ACR_VALUES, or add an MFA step to it (Authentication → Authentication).`,
      )
}

function judgeAcrAnswer({ app, open }: Facts): Finding {
  return judgeWith(acrTopic, open.acrAnswer, (answer) => {
    const evidence = `PingOne answered ${quoteAll(app.mfaAcrValues)} with ${writeAnswer(answer)}.`
    return answer.details.some(({ target }) => target === 'acr_values')
      ? failed(
          acrTopic,
          evidence,
          `Assign ${quoteAll(app.mfaAcrValues)} (${place}), or write the right names to PINGONE_MFA_ACR_VALUES.`,
        )
      : passed(acrTopic, evidence)
  })
}

const bypassTopic = {
  check: 'no-devices-mode',
  title: 'Nobody passes MFA for want of a device',
}

/** With BYPASS a step-up or an approval of a user without device is done at once. */
export function checkNoDevicesMode({ platform }: Facts): Finding {
  return judgeWith(bypassTopic, platform.policies, (policies) => {
    const lenient = usedPolicies(policies)
      .filter(({ actions }) => actions.some(({ noDevicesMode }) => noDevicesMode === 'BYPASS'))
      .map(({ name }) => name)
    return lenient.length === 0
      ? passed(bypassTopic, 'No MFA step is passed without a device.')
      : warned(
          bypassTopic,
          `${quoteAll(lenient)} lets users without a device pass (noDevicesMode BYPASS).`,
          `Set noDevicesMode of the MFA step of ${quoteAll(lenient)} to BLOCK (Authentication → Authentication): step-up and approval name the user, and would be done at once.`,
        )
  })
}
