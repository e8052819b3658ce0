// Pairing a passkey or a security key: what its browser is asked for, and whether the answer counts.
import { randomBytes } from 'node:crypto'
import { invalidData } from '../problem.js'
import type { Device, EnvironmentState, User } from '../resources.js'
import type { Fido2Policy, StoredPasskey } from '../mfa-resources.js'
import { displayName } from '../users.js'
import { buildCreationOptions } from '../webauthn/options.js'
import { WebauthnRefusal } from '../webauthn/refusal.js'
import { verifyRegistration } from '../webauthn/registration.js'
import { spanMs } from './duration-fields.js'
import { constraint } from './fields.js'
import { fido2PolicyOf } from './fido2-policies-of.js'
import type { PlatformCall } from './operation.js'

/** What a passkey is asked to sign. */
export function createChallenge(): Buffer {
  return randomBytes(32)
}

/** `publicKeyCredentialCreationOptions` of a device that waits for its attestation. */
export function writeCreationOptions(
  { environment }: PlatformCall,
  { device, user, challenge }: { device: Device; user: User; challenge: Buffer },
): string {
  const policy = policyOf(environment, device)
  const { id: rpId = '', name: rpName = '' } = device.rp ?? {}
  const attachment = attachments[policy.authenticatorAttachment]
  const hints = policy.publicKeyCredentialHints?.map((each) => hintNames[each])
  return buildCreationOptions({
    challenge,
    rpId,
    rpName,
    timeoutMs: presenceMs(policy),
    userVerification: wordOf(policy.userVerification.option),
    credentials: passkeysOf(environment, user.id).filter((passkey) => passkey.rpId === rpId),
    user: { id: Buffer.from(user.id), name: user.username, displayName: displayName(user) },
    attestation: policy.attestationRequirements === 'DIRECT' ? 'direct' : 'none',
    residentKey: wordOf(policy.discoverableCredentials),
    ...(attachment !== undefined && { authenticatorAttachment: attachment }),
    ...(hints !== undefined && { hints }),
  })
}

/**
 * Believes an attestation, or refuses it.
 *
 * @throws {PingOneProblem} 400 naming `attestation` or `origin`.
 */
export function readPasskey(
  { body, environment }: PlatformCall,
  { device, challenge }: { device: Device; challenge: Buffer | undefined },
): StoredPasskey {
  const origin = body.required('origin', body.text('origin'), '')
  const attestation = body.required('attestation', body.text('attestation'), '')
  body.finish()
  if (challenge === undefined) {
    throw invalidData(constraint('attestation', 'comes too late'))
  }
  const policy = policyOf(environment, device)
  const rpId = device.rp?.id ?? ''
  const userVerification = wordOf(policy.userVerification.option)
  const credential = refuseAs(() =>
    verifyRegistration(attestation, { challenge, rpId, origin, userVerification }),
  )
  assertAllowed(credential, { policy, environment })
  return { ...credential, rpId, userHandle: Buffer.from(device.user.id).toString('base64url') }
}

/** The passkeys of one user that are in use. */
export function passkeysOf(
  { devices }: EnvironmentState,
  userId: string,
): readonly StoredPasskey[] {
  return devices
    .filter(({ user, status }) => user.id === userId && status === 'ACTIVE')
    .flatMap(({ secrets }) => secrets?.passkey ?? [])
}

/** How long a browser waits for the person's gesture. */
export function presenceMs({ userPresenceTimeout }: Fido2Policy): number {
  return spanMs(userPresenceTimeout ?? { duration: 2, timeUnit: 'MINUTES' })
}

const attachments = {
  PLATFORM: 'platform',
  CROSS_PLATFORM: 'cross-platform',
  BOTH: undefined,
} as const
const hintNames = {
  SECURITY_KEY: 'security-key',
  CLIENT_DEVICE: 'client-device',
  HYBRID: 'hybrid',
} as const

/** WebAuthn's word for PingOne's. */
export function wordOf(
  option: 'REQUIRED' | 'PREFERRED' | 'DISCOURAGED',
): 'required' | 'preferred' | 'discouraged' {
  const words = {
    REQUIRED: 'required',
    PREFERRED: 'preferred',
    DISCOURAGED: 'discouraged',
  } as const
  return words[option]
}

function policyOf(environment: EnvironmentState, device: Device): Fido2Policy {
  const { policyId } = device.secrets ?? {}
  const policies = environment.deviceAuthenticationPolicies
  const named = policies.find(({ id }) => id === policyId)
  return fido2PolicyOf(environment, named ?? policies.find((each) => each.default === true))
}

/** Synced passkeys only where the policy allows them, and every passkey once. */
function assertAllowed(
  { id, isBackupEligible }: Pick<StoredPasskey, 'id' | 'isBackupEligible'>,
  { policy, environment }: { policy: Fido2Policy; environment: EnvironmentState },
): void {
  if (isBackupEligible && !policy.backupEligibility.allow) {
    throw invalidData(constraint('attestation', 'is of a synced passkey, which is not allowed'))
  }
  if (environment.devices.some(({ secrets }) => secrets?.passkey?.id === id)) {
    throw invalidData(constraint('attestation', 'is of a passkey that is paired already'))
  }
}

/** A refusal of WebAuthn becomes PingOne's. */
function refuseAs<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof WebauthnRefusal)) throw error
    const target = error.reason === 'origin' ? 'origin' : 'attestation'
    throw invalidData({ code: 'INVALID_VALUE', target, message: error.message })
  }
}
