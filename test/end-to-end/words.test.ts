// What a person reads on the way: the device they chose, the last try, which limit it was, and nothing of it in an address.
import express from 'express'
import { requiresApproval, requiresAuth, requiresMfa } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { readPayment } from '../support/bank.js'
import { reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readOtp } from '../support/start-emulator.js'
import { limitedBy, unlimited } from '../support/limits.js'

const throttle = unlimited

let app: TestApp
beforeAll(async () => {
  app = await startApp({
    options: { throttle },
    routes: (routes) => {
      routes.get(
        '/pin',
        requiresMfa({ maxAgeSeconds: 0, reason: 'to see your PIN' }),
        (_req, res) => {
          res.json({ pin: true })
        },
      )
      routes.get('/pay', requiresAuth(), async (req, res) => {
        res.json({ typed: (await req.pingone.approvals.takeForm()) ?? null })
      })
      routes.post(
        '/pay',
        express.urlencoded({ extended: false }),
        requiresApproval({
          details: readPayment,
          returnLabel: 'your payment',
        }),
        (_req, res) => {
          res.json({ paid: true })
        },
      )
    },
  })
})
beforeEach(() => controlEmulator(app.emulator, 'reset'))
afterAll(() => app.close())

describe('a username that cannot be one', () => {
  it('is told once, to the browser that typed it, and stands in no address', async () => {
    const agent = createAgent(app.baseUrl)
    const start = await agent.get('/account', { follow: true })
    const posted = await agent.submit(start, { button: 'continue', fields: { username: ' ' } })
    expect(posted.locationPath).toBe('/login?returnTo=%2Faccount')
    const told = await agent.follow(posted)
    expect(told.title).toMatch(/^Error: Sign on/)
    expect(told.text).toContain('Enter your username or email address')
    const again = await agent.get(posted.locationPath ?? '')
    expect(again.title).toMatch(/^Sign on/)
    expect(again.text).not.toContain('Enter your username')
  })

  it('is told by no link, and by no note that is not ours', async () => {
    const agent = createAgent(app.baseUrl)
    const linked = await agent.get('/login?message=username_empty')
    expect(linked.text).not.toContain('Enter your username')
    const handle = 'A'.repeat(43)
    const cookie = `pingone.told=username_empty.${handle}.${'B'.repeat(43)}`
    const forged = await agent.get('/login', { headers: { cookie } })
    expect(forged.text).not.toContain('Enter your username')
    const other = createAgent(app.baseUrl)
    const start = await other.get('/login')
    const posted = await other.submit(start, { button: 'continue', fields: { username: '' } })
    const stolen = String([posted.headers['set-cookie']].flat()[0]).split(';')[0]
    const elsewhere = await agent.get('/login', { headers: { cookie: stolen } })
    expect(elsewhere.text).not.toContain('Enter your username')
  })
})

describe('the device a person chose', () => {
  it.each([
    ['1', 'Check your phone', 'If this account exists, we sent a text message with a code.'],
    ['2', 'Check your email', 'If this account exists, we sent an email with a code.'],
  ])(
    '%s is named before anything is proven, and its number is not',
    async (handle, heading, words) => {
      const agent = createAgent(app.baseUrl)
      const list = await reachOtpPage(agent, { username: 'sam' })
      const page = await agent.submit(list, { button: handle, follow: true })
      expect(page.heading).toBe(heading)
      expect(page.text).toContain(words)
      expect(page.text).not.toMatch(/ending in|\*\*/)
    },
  )
})

describe('after three wrong codes', () => {
  it.each(['maya', 'nobody-at-all'])(
    '%s is warned, told to wait, and reminded',
    async (username) => {
      const agent = createAgent(app.baseUrl)
      let page = await reachOtpPage(agent, { username })
      const seen: string[] = []
      for (const otp of ['000000', '000001', '000002']) {
        page = await agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
        seen.push(page.text)
      }
      expect(seen[0]).not.toContain('One more try')
      expect(seen[1]).toContain('One more try, then you have to start again.')
      expect(page.heading).toBe('That was the last try')
      expect(page.text).toContain(
        'Start again for a new code. If none arrives, wait 30 minutes before the next try: codes are paused after wrong ones.',
      )
      const next = await reachOtpPage(agent, { username })
      expect(next.text).toContain('A new code may not arrive for another 30 minutes.')
      expect(next.title).toMatch(/^Enter your code/)
      const stranger = await reachOtpPage(createAgent(app.baseUrl), { username })
      expect(stranger.text).not.toContain('may not arrive for')
    },
  )

  it('a wait that nobody set is not believed', async () => {
    for (const value of ['zzzzzzzz', '0', (Date.now() + 9e9).toString(36), '<b>']) {
      const agent = createAgent(app.baseUrl)
      const page = await reachOtpPage(agent, { username: 'maya' })
      const again = await agent.get(new URL(page.url).pathname, {
        headers: { cookie: `${cookiesOf(agent, page)}; pingone.wait=${value}` },
      })
      expect(again.text, value).not.toContain('may not arrive for')
    }
  })
})

describe('a step-up', () => {
  it('says what it is for', async () => {
    const agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
    const page = await agent.get('/pin', { follow: true })
    expect(page.text).toContain('A fresh confirmation is needed to see your PIN.')
    const asked = await agent.get('/pin', { headers: { 'sec-fetch-site': 'cross-site' } })
    const confirm = await agent.follow(asked)
    expect(confirm.text).toContain('A fresh confirmation is needed to see your PIN. Continue')
  })
})

describe('a cancelled approval', () => {
  const form = { sum: '12.00', currency: 'EUR', recipient: 'Charlie Parker' }

  it('leads back to the form by its name, with what was typed, once', async () => {
    const agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
    const referer = `${app.baseUrl}/pay?from=list`
    const asked = await agent.post('/pay', form, { follow: true, headers: { referer } })
    const ended = await agent.submit(asked, { button: 'cancel', follow: true })
    expect(ended.text).toContain('Cancelled')
    expect(ended.text).not.toContain('Reference')
    const back = ended.links.find(({ text }) => text === 'Back to your payment')
    expect(back?.href).toMatch(/\/pay\?from=list&pingone_form=[\w-]{43}$/)
    const other = createAgent(app.baseUrl)
    await signOn(other, { emulator: app.emulator, username: 'elin' })
    expect((await other.get(back?.href ?? '')).json).toEqual({ typed: null })
    expect((await agent.get(back?.href ?? '')).json).toEqual({ typed: form })
    expect((await agent.get(back?.href ?? '')).json).toEqual({ typed: null })
  })

  it('hands no form out while its approval may still be used', async () => {
    const agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
    const page = await agent.post('/pay', form, { follow: true })
    const json = await agent.api(new URL(page.url).pathname)
    const { approval } = json.json as { approval: { id: string } }
    expect((await agent.get(`/pay?pingone_form=${approval.id}`)).json).toEqual({ typed: null })
    const otp = await readOtp(app.emulator, { username: 'maya' })
    const approved = await agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
    expect((await agent.get(`/pay?pingone_form=${approval.id}`)).json).toEqual({ typed: null })
    expect((await agent.submit(approved)).json).toEqual({ paid: true })
  })

  it('after a limit keeps what was typed, too, and says which limit it was', async () => {
    const limited = await startApp({
      options: { throttle: limitedBy({ 'message-own': 1 }) },
      routes: (routes) => {
        routes.get('/pay', requiresAuth(), async (req, res) => {
          res.json({ typed: (await req.pingone.approvals.takeForm()) ?? null })
        })
        routes.post(
          '/pay',
          express.urlencoded({ extended: false }),
          requiresApproval({
            details: () => ({ sum: '1', currency: 'EUR', recipient: 'Charlie' }),
            returnLabel: 'your payment',
          }),
          (_req, res) => {
            res.json({})
          },
        )
      },
    })
    const agent = createAgent(limited.baseUrl)
    await signOn(agent, { emulator: limited.emulator, username: 'maya' })
    const referer = `${limited.baseUrl}/pay`
    await agent.post('/pay', form, { follow: true, headers: { referer } })
    const stopped = await agent.post('/pay', form, { follow: true, headers: { referer } })
    expect(stopped.status).toBe(429)
    expect(stopped.heading).toBe('We have sent you many codes')
    expect(stopped.text).toContain('Nothing has been sent, and nothing is wrong with your account.')
    expect(stopped.text).toContain('What you approve Amount 1')
    expect(stopped.text).not.toMatch(/connection|network/)
    const back = stopped.links.find(({ text }) => text === 'Back to your payment')
    expect((await agent.get(back?.href ?? '')).json).toEqual({ typed: form })
    await limited.close()
  })
})

describe('the hint of a code', () => {
  it('is learned from an accepted code, and the same for a name that nobody has', async () => {
    const fresh = await startApp({ options: { throttle } })
    const before = await reachOtpPage(createAgent(fresh.baseUrl), { username: 'maya' })
    expect(before.text).not.toContain('6 digits')
    await signOn(createAgent(fresh.baseUrl), { emulator: fresh.emulator, username: 'maya' })
    for (const username of ['maya', 'nobody-at-all', 'noor']) {
      const page = await reachOtpPage(createAgent(fresh.baseUrl), { username })
      expect(page.text, username).toContain('6 digits')
    }
    await fresh.close()
  })

  it('is the option’s, and a code of another length is told so without asking PingOne', async () => {
    const exact = await startApp({ options: { throttle, otpLength: 6 } })
    for (const username of ['maya', 'nobody-at-all']) {
      const agent = createAgent(exact.baseUrl)
      const page = await reachOtpPage(agent, { username })
      expect(page.text).toContain('6 digits')
      const fields = { otp: '12345' }
      for (let tries = 0; tries < 4; tries += 1) {
        const told = await agent.submit(page, { button: 'continue', fields, follow: true })
        expect(told.text).toContain('Enter all 6 digits of the code')
      }
    }
    await exact.close()
  })
})

/** The cookies the browser would send with the page. */
function cookiesOf(agent: Agent, page: Page): string {
  return agent.cookies.header(new URL(page.url), { crossSite: false, unsafe: false }) ?? ''
}
