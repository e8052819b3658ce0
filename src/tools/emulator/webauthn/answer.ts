// The members of an attestation or assertion, which the wire carries as a text with JSON in it.
import { isRecord } from '../json-value.js'
import { readBase64url } from './base64.js'
import { WebauthnRefusal } from './refusal.js'

/** Reads one text as bytes. */
export type BytesReader = (text: string) => Buffer

/** The answer of an authenticator, with its members still to be read. */
export interface Answer {
  readonly credentialId: Buffer
  /** @throws {WebauthnRefusal} `form` or `encoding` when it is absent or no bytes. */
  bytes(name: string): Buffer
  /** The same for a member that may be absent or empty. */
  optionalBytes(name: string): Buffer | undefined
}

/**
 * Reads what both kinds of answer have.
 *
 * @param readBytes How `rawId` and the members of `response` are written.
 * @throws {WebauthnRefusal} `form` or `encoding`
 */
export function readAnswer(text: string, readBytes: BytesReader): Answer {
  const answer = parseObject(text)
  const response = answer['response']
  if (!isRecord(response)) throw refuse('response', 'must be an object')
  if (answer['type'] !== 'public-key') throw refuse('type', 'must be public-key')
  const credentialId = readMember(answer, { name: 'id', readBytes: readBase64url })
  if (!readMember(answer, { name: 'rawId', readBytes }).equals(credentialId)) {
    throw refuse('rawId', 'must be the same as id')
  }
  return {
    credentialId,
    bytes: (name) => readMember(response, { name, readBytes }),
    optionalBytes: (name) =>
      isAbsent(response[name]) ? undefined : readMember(response, { name, readBytes }),
  }
}

const mostCharacters = 131_072

function parseObject(text: string): Readonly<Record<string, unknown>> {
  if (text.length > mostCharacters) throw new WebauthnRefusal('form', 'the answer is too long')
  try {
    const value: unknown = JSON.parse(text)
    if (isRecord(value)) return value
  } catch {
    // Said below.
  }
  throw new WebauthnRefusal('form', 'the answer is not a JSON object')
}

function readMember(
  object: Readonly<Record<string, unknown>>,
  { name, readBytes }: { readonly name: string; readonly readBytes: BytesReader },
): Buffer {
  const value = object[name]
  if (typeof value !== 'string' || value === '') throw refuse(name, 'must be a text')
  try {
    return readBytes(value)
  } catch (error) {
    throw error instanceof WebauthnRefusal
      ? new WebauthnRefusal(error.reason, `${name} ${error.message}`)
      : error
  }
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function refuse(name: string, message: string): WebauthnRefusal {
  return new WebauthnRefusal('form', `${name} ${message}`)
}
