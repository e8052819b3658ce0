// A step-up over two processes and one Redis: begun on one, confirmed on the other, and its grant taken once.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Agent, Page } from '../support/browser.js'
import { startConfirmedApp, type ConfirmedApp } from '../support/confirmed-app.js'
import { findRedis } from '../support/redis.js'
import { countCalls } from '../support/sign-on.js'
import { controlEmulator, readMessages, readOtp } from '../support/start-emulator.js'

const redis = await findRedis()
const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000)
const [first, second] = [0, 1] as const
const form = { limit: '5,000', note: 'für "Åse" <& co>' }

describe.skipIf(redis === undefined)(
  `a step-up over two processes (TEST_SEED=${seed})`,
  { timeout: 60_000 },
  () => {
    let app: ConfirmedApp
    let agent: Agent

    beforeAll(async () => {
      app = await startConfirmedApp({ redisUrl: redis?.url ?? '', count: 2, seed })
    })
    afterAll(async () => {
      expect(app.processes.unhandled).toEqual([])
      await app.close()
    })
    beforeEach(async () => {
      await app.freshen()
      app.only()
      agent = await app.signOn('maya')
      await controlEmulator(app.emulator, 'requests', {}, 'DELETE')
    })

    async function newestMessage(): Promise<string> {
      return (await readMessages(app.emulator, { username: 'maya' })).at(-1)?.id ?? ''
    }

    /** Sends the form; its page asks for a code. */
    async function hold(): Promise<{ page: Page; otp: string }> {
      const after = await newestMessage()
      const page = await agent.post('/limit', form, { follow: true })
      expect(page.text).toContain('Confirm it’s you')
      return { page, otp: await readOtp(app.emulator, { username: 'maya', after }) }
    }

    function typeCode({ page, otp }: { page: Page; otp: string }): Promise<Page> {
      return agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
    }

    it('is begun on one, confirmed on the other and goes on on the first', async () => {
      app.only(first)
      const held = await hold()
      app.only(second)
      const resume = await typeCode(held)
      expect(resume.form().values).toEqual(form)
      app.only(first)
      const done = await agent.submit(resume)
      expect(done.json).toEqual({ limit: form })
      expect(app.ledger.entries.map(({ what }) => what)).toEqual([form])
      expect(await countCalls(app.emulator)).toMatchObject({
        authorize: 1,
        'otp.check': 1,
        resume: 1,
        token: 1,
      })
    })

    it('finishes once when twenty send the code to both at the same time', async () => {
      const held = await hold()
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          agent.submit(held.page, { button: 'continue', fields: { otp: held.otp } }),
        ),
      )
      for (const { status, location } of answers) {
        expect([status, location]).toEqual([303, held.page.url])
      }
      expect(await countCalls(app.emulator)).toMatchObject({ 'otp.check': 1, resume: 1, token: 1 })
      const grants = await app.stores.records(`${app.stores.statePrefix}grant:`)
      expect(grants).toHaveLength(1)
      const resume = await agent.get(held.page.url, { follow: true })
      expect((await agent.submit(resume)).json).toEqual({ limit: form })
      expect(app.ledger.entries).toHaveLength(1)
    })

    it('lets one of twenty through that send the held form on at the same time', async () => {
      const resume = await typeCode(await hold())
      const answers = await Promise.all(Array.from({ length: 20 }, () => agent.submit(resume)))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      const others = answers.filter(({ status }) => status !== 200)
      for (const { status, locationPath } of others) {
        expect(status).toBe(303)
        expect(locationPath).toMatch(/^\/login\/flow\//)
      }
      expect(app.ledger.entries.map(({ what }) => what)).toEqual([form])
    })

    it('lets one of twenty through that send the same JSON at the same time', async () => {
      const send = (): Promise<Page> => agent.api('/limit', { method: 'POST', body: form })
      const after = await newestMessage()
      const refused = await send()
      expect(refused.status).toBe(401)
      expect(refused.headers['www-authenticate']).toContain('insufficient_user_authentication')
      const { login } = refused.json as { login: string }
      const ask = (await agent.api(login)).json as { action: string; csrf: string }
      const begun = await agent.api(ask.action, { method: 'POST', body: { csrf: ask.csrf } })
      const step = (await agent.api(begun.location ?? '')).json as { action: string; csrf: string }
      const otp = await readOtp(app.emulator, { username: 'maya', after })
      const body = { csrf: step.csrf, action: 'continue', otp }
      expect((await agent.api(step.action, { method: 'POST', body })).status).toBe(303)
      const answers = await Promise.all(Array.from({ length: 20 }, send))
      const statuses = answers.map(({ status }) => status).sort()
      expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 401)])
      expect(app.ledger.entries.map(({ what }) => what)).toEqual([form])
    })

    it('lets one of twenty look at a page that asks each time', async () => {
      const after = await newestMessage()
      const page = await agent.get('/once', { follow: true })
      const otp = await readOtp(app.emulator, { username: 'maya', after })
      const done = await agent.submit(page, { button: 'continue', fields: { otp } })
      expect(done.locationPath).toBe('/once')
      const answers = await Promise.all(Array.from({ length: 20 }, () => agent.get('/once')))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      expect(answers.filter(({ status }) => status === 303)).toHaveLength(19)
      expect(app.ledger.entries).toHaveLength(1)
    })

    it('leaves the old session id dead on both', async () => {
      const cookie = agent.cookies.list().find(({ name }) => name === 'connect.sid')
      const headers = { cookie: `connect.sid=${cookie?.value ?? ''}` }
      app.only(first)
      const resume = await typeCode(await hold())
      expect(resume.status).toBe(200)
      for (const { url } of app.processes.processes) {
        expect(await (await fetch(url, { headers })).json()).toEqual({ state: 'anonymous' })
      }
    })
  },
)
