// Whether codes are hard to guess, and wrong ones come to an end.
import { readMember } from '../../../pingone/json.js'
import { findMfaSteps, uniquePolicies } from './check-devices.js'
import type { Finding } from './diagnosis.js'
import { judgeOwn, judgeWith } from './fact.js'
import type { Facts } from './facts.js'
import { passed, skipped, warned } from './finding.js'
import {
  codeMethods,
  methodTitles,
  type CodeNumbers,
  type DevicePolicyFact,
  type MethodName,
} from './parse-policies.js'

const numbersTopic = {
  check: 'otp-settings',
  title: 'Codes are hard to guess and do not live long',
}

/** Length, lifetime, tries and pause of every method with codes. */
export function checkOtpSettings(facts: Facts): Finding {
  return judgeWith({ topic: numbersTopic, fact: findMfaSteps(facts) }, (steps) => {
    const used = uniquePolicies(steps)
    if (used.length === 0) return skipped(numbersTopic, 'no MFA policy is in use')
    const policies = used.filter((policy) => numbersOf(policy).length > 0)
    if (policies.length === 0) return skipped(numbersTopic, 'no MFA policy in use has codes')
    const hasLockout = locksAccounts(facts)
    const problems = policies.flatMap((policy) => findNumberProblems(policy, hasLockout))
    return problems.length === 0
      ? passed(numbersTopic, policies.map(describeNumbers).join(' '))
      : warned(numbersTopic, {
          evidence: problems.map(({ evidence }) => evidence).join(' '),
          cure: [...new Set(problems.map(({ cure }) => cure))].join(' '),
        })
  })
}

function locksAccounts({ platform }: Facts): boolean {
  return platform.mfaSettings.known && typeof platform.mfaSettings.value['lockout'] === 'object'
}

function numbersOf({ numbers }: DevicePolicyFact): readonly (readonly [MethodName, CodeNumbers])[] {
  return codeMethods.flatMap((method) => {
    const found = numbers[method]
    return found === undefined ? [] : [[method, found] as const]
  })
}

function describeNumbers(policy: DevicePolicyFact): string {
  const each = numbersOf(policy).map(
    ([method, { otpLength, lifeTimeSeconds, failureCount, coolDownSeconds }]) => {
      const lifeTime = lifeTimeSeconds === undefined ? '' : `, ${lifeTimeSeconds} s`
      return `${methodTitles[method]} ${otpLength} digits${lifeTime}, ${failureCount} tries, then a pause of ${coolDownSeconds} s`
    },
  )
  return `"${policy.name}": ${each.join('; ')}.`
}

interface NumberProblem {
  readonly evidence: string
  readonly cure: string
}

function findNumberProblems(
  policy: DevicePolicyFact,
  hasLockout: boolean,
): readonly NumberProblem[] {
  return numbersOf(policy).flatMap(([method, numbers]) =>
    rules(numbers, hasLockout)
      .filter(({ isBroken }) => isBroken)
      .map(({ says, cure }) => ({
        evidence: `"${policy.name}", ${methodTitles[method]}: ${says}.`,
        cure: `${cure} (Authentication → MFA → "${policy.name}").`,
      })),
  )
}

function rules(
  { otpLength, lifeTimeSeconds, failureCount, coolDownSeconds }: CodeNumbers,
  hasLockout: boolean,
) {
  return [
    {
      isBroken: otpLength < 6,
      says: `codes have ${otpLength} digits`,
      cure: 'Set the passcode length to 6 or more',
    },
    {
      isBroken: lifeTimeSeconds !== undefined && lifeTimeSeconds > 1800,
      says: `codes live ${lifeTimeSeconds} seconds`,
      cure: 'Set the passcode lifetime to 30 minutes or less',
    },
    {
      isBroken: lifeTimeSeconds !== undefined && lifeTimeSeconds < 60,
      says: `codes live ${lifeTimeSeconds} seconds`,
      cure: 'Set the passcode lifetime to a minute or more, or nobody can type them in time',
    },
    {
      isBroken: failureCount > 5,
      says: `${failureCount} wrong codes are allowed`,
      cure: 'Set the passcode failure limit to 5 or less',
    },
    {
      isBroken: coolDownSeconds === 0 && !hasLockout,
      says: 'wrong codes lead to no pause, and the account is never locked',
      cure: 'Set a block duration of 2 minutes',
    },
  ]
}

const lockout = {
  check: 'account-lockout',
  title: 'Many wrong codes lock the account',
}

/** Absent, an account is never locked, whatever device the codes are for. */
export function checkLockout({ platform }: Facts): Finding {
  return judgeOwn({ topic: lockout, fact: platform.mfaSettings }, (settings) => {
    const value: unknown = settings['lockout']
    const count = readNumber(value, 'failureCount')
    if (count === undefined || count === 0) {
      return warned(lockout, {
        evidence: 'The MFA settings have no lockout.',
        cure: 'Set the account lockout (Authentication → MFA Settings), for example to 20 failures and 10 minutes, or run `express-pingone-mfa provision apply --recipe mfa-settings --lockout-failure-count 20 --lockout-duration-seconds 600`.',
      })
    }
    const seconds = readNumber(value, 'durationSeconds')
    const until = seconds === undefined ? 'until an administrator unlocks it' : `for ${seconds} s`
    return passed(lockout, `${count} wrong codes lock an account ${until}.`)
  })
}

function readNumber(value: unknown, name: string): number | undefined {
  const number = readMember(value, name)
  return typeof number === 'number' ? number : undefined
}
