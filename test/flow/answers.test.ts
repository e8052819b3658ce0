// What the flow client makes of answers that are none.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FlowError, UpstreamError } from '../../src/errors.js'
import { createFlowClient } from '../../src/flow/client.js'
import type { Flow, FlowClient } from '../../src/flow/client.js'
import type { OtpRequired } from '../../src/flow/state.js'
import { createPingOneFetch } from '../../src/pingone/http.js'
import {
  gzipBomb,
  json,
  redirect,
  reset,
  resetInBody,
  stall,
  startScriptedServer,
  text,
  truncated,
} from '../support/scripted-server.js'
import type { ScriptedAnswer, ScriptedServer } from '../support/scripted-server.js'
import { deviceId, environmentId, flowId, otpRequired } from './bodies.js'

let server: ScriptedServer
beforeAll(async () => {
  server = await startScriptedServer()
})
afterAll(() => server.close())

function createClient(timeoutMs: number): FlowClient {
  return createFlowClient({
    environmentBaseUrl: `${server.origin}/${environmentId}`,
    fetch: createPingOneFetch({ origin: server.origin, timeoutMs }),
  })
}

const atOtp: Flow<OtpRequired> = {
  state: {
    status: 'OTP_REQUIRED',
    flowId,
    offered: ['otp.check', 'device.select'],
    devices: [{ id: deviceId, type: 'SMS', usable: true }],
    bypassAllowed: false,
  },
  cookies: [{ name: 'ST', value: 'secret-cookie' }],
}
const ended: Flow = { state: { status: 'COMPLETED', flowId, offered: [] }, cookies: [] }

const jsonType = { 'content-type': 'application/json' }
const faults: readonly (readonly [string, ScriptedAnswer, string])[] = [
  ['a reset', reset(), 'interrupted'],
  ['a reset in the body', resetInBody(), 'interrupted'],
  ['a truncated body', truncated(), 'interrupted'],
  ['no answer', stall(), 'timed_out'],
  ['a gzip bomb', gzipBomb(20_000_000), 'too_large'],
  ['502 as HTML', text(502, '<html>', { 'content-type': 'text/html' }), 'server_error'],
  ['503 with Retry-After', text(503, '', { 'retry-after': '2' }), 'server_error'],
  ['429', json(429, { code: 'REQUEST_LIMITED' }), 'rate_limited'],
  ['429 without a body', text(429, ''), 'rate_limited'],
  ['a redirect elsewhere', redirect('https://evil.example/'), 'redirected'],
  ['a redirect to nowhere', text(302, ''), 'not_understood'],
  ['200 as HTML', text(200, '<html>', { 'content-type': 'text/html' }), 'not_understood'],
  [
    'JSON under the name of HTML',
    text(200, '{}', { 'content-type': 'text/html' }),
    'not_understood',
  ],
  ['JSON without a name', text(200, '{}'), 'not_understood'],
  ['200 without a body', text(200, '', jsonType), 'not_understood'],
  ['204', text(204, ''), 'not_understood'],
  ['half a JSON', text(200, '{"status":"COMPL', jsonType), 'not_understood'],
  ['JSON null', text(200, 'null', jsonType), 'not_understood'],
  ['a JSON array', text(200, '[]', jsonType), 'not_understood'],
  ['a JSON text', text(200, '"COMPLETED"', jsonType), 'not_understood'],
  [
    'a hundred thousand arrays',
    text(200, '['.repeat(100_000) + ']'.repeat(100_000), jsonType),
    'not_understood',
  ],
]
const calls: readonly (readonly [string, (client: FlowClient) => Promise<unknown>])[] = [
  ['authorize', (client) => client.startFlow({ client_id: 'app' })],
  ['flow GET', (client) => client.readFlow(atOtp)],
  ['otp.check', (client) => client.submitAction(atOtp, { action: 'otp.check', otp: '123456' })],
  ['device.select', (client) => client.submitAction(atOtp, { action: 'device.select', deviceId })],
  ['resume', (client) => client.resumeFlow(ended)],
]

describe.each(calls)('%s', (name, run) => {
  it.each(faults)(
    'answered by %s is an error that says so, without a secret',
    async (_, answer, reason) => {
      server.script(answer)
      const client = createClient(reason === 'timed_out' ? 100 : 5000)
      const error: unknown = await run(client).then(
        () => undefined,
        (caught: unknown) => caught,
      )
      if (!(error instanceof UpstreamError || error instanceof FlowError)) throw error
      expect(error.reason).toBe(reason)
      expect(error.message).not.toMatch(/secret-cookie|123456|evil|127\.0\.0\.1/)
      const reading = name === 'flow GET' && ['interrupted', 'server_error'].includes(reason)
      expect(server.requests.length).toBeLessThanOrEqual(reading ? 2 : 1)
      server.script(json(200, otpRequired(server.origin)))
      const next = await createClient(5000).readFlow(atOtp)
      expect(next.state.status).toBe('OTP_REQUIRED')
    },
  )
})

describe('a fetch without our bounds', () => {
  it.each([
    [500, 'server_error'],
    [429, 'rate_limited'],
  ])('still tells %d', async (status, reason) => {
    server.script(json(status, {}))
    const plain = createFlowClient({
      environmentBaseUrl: `${server.origin}/${environmentId}`,
      fetch,
    })
    await expect(plain.readFlow(atOtp)).rejects.toMatchObject({
      code: 'ERR_PINGONE_UPSTREAM',
      reason,
      upstreamStatus: status,
    })
  })
})
