// Without Sec-Fetch-Site a code is sent at once only for a page that Origin or Referer says is ours; else a page asks first.
import express from 'express'
import { requiresMfa } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAgent, type Agent } from '../support/browser.js'
import { createEditableStore } from '../support/editable-store.js'
import { send } from '../support/send.js'
import { countCalls, signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator } from '../support/start-emulator.js'

let app: TestApp
let agent: Agent
const store = createEditableStore()

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  app = await startApp({
    stateStore: store,
    options: { throttle: 'relaxed' },
    routes: (routes) => {
      routes.get('/once', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => res.send('once'))
      routes.get('/step', (_req, res) => res.pingone.stepUp({ returnTo: '/account' }))
      routes.post('/upload', express.json(), requiresMfa({ maxAgeSeconds: 300 }), (_req, res) =>
        res.json({ done: true }),
      )
    },
  })
  agent = createAgent(app.baseUrl)
  await signOn(agent, { emulator: app.emulator, username: 'maya' })
})
afterAll(async () => {
  vi.useRealTimers()
  await app.close()
})
beforeEach(() => controlEmulator(app.emulator, 'requests', {}, 'DELETE'))

const origins = { ours: '', foreign: 'https://evil.example', null: 'null', none: undefined }
const referers = {
  ours: '/pay',
  'ours as the beginning of another host': '.evil.example/',
  foreign: 'https://evil.example/',
  none: undefined,
}

describe.each(['/once', '/step'])('GET %s without Sec-Fetch-Site', (path) => {
  const cases = Object.keys(origins).flatMap((origin) =>
    Object.keys(referers).map((referer) => [origin, referer] as const),
  )
  it.each(cases)('with Origin %s and Referer %s', async (originName, refererName) => {
    const origin = origins[originName as keyof typeof origins]
    const referer = referers[refererName as keyof typeof referers]
    const isReferer = refererName.startsWith('ours')
    const answer = await send(agent, path, {
      method: 'GET',
      headers: {
        accept: 'text/html',
        origin: originName === 'ours' ? app.baseUrl : origin,
        referer: isReferer && referer !== undefined ? app.baseUrl + referer : referer,
      },
    })
    const isOurs = originName === 'ours' || (originName === 'none' && refererName === 'ours')
    expect(answer.status).toBe(303)
    expect(answer.locationPath).toMatch(isOurs ? /^\/login\/flow\// : /^\/login\/step-up\//)
    expect((await countCalls(app.emulator))['authorize']).toBe(isOurs ? 1 : undefined)
  })
})

describe('a body that nobody has read, behind an age above 0', () => {
  it('is asked to confirm, leaves no grant, and goes by its age afterwards', async () => {
    vi.setSystemTime(Date.now() + 301_000)
    const upload = (): ReturnType<typeof send> =>
      send(agent, '/upload', {
        headers: {
          accept: 'application/json',
          'sec-fetch-site': 'same-origin',
          'sec-fetch-mode': 'cors',
          'content-type': 'application/octet-stream',
        },
        body: 'x',
      })
    const asked = await upload()
    expect([asked.status, asked.json]).toMatchObject([401, { code: 'ERR_PINGONE_MFA_REQUIRED' }])
    const holds = (await store.list('hold')).filter(({ method }) => method === 'POST')
    expect(holds.map(({ grantable }) => grantable)).toEqual([false])
    expect(await store.keys('grant:')).toEqual([])
  })
})
