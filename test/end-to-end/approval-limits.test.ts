// How many approvals, codes and messages there may be, and what happens when several things come at once.
import { afterEach, describe, expect, it } from 'vitest'
import type { PingOneMfaOptions } from 'express-pingone-mfa'
import {
  askAsApi,
  payment,
  paymentDetails,
  readApproval,
  sendJson,
  startBank,
  typeCodeAsApi,
  type AskedApproval,
  type Bank,
} from '../support/bank.js'
import { unlimited } from '../support/limits.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { countCalls, signOn } from '../support/sign-on.js'
import { controlEmulator, readMessages, readOtp, wrongOtp } from '../support/start-emulator.js'
import { limitedBy } from '../support/limits.js'

const maya = { username: 'maya' }
let bank: Bank
let agent: Agent
afterEach(() => bank.close())

async function start(options: PingOneMfaOptions = {}): Promise<void> {
  bank = await startBank({ options })
  agent = createAgent(bank.baseUrl)
  await signOn(agent, { emulator: bank.emulator, ...maya })
}

function ask(): Promise<Page> {
  return agent.api('/pay', { method: 'POST', body: payment })
}

function cancel({ url }: AskedApproval): Promise<Page> {
  return press(url, { action: 'cancel' })
}

async function press(url: string, fields: Readonly<Record<string, string>>): Promise<Page> {
  const { action, csrf } = (await agent.api(url)).json as { action: string; csrf: string }
  return agent.api(action, { method: 'POST', body: { csrf, ...fields } })
}

describe('the fourth open approval of a user', () => {
  it('is 429 and sends nothing, until one is approved, cancelled or over', async () => {
    await start({ approval: {} })
    const first = await askAsApi(agent)
    const second = await askAsApi(agent)
    await askAsApi(agent)
    const calls = await countCalls(bank.emulator)
    const refused = await ask()
    expect(refused.json).toMatchObject({ status: 429, code: 'ERR_PINGONE_THROTTLED' })
    const seconds = Number(refused.headers['retry-after'])
    expect(seconds).toBeGreaterThan(250)
    expect(seconds).toBeLessThanOrEqual(300)
    const page = await agent.post('/pay', payment, { follow: true })
    expect(page.status).toBe(429)
    expect(Number(page.headers['retry-after'])).toBeGreaterThan(250)
    expect(await countCalls(bank.emulator)).toEqual(calls)
    expect(await bank.store.keys('approval:')).toHaveLength(3)

    await cancel(first)
    const fourth = await askAsApi(agent)
    expect((await ask()).status).toBe(429)
    await typeCodeAsApi(agent, fourth.url, await readOtp(bank.emulator, maya))
    await askAsApi(agent)
    expect((await ask()).status).toBe(429)
    await bank.store.edit('open-approvals', ({ open }) => ({
      open: (open as { id: string }[]).map(({ id }) => ({ id, expiresAtMs: Date.now() - 1 })),
    }))
    await askAsApi(agent)
    await cancel(second)
    expect((await readApproval(agent, fourth.id))?.status).toBe('approved')
  })

  it('is counted for the user, not for the browser; another user has their own', async () => {
    await start({ approval: { openPerUser: 1 } })
    await askAsApi(agent)
    const second = createAgent(bank.baseUrl)
    await signOn(second, { emulator: bank.emulator, ...maya })
    expect((await second.api('/pay', { method: 'POST', body: payment })).status).toBe(429)
    const elin = createAgent(bank.baseUrl)
    await signOn(elin, { emulator: bank.emulator, username: 'elin' })
    expect((await elin.api('/pay', { method: 'POST', body: payment })).status).toBe(403)
  })

  it('asked for by twenty requests at once does not get past the limit', async () => {
    await start({ approval: {} })
    const answers = await Promise.all(Array.from({ length: 20 }, ask))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 403)).toHaveLength(3)
    expect(statuses.every((status) => [403, 429, 503].includes(status))).toBe(true)
    expect(await bank.store.keys('approval:')).toHaveLength(3)
  })

  it('whose flow could not be opened takes no place', async () => {
    await start({ approval: { openPerUser: 1 } })
    await controlEmulator(bank.emulator, 'faults', { endpoint: 'authorize', kind: 'reset' })
    expect((await ask()).status).toBe(503)
    await controlEmulator(bank.emulator, 'faults', {}, 'DELETE')
    expect(await bank.store.keys('approval:')).toEqual([])
    expect((await ask()).status).toBe(403)
  })
})

describe('codes', () => {
  it('are tried five times a confirmation; then the right one comes too late', async () => {
    await start()
    const { id, url } = await askAsApi(agent)
    const otp = await readOtp(bank.emulator, maya)
    const before = await countCalls(bank.emulator)
    for (let tries = 0; tries < 5; tries += 1) await typeCodeAsApi(agent, url, wrongOtp(otp))
    const late = await agent.api(url)
    expect(late.json).toMatchObject({ step: 'locked' })
    await press(url, { otp })
    const calls = (await countCalls(bank.emulator))['otp.check'] ?? 0
    expect(calls - (before['otp.check'] ?? 0)).toBeLessThanOrEqual(5)
    expect((await readApproval(agent, id))?.status).not.toBe('approved')
    expect((await sendJson(agent, id)).status).toBe(403)
    expect(bank.executed).toEqual([])
  })

  it('have a limit of their own, apart from the one of a sign-on', async () => {
    await start({
      throttle: { ...unlimited, otpChecksPerFlow: 5, otpChecksPerConfirmation: 2 },
    })
    const { id, url } = await askAsApi(agent)
    const otp = await readOtp(bank.emulator, maya)
    await typeCodeAsApi(agent, url, wrongOtp(otp))
    expect((await agent.api(url)).json).toMatchObject({ step: 'approve' })
    await typeCodeAsApi(agent, url, wrongOtp(otp))
    expect((await agent.api(url)).json).toMatchObject({ step: 'locked' })
    const before = await countCalls(bank.emulator)
    await press(url, { otp })
    expect(await countCalls(bank.emulator)).toEqual(before)
    expect((await readApproval(agent, id))?.status).toBe('pending')
  })

  it('of one approval are not good on the page of another; each has its own count', async () => {
    await start()
    const first = await askAsApi(agent, { ...payment, sum: '1' })
    const firstOtp = await readOtp(bank.emulator, maya)
    const after = (await readMessages(bank.emulator, maya)).at(-1)?.id ?? ''
    const second = await askAsApi(agent)
    const secondOtp = await readOtp(bank.emulator, { ...maya, after })
    if (secondOtp !== firstOtp) {
      expect((await typeCodeAsApi(agent, first.url, secondOtp)).status).toBe(303)
      expect((await agent.api(first.url)).json).toMatchObject({
        step: 'approve',
        messages: [expect.objectContaining({ code: 'otp_wrong' })],
      })
      expect((await agent.api(second.url)).json).toMatchObject({ step: 'approve', messages: [] })
    }
    await typeCodeAsApi(agent, second.url, secondOtp)
    await typeCodeAsApi(agent, first.url, firstOtp)
    expect((await sendJson(agent, second.id)).status).toBe(200)
    expect((await sendJson(agent, first.id, { ...payment, sum: '1' })).status).toBe(200)
    expect(bank.executed).toEqual([paymentDetails, { ...paymentDetails, sum: '1' }])
  })

  it('posted twenty times at once are checked once', async () => {
    await start()
    const { id, url } = await askAsApi(agent)
    const otp = await readOtp(bank.emulator, maya)
    const { action, csrf } = (await agent.api(url)).json as { action: string; csrf: string }
    const before = await countCalls(bank.emulator)
    await Promise.all(
      Array.from({ length: 20 }, () => agent.api(action, { method: 'POST', body: { csrf, otp } })),
    )
    const after = await countCalls(bank.emulator)
    for (const call of ['otp.check', 'resume', 'token']) {
      expect((after[call] ?? 0) - (before[call] ?? 0)).toBe(1)
    }
    expect((await sendJson(agent, id)).status).toBe(200)
  })
})

describe('messages', () => {
  it('are limited for each user, over all approvals', async () => {
    await start({ throttle: limitedBy({ 'message-own': 2 }) })
    await cancel(await askAsApi(agent))
    await cancel(await askAsApi(agent))
    const calls = await countCalls(bank.emulator)
    const refused = await ask()
    expect(refused.json).toMatchObject({ status: 429, code: 'ERR_PINGONE_THROTTLED' })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(await countCalls(bank.emulator)).toEqual(calls)
    expect(bank.events.at(-1)).toMatchObject({ event: 'throttle.hit', limit: 'message-own' })
    expect((await bank.store.list('open-approvals')).flatMap(({ open }) => open)).toEqual([])
  })
})

describe('cancelling in one tab while another tab posts the code', () => {
  it.each([
    ['before PingOne has answered', 'otp.check'],
    ['while the tokens are fetched', 'token'],
  ])('%s denies the approval for good', async (_title, at) => {
    await start()
    const { id, url } = await askAsApi(agent)
    const otp = await readOtp(bank.emulator, maya)
    const { action, csrf } = (await agent.api(url)).json as { action: string; csrf: string }
    await controlEmulator(bank.emulator, 'faults', {
      endpoint: at === 'token' ? 'token' : 'flow',
      ...(at === 'otp.check' && { action: at }),
      kind: 'delay',
      delayMs: 600,
    })
    const before = (await countCalls(bank.emulator))[at] ?? 0
    const posting = agent.api(action, { method: 'POST', body: { csrf, otp } })
    const needle = at === 'token' ? 'resume' : undefined
    await waitFor(async () =>
      needle === undefined
        ? (await bank.store.list('pending')).some((members) => 'busyUntilMs' in members)
        : ((await countCalls(bank.emulator))[needle] ?? 0) > before,
    )
    await agent.api(action, { method: 'POST', body: { csrf, action: 'cancel' } })
    const posted = await posting
    const result = posted.status === 303 ? await agent.api(posted.locationPath ?? '') : posted
    const { reason } = result.json as { reason: string }
    expect(['approval_cancelled', 'used_or_foreign_page']).toContain(reason)
    await controlEmulator(bank.emulator, 'faults', {}, 'DELETE')
    expect((await readApproval(agent, id))?.status).toBe('denied')
    expect(bank.eventsOf(id)).toEqual(['approval.requested', 'approval.denied'])
    const used = await sendJson(agent, id)
    expect(used.json).toMatchObject({ status: 403 })
    expect(bank.executed).toEqual([])
  })

  it('after it was approved leads back and sends nothing', async () => {
    await start()
    const { id, url } = await askAsApi(agent)
    const otp = await readOtp(bank.emulator, maya)
    const { action, csrf } = (await agent.api(url)).json as { action: string; csrf: string }
    await agent.api(action, { method: 'POST', body: { csrf, otp } })
    const cancelled = await agent.api(action, { method: 'POST', body: { csrf, action: 'cancel' } })
    expect([cancelled.status, cancelled.locationPath]).toEqual([303, '/'])
    expect((await readApproval(agent, id))?.status).toBe('approved')
    const stranger = createAgent(bank.baseUrl)
    const stolen = await stranger.api(action, { method: 'POST', body: { csrf, action: 'cancel' } })
    expect(stolen.status).toBe(403)
    expect(bank.executed).toEqual([])
  })
})

async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5000
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('it did not come to that')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
