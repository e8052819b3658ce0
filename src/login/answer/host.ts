// Under which host a request came: compared with the base URL's, never used to build anything.
import type { Request } from 'express'
import type { Config } from '../../config.js'
import { CallbackError } from '../../errors.js'

type PlaceConfig = Pick<Config, 'baseOrigin'>

/** The error of a form that another site sent, or that came under another host; the log sees which. */
export function refuseForeignForm(req: Request, config: PlaceConfig): CallbackError {
  return new CallbackError(`the form was sent by another site${describeHost(req, config)}`, {
    reason: 'cross_site',
  })
}

/** For a log: the host a request came under, when it is not the base URL's. */
export function describeHost(req: Request, { baseOrigin }: PlaceConfig): string {
  const host = readHost(req)
  if (host === undefined || isSameHost(host, baseOrigin)) return ''
  return `; it came under the host ${JSON.stringify(host.slice(0, 260))}, and baseUrl is ${baseOrigin}`
}

/** True when a trusted proxy says that the browser asked for the base URL, and wrote `Origin` anew as it did `Host`. */
export function isRewrittenOrigin(req: Request, { baseOrigin }: PlaceConfig): boolean {
  const { host, origin } = req.headers
  const forwarded = readForwardedHost(req)
  if (forwarded === undefined || host === undefined || origin === undefined) return false
  if (!isSameHost(forwarded, baseOrigin) || !URL.canParse(origin)) return false
  return isSameHost(host, new URL(origin).origin)
}

/** Another host than the base URL's, and nothing the browser says proves that a proxy wrote it. */
export function isElsewhere(req: Request, { baseOrigin }: PlaceConfig): boolean {
  const host = readHost(req)
  if (host === undefined || isSameHost(host, baseOrigin)) return false
  // The page that led here has the origin of this request, and it is the base URL's: only `Host` is another.
  const { origin, referer, 'sec-fetch-site': site } = req.headers
  const isFromBase = origin === baseOrigin || referer?.startsWith(`${baseOrigin}/`) === true
  return !(site === 'same-origin' && isFromBase)
}

/** The host that the browser asked for, as the app's `trust proxy` lets us know it. */
function readHost(req: Request): string | undefined {
  return readForwardedHost(req) ?? req.headers.host
}

function readForwardedHost(req: Request): string | undefined {
  const forwarded = req.get('x-forwarded-host')?.split(',')[0]?.trim()
  if (forwarded === undefined || forwarded === '') return undefined
  const trust: unknown = req.app.get('trust proxy fn')
  return isTrust(trust) && trust(req.socket.remoteAddress, 0) === true ? forwarded : undefined
}

/** What Express compiles the setting `trust proxy` to. */
function isTrust(value: unknown): value is (address: string | undefined, hop: number) => unknown {
  return typeof value === 'function'
}

/** Without regard to case and to the ports that a URL leaves out; a proxy may have left out any. */
function isSameHost(host: string, origin: string): boolean {
  const { hostname, port } = new URL(origin)
  const [, name = '', given = ''] = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(host.trim()) ?? []
  if (name.toLowerCase() !== hostname) return false
  return given === port || given === '' || (port === '' && (given === '80' || given === '443'))
}
