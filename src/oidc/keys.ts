// The key types the options take, named once.
export type { CryptoKey, JWK } from 'jose'
export type { KeyObject } from 'node:crypto'
