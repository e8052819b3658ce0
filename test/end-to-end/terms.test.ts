// Terms that a policy asks to agree to: at sign-on, step-up and approval, before and after the second factor.
import { requiresMfa } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { payment, startBank, type Bank } from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { changeEmulator, type ToldEnvironment } from '../support/change-emulator.js'
import { addTerms, isActionOf, type Terms } from '../support/policy-actions.js'
import { asForm, send } from '../support/send.js'
import { countCalls, reachOtpPage, signOn } from '../support/sign-on.js'
import { controlEmulator, readMessages, readOtp } from '../support/start-emulator.js'

const password = 'Winter-Harbour-42'
let bank: Bank
let agent: Agent

beforeAll(async () => {
  bank = await startBank({
    routes: (routes) => {
      routes.get('/once', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => res.send('once'))
    },
  })
})
beforeEach(async () => {
  await controlEmulator(bank.emulator, 'reset')
  bank.executed.length = 0
  bank.events.length = 0
  agent = createAgent(bank.baseUrl)
})
afterAll(() => bank.close())

const ask = (terms: Partial<Terms> = {}): Promise<void> =>
  changeEmulator(bank.emulator, (environment: ToldEnvironment) => {
    addTerms(environment, { policy: 'MFA_Only', ...terms })
  })

const press = (page: Page, button: 'agree' | 'refuse', by = agent): Promise<Page> =>
  by.submit(page, { button, follow: true })

/** Types the newest code into the page. */
async function typeCode(page: Page, by = agent): Promise<Page> {
  const otp = await readOtp(bank.emulator, { username: 'maya' })
  return by.submit(page, { button: 'continue', fields: { otp }, follow: true })
}

async function reachTerms(by = agent): Promise<Page> {
  return typeCode(await reachOtpPage(by, { username: 'maya' }), by)
}

async function isSignedOn(by = agent): Promise<boolean> {
  return JSON.stringify((await by.get('/')).json) === '{"state":"signed-on"}'
}

/** The page that asks for the second factor of a request. */
async function openOtp(path: string, fields?: Readonly<Record<string, string>>): Promise<Page> {
  const before = (await readMessages(bank.emulator, { username: 'maya' })).length
  const page = await (fields === undefined
    ? agent.get(path, { follow: true })
    : agent.post(path, fields, { follow: true }))
  expect(await readMessages(bank.emulator, { username: 'maya' })).toHaveLength(before + 1)
  return page
}

describe('terms at a sign-on', () => {
  it('are shown whole, and agreeing to them signs on; the next time nobody asks', async () => {
    await ask()
    const page = await reachTerms()
    expect([page.status, page.heading]).toEqual([200, 'Terms of use'])
    expect(page.text).toContain('From January 1, 2026. You need to agree to it to go on.')
    expect(page.html).toContain('<h2>1. Kindness</h2>')
    expect(page.html).toContain('<p>Be <strong>kind</strong>.</p>')
    expect(await isSignedOn()).toBe(false)
    const done = await press(page, 'agree')
    expect(done.url).toBe(`${bank.baseUrl}/account`)
    expect(await isSignedOn()).toBe(true)
    const next = createAgent(bank.baseUrl)
    expect((await reachTerms(next)).url).toBe(`${bank.baseUrl}/account`)
  })

  it('are a model for a client that draws its own page', async () => {
    await ask()
    const { url } = await reachTerms()
    const { pathname, search } = new URL(url)
    const model = (await agent.api(pathname + search)).json as { action: string; csrf: string }
    expect(model).toMatchObject({
      step: 'consent',
      heading: 'Terms of use',
      agreement: [
        { kind: 'heading', parts: [{ kind: 'text', text: '1. Kindness' }] },
        { kind: 'paragraph' },
      ],
    })
    const body = { csrf: model.csrf, action: 'agree' }
    const taken = await agent.api(model.action, { method: 'POST', body })
    expect(taken.status).toBe(303)
    expect(await isSignedOn()).toBe(true)
  })

  it('that are refused sign nobody on, and a new start asks again', async () => {
    await ask()
    const refused = await press(await reachTerms(), 'refuse')
    expect([refused.status, refused.heading]).toEqual([403, 'You did not agree'])
    expect(refused.text).toContain('You did not agree, so you are not signed on.')
    expect(await isSignedOn()).toBe(false)
    const back = await agent.get(new URL(refused.url).pathname + new URL(refused.url).search)
    expect([back.status, back.heading]).toEqual([403, 'You did not agree'])
    expect((await reachTerms()).heading).toBe('Terms of use')
  })

  it('that were agreed to are not refused by a flow that fails', async () => {
    await ask()
    const page = await reachTerms()
    await controlEmulator(bank.emulator, 'faults', {
      endpoint: 'flow',
      action: 'user.consent',
      kind: 'body',
      status: 200,
      headers: { 'content-type': 'application/hal+json' },
      body: JSON.stringify({
        id: '3f2b8c1e-5d47-4a9b-8c6e-1f0a2b3c4d5e',
        status: 'FAILED',
        error: { code: 'ACCOUNT_NOT_USABLE' },
        _links: {},
      }),
      nth: 1,
    })
    const end = await press(page, 'agree')
    expect(end.heading).not.toBe('You did not agree')
    expect(end.status).toBeGreaterThanOrEqual(400)
    expect(await isSignedOn()).toBe(false)
  })

  it('stand before the second factor where the policy has them there', async () => {
    const own = await startBank({ options: { acrValues: 'Password_MFA' } })
    await changeEmulator(own.emulator, (environment) => {
      addTerms(environment, { policy: 'Password_MFA', place: 'before' })
    })
    const other = createAgent(own.baseUrl)
    const passwordPage = await reachOtpPage(other, { username: 'maya' })
    const terms = await other.submit(passwordPage, {
      button: 'continue',
      fields: { password },
      follow: true,
    })
    expect(terms.heading).toBe('Terms of use')
    expect(await readMessages(own.emulator, { username: 'maya' })).toEqual([])
    const otpPage = await press(terms, 'agree', other)
    expect(otpPage.heading).toBe('Check your phone')
    expect(await isSignedOn(other)).toBe(false)
    const otp = await readOtp(own.emulator, { username: 'maya' })
    await other.submit(otpPage, { button: 'continue', fields: { otp }, follow: true })
    expect(await isSignedOn(other)).toBe(true)
    await own.close()
  })

  it.each([
    ['longer than we keep', `<p>${'x'.repeat(50_001)}</p>`],
    ['nothing that a page can show', '<script>alert(1)</script><p> </p>'],
  ])('whose text is %s cannot be agreed to', async (_what, text) => {
    await ask({ text })
    const page = await reachTerms()
    expect([page.status, page.heading]).toEqual([403, 'We can’t show the next step'])
    expect(await isSignedOn()).toBe(false)
  })

  it('bring no markup of PingOne to the page', async () => {
    const text =
      '<p onclick="a()">One<script>alert(1)</script><img src=x onerror=alert(2)>' +
      '<a href="javascript:alert(3)">two</a><style>p{}</style><iframe src="//x"></iframe>' +
      '&lt;script&gt;alert(4)&lt;/script&gt;<svg/onload=alert(5)>'
    await ask({ text })
    const { html } = await reachTerms()
    const prose = /<div class="prose"[\s\S]*?<\/div>/.exec(html)?.[0] ?? ''
    expect(prose).toContain('One')
    const tags = [...prose.matchAll(/<\/?([a-z0-9]+[^>]*)>/g)].map((found) => found[1])
    expect(new Set(tags)).toEqual(
      new Set(['div class="prose" dir="auto" lang="en"', 'p', 'p', 'div']),
    )
  })

  it('of plain text show their own signs', async () => {
    await ask({ text: 'a <b>c</b> & d\n\nsecond', contentType: 'text/plain' })
    const { html } = await reachTerms()
    expect(html).toContain('<p>a &lt;b&gt;c&lt;/b&gt; &amp; d</p>')
    expect(html).toContain('<p>second</p>')
  })
})

describe('terms are agreed to', () => {
  it.each([
    ['a form without a button', {}],
    ['another button', { action: 'continue', accept: 'true' }],
    ['the button of another page', { action: 'resend' }],
    ['fields of other pages', { action: 'continue', otp: '123456', password, username: 'elin' }],
  ])('by %s not', async (_what, fields: Readonly<Record<string, string>>) => {
    await ask()
    const page = await reachTerms()
    const before = await countCalls(bank.emulator)
    const { csrf = '' } = page.form('agree').values
    const same = await agent.post(page.form('agree').action, { csrf, ...fields }, { follow: true })
    expect(same.heading).toBe('Terms of use')
    expect(await countCalls(bank.emulator)).toEqual(before)
    expect(await isSignedOn()).toBe(false)
  })

  it('not with a csrf of nobody, nor by another browser, nor by an endless form', async () => {
    await ask()
    const page = await reachTerms()
    const { action, values } = page.form('agree')
    const forged = await agent.post(action, { csrf: 'x'.repeat(43), action: 'agree' })
    expect(forged.status).toBeGreaterThanOrEqual(400)
    const stranger = createAgent(bank.baseUrl)
    const foreign = await stranger.post(action, { ...values, action: 'agree' })
    expect(foreign.status).toBeGreaterThanOrEqual(400)
    const long = await send(agent, new URL(action).pathname + new URL(action).search, {
      headers: asForm(agent),
      body: `csrf=${values['csrf'] ?? ''}&action=agree&x=${'x'.repeat(200_000)}`,
    })
    expect(long.status).toBe(413)
    expect([await isSignedOn(), await isSignedOn(stranger)]).toEqual([false, false])
    expect((await press(page, 'agree')).url).toBe(`${bank.baseUrl}/account`)
  })

  it('once: a second press, Back and a refresh lead to the same page', async () => {
    await ask()
    const page = await reachTerms()
    const { pathname, search } = new URL(page.url)
    expect((await agent.get(pathname + search)).heading).toBe('Terms of use')
    const before = (await countCalls(bank.emulator))['user.consent'] ?? 0
    const [first, second] = await Promise.all([press(page, 'agree'), press(page, 'agree')])
    expect([first.url, second.url]).toEqual([`${bank.baseUrl}/account`, `${bank.baseUrl}/account`])
    expect((await countCalls(bank.emulator))['user.consent']).toBe(before + 1)
    const back = await press(page, 'refuse')
    expect(back.heading).not.toBe('You did not agree')
    expect(await isSignedOn()).toBe(true)
  })

  it('in each of two tabs for itself', async () => {
    await ask()
    const one = await reachTerms()
    const two = await reachTerms()
    expect((await press(one, 'refuse')).status).toBe(403)
    expect((await press(two, 'agree')).url).toBe(`${bank.baseUrl}/account`)
    expect(await isSignedOn()).toBe(true)
  })
})

describe.each(['after', 'before'] as const)('terms %s the code', (place) => {
  beforeEach(async () => {
    await signOn(agent, { emulator: bank.emulator, username: 'maya' })
  })

  /** From the request to the page of the terms, and what follows it. */
  async function reach(path: string, fields?: Readonly<Record<string, string>>): Promise<Page> {
    if (place === 'after') return typeCode(await openOtp(path, fields))
    return fields === undefined
      ? agent.get(path, { follow: true })
      : agent.post(path, fields, { follow: true })
  }
  async function agree(page: Page): Promise<Page> {
    expect(page.heading).toBe('Terms of use')
    const next = await press(page, 'agree')
    return place === 'after' ? next : typeCode(next)
  }

  it('of a step-up: agreed to, the request goes on', async () => {
    await ask({ place })
    const landed = await agree(await reach('/once'))
    expect(landed.html).toBe('once')
  })

  it('of a step-up: refused, nothing is confirmed, and the sign-on stays', async () => {
    await ask({ place })
    const refused = await press(await reach('/once'), 'refuse')
    expect([refused.status, refused.heading]).toEqual([403, 'You did not agree'])
    expect(refused.text).toContain('so this was not confirmed')
    expect(await isSignedOn()).toBe(true)
  })

  it('of an approval: agreed to, it is approved and executed once', async () => {
    await ask({ place })
    const resume = await agree(await reach('/pay', payment))
    const done = await agent.submit(resume, { follow: true })
    expect(done.status).toBe(200)
    expect(bank.executed).toHaveLength(1)
  })

  it('of an approval: refused, nothing is approved', async () => {
    await ask({ place })
    const refused = await press(await reach('/pay', payment), 'refuse')
    expect([refused.status, refused.heading]).toEqual([403, 'You did not agree'])
    expect(bank.executed).toEqual([])
    expect(bank.events.map(({ event }) => event)).not.toContain('approval.approved')
  })

  it('confirm nothing by themselves', async () => {
    await ask()
    await changeEmulator(bank.emulator, (environment) => {
      const { actions, signOnPolicies } = environment
      const id = signOnPolicies.find(({ name }) => name === 'MFA_Only')?.id
      environment.actions = actions.filter(
        (each) => each.type === 'AGREEMENT' || !isActionOf(each, id),
      )
    })
    const page = await agent.get('/once', { follow: true })
    expect(page.heading).toBe('Terms of use')
    const end = await press(page, 'agree')
    expect([end.status, end.heading]).toEqual([403, 'We could not confirm it’s you'])
    expect(end.html).not.toBe('once')
    expect((await agent.get('/once', { follow: true })).html).not.toBe('once')
  })
})
