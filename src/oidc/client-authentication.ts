// How the application authenticates at PingOne's token endpoint, as openid-client wants it.
import { createPrivateKey, KeyObject } from 'node:crypto'
import { types } from 'node:util'
import { importPKCS8 } from 'jose'
import {
  ClientSecretJwt,
  ClientSecretPost,
  modifyAssertion,
  None,
  PrivateKeyJwt,
} from 'openid-client'
import type { ClientAuth, ModifyAssertionFunction } from 'openid-client'
import { ConfigError } from '../errors.js'
import { writeBasicCredentials } from '../pingone/basic-credentials.js'
import type { CryptoKey, JWK } from './keys.js'

/** The method (PingOne's `tokenEndpointAuthMethod` in lower case) with what it needs. */
export type ClientAuthentication =
  | {
      readonly method: 'client_secret_basic' | 'client_secret_post' | 'client_secret_jwt'
      readonly clientSecret: string
    }
  | { readonly method: 'private_key_jwt'; readonly clientKey: CryptoKey | KeyObject | JWK }
  | { readonly method: 'none' }

interface SigningKey {
  readonly key: CryptoKey
  readonly kid?: string
}

const ASSERTION_LIFETIME_SECONDS = 60
const MIN_SECRET_BYTES = 32

/**
 * Creates the client authentication; the key of `private_key_jwt` is imported at first use.
 *
 * @throws {ConfigError} When the secret is too short or the key cannot sign, naming the option.
 */
export function createClientAuthentication(
  authentication: ClientAuthentication,
  nowSeconds: () => number,
): () => Promise<ClientAuth> {
  const options = { [modifyAssertion]: createAssertionTimes(nowSeconds) }
  switch (authentication.method) {
    case 'none':
      return keep(None())
    case 'client_secret_basic':
      return keep(createBasicAuthentication(authentication.clientSecret))
    case 'client_secret_post':
      return keep(ClientSecretPost(authentication.clientSecret))
    case 'client_secret_jwt':
      assertSecretLength(authentication.clientSecret)
      return keep(ClientSecretJwt(authentication.clientSecret, options))
    case 'private_key_jwt': {
      const importKey = createKeyImport(authentication.clientKey)
      return async () => PrivateKeyJwt(await importKey(), options)
    }
  }
}

function keep(auth: ClientAuth): () => Promise<ClientAuth> {
  return () => Promise.resolve(auth)
}

/** What PingOne's ids and secrets are made of stays as it is: so it fits an endpoint that does not decode, too. */
function createBasicAuthentication(clientSecret: string): ClientAuth {
  return function authenticateByBasic(_server, client, _body, headers) {
    headers.set('authorization', writeBasicCredentials(client.client_id, clientSecret))
  }
}

// No `nbf`: PingOne refuses one in its future, and a clock of ours that is a second ahead makes one.
function createAssertionTimes(nowSeconds: () => number): ModifyAssertionFunction {
  return function setTimes(_header, claims) {
    const now = nowSeconds()
    delete claims['nbf']
    claims['iat'] = now
    claims['exp'] = now + ASSERTION_LIFETIME_SECONDS
  }
}

function assertSecretLength(secret: string): void {
  if (Buffer.byteLength(secret, 'utf8') >= MIN_SECRET_BYTES) return
  throw new ConfigError([
    {
      option: 'clientSecret',
      environment: 'PINGONE_CLIENT_SECRET',
      problem: `client_secret_jwt signs with it and needs at least ${MIN_SECRET_BYTES} bytes (RFC 7518 §3.2).`,
    },
  ])
}

function createKeyImport(clientKey: CryptoKey | KeyObject | JWK): () => Promise<SigningKey> {
  if (isCryptoKey(clientKey)) {
    assertSigningKey(clientKey)
    return () => Promise.resolve({ key: clientKey })
  }
  const kid = clientKey instanceof KeyObject ? undefined : clientKey.kid
  const keyObject = readPrivateKey(clientKey)
  const alg = readAlgorithm(clientKey, keyObject)
  let imported: Promise<CryptoKey> | undefined
  return async () => {
    imported ??= importPKCS8(keyObject.export({ type: 'pkcs8', format: 'pem' }).toString(), alg)
    return { key: await imported, ...(kid !== undefined && { kid }) }
  }
}

function isCryptoKey(key: CryptoKey | KeyObject | JWK): key is CryptoKey {
  return types.isCryptoKey(key)
}

function assertSigningKey(key: CryptoKey): void {
  if (key.type !== 'private' || !key.usages.includes('sign')) {
    throw refuseKey('the CryptoKey must be a private key with the usage sign.')
  }
}

function readPrivateKey(key: KeyObject | JWK): KeyObject {
  const keyObject = key instanceof KeyObject ? key : parseJwk(key)
  if (keyObject.type !== 'private') throw refuseKey('it must be a private key, not a public one.')
  const bits = keyObject.asymmetricKeyDetails?.modulusLength
  if (bits !== undefined && bits < 2048) throw refuseKey('an RSA key needs at least 2048 bits.')
  return keyObject
}

function parseJwk(jwk: JWK): KeyObject {
  if (jwk.d === undefined) throw refuseKey('it must be a private key, the JWK has no member d.')
  try {
    return createPrivateKey({ key: { ...jwk }, format: 'jwk' })
  } catch {
    throw refuseKey('the JWK cannot be read as a private key.')
  }
}

function readAlgorithm(key: KeyObject | JWK, keyObject: KeyObject): string {
  const wanted = key instanceof KeyObject ? undefined : key.alg
  const possible = algorithmsOf(keyObject)
  const alg = wanted ?? possible[0]
  if (alg === undefined || !possible.includes(alg)) {
    throw refuseKey('use an RSA key (RS256, RS384, RS512) or a P-256 key (ES256).')
  }
  return alg
}

function algorithmsOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): readonly string[] {
  if (asymmetricKeyType === 'rsa') return ['RS256', 'RS384', 'RS512']
  return asymmetricKeyDetails?.namedCurve === 'prime256v1' ? ['ES256'] : []
}

function refuseKey(problem: string): ConfigError {
  return new ConfigError([{ option: 'clientKey', problem }])
}
