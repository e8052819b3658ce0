// Examines the configuration of an app, and says in words what is wrong with it.
import { replaceUnprintable } from '../../../pingone/printable.js'
import {
  checkApplication,
  checkAuthMethod,
  checkGrantTypes,
  checkPkce,
  checkPostLogout,
  checkPushedRequests,
  checkRequestObject,
  checkScopes,
  checkWorker,
} from './check-application.js'
import {
  checkAuthorizationRequest,
  checkClientAuthentication,
  checkRedirectUri,
} from './check-client.js'
import { checkPairing, checkPasskeyDomain, checkPushFirst } from './check-authenticators.js'
import { checkConfiguration, checkSecretLength } from './check-configuration.js'
import { checkLockout, checkOtpSettings } from './check-codes.js'
import { checkBrowserSecret, checkStrangersLocks } from './check-limits.js'
import { checkMethodFlags, checkMfaMethods } from './check-devices.js'
import { checkApprovalTemplate } from './check-messages.js'
import {
  checkAddressConditions,
  checkNoDevicesMode,
  checkPoliciesAssigned,
  checkPolicyActions,
} from './check-policies.js'
import { checkHintSignature } from './check-signature.js'
import { checkClock, checkDiscovery, checkSigningKeys } from './check-provider.js'
import { checkMfaAcrValues, checkMfaFirst } from './check-second-factor.js'
import { checkUserState } from './check-user-state.js'
import type { DiagnoseOptions } from './configuration.js'
import type { Diagnosis, Finding, Verdict } from './diagnosis.js'
import { gatherFacts, type Facts } from './facts.js'

const checks: readonly ((facts: Facts) => Finding)[] = [
  checkConfiguration,
  checkDiscovery,
  checkSigningKeys,
  checkClock,
  checkClientAuthentication,
  checkRedirectUri,
  checkAuthorizationRequest,
  checkSecretLength,
  checkBrowserSecret,
  checkHintSignature,
  checkWorker,
  checkApplication,
  checkGrantTypes,
  checkAuthMethod,
  checkPkce,
  checkPostLogout,
  checkRequestObject,
  checkPushedRequests,
  checkScopes,
  checkPoliciesAssigned,
  checkPolicyActions,
  checkMfaFirst,
  checkMfaAcrValues,
  checkNoDevicesMode,
  checkAddressConditions,
  checkMfaMethods,
  checkMethodFlags,
  checkPairing,
  checkPasskeyDomain,
  checkPushFirst,
  checkOtpSettings,
  checkLockout,
  checkStrangersLocks,
  checkUserState,
  checkApprovalTemplate,
]

/**
 * Examines the configuration of an app: what PingOne says to it, and, with a worker application, how it
 * is set up there.
 *
 * It changes nothing, signs nobody on and sends no message. What PingOne does wrong, or does not do at
 * all, is a finding; a check that needs what could not be read is `skipped` and says so. No finding
 * holds a secret.
 *
 * @param options.environmentId The environment, a UUID; with `region`, `customDomain` or `authBaseUrl` where
 *   PingOne is. Default: region `com`.
 * @param options.clientId The application that the app signs on with.
 * @param options.baseUrl Public URL of the app; redirect URIs follow from it.
 * @param options.client Looks behind the scenes; without it half of the checks are skipped.
 * @param options.timeoutMs Longest time of one call in milliseconds. Default 10000.
 * @returns Every finding, in order; `isHealthy` when none of them failed.
 * @throws {TypeError} When an option has the wrong type.
 * @see [PingOne applications](https://developer.pingidentity.com/pingone-api/platform/applications/applications-1.html)
 * @example
 * const { findings, isHealthy } = await diagnose(readDiagnoseEnvironment(process.env))
 */
export async function diagnose(options: DiagnoseOptions): Promise<Diagnosis> {
  const facts = await gatherFacts(options)
  const findings = checks.map((check) => clean(check(facts), options))
  return { findings, counts: countVerdicts(findings), isHealthy: !findings.some(isFailure) }
}

/** What PingOne wrote into names goes to a terminal; the secret, wherever it may stand, goes nowhere. */
function clean(finding: Finding, { clientSecret = '' }: DiagnoseOptions): Finding {
  const { evidence, cure, ...rest } = finding
  const write = (text: string): string => hideSecret(replaceUnprintable(text), clientSecret)
  return {
    ...rest,
    evidence: write(evidence),
    ...(cure !== undefined && { cure: write(cure) }),
  }
}

const leastSecretLength = 8

function hideSecret(text: string, secret: string): string {
  return secret.length < leastSecretLength ? text : text.replaceAll(secret, '[client secret]')
}

function isFailure({ verdict }: Finding): boolean {
  return verdict === 'fail'
}

function countVerdicts(findings: readonly Finding[]): Readonly<Record<Verdict, number>> {
  const count = (wanted: Verdict): number =>
    findings.filter(({ verdict }) => verdict === wanted).length
  return {
    pass: count('pass'),
    warn: count('warn'),
    fail: count('fail'),
    skipped: count('skipped'),
  }
}
