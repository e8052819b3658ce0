// Who the application is at PingOne: client id, authentication method, and the secret or key that goes with it.
import { createPrivateKey, KeyObject } from 'node:crypto'
import { types } from 'node:util'
import type { JWK } from '../oidc/keys.js'
import { findSigningKeyProblem, type SigningAlgorithm } from '../oidc/signing-key.js'
import { isPlainObject, type OptionReader } from './option-reader.js'
import type { ClientAuthenticationMethod, PrivateKey } from './options.js'

/** The client part of the configuration; the secrets in it are to be kept out of sight. */
export interface ClientConfig {
  readonly clientId: string
  readonly clientAuthentication: ClientAuthenticationMethod
  readonly clientSecret: string | undefined
  readonly clientKey: PrivateKey | undefined
  readonly requestObjectKey: PrivateKey | undefined
  readonly evidenceKey: PrivateKey | undefined
  readonly browserSecret: string | undefined
}

const methods = [
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
  'none',
] as const satisfies readonly ClientAuthenticationMethod[]

/** Reads the client and refuses a method without what it needs, or with what it cannot use. */
export function readClient(reader: OptionReader): ClientConfig {
  const client = {
    clientId: reader.readRequiredText(
      'clientId',
      'write the client id of your PingOne application',
    ),
    clientAuthentication: reader.readChoice('clientAuthentication', methods, 'client_secret_basic'),
    clientSecret: reader.readText('clientSecret'),
    clientKey: readPrivateKey(reader, 'clientKey'),
    requestObjectKey: readSigningKey(reader, {
      option: 'requestObjectKey',
      algorithms: ['RS256', 'RS384', 'RS512'],
    }),
    evidenceKey: readSigningKey(reader, {
      option: 'evidenceKey',
      algorithms: ['ES256', 'EdDSA', 'RS256'],
    }),
    browserSecret: reader.readText('browserSecret'),
  }
  checkBrowserSecret(reader, client)
  checkSecret(reader, client)
  checkKey(reader, client)
  return client
}

function checkSecret(reader: OptionReader, client: ClientConfig): void {
  const method = client.clientAuthentication
  if (method.startsWith('client_secret_') && !reader.has('clientSecret')) {
    reader.refuse('clientSecret', `is missing: ${method} needs the secret of your application`)
  }
  if (method === 'none' && reader.has('clientSecret')) {
    reader.refuse(
      'clientSecret',
      'is given although clientAuthentication is none: take it away, or choose a method that uses it',
    )
  }
  const { clientSecret } = client
  if (method === 'client_secret_jwt' && clientSecret !== undefined && isShort(clientSecret)) {
    reader.refuse(
      'clientSecret',
      'is shorter than 32 bytes: client_secret_jwt signs with HS256, which needs 32; ask PingOne for a new secret',
    )
  }
}

function checkBrowserSecret(reader: OptionReader, { browserSecret }: ClientConfig): void {
  if (browserSecret === undefined || !isShort(browserSecret)) return
  reader.refuse('browserSecret', 'is shorter than 32 bytes: write 32 or more random ones')
}

/** HS256 wants a key at least as long as its hash (RFC 7518 §3.2). */
function isShort(secret: string): boolean {
  return Buffer.byteLength(secret) < 32
}

function checkKey(reader: OptionReader, client: ClientConfig): void {
  const uses = client.clientAuthentication === 'private_key_jwt'
  if (uses && !reader.has('clientKey')) {
    reader.refuse('clientKey', 'is missing: private_key_jwt signs with it; give a private key')
  }
  if (!uses && reader.has('clientKey')) {
    reader.refuse(
      'clientKey',
      `is given although clientAuthentication is ${client.clientAuthentication}: write private_key_jwt, or take the key away`,
    )
  }
}

const noPrivateKey = 'must be a private key: a CryptoKey, a KeyObject or a JWK with its "d"'

function readPrivateKey(reader: OptionReader, option: string): PrivateKey | undefined {
  const value = reader.readUnknown(option)
  if (value === undefined) return undefined
  const key = parsePrivateKey(value)
  if (key === undefined) {
    reader.refuse(option, noPrivateKey)
    return undefined
  }
  if (key.bits !== undefined && key.bits < 2048) {
    reader.refuse(option, `has ${String(key.bits)} bits: an RSA key needs 2048 or more`)
  }
  return key.value
}

/** Reads a key for what others verify: PingOne a request object, anybody evidence. */
function readSigningKey(
  reader: OptionReader,
  {
    option,
    algorithms,
  }: {
    readonly option: 'requestObjectKey' | 'evidenceKey'
    readonly algorithms: readonly SigningAlgorithm[]
  },
): PrivateKey | undefined {
  const value = reader.readUnknown(option)
  if (value === undefined) return undefined
  const key = parsePrivateKey(value)?.value
  const problem = key === undefined ? noPrivateKey : findSigningKeyProblem(key, algorithms)
  if (problem !== undefined) reader.refuse(option, problem)
  return key
}

interface ParsedKey {
  readonly value: PrivateKey
  /** Length of an RSA key. */
  readonly bits?: number | undefined
}

function parsePrivateKey(value: unknown): ParsedKey | undefined {
  if (types.isCryptoKey(value)) {
    if (value.type !== 'private' || !value.usages.includes('sign')) return undefined
    return { ...describeKey(KeyObject.from(value)), value }
  }
  if (types.isKeyObject(value)) {
    return value.type === 'private' ? { ...describeKey(value), value } : undefined
  }
  return isPrivateJwk(value) ? parseJwk(value) : undefined
}

function parseJwk(jwk: JWK): ParsedKey | undefined {
  try {
    const described = describeKey(createPrivateKey({ key: { ...jwk }, format: 'jwk' }))
    return { ...described, value: Object.freeze({ ...jwk }) }
  } catch {
    return undefined
  }
}

function isPrivateJwk(value: unknown): value is JWK {
  return isPlainObject(value) && 'kty' in value && 'd' in value && typeof value.d === 'string'
}

function describeKey(key: KeyObject): Pick<ParsedKey, 'bits'> {
  const isRsa = key.asymmetricKeyType?.startsWith('rsa') === true
  return isRsa ? { bits: key.asymmetricKeyDetails?.modulusLength } : {}
}
