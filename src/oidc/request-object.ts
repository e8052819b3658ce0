// The two JWTs of a transaction approval: PingOne's `request` with the template, and the login hint.
import { randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import type { JWTPayload } from 'jose'
import type { CryptoKey, JWK, KeyObject } from './keys.js'
import { readSigningKey } from './signing-key.js'

/** The notification template PingOne fills in, as `pi.template` names it. */
export interface TemplateRequest {
  readonly name: string
  readonly variant?: string
  /** The language of the message, BCP 47; without it PingOne takes the user's own. */
  readonly locale?: string
  readonly variables: Readonly<Record<string, string>>
}

export interface RequestObjectInput {
  /** The user id of the live sign-on. */
  readonly sub: string
  readonly template: TemplateRequest
  /** Name and value pairs for the mobile app that shows a push. */
  readonly clientContext?: Readonly<Record<string, string>>
  /** base64url: what a passkey signs in place of a challenge of PingOne's own. */
  readonly webAuthnChallenge?: string
}

export interface RequestObjectSigner {
  /** Signs the `request` JWT; `jti` is what the evidence names it by. */
  signRequestObject(
    input: RequestObjectInput,
  ): Promise<{ readonly jwt: string; readonly jti: string }>
  /** Signs a `login_hint_token`: only ever for the `sub` of a live sign-on, PingOne takes it as the first factor done. */
  signLoginHintToken(input: { readonly sub: string }): Promise<string>
}

export interface RequestObjectSignerOptions {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** RSA private key that signs the `request` JWT in place of the secret. */
  readonly requestObjectKey?: CryptoKey | KeyObject | JWK
  readonly nowSeconds?: () => number
}

const LIFETIME_SECONDS = 300
/** How far `nbf` lies in the past: PingOne's clock may be this much behind ours. */
const NOT_BEFORE_LEEWAY_SECONDS = 60
const MIN_SECRET_BYTES = 32
const MAX_JWT_CHARACTERS = 8192

/**
 * Creates the signer of one application at one issuer; there is no unsigned form.
 *
 * @throws {TypeError} When the client secret or the `requestObjectKey` cannot sign.
 * @see [PingOne: create a request property JWT](https://developer.pingidentity.com/pingone-api/auth/auth-config-options/create-a-request-property-jwt.html)
 * @see [PingOne: create a login_hint_token JWT](https://developer.pingidentity.com/pingone-api/auth/auth-config-options/create-a-login_hint_token-jwt.html)
 */
export function createRequestObjectSigner(
  options: RequestObjectSignerOptions,
): RequestObjectSigner {
  const signWithSecret = createSecretSignature(options.clientSecret)
  const signRequest = createRequestSignature(options.requestObjectKey) ?? signWithSecret
  return {
    signRequestObject: async (input) => {
      const claims = buildClaims(options, input.sub)
      const jwt = await signRequest({ ...claims, ...buildRequestClaims(claims.iat, input) })
      return { jwt: assertLength('request', jwt), jti: claims.jti }
    },
    signLoginHintToken: async ({ sub }) =>
      assertLength('login_hint_token', await signWithSecret(buildClaims(options, sub))),
  }
}

/** What is wrong with a client secret that must sign login hints with HS256; `undefined` when it is fine. */
export function findHintSecretProblem(clientSecret: string | undefined): string | undefined {
  if (clientSecret === undefined || clientSecret === '') {
    return 'is missing: step-up and approval sign who they are for with it (HS256); give the secret of your application'
  }
  if (Buffer.byteLength(clientSecret, 'utf8') >= MIN_SECRET_BYTES) return undefined
  return 'is shorter than 32 bytes: step-up and approval sign who they are for with it, and HS256 needs 32; ask PingOne for a new secret'
}

type Sign = (claims: JWTPayload) => Promise<string>

function createSecretSignature(clientSecret: string): Sign {
  const problem = findHintSecretProblem(clientSecret)
  if (problem !== undefined) throw new TypeError(`clientSecret ${problem}`)
  const secret = new TextEncoder().encode(clientSecret)
  return (claims) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(secret)
}

function createRequestSignature(
  requestObjectKey: CryptoKey | KeyObject | JWK | undefined,
): Sign | undefined {
  if (requestObjectKey === undefined) return undefined
  const allowed = ['RS256', 'RS384', 'RS512'] as const
  const { key, alg, kid } = readSigningKey('requestObjectKey', { key: requestObjectKey, allowed })
  const header = { alg, typ: 'JWT', ...(kid !== undefined && { kid }) }
  return (claims) => new SignJWT(claims).setProtectedHeader(header).sign(key)
}

interface CommonClaims extends JWTPayload {
  readonly iat: number
  readonly jti: string
}

function buildClaims(options: RequestObjectSignerOptions, sub: string): CommonClaims {
  const { issuer, clientId, nowSeconds } = options
  if (sub === '') throw new TypeError('sub must not be empty')
  // With iss = sub = client_id, signed by the secret, it would be a client assertion.
  if (sub === clientId) throw new TypeError('sub must be a user, not the client itself')
  const iat = nowSeconds?.() ?? Math.floor(Date.now() / 1000)
  const jti = randomBytes(16).toString('base64url')
  return { iss: clientId, aud: issuer, sub, iat, exp: iat + LIFETIME_SECONDS, jti }
}

function buildRequestClaims(iat: number, input: RequestObjectInput): JWTPayload {
  const { template, clientContext, webAuthnChallenge: challenge } = input
  const { name, variant, locale, variables } = template
  return {
    nbf: iat - NOT_BEFORE_LEEWAY_SECONDS,
    'pi.template': {
      name,
      ...(variant !== undefined && { variant }),
      ...(locale !== undefined && { locale }),
      variables: { ...variables },
    },
    ...(clientContext !== undefined && { 'pi.clientContext': { ...clientContext } }),
    ...(challenge !== undefined && { 'pi.webAuthn.challenge': challenge }),
  }
}

// Every character of a compact JWS is one byte.
function assertLength(parameter: string, jwt: string): string {
  if (jwt.length <= MAX_JWT_CHARACTERS) return jwt
  throw new TypeError(
    `the ${parameter} JWT is ${jwt.length} bytes long, more than ${MAX_JWT_CHARACTERS}: ask for less to be shown`,
  )
}
