// Keys made once, and the tokens signed with them.
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'

/** What a code stands for until it is exchanged. */
export interface Grant {
  readonly clientId: string
  readonly sub: string
  readonly acr: string
  readonly scope: string
  readonly nonce: string | undefined
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const KEY_ID = 'default'
const LIFETIME_SECONDS = 3600
const header = encode({ alg: 'RS256', kid: KEY_ID, typ: 'JWT' })

/** The body of the JWKS endpoint. */
export const jwks: string = JSON.stringify({
  keys: [{ ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig', alg: 'RS256' }],
})

/** The body of the token endpoint for a grant: access token (opaque here), and an ID Token with every claim. */
export function writeTokens(
  grant: Grant,
  { issuer, environmentId }: { readonly issuer: string; readonly environmentId: string },
): string {
  const now = Math.floor(Date.now() / 1000)
  const accessToken = `${randomUUID()}${randomUUID()}`
  const idToken = signToken({
    iss: issuer,
    sub: grant.sub,
    aud: grant.clientId,
    iat: now,
    exp: now + LIFETIME_SECONDS,
    acr: grant.acr,
    amr: ['otp', 'mfa'],
    auth_time: now,
    at_hash: hashAccessToken(accessToken),
    sid: randomUUID(),
    ...(grant.nonce !== undefined && { nonce: grant.nonce }),
    preferred_username: 'maya',
    given_name: 'Maya',
    family_name: 'Lindqvist',
    name: 'Maya Lindqvist',
    email: 'maya@bank.example',
    email_verified: true,
    env: environmentId,
    org: '7d9b7c5e-8b0c-4c53-8f7b-1c2a3d4e5f60',
    'p1.region': 'EU',
  })
  return JSON.stringify({
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: LIFETIME_SECONDS,
    scope: grant.scope,
    id_token: idToken,
  })
}

function signToken(claims: object): string {
  const signed = `${header}.${encode(claims)}`
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
}

function hashAccessToken(accessToken: string): string {
  const digest = createHash('sha256').update(accessToken).digest()
  return digest.subarray(0, 16).toString('base64url')
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
