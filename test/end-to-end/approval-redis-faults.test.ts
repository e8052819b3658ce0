// Redis cut and stalled at each command of an approval's life: an honest answer, a way on, and nothing executed twice.
import express from 'express'
import { requiresApproval, requiresAuth } from 'express-pingone-mfa'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  readApprovalId,
  readRecord,
  sendApproved,
  transfer,
  typeCode,
} from '../support/approval.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { findRedis } from '../support/redis.js'
import { openRedisStores, type RedisStores } from '../support/redis-stores.js'
import { signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readMessages, readOtp } from '../support/start-emulator.js'
import { createTcpProxy, type TcpProxy } from '../support/tcp-proxy.js'
import { unlimited } from '../support/limits.js'

const redis = await findRedis()
const storeMs = 400

/** What a person did until something went wrong, or to the end. */
interface Story {
  readonly answers: Page[]
  /** The page that asks for the code. */
  asked: Page | undefined
  resume: Page | undefined
  sent: Page | undefined
}

describe.skipIf(redis === undefined)('a Redis that fails under an approval', () => {
  const executed: string[] = []
  const unhandled: unknown[] = []
  const note = (reason: unknown): void => {
    unhandled.push(reason)
  }
  let proxy: TcpProxy
  let stores: RedisStores
  let app: TestApp
  let agent: Agent

  beforeAll(async () => {
    process.on('unhandledRejection', note)
    const url = redis?.url ?? ''
    proxy = await createTcpProxy(url)
    stores = await openRedisStores({ url, stateUrl: proxy.url })
    app = await startApp({
      stateStore: stores.stateStore,
      options: {
        timeouts: { storeMs, requestMs: 8000, upstreamMs: 4000 },
        approval: { openPerUser: 50 },
        throttle: unlimited,
      },
      routes: (routes) => {
        routes.post(
          '/pay',
          express.urlencoded({ extended: false }),
          express.json(),
          requiresApproval({ details: ({ body }: { body: object }) => ({ ...body }) }),
          (req, res) => {
            executed.push(req.pingone.approval?.id ?? '')
            res.json({ paid: req.pingone.approval?.details })
          },
        )
        routes.get('/approvals/:id', requiresAuth(), async (req, res) => {
          res.json(await req.pingone.approvals.read(String(req.params['id'])))
        })
      },
    })
  })
  afterAll(async () => {
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
    await app.close()
    await stores.close()
    await proxy.close()
  })
  beforeEach(async () => {
    await stores.forget()
    agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
  })
  afterEach(() => proxy.restore())

  /** Pays, approves and sends on; stops where there is nothing to go on with. */
  async function pay(): Promise<Story> {
    const story: Story = { answers: [], asked: undefined, resume: undefined, sent: undefined }
    const keep = (page: Page): Page => {
      story.answers.push(page)
      return page
    }
    const phone = { username: 'maya' }
    const after = (await readMessages(app.emulator, phone)).at(-1)?.id ?? ''
    const page = keep(await agent.post('/pay', transfer, { follow: true }))
    if (!page.forms.some(({ fields }) => fields.includes('otp'))) return story
    story.asked = page
    const otp = await readOtp(app.emulator, { ...phone, after })
    const resume = keep(await typeCode(agent, { page, otp }))
    if (!resume.html.includes('pingone_approval')) return story
    story.resume = resume
    story.sent = keep(await agent.submit(resume))
    return story
  }

  /** The commands of a payment that nothing disturbs; the last three consume, read the sign-on, and settle. */
  async function listCommands(): Promise<readonly string[]> {
    await payUndisturbed()
    proxy.forget()
    await payUndisturbed()
    const commands = [...proxy.commands]
    expect(commands.length).toBeGreaterThan(25)
    expect(commands.slice(-3)).toEqual(['EVALSHA', 'GET', 'EVALSHA'])
    return commands
  }

  async function payUndisturbed(): Promise<void> {
    const { sent } = await pay()
    expect(sent?.json).toEqual({ paid: transfer })
    await vi.waitFor(async () => {
      expect(await listStatuses()).not.toContain('consumed')
    })
    await forgetApprovals()
  }

  /** What Redis itself holds, past the proxy. */
  async function listApprovals(): Promise<readonly { id: string; status: string }[]> {
    const records = await stores.records(`${stores.statePrefix}approval:`)
    return records.map(({ value }) => {
      const { id, status } = (JSON.parse(value) as { value: { id: string; status: string } }).value
      return { id, status }
    })
  }

  async function listStatuses(): Promise<readonly string[]> {
    return (await listApprovals()).map(({ status }) => status)
  }

  async function forgetApprovals(): Promise<void> {
    executed.length = 0
    await stores.forget(`${stores.statePrefix}approval:`)
  }

  /** Every answer says what is so: on its way, done, or that it did not work. */
  function expectHonest({ answers, sent }: Story): void {
    for (const page of answers.slice(0, -1)) expect(page.status).toBe(200)
    const last = answers.at(-1)
    if (last === sent && last?.status === 200) return
    expect([503, 410]).toContain(last?.status)
    expect(last?.heading).not.toBe('')
  }

  /** Sends everything again that can be sent again. */
  async function sendEverythingAgain({ asked, resume }: Story): Promise<void> {
    if (resume !== undefined) await agent.submit(resume)
    const page = asked === undefined ? undefined : await agent.get(asked.url)
    if (page?.html.includes('pingone_approval')) await agent.submit(page)
    for (const { id } of await listApprovals()) await sendApproved(agent, id)
  }

  /** After the fault: executed as often as said, at most once whatever is sent, and a new payment works. */
  async function expectAtMostOnce(story: Story): Promise<void> {
    expectHonest(story)
    const wasPaid = story.sent?.status === 200
    expect(executed).toHaveLength(wasPaid ? 1 : 0)
    const before = await listApprovals()
    expect(before.length).toBeLessThanOrEqual(1)
    await sendEverythingAgain(story)
    const mayStillExecute = before.some(({ status }) => status === 'approved')
    expect(executed).toHaveLength(wasPaid || mayStillExecute ? 1 : 0)
    await sendEverythingAgain(story)
    expect(executed).toHaveLength(wasPaid || mayStillExecute ? 1 : 0)
    await forgetApprovals()
    await payUndisturbed()
  }

  /** Lets one command of a payment fail, and Redis be well again afterwards. */
  async function disturb(
    at: number,
    how: 'cut' | 'stall',
    when: 'before' | 'after',
  ): Promise<Story> {
    proxy.forget()
    if (how === 'cut') proxy.cutAtCommand(at, when)
    else proxy.stallAtCommand(at, when)
    const story = await pay()
    // The outcome is written when the answer has gone.
    await vi.waitFor(() => {
      expect(proxy.commands.length).toBeGreaterThanOrEqual(at)
    })
    await proxy.restore()
    await vi.waitFor(async () => {
      expect((await agent.get('/account')).status).toBe(200)
    })
    return story
  }

  const writes = ['SET', 'EVALSHA', 'EVAL', 'GETDEL', 'DEL']

  it.each([
    ['cut', 'before', undefined],
    ['cut', 'after', writes],
    ['stall', 'after', ['SET', 'EVALSHA', 'GETDEL']],
  ] as const)(
    '%s %s each command: answers honestly, executes at most once, and can be begun again',
    async (how, when, only) => {
      const commands = await listCommands()
      for (const [at, command] of commands.entries()) {
        if (only !== undefined && !(only as readonly string[]).includes(command)) continue
        try {
          await expectAtMostOnce(await disturb(at + 1, how, when))
        } catch (error) {
          throw new Error(`${how} ${when} command ${at + 1} of ${commands.join(' ')}`, {
            cause: error,
          })
        }
      }
    },
    120_000,
  )

  describe.each([
    ['cut', 'before', 'approved', 200],
    ['cut', 'after', 'consumed', 409],
    ['stall', 'before', 'approved', 200],
    ['stall', 'after', 'consumed', 409],
  ] as const)('%s %s it is consumed', (how, when, status, then) => {
    it(`has not executed, reads as ${status}, and is answered ${then} when it is sent again`, async () => {
      const at = (await listCommands()).length - 2
      const story = await disturb(at, how, when)
      expect(story.sent?.status).toBe(503)
      expect(story.sent?.text).toContain('nothing has been sent')
      expect(story.sent?.text).not.toContain('no code was used up')
      expect(executed).toEqual([])
      const [approval, ...others] = await listApprovals()
      expect(others).toEqual([])
      expect(approval?.status).toBe(status)
      const { resume } = story
      if (resume === undefined) throw new Error('the page to send on was not reached')
      const again = await Promise.all([1, 2, 3].map(() => agent.submit(resume)))
      expect(again.map((page) => page.status).sort()).toEqual([then, 409, 409])
      expect(executed).toHaveLength(then === 200 ? 1 : 0)
      if (status !== 'consumed') return
      expect((await readRecord(agent, readApprovalId(resume))).status).toBe('consumed')
    })
  })

  it.each([
    ['cut', 'before'],
    ['cut', 'after'],
    ['stall', 'before'],
    ['stall', 'after'],
  ] as const)(
    '%s %s the sign-on is read once more: it is used up, and never executed',
    async (how, when) => {
      const at = (await listCommands()).length - 1
      const story = await disturb(at, how, when)
      expect(story.sent?.status).toBe(503)
      expect(executed).toEqual([])
      expect(['consumed', 'failed']).toContain((await listStatuses())[0])
      await sendEverythingAgain(story)
      expect(executed).toEqual([])
    },
  )

  it.each([
    ['cut', 'before'],
    ['cut', 'after'],
    ['stall', 'before'],
    ['stall', 'after'],
  ] as const)(
    '%s %s the outcome is written: it is written once more, and reads as executed',
    async (how, when) => {
      const at = (await listCommands()).length
      const story = await disturb(at, how, when)
      expect(story.sent?.json).toEqual({ paid: transfer })
      expect(executed).toHaveLength(1)
      await vi.waitFor(async () => {
        expect(await listStatuses()).toEqual(['executed'])
      })
      await sendEverythingAgain(story)
      expect(executed).toHaveLength(1)
    },
  )
})
