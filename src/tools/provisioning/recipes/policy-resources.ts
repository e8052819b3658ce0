// The policies of a recipe: which devices get codes, what sign-on asks for, and which the app may use.
import type {
  DesiredDeviceAuthenticationPolicy,
  DesiredResource,
  DesiredSignOnPolicyAction,
  ManagedFields,
} from '../recipe.js'
import { buildPushFields } from './authenticator-resources.js'
import type { AuthenticatorType } from './parameters.js'
import type { Authenticators } from './read-authenticators.js'
import type { Otp } from './read-otp.js'

/** Builds the device policy: every method is named, so that none is on by accident. */
export function buildDevicePolicy(options: {
  readonly prefix: string
  readonly authenticators: Authenticators
  readonly deviceSelection: string
  readonly otp: Otp
}): DesiredDeviceAuthenticationPolicy {
  const { prefix, authenticators, deviceSelection, otp } = options
  const { types, push, relyingPartyId, totpGracePeriods: passcodeGracePeriod } = authenticators
  const method = (type: AuthenticatorType, members: ManagedFields): ManagedFields =>
    types.includes(type) ? { enabled: true, ...members } : { enabled: false }
  const sent = { otp: buildOtp(otp) }
  const failure = buildFailure(otp)
  return {
    kind: 'deviceAuthenticationPolicy',
    key: 'device-policy',
    why: 'Codes go only where this policy says; the default policy of a new environment has SMS off.',
    name: `${prefix}-devices`,
    ...(relyingPartyId !== undefined && { fido2Policy: 'fido2-policy' }),
    ...(push !== undefined && {
      mobileApplication: { application: 'mobile-application', fields: buildPushFields(push) },
    }),
    fields: {
      sms: method('SMS', sent),
      email: method('EMAIL', sent),
      voice: method('VOICE', sent),
      whatsApp: method('WHATSAPP', sent),
      mobile: method('MOBILE', { otp: { failure } }),
      totp: method('TOTP', { otp: { failure }, passcodeGracePeriod }),
      oathToken: method('OATH_TOKEN', { otp: { failure } }),
      fido2: method('FIDO2', { failure }),
      authentication: { deviceSelection },
    },
  }
}

function buildOtp(otp: Otp): ManagedFields {
  return {
    lifeTime: { duration: otp.lifetimeMinutes, timeUnit: 'MINUTES' },
    failure: buildFailure(otp),
    otpLength: otp.length,
  }
}

function buildFailure({ failures, coolDownMinutes }: Otp): ManagedFields {
  return { count: failures, coolDown: { duration: coolDownMinutes, timeUnit: 'MINUTES' } }
}

/** One policy that the application may use: itself, its steps, its assignment. */
export interface PolicyPlan {
  /** Beginning of the keys, e.g. `approval`. */
  readonly key: string
  readonly name: string
  readonly description: string
  readonly why: string
  readonly assignmentWhy: string
  /** The lowest is used first. */
  readonly priority: number
  readonly hasPassword: boolean
  /** What LOGIN has beside the password: `recovery`, `registration`. Default: nothing. */
  readonly login?: Pick<DesiredSignOnPolicyAction, 'fields' | 'registrationPopulation'>
  /** The agreement that is asked for at the end. Default: none. */
  readonly agreementId?: string
  /** Which methods the old flags name; absent: the device policy says it. */
  readonly legacyFlags?: ManagedFields
}

/** Builds a policy, its steps and its assignment; PingOne refuses to assign one without steps. */
export function buildPolicy(plan: PolicyPlan): readonly DesiredResource[] {
  const { key, name, description, why, assignmentWhy, priority, hasPassword, login } = plan
  const signOnPolicy = `${key}-policy`
  const password: DesiredSignOnPolicyAction = {
    kind: 'signOnPolicyAction',
    key: `${key}-login`,
    why: 'The password comes first, so that nobody is sent a code by a stranger.',
    signOnPolicy,
    type: 'LOGIN',
    priority: 1,
    fields: {},
    ...login,
  }
  return [
    { kind: 'signOnPolicy', key: signOnPolicy, why, name, fields: { description } },
    ...(hasPassword ? [password] : []),
    buildMfa(plan, signOnPolicy),
    ...(plan.agreementId === undefined ? [] : [buildTerms(plan, signOnPolicy)]),
    {
      kind: 'signOnPolicyAssignment',
      key: `${key}-assignment`,
      why: assignmentWhy,
      application: 'application',
      signOnPolicy,
      priority,
    },
  ]
}

/** Behind the code: only who has proven everything is asked, and says yes or no for themselves. */
function buildTerms(
  { key, hasPassword, agreementId }: PolicyPlan,
  signOnPolicy: string,
): DesiredSignOnPolicyAction {
  return {
    kind: 'signOnPolicyAction',
    key: `${key}-terms`,
    why: 'Whoever has not agreed to the terms yet is asked once, after the code.',
    signOnPolicy,
    type: 'AGREEMENT',
    priority: hasPassword ? 3 : 2,
    fields: { agreement: { id: agreementId } },
  }
}

function buildMfa(
  { key, hasPassword, legacyFlags }: PolicyPlan,
  signOnPolicy: string,
): DesiredSignOnPolicyAction {
  const common = {
    kind: 'signOnPolicyAction' as const,
    key: `${key}-mfa`,
    signOnPolicy,
    type: 'MULTI_FACTOR_AUTHENTICATION' as const,
    priority: hasPassword ? 2 : 1,
  }
  const noDevicesMode = 'BLOCK'
  if (legacyFlags !== undefined) {
    const why = 'A code is asked for by the methods named here; without a device nobody gets in.'
    return { ...common, why, fields: { ...legacyFlags, noDevicesMode } }
  }
  return {
    ...common,
    why: 'A code is asked for as the device policy says; without a device nobody gets in.',
    deviceAuthenticationPolicy: 'device-policy',
    fields: { noDevicesMode },
  }
}
