// An environment's FIDO2 policies; one that was never asked for its own has PingOne's.
import { derivedId } from '../derived-id.js'
import type { DeviceAuthenticationPolicy, EnvironmentState } from '../resources.js'
import type { Fido2Policy } from '../mfa-resources.js'

/** All of them; the list is the environment's own only once one was written. */
export function fido2PoliciesOf(environment: EnvironmentState): readonly Fido2Policy[] {
  return environment.fido2Policies ?? [buildStandardPolicy(environment)]
}

/** The same list, from now on the environment's own. */
export function ownFido2Policies(environment: EnvironmentState): Fido2Policy[] {
  environment.fido2Policies ??= [buildStandardPolicy(environment)]
  return environment.fido2Policies
}

/** The one that a device authentication policy names, else the environment's default one. */
export function fido2PolicyOf(
  environment: EnvironmentState,
  policy: DeviceAuthenticationPolicy | undefined,
): Fido2Policy {
  const all = fido2PoliciesOf(environment)
  const named = all.find(({ id }) => id === policy?.fido2?.fido2PolicyId)
  return named ?? all.find((each) => each.default === true) ?? buildStandardPolicy(environment)
}

/** For pages on this machine. */
function buildStandardPolicy({ id, createdAt }: EnvironmentState): Fido2Policy {
  return {
    id: derivedId(id, 'fido2Policy'),
    name: 'Passkeys',
    default: true,
    deviceDisplayName: 'fidoPolicy.deviceDisplayName01',
    relyingPartyId: 'localhost',
    attestationRequirements: 'NONE',
    authenticatorAttachment: 'BOTH',
    discoverableCredentials: 'PREFERRED',
    userVerification: { option: 'PREFERRED', enforceDuringAuthentication: true },
    backupEligibility: { allow: true, enforceDuringAuthentication: true },
    mdsAuthenticatorsRequirements: { option: 'NONE', enforceDuringAuthentication: false },
    userDisplayNameAttributes: { attributes: [{ name: 'username' }] },
    userPresenceTimeout: { duration: 2, timeUnit: 'MINUTES' },
    ...(typeof createdAt === 'string' && { createdAt, updatedAt: createdAt }),
  }
}
