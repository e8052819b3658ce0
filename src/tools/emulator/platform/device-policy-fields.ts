// What a device authentication policy may be, with PingOne's defaults.
import type { DeviceAuthenticationPolicy, Draft } from '../resources.js'
import {
  buildStandardApp,
  readApp,
  readFido2,
  readOffline,
  readTotp,
} from './device-policy-methods.js'
import { readSpan } from './duration-fields.js'
import { constraint, present, readFields, type FieldReader } from './fields.js'
import { readMobileMethod } from './mobile-method-fields.js'
import type { PlatformCall } from './operation.js'

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
    mobile: readMobileMethod(call),
    totp: readTotp(body),
    oathToken: readApp(body, 'oathToken') ?? buildStandardApp(),
    ...present({
      whatsApp: body.has('whatsApp') ? readOffline(body, 'whatsApp') : undefined,
      notificationsPolicy: body.reference('notificationsPolicy'),
      fido2: readFido2(call, before?.fido2),
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

const daySeconds = 86_400

function readRememberMe(web: FieldReader = readFields({})): Record<string, unknown> {
  const limits = { units: ['MINUTES', 'HOURS', 'DAYS'], min: 60, max: 90 * daySeconds } as const
  const lifeTime = readSpan(web, { name: 'lifeTime', limits })
  return {
    enabled: web.flag('enabled') ?? false,
    lifeTime: lifeTime ?? { duration: 30, timeUnit: 'DAYS' },
  }
}
