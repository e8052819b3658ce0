// Sign-on policy actions and device authentication policies, as far as the checks look at them.
import { isObject, readInteger, readMember, readText, readWord } from '../../../pingone/json.js'
import { parseCondition, type Condition } from '../conditions/condition.js'

/** Methods by which PingOne proves a second factor, as its resources name them. */
export const methodNames = [
  'sms',
  'email',
  'voice',
  'whatsApp',
  'totp',
  'oathToken',
  'mobile',
  'fido2',
] as const

/** A method of a second factor. */
export type MethodName = (typeof methodNames)[number]

/** Methods whose code is typed on a page of ours. */
export const codeMethods = ['sms', 'email', 'voice', 'whatsApp', 'totp', 'oathToken'] as const

/** Methods that the old flags of a step can name. */
const flagMethods = ['sms', 'email', 'voice'] as const

/** Methods for people. */
export const methodTitles: Readonly<Record<MethodName, string>> = {
  sms: 'SMS',
  email: 'email',
  voice: 'voice',
  whatsApp: 'WhatsApp',
  totp: 'authenticator app',
  oathToken: 'hardware token',
  mobile: 'mobile app',
  fido2: 'passkey',
}

/** A step of a sign-on policy. */
export interface ActionFact {
  readonly type: string
  readonly priority: number
  readonly deviceAuthenticationPolicyId?: string
  /** The methods that the old flags of the action switch on; absent without flags. */
  readonly flags?: readonly MethodName[]
  readonly noDevicesMode?: string
  /** When it runs; absent: in every sign-on. */
  readonly condition?: Condition
}

/** How the codes of one method behave; what is absent is PingOne's default. */
export interface CodeNumbers {
  readonly otpLength: number
  /** Absent where the code is not sent: an app makes a new one every 30 seconds. */
  readonly lifeTimeSeconds?: number
  readonly failureCount: number
  readonly coolDownSeconds: number
}

/** A device authentication policy: the console calls it an MFA policy. */
export interface DevicePolicyFact {
  readonly id: string
  readonly name: string
  readonly isDefault: boolean
  readonly methods: readonly MethodName[]
  /** Of these the ones of which somebody can pair a new device. */
  readonly pairable: readonly MethodName[]
  readonly sendsPushes: boolean
  /** Absent: the environment's default FIDO2 policy counts. */
  readonly fido2PolicyId?: string
  readonly deviceSelection: string
  readonly numbers: Readonly<Partial<Record<MethodName, CodeNumbers>>>
}

/** Which passkeys may be used, and on whose pages. */
export interface Fido2PolicyFact {
  readonly id: string
  readonly name: string
  readonly isDefault: boolean
  readonly relyingPartyId: string
}

/** Parses one action. */
export function parseAction(action: unknown): ActionFact {
  const deviceAuthenticationPolicyId = readWord(
    readMember(action, 'deviceAuthenticationPolicy'),
    'id',
    100,
  )
  const flags = parseFlags(action)
  const condition: unknown = readMember(action, 'condition')
  const noDevicesMode = readWord(action, 'noDevicesMode', 40)
  return {
    type: readWord(action, 'type', 100) ?? 'unknown',
    priority: readInteger(action, 'priority', { least: 0, most: 1_000_000 }) ?? 1_000_000,
    ...(deviceAuthenticationPolicyId !== undefined && { deviceAuthenticationPolicyId }),
    ...(flags !== undefined && { flags }),
    ...(noDevicesMode !== undefined && { noDevicesMode }),
    // PingOne leaves out what is null; anything else that is no tree is one that nobody knows.
    ...(condition !== undefined &&
      condition !== null && {
        condition: parseCondition(condition, readWord(action, 'id', 100) ?? ''),
      }),
  }
}

function parseFlags(action: unknown): readonly MethodName[] | undefined {
  const flagged = flagMethods.filter((method) => isObject(readMember(action, method)))
  if (flagged.length === 0) return undefined
  return flagged.filter((method) => isEnabled(readMember(action, method)))
}

function isEnabled(value: unknown): boolean {
  return readMember(value, 'enabled') === true
}

/** Parses one device authentication policy. */
export function parseDevicePolicy(policy: unknown): DevicePolicyFact {
  const methods = methodNames.filter((method) => isEnabled(readMember(policy, method)))
  const numbers: Partial<Record<MethodName, CodeNumbers>> = {}
  for (const method of methods) numbers[method] = parseNumbers(policy, method)
  const applications = parseApplications(policy)
  const fido2PolicyId = readWord(readMember(policy, 'fido2'), 'fido2PolicyId', 100)
  return {
    id: readWord(policy, 'id', 100) ?? '',
    name: readText(policy, 'name', 200) ?? 'unnamed',
    isDefault: readMember(policy, 'default') === true,
    methods,
    pairable: methods.filter((method) =>
      method === 'mobile' ? applications.some(isOpen) : isOpen(readMember(policy, method)),
    ),
    sendsPushes:
      methods.includes('mobile') &&
      applications.some((application) => isEnabled(readMember(application, 'push'))),
    ...(fido2PolicyId !== undefined && { fido2PolicyId }),
    deviceSelection:
      readWord(readMember(policy, 'authentication'), 'deviceSelection', 60) ?? 'DEFAULT_TO_FIRST',
    numbers,
  }
}

function parseApplications(policy: unknown): readonly unknown[] {
  const applications: unknown = readMember(readMember(policy, 'mobile'), 'applications')
  return Array.isArray(applications) ? applications : []
}

/** What says nothing of its pairing can be paired. */
function isOpen(method: unknown): boolean {
  return readMember(method, 'pairingDisabled') !== true
}

/** Parses one FIDO2 policy. */
export function parseFido2Policy(policy: unknown): Fido2PolicyFact {
  return {
    id: readWord(policy, 'id', 100) ?? '',
    name: readText(policy, 'name', 256) ?? 'unnamed',
    isDefault: readMember(policy, 'default') === true,
    relyingPartyId: readWord(policy, 'relyingPartyId', 253) ?? '',
  }
}

/** Offline codes have no lifetime, and pause by PingOne's default. */
function parseNumbers(policy: unknown, method: MethodName): CodeNumbers {
  const otp = readMember(readMember(policy, method), 'otp')
  const isSent = method !== 'totp' && method !== 'oathToken'
  const failure = readMember(otp, 'failure')
  const whole = { least: 0, most: 1_000_000 }
  return {
    otpLength: readInteger(otp, 'otpLength', whole) ?? 6,
    ...(isSent && { lifeTimeSeconds: parseDuration(readMember(otp, 'lifeTime')) ?? 1800 }),
    failureCount: readInteger(failure, 'count', whole) ?? 3,
    coolDownSeconds: parseDuration(readMember(failure, 'coolDown')) ?? (isSent ? 0 : 120),
  }
}

function parseDuration(value: unknown): number | undefined {
  const duration = readInteger(value, 'duration', { least: 0, most: 1_000_000 })
  if (duration === undefined) return undefined
  return readWord(value, 'timeUnit', 20) === 'SECONDS' ? duration : duration * 60
}
