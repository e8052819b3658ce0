// The flow client against a scripted server: what it sends, what it makes of the answers.
import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FlowError, UpstreamError } from '../../src/errors.js'
import { createFlowClient, isFlowAt } from '../../src/flow/client.js'
import type { Flow, FlowClient } from '../../src/flow/client.js'
import type { FlowState, OtpRequired, StateAt } from '../../src/flow/state.js'
import { createPingOneFetch } from '../../src/pingone/http.js'
import { json, redirect, startScriptedServer, text } from '../support/scripted-server.js'
import type { ScriptedServer } from '../support/scripted-server.js'
import {
  deviceId,
  environmentId,
  errorBody,
  flowBody,
  flowId,
  otherFlowId,
  otpRequired,
  userId,
} from './bodies.js'

const authorizationParameters = { client_id: 'app', response_type: 'code', scope: 'openid' }

let server: ScriptedServer
let client: FlowClient

beforeAll(async () => {
  server = await startScriptedServer()
  client = createFlowClient({
    environmentBaseUrl: `${server.origin}/${environmentId}`,
    fetch: createPingOneFetch({ origin: server.origin, timeoutMs: 2000 }),
    nowMs: () => Date.parse('2026-01-10T12:00:00Z'),
  })
})
afterAll(() => server.close())

/** Starts a flow that stands at `status`. */
async function startAt<K extends FlowState['status']>(
  status: K,
  body: Record<string, unknown>,
  setCookie: readonly string[] = ['ST=secret; Path=/; HttpOnly'],
): Promise<Flow<StateAt<K>>> {
  server.script(json(200, body, { 'set-cookie': setCookie }))
  const flow = await client.startFlow(authorizationParameters)
  if (!isFlowAt(flow, status)) throw new Error(`flow is at ${flow.state.status}`)
  return flow
}

const startAtOtp = (): Promise<Flow<OtpRequired>> =>
  startAt('OTP_REQUIRED', otpRequired(server.origin))

/** The error a promise rejects with, as its class, reason and message. */
async function failureOf(promise: Promise<unknown>): Promise<{ reason: string; message: string }> {
  try {
    await promise
  } catch (error) {
    if (error instanceof FlowError || error instanceof UpstreamError) {
      return { reason: `${error.code} ${error.reason}`, message: error.message }
    }
    throw error
  }
  throw new Error('did not reject')
}

describe('startFlow', () => {
  it('posts the parameters as a form with pi.flow, no cookie and any accepted type', async () => {
    await startAtOtp()
    const [request] = server.requests
    expect(request?.method).toBe('POST')
    expect(request?.path).toBe(`/${environmentId}/as/authorize`)
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect(request?.headers.accept).toBe('*/*')
    expect(request?.headers.cookie).toBeUndefined()
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      ...authorizationParameters,
      response_mode: 'pi.flow',
    })
  })

  it('reads the state, the offered actions and the cookies', async () => {
    expect(await startAtOtp()).toEqual({
      state: {
        status: 'OTP_REQUIRED',
        flowId,
        offered: ['otp.check', 'device.select'],
        expiresAtMs: Date.parse('2026-01-10T12:15:00.263Z'),
        devices: [{ id: deviceId, type: 'SMS', destination: '*******01', usable: true }],
        selectedDeviceId: deviceId,
        bypassAllowed: false,
      },
      cookies: [{ name: 'ST', value: 'secret' }],
    })
  })

  it('takes a flow that ends at once and has no id', async () => {
    server.script(json(200, { status: 'COMPLETED', authorizeResponse: { code: 'c', state: 's' } }))
    const flow = await client.startFlow(authorizationParameters)
    expect(flow.state).toEqual({
      status: 'COMPLETED',
      flowId: '',
      offered: [],
      authorizeResponse: { code: 'c', state: 's' },
    })
    const sent = server.requests.length
    expect((await client.resumeFlow(flow)).authorizeResponse).toEqual({ code: 'c', state: 's' })
    expect(server.requests).toHaveLength(sent)
  })

  it('reports a flow that PingOne fails at once as its state', async () => {
    const error = { code: 'NO_USABLE_DEVICES', message: 'User has no usable devices' }
    server.script(json(200, { status: 'FAILED', error }))
    const { state } = await client.startFlow(authorizationParameters)
    expect(state).toEqual({ status: 'FAILED', flowId: '', offered: [], error })
  })

  it('tells a refused request with details from a wrong client configuration', async () => {
    const detail = { code: 'INVALID_VALUE', target: 'login_hint_token' }
    server.script(json(400, errorBody('INVALID_DATA', detail)))
    expect(await failureOf(client.startFlow(authorizationParameters))).toEqual({
      reason: 'ERR_PINGONE_FLOW refused',
      message: 'PingOne refused the authorization request (INVALID_VALUE).',
    })
    server.script(json(404, errorBody('NOT_FOUND')))
    expect(await failureOf(client.startFlow(authorizationParameters))).toEqual({
      reason: 'ERR_PINGONE_FLOW refused',
      message:
        'PingOne refused the authorization request because of the client configuration (NOT_FOUND): check clientId, redirect URI and response type, and that the application is enabled.',
    })
  })

  it('does not follow a redirect of a pi.flow request', async () => {
    server.script(redirect(`https://apps.pingone.eu/${environmentId}/signon/?flowId=${flowId}`))
    expect((await failureOf(client.startFlow(authorizationParameters))).reason).toBe(
      'ERR_PINGONE_UPSTREAM redirected',
    )
    expect(server.requests).toHaveLength(1)
  })

  it('reads the flow that a redirect-mode request names, by an address of its own', async () => {
    server.script(
      redirect(`https://apps.pingone.eu/${environmentId}/signon/?flowId=${flowId}`, {
        'set-cookie': 'ST=redirected',
      }),
      json(200, flowBody(server.origin, { status: 'SIGN_ON_REQUIRED' }, ['user.lookup'])),
    )
    const flow = await client.startFlow({ ...authorizationParameters, response_mode: 'query' })
    expect(flow.state).toMatchObject({ status: 'SIGN_ON_REQUIRED', offered: ['user.lookup'] })
    expect(
      server.requests.map(({ method, path, headers }) => [method, path, headers.cookie]),
    ).toEqual([
      ['POST', `/${environmentId}/as/authorize`, undefined],
      ['GET', `/${environmentId}/flows/${flowId}`, 'ST=redirected'],
    ])
  })
})

describe('openFlow and readFlow', () => {
  it('reads a flow by its id without a cookie', async () => {
    server.script(
      json(200, flowBody(server.origin, { status: 'SIGN_ON_REQUIRED' }, ['user.lookup'])),
    )
    const flow = await client.openFlow(flowId)
    expect(flow.state).toMatchObject({ status: 'SIGN_ON_REQUIRED', flowId })
    expect(server.requests[0]?.headers.cookie).toBeUndefined()
  })

  it.each(['', 'x', '../as/token', `${flowId}/../${flowId}`, `${flowId}?a=b`, `${flowId}\r\n`])(
    'sends nothing for the flow id %j',
    async (id) => {
      server.script(json(200, otpRequired(server.origin)))
      expect(await failureOf(client.openFlow(id))).toEqual({
        reason: 'ERR_PINGONE_FLOW not_understood',
        message: 'A flow id must be a UUID.',
      })
      expect(server.requests).toHaveLength(0)
    },
  )

  it('calls a flow that PingOne does not know expired', async () => {
    const flow = await startAtOtp()
    server.script(json(404, errorBody('NOT_FOUND')))
    expect(await failureOf(client.readFlow(flow))).toEqual({
      reason: 'ERR_PINGONE_FLOW expired',
      message: 'PingOne does not know this flow: it has expired or has ended.',
    })
  })

  it('keeps the flow id out of what an error prints', async () => {
    server.script(json(404, errorBody('NOT_FOUND')))
    const error: unknown = await client.openFlow(flowId).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ flowId })
    expect(inspect(error)).not.toContain(flowId)
  })
})

describe('submitAction', () => {
  it('posts the action by its media type with the cookies of the flow', async () => {
    const flow = await startAtOtp()
    server.script(
      json(200, flowBody(server.origin, { status: 'COMPLETED' }), {
        'set-cookie': 'ST=renewed; Path=/; HttpOnly',
      }),
    )
    const { flow: next, rejection } = await client.submitAction(flow, {
      action: 'otp.check',
      otp: '012345',
    })
    expect(rejection).toBeUndefined()
    expect(next.state.status).toBe('COMPLETED')
    expect(next.cookies).toEqual([{ name: 'ST', value: 'renewed' }])
    expect(server.requests).toHaveLength(1)
    const [request] = server.requests
    expect(request?.path).toBe(`/${environmentId}/flows/${flowId}`)
    expect(request?.headers['content-type']).toBe('application/vnd.pingidentity.otp.check+json')
    expect(request?.headers.cookie).toBe('ST=secret')
    expect(request?.body).toBe('{"otp":"012345"}')
  })

  it('spells every action as PingOne documents it', async () => {
    const at = (status: FlowState['status'], action: string): Record<string, unknown> =>
      flowBody(server.origin, { status }, [action])
    const signOn = await startAt('SIGN_ON_REQUIRED', at('SIGN_ON_REQUIRED', 'user.lookup'))
    const password = await startAt(
      'USERNAME_PASSWORD_REQUIRED',
      at('USERNAME_PASSWORD_REQUIRED', 'usernamePassword.check'),
    )
    const otp = await startAtOtp()
    server.script(json(200, otpRequired(server.origin)))
    await client.submitAction(signOn, { action: 'user.lookup', username: 'mary' })
    await client.submitAction(password, {
      action: 'usernamePassword.check',
      username: 'mary',
      password: 'p"w',
    })
    await client.submitAction(password, { action: 'usernamePassword.check', password: 'p"w' })
    await client.submitAction(otp, { action: 'device.select', deviceId })
    await client.submitAction(otp, { action: 'session.reset' })
    expect(server.requests.map(({ headers, body }) => [headers['content-type'], body])).toEqual([
      ['application/vnd.pingidentity.user.lookup+json', '{"username":"mary"}'],
      [
        'application/vnd.pingidentity.usernamePassword.check+json',
        '{"username":"mary","password":"p\\"w"}',
      ],
      ['application/vnd.pingidentity.usernamePassword.check+json', '{"password":"p\\"w"}'],
      ['application/vnd.pingidentity.device.select+json', `{"device":{"id":"${deviceId}"}}`],
      ['application/vnd.pingidentity.session.reset+json', '{}'],
    ])
  })

  it('sends nothing that PingOne does not link', async () => {
    const flow = await startAt('OTP_REQUIRED', flowBody(server.origin, { status: 'OTP_REQUIRED' }))
    server.script(json(200, otpRequired(server.origin)))
    expect(
      await failureOf(client.submitAction(flow, { action: 'otp.check', otp: '012345' })),
    ).toEqual({
      reason: 'ERR_PINGONE_FLOW action_not_offered',
      message: 'PingOne does not offer otp.check at OTP_REQUIRED; nothing was sent.',
    })
    expect(server.requests).toHaveLength(0)
  })

  it('sends nothing that the status does not take, whatever is linked', async () => {
    const body = flowBody(server.origin, { status: 'SIGN_ON_REQUIRED' }, ['otp.check'])
    const { state, cookies } = await startAt('SIGN_ON_REQUIRED', body)
    const forged: Flow<OtpRequired> = {
      state: { ...state, status: 'OTP_REQUIRED', devices: [], bypassAllowed: false },
      cookies,
    }
    Object.assign(forged.state, { status: 'SIGN_ON_REQUIRED' })
    server.script(json(200, otpRequired(server.origin)))
    expect(
      (await failureOf(client.submitAction(forged, { action: 'otp.check', otp: '1' }))).reason,
    ).toBe('ERR_PINGONE_FLOW action_not_offered')
    expect(server.requests).toHaveLength(0)
  })

  it('returns a wrong OTP as data and leaves the state as it was', async () => {
    const flow = await startAtOtp()
    server.script(
      json(
        400,
        errorBody('INVALID_DATA', {
          code: 'INVALID_OTP',
          target: 'otp',
          innerError: { attemptsRemaining: 2 },
        }),
        { 'set-cookie': 'ST=after' },
      ),
    )
    const step = await client.submitAction(flow, { action: 'otp.check', otp: '000000' })
    expect(step).toEqual({
      flow: { state: flow.state, cookies: [{ name: 'ST', value: 'after' }] },
      rejection: { code: 'INVALID_OTP', meaning: 'wrong_otp', target: 'otp', attemptsRemaining: 2 },
    })
  })

  it.each([400, 403, 429])('reads a used-up OTP quota by its code under %d', async (status) => {
    const flow = await startAtOtp()
    const coolDownExpiresAt = 1_790_000_000_000
    server.script(
      json(
        status,
        errorBody(status === 429 ? 'REQUEST_LIMITED' : 'INVALID_DATA', {
          code: 'QUOTA_EXCEEDED',
          innerError: { coolDownExpiresAt },
        }),
      ),
    )
    const { rejection } = await client.submitAction(flow, { action: 'otp.check', otp: '000000' })
    expect(rejection).toEqual({ code: 'QUOTA_EXCEEDED', meaning: 'otp_quota', coolDownExpiresAt })
  })

  it('refuses what is no matter of what was typed', async () => {
    const flow = await startAtOtp()
    server.script(
      json(
        401,
        errorBody('ACCESS_FAILED', { code: 'INVALID_TOKEN', target: 'Authentication Credentials' }),
      ),
    )
    expect(await failureOf(client.submitAction(flow, { action: 'otp.check', otp: '1' }))).toEqual({
      reason: 'ERR_PINGONE_FLOW refused',
      message: 'PingOne refused the call (INVALID_TOKEN).',
    })
    server.script(text(415, '<html>'))
    expect(await failureOf(client.submitAction(flow, { action: 'otp.check', otp: '1' }))).toEqual({
      reason: 'ERR_PINGONE_FLOW refused',
      message: 'PingOne refused the call (415).',
    })
  })

  it('refuses another flow in the answer', async () => {
    const flow = await startAtOtp()
    server.script(json(200, { ...otpRequired(server.origin), id: otherFlowId }))
    expect(await failureOf(client.submitAction(flow, { action: 'otp.check', otp: '1' }))).toEqual({
      reason: 'ERR_PINGONE_FLOW other_flow',
      message: 'PingOne answered with another flow than the one it was asked about.',
    })
  })
})

describe('resumeFlow', () => {
  const completed = (): Promise<Flow<StateAt<'COMPLETED'>>> =>
    startAt('COMPLETED', flowBody(server.origin, { status: 'COMPLETED' }))

  it('reads the authorization response of a pi.flow and nothing else of it', async () => {
    const flow = await completed()
    server.script(
      json(200, {
        session: { id: userId },
        status: 'COMPLETED',
        authorizeResponse: {
          code: '179d',
          state: 'st',
          access_token: 'secret',
          id_token: 'secret',
        },
      }),
    )
    const resumed = await client.resumeFlow(flow)
    expect(resumed).toEqual({
      authorizeResponse: { code: '179d', state: 'st' },
      cookies: [{ name: 'ST', value: 'secret' }],
    })
    expect(
      server.requests.map(({ method, path, headers }) => [method, path, headers.cookie]),
    ).toEqual([['GET', `/${environmentId}/as/resume?flowId=${flowId}`, 'ST=secret']])
  })

  it('sends nothing before the flow has ended', async () => {
    const flow = await startAtOtp()
    server.script(json(200, { authorizeResponse: { code: 'c' } }))
    expect(await failureOf(client.resumeFlow(flow))).toEqual({
      reason: 'ERR_PINGONE_FLOW action_not_offered',
      message: 'A flow at OTP_REQUIRED cannot be resumed; nothing was sent.',
    })
    expect(server.requests).toHaveLength(0)
  })

  it('reads the parameters of a redirect to exactly the redirect_uri', async () => {
    const flow = await completed()
    const redirectUri = 'https://app.example/callback'
    server.script(redirect(`${redirectUri}?code=c1&state=s1`))
    const { authorizeResponse } = await client.resumeFlow(flow, { redirectUri })
    expect(authorizeResponse).toEqual({ code: 'c1', state: 's1' })
  })

  it.each([
    'https://evil.example/callback?code=c',
    'https://app.example/callback2?code=c',
    'http://app.example/callback?code=c',
    'https://app.example:8443/callback?code=c',
    'https://app.example@evil.example/callback?code=c',
    'https://user@app.example/callback?code=c',
    '//app.example/callback?code=c',
    '/callback?code=c',
    'https://app.example/callback?code=c&code=d',
    'https://app.example/callback?state=s',
    'https://app.example/callback#code=c',
    'javascript:alert(1)',
  ])('does not take a redirect to %s', async (location) => {
    const flow = await completed()
    server.script(redirect(location))
    expect(
      await failureOf(client.resumeFlow(flow, { redirectUri: 'https://app.example/callback' })),
    ).toEqual({
      reason: 'ERR_PINGONE_UPSTREAM redirected',
      message: 'PingOne redirected the call resume to where it is not followed.',
    })
  })

  it('does not take any redirect when no redirect_uri is given', async () => {
    const flow = await completed()
    server.script(redirect('https://app.example/callback?code=c'))
    expect((await failureOf(client.resumeFlow(flow))).reason).toBe(
      'ERR_PINGONE_UPSTREAM redirected',
    )
  })

  it('reports a flow that failed, and an OAuth error as the response', async () => {
    const error = { code: 'NO_USABLE_DEVICES', message: 'User has no usable devices' }
    const failed = await startAt('FAILED', flowBody(server.origin, { status: 'FAILED', error }))
    server.script(json(200, { environment: { id: environmentId }, status: 'FAILED', error }))
    expect(await failureOf(client.resumeFlow(failed))).toEqual({
      reason: 'ERR_PINGONE_FLOW failed',
      message: 'PingOne ended the flow as failed (NO_USABLE_DEVICES).',
    })
    server.script(json(200, { status: 'FAILED', authorizeResponse: { error: 'access_denied' } }))
    expect((await client.resumeFlow(failed)).authorizeResponse).toEqual({ error: 'access_denied' })
    server.script(json(200, { authorizeResponse: { code: 'c' } }))
    expect((await failureOf(client.resumeFlow(failed))).reason).toBe('ERR_PINGONE_FLOW failed')
  })

  it('is answered once: the second resume is of an expired flow', async () => {
    const flow = await completed()
    server.script(json(404, errorBody('NOT_FOUND')))
    expect((await failureOf(client.resumeFlow(flow))).reason).toBe('ERR_PINGONE_FLOW expired')
    expect(server.requests).toHaveLength(1)
  })

  it('does not take an unfinished flow for a response', async () => {
    const flow = await completed()
    server.script(json(200, otpRequired(server.origin)))
    expect(await failureOf(client.resumeFlow(flow))).toEqual({
      reason: 'ERR_PINGONE_FLOW not_understood',
      message: 'PingOne resumed the flow without an authorization response.',
    })
  })
})

describe('createFlowClient', () => {
  it.each(['', 'auth.pingone.eu', 'ftp://auth.pingone.eu/x', 'https://auth.pingone.eu/x?y=1'])(
    'refuses the environmentBaseUrl %j',
    (environmentBaseUrl) => {
      expect(() => createFlowClient({ environmentBaseUrl, fetch })).toThrow(
        new TypeError('environmentBaseUrl must be an absolute http(s) URL without a query'),
      )
    },
  )

  it('lets another process take up a stored flow', async () => {
    const stored = JSON.stringify(await startAtOtp())
    const flow = JSON.parse(stored) as Flow
    if (!isFlowAt(flow, 'OTP_REQUIRED')) throw new Error('wrong status')
    server.script(json(200, flowBody(server.origin, { status: 'COMPLETED' })))
    const elsewhere = createFlowClient({
      environmentBaseUrl: `${server.origin}/${environmentId}/`,
      fetch: createPingOneFetch({ origin: server.origin, timeoutMs: 2000 }),
    })
    const step = await elsewhere.submitAction(flow, { action: 'otp.check', otp: '012345' })
    expect(step.flow.state.status).toBe('COMPLETED')
  })
})
