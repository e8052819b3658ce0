// A person who uses a credential is believed only after this (WebAuthn §7.2).
import { readAnswer } from './answer.js'
import { readAuthenticatorData } from './authenticator-data.js'
import { readBase64, readBase64url } from './base64.js'
import { assertAuthenticatorData, assertClientData, sha256, type Ceremony } from './ceremony.js'
import { isSignedBy, readCoseKey } from './cose-key.js'
import { WebauthnRefusal } from './refusal.js'
import type { PasskeyCredential } from './registration.js'

/** An assertion, read and not yet believed. */
export interface Assertion {
  /** base64url */
  readonly credentialId: string
  readonly clientData: Buffer
  readonly authenticatorData: Buffer
  readonly signature: Buffer
  /** Absent when the authenticator names nobody. */
  readonly userHandle?: Buffer
}

/** What is known of the credential that should have signed. */
export interface KnownCredential extends Pick<PasskeyCredential, 'id' | 'publicKey' | 'counter'> {
  /** Whose it is: the `user.id` of its registration. */
  readonly userHandle: Buffer
}

/** What a believed assertion says, and what to keep of it. */
export interface AssertionFacts {
  /** In place of the one that was known. */
  readonly counter: number
  readonly isUserVerified: boolean
  readonly isBackedUp: boolean
}

/**
 * Reads an assertion, so that its credential can be looked up.
 *
 * @param assertion The text of the member `assertion`: `id` in base64url, all else in base64 with
 *   padding.
 * @throws {WebauthnRefusal} `form` or `encoding`
 */
export function readAssertion(assertion: string): Assertion {
  const answer = readAnswer(assertion, readBase64)
  const userHandle = answer.optionalBytes('userHandle')
  return {
    credentialId: answer.credentialId.toString('base64url'),
    clientData: answer.bytes('clientDataJSON'),
    authenticatorData: answer.bytes('authenticatorData'),
    signature: answer.bytes('signature'),
    ...(userHandle !== undefined && { userHandle }),
  }
}

/**
 * Verifies an assertion by the credential that it names.
 *
 * @throws {WebauthnRefusal} With the first thing that is wrong.
 */
export function verifyAssertion(
  assertion: Assertion,
  { ceremony, credential }: { readonly ceremony: Ceremony; readonly credential: KnownCredential },
): AssertionFacts {
  const { authenticatorData, clientData, signature, userHandle } = assertion
  if (assertion.credentialId !== credential.id) {
    throw new WebauthnRefusal('credential', 'the assertion is by another credential')
  }
  if (userHandle !== undefined && !userHandle.equals(credential.userHandle)) {
    throw new WebauthnRefusal('user-handle', 'the credential is of another user')
  }
  assertClientData(clientData, { ceremony, type: 'webauthn.get' })
  const data = readAuthenticatorData(authenticatorData)
  assertAuthenticatorData(data, ceremony)
  const key = readCoseKey(readBase64url(credential.publicKey))
  const signed = Buffer.concat([authenticatorData, sha256(clientData)])
  if (!isSignedBy(key, { data: signed, signature })) {
    throw new WebauthnRefusal('signature', 'the signature is wrong')
  }
  assertCounter(data.counter, credential.counter)
  const { counter, isUserVerified, isBackedUp } = data
  return { counter, isUserVerified, isBackedUp }
}

/** An authenticator that counts never counts backwards; a copy of it would. */
function assertCounter(counter: number, known: number): void {
  if ((counter !== 0 || known !== 0) && counter <= known) {
    throw new WebauthnRefusal('counter', `the counter ${counter} does not follow ${known}`)
  }
}
