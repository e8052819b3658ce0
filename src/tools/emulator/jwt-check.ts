// What both signed parameters of an authorization request are held to: size, form, claims, times.
import { decodeProtectedHeader, errors, type JWTPayload, type JWTVerifyOptions } from 'jose'
import type { Exchange } from './exchange.js'

/** A larger JWT is refused unread. */
export const longestJwtBytes = 16_384

/** How far the clocks of client and emulator may differ. */
const skewSeconds = 60

/** Why a JWT is refused; `target` is absent when it is the parameter that carried it. */
export class JwtRefused extends Error {
  override readonly name = 'JwtRefused' as const
  readonly target: string | undefined

  constructor(message: string, target?: string) {
    super(message)
    this.target = target
  }
}

/**
 * The header of a JWT in compact form.
 *
 * @throws {JwtRefused} When it is too large, or no JWT.
 */
export function readJwtHeader(jwt: string): Readonly<Record<string, unknown>> {
  if (Buffer.byteLength(jwt) > longestJwtBytes) {
    throw new JwtRefused(`is larger than ${longestJwtBytes} bytes`)
  }
  if (jwt.split('.').length !== 3) throw notAJwt()
  try {
    return { ...decodeProtectedHeader(jwt) }
  } catch {
    throw notAJwt()
  }
}

/** What jose is to check of the claims. */
export function claimChecks(
  { issuer, nowMs }: Pick<Exchange, 'issuer' | 'nowMs'>,
  applicationId: string,
  requiredClaims: string[] = [],
): JWTVerifyOptions {
  return {
    issuer: applicationId,
    audience: issuer,
    requiredClaims,
    clockTolerance: skewSeconds,
    currentDate: new Date(nowMs),
  }
}

/**
 * Opens a JWT and says in words what is wrong with it.
 *
 * @throws {JwtRefused} When `verify` does not accept it, or it was issued in the future.
 */
export async function openJwt(
  { issuer, nowMs }: Pick<Exchange, 'issuer' | 'nowMs'>,
  verify: () => JWTPayload | Promise<JWTPayload>,
): Promise<JWTPayload> {
  let claims: JWTPayload
  try {
    claims = await verify()
  } catch (error) {
    throw error instanceof JwtRefused ? error : new JwtRefused(describe(error, issuer))
  }
  if ((claims.iat ?? 0) > nowMs / 1000 + skewSeconds) {
    throw new JwtRefused('was issued in the future')
  }
  return claims
}

/** The key of the HS algorithms: the UTF-8 bytes of the application's secret. */
export function secretKey(secret: string | undefined): Uint8Array {
  if (secret === undefined || secret === '') {
    throw new JwtRefused('cannot be verified: the application has no secret')
  }
  return new TextEncoder().encode(secret)
}

/** The algorithms that take a secret. */
export const secretAlgorithms: string[] = ['HS256', 'HS384', 'HS512']

function describe(error: unknown, issuer: string): string {
  if (error instanceof errors.JWTExpired) return 'has expired'
  if (error instanceof errors.JWTClaimValidationFailed) return describeClaim(error, issuer)
  if (
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey
  ) {
    return 'has a signature that does not verify'
  }
  return notAJwt().message
}

function describeClaim({ claim, reason }: errors.JWTClaimValidationFailed, issuer: string): string {
  if (reason === 'missing') return `${claim} is missing`
  if (claim === 'iss') return 'iss must be the id of the application'
  if (claim === 'aud') return `aud must be ${issuer}`
  if (claim === 'nbf' && reason === 'check_failed') return 'is not valid yet'
  return `${claim} is invalid`
}

function notAJwt(): JwtRefused {
  return new JwtRefused('is not a JWT that can be read')
}
