// Whether the app's limits strike before PingOne's, which know no browsers: a stranger could lock people out there.
import { readMember } from '../../../pingone/json.js'
import { quoteAll } from '../words.js'
import { findMfaSteps, uniquePolicies } from './check-devices.js'
import type { Finding } from './diagnosis.js'
import { bothFacts, judgeWith } from './fact.js'
import type { Facts } from './facts.js'
import { passed, skipped, warned } from './finding.js'
import type { DevicePolicyFact } from './parse-policies.js'

const locks = {
  check: 'strangers-locks',
  title: 'Wrong codes of strangers lock nobody out at PingOne',
}

/** The app advises to wait so long after wrong codes (`throttle.lockedPauseMinutes`). */
const longestPauseSeconds = 30 * 60

/** The account's lock and the devices' pauses, against how often strangers may try a name in the app. */
export function checkStrangersLocks(facts: Facts): Finding {
  const { platform, app } = facts
  const steps = findMfaSteps(facts)
  return judgeWith(
    { topic: locks, fact: bothFacts(platform.mfaSettings, steps) },
    ([settings, found]) => {
      const tries = app.secretUserPoints
      const count = readMember(settings['lockout'], 'failureCount')
      const isTooSoon = typeof count === 'number' && count > 0 && count <= tries
      const slow = uniquePolicies(found).filter(pausesLong)
      const evidence = [
        ...(isTooSoon
          ? [`${count} wrong codes lock an account, and strangers may try ${tries} on one name.`]
          : []),
        ...slow.map(describePause),
      ]
      if (evidence.length === 0) return passed(locks, describeHarmless(count, tries))
      const cures = [
        ...(isTooSoon
          ? [
              `Set the account lockout to more than ${tries} failures (Authentication → MFA Settings), or throttle.limits['secret-user'] of the app below ${count} points.`,
            ]
          : []),
        ...(slow.length > 0
          ? [
              `Set a block duration of 30 minutes or less (Authentication → MFA → ${quoteAll(slow.map(({ name }) => name))}).`,
            ]
          : []),
      ]
      return warned(locks, { evidence: evidence.join(' '), cure: cures.join(' ') })
    },
  )
}

function pausesLong(policy: DevicePolicyFact): boolean {
  return longestPause(policy) > longestPauseSeconds
}

function longestPause({ methods, numbers }: DevicePolicyFact): number {
  return Math.max(0, ...methods.map((method) => numbers[method]?.coolDownSeconds ?? 0))
}

function describePause(policy: DevicePolicyFact): string {
  return `"${policy.name}" pauses a device for ${longestPause(policy)} s after wrong codes.`
}

function describeHarmless(count: unknown, tries: number): string {
  return typeof count === 'number' && count > 0
    ? `${count} wrong codes lock an account; strangers may try ${tries} on one name.`
    : 'Accounts are not locked.'
}

const browsers = {
  check: 'browser-secret',
  title: 'There is a secret to know browsers by',
}

/** Without one every browser is a stranger, and strangers can use up the limits of everybody's name. */
export function checkBrowserSecret({ app }: Facts): Finding {
  const { clientAuthentication, clientSecret = '', hasBrowserSecret } = app
  if (hasBrowserSecret) return passed(browsers, 'It is PINGONE_BROWSER_SECRET.')
  if (clientSecret !== '') return passed(browsers, 'It is the client secret.')
  if (clientAuthentication === 'none') {
    return warned(browsers, {
      evidence: 'The app has no client secret (none), and no PINGONE_BROWSER_SECRET.',
      cure: 'Set PINGONE_BROWSER_SECRET to 32 random bytes or more, the same in every process: otherwise every browser is a stranger.',
    })
  }
  return skipped(
    browsers,
    clientAuthentication === 'private_key_jwt'
      ? 'the doctor does not see whether clientKey can be read; PINGONE_BROWSER_SECRET always serves'
      : 'the configuration is incomplete',
  )
}
