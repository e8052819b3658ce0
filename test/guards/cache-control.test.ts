// What a guard lets through may be kept by the browser if the app says so, and by no cache between.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { requiresAuth } from 'express-pingone-mfa'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAgent, type Agent } from '../support/browser.js'
import { signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'

const folder = mkdtempSync(join(tmpdir(), 'statements-'))
let app: TestApp
let agent: Agent

beforeAll(async () => {
  writeFileSync(join(folder, 'statement.txt'), 'only for maya')
  app = await startApp({
    routes: (running) => {
      const maxAge = '1d'
      running.use('/plain', requiresAuth(), express.static(folder, { maxAge, immutable: true }))
      running.use('/kept', requiresAuth(), express.static(folder, { setHeaders: keepForADay }))
      running.get('/set', setFromQuery, requiresAuth(), (_req, res) => res.json({}))
      running.get('/own', requiresAuth(), (_req, res) => {
        res.set('Cache-Control', 'private, max-age=60').json({})
      })
    },
  })
  agent = createAgent(app.baseUrl)
  await signOn(agent, { emulator: app.emulator, username: 'maya' })
})

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

function keepForADay(res: { setHeader(name: string, value: string): unknown }): void {
  res.setHeader('Cache-Control', 'private, max-age=86400, immutable')
}

const setFromQuery: express.RequestHandler = (req, res, next) => {
  res.setHeader('Cache-Control', new URL(req.url, 'http://x').searchParams.getAll('header'))
  next()
}

describe('Cache-Control behind a guard', () => {
  it('is no-store for static files, whatever maxAge says: send would make it public', async () => {
    const page = await agent.get('/plain/statement.txt')
    expect(page.html).toBe('only for maya')
    expect(page.headers['cache-control']).toBe('no-store')
  })

  it('is what setHeaders of express.static writes', async () => {
    const page = await agent.get('/kept/statement.txt')
    expect(page.headers['cache-control']).toBe('private, max-age=86400, immutable')
  })

  it('is what the handler writes', async () => {
    const page = await agent.get('/own')
    expect(page.headers['cache-control']).toBe('private, max-age=60')
  })

  it.each([
    ['public, max-age=600', 'private, max-age=600'],
    ['max-age=600', 'private, max-age=600'],
    ['PUBLIC,s-maxage=600', 'private'],
    ['no-cache', 'private, no-cache'],
    ['private, max-age=600', 'private, max-age=600'],
    ['no-store', 'no-store'],
    ['', 'private'],
  ])('that was %j for the whole app is %j', async (header, kept) => {
    const page = await agent.get(`/set?header=${encodeURIComponent(header)}`)
    expect(page.headers['cache-control']).toBe(kept)
  })

  it('of two headers is private as one', async () => {
    const page = await agent.get('/set?header=public&header=max-age%3D600')
    expect(page.headers['cache-control']).toBe('private, max-age=600')
  })
})
