// What the parts of the scripted provider share: its state, its forgeries, and how it answers.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CryptoKey, JWK } from 'jose'

/** A key pair with its public JWK. */
export interface SigningKey {
  readonly privateKey: CryptoKey
  readonly jwk: JWK
  readonly alg: string
}

/** What a forgery of the ID Token may look at. */
export interface IdTokenParts {
  readonly header: Record<string, unknown>
  readonly claims: Record<string, unknown>
  /** The access token delivered beside it. */
  readonly accessToken: string
  readonly key: SigningKey
}

export type Json = Record<string, unknown>
/** An HTTP answer that replaces ours. */
export interface RawAnswer {
  readonly status?: number
  readonly contentType?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** A call that answers with a flow: the opening, a read, or an action. */
export type FlowCall =
  'authorize' | 'read' | 'user.lookup' | 'usernamePassword.check' | 'otp.check' | 'device.select'

/** What the provider does wrong; what is left out it does right. */
export interface Forgery {
  /** Where the flow is after a call, whatever was sent. */
  readonly flowStatus?: Readonly<Partial<Record<FlowCall, string>>>
  /** Members set in the answer with a flow; `undefined` removes one. */
  readonly flowMembers?: Readonly<Partial<Record<FlowCall, Json>>>
  /** Calls that are carried out and answered by a closed connection. */
  readonly lostReplies?: readonly FlowCall[]
  /** Members set in the JWS header; `undefined` removes one. */
  readonly header?: Json
  /** The header's JSON text, after `header`. */
  readonly headerText?: (json: string) => string
  /** Members set in the payload; `undefined` removes one. */
  readonly claims?: Json | ((claims: Json) => Json)
  /** The payload's JSON text, after `claims`. */
  readonly payload?: (json: string) => string
  /** Signs with this key instead. */
  readonly key?: SigningKey
  /** The whole token, after all of the above. */
  readonly idToken?: (token: string, parts: IdTokenParts) => string | Promise<string>
  readonly tokenResponse?: Json | ((body: Json) => unknown)
  readonly tokenAnswer?: RawAnswer
  readonly discovery?: Json
  readonly discoveryAnswer?: RawAnswer
  readonly jwks?: (keys: readonly JWK[]) => unknown
  readonly jwksAnswer?: RawAnswer
  /** Members set in the authorization response; `undefined` removes one. */
  readonly authorizationResponse?: Json
  readonly userinfo?: Json
  readonly userinfoAnswer?: RawAnswer
  readonly signoffAnswer?: RawAnswer
  readonly parAnswer?: RawAnswer
}

/** One request the provider received. */
export interface ReceivedRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** What a test needs to know of a provider. */
export interface ProviderFacts {
  readonly url: string
  readonly issuer: string
  readonly environmentId: string
  readonly clientId: string
  readonly clientSecret: string
  readonly username: string
  readonly otp: string
  readonly sub: string
}

export interface Grant {
  readonly parameters: Readonly<Record<string, string>>
  readonly sub: string
}

export interface FlowRecord {
  readonly id: string
  readonly parameters: Readonly<Record<string, string>>
  status: string
  readonly sessionToken: string
}

export interface Provider {
  readonly facts: ProviderFacts
  readonly requests: ReceivedRequest[]
  readonly codes: Map<string, Grant>
  readonly flows: Map<string, FlowRecord>
  readonly pushed: Map<string, Readonly<Record<string, string>>>
  readonly refreshTokens: Map<string, Grant>
  forgery: Forgery
  key: SigningKey
}

export type Route = (
  provider: Provider,
  request: ReceivedRequest,
  response: ServerResponse,
) => void | Promise<void>

export function answerError(response: ServerResponse, status: number, code: string): void {
  const detail = { code, message: 'Refused.', target: 'otp' }
  const top = status === 404 ? { code } : { code: 'INVALID_DATA', details: [detail] }
  answer(response, { id: randomUUID(), message: 'Refused.', ...top }, { status })
}

export function answer(response: ServerResponse, body: unknown, raw: RawAnswer = {}): void {
  const { status = 200, contentType = 'application/json', headers } = raw
  response.writeHead(status, { 'content-type': contentType, ...headers })
  response.end(raw.body ?? JSON.stringify(body))
}

export function set(object: Json, members: Json = {}): Json {
  const entries = Object.entries({ ...object, ...members })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

export function parseForm(body: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body))
}
