// Every call to PingOne meets every fault: what the person sees, what is sent again, and that nobody gets in by it.
import type { PingOneMfaOptions } from 'express-pingone-mfa'
import type { Emulator } from 'express-pingone-mfa/emulator'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { countCalls } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readOtp, startEmulator } from '../support/start-emulator.js'
import { createUpstreamWire, type UpstreamWire } from '../support/upstream-wire.js'
import { unlimited } from '../support/limits.js'

const embeddedCalls = [
  'discovery',
  'jwks',
  'authorize',
  'user.lookup',
  'device.select',
  'otp.check',
  'flow',
  'resume',
  'token',
  'userinfo',
  'signoff',
] as const
const hostedCalls = ['discovery', 'jwks', 'token', 'userinfo'] as const
type Call = (typeof embeddedCalls)[number]

const html = { 'content-type': 'text/html' }
const gatewayPage = '<html><body><h1>Gateway</h1><a href="https://evil.example/">Help</a></body>'
const faults = {
  refused: undefined,
  'reset before the headers': { kind: 'reset' },
  'reset after the commit': { kind: 'reset-after' },
  stalled: { kind: 'stall' },
  '429 with Retry-After': {
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '99999999' },
    body: { code: 'REQUEST_LIMITED', message: 'Too many requests.' },
  },
  '500 JSON': { kind: 'status', status: 500, body: { code: 'UNEXPECTED_ERROR' } },
  '502 HTML': { kind: 'status', status: 502, headers: html, body: gatewayPage },
  truncated: { kind: 'truncate' },
  '302 to another host': { kind: 'redirect', location: 'https://evil.example/' },
  '200 oversize': { kind: 'oversize' },
  '200 HTML': { kind: 'body', headers: html, body: gatewayPage },
} as const
type FaultName = keyof typeof faults
const faultNames = Object.keys(faults) as readonly FaultName[]

/** What the person meets. The words are checked; a table for people is in docs/failures.md. */
type Outcome =
  /** 503, and the page says that no code was used up. */
  | 'unavailable, no code used'
  /** 503, and the page says nothing of codes. */
  | 'unavailable'
  /** The same step again, asking to try once more; then the same answer works. */
  | 'asked again'
  /** One read of the flow showed that PingOne had done it. */
  | 'signed on'
  /** PingOne did it, but the cookie that its lost answer carried is needed to go on: start again. */
  | 'start again'
  | 'signed off'
  | 'signed off here'

/** PingOne did what it was asked; only its answer is missing. */
const done: ReadonlySet<FaultName> = new Set(['reset after the commit', 'truncated'])
/** PingOne certainly did nothing. */
const unheard: ReadonlySet<FaultName> = new Set(['refused', '429 with Retry-After'])

function expectedOutcome(call: Call, fault: FaultName): Outcome {
  switch (call) {
    case 'discovery':
    case 'authorize':
      return 'unavailable, no code used'
    case 'user.lookup':
      return done.has(fault) ? 'start again' : 'unavailable, no code used'
    case 'device.select':
      if (done.has(fault)) return 'signed on'
      return unheard.has(fault) ? 'unavailable, no code used' : 'asked again'
    case 'otp.check':
      if (done.has(fault)) return 'start again'
      return unheard.has(fault) ? 'unavailable, no code used' : 'asked again'
    case 'jwks':
    case 'flow':
    case 'resume':
    case 'token':
    case 'userinfo':
      return 'unavailable'
    case 'signoff':
      return fault === '302 to another host' || fault === '200 HTML'
        ? 'signed off'
        : 'signed off here'
  }
}

const deviceHeading = 'How should we confirm it’s you?'
const returnPath = '/account?tab=2'
const restartHref = `/login?${new URLSearchParams({ returnTo: returnPath }).toString()}`

let emulator: Emulator
let port: number
let wire: UpstreamWire
let app: TestApp
const unhandled: unknown[] = []
const noteUnhandled = (reason: unknown): void => {
  unhandled.push(reason)
}

beforeAll(async () => {
  process.on('unhandledRejection', noteUnhandled)
  wire = await createUpstreamWire()
  const probe = await startApp()
  port = Number(new URL(probe.baseUrl).port)
  await probe.close()
  emulator = await startEmulator({ baseUrls: [`http://localhost:${port}`] })
})
afterAll(async () => {
  process.off('unhandledRejection', noteUnhandled)
  await emulator.close()
  expect(unhandled).toEqual([])
})
beforeEach(async () => {
  wire.restore()
  wire.forget()
  await controlEmulator(emulator, 'reset')
  await forgetRequests()
})

/** A new process, as far as caches go: nothing of PingOne is known yet. */
async function withFreshApp(
  application: 'embedded' | 'hosted',
  fault: FaultName,
  run: (maxRequestMs: number) => Promise<void>,
): Promise<void> {
  const timeouts =
    fault === 'stalled'
      ? { upstreamMs: 700, requestMs: 2000 }
      : { upstreamMs: 3000, requestMs: 6000 }
  const options: PingOneMfaOptions = {
    userinfo: true,
    throttle: unlimited,
    timeouts,
    fetch: wire.fetch,
  }
  app = await startApp({ emulator, port, application, options })
  try {
    await run(timeouts.requestMs + 1000)
    expect(app.errors).toEqual([])
  } finally {
    await app.close()
  }
}

async function addFault(call: Call, fault: FaultName): Promise<void> {
  const kind = faults[fault]
  if (call === 'flow') {
    // A flow is only read after the answer to an action was lost.
    await controlEmulator(emulator, 'faults', {
      endpoint: 'flow',
      action: 'otp.check',
      kind: 'reset',
      nth: 1,
    })
  }
  if (kind === undefined) {
    wire.refuse(call)
    return
  }
  await controlEmulator(emulator, 'faults', { ...endpointOf(call), ...kind })
}

function endpointOf(call: Call): Readonly<Record<string, string>> {
  if (call === 'flow') return { endpoint: 'flow', method: 'GET' }
  return call.includes('.') ? { endpoint: 'flow', action: call } : { endpoint: call }
}

async function clearFaults(): Promise<void> {
  wire.restore()
  await controlEmulator(emulator, 'faults', {}, 'DELETE')
}

async function forgetRequests(): Promise<void> {
  await controlEmulator(emulator, 'requests', {}, 'DELETE')
}

/** Presses a button and checks that the answer comes in time. */
async function press(
  agent: Agent,
  page: Page,
  fields: Record<string, string>,
  maxRequestMs: number,
  button = 'continue',
): Promise<Page> {
  const startedMs = performance.now()
  const answer = await agent.submit(page, {
    fields,
    follow: true,
    ...(button !== 'first' && { button }),
  })
  expect(performance.now() - startedMs).toBeLessThan(maxRequestMs)
  return answer
}

/** Signs on as far as it goes: to the return path, or to the first page that is not the next step. */
async function walk(agent: Agent, maxRequestMs: number, username = 'sam'): Promise<Page> {
  const start = await agent.get(returnPath, { follow: true })
  if (start.status !== 200) return start
  let page = await press(agent, start, { username }, maxRequestMs)
  if (page.heading === deviceHeading) page = await press(agent, page, {}, maxRequestMs, '1')
  if (page.status !== 200 || page.heading === deviceHeading) return page
  const otp = await readOtp(emulator, { username })
  return press(agent, page, { otp }, maxRequestMs)
}

/** The same by PingOne's own pages. */
async function walkHosted(agent: Agent, maxRequestMs: number): Promise<Page> {
  const start = await agent.get(returnPath, { follow: true })
  if (start.url.startsWith(app.baseUrl)) return start
  const otpPage = await agent.submit(start, { fields: { username: 'maya' }, follow: true })
  const otp = await readOtp(emulator, { username: 'maya' })
  return press(agent, otpPage, { otp }, maxRequestMs, 'first')
}

async function readStateOf(agent: Agent): Promise<unknown> {
  return (await agent.get('/')).json
}

function atMost(most: number, count = 0): boolean {
  return count <= most
}

/** Nothing that changes something is sent twice; what only reads is tried once more at most. */
async function expectNothingTwice(): Promise<void> {
  const arrived = await countCalls(emulator)
  for (const call of embeddedCalls) {
    const most = ['discovery', 'jwks', 'flow', 'userinfo'].includes(call) ? 2 : 1
    expect({ call, sent: atMost(most, wire.sent[call]) }).toEqual({ call, sent: true })
    const name = call === 'discovery' ? 'openid-configuration' : call
    expect({ call, arrived: atMost(most, arrived[name]) }).toEqual({ call, arrived: true })
  }
}

function expectDeadEnd(page: Page, status: number, heading: string): void {
  expect([page.status, page.heading]).toEqual([status, heading])
  expect(page.html).not.toContain('evil.example')
  expect(page.html).not.toContain('Gateway')
  const ways = [...page.links.map(({ href }) => href), ...page.forms.map(({ action }) => action)]
  expect(ways).toContain(`${app.baseUrl}${restartHref}`)
}

function expectUnavailable(page: Page, fault: FaultName, codeUnused: boolean): void {
  expectDeadEnd(page, 503, 'We can’t sign you on right now')
  expect(page.text.includes('no code was used up')).toBe(codeUnused)
  expect(page.headers['retry-after']).toBe(fault === '429 with Retry-After' ? '120' : undefined)
}

async function expectSignedOn(agent: Agent, page: Page): Promise<void> {
  expect([page.status, page.url]).toEqual([200, `${app.baseUrl}${returnPath}`])
  expect(await readStateOf(agent)).toEqual({ state: 'signed-on' })
}

async function expectOutcome(
  agent: Agent,
  page: Page,
  { call, fault, outcome }: { call: Call; fault: FaultName; outcome: Outcome },
): Promise<void> {
  switch (outcome) {
    case 'unavailable, no code used':
      expectUnavailable(page, fault, true)
      break
    case 'unavailable':
      expectUnavailable(page, fault, false)
      break
    case 'start again':
      expectDeadEnd(page, 502, 'We could not finish signing you on')
      break
    case 'asked again':
      expect(page.status).toBe(200)
      expect(page.text).toContain(
        call === 'otp.check' ? 'We did not hear back about that code.' : 'Try again in a moment.',
      )
      break
    case 'signed on':
      await expectSignedOn(agent, page)
      return
    case 'signed off':
    case 'signed off here':
      expect([page.status, page.heading]).toEqual([200, 'You are signed off'])
      expect(page.text.includes('did not answer')).toBe(outcome === 'signed off here')
      expect(call).toBe('signoff')
  }
  expect(await readStateOf(agent)).toEqual({ state: 'anonymous' })
}

/** After "asked again": the very same answer is taken, on the page that asked. */
async function answerAgain(agent: Agent, page: Page, call: Call, maxMs: number): Promise<void> {
  if (call === 'device.select') {
    const otpPage = await press(agent, page, {}, maxMs, '1')
    const otp = await readOtp(emulator, { username: 'sam' })
    return expectSignedOn(agent, await press(agent, otpPage, { otp }, maxMs))
  }
  const otp = await readOtp(emulator, { username: 'sam' })
  await expectSignedOn(agent, await press(agent, page, { otp }, maxMs))
}

async function signOffFaulty(agent: Agent, fault: FaultName, maxMs: number): Promise<Page> {
  await expectSignedOn(agent, await walk(agent, maxMs))
  wire.forget()
  await forgetRequests()
  await addFault('signoff', fault)
  return press(agent, await agent.get('/logout'), {}, maxMs)
}

async function walkIntoFault(
  agent: Agent,
  call: Call,
  fault: FaultName,
  maxMs: number,
): Promise<Page> {
  if (call === 'signoff') return signOffFaulty(agent, fault, maxMs)
  await addFault(call, fault)
  return walk(agent, maxMs)
}

describe.each(embeddedCalls)('embedded: the call %s', (call) => {
  it.each(faultNames)('%s', async (fault) => {
    await withFreshApp('embedded', fault, async (maxMs) => {
      const agent = createAgent(app.baseUrl)
      const page = await walkIntoFault(agent, call, fault, maxMs)
      const outcome = expectedOutcome(call, fault)
      await expectOutcome(agent, page, { call, fault, outcome })
      await expectNothingTwice()
      await clearFaults()
      if (outcome === 'asked again') await answerAgain(agent, page, call, maxMs)
      const next = createAgent(app.baseUrl)
      await expectSignedOn(next, await walk(next, maxMs, 'maya'))
    })
  })
})

describe.each(hostedCalls)('hosted: the call %s', (call) => {
  it.each(faultNames)('%s', async (fault) => {
    await withFreshApp('hosted', fault, async (maxMs) => {
      const origins = [emulator.url]
      const agent = createAgent(app.baseUrl, { origins })
      await addFault(call, fault)
      const page = await walkHosted(agent, maxMs)
      expectUnavailable(page, fault, call === 'discovery')
      expect(await readStateOf(agent)).toEqual({ state: 'anonymous' })
      await expectNothingTwice()
      await clearFaults()
      const next = createAgent(app.baseUrl, { origins })
      await expectSignedOn(next, await walkHosted(next, maxMs))
    })
  })
})
