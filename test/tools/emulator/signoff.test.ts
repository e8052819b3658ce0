// Sign-off: what ends, where it leads, and which hints and targets it refuses.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import {
  advanceClock,
  changeState,
  createClient,
  firstDetail,
  signOn,
  startEmulator,
  text,
  type Answer,
  type Client,
} from './drive.js'

const target = 'http://localhost:3000/'
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

describe('signoff', () => {
  it('clears the cookies, ends the session and goes to the target with the state', async () => {
    const hint = await idToken()
    const answer = await signoff({
      id_token_hint: hint,
      post_logout_redirect_uri: target,
      state: 'a b',
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `${target}?state=a+b`])
    expect(answer.headers.getSetCookie()).toEqual([
      `ST=; Path=/${emulator.environmentId}; HttpOnly; expires=Thu, 01 Jan 1970 00:00:00 GMT`,
      `ST-NO-SS=; Path=/${emulator.environmentId}; HttpOnly; expires=Thu, 01 Jan 1970 00:00:00 GMT`,
    ])
    expect((await client.authorize()).body['status']).toBe('SIGN_ON_REQUIRED')
  })

  it('ends the session for whoever kept the old cookie, too', async () => {
    await idToken()
    const kept = createClient(emulator)
    for (const [name, value] of client.cookies) kept.cookies.set(name, value)
    await signoff({})
    expect((await kept.authorize()).body['status']).toBe('SIGN_ON_REQUIRED')
  })

  it('without a target leads to the hosted page', async () => {
    const answer = await signoff({})
    const page = await client.get(answer.headers.get('location') ?? '')
    expect(page.status).toBe(200)
    expect(page.text).toContain('You have signed off')
  })

  it('takes a hint that has expired', async () => {
    const hint = await idToken()
    await advanceClock(emulator, 86_400)
    const answer = await signoff({ id_token_hint: hint, post_logout_redirect_uri: target })
    expect(answer.headers.get('location')).toBe(target)
  })

  it('by POST works as well', async () => {
    const answer = await client.form('/as/signoff', { id_token_hint: await idToken() })
    expect(answer.status).toBe(302)
  })

  it.each([
    {
      name: 'a target that no application lists',
      parameters: () => Promise.resolve({ post_logout_redirect_uri: 'https://evil.example/' }),
      detail: {
        target: 'post_logout_redirect_uri',
        message: 'does not match one of the application',
      },
    },
    {
      name: 'a hint that is none',
      parameters: () => Promise.resolve({ id_token_hint: 'nonsense' }),
      detail: {
        target: 'id_token_hint',
        message: 'is no ID Token of an application of this environment',
      },
    },
    {
      name: "another user's hint",
      parameters: async () => {
        const other = createClient(emulator)
        return { id_token_hint: text((await signOn(emulator, other, 'elin')).body, 'id_token') }
      },
      detail: { target: 'id_token_hint', message: 'is not of the user of the session' },
    },
    {
      name: 'a state of more than 8 kB',
      parameters: () =>
        Promise.resolve({ post_logout_redirect_uri: target, state: 's'.repeat(8192) }),
      detail: { target: 'state', message: 'is too long together with the URI' },
    },
  ])('refuses $name and leaves the session', async ({ parameters, detail }) => {
    await idToken()
    const answer = await signoff(await parameters())
    expect(answer.status).toBe(400)
    expect(firstDetail(answer)).toEqual({ code: 'INVALID_VALUE', ...detail })
    expect((await client.authorize()).body['status']).toBe('OTP_REQUIRED')
  })

  it('shows a browser its errors on a page', async () => {
    const answer = await client.get('/as/signoff?id_token_hint=x', { accept: 'text/html' })
    expect(answer.status).toBe(302)
    const page = await client.get(answer.headers.get('location') ?? '')
    expect(page.text).toContain('id_token_hint is no ID Token')
  })
})

describe('idpSignoff', () => {
  it('answers 204 to a script', async () => {
    const hint = await idToken()
    const answer = await client.get(`/as/idpSignoff?id_token_hint=${hint}`, {
      accept: 'application/json',
    })
    expect(answer.status).toBe(204)
    expect((await client.authorize()).body['status']).toBe('SIGN_ON_REQUIRED')
  })

  it('leads a browser to the hosted page, or to the target', async () => {
    const hint = await idToken()
    const query = new URLSearchParams({ id_token_hint: hint })
    const hosted = await client.get(`/as/idpSignoff?${query.toString()}`)
    expect(hosted.headers.get('location')).toBe(
      `${emulator.url}/${emulator.environmentId}/as/signon`,
    )
    query.set('post_logout_redirect_uri', target)
    const own = await client.get(`/as/idpSignoff?${query.toString()}`)
    expect(own.headers.get('location')).toBe(target)
  })

  it('needs a hint', async () => {
    const answer = await client.get('/as/idpSignoff')
    expect(firstDetail(answer)).toEqual({
      code: 'REQUIRED_VALUE',
      target: 'id_token_hint',
      message: 'must not be null',
    })
  })

  it('needs an application that has it', async () => {
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) application.idpSignoff = false
    })
    const hint = await idToken()
    const answer = await client.get(`/as/idpSignoff?id_token_hint=${hint}`)
    expect(answer.status).toBe(400)
    expect(answer.body['message']).toContain('The application has no idpSignoff.')
  })
})

async function idToken(): Promise<string> {
  return text((await signOn(emulator, client)).body, 'id_token')
}

function signoff(parameters: Record<string, string>): Promise<Answer> {
  return client.get(`/as/signoff?${new URLSearchParams(parameters).toString()}`)
}
