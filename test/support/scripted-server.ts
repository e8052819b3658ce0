// A server that answers by script, faults included: real sockets on port 0, for tests of our calls to PingOne.
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

/** What the server received. */
export interface ReceivedRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** One answer, or one way of not answering. */
export type ScriptedAnswer = (response: ServerResponse, request: ReceivedRequest) => void

export interface ScriptedServer {
  readonly origin: string
  readonly requests: readonly ReceivedRequest[]
  /** Answers the next requests one by one; the last answer stays. Forgets what was received. */
  script(...answers: readonly ScriptedAnswer[]): void
  close(): Promise<void>
}

/** Starts the server on a free port of the loopback interface. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const requests: ReceivedRequest[] = []
  let answers: readonly ScriptedAnswer[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const received = { method, path: url, headers, body: Buffer.concat(chunks).toString() }
      const answer = answers[requests.length] ?? answers.at(-1) ?? json(501, {})
      requests.push(received)
      answer(response, received)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${addressOf(server.address()).port}`,
    requests,
    script: (...next) => {
      requests.length = 0
      answers = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return address
}

type Headers = Readonly<Record<string, string | readonly string[]>>

/** JSON, as PingOne's flow API sends it. */
export function json(status: number, body: unknown, headers: Headers = {}): ScriptedAnswer {
  return text(status, JSON.stringify(body), {
    'content-type': 'application/hal+json;charset=UTF-8',
    ...headers,
  })
}

/** Any text under any name. */
export function text(status: number, body: string, headers: Headers = {}): ScriptedAnswer {
  return (response) => {
    for (const [name, value] of Object.entries(headers)) {
      response.setHeader(name, typeof value === 'string' ? value : [...value])
    }
    response.statusCode = status
    response.end(body)
  }
}

/** A redirect. */
export function redirect(location: string, headers: Headers = {}): ScriptedAnswer {
  return text(302, '', { location, ...headers })
}

/** The connection is reset before a byte of the answer. */
export function reset(): ScriptedAnswer {
  return (response) => response.socket?.resetAndDestroy()
}

/** The connection is reset after the headers and a part of the body. */
export function resetInBody(): ScriptedAnswer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"a":', () => response.socket?.resetAndDestroy())
  }
}

/** The body ends before its announced length. */
export function truncated(): ScriptedAnswer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"a":', () => response.socket?.end())
  }
}

/** No answer at all. */
export function stall(): ScriptedAnswer {
  return () => undefined
}

/** Headers, then nothing. */
export function stallInBody(): ScriptedAnswer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.write('{')
  }
}

/** One byte now and then, for ever. */
export function drip(everyMs: number): ScriptedAnswer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const timer = setInterval(() => response.write(' '), everyMs)
    response.on('close', () => clearInterval(timer))
  }
}

/** A body of `bytes`, announced or in chunks. */
export function oversize(bytes: number, announced: boolean): ScriptedAnswer {
  return (response) => {
    response.writeHead(200, {
      'content-type': 'application/json',
      ...(announced && { 'content-length': String(bytes) }),
    })
    response.end(Buffer.alloc(bytes, ' '))
  }
}

/** `bytes` of blanks, packed to a thousandth. */
export function gzipBomb(bytes: number): ScriptedAnswer {
  const body = gzipSync(Buffer.alloc(bytes, ' '))
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
    response.end(body)
  }
}
