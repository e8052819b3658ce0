// Rolling deployments: whatever stands where a record is expected, there is a way on at once, and no 503.
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import {
  memoryStateStore,
  PingOneError,
  requiresApproval,
  requiresAuth,
  requiresMfa,
  requiresScopes,
  type PingOneEvent,
} from 'express-pingone-mfa'
import type { Emulator } from 'express-pingone-mfa/emulator'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  approveAsApi,
  approveForm,
  askForApproval,
  readApprovalId,
  sendApproved,
  transfer,
  typeCode,
} from '../support/approval.js'
import { readPayment } from '../support/bank.js'
import { unlimited } from '../support/limits.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { findRedis } from '../support/redis.js'
import { openRedisStores, type RedisStores } from '../support/redis-stores.js'
import { reachOtpPage, signOn, signOnHosted } from '../support/sign-on.js'
import { createSpoiltStore, waysToSpoil, type SpoiltStore } from '../support/spoilt-store.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readMessages, readOtp } from '../support/start-emulator.js'

const redis = await findRedis()
const username = 'maya'

let redisStores: RedisStores | undefined
let store: SpoiltStore
let emulator: Emulator
let app: TestApp
let hosted: TestApp
let agent: Agent
const events: PingOneEvent[] = []

/** Over Redis the two that a deployment makes; what is no record at all is the same for every store. */
const places = [
  { place: 'memory', ways: Object.entries(waysToSpoil) },
  {
    place: 'Redis',
    ways: Object.entries(waysToSpoil).filter(([way]) => way.includes('er version')),
  },
].filter(({ place }) => place === 'memory' || redis !== undefined)

describe.each(places)('in $place', ({ place, ways }) => {
  beforeAll(async () => {
    redisStores = place === 'Redis' ? await openRedisStores({ url: redis?.url ?? '' }) : undefined
    store = createSpoiltStore(redisStores?.stateStore ?? memoryStateStore())
    const options = {
      stateStore: store,
      routes: addRoutes,
      options: {
        throttle: unlimited,
        approval: { openPerUser: 2 },
        onEvent: (event: PingOneEvent) => void events.push(event),
      },
    }
    app = await startApp(options)
    emulator = app.emulator
    hosted = await startApp({ ...options, application: 'hosted' })
  })
  afterAll(async () => {
    await app.close()
    await hosted.close()
    await redisStores?.close()
  })
  beforeEach(async () => {
    await controlEmulator(app.emulator, 'reset')
    await controlEmulator(hosted.emulator, 'reset')
    await store.lose()
    agent = createAgent(app.baseUrl)
  })

  describe.each(ways)('a record %s', (_way, spoil) => {
    /** Every record of the kind; there must be one. */
    async function spoilAll(kind: string): Promise<void> {
      expect(await store.spoil(kind, spoil)).toBeGreaterThan(0)
    }

    it('signon: nobody is signed on by it, and signing on works', async () => {
      await signOn(agent, { emulator, username })
      await spoilAll('signon')
      expect((await agent.api('/account')).status).toBe(401)
      expect((await agent.get('/')).json).toEqual({ state: 'anonymous' })
      const landed = await signOn(agent, { emulator, username })
      expect(landed.json).toMatchObject({ path: '/account' })
    })

    it('signon: a form, a sign-off and a confirmation that meet it lead on', async () => {
      await signOn(agent, { emulator, username })
      const stepUp = await agent.get('/once', { follow: true })
      const ask = await agent.get('/logout')
      await spoilAll('signon')
      expectWayOn(await agent.get(stepUp.url))
      expectWayOn(await agent.submit(stepUp, { button: 'continue', fields: { otp: '000000' } }))
      expectWayOn(await agent.post('/pay', transfer))
      expectWayOn(await agent.submit(ask, { button: 'continue' }))
      expect((await signOn(agent, { emulator, username })).status).toBe(200)
    })

    it('pending: a sign-on under way starts again', async () => {
      const page = await reachOtpPage(agent, { username })
      await spoilAll('pending')
      expect((await agent.get(page.url)).status).toBe(410)
      const typed = await agent.submit(page, { button: 'continue', fields: { otp: '000000' } })
      expect(typed.status).toBe(410)
      const { action, values } = page.form('continue')
      const body = { csrf: values['csrf'], action: 'continue', otp: '000000' }
      expect((await agent.api(action, { method: 'POST', body })).status).toBe(410)
      expect((await signOn(agent, { emulator, username })).status).toBe(200)
    })

    it('pending: the same username page sent again starts again', async () => {
      const start = await agent.get('/account', { follow: true })
      const press = { button: 'continue', fields: { username }, follow: true }
      await agent.submit(start, press)
      await spoilAll('pending')
      const again = await agent.submit(start, press)
      expectWayOn(again)
      const landed = await signOn(agent, { emulator, username })
      expect(landed.json).toMatchObject({ path: '/account' })
    })

    it('pending: what comes back from PingOne’s pages starts again', async () => {
      const visitor = createAgent(hosted.baseUrl, { origins: [hosted.emulator.url] })
      const start = await visitor.get('/account', { follow: true })
      const after = (await readMessages(hosted.emulator, { username })).at(-1)?.id
      const otpPage = await visitor.submit(start, { fields: { username }, follow: true })
      const query = after === undefined ? { username } : { username, after }
      const otp = await readOtp(hosted.emulator, query)
      let page = await visitor.submit(otpPage, { fields: { otp } })
      while (page.location?.startsWith(hosted.emulator.url) === true) {
        page = await visitor.get(page.location)
      }
      await spoilAll('pending')
      const back = await visitor.get(page.location ?? '', { follow: true })
      expect([404, 410]).toContain(back.status)
      const landed = await signOnHosted(visitor, { emulator: hosted.emulator, username })
      expect(landed.json).toMatchObject({ path: '/account' })
    })

    it('pending: a confirmation under way is asked for again', async () => {
      await signOn(agent, { emulator, username })
      const stepUp = await agent.get('/once', { follow: true })
      await spoilAll('pending')
      expectWayOn(await agent.get(stepUp.url))
      expectWayOn(await agent.submit(stepUp, { button: 'cancel' }))
      expectWayOn(await agent.submit(stepUp, { button: 'continue', fields: { otp: '000000' } }))
      expect(await confirmOnce()).toBe('once')
    })

    it('done: Back to a finished sign-on leads on, and a new result takes its place', async () => {
      const page = await reachOtpPage(agent, { username })
      const otp = await readOtp(emulator, { username })
      const landed = await agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
      expect(landed.status).toBe(200)
      await spoilAll('done')
      expectWayOn(await agent.get(page.url))
      expectWayOn(await agent.submit(page, { button: 'continue', fields: { otp } }))
      expect((await agent.get('/account')).status).toBe(200)
    })

    it('tokens: the sign-on lives; what needs them leads to a new one, not in circles', async () => {
      await signOn(agent, { emulator, username })
      await spoilAll('tokens')
      expect((await agent.get('/account')).status).toBe(200)
      const refused = await agent.api('/scoped')
      expect(refused.status).toBe(401)
      const { login } = refused.json as { login: string }
      expect((await agent.get(login)).status).toBe(200)
      const landed = await signOn(agent, { emulator, username, path: '/scoped' })
      expect(landed.html).toBe('scoped')
    })

    it('tokens: a handler that asks for them reads 401, and a sign-off says what it could not do', async () => {
      await signOn(agent, { emulator, username })
      await spoilAll('tokens')
      expect((await agent.api('/token')).json).toEqual({ code: 'ERR_PINGONE_AUTH_REQUIRED' })
      const ask = await agent.get('/logout')
      const off = await agent.submit(ask, { button: 'continue' })
      expect(off.locationPath).toBe('/logout?complete=no')
      expect(await store.ids('tokens')).toEqual([])
      expect((await agent.get('/')).json).toEqual({ state: 'anonymous' })
    })

    it('hold: a step-up that was asked for is asked for again', async () => {
      await signOn(agent, { emulator, username })
      const { login } = (await agent.api('/once')).json as { login: string }
      await spoilAll('hold')
      expect((await agent.get(login)).status).toBe(404)
      const again = ((await agent.api('/once')).json as { login: string }).login
      expect(again).toBe(login)
      expect((await agent.get(again)).status).toBe(200)
      expect(await confirmOnce()).toBe('once')
    })

    it('hold: a form that waits for its confirmation has to be sent again', async () => {
      await signOn(agent, { emulator, username })
      const after = await newest()
      const page = await agent.post('/limit', { limit: '500' }, { follow: true })
      await spoilAll('hold')
      const resume = await typeNewest(page, after)
      expectWayOn(resume)
      const second = await newest()
      const sent = await agent.post('/limit', { limit: '500' }, { follow: true })
      const confirmed = await typeNewest(sent, second)
      expect((await agent.submit(confirmed, { follow: true })).json).toEqual({ limit: '500' })
    })

    it('hold: a form that is confirmed and cannot be read is not said to go on', async () => {
      await signOn(agent, { emulator, username })
      const after = await newest()
      const page = await agent.post('/limit', { limit: '500' }, { follow: true })
      const resume = await typeNewest(page, after)
      await spoilAll('hold')
      expect((await agent.get(resume.url)).status).toBe(410)
    })

    it('grant: a confirmation that cannot be read is asked for again', async () => {
      await signOn(agent, { emulator, username })
      const after = await newest()
      const page = await agent.post('/limit', { limit: '500' }, { follow: true })
      const resume = await typeNewest(page, after)
      await spoilAll('grant')
      expect((await agent.get(resume.url)).status).toBe(410)
      const sent = await agent.submit(resume, { follow: true })
      expect(sent.text).toContain('Confirm it’s you')
      const second = await typeNewest(sent, after)
      expect((await agent.submit(second, { follow: true })).json).toEqual({ limit: '500' })
    })

    it('grant: one that is there already gives way to a new one', async () => {
      await signOn(agent, { emulator, username })
      const after = await newest()
      const before = await store.ids('hold')
      const page = await agent.post('/limit', { limit: '700' }, { follow: true })
      const [id = ''] = (await store.ids('hold')).filter((known) => !before.includes(known))
      await store.plant('grant', id, spoil('{"v":1,"value":{"sub":"somebody"}}'))
      const resume = await typeNewest(page, after)
      expect((await agent.submit(resume, { follow: true })).json).toEqual({ limit: '700' })
    })

    it('done: one that is there already gives way to the result', async () => {
      const page = await reachOtpPage(agent, { username })
      const handle = new URL(page.url).pathname.split('/').at(-1) ?? ''
      await store.plant('done', handle, spoil('{"v":1,"value":{"returnPath":"/x"}}'))
      const otp = await readOtp(emulator, { username })
      const landed = await agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
      expect(landed.json).toMatchObject({ path: '/account' })
      expect((await agent.get(page.url)).locationPath).toBe('/account')
    })

    it('approval: one that is asked for is unknown, executes nothing, and is asked for anew', async () => {
      await signOn(agent, { emulator, username })
      const asked = await askForApproval(agent, { emulator, username })
      await spoilAll('approval')
      expectWayOn(await agent.get(asked.page.url))
      const typed = await typeCode(agent, asked)
      expect([404, 410]).toContain(typed.status)
      const id = await approveAsApi(agent, { emulator, username })
      expect((await sendApproved(agent, id)).json).toEqual({ paid: true })
    })

    it('approval: one that is approved executes nothing, and its page says that it has ended', async () => {
      await signOn(agent, { emulator, username })
      const resume = await approveForm(agent, { emulator, username })
      await spoilAll('approval')
      expect((await agent.get(resume.url)).status).toBe(410)
      const id = readApprovalId(resume)
      const sent = await sendApproved(agent, id)
      expect(sent.status).toBe(403)
      expect(sent.json).toMatchObject({ code: 'ERR_PINGONE_APPROVAL_UNKNOWN' })
      expect((await agent.api(`/approvals/${id}`)).json).toBeNull()
      expectWayOn(await agent.submit(resume))
      const anew = await approveAsApi(agent, { emulator, username })
      expect((await sendApproved(agent, anew)).json).toEqual({ paid: true })
    })

    it('approval: Cancel leads on', async () => {
      await signOn(agent, { emulator, username })
      const { page } = await askForApproval(agent, { emulator, username })
      await spoilAll('approval')
      expectWayOn(await agent.submit(page, { button: 'cancel', follow: true }))
    })

    it('hold: an approved form that cannot be read is asked for anew', async () => {
      await signOn(agent, { emulator, username })
      const resume = await approveForm(agent, { emulator, username })
      await spoilAll('hold')
      const page = await agent.get(resume.url)
      expect(page.status).toBe(410)
      expect(page.forms.some(({ action }) => action.endsWith('/pay'))).toBe(false)
    })

    it('open-approvals: gives way to a new list, which counts again', async () => {
      const ask = async (): Promise<number> =>
        (await agent.api('/pay', { method: 'POST', body: transfer })).status
      await signOn(agent, { emulator, username })
      expect([await ask(), await ask(), await ask()]).toEqual([403, 403, 429])
      await spoilAll('open-approvals')
      expect([await ask(), await ask(), await ask()]).toEqual([403, 403, 429])
    })

    it('open-approvals: is no hindrance when an approval ends', async () => {
      await signOn(agent, { emulator, username })
      const { page } = await askForApproval(agent, { emulator, username })
      await spoilAll('open-approvals')
      expectWayOn(await agent.submit(page, { button: 'cancel', follow: true }))
      const asked = await askForApproval(agent, { emulator, username })
      await spoilAll('open-approvals')
      expect((await agent.submit(await typeCode(agent, asked), { follow: true })).json).toEqual({
        paid: true,
      })
    })

    it('leave: a sign-off that was on its way to PingOne ends here', async () => {
      const visitor = createAgent(hosted.baseUrl, { origins: [hosted.emulator.url] })
      await signOnHosted(visitor, { emulator: hosted.emulator, username })
      const off = await visitor.submit(await visitor.get('/logout'), { button: 'continue' })
      await spoilAll('leave')
      const page = await visitor.get(off.locationPath ?? '', { follow: true })
      expect(page.status).toBe(200)
      expect(page.text).toContain('signed off')
      expect((await visitor.get(`${off.locationPath ?? ''}&go=pingone`)).status).toBe(200)
    })
  })

  it('is told by an event that names the kind', () => {
    const kinds = events.flatMap(({ event, call }) => (event === 'state.unreadable' ? [call] : []))
    for (const kind of [
      'signon',
      'pending',
      'tokens',
      'hold',
      'grant',
      'approval',
      'open-approvals',
    ]) {
      expect(kinds).toContain(kind)
    }
    events.length = 0
  })
})

/** Whatever it says, it is said at once and to the end: no failure, and nothing to wait for. */
function expectWayOn(page: Page): void {
  expect(page.status, page.text).toBeLessThan(500)
  expect(page.status).not.toBe(429)
}

async function newest(): Promise<string | undefined> {
  return (await readMessages(emulator, { username })).at(-1)?.id
}

/** Types the newest code after a message, and follows. */
async function typeNewest(page: Page, after: string | undefined): Promise<Page> {
  const query = after === undefined ? { username } : { username, after }
  const otp = await readOtp(emulator, query)
  return agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
}

/** From a page that asks each time to what it shows. */
async function confirmOnce(): Promise<string> {
  const after = await newest()
  const page = await agent.get('/once', { follow: true })
  return (await typeNewest(page, after)).html
}

function addRoutes(routes: Express): void {
  routes.use(express.urlencoded({ extended: false }), express.json())
  routes.get('/once', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => res.send('once'))
  routes.post('/limit', requiresMfa({ maxAgeSeconds: 0 }), (req, res) => {
    res.json(req.body)
  })
  routes.get('/scoped', requiresScopes('openid'), (_req, res) => res.send('scoped'))
  routes.get('/token', requiresAuth(), (req, res, next) => {
    req.pingone.accessToken().then(({ value }) => res.json({ value }), next)
  })
  routes.post('/pay', requiresApproval({ details: readPayment }), (_req, res) => {
    res.json({ paid: true })
  })
  routes.get('/approvals/:id', requiresAuth(), (req, res, next) => {
    req.pingone.approvals.read(String(req.params['id'])).then((record) => {
      res.json(record ?? null)
    }, next)
  })
  routes.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (error instanceof PingOneError) res.status(error.status).json({ code: error.code })
    else next(error)
  })
}
