// What a device authentication policy says of each method, with PingOne's defaults.
import type {
  AppMethod,
  Duration,
  Fido2Method,
  OfflineMethod,
  TotpMethod,
} from '../mfa-resources.js'
import { isRecord } from '../json-value.js'
import { readSpan } from './duration-fields.js'
import { present, type FieldReader } from './fields.js'
import { fido2PoliciesOf } from './fido2-policies-of.js'
import type { PlatformCall } from './operation.js'

const mostFailures = 7
const minuteSeconds = 60

/** Minutes that a method is paused after too many wrong codes. */
interface CoolDownLimits {
  readonly min: number
  readonly max: number
  readonly standard: number
}

const offlineCoolDown = { min: 0, max: 30, standard: 0 }

/** What an app's own methods wait, at the least. */
const appCoolDown = { min: 2, max: 30, standard: 2 }

/** A method whose codes PingOne sends. */
export function readOffline(body: FieldReader, name: string): OfflineMethod {
  const method = body.required(name, body.object(name), undefined)
  const otp = method?.object('otp')
  const length = otp?.whole('otpLength', { min: 6, max: 10 })
  const lifeTime = readSpan(otp, {
    name: 'lifeTime',
    limits: { units: ['MINUTES', 'SECONDS'], min: minuteSeconds, max: 120 * minuteSeconds },
  })
  return {
    enabled: method?.required('enabled', method.flag('enabled'), false) ?? false,
    ...readPairing(method),
    otp: {
      failure: readFailure(otp, offlineCoolDown),
      lifeTime: lifeTime ?? { duration: 30, timeUnit: 'MINUTES' },
      otpLength: length ?? 6,
    },
  }
}

/** A method whose codes an app, or a token, makes; undefined when it is absent. */
export function readApp(body: FieldReader, name: string): AppMethod | undefined {
  const method = body.object(name)
  if (method === undefined) return undefined
  return {
    enabled: method.required('enabled', method.flag('enabled'), false),
    ...readPairing(method),
    ...method.kept('pairingKeyLifetime'),
    otp: { failure: readFailure(method.object('otp'), appCoolDown) },
  }
}

/** What such a method is when nothing is said of it. */
export function buildStandardApp(): AppMethod {
  return { enabled: false, otp: { failure: readFailure(undefined, appCoolDown) } }
}

/** Authenticator apps. */
export function readTotp(body: FieldReader): TotpMethod {
  const totp = body.required('totp', readApp(body, 'totp'), buildStandardApp())
  const own = body.object('totp')
  return {
    ...totp,
    ...present({
      passcodeGracePeriod: own?.whole('passcodeGracePeriod', { min: 1, max: 10 }),
      uriParameters: readUriParameters(own),
    }),
  }
}

function readUriParameters(totp: FieldReader | undefined): Record<string, string> | undefined {
  const given = totp?.anything('uriParameters')
  if (!isRecord(given)) return undefined
  const parameters: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'string') parameters[name] = value
    else totp?.refuse(`uriParameters.${name}`, 'must be a string')
  }
  return parameters
}

/** Passkeys and security keys; once said, it stays when nothing is said any more. */
export function readFido2(
  { body, environment }: PlatformCall,
  before: Fido2Method | undefined,
): Fido2Method | undefined {
  const method = body.object('fido2')
  if (method === undefined) return before
  const fido2PolicyId = method.text('fido2PolicyId')
  const isKnown = fido2PoliciesOf(environment).some(({ id }) => id === fido2PolicyId)
  if (fido2PolicyId !== undefined && !isKnown) {
    method.refuse('fido2PolicyId', 'does not name a FIDO2 policy')
  }
  return {
    enabled: method.required('enabled', method.flag('enabled'), false),
    ...readPairing(method),
    ...present({
      fido2PolicyId,
      failure: method.has('failure') ? readFailure(method, appCoolDown) : undefined,
    }),
  }
}

function readPairing(
  method: FieldReader | undefined,
): Pick<OfflineMethod, 'pairingDisabled' | 'promptForNicknameOnPairing'> {
  return present({
    pairingDisabled: method?.flag('pairingDisabled'),
    promptForNicknameOnPairing: method?.flag('promptForNicknameOnPairing'),
  })
}

function readFailure(
  parent: FieldReader | undefined,
  { min, max, standard }: CoolDownLimits,
): { count: number; coolDown: Duration } {
  const failure = parent?.object('failure')
  const limits = {
    units: ['MINUTES', 'SECONDS'],
    min: min * minuteSeconds,
    max: max * minuteSeconds,
  } as const
  return {
    count: failure?.whole('count', { min: 1, max: mostFailures }) ?? 3,
    coolDown: readSpan(failure, { name: 'coolDown', limits }) ?? {
      duration: standard,
      timeUnit: 'MINUTES',
    },
  }
}
