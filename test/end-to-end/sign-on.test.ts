// Embedded sign-on over HTTP: username, passcode, session, guarded route, sign-off.
import type { PingOneError } from 'express-pingone-mfa'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAgent } from '../support/browser.js'
import { countCalls } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readOtp, wrongOtp } from '../support/start-emulator.js'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

describe('embedded sign-on', () => {
  it.each(['maya', 'elin'])(
    'signs %s on with the passcode and lands on the page asked for',
    async (username) => {
      const agent = createAgent(app.baseUrl)
      const usernamePage = await agent.get('/account?tab=2', { follow: true })
      expect(usernamePage.status).toBe(200)
      expect(new URL(usernamePage.url).pathname).toBe('/login')
      const otpPage = await agent.submit(usernamePage, {
        button: 'continue',
        fields: { username },
        follow: true,
      })
      expect(otpPage.status).toBe(200)
      const landed = await agent.submit(otpPage, {
        button: 'continue',
        fields: { otp: await readOtp(app.emulator, { username }) },
        follow: true,
      })
      expect(landed.url).toBe(`${app.baseUrl}/account?tab=2`)
      expect(landed.json).toMatchObject({
        user: { preferred_username: username },
        amr: ['otp'],
        acr: 'MFA_Only',
      })
    },
  )

  it('asks again after a wrong passcode', async () => {
    const agent = createAgent(app.baseUrl)
    const start = await agent.get('/account', { follow: true })
    const otpPage = await agent.submit(start, {
      button: 'continue',
      fields: { username: 'maya' },
      follow: true,
    })
    const otp = await readOtp(app.emulator, { username: 'maya' })
    const again = await agent.submit(otpPage, {
      button: 'continue',
      fields: { otp: wrongOtp(otp) },
      follow: true,
    })
    expect(again.status).toBe(200)
    expect(again.html).toContain('That code is not right.')
    const landed = await agent.submit(again, { button: 'continue', fields: { otp }, follow: true })
    expect(landed.status).toBe(200)
    expect(landed.json).toMatchObject({ user: { preferred_username: 'maya' } })
  })

  it('ends at sign-off: the old session cookie is dead', async () => {
    const agent = createAgent(app.baseUrl)
    const start = await agent.get('/account', { follow: true })
    const otpPage = await agent.submit(start, {
      button: 'continue',
      fields: { username: 'elin' },
      follow: true,
    })
    await agent.submit(otpPage, {
      button: 'continue',
      fields: { otp: await readOtp(app.emulator, { username: 'elin' }) },
      follow: true,
    })
    const ask = await agent.get('/logout')
    expect(ask.status).toBe(200)
    const off = await agent.submit(ask, { button: 'continue', follow: true })
    expect(off.html).toContain('You are signed off')
    const guarded = await agent.get('/account')
    expect(guarded.status).toBe(303)
  })
})

describe('a flow that PingOne completes without asking anything', () => {
  it.each([
    [false, 'silent_sign_on_refused'],
    [true, 'invalid_authorization_response'],
  ])('with allowSilentSignOn %j ends with %s', async (allowSilentSignOn, reason) => {
    const errors: PingOneError[] = []
    const silent = await startApp({
      options: {
        allowSilentSignOn,
        onError: (error) => {
          errors.push(error)
        },
      },
    })
    await controlEmulator(silent.emulator, 'faults', {
      endpoint: 'authorize',
      kind: 'body',
      status: 200,
      headers: { 'content-type': 'application/hal+json' },
      body: JSON.stringify({
        status: 'COMPLETED',
        session: { id: '0c1d2e3f-0000-4000-8000-000000000001' },
        authorizeResponse: { code: 'a-code', state: 'some-state' },
      }),
    })
    const agent = createAgent(silent.baseUrl)
    const start = await agent.get('/account', { follow: true })
    const page = await agent.submit(start, { button: 'continue', fields: { username: 'maya' } })
    const calls = await countCalls(silent.emulator)
    await silent.close()
    expect([page.status, calls['token']]).toEqual([403, undefined])
    expect(errors).toMatchObject([{ code: 'ERR_PINGONE_AUTHORIZATION', error: reason }])
  })

  it('after the username alone is refused: knowing a name signs nobody on', async () => {
    const silent = await startApp()
    const agent = createAgent(silent.baseUrl)
    const start = await agent.get('/account', { follow: true })
    await controlEmulator(silent.emulator, 'faults', {
      endpoint: 'flow',
      action: 'user.lookup',
      kind: 'body',
      status: 200,
      headers: { 'content-type': 'application/hal+json' },
      body: JSON.stringify({ status: 'COMPLETED', authorizeResponse: { code: 'a-code' } }),
    })
    const page = await agent.submit(start, { button: 'continue', fields: { username: 'maya' } })
    const calls = await countCalls(silent.emulator)
    await silent.close()
    expect([page.status, calls['resume'], calls['token']]).toEqual([403, undefined, undefined])
  })
})
