// What a checked authorization request holds; imports nothing, for all that work on flows need it.

/** What `response_type` may be made of. */
export type ResponseType = 'code' | 'token' | 'id_token'

/** How the authorization response travels. */
export type ResponseMode = 'query' | 'fragment' | 'form_post' | 'pi.flow'

/** A checked authorization request. */
export interface AuthorizationRequest {
  readonly clientId: string
  readonly responseTypes: readonly ResponseType[]
  readonly responseMode: ResponseMode
  readonly redirectUri?: string
  readonly scopes: readonly string[]
  readonly state?: string
  readonly nonce?: string
  readonly codeChallenge?: { readonly value: string; readonly method: 'plain' | 'S256' }
  readonly prompt: readonly string[]
  readonly maxAgeSeconds?: number
  readonly loginHint?: string
  /** The user that a signed parameter names. */
  readonly hintedUserId?: string
  /** What the messages of the flow are written with. */
  readonly template?: TemplateRequest
  /** What a push hands to the app on the phone. */
  readonly clientContext?: Readonly<Record<string, string>>
  /** What a passkey is to sign. base64url */
  readonly webAuthnChallenge?: string
  /** Where the request came from: the address that connected, or what a signed `request` says. */
  readonly remoteIp: string
  readonly policyId: string
}

/** A template by name, and what is to stand in it. */
export interface TemplateRequest {
  readonly name: string
  readonly variant?: string
  readonly locale?: string
  readonly variables: ReadonlyMap<string, string>
}
