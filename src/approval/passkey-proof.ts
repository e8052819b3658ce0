// What a passkey signed for an approval: enough to verify with its public key that it signed this very digest.
import { isObject } from '../pingone/json.js'

/** A signature of a passkey over the challenge of an approval; bytes in base64url. */
export interface PasskeyProof {
  /** Id of the credential, by which its public key is found. */
  readonly credentialId: string
  readonly authenticatorData: string
  readonly clientDataJSON: string
  /** Over `authenticatorData` and the SHA-256 of `clientDataJSON` (WebAuthn §6.3.3). */
  readonly signature: string
  /** The challenge in `clientDataJSON` is base64url of SHA-256 over this and the digest, as they are written. */
  readonly nonce: string
}

const members = [
  'credentialId',
  'authenticatorData',
  'clientDataJSON',
  'signature',
  'nonce',
] as const

/** Reads a proof; `undefined` when a member lacks or is no text. */
export function parsePasskeyProof(value: unknown): PasskeyProof | undefined {
  if (!isObject(value)) return undefined
  const { credentialId, authenticatorData, clientDataJSON, signature, nonce } = value
  const read = { credentialId, authenticatorData, clientDataJSON, signature, nonce }
  return isProof(read) ? Object.freeze(read) : undefined
}

function isProof(
  value: Readonly<Record<string, unknown>>,
): value is Record<string, never> & PasskeyProof {
  return members.every((name) => typeof value[name] === 'string' && value[name] !== '')
}
