// The key types the options take, in words of our own: types of a package that only ESM can import do not reach CommonJS.
import type { webcrypto } from 'node:crypto'

export type { KeyObject } from 'node:crypto'

/** A key of the Web Cryptography API. */
export type CryptoKey = webcrypto.CryptoKey

/** A JSON Web Key (RFC 7517), with the members of the keys of RFC 7518 and RFC 8037. */
export interface JWK {
  readonly kty?: string
  readonly alg?: string
  readonly kid?: string
  readonly use?: string
  readonly key_ops?: string[]
  readonly crv?: string
  readonly x?: string
  readonly y?: string
  readonly n?: string
  readonly e?: string
  readonly d?: string
  readonly p?: string
  readonly q?: string
  readonly dp?: string
  readonly dq?: string
  readonly qi?: string
  readonly k?: string
  readonly ext?: boolean
  readonly x5c?: string[]
  readonly x5t?: string
  readonly 'x5t#S256'?: string
  readonly x5u?: string
}
