// The `request` parameter: an authorization request, and PingOne's own claims, in one JWT.
import { isIP } from 'node:net'
import {
  UnsecuredJWT,
  createLocalJWKSet,
  decodeJwt,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyOptions,
} from 'jose'
import { readApplicationKeys } from './application-keys.js'
import type { Exchange } from './exchange.js'
import { isRecord } from './json-value.js'
import {
  JwtRefused,
  claimChecks,
  openJwt,
  readJwtHeader,
  secretAlgorithms,
  secretKey,
} from './jwt-check.js'
import type { Application } from './resources.js'
import { parseTemplateRequest } from './template-request.js'
import type { TemplateRequest } from './request-types.js'

/** A verified request object. */
export interface RequestObject {
  /** The authorization parameters in it. */
  readonly parameters: ReadonlyMap<string, string>
  /** The user, when it serves as a hint, too. */
  readonly sub?: string
  readonly template?: TemplateRequest
  /** What a push hands to the app on the phone. */
  readonly clientContext?: Readonly<Record<string, string>>
  /** What a passkey is to sign; only a signed one counts. base64url */
  readonly webAuthnChallenge?: string
  /** Of the person's browser; said by a server, so only a signed one counts. */
  readonly remoteIp?: string
}

/** The authorization parameters that may stand in the JWT. */
const parameterNames = [
  'acr_values',
  'client_id',
  'code_challenge',
  'code_challenge_method',
  'login_hint',
  'login_hint_token',
  'max_age',
  'mobilePayload',
  'nonce',
  'prompt',
  'redirect_uri',
  'response_mode',
  'response_type',
  'scope',
  'state',
]

const publicKeyAlgorithms = ['RS256', 'RS384', 'RS512']

/**
 * Verifies a request object of the application.
 *
 * @throws {JwtRefused} When anything about it is wrong.
 */
export async function openRequestObject(
  exchange: Exchange,
  application: Application,
  jwt: string,
): Promise<RequestObject> {
  const { alg } = readJwtHeader(jwt)
  const checks = claimChecks(exchange, application.id)
  const claims = await openJwt(exchange, () => verify(application, jwt, alg, checks))
  if (alg === 'none' && claims.sub !== undefined) {
    throw new JwtRefused('sub identifies a user only when the JWT is signed')
  }
  checkAddress(claims)
  const clientContext = readContext(claims)
  const webAuthnChallenge = readChallenge(claims)
  return {
    parameters: readParameters(claims),
    ...readSubject(claims),
    ...(alg === 'none' ? {} : readRemoteIp(claims)),
    ...(clientContext === undefined ? {} : { clientContext }),
    ...(alg === 'none' || webAuthnChallenge === undefined ? {} : { webAuthnChallenge }),
    ...('pi.template' in claims ? { template: parseTemplateRequest(claims['pi.template']) } : {}),
  }
}

/** The algorithm of the header only chooses between keys that can do nothing else. */
async function verify(
  application: Application,
  jwt: string,
  alg: unknown,
  checks: JWTVerifyOptions,
): Promise<JWTPayload> {
  if (alg === 'none') return readUnsigned(application, jwt, checks)
  if (typeof alg === 'string' && secretAlgorithms.includes(alg)) {
    const options = { ...checks, algorithms: secretAlgorithms }
    return (await jwtVerify(jwt, secretKey(application.secret), options)).payload
  }
  if (typeof alg === 'string' && publicKeyAlgorithms.includes(alg)) {
    return verifyByPublicKey(application, jwt, { ...checks, algorithms: publicKeyAlgorithms })
  }
  const known = [...secretAlgorithms, ...publicKeyAlgorithms].join(', ')
  throw new JwtRefused(`must be signed with one of ${known}`)
}

function readUnsigned(application: Application, jwt: string, checks: JWTVerifyOptions): JWTPayload {
  if (
    application.supportUnsignedRequestObject !== true ||
    application.requireSignedRequestObject === true
  ) {
    throw new JwtRefused('must be signed')
  }
  return UnsecuredJWT.decode(jwt, onlyWhatIsThere(jwt, checks)).payload
}

/** Only a signed request object needs `iss` and `aud` (OIDC Core §6.1); any has them right. */
function onlyWhatIsThere(jwt: string, checks: JWTVerifyOptions): JWTVerifyOptions {
  const claims = decodeJwt(jwt)
  const { issuer, audience, ...others } = checks
  return {
    ...others,
    ...('iss' in claims && issuer !== undefined ? { issuer } : {}),
    ...('aud' in claims && audience !== undefined ? { audience } : {}),
  }
}

async function verifyByPublicKey(
  application: Application,
  jwt: string,
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  const keys = await readApplicationKeys(application).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw new JwtRefused(`cannot be verified: ${reason}`)
  })
  try {
    return (await jwtVerify(jwt, createLocalJWKSet(keys), options)).payload
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error
    return verifyByAny(error, jwt, options)
  }
}

/** Without a `kid` every key that could have made the signature is tried. */
async function verifyByAny(
  keys: errors.JWKSMultipleMatchingKeys,
  jwt: string,
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  for await (const key of keys) {
    try {
      return (await jwtVerify(jwt, key, options)).payload
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error
    }
  }
  throw new errors.JWSSignatureVerificationFailed()
}

function readParameters(claims: JWTPayload): ReadonlyMap<string, string> {
  for (const name of ['request', 'request_uri']) {
    if (name in claims) throw new JwtRefused(`must not contain ${name}`)
  }
  const parameters = new Map<string, string>()
  for (const name of parameterNames) {
    const value = claims[name]
    if (value === undefined) continue
    if (typeof value !== 'string' && !(name === 'max_age' && typeof value === 'number')) {
      throw new JwtRefused(`${name} must be a string`)
    }
    parameters.set(name, String(value))
  }
  return parameters
}

function readSubject({ sub }: JWTPayload): { readonly sub?: string } {
  const value: unknown = sub
  if (value === undefined) return {}
  if (typeof value !== 'string' || value === '') throw new JwtRefused('sub must be a string')
  return { sub: value }
}

function readRemoteIp(claims: JWTPayload): { readonly remoteIp?: string } {
  const address = claims['pi.remoteIp']
  return typeof address === 'string' ? { remoteIp: address } : {}
}

function checkAddress(claims: JWTPayload): void {
  const address = claims['pi.remoteIp']
  if (address !== undefined && (typeof address !== 'string' || isIP(address) === 0)) {
    throw new JwtRefused('pi.remoteIp must be an IP address')
  }
}

function readContext(claims: JWTPayload): Readonly<Record<string, string>> | undefined {
  const context = claims['pi.clientContext']
  if (context === undefined) return undefined
  if (!isTexts(context)) throw new JwtRefused('pi.clientContext must be an object of strings')
  return context
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every((each) => typeof each === 'string')
}

function readChallenge(claims: JWTPayload): string | undefined {
  const challenge = claims['pi.webAuthn.challenge']
  if (challenge === undefined) return undefined
  if (typeof challenge !== 'string' || !/^[A-Za-z0-9_-]+$/.test(challenge)) {
    throw new JwtRefused('pi.webAuthn.challenge must be base64url')
  }
  return challenge
}
