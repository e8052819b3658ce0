// Requests that arrive while the bank starts: they wait for it, but not for long.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

/** The handler of a server from its first connection on. */
export interface EarlyRequests {
  /** Give this to `createServer()`: a request that nobody handles is never answered. */
  readonly handle: RequestListener
  /** The app is there: whoever waits goes in, and everybody after them goes in at once. */
  letIn(app: RequestListener): void
}

/** Nobody looks at an empty page for longer than this. */
const longestWaitMs = 3000

/** Lets requests wait for the app; who has waited for long enough is told to come back. */
export function createEarlyRequests(waitMs: number = longestWaitMs): EarlyRequests {
  const waiting = new Map<ServerResponse, { req: IncomingMessage; timer: NodeJS.Timeout }>()
  let app: RequestListener | undefined

  function handle(req: IncomingMessage, res: ServerResponse): void {
    if (app !== undefined) return app(req, res)
    const timer = setTimeout(() => {
      waiting.delete(res)
      comeBackLater(res)
    }, waitMs)
    waiting.set(res, { req, timer })
    res.once('close', () => {
      clearTimeout(timer)
      waiting.delete(res)
    })
  }

  function letIn(ready: RequestListener): void {
    app = ready
    for (const [res, { req, timer }] of waiting) {
      clearTimeout(timer)
      ready(req, res)
    }
    waiting.clear()
  }

  return { handle, letIn }
}

/** A browser asks again by itself, a program knows when to. */
function comeBackLater(res: ServerResponse): void {
  res.writeHead(503, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'Retry-After': '1',
    Refresh: '1',
    Connection: 'close',
  })
  res.end('Alder Bank is starting. Try again in a moment.\n')
}
