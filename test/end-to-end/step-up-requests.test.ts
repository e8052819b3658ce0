// Which requests a step-up lets through: the very one it was asked for, once, in the sign-on that asked.
import express, { type Express, type Request, type Response } from 'express'
import { requiresMfa } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startBank, whoAmI, type Bank } from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { countCalls, signOn } from '../support/sign-on.js'
import { asForm, send } from '../support/send.js'
import { readOtp } from '../support/start-emulator.js'

const maya = { username: 'maya' }
let bank: Bank
let agent: Agent

beforeAll(async () => {
  bank = await startBank({ routes: addRoutes })
})
beforeEach(async () => {
  agent = createAgent(bank.baseUrl)
  await signOn(agent, { emulator: bank.emulator, ...maya })
})
afterAll(() => bank.close())

function addRoutes(routes: Express): void {
  routes.use(express.urlencoded({ extended: false }), express.json())
  const show = (req: Request, res: Response): void => {
    res.json({ path: req.originalUrl, body: (req.body as unknown) ?? null })
  }
  const each = requiresMfa({ maxAgeSeconds: 0 })
  routes.get('/once', each, show)
  routes.post('/once', each, show)
  routes.put('/once', each, show)
  routes.get('/recent', requiresMfa({ maxAgeSeconds: 300 }), show)
  routes.get('/face', requiresMfa({ methods: ['face'] }), show)
  routes.get('/strong', requiresMfa({ acrValues: ['Password_MFA', 'Other'] }), show)
  routes.get('/both', requiresMfa({ acrValues: ['Password_MFA'], maxAgeSeconds: 60 }), show)
}

interface Unmet {
  readonly login: string
}

function post(body: unknown, path = '/once', method = 'POST'): Promise<Page> {
  return agent.api(path, { method, body })
}

/** Goes through the step-up of an API's request, as JSON. */
async function stepUpAsApi(page: Page, browser: Agent = agent): Promise<Page> {
  const { login } = page.json as Unmet
  const asked = (await browser.api(login)).json as { action: string; csrf: string }
  const begun = await browser.api(asked.action, { method: 'POST', body: { csrf: asked.csrf } })
  const step = (await browser.api(begun.location ?? '')).json as { action: string; csrf: string }
  const otp = await readOtp(bank.emulator, maya)
  return browser.api(step.action, { method: 'POST', body: { csrf: step.csrf, otp } })
}

describe('a guard that is met', () => {
  it('makes no call and no write', async () => {
    const calls = await countCalls(bank.emulator)
    bank.store.calls.clear()
    expect((await agent.get('/recent')).status).toBe(200)
    expect(await countCalls(bank.emulator)).toEqual(calls)
    expect([...bank.store.calls]).toEqual([['read signon', 1]])
  })
})

describe('an API request that is not met', () => {
  it.each([
    ['/once', 'max_age="0"'],
    ['/strong', 'acr_values="Password_MFA Other"'],
    ['/both', 'acr_values="Password_MFA", max_age="60"'],
  ])('to %s is answered by the challenge of RFC 9470', async (path, asked) => {
    const calls = await countCalls(bank.emulator)
    const page = await agent.api(path)
    expect(page.status).toBe(401)
    expect(page.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(page.headers['www-authenticate']).toBe(
      'Bearer error="insufficient_user_authentication", ' +
        `error_description="A fresh confirmation is needed", ${asked}`,
    )
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.json).toMatchObject({ status: 401, code: 'ERR_PINGONE_MFA_REQUIRED' })
    const { login } = page.json as Unmet
    expect(login).toMatch(new RegExp(`^${bank.baseUrl}/login/step-up/[\\w-]{43}$`))
    expect(await countCalls(bank.emulator)).toEqual(calls)
  })

  it('of a method that was not used is not met either', async () => {
    expect((await agent.api('/face')).status).toBe(401)
    expect((await agent.get('/face')).status).toBe(303)
  })

  it('passes with the same body after the step-up, once', async () => {
    const body = { limit: '500', list: [1, { a: null }] }
    await stepUpAsApi(await post(body))
    expect((await post(body)).json).toEqual({ path: '/once', body })
    expect((await post(body)).status).toBe(401)
  })

  it('passes once of twenty that come at the same time', async () => {
    await stepUpAsApi(await post({ limit: '500' }))
    const answers = await Promise.all(Array.from({ length: 20 }, () => post({ limit: '500' })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(19)
  })

  it.each<[string, () => Promise<Page>]>([
    ['another body', () => post({ limit: '9500' })],
    ['one member more', () => post({ limit: '500', more: true })],
    ['another method', () => post({ limit: '500' }, '/once', 'PUT')],
    ['another query', () => post({ limit: '500' }, '/once?a=1')],
    ['no body', () => agent.api('/once', { method: 'POST' })],
    ['a GET', () => agent.api('/once')],
    [
      'a form of the same fields',
      () =>
        send(agent, '/once', {
          headers: { ...asForm(agent), accept: 'application/json', 'sec-fetch-mode': 'cors' },
          body: 'limit=500',
        }),
    ],
  ])('does not pass as %s', async (_title, again) => {
    await stepUpAsApi(await post({ limit: '500' }))
    expect((await again()).status).toBe(401)
    expect((await post({ limit: '500' })).status).toBe(200)
  })

  it('does not pass in another sign-on of the same user', async () => {
    await stepUpAsApi(await post({ limit: '500' }))
    const other = createAgent(bank.baseUrl)
    await signOn(other, { emulator: bank.emulator, ...maya })
    const foreign = await other.api('/once', { method: 'POST', body: { limit: '500' } })
    expect(foreign.status).toBe(401)
    await agent.submit(await agent.get('/logout'), { button: 'continue', follow: true })
    await signOn(agent, { emulator: bank.emulator, ...maya })
    expect((await post({ limit: '500' })).status).toBe(401)
  })

  it('by HEAD is answered by the challenge alone, and passes with the grant of its GET', async () => {
    const head = await agent.api('/once', { method: 'HEAD' })
    expect([head.status, head.html]).toEqual([401, ''])
    expect(head.headers['www-authenticate']).toContain('max_age="0"')
    await stepUpAsApi(await agent.api('/once'))
    expect((await agent.api('/once', { method: 'HEAD' })).status).toBe(200)
  })
})

describe('the page that begins a step-up', () => {
  it('is of its own sign-on alone', async () => {
    const { login } = (await agent.api('/once')).json as Unmet
    const other = createAgent(bank.baseUrl)
    const calls = await countCalls(bank.emulator)
    expect((await other.get(login)).status).toBe(404)
    await signOn(other, { emulator: bank.emulator, ...maya })
    const after = await countCalls(bank.emulator)
    expect(after).not.toEqual(calls)
    const page = await other.get(login)
    expect([page.status, page.forms.flatMap(({ fields }) => fields)]).toEqual([404, []])
    const own = await agent.get(login)
    expect((await other.submit(own, { button: 'continue' })).status).toBe(403)
    expect((await agent.get(`/login/step-up/${'A'.repeat(43)}`)).status).toBe(404)
    expect((await agent.get('/login/step-up/__proto__')).status).toBe(404)
    expect(await countCalls(bank.emulator)).toEqual(after)
  })

  it('asks before it sends a code, when another site led here', async () => {
    const calls = await countCalls(bank.emulator)
    const page = await agent.get('/once', { headers: { 'sec-fetch-site': 'cross-site' } })
    expect(page.status).toBe(303)
    expect(page.locationPath).toMatch(/^\/login\/step-up\/[\w-]{43}$/)
    const asking = await agent.follow(page)
    expect(asking.status).toBe(200)
    expect(asking.headers['cache-control']).toBe('no-store')
    expect(await countCalls(bank.emulator)).toEqual(calls)
    const begun = await agent.submit(asking, { button: 'continue', follow: true })
    expect(begun.heading).toBe('Confirm it’s you')
    const otp = await readOtp(bank.emulator, maya)
    const landed = await agent.submit(begun, {
      button: 'continue',
      fields: { otp },
      follow: true,
    })
    expect(landed.json).toMatchObject({ path: '/once' })
  })

  it('posted by another site begins nothing', async () => {
    const { login } = (await agent.api('/once')).json as Unmet
    const asking = await agent.get(login)
    const calls = await countCalls(bank.emulator)
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      expect((await agent.submit(asking, { button: 'continue', headers })).status).toBe(403)
    }
    const { csrf: _csrf, ...fields } = asking.form('continue').values
    expect((await agent.post(new URL(asking.url).pathname, fields)).status).toBe(403)
    expect(await countCalls(bank.emulator)).toEqual(calls)
  })
})

describe('a form that is not met', () => {
  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another origin', { 'sec-fetch-site': undefined, origin: 'https://evil.example' }],
    ['that does not say from where', { 'sec-fetch-site': undefined, origin: undefined }],
  ])('%s is not held', async (_title, headers) => {
    const calls = await countCalls(bank.emulator)
    const keys = await bank.store.keys()
    const page = await send(agent, '/once', {
      headers: { ...asForm(agent), ...headers },
      body: 'limit=500',
    })
    expect(page.status).toBe(403)
    expect(await countCalls(bank.emulator)).toEqual(calls)
    expect(await bank.store.keys()).toEqual(keys)
  })

  it('of nobody who is signed on is not held', async () => {
    const nobody = createAgent(bank.baseUrl)
    const keys = await bank.store.keys()
    const page = await nobody.post('/once', { limit: '500' })
    expect([page.status, page.locationPath]).toEqual([303, '/login?returnTo=%2F'])
    expect(await bank.store.keys()).toEqual(keys)
  })

  it('goes on by one press, and Back offers it no second time', async () => {
    const page = await agent.post('/once', { limit: '500' }, { follow: true })
    const otp = await readOtp(bank.emulator, maya)
    const resume = await agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
    expect(resume.headers['cache-control']).toBe('no-store')
    const changed = await agent.submit(resume, { fields: { limit: '9500' } })
    expect(changed.status).toBe(303)
    expect(changed.locationPath).toContain('/login/flow/')
    expect((await agent.submit(resume)).json).toEqual({ path: '/once', body: { limit: '500' } })
    for (const back of [await agent.get(resume.url), await agent.get(page.url)]) {
      expect(back.status).toBe(410)
      expect(back.html).not.toContain('500')
    }
    const { sub } = await whoAmI(agent)
    expect(sub).toBeDefined()
  })
})
