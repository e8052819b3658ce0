// What an app tells requiresApproval(): details, when, hooks, the client's secret. Nothing lets a payment through by mistake.
import { generateKeyPairSync } from 'node:crypto'
import express, { type Express, type Request, type RequestHandler, type Response } from 'express'
import {
  ConfigError,
  pingoneMfa,
  requiresApproval,
  requiresMfa,
  type ApprovalGuardOptions,
} from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  approveAsApi,
  askAsApi,
  payment,
  paymentDetails,
  readApproval,
  sendJson,
  startBank,
  typeCodeAsApi,
  whoAmI,
  type Bank,
} from '../support/bank.js'
import { createAgent, type Agent } from '../support/browser.js'
import { asScript, send } from '../support/send.js'
import { countCalls, signOn } from '../support/sign-on.js'
import { connectionTo } from '../support/start-app.js'
import { readOtp } from '../support/start-emulator.js'

const maya = { username: 'maya' }
let bank: Bank
let agent: Agent
/** What the guards of `/any` do; set by each test. */
let details: ApprovalGuardOptions['details'] = () => paymentDetails
let when: (req: Request) => unknown = () => true
let handle: (req: Request) => void = () => undefined
let beforeHook: () => void = () => undefined
let afterHook: () => void = () => undefined
/** Another client on the same session. */
let poor: RequestHandler = (_req, _res, next) => {
  next()
}

beforeAll(async () => {
  bank = await startBank({
    routes: addAny,
    options: {
      beforeApproval: () => {
        beforeHook()
      },
      afterApproval: () => {
        afterHook()
      },
    },
  })
  agent = createAgent(bank.baseUrl)
  await signOn(agent, { emulator: bank.emulator, ...maya })
})
beforeEach(() => {
  details = () => paymentDetails
  when = () => true
  handle = () => undefined
  beforeHook = () => undefined
  afterHook = () => undefined
  bank.executed.length = 0
  bank.events.length = 0
})
afterAll(() => bank.close())

function addAny(routes: Express): void {
  const execute = (req: Request, res: Response): void => {
    handle(req)
    bank.executed.push(req.pingone.approval?.details)
    res.json({ details: req.pingone.approval?.details ?? null })
  }
  const answer = (req: Request): boolean => when(req) as boolean
  const poorly = express.Router()
  poorly.use((req, res, next) => poor(req, res, next), express.json())
  poorly.post('/pay', requiresApproval({ details: () => paymentDetails }), execute)
  poorly.post('/step', requiresMfa({ maxAgeSeconds: 0 }), execute)
  routes.use('/poor', poorly)
  routes.post(
    '/any',
    express.json({ strict: false }),
    requiresApproval({ details: (req) => details(req), when: answer }),
    execute,
  )
  routes.post(
    '/any-form',
    express.urlencoded({ extended: false }),
    requiresApproval({ details: (req) => details(req) }),
    execute,
  )
}

function formatFor(locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(-1234.5)
}

function manyOf(count: number, text: string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`m${String(n)}`, text]))
}

/** Sends a request that no approval comes with, and expects that nothing came of it. */
async function expectNothingCreated(
  expected: Readonly<Record<string, unknown>>,
  status: number,
  body: object = payment,
): Promise<void> {
  const calls = await countCalls(bank.emulator)
  const keys = await bank.store.keys()
  const page = await agent.api('/any', { method: 'POST', body })
  expect([page.status, page.json]).toEqual([status, expect.objectContaining(expected)])
  expect(await countCalls(bank.emulator)).toEqual(calls)
  expect(await bank.store.keys()).toEqual(keys)
  expect(bank.executed).toEqual([])
}

describe('details', () => {
  const many = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`entry${String(n)}`, 'x']))
  const own: readonly (readonly [string, unknown, string])[] = [
    ['a number', { sum: 1250 }, '"sum" is a number'],
    ['a list', { sum: ['1', '2'] }, '"sum" is an array'],
    ['a line break', { recipient: 'a\nb' }, '"recipient" has U+000A (line feed) at character 2'],
    ['a right-to-left override', { recipient: 'a\u202eb' }, '"recipient" has U+202E'],
    ['half a character', { recipient: 'a\ud800b' }, '"recipient" has U+D800'],
    ['a soft hyphen', { recipient: 'a\u00adb' }, '"recipient" has U+00AD (soft hyphen)'],
    ['${', { recipient: '${otp}' }, '"recipient"'],
    ['a name of PingOne’s', { otp: '1' }, '"otp" is a reserved name'],
    ['a name with a dot', { 'pi.template': '1' }, '"pi.template"'],
    ['no entry', {}, 'there is no entry'],
    ['21 entries', many, 'there are 21 entries'],
    ['a text', 'sum', 'must be a plain object of strings'],
    ['nothing at all', undefined, 'must be a plain object of strings'],
    ['an instance', new Date(), 'must be a plain object of strings'],
    ['too much text', { memo: 'x'.repeat(501) }, '"memo"'],
    ...['he-IL', 'ar-EG', 'fa-IR'].map(
      (locale) => [`an amount for ${locale}`, { sum: formatFor(locale) }, '"sum" has U+'] as const,
    ),
  ]

  it.each(own)(
    'with %s that the app made are 500 for its developer, and nothing is created',
    async (_title, value, detail) => {
      details = () => value
      const told = expect.stringContaining(detail) as string
      await expectNothingCreated({ code: 'ERR_PINGONE_APPROVAL_DETAILS', detail: told }, 500)
      const refused = bank.events.filter(({ code }) => code === 'ERR_PINGONE_APPROVAL_DETAILS')
      expect(refused.map(({ event, reason }) => [event, reason])).toEqual([
        ['request.refused', told],
      ])
      const page = await agent.post('/any-form', { recipient: 'Charlie' })
      expect([page.status, page.heading]).toEqual([500, 'Something is wrong on our side'])
      expect(page.text).toContain('Nothing was sent.')
      expect(page.text).not.toContain('recipient')
    },
  )

  it('with an amount of Intl name the cure', async () => {
    details = () => ({ sum: formatFor('he-IL') })
    const page = await agent.api('/any', { method: 'POST', body: payment })
    expect(page.json).toMatchObject({
      detail: expect.stringMatching(/plain decimals.*labels.*the app’s own `details`/) as string,
    })
  })

  it.each<[string, object, string]>([
    ['a number', { sum: 1250 }, '"sum" is a number'],
    ['null', { sum: null }, '"sum" is null'],
    ['a list', { sum: ['1', '2'] }, '"sum" is an array'],
    ['an object', { sum: { amount: '1' } }, '"sum" is an object'],
    ['an empty text', { sum: '' }, '"sum" has nothing to show'],
    ['a line break', { recipient: 'a\nb' }, '"recipient" has U+000A'],
    ['a hidden character', { recipient: 'a\u200bb' }, '"recipient" has U+200B'],
    ['a direction mark', { recipient: '\u200fדוד' }, '"recipient" has U+200F'],
    ['a space behind', { recipient: 'Charlie ' }, '"recipient" has a space'],
    ['${', { recipient: '${otp}' }, '"recipient"'],
    ['a reserved name', { otp: '1' }, '"otp" is a reserved name'],
    ['21 members', many, 'there are 21 entries'],
    ['no member', {}, 'there is no entry'],
    ['too much text', { memo: 'x'.repeat(501) }, '"memo"'],
    ['too much in all', { a: 'x'.repeat(500), ...manyOf(9, 'x'.repeat(460)) }, 'bytes'],
  ])('with %s that the request brought are 400, and nothing is created', async (_t, body, told) => {
    details = (req) => req.body as unknown
    const detail = expect.stringContaining(told) as string
    await expectNothingCreated({ code: 'ERR_PINGONE_APPROVAL_DETAILS', detail }, 400, body)
    const page = await agent.post('/any-form', { recipient: 'a\u200bb' })
    expect([page.status, page.heading]).toEqual([400, 'We could not read that'])
  })

  it('that lack a member of the request are 400', async () => {
    details = ({ body }) => ({ sum: (body as { amount?: string }).amount })
    const detail = expect.stringContaining('"sum" is undefined') as string
    await expectNothingCreated({ code: 'ERR_PINGONE_APPROVAL_DETAILS', detail }, 400)
  })

  it('that take a text from another field of the request are 400', async () => {
    details = ({ body }) => ({ to: `Pay ${(body as { payee: string }).payee}` })
    const detail = expect.stringContaining('"to" has U+200B') as string
    const body = { payee: 'E\u200bve' }
    await expectNothingCreated({ code: 'ERR_PINGONE_APPROVAL_DETAILS', detail }, 400, body)
  })

  it('whose amount the app formats are 500, also when another field has such a mark', async () => {
    details = ({ body }) => ({ ...(body as object), sum: formatFor('he-IL') })
    const body = { sum: '1234.50', recipient: '\u200fדוד' }
    const detail = expect.stringContaining('"sum" has U+200F') as string
    await expectNothingCreated({ code: 'ERR_PINGONE_APPROVAL_DETAILS', detail }, 500, body)
  })

  it.each([['null'], ['5'], ['{}'], ['[]'], ['']])(
    'that stumble over the body %s are 400',
    async (body) => {
      details = (req) => ({ sum: (req.body as { payee: { sum: string } }).payee.sum })
      const answer = await send(agent, '/any', {
        headers: { ...asScript, origin: bank.baseUrl, 'content-type': 'application/json' },
        body,
      })
      expect([answer.status, answer.json]).toMatchObject([
        400,
        { code: 'ERR_PINGONE_APPROVAL_DETAILS' },
      ])
    },
  )

  it('that stumble over something else go to the app’s error handler', async () => {
    details = (req) => ({ sum: (req.body as { payee: { sum: string } }).payee.sum })
    await expectNothingCreated({ error: 'reached the app' }, 500)
  })

  it.each([
    [
      'throw',
      () => {
        throw new Error('no such account')
      },
    ],
    ['reject', () => Promise.reject(new Error('no such account'))],
  ])('that %s go to the app’s error handler, and nothing is created', async (_title, failing) => {
    details = failing
    await expectNothingCreated({ error: 'reached the app' }, 500)
    expect(String(bank.errors.at(-1))).toBe('Error: no such account')
  })

  it('reach the handler frozen, whatever it tries', async () => {
    const tries: unknown[] = []
    handle = (req) => {
      const given = req.pingone.approval
      tries.push(
        attempt(() => Object.assign(given?.details ?? {}, { sum: '9' })),
        attempt(() => Object.assign(given ?? {}, { details: { sum: '9' } })),
        attempt(() => Object.assign(given?.record ?? {}, { sub: 'x' })),
        attempt(() => delete (given?.details as Record<string, string>)['sum']),
      )
      Object.assign(req.body as object, { sum: '9' })
    }
    const asked = await askAsApi(agent, payment, '/any')
    await typeCodeAsApi(agent, asked.url, await readOtp(bank.emulator, maya))
    const done = await sendJson(agent, asked.id, payment, '/any')
    expect(done.json).toEqual({ details: paymentDetails })
    expect(tries).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError'])
    expect(bank.executed).toEqual([paymentDetails])
  })

  it('that differ at the second time, though the request is the same, end the approval', async () => {
    const asked = await askAsApi(agent, payment, '/any')
    await typeCodeAsApi(agent, asked.url, await readOtp(bank.emulator, maya))
    details = () => ({ ...paymentDetails, recipient: 'Mallory' })
    const refused = await sendJson(agent, asked.id, payment, '/any')
    expect(refused.json).toMatchObject({ status: 409, code: 'ERR_PINGONE_APPROVAL_MISMATCH' })
    expect(bank.executed).toEqual([])
  })
})

describe('when', () => {
  it.each([
    ['true', () => true],
    ['nothing', () => undefined],
    ['0', () => 0],
    ['an empty text', () => ''],
    ['NaN', () => Number.NaN],
    ['a promise of true', () => Promise.resolve(true)],
    ['a promise of nothing', () => Promise.resolve()],
    ['a promise that rejects', () => Promise.reject(new Error('down'))],
    [
      'an error',
      () => {
        throw new Error('down')
      },
    ],
  ])('answering %s requires the approval', async (_title, predicate) => {
    when = predicate
    const page = await agent.api('/any', { method: 'POST', body: payment })
    expect(page.json).toMatchObject({ status: 403, code: 'ERR_PINGONE_APPROVAL_REQUIRED' })
    expect(bank.executed).toEqual([])
  })

  it.each([
    ['false', () => false],
    ['a promise of false', () => Promise.resolve(false)],
  ])('answering %s lets the request pass without one', async (_title, predicate) => {
    when = predicate
    const calls = await countCalls(bank.emulator)
    const page = await agent.api('/any', { method: 'POST', body: payment })
    expect(page.json).toEqual({ details: null })
    expect(await countCalls(bank.emulator)).toEqual(calls)
    const nobody = await createAgent(bank.baseUrl).api('/any', { method: 'POST', body: payment })
    expect(nobody.json).toMatchObject({ code: 'ERR_PINGONE_AUTH_REQUIRED' })
  })
})

describe('the hook', () => {
  it('beforeApproval that throws goes to the app’s error handler, and nothing is created', async () => {
    beforeHook = () => {
      throw new Error('blocked')
    }
    await expectNothingCreated({ error: 'reached the app' }, 500)
  })

  it('afterApproval that throws refuses the approval for good', async () => {
    afterHook = () => {
      throw new Error('blocked')
    }
    const before = await whoAmI(agent)
    const { id, url } = await askAsApi(agent)
    const typed = await typeCodeAsApi(agent, url, await readOtp(bank.emulator, maya))
    expect(typed.status).toBe(403)
    expect((await readApproval(agent, id))?.status).toBe('denied')
    afterHook = () => undefined
    const used = await sendJson(agent, id)
    expect(used.json).toMatchObject({ status: 403, code: 'ERR_PINGONE_APPROVAL_DENIED' })
    expect(bank.eventsOf(id)).toEqual(['approval.requested', 'approval.denied', 'approval.refused'])
    expect(await whoAmI(agent)).toEqual(before)
    expect(bank.executed).toEqual([])
  })
})

describe('an approval', () => {
  it('is read by its own user alone, and by nobody who is anonymous', async () => {
    const { id } = await approveAsApi(agent, { emulator: bank.emulator, ...maya })
    expect(await readApproval(agent, id)).toMatchObject({
      id,
      status: 'approved',
      details: paymentDetails,
      deviceType: 'SMS',
    })
    const other = createAgent(bank.baseUrl)
    await signOn(other, { emulator: bank.emulator, username: 'elin' })
    expect(await readApproval(other, id)).toBeUndefined()
    expect(await readApproval(agent, 'A'.repeat(43))).toBeUndefined()
    expect(await readApproval(agent, '__proto__')).toBeUndefined()
    expect((await createAgent(bank.baseUrl).api(`/approvals/${id}`)).status).toBe(401)
  })
})

describe('a client that cannot sign with a secret', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  it.each([
    ['none', { clientAuthentication: 'none' }],
    ['private_key_jwt', { clientAuthentication: 'private_key_jwt', clientKey: privateKey }],
    ['a short secret', { clientSecret: 'x'.repeat(31) }],
  ] as const)('(%s) is told so by a ConfigError at each guard', async (_title, client) => {
    const { clientSecret: _secret, ...connection } = connectionTo(bank.emulator)
    const baseUrl = `${bank.baseUrl}/poor`
    poor = pingoneMfa({ ...connection, ...client, baseUrl, stateStore: bank.store })
    const calls = await countCalls(bank.emulator)
    const keys = await bank.store.keys()
    for (const [path, guard] of [
      ['/poor/pay', 'requiresApproval'],
      ['/poor/step', 'requiresMfa'],
    ] as const) {
      const page = await agent.api(path, { method: 'POST', body: payment })
      expect(page.json).toEqual({ error: 'reached the app' })
      const error = bank.errors.at(-1)
      expect(error).toBeInstanceOf(ConfigError)
      expect(error).toMatchObject({ option: 'clientSecret' })
      expect(String(error)).toContain(guard)
    }
    expect(await countCalls(bank.emulator)).toEqual(calls)
    expect(await bank.store.keys()).toEqual(keys)
    expect(bank.executed).toEqual([])
  })
})

function attempt(work: () => unknown): unknown {
  try {
    work()
    return 'it worked'
  } catch (error) {
    return error instanceof Error ? error.name : error
  }
}
