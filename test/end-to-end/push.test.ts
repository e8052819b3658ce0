// Push: answered on the phone, denied there, not answered; read at most every two seconds, whoever asks.
import express from 'express'
import { requiresApproval, type PingOneEvent } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { unlimited } from '../support/limits.js'
import { countCalls, reachOtpPage } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { answerPush, giveDevices, readPushes } from '../tools/emulator/own-devices.js'

const transfer = { sum: '1,250.00', currency: 'EUR', recipient: 'Charlie Parker' }
const withNumbers = { push: { enabled: true, numberMatching: { enabled: true } } }

type Given = Parameters<typeof giveDevices>[1]

let app: TestApp
let agent: Agent
const events: PingOneEvent[] = []
const executed: unknown[] = []

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  app = await startApp({
    options: {
      throttle: unlimited,
      revealUserState: true,
      appCodes: true,
      onEvent: (event) => events.push(event),
    },
    routes: (routes) => {
      routes.post(
        '/pay',
        express.urlencoded({ extended: false }),
        requiresApproval({ details: ({ body }: { body: typeof transfer }) => ({ ...body }) }),
        (req, res) => {
          executed.push(req.pingone.approval?.details)
          res.json({ record: req.pingone.approval?.record })
        },
      )
    },
  })
})
afterAll(async () => {
  vi.useRealTimers()
  await app.close()
})
beforeEach(() => {
  app.emulator.reset()
  events.length = 0
  executed.length = 0
  agent = createAgent(app.baseUrl)
})

const types = ['MOBILE', 'SMS']
const pass = (seconds: number): unknown => vi.setSystemTime(Date.now() + seconds * 1000)
const check = (page: Page): Promise<Page> => agent.submit(page, { button: 'check', follow: true })

function stateOf(page: Page): string {
  return /data-state-url="([^"]*)"/.exec(page.html)?.[1] ?? ''
}

async function askState(page: Page, who: Agent = agent): Promise<unknown> {
  return (await who.api(stateOf(page))).json
}

async function reads(): Promise<number> {
  const counts = await countCalls(app.emulator)
  return counts['GET flow'] ?? counts['flow'] ?? Object.values(counts).reduce((a, b) => a + b, 0)
}

async function openPush(policy: NonNullable<Given['app']> = {}): Promise<Page> {
  await giveDevices(app.emulator, { types, app: policy })
  return reachOtpPage(agent, { username: 'maya' })
}

function told(name: string): number {
  return events.filter(({ event }) => event === name).length
}

describe('a sign-on by push', () => {
  it('waits, and goes on once the phone has approved', async () => {
    const page = await openPush()
    expect(page.heading).toBe('Approve on your phone')
    expect(page.headers['content-security-policy']).toContain("connect-src 'self'")
    expect(page.headers['refresh']).toBeUndefined()
    expect(await askState(page)).toEqual({ state: 'waiting' })
    await answerPush(app.emulator, { how: 'approve' })
    pass(2)
    expect(await askState(page)).toEqual({ state: 'changed' })
    const account = await agent.get(page.url, { follow: true })
    expect(account.url).toBe(`${app.baseUrl}/account`)
    expect(account.status).toBe(200)
    expect([told('push.sent'), told('push.answered'), told('push.denied')]).toEqual([1, 1, 0])
  })

  it('goes on without a script by its button, which says when there is no answer yet', async () => {
    const page = await openPush()
    const early = await check(page)
    expect(early.html).toContain('No answer yet. Look for the request in the')
    await answerPush(app.emulator, { how: 'approve' })
    pass(2)
    expect((await check(early)).url).toBe(`${app.baseUrl}/account`)
  })

  it('shows the number as PingOne wrote it; a wrong one on the phone is a denial', async () => {
    const page = await openPush(withNumbers)
    const [push] = (await readPushes(app.emulator)) as { number: string; numbers: string[] }[]
    const shown = /<p class="match-number"[^>]*>([^<]*)</.exec(page.html)?.[1]
    expect(push?.numbers).toContain(shown)
    await answerPush(app.emulator, { how: 'approve', body: { number: shown } })
    pass(2)
    expect((await check(page)).url).toBe(`${app.baseUrl}/account`)
  })

  it.each(['FAILED', 'DEVICE_SELECTION_REQUIRED'])(
    'that is denied ends, whether PingOne says %s',
    async (then) => {
      const page = await openPush()
      await answerPush(app.emulator, { how: 'deny', body: { then } })
      pass(2)
      const ended = await check(page)
      expect(ended.heading).toBe('Declined on your phone')
      expect(ended.status).toBe(403)
      expect(ended.html).not.toContain('Send it again')
      expect((await agent.get('/account')).status).toBe(303)
      expect(told('push.denied')).toBe(1)
    },
  )

  it('that nobody answers can be sent again twice', async () => {
    let page = await openPush()
    for (const again of [true, true, false]) {
      pass(41)
      expect(await askState(page)).toEqual({ state: 'changed' })
      page = await agent.get(page.url)
      expect(page.heading).toBe('No answer from your phone')
      expect(page.html.includes('Send it again')).toBe(again)
      if (again) page = await agent.submit(page, { button: 'resend', follow: true })
      if (again) expect(page.html).toContain('We sent a new request')
    }
    expect(await readPushes(app.emulator)).toHaveLength(3)
    expect(told('push.timedOut')).toBe(3)
    const spent = await agent.post(new URL(page.url).pathname, {
      csrf: page.form().values['csrf'] ?? '',
      action: 'resend',
    })
    expect((await agent.follow(spent)).html).toContain('We can’t send more')
    expect(await readPushes(app.emulator)).toHaveLength(3)
  })

  it('is read once in two seconds, however many tabs and processes ask', async () => {
    const page = await openPush()
    const before = await reads()
    await Promise.all(Array.from({ length: 6 }, () => askState(page)))
    expect(await reads()).toBe(before)
    pass(2)
    await Promise.all(Array.from({ length: 6 }, () => askState(page)))
    await Promise.all([agent.get(page.url), check(page)])
    expect(await reads()).toBe(before + 1)
  })

  it('is not read any more by a script once it has ended', async () => {
    const page = await openPush(longer)
    pass(46)
    const before = await reads()
    expect(await askState(page)).toEqual({ state: 'waiting' })
    expect(await reads()).toBe(before)
    await answerPush(app.emulator, { how: 'approve' })
    expect((await check(page)).url).toBe(`${app.baseUrl}/account`)
  })

  it('tells another browser nothing of where it is', async () => {
    const page = await openPush()
    expect(await askState(page, createAgent(app.baseUrl))).toEqual({ state: 'changed' })
    expect(await askState(page)).toEqual({ state: 'waiting' })
  })

  it('is withdrawn from the phone when another device is to be used, and does not confirm', async () => {
    const page = await openPush()
    const list = await agent.submit(page, { button: 'choose', follow: true })
    expect(list.heading).toBe('How should we confirm it’s you?')
    expect(await readPushes(app.emulator)).toMatchObject([{ status: 'cancelled' }])
    expect((await agent.get('/account')).status).toBe(303)
  })

  it('is withdrawn from the phone when the person starts again', async () => {
    const page = await openPush()
    await agent.submit(page, { button: 'restart' })
    expect(await readPushes(app.emulator)).toMatchObject([{ status: 'cancelled' }])
  })

  it('can be replaced by a code of the same phone', async () => {
    const page = await openPush()
    expect(page.html).toContain('Enter a code from the app instead')
    await agent.submit(page, { button: 'use-code', follow: true })
    expect(await readPushes(app.emulator)).toMatchObject([{ status: 'cancelled' }, {}])
  })
})

const longer = { pushTimeout: { duration: 150, timeUnit: 'SECONDS' as const } }

describe('an approval by push', () => {
  async function ask(): Promise<Page> {
    await openPush(withNumbers).then(async (page) => {
      const [push] = (await readPushes(app.emulator)) as { number: string }[]
      const shown = /<p class="match-number"[^>]*>([^<]*)</.exec(page.html)?.[1] ?? push?.number
      await answerPush(app.emulator, { how: 'approve', body: { number: shown } })
      pass(2)
      await check(page)
    })
    return agent.post('/pay', transfer, { follow: true })
  }
  const numberOf = (page: Page): string =>
    /<p class="match-number"[^>]*>([^<]*)</.exec(page.html)?.[1] ?? ''

  it('shows the details here and on the phone, and executes once', async () => {
    const page = await ask()
    expect(page.html).toContain('Waiting for your answer on')
    expect(page.html).toContain('Charlie Parker')
    expect((await readPushes(app.emulator)).at(-1)).toMatchObject({
      text: expect.stringContaining('Charlie Parker') as unknown,
    })
    await answerPush(app.emulator, { how: 'approve', body: { number: numberOf(page) } })
    pass(2)
    const resume = await check(page)
    expect(resume.html).toContain('Approved. One step left.')
    const done = await agent.submit(resume, { follow: true })
    expect(done.status).toBe(200)
    expect(events).toContainEqual(
      expect.objectContaining({ event: 'approval.approved', deviceType: 'MOBILE' }),
    )
    expect((await agent.submit(resume, { follow: true })).status).toBe(409)
    expect(executed).toEqual([transfer])
  })

  it.each(['FAILED', 'DEVICE_SELECTION_REQUIRED'])(
    'that is denied on the phone is denied for good (%s)',
    async (then) => {
      const page = await ask()
      await answerPush(app.emulator, { how: 'deny', body: { then } })
      pass(2)
      expect(await askState(page)).toEqual({ state: 'changed' })
      const ended = await agent.get(page.url)
      expect(ended.html).toContain('Nothing was sent.')
      expect(executed).toEqual([])
      expect(events).toContainEqual(
        expect.objectContaining({ event: 'approval.denied', reason: 'denied_on_phone' }),
      )
    },
  )

  it('is withdrawn from the phone when it is cancelled', async () => {
    const page = await ask()
    const left = await agent.submit(page, { button: 'cancel', follow: true })
    expect(left.html).toContain('Nothing was sent.')
    expect((await readPushes(app.emulator)).at(-1)).toMatchObject({ status: 'cancelled' })
  })

  it('that nobody answers has sent nothing, and can be asked for again', async () => {
    const page = await ask()
    pass(41)
    const ended = await check(page)
    expect(ended.text).toContain('nothing was approved and nothing has been sent')
    expect(ended.html).toContain('Send it again')
    expect(executed).toEqual([])
  })
})
