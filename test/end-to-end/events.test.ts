// Events that can be searched: one key for a person from the first step to signing off, and why PingOne refused.
import express, { type Request, type Response } from 'express'
import { requiresApproval, requiresMfa, type PingOneEvent } from 'express-pingone-mfa'
import { afterEach, describe, expect, it } from 'vitest'
import {
  askAsApi,
  payment,
  sendJson,
  startBank,
  typeCodeAsApi,
  type Bank,
} from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { reachOtpPage, signOn, signOnHosted } from '../support/sign-on.js'
import { controlEmulator, readMessages, readOtp } from '../support/start-emulator.js'

let bank: Bank
let agent: Agent
afterEach(() => bank.close())

async function start(mode?: 'hosted', options: object = {}): Promise<void> {
  bank = await startBank({
    ...(mode === 'hosted' && { mode }),
    options: { ...(mode === 'hosted' && { signOn: mode }), ...options },
    routes: (app) => {
      app.get('/statement', requiresMfa({ maxAgeSeconds: 0 }), (_req: Request, res: Response) => {
        res.send('the statement')
      })
      const details = ({ body }: Request): Record<string, unknown> => {
        const { sum, recipient } = body as Record<string, unknown>
        return { sum, recipient }
      }
      app.post('/short', express.json(), requiresApproval({ details }), (_req, res: Response) => {
        res.send('executed')
      })
    },
  })
  agent = createAgent(bank.baseUrl, { origins: [bank.emulator.url] })
}

const named = (event: PingOneEvent['event']): PingOneEvent | undefined =>
  bank.events.find((each) => each.event === event)

async function confirm(page: Page, after: string | undefined): Promise<Page> {
  const otp = await readOtp(bank.emulator, {
    username: 'maya',
    ...(after !== undefined && { after }),
  })
  return agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
}

async function newest(): Promise<string | undefined> {
  return (await readMessages(bank.emulator, { username: 'maya' })).at(-1)?.id
}

describe('one key', () => {
  it('is a person’s from the first step over step-up and approval to the end', async () => {
    await start()
    const otpPage = await reachOtpPage(agent, { username: ' MAYA ' })
    await confirm(otpPage, undefined)
    const before = await newest()
    expect((await confirm(await agent.get('/statement', { follow: true }), before)).html).toBe(
      'the statement',
    )
    const asked = await askAsApi(agent)
    const otp = await readOtp(bank.emulator, { username: 'maya' })
    await typeCodeAsApi(agent, asked.url, otp)
    await sendJson(agent, asked.id)
    await agent.submit(await agent.get('/logout'), { button: 'continue', follow: true })
    const keyed = bank.events.filter(({ userKey }) => userKey !== undefined)
    expect(new Set(keyed.map(({ userKey }) => userKey)).size).toBe(1)
    const names = new Set(keyed.map(({ event }) => event))
    for (const event of [
      'flow.step',
      'otp.sent',
      'signOn.completed',
      'session.rotated',
      'approval.requested',
      'approval.approved',
      'approval.consumed',
      'session.ended',
    ] as const) {
      expect([event, names.has(event)]).toEqual([event, true])
    }
    const unkeyed = bank.events.filter(({ userKey }) => userKey === undefined)
    const open = new Set(unkeyed.map(({ event }) => event))
    expect(
      [...open].filter((event) => event !== 'signOn.started' && event !== 'approval.settled'),
    ).toEqual([])
  })

  it('of the sub joins those who type different names, and hosted ones', async () => {
    await start()
    await signOn(agent, { emulator: bank.emulator, username: 'maya' })
    const { userKey, subKey, lastStepMs = -1, wholeMs = -1 } = named('signOn.completed') ?? {}
    expect(subKey).toMatch(/^[\w-]{22}$/)
    expect(subKey).not.toBe(userKey)
    expect(lastStepMs).toBeGreaterThanOrEqual(0)
    expect(wholeMs).toBeGreaterThanOrEqual(lastStepMs)
  })

  it('is that of the name PingOne knows in hosted sign-on', async () => {
    await start('hosted', { scope: 'openid profile' })
    await signOnHosted(agent, { emulator: bank.emulator, username: 'maya' })
    expect(named('session.rotated')?.userKey).toBe(named('signOn.completed')?.userKey)
    expect(named('session.rotated')?.userKey).toMatch(/^[\w-]{22}$/)
  })
})

describe('purpose and reference', () => {
  it('stand on every step, code and end of an attempt', async () => {
    await start()
    await signOn(agent, { emulator: bank.emulator, username: 'maya' })
    await agent.get('/statement', { follow: true })
    await askAsApi(agent)
    for (const event of bank.events) {
      expect(event).toMatchObject({
        purpose: expect.stringMatching(/^(sign-on|step-up|approval)$/) as string,
        reference: expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/) as string,
      })
    }
    const purposes = new Set(bank.events.map(({ purpose }) => purpose))
    expect([...purposes]).toEqual(['sign-on', 'step-up', 'approval'])
  })
})

describe('why PingOne refused', () => {
  it('a template without its variable is one line that names the target, the approval and the person', async () => {
    await start()
    await signOn(agent, { emulator: bank.emulator, username: 'maya' })
    const { userKey } = named('signOn.completed') ?? {}
    bank.events.length = 0
    await agent.api('/short', { method: 'POST', body: payment })
    expect(bank.events).toEqual([
      expect.objectContaining({
        event: 'signOn.failed',
        code: 'ERR_PINGONE_FLOW',
        reason: 'refused',
        purpose: 'approval',
        userKey,
        approvalId: expect.any(String) as string,
        pingone: expect.objectContaining({
          code: 'INVALID_DATA',
          detail: 'INVALID_VALUE',
          target: 'pi.template',
          id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        }) as object,
      }),
    ])
    expect(JSON.stringify(bank.events)).not.toMatch(/Charlie|1,250|currency/)
  })

  it.each([
    [
      { code: '918273', target: 'maya', id: '918273', message: 'maya 918273' },
      { code: 'INVALID_DATA' },
    ],
    [
      { code: 'SOMETHING_NEW', target: '+46705550101' },
      { code: 'INVALID_DATA', detail: 'SOMETHING_NEW' },
    ],
    [
      { code: 'SOMETHING_NEW', target: 'otp' },
      { code: 'INVALID_DATA', detail: 'SOMETHING_NEW', target: 'otp' },
    ],
  ])('nothing that anybody typed comes with it: %j', async (detail, words) => {
    await start()
    const page = await reachOtpPage(agent, { username: 'maya' })
    const { id = 'no uuid', ...rest } = detail as { id?: string; code: string }
    const body = {
      id,
      code: 'INVALID_DATA',
      message: 'maya',
      details: [{ message: 'maya', ...rest }],
    }
    const at = { endpoint: 'flow', action: 'otp.check', kind: 'status', status: 400, body }
    await controlEmulator(bank.emulator, 'faults', at)
    await agent.submit(page, { button: 'continue', fields: { otp: '918273' }, follow: true })
    expect(bank.events.at(-1)).toMatchObject({ event: 'signOn.failed', reason: 'refused' })
    expect(bank.events.at(-1)?.pingone).toEqual(words)
    expect(JSON.stringify(bank.events)).not.toMatch(/maya|918273|46705/)
  })

  it('a limit of the rate has its status and the time', async () => {
    await start()
    const more = { headers: { 'retry-after': '7' }, body: { code: 'REQUEST_LIMITED' } }
    const at = { endpoint: 'flow', action: 'user.lookup', kind: 'status', status: 429, ...more }
    await controlEmulator(bank.emulator, 'faults', at)
    await reachOtpPage(agent, { username: 'maya' })
    expect(named('upstream.error')).toMatchObject({
      call: 'flow',
      reason: 'rate_limited',
      upstreamStatus: 429,
      retryAfterSeconds: 7,
    })
  })
})
