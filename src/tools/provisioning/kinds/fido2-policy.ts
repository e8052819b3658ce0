// The kind of FIDO2 policies.
import type { Body } from '../platform/platform-client.js'
import type { DesiredFido2Policy } from '../recipe.js'
import type { ResourceKind } from './kind.js'
import { createNamedKind } from './named-kind.js'
import { textOf, type JsonRecord } from './record.js'

/** Found by name; whether it is the environment's default is left as it is. */
export const fido2PolicyKind: ResourceKind<DesiredFido2Policy> = createNamedKind({
  kind: 'fido2Policy',
  noun: 'FIDO2 policy',
  collectionOf: (client) => client.fido2Policies,
  list: (client) => client.fido2Policies.list(),
  unmanaged: ['default'],
  readOnly: [],
  atFirst: () => atFirst,
  remarksOn: describeMove,
})

/** What a POST has to say of every policy: any authenticator that can be used, without attestation. */
const atFirst: Body = {
  default: false,
  deviceDisplayName: 'Passkey',
  attestationRequirements: 'NONE',
  authenticatorAttachment: 'BOTH',
  discoverableCredentials: 'PREFERRED',
  userVerification: { option: 'PREFERRED', enforceDuringAuthentication: true },
  backupEligibility: { allow: true, enforceDuringAuthentication: true },
  mdsAuthenticatorsRequirements: { option: 'NONE', enforceDuringAuthentication: false },
  userDisplayNameAttributes: { attributes: [{ name: 'username' }] },
}

/** A passkey is bound to the domain it was paired for: with another one it is of no use. */
function describeMove({ fields }: DesiredFido2Policy, actual: JsonRecord): readonly string[] {
  const [before, wanted] = [textOf(actual, 'relyingPartyId'), fields['relyingPartyId']]
  if (before === undefined || typeof wanted !== 'string' || before === wanted) return []
  return [`Passkeys that were paired for ${before} cannot be used for ${wanted}: pair them anew`]
}
