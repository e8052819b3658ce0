// A device as the platform API shows it: what it waits for, never what it proves itself with.
import type { Device } from '../resources.js'
import { totpUri } from '../totp.js'
import { without } from './find.js'
import { userOf } from './find-user.js'
import { environmentOf, links } from './hal.js'
import type { PlatformCall } from './operation.js'
import { pairingOf } from './pairing.js'
import { writeCreationOptions } from './passkey-pairing.js'

/** The device; the policy it was paired by is not shown. */
export function renderDevice(call: PlatformCall, device: Device): unknown {
  const user = `users/${device.user.id}`
  const self = `${user}/devices/${device.id}`
  const { id, user: owner, type, status } = device
  return {
    _links: links(call, self, {
      user,
      ...(status === 'ACTIVATION_REQUIRED' ? { activate: self } : {}),
    }),
    id,
    environment: environmentOf(call),
    user: owner,
    type,
    status,
    ...without(device, 'id', 'user', 'type', 'status', 'secrets'),
    ...renderPairing(call, device),
  }
}

/** A secret is shown where PingOne's pages read it, and where its documentation has it. */
function renderPairing(call: PlatformCall, device: Device): Record<string, unknown> {
  const pairing = pairingOf(call, device)
  if (pairing === undefined) return {}
  if (device.testMode === true) return { test: { otp: pairing.value } }
  const user = userOf(call)
  switch (device.type) {
    case 'TOTP': {
      const shown = { secret: pairing.value, keyUri: writeKeyUri(call, device) }
      return { ...shown, properties: shown }
    }
    case 'FIDO2': {
      const challenge = Buffer.from(pairing.value, 'base64url')
      return {
        publicKeyCredentialCreationOptions: writeCreationOptions(call, { device, user, challenge }),
      }
    }
    default:
      return {}
  }
}

function writeKeyUri(call: PlatformCall, { secrets }: Device): string {
  const { name, deviceAuthenticationPolicies } = call.environment
  const policy = deviceAuthenticationPolicies.find(({ id }) => id === secrets?.policyId)
  return totpUri({
    issuer: name,
    account: userOf(call).username,
    secret: secrets?.otpSecret ?? '',
    parameters: policy?.totp?.uriParameters ?? {},
  })
}
