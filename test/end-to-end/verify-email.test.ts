// An address that is not verified yet is verified before the sign-on goes on, by who knows the password.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { changeEmulator, findUser } from '../support/change-emulator.js'
import { unlimited } from '../support/limits.js'
import { reachOtpPage } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readMessages } from '../support/start-emulator.js'

const password = 'Winter-Harbour-42'

let app: TestApp
beforeAll(async () => {
  app = await startApp({
    options: {
      acrValues: 'Single_Factor',
      throttle: { ...unlimited, otpChecksPerFlow: 3, resendAfterSeconds: 1 },
    },
  })
})
beforeEach(async () => {
  await controlEmulator(app.emulator, 'reset')
  await changeEmulator(app.emulator, (environment) => {
    Object.assign(findUser(environment, 'maya'), UNVERIFIED)
  })
})
afterAll(() => app.close())

const UNVERIFIED = { lifecycle: { status: 'VERIFICATION_REQUIRED' } }

async function reachVerification(agent: Agent): Promise<Page> {
  const page = await reachOtpPage(agent, { username: 'maya' })
  return agent.submit(page, { button: 'continue', fields: { password }, follow: true })
}

function verify(agent: Agent, page: Page, code: string): Promise<Page> {
  const fields = { verification_code: code }
  return agent.submit(page, { button: 'continue', fields, follow: true })
}

describe('an address that is not verified', () => {
  it('is verified by the code of the email, and the sign-on is done', async () => {
    const agent = createAgent(app.baseUrl)
    const page = await reachVerification(agent)
    expect(page.heading).toBe('Check your email')
    expect(page.text).toMatch(/We sent an email with a code to \w+\*+@/)
    const [mail] = await readMessages(app.emulator, { username: 'maya' })
    const done = await verify(agent, page, mail?.otp ?? '')
    expect(done.status).toBe(200)
    expect(done.heading).not.toBe('Check your email')
  })

  it('is asked for once more where the code is empty, cannot be one, or is wrong', async () => {
    const agent = createAgent(app.baseUrl)
    const page = await reachVerification(agent)
    expect((await verify(agent, page, '')).text).toContain('Enter the code')
    expect((await verify(agent, page, '?')).text).toContain('Enter the 8 letters and digits')
    expect((await verify(agent, page, 'AAAA0000')).text).toContain('That code is not right.')
  })

  it('is sent another code, and the older one is no use', async () => {
    const agent = createAgent(app.baseUrl)
    const page = await reachVerification(agent)
    const [old] = await readMessages(app.emulator, { username: 'maya' })
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const sent = await agent.submit(page, { button: 'resend', follow: true })
    expect(sent.text).toContain('We sent a new code. Only the newest one works.')
    expect((await verify(agent, sent, old?.otp ?? '')).text).toContain('That code is not right.')
  })

  it('ends after three wrong codes', async () => {
    const agent = createAgent(app.baseUrl)
    let page = await reachVerification(agent)
    for (const code of ['AAAA0001', 'AAAA0002', 'AAAA0003']) page = await verify(agent, page, code)
    expect(page.status).toBe(429)
    expect(page.heading).toBe('That was the last try')
  })
})
