// Reads what a browser answers for a passkey, and whether it is an answer to what this very flow asked.
import { isObject, parseJson, readMember } from '../pingone/json.js'

/** What a passkey signed, in base64url as RFC 4648 has it. */
export interface SignedChallenge {
  readonly credentialId: string
  readonly authenticatorData: string
  readonly clientDataJSON: string
  readonly signature: string
}

/** Why an answer is not sent on to PingOne. */
export type AssertionMistake = 'too_large' | 'malformed' | 'type' | 'challenge' | 'origin'

/** What was asked, and where. */
export interface Asked {
  readonly challenge: readonly number[]
  /** The origin that our pages are under. */
  readonly origin: string
}

/** The longest answer that is read, in characters. */
export const MAX_ASSERTION_LENGTH: number = 16 * 1024

/**
 * Reads an answer against what was asked. Its signature is PingOne's to verify, who has the key; what it signed is
 * ours to compare, so that no answer of another flow, page or ceremony gets that far.
 */
export function readAssertion(
  text: string,
  { challenge, origin }: Asked,
): { readonly signed: SignedChallenge } | { readonly mistake: AssertionMistake } {
  if (text.length > MAX_ASSERTION_LENGTH) return { mistake: 'too_large' }
  const signed = parseAssertion(text)
  const client = signed === undefined ? undefined : parseClientData(signed.clientDataJSON)
  if (signed === undefined || client === undefined) return { mistake: 'malformed' }
  if (readMember(client, 'type') !== 'webauthn.get') return { mistake: 'type' }
  const expected = Buffer.from(challenge).toString('base64url')
  if (readMember(client, 'challenge') !== expected) return { mistake: 'challenge' }
  if (readMember(client, 'origin') !== origin || readMember(client, 'crossOrigin') === true) {
    return { mistake: 'origin' }
  }
  return { signed }
}

/** The members of an answer in PingOne's form: `id` in base64url, the rest in base64 with padding. */
export function parseAssertion(text: string): SignedChallenge | undefined {
  const answer = parseJson(text)
  if (!isObject(answer) || answer['type'] !== 'public-key') return undefined
  const { response } = answer
  const credentialId = readMember(answer, 'id')
  const isId = typeof credentialId === 'string' && /^[A-Za-z0-9_-]{1,1364}$/.test(credentialId)
  const rawId = readBytes(answer, 'rawId')
  if (!isId || rawId?.toString('base64url') !== credentialId) return undefined
  const authenticatorData = readBytes(response, 'authenticatorData')
  const clientDataJSON = readBytes(response, 'clientDataJSON')
  const signature = readBytes(response, 'signature')
  if (!isUserHandle(response)) return undefined
  if (authenticatorData === undefined || authenticatorData.length < LEAST_DATA) return undefined
  if (clientDataJSON === undefined || signature === undefined) return undefined
  return {
    credentialId,
    authenticatorData: authenticatorData.toString('base64url'),
    clientDataJSON: clientDataJSON.toString('base64url'),
    signature: signature.toString('base64url'),
  }
}

/** Hash of the `rpId`, flags, counter (WebAuthn §6.1). */
const LEAST_DATA = 37

function readBytes(from: unknown, name: string): Buffer | undefined {
  const text = readMember(from, name)
  if (typeof text !== 'string' || text === '' || !BASE64.test(text)) return undefined
  const bytes = Buffer.from(text, 'base64')
  // A second spelling of the same bytes would make two answers of one.
  return bytes.toString('base64') === text ? bytes : undefined
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

/** Empty where the browser has none. */
function isUserHandle(response: unknown): boolean {
  return (
    readMember(response, 'userHandle') === '' || readBytes(response, 'userHandle') !== undefined
  )
}

function parseClientData(base64url: string): unknown {
  const bytes = Buffer.from(base64url, 'base64url')
  const text = bytes.toString('utf8')
  if (!Buffer.from(text, 'utf8').equals(bytes)) return undefined
  const parsed = parseJson(text)
  return isObject(parsed) ? parsed : undefined
}
