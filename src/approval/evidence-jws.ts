// The form of evidence: three segments in the one way they can be written, and a header that asks for nothing else.
import { EvidenceError } from '../errors.js'
import { isJsonObject, parseStrictJson } from '../oidc/strict-json.js'

/** A JWS of the right form; its signature is not verified yet. */
export interface ParsedEvidence {
  readonly header: { readonly alg: string; readonly kid: string }
  readonly payload: Readonly<Record<string, unknown>>
}

const MAX_CHARACTERS = 131_072
const MAX_DEPTH = 8
const SEGMENT = /^[A-Za-z0-9_-]+$/

/** Parses a compact JWS of this `typ`. */
export function parseEvidenceJws(jws: unknown, type: string): ParsedEvidence {
  if (typeof jws !== 'string') throw refuseEvidence('it is not a string')
  if (jws.length > MAX_CHARACTERS) throw refuseEvidence('it is longer than 128 KiB')
  const segments = jws.split('.', 4)
  const [header, payload, signature] = segments.map(decodeSegment)
  if (segments.length !== 3 || !header || !payload || !signature) {
    throw refuseEvidence('it is not a signed JWT of three segments')
  }
  return {
    header: parseHeader(parseJson('header', header), type),
    payload: parseJson('payload', payload),
  }
}

// A segment that could be written in two ways would let a changed token pass as the same.
function decodeSegment(segment: string): Buffer {
  const bytes = Buffer.from(segment, 'base64url')
  if (!SEGMENT.test(segment) || bytes.toString('base64url') !== segment) {
    throw refuseEvidence('it is not three segments of canonical base64url')
  }
  return bytes
}

function parseJson(name: string, bytes: Buffer): Record<string, unknown> {
  const value = parseOrExplain(name, bytes)
  if (!isJsonObject(value)) throw refuseEvidence(`its ${name} is not a JSON object`)
  return value
}

function parseOrExplain(name: string, bytes: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return parseStrictJson(text, { maxCharacters: MAX_CHARACTERS, maxDepth: MAX_DEPTH })
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : 'it is not UTF-8'
    throw refuseEvidence(`its ${name} cannot be read, ${why}`)
  }
}

function parseHeader(
  { alg, kid, typ, ...rest }: Record<string, unknown>,
  type: string,
): ParsedEvidence['header'] {
  if (typ !== type) throw refuseEvidence(`its typ is not ${type}`)
  if (typeof alg !== 'string') throw refuseEvidence('its header has no alg')
  if (typeof kid !== 'string' || kid === '') throw refuseEvidence('its header has no kid')
  if ('crit' in rest || 'b64' in rest) {
    throw refuseEvidence('its header asks for an extension (crit, b64)')
  }
  return { alg, kid }
}

/** The error of every refused evidence. */
export function refuseEvidence(check: string): EvidenceError {
  return new EvidenceError(`The evidence was refused: ${check}.`)
}
