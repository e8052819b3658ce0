// What a browser is asked for, as PingOne writes it: a text of JSON, bytes as lists of signed numbers.
import { algorithms } from './cose-key.js'

/** Who asks, and how. */
export interface RequestOptions {
  readonly challenge: Buffer
  readonly rpId: string
  readonly timeoutMs: number
  readonly userVerification: 'required' | 'preferred' | 'discouraged'
  readonly credentials: readonly CredentialDescriptor[]
}

/** A credential by its id in base64url. */
export interface CredentialDescriptor {
  readonly id: string
  readonly transports?: readonly string[]
}

/** What a new credential has to be like. */
export interface CreationOptions extends RequestOptions {
  readonly rpName: string
  readonly user: { readonly id: Buffer; readonly name: string; readonly displayName: string }
  readonly attestation: 'none' | 'direct'
  /** Default: any. */
  readonly authenticatorAttachment?: 'platform' | 'cross-platform'
  readonly residentKey: 'required' | 'preferred' | 'discouraged'
  readonly hints?: readonly string[]
}

/** `publicKeyCredentialRequestOptions` */
export function buildRequestOptions(options: RequestOptions): string {
  return JSON.stringify({
    challenge: writeBytes(options.challenge),
    timeout: options.timeoutMs,
    rpId: options.rpId,
    allowCredentials: options.credentials.map(describe),
    userVerification: options.userVerification,
  })
}

/** `publicKeyCredentialCreationOptions` */
export function buildCreationOptions(options: CreationOptions): string {
  const { authenticatorAttachment, hints, residentKey, rpId, rpName, user } = options
  return JSON.stringify({
    rp: { id: rpId, name: rpName },
    user: { id: writeBytes(user.id), name: user.name, displayName: user.displayName },
    challenge: writeBytes(options.challenge),
    pubKeyCredParams: [algorithms.ES256, algorithms.RS256, algorithms.EdDSA].map((algorithm) => ({
      type: 'public-key',
      alg: String(algorithm),
    })),
    timeout: options.timeoutMs,
    excludeCredentials: options.credentials.map(describe),
    authenticatorSelection: {
      ...(authenticatorAttachment !== undefined && { authenticatorAttachment }),
      residentKey,
      requireResidentKey: residentKey === 'required',
      userVerification: options.userVerification,
    },
    attestation: options.attestation,
    ...(hints !== undefined && { hints }),
  })
}

function describe({ id, transports }: CredentialDescriptor): unknown {
  return {
    type: 'public-key',
    id: writeBytes(Buffer.from(id, 'base64url')),
    ...(transports !== undefined && { transports }),
  }
}

/** As Java writes bytes: from -128 to 127. */
function writeBytes(bytes: Buffer): readonly number[] {
  return [...new Int8Array(bytes)]
}
