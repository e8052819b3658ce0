// What a device authentication policy may be, method by method, with PingOne's defaults.
import type { DeviceAuthenticationPolicy, Draft, Duration, OfflineMethod } from '../resources.js'
import { constraint, outOfRange, present, readFields, type FieldReader } from './fields.js'
import type { PlatformCall } from './operation.js'

type Kept = Readonly<Record<string, unknown>>

const mostFailures = 7

/** What an app's own methods wait after too many wrong codes, at the least. */
const appCoolDown = { min: 2, max: 30, standard: 2 }

/**
 * The whole policy, as POST and PUT give it.
 *
 * @throws {PingOneProblem} 400 with every violation.
 */
export function readDevicePolicy(
  call: PlatformCall,
  before: DeviceAuthenticationPolicy | undefined,
): Draft<DeviceAuthenticationPolicy> & Record<string, unknown> {
  const { body } = call
  const isDefault = body.required('default', body.flag('default'), false)
  if (before?.default === true && body.raw['default'] === false) {
    body.note(constraint('default', 'must be true: another policy has to become the default'))
  }
  const policy = {
    name: body.required('name', body.text('name'), ''),
    authentication: { deviceSelection: readSelection(body) },
    newDeviceNotification:
      body.choice('newDeviceNotification', ['NONE', 'EMAIL_THEN_SMS', 'SMS_THEN_EMAIL']) ??
      'EMAIL_THEN_SMS',
    sms: readOffline(body, 'sms'),
    email: readOffline(body, 'email'),
    voice: readOffline(body, 'voice'),
    mobile: readMobile(call),
    totp: readTotp(body),
    oathToken: readApp(body, 'oathToken') ?? standardApp(),
    ...present({
      whatsApp: body.has('whatsApp') ? readOffline(body, 'whatsApp') : undefined,
      notificationsPolicy: body.reference('notificationsPolicy'),
      fido2: body.anything('fido2'),
      securityKey: body.anything('securityKey'),
      platform: body.anything('platform'),
      desktop: readApp(body, 'desktop'),
      yubikey: readApp(body, 'yubikey'),
    }),
    rememberMe: { web: readRememberMe(body.object('rememberMe')?.object('web')) },
    ignoreUserLock: body.flag('ignoreUserLock') ?? false,
    blockDisabledUsers: body.flag('blockDisabledUsers') ?? false,
    blockUsersWithDisabledMfa: body.flag('blockUsersWithDisabledMfa') ?? false,
    forSignOnPolicy: false,
    default: isDefault,
  }
  body.finish()
  return policy
}

function readSelection(
  body: FieldReader,
): 'DEFAULT_TO_FIRST' | 'PROMPT_TO_SELECT' | 'ALWAYS_DISPLAY_DEVICES' {
  const selections = ['DEFAULT_TO_FIRST', 'PROMPT_TO_SELECT', 'ALWAYS_DISPLAY_DEVICES'] as const
  return body.object('authentication')?.choice('deviceSelection', selections) ?? selections[0]
}

/** A method whose codes PingOne sends. */
function readOffline(body: FieldReader, name: string): OfflineMethod {
  const method = body.required(name, body.object(name), undefined)
  const otp = method?.object('otp')
  const length = otp?.whole('otpLength', { min: 6, max: 10 })
  return {
    enabled: method?.required('enabled', method.flag('enabled'), false) ?? false,
    ...readPairing(method),
    otp: {
      failure: readFailure(otp, { min: 0, max: 30, standard: 0 }),
      lifeTime: readDuration(otp, 'lifeTime', { min: 1, max: 120, standard: 30 }),
      otpLength: length ?? 6,
    },
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

/** A method whose codes an app, or a token, makes. */
function readApp(body: FieldReader, name: string): Kept | undefined {
  const method = body.object(name)
  if (method === undefined) return undefined
  return {
    enabled: method.required('enabled', method.flag('enabled'), false),
    ...readPairing(method),
    ...method.kept('pairingKeyLifetime', 'uriParameters'),
    otp: { failure: readFailure(method.object('otp'), appCoolDown) },
  }
}

function standardApp(): Kept {
  return { enabled: false, otp: { failure: readFailure(undefined, appCoolDown) } }
}

function readTotp(body: FieldReader): Kept {
  const totp = body.required('totp', readApp(body, 'totp'), {})
  const grace = body.object('totp')?.whole('passcodeGracePeriod', { min: 1, max: 10 })
  return { ...totp, ...present({ passcodeGracePeriod: grace }) }
}

/** `window` is taken and not shown; push needs a native application. */
function readMobile({ body, environment }: PlatformCall): Kept {
  const mobile = body.required('mobile', readApp(body, 'mobile'), {})
  const named = body.object('mobile')?.list('applications')
  for (const each of named ?? []) {
    const id = each.required('id', each.text('id'), '')
    const application = environment.applications.find((one) => one.id === id)
    const isPushed = each.object('push')?.flag('enabled') ?? false
    const isNative = application?.type === 'NATIVE_APP'
    if (id !== '' && (application === undefined || (isPushed && !isNative))) {
      each.refuse('id', 'does not name a native application')
    }
  }
  return { ...mobile, ...present({ applications: named?.map(({ raw }) => raw) }) }
}

interface Limits {
  /** Minutes. */
  readonly min: number
  readonly max: number
  readonly standard: number
}

function readFailure(
  otp: FieldReader | undefined,
  coolDown: Limits,
): { count: number; coolDown: Duration } {
  const failure = otp?.object('failure')
  return {
    count: failure?.whole('count', { min: 1, max: mostFailures }) ?? 3,
    coolDown: readDuration(failure, 'coolDown', coolDown),
  }
}

/** In minutes, or the same span in seconds. */
function readDuration(parent: FieldReader | undefined, name: string, limits: Limits): Duration {
  const span = parent?.object(name)
  if (span === undefined) return { duration: limits.standard, timeUnit: 'MINUTES' }
  const units = ['MINUTES', 'SECONDS'] as const
  const timeUnit = span.required('timeUnit', span.choice('timeUnit', units), 'MINUTES')
  const factor = timeUnit === 'SECONDS' ? 60 : 1
  const range = { min: limits.min * factor, max: limits.max * factor }
  return { duration: span.required('duration', span.whole('duration', range), 0), timeUnit }
}

const longestMemory = { MINUTES: 129_600, HOURS: 2160, DAYS: 90 } as const

function readRememberMe(web: FieldReader = readFields({})): Kept {
  const lifeTime = web.object('lifeTime')
  const units = ['MINUTES', 'HOURS', 'DAYS'] as const
  const timeUnit = lifeTime?.choice('timeUnit', units) ?? 'DAYS'
  const duration = lifeTime?.whole('duration', { min: 1, max: 2_147_483_647 }) ?? 30
  if (lifeTime !== undefined && duration > longestMemory[timeUnit]) {
    lifeTime.note(outOfRange(lifeTime.target('duration'), 1, longestMemory[timeUnit]))
  }
  return { enabled: web.flag('enabled') ?? false, lifeTime: { duration, timeUnit } }
}
