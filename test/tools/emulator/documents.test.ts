// Every HTML document of the emulator: the same headers, valid HTML, and errors that their fields point to.
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import { createAgent, type Agent, type Page } from '../../support/browser.js'
import { readOtp, startEmulator } from './drive.js'

let emulator: Emulator
let agent: Agent

beforeAll(async () => {
  emulator = await startEmulator()
})
beforeEach(() => {
  emulator.reset()
  agent = createAgent(emulator.url)
})
afterAll(() => emulator.close())

const documents: Readonly<Record<string, () => Promise<Page>>> = {
  'the page that asks for a name': () => open('MFA_Only'),
  'the page that asks for name and password': () => open('Password_MFA'),
  'a refused password': async () =>
    submit(await open('Password_MFA'), 'usernamePassword.check', {
      username: 'sam',
      password: 'wrong',
    }),
  'the choice of a device': async () =>
    submit(await open('MFA_Only'), 'user.lookup', { username: 'sam' }),
  'the page that asks for a code': () => openOtp(),
  'a refused code': async () => submit(await openOtp(), 'otp.check', { otp: '000000' }),
  'a failed sign-on': async () =>
    submit(await open('MFA_Only'), 'user.lookup', { username: 'lars' }),
  'a request that has expired': () => get('/signon/?flowId=none'),
  'an error of authorize': () => get('/signon/?error=%7B%7D'),
  'the page after a sign-off': () => get('/signon/signed-off'),
  'the page that posts to the application': () => openFormPost(),
  'the inbox': () => agent.get('/_emulator'),
}

describe.each(Object.entries(documents))('%s', (name, draw) => {
  it('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
      // Every five seconds, for browsers without script, with a link that stops it.
      rules: { 'meta-refresh': 'off' },
    })
    const { html } = await draw()
    const { results } = await validator.validateString(html)
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([])
  })

  it('is kept by nobody, in no frame, without scripts of others, and does not tell its address', async () => {
    const { headers } = await draw()
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('DENY')
    const isPosting = name === 'the page that posts to the application'
    expect(headers['referrer-policy']).toBe(isPosting ? 'strict-origin' : 'same-origin')
    const policy = String(headers['content-security-policy']).split('; ')
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        'img-src data:',
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]),
    )
    expect(policy.join()).not.toMatch(/unsafe|\*|https?:/)
  })

  it('has the icon that its policy allows', async () => {
    expect((await draw()).html).toContain('<link rel="icon" href="data:," />')
  })
})

describe('what was refused', () => {
  it.each([
    { name: 'a refused password', fields: ['username', 'password'] },
    { name: 'a refused code', fields: ['otp'] },
  ])('$name: every field of the form points to the reason', async ({ name, fields }) => {
    const page = await documents[name]?.()
    const html = page?.html ?? ''
    expect(html).toMatch(/<p role="alert" id="error">[^<]+<\/p>/)
    for (const field of fields) {
      const input = new RegExp(`<input[^>]* name="${field}"[^>]*>`).exec(html)?.[0]
      expect(input).toMatch(/aria-invalid="true" aria-describedby="error"/)
    }
  })

  it('is said of no field before anything was sent', async () => {
    for (const page of [await open('Password_MFA'), await openOtp()]) {
      expect(page.html).not.toMatch(/aria-invalid|aria-describedby/)
    }
  })
})

function get(path: string): Promise<Page> {
  return agent.get(`/${emulator.environmentId}${path}`, { follow: true })
}

function open(policy: string, mode: Record<string, string> = {}): Promise<Page> {
  const query = new URLSearchParams({
    client_id: emulator.env()['PINGONE_CLIENT_ID'] ?? '',
    response_type: 'code',
    redirect_uri: 'http://localhost:3000/callback',
    scope: 'openid',
    acr_values: policy,
    ...mode,
  })
  return get(`/as/authorize?${query.toString()}`)
}

async function openOtp(mode: Record<string, string> = {}): Promise<Page> {
  return submit(await open('MFA_Only', mode), 'user.lookup', { username: 'maya' })
}

async function openFormPost(): Promise<Page> {
  const page = await openOtp({ response_mode: 'form_post' })
  return submit(page, 'otp.check', { otp: await readOtp(emulator, 'maya') })
}

function submit(page: Page, button: string, fields: Record<string, string>): Promise<Page> {
  return agent.submit(page, { button, fields, follow: true })
}
