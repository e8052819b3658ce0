// PingOne's signoff from our server: the sign-on's own cookies, one try.
import { UpstreamError } from '../errors.js'
import { fetchResponse } from './json-document.js'

/** A cookie PingOne set for the sign-on. */
export interface SignOffCookie {
  readonly name: string
  readonly value: string
}

const CALL = 'signoff'
const COOKIE_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const COOKIE_VALUE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/

/** Sends the signoff; any 2xx or 3xx is success, and no redirect is followed. */
export async function sendSignOff(input: {
  readonly fetch: typeof fetch
  readonly url: string
  readonly cookies: readonly SignOffCookie[]
}): Promise<void> {
  const cookie = writeCookieHeader(input.cookies)
  const response = await fetchResponse({
    fetch: input.fetch,
    url: input.url,
    call: CALL,
    ...(cookie !== '' && { headers: { cookie } }),
  })
  await response.body?.cancel()
  if (response.status >= 200 && response.status < 400) return
  throw new UpstreamError(`PingOne answered signoff with HTTP status ${response.status}.`, {
    reason: 'not_understood',
    call: CALL,
    reached: 'yes',
    upstreamStatus: response.status,
  })
}

// A value that would end the header or the cookie is left out (RFC 6265 §4.1.1).
function writeCookieHeader(cookies: readonly SignOffCookie[]): string {
  return cookies
    .filter(({ name, value }) => COOKIE_NAME.test(name) && COOKIE_VALUE.test(value))
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ')
}
