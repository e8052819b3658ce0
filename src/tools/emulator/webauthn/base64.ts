// Bytes as text: PingOne's pages send base64 with padding, browsers write base64url without.
import { WebauthnRefusal } from './refusal.js'

/**
 * Bytes of base64 with padding, in its one canonical form.
 *
 * @throws {WebauthnRefusal} `encoding`
 */
export function readBase64(text: string): Buffer {
  return readCanonical(text, 'base64')
}

/**
 * Bytes of base64url without padding, in its one canonical form.
 *
 * @throws {WebauthnRefusal} `encoding`
 */
export function readBase64url(text: string): Buffer {
  return readCanonical(text, 'base64url')
}

/**
 * Bytes of either form.
 *
 * @throws {WebauthnRefusal} `encoding`
 */
export function readEitherBase64(text: string): Buffer {
  const isUrlForm = /[-_]/.test(text) || text.length % 4 !== 0
  return isUrlForm ? readBase64url(text) : readBase64(text)
}

function readCanonical(text: string, form: 'base64' | 'base64url'): Buffer {
  const bytes = Buffer.from(text, form)
  if (bytes.toString(form) === text) return bytes
  const name = form === 'base64' ? 'base64 with padding' : 'base64url without padding'
  throw new WebauthnRefusal('encoding', `is not ${name}`)
}
