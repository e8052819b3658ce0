// Another session middleware in place of express-session: a ConfigError that says what to write, never a TypeError.
import { createRequire } from 'node:module'
import type { Request, RequestHandler, Response } from 'express'
import { pingoneMfa, requiresAuth } from 'express-pingone-mfa'
import express, { type NextFunction } from 'express'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { hasTools, toolsFolder } from './tools.js'

const fromTools = createRequire(`${toolsFolder}/package.json`)

/** The ten lines with another session middleware; tells what the app's own error handler got. */
function buildApp(sessions: RequestHandler): { app: express.Express; errors: unknown[] } {
  const errors: unknown[] = []
  const app = express()
  app.use(sessions)
  app.use(
    pingoneMfa({
      environmentId: 'e0a1de00-0000-4000-8000-000000000001',
      clientId: 'a-client',
      clientSecret: 'a secret of 32 bytes, or even more',
      baseUrl: 'http://localhost:3000',
    }),
  )
  app.get('/', (req, res) => {
    res.json({ state: req.pingone.state })
  })
  app.get('/account', requiresAuth(), (_req, res) => {
    res.json({})
  })
  app.use((error: unknown, _req: Request, res: Response, _next: NextFunction) => {
    errors.push(error)
    res.status(500).end()
  })
  return { app, errors }
}

const foreign: readonly (readonly [string, () => RequestHandler])[] = [
  ['an iron-session', () => setSession({ save: noop, destroy: noop, updateConfig: noop })],
  ['a client-sessions', () => setSession({ reset: noop, destroy: noop, setDuration: noop })],
  ['a plain object', () => setSession({})],
  [
    'one that passport was made content with',
    () => setSession({ regenerate: noop, save: noop, isNew: true }),
  ],
  [
    'a cookie that is none',
    () => setSession({ cookie: 'sid', regenerate: noop, save: noop, destroy: noop }),
  ],
]

function noop(): void {
  return undefined
}

function setSession(value: object): RequestHandler {
  return (req, _res, next) => {
    Object.assign(req, { session: value })
    next()
  }
}

function describeRefusal(name: string, make: () => RequestHandler): void {
  describe(name, () => {
    it.each(['/login', '/logout', '/callback?code=1&state=2'])(
      'is a ConfigError at %s',
      async (path) => {
        const { app, errors } = buildApp(make())
        await request(app).get(path).set('accept', 'text/html').expect(500)
        expect(errors[0]).toMatchObject({ code: 'ERR_PINGONE_CONFIG', option: 'express-session' })
        expect(String(errors[0])).toContain("req.session is not express-session's")
        expect(String(errors[0])).toContain('write app.use(session({ … })) of express-session')
      },
    )

    it('is a ConfigError at a guard, and lets nobody through', async () => {
      const { app, errors } = buildApp(make())
      await request(app).get('/account').set('accept', 'text/html').expect(500)
      expect(errors[0]).toMatchObject({ code: 'ERR_PINGONE_CONFIG' })
    })

    it('leaves open pages alone: who is signed on is unknown there', async () => {
      const { app } = buildApp(make())
      const answer = await request(app).get('/').expect(200)
      expect(answer.body).toEqual({ state: 'unavailable' })
    })
  })
}

for (const [name, make] of foreign) describeRefusal(name, make)

describe.skipIf(!hasTools())('of its own package:', () => {
  describeRefusal('cookie-session', () => {
    const cookieSession = fromTools('cookie-session') as (options: object) => RequestHandler
    return cookieSession({ name: 'session', keys: ['a key of the test'] })
  })
})
