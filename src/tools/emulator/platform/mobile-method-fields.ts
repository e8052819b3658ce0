// What a device authentication policy says of native applications: push, numbers, times, limits.
import type { MobileApplication, MobileMethod } from '../mfa-resources.js'
import { readSpan } from './duration-fields.js'
import { present, type FieldReader } from './fields.js'
import { buildStandardApp, readApp } from './device-policy-methods.js'
import type { PlatformCall } from './operation.js'

const minute = 60
const hour = 3600

/** The member `mobile`; `window` is taken and not shown. */
export function readMobileMethod(call: PlatformCall): MobileMethod {
  const { body } = call
  const mobile = body.required('mobile', readApp(body, 'mobile'), buildStandardApp())
  const applications = body
    .object('mobile')
    ?.list('applications')
    ?.map((each) => readApplication(call, each))
  return { ...mobile, ...present({ applications }) }
}

/** Push needs a native application; what has no effect here comes back as it came. */
function readApplication({ environment }: PlatformCall, each: FieldReader): MobileApplication {
  const id = each.required('id', each.text('id'), '')
  const application = environment.applications.find((one) => one.id === id)
  const push = readPush(each)
  const isNative = application?.type === 'NATIVE_APP'
  if (id !== '' && (application === undefined || (push?.enabled === true && !isNative))) {
    each.refuse('id', 'does not name a native application')
  }
  return {
    ...each.raw,
    id,
    ...present({
      push,
      otp: readSwitch(each, 'otp'),
      pairingDisabled: each.flag('pairingDisabled'),
      biometricsEnabled: each.flag('biometricsEnabled'),
      integrityDetection: each.choice('integrityDetection', ['permissive', 'restrictive']),
      pushTimeout: readSpan(each, {
        name: 'pushTimeout',
        limits: { units: ['SECONDS'], min: 40, max: 150 },
      }),
      pushLimit: readPushLimit(each),
      newRequestDurationConfiguration: readRequestDuration(each),
      pairingKeyLifetime: readSpan(each, {
        name: 'pairingKeyLifetime',
        limits: { units: ['MINUTES', 'HOURS'], min: minute, max: 48 * hour },
      }),
    }),
  }
}

function readPush(each: FieldReader): MobileApplication['push'] {
  const push = each.object('push')
  if (push === undefined) return undefined
  return {
    enabled: push.required('enabled', push.flag('enabled'), false),
    ...present({ numberMatching: readSwitch(push, 'numberMatching') }),
  }
}

function readSwitch(parent: FieldReader, name: string): { enabled: boolean } | undefined {
  const own = parent.object(name)
  return own && { enabled: own.required('enabled', own.flag('enabled'), false) }
}

function readPushLimit(each: FieldReader): MobileApplication['pushLimit'] {
  const limit = each.object('pushLimit')
  if (limit === undefined) return undefined
  const limits = { units: ['MINUTES', 'SECONDS'], min: minute, max: 120 * minute } as const
  return present({
    count: limit.whole('count', { min: 1, max: 50 }),
    lockDuration: readSpan(limit, { name: 'lockDuration', limits }),
    timePeriod: readSpan(limit, { name: 'timePeriod', limits }),
  })
}

/** A push has to reach the phone, and then there has to be time to answer it. */
function readRequestDuration(
  each: FieldReader,
): MobileApplication['newRequestDurationConfiguration'] {
  const own = each.object('newRequestDurationConfiguration')
  if (own === undefined) return undefined
  const device = { units: ['SECONDS'], min: 15, max: 75 } as const
  const total = { units: ['SECONDS'], min: 30, max: 90 } as const
  const deviceTimeout = readSpan(own, { name: 'deviceTimeout', limits: device })
  const totalTimeout = readSpan(own, { name: 'totalTimeout', limits: total })
  own.required('deviceTimeout', deviceTimeout, undefined)
  own.required('totalTimeout', totalTimeout, undefined)
  if (deviceTimeout === undefined || totalTimeout === undefined) return undefined
  if (totalTimeout.duration < deviceTimeout.duration + 15) {
    own.refuse('totalTimeout.duration', 'must exceed deviceTimeout by at least 15 seconds')
  }
  return { deviceTimeout, totalTimeout }
}
