// Whether passkeys fit the pages of the app, people can pair what is let in, and no stranger makes phones ring.
import { judgeFrequency } from '../conditions/policy-run.js'
import { joinWords, quoteAll } from '../words.js'
import { findMfaSteps, uniquePolicies, type MfaStep } from './check-devices.js'
import type { AppConfiguration } from './configuration.js'
import type { Finding } from './diagnosis.js'
import { judgeOwn, judgeWith } from './fact.js'
import type { Facts } from './facts.js'
import { failed, passed, skipped, warned } from './finding.js'
import type { PolicyFact } from './gather-platform.js'
import {
  methodTitles,
  type DevicePolicyFact,
  type Fido2PolicyFact,
  type MethodName,
} from './parse-policies.js'
import { mfa, signOnEntry, signOnPolicies } from './policy-use.js'

const passkeys = {
  check: 'passkey-domain',
  title: 'Passkeys belong to the domain of the app',
}

/** A browser takes a passkey only on pages of its own domain, or of one below it. */
export function checkPasskeyDomain(facts: Facts): Finding {
  return judgeWith({ topic: passkeys, fact: findMfaSteps(facts) }, (steps) => {
    const policies = uniquePolicies(steps).filter(({ methods }) => methods.includes('fido2'))
    if (policies.length === 0) return passed(passkeys, 'No MFA policy in use lets passkeys in.')
    return judgeOwn({ topic: passkeys, fact: facts.platform.fido2Policies }, (known) =>
      judgeDomains(policies, { known, app: facts.app }),
    )
  })
}

function judgeDomains(
  policies: readonly DevicePolicyFact[],
  { known, app }: { readonly known: readonly Fido2PolicyFact[]; readonly app: AppConfiguration },
): Finding {
  const host = URL.canParse(app.redirectUri) ? new URL(app.redirectUri).hostname : ''
  const found = policies.map((policy) => ({ policy, fido2: findFido2Policy(policy, known) }))
  const wrong = found.filter(({ fido2 }) => !fits(fido2?.relyingPartyId ?? '', host))
  if (wrong.length === 0) {
    const domains = found.map(
      ({ fido2 }) => `"${fido2?.name ?? ''}": ${fido2?.relyingPartyId ?? ''}.`,
    )
    return passed(passkeys, [...new Set(domains)].join(' '))
  }
  return failed(passkeys, {
    evidence: wrong
      .map(({ policy, fido2 }) =>
        fido2 === undefined
          ? `"${policy.name}" lets passkeys in by a FIDO2 policy that does not exist.`
          : `"${policy.name}" lets passkeys in by the FIDO2 policy "${fido2.name}", for ${fido2.relyingPartyId}; the app is at ${host}.`,
      )
      .join(' '),
    cure: `Choose a FIDO2 policy with the relying party id ${host} in ${quoteAll(wrong.map(({ policy }) => policy.name))} (Authentication → FIDO, then Authentication → MFA): browsers refuse any other, and a passkey cannot be moved, so make one before people pair theirs.`,
  })
}

/** Without a name of its own the environment's default counts. */
function findFido2Policy(
  { fido2PolicyId }: DevicePolicyFact,
  known: readonly Fido2PolicyFact[],
): Fido2PolicyFact | undefined {
  return known.find(({ id, isDefault }) =>
    fido2PolicyId === undefined ? isDefault : id === fido2PolicyId,
  )
}

function fits(relyingPartyId: string, host: string): boolean {
  return relyingPartyId !== '' && (relyingPartyId === host || host.endsWith(`.${relyingPartyId}`))
}

const pairing = {
  check: 'pairing',
  title: 'People can pair what the MFA policies let in',
}

/** A method that is on and cannot be paired helps only those who have it already. */
export function checkPairing(facts: Facts): Finding {
  return judgeWith({ topic: pairing, fact: findMfaSteps(facts) }, (steps) => {
    const policies = uniquePolicies(steps).filter(({ methods }) => methods.length > 0)
    if (policies.length === 0) return skipped(pairing, 'no MFA policy in use has a method')
    const closed = policies.filter(({ methods, pairable }) => pairable.length < methods.length)
    if (closed.length === 0) {
      return passed(
        pairing,
        policies.map(({ name, pairable }) => describePairable(name, pairable)).join(' '),
      )
    }
    return warned(pairing, {
      evidence: closed.map(describeClosed).join(' '),
      cure: `Unless only those who have one are to go on using it, allow its pairing in ${quoteAll(closed.map(({ name }) => name))} (Authentication → MFA); a mobile app needs its application there.`,
    })
  })
}

function describePairable(name: string, pairable: readonly MethodName[]): string {
  return `"${name}": ${joinWords(pairable.map((method) => methodTitles[method]))}.`
}

function describeClosed({ name, methods, pairable }: DevicePolicyFact): string {
  const closed = methods.filter((method) => !pairable.includes(method))
  return `"${name}" lets ${joinWords(closed.map((method) => methodTitles[method]))} in, and nobody can pair one.`
}

const push = {
  check: 'push-first',
  title: 'No phone rings before a first factor was given',
}

/** A name is all that a stranger needs then: every attempt rings somebody's phone. */
export function checkPushFirst(facts: Facts): Finding {
  return judgeWith({ topic: push, fact: facts.platform.policies }, (policies) =>
    judgeWith({ topic: push, fact: findMfaSteps(facts) }, (steps) => {
      const pushing = steps.filter(({ devicePolicy }) => devicePolicy?.sendsPushes === true)
      if (pushing.length === 0) return passed(push, 'No MFA policy in use sends pushes.')
      const used = signOnPolicies(policies, facts.app.acrValues)
      const ringing = used.filter((policy) => rings(policy, { pushing, app: facts.app }))
      if (ringing.length === 0) {
        return passed(push, 'Every sign-on with a push asks for a password first.')
      }
      const names = quoteAll(ringing.map(({ name }) => name))
      const other = used.find((policy) => !ringing.includes(policy))
      const choose = other === undefined ? '' : `, or set acrValues to '${other.name}' in the app`
      return warned(push, {
        evidence: `${names} sends a push to whoever is named, without a first factor: a stranger who knows a name can make that phone ring.`,
        cure: `Put a password step before the MFA step of ${names} (Authentication → Authentication)${choose}, or switch push off in its MFA policy (Authentication → MFA).`,
      })
    }),
  )
}

/** Whether a push may go out although nothing was proven before it. */
function rings(
  { id, actions }: PolicyFact,
  { pushing, app }: { readonly pushing: readonly MfaStep[]; readonly app: AppConfiguration },
): boolean {
  const isPush = (action: PolicyFact['actions'][number]): boolean =>
    pushing.some((step) => step.policy.id === id && step.action === action)
  const at = actions.findIndex((action) => action.type === mfa && isPush(action))
  if (at === -1) return false
  const entry = signOnEntry(app)
  const proves = ['LOGIN', 'IDENTITY_PROVIDER']
  return !actions
    .slice(0, at)
    .some(
      (action) =>
        proves.includes(action.type) &&
        judgeFrequency(actions, { isWanted: (step) => step === action, entry }) === 'always',
    )
}
