// An approval is good for one request of one sign-on: everything else is refused by its own code, and nothing executes.
import type { ApprovalStatus } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  approveAsApi,
  approveAsPage,
  payment,
  paymentDetails,
  readApproval,
  startBank,
  whoAmI,
  sendForm,
  sendJson,
  type Bank,
  type FormField,
} from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { countCalls, signOn } from '../support/sign-on.js'

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
const without = (name: string): readonly FormField[] => pairs.filter(([field]) => field !== name)
const withField = (name: string, value: string): readonly FormField[] =>
  pairs.map(([field, was]) => [field, field === name ? value : was])

interface Refusal {
  readonly title: string
  readonly asked: 'form' | 'json'
  readonly send: (id: string) => Promise<Page>
  readonly code: string
  readonly status: number
  /** What the approval is afterwards. */
  readonly left: ApprovalStatus
}

const mismatch = {
  code: 'ERR_PINGONE_APPROVAL_MISMATCH',
  status: 409,
  left: 'mismatched',
} as const
const otherRoute = {
  code: 'ERR_PINGONE_APPROVAL_OTHER_ROUTE',
  status: 409,
  left: 'mismatched',
} as const
/** What cannot be read is not compared: the approval waits for the request it was given for. */
const unreadable = {
  code: 'ERR_PINGONE_APPROVAL_DETAILS',
  status: 400,
  left: 'approved',
} as const

const refusals: readonly Refusal[] = [
  {
    title: 'a form with another amount',
    asked: 'form',
    send: (id) => form(id, withField('sum', '9,250.00')),
    ...mismatch,
  },
  {
    title: 'a form with another recipient',
    asked: 'form',
    send: (id) => form(id, withField('recipient', 'Mallory')),
    ...mismatch,
  },
  {
    title: 'a form whose recipient looks the same and is other letters',
    asked: 'form',
    send: (id) => form(id, withField('recipient', 'Сharlie Parker')),
    ...mismatch,
  },
  {
    title: 'a form with another field that is no detail',
    asked: 'form',
    send: (id) => form(id, withField('note', 'Invoice 8')),
    ...mismatch,
  },
  {
    title: 'a form with one field more',
    asked: 'form',
    send: (id) => form(id, [...pairs, ['priority', 'high']]),
    ...mismatch,
  },
  {
    title: 'a form with one field less',
    asked: 'form',
    send: (id) => form(id, without('note')),
    ...mismatch,
  },
  {
    title: 'a form with a field twice',
    asked: 'form',
    send: (id) => form(id, [...pairs, ['note', 'Invoice 8']]),
    ...mismatch,
  },
  {
    title: 'a form with a field[] beside the field',
    asked: 'form',
    send: (id) => form(id, [...pairs, ['sum[]', '9,250.00']]),
    ...mismatch,
  },
  {
    title: 'a form with __proto__[sum]',
    asked: 'form',
    send: (id) => form(id, [...pairs, ['__proto__[sum]', '9,250.00']]),
    ...mismatch,
  },
  {
    title: 'a form without a detail',
    asked: 'form',
    send: (id) => form(id, without('sum')),
    ...unreadable,
  },
  {
    title: 'a form with a detail twice',
    asked: 'form',
    send: (id) => form(id, [...pairs, ['sum', '9,250.00']]),
    ...unreadable,
  },
  {
    title: 'the form as JSON',
    asked: 'form',
    send: (id) => json(id, payment),
    ...mismatch,
  },
  {
    title: 'the JSON as a form',
    asked: 'json',
    send: (id) => form(id, pairs),
    ...mismatch,
  },
  {
    title: 'JSON with another amount',
    asked: 'json',
    send: (id) => json(id, { ...payment, sum: '9,250.00' }),
    ...mismatch,
  },
  {
    title: 'JSON with one member more',
    asked: 'json',
    send: (id) => json(id, { ...payment, priority: true }),
    ...mismatch,
  },
  {
    title: 'JSON with a member of another type',
    asked: 'json',
    send: (id) => json(id, { ...payment, note: ['Invoice 7'] }),
    ...mismatch,
  },
  {
    title: 'JSON with a number for an amount',
    asked: 'json',
    send: (id) => json(id, { ...payment, sum: 1250 }),
    ...unreadable,
  },
  {
    title: 'another path behind the same guard',
    asked: 'json',
    send: (id) => json(id, payment, '/pay-other'),
    ...otherRoute,
  },
  {
    title: 'the same path in capitals',
    asked: 'json',
    send: (id) => json(id, payment, '/PAY'),
    ...otherRoute,
  },
  {
    title: 'another query',
    asked: 'json',
    send: (id) => json(id, payment, '/pay?from=2'),
    ...otherRoute,
  },
  {
    title: 'another method',
    asked: 'json',
    send: (id) => json(id, payment, '/pay', 'PUT'),
    ...otherRoute,
  },
]

describe('an approved request that comes back as', () => {
  it.each(refusals)('$title is $status', async ({ asked, send: sendIt, code, status, left }) => {
    const { id } =
      asked === 'json' ? await approveAsApi(agent, phone()) : await approveAsPage(agent, phone())
    const before = await whoAmI(agent)
    const calls = await countCalls(bank.emulator)
    const page = await sendIt(id)
    expect([page.status, page.json]).toEqual([
      status,
      expect.objectContaining({ status, code, detail: expect.any(String) as string }),
    ])
    expect(page.headers['cache-control']).toBe('no-store')
    expect(bank.executed).toEqual([])
    expect((await readApproval(agent, id))?.status).toBe(left)
    expect(bank.events.filter(({ event }) => event === 'approval.refused')).toEqual([
      expect.objectContaining({ code }),
    ])
    expect(bank.eventsOf(id).includes('approval.mismatch')).toBe(left === 'mismatched')
    expect(await whoAmI(agent)).toEqual(before)
    expect(await countCalls(bank.emulator)).toEqual(calls)
  })

  it('another one is not good for the right one any more', async () => {
    const { id } = await approveAsApi(agent, phone())
    await json(id, { ...payment, sum: '1' })
    const right = await json(id, payment)
    expect(right.json).toMatchObject({ status: 409, code: 'ERR_PINGONE_APPROVAL_MISMATCH' })
    expect(bank.executed).toEqual([])
  })

  it('one that cannot be read is still good for the right one', async () => {
    const { id } = await approveAsApi(agent, phone())
    await json(id, { ...payment, sum: 1250 })
    expect((await json(id, payment)).json).toEqual({ details: paymentDetails })
    expect(bank.executed).toEqual([paymentDetails])
  })

  it('a form on another route, or after one, is told so on a page, and not that it was used', async () => {
    const { id } = await approveAsPage(agent, phone())
    const fields = { ...payment, pingone_approval: id }
    const otherRoute = await agent.post('/pay?again=1', fields)
    const after = await agent.post('/pay', fields)
    for (const page of [otherRoute, after]) {
      expect([page.status, page.heading]).toEqual([409, 'This approval was for something else'])
      expect(page.text).toContain('so nothing was sent, and the approval has ended')
      expect(page.text).not.toContain('used already')
    }
    expect(bank.executed).toEqual([])
  })

  it('a form with another amount is told so on a page, in both readings', async () => {
    const { id } = await approveAsPage(agent, phone())
    const page = await agent.post('/pay', {
      ...payment,
      recipient: '<b>Mallory</b>',
      pingone_approval: id,
    })
    expect(page.status).toBe(409)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.text).toContain('Charlie Parker')
    expect(page.html).toContain('&lt;b&gt;Mallory&lt;/b&gt;')
    expect(page.html).not.toContain('<b>Mallory')
    expect(bank.executed).toEqual([])
    expect((await readApproval(agent, id))?.status).toBe('mismatched')
  })
})
