// What a developer reads in the terminal when a sign-on fails and the app listens to nothing.
import type { PingOneMfaOptions } from 'express-pingone-mfa'
import type { Express } from 'express'
import { memoryStateStore, pingoneMfa, requiresClaim } from 'express-pingone-mfa'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAgent, type Page } from '../support/browser.js'
import { reachOtpPage, signOn as signOnHere } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readOtp } from '../support/start-emulator.js'

const secret = 'a-wrong-secret-of-the-test-that-nobody-may-read'
const closing: (() => Promise<void>)[] = []
let written = ''

beforeEach(() => {
  written = ''
  vi.stubEnv('NODE_ENV', 'development')
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += String(text)
    return true
  })
})

afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  for (const close of closing.splice(0)) await close()
})

async function start(options: PingOneMfaOptions = {}): Promise<TestApp> {
  const app = await startApp({ options })
  closing.push(() => app.close())
  return app
}

/** Signs on with the right code; the page that comes then, and what must be in no line. */
async function signOn({ baseUrl, emulator }: TestApp): Promise<{ page: Page; otp: string }> {
  const agent = createAgent(baseUrl)
  const code = await reachOtpPage(agent, { username: 'maya' })
  const otp = await readOtp(emulator, { username: 'maya' })
  const page = await agent.submit(code, { button: 'continue', fields: { otp }, follow: true })
  return { page, otp }
}

function referenceOn(page: Page): string {
  return /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(page.text)?.[0] ?? 'none'
}

describe('a failed sign-on outside production', () => {
  it('writes one line: reference of the page, code, cause, and what to run', async () => {
    const { page, otp } = await signOn(await start({ clientSecret: secret }))
    expect(page.status).toBe(403)
    const [line = '', ...more] = written.split('\n')
    expect(more).toEqual([''])
    expect(line).toMatch(
      /^pingone-mfa [0-9A-Z-]{9} ERR_PINGONE_AUTHORIZATION invalid_client: PingOne refused the client id or its secret\. .*Run: npx express-pingone-mfa doctor$/,
    )
    expect(line.split(' ')[1]).toBe(referenceOn(page))
    for (const hidden of [secret, otp, 'maya', '    at ']) expect(line).not.toContain(hidden)
  })

  it('has its line whatever the cause: PingOne is away, the state store fails, a page is used twice', async () => {
    const app = await start()
    await controlEmulator(app.emulator, 'faults', { endpoint: 'authorize', kind: 'reset' })
    const away = await reachOtpPage(createAgent(app.baseUrl), { username: 'maya' })
    expect(written).toContain(`pingone-mfa ${referenceOn(away)} ERR_PINGONE_UPSTREAM`)

    const failing = await start({
      stateStore: {
        ...memoryStateStore(),
        create: () => Promise.reject(new Error('the store of the test is away')),
      },
    })
    const stored = await reachOtpPage(createAgent(failing.baseUrl), { username: 'maya' })
    expect(written).toContain(`pingone-mfa ${referenceOn(stored)} ERR_PINGONE_STATE`)

    const agent = createAgent(app.baseUrl)
    const used = await agent.get('/callback?state=somebody&code=else')
    expect(written).toContain(`pingone-mfa ${referenceOn(used)} ERR_PINGONE_CALLBACK`)
    expect(written.split('\n').filter((line) => line !== '')).toHaveLength(3)
  })

  it('has its line on the page of a guard too', async () => {
    const routes = (app: Express): void => {
      app.get('/admin', requiresClaim('groups', 'bank-admins'), (_req, res) => res.send('in'))
    }
    const app = await startApp({ routes })
    closing.push(() => app.close())
    const agent = createAgent(app.baseUrl)
    await signOnHere(agent, { emulator: app.emulator, username: 'maya' })
    expect(written).toBe('')
    const refused = await agent.get('/admin')
    expect(refused.status).toBe(403)
    expect(written).toContain(`pingone-mfa ${referenceOn(refused)} ERR_PINGONE_`)
  })

  it('cannot be made to write a second line, nor to move the cursor', async () => {
    const app = await start({ signOn: 'hosted' })
    const agent = createAgent(app.baseUrl)
    const first = await agent.get('/login')
    const state = new URL(String(first.headers.location)).searchParams.get('state') ?? ''
    const description = encodeURIComponent('x\n\u001b[2Jpingone-mfa all is well\u202e')
    await agent.get(`/callback?state=${state}&error=access_denied&error_description=${description}`)
    expect(written).toContain('ERR_PINGONE_AUTHORIZATION access_denied')
    expect(written.trimEnd()).not.toMatch(/[\n\u001b\u202e]/)
  })
})

describe('nothing is written', () => {
  it.each([
    ['with onError', { onError: () => undefined }],
    ['with onEvent', { onEvent: () => undefined }],
  ])('%s', async (_title, hooks) => {
    await signOn(await start({ clientSecret: secret, ...hooks }))
    expect(written).toBe('')
  })

  it('in tests', async () => {
    vi.stubEnv('NODE_ENV', 'test')
    await signOn(await start({ clientSecret: secret }))
    expect(written).toBe('')
  })

  it('when all goes well', async () => {
    expect((await signOn(await start())).page.status).toBe(200)
    expect(written).toBe('')
  })
})

describe('in production', () => {
  const options: PingOneMfaOptions = {
    environmentId: '5c9d1e2f-7a3b-4c8d-9e0f-1a2b3c4d5e6f',
    clientId: 'bank',
    clientSecret: secret,
    baseUrl: 'https://bank.example',
    stateStore: memoryStateStore({ allowInProduction: true }),
  }

  it('an app without onError and onEvent is warned of once in a process, and no line is written', () => {
    vi.stubEnv('NODE_ENV', 'production')
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
    pingoneMfa({ ...options, onError: () => undefined })
    pingoneMfa({ ...options, onEvent: () => undefined })
    expect(warn).not.toHaveBeenCalled()
    pingoneMfa(options)
    pingoneMfa({ ...options, name: 'second' })
    expect(warn.mock.calls.map(([text]) => text)).toEqual([
      expect.stringContaining('pingoneMfa() has neither onError nor onEvent'),
    ])
    expect(written).toBe('')
  })
})
