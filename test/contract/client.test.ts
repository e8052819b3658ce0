// The flow client reads every documented body of PingOne.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFlowClient } from '../../src/flow/client.js'
import type { Flow, FlowClient } from '../../src/flow/client.js'
import type {
  FlowState,
  OtpRequired,
  SignOnRequired,
  UsernamePasswordRequired,
} from '../../src/flow/state.js'
import { createPingOneFetch } from '../../src/pingone/http.js'
import { buildEndpoints } from '../../src/pingone/region.js'
import { startScriptedServer, text } from '../support/scripted-server.js'
import type { ReceivedRequest, ScriptedServer } from '../support/scripted-server.js'
import { listFixtures, placeholders, readFixture } from './fixtures.js'
import type { Fixture } from './fixtures.js'

let server: ScriptedServer
beforeAll(async () => {
  server = await startScriptedServer()
})
afterAll(() => server.close())

const { env, flow: flowId, device: deviceId, user: userId } = placeholders
const redirectUri = 'https://app.example/callback'

function at<S extends FlowState>(state: S): Flow<S> {
  return { state, cookies: [{ name: 'ST', value: 'st' }] }
}
const signOn = at<SignOnRequired>({
  status: 'SIGN_ON_REQUIRED',
  flowId,
  offered: ['user.lookup'],
})
const password = at<UsernamePasswordRequired>({
  status: 'USERNAME_PASSWORD_REQUIRED',
  flowId,
  offered: ['usernamePassword.check'],
})
const otp = at<OtpRequired>({
  status: 'OTP_REQUIRED',
  flowId,
  offered: ['otp.check', 'device.select'],
  devices: [],
  bypassAllowed: false,
})
const completed = at({ status: 'COMPLETED', flowId, offered: [] } as const)
const failed = at({ status: 'FAILED', flowId, offered: [], error: { code: 'X' } } as const)

const start = (client: FlowClient): Promise<unknown> => client.startFlow({ client_id: 'app' })
const checkOtp = (client: FlowClient): Promise<unknown> =>
  client.submitAction(otp, { action: 'otp.check', otp: '123456' })
const checkPassword = (client: FlowClient): Promise<unknown> =>
  client.submitAction(password, { action: 'usernamePassword.check', password: 'Secret-1' })
const lookup = (client: FlowClient): Promise<unknown> =>
  client.submitAction(signOn, { action: 'user.lookup', username: 'mfa.user' })

const otpRequired = {
  status: 'OTP_REQUIRED',
  flowId,
  offered: ['otp.check', 'device.select'],
  devices: [{ id: deviceId, type: 'SMS', destination: '*******01', usable: true }],
  selectedDeviceId: deviceId,
  bypassAllowed: false,
}
const authorizeResponse = { code: '179d0000-0000-4000-8000-000000000179', state: 's1' }
const noUsableDevices = { code: 'NO_USABLE_DEVICES', message: 'User has no usable devices' }
const completedByUser = {
  status: 'COMPLETED',
  flowId,
  offered: [],
  user: { id: userId, username: 'mfa.user' },
}

/** What to do before the fixture is answered, and what must come of it. */
type Reading = readonly [act: (client: FlowClient) => Promise<unknown>, outcome: object]

const readings: Readonly<Record<string, Reading>> = {
  'authorize-mfa-only': [start, { state: otpRequired }],
  'authorize-transaction-approval': [start, { state: otpRequired }],
  'authorize-completed': [
    start,
    { state: { status: 'COMPLETED', flowId: '', offered: [], authorizeResponse } },
  ],
  'authorize-failed': [
    start,
    { state: { status: 'FAILED', flowId: '', offered: [], error: noUsableDevices } },
  ],
  'authorize-redirect': [start, { code: 'ERR_PINGONE_UPSTREAM', reason: 'redirected' }],
  'authorize-hint-refused': [
    start,
    {
      reason: 'refused',
      body: { details: [{ code: 'INVALID_VALUE', target: 'login_hint_token' }] },
    },
  ],
  'authorize-unknown-client': [start, { reason: 'refused', body: { code: 'NOT_FOUND' } }],
  'read-flow-sign-on-required': [
    (client) => client.openFlow(flowId),
    { state: { status: 'SIGN_ON_REQUIRED', offered: ['session.reset', 'user.lookup'] } },
  ],
  'read-flow-username-password-required': [
    (client) => client.openFlow(flowId),
    {
      state: {
        status: 'USERNAME_PASSWORD_REQUIRED',
        offered: ['usernamePassword.check', 'password.forgot', 'session.reset'],
      },
    },
  ],
  'user-lookup-otp-required': [lookup, { flow: { state: otpRequired } }],
  'user-lookup-unknown-user': [
    lookup,
    { flow: signOn, rejection: { code: 'INVALID_VALUE', meaning: 'unknown_user' } },
  ],
  'username-password-check-completed': [checkPassword, { flow: { state: completedByUser } }],
  'username-password-check-invalid-credentials': [
    checkPassword,
    { rejection: { code: 'INVALID_CREDENTIALS', meaning: 'wrong_credentials' } },
  ],
  'username-password-check-locked-out': [
    checkPassword,
    { rejection: { code: 'PASSWORD_LOCKED_OUT', meaning: 'locked', secondsUntilUnlock: 300 } },
  ],
  'username-password-check-failed-locked': [
    checkPassword,
    { flow: { state: { status: 'FAILED', error: { code: 'PASSWORD_LOCKED_OUT' } } } },
  ],
  'otp-check-completed': [checkOtp, { flow: { state: completedByUser } }],
  'otp-check-invalid-otp': [
    checkOtp,
    { flow: otp, rejection: { code: 'INVALID_OTP', meaning: 'wrong_otp', attemptsRemaining: 2 } },
  ],
  'otp-check-quota-exceeded': [
    checkOtp,
    {
      rejection: {
        code: 'QUOTA_EXCEEDED',
        meaning: 'otp_quota',
        coolDownExpiresAt: 1_790_000_000_000,
      },
    },
  ],
  'device-select-limit-exceeded': [
    (client) => client.submitAction(otp, { action: 'device.select', deviceId }),
    {
      rejection: {
        code: 'LIMIT_EXCEEDED',
        meaning: 'message_limit',
        coolDownExpiresAt: 1_790_000_000_000,
      },
    },
  ],
  'otp-check-without-vendor-type': [
    checkOtp,
    { reason: 'refused', body: { code: 'ACCESS_FAILED', details: [{ code: 'INVALID_TOKEN' }] } },
  ],
  'flow-not-found': [(client) => client.readFlow(otp), { reason: 'expired' }],
  'rate-limited': [checkOtp, { reason: 'rate_limited', retryAfterSeconds: 2 }],
  'resume-pi-flow': [(client) => client.resumeFlow(completed), { authorizeResponse }],
  'resume-redirect': [
    (client) => client.resumeFlow(completed, { redirectUri }),
    { authorizeResponse },
  ],
  'resume-failed': [
    (client) => client.resumeFlow(failed),
    { reason: 'failed', body: noUsableDevices },
  ],
}

/** What the call gives or rejects with. */
async function outcomeOf(act: Reading[0], fixture: Fixture): Promise<unknown> {
  const { status, headers, body } = fixture.response
  server.script(text(status, body === undefined ? '' : JSON.stringify(body), headers))
  const client = createFlowClient({
    environmentBaseUrl: `${server.origin}/${env}`,
    fetch: createPingOneFetch({ origin: server.origin, timeoutMs: 5000 }),
  })
  return act(client).catch((error: unknown) => error)
}

describe('the flow client reads', () => {
  it.each(Object.entries(readings))('%s', async (name, [act, outcome]) => {
    const fixture = readFixture(name, server.origin)
    expect(await outcomeOf(act, fixture)).toMatchObject(outcome)
    const [sent]: readonly ReceivedRequest[] = server.requests
    expect(`${sent?.method} ${sent?.path}`).toBe(
      `${fixture.request.method} ${fixture.request.path}`,
    )
  })
})

describe('every fixture', () => {
  it('is read by a client', () => {
    expect(listFixtures()).toEqual([...Object.keys(readings), 'discovery'].sort())
  })

  it.each(listFixtures())('%s names its source and what kind of evidence it is', (name) => {
    const fixture = readFixture(name, server.origin)
    expect(fixture.title).not.toBe('')
    expect(fixture.source.length).toBeGreaterThan(0)
    for (const source of fixture.source) expect(new URL(source).protocol).toBe('https:')
    expect(['documented', 'inferred']).toContain(fixture.evidence)
    expect(JSON.stringify(fixture)).not.toMatch(/\{[a-z]+\}/)
  })
})

describe('discovery', () => {
  it('has the issuer and the addresses that are built for an environment', () => {
    const { issuer, environmentBaseUrl } = buildEndpoints({
      environmentId: env,
      authBaseUrl: server.origin,
    })
    const { request, response } = readFixture('discovery', server.origin)
    expect(response.body).toMatchObject({
      issuer,
      authorization_endpoint: `${environmentBaseUrl}/as/authorize`,
      jwks_uri: `${environmentBaseUrl}/as/jwks`,
    })
    expect(server.origin + request.path).toBe(`${issuer}/.well-known/openid-configuration`)
  })
})
