// Events that can be searched: one key for a person from the first step to signing off, and why PingOne refused.
import express, { type Request, type Response } from 'express'
import {
  AuthorizationError,
  requiresApproval,
  requiresMfa,
  type PingOneEvent,
} from 'express-pingone-mfa'
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

/** All but the counter of calls, which belong to no attempt. */
const tellings = (): PingOneEvent[] => bank.events.filter(({ event }) => event !== 'upstream.call')

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
      'signOn.started',
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
    const unkeyed = tellings().filter(({ userKey }) => userKey === undefined)
    const open = new Set(unkeyed.map(({ event }) => event))
    expect([...open].filter((event) => event !== 'approval.settled')).toEqual([])
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
    for (const event of tellings()) {
      expect(event).toMatchObject({
        purpose: expect.stringMatching(/^(sign-on|step-up|approval)$/) as string,
        reference: expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/) as string,
      })
    }
    const purposes = new Set(tellings().map(({ purpose }) => purpose))
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
    expect(tellings()).toEqual([
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

describe('a start that failed', () => {
  it.each([
    [{ kind: 'reset' }, 'upstream.error'],
    [{ kind: 'status', status: 400, body: { code: 'INVALID_DATA' } }, 'signOn.failed'],
  ] as const)('tells whose it was: %j', async (fault, event) => {
    await start()
    await signOn(agent, { emulator: bank.emulator, username: 'maya' })
    const { userKey } = named('signOn.completed') ?? {}
    bank.events.length = 0
    await controlEmulator(bank.emulator, 'faults', { endpoint: 'authorize', ...fault })
    const stranger = createAgent(bank.baseUrl, { origins: [bank.emulator.url] })
    await reachOtpPage(stranger, { username: 'MAYA' })
    expect(named('signOn.started')).toMatchObject({ userKey, purpose: 'sign-on' })
    expect(named(event)).toMatchObject({ userKey, purpose: 'sign-on' })
    expect(named(event)?.reference).toBe(named('signOn.started')?.reference)
  })
})

describe('each call to PingOne', () => {
  const calls = (): PingOneEvent[] => bank.events.filter(({ event }) => event === 'upstream.call')

  it('is one line: its name, how long it took, and what came of it', async () => {
    await start()
    await signOn(agent, { emulator: bank.emulator, username: 'maya' })
    expect(calls().map(({ call }) => call)).toEqual([
      'discovery',
      'authorize',
      'flow',
      'flow',
      'resume',
      'token',
      'jwks',
    ])
    for (const line of calls()) {
      const { event, at, instance, call, durationMs, upstreamStatus, ...more } = line
      expect([event, instance, typeof at, typeof call]).toEqual([
        'upstream.call',
        'default',
        'string',
        'string',
      ])
      expect(Number.isSafeInteger(durationMs)).toBe(true)
      expect(durationMs).toBeGreaterThanOrEqual(0)
      expect([200, 302]).toContain(upstreamStatus)
      expect(more).toEqual({})
    }
  })

  it.each([
    [
      { kind: 'status', status: 500 },
      { upstreamStatus: 500, reason: 'server_error' },
    ],
    [
      { kind: 'status', status: 429 },
      { upstreamStatus: 429, reason: 'rate_limited' },
    ],
    [{ kind: 'reset' }, { reason: 'interrupted' }],
    [{ kind: 'status', status: 404 }, { upstreamStatus: 404 }],
  ])('that fails says how: %j', async (fault, end) => {
    await start()
    const page = await reachOtpPage(agent, { username: 'maya' })
    bank.events.length = 0
    const at = { endpoint: 'flow', action: 'otp.check', ...fault }
    await controlEmulator(bank.emulator, 'faults', at)
    await agent.submit(page, { button: 'continue', fields: { otp: '918273' }, follow: true })
    const { durationMs, at: _at, instance: _instance, ...line } = calls()[0] ?? {}
    expect(durationMs).toBeGreaterThanOrEqual(0)
    expect(line).toEqual({ event: 'upstream.call', call: 'flow', ...end })
  })

  it('is told by no event of the attempt a second time, and names nothing of it', async () => {
    await start()
    await signOn(agent, { emulator: bank.emulator, username: 'maya' })
    await agent.get('/statement', { follow: true })
    const asked = await askAsApi(agent)
    await typeCodeAsApi(agent, asked.url, await readOtp(bank.emulator, { username: 'maya' }))
    await agent.submit(await agent.get('/logout'), { button: 'continue', follow: true })
    expect(calls().map(({ call }) => call)).toContain('signoff')
    const words = new Set(calls().flatMap(({ call, reason = '' }) => [call, reason]))
    for (const word of words) expect(word).toMatch(/^[a-z_]*$/)
  })
})

describe('the word of a refused authorization', () => {
  it.each([
    ['access_denied', 'access_denied'],
    ['maya_lindqvist_918273', 'other'],
    ['refresh_failed', 'refresh_failed'],
  ])('thrown by a hook as %s is told as %s', async (error, reason) => {
    await start(undefined, {
      afterSignOn: () => {
        throw new AuthorizationError('of the app', { error })
      },
    })
    await signOn(agent, { emulator: bank.emulator, username: 'maya' })
    expect(named('signOn.failed')).toMatchObject({ code: 'ERR_PINGONE_AUTHORIZATION', reason })
  })

  it('thrown by the hook of an approval is told the same way', async () => {
    await start(undefined, {
      afterApproval: () => {
        throw new AuthorizationError('of the app', { error: 'Charlie 1,250' })
      },
    })
    await signOn(agent, { emulator: bank.emulator, username: 'maya' })
    const asked = await askAsApi(agent)
    await typeCodeAsApi(agent, asked.url, await readOtp(bank.emulator, { username: 'maya' }))
    expect(named('approval.denied')).toMatchObject({ reason: 'other' })
    expect(JSON.stringify(bank.events)).not.toContain('Charlie')
  })

  it('of the token endpoint is PingOne’s, where it is one of OAuth', async () => {
    for (const [error, reason] of [
      ['invalid_grant', 'invalid_grant'],
      ['maya_918273', 'other'],
    ] as const) {
      await start()
      const at = { endpoint: 'token', kind: 'status', status: 400, body: { error } }
      await controlEmulator(bank.emulator, 'faults', at)
      await signOn(agent, { emulator: bank.emulator, username: 'maya' })
      expect(named('signOn.failed')).toMatchObject({ reason })
      if (reason !== 'other') await bank.close()
    }
  })
})
