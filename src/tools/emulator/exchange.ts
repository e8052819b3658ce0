// One request to a PingOne endpoint: its environment, its parameters, its cookies, its answer.
import type { Request, RequestHandler, Response } from 'express'
import type { Clock } from './clock.js'
import type { FlowContext } from './flow/context.js'
import type { SigningKeys } from './keys.js'
import { flowAnswerType, readMediaType } from './media-type.js'
import type { Outbox } from './outbox.js'
import { invalidRequest, notFound } from './problem.js'
import type { EnvironmentState } from './resources.js'
import type { Session } from './runtime.js'
import { findSession } from './sessions.js'
import type { Store } from './store.js'

/** What every route works with. */
export interface EmulatorParts {
  readonly clock: Clock
  readonly outbox: Outbox
  readonly store: Store
  readonly keys: SigningKeys
  /** The emulator's own URL, without a trailing slash. */
  readonly url: () => string
}

/** One request with the environment it is for. */
export interface Exchange extends FlowContext {
  readonly req: Request
  readonly res: Response
  readonly keys: SigningKeys
  /** `{auth}/{env}` */
  readonly base: string
  /** `{auth}/{env}/as` */
  readonly issuer: string
  /** Milliseconds since the epoch, by the emulator's clock. */
  readonly nowMs: number
}

/** Turns a route's work into an express handler; an unknown environment is 404. */
export function handle(
  parts: EmulatorParts,
  work: (exchange: Exchange) => void | Promise<void>,
): RequestHandler {
  return function handleExchange(req, res, next) {
    Promise.resolve()
      .then(() => work(buildExchange(parts, req, res)))
      .catch(next)
  }
}

/** Query and form body in one; a name given twice with different values is refused. */
export function readParameters({ req }: Pick<Exchange, 'req'>): URLSearchParams {
  const merged = new URLSearchParams(readQuery(req))
  for (const [name, value] of readForm(req)) merged.append(name, value)
  return withoutRepeats(merged)
}

/** The form body alone. */
export function readFormParameters({ req }: Pick<Exchange, 'req'>): URLSearchParams {
  return withoutRepeats(readForm(req))
}

/** The query alone, as it was sent. */
export function readQuery(req: Request): URLSearchParams {
  return new URLSearchParams(/\?([^#]*)/.exec(req.originalUrl)?.[1] ?? '')
}

/** The raw body; empty when there was none. */
export function readBody(req: Request): string {
  const body: unknown = req.body
  return typeof body === 'string' ? body : ''
}

/** The live session of the ST cookie, or undefined. */
export function readSession(exchange: Exchange): Session | undefined {
  const token = readCookie(exchange.req, 'ST') ?? readCookie(exchange.req, 'ST-NO-SS')
  return findSession(exchange.runtime, exchange.environment.id, token, exchange.nowMs)
}

/** Sends JSON with PingOne's status and media type. */
export function sendJson(
  res: Response,
  body: unknown,
  {
    status = 200,
    type = 'application/json;charset=UTF-8',
  }: { status?: number; type?: string } = {},
): void {
  res.status(status).setHeader('Content-Type', type)
  res.end(JSON.stringify(body))
}

/** Sends a flow, in the media type that the client takes. */
export function sendFlow(res: Response, body: unknown): void {
  sendJson(res, body, { type: flowAnswerType(res.req) })
}

/** Sends 302 without a body. */
export function sendRedirect(res: Response, location: string, status: 302 | 303 = 302): void {
  res.status(status).setHeader('Location', location)
  res.end()
}

/** Gives the browser the session's token, in both cookies that PingOne sets. */
export function setSessionCookies({ res, base, environment }: Exchange, session: Session): void {
  const expires = new Date(session.expiresAtMs).toUTCString()
  const attributes = `Path=/${environment.id}; Expires=${expires}; HttpOnly`
  const isSecure = base.startsWith('https:')
  const secure = isSecure ? '; Secure' : ''
  const sameSite = isSecure ? '; SameSite=None' : ''
  res.append('Set-Cookie', `ST=${session.token}; ${attributes}${secure}${sameSite}`)
  res.append('Set-Cookie', `ST-NO-SS=${session.token}; ${attributes}${secure}`)
}

/** Takes the session's cookies from the browser. */
export function clearSessionCookies({ res, base, environment }: Exchange): void {
  const secure = base.startsWith('https:') ? ' Secure;' : ''
  for (const name of ['ST', 'ST-NO-SS']) {
    const past = 'expires=Thu, 01 Jan 1970 00:00:00 GMT'
    res.append('Set-Cookie', `${name}=; Path=/${environment.id};${secure} HttpOnly; ${past}`)
  }
}

function buildExchange(parts: EmulatorParts, req: Request, res: Response): Exchange {
  const environment = findEnvironment(parts.store, req.params['env'])
  const base = `${parts.url()}/${environment.id}`
  return {
    req,
    res,
    environment,
    runtime: parts.store.runtime,
    clock: parts.clock,
    outbox: parts.outbox,
    keys: parts.keys,
    base,
    issuer: `${base}/as`,
    nowMs: parts.clock.now(),
  }
}

function findEnvironment(store: Store, id: string | string[] | undefined): EnvironmentState {
  const environment = typeof id === 'string' ? store.environment(id) : undefined
  if (environment === undefined) throw notFound()
  return environment
}

/** The form body as it was sent; empty for any other media type. */
export function readForm(req: Request): URLSearchParams {
  const isForm = ['', 'application/x-www-form-urlencoded'].includes(
    readMediaType(req).toLowerCase(),
  )
  return new URLSearchParams(isForm ? readBody(req) : '')
}

function withoutRepeats(parameters: URLSearchParams): URLSearchParams {
  const single = new URLSearchParams()
  for (const name of new Set(parameters.keys())) {
    const [value = '', ...others] = new Set(parameters.getAll(name))
    if (others.length > 0) {
      throw invalidRequest(`The request could not be completed. ${name} was sent twice.`)
    }
    single.set(name, value)
  }
  return single
}

function readCookie(req: Request, name: string): string | undefined {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  const found = pairs.find((pair) => pair.startsWith(`${name}=`))
  return found?.slice(name.length + 1)
}
