// No forged answer of the provider approves anything: nothing executes, and the session is as it was.
import type { ApprovalStatus } from 'express-pingone-mfa'
import { AuthorizationError } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  askAsApi,
  payment,
  paymentDetails,
  readApproval,
  sendJson,
  typeCodeAsApi,
  whoAmI,
  type AskedApproval,
  type WhoAmI,
} from '../support/bank.js'
import type { Agent, Page } from '../support/browser.js'
import { createForgingKeys, listForgeries, type ForgingKeys } from '../support/forgeries.js'
import { startHostileBank, type HostileBank } from '../support/hostile-bank.js'
import { createHostileProvider, type HostileProvider } from '../support/hostile-provider.js'
import {
  askingStatuses,
  deadEndStatuses,
  listWrongClaims,
} from '../support/hostile-provider/confirmations.js'
import { parseForm } from '../support/hostile-provider/model.js'

let provider: HostileProvider
let keys: ForgingKeys
let bank: HostileBank
let agent: Agent
let before: WhoAmI

beforeAll(async () => {
  provider = await createHostileProvider()
  keys = await createForgingKeys()
  bank = await startHostileBank(provider, {
    options: {
      approvalAcrValues: ['Transaction_Approval'],
      approval: { openPerUser: 100 },
      scope: 'openid profile offline_access',
    },
  })
  agent = await bank.signOn()
  before = await whoAmI(agent)
})
beforeEach(() => {
  provider.forge()
  provider.clearRequests()
  bank.executed.length = 0
  bank.errors.length = 0
  bank.events.length = 0
})
afterAll(async () => {
  await bank.close()
  await provider.close()
})

interface OpenApproval {
  readonly asked: AskedApproval
  /** Epoch milliseconds around the opening. */
  readonly openedAt: { readonly before: number; readonly after: number }
}

async function open(): Promise<OpenApproval> {
  const start = Date.now()
  const asked = await askAsApi(agent)
  return { asked, openedAt: { before: start, after: Date.now() } }
}

/** Nothing was approved, nothing executes, and the browser is signed on as before. */
async function expectNothing({ id }: AskedApproval, left: ApprovalStatus): Promise<void> {
  expect((await readApproval(agent, id))?.status).toBe(left)
  const used = await sendJson(agent, id)
  expect(used.status).toBe(403)
  expect(bank.executed).toEqual([])
  expect(await whoAmI(agent)).toEqual(before)
}

function expectRefused(page: Page, { id }: AskedApproval, error: string): void {
  expect(page.status).toBe(403)
  expect(page.html).not.toContain(error)
  expect(bank.errors).toEqual([expect.any(AuthorizationError)])
  expect(bank.errors[0]).toMatchObject({ error })
  const denied = bank.events.filter(({ event }) => event.startsWith('approval.')).slice(1)
  expect(denied).toEqual([
    expect.objectContaining({ event: 'approval.denied', approvalId: id, reason: error }),
  ])
}

describe('an approval', () => {
  it('is approved when the provider is honest, and its tokens are not merged', async () => {
    const { asked } = await open()
    expect((await typeCodeAsApi(agent, asked.url, provider.otp)).status).toBe(303)
    expect((await sendJson(agent, asked.id)).json).toEqual({ details: paymentDetails })
    expect(await whoAmI(agent)).toEqual(before)
    const [authorize] = provider.requests.filter(({ path }) => path.endsWith('/as/authorize'))
    const sent = parseForm(authorize?.body ?? '')
    expect(authorize?.method).toBe('POST')
    expect(authorize?.query).toEqual({})
    expect(authorize?.headers.cookie).toBeUndefined()
    expect(sent).toMatchObject({ scope: 'openid profile', acr_values: 'Transaction_Approval' })
    expect(sent).not.toHaveProperty('prompt')
    expect(sent).not.toHaveProperty('max_age')
    const digest = (await readApproval(agent, asked.id))?.digest ?? ''
    expect(sent['nonce']).toMatch(/^[\w-]{22}\./)
    expect(sent['nonce']?.split('.')[1]).toBe(digest)
    const jwts = [sent['request'] ?? '', sent['login_hint_token'] ?? '']
    expect(jwts.map((jwt) => jwt.split('.').length)).toEqual([3, 3])
    for (const request of provider.requests) {
      const line = JSON.stringify([request.path, request.query, request.headers])
      for (const jwt of jwts) expect(line).not.toContain(jwt)
    }
    const payload = decodePayload(jwts[0])
    expect(payload).toMatchObject({
      sub: before.sub,
      'pi.template': { name: 'transaction', variables: paymentDetails },
    })
    expect(decodePayload(jwts[1])).toMatchObject({ sub: before.sub })
  })

  it.each(listWrongClaims())('is refused after $title', async ({ forge, error, tokenCalls }) => {
    const { asked, openedAt } = await open()
    provider.forge(forge(openedAt))
    const page = await typeCodeAsApi(agent, asked.url, provider.otp)
    expectRefused(page, asked, error)
    expect(provider.countRequests('/as/token')).toBe(tokenCalls)
    provider.forge()
    await expectNothing(asked, 'denied')
  })

  it.each(listForgeries())('is refused: $title', async ({ forge, refusal }) => {
    const { asked } = await open()
    provider.forge(forge({ provider, now: Math.floor(Date.now() / 1000), keys }))
    const page = await typeCodeAsApi(agent, asked.url, provider.otp)
    expect(page.status).toBeGreaterThanOrEqual(400)
    expect(bank.errors).toHaveLength(1)
    expect(bank.errors[0]).toHaveProperty('message', expect.stringMatching(refusal))
    provider.forge()
    await expectNothing(asked, 'denied')
  })

  it.each([
    ['no code', { authorizationResponse: { code: undefined } }, 502, 0],
    ['a token endpoint that answers 500', { tokenAnswer: { status: 500 } }, 503, 1],
    [
      'a token endpoint that answers HTML',
      { tokenAnswer: { contentType: 'text/html', body: '<p>' } },
      503,
      1,
    ],
  ])('is denied after %s', async (_title, forgery, status, tokenCalls) => {
    const { asked } = await open()
    provider.forge(forgery)
    expect((await typeCodeAsApi(agent, asked.url, provider.otp)).status).toBe(status)
    expect(provider.countRequests('/as/token')).toBe(tokenCalls)
    provider.forge()
    await expectNothing(asked, 'denied')
  })

  it('is approved by an auth_time 60 seconds before it was opened', async () => {
    const { asked, openedAt } = await open()
    provider.forge({ claims: { auth_time: Math.ceil(openedAt.after / 1000) - 60 } })
    await typeCodeAsApi(agent, asked.url, provider.otp)
    expect((await readApproval(agent, asked.id))?.status).toBe('approved')
  })

  it('is refused with the nonce or the whole ID Token of a sibling', async () => {
    const tokens: string[] = []
    const sibling = await open()
    provider.forge({
      idToken: (token) => {
        tokens.push(token)
        return token
      },
    })
    await typeCodeAsApi(agent, sibling.asked.url, provider.otp)
    const nonce = parseForm(provider.requests[0]?.body ?? '')['nonce']
    bank.events.length = 0
    const first = await open()
    provider.forge({ claims: { nonce } })
    expectRefused(
      await typeCodeAsApi(agent, first.asked.url, provider.otp),
      first.asked,
      'invalid_id_token',
    )
    bank.events.length = 0
    bank.errors.length = 0
    const second = await open()
    provider.forge({ idToken: () => tokens[0] ?? '' })
    expectRefused(
      await typeCodeAsApi(agent, second.asked.url, provider.otp),
      second.asked,
      'invalid_id_token',
    )
    provider.forge()
    await expectNothing(first.asked, 'denied')
    await expectNothing(second.asked, 'denied')
    expect((await sendJson(agent, sibling.asked.id)).status).toBe(200)
  })
})

describe('a flow that is COMPLETED', () => {
  it('at once approves nothing, and nothing of it is kept', async () => {
    provider.forge({ flowStatus: { authorize: 'COMPLETED' } })
    const keysBefore = await bank.store.keys()
    const refused = await agent.api('/pay', { method: 'POST', body: payment })
    expect(refused.status).toBe(403)
    expect(refused.html).not.toContain('"approval"')
    const page = await agent.post('/pay', payment, { follow: true })
    expect(page.status).toBe(403)
    expect(page.html).not.toContain('pingone_approval')
    expect(bank.errors).toHaveLength(2)
    for (const error of bank.errors)
      expect(error).toMatchObject({ error: 'no_authenticator_action' })
    expect(provider.countRequests('/as/resume')).toBe(0)
    expect(await bank.store.keys('approval')).toEqual(keysBefore.filter(isApproval))
    expect(bank.executed).toEqual([])
    expect(await whoAmI(agent)).toEqual(before)
  })

  it.each([
    ['without a code', []],
    ['after a wrong code', ['000000']],
  ])('at device.select %s approves nothing', async (_title, codes) => {
    const { asked } = await open()
    for (const code of codes) await typeCodeAsApi(agent, asked.url, code)
    await bank.store.edit('pending', (members) => ({ ...members, lastMessageAtMs: 0 }))
    provider.forge({ flowStatus: { 'device.select': 'COMPLETED' } })
    const page = await press(asked, { action: 'resend' })
    expect(page.status).toBe(403)
    expect(bank.errors).toEqual([expect.objectContaining({ error: 'no_authenticator_action' })])
    provider.forge()
    const typed = await typeCodeAsApi(agent, asked.url, provider.otp)
    expect([typed.status, typed.location]).toEqual([202, undefined])
    await letBusyPass()
    expect((await agent.get(asked.url)).status).toBe(403)
    expect(provider.countRequests('/as/resume')).toBe(0)
    expect((await readApproval(agent, asked.id))?.status).not.toBe('approved')
    expect((await sendJson(agent, asked.id)).status).toBe(403)
    expect(bank.executed).toEqual([])
    expect(await whoAmI(agent)).toEqual(before)
  })

  it('when the lost reply to our code is looked for is approved: the code was ours', async () => {
    const { asked } = await open()
    provider.forge({ lostReplies: ['otp.check'] })
    expect((await typeCodeAsApi(agent, asked.url, provider.otp)).status).toBe(303)
    expect(provider.requests.filter(({ body }) => body.includes(provider.otp))).toHaveLength(1)
    expect((await sendJson(agent, asked.id)).status).toBe(200)
    expect(bank.executed).toEqual([paymentDetails])
  })

  it('when the lost reply to a message is looked for is not', async () => {
    const { asked } = await open()
    await bank.store.edit('pending', (members) => ({ ...members, lastMessageAtMs: 0 }))
    provider.forge({
      lostReplies: ['device.select'],
      flowStatus: { 'device.select': 'COMPLETED' },
    })
    expect((await press(asked, { action: 'resend' })).status).toBe(403)
    expect(bank.errors).toEqual([expect.objectContaining({ error: 'no_authenticator_action' })])
    expect((await readApproval(agent, asked.id))?.status).not.toBe('approved')
    expect((await sendJson(agent, asked.id)).status).toBe(403)
    expect(provider.countRequests('/as/resume')).toBe(0)
  })

  it('by choosing a device to which our code led the flow is not', async () => {
    const { asked } = await open()
    provider.forge({
      flowStatus: { 'otp.check': 'DEVICE_SELECTION_REQUIRED', 'device.select': 'COMPLETED' },
      flowMembers: { 'otp.check': { _embedded: { devices: [phone] } } },
    })
    await typeCodeAsApi(agent, asked.url, provider.otp)
    const page = await press(asked, { device: '1' })
    expect(page.status).toBe(403)
    expect(provider.countRequests('/as/resume')).toBe(0)
    expect((await readApproval(agent, asked.id))?.status).not.toBe('approved')
  })
})

describe('a flow that begins as', () => {
  it.each(deadEndStatuses)('%s leads to a page that confirms nothing', async (status) => {
    provider.forge({ flowStatus: { authorize: status, read: status } })
    const page = await agent.post('/pay', payment, { follow: true })
    expect(page.status).toBeGreaterThanOrEqual(400)
    expect(page.forms.flatMap(({ fields }) => fields)).toEqual([])
    expect(page.headers['cache-control']).toBe('no-store')
    expect((await agent.get(page.url)).location).toBeUndefined()
    expect(provider.countRequests('/as/resume')).toBe(0)
    expect(bank.executed).toEqual([])
    expect(await whoAmI(agent)).toEqual(before)
  })

  it.each(askingStatuses)('%s has a page, and looking at it confirms nothing', async (status) => {
    provider.forge({ flowStatus: { authorize: status, read: status } })
    const page = await agent.post('/pay', payment, { follow: true })
    expect(page.status).toBe(200)
    expect((await agent.get(page.url)).location).toBeUndefined()
    expect(provider.countRequests('/as/resume')).toBe(0)
    expect(bank.executed).toEqual([])
    expect(await whoAmI(agent)).toEqual(before)
  })

  it.each(['USERNAME_PASSWORD_REQUIRED', 'PASSWORD_REQUIRED'])(
    '%s and is COMPLETED by a password approves nothing',
    async (status) => {
      provider.forge({ flowStatus: { authorize: status } })
      const page = await agent.post('/pay', payment, { follow: true })
      provider.forge({ flowStatus: { 'usernamePassword.check': 'COMPLETED' } })
      const typed = await agent.submit(page, {
        button: 'continue',
        fields: { password: 'Winter-Harbour-42' },
        follow: true,
      })
      expect(typed.status).toBe(403)
      expect(bank.errors).toEqual([expect.objectContaining({ error: 'no_authenticator_action' })])
      expect(provider.countRequests('/as/resume')).toBe(0)
      expect(bank.executed).toEqual([])
    },
  )
})

const phone = {
  id: '9b0f4c1e-6d0f-4b55-9a53-0a5a3c7d2f11',
  type: 'SMS',
  status: 'ACTIVE',
  phone: '*******01',
}

/** Presses a button of the approval's page. */
async function press(
  { url }: AskedApproval,
  fields: Readonly<Record<string, string>>,
): Promise<Page> {
  const { action, csrf } = (await agent.api(url)).json as { action: string; csrf: string }
  return agent.api(action, { method: 'POST', body: { csrf, ...fields } })
}

/** As if a step that is under way had been so for long. */
async function letBusyPass(): Promise<void> {
  await bank.store.edit('pending', (members) =>
    'busyUntilMs' in members ? { ...members, busyUntilMs: 1 } : members,
  )
}

function isApproval(key: string): boolean {
  return key.startsWith('approval:')
}

function decodePayload(jwt = ''): unknown {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'))
}
