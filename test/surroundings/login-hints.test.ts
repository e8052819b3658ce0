// The hint of res.pingone.login() reaches the page that asks for the name, ours or PingOne's, in every mode.
import type { PingOneMfaOptions } from 'express-pingone-mfa'
import type { Express } from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent } from '../support/browser.js'
import { startApp, type TestApp } from '../support/start-app.js'

let app: TestApp | undefined
afterEach(() => app?.close())

function addRoutes(target: Express): void {
  target.all('/hinted', (req, res) => {
    res.pingone.login({
      returnTo: '/account',
      loginHint: new URL(req.url, 'http://localhost').searchParams.get('hint') ?? '',
    })
  })
}

async function start(
  options: PingOneMfaOptions,
  application: 'embedded' | 'hosted',
): Promise<Agent> {
  app = await startApp({ application, options, routes: addRoutes })
  return createAgent(app.baseUrl, { origins: [app.emulator.url] })
}

const MODES = [
  ['embedded', 'embedded', {}],
  ['hosted', 'hosted', {}],
  ['hosted, by form_post', 'hosted', { responseMode: 'form_post' as const }],
  ['hosted, pushed', 'hosted', { pushedAuthorizationRequests: true }],
] as const

describe.each(MODES)('a hint (%s)', (_name, application, options) => {
  it.each(['maya', 'maya@example.com', 'Zoë 李', 'a+b&c=d'])(
    '%s stands in the field',
    async (hint) => {
      const agent = await start(options, application)
      const page = await agent.get(`/hinted?hint=${encodeURIComponent(hint)}`, { follow: true })
      expect(page.status).toBe(200)
      expect(page.forms.flatMap(({ values }) => Object.values(values))).toContain(hint)
    },
  )

  it.each(['a\u0000b', 'x'.repeat(257), ' ', '\u202Eevil'])(
    '%j is no name and is left out',
    async (hint) => {
      const agent = await start(options, application)
      const page = await agent.get(`/hinted?hint=${encodeURIComponent(hint)}`, { follow: true })
      expect(page.status).toBe(200)
      expect(page.html).not.toContain('evil')
      expect(page.forms.flatMap(({ values }) => Object.values(values))).not.toContain(hint)
    },
  )
})

describe('a hint after a form', () => {
  it('is still there when a page leads on to PingOne', async () => {
    const agent = await start({}, 'hosted')
    const posted = await agent.post('/hinted?hint=maya', {})
    const page = await agent.get(posted.locationPath ?? '')
    const onward = page.links.find(({ href }) => href.includes('login_hint=maya'))
    expect(onward).toBeDefined()
  })
})

describe('a hint at PingOne', () => {
  it('is login_hint of the authorization request, as it was given', async () => {
    const agent = await start({}, 'hosted')
    const login = await agent.get('/hinted?hint=maya%40example.com')
    const authorize = new URL((await agent.get(login.locationPath ?? '')).location ?? '')
    expect(authorize.searchParams.get('login_hint')).toBe('maya@example.com')
  })

  it('is absent when nobody gave one', async () => {
    const agent = await start({}, 'hosted')
    const authorize = new URL((await agent.get('/login')).location ?? '')
    expect(authorize.searchParams.has('login_hint')).toBe(false)
    expect(authorize.searchParams.has('prompt')).toBe(false)
  })
})
