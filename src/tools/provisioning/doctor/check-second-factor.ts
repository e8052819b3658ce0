// Whether a sign-on, a step-up and an approval always ask for a second factor.
import { isUuid } from '../../../pingone/json.js'
import type { Frequency } from '../conditions/policy-run.js'
import type { Finding } from './diagnosis.js'
import { judgeWith, valueOf } from './fact.js'
import type { Facts } from './facts.js'
import { failed, passed, skipped, warned } from './finding.js'
import type { PolicyFact } from './gather-platform.js'
import {
  confirmationEntry,
  describeNever,
  describeWhen,
  frequencyOf,
  mfa,
  signOnEntry,
  signOnPolicies,
  type StepType,
} from './policy-use.js'
import type { Entry } from '../conditions/policy-run.js'
import { joinWords, quoteAll } from '../words.js'
import { writeAnswer } from './check-client.js'

const place = 'Applications → the application → Policies'
const editor = 'Authentication → Authentication'

const firstTopic = { check: 'mfa-first', title: 'Signing on asks for a second factor' }

/** What is assigned first is what a sign-on runs. */
export function checkMfaFirst({ app, platform }: Facts): Finding {
  return judgeWith({ topic: firstTopic, fact: platform.policies }, (policies) => {
    const [first, ...others] = signOnPolicies(policies, app.acrValues)
    if (first === undefined) {
      return failed(firstTopic, {
        evidence:
          app.acrValues.length === 0
            ? 'There is no policy.'
            : `None of ${quoteAll(app.acrValues)} (acrValues) is assigned.`,
        cure: `Assign a policy with MFA (${place}).${explainFlowPolicies(app.acrValues)}`,
      })
    }
    const entry = signOnEntry(app)
    switch (frequencyOf(first, { type: mfa, entry })) {
      case 'never':
        return refuseFirst(first)
      case 'sometimes':
        return doubtFirst(first)
      case 'always':
        return judgeOthers(first, { others, entry })
    }
  })
}

function refuseFirst(first: PolicyFact): Finding {
  const { name, actions } = first
  if (!hasMfaStep(first)) {
    const steps = actions.map(({ type }) => type).join(', ') || 'no steps'
    return failed(firstTopic, {
      evidence: `"${name}" is used first, and asks for none: ${steps}.`,
      cure: `Move a policy with MFA to the top (${place}), or add an MFA step to "${name}" (${editor}).`,
    })
  }
  return failed(firstTopic, {
    evidence: `"${name}" is used first, and never asks for one: ${describeNever(first, mfa)}.`,
    cure: cureCondition(name),
  })
}

function hasMfaStep({ actions }: PolicyFact): boolean {
  return actions.some(({ type }) => type === mfa)
}

function doubtFirst(first: PolicyFact): Finding {
  return warned(firstTopic, {
    evidence: `"${first.name}" is used first, and asks for one${describeWhen(first, mfa)}.`,
    cure: `${cureCondition(first.name).slice(0, -1)}, or guard what needs a second factor with requiresMfa().`,
  })
}

function cureCondition(name: string): string {
  return `Take the condition from the MFA step of "${name}" (${editor}).`
}

/** PingOne goes on to the next policy when one fails: one that asks for less is a way around the first. */
function judgeOthers(
  first: PolicyFact,
  { others, entry }: { readonly others: readonly PolicyFact[]; readonly entry: Entry },
): Finding {
  const evidence = `"${first.name}" is used first, and asks for one.`
  const weaker = others.flatMap((policy) => {
    const lacks = [
      ...describeLack(policy, { than: first, type: 'LOGIN', entry }),
      ...describeLack(policy, { than: first, type: mfa, entry }),
    ]
    return lacks.length === 0 ? [] : [`"${policy.name}", which asks for ${lacks.join(' and ')}`]
  })
  if (weaker.length === 0) return passed(firstTopic, evidence)
  return warned(firstTopic, {
    evidence: `${evidence} When it fails, PingOne may go on to ${joinWords(weaker)}.`,
    cure: `Set acrValues to '${first.name}' in the app, so that a sign-on uses no other policy, or take the weaker ones from the application (${place}).`,
  })
}

const ranks: Readonly<Record<Frequency, number>> = { never: 0, sometimes: 1, always: 2 }
const names: Readonly<Record<StepType, string>> = { LOGIN: 'password', [mfa]: 'second factor' }

/** What a policy asks for less often than another one does. */
function describeLack(
  policy: PolicyFact,
  {
    than,
    type,
    entry,
  }: { readonly than: PolicyFact; readonly type: StepType; readonly entry: Entry },
): readonly string[] {
  const frequency = frequencyOf(policy, { type, entry })
  if (ranks[frequency] >= ranks[frequencyOf(than, { type, entry })]) return []
  if (frequency === 'never') return [`no ${names[type]}`]
  return [`a ${names[type]}${describeWhen(policy, type)}`]
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
  return policies === undefined ? judgeAcrAnswer(facts) : judgeAcrNames(facts, policies.assigned)
}

function judgeAcrNames({ app }: Facts, assigned: readonly PolicyFact[]): Finding {
  const wanted = app.mfaAcrValues
  const missing = wanted.filter((name) => !assigned.some((policy) => policy.name === name))
  if (missing.length > 0) {
    return failed(acrTopic, {
      evidence: `${quoteAll(missing)} is not assigned; assigned are ${quoteAll(assigned.map(({ name }) => name)) || 'none'}.`,
      cure: `Assign ${quoteAll(missing)} (${place}), or write the right names to PINGONE_MFA_ACR_VALUES.${explainFlowPolicies(missing)}`,
    })
  }
  const named = assigned.filter((policy) => wanted.includes(policy.name))
  const entries = [signOnEntry(app), confirmationEntry]
  const atWorst = (frequency: Frequency): readonly PolicyFact[] =>
    named.filter((policy) => worstFrequency(policy, entries) === frequency)
  const [never, sometimes] = [atWorst('never'), atWorst('sometimes')]
  if (never.length > 0) return refuseAcr(never)
  if (sometimes.length > 0) return doubtAcr(sometimes)
  return passed(acrTopic, `${quoteAll(wanted)}: assigned, with MFA.`)
}

/** Both ways count: the acr of a sign-on, and that of a step-up. */
function worstFrequency(policy: PolicyFact, entries: readonly Entry[]): Frequency {
  const found = entries.map((entry) => frequencyOf(policy, { type: mfa, entry }))
  if (found.includes('never')) return 'never'
  return found.includes('sometimes') ? 'sometimes' : 'always'
}

function refuseAcr(policies: readonly PolicyFact[]): Finding {
  const bare = policies.filter((policy) => !hasMfaStep(policy)).map(({ name }) => name)
  const idle = policies.filter(hasMfaStep)
  const evidence = [
    ...(bare.length === 0
      ? []
      : [`${quoteAll(bare)} has no MFA step: requiresMfa() would be met without a second factor.`]),
    ...idle.map(
      (policy) =>
        `"${policy.name}" has an MFA step that never runs: ${describeNever(policy, mfa)}.`,
    ),
  ].join(' ')
  const all = quoteAll(policies.map(({ name }) => name))
  const mend =
    idle.length === 0
      ? `add an MFA step to it (${editor})`
      : `let an MFA step of it run without a condition (${editor})`
  return failed(acrTopic, {
    evidence,
    cure: `Take ${all} out of PINGONE_MFA_ACR_VALUES, or ${mend}.`,
  })
}

function doubtAcr(policies: readonly PolicyFact[]): Finding {
  const each = policies.map(
    (policy) => `"${policy.name}" asks for a second factor${describeWhen(policy, mfa)}.`,
  )
  const all = quoteAll(policies.map(({ name }) => name))
  return warned(acrTopic, {
    evidence: `${each.join(' ')} Whoever is not asked can confirm nothing.`,
    cure: `Let an MFA step of ${all} run for everybody: without a condition, and with noDevicesMode BLOCK (${editor}).`,
  })
}

function judgeAcrAnswer({ app, open }: Facts): Finding {
  return judgeWith({ topic: acrTopic, fact: open.acrAnswer }, (answer) => {
    const evidence = `PingOne answered ${quoteAll(app.mfaAcrValues)} with ${writeAnswer(answer)}.`
    return answer.details.some(({ target }) => target === 'acr_values')
      ? failed(acrTopic, {
          evidence,
          cure: `Assign ${quoteAll(app.mfaAcrValues)} (${place}), or write the right names to PINGONE_MFA_ACR_VALUES.${explainFlowPolicies(app.mfaAcrValues)}`,
        })
      : passed(acrTopic, evidence)
  })
}

/** DaVinci's flow policies are named by their ids, and answer in a language of their own. */
function explainFlowPolicies(names: readonly string[]): string {
  const ids = names.filter(isUuid)
  if (ids.length === 0) return ''
  return ` ${quoteAll(ids)} is an id, as DaVinci's flow policies have: this app shows the steps of sign-on policies, which have names, and none of DaVinci.`
}
