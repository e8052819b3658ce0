// Two operating-system processes, one Redis, one PingOne: each request to one of the two at random, and one of them killed.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Emulator } from 'express-pingone-mfa/emulator'
import {
  openEntrance,
  type AppProcess,
  type AppProcesses,
  type Entrance,
} from '../support/app-process.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { openRedisStores, type RedisStores } from '../support/redis-stores.js'
import { findRedis } from '../support/redis.js'
import { countCalls, reachOtpPage, signOn } from '../support/sign-on.js'
import { connectionTo } from '../support/start-app.js'
import { controlEmulator, readOtp, startEmulator, wrongOtp } from '../support/start-emulator.js'
import { limitedBy } from '../support/limits.js'

const redis = await findRedis()
const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000)
const secretUserPoints = 3
const startAddressPoints = 6

describe.skipIf(redis === undefined)(
  `two processes (TEST_SEED=${seed})`,
  { timeout: 60_000 },
  () => {
    let stores: RedisStores
    let entrance: Entrance
    let emulator: Emulator
    let app: AppProcesses

    beforeAll(async () => {
      stores = await openRedisStores({ url: redis?.url ?? '' })
      entrance = await openEntrance()
      emulator = await startEmulator({ baseUrls: [entrance.baseUrl] })
      app = await startPair()
    })
    afterAll(async () => {
      expect(app.unhandled).toEqual([])
      await app.close()
      await entrance.close()
      await emulator.close()
      await stores.close()
    })
    beforeEach(() => controlEmulator(emulator, 'faults', {}, 'DELETE'))

    function startPair(): Promise<AppProcesses> {
      return entrance.start({
        count: 2,
        seed,
        environment: {
          REDIS_URL: redis?.url ?? '',
          STATE_PREFIX: stores.statePrefix,
          SESSION_PREFIX: stores.sessionPrefix,
        },
        options: {
          ...connectionTo(emulator),
          throttle: limitedBy({
            'start-address': startAddressPoints,
            'secret-user': secretUserPoints,
            'secret-pair': secretUserPoints,
          }),
        },
      })
    }

    /** An agent at an address of its own, so that limits by address do not meet. */
    let addresses = 0
    function createVisitor(address = `203.0.113.${String((addresses += 1))}`): Agent {
      return createAgent(entrance.baseUrl, { headers: { 'x-forwarded-for': address } })
    }

    async function callsOf(work: () => Promise<unknown>): Promise<Record<string, number>> {
      const before = await countCalls(emulator)
      await work()
      const after = await countCalls(emulator)
      return Object.fromEntries(
        Object.entries(after)
          .map(([kind, count]) => [kind, count - (before[kind] ?? 0)] as const)
          .filter(([, count]) => count > 0),
      )
    }

    /** Lets only one of the two take requests; without an index both do. */
    function onlyProcess(index?: number): void {
      app.processes.forEach((process, at) => {
        process.rest(index !== undefined && at !== index)
      })
    }

    /** What an attempt or a refresh was marked with by a process that died is over now. */
    async function passBusyTime(): Promise<void> {
      for (const kind of ['pending', 'tokens']) {
        for (const { key, value } of await stores.records(`${stores.statePrefix}${kind}:`)) {
          await stores.rewrite(key, value.replace(/("(?:busyU|refreshingU|u)ntilMs":)\d+/, '$11'))
        }
      }
    }

    it('complete every one of twenty sign-ons whose requests are spread over both', async () => {
      const chains = ['maya', 'elin'].map(async (username) => {
        for (let count = 0; count < 10; count += 1) {
          const agent = createVisitor()
          const landed = await signOn(agent, { emulator, username, path: `/other?n=${count}` })
          expect(landed.url).toBe(`${entrance.baseUrl}/other?n=${count}`)
          expect(landed.json).toMatchObject({ user: { preferred_username: username } })
          const off = await agent.submit(await agent.get('/logout'), {
            button: 'continue',
            follow: true,
          })
          expect(off.html).toContain('You are signed off')
        }
      })
      await Promise.all(chains)
      expect(app.processes.map(({ alive }) => alive)).toEqual([true, true])
      expect(Math.min(...app.counts)).toBeGreaterThan(20)
      expect(await stores.records(`${stores.statePrefix}signon:`)).toEqual([])
      expect(await stores.records(`${stores.statePrefix}tokens:`)).toEqual([])
    }, 120_000)

    it('make one check, one resume and one token call of twenty presses spread over both', async () => {
      const agent = createVisitor()
      const otpPage = await reachOtpPage(agent, { username: 'maya' })
      const otp = await readOtp(emulator, { username: 'maya' })
      const before = [...app.counts]
      const calls = await callsOf(async () => {
        const answers = await Promise.all(
          Array.from({ length: 20 }, () =>
            agent.submit(otpPage, { button: 'continue', fields: { otp } }),
          ),
        )
        for (const { status, locationPath } of answers) {
          expect([status, locationPath]).toEqual([303, '/account'])
        }
      })
      expect(app.counts.map((count, at) => count - (before[at] ?? 0) > 0)).toEqual([true, true])
      expect(calls).toMatchObject({ 'otp.check': 1, resume: 1, token: 1 })
    })

    it('open one flow of twenty presses on the username page, and every press leads to the code page', async () => {
      const agent = createVisitor()
      const start = await agent.get('/login')
      const press = { button: 'continue', fields: { username: 'elin' }, follow: true }
      const slow = { endpoint: 'authorize', kind: 'delay', delayMs: 700, nth: 1 }
      await controlEmulator(emulator, 'faults', slow)
      const calls = await callsOf(async () => {
        const answers = await Promise.all(
          Array.from({ length: 20 }, () => agent.submit(start, press)),
        )
        for (const { status, text } of answers) {
          expect(status).toBe(200)
          expect(text).toContain('Enter your code')
        }
      })
      expect(calls).toMatchObject({ authorize: 1, 'user.lookup': 1 })
    })

    it('count the codes tried by a user together', async () => {
      const guess = async (): Promise<Page> => {
        const agent = createVisitor()
        const otpPage = await reachOtpPage(agent, { username: 'petra' })
        // No code goes out that could not be tried.
        if (otpPage.status === 429) return otpPage
        const otp = wrongOtp(await readOtp(emulator, { username: 'petra' }))
        return agent.submit(otpPage, { button: 'continue', fields: { otp } })
      }
      const calls = await callsOf(async () => {
        const statuses: number[] = []
        for (let count = 0; count < secretUserPoints + 2; count += 1) {
          onlyProcess(count % 2)
          statuses.push((await guess()).status)
        }
        onlyProcess()
        expect(statuses).toEqual([303, 303, 303, 429, 429])
      })
      expect(calls['otp.check']).toBe(secretUserPoints)
    })

    it('count the attempts of an address together', async () => {
      const address = '198.51.100.7'
      const statuses: number[] = []
      const calls = await callsOf(async () => {
        for (let count = 0; count < startAddressPoints + 2; count += 1) {
          onlyProcess(count % 2)
          const agent = createVisitor(address)
          const start = await agent.get('/login')
          const press = { button: 'continue', fields: { username: `nobody-${String(count)}` } }
          statuses.push((await agent.submit(start, press)).status)
        }
        onlyProcess()
      })
      expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 429, 429])
      expect(calls['authorize']).toBe(startAddressPoints)
    })

    it('refresh a token once for twenty who ask both at the same time', async () => {
      const agent = createVisitor()
      await signOn(agent, { emulator, username: 'elin' })
      const atMs = Date.now() + 2500
      const calls = await callsOf(async () => {
        const answers = await Promise.all(
          Array.from({ length: 20 }, () => agent.api(`/refresh?atMs=${String(atMs)}`)),
        )
        expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
        const renewed = answers.map(({ json }) => json as { before: string; after: string })
        expect(new Set(renewed.map(({ before }) => before)).size).toBe(1)
        expect(new Set(renewed.map(({ after }) => after)).size).toBe(1)
        expect(renewed[0]?.after).not.toBe(renewed[0]?.before)
      })
      expect(calls['token']).toBe(1)
    })

    it('give the renewed token to who asks with the old one in hand after it was renewed', async () => {
      const agent = createVisitor()
      await signOn(agent, { emulator, username: 'maya' })
      const nowMs = Date.now()
      const calls = await callsOf(async () => {
        const answers = await Promise.all(
          [1000, 3000, 3000, 3000].map((inMs) =>
            agent.api(`/refresh?atMs=${String(nowMs + inMs)}`),
          ),
        )
        const renewed = answers.map(({ json }) => json as { before: string; after: string })
        expect(new Set(renewed.map(({ before }) => before)).size).toBe(1)
        expect(new Set(renewed.map(({ after }) => after)).size).toBe(1)
      })
      expect(calls['token']).toBe(1)
    })

    describe('one of them killed', () => {
      let victim: AppProcess
      let survivor: AppProcess
      beforeEach(async () => {
        await controlEmulator(emulator, 'requests', {}, 'DELETE')
        const [first, second] = app.processes.filter((process) => process.alive)
        victim = first ?? (await app.add())
        survivor = second ?? (await app.add())
        victim.rest(false)
        survivor.rest(true)
      })

      /** Kills the process that answers as soon as PingOne has got this call; the other takes over. */
      async function killAt(call: string, pressed: Promise<Page>): Promise<void> {
        const awaited = async (): Promise<void> => {
          expect(Object.keys(await countCalls(emulator))).toContain(call)
        }
        await vi.waitFor(awaited, { timeout: 10_000 })
        await victim.kill()
        survivor.rest(false)
        expect((await pressed).status).toBe(502)
      }

      function delay(fault: { endpoint: string; action?: string; method?: string }): Promise<void> {
        return controlEmulator(emulator, 'faults', {
          ...fault,
          kind: 'delay',
          delayMs: 8000,
          nth: 1,
        })
      }

      function press(agent: Agent, page: Page, otp: string, follow = true): Promise<Page> {
        return agent.submit(page, { button: 'continue', fields: { otp }, follow })
      }

      /** Not signed on, told so, and able to sign on at once. */
      async function expectFreshStart(agent: Agent, page: Page): Promise<void> {
        expect(page.status).toBeGreaterThanOrEqual(400)
        expect(page.text).toMatch(/Start again|Try again/)
        expect((await agent.get('/')).json).toEqual({ state: 'anonymous' })
        const landed = await signOn(agent, { emulator, username: 'maya', path: '/other' })
        expect(landed.url).toBe(`${entrance.baseUrl}/other`)
      }

      it('before PingOne checked the code: the other says wait, then takes the same code', async () => {
        const agent = createVisitor()
        const otpPage = await reachOtpPage(agent, { username: 'maya' })
        const otp = await readOtp(emulator, { username: 'maya' })
        await delay({ endpoint: 'flow', action: 'otp.check' })
        await killAt('otp.check', press(agent, otpPage, otp))
        const soon = await press(agent, otpPage, otp)
        expect(soon.text).toContain('We are still working on your last answer')
        expect(await countCalls(emulator)).toMatchObject({ 'otp.check': 1 })
        await passBusyTime()
        const again = await agent.get(soon.url, { follow: true })
        expect(again.text).toContain('Enter your code')
        const landed = await press(agent, again, otp)
        expect(landed.json).toMatchObject({ user: { preferred_username: 'maya' } })
        expect(await countCalls(emulator)).toMatchObject({ 'otp.check': 2, resume: 1, token: 1 })
      })

      it('after PingOne took the code: the other finds the flow completed and checks no code again', async () => {
        const agent = createVisitor()
        const otpPage = await reachOtpPage(agent, { username: 'maya' })
        const otp = await readOtp(emulator, { username: 'maya' })
        const lost = { endpoint: 'flow', action: 'otp.check', kind: 'reset-after', nth: 1 }
        await controlEmulator(emulator, 'faults', lost)
        await delay({ endpoint: 'flow', method: 'GET' })
        await killAt('flow', press(agent, otpPage, otp))
        await passBusyTime()
        const page = await agent.get(otpPage.url, { follow: true })
        expect(await countCalls(emulator)).toMatchObject({ 'otp.check': 1, flow: 2, resume: 1 })
        // The cookie that resume asks for was lost with the reply: PingOne gives a new one at each check.
        await expectFreshStart(agent, page)
      })

      it.each(['resume', 'token'])(
        'at %s: the attempt is spent, and a new one works',
        async (call) => {
          const agent = createVisitor()
          const otpPage = await reachOtpPage(agent, { username: 'elin' })
          const otp = await readOtp(emulator, { username: 'elin' })
          await delay({ endpoint: call })
          await killAt(call, press(agent, otpPage, otp))
          const soon = await press(agent, otpPage, otp)
          expect([soon.status, soon.heading]).toEqual([202, 'Still working on it'])
          await passBusyTime()
          const late = await press(agent, otpPage, otp)
          expect([late.status, late.text]).toEqual([503, expect.stringContaining('Try again')])
          expect(await countCalls(emulator)).toMatchObject({ 'otp.check': 1, [call]: 1 })
          await expectFreshStart(agent, late)
        },
      )

      it.each([
        ['authorize', { endpoint: 'authorize' }],
        ['user.lookup', { endpoint: 'flow', action: 'user.lookup' }],
      ])('at %s: the page says so, and a new attempt works', async (call, fault) => {
        const agent = createVisitor()
        const start = await agent.get('/login')
        const fields = { username: 'elin' }
        await delay(fault)
        await killAt(call, agent.submit(start, { button: 'continue', fields }))
        await passBusyTime()
        const late = await agent.submit(start, { button: 'continue', fields, follow: true })
        expect(await countCalls(emulator)).toMatchObject({ [call]: 1 })
        await expectFreshStart(agent, late)
      })

      it('while it refreshes a token: the other does when the mark has run out', async () => {
        const agent = createVisitor()
        await signOn(agent, { emulator, username: 'elin' })
        await controlEmulator(emulator, 'requests', {}, 'DELETE')
        await delay({ endpoint: 'token' })
        await killAt('token', agent.api('/refresh'))
        await passBusyTime()
        const renewed = await agent.api('/refresh')
        expect(renewed.status).toBe(200)
        expect(await countCalls(emulator)).toMatchObject({ token: 2 })
      })
    })
  },
)
