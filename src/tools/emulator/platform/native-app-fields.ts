// The member `mobile` of an application: how a native app is known to phones, and how its codes behave.
import type { NativeApp } from '../mfa-resources.js'
import { readSpan } from './duration-fields.js'
import { present, type FieldReader } from './fields.js'

const names = ['bundleId', 'packageName', 'huaweiAppId', 'huaweiPackageName', 'uriPrefix'] as const

/** A native application always says how its passcodes and its integrity checks are. */
export function readNativeApp(body: FieldReader, type: string): { mobile?: NativeApp } {
  const own = body.object('mobile')
  if (own === undefined) return type === 'NATIVE_APP' ? { mobile: standard } : {}
  const texts = names.map((name) => [name, own.text(name)] as const)
  return {
    mobile: {
      ...(type === 'NATIVE_APP' ? standard : {}),
      ...own.raw,
      ...present({
        ...Object.fromEntries(texts),
        passcodeGracePeriod: own.whole('passcodeGracePeriod', { min: 1, max: 10 }),
        passcodeRefreshDuration: readSpan(own, {
          name: 'passcodeRefreshDuration',
          limits: { units: ['SECONDS'], min: 30, max: 60 },
        }),
        integrityDetection: readIntegrity(own),
        push: readPush(own),
      }),
    },
  }
}

const standard = {
  passcodeRefreshDuration: { duration: 30, timeUnit: 'SECONDS' },
  integrityDetection: { mode: 'DISABLED' },
} as const

function readIntegrity(own: FieldReader): Record<string, unknown> | undefined {
  const integrity = own.object('integrityDetection')
  if (integrity === undefined) return undefined
  integrity.choice('mode', ['ENABLED', 'DISABLED'])
  integrity.choices('excludedPlatforms', ['IOS', 'GOOGLE'])
  return { ...integrity.raw }
}

function readPush(own: FieldReader): NativeApp['push'] {
  const matching = own.object('push')?.object('numberMatching')
  if (matching === undefined) return undefined
  const type = matching.choice('type', ['SELECT_NUMBER', 'ENTER_MANUALLY'])
  return { numberMatching: present({ type }) }
}
