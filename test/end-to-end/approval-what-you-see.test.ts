// What you see is what you sign is what executes: the same code points on the page, in the JWT, in the message, in the handler.
import express from 'express'
import fc from 'fast-check'
import { requiresApproval } from 'express-pingone-mfa'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readOtp } from '../support/start-emulator.js'
import { detailNames, transactions, type Transaction } from '../support/transactions.js'
import { readRequests, readSigned, type RequestClaims } from '../support/upstream-log.js'
import { unlimited } from '../support/limits.js'

const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000)
const cases = 72

/** How a case is sent, and to whom its code goes. */
interface Way {
  readonly username: 'maya' | 'elin' | 'petra'
  readonly as: 'form' | 'json'
}

const ways: readonly Way[] = (['maya', 'elin', 'petra'] as const).flatMap((username) => [
  { username, as: 'form' as const },
  { username, as: 'json' as const },
])

/** A message with all of it, as the emulator would have sent it. */
interface SentMessage {
  readonly deviceType: string
  readonly otp: string
  readonly text: string
  readonly html?: string
}

describe(`what you see is what you sign (TEST_SEED=${seed})`, () => {
  const agents = new Map<string, Agent>()
  let app: TestApp
  let executed: Transaction | undefined

  beforeAll(async () => {
    app = await startApp({
      options: {
        throttle: unlimited,
      },
      routes: (routes) => {
        routes.post(
          '/transactions',
          express.urlencoded({ extended: false }),
          express.json(),
          requiresApproval({
            details: ({ body }: { body: object }) => ({ ...body }),
            template: 'everything',
            labels: { sum: 'Sum <b>&amp;</b> "total"', recipient: 'مستلم' },
          }),
          (req, res) => {
            executed = Object.entries(req.pingone.approval?.details ?? {})
            res.json({ details: executed })
          },
        )
      },
    })
    await changeState(app)
    for (const username of ['maya', 'elin', 'petra']) {
      const agent = createAgent(app.baseUrl)
      await signOn(agent, { emulator: app.emulator, username })
      agents.set(username, agent)
    }
  })
  afterAll(() => app.close())

  async function newestMessage(username: string): Promise<SentMessage> {
    await readOtp(app.emulator, { username })
    const url = `${app.emulator.inboxUrl}/messages?username=${username}`
    const response = await fetch(url, { headers: { accept: 'application/json' } })
    const newest = ((await response.json()) as SentMessage[]).at(-1)
    if (newest === undefined) throw new Error(`${username} got no message`)
    return newest
  }

  function readExecuted(): Transaction {
    if (executed === undefined) throw new Error('nothing was executed')
    return executed
  }

  /** The transaction in every place where somebody sees it, signs it or executes it. */
  async function send(way: Way, transaction: Transaction): Promise<Seen> {
    const agent = agents.get(way.username)
    if (agent === undefined) throw new Error(`${way.username} is not signed on`)
    executed = undefined
    await controlEmulator(app.emulator, 'requests', {}, 'DELETE')
    await controlEmulator(app.emulator, 'messages', {}, 'DELETE')
    const steps = way.as === 'form' ? stepsOfForm(agent) : stepsOfJson(agent)
    const asked = await steps.ask(transaction)
    const view = await agent.api(asked.url)
    const message = await newestMessage(way.username)
    const resumed = await steps.approve(asked, message.otp)
    const resumedView = await agent.api(resumed.url)
    await steps.execute(resumed, transaction)
    const requests = await readRequests(app.emulator)
    const authorize = requests.find(({ path }) => path.endsWith('/as/authorize'))
    const { claims } = readSigned(authorize, 'request')
    const places = {
      'the page that asks': readDetails(asked),
      'its JSON': readDetailsOfView(view),
      'the page that sends on': readDetails(resumed),
      'its JSON, too': readDetailsOfView(resumedView),
      'the JWT': Object.entries((claims as unknown as RequestClaims)['pi.template'].variables),
      'the handler': readExecuted(),
    }
    return { places, message }
  }

  it('and what executes, code point for code point and in order', async () => {
    let count = 0
    const property = fc.asyncProperty(transactions, async (transaction) => {
      const way = ways[count % ways.length] ?? ways[0]
      count += 1
      if (way === undefined) throw new Error('no way')
      const { places, message } = await send(way, transaction)
      for (const [place, shown] of Object.entries(places)) {
        expect(toCodePoints(shown), `${place}, ${way.as}`).toEqual(toCodePoints(transaction))
        // The page has labels in place of names.
        if (!place.startsWith('the page')) expect(namesOf(shown)).toEqual(namesOf(transaction))
      }
      expectSaid(message, new Map(transaction))
    })
    await fc.assert(property, { seed, numRuns: cases, endOnFailure: true })
    expect(count).toBe(cases)
  }, 120_000)

  it('and the labels are the words of the app', async () => {
    const agent = agents.get('maya') ?? createAgent(app.baseUrl)
    const transaction = detailNames.map((name) => [name, 'x'] as const)
    const page = await stepsOfForm(agent).ask(transaction)
    expect(readLabels(page)).toEqual([
      'Sum <b>&amp;</b> "total"',
      'مستلم',
      'Account',
      'Purpose',
      'Reference',
    ])
  })
})

interface Seen {
  readonly places: Readonly<Record<string, Transaction>>
  readonly message: SentMessage
}

interface Steps {
  ask(transaction: Transaction): Promise<Page>
  approve(asked: Page, otp: string): Promise<Page>
  execute(resumed: Page, transaction: Transaction): Promise<void>
}

function stepsOfForm(agent: Agent): Steps {
  return {
    ask: (transaction) =>
      agent.post('/transactions', Object.fromEntries(transaction), { follow: true }),
    approve: (asked, otp) =>
      agent.submit(asked, { button: 'continue', fields: { otp }, follow: true }),
    execute: async (resumed) => {
      const done = await agent.submit(resumed)
      if (done.status !== 200) throw new Error(`sent on, it was answered ${done.status}`)
    },
  }
}

/** The client of an API; its pages are looked at as a person would who opens their address. */
function stepsOfJson(agent: Agent): Steps {
  let id = ''
  const post = (transaction: Transaction, headers: Record<string, string> = {}): Promise<Page> =>
    agent.api('/transactions', { method: 'POST', body: Object.fromEntries(transaction), headers })
  return {
    ask: async (transaction) => {
      const refused = await post(transaction)
      const { approval } = refused.json as { approval: { id: string; url: string } }
      id = approval.id
      return agent.get(approval.url)
    },
    approve: async (asked, otp) => {
      const { action, csrf } = (await agent.api(asked.url)).json as { action: string; csrf: string }
      await agent.api(action, { method: 'POST', body: { csrf, action: 'continue', otp } })
      return agent.get(asked.url)
    },
    execute: async (_, transaction) => {
      const done = await post(transaction, { approval: id })
      if (done.status !== 200) throw new Error(`sent again, it was answered ${done.status}`)
    },
  }
}

/** Petra gets calls; the template says every detail, in ways of its own, by message, mail and voice. */
async function changeState({ emulator }: TestApp): Promise<void> {
  const response = await fetch(`${emulator.inboxUrl}/state`)
  const state = (await response.json()) as {
    environments: {
      users: { id: string; username: string }[]
      devices: { user: { id: string }; type: string }[]
      contents: object[]
    }[]
  }
  for (const { users, devices, contents } of state.environments) {
    const petra = users.find(({ username }) => username === 'petra')?.id
    for (const device of devices) if (device.user.id === petra) device.type = 'VOICE'
    const content = { template: { id: 'everything' }, locale: 'en', default: false }
    const names = detailNames.map((name) => `\${${name}}`)
    contents.push(
      { ...content, id: 'c1', deliveryMethod: 'SMS', content: `${names.join('|')}|\${otp}` },
      { ...content, id: 'c2', deliveryMethod: 'Voice', content: `${names.join('|')}|\${otp}` },
      {
        ...content,
        id: 'c3',
        deliveryMethod: 'Email',
        subject: 'Approve',
        body: names.map((name) => `<p>${name}</p>`).join('') + '<b>${otp}</b>',
      },
    )
  }
  await controlEmulator(emulator, 'state', state, 'PUT')
}

/** The message says all of it and nothing else of it. */
function expectSaid(message: SentMessage, values: ReadonlyMap<string, string>): void {
  const said = detailNames.map((name) => values.get(name) ?? '')
  if (message.deviceType !== 'EMAIL') {
    expect(message.text).toBe([...said, message.otp].join('|'))
    return
  }
  for (const value of said) expect(message.text).toContain(value)
  const paragraphs = [...(message.html ?? '').matchAll(/<p>([\s\S]*?)<\/p>/g)]
  expect(paragraphs.map(([, html = '']) => unescape(html))).toEqual(said)
}

/** The values of the table, in their order. */
function readDetails(page: Page): Transaction {
  const table = /<table class="details"[\s\S]*?<\/table>/.exec(page.html)?.[0] ?? ''
  const values = [...table.matchAll(/<bdi\b[^>]*>([\s\S]*?)<\/bdi>/g)].flatMap(([, inner = '']) => {
    const parts = [...inner.matchAll(/<span>([\s\S]*?)<\/span>/g)].map(([, part = '']) => part)
    return parts.length > 0 ? parts : [inner]
  })
  return values.map((value) => ['', unescape(value)])
}

function readLabels(page: Page): readonly string[] {
  return [...page.html.matchAll(/<th scope="row"[^>]*>([\s\S]*?)<\/th>/g)].map(([, label = '']) =>
    unescape(label),
  )
}

function readDetailsOfView(page: Page): Transaction {
  const { approval } = page.json as { approval: { details: { name: string; value: string }[] } }
  return approval.details.map(({ name, value }) => [name, value])
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** Text as a browser reads it. Throws for what it would not read back. */
function unescape(html: string): string {
  if (/[<>\0\r]/.test(html)) throw new Error(`not a text: ${html}`)
  return html.replace(/&(?:#(\d+)|(\w+));/g, (whole, number?: string, name?: string) => {
    if (number !== undefined) return String.fromCodePoint(Number(number))
    const character = named[name ?? '']
    if (character === undefined) throw new Error(`${whole} is no reference we write`)
    return character
  })
}

function namesOf(transaction: Transaction): readonly string[] {
  return transaction.map(([name]) => name)
}

function toCodePoints(transaction: Transaction): readonly string[] {
  return transaction.map(([, value]) =>
    Array.from(value, (character) => character.codePointAt(0)?.toString(16)).join(' '),
  )
}
