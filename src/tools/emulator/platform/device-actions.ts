// What a device can be told to do, each by a media type: activate, send again, block, unlock.
import { destinationOf } from '../devices.js'
import { invalidData } from '../problem.js'
import type { Device } from '../resources.js'
import { constraint } from './fields.js'
import { deviceOf } from './devices.js'
import { renderDevice } from './device-view.js'
import { beginPairing, finishPairing } from './pairing.js'
import { ok, type Operation, type PlatformCall } from './operation.js'
import { userOf } from './find-user.js'
import { identityRoles } from './users.js'

/** The operations on one device that are told apart by their media type. */
export const deviceActionOperations: readonly Operation[] = [
  action('activate', finishPairing),
  action('sendActivationCode', sendAgain),
  action('block', (call, device) => {
    device.block = { status: 'BLOCKED', blockedAt: call.now }
  }),
  action('unblock', (_call, device) => {
    device.block = { status: 'UNBLOCKED' }
  }),
  action('unlock', (call, device) => {
    device.lock = { status: 'UNLOCKED' }
    call.runtime.deviceFailures.delete(device.id)
  }),
]

function action(name: string, act: (call: PlatformCall, device: Device) => void): Operation {
  return {
    method: 'POST',
    path: 'users/:user/devices/:device',
    roles: identityRoles,
    mediaType: `application/vnd.pingidentity.device.${name}+json`,
    run(call) {
      const device = deviceOf(call)
      act(call, device)
      device['updatedAt'] = call.now
      return ok(renderDevice(call, device))
    },
  }
}

/** In the words of the environment; those of the first message are not kept. */
function sendAgain(call: PlatformCall, device: Device): void {
  if (device.status !== 'ACTIVATION_REQUIRED') {
    throw invalidData(constraint('status', 'must be ACTIVATION_REQUIRED'))
  }
  if (destinationOf(device) === '') {
    throw invalidData(constraint('type', 'is none that a code is sent to'))
  }
  const policies = call.environment.deviceAuthenticationPolicies
  const { policyId } = device.secrets ?? {}
  const policy = policies.find(({ id, default: isDefault }) =>
    policyId === undefined ? isDefault === true : id === policyId,
  )
  beginPairing(call, { user: userOf(call), device, policy })
}
