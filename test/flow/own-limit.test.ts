// Whose limit it was: of every action, what a 429 with every kind of detail is.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UpstreamError } from '../../src/errors.js'
import { createFlowClient, type Flow, type FlowStep } from '../../src/flow/client.js'
import type { Asked } from '../../src/flow/own-limit.js'
import type { FlowState } from '../../src/flow/state.js'
import { createPingOneFetch } from '../../src/pingone/http.js'
import { json, startScriptedServer, type ScriptedServer } from '../support/scripted-server.js'
import { environmentId, flowId } from './bodies.js'
import { documentedActions } from './documented-actions.js'

let server: ScriptedServer
beforeAll(async () => {
  server = await startScriptedServer()
})
afterAll(() => server.close())

const nowMs = Date.parse('2026-03-01T12:00:00Z')
const inAnHour = nowMs + 3_600_000
const offered = Object.keys(documentedActions)

function flowAt(status: FlowState['status']): Flow {
  const state = { status, flowId, offered, devices: [], bypassAllowed: false }
  return { state: state as unknown as FlowState, cookies: [] }
}

/** Sends one action with our own bounded fetch, or with a plain one. */
async function ask(asked: Asked, isPlain: boolean): Promise<FlowStep | Flow> {
  const bounded = createPingOneFetch({ origin: server.origin, timeoutMs: 5000 })
  const client = createFlowClient({
    environmentBaseUrl: `${server.origin}/${environmentId}`,
    fetch: isPlain ? fetch : bounded,
    nowMs: () => nowMs,
  })
  if (asked === 'authorize') return client.startFlow({ client_id: 'app' })
  if (asked === 'authorize with hint') {
    return client.startFlow({ client_id: 'app', login_hint_token: 'jwt' })
  }
  const { action, at } = documentedActions[asked]
  return client.submitAction(flowAt(at[0] ?? 'FAILED'), action as never)
}

const limits = {
  'no detail': undefined,
  'a limit without figures': { code: 'LIMIT_EXCEEDED' },
  'the limit of the rate': {
    code: 'LIMIT_EXCEEDED',
    innerError: { quotaLimit: 100, retryAfter: '2030-01-01T00:00:00Z' },
  },
  'the quota of the rate': {
    code: 'QUOTA_EXCEEDED',
    innerError: { quotaLimit: 100, quotaResetTime: '2030-01-01T00:00:00Z' },
  },
  'a code that is no limit': { code: 'INVALID_OTP', target: 'otp' },
  'a way of delivery': { code: 'LIMIT_EXCEEDED', innerError: { deliveryMethod: 'SMS' } },
  'a way of delivery that pauses': {
    code: 'LIMIT_EXCEEDED',
    innerError: { deliveryMethod: 'SMS', coolDownExpiresAt: inAnHour },
  },
  'a device that pauses': { code: 'QUOTA_EXCEEDED', innerError: { coolDownExpiresAt: inAnHour } },
  'a quota that begins anew': {
    code: 'QUOTA_EXCEEDED',
    innerError: { quotaResetTime: new Date(inAnHour).toISOString() },
  },
} as const

/** The device is named: by its way of delivery, or by its pause. */
const ofMessages = {
  'a way of delivery': 'message_limit',
  'a way of delivery that pauses': 'message_limit',
  'a device that pauses': 'message_limit',
}
const ofCodes = { 'a device that pauses': 'otp_quota' }

/** Which of them is the person's, by what is asked; the rest is the rate. */
const own: Readonly<Record<Asked, Partial<Record<keyof typeof limits, string>>>> = {
  'user.lookup': ofMessages,
  'usernamePassword.check': ofMessages,
  'device.select': ofMessages,
  'password.forgot': ofMessages,
  'password.sendRecoveryCode': ofMessages,
  'password.recover': ofMessages,
  'password.reset': ofMessages,
  'user.register': ofMessages,
  'user.verify': ofMessages,
  'user.sendVerificationCode': ofMessages,
  'user.confirm': ofMessages,
  'user.consent': ofMessages,
  'form.submit': ofMessages,
  'user.update': ofMessages,
  'authorize with hint': { ...ofMessages, 'a quota that begins anew': 'message_limit' },
  'otp.check': ofCodes,
  'assertion.check': ofCodes,
  'cancel.push.authentication': {},
  'deviceAuthGrant.userCode.verify': {},
  'deviceAuthGrant.consent': {},
  'session.reset': {},
  authorize: {},
}

const fetches = [
  ['our fetch', false],
  ['a plain fetch', true],
] as const

describe.each(fetches)('with %s, a limit told with 429 or REQUEST_LIMITED', (_, isPlain) => {
  it.each(Object.keys(own) as Asked[])('as the answer to %s is whose it says', async (asked) => {
    for (const [name, detail] of Object.entries(limits)) {
      for (const status of [429, 400]) {
        const details = detail === undefined ? [] : [{ message: 'm', ...detail }]
        const body = { id: 'x', code: 'REQUEST_LIMITED', message: 'm', details }
        server.script(json(status, body, { 'retry-after': '2' }))
        const result = await ask(asked, isPlain).catch((error: unknown) => error)
        expect([name, status, readMeaning(result)]).toEqual([
          name,
          status,
          own[asked][name as keyof typeof limits] ?? 'rate_limited, wait 2',
        ])
      }
    }
  })
})

function readMeaning(result: unknown): string {
  if (result instanceof UpstreamError) {
    return `${result.reason}, wait ${String(result.retryAfterSeconds)}`
  }
  if (typeof result !== 'object' || result === null || !('rejection' in result)) return 'none'
  const { rejection } = result
  return typeof rejection === 'object' && rejection !== null && 'meaning' in rejection
    ? String(rejection.meaning)
    : 'none'
}
