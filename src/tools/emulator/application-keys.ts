// An application's public keys: given as a JWK Set, or behind a URL that is asked each time.
import type { JSONWebKeySet } from 'jose'
import type { Application } from './resources.js'

/** How long a key server may take. */
const timeoutMs = 3000

/** No JWK Set needs more. */
const largestBytes = 65_536

/**
 * The public keys of an application; PingOne keeps `jwks` as a JSON text.
 *
 * @throws {TypeError} When it has none, or they cannot be had; the message says why.
 */
export async function readApplicationKeys({ jwks, jwksUrl }: Application): Promise<JSONWebKeySet> {
  if (jwks === undefined && jwksUrl === undefined) {
    throw new TypeError('the application has neither jwks nor jwksUrl')
  }
  const value = jwks ?? (await fetchText(jwksUrl ?? ''))
  const keys: unknown = typeof value === 'string' ? parseJson(value) : value
  if (!isKeySet(keys)) throw new TypeError('the keys of the application are no JWK Set')
  return keys
}

async function fetchText(jwksUrl: string): Promise<string> {
  const url = readSafeUrl(jwksUrl)
  try {
    const response = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { accept: 'application/json' },
    })
    if (!response.ok) throw new TypeError(`status ${response.status}`)
    return await readBounded(response)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new TypeError(`the jwksUrl of the application cannot be read: ${reason}`, {
      cause: error,
    })
  }
}

/** Keys over plain http only come from this machine. */
function readSafeUrl(jwksUrl: string): URL {
  const url = URL.canParse(jwksUrl) ? new URL(jwksUrl) : undefined
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url?.hostname ?? '')
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal)) return url
  throw new TypeError('the jwksUrl of the application must be https, or http to loopback')
}

async function readBounded(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  const body: AsyncIterable<unknown> | undefined = response.body ?? undefined
  for await (const chunk of body ?? []) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('no bytes')
    bytes += chunk.byteLength
    if (bytes > largestBytes) throw new TypeError(`more than ${largestBytes} bytes`)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isKeySet(value: unknown): value is JSONWebKeySet {
  return typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys)
}
