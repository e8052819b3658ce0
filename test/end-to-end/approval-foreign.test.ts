// An approval belongs to one sign-on in one browser; nobody else can use it, see it, or have a request held.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  approveAsApi,
  approveAsPage,
  payment,
  readApproval,
  startBank,
  sendJson,
  type Bank,
} from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { countCalls, signOn } from '../support/sign-on.js'
import { asForm, send } from '../support/send.js'

let bank: Bank
let agent: Agent
const maya = { username: 'maya' }

beforeAll(async () => {
  bank = await startBank()
  agent = createAgent(bank.baseUrl)
  await signOn(agent, { emulator: bank.emulator, ...maya })
})
beforeEach(() => {
  bank.executed.length = 0
  bank.events.length = 0
})
afterAll(() => bank.close())

const phone = (): { emulator: Bank['emulator']; username: string } => ({
  emulator: bank.emulator,
  ...maya,
})

const json = (id: string, body: unknown, path?: string, method?: string): Promise<Page> =>
  sendJson(agent, id, body, path, method)

describe('an approval of somebody else', () => {
  const foreign = { status: 403, code: 'ERR_PINGONE_APPROVAL_FOREIGN' }

  it('is not used by another browser, of the same user or of another', async () => {
    const { id, url } = await approveAsApi(agent, phone())
    for (const username of ['maya', 'elin']) {
      const other = createAgent(bank.baseUrl)
      await signOn(other, { emulator: bank.emulator, username })
      const used = await other.api('/pay', {
        method: 'POST',
        body: payment,
        headers: { approval: id },
      })
      expect(used.json).toMatchObject(foreign)
      const look = await other.get(url)
      expect(look.status).toBe(404)
      expect(look.html).not.toContain('Charlie Parker')
      expect((await readApproval(other, id)) === undefined).toBe(username === 'elin')
    }
    expect(bank.executed).toEqual([])
    expect((await json(id, payment)).status).toBe(200)
  })

  it('is not used by a browser that is signed on no more', async () => {
    const { id } = await approveAsApi(agent, phone())
    const nobody = createAgent(bank.baseUrl)
    const used = await nobody.api('/pay', {
      method: 'POST',
      body: payment,
      headers: { approval: id },
    })
    expect(used.json).toMatchObject({ status: 401, code: 'ERR_PINGONE_AUTH_REQUIRED' })
    expect(bank.executed).toEqual([])
  })

  it.each(['maya', 'elin'])(
    'is not used in the same browser after signing off and on again as %s',
    async (username) => {
      const browser = createAgent(bank.baseUrl)
      await signOn(browser, { emulator: bank.emulator, ...maya })
      const { id, page, resume } = await approveAsPage(browser, phone())
      await browser.submit(await browser.get('/logout'), { button: 'continue', follow: true })
      const signedOff = await browser.get(resume.url)
      expect(signedOff.status).toBe(404)
      expect(signedOff.html).not.toContain('Charlie Parker')
      await signOn(browser, { emulator: bank.emulator, username })
      for (const spent of [await browser.get(resume.url), await browser.get(page.url)]) {
        expect(spent.status).toBe(404)
        expect(spent.html).not.toContain('Charlie Parker')
        expect(spent.forms.flatMap(({ fields }) => fields)).toEqual([])
      }
      const used = await browser.submit(resume)
      expect(used.status).toBe(403)
      expect(bank.events.filter(({ event }) => event === 'approval.refused')).toEqual([
        expect.objectContaining({ code: foreign.code, approvalId: id }),
      ])
      expect(bank.executed).toEqual([])
    },
  )

  it('page takes no code after signing off and on again', async () => {
    const browser = createAgent(bank.baseUrl)
    await signOn(browser, { emulator: bank.emulator, ...maya })
    const page = await browser.post('/pay', payment, { follow: true })
    await browser.submit(await browser.get('/logout'), { button: 'continue', follow: true })
    await signOn(browser, { emulator: bank.emulator, ...maya })
    const calls = await countCalls(bank.emulator)
    const typed = await browser.submit(page, {
      button: 'continue',
      fields: { otp: '123456' },
      follow: true,
    })
    expect(typed.status).toBe(404)
    expect(typed.html).toContain('This page belongs to another approval')
    const cancelled = await browser.submit(page, { button: 'cancel', follow: true })
    expect(cancelled.status).toBe(404)
    expect(await countCalls(bank.emulator)).toEqual(calls)
    expect(bank.executed).toEqual([])
  })
})

describe('a request that is to be approved', () => {
  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another origin of the same site', { 'sec-fetch-site': 'same-site' }],
    ['from another origin', { 'sec-fetch-site': undefined, origin: 'https://evil.example' }],
    ['from a sandbox', { 'sec-fetch-site': undefined, origin: 'null' }],
    ['with headers that disagree', { origin: 'https://evil.example' }],
    ['that does not say from where', { 'sec-fetch-site': undefined, origin: undefined }],
  ])('%s is not held', async (_title, headers) => {
    const calls = await countCalls(bank.emulator)
    const keys = await bank.store.keys()
    const page = await send(agent, '/pay', {
      headers: { ...asForm(agent), ...headers },
      body: new URLSearchParams(payment).toString(),
    })
    expect(page.status).toBe(403)
    expect(page.html).not.toContain('Charlie Parker')
    expect(await countCalls(bank.emulator)).toEqual(calls)
    expect(await bank.store.keys()).toEqual(keys)
    expect(bank.executed).toEqual([])
  })

  it('and comes from another site as an API request is 403 with its code', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example', 'sec-fetch-site': undefined },
    ]) {
      const page = await agent.api('/pay', { method: 'POST', body: payment, headers })
      expect(page.json).toMatchObject({ status: 403, code: 'ERR_PINGONE_CROSS_SITE' })
    }
    expect(bank.executed).toEqual([])
  })

  it('of nobody who is signed on is not held', async () => {
    const nobody = createAgent(bank.baseUrl)
    const keys = await bank.store.keys()
    const page = await nobody.post('/pay', payment)
    expect(page.status).toBe(303)
    expect(page.locationPath).toBe('/login?returnTo=%2F')
    expect(page.headers['set-cookie']).toBeUndefined()
    const api = await nobody.api('/pay', { method: 'POST', body: payment })
    expect(api.json).toMatchObject({ status: 401, code: 'ERR_PINGONE_AUTH_REQUIRED' })
    expect(api.headers['www-authenticate']).toBe('Bearer')
    expect(await bank.store.keys()).toEqual(keys)
  })
})
