// An account that somebody makes: asked for beside the password, verified by the code of an email, and signed on with.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { requiresMfa } from 'express-pingone-mfa'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { allowRecovery, changeEmulator } from '../support/change-emulator.js'
import { unlimited } from '../support/limits.js'
import {
  askForAccount,
  goodPassword,
  reachRegistration,
  verifyAddress,
} from '../support/register.js'
import { countCalls, reachOtpPage } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readMessages } from '../support/start-emulator.js'

const passwordRules = { length: { min: 8 }, minCharacters: { '0123456789': 1 } }
const throttle = { ...unlimited, otpChecksPerFlow: 3, resendAfterSeconds: 1 }

let app: TestApp
beforeAll(async () => {
  app = await startApp({
    options: { acrValues: 'Single_Factor', throttle, passwordRules, registration: true },
  })
})
beforeEach(async () => {
  await controlEmulator(app.emulator, 'reset')
  await changeEmulator(app.emulator, allowRecovery)
})
afterAll(() => app.close())

async function readCode(username: string, of = app): Promise<string> {
  const mails = await readMessages(of.emulator, { username })
  return mails.at(-1)?.otp ?? ''
}

/** How often an action was sent while this was done. */
async function countSent(action: string, done: () => Promise<unknown>): Promise<number> {
  const before = (await countCalls(app.emulator))[action] ?? 0
  await done()
  return ((await countCalls(app.emulator))[action] ?? 0) - before
}

async function reachVerification(agent: Agent, email: string): Promise<Page> {
  const page = await reachRegistration(agent)
  return askForAccount(agent, { page, email })
}

describe('an account', () => {
  it('is made, its address verified, and the person is signed on', async () => {
    const agent = createAgent(app.baseUrl)
    const first = await reachOtpPage(agent, { username: 'robin' })
    expect(first.text).toContain('Create an account')
    const page = await agent.submit(first, { button: 'register', follow: true })
    expect(page.heading).toBe('Create your account')
    expect(page.text).toContain('We send a code there to check it')
    expect(page.text).toContain('At least 8 characters')
    expect(page.text).toContain('Do you have an account already?')
    const next = await askForAccount(agent, { page, email: ' robin@example.com ' })
    expect(next.heading).toBe('Check your email')
    expect(next.text).toContain(
      'If robin@example.com has no account yet, we sent a code there. It may be in your spam folder.',
    )
    expect(next.text).toContain('Already have an account? Then no code comes.')
    expect(next.text).toContain('Sign on instead')
    const done = await verifyAddress(agent, {
      page: next,
      code: await readCode('robin@example.com'),
    })
    expect(done.status).toBe(200)
    expect(done.heading).not.toBe('Check your email')
    const later = createAgent(app.baseUrl)
    const asked = await reachOtpPage(later, { username: 'robin@example.com' })
    const fields = { password: goodPassword }
    expect((await later.submit(asked, { button: 'continue', fields, follow: true })).status).toBe(
      200,
    )
  })

  it('goes on to the second factor where the policy has one, which a new account lacks', async () => {
    const own = await startApp({
      options: { acrValues: 'Password_MFA', throttle, registration: true },
    })
    await changeEmulator(own.emulator, allowRecovery)
    const agent = createAgent(own.baseUrl)
    const page = await reachRegistration(agent)
    const next = await askForAccount(agent, { page, email: 'robin@example.com' })
    const code = await readCode('robin@example.com', own)
    const told = await verifyAddress(agent, { page: next, code })
    await own.close()
    expect(told.text).toContain('We have no way to confirm it’s you on this account.')
  })

  it('is shown once more by a refresh, at each of its pages', async () => {
    const agent = createAgent(app.baseUrl)
    const page = await reachRegistration(agent)
    const again = await agent.get(new URL(page.url).pathname + new URL(page.url).search)
    expect(again.heading).toBe('Create your account')
    const next = await askForAccount(agent, { page: again, email: 'robin@example.com' })
    const same = await agent.get(new URL(next.url).pathname + new URL(next.url).search)
    expect(same.heading).toBe('Check your email')
    expect(await readMessages(app.emulator, { username: 'robin@example.com' })).toHaveLength(1)
  })

  it('is made once by two presses of one button', async () => {
    const agent = createAgent(app.baseUrl)
    const page = await reachRegistration(agent)
    const email = 'robin@example.com'
    const pages: Page[] = []
    const asked = await countSent('user.register', async () => {
      const both = [1, 2].map(() => askForAccount(agent, { page, email }))
      pages.push(...(await Promise.all(both)))
    })
    expect(pages.map(({ heading }) => heading)).toEqual(['Check your email', 'Check your email'])
    expect(asked).toBe(1)
    const code = await readCode(email)
    const statuses: number[] = []
    const verified = await countSent('user.verify', async () => {
      const done = pages.map((each) => verifyAddress(agent, { page: each, code }))
      statuses.push(...(await Promise.all(done)).map(({ status }) => status))
    })
    expect(statuses).toEqual([200, 200])
    expect(verified).toBe(1)
  })

  it('is not made by who goes back to the sign-on', async () => {
    const agent = createAgent(app.baseUrl)
    const page = await reachRegistration(agent)
    expect((await agent.submit(page, { button: 'restart', follow: true })).heading).toBe('Sign on')
    const other = createAgent(app.baseUrl)
    const next = await reachVerification(other, 'robin@example.com')
    expect((await other.submit(next, { button: 'restart', follow: true })).heading).toBe('Sign on')
  })
})

describe('what was typed', () => {
  it.each([
    ['', 'Enter your email address'],
    ['no-address', 'Enter an email address such as name@example.com'],
    ['a@b', 'Enter an email address such as name@example.com'],
    [`${'a'.repeat(65)}@example.com`, 'Enter an email address such as name@example.com'],
    [`a@${'b'.repeat(260)}.example`, 'Enter an email address such as name@example.com'],
  ])('as the address %j is asked for again', async (email, told) => {
    const agent = createAgent(app.baseUrl)
    const page = await reachRegistration(agent)
    const sent = await countSent('user.register', async () => {
      const again = await askForAccount(agent, { page, email })
      expect(again.text).toContain(told)
    })
    expect(sent).toBe(0)
  })

  it('is shown again where a rule of ours is broken, but for the password', async () => {
    const agent = createAgent(app.baseUrl)
    const page = await reachRegistration(agent)
    const again = await askForAccount(agent, {
      page,
      email: 'robin@example.com',
      password: 'c4n4ry',
    })
    expect(again.text).toContain('Choose a password of at least 8 characters.')
    expect(again.html).toContain('value="robin@example.com"')
    expect(again.html).not.toContain('c4n4ry')
    const next = await askForAccount(agent, { page: again, email: 'robin@example.com' })
    expect(next.heading).toBe('Check your email')
  })

  it('is told by what PingOne refuses, where the app has no rules', async () => {
    const own = await startApp({
      options: { acrValues: 'Single_Factor', throttle, registration: true },
    })
    await changeEmulator(own.emulator, allowRecovery)
    const agent = createAgent(own.baseUrl)
    const page = await reachRegistration(agent)
    const weak = { email: 'robin@example.com', password: 'x' }
    const again = await askForAccount(agent, { page, ...weak })
    const taken = createAgent(own.baseUrl)
    const at = await reachRegistration(taken)
    const same = await askForAccount(taken, { page: at, ...weak, email: 'maya' + '@example.com' })
    await own.close()
    expect(again.heading).toBe('Create your account')
    expect(again.status).toBe(200)
    expect(again.html).toContain('id="new_password-error"')
    expect(same.heading).toBe('Create your account')
  })
})

describe('the code of the email', () => {
  it('is asked for once more where it is empty, cannot be one, or is wrong, and ends after three', async () => {
    const agent = createAgent(app.baseUrl)
    let page = await reachVerification(agent, 'robin@example.com')
    expect((await verifyAddress(agent, { page, code: '' })).text).toContain('Enter the code')
    page = await verifyAddress(agent, { page, code: 'AAAA0000' })
    expect(page.text).toContain('That code is not right. Check that it is from the newest email.')
    page = await verifyAddress(agent, { page, code: 'AAAA0001' })
    const last = page
    page = await verifyAddress(agent, { page, code: 'AAAA0002' })
    expect(page.status).toBe(429)
    expect(page.heading).toBe('That was the last try')
    const right = await verifyAddress(agent, {
      page: last,
      code: await readCode('robin@example.com'),
    })
    expect(right.status).toBe(429)
  })

  it('is sent once more, and the older one is no use', async () => {
    const agent = createAgent(app.baseUrl)
    const page = await reachVerification(agent, 'robin@example.com')
    const old = await readCode('robin@example.com')
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const sent = await agent.submit(page, { button: 'resend', follow: true })
    expect(sent.text).toContain('We sent a new code. Only the newest one works.')
    expect(sent.text).toContain('If robin@example.com has no account yet')
    expect((await verifyAddress(agent, { page: sent, code: old })).text).toContain('not right')
    const code = await readCode('robin@example.com')
    expect((await verifyAddress(agent, { page: sent, code })).status).toBe(200)
  })
})

describe('the way to an account', () => {
  it('is not there where the option is off', async () => {
    const own = await startApp({ options: { acrValues: 'Single_Factor', throttle } })
    await changeEmulator(own.emulator, allowRecovery)
    await expectNoWay(createAgent(own.baseUrl))
    await own.close()
  })

  it('is not there where PingOne does not link it', async () => {
    await controlEmulator(app.emulator, 'reset')
    await expectNoWay(createAgent(app.baseUrl))
  })

  it('ends honestly where PingOne links it no more', async () => {
    const agent = createAgent(app.baseUrl)
    const page = await reachOtpPage(agent, { username: 'maya' })
    await controlEmulator(app.emulator, 'reset')
    const ended = await agent.submit(page, { button: 'register', follow: true })
    expect(ended.heading).toBe('We can’t show the next step')
  })
})

async function expectNoWay(agent: Agent): Promise<void> {
  const page = await reachOtpPage(agent, { username: 'maya' })
  expect(page.html).not.toContain('value="register"')
  const same = await agent.post(new URL(page.url).pathname + new URL(page.url).search, {
    csrf: /name="csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? '',
    action: 'register',
  })
  expect((await agent.follow(same)).heading).toBe('Enter your password')
}

describe('a name that people choose', () => {
  it('is the one they sign on with, and is told when it is taken', async () => {
    const own = await startApp({
      options: {
        acrValues: 'Single_Factor',
        throttle,
        passwordRules,
        registration: { askUsername: true },
      },
    })
    await changeEmulator(own.emulator, allowRecovery)
    const agent = createAgent(own.baseUrl)
    const email = 'robin@example.com'
    const page = await reachRegistration(agent)
    const empty = await askForAccount(agent, { page, email, username: ' ' })
    const taken = await askForAccount(agent, { page: empty, email, username: 'maya' })
    const next = await askForAccount(agent, { page: taken, email, username: ' robin ' })
    const code = await readCode('robin', own)
    const done = await verifyAddress(agent, { page: next, code })
    await own.close()
    expect(empty.text).toContain('Choose a username')
    expect(taken.heading).toBe('Create your account')
    expect(taken.text).toContain('That username is taken. Choose another one.')
    expect(taken.html).toContain(`value="${email}"`)
    expect(next.text).toContain(`If ${email} has no account yet`)
    expect(done.status).toBe(200)
  })
})

it('a JSON client gets the same models', async () => {
  const agent = createAgent(app.baseUrl)
  const page = await reachRegistration(agent)
  const path = new URL(page.url).pathname + new URL(page.url).search
  expect((await agent.api(path)).json).toMatchObject({
    step: 'register',
    fields: [{ name: 'email' }, { name: 'new_password' }],
    buttons: [{ value: 'continue' }, { value: 'restart' }],
  })
  await askForAccount(agent, { page, email: 'robin@example.com' })
  expect((await agent.api(path)).json).toMatchObject({
    step: 'verify-email',
    email: 'robin@example.com',
    fields: [{ name: 'verification_code' }],
  })
})

it('an account alone never meets requiresMfa, whatever method PingOne names', async () => {
  const own = await startApp({
    options: { acrValues: 'Single_Factor', throttle, registration: true },
    routes: (routes) => {
      routes.get('/by-password', requiresMfa({ methods: ['pwd'] }), (_req, res) => {
        res.send('by password')
      })
    },
  })
  await changeEmulator(own.emulator, allowRecovery)
  const agent = createAgent(own.baseUrl)
  const page = await reachRegistration(agent)
  const next = await askForAccount(agent, { page, email: 'robin@example.com' })
  const code = await readCode('robin@example.com', own)
  const done = await verifyAddress(agent, { page: next, code })
  const guarded = await agent.get('/by-password', { follow: true })
  await own.close()
  expect(done.status).toBe(200)
  expect(guarded.html).not.toContain('by password')
})
