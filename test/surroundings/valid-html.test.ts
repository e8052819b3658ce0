// Every page of the bank and of the emulator, as it is served, is HTML that conforms.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { findHtmlFaults } from '../support/valid-html.js'
import { readMessages, readOtp, wrongOtp } from '../support/start-emulator.js'
import { startBank, type Bank } from '../end-to-end/browser/bank.js'
import { problemPage } from '../../example-app/pages/problem.js'

let bank: Bank
let hosted: Bank
let byFormPost: Bank

beforeAll(async () => {
  bank = await startBank()
  hosted = await startBank({ signOn: 'hosted' })
  byFormPost = await startBank({ signOn: 'hosted', responseMode: 'form_post' })
})
afterAll(async () => {
  await bank.close()
  await hosted.close()
  await byFormPost.close()
})

describe('the bank', () => {
  test.each(['/', '/help', '/privacy', '/nowhere', '/login', '/logout', '/callback'])(
    'serves a stranger valid HTML at %s',
    async (path) => {
      expectValid(await createAgent(bank.baseUrl, { follow: true }).get(path))
    },
  )

  test.each([400, 403, 404, 409, 500, 503])('has a valid page for status %d', (status) => {
    expect(findHtmlFaults(problemPage(status))).toEqual([])
  })

  test('serves a customer valid HTML on every page, from sign-on to sign-off', async () => {
    const agent = createAgent(bank.baseUrl, { follow: true })
    await signOn(agent, 'maya')
    const paths = ['/', '/accounts', '/statement', '/profile', '/quick-transfer', '/help']
    for (const path of [...paths, '/card/pin', '/approvals', '/transfers']) {
      expectValid(await agent.get(path))
    }
    await transfer(agent, 'maya')
    const approvals = expectValid(await agent.get('/approvals'))
    expect(approvals.html).toContain('Evidence')
    const asked = expectValid(await agent.get('/logout'))
    expectValid(await agent.submit(asked, { button: 'continue' }))
  })
})

describe('the emulator', () => {
  test('has valid pages for name, password, device, code and what was wrong', async () => {
    const agent = pingOneAgent(hosted)
    const name = expectValid(await agent.get('/accounts'))
    const device = expectValid(
      await agent.submit(name, { button: 'user.lookup', fields: { username: 'sam' } }),
    )
    const code = expectValid(await agent.submit(device))
    const otp = await readOtp(hosted.emulator, { username: 'sam' })
    const wrong = { button: 'otp.check', fields: { otp: wrongOtp(otp) } }
    expectValid(await agent.submit(code, wrong))
    expectValid(await agent.get(`${hosted.emulator.url}${envPath(name)}/signon/signed-off`))
    expectValid(await agent.get(`${hosted.emulator.url}${envPath(name)}/signon/?flowId=nothing`))
    expectValid(await agent.get(`${hosted.emulator.url}${envPath(name)}/signon/?error=x`))
  })

  test.each(['noor', 'lars'])('has a valid page for %s, who cannot sign on', async (username) => {
    const agent = pingOneAgent(hosted)
    const name = await agent.get('/accounts')
    expectValid(await agent.submit(name, { button: 'user.lookup', fields: { username } }))
  })

  test('has a valid page where a password is asked for', async () => {
    const other = await startBank({ signOn: 'hosted', acrValues: 'Password_MFA' })
    const agent = pingOneAgent(other)
    const name = expectValid(await agent.get('/accounts'))
    const fields = { username: 'petra', password: 'wrong' }
    expectValid(await agent.submit(name, { button: 'usernamePassword.check', fields }))
    await other.close()
  })

  test('has a valid page that posts the response back', async () => {
    const agent = pingOneAgent(byFormPost)
    const name = await agent.get('/accounts')
    const fields = { username: 'elin' }
    const code = await agent.submit(name, { button: 'user.lookup', fields })
    const otp = await readOtp(byFormPost.emulator, { username: 'elin' })
    const page = await agent.submit(code, { button: 'otp.check', fields: { otp } })
    expect(expectValid(page).html).toContain('name="state"')
  })

  test('has a valid inbox, empty, paused and with text messages and mails', async () => {
    const { emulator } = bank
    const inbox = createAgent(emulator.url)
    expectValid(await inbox.get(emulator.inboxUrl), mayReload)
    for (const username of ['maya', 'elin', 'sam']) {
      const agent = createAgent(bank.baseUrl, { follow: true })
      await signOn(agent, username)
      await transfer(agent, username)
    }
    expectValid(await inbox.get(emulator.inboxUrl), mayReload)
    expectValid(await inbox.get(`${emulator.inboxUrl}?pause=1`))
    const mail = (await readMessages(emulator, { username: 'elin' })).at(-1)
    expectValid(await inbox.get(`${emulator.inboxUrl}/messages/${mail?.id ?? ''}/html`), ofMail)
  })
})

/** Only without script, and only until somebody presses Pause. */
const mayReload = ['meta-refresh']

/** Mail programs read no stylesheet, and a parser adds the body of a table by itself. */
const ofMail = ['no-inline-style', 'prefer-tbody']

function expectValid(page: Page, allowed: readonly string[] = []): Page {
  expect(page.headers['content-type'], page.url).toMatch(/^text\/html/)
  expect(findHtmlFaults(page.html, allowed), `${page.url}\n${page.html}`).toEqual([])
  return page
}

function pingOneAgent({ baseUrl, emulator }: Bank): Agent {
  return createAgent(baseUrl, { follow: true, origins: [emulator.url] })
}

/** Path of the environment, as the address of a sign-on page has it. */
function envPath({ url }: Page): string {
  return new URL(url).pathname.split('/').slice(0, 2).join('/')
}

async function signOn(agent: Agent, username: string): Promise<void> {
  const start = expectValid(await agent.get('/accounts'))
  const fields = { username }
  const next = expectValid(await agent.submit(start, { button: 'continue', fields }))
  const isCode = next.html.includes('name="otp"')
  const code = isCode ? next : expectValid(await agent.submit(next, { button: '1' }))
  const otp = await readOtp(bank.emulator, { username })
  const landed = await agent.submit(code, { button: 'continue', fields: { otp } })
  expect(landed.heading).toBe('Accounts')
}

/** A form with mistakes, then one that is approved. */
async function transfer(agent: Agent, username: string): Promise<void> {
  const form = await agent.get('/transfers')
  const empty = { recipient: '', account: '', amount: '' }
  expectValid(await agent.submit(form, { fields: empty }))
  const typed = { recipient: 'Charlie Parker', account: 'SE45 5000 0000 0583 9825 7466' }
  const asked = expectValid(await agent.submit(form, { fields: { ...typed, amount: '1,250.00' } }))
  const isCode = asked.html.includes('name="otp"')
  const code = isCode ? asked : expectValid(await agent.submit(asked, { button: '1' }))
  const otp = await readOtp(bank.emulator, { username })
  const approved = await agent.submit(code, { button: 'continue', fields: { otp } })
  expectValid(await agent.submit(expectValid(approved)))
}
