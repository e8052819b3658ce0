// The environment's MFA settings: one of them, always there; PUT replaces all, DELETE resets.
import type { MfaSettings } from '../resources.js'
import { present, type FieldReader } from './fields.js'
import { environmentOf, links } from './hal.js'
import { ok, type Operation, type PlatformCall, type Reply } from './operation.js'
import { environmentRoles } from './sign-on-policies.js'

const path = 'mfaSettings'
const mostDevices = 15

/** The operations on the settings. */
export const mfaSettingsOperations: readonly Operation[] = [
  { method: 'GET', path, roles: environmentRoles, run: (call) => ok(render(call)) },
  { method: 'PUT', path, roles: environmentRoles, run: update },
  { method: 'DELETE', path, roles: environmentRoles, run: reset },
]

/** What is left out is reset: without `lockout` nobody is locked out. */
function update(call: PlatformCall): Reply {
  call.environment.mfaSettings = readSettings(call)
  return ok(render(call))
}

function reset(call: PlatformCall): Reply {
  call.environment.mfaSettings = { ...buildDefaults(), updatedAt: call.now }
  return ok(render(call))
}

function buildDefaults(): MfaSettings {
  return {
    pairing: { maxAllowedDevices: 5, pairingKeyFormat: 'ALPHANUMERIC' },
    authentication: { deviceSelection: 'DEFAULT_TO_FIRST' },
    phoneExtensions: { enabled: false },
    users: { mfaEnabled: false },
  }
}

function readSettings({ body, now }: PlatformCall): MfaSettings {
  const pairing = body.object('pairing')
  const selections = ['DEFAULT_TO_FIRST', 'PROMPT_TO_SELECT'] as const
  const settings: MfaSettings = {
    pairing: {
      maxAllowedDevices: pairing?.whole('maxAllowedDevices', { min: 1, max: mostDevices }) ?? 5,
      pairingKeyFormat:
        pairing?.choice('pairingKeyFormat', ['NUMERIC', 'ALPHANUMERIC']) ?? 'ALPHANUMERIC',
    },
    ...present({ lockout: readLockout(body.object('lockout')) }),
    authentication: {
      deviceSelection:
        body.object('authentication')?.choice('deviceSelection', selections) ?? 'DEFAULT_TO_FIRST',
    },
    updatedAt: now,
    phoneExtensions: { enabled: body.object('phoneExtensions')?.flag('enabled') ?? false },
    users: { mfaEnabled: body.object('users')?.flag('mfaEnabled') ?? false },
  }
  body.finish()
  return settings
}

/** Without a duration only an administrator unlocks. */
function readLockout(lockout: FieldReader | undefined): MfaSettings['lockout'] {
  if (lockout === undefined) return undefined
  const limits = { min: 0, max: 2_147_483_647 }
  return present({
    failureCount: lockout.required('failureCount', lockout.whole('failureCount', limits), 0),
    durationSeconds: lockout.whole('durationSeconds', limits),
  })
}

function render(call: PlatformCall): unknown {
  return {
    _links: links(call, path),
    environment: environmentOf(call),
    ...call.environment.mfaSettings,
  }
}
