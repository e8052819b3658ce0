// PingOne's two MFA workflows from an empty environment to tokens, request by request, by plain fetch.
import { SignJWT, decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from '../../../../src/tools/emulator/index.js'
import { basic, member, readOtp, text } from '../drive.js'
import { fetchWorkerToken } from './platform.js'

interface Answer {
  readonly status: number
  readonly body: unknown
  readonly cookies: string
}

const password = 'application/vnd.pingidentity.password.set+json'
const otpCheck = 'application/vnd.pingidentity.otp.check+json'
const userLookup = 'application/vnd.pingidentity.user.lookup+json'

/** What both workflows keep from step to step. */
interface Ids {
  app: string
  secret: string
  openid: string
  profile: string
  policy: string
  population: string
  user: string
  devicePolicy: string
  flow: string
  cookie: string
  code: string
}

const unknown: Ids = {
  app: '',
  secret: '',
  openid: '',
  profile: '',
  policy: '',
  population: '',
  user: '',
  devicePolicy: '',
  flow: '',
  cookie: '',
  code: '',
}

const application = {
  enabled: true,
  name: 'WebAppWithMFA_1700000000',
  description: 'This is an OIDC web application.',
  type: 'WEB_APP',
  protocol: 'OPENID_CONNECT',
  grantTypes: ['AUTHORIZATION_CODE'],
  responseTypes: ['CODE'],
  tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
  redirectUris: ['https://www.google.com'],
}

const minutes = (duration: number): unknown => ({ duration, timeUnit: 'MINUTES' })
const offline = (enabled: boolean): unknown => ({
  enabled,
  otp: { failure: { count: 3, coolDown: minutes(0) }, lifeTime: minutes(30) },
})

function devicePolicyBody(app: string): unknown {
  return {
    name: 'DeviceAuthenticationPolicy_1700000000',
    sms: offline(true),
    email: offline(true),
    mobile: {
      enabled: true,
      otp: {
        failure: { count: 3, coolDown: minutes(2) },
        window: { stepSize: { duration: 30, timeUnit: 'SECONDS' } },
      },
      applications: [
        {
          id: app,
          push: { enabled: false },
          otp: { enabled: true },
          deviceAuthorization: { enabled: true, extraVerification: 'permissive' },
          autoEnrollment: { enabled: true },
          integrityDetection: 'permissive',
        },
      ],
    },
    totp: { enabled: true, otp: { failure: { count: 3, coolDown: minutes(2) } } },
    voice: offline(false),
    securityKey: { enabled: true },
    platform: { enabled: true },
    forSignOnPolicy: false,
    default: false,
  }
}

let emulator: Emulator
let token: string
let auth: string
let api: string

async function start(): Promise<void> {
  emulator = await createEmulator({ seed: 'empty' })
  token = await fetchWorkerToken(emulator)
  auth = `${emulator.url}/${emulator.environmentId}`
  api = `${emulator.url}/v1/environments/${emulator.environmentId}`
}

async function send(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const isForm = body instanceof URLSearchParams
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(url.startsWith(api) ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  })
  const content = await response.text()
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  return {
    status: response.status,
    body: content === '' ? undefined : JSON.parse(content),
    cookies: cookies.join('; '),
  }
}

function embedded({ body }: Answer, collection: string, name: string): string {
  const items = member(body, '_embedded', collection)
  const found: unknown = Array.isArray(items)
    ? items.find((each: unknown) => member(each, 'name') === name)
    : undefined
  return text(found, 'id')
}

/** The steps that both workflows share, each with the status that its page shows. */
async function expectStep(status: number, answer: Promise<Answer>): Promise<Answer> {
  const done = await answer
  expect(done.status, JSON.stringify(done.body)).toBe(status)
  return done
}

async function makeId(path: string, body: unknown): Promise<string> {
  return text((await expectStep(201, send('POST', `${api}/${path}`, body))).body, 'id')
}

async function exchange(ids: Ids): Promise<Answer> {
  const credentials = { PINGONE_CLIENT_ID: ids.app, PINGONE_CLIENT_SECRET: ids.secret }
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code: ids.code,
    redirect_uri: 'https://www.google.com',
  })
  const headers = { authorization: basic(credentials) }
  return expectStep(200, send('POST', `${auth}/as/token`, form, headers))
}

describe('Create an MFA Transaction Approval using SMS', () => {
  const ids = { ...unknown }
  let jwt = ''
  beforeAll(start)
  afterAll(() => emulator.close())

  it('1 creates a web application', async () => {
    ids.app = await makeId('applications', application)
  })
  it('2 gets the application secret', async () => {
    const path = `${api}/applications/${ids.app}/secret`
    ids.secret = text((await expectStep(200, send('GET', path))).body, 'secret')
    expect(ids.secret).toMatch(/^[a-zA-Z0-9\-._~]{64,}$/)
  })
  it('3 gets all resources', async () => {
    const answer = await expectStep(200, send('GET', `${api}/resources`))
    ids.openid = embedded(answer, 'resources', 'openid')
  })
  it('4 gets all OIDC scopes', async () => {
    const answer = await expectStep(200, send('GET', `${api}/resources/${ids.openid}/scopes`))
    ids.profile = embedded(answer, 'scopes', 'profile')
  })
  it('5 assigns a resource grant to the web application', async () => {
    await makeId(`applications/${ids.app}/grants`, {
      resource: { id: ids.openid },
      scopes: [{ id: ids.profile }],
    })
  })
  it('6 creates a sign-on policy', async () => {
    const body = { name: 'SMS_MFA_1700000000', default: 'false', description: 'SMS MFA' }
    ids.policy = await makeId('signOnPolicies', body)
  })
  it('7 creates an SMS MFA sign-on policy action', async () => {
    await makeId(`signOnPolicies/${ids.policy}/actions`, {
      priority: 5,
      type: 'MULTI_FACTOR_AUTHENTICATION',
      sms: { enabled: true },
      email: { enabled: false },
    })
  })
  it('8 assigns the sign-on policy to the web application', async () => {
    await makeId(`applications/${ids.app}/signOnPolicyAssignments`, {
      priority: 10,
      signOnPolicy: { id: ids.policy },
    })
  })
  it('9 creates a transaction SMS template', async () => {
    await makeId('templates/transaction/contents', {
      locale: 'en',
      deliveryMethod: 'SMS',
      content:
        'Approve this transfer of ${sum} ${currency} to ${recipient}, by entering this OTP: ${OTP}',
    })
  })
  it('10 creates a population', async () => {
    const body = { name: 'MFAPopulation_1700000000', description: 'MFA users' }
    ids.population = await makeId('populations', body)
  })
  it('11 creates a user', async () => {
    ids.user = await makeId('users', {
      email: 'mfauser@example.com',
      name: { given: 'MFA', family: 'User' },
      population: { id: ids.population },
      username: 'MFAUser_1700000000',
    })
  })
  it('12 sets the user password', async () => {
    const path = `${api}/users/${ids.user}/password`
    const body = { value: 'Winter-Harbour-42', forceChange: false }
    await expectStep(200, send('PUT', path, body, { 'content-type': password }))
  })
  it('13 enables MFA for the user', async () => {
    const path = `${api}/users/${ids.user}/mfaEnabled`
    await expectStep(200, send('PUT', path, { mfaEnabled: true }))
  })
  it('14 creates the device authentication policy', async () => {
    ids.devicePolicy = await makeId('deviceAuthenticationPolicies', devicePolicyBody(ids.app))
  })
  it('15 sets the user device (SMS)', async () => {
    await makeId(`users/${ids.user}/devices`, {
      type: 'SMS',
      phone: '+1.5125201234',
      policy: { id: ids.devicePolicy },
    })
  })
  it('16 sends an authorization request with the signed JWT in both parameters', async () => {
    const nowSeconds = Math.floor(Date.now() / 1000)
    jwt = await new SignJWT({
      aud: `${auth}/as`,
      iss: ids.app,
      sub: ids.user,
      iat: nowSeconds,
      exp: nowSeconds + 300,
      'pi.template': {
        name: 'transaction',
        variables: { sum: '1,000,000', currency: 'USD', recipient: 'Charlie Parker' },
      },
      'pi.clientContext': { device: 'browser' },
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .sign(new TextEncoder().encode(ids.secret))
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: ids.app,
      redirect_uri: 'https://www.google.com',
      scope: 'profile openid',
      response_mode: 'pi.flow',
      request: jwt,
      login_hint_token: jwt,
    })
    const url = `${auth}/as/authorize?${query.toString()}`
    const answer = await expectStep(200, send('GET', url))
    expect(member(answer.body, 'status')).toBe('OTP_REQUIRED')
    expect(member(answer.body, '_embedded', 'devices', 0, 'type')).toBe('SMS')
    ids.flow = text(answer.body, 'id')
    ids.cookie = answer.cookies
  })
  it('17 enters the passcode of a message that says what is approved', async () => {
    const otp = await readOtp(emulator, 'MFAUser_1700000000')
    const messages: unknown = await (await fetch(`${emulator.inboxUrl}/messages`)).json()
    expect(member(messages, 0, 'text')).toBe(
      `Approve this transfer of 1,000,000 USD to Charlie Parker, by entering this OTP: ${otp}`,
    )
    const headers = { 'content-type': otpCheck, cookie: ids.cookie }
    const url = `${auth}/flows/${ids.flow}`
    const answer = await expectStep(200, send('POST', url, { otp }, headers))
    expect(member(answer.body, 'status')).toBe('COMPLETED')
    ids.cookie = answer.cookies
  })
  it('18 calls the resume endpoint', async () => {
    const url = `${auth}/as/resume?flowId=${ids.flow}`
    const answer = await expectStep(200, send('GET', url, undefined, { cookie: ids.cookie }))
    ids.code = text(answer.body, 'authorizeResponse', 'code')
  })
  it('19 exchanges the code for the tokens of that user', async () => {
    const { body } = await exchange(ids)
    const claims = decodeJwt(text(body, 'id_token'))
    expect(claims).toMatchObject({ sub: ids.user, aud: ids.app, given_name: 'MFA' })
  })
})

describe('Use an Email MFA Action to Authenticate Users', () => {
  const ids = { ...unknown }
  beforeAll(start)
  afterAll(() => emulator.close())

  it('1 creates a web application', async () => {
    ids.app = await makeId('applications', application)
  })
  it('2 gets all resources', async () => {
    const answer = await expectStep(200, send('GET', `${api}/resources`))
    ids.openid = embedded(answer, 'resources', 'openid')
  })
  it('3 gets all OIDC scopes', async () => {
    const answer = await expectStep(200, send('GET', `${api}/resources/${ids.openid}/scopes`))
    ids.profile = embedded(answer, 'scopes', 'profile')
  })
  it('4 assigns a resource grant to the web application', async () => {
    await makeId(`applications/${ids.app}/grants`, {
      resource: { id: ids.openid },
      scopes: [{ id: ids.profile }],
    })
  })
  it('5 creates a sign-on policy', async () => {
    const body = { name: 'Email_MFA_1700000000', default: 'false', description: 'Email MFA' }
    ids.policy = await makeId('signOnPolicies', body)
  })
  it('6 creates an Email MFA sign-on policy action', async () => {
    await makeId(`signOnPolicies/${ids.policy}/actions`, {
      priority: 1,
      type: 'MULTI_FACTOR_AUTHENTICATION',
      email: { enabled: true },
      sms: { enabled: false },
    })
  })
  it('7 assigns the sign-on policy to the web application', async () => {
    await makeId(`applications/${ids.app}/signOnPolicyAssignments`, {
      priority: 1,
      signOnPolicy: { id: ids.policy },
    })
  })
  it('8 creates a population for MFA users', async () => {
    const body = { name: 'MFAPopulation_1700000000', description: 'MFA users' }
    ids.population = await makeId('populations', body)
  })
  it('9 creates a user', async () => {
    ids.user = await makeId('users', {
      email: 'mfauser@example.com',
      name: { given: 'MFA', family: 'User' },
      population: { id: ids.population },
      username: 'MFAUser_1700000000',
    })
  })
  it('10 sets the user password', async () => {
    const path = `${api}/users/${ids.user}/password`
    const body = { value: 'Winter-Harbour-42', forceChange: false }
    await expectStep(200, send('PUT', path, body, { 'content-type': password }))
  })
  it('11 enables MFA for the user', async () => {
    const path = `${api}/users/${ids.user}/mfaEnabled`
    await expectStep(200, send('PUT', path, { mfaEnabled: true }))
  })
  it('12 creates the device authentication policy', async () => {
    ids.devicePolicy = await makeId('deviceAuthenticationPolicies', devicePolicyBody(ids.app))
  })
  it('13 sets the user device (Email)', async () => {
    await makeId(`users/${ids.user}/devices`, {
      type: 'EMAIL',
      email: 'mfauser@example.com',
      policy: { id: ids.devicePolicy },
    })
  })
  it('14 sends an authorization request without a hint', async () => {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: ids.app,
      redirect_uri: 'https://www.google.com',
      scope: 'profile openid',
      response_mode: 'pi.flow',
    })
    const answer = await expectStep(200, send('GET', `${auth}/as/authorize?${query.toString()}`))
    ids.flow = text(answer.body, 'id')
  })
  it('15 reads the flow', async () => {
    const answer = await expectStep(200, send('GET', `${auth}/flows/${ids.flow}`))
    expect(member(answer.body, 'status')).toBe('SIGN_ON_REQUIRED')
  })
  it('16 names the user', async () => {
    const url = `${auth}/flows/${ids.flow}`
    const body = { username: 'MFAUser_1700000000' }
    const answer = await expectStep(200, send('POST', url, body, { 'content-type': userLookup }))
    expect(member(answer.body, 'status')).toBe('OTP_REQUIRED')
    expect(member(answer.body, '_embedded', 'devices', 0, 'type')).toBe('EMAIL')
    ids.cookie = answer.cookies
  })
  it('17 enters the passcode', async () => {
    const otp = await readOtp(emulator, 'MFAUser_1700000000')
    const headers = { 'content-type': otpCheck, cookie: ids.cookie }
    const url = `${auth}/flows/${ids.flow}`
    const answer = await expectStep(200, send('POST', url, { otp }, headers))
    expect(member(answer.body, 'status')).toBe('COMPLETED')
    ids.cookie = answer.cookies
  })
  it('18 calls the resume endpoint', async () => {
    const url = `${auth}/as/resume?flowId=${ids.flow}`
    const answer = await expectStep(200, send('GET', url, undefined, { cookie: ids.cookie }))
    ids.code = text(answer.body, 'authorizeResponse', 'code')
  })
  it('19 gets the application secret', async () => {
    const path = `${api}/applications/${ids.app}/secret`
    ids.secret = text((await expectStep(200, send('GET', path))).body, 'secret')
  })
  it('20 exchanges the code for the tokens of that user', async () => {
    const { body } = await exchange(ids)
    expect(decodeJwt(text(body, 'id_token'))).toMatchObject({ sub: ids.user, aud: ids.app })
  })
})
