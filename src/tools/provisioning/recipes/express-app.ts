// What an Express app with this package's middleware needs in PingOne.
import type { DesiredPopulation, Recipe } from '../recipe.js'
import { buildApplication, buildGrant, readApplicationPlace } from './application-resources.js'
import { buildAuthenticators } from './authenticator-resources.js'
import { readFlag, readOneOf, readText, type Members } from './members.js'
import type { ExpressAppParameters } from './parameters.js'
import { buildDevicePolicy, buildPolicy, type PolicyPlan } from './policy-resources.js'
import { readApprovalMessages } from './read-approval-messages.js'
import { readAuthenticators } from './read-authenticators.js'
import { pickReceivers, readDeviceTypes } from './read-device-types.js'
import { readMfaSettingsMember } from './read-mfa-settings.js'
import { readOtp } from './read-otp.js'
import { readRecipe } from './read-recipe.js'
import { readTestUsers } from './read-test-users.js'
import { buildTestUsers } from './test-user-resources.js'

/**
 * Builds the recipe `express-app`: all that an app with `pingoneMfa()` needs of a PingOne environment.
 *
 * An application, its scopes, a device policy with what passkeys and pushes need, one policy to sign on
 * and one to approve transactions, the messages of approvals, and test users when asked for. Nothing is
 * sent to PingOne: hand the recipe to `plan` or `apply`.
 *
 * @param parameters.baseUrl Public URL of the app, the one of `BASE_URL`; http for localhost only.
 * @param parameters.prefix With which every name begins. Default: `express-app`.
 * @param parameters.scopes Scopes of `openid` that the app may ask for. Default: `profile email`.
 * @param parameters.deviceTypes Devices that the policy lets in. Default: SMS and EMAIL.
 * @param parameters.relyingPartyId With FIDO2 the domain of passkeys. Default: the host of `baseUrl`.
 * @param parameters.iosBundleId With MOBILE the app on iPhones, and `androidPackageName` the one on Android.
 * @param parameters.signOn What sign-on asks for. Default: `code`, a username and then a code.
 * @param parameters.mfaSettings Settings of the whole environment. Default: they are left as they are.
 * @param parameters.otpLifetimeMinutes How long a code can be used, in minutes. Default: 10.
 * @param parameters.withTestUser Make test users; messages are really sent to them. Default: false.
 * @returns The recipe, complete and checked.
 * @throws {ProvisioningError} With reason `parameters`, listing everything that is wrong.
 * @see [PingOne applications](https://developer.pingidentity.com/pingone-api/platform/applications/applications-1.html)
 * @example
 *   const recipe = expressApp({ baseUrl: 'https://bank.example', signOn: 'password-and-code' })
 */
export function expressApp(parameters: ExpressAppParameters): Recipe {
  return readExpressApp(parameters)
}

/** Builds the recipe from parameters that anybody may have written. */
export function readExpressApp(parameters: unknown): Recipe {
  return readRecipe('express-app', { parameters, build: buildExpressApp })
}

function buildExpressApp(members: Members, prefix: string): Omit<Recipe, 'name' | 'prefix'> {
  const place = readApplicationPlace(members, { prefix, scopes: ['profile', 'email'] })
  const types = readDeviceTypes(members, ['SMS', 'EMAIL'])
  const receivers = pickReceivers(types)
  const signOn =
    readOneOf(members, { name: 'signOn', words: ['code', 'password-and-code'] }) ?? 'code'
  const hasPassword = signOn === 'password-and-code'
  const grantTypes = ['AUTHORIZATION_CODE', 'REFRESH_TOKEN']
  const otp = readOtp(members, 10)
  const authenticators = readAuthenticators(members, { types, baseUrl: place.baseUrl, otp })
  const login = readLogin(members, hasPassword)
  const agreementId = readAgreementId(members, hasPassword)
  const users = readTestUsers(members, { prefix, deviceTypes: receivers, hasPassword })
  return {
    summary:
      'What an Express app needs to sign users on with MFA and to have transactions approved.',
    resources: [
      buildApplication(place, { grantTypes, pkceEnforcement: 'S256_REQUIRED' }),
      buildGrant(place),
      ...buildAuthenticators(authenticators, prefix),
      buildDevicePolicy({
        prefix,
        authenticators,
        deviceSelection: readSelection(members),
        otp,
      }),
      ...(login.registrationPopulation === undefined ? [] : [buildRegistered(prefix)]),
      ...buildPolicy({
        ...describeSignOn(prefix, hasPassword),
        login,
        ...(agreementId !== undefined && { agreementId }),
      }),
      ...buildPolicy(describeApproval(prefix)),
      ...readApprovalMessages(members, types),
      ...readMfaSettingsMember(members),
      ...buildTestUsers(users, { prefix, devicePolicy: 'device-policy' }),
    ],
    application: {
      key: 'application',
      baseUrl: place.baseUrl,
      // The first one is asked for first, and a step-up has no use for a password.
      mfaAcrValues: [`${prefix}-approval`, `${prefix}-sign-on`],
    },
  }
}

function readSelection(members: Members): string {
  const selections = ['DEFAULT_TO_FIRST', 'PROMPT_TO_SELECT', 'ALWAYS_DISPLAY_DEVICES'] as const
  return readOneOf(members, { name: 'deviceSelection', words: selections }) ?? 'DEFAULT_TO_FIRST'
}

/** What LOGIN offers beside the password; what nobody speaks of is left as it is. */
function readLogin(members: Members, hasPassword: boolean): NonNullable<PolicyPlan['login']> {
  const recovery = readFlag(members, 'passwordRecovery')
  const registration = readFlag(members, 'registration')
  for (const name of ['passwordRecovery', 'registration']) {
    if (!members.has(name) || hasPassword) continue
    members.refuse(name, "needs signOn 'password-and-code', where there is a password")
  }
  return {
    fields: {
      ...(recovery !== undefined && { recovery: { enabled: recovery } }),
      ...(registration !== undefined && { registration: { enabled: registration } }),
    },
    ...(registration === true && { registrationPopulation: 'registered-users' }),
  }
}

/** PingOne asks for an agreement behind a password. */
function readAgreementId(members: Members, hasPassword: boolean): string | undefined {
  const write = 'the id of an agreement, such as 6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'
  const id = readText(members, { name: 'agreementId', write })
  if (id === undefined) return undefined
  if (!hasPassword) {
    members.refuse('agreementId', "needs signOn 'password-and-code': terms follow a password")
  } else if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) {
    members.refuse('agreementId', `is no id: write ${write}`)
  }
  return id
}

function buildRegistered(prefix: string): DesiredPopulation {
  return {
    kind: 'population',
    key: 'registered-users',
    why: 'Whoever registers is kept apart from those whom somebody else let in.',
    name: `${prefix}-registered`,
    fields: { description: `People who registered by themselves (${prefix}).` },
  }
}

function describeSignOn(prefix: string, hasPassword: boolean): PolicyPlan {
  const asked = hasPassword ? 'a password and a code' : 'a code'
  return {
    key: 'sign-on',
    name: `${prefix}-sign-on`,
    description: `Signs users on with ${asked}.`,
    why: `Sign-on asks for ${asked}; the name comes back as acr, so the app can tell.`,
    assignmentWhy:
      'Whoever signs on to the app does it by this policy, unless it asks for another.',
    priority: 1,
    hasPassword,
  }
}

function describeApproval(prefix: string): PolicyPlan {
  return {
    key: 'approval',
    name: `${prefix}-approval`,
    description: 'Has a signed-on user approve one transaction with a code.',
    why: 'A step-up or an approval asks for a code alone, of a user who has signed on already.',
    assignmentWhy: 'The app can ask for a policy only when it is assigned to it.',
    priority: 2,
    hasPassword: false,
  }
}
