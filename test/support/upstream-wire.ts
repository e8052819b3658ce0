// The wire between an app and PingOne as a test holds it: counts what is sent, refuses or loses single calls.
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'

/** Names of calls to PingOne: an endpoint, `flow` for reading a flow, or a flow action. */
export type CallName = string

/** A `fetch` for the option `fetch`, and what it saw. */
export interface UpstreamWire {
  readonly fetch: typeof fetch
  /** Calls the app sent since `forget`, by name, whether or not they arrived. */
  readonly sent: Readonly<Record<CallName, number>>
  /** Sends calls of this name to a port where nobody listens. */
  refuse(name: CallName): void
  /**
   * Lets the next call of this name reach PingOne and breaks the connection when the answer is there. What the answer
   * did to the cookies is not lost: it goes along with the later calls, as if PingOne still took what it gave before.
   */
  loseAnswer(name: CallName): void
  /** Passes everything on again. */
  restore(): void
  /** Starts counting anew. */
  forget(): void
}

/** Creates a wire that passes everything on. */
export async function createUpstreamWire(): Promise<UpstreamWire> {
  const closedOrigin = await findClosedOrigin()
  const sent: Record<CallName, number> = {}
  let refused: CallName | undefined
  let lost: CallName | undefined
  let kept: string | undefined

  async function wired(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : input)
    const name = nameOf(url, init)
    sent[name] = (sent[name] ?? 0) + 1
    if (name === refused) return fetch(closedOrigin + url.pathname, init)
    const response = await fetch(url, withCookies(init, kept))
    const cookies = readCookies(response)
    if (name !== lost) {
      if (cookies !== '') kept = undefined
      return response
    }
    lost = undefined
    kept = cookies
    await response.body?.cancel()
    throw new TypeError('fetch failed', { cause: connectionReset() })
  }

  return {
    fetch: wired,
    sent,
    refuse: (name) => {
      refused = name
    },
    loseAnswer: (name) => {
      lost = name
    },
    restore: () => {
      refused = undefined
      lost = undefined
      kept = undefined
    },
    forget: () => {
      for (const name of Object.keys(sent)) sent[name] = 0
    },
  }
}

function nameOf(url: URL, init: RequestInit | undefined): CallName {
  if (url.pathname.includes('/.well-known/')) return 'discovery'
  const last = url.pathname.split('/').at(-1) ?? ''
  if (!url.pathname.includes('/flows/')) return last
  const type = new Headers(init?.headers).get('content-type') ?? ''
  return /vnd\.pingidentity\.(.+)\+json/.exec(type)?.[1] ?? 'flow'
}

function readCookies(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

function withCookies(init: RequestInit | undefined, kept: string | undefined): RequestInit {
  if (kept === undefined || kept === '') return { ...init }
  const headers = new Headers(init?.headers)
  headers.set('cookie', kept)
  return { ...init, headers }
}

function connectionReset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
}

/** An origin on which nobody listens any more. */
async function findClosedOrigin(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return `http://127.0.0.1:${port}`
}
