// The last requests PingOne's endpoints got, with their answers' status: what a client really sent.
import type { Request, RequestHandler, Response } from 'express'

/** One request, as it arrived. Secrets stay in: this is a local test double. */
export interface LoggedRequest {
  /** ISO 8601, by the emulator's clock. */
  readonly at: string
  readonly method: string
  readonly path: string
  /** A name given twice has all its values. */
  readonly query: Readonly<Record<string, string | readonly string[]>>
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** What a body parser made of the body; absent while none has. */
  readonly body?: unknown
  /** Absent while, or because, the request got no answer. */
  readonly status?: number
}

/** Keeps the last requests. */
export interface RequestLog {
  /** To be mounted first; the console's own requests are not kept. */
  readonly middleware: RequestHandler
  /** The requests kept, newest last. */
  list(): readonly LoggedRequest[]
  /** Forgets every request. */
  clear(): void
}

interface Entry {
  read: () => LoggedRequest
}

/** Makes a log of the newest requests. */
export function createRequestLog(options: {
  readonly now: () => number
  /** How many requests are kept; the oldest go first. Default: 500. */
  readonly maxRequests?: number
}): RequestLog {
  const { now, maxRequests = 500 } = options
  const entries: Entry[] = []

  return {
    middleware(req, res, next) {
      if (!isConsolePath(req.path)) {
        entries.push(recordRequest(req, res, now()))
        if (entries.length > maxRequests) entries.shift()
      }
      next()
    },
    list: () => entries.map((entry) => entry.read()),
    clear: () => {
      entries.length = 0
    },
  }
}

function isConsolePath(path: string): boolean {
  return path === '/_emulator' || path.startsWith('/_emulator/') || path === '/favicon.ico'
}

/** The body and the status are read late: parsers and routes come after the log. */
function recordRequest(req: Request, res: Response, nowMs: number): Entry {
  const arrived = {
    at: new Date(nowMs).toISOString(),
    method: req.method,
    path: req.path,
    query: readQuery(req.originalUrl),
    headers: { ...req.headers },
  }
  const entry: Entry = { read: () => ({ ...arrived, ...readOutcome(req, res) }) }
  res.once('close', () => Object.assign(entry, frozen(entry.read())))
  return entry
}

/** An entry that no longer holds on to its request and socket. */
function frozen(request: LoggedRequest): Entry {
  return { read: () => request }
}

function readOutcome(req: Request, res: Response): Pick<LoggedRequest, 'body' | 'status'> {
  const body: unknown = req.body
  return {
    ...(body === undefined ? {} : { body }),
    ...(res.headersSent ? { status: res.statusCode } : {}),
  }
}

function readQuery(url: string): Record<string, string | readonly string[]> {
  const parameters = new URLSearchParams(/\?([^#]*)/.exec(url)?.[1] ?? '')
  const query: Record<string, string | readonly string[]> = {}
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name)
    query[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  return query
}
