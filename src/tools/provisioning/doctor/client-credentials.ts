// The app's client authentication, for one call of the token endpoint that is meant to be refused.
import { createHmac, randomUUID } from 'node:crypto'
import { writeBasicCredentials } from '../../../pingone/basic-credentials.js'
import type { AppConfiguration } from './configuration.js'

/** What is added to a call of the token endpoint. */
export interface ClientCredentials {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, string>>
}

/** Builds the credentials; `undefined` when they need a key that the doctor does not have. */
export function buildClientCredentials(
  { clientId, clientSecret = '', clientAuthentication }: AppConfiguration,
  { audience, nowMs }: { readonly audience: string; readonly nowMs: number },
): ClientCredentials | undefined {
  switch (clientAuthentication) {
    case 'client_secret_basic':
      return { headers: { authorization: writeBasicCredentials(clientId, clientSecret) }, body: {} }
    case 'client_secret_post':
      return { headers: {}, body: { client_id: clientId, client_secret: clientSecret } }
    case 'client_secret_jwt':
      return {
        headers: {},
        body: {
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: signAssertion({ clientId, clientSecret, audience, nowMs }),
        },
      }
    case 'none':
      return { headers: {}, body: { client_id: clientId } }
    case 'private_key_jwt':
      return undefined
  }
}

interface Assertion {
  readonly clientId: string
  readonly clientSecret: string
  readonly audience: string
  readonly nowMs: number
}

function signAssertion({ clientId, clientSecret, audience, nowMs }: Assertion): string {
  const iat = Math.floor(nowMs / 1000)
  const claims = { iss: clientId, sub: clientId, aud: audience, iat, exp: iat + 60 }
  return signHs256({ ...claims, jti: randomUUID() }, clientSecret)
}

/** A JWT that the secret signs, as those of a step-up and an approval are. */
export function signHs256(claims: Readonly<Record<string, unknown>>, secret: string): string {
  const signed = `${encodeJson({ alg: 'HS256', typ: 'JWT' })}.${encodeJson(claims)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

function encodeJson(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
