// MFA devices: which of a user's devices a policy lets through, and how they look from outside.
import type { Clock } from './clock.js'
import type {
  Device,
  DeviceAuthenticationPolicy,
  DeviceSelection,
  EnvironmentState,
  OfflineMethod,
  SignOnPolicyAction,
  User,
} from './resources.js'
import { inMilliseconds } from './duration.js'
import { isRecord } from './json-value.js'
import type { Fido2Method, MobileApplication } from './mfa-resources.js'
import { pushPauseOf } from './push-log.js'
import type { Runtime } from './runtime.js'

/** A device as one flow sees it. */
export interface FlowDevice {
  readonly device: Device
  readonly settings: OtpSettings
  /** The policy that lets it be used, if one does. */
  readonly policy: DeviceAuthenticationPolicy | undefined
  /** Of MOBILE: what the policy says of its application. */
  readonly application?: MobileApplication
  /** Does it take pushes at this moment? */
  readonly isPushed: boolean
  /** Epoch milliseconds; absent while the device is not cooling down. */
  readonly coolDownExpiresAtMs?: number
  readonly isUsable: boolean
}

/** How the codes of one delivery method behave. */
export interface OtpSettings {
  readonly length: number
  readonly lifeTimeMs: number
  readonly failureCount: number
  readonly coolDownMs: number
}

/** The members of an action that older policies name their methods by, by device type. */
const legacyFlags: Readonly<Record<string, string>> = {
  SMS: 'sms',
  EMAIL: 'email',
  VOICE: 'voice',
  TOTP: 'authenticator',
  MOBILE: 'authenticator',
  FIDO2: 'securityKey',
  SECURITY_KEY: 'securityKey',
  PLATFORM: 'boundBiometrics',
}

/** Where devices are looked at. */
export interface DeviceSurroundings {
  readonly environment: EnvironmentState
  readonly clock: Clock
  readonly runtime: Pick<Runtime, 'pushes'>
}

/** The devices of a user that an action's policy knows, in their order, paused ones too. */
export function listDevices(
  surroundings: DeviceSurroundings,
  { action, user }: { readonly action: SignOnPolicyAction; readonly user: User },
): readonly FlowDevice[] {
  const { environment } = surroundings
  if (!user.mfaEnabled) return []
  const policy = devicePolicyOf(environment, action)
  return environment.devices
    .filter((device) => device.user.id === user.id && device.status === 'ACTIVE')
    .filter(({ type }) => isMethodEnabled(type, { action, policy }))
    .map((device) => describeDevice(surroundings, { device, policy }))
}

/** Who chooses among several devices. */
export function deviceSelectionOf(
  environment: EnvironmentState,
  action: SignOnPolicyAction,
): DeviceSelection {
  return (
    devicePolicyOf(environment, action)?.authentication?.deviceSelection ??
    environment.mfaSettings.authentication?.deviceSelection ??
    'DEFAULT_TO_FIRST'
  )
}

/** Pauses a device after too many wrong codes. */
export function lockDevice(device: Device, untilMs: number): void {
  device.lock = { status: 'LOCKED', expiresAt: new Date(untilMs).toISOString(), reason: 'OTP' }
}

/** Where a device's messages go, in full. */
export function destinationOf(device: Device): string {
  return device.phone ?? device.email ?? ''
}

/** `*******01` */
export function maskPhone(phone: string): string {
  return `*******${phone.replaceAll(/\D/g, '').slice(-2)}`
}

/** `ab****@example.com` */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, Math.min(2, at))}****${email.slice(at)}`
}

function describeDevice(
  { clock, runtime }: DeviceSurroundings,
  { device, policy }: Pick<FlowDevice, 'device' | 'policy'>,
): FlowDevice {
  const nowMs = clock.now()
  const lock = currentLock(device, nowMs)
  const isBlocked = device.block?.status === 'BLOCKED'
  const application = applicationOf(device, policy)
  const canPush = application?.push?.enabled === true
  const pausedUntilMs = canPush
    ? pushPauseOf(runtime.pushes, { device, application, nowMs })
    : undefined
  const isPushed = canPush && pausedUntilMs === undefined
  const isAnswerable = device.type !== 'MOBILE' || isPushed || hasOfflineCode(device, application)
  const untilMs =
    lock?.expiresAt === undefined
      ? isAnswerable
        ? undefined
        : pausedUntilMs
      : Date.parse(lock.expiresAt)
  return {
    device,
    settings: readOtpSettings(device.type, policy),
    policy,
    ...(application === undefined ? {} : { application }),
    isPushed,
    ...(untilMs === undefined ? {} : { coolDownExpiresAtMs: untilMs }),
    isUsable: lock === undefined && !isBlocked && isAnswerable,
  }
}

/** What the policy says of the application on a phone. */
function applicationOf(
  device: Device,
  policy: DeviceAuthenticationPolicy | undefined,
): MobileApplication | undefined {
  if (device.type !== 'MOBILE') return undefined
  return policy?.mobile?.applications?.find(({ id }) => id === device.application?.id)
}

/** May the app on the phone be asked for a code? */
export function hasOfflineCode(
  device: Device,
  application: MobileApplication | undefined,
): boolean {
  return application?.otp?.enabled === true && device.secrets?.otpSecret !== undefined
}

/** The lock in force; one whose time has passed is lifted. */
function currentLock(device: Device, nowMs: number): Device['lock'] {
  if (device.lock?.status !== 'LOCKED') return undefined
  if (device.lock.expiresAt !== undefined && Date.parse(device.lock.expiresAt) <= nowMs) {
    device.lock = { status: 'UNLOCKED' }
    return undefined
  }
  return device.lock
}

/** The action's own policy, else the environment's default one. */
export function devicePolicyOf(
  environment: EnvironmentState,
  action: SignOnPolicyAction,
): DeviceAuthenticationPolicy | undefined {
  const policies = environment.deviceAuthenticationPolicies
  const id = action.deviceAuthenticationPolicy?.id
  return id === undefined
    ? policies.find((policy) => policy.default === true)
    : policies.find((policy) => policy.id === id)
}

/** A referenced policy decides; without one the action's old flags, if it has any. */
function isMethodEnabled(
  type: string,
  {
    action,
    policy,
  }: {
    readonly action: SignOnPolicyAction
    readonly policy: DeviceAuthenticationPolicy | undefined
  },
): boolean {
  const flags = [...new Set(Object.values(legacyFlags))].filter((name) => name in action)
  if (action.deviceAuthenticationPolicy === undefined && flags.length > 0) {
    const flag = action[legacyFlags[type] ?? '']
    return isRecord(flag) && flag['enabled'] === true
  }
  return findMethod(type, policy)?.['enabled'] === true
}

/** What a policy says of a device type's method. */
export function findMethod(
  type: string,
  policy: DeviceAuthenticationPolicy | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const method = policy?.[methodNames[type] ?? '']
  return isRecord(method) ? method : undefined
}

/** The members of a device authentication policy, by device type. */
const methodNames: Readonly<Record<string, string>> = {
  SMS: 'sms',
  EMAIL: 'email',
  VOICE: 'voice',
  WHATSAPP: 'whatsApp',
  TOTP: 'totp',
  MOBILE: 'mobile',
  FIDO2: 'fido2',
  SECURITY_KEY: 'securityKey',
  PLATFORM: 'platform',
  OATH_TOKEN: 'oathToken',
}

/** How the codes of a device type behave under a policy, with PingOne's defaults. */
export function readOtpSettings(
  type: string,
  policy: DeviceAuthenticationPolicy | undefined,
): OtpSettings {
  const { otp, failure = otp?.failure } = offlineMethod(type, policy) ?? {}
  return {
    length: otp?.otpLength ?? 6,
    lifeTimeMs: inMilliseconds(otp?.lifeTime ?? { duration: 30, timeUnit: 'MINUTES' }),
    failureCount: failure?.count ?? 3,
    coolDownMs: inMilliseconds(failure?.coolDown ?? { duration: 0, timeUnit: 'MINUTES' }),
  }
}

function offlineMethod(
  type: string,
  policy: DeviceAuthenticationPolicy | undefined,
): (Pick<OfflineMethod, 'otp'> & Pick<Fido2Method, 'failure'>) | undefined {
  switch (type) {
    case 'SMS':
      return policy?.sms
    case 'EMAIL':
      return policy?.email
    case 'VOICE':
      return policy?.voice
    case 'WHATSAPP':
      return policy?.whatsApp
    case 'TOTP':
      return policy?.totp
    case 'OATH_TOKEN':
      return policy?.oathToken
    case 'MOBILE':
      return policy?.mobile
    case 'FIDO2':
      return policy?.fido2
    default:
      return undefined
  }
}
