// Whether a failed call can have reached PingOne: told from the codes of the failure.
import { isObject, readMember } from './json.js'

/** Nothing was sent: no address, no connection, or no trusted TLS. */
const neverSent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'EAI_NONAME',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_TLS_HANDSHAKE_TIMEOUT',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
])

/** True only when the call certainly did not reach PingOne. */
export function neverReached(failure: unknown): boolean {
  const codes = readCodes(failure, 0)
  return codes.length > 0 && codes.every((code) => neverSent.has(code))
}

/** One code for the message of an error, e.g. `ECONNRESET`. */
export function readFailureCode(failure: unknown): string | undefined {
  return readCodes(failure, 0)[0]
}

/** The codes of the innermost causes; several addresses that were tried give several. */
function readCodes(failure: unknown, depth: number): readonly string[] {
  if (!isObject(failure) || depth > 4) return []
  const tried: unknown = readMember(failure, 'errors')
  if (Array.isArray(tried)) return tried.flatMap((each) => readCodes(each, depth + 1))
  const deeper = readCodes(readMember(failure, 'cause'), depth + 1)
  if (deeper.length > 0) return deeper
  const code = readMember(failure, 'code')
  return typeof code === 'string' && /^[A-Z0-9_]{1,64}$/.test(code) ? [code] : []
}
