// No secret leaves the process but to PingOne: pages, headers, errors, events, sessions and logs are searched for each.
import type { Emulator } from 'express-pingone-mfa/emulator'
import { describe, expect, it } from 'vitest'
import { createAgent, type Page } from '../support/browser.js'
import {
  collectCanaries,
  forkCanaryApps,
  searchFor,
  type Canary,
  type Finding,
  type ReportEntry,
} from '../support/canaries.js'
import { canaryDetails, confirmAndApprove, type Visitor } from '../support/canary-approvals.js'
import { connectionTo } from '../support/start-app.js'
import { controlEmulator, readOtp, startEmulator, wrongOtp } from '../support/start-emulator.js'
import { unlimited } from '../support/limits.js'

/** Everything that a run let out, and the secrets of that run. */
interface Evidence {
  readonly canaries: readonly Canary[]
  readonly emulatorUrl: string
  readonly pages: readonly Page[]
  readonly report: readonly ReportEntry[]
  readonly stdout: string
  readonly stderr: string
}

/** Node's own debug sections; every other line is somebody's whom we answer for. */
const nodeSections =
  /^(?:HTTP|HTTPS|HTTP2|NET|TLS|STREAM|TIMER|MODULE|ESM|FS|CHILD_PROCESS|CLUSTER|UNDICI|FETCH|WEBSOCKET|WORKER|TRACE_EVENTS|SOURCE_MAP|ASYNC_HOOKS|DNS|CRYPTO|EVENT_SOURCE|TEST_RUNNER|PROCESS|URL|[A-Z0-9_]+_INTERNAL)$/

describe('over whole sign-ons, refusals and failures', () => {
  it('no secret is in what the apps let out', async () => {
    const evidence = await run({ nodeDebug: 'pingone-mfa' })
    expect(namesOf(evidence.canaries)).toEqual(expect.arrayContaining(wanted))
    expect(search(evidence)).toEqual([])
    expect(searchEvents(evidence)).toEqual([])
    expect(evidence.stdout).toBe('')
    expect(searchFor(evidence.canaries, 'stderr', evidence.stderr)).toEqual([])
    const events = evidence.report.filter(({ kind }) => kind === 'event')
    expect(namesOfEvents(events)).toEqual(expect.arrayContaining(met))
    const lines = evidence.stderr.trim().split('\n')
    expect(lines.length).toBeGreaterThan(50)
    expect(lines.filter((line) => !ownLine.test(line))).toEqual([])
  }, 60_000)

  it('with NODE_DEBUG=* secrets are in the sections of Node alone', async () => {
    const evidence = await run({ nodeDebug: '*' })
    expect(search(evidence)).toEqual([])
    expect(searchEvents(evidence)).toEqual([])
    expect(searchFor(evidence.canaries, 'stdout', evidence.stdout)).toEqual([])
    const entries = splitDebugLog(evidence.stderr)
    const own = entries.filter(({ section }) => section === 'PINGONE-MFA')
    expect(own.length).toBeGreaterThan(50)
    const sections = Object.entries(joinBySection(entries))
    const leaking = sections.filter(
      ([section, text]) => searchFor(evidence.canaries, section, text).length > 0,
    )
    expect(leaking.map(([section]) => section).filter(isNotOfNode)).toEqual([])
  }, 120_000)

  it('an app that leaks is caught at every place that is searched', async () => {
    const evidence = await run({ nodeDebug: 'pingone-mfa', leaks: true })
    const places = new Set(search(evidence).map(({ place }) => place))
    expect([...places].sort()).toEqual(['page', 'session'])
    expect(searchFor(evidence.canaries, 'stderr', evidence.stderr)).not.toEqual([])
  }, 60_000)
})

describe('the search of events', () => {
  it.each([
    ['otp', '918273'],
    ['password', 'Wrong-Canary-77'],
    ['flow id', '0b1c9d3e-5f60-4a71-8b92-a3b4c5d6e7f8'],
    ['access_token', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtYXlhIn0.c2lnbmF0dXJl'],
    ['phone or email', '+46705550101'],
    ['detail', canaryDetails[1] ?? ''],
    ['username', 'maya'],
  ])('finds a %s in any of them', (name, value) => {
    const canaries = name === 'username' ? [] : [{ name, value }]
    const event = { event: 'upstream.call', call: 'flow', reason: `of ${value}.` }
    const report = [{ kind: 'event', text: JSON.stringify(event) }] as const
    const found = searchEvents({ canaries, report })
    expect(found.map(({ canary }) => canary)).toContain(name)
  })
})

/** The people of these runs: events have a key for each, never the name. */
const people = ['sam', 'petra', 'maya', 'elin', 'nobody', 'lars', 'ines', 'noor']
const named = new RegExp(`(?<![\\w-])(?:${people.join('|')})(?![\\w-])`, 'i')

/** What an event may have nothing of: everything secret, and names as well. Every event is read, whatever its name. */
function searchEvents({
  canaries,
  report,
}: Pick<Evidence, 'canaries' | 'report'>): readonly Finding[] {
  return report.flatMap((entry) => {
    if (entry.kind !== 'event') return []
    const found = searchFor(canaries, 'event', entry.text)
    return named.test(entry.text)
      ? [...found, { canary: 'username', place: 'event', excerpt: entry.text }]
      : found
  })
}

function isNotOfNode(section: string): boolean {
  return !nodeSections.test(section)
}

const ownLine = /^PINGONE-MFA \d+: (?:GET|POST) [a-z]+ (?:\d{3}|[a-z_]+) \d+ ms$/
const wanted = [
  'client secret',
  'otp',
  'password',
  'access_token',
  'refresh_token',
  'id_token',
  'cookie of PingOne',
  'code',
  'code_verifier',
  'state',
  'nonce',
  'flow id',
  'phone or email',
  'Authorization',
  'request',
  'login_hint_token',
  'detail',
]

function namesOf(canaries: readonly Canary[]): readonly string[] {
  return [...new Set(canaries.map(({ name }) => name))]
}

/** What these runs meet at least, so that none is searched that never was there. */
const met = [
  'approval.approved',
  'approval.denied',
  'approval.mismatch',
  'approval.refused',
  'approval.requested',
  'approval.settled',
  'flow.step',
  'otp.rejected',
  'otp.sent',
  'request.refused',
  'session.ended',
  'session.rotated',
  'signOn.completed',
  'signOn.failed',
  'signOn.started',
  'upstream.call',
  'upstream.error',
]

function namesOfEvents(entries: readonly ReportEntry[]): readonly string[] {
  const names = entries.flatMap((entry) => {
    if (entry.kind !== 'event') return []
    return (JSON.parse(entry.text) as { readonly event: string }).event
  })
  return [...new Set(names)].sort()
}

/** Searches pages, headers, events, errors and sessions. */
function search({ canaries, emulatorUrl, pages, report }: Evidence): readonly Finding[] {
  return [
    ...pages.flatMap((page) => searchPage(canaries, emulatorUrl, page)),
    ...report.flatMap((entry) => {
      if (entry.kind === 'sent' || entry.kind === 'received') return []
      const text = entry.kind === 'hidden' ? withoutNamed(entry.text) : entry.text
      return searchFor(canaries, entry.kind, text)
    }),
  ]
}

/** `flowId` and `body` of a FlowError are for who asks for them by name: they are not enumerable. */
function withoutNamed(inspected: string): string {
  return inspected.replace(/\[flowId\]: '[^']*'/g, '').replace(/\[body\]: \{[\s\S]*?\n {2}\}/g, '')
}

function searchPage(
  canaries: readonly Canary[],
  emulatorUrl: string,
  page: Page,
): readonly Finding[] {
  const { location, ...headers } = page.headers
  const leads = location?.startsWith(emulatorUrl) === true
  const links = [{ name: 'link of PingOne', value: `${emulatorUrl}/` }]
  // What is to be approved is for the person to read.
  const hidden = canaries.filter(({ name }) => name !== 'detail')
  return [
    ...searchFor([...hidden, ...links], 'page', page.html),
    ...searchFor([...canaries, ...links], 'header', JSON.stringify(headers)),
    ...(leads
      ? searchRedirect(canaries, new URL(location))
      : searchFor([...canaries, ...links], 'redirect', location ?? '')),
  ]
}

/** What OpenID Connect itself sends through the browser: state, nonce, and the hint at sign-off. */
const frontChannel = ['state', 'nonce', 'id_token_hint', 'code_challenge']

function searchRedirect(canaries: readonly Canary[], url: URL): readonly Finding[] {
  for (const name of frontChannel) url.searchParams.delete(name)
  return searchFor(canaries, 'redirect', url.href)
}

/** An entry ends where the next line with a section begins. */
function splitDebugLog(text: string): readonly { section: string; text: string }[] {
  const entries: { section: string; text: string }[] = []
  for (const line of text.split('\n')) {
    const section = /^([A-Z][A-Z0-9_-]*) \d+: /.exec(line)?.[1]
    const last = entries.at(-1)
    if (section !== undefined || last === undefined)
      entries.push({ section: section ?? 'none', text: line })
    else last.text += `\n${line}`
  }
  return entries
}

function joinBySection(
  entries: readonly { section: string; text: string }[],
): Readonly<Record<string, string>> {
  const joined: Record<string, string[]> = {}
  for (const { section, text } of entries) (joined[section] ??= []).push(text)
  return Object.fromEntries(Object.entries(joined).map(([name, texts]) => [name, texts.join('\n')]))
}

/** Runs the apps in a process of their own through everything below, and collects what they let out. */
async function run(options: { nodeDebug: string; leaks?: boolean }): Promise<Evidence> {
  const apps = await forkCanaryApps(options.nodeDebug)
  const emulator = await startEmulator({ baseUrls: apps.baseUrls })
  const pages: Page[] = []
  try {
    const [embedded = '', password = '', hosted = ''] = apps.baseUrls
    await apps.start({ leaks: options.leaks ?? false, apps: buildApps(emulator, apps.baseUrls) })
    const visit = (baseUrl: string): Visitor => createVisitor(baseUrl, emulator, pages)
    await signOnEmbedded(visit(embedded), emulator)
    await signOnWithPassword(visit(password), emulator)
    await signOnHosted(visit(hosted), emulator)
    await confirmAndApprove(visit(embedded), emulator)
    await meetRefusals(visit, embedded, emulator)
    await meetFaults(visit, embedded, emulator)
    await meetEcho(visit(embedded), emulator)
    const known = await readKnown(emulator, pages)
    const output = await apps.finish()
    const canaries = [...known, ...collectCanaries(output.report)]
    return { canaries, emulatorUrl: emulator.url, pages, ...output }
  } catch (error) {
    const { stderr, report } = await apps.finish()
    throw new Error(`the run failed: ${stderr.slice(-1500)} ${JSON.stringify(report.slice(-5))}`, {
      cause: error,
    })
  } finally {
    await emulator.close()
  }
}

function buildApps(
  emulator: Emulator,
  baseUrls: readonly string[],
): Parameters<Awaited<ReturnType<typeof forkCanaryApps>>['start']>[0]['apps'] {
  const scope = 'openid profile offline_access'
  const common = { scope, throttle: unlimited, userinfo: true, timeouts: { upstreamMs: 1500 } }
  const [embedded = '', password = '', hosted = ''] = baseUrls
  return [
    { ...common, ...connectionTo(emulator), baseUrl: embedded },
    { ...common, ...connectionTo(emulator), baseUrl: password, acrValues: ['Password_MFA'] },
    { ...common, ...connectionTo(emulator, 'hosted'), baseUrl: hosted, signOn: 'hosted' },
  ]
}

function createVisitor(baseUrl: string, emulator: Emulator, pages: Page[]): Visitor {
  const agent = createAgent(baseUrl, { origins: [emulator.url] })
  async function follow(first: Page): Promise<Page> {
    let page = first
    for (let hop = 0; hop < 10; hop += 1) {
      if (page.url.startsWith(baseUrl)) pages.push(page)
      if (page.location === undefined || page.status >= 400) return page
      page = await agent.get(page.location)
    }
    throw new Error('more than 10 redirects')
  }
  return {
    agent,
    go: async (path) => follow(await agent.get(path)),
    post: async (path, fields) => follow(await agent.post(path, fields)),
    press: async (page, button, fields = {}) =>
      follow(await agent.submit(page, { fields, ...(button !== undefined && { button }) })),
  }
}

async function signOnEmbedded(visitor: Visitor, emulator: Emulator): Promise<void> {
  const start = await visitor.go('/account')
  const devices = await visitor.press(start, 'continue', { username: 'sam' })
  const otpPage = await visitor.press(devices, '1')
  const otp = await readOtp(emulator, { username: 'sam' })
  const again = await visitor.press(otpPage, 'continue', { otp: wrongOtp(otp) })
  const landed = await visitor.press(again, 'continue', { otp })
  expect(landed.html).toBe('signed on')
  expect((await visitor.go('/tokens')).html).toBe('string')
  const ask = await visitor.go('/logout')
  expect((await visitor.press(ask, 'continue')).heading).toBe('You are signed off')
}

async function signOnWithPassword(visitor: Visitor, emulator: Emulator): Promise<void> {
  const start = await visitor.go('/account')
  const page = await visitor.press(start, 'continue', { username: 'petra' })
  const wrong = { password: 'Wrong-Canary-77', username: 'petra' }
  const again = await visitor.press(page, 'continue', wrong)
  const right = { password: passwordOf(emulator, 'petra'), username: 'petra' }
  const otpPage = await visitor.press(again, 'continue', right)
  const otp = await readOtp(emulator, { username: 'petra' })
  expect((await visitor.press(otpPage, 'continue', { otp })).html).toBe('signed on')
}

async function signOnHosted(visitor: Visitor, emulator: Emulator): Promise<void> {
  const start = await visitor.go('/account')
  const otpPage = await visitor.press(start, undefined, { username: 'maya' })
  const otp = await readOtp(emulator, { username: 'maya' })
  expect((await visitor.press(otpPage, undefined, { otp })).html).toBe('signed on')
  await visitor.press(await visitor.go('/logout'), 'continue')
}

/** Wrong codes to the end, bad users, foreign and forged requests. */
async function meetRefusals(
  visit: (baseUrl: string) => Visitor,
  baseUrl: string,
  emulator: Emulator,
): Promise<void> {
  const visitor = visit(baseUrl)
  let page = await visitor.press(await visitor.go('/account'), 'continue', { username: 'elin' })
  const otp = await readOtp(emulator, { username: 'elin' })
  for (let attempt = 0; attempt < 3; attempt += 1) {
    page = await visitor.press(page, 'continue', { otp: wrongOtp(otp) })
  }
  expect(page.status).toBe(429)
  for (const username of ['nobody', 'lars', 'ines', 'noor']) {
    page = await visitor.press(await visitor.go('/login'), 'continue', { username })
    await visitor.press(page, 'continue', { otp: '918273' })
  }
  await visit(baseUrl).press(page, 'continue', { otp: '918273' })
  await visitor.go('/callback?code=x&state=y')
}

const html = { 'content-type': 'text/html' }

/** Faults at every call; the answers echo what was sent wherever the emulator lets a test write them. */
async function meetFaults(
  visit: (baseUrl: string) => Visitor,
  baseUrl: string,
  emulator: Emulator,
): Promise<void> {
  const secret = emulator.env()['PINGONE_CLIENT_SECRET'] ?? ''
  const echo = { error: 'invalid_client', error_description: `no: ${secret} Basic ${secret}` }
  const faults = [
    { endpoint: 'authorize', kind: 'redirect', location: 'https://evil.example/' },
    { endpoint: 'flow', action: 'user.lookup', kind: 'reset-after' },
    {
      endpoint: 'flow',
      action: 'otp.check',
      kind: 'status',
      status: 500,
      headers: html,
      body: 'x',
    },
    { endpoint: 'flow', action: 'otp.check', kind: 'reset-after' },
    { endpoint: 'flow', action: 'otp.check', kind: 'status', status: 400, body: { code: 'NEW' } },
    { endpoint: 'resume', kind: 'truncate' },
    { endpoint: 'token', kind: 'status', status: 401, body: echo },
    { endpoint: 'token', kind: 'status', status: 400, body: echo },
    { endpoint: 'token', kind: 'truncate' },
    { endpoint: 'token', kind: 'reset-after' },
    { endpoint: 'token', kind: 'stall', status: 200 },
    { endpoint: 'userinfo', kind: 'status', status: 401, body: echo },
    { endpoint: 'userinfo', kind: 'body', headers: html, body: secret },
    { endpoint: 'flow', action: 'otp.check', kind: 'oversize' },
  ]
  for (const fault of faults) {
    await controlEmulator(emulator, 'faults', fault)
    const visitor = visit(baseUrl)
    let page = await visitor.press(await visitor.go('/account'), 'continue', { username: 'maya' })
    if (page.status === 200) {
      const otp = await readOtp(emulator, { username: 'maya' })
      page = await visitor.press(page, 'continue', { otp })
    }
    expect([fault, page.html]).not.toEqual([fault, 'signed on'])
    await controlEmulator(emulator, 'faults', {}, 'DELETE')
    await controlEmulator(emulator, 'messages', {}, 'DELETE')
  }
}

/** A hosted `state` begins with the attempt's handle, which is no secret: our own addresses have it. */
function secretPartOf(name: string, value: string): string {
  return name === 'state' ? value.slice(value.indexOf('.') + 1) : value
}

/** PingOne repeats in words what was typed. */
async function meetEcho(visitor: Visitor, emulator: Emulator): Promise<void> {
  const page = await visitor.press(await visitor.go('/account'), 'continue', { username: 'maya' })
  const otp = await readOtp(emulator, { username: 'maya' })
  const message = `The code ${otp} is not for this flow.`
  await controlEmulator(emulator, 'faults', {
    endpoint: 'flow',
    action: 'otp.check',
    kind: 'status',
    status: 400,
    body: { code: 'NEW', message, details: [{ code: 'NEWER', message }] },
  })
  expect((await visitor.press(page, 'continue', { otp })).status).toBe(502)
}

function passwordOf(emulator: Emulator, username: string): string {
  const password = emulator.users.find((user) => user.username === username)?.password
  if (password === undefined) throw new Error(`${username} has no password`)
  return password
}

/** What the emulator knows, and what OpenID Connect sent through the browser. */
async function readKnown(emulator: Emulator, pages: readonly Page[]): Promise<readonly Canary[]> {
  const secrets = (['embedded', 'hosted'] as const).map(
    (application) => emulator.env(application)['PINGONE_CLIENT_SECRET'] ?? '',
  )
  const state = await (await fetch(`${emulator.inboxUrl}/state`)).text()
  const addresses = state.match(/\+\d{8,}|[\w.]+@[\w.]+\.\w+/g) ?? []
  const redirects = pages.flatMap(({ location }) => (location === undefined ? [] : [location]))
  const parameters = redirects.flatMap((url) => [...new URL(url).searchParams])
  const front = parameters.filter(([name]) => frontChannel.includes(name))
  return [
    ...secrets.map((value) => ({ name: 'client secret', value })),
    ...addresses.map((value) => ({ name: 'phone or email', value })),
    ...canaryDetails.map((value) => ({ name: 'detail', value })),
    ...front.map(([name, value]) => ({ name, value: secretPartOf(name, value) })),
  ]
}
