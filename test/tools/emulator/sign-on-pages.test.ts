// The hosted sign-on pages: plain forms that drive a flow, as a browser without scripts sees them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import { createAgent, type Agent, type Page } from '../../support/browser.js'
import { advanceClock, changeState, readOtp, startEmulator, wrongOtp } from './drive.js'

let emulator: Emulator
let agent: Agent

beforeAll(async () => {
  emulator = await startEmulator()
})
beforeEach(() => {
  emulator.reset()
  agent = createAgent(emulator.url)
})
afterAll(() => emulator.close())

describe('the sign-on pages', () => {
  it('ask for the name, then the code, and lead back with a code', async () => {
    const start = await open()
    expect(start.heading).toBe('Sign on')
    const otpPage = await step(start, 'user.lookup', { username: 'maya' })
    expect(otpPage.heading).toBe('Enter the code')
    expect(otpPage.text).toContain('We sent a code to Phone *******01.')
    const done = await finish(otpPage, { otp: await readOtp(emulator, 'maya') })
    expect(done.location).toMatch(/^http:\/\/localhost:3000\/callback\?code=[0-9a-f-]{36}&state=s$/)
  })

  it('ask for name and password where the policy does', async () => {
    const start = await open({ acr_values: 'Password_MFA' })
    expect(start.form('usernamePassword.check').fields).toEqual(['username', 'password'])
    const refused = await step(start, 'usernamePassword.check', {
      username: 'petra',
      password: 'wrong',
    })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('Invalid username and/or password.')
    const otpPage = await step(refused, 'usernamePassword.check', {
      username: 'petra',
      password: 'Winter-Harbour-42',
    })
    expect(otpPage.heading).toBe('Enter the code')
  })

  it('offer the devices, masked, and another one later', async () => {
    const choice = await step(await open(), 'user.lookup', { username: 'sam' })
    expect(choice.heading).toBe('Where should the code go?')
    const labels = choice.forms.flatMap((form) => form.buttons.map(({ label }) => label))
    expect(labels).toContain('Phone *******23')
    expect(labels).toContain('Email sa****@example.com')
    const [first, second] = choice.forms[0]?.buttons ?? []
    const otpPage = await step(choice, second?.value ?? '')
    expect(otpPage.text).toContain('We sent a code to Email sa****@example.com.')
    const switched = await step(otpPage, first?.value ?? '')
    expect(switched.text).toContain('We sent a code to Phone *******23.')
  })

  it('show what is wrong with a code and go on', async () => {
    const otpPage = await step(await open(), 'user.lookup', { username: 'maya' })
    const otp = await readOtp(emulator, 'maya')
    const refused = await step(otpPage, 'otp.check', { otp: wrongOtp(otp) })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('The passcode is not valid.')
    expect((await finish(refused, { otp })).location).toContain('/callback?code=')
  })

  it('say that the sign-on failed, with the way back', async () => {
    const page = await step(await open(), 'user.lookup', { username: 'lars' })
    expect(page.heading).toBe('Sign-on failed')
    expect(page.text).toContain('The user account is locked.')
    const back = await agent.click(page, 'Go back to the application', { follow: false })
    expect(back.location).toBe(
      'http://localhost:3000/callback?error=access_denied&error_description=The+user+account+is+locked.&state=s',
    )
  })

  it('start again with another name', async () => {
    const otpPage = await step(await open(), 'user.lookup', { username: 'maya' })
    const start = await step(otpPage, 'session.reset')
    expect(start.heading).toBe('Sign on')
    const other = await step(start, 'user.lookup', { username: 'elin' })
    expect(other.text).toContain('Email el****@example.com')
  })

  it('know the login_hint, and nothing of it can become markup', async () => {
    const page = await open({ login_hint: '"><script>alert(1)</script>' })
    expect(page.html).not.toContain('<script>')
    expect(page.form('user.lookup').values['username']).toBe('"><script>alert(1)</script>')
  })

  it('have no script and no inline style', async () => {
    const page = await open()
    expect(page.html).not.toMatch(/<script|style=/)
    const href = /<link rel="stylesheet" href="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const style = await agent.get(href)
    expect([style.status, style.headers['content-type']]).toEqual([200, 'text/css;charset=UTF-8'])
  })

  it('of an expired flow say so', async () => {
    const start = await open()
    await advanceClock(emulator, 901)
    const page = await agent.get(start.url)
    expect(page.status).toBe(404)
    expect(page.text).toContain('The request has expired or is invalid.')
    const posted = await step(start, 'user.lookup', { username: 'maya' })
    expect(posted.status).toBe(404)
  })

  it("take no form of another browser, once the user is known, nor of another site's page", async () => {
    const otpPage = await step(await open(), 'user.lookup', { username: 'maya' })
    const otp = await readOtp(emulator, 'maya')
    const fields = { action: 'otp.check', otp }
    const stranger = await createAgent(emulator.url).post(otpPage.url, fields)
    expect(stranger.status).toBe(404)
    const crossSite = await agent.post(otpPage.url, fields, {
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect(crossSite.status).toBe(403)
    expect((await finish(otpPage, { otp })).location).toContain('/callback?code=')
  })

  it.each(['../emulator/index.ts', 'inbox.js', 'toString'])('have no file %s', async (file) => {
    const url = `/${emulator.environmentId}/signon/assets/${encodeURIComponent(file)}`
    expect((await agent.get(url)).status).toBe(404)
  })

  it('let a second application in without a form, where the policy does', async () => {
    await changeState(emulator, (environment) => {
      for (const user of environment.users) user.password = { value: 'a long password' }
    })
    const start = await open({ acr_values: 'Single_Factor' })
    const done = await agent.submit(start, {
      button: 'usernamePassword.check',
      fields: { username: 'elin', password: 'a long password' },
      follow: false,
    })
    await agent.get(done.location ?? '')
    const second = await agent.get(authorizeUrl('hosted', { acr_values: 'Single_Factor' }))
    expect(second.location).toMatch(/^http:\/\/localhost:3000\/callback\?code=/)
  })
})

function authorizeUrl(
  application: 'embedded' | 'hosted',
  parameters: Record<string, string>,
): string {
  const query = new URLSearchParams({
    client_id: emulator.env(application)['PINGONE_CLIENT_ID'] ?? '',
    response_type: 'code',
    redirect_uri: 'http://localhost:3000/callback',
    scope: 'openid',
    state: 's',
    ...parameters,
  })
  return `/${emulator.environmentId}/as/authorize?${query.toString()}`
}

function open(parameters: Record<string, string> = {}): Promise<Page> {
  return agent.get(authorizeUrl('embedded', parameters), { follow: true })
}

function step(page: Page, button: string, fields: Record<string, string> = {}): Promise<Page> {
  return agent.submit(page, { button, fields, follow: true })
}

/** The last form, up to the redirect that leaves the emulator. */
async function finish(page: Page, fields: Record<string, string>): Promise<Page> {
  const done = await agent.submit(page, { button: 'otp.check', fields, follow: false })
  return agent.get(done.location ?? '', { follow: false })
}
