// What a device authentication policy says of locked accounts and of users without MFA.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import type { DeviceAuthenticationPolicy } from '../../../src/tools/emulator/resources.js'
import {
  changeState,
  createClient,
  openFlow,
  readOtp,
  startEmulator,
  text,
  type Client,
} from './drive.js'
import { signJwt } from './signed-jwt.js'

const password = 'Winter-Harbour-42'
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

type Flags = Pick<DeviceAuthenticationPolicy, 'ignoreUserLock' | 'blockUsersWithDisabledMfa'>

function set(flags: Flags): Promise<void> {
  return changeState(emulator, (environment) => {
    for (const policy of environment.deviceAuthenticationPolicies) Object.assign(policy, flags)
    for (const action of environment.actions) {
      if (action.type === 'MULTI_FACTOR_AUTHENTICATION') action.noDevicesMode = 'BYPASS'
    }
    for (const user of environment.users) {
      if (user.username === 'maya') user.mfaEnabled = false
    }
  })
}

describe('a locked account', () => {
  it('signs on by code where the policy ignores the lock', async () => {
    await set({ ignoreUserLock: true })
    const flowId = await openFlow(client, 'lars')
    const done = await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'lars') })
    expect(done.body['status']).toBe('COMPLETED')
  })

  it('fails without that, and at the password in any case', async () => {
    await set({ ignoreUserLock: false })
    const flow = await client.get(`/flows/${await openFlow(client, 'lars')}`)
    expect(flow.body).toMatchObject({ status: 'FAILED', error: { code: 'PASSWORD_LOCKED_OUT' } })
    await set({ ignoreUserLock: true })
    await changeState(emulator, ({ users }) => {
      for (const user of users) if (user.username === 'lars') user.password = { value: password }
    })
    const opened = await client.authorize({ acr_values: 'Password_MFA' })
    const body = { username: 'lars', password }
    const checked = await client.act(text(opened.body, 'id'), 'usernamePassword.check', body)
    expect(checked.body).toMatchObject({ status: 'FAILED', error: { code: 'PASSWORD_LOCKED_OUT' } })
  })
})

describe('a user without MFA behind a signed hint', () => {
  it.each([
    [false, { status: 'COMPLETED' }],
    [true, { status: 'FAILED', error: { code: 'NO_USABLE_DEVICES' } }],
  ])('with blockUsersWithDisabledMfa %s', async (blockUsersWithDisabledMfa, expected) => {
    await set({ blockUsersWithDisabledMfa })
    const opened = await client.authorize({ login_hint_token: await signJwt(emulator) })
    expect(opened.body).toMatchObject(expected)
  })
})
