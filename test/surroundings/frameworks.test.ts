// Frameworks that carry Express: NestJS, serverless-http and vhost, and passport-like members beside ours.
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import express, { type Express, type RequestHandler } from 'express'
import session from 'express-session'
import { pingoneMfa, requiresAuth } from 'express-pingone-mfa'
import type { Emulator } from 'express-pingone-mfa/emulator'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent } from '../support/browser.js'
import { closeServer } from '../support/close-server.js'
import { signOn } from '../support/sign-on.js'
import { connectionTo } from '../support/start-app.js'
import { startEmulator } from '../support/start-emulator.js'
import { hasTools, toolsFolder } from './tools.js'

const fromTools = createRequire(`${toolsFolder}/package.json`)
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A free port, and an emulator that knows the app that will be there. */
async function prepare(
  host = 'localhost',
): Promise<{ port: number; baseUrl: string; emulator: Emulator }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  await closeServer(server)
  const baseUrl = `http://${host}:${String(port)}`
  const emulator = await startEmulator({ baseUrls: [baseUrl] })
  closing.push(() => emulator.close())
  return { port, baseUrl, emulator }
}

function buildHandlers(
  emulator: Emulator,
  baseUrl: string,
): readonly [RequestHandler, RequestHandler] {
  return [
    session({ secret: 'a secret of the test', resave: false, saveUninitialized: false }),
    pingoneMfa({ ...connectionTo(emulator), baseUrl }),
  ]
}

function buildApp(emulator: Emulator, baseUrl: string): Express {
  const app = express()
  app.use(...buildHandlers(emulator, baseUrl))
  app.get('/account', requiresAuth(), (req, res) => {
    res.json({ user: req.pingone.user.preferred_username })
  })
  return app
}

async function listen(handler: Parameters<typeof createServer>[1], port: number): Promise<void> {
  const server = createServer(handler)
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve))
  closing.push(() => closeServer(server))
}

async function expectSignOnAndOff(baseUrl: string, emulator: Emulator): Promise<void> {
  const agent = createAgent(baseUrl)
  const landed = await signOn(agent, { emulator, username: 'maya' })
  expect([landed.status, landed.json]).toEqual([200, { user: 'maya' }])
  await agent.submit(await agent.get('/logout'), { button: 'continue', follow: true })
  expect((await agent.get('/account')).status).toBe(303)
  expect((await agent.api('/account')).status).toBe(401)
}

interface NestApp {
  use(...handlers: readonly RequestHandler[]): void
  getHttpAdapter(): { get(path: string, ...handlers: readonly RequestHandler[]): void }
  listen(port: number, host: string): Promise<unknown>
  close(): Promise<void>
}

describe.skipIf(!hasTools())('signing on and off works', () => {
  it('in NestJS, with a guard of ours as middleware of a controller', async () => {
    const { port, baseUrl, emulator } = await prepare()
    fromTools('reflect-metadata')
    const { NestFactory } = fromTools('@nestjs/core') as {
      NestFactory: { create(module: unknown, options: object): Promise<NestApp> }
    }
    const nest = await NestFactory.create(buildNestModule(), { logger: false })
    closing.push(() => nest.close())
    nest.use(...buildHandlers(emulator, baseUrl))
    await nest.listen(port, 'localhost')
    await expectSignOnAndOff(baseUrl, emulator)
  })

  it('behind serverless-http, one event a request', async () => {
    const { port, baseUrl, emulator } = await prepare()
    const serverless = fromTools('serverless-http') as (app: Express) => LambdaHandler
    const handler = serverless(buildApp(emulator, baseUrl))
    await listen(asGateway(handler), port)
    await expectSignOnAndOff(baseUrl, emulator)
  })

  it('below vhost, on its host alone', async () => {
    const { port, baseUrl, emulator } = await prepare()
    const vhost = fromTools('vhost') as (host: string, app: Express) => RequestHandler
    const outer = express()
    outer.use(vhost('localhost', buildApp(emulator, baseUrl)))
    await listen(outer, port)
    await expectSignOnAndOff(baseUrl, emulator)
    const elsewhere = await fetch(`http://127.0.0.1:${String(port)}/account`).catch(() => undefined)
    expect(elsewhere?.status ?? 404).toBe(404)
  })
})

/** A controller and its middleware, without decorators: this file is TypeScript that is only stripped. */
function buildNestModule(): unknown {
  const { Controller, Get, Module, Req, RequestMethod } = fromTools('@nestjs/common') as Record<
    string,
    (...given: unknown[]) => (...target: unknown[]) => void
  > & { RequestMethod: { GET: number } }
  class Account {
    read(req: { pingone: { user: { preferred_username?: string } } }): object {
      return { user: req.pingone.user.preferred_username }
    }
  }
  const descriptor = Object.getOwnPropertyDescriptor(Account.prototype, 'read')
  Controller?.('account')(Account)
  Get?.()(Account.prototype, 'read', descriptor)
  Req?.()(Account.prototype, 'read', 0)
  class Root {
    configure(consumer: {
      apply(handler: RequestHandler): { forRoutes(route: object): void }
    }): void {
      consumer.apply(requiresAuth()).forRoutes({ path: 'account', method: RequestMethod.GET })
    }
  }
  Module?.({ controllers: [Account] })(Root)
  return Root
}

type LambdaHandler = (
  event: object,
  context: object,
) => Promise<{
  statusCode: number
  headers?: Record<string, string>
  multiValueHeaders?: Record<string, string[]>
  cookies?: string[]
  body: string
  isBase64Encoded: boolean
}>

/** What API Gateway does with HTTP APIs (payload format 2.0). */
function asGateway(handler: LambdaHandler): Parameters<typeof createServer>[1] {
  return (req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const [rawPath = '/', rawQueryString = ''] = (req.url ?? '/').split('?')
      const event = {
        version: '2.0',
        rawPath,
        rawQueryString,
        headers: req.headers,
        cookies: req.headers.cookie?.split('; ') ?? [],
        requestContext: { http: { method: req.method, path: rawPath, sourceIp: '203.0.113.7' } },
        body: Buffer.concat(chunks).toString('base64'),
        isBase64Encoded: true,
      }
      handler(event, {}).then(
        ({ statusCode, headers, cookies, multiValueHeaders, body, isBase64Encoded }) => {
          for (const [name, value] of Object.entries({ ...headers, ...multiValueHeaders }))
            res.setHeader(name, value)
          if (cookies !== undefined && cookies.length > 0) res.setHeader('set-cookie', cookies)
          res.writeHead(statusCode).end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'))
        },
        (error: unknown) => res.writeHead(502).end(String(error)),
      )
    })
  }
}
