// What destroying would do, and what doctor found, as people read it.
import { expect, it } from 'vitest'
import { describeDestroyPlan } from '../../../src/tools/cli/destroy-text.js'
import { describeDiagnosis } from '../../../src/tools/cli/diagnosis-text.js'
import type { Finding } from '../../../src/tools/provisioning/doctor/diagnosis.js'

const screen = { hasColour: false, columns: 100 }
const about = { environmentId: 'e-1', prefix: 'bank' }

it('destroying says what is removed, restored, gone and kept, and why', () => {
  const steps = [
    { kind: 'device', id: 'd-1', title: 'device "+467…"', removal: 'delete' },
    { kind: 'mfaSettings', id: 'e-1', title: 'MFA settings', removal: 'restore' },
    { kind: 'user', id: 'u-1', title: 'user "maya"', removal: 'gone' },
    {
      kind: 'application',
      id: 'a-1',
      title: 'application "ours"',
      removal: 'kept',
      reason: 'its name does not begin with "bank"\nany more',
    },
  ] as const
  expect(describeDestroyPlan({ ...about, steps, hasChanges: true }, screen)).toBe(
    `What was made with the prefix "bank" in environment e-1

- device "+467…"  d-1
~ MFA settings  e-1
= user "maya"  u-1
! application "ours"  a-1
    its name does not begin with "bank"
    any more

1 to remove, 1 to restore, 1 gone already, 1 kept`,
  )
})

it('with nothing made there is nothing to do', () => {
  const text = describeDestroyPlan({ ...about, steps: [], hasChanges: false }, screen)
  expect(text.split('\n').at(-1)).toBe('Nothing is known of anything made here. Nothing to do.')
})

it('what is only kept is nothing to do', () => {
  const steps = [
    { kind: 'user', id: 'u-1', title: 'user "x"', removal: 'kept', reason: 'not ours' },
  ] as const
  const text = describeDestroyPlan({ ...about, steps, hasChanges: false }, screen)
  expect(text.split('\n').at(-1)).toBe('1 kept. Nothing to do.')
})

it('a diagnosis has a sign, what was seen, what to do, and the sum', () => {
  const findings = [
    { check: 'a', title: 'PingOne is reached', verdict: 'pass', evidence: 'auth.pingone.eu' },
    {
      check: 'b',
      title: 'The clocks agree',
      verdict: 'warn',
      evidence: '40 s',
      cure: 'Set it.',
    },
    {
      check: 'c',
      title: 'The application takes redirects',
      verdict: 'fail',
      evidence: 'it has\u202e none\nat all',
      cure: 'Add it\nthere.',
    },
    { check: 'd', title: 'The policy has an action', verdict: 'skipped', evidence: 'no worker' },
  ] as const
  const counts = { pass: 1, warn: 1, fail: 1, skipped: 1 }
  expect(describeDiagnosis({ findings, counts, isHealthy: false }, screen)).toBe(
    `✓ PingOne is reached
    auth.pingone.eu
! The clocks agree
    40 s
    → Set it.
✗ The application takes redirects
    it has\\u{202e} none
    at all
    → Add it
      there.
– 1 check skipped: no worker

To fix
✗ The application takes redirects
    it has\\u{202e} none
    at all
    → Add it
      there.

1 fine, 1 warning, 1 wrong, 1 skipped`,
  )
  expect(
    describeDiagnosis({ findings, counts, isHealthy: false }, { ...screen, isQuiet: true }),
  ).toBe(
    `! The clocks agree
    40 s
    → Set it.
✗ The application takes redirects
    it has\\u{202e} none
    at all
    → Add it
      there.

1 fine, 1 warning, 1 wrong, 1 skipped`,
  )
})

it('what a diagnosis skipped for one reason is one line', () => {
  const skip = (check: string, evidence: string): Finding => ({
    check,
    title: `Check ${check}`,
    verdict: 'skipped',
    evidence,
  })
  const reason = 'not looked at: there is no worker application'
  const findings = [skip('a', reason), skip('b', reason), skip('c', 'something else')]
  const counts = { pass: 0, warn: 0, fail: 0, skipped: 3 }
  expect(describeDiagnosis({ findings, counts, isHealthy: true }, screen)).toBe(
    `– 2 checks skipped: there is no worker application
– 1 check skipped: something else
0 fine, 3 skipped`,
  )
})
