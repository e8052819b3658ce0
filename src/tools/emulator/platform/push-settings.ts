// How the push of one native application goes under a device authentication policy, with PingOne's defaults.
import type { MobileApplication } from '../mfa-resources.js'
import type {
  Application,
  Device,
  DeviceAuthenticationPolicy,
  EnvironmentState,
} from '../resources.js'
import { spanMs } from './duration-fields.js'

/** What a flow needs to know before it asks a phone. */
export interface PushSettings {
  readonly isPushEnabled: boolean
  /** May codes of the app be typed? */
  readonly isOtpEnabled: boolean
  /** How the person finds the number again; undefined where no number is asked for. */
  readonly numberMatching: 'SELECT_NUMBER' | 'ENTER_MANUALLY' | undefined
  readonly timeoutMs: number
  /** So many unanswered or denied pushes in `periodMs` stop further ones for `lockMs`. */
  readonly limit: { readonly count: number; readonly periodMs: number; readonly lockMs: number }
}

/** Settings for a device of the type MOBILE. */
export function pushSettingsOf(
  environment: EnvironmentState,
  of: { readonly device: Device; readonly policy: DeviceAuthenticationPolicy | undefined },
): PushSettings {
  const id = of.device.application?.id
  const mobile = of.policy?.mobile
  const own = mobile?.applications?.find((each) => each.id === id)
  const application = environment.applications.find((each) => each.id === id)
  const isKnown = mobile?.enabled === true && own !== undefined && application?.enabled === true
  return {
    isPushEnabled: isKnown && own.push?.enabled === true && isPushable(environment, application),
    isOtpEnabled: isKnown && own.otp?.enabled !== false,
    numberMatching:
      own?.push?.numberMatching?.enabled === true
        ? (application?.mobile?.push?.numberMatching?.type ?? 'SELECT_NUMBER')
        : undefined,
    timeoutMs: timeoutOf(own),
    limit: limitOf(own),
  }
}

/** Apps that phones can be paired with: known to a shop, and with credentials to push by. */
export function isPushable(
  { pushCredentials = [] }: EnvironmentState,
  { id, mobile }: Pick<Application, 'id' | 'mobile'>,
): boolean {
  const isInShop = mobile?.bundleId !== undefined || mobile?.packageName !== undefined
  return isInShop && pushCredentials.some(({ application }) => application.id === id)
}

function timeoutOf(own: MobileApplication | undefined): number {
  const whole = own?.newRequestDurationConfiguration?.totalTimeout
  return spanMs(whole ?? own?.pushTimeout ?? { duration: 40, timeUnit: 'SECONDS' })
}

function limitOf(own: MobileApplication | undefined): PushSettings['limit'] {
  const { count = 5, timePeriod, lockDuration } = own?.pushLimit ?? {}
  return {
    count,
    periodMs: spanMs(timePeriod ?? { duration: 10, timeUnit: 'MINUTES' }),
    lockMs: spanMs(lockDuration ?? { duration: 30, timeUnit: 'MINUTES' }),
  }
}
