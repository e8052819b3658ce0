// A push before anything is proven: who has no account, no phone or says no there looks like who does not answer.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { unlimited } from '../support/limits.js'
import { reachOtpPage } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { answerPush, giveDevices } from '../tools/emulator/own-devices.js'

const withNumbers = { push: { enabled: true, numberMatching: { enabled: true } } }

let app: TestApp

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const options = { throttle: unlimited, decoyStep: 'push', decoyNumber: true } as const
  app = await startApp({ options })
})
afterAll(async () => {
  vi.useRealTimers()
  await app.close()
})
beforeEach(async () => {
  app.emulator.reset()
  await giveDevices(app.emulator, { types: ['MOBILE'], app: withNumbers })
})

/** What a stranger can compare. */
function observe(page: Page, username: string): unknown {
  const { date: _date, etag: _etag, 'content-length': _length, ...headers } = page.headers
  const blur = (text: string): string =>
    text
      .replaceAll(/[A-Za-z0-9_-]{43}/g, 'RANDOM')
      .replaceAll(/=[0-9a-z]{8}\.RANDOM(.*) Expires=[^;]*/g, '=STARTED.RANDOM$1')
      .replaceAll(/[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}/g, 'REFERENCE')
      .replaceAll(username, 'USERNAME')
      .replaceAll(/(translate="no">)\d\d(<\/p>)/g, '$1NN$2')
  return {
    status: page.status,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, blur(String(value))]),
    ),
    html: blur(page.html),
  }
}

/** From the name to the end of the time; `phone` says what happens there meanwhile. */
async function walk(username: string, phone?: () => Promise<unknown>): Promise<unknown[]> {
  const agent = createAgent(app.baseUrl)
  const page = await reachOtpPage(agent, { username })
  const seen = [observe(page, username)]
  const look = async (): Promise<void> => {
    const state = /data-state-url="([^"]*)"/.exec(page.html)?.[1] ?? ''
    seen.push(observe(await agent.api(state), username))
    seen.push(observe(await press(agent, page), username))
  }
  await look()
  await phone?.()
  vi.setSystemTime(Date.now() + 3000)
  await look()
  vi.setSystemTime(Date.now() + 38_000)
  await look()
  vi.setSystemTime(Date.now() + 60_000)
  await look()
  return seen
}

async function press(agent: Agent, page: Page): Promise<Page> {
  const csrf = page.form().values['csrf'] ?? ''
  return agent.follow(await agent.post(page.url, { csrf, action: 'check' }))
}

describe('a stranger who makes a phone ring', () => {
  it.each(['nobody-at-all', 'noor', 'lars', 'ines'])(
    'cannot tell %s from somebody who does not answer',
    async (username) => {
      expect(await walk(username)).toEqual(await walk('maya'))
    },
  )

  it.each(['FAILED', 'DEVICE_SELECTION_REQUIRED'])(
    'cannot tell whether the phone said no (%s)',
    async (then) => {
      const said = walk('maya', () => answerPush(app.emulator, { how: 'deny', body: { then } }))
      expect(await said).toEqual(await walk('nobody-at-all'))
    },
  )

  it('reads one page at the end, with no device and nothing to send again', async () => {
    const agent = createAgent(app.baseUrl)
    const page = await reachOtpPage(agent, { username: 'maya' })
    expect(page.heading).toBe('Check your phone')
    expect(page.text).toContain('If this account exists')
    expect(page.html).not.toMatch(/value="(choose|use-code)"/)
    vi.setSystemTime(Date.now() + 41_000)
    const ended = await press(agent, page)
    expect(ended.heading).toBe('Nobody approved on the phone')
    expect(ended.html).not.toMatch(/value="(choose|use-code|resend)"/)
    await expect(
      answerPush(app.emulator, { how: 'approve', body: { number: '10' } }),
    ).resolves.toMatchObject({ status: 400 })
  })

  it('signs on whoever approves in time', async () => {
    const agent = createAgent(app.baseUrl)
    const page = await reachOtpPage(agent, { username: 'maya' })
    const number = /<p class="match-number"[^>]*>([^<]*)</.exec(page.html)?.[1]
    await answerPush(app.emulator, { how: 'approve', body: { number } })
    vi.setSystemTime(Date.now() + 3000)
    expect((await press(agent, page)).url).toBe(`${app.baseUrl}/account`)
  })
})
