// A handler that calls res.pingone.login() always gets a new sign-on, and no redirect goes round.
import type { PingOneEvent, PingOneMfaOptions } from 'express-pingone-mfa'
import { AuthorizationError, requiresAuth } from 'express-pingone-mfa'
import type { Express } from 'express'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { signOn, signOnHosted } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readMessages, readOtp } from '../support/start-emulator.js'

let app: TestApp | undefined
afterEach(() => app?.close())

interface Started {
  readonly app: TestApp
  readonly agent: Agent
  readonly events: readonly PingOneEvent[]
}

async function start(
  application: 'embedded' | 'hosted',
  options: PingOneMfaOptions = {},
): Promise<Started> {
  const events: PingOneEvent[] = []
  const scope = 'openid profile offline_access'
  app = await startApp({
    application,
    routes: addRoutes,
    options: { scope, onEvent: (event) => events.push(event), ...options },
  })
  return { app, agent: createAgent(app.baseUrl, { origins: [app.emulator.url] }), events }
}

function addRoutes(target: Express): void {
  // As docs/errors.md has it.
  target.get('/statements', requiresAuth(), async (req, res, next) => {
    try {
      await (await req.pingone.accessToken()).refresh()
      res.json({ user: req.pingone.user.preferred_username })
    } catch (error) {
      if (error instanceof AuthorizationError && error.error === 'invalid_grant') {
        res.pingone.login()
      } else next(error)
    }
  })
  target.get('/always', (_req, res) => {
    res.pingone.login({ returnTo: '/always' })
  })
  target.post('/switch', (_req, res) => {
    res.pingone.login({ returnTo: '/account', loginHint: 'elin' })
  })
}

/** From now on the next refresh is refused: the grant is dead. */
async function killGrant({ app: running }: Started): Promise<void> {
  await controlEmulator(running.emulator, 'faults', {
    endpoint: 'token',
    kind: 'status',
    status: 400,
    body: { error: 'invalid_grant' },
    times: 1,
  })
}

async function who(agent: Agent): Promise<unknown> {
  const page = await agent.get('/account')
  return page.status === 200 ? page.json : page.status
}

/** From the page that asks again to the page asked for, in our pages or PingOne's. */
async function finish(
  { app: running, agent }: Started,
  page: Page,
  username: string,
): Promise<Page> {
  // With a session at PingOne the name is known there: it asks for the code at once.
  if (page.html.includes('name="otp"')) {
    const otp = await readOtp(running.emulator, { username })
    return agent.submit(page, { fields: { otp }, follow: true })
  }
  const before = await readMessages(running.emulator, { username })
  const otpPage = await agent.submit(page, { fields: { username }, follow: true })
  const after = before.at(-1)?.id
  const otp = await readOtp(running.emulator, { username, ...(after !== undefined && { after }) })
  const isOurs = otpPage.url.startsWith(running.baseUrl)
  const button = isOurs ? { button: 'continue' } : {}
  return agent.submit(otpPage, { ...button, fields: { otp }, follow: true })
}

describe.each([
  ['embedded', signOn],
  ['hosted', signOnHosted],
] as const)('a dead refresh token (%s)', (application, sign) => {
  it('leads to one new sign-on and back to the page', async () => {
    const started = await start(application)
    const { agent, app: running } = started
    await sign(agent, { emulator: running.emulator, username: 'maya' })
    await killGrant(started)
    const page = await agent.get('/statements', { follow: true })
    expect(page.status).toBe(200)
    expect(page.forms).not.toEqual([])
    expect(await who(agent)).toMatchObject({ user: { preferred_username: 'maya' } })
    const landed = await finish(started, page, 'maya')
    expect([landed.status, landed.json]).toEqual([200, { user: 'maya' }])
  })

  it('and a handler that asks for a sign-on each time ends on a page each time', async () => {
    const started = await start(application)
    const { agent, app: running } = started
    await sign(agent, { emulator: running.emulator, username: 'maya' })
    const page = await agent.get('/always', { follow: true })
    expect([page.status, page.forms.length > 0]).toEqual([200, true])
    const again = await finish(started, page, 'maya')
    expect([again.status, again.forms.length > 0]).toEqual([200, true])
    expect(await who(agent)).toMatchObject({ user: { preferred_username: 'maya' } })
  })

  it('keeps the old sign-on until the new one is complete, which may be another user’s', async () => {
    const started = await start(application)
    const { agent, app: running } = started
    await sign(agent, { emulator: running.emulator, username: 'maya' })
    let page = await agent.follow(await agent.post('/switch', {}))
    if (application === 'hosted')
      page = await agent.submit(page, { button: 'session.reset', follow: true })
    expect(await who(agent)).toMatchObject({ user: { preferred_username: 'maya' } })
    await finish(started, page, 'elin')
    expect(await who(agent)).toMatchObject({ user: { preferred_username: 'elin' } })
  })
})

describe('a session at PingOne', () => {
  it('does not answer by itself when a handler asks for a sign-on: prompt=login', async () => {
    const started = await start('hosted')
    const { agent, app: running } = started
    await signOnHosted(agent, { emulator: running.emulator, username: 'maya' })
    const marked = (await agent.get('/always')).locationPath ?? ''
    const authorize = new URL((await agent.get(marked)).location ?? '')
    expect(authorize.searchParams.get('prompt')).toBe('login')
  })
})

describe('the mark of a new sign-on', () => {
  it('goes along when what was typed is no name', async () => {
    const started = await start('embedded')
    const { agent, app: running } = started
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    const page = await agent.get('/always', { follow: true })
    const empty = await agent.submit(page, { fields: { username: '' }, follow: true })
    expect(empty.url).toContain('/login?')
    expect(empty.form('continue').fields).toEqual(['username'])
  })

  it('goes along when the person starts again', async () => {
    const { agent, app: running } = await start('embedded')
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    const page = await agent.follow(await agent.post('/switch', {}))
    expect(page.html).toContain('value="elin"')
    const otpPage = await agent.submit(page, { follow: true })
    const again = await agent.submit(otpPage, { button: 'restart', follow: true })
    expect(again.form('continue').fields).toEqual(['username'])
    expect(await who(agent)).toMatchObject({ user: { preferred_username: 'maya' } })
  })

  it('is dead when the new sign-on is complete', async () => {
    const started = await start('embedded')
    const { agent, app: running } = started
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    const marked = (await agent.get('/always')).locationPath ?? ''
    const page = await agent.get(marked)
    expect(page.status).toBe(200)
    await finish(started, page, 'maya')
    const late = await agent.get(marked)
    expect([late.status, late.locationPath]).toEqual([303, '/always'])
  })

  it.each(['', '1', 'true', 'A'.repeat(43), `${'A'.repeat(43)}&again=${'B'.repeat(43)}`])(
    'cannot be written by another site (again=%s)',
    async (mark) => {
      const { agent, app: running } = await start('embedded')
      await signOn(agent, { emulator: running.emulator, username: 'maya' })
      const headers = { 'sec-fetch-site': 'cross-site' }
      const page = await agent.get(`/login?returnTo=/account&again=${mark}`, { headers })
      expect([page.status, page.locationPath]).toEqual([303, '/account'])
      expect(await who(agent)).toMatchObject({ user: { preferred_username: 'maya' } })
    },
  )

  it('of one browser is nothing in another', async () => {
    const { agent, app: running } = await start('embedded')
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    const marked = (await agent.get('/always')).locationPath ?? ''
    const other = createAgent(running.baseUrl)
    await signOn(other, { emulator: running.emulator, username: 'elin' })
    expect((await other.get(marked)).status).toBe(303)
    expect(await who(other)).toMatchObject({ user: { preferred_username: 'elin' } })
  })

  it('ends nothing by being looked at: nothing is stored, nobody is signed off', async () => {
    const { agent, app: running, events } = await start('embedded')
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    const before = events.length
    await agent.get('/always', { follow: true })
    await agent.get('/always', { follow: true })
    expect(events).toHaveLength(before)
    expect(await who(agent)).toMatchObject({ user: { preferred_username: 'maya' } })
  })
})
