// Codes that nobody sends: a sign-on, a step-up and an approval by an authenticator app, a code device, a phone's app.
import { requiresMfa } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { payment, readApproval, startBank, type Bank } from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { countCalls, reachOtpPage } from '../support/sign-on.js'
import { controlEmulator, readMessages, readOtp, wrongOtp } from '../support/start-emulator.js'
import { unlimited } from '../support/limits.js'
import { giveDevices, readCode } from '../tools/emulator/own-devices.js'

const devices = [
  {
    type: 'TOTP',
    heading: 'Open your authenticator app',
    lead: 'Enter the code it shows for localhost. Nothing is sent to you.',
    label: 'Code from the authenticator app',
  },
  {
    type: 'OATH_TOKEN',
    heading: 'Use your code device',
    lead: 'Press its button and enter the code it shows.',
    label: 'Code from the code device',
  },
  {
    type: 'MOBILE',
    heading: 'Open the localhost app',
    lead: 'Enter the code it shows. Nothing is sent to you, so it works without a signal.',
    label: 'Code from the localhost app',
  },
] as const

const password = 'Winter-Harbour-42'
let bank: Bank
let agent: Agent

beforeAll(async () => {
  bank = await startBank({
    options: { acrValues: 'Password_MFA', throttle: { ...unlimited, otpChecksPerConfirmation: 3 } },
    routes: (routes) => {
      routes.get('/once', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => res.send('once'))
    },
  })
})
beforeEach(async () => {
  await controlEmulator(bank.emulator, 'reset')
  bank.executed.length = 0
  agent = createAgent(bank.baseUrl)
})
afterAll(() => bank.close())

const type = (page: Page, otp: string): Promise<Page> =>
  agent.submit(page, { button: 'continue', fields: { otp }, follow: true })

describe.each(devices)('a device of the type $type', (device) => {
  const readNow = (): Promise<string> => readCode(bank.emulator, device.type)
  const give = (): Promise<void> =>
    giveDevices(bank.emulator, { types: [device.type], app: { push: { enabled: false } } })

  async function reach(): Promise<Page> {
    const page = await reachOtpPage(agent, { username: 'maya' })
    return agent.submit(page, { button: 'continue', fields: { password }, follow: true })
  }
  /** By a text message, so that no code of the device is used yet. */
  async function signOn(): Promise<void> {
    const page = await reach()
    const landed = await type(page, await readOtp(bank.emulator, { username: 'maya' }))
    expect(landed.url).toBe(`${bank.baseUrl}/account`)
    await give()
  }
  async function expectNothingSent(page: Page): Promise<void> {
    expect(page.text).not.toContain('Send a new code')
    expect(page.text).not.toContain('No message yet?')
    const { csrf = '' } = page.form('continue').values
    const before = await countCalls(bank.emulator)
    await agent.post(page.form('continue').action, { csrf, action: 'resend' }, { follow: true })
    expect(await countCalls(bank.emulator)).toEqual(before)
    const messages = await readMessages(bank.emulator, { username: 'maya' })
    expect(messages.filter(({ status }) => status !== 'used')).toEqual([])
  }

  it('signs on: its words, a wrong code, the right one, and no message', async () => {
    await give()
    const page = await reach()
    expect(page.heading).toBe(device.heading)
    expect(page.text).toContain(device.lead)
    const { pathname, search } = new URL(page.url)
    expect((await agent.api(pathname + search)).json).toMatchObject({
      step: 'otp',
      heading: device.heading,
      lead: device.lead,
      sent: false,
      device: { type: device.type },
    })
    await expectNothingSent(page)
    const otp = await readNow()
    const told = await type(page, wrongOtp(otp))
    expect(told.text).toContain('That code is not right.')
    expect((await type(told, otp)).url).toBe(`${bank.baseUrl}/account`)
  })

  it('confirms a step-up, by a code that was not used before', async () => {
    await signOn()
    const otp = await readNow()
    const page = await agent.get('/once', { follow: true })
    expect(page.text).toContain(device.lead)
    expect((await type(page, otp)).html).toBe('once')
    const again = await type(await agent.get('/once', { follow: true }), otp)
    expect(again.text).toContain('That code is not right.')
  })

  it('approves once, with the lines on the page alone; the record names its type', async () => {
    await signOn()
    const page = await agent.post('/pay', payment, { follow: true })
    expect(page.text).toContain('Nothing but this page shows these lines. Check them here.')
    expect(page.text).toContain(device.label)
    expect(page.text).toContain(payment.recipient)
    await expectNothingSent(page)
    const otp = await readNow()
    const resumes = await Promise.all([type(page, otp), type(page, otp)])
    const [resume] = resumes
    const id = resume.form().values['pingone_approval'] ?? ''
    const done = await Promise.all(resumes.map((each) => agent.submit(each, { follow: true })))
    expect(done.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(bank.executed).toHaveLength(1)
    expect(await readApproval(agent, id)).toMatchObject({
      deviceType: device.type,
    })
  })

  it('that gives wrong codes approves nothing', async () => {
    await signOn()
    let page = await agent.post('/pay', payment, { follow: true })
    const otp = wrongOtp(await readNow())
    for (let count = 0; count < 3; count += 1) page = await type(page, otp)
    expect(page.status).toBeGreaterThanOrEqual(400)
    expect(bank.executed).toEqual([])
  })
})
