// What a forged ID Token is, for the tables of them.
import type { Forgery, HostileProvider, SigningKey } from '../hostile-provider.js'

/** What a forgery is made from. */
export interface Scene {
  readonly provider: HostileProvider
  /** Epoch seconds by the relying party's clock. */
  readonly now: number
  readonly keys: ForgingKeys
}

/** Keys that are not the provider's signing key. */
export interface ForgingKeys {
  readonly rogue: SigningKey
  readonly es256: SigningKey
  readonly ps256: SigningKey
  readonly rs384: SigningKey
}

/** One forged ID Token. */
export interface ForgeryCase {
  readonly title: string
  readonly forge: (scene: Scene) => Forgery
  /** Part of the error's message. */
  readonly refusal: RegExp
}

/** The payload of a JWT. */
export type Claims = Record<string, unknown>

/** Another environment's or client's id. */
export const OTHER_ID = '6f1b1d0e-2c59-4a0f-8a52-0d5a1f0c1a11'
