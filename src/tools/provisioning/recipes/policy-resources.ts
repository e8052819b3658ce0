// The policies of a recipe: which devices get codes, what sign-on asks for, and which the app may use.
import type {
  DesiredDeviceAuthenticationPolicy,
  DesiredResource,
  DesiredSignOnPolicyAction,
  ManagedFields,
} from '../recipe.js'
import { readWhole, type Members } from './members.js'
import type { DeviceType } from './parameters.js'

/** How codes behave. */
export interface Otp {
  readonly lifetimeMinutes: number
  readonly failures: number
  readonly coolDownMinutes: number
  readonly length: number
}

/** Reads how codes behave, in the ranges of PingOne. */
export function readOtp(members: Members, lifetimeMinutes: number): Otp {
  return {
    lifetimeMinutes:
      readWhole(members, { name: 'otpLifetimeMinutes', from: 1, to: 120 }) ?? lifetimeMinutes,
    failures: readWhole(members, { name: 'otpFailures', from: 1, to: 7 }) ?? 3,
    coolDownMinutes: readWhole(members, { name: 'otpCoolDownMinutes', from: 0, to: 30 }) ?? 2,
    length: readWhole(members, { name: 'otpLength', from: 6, to: 10 }) ?? 6,
  }
}

/** Builds the device policy: every method is named, so that none is on by accident. */
export function buildDevicePolicy(options: {
  readonly prefix: string
  readonly types: readonly DeviceType[]
  readonly deviceSelection: string
  readonly otp: Otp
}): DesiredDeviceAuthenticationPolicy {
  const { prefix, types, deviceSelection, otp } = options
  const method = (type: DeviceType): ManagedFields =>
    types.includes(type) ? { enabled: true, otp: buildOtp(otp) } : { enabled: false }
  return {
    kind: 'deviceAuthenticationPolicy',
    key: 'device-policy',
    why: 'Codes go only where this policy says; the default policy of a new environment has SMS off.',
    name: `${prefix}-devices`,
    fields: {
      sms: method('SMS'),
      email: method('EMAIL'),
      voice: method('VOICE'),
      mobile: { enabled: false },
      totp: { enabled: false },
      authentication: { deviceSelection },
    },
  }
}

function buildOtp({ lifetimeMinutes, failures, coolDownMinutes, length }: Otp): ManagedFields {
  return {
    lifeTime: { duration: lifetimeMinutes, timeUnit: 'MINUTES' },
    failure: { count: failures, coolDown: { duration: coolDownMinutes, timeUnit: 'MINUTES' } },
    otpLength: length,
  }
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
  /** Which methods the old flags name; absent: the device policy says it. */
  readonly legacyFlags?: ManagedFields
}

/** Builds a policy, its steps and its assignment; PingOne refuses to assign one without steps. */
export function buildPolicy(plan: PolicyPlan): readonly DesiredResource[] {
  const { key, name, description, why, assignmentWhy, priority, hasPassword } = plan
  const signOnPolicy = `${key}-policy`
  const login: DesiredSignOnPolicyAction = {
    kind: 'signOnPolicyAction',
    key: `${key}-login`,
    why: 'The password comes first, so that nobody is sent a code by a stranger.',
    signOnPolicy,
    type: 'LOGIN',
    priority: 1,
    fields: {},
  }
  return [
    { kind: 'signOnPolicy', key: signOnPolicy, why, name, fields: { description } },
    ...(hasPassword ? [login] : []),
    buildMfa(plan, signOnPolicy),
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
