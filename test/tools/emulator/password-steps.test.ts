// Passwords in a flow: changed, expired, forgotten; registration, and addresses that are verified.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import type { EnvironmentState, User } from '../../../src/tools/emulator/resources.js'
import {
  advanceClock,
  changeState,
  createClient,
  firstDetail,
  member,
  readOtp,
  startEmulator,
  text,
  type Answer,
  type Client,
} from './drive.js'

const password = 'Winter-Harbour-42'
const better = 'Summer-Meadow-77'

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

/** Changes maya, and lets the LOGIN actions recover passwords and register people. */
async function prepare(
  change: (maya: User, environment: EnvironmentState) => void = () => undefined,
): Promise<void> {
  await changeState(emulator, (environment) => {
    for (const action of environment.actions) {
      if (action.type !== 'LOGIN') continue
      Object.assign(action, { recovery: { enabled: true }, registration: { enabled: true } })
    }
    const maya = environment.users.find(({ username }) => username === 'maya')
    if (maya === undefined) throw new Error('no maya')
    change(maya, environment)
  })
}

function namesOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : []
}

async function open(policy = 'Single_Factor'): Promise<string> {
  return text((await client.authorize({ acr_values: policy })).body, 'id')
}

async function checkPassword(policy?: string): Promise<Answer> {
  return client.act(await open(policy), 'usernamePassword.check', { username: 'maya', password })
}

const mustChange = (maya: User): void => {
  maya.password = { value: password, forceChange: true }
}

describe.each([
  ['MUST_CHANGE_PASSWORD', mustChange],
  [
    'PASSWORD_EXPIRED',
    (maya: User, environment: EnvironmentState): void => {
      maya.password = { value: password, lastChangedAt: '2020-01-01T00:00:00.000Z' }
      environment.passwordPolicies = [
        {
          id: 'policy',
          name: 'Old',
          default: true,
          excludesCommonlyUsed: true,
          excludesProfileData: true,
          notSimilarToCurrent: true,
          length: { min: 8 },
          maxAgeDays: 90,
        },
      ]
    },
  ],
] as const)('%s', (status, change) => {
  it('comes after the right password, with the rules', async () => {
    await prepare(change)
    const flow = await checkPassword()
    expect(flow.body).toMatchObject({
      status,
      _links: { 'password.reset': {} },
      _embedded: { user: { username: 'maya' }, passwordPolicy: { length: { min: 8 } } },
    })
    expect((await client.resume(text(flow.body, 'id'))).body['status']).toBe(status)
  })

  it('goes on with a new password, which is the password from then on', async () => {
    await prepare(change)
    const flowId = text((await checkPassword()).body, 'id')
    const done = await client.act(flowId, 'password.reset', {
      currentPassword: password,
      newPassword: better,
    })
    expect(done.body['status']).toBe('COMPLETED')
    client = createClient(emulator)
    const old = await checkPassword()
    expect(firstDetail(old)).toMatchObject({ code: 'INVALID_CREDENTIALS' })
    const now = await client.act(await open(), 'usernamePassword.check', {
      username: 'maya',
      password: better,
    })
    expect(now.body['status']).toBe('COMPLETED')
  })

  it('cannot be gone round by the conditions of the policy', async () => {
    await prepare(change)
    const flow = await checkPassword('Remembered_MFA')
    expect(flow.body['status']).toBe(status)
  })
})

describe('password.reset', () => {
  it('refuses a wrong current password, and stays', async () => {
    await prepare(mustChange)
    const flowId = text((await checkPassword()).body, 'id')
    const body = { currentPassword: 'wrong', newPassword: better }
    const refused = await client.act(flowId, 'password.reset', body)
    expect(firstDetail(refused)).toMatchObject({
      code: 'INVALID_CREDENTIALS',
      target: 'currentPassword',
    })
    expect((await client.get(`/flows/${flowId}`)).body['status']).toBe('MUST_CHANGE_PASSWORD')
  })

  it('names every rule that the new one breaks', async () => {
    await prepare(mustChange)
    const flowId = text((await checkPassword()).body, 'id')
    const body = { currentPassword: password, newPassword: 'short' }
    const refused = await client.act(flowId, 'password.reset', body)
    expect(firstDetail(refused)).toMatchObject({ code: 'INVALID_VALUE', target: 'newPassword' })
    expect(member(firstDetail(refused), 'innerError', 'unsatisfiedRequirements')).toEqual(
      expect.arrayContaining(['length', 'minCharacters']),
    )
  })

  it('goes on to MFA where the policy has it', async () => {
    await prepare(mustChange)
    const flowId = text((await checkPassword('Password_MFA')).body, 'id')
    const body = { currentPassword: password, newPassword: better }
    const next = await client.act(flowId, 'password.reset', body)
    expect(next.body['status']).toBe('OTP_REQUIRED')
  })

  it('is not linked, and not taken, before a password was right', async () => {
    await prepare(mustChange)
    const body = { currentPassword: password, newPassword: better }
    const refused = await client.act(await open(), 'password.reset', body)
    expect(refused.body['code']).toBe('INVALID_REQUEST')
  })
})

describe('a forgotten password', () => {
  const forget = async (username = 'maya', policy?: string): Promise<Answer> =>
    client.act(await open(policy), 'password.forgot', { username })

  it('is not offered, and refused, where the policy does not allow recovery', async () => {
    const flowId = await open()
    expect((await client.get(`/flows/${flowId}`)).body['_links']).not.toHaveProperty([
      'password.forgot',
    ])
    const refused = await client.act(flowId, 'password.forgot', { username: 'maya' })
    expect(refused.body['code']).toBe('INVALID_REQUEST')
  })

  it('asks for the code that is mailed, and shows the rules', async () => {
    await prepare()
    const flow = await forget()
    expect(flow.body).toMatchObject({
      status: 'RECOVERY_CODE_REQUIRED',
      _links: { 'password.recover': {}, 'password.sendRecoveryCode': {} },
      _embedded: { passwordPolicy: { name: 'Standard' } },
    })
    expect(await readOtp(emulator, 'maya')).toMatch(/^[A-Z0-9]{8}$/)
  })

  it('is replaced by the code and a new one', async () => {
    await prepare()
    const flowId = text((await forget()).body, 'id')
    const body = { recoveryCode: await readOtp(emulator, 'maya'), newPassword: better }
    const done = await client.act(flowId, 'password.recover', body)
    expect(done.body['status']).toBe('COMPLETED')
  })

  it('leads to MFA where the policy has it', async () => {
    await prepare()
    const flowId = text((await forget('maya', 'Password_MFA')).body, 'id')
    const body = { recoveryCode: await readOtp(emulator, 'maya'), newPassword: better }
    const next = await client.act(flowId, 'password.recover', body)
    expect(next.body['status']).toBe('OTP_REQUIRED')
  })

  it('looks the same for a name that nobody has, and no code is right', async () => {
    await prepare()
    const known = await forget()
    client = createClient(emulator)
    const unknown = await forget('nobody')
    const shape = ({ body }: Answer): unknown => [
      body['status'],
      namesOf(member(body, '_embedded')).sort(),
      namesOf(member(body, '_embedded', 'user')),
      member(body, '_embedded', 'passwordPolicy'),
    ]
    expect(shape(unknown)).toEqual(shape(known))
    const body = { recoveryCode: 'ABCDEFGH', newPassword: 'x' }
    const refused = await client.act(text(unknown.body, 'id'), 'password.recover', body)
    expect(firstDetail(refused)).toMatchObject({ code: 'INVALID_VALUE', target: 'recoveryCode' })
  })

  it('needs the code within five minutes', async () => {
    await prepare()
    const flowId = text((await forget()).body, 'id')
    const body = { recoveryCode: await readOtp(emulator, 'maya'), newPassword: better }
    await advanceClock(emulator, 301)
    const late = await client.act(flowId, 'password.recover', body)
    expect(firstDetail(late)).toMatchObject({ target: 'recoveryCode' })
  })

  it('takes the newest code only', async () => {
    await prepare()
    const flowId = text((await forget()).body, 'id')
    const first = await readOtp(emulator, 'maya')
    const sent = await client.act(flowId, 'password.sendRecoveryCode', {})
    expect(sent.body['status']).toBe('RECOVERY_CODE_REQUIRED')
    const old = { recoveryCode: first, newPassword: better }
    expect((await client.act(flowId, 'password.recover', old)).status).toBe(400)
    const now = { recoveryCode: await readOtp(emulator, 'maya'), newPassword: better }
    expect((await client.act(flowId, 'password.recover', now)).body['status']).toBe('COMPLETED')
  })

  it('takes no code after five wrong ones', async () => {
    await prepare()
    const flowId = text((await forget()).body, 'id')
    for (let count = 0; count < 5; count += 1) {
      await client.act(flowId, 'password.recover', {
        recoveryCode: 'WRONGONE',
        newPassword: better,
      })
    }
    const body = { recoveryCode: await readOtp(emulator, 'maya'), newPassword: better }
    expect((await client.act(flowId, 'password.recover', body)).status).toBe(400)
  })

  it('keeps the code when the new password breaks a rule', async () => {
    await prepare()
    const flowId = text((await forget()).body, 'id')
    const recoveryCode = await readOtp(emulator, 'maya')
    const weak = await client.act(flowId, 'password.recover', { recoveryCode, newPassword: 'x' })
    expect(firstDetail(weak)).toMatchObject({ target: 'newPassword' })
    const done = await client.act(flowId, 'password.recover', { recoveryCode, newPassword: better })
    expect(done.body['status']).toBe('COMPLETED')
  })
})

describe('registration', () => {
  const person = { username: 'robin', email: 'robin@example.com', password: better }

  it('is not offered where the policy does not allow it', async () => {
    const refused = await client.act(await open(), 'user.register', person)
    expect(refused.body['code']).toBe('INVALID_REQUEST')
  })

  it('makes the user, and asks for the code that is mailed', async () => {
    await prepare()
    const flow = await client.act(await open(), 'user.register', person)
    expect(flow.body).toMatchObject({
      status: 'VERIFICATION_CODE_REQUIRED',
      _links: { 'user.verify': {}, 'user.sendVerificationCode': {} },
      _embedded: { user: { username: 'robin', email: 'robin@example.com' } },
    })
    const verificationCode = await readOtp(emulator, 'robin')
    const done = await client.act(text(flow.body, 'id'), 'user.verify', { verificationCode })
    expect(done.body['status']).toBe('COMPLETED')
  })

  it('is asked for again at the next sign-on, until the address is verified', async () => {
    await prepare()
    await client.act(await open(), 'user.register', person)
    client = createClient(emulator)
    const { username, password: value } = person
    const flow = await client.act(await open(), 'usernamePassword.check', {
      username,
      password: value,
    })
    expect(flow.body['status']).toBe('VERIFICATION_CODE_REQUIRED')
    const flowId = text(flow.body, 'id')
    const wrong = await client.act(flowId, 'user.verify', { verificationCode: 'WRONGONE' })
    expect(firstDetail(wrong)).toMatchObject({ code: 'INVALID_VALUE', target: 'verificationCode' })
    await client.act(flowId, 'user.sendVerificationCode', {})
    await advanceClock(emulator, 600)
    const verificationCode = await readOtp(emulator, 'robin')
    const done = await client.act(flowId, 'user.verify', { verificationCode })
    expect(done.body['status']).toBe('COMPLETED')
  })

  it('names everything that is wrong, and makes nobody', async () => {
    await prepare()
    const flowId = await open()
    const body = { username: 'maya', email: 'no-address', password: 'x' }
    const refused = await client.act(flowId, 'user.register', body)
    expect(refused.body['details']).toMatchObject([
      { code: 'UNIQUENESS_VIOLATION', target: 'username' },
      { code: 'INVALID_VALUE', target: 'email' },
      { code: 'INVALID_VALUE', target: 'password', innerError: {} },
    ])
    expect((await client.get(`/flows/${flowId}`)).body['status']).toBe('USERNAME_PASSWORD_REQUIRED')
  })
})

describe('hosted sign-on', () => {
  it('changes a password on its page', async () => {
    await prepare(mustChange)
    const opened = await client.authorize({ response_mode: 'query', acr_values: 'Single_Factor' })
    const path = opened.headers.get('location') ?? ''
    await client.form(path, { action: 'usernamePassword.check', username: 'maya', password })
    expect((await client.get(path)).text).toContain('Choose a new password')
    const weak = await client.form(path, {
      action: 'password.reset',
      currentPassword: password,
      newPassword: 'x',
    })
    expect(weak.text).toContain('role="alert"')
    const done = await client.form(path, {
      action: 'password.reset',
      currentPassword: password,
      newPassword: better,
    })
    expect(done.headers.get('location')).toContain('/as/resume')
  })

  it('recovers a password and registers on its pages', async () => {
    await prepare()
    const opened = await client.authorize({ response_mode: 'query', acr_values: 'Single_Factor' })
    const path = opened.headers.get('location') ?? ''
    const first = await client.get(path)
    expect(first.text).toContain('Forgot your password?')
    expect(first.text).toContain('No account yet?')
    await client.form(path, { action: 'password.forgot', username: 'maya' })
    expect((await client.get(path)).text).toContain('Check your email')
    const done = await client.form(path, {
      action: 'password.recover',
      recoveryCode: await readOtp(emulator, 'maya'),
      newPassword: better,
    })
    expect(done.headers.get('location')).toContain('/as/resume')
  })
})
