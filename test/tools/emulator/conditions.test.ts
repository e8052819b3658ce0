// Conditions in a sign-on: the factors of this flow count, and where the request comes from.
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import {
  advanceClock,
  changeState,
  createClient,
  readOtp,
  startEmulator,
  text,
  type Answer,
  type Client,
} from './drive.js'
import { signJwt, unsignedJwt } from './signed-jwt.js'
import { signedRequests } from './signed-requests.js'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator()
})
beforeEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

const since = (factor: string): object => ({
  secondsSince: `\${session.lastSignOn.withAuthenticator.${factor}.at}`,
  greater: 600,
})
const outside = { not: { contains: '${flow.request.http.remoteIp}', ipRange: ['127.0.0.0/8'] } }

describe('behind a LOGIN, an MFA action', () => {
  it('on the age of the password does not run: the password is seconds old', async () => {
    await onMfa(since('pwd'))
    const { client, flowId, status } = await enterPassword()
    expect(status).toBe('COMPLETED')
    const resumed = await client.resume(flowId)
    const tokens = await client.token({
      grant_type: 'authorization_code',
      code: text(resumed.body, 'authorizeResponse', 'code'),
      redirect_uri: 'http://localhost:3000/callback',
    })
    expect(decodeJwt(text(tokens.body, 'id_token'))['amr']).toEqual(['pwd'])
  })

  it('on the age of the MFA runs, and once in a flow', async () => {
    await onMfa(since('mfa'))
    const { client, flowId, status } = await enterPassword()
    expect(status).toBe('OTP_REQUIRED')
    const done = await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'petra') })
    expect(done.body['status']).toBe('COMPLETED')
    await advanceClock(emulator, 599)
    expect((await client.authorize(passwordMfa)).body['status']).toBe('COMPLETED')
    await advanceClock(emulator, 2)
    expect((await client.authorize(passwordMfa)).body['status']).toBe('OTP_REQUIRED')
  })
})

describe('an MFA action for addresses outside of a range', () => {
  it('does not run for one inside: here, for whoever connects from this machine', async () => {
    await onMfa(outside)
    expect((await enterPassword()).status).toBe('COMPLETED')
  })

  it.each([
    { remoteIp: '192.0.2.7', status: 'OTP_REQUIRED' },
    { remoteIp: '127.1.2.3', status: 'COMPLETED' },
  ])('goes by pi.remoteIp of a signed request: $remoteIp', async ({ remoteIp, status }) => {
    await onMfa(outside)
    const request = await signJwt(emulator, { sub: undefined, 'pi.remoteIp': remoteIp })
    expect((await enterPassword({ request })).status).toBe(status)
  })

  it('does not believe an unsigned one', async () => {
    await onMfa(outside)
    const requests = signedRequests(emulator)
    await requests.changeApplication({ supportUnsignedRequestObject: true })
    const claims = { ...requests.rightClaims(), 'pi.remoteIp': '192.0.2.7' }
    expect((await enterPassword({ request: unsignedJwt(claims) })).status).toBe('COMPLETED')
  })
})

it('what no flow here knows is 501, naming it', async () => {
  await onMfa({ mood: 'good' })
  const { answer } = await enterPassword()
  expect(answer.status).toBe(501)
  expect(answer.body['message']).toContain('the sign-on policy condition {"mood":"good"}')
})

const passwordMfa = { acr_values: 'Password_MFA' }

function onMfa(condition: object): Promise<void> {
  return changeState(emulator, (environment) => {
    for (const action of environment.actions) {
      if (action.type === 'MULTI_FACTOR_AUTHENTICATION') action.condition = condition
    }
  })
}

interface Entered {
  readonly client: Client
  readonly flowId: string
  readonly answer: Answer
  readonly status: unknown
}

async function enterPassword(parameters: Record<string, string> = {}): Promise<Entered> {
  const client = createClient(emulator)
  const opened = await client.authorize({ ...passwordMfa, ...parameters })
  const flowId = text(opened.body, 'id')
  const answer = await client.act(flowId, 'usernamePassword.check', {
    username: 'petra',
    password: 'Winter-Harbour-42',
  })
  return { client, flowId, answer, status: answer.body['status'] }
}
