// What the browser is asked for an assertion: an allow-list of WebAuthn's request options, in plain JSON.
import {
  isObject,
  parseJson,
  readInteger,
  readList,
  readMember,
  readTexts,
  readWord,
} from '../../pingone/json.js'

/** WebAuthn's `PublicKeyCredentialRequestOptions` with its bytes as numbers from 0 to 255. */
export interface AssertionOptions {
  readonly challenge: readonly number[]
  readonly rpId?: string
  /** Milliseconds. */
  readonly timeout?: number
  readonly userVerification?: 'required' | 'preferred' | 'discouraged'
  /** Credentials that may answer; none: any that the browser can discover. */
  readonly allowCredentials: readonly AllowedCredential[]
}

/** One credential that may answer. */
export interface AllowedCredential {
  readonly type: 'public-key'
  readonly id: readonly number[]
  readonly transports?: readonly string[]
}

const maxTextLength = 65_536
const maxChallengeLength = 1024
/** WebAuthn's own bound of a credential id. */
const maxIdLength = 1023
const maxCredentials = 50
const maxTransports = 10
const hourMs = 3_600_000

/**
 * The options of an answer, where PingOne puts them as a text of JSON.
 *
 * They are absent as a whole when the challenge cannot be read, or none of the credentials that are listed: an empty
 * list would ask for any.
 */
export function parseAssertionOptions(body: unknown): {
  readonly publicKeyCredentialRequestOptions?: AssertionOptions
} {
  const text = readMember(body, 'publicKeyCredentialRequestOptions')
  if (typeof text !== 'string' || text.length > maxTextLength) return {}
  const options = parseJson(text)
  const challenge = parseBytes(readMember(options, 'challenge'), maxChallengeLength)
  const allowCredentials = parseCredentials(options)
  if (challenge === undefined || allowCredentials === undefined) return {}
  const rpId = readWord(options, 'rpId', 253)
  const timeout = readInteger(options, 'timeout', { least: 1, most: hourMs })
  const userVerification = verifications.find(
    (each) => each === readMember(options, 'userVerification'),
  )
  return {
    publicKeyCredentialRequestOptions: {
      challenge,
      ...(rpId !== undefined && /^[A-Za-z0-9.-]+$/.test(rpId) && { rpId }),
      ...(timeout !== undefined && { timeout }),
      ...(userVerification !== undefined && { userVerification }),
      allowCredentials,
    },
  }
}

const verifications = ['required', 'preferred', 'discouraged'] as const

function parseCredentials(options: unknown): readonly AllowedCredential[] | undefined {
  const listed = readMember(options, 'allowCredentials')
  if (listed === undefined || listed === null) return []
  if (!Array.isArray(listed)) return undefined
  const credentials = readList(options, 'allowCredentials', maxCredentials).flatMap(parseCredential)
  return listed.length > 0 && credentials.length === 0 ? undefined : credentials
}

function parseCredential(credential: unknown): AllowedCredential[] {
  if (!isObject(credential) || readMember(credential, 'type') !== 'public-key') return []
  const id = parseBytes(readMember(credential, 'id'), maxIdLength)
  if (id === undefined) return []
  const transports = readTexts(credential, 'transports')
    .filter((each) => /^[a-z-]{1,32}$/.test(each))
    .slice(0, maxTransports)
  return [{ type: 'public-key', id, ...(transports.length > 0 && { transports }) }]
}

/** Java writes bytes from -128 to 127, JavaScript from 0 to 255: both are taken. */
function parseBytes(list: unknown, maxLength: number): readonly number[] | undefined {
  if (!Array.isArray(list) || list.length === 0 || list.length > maxLength) return undefined
  const bytes = list.filter(isByte).map((byte) => (byte + 256) % 256)
  return bytes.length === list.length ? bytes : undefined
}

function isByte(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= -128 && Number(value) <= 255
}
