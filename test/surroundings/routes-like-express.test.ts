// Our routes answer as an app's own would: HEAD, a last slash, other case, encoded segments, and the app's routing settings.
import type { Express } from 'express'
import { requiresMfa } from 'express-pingone-mfa'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent } from '../support/browser.js'
import { createEditableStore } from '../support/editable-store.js'
import { send } from '../support/send.js'
import { reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type StartAppOptions, type TestApp } from '../support/start-app.js'
import { readOtp } from '../support/start-emulator.js'

let app: TestApp | undefined
afterEach(() => app?.close())

async function start(options: StartAppOptions = {}): Promise<TestApp> {
  app = await startApp(options)
  return app
}

const navigate = { accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' }

describe('HEAD', () => {
  it.each(['embedded', 'hosted'] as const)(
    'of a page is 200 and begins nothing (%s)',
    async (application) => {
      const stateStore = createEditableStore()
      const running = await start({ application, stateStore })
      const handle = 'a'.repeat(43)
      for (const path of [
        '/login?returnTo=%2Faccount',
        '/logout',
        '/callback',
        `/login/flow/${handle}`,
        `/login/step-up/${handle}`,
        '/Login/',
      ]) {
        const answer = await fetch(running.baseUrl + path, {
          method: 'HEAD',
          redirect: 'manual',
          headers: navigate,
        })
        expect([path, answer.status]).toEqual([path, 200])
        expect(answer.headers.get('content-type')).toContain('text/html')
        expect(answer.headers.get('cache-control')).toBe('no-store')
        expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
        expect(answer.headers.get('set-cookie')).toBeNull()
        expect(await answer.text()).toBe('')
      }
      expect(await stateStore.keys()).toEqual([])
    },
  )

  it('of a guarded page leads to a page that takes HEAD', async () => {
    const running = await start()
    const agent = createAgent(running.baseUrl)
    const led = await send(agent, '/account', { method: 'HEAD', headers: navigate })
    expect([led.status, led.locationPath]).toEqual([303, '/login?returnTo=%2Faccount'])
    const page = await send(agent, String(led.locationPath), { method: 'HEAD', headers: navigate })
    expect([page.status, page.headers['set-cookie']]).toEqual([200, undefined])
  })

  it('of a page that needs a step-up keeps nothing', async () => {
    const stateStore = createEditableStore()
    const running = await start({
      stateStore,
      routes: (routes) => {
        routes.get('/vault', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => void res.send('in'))
      },
    })
    const agent = createAgent(running.baseUrl)
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    const before = await stateStore.keys()
    const led = await send(agent, '/vault', { method: 'HEAD', headers: navigate })
    expect([led.status, led.locationPath]).toEqual([
      303,
      expect.stringMatching(/^\/login\/step-up\/[\w-]{43}$/),
    ])
    expect(await stateStore.keys()).toEqual(before)
  })

  it('of an asset has the headers of the asset', async () => {
    const running = await start()
    const page = await createAgent(running.baseUrl).get('/login')
    const [path = ''] = /\/login\/assets\/[^"]+\.css/.exec(page.html) ?? []
    const got = await fetch(running.baseUrl + path)
    const asked = await fetch(running.baseUrl + path, { method: 'HEAD' })
    for (const name of ['content-type', 'content-length', 'cache-control']) {
      expect(asked.headers.get(name)).toBe(got.headers.get(name))
    }
    expect([asked.status, (await asked.text()).length]).toEqual([200, 0])
    expect(
      (await fetch(`${running.baseUrl}/login/assets/none.css`, { method: 'HEAD' })).status,
    ).toBe(404)
  })

  it('is named beside the other methods', async () => {
    const running = await start()
    for (const [path, methods] of [
      ['/login', 'GET, HEAD, POST'],
      ['/callback', 'GET, HEAD, POST'],
      ['/login/assets/x', 'GET, HEAD'],
    ] as const) {
      const options = await fetch(running.baseUrl + path, { method: 'OPTIONS' })
      expect([options.status, options.headers.get('allow')]).toEqual([204, methods])
      const refused = await fetch(running.baseUrl + path, { method: 'DELETE' })
      expect([refused.status, refused.headers.get('allow')]).toEqual([405, methods])
    }
  })
})

describe('a path of ours', () => {
  it.each(['/login/', '/Login', '/LOGIN/', '/logout/', '/LogOut'])('is also %s', async (path) => {
    const running = await start()
    expect((await createAgent(running.baseUrl).get(path)).status).toBe(200)
  })

  it('takes a whole sign-on with every path in capitals and with a slash behind', async () => {
    const running = await start()
    const agent = createAgent(running.baseUrl)
    const page = await agent.get('/LOGIN/?returnTo=%2Faccount')
    const flow = await agent.submit(page, { button: 'continue', fields: { username: 'maya' } })
    const path = String(flow.locationPath)
      .replace('/login/flow/', '/Login/Flow/')
      .replace('?', '/?')
    const form = (await agent.get(path)).form('continue')
    const otp = await readOtp(running.emulator, { username: 'maya' })
    const landed = await agent.post(
      path,
      { ...form.values, action: 'continue', otp },
      { follow: true },
    )
    expect(new URL(landed.url).pathname).toBe('/account')
    expect(landed.status).toBe(200)
    const stylesheet = /\/login\/assets\/([^"]+\.css)/.exec(page.html)?.[1] ?? ''
    for (const spelled of [
      `/Login/Assets/${stylesheet}`,
      `/login/assets/${stylesheet}/`,
      `/login/assets/${stylesheet.replace('.', '%2E')}`,
    ]) {
      expect([spelled, (await fetch(running.baseUrl + spelled)).status]).toEqual([spelled, 200])
    }
  })

  it('reads an encoded handle as Express reads parameters, and refuses what cannot be decoded', async () => {
    const running = await start()
    const agent = createAgent(running.baseUrl)
    const { url } = await reachOtpPage(agent, { username: 'maya' })
    const { pathname } = new URL(url)
    const encoded = pathname.replace(/.$/, (last) => `%${last.charCodeAt(0).toString(16)}`)
    expect((await agent.get(encoded)).status).toBe(200)
    for (const wrong of ['%', '%zz', '%ff', `${'a'.repeat(42)}%2F`]) {
      expect((await agent.get(`/login/flow/${wrong}`)).status).toBe(404)
    }
  })

  it.each([
    ['strict routing', ['/login/', '/logout/'], ['/Login', '/LOGOUT']],
    ['case sensitive routing', ['/Login', '/LOGOUT'], ['/login/', '/logout/']],
  ])('follows the app under %s', async (setting, theApps, ours) => {
    const running = await start({ before: (routes: Express) => void routes.enable(setting) })
    const agent = createAgent(running.baseUrl)
    for (const path of theApps) expect([path, (await agent.get(path)).status]).toEqual([path, 404])
    for (const path of ours) expect([path, (await agent.get(path)).status]).toEqual([path, 200])
  })

  it('in any spelling is no return path', async () => {
    const running = await start()
    const agent = createAgent(running.baseUrl)
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    for (const path of ['/Login', '/LOGOUT/', '/Callback/?x', '/login/']) {
      const page = await agent.get(`/login?returnTo=${encodeURIComponent(path)}`)
      expect([path, page.locationPath]).toEqual([path, '/'])
    }
  })
})
