// PingOne's documented SMS workflow of a transaction approval, as it goes over the wire: four calls. Then email and voice.
import { createHash } from 'node:crypto'
import express from 'express'
import { jwtVerify } from 'jose'
import { requiresApproval, requiresAuth, requiresMfa } from 'express-pingone-mfa'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  askForApproval,
  readApprovalId,
  readRecord,
  transfer,
  typeCode,
} from '../support/approval.js'
import { createAgent, type Agent } from '../support/browser.js'
import { countCalls, signOn } from '../support/sign-on.js'
import { connectionTo, startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readMessages, readOtp } from '../support/start-emulator.js'
import {
  readForm,
  readRequests,
  readSigned,
  type UpstreamRequest,
} from '../support/upstream-log.js'

const fourCalls = { authorize: 1, 'otp.check': 1, resume: 1, token: 1 }
let app: TestApp
let agent: Agent

beforeAll(async () => {
  app = await startApp({
    routes: (routes) => {
      routes.post(
        '/pay',
        express.urlencoded({ extended: false }),
        requiresApproval({ details: ({ body }: { body: object }) => ({ ...body }) }),
        (req, res) => res.json({ paid: req.pingone.approval?.details }),
      )
      routes.get('/once', requiresMfa({ maxAgeSeconds: 0, acrValues: ['MFA_Only'] }), (_, res) =>
        res.send('once'),
      )
      routes.get('/approvals/:id', requiresAuth(), async (req, res) => {
        res.json(await req.pingone.approvals.read(String(req.params['id'])))
      })
    },
  })
  await callPetra(app)
})
afterAll(() => app.close())

async function signOnAs(username: string): Promise<void> {
  agent = createAgent(app.baseUrl)
  await signOn(agent, { emulator: app.emulator, username })
  await controlEmulator(app.emulator, 'requests', {}, 'DELETE')
}

/** Petra's phone takes calls, and no text messages. */
async function callPetra({ emulator }: TestApp): Promise<void> {
  const response = await fetch(`${emulator.inboxUrl}/state`)
  const state = (await response.json()) as {
    environments: {
      users: { id: string; username: string }[]
      devices: { user: { id: string }; type: string }[]
    }[]
  }
  for (const { users, devices } of state.environments) {
    const petra = users.find(({ username }) => username === 'petra')?.id
    for (const device of devices) if (device.user.id === petra) device.type = 'VOICE'
  }
  await controlEmulator(emulator, 'state', state, 'PUT')
}

/** Id and secret, each decoded as RFC 6749 §2.3.1 has them encoded. */
function readBasic(request: UpstreamRequest | undefined): readonly string[] {
  const value = /^Basic (.+)$/.exec(request?.headers['authorization'] ?? '')?.[1] ?? ''
  return Buffer.from(value, 'base64').toString().split(':').map(decodeURIComponent)
}

interface Sent {
  readonly authorize: UpstreamRequest | undefined
  readonly check: UpstreamRequest | undefined
  readonly resume: UpstreamRequest | undefined
  readonly token: UpstreamRequest | undefined
}

/** The four calls, and that there were no others. */
async function readFourCalls(): Promise<Sent> {
  expect(await countCalls(app.emulator)).toEqual(fourCalls)
  const requests = await readRequests(app.emulator)
  const [authorize, check, resume, token] = requests
  const { environmentId } = app.emulator
  const flowId = String(resume?.query['flowId'])
  expect(requests.map(({ method, path, status }) => [method, path, status])).toEqual([
    ['POST', `/${environmentId}/as/authorize`, 200],
    ['POST', `/${environmentId}/flows/${flowId}`, 200],
    ['GET', `/${environmentId}/as/resume`, 200],
    ['POST', `/${environmentId}/as/token`, 200],
  ])
  return { authorize, check, resume, token }
}

describe('an approval by text message', () => {
  let sent: Sent
  let otp: string
  let requestId: string

  beforeAll(async () => {
    await signOnAs('maya')
    const asked = await askForApproval(agent, { emulator: app.emulator, username: 'maya' })
    otp = asked.otp
    const resume = await typeCode(agent, asked)
    expect((await agent.submit(resume)).json).toEqual({ paid: transfer })
    sent = await readFourCalls()
    requestId = (await readRecord(agent, readApprovalId(resume))).requestId
  })

  it('asks with a request and a hint by POST, without a cookie, and nothing that asks for more', () => {
    const form = readForm(sent.authorize)
    const { clientId } = connectionTo(app.emulator)
    expect([...form.keys()].sort()).toEqual([
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'login_hint_token',
      'nonce',
      'redirect_uri',
      'request',
      'response_mode',
      'response_type',
      'scope',
      'state',
    ])
    expect(Object.fromEntries(form)).toMatchObject({
      client_id: clientId,
      response_type: 'code',
      response_mode: 'pi.flow',
      redirect_uri: `${app.baseUrl}/callback`,
      scope: 'openid profile',
      code_challenge_method: 'S256',
    })
    expect(sent.authorize?.query).toEqual({})
    expect(sent.authorize?.headers['cookie']).toBeUndefined()
    expect(sent.authorize?.headers['authorization']).toBeUndefined()
    expect(sent.authorize?.headers['content-type']).toBe('application/x-www-form-urlencoded')
  })

  it.each(['request', 'login_hint_token'])(
    'signs %s with the secret, for this user',
    async (name) => {
      const { jwt, header, claims } = readSigned(sent.authorize, name)
      const { clientId = '', clientSecret = '' } = connectionTo(app.emulator)
      const { url, environmentId } = app.emulator
      expect(header).toEqual({ alg: 'HS256', typ: 'JWT' })
      await jwtVerify(jwt, new TextEncoder().encode(clientSecret), {
        issuer: clientId,
        audience: `${url}/${environmentId}/as`,
      })
      const { iat = 0, exp = 0 } = claims
      expect(exp - iat).toBeLessThanOrEqual(300)
      expect(claims.jti).toMatch(/^[\w-]{22}$/)
      const user = (await agent.api('/api/session')).json as { user: { sub: string } }
      expect(claims.sub).toBe(user.user.sub)
    },
  )

  it('puts the template and its variables into the request alone', () => {
    const { claims } = readSigned(sent.authorize, 'request')
    expect(claims['pi.template']).toEqual({ name: 'transaction', variables: transfer })
    expect(claims.jti).toBe(requestId)
    // Should the person confirm with a passkey, it signs this.
    expect(claims['pi.webAuthn.challenge']).toMatch(/^[\w-]{43}$/)
    expect(Object.keys(claims).sort()).toEqual(
      [
        'iss',
        'aud',
        'sub',
        'iat',
        'nbf',
        'exp',
        'jti',
        'pi.template',
        'pi.webAuthn.challenge',
      ].sort(),
    )
    const hint = readSigned(sent.authorize, 'login_hint_token').claims
    expect(Object.keys(hint).sort()).toEqual(['iss', 'aud', 'sub', 'iat', 'exp', 'jti'].sort())
    expect(hint.jti).not.toBe(claims.jti)
  })

  it('sends the code under its media type, with the cookie of the flow', () => {
    const { check } = sent
    const body: unknown = typeof check?.body === 'string' ? JSON.parse(check.body) : check?.body
    expect(body).toEqual({ otp })
    expect(check?.headers['content-type']).toBe('application/vnd.pingidentity.otp.check+json')
    expect(check?.headers['cookie']).toMatch(/(^|; )ST=/)
    expect(check?.headers['authorization']).toBeUndefined()
  })

  it('resumes with the cookie that the check gave', () => {
    expect(Object.keys(sent.resume?.query ?? {})).toEqual(['flowId'])
    expect(sent.resume?.headers['cookie']).toMatch(/(^|; )ST=/)
    expect(sent.resume?.headers['authorization']).toBeUndefined()
  })

  it('exchanges the code with Basic and the verifier, without a cookie', () => {
    const form = readForm(sent.token)
    expect([...form.keys()].sort()).toEqual(['code', 'code_verifier', 'grant_type', 'redirect_uri'])
    expect(form.get('grant_type')).toBe('authorization_code')
    expect(form.get('redirect_uri')).toBe(readForm(sent.authorize).get('redirect_uri'))
    const digest = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    expect(digest).toBe(readForm(sent.authorize).get('code_challenge'))
    const { clientId = '', clientSecret = '' } = connectionTo(app.emulator)
    expect(readBasic(sent.token)).toEqual([clientId, clientSecret])
    expect(sent.token?.headers['cookie']).toBeUndefined()
  })
})

it('a step-up makes the same four calls, with a hint and no request', async () => {
  await signOnAs('maya')
  const after = (await readMessages(app.emulator, { username: 'maya' })).at(-1)?.id ?? ''
  const page = await agent.get('/once', { follow: true })
  const otp = await readOtp(app.emulator, { username: 'maya', after })
  const landed = await agent.submit(page, {
    button: 'continue',
    fields: { otp },
    follow: true,
  })
  expect(landed.text).toBe('once')
  const { authorize } = await readFourCalls()
  const form = readForm(authorize)
  expect([...form.keys()]).not.toContain('request')
  expect([...form.keys()]).not.toContain('prompt')
  expect([...form.keys()]).not.toContain('max_age')
  expect(form.get('acr_values')).toBe('MFA_Only')
  expect(readSigned(authorize, 'login_hint_token').header.alg).toBe('HS256')
  expect(authorize?.headers['cookie']).toBeUndefined()
})

describe.each([
  ['by email', 'elin', 'EMAIL', 'email', 'el****@example.com'],
  ['by a call', 'petra', 'VOICE', 'call', '+420777123456'],
  ['by text message', 'maya', 'SMS', 'text message', '+46705550101'],
] as const)('an approval %s', (_, username, type, word, destination) => {
  it('goes the same way, and its message says what is paid', async () => {
    await signOnAs(username)
    const asked = await askForApproval(agent, { emulator: app.emulator, username })
    const message = (await readMessages(app.emulator, { username })).at(-1)
    expect(message?.deviceType).toBe(type)
    for (const value of Object.values(transfer)) expect(message?.text).toContain(value)
    expect(asked.page.text.toLowerCase()).toContain(word)
    if (type !== 'EMAIL') expect(asked.page.html).not.toContain(destination)
    const resume = await typeCode(agent, asked)
    expect((await agent.submit(resume)).json).toEqual({ paid: transfer })
    await readFourCalls()
    const record = await readRecord(agent, readApprovalId(resume))
    expect(record).toMatchObject({ status: 'executed', deviceType: type, details: transfer })
    expect(record.amr).toContain('otp')
  })
})
