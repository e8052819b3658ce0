// A stranger who asks for accounts: whether an address has one shows by no page, cookie, limit or order of the store.
import { describe, expect, it } from 'vitest'
import type { PingOneMfaOptions } from 'express-pingone-mfa'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { allowRecovery, changeEmulator, findUser } from '../support/change-emulator.js'
import { createEditableStore, type EditableStore } from '../support/editable-store.js'
import { countable, readSpent, unlimited } from '../support/limits.js'
import { observe } from '../support/observe.js'
import { askForAccount, reachRegistration, verifyAddress } from '../support/register.js'
import { countCalls, reachOtpPage } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readMessages } from '../support/start-emulator.js'

const passwordRules = { length: { min: 8 }, minCharacters: { '0123456789': 1 } }
const free = 'robin@example.com'
/** Whose address is the name of an account, and what that account is like. */
const taken = {
  'maya@example.com': 'good',
  'lars@example.com': 'locked at PingOne',
  'ines@example.com': 'disabled',
  'noor@example.com': 'without a device',
} as const

async function start(options: PingOneMfaOptions, stateStore?: EditableStore): Promise<TestApp> {
  const app = await startApp({
    ...(stateStore !== undefined && { stateStore }),
    options: { acrValues: 'Password_MFA', passwordRules, registration: true, ...options },
  })
  await changeEmulator(app.emulator, (environment) => {
    allowRecovery(environment)
    for (const email of Object.keys(taken)) {
      const user = findUser(environment, email.slice(0, email.indexOf('@')))
      Object.assign(user, { username: email, email })
      if (email.startsWith('ines')) user.enabled = false
    }
  })
  return app
}

/** Every page from the form to the end of the tries: rules, the code, a new one too early, wrong ones, and after it. */
async function walk(agent: Agent, email: string): Promise<unknown[]> {
  const form = await reachRegistration(agent)
  const seen = [observe(form, email)]
  for (const password of ['', 'short']) {
    seen.push(observe(await askForAccount(agent, { page: form, email, password }), email))
  }
  const answer = await agent.submit(form, {
    button: 'continue',
    fields: { email, new_password: 'Summer-Meadow-77' },
  })
  let page = await agent.follow(answer)
  seen.push(observe(answer, email), observe(page, email))
  const first = page
  seen.push(observe(await agent.submit(page, { button: 'resend', follow: true }), email))
  for (const code of ['', '?', 'AAAA0000', 'AAAA0001', 'AAAA0002']) {
    const told = await agent.submit(page, {
      button: 'continue',
      fields: { verification_code: code },
    })
    page = await agent.follow(told)
    seen.push(observe(told, email), observe(page, email))
  }
  seen.push(observe(await verifyAddress(agent, { page: first, code: 'AAAA0003' }), email))
  return seen
}

const throttle = { ...unlimited, otpChecksPerFlow: 3, resendAfterSeconds: 55 }

describe('a stranger who asks for accounts', () => {
  it.each(Object.entries(taken))(
    'cannot tell %s (%s) from an address that nobody has',
    async (email) => {
      const app = await start({ throttle })
      const good = await walk(createAgent(app.baseUrl), free)
      const bad = await walk(createAgent(app.baseUrl), email)
      const mails = await readMessages(app.emulator, { username: email })
      await app.close()
      expect(bad).toEqual(good)
      expect(JSON.stringify(good)).toContain('has no account yet, we sent a code')
      expect(JSON.stringify(good.at(-1))).toContain('That was the last try')
      expect(mails).toEqual([])
    },
  )

  it('cannot tell it by a new code either', async () => {
    const app = await start({ throttle: { ...throttle, resendAfterSeconds: 1, resendsPerFlow: 1 } })
    const seen: unknown[] = []
    for (const email of [free, 'maya@example.com']) {
      const agent = createAgent(app.baseUrl)
      const page = await askForAccount(agent, { page: await reachRegistration(agent), email })
      await new Promise((resolve) => setTimeout(resolve, 1_100))
      const sent = await agent.submit(page, { button: 'resend', follow: true })
      const none = await agent.submit(page, { button: 'resend', follow: true })
      seen.push([sent, none].map((each) => observe(each, email)))
    }
    await app.close()
    expect(seen[1]).toEqual(seen[0])
    expect(JSON.stringify(seen)).toContain('We sent a new code.')
  })

  it('cannot tell it by a password that PingOne alone refuses', async () => {
    const app = await start({ throttle, passwordRules: { length: { min: 1 } } })
    const seen: unknown[] = []
    for (const email of [free, 'maya@example.com']) {
      const agent = createAgent(app.baseUrl)
      const page = await reachRegistration(agent)
      const told = await askForAccount(agent, { page, email, password: 'x' })
      seen.push(observe(told, email))
    }
    await app.close()
    expect(seen[1]).toEqual(seen[0])
    expect(JSON.stringify(seen[0])).toContain('Create your account')
  })

  it('spends the same of every limit, and asks the store the same', async () => {
    const spent: unknown[] = []
    const asked: unknown[] = []
    for (const email of [free, 'maya@example.com']) {
      const stateStore = createEditableStore()
      const app = await start({ throttle: countable() }, stateStore)
      const order: string[] = []
      const note = stateStore.calls.set.bind(stateStore.calls)
      stateStore.calls.set = (name, count) => {
        order.push(name)
        return note(name, count)
      }
      const agent = createAgent(app.baseUrl)
      const page = await askForAccount(agent, { page: await reachRegistration(agent), email })
      await verifyAddress(agent, { page, code: 'AAAA0000' })
      spent.push(await readSpent(stateStore))
      asked.push(order)
      await app.close()
    }
    expect(spent[1]).toEqual(spent[0])
    expect(spent[0]).toMatchObject({ 'account-address': 1 })
    expect(asked[1]).toEqual(asked[0])
  })

  it.each(['nobody-at-all', 'lars@example.com', 'maya@example.com'])(
    'makes an account in the same way after a wrong password for %s',
    async (username) => {
      const app = await start({ throttle, acrValues: 'Single_Factor' })
      const agent = createAgent(app.baseUrl)
      const first = await reachOtpPage(agent, { username })
      const fields = { password: 'certainly wrong' }
      const wrong = await agent.submit(first, { button: 'continue', fields, follow: true })
      const form = await agent.submit(wrong, { button: 'register', follow: true })
      const page = await askForAccount(agent, { page: form, email: free })
      const [mail] = await readMessages(app.emulator, { username: free })
      const done = await verifyAddress(agent, { page, code: mail?.otp ?? '' })
      const calls = await countCalls(app.emulator)
      await app.close()
      expect(done.status).toBe(200)
      expect(calls['authorize']).toBe(2)
    },
  )
})

describe('accounts of one address', () => {
  it('are five an hour, made or not; the next one has to wait, in its own words', async () => {
    const stateStore = createEditableStore()
    const app = await start({ throttle: countable({ 'account-address': 5 }) }, stateStore)
    const emails = [free, 'maya@example.com', 'a@example.com', 'b@example.com', 'c@example.com']
    for (const email of emails) {
      const agent = createAgent(app.baseUrl)
      const page = await askForAccount(agent, { page: await reachRegistration(agent), email })
      expect(page.heading).toBe('Check your email')
    }
    const agent = createAgent(app.baseUrl)
    const form = await reachRegistration(agent)
    const refused = await askForAccount(agent, { page: form, email: 'd@example.com' })
    const made = await countCalls(app.emulator)
    await app.close()
    expect(refused.status).toBe(429)
    expect(refused.heading).toBe('Many new accounts from your network')
    expect(refused.headers['retry-after']).toBeDefined()
    expect(made['user.register']).toBe(5)
  })

  it('stay counted when they are finished, and not where the form was wrong', async () => {
    const stateStore = createEditableStore()
    const app = await start(
      { acrValues: 'Single_Factor', throttle: countable(), passwordRules: { length: { min: 1 } } },
      stateStore,
    )
    const agent = createAgent(app.baseUrl)
    const form = await reachRegistration(agent)
    await askForAccount(agent, { page: form, email: free, password: 'x' })
    const before = await readSpent(stateStore)
    const page = await askForAccount(agent, { page: form, email: free })
    const [mail] = await readMessages(app.emulator, { username: free })
    const done = await verifyAddress(agent, { page, code: mail?.otp ?? '' })
    const after = await readSpent(stateStore)
    await app.close()
    expect(before['account-address']).toBeUndefined()
    expect(done.status).toBe(200)
    expect(after).toEqual({ 'account-address': 1, 'message-day': 1 })
  })
})

describe('an attack on the form', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['a header', 'robin@example.com\r\nBcc: everybody@example.com'],
    ['a header, encoded', 'robin@example.com%0d%0aBcc:x@example.com'],
    ['a second address', 'robin@example.com,maya@example.com'],
    ['a display name', 'Maya <robin@example.com>'],
    ['a hidden character', 'robin\u200B@example.com'],
    ['a turned direction', 'robin@\u202Eexample.com'],
    ['a quoted part', '"robin bcc:x"@example.com'],
    ['a null', 'robin@example.com\u0000'],
  ]
  it.each(hostile)('with %s in the address sends nothing', async (_what, email) => {
    const app = await start({ throttle })
    const agent = createAgent(app.baseUrl)
    const page = await askForAccount(agent, { page: await reachRegistration(agent), email })
    const calls = await countCalls(app.emulator)
    await app.close()
    expect([page.heading, page.text]).toEqual([
      'Create your account',
      expect.stringContaining('Enter an email address such as name@example.com'),
    ])
    expect(calls['user.register']).toBeUndefined()
  })

  it('by names that look alike sends what was typed, and never tells of an address', async () => {
    const app = await start({ throttle, registration: { askUsername: true } })
    await changeEmulator(app.emulator, (environment) => {
      findUser(environment, 'elin').username = 'admin'
    })
    const told: string[] = []
    for (const username of ['\u0430dmin', 'admin\u200B\u202E', 'admin']) {
      const agent = createAgent(app.baseUrl)
      const form = await reachRegistration(agent)
      const page = await askForAccount(agent, { page: form, email: free, username })
      told.push(page.text.includes('taken') ? 'taken' : page.heading)
    }
    const names = (await readMessages(app.emulator, { username: '\u0430dmin' })).length
    await app.close()
    expect(told).toEqual(['Check your email', 'Create your account', 'taken'])
    expect(names).toBe(1)
  })

  it('without the csrf value, from another browser or of more than 16 KiB asks PingOne nothing', async () => {
    const app = await start({ throttle })
    const agent = createAgent(app.baseUrl)
    const form = await reachRegistration(agent)
    const path = new URL(form.url).pathname + new URL(form.url).search
    const csrf = /name="csrf" value="([^"]*)"/.exec(form.html)?.[1] ?? ''
    const fields = { action: 'continue', email: free, new_password: 'Summer-Meadow-77' }
    const without = await agent.post(path, fields)
    const foreign = await createAgent(app.baseUrl).post(path, { ...fields, csrf })
    const large = await agent.post(path, { ...fields, csrf, email: 'a'.repeat(17_000) })
    const long = await agent.post(path, { ...fields, csrf, new_password: 'a1'.repeat(600) })
    const calls = await countCalls(app.emulator)
    await app.close()
    expect([without, foreign, large].map(({ status }) => status)).toEqual([403, 403, 413])
    expect(long.status).toBe(303)
    expect(calls['user.register']).toBeUndefined()
  })

  it('finds no password in a record, an event or a page', async () => {
    const stateStore = createEditableStore()
    const events: unknown[] = []
    const app = await start({ throttle, onEvent: (event) => void events.push(event) }, stateStore)
    const agent = createAgent(app.baseUrl)
    const pages: Page[] = [await reachRegistration(agent)]
    const email = 'maya@example.com'
    for (const password of ['C4n4ry', 'C4n4ry-chosen-77']) {
      const page = pages[0]
      if (page !== undefined) pages.push(await askForAccount(agent, { page, email, password }))
    }
    const records = JSON.stringify(await stateStore.list(''))
    await app.close()
    const all = [...pages.map(({ html }) => html), JSON.stringify(events), records].join('\n')
    expect(all).not.toMatch(/c4n4ry/i)
    expect(JSON.stringify(events)).not.toContain(email)
  })
})
