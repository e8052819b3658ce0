// Before a first factor is proven a stranger learns nothing: every kind of user gets the same answers, step by step.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { countCalls, reachOtpPage } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readMessages } from '../support/start-emulator.js'
import { limitedBy, unlimited } from '../support/limits.js'

const generous = { ...unlimited, resendAfterSeconds: 55 }
/** unknown, no device, locked, disabled: nobody may be told which. */
const BAD_USERS = ['nobody-at-all', 'noor', 'lars', 'ines']

let app: TestApp
beforeAll(async () => {
  app = await startApp({ options: { throttle: generous } })
})
afterAll(() => app.close())

/** What a stranger can compare: status, header names, cookies, and the page without what is random or typed. */
function observe(page: Page, username: string): unknown {
  const { date: _date, etag: _etag, 'content-length': _length, ...headers } = page.headers
  const blur = (text: string): string =>
    text
      .replaceAll(/[A-Za-z0-9_-]{43}/g, 'RANDOM')
      .replaceAll(/=[0-9a-z]{8}\.RANDOM(.*) Expires=[^;]*/g, '=STARTED.RANDOM$1')
      .replaceAll(/[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}/g, 'REFERENCE')
      .replaceAll(username, 'USERNAME')
      .replaceAll(/pingone\.wait=.*/g, 'A FIXED WAIT')
      .replaceAll(/(?:datetime="[^"]*" data-local>)[^<]*/g, 'A FIXED TIME')
      .replaceAll(/wait-\d+|in \d+ seconds?|\d+ more seconds?|data-wait="\d+"/g, 'WAIT')
  return {
    status: page.status,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, blur(String(value))]),
    ),
    html: blur(page.html),
  }
}

/** Every answer a stranger gets: after the name, after three wrong codes, after a new code, at the end. */
async function walk(agent: Agent, username: string): Promise<unknown[]> {
  const start = await agent.get('/account', { follow: true })
  const posted = await agent.submit(start, { button: 'continue', fields: { username } })
  const otpPage = await agent.follow(posted)
  const seen = [observe(posted, username), observe(otpPage, username)]
  for (const otp of ['', '12', '000000', '000001', '000002']) {
    const answer = await agent.submit(otpPage, { button: 'continue', fields: { otp } })
    seen.push(observe(answer, username), observe(await agent.follow(answer), username))
  }
  return seen
}

describe('a stranger who tries names', () => {
  it.each(BAD_USERS)('cannot tell %s from a good user', async (username) => {
    const good = await walk(createAgent(app.baseUrl), 'maya')
    const bad = await walk(createAgent(app.baseUrl), username)
    expect(bad).toEqual(good)
    await controlEmulator(app.emulator, 'reset')
  })

  it('cannot tell by asking for a new code either', async () => {
    const quick = await startApp({ options: { throttle: { ...generous, resendAfterSeconds: 1 } } })
    const seen: unknown[] = []
    for (const username of ['elin', 'nobody-at-all']) {
      const agent = createAgent(quick.baseUrl)
      const otpPage = await reachOtpPage(agent, { username })
      await new Promise((resolve) => setTimeout(resolve, 1_100))
      const sent = await agent.submit(otpPage, { button: 'resend' })
      const page = await agent.follow(sent)
      expect(page.html).toContain('We sent a new code.')
      seen.push([
        observe(sent, username),
        page.status,
        page.heading,
        page.text.replace(username, '').replace(/New code in .*|Send a new code.*/, ''),
      ])
    }
    await quick.close()
    expect(seen[1]).toEqual(seen[0])
  })

  it('causes no further call to PingOne after the lookup', async () => {
    const agent = createAgent(app.baseUrl)
    const otpPage = await reachOtpPage(agent, { username: 'nobody-at-all' })
    const before = await countCalls(app.emulator)
    await agent.submit(otpPage, { button: 'continue', fields: { otp: '000000' }, follow: true })
    expect(await countCalls(app.emulator)).toEqual(before)
  })

  it('is shown no device, no destination, no attempts left and no lockout time', async () => {
    const agent = createAgent(app.baseUrl)
    let page = await reachOtpPage(agent, { username: 'elin' })
    const seen = [page.html]
    for (const otp of ['000000', '000001', '000002']) {
      page = await agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
      seen.push(page.html)
    }
    const text = seen.join('\n')
    expect(text).not.toMatch(/ending in|\*{3}|attempts? left|@example/)
    expect(seen.slice(0, 3).join('')).not.toContain('minutes')
    // The wait is the configuration's, and the count is the page's own.
    expect(page.heading).toBe('That was the last try')
    expect(page.text).toContain('If none arrives, wait 30 minutes before the next try')
  })

  it('gets the password page of a good user for a name that is locked, with LOGIN first', async () => {
    const withPassword = await startApp({
      options: { acrValues: 'Password_MFA', throttle: generous },
    })
    const tries: unknown[] = []
    for (const username of ['petra', 'nobody-at-all', 'lars']) {
      const agent = createAgent(withPassword.baseUrl)
      const passwordPage = await reachOtpPage(agent, { username })
      const answer = await agent.submit(passwordPage, {
        button: 'continue',
        fields: { password: 'certainly wrong' },
        follow: true,
      })
      tries.push([observe(passwordPage, username), observe(answer, username)])
    }
    await withPassword.close()
    expect(tries[1]).toEqual(tries[0])
    expect(tries[2]).toEqual(tries[0])
  })
})

describe('revealUserState', () => {
  it.each([
    ['noor', 'We have no way to confirm it’s you on this account'],
    ['ines', 'We can’t sign you on to this account'],
    ['nobody-at-all', 'We can’t sign you on to this account'],
  ])('tells %s the reason, in an internal app', async (username, text) => {
    const open = await startApp({
      options: { revealUserState: true, throttle: generous },
    })
    const page = await reachOtpPage(createAgent(open.baseUrl), { username })
    await open.close()
    expect(page.text).toContain(text)
  })
})

describe('the limits', () => {
  it('stop an address after its failed attempts, and give back what succeeded', async () => {
    const limited = await startApp({ options: { throttle: limitedBy({ 'start-address': 3 }) } })
    const agent = createAgent(limited.baseUrl)
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect((await reachOtpPage(agent, { username: `stranger-${String(attempt)}` })).status).toBe(
        200,
      )
    }
    const stopped = await reachOtpPage(agent, { username: 'maya' })
    await limited.close()
    expect(stopped.status).toBe(429)
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0)
    expect(stopped.text).toContain('Too many sign-ons from your network were not finished')
  })

  it('stop messages to one person, whatever the spelling of the name', async () => {
    const limited = await startApp({ options: { throttle: limitedBy({ 'message-pair': 2 }) } })
    const spellings = ['elin', ' ELIN ', 'Elin']
    const pages: Page[] = []
    for (const username of spellings) {
      pages.push(await reachOtpPage(createAgent(limited.baseUrl), { username }))
    }
    const messages = await readMessages(limited.emulator, { username: 'elin' })
    await limited.close()
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 429])
    expect(messages.length).toBeLessThanOrEqual(2)
  })

  it('send no code that could not be tried', async () => {
    const limited = await startApp({ options: { throttle: limitedBy({ 'secret-pair': 1 }) } })
    const agent = createAgent(limited.baseUrl)
    const page = await reachOtpPage(agent, { username: 'elin' })
    await agent.submit(page, { button: 'continue', fields: { otp: '000000' } })
    const before = await readMessages(limited.emulator, { username: 'elin' })
    const again = await reachOtpPage(createAgent(limited.baseUrl), { username: 'elin' })
    const after = await readMessages(limited.emulator, { username: 'elin' })
    await limited.close()
    expect([again.status, again.heading]).toEqual([429, 'Too many wrong tries'])
    expect(after).toHaveLength(before.length)
  })

  it('stop codes for one person over many attempts: parallel flows do not help', async () => {
    const limited = await startApp({ options: { throttle: limitedBy({ 'secret-pair': 4 }) } })
    const attempts = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const agent = createAgent(limited.baseUrl)
        return { agent, page: await reachOtpPage(agent, { username: 'maya' }) }
      }),
    )
    const before = (await countCalls(limited.emulator))['otp.check'] ?? 0
    const answers = await Promise.all(
      attempts.flatMap(({ agent, page }) =>
        ['111111', '222222'].map((otp) =>
          agent.submit(page, { button: 'continue', fields: { otp } }),
        ),
      ),
    )
    const made = ((await countCalls(limited.emulator))['otp.check'] ?? 0) - before
    await limited.close()
    expect(made).toBeLessThanOrEqual(4)
    expect(answers.some(({ status }) => status === 429)).toBe(true)
  })
})
