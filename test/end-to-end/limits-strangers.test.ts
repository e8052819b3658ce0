// Whatever a stranger uses up is the strangers' own: who is known or signed on is never kept out by it.
import { memoryStateStore, requiresMfa, type PingOneMfaOptions } from 'express-pingone-mfa'
import { afterEach, describe, expect, it } from 'vitest'
import { addBankRoutes, payment } from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { createEditableStore } from '../support/editable-store.js'
import { countable, limitedBy, readSpent, unlimited } from '../support/limits.js'
import { addPeople, liftLocks } from '../support/people.js'
import { reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type StartAppOptions, type TestApp } from '../support/start-app.js'
import { controlEmulator, readOtp, wrongOtp } from '../support/start-emulator.js'

const maya = { username: 'maya' }

let app: TestApp
afterEach(() => app.close())

async function start(
  options: PingOneMfaOptions,
  more: Pick<StartAppOptions, 'stateStore'> = {},
): Promise<void> {
  app = await startApp({
    ...more,
    options: { approval: { openPerUser: 100 }, ...options },
    before: (express) => express.set('trust proxy', 'loopback'),
    routes: (routes) => {
      addBankRoutes(routes, [])
      routes.get('/secret', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => {
        res.json({ done: true })
      })
    },
  })
}

/** A browser at an address. */
function at(address: string): Agent {
  return createAgent(app.baseUrl, { headers: { 'x-forwarded-for': address } })
}

/** A browser that has signed on before, at an address where the stranger is, too; it may still be signed on. */
async function knownBrowser(address = '203.0.113.1', person = maya): Promise<Agent> {
  const agent = at(address)
  expect((await signOn(agent, { emulator: app.emulator, ...person })).status).toBe(200)
  return agent
}

/** The same browser when its session is over. */
function withoutSession(agent: Agent, address = '203.0.113.1'): Agent {
  const later = at(address)
  for (const cookie of agent.cookies.list()) {
    if (cookie.name.endsWith('.known')) later.cookies.set(cookie)
  }
  return later
}

async function confirm(agent: Agent, page: Page): Promise<Page> {
  const otp = await readOtp(app.emulator, maya)
  return agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
}

/** The known browser signs on; who is signed on steps up and approves. */
async function expectOpenForOwner(member: Agent): Promise<void> {
  const known = withoutSession(member)
  const landed = await signOn(known, { emulator: app.emulator, ...maya })
  expect([landed.status, landed.url]).toEqual([200, `${app.baseUrl}/account`])
  for (const agent of [member, known]) {
    const stepUp = await confirm(agent, await agent.get('/secret', { follow: true }))
    expect(stepUp.json).toEqual({ done: true })
    const approved = await confirm(agent, await agent.post('/pay', payment, { follow: true }))
    expect([approved.status, approved.form().values['pingone_approval']]).toEqual([
      200,
      expect.any(String),
    ])
  }
}

/** A stranger asks for codes until he is refused. @returns How many went out. */
async function useUpMessages(addresses: readonly string[], username = 'maya'): Promise<number> {
  let sent = 0
  for (const address of addresses) {
    for (let tries = 0; tries < 20; tries += 1) {
      const page = await reachOtpPage(at(address), { username })
      if (page.status === 429) break
      sent += 1
    }
  }
  return sent
}

/** A stranger types wrong codes until he is refused. @returns How many were tried. */
async function useUpSecrets(addresses: readonly string[], username = 'maya'): Promise<number> {
  let tried = 0
  for (const address of addresses) {
    for (let rounds = 0, refused = false; rounds < 20 && !refused; rounds += 1) {
      const agent = at(address)
      let page = await reachOtpPage(agent, { username })
      while (page.status === 200 && page.forms.some(hasCodeField)) {
        const next = await agent.submit(page, {
          button: 'continue',
          fields: { otp: '000000' },
          follow: true,
        })
        if (!isRefused(next)) tried += 1
        page = next
      }
      refused = isRefused(page)
    }
  }
  return tried
}

/** The last try of an attempt is answered 429, too: it was one. */
function isRefused({ status, heading }: Page): boolean {
  return status === 429 && heading !== 'That was the last try'
}

function hasCodeField(form: Page['forms'][number]): boolean {
  return form.fields.includes('otp')
}

const manyNetworks = Array.from({ length: 6 }, (_, index) => `198.18.${String(index)}.7`)
/** The stranger sits beside the owner. */
const oneNetwork = ['203.0.113.1', '203.0.113.99', '203.0.113.200']

describe('a stranger who uses up the codes of a name', () => {
  it('from one network keeps nobody out but himself', async () => {
    await start({ throttle: {} })
    const member = await knownBrowser()
    expect(await useUpMessages(oneNetwork)).toBe(4)
    await expectOpenForOwner(member)
    const elsewhere = at('192.0.2.77')
    expect((await signOn(elsewhere, { emulator: app.emulator, ...maya })).status).toBe(200)
  })

  it('from many networks keeps out strangers only, and them with a way in', async () => {
    await start({ throttle: {} })
    const member = await knownBrowser()
    expect(await useUpMessages(manyNetworks)).toBe(8)
    await expectOpenForOwner(member)
    const refused = await reachOtpPage(at('192.0.2.77'), maya)
    expect(refused.status).toBe(429)
    expect(refused.links.map(({ text }) => text)).toContain('Continue at the sign-on service')
  })
})

describe('a stranger who uses up the tries of a name', () => {
  /** PingOne's own lock is not what is proven here. */
  const patient = { ...limitedBy({ 'secret-pair': 5, 'secret-user': 10 }) }

  it('from one network keeps nobody out but himself', async () => {
    await start({ throttle: patient })
    await liftLocks(app.emulator)
    const member = await knownBrowser()
    expect(await useUpSecrets(oneNetwork)).toBe(5)
    await expectOpenForOwner(member)
    const elsewhere = at('192.0.2.77')
    expect((await signOn(elsewhere, { emulator: app.emulator, ...maya })).status).toBe(200)
  })

  it('from many networks keeps out strangers only', async () => {
    await start({ throttle: patient })
    await liftLocks(app.emulator)
    const member = await knownBrowser()
    expect(await useUpSecrets(manyNetworks)).toBe(10)
    await expectOpenForOwner(member)
    expect((await reachOtpPage(at('192.0.2.77'), maya)).status).toBe(429)
  })

  it('with many typed names uses up none of theirs', async () => {
    await start({ throttle: {} })
    const member = await knownBrowser()
    for (let index = 0; index < 40; index += 1) {
      const agent = at('203.0.113.1')
      const page = await reachOtpPage(agent, { username: `somebody-${String(index)}` })
      if (page.status === 429) continue
      await agent.submit(page, { button: 'continue', fields: { otp: '000000' }, follow: true })
    }
    await expectOpenForOwner(member)
  })
})

describe('an address, a network and everybody, used up by strangers', () => {
  it.each([
    ['start-address', { 'start-address': 3 }],
    ['start-network', { 'start-address': 3, 'start-network': 3 }],
    ['start-overall', { 'start-address': 3, 'start-network': 3, 'start-overall': 3 }],
    ['message-address', { 'message-address': 3 }],
    ['message-network', { 'message-address': 3, 'message-network': 3 }],
    ['message-overall', { 'message-address': 3, 'message-network': 3, 'message-overall': 3 }],
    ['secret-address', { 'secret-address': 3 }],
    ['secret-network', { 'secret-address': 3, 'secret-network': 3 }],
    ['secret-overall', { 'secret-address': 3, 'secret-network': 3, 'secret-overall': 3 }],
  ])('%s keep out strangers only', async (limit, points) => {
    await start({ throttle: limitedBy(points) })
    const member = await knownBrowser()
    const address = ['203.0.113.1']
    if (limit.startsWith('secret')) await useUpSecrets(address, 'somebody')
    else await useUpMessages(address, 'somebody')
    expect((await reachOtpPage(at('203.0.113.1'), { username: 'elin' })).status).toBe(429)
    const there = { address: '203.0.113.99', network: '198.51.100.1', overall: '' }
    const elsewhere = there[limit.split('-')[1] as keyof typeof there]
    if (elsewhere !== '') {
      expect((await reachOtpPage(at(elsewhere), { username: 'elin' })).status).toBe(200)
    }
    await expectOpenForOwner(member)
  })
})

describe('what is refused costs nothing', () => {
  it.each([
    ['a full name, no address', { 'message-pair': 2, 'message-user': 2 }],
    ['a full address, no name', { 'start-address': 2 }],
    ['a full network, no name', { 'start-network': 2, 'start-address': 2 }],
    [
      'everybody together, nobody alone',
      { 'start-overall': 2, 'start-network': 2, 'start-address': 2 },
    ],
    ['codes at an address, no name', { 'message-address': 2 }],
    ['the day of a name, nothing else', { 'message-day': 2 }],
  ])('%s', async (_title, points) => {
    const store = createEditableStore()
    const throttle = countable(points)
    await start({ throttle }, { stateStore: store })
    for (let round = 0; round < 2; round += 1) {
      expect((await reachOtpPage(at('203.0.113.1'), maya)).status).toBe(200)
    }
    const before = await readSpent(store, throttle)
    const keys = (await store.counters()).size
    for (let round = 0; round < 20; round += 1) {
      expect((await reachOtpPage(at('203.0.113.1'), maya)).status).toBe(429)
    }
    expect(await readSpent(store, throttle)).toEqual(before)
    expect((await store.counters()).size).toBe(keys)
  })

  it('also not a code that is refused: the right one is good when the time is over', async () => {
    const store = createEditableStore()
    const throttle = countable({ 'secret-pair': 1 })
    await start({ throttle }, { stateStore: store })
    const agent = at('203.0.113.1')
    const page = await reachOtpPage(agent, maya)
    const otp = await readOtp(app.emulator, maya)
    const type = (code: string): Promise<Page> =>
      agent.submit(page, { button: 'continue', fields: { otp: code }, follow: true })
    expect((await type(wrongOtp(otp))).status).toBe(200)
    const before = await readSpent(store, throttle)
    for (let round = 0; round < 20; round += 1) {
      expect((await type(otp)).status).toBe(429)
    }
    expect(await readSpent(store, throttle)).toEqual(before)
  })

  it('nor a confirmation of a member', async () => {
    const store = createEditableStore()
    const throttle = countable({ 'message-own': 2 })
    await start({ throttle }, { stateStore: store })
    const member = await knownBrowser()
    for (const path of ['/secret', '/secret']) {
      const page = await member.get(path, { follow: true })
      await member.submit(page, { button: 'cancel', follow: true })
    }
    const before = await readSpent(store, throttle)
    const records = await store.keys()
    for (let round = 0; round < 20; round += 1) {
      expect((await member.get('/secret', { follow: true })).status).toBe(429)
      expect((await member.post('/pay', payment, { follow: true })).status).toBe(429)
    }
    expect(await readSpent(store, throttle)).toEqual(before)
    // What was typed into the form is kept once, for its page; nothing waits and nothing is to be approved.
    const added = (await store.keys()).filter((key) => !records.includes(key))
    expect(added.map((key) => key.slice(0, key.indexOf(':')))).toEqual(['hold'])
  })
})

describe('people who do nothing wrong', () => {
  it('approve forty times in an hour, with right codes', async () => {
    await start({ throttle: {} })
    const member = await knownBrowser()
    for (let round = 0; round < 40; round += 1) {
      const fields = { ...payment, sum: String(round + 1) }
      const page = await confirm(member, await member.post('/pay', fields, { follow: true }))
      expect([round, page.status]).toEqual([round, 200])
    }
  })

  it('sign on twelve times in an hour, each time in a new browser', async () => {
    await start({ throttle: {} })
    for (let round = 0; round < 12; round += 1) {
      const landed = await signOn(at('203.0.113.1'), { emulator: app.emulator, ...maya })
      expect([round, landed.status]).toEqual([round, 200])
    }
  })

  it('are two hundred behind one address, one in twenty with a mistake', async () => {
    await start({ throttle: {} })
    await addPeople(app.emulator, 200)
    for (let index = 0; index < 200; index += 1) {
      const username = `person-${String(index)}`
      let agent = at('203.0.113.1')
      if (index % 60 === 7) await reachOtpPage(agent, { username: `${username}x` })
      agent = at('203.0.113.1')
      if (index % 60 === 27) await reachOtpPage(agent, { username })
      agent = at('203.0.113.1')
      let page = await reachOtpPage(agent, { username })
      const otp = await readOtp(app.emulator, { username })
      const type = (code: string): Promise<Page> =>
        agent.submit(page, { button: 'continue', fields: { otp: code }, follow: true })
      if (index % 60 === 47) page = await type(wrongOtp(otp))
      expect([index, (await type(otp)).status]).toEqual([index, 200])
    }
  }, 60_000)
})

describe('an outage', () => {
  /** Ten minutes long: each of them tries once a minute. */
  const minutes = 10

  it.each(['discovery', 'authorize', 'user.lookup'])(
    'of %s for twenty people at one address: the next try works for everybody',
    async (endpoint) => {
      await start({ throttle: {} })
      const people = await addPeople(app.emulator, 20)
      const where = endpoint.includes('.') ? { endpoint: 'flow', action: endpoint } : { endpoint }
      await controlEmulator(app.emulator, 'faults', { ...where, kind: 'status', status: 500 })
      for (let minute = 0; minute < minutes; minute += 1) {
        const pages = await Promise.all(
          people.map((username) => reachOtpPage(at('203.0.113.1'), { username })),
        )
        expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([503]))
      }
      await controlEmulator(app.emulator, 'faults', {}, 'DELETE')
      for (const username of people) {
        const landed = await signOn(at('203.0.113.1'), { emulator: app.emulator, username })
        expect([username, landed.status]).toEqual([username, 200])
      }
    },
    30_000,
  )

  it('while codes are typed: the next try works', async () => {
    await start({ throttle: {} })
    const [username = ''] = await addPeople(app.emulator, 1)
    const person = { username }
    const first = at('203.0.113.1')
    const page = await reachOtpPage(first, person)
    const otp = await readOtp(app.emulator, person)
    await controlEmulator(app.emulator, 'faults', {
      endpoint: 'flow',
      action: 'otp.check',
      kind: 'status',
      status: 503,
      body: { code: 'SERVICE_UNAVAILABLE' },
    })
    for (let minute = 0; minute < minutes; minute += 1) {
      await first.submit(page, { button: 'continue', fields: { otp }, follow: true })
    }
    await controlEmulator(app.emulator, 'faults', {}, 'DELETE')
    expect((await signOn(at('203.0.113.1'), { emulator: app.emulator, ...person })).status).toBe(
      200,
    )
  })

  it('for a member: the next step-up and the next approval work', async () => {
    await start({ throttle: {} })
    const member = await knownBrowser()
    for (const [endpoint, kind] of [
      ['authorize', 'reset'],
      ['authorize', 'status'],
    ]) {
      await controlEmulator(app.emulator, 'faults', { endpoint, kind })
      for (let minute = 0; minute < minutes; minute += 1) {
        expect((await member.get('/secret', { follow: true })).status).toBe(503)
        expect((await member.post('/pay', payment, { follow: true })).status).toBe(503)
      }
      await controlEmulator(app.emulator, 'faults', {}, 'DELETE')
    }
    await expectOpenForOwner(member)
  })
})

describe('a memory store of 250 records', () => {
  it('is flooded from 500 networks: known browsers and members pass, a new browser reads 429', async () => {
    await start({ throttle: unlimited }, { stateStore: memoryStateStore({ maxRecords: 250 }) })
    const member = await knownBrowser()
    const statuses = new Map<number, number>()
    for (let index = 0; index < 500; index += 1) {
      const address = `2001:db8:${index.toString(16)}::1`
      const { status } = await reachOtpPage(at(address), { username: `n-${String(index)}` })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect([...statuses.keys()].sort()).toEqual([200, 429])
    expect((await reachOtpPage(at('192.0.2.77'), { username: 'elin' })).status).toBe(429)
    await expectOpenForOwner(member)
  }, 60_000)

  it('is flooded from one network: strangers of others pass', async () => {
    await start({ throttle: unlimited }, { stateStore: memoryStateStore({ maxRecords: 250 }) })
    for (let index = 0; index < 100; index += 1) {
      await reachOtpPage(at(`203.0.113.${String(index + 1)}`), { username: `n-${String(index)}` })
    }
    expect((await reachOtpPage(at('203.0.113.200'), { username: 'elin' })).status).toBe(429)
    const landed = await signOn(at('192.0.2.77'), { emulator: app.emulator, ...maya })
    expect(landed.status).toBe(200)
  })
})
