// Unknown JSON to FlowState: what is kept, what is dropped, what is refused.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FlowError } from '../../src/errors.js'
import { parseAuthorizeResponse, parseFlowState } from '../../src/flow/parse.js'
import type { ParseContext } from '../../src/flow/parse.js'
import type { FlowState } from '../../src/flow/state.js'
import {
  deviceId,
  environmentId,
  flowBody,
  flowId,
  otherFlowId,
  otpRequired,
  userId,
} from './bodies.js'

const origin = 'https://auth.pingone.eu'
const environmentBaseUrl = `${origin}/${environmentId}`
const nowMs = Date.parse('2026-01-10T12:00:00Z')
const context: ParseContext = { environmentBaseUrl, flowId, nowMs }

const parse = (body: unknown): FlowState => parseFlowState(body, context)

/** The devices of an OTP_REQUIRED flow that lists these. */
function parseDevices(...devices: readonly unknown[]): unknown {
  const state = parse(flowBody(origin, { status: 'OTP_REQUIRED', _embedded: { devices } }))
  return state.status === 'OTP_REQUIRED' ? state.devices : undefined
}

function refusalOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof FlowError) return `${error.reason}: ${error.message}`
    throw error
  }
  throw new Error('did not throw')
}

describe('the status', () => {
  it.each([
    'SIGN_ON_REQUIRED',
    'USERNAME_PASSWORD_REQUIRED',
    'PASSWORD_REQUIRED',
    'DEVICE_SELECTION_REQUIRED',
    'OTP_REQUIRED',
    'PUSH_CONFIRMATION_REQUIRED',
    'PUSH_CONFIRMATION_TIMED_OUT',
    'ASSERTION_REQUIRED',
    'PASSWORD_EXPIRED',
    'MUST_CHANGE_PASSWORD',
    'RECOVERY_CODE_REQUIRED',
    'VERIFICATION_CODE_REQUIRED',
    'ACCOUNT_LINKING_REQUIRED',
    'ACCOUNT_CONFIRMATION_REQUIRED',
    'EXTERNAL_AUTHENTICATION_REQUIRED',
    'PROFILE_DATA_REQUIRED',
    'AGREEMENT_CONSENT_REQUIRED',
    'DAG_USER_CODE_REQUIRED',
    'DAG_CONSENT_REQUIRED',
    'COMPLETED',
    'FAILED',
  ])('%s is known by its name', (status) => {
    expect(parse(flowBody(origin, { status })).status).toBe(status)
  })

  it.each([
    ['FOO_REQUIRED', 'FOO_REQUIRED'],
    ['otp_required', 'otp_required'],
    ['PUSH_CONFIRMATION_REJECTED', 'PUSH_CONFIRMATION_REJECTED'],
    ['toString', 'toString'],
    ['A'.repeat(1000), 'A'.repeat(64)],
    ['\u202eEVIL\r\n<script>', 'EVIL<script>'],
    [7, '7'],
    [true, 'true'],
    [null, ''],
    [undefined, ''],
    [['OTP_REQUIRED'], ''],
    [{ toString: 'OTP_REQUIRED' }, ''],
  ])('%j is reported as unsupported', (status, reported) => {
    expect(parse(flowBody(origin, { status }))).toMatchObject({ status: 'UNSUPPORTED', reported })
  })

  it('FAILED carries the reason, or says that there is none', () => {
    const error = { code: 'PASSWORD_LOCKED_OUT', message: 'locked', extra: 1 }
    expect(parse(flowBody(origin, { status: 'FAILED', error }))).toMatchObject({
      error: { code: 'PASSWORD_LOCKED_OUT', message: 'locked' },
    })
    expect(parse(flowBody(origin, { status: 'FAILED', error: 'x' }))).toMatchObject({
      error: { code: 'UNKNOWN' },
    })
  })
})

describe('the flow id', () => {
  it.each([null, 7, 'x', `${flowId}/..`, `${flowId}?x`, `${flowId}\r\nx: y`, [flowId], {}])(
    '%j is refused',
    (id) => {
      expect(refusalOf(() => parse({ ...otpRequired(origin), id }))).toBe(
        "not_understood: PingOne's flow is not understood: its flow has no id that is a UUID.",
      )
    },
  )

  it('of another flow is refused', () => {
    expect(refusalOf(() => parse({ ...otpRequired(origin), id: otherFlowId }))).toBe(
      'other_flow: PingOne answered with another flow than the one it was asked about.',
    )
  })

  it('may be absent where the flow was asked for by id, and where it ended at once', () => {
    expect(parse({ status: 'OTP_REQUIRED' }).flowId).toBe(flowId)
    const start = { environmentBaseUrl, nowMs }
    expect(parseFlowState({ status: 'FAILED' }, start).flowId).toBe('')
    expect(refusalOf(() => parseFlowState({ status: 'OTP_REQUIRED' }, start))).toMatch(
      /^not_understood/,
    )
  })

  it.each([null, [], 'text', 7, true])('of %j cannot be read at all', (body) => {
    expect(refusalOf(() => parse(body))).toBe(
      "not_understood: PingOne's flow is not understood: its answer is no JSON object.",
    )
  })
})

describe('links', () => {
  const own = `${environmentBaseUrl}/flows/${flowId}`
  const offered = (href: unknown): readonly string[] =>
    parse({ ...otpRequired(origin), _links: { 'otp.check': { href } } }).offered

  it('to this flow offer their action, and so does a link without an address', () => {
    expect(offered(own)).toEqual(['otp.check'])
    expect(offered(undefined)).toEqual(['otp.check'])
  })

  it.each([
    'https://evil.example/flows/x',
    own.replace('.eu/', '.com/'),
    own.replace('https:', 'http:'),
    own.replace('auth.pingone.eu', 'auth.pingone.eu.evil.example'),
    own.replace('auth.pingone.eu', 'auth.pingone.eu@evil.example'),
    own.replace(flowId, otherFlowId),
    own.replace(environmentId, otherFlowId),
    own.replace('/flows/', '/as/token/'),
    own.replace('/flows/', '/flows/..%2f'),
    `${own}/../${otherFlowId}`,
    `${own}?x=y`,
    `${own}#x`,
    `${own}\r\n`,
    `/flows/${flowId}`,
    'javascript:alert(1)',
    null,
    7,
    { href: own },
  ])('to %j offer nothing', (href) => {
    expect(offered(href)).toEqual([])
  })

  it.each([[null], ['otp.check'], [7], [[{ href: own }]]])(
    'written as %j offer nothing',
    (links) => {
      expect(parse({ ...otpRequired(origin), _links: links }).offered).toEqual([])
    },
  )

  it('with names that are no action are left out', () => {
    const names = ['self', 'signOnPage', '__proto__', '<b>', 'a'.repeat(65), 'x y', 'new.action']
    const links: unknown = JSON.parse(
      `{${names.map((name) => `${JSON.stringify(name)}:{"href":${JSON.stringify(name === 'signOnPage' ? 'https://apps.pingone.eu' : own)}}`).join()}}`,
    )
    expect(parse({ ...otpRequired(origin), _links: links }).offered).toEqual(['new.action'])
  })
})

describe('devices', () => {
  const device = { id: deviceId, type: 'SMS', status: 'ACTIVE', phone: '*******01' }

  it('keep id, type, masked destination and nickname', () => {
    expect(
      parseDevices(
        { ...device, userRetries: 0, otp: '123456', _links: {} },
        { id: userId, type: 'EMAIL', email: 'ab****@example.com', nickname: 'work\u202e' },
        { id: otherFlowId, type: 'TOTP', status: 'ACTIVE' },
      ),
    ).toEqual([
      { id: deviceId, type: 'SMS', destination: '*******01', usable: true },
      {
        id: userId,
        type: 'EMAIL',
        destination: 'ab****@example.com',
        nickname: 'work',
        usable: true,
      },
      { id: otherFlowId, type: 'TOTP', usable: true },
    ])
  })

  it('that come with an address in clear are masked here', () => {
    expect(
      parseDevices(
        { ...device, phone: '+1.5125550101' },
        { id: userId, type: 'EMAIL', email: 'mary.sample@example.com' },
        { id: otherFlowId, type: 'EMAIL', email: 'no-address' },
      ),
    ).toMatchObject([
      { destination: '*******01' },
      { destination: 'ma****@example.com' },
      { destination: 'no****' },
    ])
  })

  it.each([
    ['cooling down', { coolDownExpiresAt: nowMs + 1 }, false],
    ['cooled down', { coolDownExpiresAt: nowMs }, true],
    ['locked', { lock: { status: 'LOCKED' } }, false],
    ['unlocked', { lock: { status: 'UNLOCKED' } }, true],
    ['blocked', { block: { status: 'BLOCKED' } }, false],
    ['not active yet', { status: 'ACTIVATION_REQUIRED' }, false],
    ['of a status that is no text', { status: 1 }, false],
  ])('that are %s: usable is %s', (_, members, usable) => {
    expect(parseDevices({ ...device, ...members })).toMatchObject([{ usable }])
  })

  it('that are no devices are left out, and at most 50 are kept', () => {
    expect(parseDevices(null, 7, 'x', [], {}, { id: deviceId }, { type: 'SMS' })).toEqual([])
    expect(parseDevices(...Array.from({ length: 200 }, () => device))).toHaveLength(50)
  })
})

describe('everything else', () => {
  it('keeps the user and the expiry', () => {
    const user = { id: userId, username: 'mary', name: { given: 'Mary' }, email: 'm@example.com' }
    expect(parse(flowBody(origin, { status: 'PASSWORD_REQUIRED', _embedded: { user } }))).toEqual({
      status: 'PASSWORD_REQUIRED',
      flowId,
      offered: [],
      expiresAtMs: Date.parse('2026-01-10T12:15:00.263Z'),
      user: { id: userId, username: 'mary' },
    })
  })

  it.each([7, 'tomorrow', '2026-13-45T00:00:00Z', null])('drops the expiry %j', (expiresAt) => {
    const body = flowBody(origin, { status: 'SIGN_ON_REQUIRED', expiresAt })
    expect(parse(body)).not.toHaveProperty('expiresAtMs')
  })

  it('drops an OTP wherever PingOne puts it', () => {
    const body = {
      ...otpRequired(origin),
      otp: '424242',
      pi: { testDevice: { otp: '424242' } },
      selectedDevice: { id: deviceId, otp: '424242' },
      _embedded: { devices: [{ id: deviceId, type: 'SMS', otp: '424242' }], otp: '424242' },
    }
    expect(JSON.stringify(parse(body))).not.toContain('424242')
  })

  it('keeps nothing of tokens in an authorization response', () => {
    expect(
      parseAuthorizeResponse({
        authorizeResponse: { code: 'c', state: 's', iss: origin, access_token: 't', id_token: 't' },
      }),
    ).toEqual({ code: 'c', state: 's', iss: origin })
  })

  it.each([
    {},
    { authorizeResponse: null },
    { authorizeResponse: { code: 7 } },
    { authorizeResponse: { code: ['c'] } },
    { authorizeResponse: { code: '' } },
    { authorizeResponse: { code: 'c\r\nx' } },
    { authorizeResponse: { code: 'c'.repeat(5000) } },
    { authorizeResponse: { state: 's' } },
  ])('finds no authorization response in %j', (body) => {
    expect(parseAuthorizeResponse(body)).toBeUndefined()
  })

  it('reads own members only', () => {
    const inherited: unknown = Object.create(otpRequired(origin))
    expect(parse(inherited).status).toBe('UNSUPPORTED')
    const named: unknown = JSON.parse(`{"id":"${flowId}","__proto__":{"status":"COMPLETED"}}`)
    expect(parse(named).status).toBe('UNSUPPORTED')
  })
})

describe('any JSON', () => {
  it('is a state or a FlowError, and a state is plain JSON', () => {
    const anyBody = fc.oneof(
      fc.jsonValue({ maxDepth: 4 }),
      fc.record({
        id: fc.constantFrom<unknown>(flowId, 'x', undefined),
        status: fc.constantFrom<unknown>('OTP_REQUIRED', 'COMPLETED', 'FAILED', 'X', 1),
        _links: fc.jsonValue({ maxDepth: 3 }),
        _embedded: fc.oneof(
          fc.jsonValue({ maxDepth: 3 }),
          fc.record({ devices: fc.jsonValue({ maxDepth: 3 }), user: fc.jsonValue() }),
        ),
        authorizeResponse: fc.jsonValue(),
        error: fc.jsonValue(),
        selectedDevice: fc.jsonValue(),
        expiresAt: fc.jsonValue(),
      }),
    )
    fc.assert(
      fc.property(anyBody, (body) => {
        let state: FlowState
        try {
          state = parse(body)
        } catch (error) {
          expect(error).toBeInstanceOf(FlowError)
          return
        }
        expect(JSON.parse(JSON.stringify(state))).toEqual(state)
      }),
      { numRuns: 2000 },
    )
  })

  it('may be a hundred thousand arrays deep', () => {
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000))
    expect(parse(flowBody(origin, { status: 'FAILED', error: deep, _embedded: deep })).status).toBe(
      'FAILED',
    )
  })
})
