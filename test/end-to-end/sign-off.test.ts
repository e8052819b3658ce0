// Sign-off: asked first, ended here, ended at PingOne, and honest when PingOne does not answer.
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent } from '../support/browser.js'
import { countCalls, reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type StartAppOptions, type TestApp } from '../support/start-app.js'
import { controlEmulator } from '../support/start-emulator.js'

let app: TestApp | undefined
afterEach(() => app?.close())

async function start(options: StartAppOptions = {}): Promise<{ app: TestApp; agent: Agent }> {
  app = await startApp(options)
  const agent = createAgent(app.baseUrl)
  await signOn(agent, { emulator: app.emulator, username: 'maya' })
  return { app, agent }
}

async function stateOf(agent: Agent): Promise<unknown> {
  return (await agent.get('/')).json
}

describe('sign-off', () => {
  it('by GET only asks: an image tag signs nobody off', async () => {
    const { agent } = await start()
    const ask = await agent.get('/logout')
    expect(ask.text).toContain('You are signed on as Maya Lindqvist')
    expect(await stateOf(agent)).toEqual({ state: 'signed-on' })
  })

  it.each([
    ['no csrf value', { csrf: '' }, {}],
    ['another csrf value', { csrf: 'x'.repeat(43) }, {}],
    ['another Origin', {}, { origin: 'https://evil.example' }],
    ['Sec-Fetch-Site cross-site', {}, { 'sec-fetch-site': 'cross-site' }],
  ])('with %s is refused', async (_name, fields, headers) => {
    const { agent } = await start()
    const ask = await agent.get('/logout')
    const refused = await agent.submit(ask, { button: 'continue', fields, headers })
    expect(refused.status).toBe(403)
    expect(await stateOf(agent)).toEqual({ state: 'signed-on' })
  })

  it('with the csrf value of another person’s page is refused', async () => {
    const { app: running, agent } = await start()
    const other = createAgent(running.baseUrl)
    await signOn(other, { emulator: running.emulator, username: 'elin' })
    const csrf = (await other.get('/logout')).form('continue').values['csrf'] ?? ''
    const refused = await agent.post('/logout', { csrf, action: 'continue' })
    expect(refused.status).toBe(403)
    expect(await stateOf(agent)).toEqual({ state: 'signed-on' })
  })

  it('ends the session, clears its cookie and tells PingOne once', async () => {
    const { app: running, agent } = await start()
    const off = await agent.submit(await agent.get('/logout'), { button: 'continue' })
    expect(off.status).toBe(303)
    expect(String(off.headers['set-cookie'])).toMatch(/connect\.sid=;.*Expires=Thu, 01 Jan 1970/)
    expect(await countCalls(running.emulator)).toMatchObject({ signoff: 1 })
    expect((await agent.follow(off)).text).toContain('On a shared computer, close this window too.')
    expect(await stateOf(agent)).toEqual({ state: 'anonymous' })
  })

  it('says so when PingOne does not answer, and is done here all the same', async () => {
    const { app: running, agent } = await start()
    await controlEmulator(running.emulator, 'faults', { endpoint: 'signoff', kind: 'reset' })
    const off = await agent.submit(await agent.get('/logout'), { button: 'continue', follow: true })
    expect(off.text).toContain('The sign-on service did not answer')
    expect(await stateOf(agent)).toEqual({ state: 'anonymous' })
  })

  it('that is not wanted leads back, and nothing ends', async () => {
    const { agent } = await start()
    const ask = await agent.get('/logout?returnTo=%2Faccount')
    const back = await agent.click(ask, 'Stay signed on')
    expect(back.url).toContain('/account')
    expect(back.status).toBe(200)
  })

  it('twice is no error', async () => {
    const { agent } = await start()
    const ask = await agent.get('/logout')
    await agent.submit(ask, { button: 'continue' })
    const again = await agent.submit(ask, { button: 'continue', follow: true })
    expect(again.status).toBe(200)
    expect(again.text).toContain('You are signed off')
  })

  it('leaves no way back into a guarded page by the Back button', async () => {
    const { agent } = await start()
    expect((await agent.get('/account')).headers['cache-control']).toBe('no-store')
  })

  it('does not revive by an attempt that was open in another tab of the same browser', async () => {
    const { agent } = await start()
    const fresh = createAgent(agent.baseUrl)
    const otpPage = await reachOtpPage(fresh, { username: 'elin' })
    await agent.submit(await agent.get('/logout'), { button: 'continue' })
    const page = await agent.get(new URL(otpPage.url).pathname)
    expect(page.status).toBe(404)
    expect(await stateOf(agent)).toEqual({ state: 'anonymous' })
  })
})

describe('res.pingone.logout()', () => {
  it('ends the sign-on from a route of the app', async () => {
    const { agent } = await start({
      routes: (target) => {
        target.post('/leave', (_req, res, next) => {
          res.pingone.logout().catch(next)
        })
      },
    })
    const left = await agent.post('/leave', {}, { follow: true })
    expect(left.text).toContain('You are signed off')
    expect(await stateOf(agent)).toEqual({ state: 'anonymous' })
  })
})
