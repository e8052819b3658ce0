// What the emulator got from an app, request by request, and what is written inside the signed parameters.
import { decodeJwt, decodeProtectedHeader } from 'jose'
import type { Emulator } from 'express-pingone-mfa/emulator'

/** One request, as `GET /_emulator/requests` tells it. */
export interface UpstreamRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string | undefined>>
  /** A form as it came, JSON parsed. */
  readonly body?: unknown
  readonly status?: number
}

/** What the emulator got since it was last asked to forget, oldest first. */
export async function readRequests(
  emulator: Pick<Emulator, 'inboxUrl'>,
): Promise<readonly UpstreamRequest[]> {
  const response = await fetch(`${emulator.inboxUrl}/requests`)
  return (await response.json()) as readonly UpstreamRequest[]
}

/** The claims of `pi.template` in a signed request. */
export interface RequestClaims {
  readonly 'pi.template': {
    readonly name: string
    readonly variables: Readonly<Record<string, string>>
  }
}

/** The fields of a request that sent a form. */
export function readForm(request: UpstreamRequest | undefined): URLSearchParams {
  if (typeof request?.body !== 'string') throw new Error('the request sent no form')
  return new URLSearchParams(request.body)
}

/** A JWT that went to PingOne. */
export interface SignedParameter {
  readonly jwt: string
  readonly header: ReturnType<typeof decodeProtectedHeader>
  readonly claims: ReturnType<typeof decodeJwt>
}

/** The signed parameter of an authorization request, taken apart; its signature is not looked at. */
export function readSigned(request: UpstreamRequest | undefined, name: string): SignedParameter {
  const jwt = readForm(request).get(name)
  if (jwt === null) throw new Error(`the authorization request has no ${name}`)
  return { jwt, header: decodeProtectedHeader(jwt), claims: decodeJwt(jwt) }
}
