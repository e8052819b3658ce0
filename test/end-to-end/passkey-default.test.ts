// PingOne asks for a passkey first, and a text message is offered beside it: nobody ends there who could type a code.
import { jsonViews, requiresMfa, type PingOneMfaOptions } from 'express-pingone-mfa'
import { afterEach, describe, expect, it } from 'vitest'
import { payment, startBank, type Bank } from '../support/bank.js'
import { givePasskey } from '../support/give-passkey.js'
import type { Passkey } from '../support/passkey.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { reachOtpPage } from '../support/sign-on.js'
import { readMessages, readOtp } from '../support/start-emulator.js'

let bank: Bank
let agent: Agent
let passkey: Passkey
afterEach(() => bank.close())

async function start(options: PingOneMfaOptions = {}): Promise<void> {
  bank = await startBank({
    options,
    routes: (app) => {
      app.get('/statement', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => {
        res.send('the statement')
      })
    },
  })
  agent = createAgent(bank.baseUrl)
  passkey = await givePasskey(bank.emulator, { origin: bank.baseUrl, others: ['SMS'] })
}

async function newest(): Promise<string | undefined> {
  return (await readMessages(bank.emulator, { username: 'maya' })).at(-1)?.id
}

/** Asks for another device, picks the text message and types its code. */
async function confirmBySms(asked: Page): Promise<Page> {
  expect(asked.html).toContain('data-public-key')
  const selection = await agent.submit(asked, { button: 'choose', follow: true })
  expect(selection.status).toBe(200)
  const after = await newest()
  const codePage = await agent.submit(selection, { button: '2', follow: true })
  expect(codePage.status).toBe(200)
  const since = after === undefined ? {} : { after }
  const otp = await readOtp(bank.emulator, { username: 'maya', ...since })
  return agent.submit(codePage, { button: 'continue', fields: { otp }, follow: true })
}

describe('a passkey as the default device beside a text message', () => {
  it('leads by the list to a code at sign-on', async () => {
    await start()
    const landed = await confirmBySms(await reachOtpPage(agent, { username: 'maya' }))
    expect(landed.url).toBe(`${bank.baseUrl}/account`)
  })

  it('leads by the list to a code at a step-up and an approval', async () => {
    await start()
    await confirmBySms(await reachOtpPage(agent, { username: 'maya' }))
    const done = await confirmBySms(await agent.get('/statement', { follow: true }))
    expect(done.html).toBe('the statement')
    const resume = await confirmBySms(await agent.post('/pay', payment, { follow: true }))
    expect((await agent.submit(resume)).status).toBe(200)
    expect(bank.executed).toHaveLength(1)
  })

  it('is the same in pages of JSON', async () => {
    await start({ views: jsonViews() })
    const step = async (path: string): Promise<Form> => (await agent.api(path)).json as Form
    const post = async ({ action, csrf }: Form, fields: object): Promise<Form> => {
      const page = await agent.api(action, { method: 'POST', body: { csrf, ...fields } })
      return step(page.location ?? '')
    }
    const asked = await post(await step('/login?returnTo=/account'), { username: 'maya' })
    const id = [...Buffer.from(passkey.id, 'base64url')]
    expect(asked).toMatchObject({
      step: 'passkey',
      publicKey: { rpId: 'localhost', allowCredentials: [{ type: 'public-key', id }] },
    })
    const list = await post(asked, { action: 'choose' })
    expect(list).toMatchObject({
      step: 'select-device',
      devices: [{ type: 'FIDO2' }, { type: 'SMS' }],
    })
    const device = list.devices?.[1]?.handle
    expect(await post(list, { device })).toMatchObject({ step: 'otp' })
  })
})

interface Form {
  readonly action: string
  readonly csrf: string
  readonly step: string
  readonly devices?: readonly { readonly handle: string }[]
}
