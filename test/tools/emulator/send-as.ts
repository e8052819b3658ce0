// Sends what a browser sends but `fetch` lets nobody choose: a Host, and lines of one's own.
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'

/** A request, header by header. */
export interface Sent {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** What came back. */
export interface Received {
  readonly status: number
  readonly body: string
  readonly location: string | undefined
}

/** Sends one request to a port of this machine. */
export function sendAs(
  port: number,
  { method, path, headers = {}, body }: Sent,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, headers }
    const request = httpRequest(options, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
      response.on('end', () => {
        const { statusCode = 0, headers: answered } = response
        resolve({ status: statusCode, body: text, location: answered.location })
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** Sends lines over one connection; the statuses that come back, in order. */
export function sendRaw(port: number, text: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let all = ''
    socket.on('data', (chunk: Buffer) => (all += chunk.toString('latin1')))
    socket.on('end', () => {
      socket.end()
      resolve([...all.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status = '']) => status))
    })
    socket.on('error', reject)
  })
}
