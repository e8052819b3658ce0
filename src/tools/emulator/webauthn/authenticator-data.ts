// Authenticator data (WebAuthn §6.1): what an authenticator signs beside the browser's words.
import { readCborItem } from './cbor.js'
import { WebauthnRefusal } from './refusal.js'

/** The signed facts of one ceremony. */
export interface AuthenticatorData {
  readonly rpIdHash: Buffer
  readonly isUserPresent: boolean
  readonly isUserVerified: boolean
  /** May the credential be synced? */
  readonly isBackupEligible: boolean
  readonly isBackedUp: boolean
  readonly counter: number
  /** Of a registration. */
  readonly credential?: AttestedCredential
}

/** A new credential. */
export interface AttestedCredential {
  readonly aaguid: string
  readonly id: Buffer
  /** The COSE form. */
  readonly publicKey: Buffer
}

const flag = {
  userPresent: 0x01,
  userVerified: 0x04,
  backupEligible: 0x08,
  backedUp: 0x10,
  credential: 0x40,
  extensions: 0x80,
} as const

const headBytes = 37
const mostIdBytes = 1023

/**
 * Reads authenticator data.
 *
 * @throws {WebauthnRefusal} `authenticator-data` or `cbor`
 */
export function readAuthenticatorData(bytes: Buffer): AuthenticatorData {
  if (bytes.length < headBytes) throw refuse('is too short')
  const flags = bytes.readUInt8(32)
  const has = (bit: number): boolean => (flags & bit) !== 0
  if (has(flag.backedUp) && !has(flag.backupEligible)) {
    throw refuse('says that the credential is backed up and cannot be')
  }
  const credential = has(flag.credential) ? readCredential(bytes) : undefined
  const end = credential?.end ?? headBytes
  const last = has(flag.extensions) ? readCborItem(bytes, end).end : end
  if (last !== bytes.length) throw refuse('goes on after its end')
  return {
    rpIdHash: bytes.subarray(0, 32),
    isUserPresent: has(flag.userPresent),
    isUserVerified: has(flag.userVerified),
    isBackupEligible: has(flag.backupEligible),
    isBackedUp: has(flag.backedUp),
    counter: bytes.readUInt32BE(33),
    ...(credential !== undefined && { credential: credential.value }),
  }
}

function readCredential(bytes: Buffer): { value: AttestedCredential; end: number } {
  const idAt = headBytes + 18
  if (bytes.length < idAt) throw refuse('has a credential that ends too early')
  const keyAt = idAt + bytes.readUInt16BE(idAt - 2)
  if (keyAt - idAt > mostIdBytes) throw refuse('has a credential id that is too long')
  if (keyAt >= bytes.length) throw refuse('has a credential that ends too early')
  const { end } = readCborItem(bytes, keyAt)
  const value = {
    aaguid: writeUuid(bytes.subarray(headBytes, headBytes + 16)),
    id: bytes.subarray(idAt, keyAt),
    publicKey: bytes.subarray(keyAt, end),
  }
  return { value, end }
}

function writeUuid(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function refuse(message: string): WebauthnRefusal {
  return new WebauthnRefusal('authenticator-data', `the authenticator data ${message}`)
}
