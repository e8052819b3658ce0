// The cookies of one agent, kept per origin and sent by the browser's rules for Path and SameSite.

/** A cookie as it was set. */
export interface AgentCookie {
  readonly origin: string
  readonly name: string
  readonly value: string
  readonly path: string
  readonly httpOnly: boolean
  readonly secure: boolean
  readonly sameSite: 'lax' | 'strict' | 'none'
}

/** How a request came about, as far as SameSite is concerned. */
export interface RequestOrigin {
  readonly crossSite: boolean
  readonly unsafe: boolean
}

/** Keeps cookies. */
export interface AgentCookies {
  store(url: URL, setCookie: readonly string[]): void
  /** The `Cookie` header for a request, when there is one. */
  header(url: URL, request: RequestOrigin): string | undefined
  list(): readonly AgentCookie[]
  set(cookie: Pick<AgentCookie, 'origin' | 'name' | 'value'> & Partial<AgentCookie>): void
  delete(name: string): void
}

/** Creates an empty jar. */
export function createCookies(): AgentCookies {
  const cookies = new Map<string, AgentCookie>()
  const keyOf = ({ origin, name, path }: AgentCookie): string => `${origin} ${path} ${name}`
  return {
    store(url, setCookie) {
      for (const line of setCookie) {
        const { cookie, expired } = parseSetCookie(line, url)
        if (expired) cookies.delete(keyOf(cookie))
        else cookies.set(keyOf(cookie), cookie)
      }
    },
    header(url, request) {
      const sent = [...cookies.values()].filter((cookie) => isSent(cookie, url, request))
      if (sent.length === 0) return undefined
      return sent.map(({ name, value }) => `${name}=${value}`).join('; ')
    },
    list: () => [...cookies.values()],
    set(given) {
      const cookie = {
        path: '/',
        httpOnly: true,
        secure: false,
        sameSite: 'lax',
        ...given,
      } as const
      cookies.set(keyOf(cookie), cookie)
    },
    delete(name) {
      for (const [key, cookie] of cookies) if (cookie.name === name) cookies.delete(key)
    },
  }
}

function isSent(cookie: AgentCookie, url: URL, request: RequestOrigin): boolean {
  if (cookie.origin !== url.origin) return false
  const inPath =
    url.pathname === cookie.path ||
    url.pathname.startsWith(cookie.path.endsWith('/') ? cookie.path : `${cookie.path}/`)
  if (!inPath || !request.crossSite || cookie.sameSite === 'none') return inPath
  return cookie.sameSite === 'lax' && !request.unsafe
}

function parseSetCookie(line: string, url: URL): { cookie: AgentCookie; expired: boolean } {
  const [pair = '', ...rest] = line.split(';')
  const attributes = new Map(rest.map((part) => splitPair(part, true)))
  const [name, value] = splitPair(pair, false)
  const sameSite = attributes.get('samesite')?.toLowerCase()
  return {
    cookie: {
      origin: url.origin,
      name,
      value,
      path: attributes.get('path') ?? '/',
      httpOnly: attributes.has('httponly'),
      secure: attributes.has('secure'),
      sameSite: sameSite === 'strict' || sameSite === 'none' ? sameSite : 'lax',
    },
    expired: isExpired(attributes.get('max-age'), attributes.get('expires')),
  }
}

function isExpired(maxAge: string | undefined, expires: string | undefined): boolean {
  if (maxAge !== undefined) return Number(maxAge) <= 0
  return expires !== undefined && Date.parse(expires) <= Date.now()
}

function splitPair(text: string, lowerCase: boolean): [string, string] {
  const at = text.indexOf('=')
  const name = (at < 0 ? text : text.slice(0, at)).trim()
  return [lowerCase ? name.toLowerCase() : name, at < 0 ? '' : text.slice(at + 1).trim()]
}
