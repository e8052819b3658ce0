// Who opens a WebSocket is known: the middleware runs on the bare upgrade request, with ws, socket.io and Node alone.
import {
  createServer,
  request as httpRequest,
  ServerResponse,
  type IncomingMessage,
  type Server,
} from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo, Socket } from 'node:net'
import express, { type Express, type Request, type RequestHandler, type Response } from 'express'
import session from 'express-session'
import { pingoneMfa, requiresAuth } from 'express-pingone-mfa'
import type { Emulator } from 'express-pingone-mfa/emulator'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent } from '../support/browser.js'
import { closeServer } from '../support/close-server.js'
import { signOn } from '../support/sign-on.js'
import { connectionTo } from '../support/start-app.js'
import { startEmulator } from '../support/start-emulator.js'
import { hasTools, toolsFolder } from './tools.js'

const fromTools = createRequire(`${toolsFolder}/package.json`)
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

interface Started {
  readonly server: Server
  readonly app: Express
  readonly baseUrl: string
  readonly emulator: Emulator
  readonly agent: Agent
  readonly sessions: RequestHandler
  readonly middleware: RequestHandler
}

async function start(path = ''): Promise<Started> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  closing.push(() => closeServer(server))
  const origin = `http://localhost:${String((server.address() as AddressInfo).port)}`
  const baseUrl = origin + path
  const emulator = await startEmulator({ baseUrls: [baseUrl] })
  closing.push(() => emulator.close())
  const sessions = session({
    secret: 'a secret of the test',
    resave: false,
    saveUninitialized: true,
  })
  const middleware = pingoneMfa({ ...connectionTo(emulator), baseUrl })
  const app = express()
  app.use(sessions)
  const mounted = express.Router()
  mounted.use(middleware)
  mounted.get('/account', requiresAuth(), (req, res) => {
    res.json({ user: req.pingone.user.preferred_username })
  })
  mounted.get('/ws', requiresAuth(), (_req, res) => {
    res.json({})
  })
  app.use(path === '' ? '/' : path, mounted)
  server.on('request', app)
  return { server, app, baseUrl, emulator, agent: createAgent(baseUrl), sessions, middleware }
}

/** As docs/deploy.md has it. */
function identify(
  { sessions, middleware }: Started,
  message: IncomingMessage,
): Promise<Request['pingone']> {
  const req = message as Request
  const res = Object.create(Object.prototype) as Response
  return new Promise((resolve, reject) => {
    const done = (error?: unknown): void => {
      if (error instanceof Error) reject(error)
      else resolve(req.pingone)
    }
    void sessions(req, res, (error?: unknown) => {
      if (error !== undefined) done(error)
      else void middleware(req, res, done)
    })
  })
}

function cookieOf(agent: Agent): string {
  return agent.cookies
    .list()
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ')
}

/** Asks for an upgrade as a browser does; resolves with what stands in the first line and the body or the protocol. */
function upgrade(
  url: string,
  cookie: string,
): Promise<{ status: number; who: string; headers: IncomingMessage['headers'] }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, {
      headers: {
        cookie,
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-fetch-mode': 'websocket',
      },
    })
    sent.on('upgrade', ({ headers, statusCode = 0 }, socket) => {
      socket.destroy()
      resolve({ status: statusCode, who: String(headers['x-who']), headers })
    })
    sent.on('response', (response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0, who: '', headers: response.headers })
    })
    sent.on('error', reject)
    sent.end()
  })
}

/** Answers upgrades with who it is; keeps the requests, as an app keeps its sockets. */
function answerUpgrades(started: Started): IncomingMessage[] {
  const opened: IncomingMessage[] = []
  started.server.on('upgrade', (req: IncomingMessage, socket: Socket) => {
    identify(started, req).then(
      (who) => {
        opened.push(req)
        const name = who.isAuthenticated ? String(who.user.preferred_username) : who.state
        socket.end(
          `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nX-Who: ${name}\r\n\r\n`,
        )
      },
      (error: unknown) => socket.end(`HTTP/1.1 500 ${String(error).slice(0, 200)}\r\n\r\n`),
    )
  })
  return opened
}

describe('an upgrade request', () => {
  it.each(['', '/bank'])(
    'says who is signed on, and sets no cookie (mounted at "%s")',
    async (path) => {
      const started = await start(path)
      answerUpgrades(started)
      await signOn(started.agent, { ...started, username: 'maya', path: `${path}/account` })
      const answer = await upgrade(`${started.baseUrl}/ws`, cookieOf(started.agent))
      expect([answer.status, answer.who]).toEqual([101, 'maya'])
      expect(answer.headers['set-cookie']).toBeUndefined()
    },
  )

  it.each(['/ws', '/login', '/callback?code=1&state=2', '/logout'])(
    'of nobody is anonymous at %s: no page of ours is run for it',
    async (path) => {
      const started = await start()
      answerUpgrades(started)
      expect(await upgrade(started.baseUrl + path, '')).toMatchObject({
        status: 101,
        who: 'anonymous',
      })
    },
  )

  it('with the session of somebody who signed off elsewhere is anonymous', async () => {
    const started = await start()
    answerUpgrades(started)
    await signOn(started.agent, { ...started, username: 'maya' })
    const cookie = cookieOf(started.agent)
    await started.agent.submit(await started.agent.get('/logout'), {
      button: 'continue',
      follow: true,
    })
    expect((await upgrade(`${started.baseUrl}/ws`, cookie)).who).toBe('anonymous')
  })

  it('asked again says so too, while the connection is open', async () => {
    const started = await start()
    const opened = answerUpgrades(started)
    await signOn(started.agent, { ...started, username: 'maya' })
    await upgrade(`${started.baseUrl}/ws`, cookieOf(started.agent))
    const [kept] = opened
    if (kept === undefined) throw new Error('nothing was opened')
    expect((await identify(started, kept)).state).toBe('signed-on')
    await started.agent.submit(await started.agent.get('/logout'), {
      button: 'continue',
      follow: true,
    })
    expect((await identify(started, kept)).state).toBe('anonymous')
  })

  it('without a session middleware is unavailable: nobody is let in', async () => {
    const { middleware } = await start()
    const req = { url: '/ws', headers: {}, method: 'GET' } as unknown as Request
    await new Promise<void>(
      (resolve) =>
        void middleware(req, undefined as unknown as Response, () => {
          resolve()
        }),
    )
    expect(req.pingone.state).toBe('unavailable')
    expect(() => req.pingone.user).toThrow('req.session is not there')
  })

  it('behind a guard of ours is answered as an API is, without Express', async () => {
    const { middleware, sessions } = await start()
    const req = { url: '/ws', headers: {}, method: 'GET' } as unknown as Request
    const res = new ServerResponse(req) as Response
    const ended = await new Promise<string>((resolve) => {
      const end = (): void => {
        resolve('answered')
      }
      Object.assign(res, { end })
      void sessions(req, res, () => {
        void middleware(req, res, () => {
          void requiresAuth()(req, res, (error?: unknown) => {
            resolve(String(error))
          })
        })
      })
    })
    expect([ended, res.statusCode]).toEqual(['answered', 401])
    expect(res.getHeader('www-authenticate')).toBe('Bearer')
  })

  it('sent through the whole app meets its guards', async () => {
    const started = await start()
    started.server.on('upgrade', (req: IncomingMessage, socket: Socket) => {
      const res = new ServerResponse(req)
      res.assignSocket(socket)
      res.on('finish', () => socket.end())
      started.app(req as Request, res as Response)
    })
    await signOn(started.agent, { ...started, username: 'maya' })
    expect((await upgrade(`${started.baseUrl}/ws`, cookieOf(started.agent))).status).toBe(200)
    expect((await upgrade(`${started.baseUrl}/ws`, '')).status).toBe(401)
  })
})

interface ClientSocket {
  on(event: string, listener: (given: unknown) => void): ClientSocket
  close(): void
}

describe.skipIf(!hasTools())('ws', () => {
  it('hands a socket to the one who is signed on alone', async () => {
    const started = await start()
    const { WebSocketServer, WebSocket } = fromTools('ws') as {
      WebSocketServer: new (options: object) => {
        handleUpgrade(
          req: IncomingMessage,
          socket: Socket,
          head: Buffer,
          done: (ws: { send(text: string): void }) => void,
        ): void
        close(): void
      }
      WebSocket: new (url: string, options: object) => ClientSocket
    }
    const webSockets = new WebSocketServer({ noServer: true })
    started.server.on('upgrade', (req: IncomingMessage, socket: Socket, head: Buffer) => {
      void identify(started, req).then((who) => {
        if (!who.isAuthenticated) return socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n')
        webSockets.handleUpgrade(req, socket, head, (ws) => {
          ws.send(String(who.user.preferred_username))
        })
        return undefined
      })
    })
    await signOn(started.agent, { ...started, username: 'maya' })
    const connect = (cookie: string): Promise<string> =>
      new Promise((resolve) => {
        const client = new WebSocket(started.baseUrl.replace('http', 'ws'), { headers: { cookie } })
        client.on('message', (data) => {
          client.close()
          resolve(String(data))
        })
        client.on('error', (error) => {
          resolve(String(error))
        })
      })
    expect(await connect(cookieOf(started.agent))).toBe('maya')
    expect(await connect('')).toContain('401')
    webSockets.close()
  })
})

describe.skipIf(!hasTools())('socket.io', () => {
  it.each([['websocket'], ['polling']])('knows who connects (%s)', async (transport) => {
    const started = await start()
    const { sessions, middleware } = started
    const { Server: SocketServer } = fromTools('socket.io') as {
      Server: new (server: Server) => {
        engine: { use(handler: unknown): void }
        use(handler: (socket: { request: Request }, next: (error?: Error) => void) => void): void
        on(
          event: string,
          listener: (socket: {
            request: Request
            emit(event: string, given: unknown): void
          }) => void,
        ): void
        close(): Promise<void>
      }
    }
    const { io: connectTo } = fromTools('socket.io-client') as {
      io: (url: string, options: object) => ClientSocket
    }
    const io = new SocketServer(started.server)
    closing.push(() => io.close())
    for (const handler of [sessions, middleware]) io.engine.use(handler)
    io.use(({ request }, next) => {
      next(request.pingone.isAuthenticated ? undefined : new Error('sign on first'))
    })
    io.on('connection', (socket) => {
      socket.emit('who', socket.request.pingone.user.preferred_username)
    })
    await signOn(started.agent, { ...started, username: 'maya' })
    const connect = (cookie: string): Promise<unknown> =>
      new Promise((resolve) => {
        const client = connectTo(started.baseUrl, {
          transports: [transport],
          extraHeaders: { cookie },
        })
        const end = (given: unknown): void => {
          client.close()
          resolve(given)
        }
        client.on('who', end)
        client.on('connect_error', end)
      })
    expect(await connect(cookieOf(started.agent))).toBe('maya')
    expect(await connect('')).toMatchObject({ message: 'sign on first' })
  })
})
