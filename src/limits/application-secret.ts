// What only the application knows, and the key made of it: for the keys of limits, the user keys of events, known browsers.
import { createHash, KeyObject } from 'node:crypto'
import { types } from 'node:util'
import type { Config } from '../config.js'

/** What the key is made of. */
export type SecretConfig = Pick<
  Config,
  'issuer' | 'clientId' | 'clientSecret' | 'clientKey' | 'browserSecret'
>

/** Same key in every process of one application, so that limits, user keys and known browsers agree. */
export function deriveApplicationKey(config: SecretConfig): Buffer {
  const { issuer, clientId } = config
  const secret = findApplicationSecret(config) ?? ''
  return createHash('sha256')
    .update(JSON.stringify(['express-pingone-mfa', issuer, clientId, secret]))
    .digest()
}

/**
 * What nobody else knows: `undefined` for a public client, and for a key that cannot be read. Then the key hides names
 * from a glance only, and nothing can be proven with it.
 */
export function findApplicationSecret({
  browserSecret,
  clientSecret,
  clientKey,
}: SecretConfig): string | undefined {
  if (browserSecret !== undefined) return browserSecret
  if (clientSecret !== undefined) return clientSecret
  if (clientKey === undefined) return undefined
  if (types.isCryptoKey(clientKey)) {
    return clientKey.extractable ? exportKey(KeyObject.from(clientKey)) : undefined
  }
  if (types.isKeyObject(clientKey)) return exportKey(clientKey)
  return 'd' in clientKey ? clientKey.d : undefined
}

function exportKey(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'pkcs8' }).toString()
}
