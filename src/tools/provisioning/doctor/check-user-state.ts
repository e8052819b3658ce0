// Whether the sign-on tells strangers who is a user.
import type { DecoyStep } from './configuration.js'
import { asksAboutUser } from '../conditions/condition.js'
import { judgeFrequency } from '../conditions/policy-run.js'
import type { Finding } from './diagnosis.js'
import { judgeWith } from './fact.js'
import type { Facts } from './facts.js'
import { passed, skipped, warned } from './finding.js'
import { findMfaSteps, type MfaStep } from './check-devices.js'
import { runningSteps, signOnEntry, signOnPolicies } from './policy-use.js'
import type { PolicyFact } from './gather-platform.js'
import type { ActionFact } from './parse-policies.js'
import { quoteAll } from '../words.js'

const userState = {
  check: 'user-state',
  title: 'Before a first factor, a stranger cannot tell who is a user',
}

interface Leak {
  readonly evidence: string
  readonly cure: string
}

/** What a name brings about must be the same for everybody, known or not. */
export function checkUserState(facts: Facts): Finding {
  return judgeWith({ topic: userState, fact: facts.platform.policies }, (policies) => {
    const used = signOnPolicies(policies, facts.app.acrValues).map((policy) => ({
      ...policy,
      actions: runningSteps(policy, signOnEntry(facts.app)),
    }))
    if (used.length === 0) return skipped(userState, 'there is no policy')
    return judgeWith({ topic: userState, fact: findMfaSteps(facts) }, (steps) => {
      const leaks = [
        ...steps.flatMap((step) => findSelectionLeak(step, used)),
        ...used.flatMap(findMixedLeak),
        ...findFallThrough(used),
        ...findDecoyLeak(used, facts.app.decoyStep),
      ]
      if (leaks.length === 0) {
        return passed(userState, 'Every name is answered with the same step.')
      }
      return warned(userState, {
        evidence: leaks.map(({ evidence }) => evidence).join(' '),
        cure: [...new Set(leaks.map(({ cure }) => cure))].join(' '),
      })
    })
  })
}

/** A user with devices is asked to choose; a stranger, who gets the page of a code, is not. */
function findSelectionLeak(
  { policy: { id }, devicePolicy }: MfaStep,
  used: readonly PolicyFact[],
): readonly Leak[] {
  const policy = used.find((each) => each.id === id)
  if (policy === undefined || devicePolicy === undefined || stepAfterName(policy) !== 'code')
    return []
  if (devicePolicy.deviceSelection === 'DEFAULT_TO_FIRST') return []
  return [
    {
      evidence: `"${policy.name}" asks for no password, and its MFA policy "${devicePolicy.name}" lets users choose a device (${devicePolicy.deviceSelection}): whoever is asked to choose is a user.`,
      cure: `Set the device selection of "${devicePolicy.name}" to DEFAULT_TO_FIRST (Authentication → MFA), or ask for a password first.`,
    },
  ]
}

/** One policy, two kinds of users. */
function findMixedLeak(policy: PolicyFact): readonly Leak[] {
  const cure = `Let "${policy.name}" ask everybody for the same after the name (Authentication → Authentication).`
  const [first, second] = policy.actions
  if (first?.type === 'IDENTIFIER_FIRST' && second?.type === 'MULTI_FACTOR_AUTHENTICATION') {
    return [
      {
        evidence: `"${policy.name}" asks users for a code, and unknown names for a password.`,
        cure,
      },
    ]
  }
  if (!beforePassword(policy).some(dependsOnUser)) return []
  return [
    {
      evidence: `"${policy.name}" has a step that depends on who the user is: some are asked for a password, others for a code.`,
      cure,
    },
  ]
}

/** The steps until everybody has given a password. */
function beforePassword({ actions }: PolicyFact): readonly ActionFact[] {
  const password = actions.findIndex((step) => step.type === 'LOGIN' && !dependsOnUser(step))
  return password === -1 ? actions : actions.slice(0, password)
}

/** A condition that is so for everybody, or for nobody, depends on nothing. */
function dependsOnUser(step: ActionFact): boolean {
  if (step.condition === undefined || !asksAboutUser(step.condition)) return false
  const entry = { session: 'none', isHinted: false } as const
  return judgeFrequency([step], { isWanted: () => true, entry }) === 'sometimes'
}

/** PingOne goes on to the next policy when the first one fails. */
function findFallThrough(used: readonly PolicyFact[]): readonly Leak[] {
  const [first, ...others] = used
  if (first === undefined || stepAfterName(first) !== 'code') return []
  const differing = others.filter((policy) => stepAfterName(policy) === 'password')
  if (differing.length === 0) return []
  const names = quoteAll(differing.map(({ name }) => name))
  return [
    {
      evidence: `"${first.name}" asks for a code, ${names} for a password: PingOne goes on to the next policy when the first one fails.`,
      cure: `Assign only policies to the application that begin alike, or set acrValues to "${first.name}" in the app.`,
    },
  ]
}

function findDecoyLeak(used: readonly PolicyFact[], decoyStep: DecoyStep): readonly Leak[] {
  const [first] = used
  if (first?.actions[0]?.type !== 'IDENTIFIER_FIRST') return []
  const step = stepAfterName(first)
  if (step !== 'password' || decoyStep === 'password') return []
  return [
    {
      evidence: `"${first.name}" asks for a password after the name, and decoyStep is "${decoyStep}".`,
      cure: "Set decoyStep to 'password' in the app.",
    },
  ]
}

/** What a user is asked for once the name is there. */
function stepAfterName({ actions }: PolicyFact): 'password' | 'code' | 'other' {
  const next = actions.find(({ type }) => type !== 'IDENTIFIER_FIRST')
  if (next?.type === 'LOGIN') return 'password'
  return next?.type === 'MULTI_FACTOR_AUTHENTICATION' ? 'code' : 'other'
}
