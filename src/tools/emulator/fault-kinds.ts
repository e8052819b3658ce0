// What each kind of fault does to a request, down to its socket.
import { Socket } from 'node:net'
import type { NextFunction, Request, Response } from 'express'
import type { Fault } from './fault.js'

const oversizeBytes = 50 * 1024 * 1024

/** Answers, or leaves unanswered, as the fault says. */
export function answerWithFault(
  fault: Fault,
  req: Request,
  res: Response,
  next: NextFunction,
): void {
  switch (fault.kind) {
    case 'delay':
      return next()
    case 'status':
      return answer(res, fault, 500)
    case 'body':
      return answer(res, fault, 200)
    case 'redirect':
      res.setHeader('location', fault.location ?? '')
      return answer(res, fault, 302)
    case 'reset':
      return resetConnection(req.socket)
    case 'reset-after':
      replaceEnding(res, () => resetConnection(req.socket))
      return next()
    case 'truncate':
      replaceEnding(res, (body) => sendHalf(res, body))
      return next()
    case 'stall':
      return stall(res, fault)
    case 'oversize':
      return streamOversize(res, fault)
  }
}

/** A string goes out as it is, broken or not; anything else as JSON. */
function answer(res: Response, fault: Fault, defaultStatus: number): void {
  const { body } = fault
  res.status(fault.status ?? defaultStatus)
  if (body !== undefined) res.setHeader('content-type', 'application/json')
  setHeaders(res, fault)
  res.end(typeof body === 'string' ? body : JSON.stringify(body))
}

/** With a status, the answer begins and does not end; without, nothing ever comes. */
function stall(res: Response, fault: Fault): void {
  if (fault.status === undefined) return
  res.status(fault.status).setHeader('content-type', 'application/json')
  setHeaders(res, fault)
  res.write(typeof fault.body === 'string' ? fault.body : '{')
}

/** 50 MB of one JSON string, as fast as the client takes it. */
function streamOversize(res: Response, fault: Fault): void {
  const chunk = Buffer.alloc(64 * 1024, 'x')
  let leftBytes = oversizeBytes
  res.status(fault.status ?? 200).setHeader('content-type', 'application/json')
  setHeaders(res, fault)
  res.write('{"oversize":"')

  function writeOn(): void {
    let flowing = true
    while (flowing && leftBytes > 0) {
      leftBytes -= chunk.length
      flowing = res.write(chunk)
    }
    if (leftBytes > 0) res.once('drain', writeOn)
    else res.end('"}')
  }
  writeOn()
}

function setHeaders(res: Response, fault: Fault): void {
  for (const [name, value] of Object.entries(fault.headers ?? {})) res.setHeader(name, value)
}

/** Lets the route do its work, and gets the whole body in place of sending it. */
function replaceEnding(res: Response, endInstead: (body: Buffer) => void): void {
  const chunks: Buffer[] = []
  function keep(chunk: unknown, encoding: unknown): void {
    if (typeof chunk === 'string') {
      chunks.push(Buffer.from(chunk, isEncoding(encoding) ? encoding : 'utf8'))
    } else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  const send = { write: res.write.bind(res), end: res.end.bind(res) }
  res.write = (chunk: unknown, encoding?: unknown) => {
    keep(chunk, encoding)
    return true
  }
  res.end = (chunk?: unknown, encoding?: unknown) => {
    keep(chunk, encoding)
    Object.assign(res, send)
    endInstead(Buffer.concat(chunks))
    return res
  }
}

function isEncoding(value: unknown): value is BufferEncoding {
  return typeof value === 'string' && Buffer.isEncoding(value)
}

/** The length promises the whole body, the connection closes after half of it. */
function sendHalf(res: Response, body: Buffer): void {
  if (body.length === 0) {
    resetConnection(res.req.socket)
    return
  }
  res.setHeader('content-length', body.length)
  res.write(body.subarray(0, Math.floor(body.length / 2)), () => res.req.socket.destroy())
}

/** A TCP reset where the socket can send one (TLS sockets cannot). */
function resetConnection(socket: Socket): void {
  if ('encrypted' in socket) socket.destroy()
  else socket.resetAndDestroy()
}
