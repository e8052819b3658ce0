// A user whom PingOne sends to another identity provider: the embedded attempt hands over to PingOne's own pages.
import { afterEach, expect, it } from 'vitest'
import { createAgent } from '../support/browser.js'
import { reachOtpPage } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readOtp } from '../support/start-emulator.js'

let app: TestApp | undefined
afterEach(() => app?.close())

it('goes on at PingOne’s own pages and comes back to the page asked for', async () => {
  const running = await startApp()
  app = running
  const flow = {
    id: '3f2b8c1e-5d47-4a9b-8c6e-1f0a2b3c4d5e',
    status: 'EXTERNAL_AUTHENTICATION_REQUIRED',
    resumeUrl: `${running.emulator.url}/x`,
    _links: {},
  }
  await controlEmulator(running.emulator, 'faults', {
    endpoint: 'authorize',
    kind: 'body',
    status: 200,
    headers: { 'content-type': 'application/hal+json' },
    body: JSON.stringify(flow),
    nth: 1,
  })
  const agent = createAgent(running.baseUrl, { origins: [running.emulator.url] })
  const page = await reachOtpPage(agent, { username: 'maya', path: '/other' })
  expect(page.heading).toBe('Continue at the sign-on service')
  const usernamePage = await agent.click(page, 'Continue', { follow: true })
  expect(new URL(usernamePage.url).origin).toBe(running.emulator.url)
  const otpPage = await agent.submit(usernamePage, { fields: { username: 'maya' }, follow: true })
  const otp = await readOtp(running.emulator, { username: 'maya' })
  const landed = await agent.submit(otpPage, { fields: { otp }, follow: true })
  expect(landed.url).toBe(`${running.baseUrl}/other`)
  expect(landed.json).toMatchObject({ user: { preferred_username: 'maya' } })
})

it('is not to be had for an attempt that is somewhere else', async () => {
  const running = await startApp()
  app = running
  const agent = createAgent(running.baseUrl)
  const otpPage = await reachOtpPage(agent, { username: 'maya' })
  const again = await agent.get(`${otpPage.url}&go=hosted`)
  expect(again.status).toBe(200)
  expect(again.heading).toBe(otpPage.heading)
})
