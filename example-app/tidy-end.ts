// Ends a server without cutting anybody off: requests at hand finish, and their connections are not used again.
import type { Server, ServerResponse } from 'node:http'

/** How a server ends. */
export interface TidyEnd {
  /** Stops listening; resolves when the last request is answered. After `graceMs` connections are cut. */
  readonly close: (graceMs: number) => Promise<void>
}

/**
 * Watches what a server is answering, so that it can end.
 *
 * From then on each answer says `Connection: close`: a load balancer keeps connections open for the next request, and
 * a server that is closing would wait for all of them.
 */
export function createTidyEnd(server: Server): TidyEnd {
  const open = new Set<ServerResponse>()
  let isClosing = false

  function closeAfterwards(res: ServerResponse): void {
    if (!res.headersSent) res.setHeader('Connection', 'close')
  }

  server.prependListener('request', (_req, res) => {
    if (isClosing) closeAfterwards(res)
    open.add(res)
    res.once('close', () => {
      open.delete(res)
      if (isClosing) server.closeIdleConnections()
    })
  })

  async function close(graceMs: number): Promise<void> {
    isClosing = true
    for (const res of open) closeAfterwards(res)
    const closed = new Promise<void>((resolve) => {
      server.close(() => {
        resolve()
      })
    })
    server.closeIdleConnections()
    const timer = setTimeout(() => {
      server.closeAllConnections()
    }, graceMs)
    await closed
    clearTimeout(timer)
  }

  return { close }
}
