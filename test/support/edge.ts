// A reverse proxy in front of an app, as a hosting platform has one: it may add request headers and change the answer's.
import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { closeServer } from './close-server.js'

/** Headers as they go on; a list for those that may come more than once. */
export type EdgeHeaders = Record<string, string | string[] | undefined>

/** What a proxy does to what passes it. */
export interface EdgeOptions {
  /** Headers of the request as the app gets them. Default: as they came. */
  readonly request?: (headers: IncomingHttpHeaders) => EdgeHeaders
  /** Path and query of the request as the app gets them. Default: as they came. */
  readonly path?: (path: string) => string
  /** Headers of the answer as the browser gets them. Default: as they came. */
  readonly response?: (headers: IncomingHttpHeaders) => EdgeHeaders
}

/** A running proxy. */
export interface Edge {
  /** Where browsers go. */
  readonly url: string
  /** Says where the app listens, once it does. */
  pointTo(port: number): void
  close(): Promise<void>
}

/** Starts a proxy on a free port of loopback. */
export async function startEdge(options: EdgeOptions = {}): Promise<Edge> {
  let appPort = 0
  const server = createServer((incoming, answer) => {
    const headers = options.request?.(incoming.headers) ?? incoming.headers
    const { method, url = '/' } = incoming
    const path = options.path?.(url) ?? url
    const onward = httpRequest({ host: 'localhost', port: appPort, method, path, headers })
    onward.on('response', (response) => {
      const changed = options.response?.(response.headers) ?? response.headers
      answer.writeHead(response.statusCode ?? 502, withoutUndefined(changed))
      response.pipe(answer)
    })
    onward.on('error', () => answer.writeHead(502).end())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${String(port)}`,
    pointTo: (target) => {
      appPort = target
    },
    close: () => closeServer(server),
  }
}

function withoutUndefined(headers: EdgeHeaders): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      (header): header is [string, string | string[]] => header[1] !== undefined,
    ),
  )
}
