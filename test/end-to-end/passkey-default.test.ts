// PingOne asks for a passkey first, and a text message is offered beside it: nobody ends there who could type a code.
import { jsonViews, requiresMfa, type PingOneMfaOptions } from 'express-pingone-mfa'
import { afterEach, describe, expect, it } from 'vitest'
import { payment, startBank, type Bank } from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { reachOtpPage, signOn } from '../support/sign-on.js'
import { readMessages, readOtp } from '../support/start-emulator.js'

let bank: Bank
let agent: Agent
afterEach(() => bank.close())

const passkey = { id: 'b2c3d4e5-0000-4000-8000-000000000001', type: 'FIDO2', status: 'ACTIVE' }
/** How many code steps are still to come back as a passkey's. */
let rewrites = 0

/** PingOne's answer as it is where a passkey is the default device: the flow waits for it, and links the choice. */
const fetchRewritten: NonNullable<PingOneMfaOptions['fetch']> = async (input, init) => {
  const response = await fetch(input, init)
  const text = await response.text()
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  const body = text === '' ? null : rewrite(text)
  return new Response(body, { status: response.status, headers })
}

function rewrite(text: string): string {
  if (rewrites === 0 || !text.includes('"OTP_REQUIRED"')) return text
  rewrites -= 1
  const { _embedded, ...flow } = JSON.parse(text) as { _embedded: { devices: object[] } }
  return JSON.stringify({
    ...flow,
    status: 'ASSERTION_REQUIRED',
    selectedDevice: { id: passkey.id },
    _embedded: { ..._embedded, devices: [passkey, ..._embedded.devices] },
  })
}

async function start(options: PingOneMfaOptions = {}): Promise<void> {
  rewrites = 0
  bank = await startBank({
    options: { fetch: fetchRewritten, ...options },
    routes: (app) => {
      app.get('/statement', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => {
        res.send('the statement')
      })
    },
  })
  agent = createAgent(bank.baseUrl)
}

async function newest(): Promise<string | undefined> {
  return (await readMessages(bank.emulator, { username: 'maya' })).at(-1)?.id
}

/** Picks the text message and types its code. */
async function confirmBySms(selection: Page): Promise<Page> {
  expect(selection.status).toBe(200)
  expect(selection.html).not.toContain('FIDO2')
  const after = await newest()
  const codePage = await agent.submit(selection, { button: '2', follow: true })
  expect(codePage.status).toBe(200)
  const since = after === undefined ? {} : { after }
  const otp = await readOtp(bank.emulator, { username: 'maya', ...since })
  return agent.submit(codePage, { button: 'continue', fields: { otp }, follow: true })
}

describe('a passkey as the default device beside a text message', () => {
  it('leads to the list at sign-on, and by it to a code', async () => {
    await start()
    rewrites = 1
    const landed = await confirmBySms(await reachOtpPage(agent, { username: 'maya' }))
    expect(landed.url).toBe(`${bank.baseUrl}/account`)
  })

  it('leads to the list at a step-up and an approval, and by it to a code', async () => {
    await start()
    await signOn(agent, { emulator: bank.emulator, username: 'maya' })
    rewrites = 1
    const done = await confirmBySms(await agent.get('/statement', { follow: true }))
    expect(done.html).toBe('the statement')
    rewrites = 1
    const resume = await confirmBySms(await agent.post('/pay', payment, { follow: true }))
    expect((await agent.submit(resume)).status).toBe(200)
    expect(bank.executed).toHaveLength(1)
  })

  it('is the same in pages of JSON: the list has the text message alone', async () => {
    await start({ views: jsonViews() })
    rewrites = 1
    const step = async (path: string): Promise<Form> => (await agent.api(path)).json as Form
    const post = async ({ action, csrf }: Form, fields: object): Promise<Form> => {
      const page = await agent.api(action, { method: 'POST', body: { csrf, ...fields } })
      return step(page.location ?? '')
    }
    const list = await post(await step('/login?returnTo=/account'), { username: 'maya' })
    expect(list).toMatchObject({ step: 'select-device', devices: [{ type: 'SMS' }] })
    const device = list.devices?.[0]?.handle
    expect(await post(list, { device })).toMatchObject({ step: 'otp' })
  })
})

interface Form {
  readonly action: string
  readonly csrf: string
  readonly step: string
  readonly devices?: readonly { readonly handle: string }[]
}
