// The signing keys: one RSA key a process, made once; a rotation keeps the old ones published.
import { randomUUID } from 'node:crypto'
import {
  SignJWT,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from 'jose'

/** The keys of one emulator. */
export interface SigningKeys {
  /** Signs with the newest key. */
  sign(claims: JWTPayload, typ?: string): Promise<string>
  /**
   * The claims of a token signed by any published key, expired ones too.
   *
   * @throws {Error} When no published key made the signature.
   */
  verify(token: string, issuer: string): Promise<JWTPayload>
  /** The public half, as the JWKS endpoint shows it. */
  publicKeys(): { readonly keys: readonly JWK[] }
  /** Makes a new key the signing one. */
  rotate(): Promise<void>
}

interface SigningKey {
  readonly kid: string
  readonly privateKey: CryptoKey
  readonly publicKey: JWK
}

/** PingOne's own first key is called so too: a `kid` is not a UUID. */
const firstKid = 'default'
let firstKey: Promise<SigningKey> | undefined

/** Makes the keys of one emulator; all of a process start from the same key. */
export async function createSigningKeys(): Promise<SigningKeys> {
  firstKey ??= generateKey(firstKid)
  let keys: readonly [SigningKey, ...SigningKey[]] = [await firstKey]
  const publicKeys = (): { keys: JWK[] } => ({ keys: keys.map((key) => key.publicKey) })

  return {
    sign(claims, typ) {
      const header = { alg: 'RS256', kid: keys[0].kid, ...(typ === undefined ? {} : { typ }) }
      return new SignJWT(claims).setProtectedHeader(header).sign(keys[0].privateKey)
    },
    async verify(token, issuer) {
      const { payload } = await jwtVerify(token, createLocalJWKSet(publicKeys()), {
        algorithms: ['RS256'],
        issuer,
        currentDate: new Date(0),
        clockTolerance: Number.MAX_SAFE_INTEGER,
      })
      return payload
    },
    publicKeys,
    async rotate() {
      keys = [await generateKey(randomUUID()), ...keys]
    },
  }
}

async function generateKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048 })
  const jwk = await exportJWK(publicKey)
  return { kid, privateKey, publicKey: { ...jwk, kid, use: 'sig', alg: 'RS256' } }
}
