// Another service: handed over to, come back from, linked to an account that is there, or made one.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import type { EnvironmentState } from '../../../src/tools/emulator/resources.js'
import {
  changeState,
  createClient,
  firstDetail,
  member,
  readOtp,
  startEmulator,
  text,
  type Client,
} from './drive.js'

const password = 'Winter-Harbour-42'
let emulator: Emulator
let client: Client

beforeAll(async () => {
  emulator = await startEmulator()
})
beforeEach(() => {
  emulator.reset()
  client = createClient(emulator)
})
afterAll(() => emulator.close())

/** Single_Factor hands over to Example. */
async function handOver(
  own: {
    readonly registers?: boolean
    readonly change?: (environment: EnvironmentState) => void
  } = {},
): Promise<string> {
  await changeState(emulator, (environment) => {
    const policy = environment.signOnPolicies.find(({ name }) => name === 'Single_Factor')
    environment.identityProviders = [
      { id: 'example', name: 'Example', type: 'OPENID_CONNECT', enabled: true },
    ]
    for (const action of environment.actions) {
      if (action.signOnPolicy.id !== policy?.id) continue
      Object.assign(action, {
        type: 'IDENTITY_PROVIDER',
        identityProvider: { id: 'example' },
        registration: { enabled: own.registers ?? false },
      })
    }
    own.change?.(environment)
  })
  return open()
}

async function open(): Promise<string> {
  return text((await client.authorize({ acr_values: 'Single_Factor' })).body, 'id')
}

async function comeBack(flowId: string, email: string): Promise<Record<string, unknown>> {
  const { body } = await client.get(`/flows/${flowId}`)
  const href = text(body, ...['_embedded', 'identityProvider', '_links', 'authenticate', 'href'])
  const answer = await client.form(href, { email, given: 'Robin', family: '' })
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    `${emulator.url}/${emulator.environmentId}/signon/?flowId=${flowId}`,
  ])
  return (await client.get(`/flows/${flowId}`)).body
}

describe('another service', () => {
  it('is where the flow leads, by a link that a browser follows', async () => {
    const flowId = await handOver()
    const { body } = await client.get(`/flows/${flowId}`)
    expect(body).toMatchObject({
      status: 'EXTERNAL_AUTHENTICATION_REQUIRED',
      _embedded: { identityProvider: { id: 'example', name: 'Example', type: 'OPENID_CONNECT' } },
    })
    expect(Object.keys(Object(body['_links']) as object)).toEqual(['self'])
  })

  it('that is switched off fails the flow', async () => {
    const flowId = await handOver({
      change: (environment) => {
        for (const provider of environment.identityProviders ?? []) provider.enabled = false
      },
    })
    expect((await client.get(`/flows/${flowId}`)).body['status']).toBe('FAILED')
  })

  it('answers for the flow that waits for it, and for no other', async () => {
    const flowId = await handOver()
    await comeBack(flowId, 'maya@example.com')
    const query = `providerId=example&flowId=${flowId}`
    expect((await client.form(`/rp/authenticate?${query}`, { email: 'a@b.example' })).status).toBe(
      404,
    )
    const other = `providerId=other&flowId=${await open()}`
    expect((await client.get(`/rp/authenticate?${other}`)).status).toBe(404)
  })
})

describe('a person whose address is that of an account', () => {
  it('links it by the password, once', async () => {
    const flowId = await handOver({ registers: true })
    expect(await comeBack(flowId, 'maya@example.com')).toMatchObject({
      status: 'ACCOUNT_LINKING_REQUIRED',
      _links: { 'usernamePassword.check': {}, 'user.register': {} },
      _embedded: { user: { email: 'maya@example.com' }, identityProvider: { name: 'Example' } },
    })
    const body = { username: 'maya', password }
    const wrong = await client.act(flowId, 'usernamePassword.check', { ...body, password: 'no' })
    expect(firstDetail(wrong)).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    const done = await client.act(flowId, 'usernamePassword.check', body)
    expect(done.body).toMatchObject({
      status: 'COMPLETED',
      _embedded: { user: { username: 'maya' } },
    })
    client = createClient(emulator)
    expect(await comeBack(await open(), 'maya@example.com')).toMatchObject({
      status: 'COMPLETED',
      _embedded: { user: { username: 'maya' } },
    })
  })

  it('is linked to nobody while the password is wrong', async () => {
    const flowId = await handOver()
    await comeBack(flowId, 'maya@example.com')
    await client.act(flowId, 'usernamePassword.check', { username: 'maya', password: 'no' })
    client = createClient(emulator)
    const next = await comeBack(await open(), 'maya@example.com')
    expect(next['status']).toBe('ACCOUNT_LINKING_REQUIRED')
  })
})

describe('a new person', () => {
  it('confirms the account, which is made and linked', async () => {
    const flowId = await handOver({ registers: true })
    expect(await comeBack(flowId, 'robin@other.example')).toMatchObject({
      status: 'ACCOUNT_CONFIRMATION_REQUIRED',
      _links: { 'user.confirm': {} },
      _embedded: { user: { email: 'robin@other.example', name: { given: 'Robin' } } },
    })
    const taken = await client.act(flowId, 'user.confirm', { username: 'maya' })
    expect(firstDetail(taken)).toMatchObject({ code: 'UNIQUENESS_VIOLATION', target: 'username' })
    const done = await client.act(flowId, 'user.confirm', { username: 'robin' })
    expect(done.body).toMatchObject({
      status: 'COMPLETED',
      _embedded: { user: { username: 'robin', name: { given: 'Robin' } } },
    })
    const resumed = await client.resume(flowId)
    const token = await client.token({
      grant_type: 'authorization_code',
      code: text(resumed.body, 'authorizeResponse', 'code'),
      redirect_uri: 'http://localhost:3000/callback',
    })
    const claims = text(token.body, 'id_token').split('.')[1] ?? ''
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ amr: [] })
  })

  it('can only link an account where the policy makes none', async () => {
    const flowId = await handOver()
    const next = await comeBack(flowId, 'robin@other.example')
    expect(next['status']).toBe('ACCOUNT_LINKING_REQUIRED')
  })

  it('can register instead of linking, and is linked', async () => {
    const flowId = await handOver({ registers: true })
    await comeBack(flowId, 'maya@example.com')
    const person = { username: 'robin', email: 'robin@example.com', password: 'Summer-Meadow-77' }
    const done = await client.act(flowId, 'user.register', person)
    expect(done.body['status']).toBe('COMPLETED')
  })
})

describe('a service that the password page offers', () => {
  async function offer(): Promise<string> {
    await changeState(emulator, (environment) => {
      environment.identityProviders = [
        { id: 'example', name: 'Example', type: 'OPENID_CONNECT', enabled: true },
        { id: 'off', name: 'Off', type: 'OPENID_CONNECT', enabled: false },
      ]
      for (const action of environment.actions) {
        if (action.type !== 'LOGIN') continue
        action.socialProviders = [{ id: 'example' }, { id: 'off' }]
      }
    })
    return open()
  }

  it('stands for the password of an account that is linked with it', async () => {
    const flowId = await offer()
    const { body } = await client.get(`/flows/${flowId}`)
    const offered = member(body, '_embedded', 'socialProviders')
    expect(offered).toEqual([expect.objectContaining({ id: 'example', name: 'Example' })])
    const href = text(offered, 0, '_links', 'authenticate', 'href')
    await client.form(href, { email: 'maya@example.com' })
    expect((await client.get(`/flows/${flowId}`)).body['status']).toBe('ACCOUNT_LINKING_REQUIRED')
    const done = await client.act(flowId, 'usernamePassword.check', { password })
    expect(done.body['status']).toBe('COMPLETED')
    client = createClient(emulator)
    const next = await open()
    await client.form(href.replace(flowId, next), { email: 'maya@example.com' })
    expect((await client.get(`/flows/${next}`)).body).toMatchObject({
      status: 'COMPLETED',
      _embedded: { user: { username: 'maya' } },
    })
  })

  it('is a link of the hosted page, and nothing that is off or unknown is one', async () => {
    const flowId = await offer()
    const page = (await client.get(`/signon/?flowId=${flowId}`)).text
    expect(page).toContain('Continue with Example')
    expect(page).not.toContain('Continue with Off')
    for (const id of ['off', 'other']) {
      const path = `/rp/authenticate?providerId=${id}&flowId=${flowId}`
      expect((await client.get(path)).status).toBe(404)
    }
  })
})

describe('hosted sign-on', () => {
  it('leads there and back', async () => {
    await handOver({ registers: true })
    const opened = await client.authorize({ response_mode: 'query', acr_values: 'Single_Factor' })
    const page = await client.get(opened.headers.get('location') ?? '')
    const href = (/href="([^"]*authenticate[^"]*)"/.exec(page.text)?.[1] ?? '').replaceAll(
      '&#38;',
      '&',
    )
    expect((await client.get(href)).text).toContain('The emulator plays Example')
    const back = await client.form(href, { email: 'robin@other.example' })
    const path = back.headers.get('location') ?? ''
    expect((await client.get(path)).text).toContain('Confirm your account')
    const done = await client.form(path, { action: 'user.confirm', username: 'robin' })
    expect(done.headers.get('location')).toContain('/as/resume')
  })
})

describe('a user for whom MFA is bypassed', () => {
  it('completes without a device, until the time is over', async () => {
    const bypassUntil = (ms: number): Promise<void> =>
      changeState(emulator, (environment) => {
        for (const user of environment.users) {
          user.bypassMFAEnabledUntil = new Date(Date.now() + ms).toISOString()
        }
      })
    const signOn = async (): Promise<unknown> => {
      const flowId = text((await client.authorize({ acr_values: 'Password_MFA' })).body, 'id')
      const body = { username: 'maya', password }
      return member((await client.act(flowId, 'usernamePassword.check', body)).body, 'status')
    }
    await bypassUntil(60_000)
    expect(await signOn()).toBe('COMPLETED')
    await bypassUntil(-60_000)
    client = createClient(emulator)
    expect(await signOn()).toBe('OTP_REQUIRED')
    expect(await readOtp(emulator, 'maya')).toMatch(/^\d{6}$/)
  })
})
