// SIGTERM behind a balancer that keeps connections open: requests at hand finish, nothing comes after them.
import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTidyEnd, type TidyEnd } from '../../example-app/tidy-end.js'

describe('a server that ends', () => {
  const balancer = new Agent({ keepAlive: true })
  let server: Server
  let end: TidyEnd
  let finish: () => void = () => undefined
  let port = 0

  beforeEach(async () => {
    server = createServer((req, res) => {
      if (req.url === '/stream') res.write('first ')
      if (req.url === '/quick') res.end('quick')
      else {
        finish = () => {
          res.end('done')
        }
      }
    })
    server.keepAliveTimeout = 65_000
    end = createTidyEnd(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  })
  afterEach(() => {
    server.closeAllConnections()
    balancer.destroy()
  })

  async function ask(path: string): Promise<{ connection: string | undefined; body: string }> {
    const request = get({ port, path, host: '127.0.0.1', agent: balancer })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    let body = ''
    for await (const chunk of response) body += String(chunk)
    return { connection: response.headers.connection, body }
  }

  test.each(['/slow', '/stream'])(
    'answers what it had begun (%s), and is gone right after it',
    async (path) => {
      expect(await ask('/quick')).toMatchObject({ connection: 'keep-alive' })
      const answer = ask(path)
      await once(server, 'request')
      const closing = end.close(20_000)
      finish()
      const { connection, body } = await answer
      expect(body).toContain('done')
      if (path === '/slow') expect(connection).toBe('close')
      const startedAt = performance.now()
      await closing
      expect(performance.now() - startedAt).toBeLessThan(2000)
    },
  )

  test('a request that comes on an open connection meanwhile is answered, and is its last', async () => {
    const held = ask('/slow')
    await once(server, 'request')
    const finishHeld = finish
    const raw = new Agent({ keepAlive: true, maxSockets: 1 })
    const other = get({ port, path: '/slow', host: '127.0.0.1', agent: raw })
    await once(server, 'request')
    const closing = end.close(20_000)
    finish()
    const [response] = (await once(other, 'response')) as [IncomingMessage]
    response.resume()
    expect(response.headers.connection).toBe('close')
    finishHeld()
    await Promise.all([held, closing])
    raw.destroy()
  })

  test('what does not end is cut when its time is up', async () => {
    const answer = ask('/slow').catch((error: unknown) => error)
    await once(server, 'request')
    await end.close(100)
    expect(await answer).toBeInstanceOf(Error)
  })
})
