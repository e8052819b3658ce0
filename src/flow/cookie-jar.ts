// The cookies of one flow, as pure functions: own host only, bounded, safe to send.

/** A cookie PingOne set for one flow. */
export interface FlowCookie {
  readonly name: string
  readonly value: string
  /** Epoch milliseconds. */
  readonly expiresAtMs?: number
}

const maxCookies = 20
const maxCookieLength = 4096
/** PingOne takes 6 KiB of request headers in all. */
const maxJarLength = 6144
const maxInstantMs = 8_640_000_000_000_000

/** Where the cookies come from and when. */
export interface CookieScope {
  readonly environmentBaseUrl: string
  readonly nowMs: number
}

/**
 * The jar after an answer: new cookies replace those of the same name, expired ones go.
 *
 * A cookie for another host or another path is not ours to keep; beyond the limits, what is there stays.
 */
export function mergeCookies(
  cookies: readonly FlowCookie[],
  { setCookie, scope }: { readonly setCookie: readonly string[]; readonly scope: CookieScope },
): readonly FlowCookie[] {
  const jar = new Map(cookies.map((cookie) => [cookie.name, cookie]))
  for (const header of setCookie) {
    const cookie = parseSetCookie(header, scope)
    if (cookie === undefined) continue
    if (isExpired(cookie, scope.nowMs)) jar.delete(cookie.name)
    else if (fits(jar, cookie)) jar.set(cookie.name, cookie)
  }
  return [...jar.values()].filter((cookie) => !isExpired(cookie, scope.nowMs))
}

/** The `Cookie` header; `undefined` when there is nothing to send. */
export function buildCookieHeader(
  cookies: readonly FlowCookie[],
  nowMs: number,
): string | undefined {
  const sent = cookies
    .filter((cookie) => isSafe(cookie) && !isExpired(cookie, nowMs))
    .map(({ name, value }) => `${name}=${value}`)
  return sent.length === 0 ? undefined : sent.join('; ')
}

function parseSetCookie(header: string, scope: CookieScope): FlowCookie | undefined {
  const [pair = '', ...attributes] = header.split(';')
  const [name, value] = splitAtEquals(pair)
  const cookie = { name, value }
  if (!pair.includes('=') || !isSafe(cookie)) return undefined
  const read = new Map(attributes.map(splitAtEquals).map(([key, v]) => [key.toLowerCase(), v]))
  if (!isOurs(read, new URL(scope.environmentBaseUrl))) return undefined
  const expiresAtMs = readExpiry(read, scope.nowMs)
  return expiresAtMs === undefined ? cookie : { ...cookie, expiresAtMs }
}

function splitAtEquals(text: string): [string, string] {
  const at = text.indexOf('=')
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

/** RFC 6265 token and printable ASCII without `;`: nothing that could end or split a header. */
function isSafe({ name, value }: FlowCookie): boolean {
  return (
    name.length + value.length <= maxCookieLength &&
    /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) &&
    /^[\x20-\x3a\x3c-\x7e]*$/.test(value)
  )
}

function isOurs(attributes: ReadonlyMap<string, string>, base: URL): boolean {
  const domain = attributes.get('domain') ?? ''
  if (domain !== '' && domain.replace(/^\./, '').toLowerCase() !== base.hostname) return false
  const path = attributes.get('path') ?? ''
  const root = base.pathname.replace(/\/+$/, '')
  return !path.startsWith('/') || [`${root}/as`, `${root}/flows`].some((own) => meet(path, own))
}

/** Whether one path lies within the other. */
function meet(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => path.replace(/\/*$/, '/'))
  return (
    one !== undefined && other !== undefined && (one.startsWith(other) || other.startsWith(one))
  )
}

/** RFC 6265 §5.3: `Max-Age` goes before `Expires`. */
function readExpiry(attributes: ReadonlyMap<string, string>, nowMs: number): number | undefined {
  const maxAge = attributes.get('max-age')
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) {
    return Math.min(nowMs + Math.max(Number(maxAge), 0) * 1000, maxInstantMs)
  }
  const expires = Date.parse(attributes.get('expires') ?? '')
  return Number.isNaN(expires) ? undefined : expires
}

function isExpired({ expiresAtMs }: FlowCookie, nowMs: number): boolean {
  return expiresAtMs !== undefined && expiresAtMs <= nowMs
}

function fits(jar: ReadonlyMap<string, FlowCookie>, cookie: FlowCookie): boolean {
  const others = [...jar.values()].filter(({ name }) => name !== cookie.name)
  const length = [...others, cookie].reduce(
    (sum, { name, value }) => sum + name.length + value.length + 3,
    0,
  )
  return others.length < maxCookies && length <= maxJarLength
}
