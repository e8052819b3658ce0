// What PingOne refuses is told as what it is: the rate of calls, used-up messages, a device without a page, the set-up.
import express, { type Request, type Response } from 'express'
import {
  jsonViews,
  requiresApproval,
  requiresMfa,
  type PingOneMfaOptions,
} from 'express-pingone-mfa'
import { afterEach, describe, expect, it } from 'vitest'
import { payment, startBank, type Bank } from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { reachOtpPage, signOn } from '../support/sign-on.js'
import { controlEmulator, readMessages, readOtp } from '../support/start-emulator.js'

let bank: Bank
let agent: Agent
afterEach(() => bank.close())

async function start(options: PingOneMfaOptions = {}): Promise<void> {
  bank = await startBank({
    options,
    routes: (app) => {
      app.get('/statement', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => {
        res.send('the statement')
      })
      const parsers = [express.urlencoded({ extended: false }), express.json()]
      const short = requiresApproval({ details: readShort })
      app.post('/short', parsers, short, (_req: Request, res: Response) => {
        res.send('executed')
      })
    },
  })
  agent = createAgent(bank.baseUrl)
}

function readShort({ body }: Request): Record<string, unknown> {
  const { sum, recipient } = body as Record<string, unknown>
  return { sum, recipient }
}

async function refuse(
  at: { readonly endpoint: string; readonly action?: string },
  answer: { readonly status: number; readonly body: unknown; readonly headers?: object },
): Promise<void> {
  await controlEmulator(bank.emulator, 'faults', { ...at, kind: 'status', ...answer })
}

async function relent(): Promise<void> {
  await controlEmulator(bank.emulator, 'faults', {}, 'DELETE')
}

const id = '0f9e1d2c-3b4a-4958-8677-a6b5c4d3e2f1'
const inMinutes = (minutes: number): number => Date.now() + minutes * 60_000

function limited(
  status: number,
  code: string,
  innerError: object,
): { status: number; body: object } {
  const top = status === 429 ? 'REQUEST_LIMITED' : 'INVALID_DATA'
  return {
    status,
    body: { id, code: top, message: 'm', details: [{ code, message: 'm', innerError }] },
  }
}

const theRate = limited(429, 'LIMIT_EXCEEDED', {
  quotaLimit: 100,
  retryAfter: '2030-01-01T00:00:00Z',
})

describe('a limit of the rate with details', () => {
  it.each([
    ['with its header', { headers: { 'retry-after': '2' } }, '2'],
    ['without one', {}, '120'],
  ])(
    '%s, at authorize and at the lookup, is 503 with a time, and nothing else',
    async (_, more, wait) => {
      await start()
      for (const at of [{ endpoint: 'authorize' }, { endpoint: 'flow', action: 'user.lookup' }]) {
        await refuse(at, { ...theRate, ...more })
        const page = await reachOtpPage(agent, { username: 'maya' })
        expect([page.status, page.headers['retry-after']]).toEqual([503, wait])
        expect(page.heading).toBe('We can’t sign you on right now')
        await relent()
      }
      const otpPage = await reachOtpPage(agent, { username: 'maya' })
      expect(otpPage.heading).toBe('Enter your code')
      expect(await readMessages(bank.emulator, { username: 'maya' })).toHaveLength(1)
    },
  )

  it('at the code is no wrong code, however often: the right one works afterwards', async () => {
    await start()
    const otpPage = await reachOtpPage(agent, { username: 'maya' })
    const otp = await readOtp(bank.emulator, { username: 'maya' })
    const enter = (): Promise<Page> =>
      agent.submit(otpPage, { button: 'continue', fields: { otp }, follow: true })
    await refuse({ endpoint: 'flow', action: 'otp.check' }, theRate)
    for (let press = 0; press < 4; press += 1) {
      const page = await enter()
      expect([page.status, page.headers['retry-after']]).toEqual([503, '120'])
    }
    await relent()
    expect((await enter()).url).toBe(`${bank.baseUrl}/account`)
  })

  it('at the start of a step-up and an approval is 503 for pages and APIs', async () => {
    await start()
    await signOn(agent, { emulator: bank.emulator, username: 'maya' })
    await refuse({ endpoint: 'authorize' }, theRate)
    const pages = [
      await agent.get('/statement', { follow: true }),
      await agent.post('/pay', payment, { follow: true }),
      await agent.api('/pay', { method: 'POST', body: payment }),
    ]
    for (const page of pages) {
      expect([page.status, page.headers['retry-after']]).toEqual([503, '120'])
    }
  })
})

describe('the right password, where no message can go out', () => {
  const password = 'Winter-Harbour-42'
  const enter = (page: Page): Promise<Page> =>
    agent.submit(page, { button: 'continue', fields: { password }, follow: true })

  it.each([400, 429])('says so, and works later on the same page (%i)', async (status) => {
    await start({ acrValues: ['Password_MFA'] })
    const passwordPage = await reachOtpPage(agent, { username: 'petra' })
    const at = { endpoint: 'flow', action: 'usernamePassword.check' }
    const innerError = { deliveryMethod: 'SMS', coolDownExpiresAt: inMinutes(25) }
    await refuse(at, limited(status, 'LIMIT_EXCEEDED', innerError))
    let page = passwordPage
    for (let press = 0; press < 4; press += 1) {
      page = await enter(page)
      expect(page.text).toContain('Your password is right, but we can’t send you a code for 25')
      expect(page.text).not.toContain('do not match')
    }
    await relent()
    expect((await enter(page)).heading).toBe('Check your phone')
  })

  it('without a usable device ends in the page for that', async () => {
    await start({ acrValues: ['Password_MFA'] })
    const passwordPage = await reachOtpPage(agent, { username: 'petra' })
    const at = { endpoint: 'flow', action: 'usernamePassword.check' }
    await refuse(at, limited(400, 'NO_USABLE_DEVICES', {}))
    const page = await enter(passwordPage)
    expect([page.status, page.heading]).toEqual([403, 'We can’t confirm it’s you'])
  })
})

describe('used-up messages at the start of a confirmation', () => {
  const bySms = (): object => ({ deliveryMethod: 'SMS', coolDownExpiresAt: inMinutes(25) })
  const byDay = (): object => ({ quotaResetTime: new Date(inMinutes(25)).toISOString() })
  const rows = [
    [429, 'LIMIT_EXCEEDED', bySms],
    [400, 'LIMIT_EXCEEDED', bySms],
    [429, 'QUOTA_EXCEEDED', byDay],
    [400, 'QUOTA_EXCEEDED', byDay],
  ] as const

  function expectWait(page: Page): void {
    const seconds = Number(page.headers['retry-after'])
    expect([page.status, page.text]).toEqual([429, page.text])
    expect(seconds).toBeGreaterThan(24 * 60)
    expect(seconds).toBeLessThanOrEqual(25 * 60)
    expect(page.text).not.toContain('Start again')
  }

  it.each(rows)(
    '(%i %s) are 429 with the time, as a page and for an API',
    async (status, code, inner) => {
      await start()
      await signOn(agent, { emulator: bank.emulator, username: 'maya' })
      await refuse({ endpoint: 'authorize' }, limited(status, code, inner()))
      for (const page of [
        await agent.get('/statement', { follow: true }),
        await agent.post('/pay', payment, { follow: true }),
      ]) {
        expectWait(page)
        expect([page.heading, page.text]).toEqual(['No more codes for now', page.text])
        expect(page.text).toContain('25 minutes')
      }
      const api = await agent.api('/pay', { method: 'POST', body: payment })
      expectWait(api)
      expect(api.json).toMatchObject({ status: 429, code: 'ERR_PINGONE_FLOW' })
      await relent()
      expect((await agent.post('/pay', payment, { follow: true })).status).toBe(200)
      expect(bank.executed).toEqual([])
    },
  )

  it('are the same in pages of JSON', async () => {
    await start({ views: jsonViews() })
    const step = async (path: string): Promise<Form> => (await agent.api(path)).json as Form
    const post = async ({ action, csrf }: Form, fields: object): Promise<Page> =>
      agent.api(action, { method: 'POST', body: { csrf, ...fields } })
    const opened = await post(await step('/login?returnTo=/account'), { username: 'maya' })
    const otp = await readOtp(bank.emulator, { username: 'maya' })
    await post(await step(opened.location ?? ''), { otp })
    await refuse({ endpoint: 'authorize' }, limited(429, 'LIMIT_EXCEEDED', bySms()))
    const page = await agent.get('/statement', { follow: true })
    expect(Number(page.headers['retry-after'])).toBeGreaterThan(24 * 60)
    expect(page.status).toBe(429)
    expect(page.json).toMatchObject({ step: 'error', reason: 'messages_limit' })
  })
})

interface Form {
  readonly action: string
  readonly csrf: string
}

describe('an approval that its template cannot carry', () => {
  const short = { sum: '1,250.00', recipient: 'Charlie Parker' }

  it('names the template to the API and in one line of the log; no new start is offered', async () => {
    await start()
    await signOn(agent, { emulator: bank.emulator, username: 'maya' })
    bank.events.length = 0
    const api = await agent.api('/short', { method: 'POST', body: short })
    expect(api.status).toBe(502)
    expect(api.json).toMatchObject({
      code: 'ERR_PINGONE_FLOW',
      detail: expect.stringContaining('pi.template') as string,
    })
    const page = await agent.post('/short', short, { follow: true })
    expect([page.status, page.heading]).toEqual([502, 'We can’t ask you to confirm this'])
    expect(page.text).not.toContain('Start again')
  })
})
