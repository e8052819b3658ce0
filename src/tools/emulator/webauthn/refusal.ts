// Why an answer of an authenticator does not count.

/** What is wrong, in one word; `message` says it for people. */
export type RefusalReason =
  | 'form'
  | 'encoding'
  | 'cbor'
  | 'authenticator-data'
  | 'key'
  | 'algorithm'
  | 'attestation'
  | 'type'
  | 'challenge'
  | 'origin'
  | 'rp-id'
  | 'user-presence'
  | 'user-verification'
  | 'credential'
  | 'user-handle'
  | 'signature'
  | 'counter'

/** An attestation or assertion that must not be believed. */
export class WebauthnRefusal extends Error {
  override readonly name = 'WebauthnRefusal' as const
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, message: string) {
    super(message)
    this.reason = reason
  }
}
