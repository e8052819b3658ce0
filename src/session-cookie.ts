// Can the session cookie come back? Judged by its settings before a code is sent, and by the cookie as it was sent.
import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import type { Request, Response } from 'express'
import type { SessionData } from 'express-session'
import type { Config } from './config.js'
import { ConfigError } from './errors.js'

type CookieSettings = Omit<SessionData['cookie'], 'secure' | 'sameSite' | 'path'> & {
  // With a function in place of an object express-session resolves neither of these.
  readonly secure?: unknown
  readonly sameSite?: unknown
  readonly path?: unknown
  readonly partitioned?: unknown
}
type Place = Pick<Config, 'baseUrl' | 'basePath' | 'paths' | 'secure' | 'signOn'>

/** The shortest life a cookie can have: browsers count in whole seconds. */
const SHORTEST_MS = 1000
/** What browsers keep of one cookie, name and value (RFC 6265 §6.1). */
const MAX_COOKIE_BYTES = 4096

/**
 * Checks what belongs to express-session, at a request of ours.
 *
 * @throws {ConfigError} Naming the line of the session's set-up, or `trust proxy`.
 */
export function assertSessionSettings(req: Request, config: Place): void {
  const cookie: CookieSettings = req.session.cookie
  const problems = [
    findIdProblem(req),
    cookie.httpOnly === false ? 'set cookie.httpOnly to true' : undefined,
    findSameSiteProblem(cookie, config),
    findSecureProblem(cookie, { isSecure: req.secure, config }),
    findPartitionedProblem(cookie),
    findDomainProblem(cookie, config),
    findPathProblem(cookie, config),
    findAgeProblem(cookie),
  ].filter((problem) => problem !== undefined)
  if (problems.length > 0) throw toConfigError(problems)
}

/** One error for everything that is wrong about the session. */
export function toConfigError(problems: readonly string[]): ConfigError {
  return new ConfigError(
    problems.map((problem) => ({ option: 'express-session', problem: `${problem}.` })),
  )
}

function findIdProblem({ sessionID }: Request): string | undefined {
  if (typeof sessionID === 'string' && sessionID !== '') return undefined
  return 'genid must return a text: without one express-session sends no cookie'
}

function findSameSiteProblem({ sameSite }: CookieSettings, { signOn }: Place): string | undefined {
  if (sameSite === 'none' || sameSite === 'auto') return "set cookie.sameSite to 'lax'"
  if (signOn === 'hosted' && (sameSite === 'strict' || sameSite === true)) {
    return "set cookie.sameSite to 'lax': with 'strict' the session is not there when PingOne sends back"
  }
  return undefined
}

function findSecureProblem(
  { secure }: CookieSettings,
  { isSecure, config }: { readonly isSecure: boolean; readonly config: Place },
): string | undefined {
  if (config.secure && !isSecure) {
    return "the base URL is https but this request is not: behind a TLS-terminating proxy write app.set('trust proxy', 1)"
  }
  if (config.secure && secure !== true && secure !== 'auto') {
    return "set cookie.secure to 'auto' or true; if it is 'auto', the session's option proxy must not be false"
  }
  if (!isSecure && secure !== false && secure !== undefined && secure !== null) {
    return `set cookie.secure to 'auto'${secure === true ? '' : ', with cookie written as an object'}: this request is http, and a secure cookie is not sent over it`
  }
  return undefined
}

function findPartitionedProblem({ partitioned, secure }: CookieSettings): string | undefined {
  if (partitioned !== true || secure === true || secure === 'auto') return undefined
  return 'leave cookie.partitioned out: browsers refuse it on a cookie that is not secure'
}

/** The host itself or a parent of it; what has no dot in it is nobody's own domain. */
function findDomainProblem({ domain }: CookieSettings, { baseUrl }: Place): string | undefined {
  if (domain === undefined || domain === '') return undefined
  const host = new URL(baseUrl).hostname
  const given = toHost(domain.replace(/^\./, ''))
  if (given === host) return undefined
  const isParent = isIP(host) === 0 && given.includes('.') && host.endsWith(`.${given}`)
  if (isParent) return undefined
  return `leave cookie.domain out: ${JSON.stringify(domain)} is neither ${host}, where this app is (baseUrl), nor a domain above it, so browsers refuse the cookie`
}

function toHost(domain: string): string {
  if (!URL.canParse(`http://${domain}`)) return ''
  const { hostname, host, pathname } = new URL(`http://${domain}`)
  return host === hostname && pathname === '/' ? hostname : ''
}

function findPathProblem({ path }: CookieSettings, config: Place): string | undefined {
  if (typeof path !== 'string' || !path.startsWith('/')) {
    return "set cookie.path to '/': without one browsers send the cookie to the folder of the page that set it alone"
  }
  const { login, callback, logout, home } = config.paths
  const missed = [login, callback, logout, home]
    .map((own) => config.basePath + own)
    .find((own) => !isPathMatch(own, path))
  if (missed === undefined) return undefined
  return `set cookie.path to '/': with ${JSON.stringify(path)} there is no session at ${missed}`
}

/** RFC 6265 §5.1.4. */
export function isPathMatch(requestPath: string, cookiePath: string): boolean {
  if (requestPath === cookiePath) return true
  if (!requestPath.startsWith(cookiePath)) return false
  return cookiePath.endsWith('/') || requestPath[cookiePath.length] === '/'
}

function findAgeProblem({ originalMaxAge }: CookieSettings): string | undefined {
  if (originalMaxAge === null || originalMaxAge >= SHORTEST_MS) return undefined
  return `set cookie.maxAge to milliseconds from now, or leave it out: ${String(Math.round(originalMaxAge))} ms are over before the cookie comes back`
}

/** SHA-256 of a session id: a record may hold it, and nobody gets into a session with it. */
export function hashSessionId(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64url')
}

/** The cookies of a request that have the form of express-session's: name and session id. */
export function listSessionCookies(req: Request): readonly { name: string; id: string }[] {
  return (req.headers.cookie ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf('=')
    const signed = /^s:(.+)\.[A-Za-z0-9+/]+$/s.exec(decodeSafely(pair.slice(at + 1).trim()))
    return signed?.[1] === undefined ? [] : [{ name: pair.slice(0, at).trim(), id: signed[1] }]
  })
}

/** What became of the session cookie in an answer that was sent. */
export interface SentCookie {
  /** Why no browser keeps it. */
  readonly refused?: string
  /** express-session did not send it. */
  readonly missing?: true
}

/** Looks at the session cookie of an answer whose headers are out. */
export function inspectSentCookie(req: Request, res: Response): SentCookie {
  if (!res.headersSent) return {}
  const headers = [res.getHeader('set-cookie') ?? []].flat().map(String)
  const wanted = `s:${req.sessionID}.`
  const sent = headers.find((header) =>
    decodeSafely(header.slice(header.indexOf('=') + 1)).startsWith(wanted),
  )
  if (sent === undefined) return { missing: true }
  const refused = findRefusal(sent)
  return refused === undefined ? {} : { refused }
}

/** Why browsers drop this `Set-Cookie`: RFC 6265bis §5.7, and CHIPS for `Partitioned`. */
function findRefusal(header: string): string | undefined {
  const [pair = '', ...rest] = header.split(';').map((part) => part.trim())
  const attributes = rest.map((part) => part.toLowerCase())
  const name = pair.slice(0, pair.indexOf('='))
  const isSecure = attributes.includes('secure')
  if (/^__(?:host|secure)-/i.test(name) && !isSecure) {
    return `its name ${name} asks for a secure cookie: choose another name where the app is http`
  }
  const hasDomain = attributes.some((part) => part.startsWith('domain='))
  if (/^__host-/i.test(name) && (hasDomain || !attributes.includes('path=/'))) {
    return `its name ${name} allows no cookie.domain and no cookie.path but '/'`
  }
  if (attributes.includes('samesite=none') && !isSecure)
    return 'SameSite=None needs a secure cookie'
  if (attributes.includes('partitioned') && !isSecure) return 'Partitioned needs a secure cookie'
  if (Buffer.byteLength(pair) > MAX_COOKIE_BYTES) {
    return `name and value are longer than ${String(MAX_COOKIE_BYTES)} bytes: let genid return a shorter id`
  }
  return undefined
}

function decodeSafely(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
