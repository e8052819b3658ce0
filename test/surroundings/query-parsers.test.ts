// The queries of our pages are read from the address, whatever `query parser` the app has set.
import type { Express } from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent } from '../support/browser.js'
import { reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readOtp } from '../support/start-emulator.js'

let app: TestApp | undefined
afterEach(() => app?.close())

const parsers: readonly (readonly [string, unknown])[] = [
  ['simple', 'simple'],
  ['extended', 'extended'],
  ['off', false],
  [
    'a function that says something else',
    () => ({ returnTo: '/other', complete: 'no', handle: 'x' }),
  ],
  ['a function that answers nothing', () => undefined],
  [
    'a function that throws',
    () => {
      throw new Error('the app’s parser')
    },
  ],
]

describe.each(parsers)('with the query parser %s', (_title, parser) => {
  async function start(application: 'embedded' | 'hosted' = 'embedded'): Promise<TestApp> {
    app = await startApp({
      application,
      before: (routes: Express) => void routes.set('query parser', parser),
    })
    return app
  }

  it('the return path, the hint and the message are read', async () => {
    const running = await start()
    const agent = createAgent(running.baseUrl)
    const hinted = await agent.get('/login?login_hint=elin&returnTo=%2Faccount%3Fa%5B0%5D%3D1%26b')
    expect(hinted.html).toContain('value="elin"')
    const empty = await agent.submit(hinted, {
      button: 'continue',
      fields: { username: '' },
      follow: true,
    })
    expect(empty.html).toMatch(/aria-invalid|role="alert"/)
    const path = '/account?a[0]=1&b'
    const landed = await signOn(agent, { emulator: running.emulator, username: 'maya', path })
    expect(new URL(landed.url).pathname + new URL(landed.url).search).toBe(path)
  })

  it('hosted sign-on and sign-off go through', async () => {
    const running = await start('hosted')
    const agent = createAgent(running.baseUrl, { origins: [running.emulator.url] })
    const username = await agent.get('/account', { follow: true })
    const code = await agent.submit(username, { fields: { username: 'maya' }, follow: true })
    const otp = await readOtp(running.emulator, { username: 'maya' })
    const landed = await agent.submit(code, { fields: { otp }, follow: true })
    expect(landed.url).toBe(`${running.baseUrl}/account`)
    const off = await agent.submit(await agent.get('/logout'), { button: 'continue', follow: true })
    expect([off.url, off.heading]).toEqual([`${running.baseUrl}/logout`, 'You are signed off'])
  })
})

describe('a parameter that comes twice', () => {
  it('has no value', async () => {
    app = await startApp()
    const agent = createAgent(app.baseUrl)
    const otp = await reachOtpPage(agent, {
      username: 'maya',
      path: '/login?returnTo=/a&returnTo=/b',
    })
    expect(new URL(otp.url).searchParams.get('returnTo')).toBe('/')
  })

  it.each([
    'code=1&code=2',
    'state=x&state=y',
    'code[]=1',
    'code[a]=1',
    'state[__proto__]=1',
    '__proto__[code]=1',
  ])('in the authorization response is refused: %s', async (query) => {
    app = await startApp({ application: 'hosted' })
    const page = await createAgent(app.baseUrl).get(`/callback?${query}`)
    expect(page.status).toBe(400)
  })
})
