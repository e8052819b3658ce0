// The authorize endpoint: parameters, response modes, and where each error goes.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import {
  changeState,
  createClient,
  firstDetail,
  matching,
  member,
  readOtp,
  startEmulator,
  text,
  type Answer,
  type Client,
} from './drive.js'

const redirectUri = 'http://localhost:3000/callback'
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

describe('the way the parameters arrive', () => {
  it.each([
    { name: 'in the body', query: {}, form: { response_mode: 'pi.flow' } },
    { name: 'in the query of a POST', query: { response_mode: 'pi.flow' }, form: undefined },
    { name: 'in both', query: { state: 's' }, form: { response_mode: 'pi.flow', state: 's' } },
  ])('may be $name', async ({ query, form }) => {
    const all = { ...required(), ...form }
    const path = `/as/authorize?${new URLSearchParams(form === undefined ? { ...required(), ...query } : query).toString()}`
    const answer = form === undefined ? await client.post(path, '') : await client.form(path, all)
    expect(answer.body['status']).toBe('SIGN_ON_REQUIRED')
  })

  it('twice with different values is 400', async () => {
    const answer = await client.form('/as/authorize?state=one', { ...required(), state: 'two' })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({
      code: 'INVALID_REQUEST',
      message: 'The request could not be completed. state was sent twice.',
    })
  })

  it('mobilePayload is 501, naming itself', async () => {
    const answer = await client.authorize({ mobilePayload: 'x' })
    expect(answer.status).toBe(501)
    expect(answer.body).toMatchObject({
      code: 'NOT_IMPLEMENTED',
      message: 'The emulator does not implement the authorize parameter mobilePayload.',
    })
  })
})

describe('an error', () => {
  it('of an unknown or disabled application is 404 without details', async () => {
    const unknown = await client.authorize({ client_id: '00000000-0000-4000-8000-000000000000' })
    expect(unknown.status).toBe(404)
    expect(unknown.body).toEqual({
      id: matching(/./),
      code: 'NOT_FOUND',
      message: 'The request could not be completed. The requested resource was not found.',
    })
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) application.enabled = false
    })
    expect((await client.authorize()).status).toBe(404)
  })

  it('names every violation at once in pi.flow', async () => {
    const answer = await client.authorize({
      response_type: 'magic',
      max_age: 'soon',
      prompt: 'none login',
      acr_values: 'Nothing',
      redirect_uri: 'https://evil.example/callback',
    })
    expect(answer.status).toBe(400)
    expect(answer.body['code']).toBe('INVALID_DATA')
    expect(targets(answer)).toEqual([
      'redirect_uri',
      'response_type',
      'prompt',
      'max_age',
      'acr_values',
    ])
  })

  it('goes to the redirect URI with the state in redirect modes', async () => {
    const answer = await client.authorize({ response_mode: '', max_age: '-1', state: 'kept' })
    expect(answer.status).toBe(302)
    const location = new URL(answer.headers.get('location') ?? '')
    expect(location.href.startsWith(`${redirectUri}?`)).toBe(true)
    expect(Object.fromEntries(location.searchParams)).toEqual({
      error: 'invalid_request',
      error_description: 'max_age: must be a number of seconds',
      state: 'kept',
    })
  })

  it('of the redirect URI itself goes to the sign-on page, never to that URI', async () => {
    const answer = await client.authorize({
      response_mode: 'query',
      redirect_uri: 'https://evil.example/callback',
    })
    const location = new URL(answer.headers.get('location') ?? '')
    expect(
      location.href.startsWith(`${emulator.url}/${emulator.environmentId}/signon/?error=`),
    ).toBe(true)
    expect(JSON.parse(location.searchParams.get('error') ?? '')).toMatchObject({
      code: 'INVALID_DATA',
      details: [{ code: 'INVALID_VALUE', target: 'redirect_uri' }],
    })
    const page = await client.get(location.href)
    expect(page.status).toBe(400)
    expect(page.text).toContain('redirect_uri does not match a redirect URI of the application')
  })

  it.each([
    {
      parameters: { scope: 'nothing' },
      target: 'scope',
      message: 'At least one scope must be granted',
    },
    {
      parameters: { response_type: 'token' },
      target: 'response_type',
      message: 'is not allowed by the application',
    },
    { parameters: { response_type: '' }, target: 'response_type', message: 'must not be null' },
    { parameters: { prompt: 'create' }, target: 'prompt', message: 'is not supported' },
    {
      parameters: { acr_values: 'Nothing' },
      target: 'acr_values',
      message: 'must name sign-on policies that are assigned to the application',
    },
    {
      parameters: { code_challenge_method: 'S256' },
      target: 'code_challenge',
      message: 'must not be null',
    },
    {
      parameters: { code_challenge: 'short', code_challenge_method: 'S256' },
      target: 'code_challenge',
      message: 'is not a code challenge',
    },
  ])('is $target "$message"', async ({ parameters, target, message }) => {
    const answer = await client.authorize(parameters)
    expect(answer.status).toBe(400)
    expect(firstDetail(answer)).toMatchObject({ target, message })
  })

  it('is that a redirect mode needs a redirect URI, and pi.flow does not', async () => {
    expect((await client.authorize({ redirect_uri: '' })).status).toBe(200)
    const answer = await client.authorize({ redirect_uri: '', response_mode: 'query' })
    expect(answer.headers.get('location')).toContain('/signon/?error=')
  })
})

describe('acr_values', () => {
  it('chooses the first named policy among those assigned', async () => {
    const answer = await client.authorize({ acr_values: 'Password_MFA MFA_Only' })
    expect(answer.body['status']).toBe('USERNAME_PASSWORD_REQUIRED')
  })

  it.each([
    { acrValues: 'Password_MFA Nobodys', status: 'USERNAME_PASSWORD_REQUIRED' },
    { acrValues: 'Nobodys Password_MFA MFA_Only', status: 'USERNAME_PASSWORD_REQUIRED' },
    { acrValues: '1 MFA_Only 2 Password_MFA', status: 'SIGN_ON_REQUIRED' },
  ])('goes by the first assigned name, here of "$acrValues"', async ({ acrValues, status }) => {
    expect((await client.authorize({ acr_values: acrValues })).body['status']).toBe(status)
  })

  it('with no name that is assigned is refused', async () => {
    const { status, body } = await client.authorize({ acr_values: '1 2' })
    expect([status, body['details']]).toMatchObject([400, [{ target: 'acr_values' }]])
  })

  it('absent gives the assignment with the lowest priority number', async () => {
    await changeState(emulator, (environment) => {
      environment.signOnPolicyAssignments.reverse()
    })
    expect((await client.authorize()).body['status']).toBe('SIGN_ON_REQUIRED')
  })

  it("absent and nothing assigned gives the environment's default policy", async () => {
    await changeState(emulator, (environment) => {
      environment.signOnPolicyAssignments = []
    })
    expect((await client.authorize()).body['status']).toBe('USERNAME_PASSWORD_REQUIRED')
  })

  it('naming a policy with an action the emulator has not is 501', async () => {
    await changeState(emulator, (environment) => {
      for (const action of environment.actions) action.type = 'PINGID_AUTHENTICATION'
    })
    const answer = await client.authorize()
    expect(answer.status).toBe(501)
    expect(answer.body['message']).toBe(
      'The emulator does not implement the sign-on policy action PINGID_AUTHENTICATION.',
    )
  })
})

describe('the sign-on page', () => {
  it('is the one of the application when it has a loginPageUrl', async () => {
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) {
        application.loginPageUrl = 'https://login.example/start?x=1'
      }
    })
    const answer = await client.authorize({ response_mode: 'query' })
    const location = new URL(answer.headers.get('location') ?? '')
    expect(location.href.startsWith('https://login.example/start?x=1&environmentId=')).toBe(true)
    expect(location.searchParams.get('environmentId')).toBe(emulator.environmentId)
    expect(location.searchParams.get('flowId')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('the response mode', () => {
  it('fragment puts code and state behind the hash', async () => {
    const location = await finish({ response_mode: 'fragment', state: 'a b' })
    expect(location.headers.get('location')).toMatch(
      /^http:\/\/localhost:3000\/callback#code=[0-9a-f-]{36}&state=a\+b$/,
    )
  })

  it('form_post answers a page that posts them, by script or by button', async () => {
    const page = await finish({ response_mode: 'form_post', state: '"><script>alert(1)</script>' })
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.text).toContain(
      '<form method="post" action="http://localhost:3000/callback" autocomplete="off">',
    )
    expect(page.text).toMatch(/name="code" value="[0-9a-f-]{36}"/)
    expect(page.text).toContain('<button type="submit">Continue</button>')
    expect(page.text).not.toContain('<script>alert')
    const script = /<script src="([^"]+)">/.exec(page.text)?.[1] ?? ''
    const file = await client.get(script)
    expect(file.headers.get('content-type')).toBe('text/javascript;charset=UTF-8')
    expect(file.text).toContain('submit()')
  })

  it('of a failed flow carries the error', async () => {
    const opened = await client.authorize({ response_mode: 'query', state: 's' })
    const flowId = flowIdOf(opened)
    await client.act(flowId, 'user.lookup', { username: 'noor' })
    const location = new URL((await client.resume(flowId)).headers.get('location') ?? '')
    expect(Object.fromEntries(location.searchParams)).toEqual({
      error: 'access_denied',
      error_description: 'The user has no usable devices.',
      state: 's',
    })
  })

  it('brings tokens with their hashes where the application allows them', async () => {
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) {
        application.responseTypes = ['CODE', 'TOKEN', 'ID_TOKEN']
      }
    })
    const refused = await client.authorize({ response_type: 'id_token' })
    expect(firstDetail(refused)).toEqual({
      code: 'REQUIRED_VALUE',
      target: 'nonce',
      message: 'must not be null',
    })
    const answer = await finish({
      response_mode: '',
      response_type: 'code token id_token',
      nonce: 'n',
    })
    const fragment = new URLSearchParams(
      new URL(answer.headers.get('location') ?? '').hash.slice(1),
    )
    expect([...fragment.keys()]).toEqual([
      'code',
      'access_token',
      'token_type',
      'expires_in',
      'scope',
      'id_token',
    ])
  })
})

describe('what the emulator does not know', () => {
  it.each(['/as/cibaAuthorization', '/as/device_authorization', '/as/checksession'])(
    '%s is 501, naming it',
    async (path) => {
      const answer = await client.get(path)
      expect(answer.status).toBe(501)
      expect(answer.body['message']).toBe(
        `The emulator does not implement GET /${emulator.environmentId}${path}.`,
      )
      expect(answer.headers.get('correlation-id')).toMatch(/^[0-9a-f-]{36}$/)
    },
  )
})

function required(): Record<string, string> {
  return {
    client_id: emulator.env()['PINGONE_CLIENT_ID'] ?? '',
    response_type: 'code',
    redirect_uri: redirectUri,
  }
}

/** Signs maya on and answers what resume said. */
async function finish(parameters: Record<string, string>): Promise<Answer> {
  const flowId = flowIdOf(await client.authorize(parameters))
  await client.act(flowId, 'user.lookup', { username: 'maya' })
  await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
  return client.resume(flowId)
}

function flowIdOf(opened: Answer): string {
  const location = opened.headers.get('location')
  if (location === null) return text(opened.body, 'id')
  return new URL(location).searchParams.get('flowId') ?? ''
}

function targets({ body }: Answer): unknown[] {
  const details: unknown = body['details']
  return Array.isArray(details) ? details.map((detail) => member(detail, 'target')) : []
}
