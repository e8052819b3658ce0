// A forgotten password: a code by email and a new one, with the same pages for every name.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { requiresMfa, type PingOneEvent } from 'express-pingone-mfa'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { allowRecovery, changeEmulator, findUser } from '../support/change-emulator.js'
import { createEditableStore } from '../support/editable-store.js'
import { countable, readSpent, unlimited } from '../support/limits.js'
import { countCalls, reachOtpPage } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readMessages, readOtp } from '../support/start-emulator.js'

const better = 'Summer-Meadow-77'
const passwordRules = { length: { min: 8 }, minCharacters: { '0123456789': 1 } }

let app: TestApp
const events: PingOneEvent[] = []
beforeAll(async () => {
  app = await startApp({
    options: {
      acrValues: 'Password_MFA',
      throttle: { ...unlimited, otpChecksPerFlow: 3, resendAfterSeconds: 1 },
      passwordRules,
      onEvent: (event) => void events.push(event),
    },
  })
})
beforeEach(async () => {
  await controlEmulator(app.emulator, 'reset')
  await changeEmulator(app.emulator, allowRecovery)
  events.length = 0
})
afterAll(() => app.close())

async function forget(agent: Agent, username: string): Promise<Page> {
  const page = await reachOtpPage(agent, { username })
  return agent.submit(page, { button: 'forgot', follow: true })
}

function recover(agent: Agent, page: Page, code: string, chosen = better): Promise<Page> {
  const fields = { recovery_code: code, new_password: chosen }
  return agent.submit(page, { button: 'continue', fields, follow: true })
}

describe('a forgotten password', () => {
  it('is replaced by the code of an email, and the sign-on goes on to the second factor', async () => {
    const agent = createAgent(app.baseUrl)
    const page = await forget(agent, 'maya')
    expect(page.heading).toBe('Check your email')
    expect(page.text).toContain('If this account has an email address, we sent a recovery code')
    expect(page.text).toContain('At least 8 characters')
    const [mail] = await readMessages(app.emulator, { username: 'maya' })
    const code = mail?.otp ?? ''
    const typed = `${code.slice(0, 4)}-${code.slice(4).toLowerCase()} `
    const next = await recover(agent, page, typed)
    expect(next.heading).toBe('Check your phone')
    expect(events.map(({ event }) => event)).toContain('password.recovered')
    const otp = await readOtp(app.emulator, {
      username: 'maya',
      ...(mail !== undefined && { after: mail.id }),
    })
    const done = await agent.submit(next, { button: 'continue', fields: { otp }, follow: true })
    expect(done.status).toBe(200)
  })

  it('is sent once more, and the older code is no use', async () => {
    const agent = createAgent(app.baseUrl)
    const page = await forget(agent, 'maya')
    const [old] = await readMessages(app.emulator, { username: 'maya' })
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const sent = await agent.submit(page, { button: 'resend', follow: true })
    expect(sent.text).toContain('We sent a new code. Only the newest one works.')
    expect(await readMessages(app.emulator, { username: 'maya' })).toHaveLength(2)
    const told = await recover(agent, sent, old?.otp ?? '')
    expect(told.text).toContain('That code is not right, or it is older than 5 minutes.')
  })

  it('is not offered where PingOne does not link it', async () => {
    await controlEmulator(app.emulator, 'reset')
    const agent = createAgent(app.baseUrl)
    const page = await reachOtpPage(agent, { username: 'maya' })
    expect(page.html).not.toContain('value="forgot"')
    expect(page.text).toContain('Forgot your password?')
    const same = await agent.post(new URL(page.url).pathname + new URL(page.url).search, {
      csrf: /name="csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? '',
      action: 'forgot',
    })
    expect((await agent.follow(same)).heading).toBe('Enter your password')
    expect(await readMessages(app.emulator, { username: 'maya' })).toEqual([])
  })
})

/** What a stranger can compare: status, names of headers and cookies, and the page without what is random or typed. */
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

/** Every page a stranger gets: the name, the way to a code, wrong ones, rules, a new code, the end. */
async function walk(agent: Agent, username: string): Promise<unknown[]> {
  const first = await reachOtpPage(agent, { username })
  const seen = [observe(first, username)]
  let page = await agent.submit(first, { button: 'forgot', follow: true })
  seen.push(observe(page, username))
  const early = await agent.submit(page, { button: 'resend', follow: true })
  seen.push(observe(early, username))
  const tries = [
    ['', better],
    ['?', better],
    ['AAAA0000', ''],
    ['AAAA0000', 'short'],
    ['AAAA0000', better],
    ['AAAA0001', better],
    ['AAAA0002', better],
  ]
  for (const [code = '', chosen] of tries) {
    const answer = await agent.submit(page, {
      button: 'continue',
      fields: { recovery_code: code, new_password: chosen ?? '' },
    })
    page = await agent.follow(answer)
    seen.push(observe(answer, username), observe(page, username))
  }
  return seen
}

/** Locked at PingOne before the password is asked: its attempt answers by itself from there on. */
async function lockBy(agent: Agent, username: string): Promise<Page> {
  const page = await reachOtpPage(agent, { username })
  const fields = { password: 'certainly wrong' }
  return agent.submit(page, { button: 'continue', fields, follow: true })
}

describe('a stranger who tries names', () => {
  it.each(['nobody-at-all', 'noor', 'lars', 'ines'])(
    'cannot tell %s from a good user by the way to a new password',
    async (username) => {
      const slow = await startApp({
        options: {
          acrValues: 'Password_MFA',
          passwordRules,
          throttle: { ...unlimited, otpChecksPerFlow: 3, resendAfterSeconds: 55 },
        },
      })
      await changeEmulator(slow.emulator, allowRecovery)
      const good = await walk(createAgent(slow.baseUrl), 'maya')
      const bad = await walk(createAgent(slow.baseUrl), username)
      await slow.close()
      expect(bad).toEqual(good)
      expect(JSON.stringify(good.at(-1))).toContain('That was the last try')
    },
  )

  it.each(['nobody-at-all', 'lars', 'ines'])(
    'cannot tell %s either after a wrong password',
    async (username) => {
      const seen: unknown[] = []
      for (const name of ['maya', username]) {
        const agent = createAgent(app.baseUrl)
        const page = await lockBy(agent, name)
        const next = await agent.submit(page, { button: 'forgot', follow: true })
        const told = await recover(agent, next, 'AAAA0000')
        seen.push([page, next, told].map((each) => observe(each, name)))
      }
      expect(seen[1]).toEqual(seen[0])
    },
  )

  it.each(['nobody-at-all', 'lars'])('spends the same of every limit for %s', async (username) => {
    const spent: unknown[] = []
    for (const name of ['maya', username]) {
      const stateStore = createEditableStore()
      const own = await startApp({
        stateStore,
        options: { acrValues: 'Password_MFA', passwordRules, throttle: countable() },
      })
      await changeEmulator(own.emulator, allowRecovery)
      const agent = createAgent(own.baseUrl)
      const page = await lockBy(agent, name)
      const next = await agent.submit(page, { button: 'forgot', follow: true })
      await recover(agent, next, 'AAAA0000')
      spent.push(await readSpent(stateStore))
      await own.close()
    }
    expect(spent[1]).toEqual(spent[0])
  })
})

describe('an attack', () => {
  it('with the code of another flow is a wrong code', async () => {
    const [one, other] = [createAgent(app.baseUrl), createAgent(app.baseUrl)]
    await forget(one, 'maya')
    const page = await forget(other, 'elin')
    const [mail] = await readMessages(app.emulator, { username: 'maya' })
    const told = await recover(other, page, mail?.otp ?? '')
    expect(told.text).toContain('That code is not right')
  })

  it('by guessing ends after three codes, and asks PingOne nothing more', async () => {
    const agent = createAgent(app.baseUrl)
    let page = await forget(agent, 'maya')
    const last = page
    for (const code of ['AAAA0001', 'AAAA0002', 'AAAA0003']) page = await recover(agent, page, code)
    expect(page.status).toBe(429)
    const before = await countCalls(app.emulator)
    const [mail] = await readMessages(app.emulator, { username: 'maya' })
    expect((await recover(agent, last, mail?.otp ?? '')).status).toBe(429)
    expect(await countCalls(app.emulator)).toEqual(before)
  })

  it('finds no password and no code in a record, an event or a page', async () => {
    const stateStore = createEditableStore()
    const seen: unknown[] = []
    const own = await startApp({
      stateStore,
      options: { acrValues: 'Password_MFA', onEvent: (event) => void seen.push(event) },
    })
    await changeEmulator(own.emulator, allowRecovery)
    const agent = createAgent(own.baseUrl)
    const told = await recover(agent, await forget(agent, 'maya'), 'C4N4RY77', 'C4n4ry-chosen-77')
    await own.close()
    const all = [told.html, JSON.stringify(seen), JSON.stringify(await stateStore.list(''))]
    expect(all.join('\n')).not.toMatch(/c4n4ry/i)
  })
})

it('a password that PingOne refuses looks like a wrong code to who has proven nothing', async () => {
  const own = await startApp({
    options: { acrValues: 'Password_MFA', throttle: { ...unlimited, otpChecksPerFlow: 3 } },
  })
  await changeEmulator(own.emulator, (environment) => {
    allowRecovery(environment)
    findUser(environment, 'maya').password = { value: 'Winter-Harbour-42' }
  })
  const agent = createAgent(own.baseUrl)
  const page = await forget(agent, 'maya')
  const [mail] = await readMessages(own.emulator, { username: 'maya' })
  const told = await recover(agent, page, mail?.otp ?? '', 'x')
  await own.close()
  expect(told.text).toContain('That code is not right, or it is older than 5 minutes.')
  expect(told.html).not.toContain('class="rules"')
})

it('a recovery alone never meets requiresMfa, whatever method PingOne names', async () => {
  const own = await startApp({
    options: { acrValues: 'Single_Factor', throttle: unlimited },
    routes: (routes) => {
      routes.get('/by-password', requiresMfa({ methods: ['pwd'] }), (_req, res) => {
        res.send('by password')
      })
    },
  })
  await changeEmulator(own.emulator, allowRecovery)
  const recovered = createAgent(own.baseUrl)
  const page = await forget(recovered, 'maya')
  const [mail] = await readMessages(own.emulator, { username: 'maya' })
  const done = await recover(recovered, page, mail?.otp ?? '')
  expect(done.status).toBe(200)
  const guarded = await recovered.get('/by-password', { follow: true })
  const typed = createAgent(own.baseUrl)
  const asked = await reachOtpPage(typed, { username: 'maya' })
  await typed.submit(asked, { button: 'continue', fields: { password: better }, follow: true })
  const open = await typed.get('/by-password', { follow: true })
  await own.close()
  expect(open.html).toBe('by password')
  expect(guarded.html).not.toContain('by password')
})
