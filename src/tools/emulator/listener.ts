// The socket: http, or https with a given certificate, closed with every connection it has.
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { isIPv6, type AddressInfo } from 'node:net'
import type { Express } from 'express'

/** Where to listen. */
export interface ListenOptions {
  readonly port?: number
  readonly host?: string
  readonly tls?: { readonly cert: string; readonly key: string }
}

/** A listening socket. */
export interface Listener {
  readonly url: string
  /** Twice is fine. */
  close(): Promise<void>
}

/** Go's clients give up an idle connection after 90 seconds. */
const keptAliveMs = 120_000

/** Listens, or rejects with why it cannot. */
export async function listen(app: Express, options: ListenOptions): Promise<Listener> {
  const { port = 0, host = '127.0.0.1', tls } = options
  const server = tls === undefined ? createServer(app) : createTlsServer(tls, app)
  // Longer than clients keep an idle connection: a request on one that just closed would be lost.
  server.keepAliveTimeout = keptAliveMs
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const scheme = tls === undefined ? 'http' : 'https'
  let closing: Promise<void> | undefined
  return {
    url: `${scheme}://${isIPv6(host) ? `[${host}]` : host}:${readPort(server)}`,
    close: () => (closing ??= closeServer(server)),
  }
}

function readPort(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('No TCP port to listen on.')
  return address.port
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
