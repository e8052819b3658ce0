// Fetches one JSON object from PingOne with GET, read strictly.
import { PingOneError, UpstreamError } from '../errors.js'
import { isJsonObject, parseStrictJson } from './strict-json.js'

export interface JsonDocumentRequest {
  readonly fetch: typeof fetch
  readonly url: string
  /** Name of the call, e.g. `discovery`: the only thing an error says about the URL. */
  readonly call: string
  readonly headers?: Readonly<Record<string, string>>
  readonly maxCharacters: number
}

/** Fetches and parses a JSON object; anything else is an `UpstreamError`. */
export async function fetchJsonDocument(
  request: JsonDocumentRequest,
): Promise<Record<string, unknown>> {
  const response = await fetchResponse(request)
  if (response.status !== 200) {
    await response.body?.cancel()
    throw notUnderstood(request.call, {
      what: `HTTP status ${response.status}`,
      upstreamStatus: response.status,
    })
  }
  return parseJsonDocument(await readText(request.call, response), request)
}

/** Sends a GET; network trouble is an `UpstreamError`. */
export async function fetchResponse(
  request: Omit<JsonDocumentRequest, 'maxCharacters'>,
): Promise<Response> {
  const { fetch, url, call, headers } = request
  try {
    return await fetch(url, {
      headers: { accept: 'application/json', ...headers },
      redirect: 'manual',
    })
  } catch (error) {
    throw toUpstreamError(call, error)
  }
}

/** Parses an answer as a JSON object; anything else is an `UpstreamError`. */
export function parseJsonDocument(
  text: string,
  { call, maxCharacters }: Pick<JsonDocumentRequest, 'call' | 'maxCharacters'>,
): Record<string, unknown> {
  const value = parseOrExplain(call, { text, maxCharacters })
  if (!isJsonObject(value))
    throw notUnderstood(call, { what: 'the body is not a JSON object', upstreamStatus: 200 })
  return value
}

async function readText(call: string, response: Response): Promise<string> {
  try {
    return await response.text()
  } catch (error) {
    throw toUpstreamError(call, error)
  }
}

function parseOrExplain(
  call: string,
  { text, maxCharacters }: { readonly text: string; readonly maxCharacters: number },
): unknown {
  try {
    return parseStrictJson(text, { maxCharacters, maxDepth: 16 })
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : 'it could not be read'
    throw notUnderstood(call, { what: `the body is refused: ${why}`, upstreamStatus: 200 })
  }
}

function notUnderstood(
  call: string,
  { what, upstreamStatus }: { readonly what: string; readonly upstreamStatus: number },
): UpstreamError {
  return new UpstreamError(`PingOne's answer to ${call} is not understood: ${what}.`, {
    reason: 'not_understood',
    call,
    reached: 'yes',
    upstreamStatus,
  })
}

// Whatever `fetch` throws that is not ours already is network trouble; its message may hold the URL.
function toUpstreamError(call: string, error: unknown): PingOneError {
  if (error instanceof PingOneError) return error
  return new UpstreamError(`PingOne could not be reached for ${call}.`, {
    reason: 'unreachable',
    call,
    reached: 'unknown',
  })
}
