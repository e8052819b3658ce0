// A process killed at each point of an approval's life: nothing executes twice, nothing unproven is approved.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AppProcess } from '../support/app-process.js'
import {
  approveAsApi,
  approveForm,
  askForApproval,
  readApprovalId,
  readRecord,
  sendApproved,
  transfer,
  typeCode,
} from '../support/approval.js'
import type { Agent, Page } from '../support/browser.js'
import { startConfirmedApp, type ConfirmedApp } from '../support/confirmed-app.js'
import { findRedis } from '../support/redis.js'
import { countCalls } from '../support/sign-on.js'
import { controlEmulator } from '../support/start-emulator.js'

const redis = await findRedis()
const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000)

describe.skipIf(redis === undefined)(
  `an approval whose process is killed (TEST_SEED=${seed})`,
  { timeout: 60_000 },
  () => {
    let app: ConfirmedApp
    let agent: Agent
    let victim: AppProcess
    let survivor: AppProcess
    const maya = { username: 'maya' } as const

    beforeAll(async () => {
      app = await startConfirmedApp({ redisUrl: redis?.url ?? '', count: 2, seed })
    })
    afterAll(async () => {
      expect(app.processes.unhandled).toEqual([])
      await app.close()
    })
    beforeEach(async () => {
      await app.freshen()
      const { processes } = app
      const [first, second] = processes.processes.filter(({ alive }) => alive)
      victim = first ?? (await processes.add())
      survivor = second ?? (await processes.add())
      victim.rest(false)
      survivor.rest(true)
      agent = await app.signOn('maya')
      await controlEmulator(app.emulator, 'requests', {}, 'DELETE')
    })

    /** Kills the process that answers once it has come there; the other takes over. */
    async function killOnce(arrived: Promise<unknown>, pressed: Promise<Page>): Promise<void> {
      await arrived
      await victim.kill()
      survivor.rest(false)
      expect((await pressed).status).toBe(502)
    }

    function comingTo(place: string): { headers: Record<string, string> } {
      return { headers: { 'x-come-to': place } }
    }

    async function hasGot(call: string): Promise<void> {
      const awaited = async (): Promise<void> => {
        expect(Object.keys(await countCalls(app.emulator))).toContain(call)
      }
      await vi.waitFor(awaited, { timeout: 10_000 })
    }

    function delay(fault: { endpoint: string; action?: string; method?: string }): Promise<void> {
      const late = { ...fault, kind: 'delay', delayMs: 8000, nth: 1 }
      return controlEmulator(app.emulator, 'faults', late)
    }

    /** Rewrites a time in the records of a kind, as if it had been this much earlier. */
    async function moveBack(kind: string, member: string, ms: number): Promise<void> {
      const pattern = new RegExp(`("${member}":)(\\d+)`)
      for (const { key, value } of await app.stores.records(`${app.stores.statePrefix}${kind}:`)) {
        await app.stores.rewrite(
          key,
          value.replace(pattern, (_, name: string, time: string) => name + String(+time - ms)),
        )
      }
    }

    /** The one approval there is. */
    async function findStatus(): Promise<string> {
      const [record, ...others] = await app.stores.records(`${app.stores.statePrefix}approval:`)
      expect(others).toEqual([])
      const { value } = JSON.parse(record?.value ?? '') as { value: { id: string } }
      return (await readRecord(agent, value.id)).status
    }

    /** Used up for everybody who sends it, whatever the time. */
    async function expectUsedUp(resume: Page, executions: number): Promise<void> {
      const id = readApprovalId(resume)
      const answers = await Promise.all(Array.from({ length: 5 }, () => agent.submit(resume)))
      expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409, 409])
      expect((await sendApproved(agent, id)).json).toMatchObject({
        code: 'ERR_PINGONE_APPROVAL_USED',
      })
      expect(app.ledger.entries).toHaveLength(executions)
    }

    /** A new approval of the same payment executes, once. */
    async function expectFreshApproval(): Promise<void> {
      app.ledger.forget()
      const resume = await approveForm(agent, { emulator: app.emulator, ...maya })
      expect((await agent.submit(resume)).json).toEqual({ paid: transfer })
      await expectUsedUp(resume, 1)
    }

    it.each([
      ['before', 'before-the-entry', 0],
      ['after', 'after-the-entry', 1],
    ] as const)(
      'in its handler, %s what it does, reads as unknown a minute later and executes no more',
      async (_, place, executions) => {
        const resume = await approveForm(agent, { emulator: app.emulator, ...maya })
        const held = app.ledger.hold(place)
        await killOnce(held.arrived, agent.submit(resume, comingTo(place)))
        expect(await findStatus()).toBe('consumed')
        await expectUsedUp(resume, executions)
        await moveBack('approval', 'consumedAtMs', 30_000)
        expect(await findStatus()).toBe('consumed')
        await moveBack('approval', 'consumedAtMs', 30_000)
        expect(await findStatus()).toBe('unknown')
        await expectUsedUp(resume, executions)
        const page = await agent.get(resume.url)
        expect(page.status).toBe(410)
        expect(page.text).toContain('We don’t know')
        await expectFreshApproval()
      },
    )

    it('before it is consumed stays approved, and executes once on the other', async () => {
      const id = await approveAsApi(agent, { emulator: app.emulator, ...maya })
      const held = app.ledger.hold('details')
      const pressed = agent.api('/pay', {
        method: 'POST',
        body: transfer,
        headers: { approval: id, 'x-come-to': 'details' },
      })
      await killOnce(held.arrived, pressed)
      expect(await findStatus()).toBe('approved')
      expect(app.ledger.entries).toEqual([])
      const answers = await Promise.all(Array.from({ length: 10 }, () => sendApproved(agent, id)))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      expect(app.ledger.entries).toMatchObject([{ approvalId: id, what: transfer }])
      await vi.waitFor(async () => expect(await findStatus()).toBe('executed'))
    })

    it('while the code is checked stays pending; the other takes the same code', async () => {
      const asked = await askForApproval(agent, { emulator: app.emulator, ...maya })
      await delay({ endpoint: 'flow', action: 'otp.check' })
      await killOnce(hasGot('otp.check'), typeCode(agent, asked))
      expect(await findStatus()).toBe('pending')
      const soon = await typeCode(agent, asked)
      expect(soon.text).toContain('We are still working on your last answer')
      expect(await countCalls(app.emulator)).toMatchObject({ 'otp.check': 1 })
      await moveBack('pending', 'busyUntilMs', 60_000)
      const page = await agent.get(asked.page.url, { follow: true })
      const resume = await typeCode(agent, { page, otp: asked.otp })
      expect(await findStatus()).toBe('approved')
      expect((await agent.submit(resume)).json).toEqual({ paid: transfer })
      await expectUsedUp(resume, 1)
    })

    it.each(['resume', 'token'])(
      'at %s is never approved, and a new one can be given',
      async (call) => {
        const asked = await askForApproval(agent, { emulator: app.emulator, ...maya })
        await delay({ endpoint: call })
        await killOnce(hasGot(call), typeCode(agent, asked))
        expect(await findStatus()).toBe('pending')
        const soon = await typeCode(agent, asked)
        expect([soon.status, soon.heading]).toEqual([202, 'Still working on it'])
        await moveBack('pending', 'untilMs', 60_000)
        const late = await typeCode(agent, asked)
        expect([late.status, late.heading]).toEqual([503, 'We can’t confirm it’s you right now'])
        expect(late.text).toContain('nothing has been sent')
        expect(await countCalls(app.emulator)).toMatchObject({ 'otp.check': 1, [call]: 1 })
        expect(await findStatus()).toBe('pending')
        expect(app.ledger.entries).toEqual([])
        await expectFreshApproval()
      },
    )

    it('when all is proven and nothing written is never approved, and a new one can be given', async () => {
      const asked = await askForApproval(agent, { emulator: app.emulator, ...maya })
      const held = app.ledger.hold('before-approved')
      const fields = { otp: asked.otp }
      const pressed = agent.submit(asked.page, {
        button: 'continue',
        fields,
        ...comingTo('before-approved'),
      })
      await killOnce(held.arrived, pressed)
      expect(await findStatus()).toBe('pending')
      expect((await agent.get(asked.page.url)).status).toBe(202)
      await moveBack('pending', 'untilMs', 60_000)
      const late = await agent.get(asked.page.url)
      expect(late.status).toBe(503)
      expect(late.html).not.toContain('pingone_approval')
      expect(await findStatus()).toBe('pending')
      expect(app.ledger.entries).toEqual([])
      await expectFreshApproval()
    })
  },
)
