// An approval is used once, by the sign-on that asked for it, in its time: anything else is refused by its own code.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  approveAsApi,
  approveAsPage,
  askAsApi,
  payment,
  paymentDetails,
  readApproval,
  startBank,
  typeCodeAsApi,
  sendForm,
  sendJson,
  type Bank,
  type FormField,
} from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { countCalls, signOn } from '../support/sign-on.js'
import { asScript, send } from '../support/send.js'
import { readOtp } from '../support/start-emulator.js'

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

const form = (
  id: string,
  fields: readonly FormField[],
  path?: string,
  method?: string,
): Promise<Page> => sendForm(agent, [...fields, ['pingone_approval', id]], path, method)
const json = (id: string, body: unknown, path?: string, method?: string): Promise<Page> =>
  sendJson(agent, id, body, path, method)

const pairs: readonly FormField[] = Object.entries(payment)

describe('an approval', () => {
  it('is used once by a form, also by Back and refresh', async () => {
    const { id, page, resume } = await approveAsPage(agent, phone())
    expect((await agent.submit(resume)).json).toEqual({ details: paymentDetails })
    const again = await agent.submit(resume)
    expect(again.status).toBe(409)
    for (const spent of [await agent.get(resume.url), await agent.get(page.url)]) {
      expect(spent.status).toBe(410)
      expect(spent.html).not.toContain('pingone_approval')
      expect(spent.html).not.toContain('Charlie Parker')
    }
    expect(bank.executed).toEqual([paymentDetails])
    expect(bank.eventsOf(id)).toEqual([
      'approval.requested',
      'approval.approved',
      'approval.consumed',
      'approval.settled',
      'approval.refused',
    ])
    expect(bank.events.at(-1)).toMatchObject({ code: 'ERR_PINGONE_APPROVAL_USED' })
  })

  it('is used once by an API, and says how it ended', async () => {
    const { id } = await approveAsApi(agent, phone())
    expect((await json(id, payment)).status).toBe(200)
    const again = await json(id, payment)
    expect(again.json).toMatchObject({ status: 409, code: 'ERR_PINGONE_APPROVAL_USED' })
    expect(again.html).toContain('(executed)')
    expect(bank.executed).toHaveLength(1)
    expect((await readApproval(agent, id))?.status).toBe('executed')
  })

  it('brought by twenty requests at once executes once', async () => {
    const { id } = await approveAsApi(agent, phone())
    const answers = await Promise.all(Array.from({ length: 20 }, () => json(id, payment)))
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 409)])
    expect(bank.executed).toEqual([paymentDetails])
    const refused = answers.filter(({ status }) => status === 409)
    for (const answer of refused) {
      expect(answer.json).toMatchObject({ code: 'ERR_PINGONE_APPROVAL_USED' })
    }
  })

  it('read by every request before the first consumes it executes once', async () => {
    const { id } = await approveAsApi(agent, phone())
    let letGo = (): void => undefined
    bank.store.hold('approval', new Promise<void>((resolve) => (letGo = resolve)))
    const racing = Promise.all(Array.from({ length: 5 }, () => json(id, payment)))
    await waitFor(() => (bank.store.calls.get('read approval') ?? 0) >= 5)
    letGo()
    const statuses = (await racing).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(bank.executed).toHaveLength(1)
  })

  it('that nobody has approved yet is no approval', async () => {
    const { id, url } = await askAsApi(agent)
    const early = await json(id, payment)
    expect(early.json).toMatchObject({ status: 403, code: 'ERR_PINGONE_APPROVAL_REQUIRED' })
    expect(bank.executed).toEqual([])
    await typeCodeAsApi(agent, url, await readOtp(bank.emulator, maya))
    expect((await json(id, payment)).status).toBe(200)
  })

  it('that nobody has approved yet ends when another request brings it', async () => {
    const { id, url } = await askAsApi(agent)
    expect((await json(id, { ...payment, sum: '1' })).status).toBe(409)
    await typeCodeAsApi(agent, url, await readOtp(bank.emulator, maya))
    expect((await json(id, payment)).json).toMatchObject({ code: 'ERR_PINGONE_APPROVAL_MISMATCH' })
    expect((await readApproval(agent, id))?.status).toBe('mismatched')
    expect(bank.executed).toEqual([])
  })

  it('whose time ran out before the code sends no code to PingOne', async () => {
    const { id, url } = await askAsApi(agent)
    const { action, csrf } = (await agent.api(url)).json as { action: string; csrf: string }
    const otp = await readOtp(bank.emulator, maya)
    await letTimePass()
    const calls = await countCalls(bank.emulator)
    const late = await agent.api(action, { method: 'POST', body: { csrf, otp } })
    expect(late.status).toBe(410)
    expect(await countCalls(bank.emulator)).toEqual(calls)
    expect((await readApproval(agent, id))?.status).toBe('expired')
    const used = await json(id, payment)
    expect(used.json).toMatchObject({ status: 403, code: 'ERR_PINGONE_APPROVAL_EXPIRED' })
    expect(bank.executed).toEqual([])
  })

  it('whose time ran out after it was approved is not used any more', async () => {
    const { id, resume } = await approveAsPage(agent, phone())
    await letTimePass()
    const late = await form(id, pairs)
    expect(late.json).toMatchObject({ status: 403, code: 'ERR_PINGONE_APPROVAL_EXPIRED' })
    const page = await agent.get(resume.url)
    expect(page.status).toBe(410)
    expect(page.html).not.toContain('Charlie Parker')
    expect(bank.events.filter(({ event }) => event === 'approval.refused')).toEqual([
      expect.objectContaining({ code: 'ERR_PINGONE_APPROVAL_EXPIRED', approvalId: id }),
    ])
    expect(bank.executed).toEqual([])
  })

  it('that was cancelled is denied for good', async () => {
    const page = await agent.post('/pay', payment, { follow: true })
    const [{ id }] = (await bank.store.list('approval')).slice(-1) as [{ id: string }]
    const otp = await readOtp(bank.emulator, maya)
    const calls = await countCalls(bank.emulator)
    const cancelled = await agent.submit(page, { button: 'cancel', follow: true })
    expect(cancelled.status).toBe(200)
    expect((await countCalls(bank.emulator))['session.reset']).toBe(
      (calls['session.reset'] ?? 0) + 1,
    )
    expect((await readApproval(agent, id))?.status).toBe('denied')
    const late = await agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
    expect(late.html).not.toContain('pingone_approval')
    expect((await readApproval(agent, id))?.status).toBe('denied')
    const used = await form(id, pairs)
    expect(used.json).toMatchObject({ status: 403, code: 'ERR_PINGONE_APPROVAL_DENIED' })
    expect(bank.eventsOf(id)).toEqual(['approval.requested', 'approval.denied', 'approval.refused'])
    expect(bank.executed).toEqual([])
  })

  it.each([
    ['of an unknown id', 'A'.repeat(43), 403, 'ERR_PINGONE_APPROVAL_UNKNOWN'],
    ['of a short id', 'abc', 400, 'ERR_PINGONE_APPROVAL_MALFORMED'],
    ['of an empty id', '', 400, 'ERR_PINGONE_APPROVAL_MALFORMED'],
    [
      'of a path',
      '../../signon/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      400,
      'ERR_PINGONE_APPROVAL_MALFORMED',
    ],
    ['of a very long id', 'A'.repeat(5000), 400, 'ERR_PINGONE_APPROVAL_MALFORMED'],
  ])('%s is refused', async (_title, id, status, code) => {
    for (const page of [await json(id, payment), await form(id, pairs)]) {
      expect(page.json).toMatchObject({ status, code })
    }
    expect(bank.executed).toEqual([])
    expect(bank.events.filter(({ event }) => event === 'approval.refused')).toHaveLength(2)
  })

  it('brought twice is refused, whichever way, and stays as it is', async () => {
    const { id } = await approveAsApi(agent, phone())
    const other = await approveAsPage(agent, phone())
    const fields = new URLSearchParams(payment)
    const urlencoded = { ...asScript, 'content-type': 'application/x-www-form-urlencoded' }
    const twice = [
      await send(agent, '/pay', {
        headers: { ...asScript, 'content-type': 'application/json', approval: [id, id] },
        body: JSON.stringify(payment),
      }),
      await send(agent, '/pay', {
        headers: urlencoded,
        body: `${fields.toString()}&pingone_approval=${other.id}&pingone_approval=${other.id}`,
      }),
      await send(agent, '/pay', {
        headers: { ...urlencoded, approval: other.id },
        body: `${fields.toString()}&pingone_approval=${other.id}`,
      }),
    ]
    for (const page of twice) {
      expect(page.json).toMatchObject({ status: 400, code: 'ERR_PINGONE_APPROVAL_MALFORMED' })
    }
    expect(bank.executed).toEqual([])
    expect((await readApproval(agent, id))?.status).toBe('approved')
    expect((await readApproval(agent, other.id))?.status).toBe('approved')
  })

  it('id in a query, a JSON member or a cookie is no approval', async () => {
    const { id } = await approveAsApi(agent, phone())
    const pages = [
      await agent.api(`/pay?pingone_approval=${id}`, { method: 'POST', body: payment }),
      await agent.api('/pay', { method: 'POST', body: { ...payment, pingone_approval: id } }),
    ]
    for (const page of pages)
      expect(page.json).toMatchObject({ code: 'ERR_PINGONE_APPROVAL_REQUIRED' })
    expect(bank.executed).toEqual([])
  })

  it('is lost when the store has lost everything: absent is not approved', async () => {
    const lost = await startBank()
    const browser = createAgent(lost.baseUrl)
    await signOn(browser, { emulator: lost.emulator, ...maya })
    const { id } = await approveAsApi(browser, { emulator: lost.emulator, ...maya })
    const signOns = await lost.store.keys('approval:')
    for (const key of signOns) await lost.store.take(key)
    const withoutRecord = await browser.api('/pay', {
      method: 'POST',
      body: payment,
      headers: { approval: id },
    })
    expect(withoutRecord.json).toMatchObject({ status: 403, code: 'ERR_PINGONE_APPROVAL_UNKNOWN' })
    await lost.store.lose()
    const withoutAny = await browser.api('/pay', {
      method: 'POST',
      body: payment,
      headers: { approval: id },
    })
    expect(withoutAny.json).toMatchObject({ status: 401, code: 'ERR_PINGONE_AUTH_REQUIRED' })
    expect(lost.executed).toEqual([])
    await lost.close()
  })

  /** As if an hour had gone by for everything that is stored of attempts and approvals. */
  async function letTimePass(): Promise<void> {
    for (const kind of ['approval', 'pending']) {
      await bank.store.edit(kind, (members) => ({
        ...members,
        expiresAtMs: Number(members['expiresAtMs']) - 3_600_000,
      }))
    }
  }
})

async function waitFor(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 5000
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error('it did not come to that')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
