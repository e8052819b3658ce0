// What PingOne refuses, said so that a person can act on it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PlatformError } from '../../../../src/errors.js'
import type { PlatformClient } from '../../../../src/tools/provisioning/platform/platform-client.js'
import { json, text } from '../../../support/scripted-server.js'
import { collect, failureOf, startPlatform, type Platform } from '../support/platform.js'
import {
  otherEnvironmentId,
  refusal,
  resourceId,
  startScriptedPlatform,
  type ScriptedPlatform,
} from '../support/scripted-platform.js'

async function refusalOf(promise: Promise<unknown>): Promise<PlatformError> {
  const error = await failureOf(promise)
  if (error instanceof PlatformError) return error
  throw new Error('no PlatformError', { cause: error })
}

describe('in the emulator', () => {
  let platform: Platform
  let client: PlatformClient
  beforeAll(async () => {
    platform = await startPlatform()
    client = platform.client
  })
  beforeEach(async () => {
    await platform.control('POST', 'reset')
  })
  afterAll(() => platform.close())

  async function createUser(username = 'pat'): Promise<string> {
    const [population] = await collect(client.populations.list())
    const email = 'pat@example.com'
    const user = await client.users.create({ username, email, population: { id: population?.id } })
    return user.id
  }

  /** Leaves the worker `roles`, or all of them. */
  async function giveRoles(roles: readonly string[]): Promise<void> {
    const state = (await platform.control('GET', 'state')) as {
      environments: { applications: Record<string, unknown>[] }[]
    }
    const worker = state.environments[0]?.applications[0]
    if (worker !== undefined) worker['roles'] = roles
    await platform.control('PUT', 'state', state)
  }

  it('a username that is taken, and who has it', async () => {
    const id = await createUser()
    const error = await refusalOf(createUser('PAT'))
    expect(error).toMatchObject({
      code: 'ERR_PINGONE_PLATFORM',
      status: 400,
      pingoneCode: 'INVALID_DATA',
      call: 'create user',
      details: [{ code: 'UNIQUENESS_VIOLATION', target: 'username', existingId: id }],
      message: `PingOne refused to create user (400 INVALID_DATA): the username is taken by ${id} in this environment, in whichever population. Choose another username, or delete that user.`,
    })
    expect(error.errorId).toMatch(/^[0-9a-f-]{36}$/)
    expect(error.correlationId).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('a name that is taken', async () => {
    const error = await refusalOf(client.populations.create({ name: 'Default' }))
    expect(error.message).toMatch(
      /^PingOne refused to create population \(400 INVALID_DATA\): name must be unique and is taken by [0-9a-f-]{36}\. Choose another one, or use the resource that has it\.$/,
    )
  })

  it('a bad phone number', async () => {
    await enableSms()
    const body = { type: 'SMS', phone: '0701234567' }
    const error = await refusalOf(client.devices.create(await createUser(), body))
    expect(error).toMatchObject({ status: 400, pingoneCode: 'INVALID_DATA' })
    expect(error.details[0]).toMatchObject({ target: 'phone' })
    expect(error.message).toMatch(
      /^PingOne refused to create device \(400 INVALID_DATA\): the phone number is not accepted( \(.+\))?\. Write it with a plus sign and country code, e\.g\. \+14155550123\.$/,
    )
    expect(error.message).not.toContain('0701234567')
  })

  it('a method that the device authentication policy has off', async () => {
    const body = { type: 'SMS', phone: '+14155550123' }
    const error = await refusalOf(client.devices.create(await createUser(), body))
    expect(error.message).toMatch(
      /devices of this type cannot be paired( \(.+\))?\. Enable the method in the device authentication policy\.$/,
    )
  })

  it('too many devices', async () => {
    const id = await createUser()
    const settings = await client.mfaSettings.read()
    const pairing = { maxAllowedDevices: 1, pairingKeyFormat: 'ALPHANUMERIC' }
    await client.mfaSettings.replace({ ...settings, pairing })
    const create = (): Promise<unknown> =>
      client.devices.create(id, { type: 'EMAIL', email: 'pat@example.com' })
    await create()
    expect(await refusalOf(create())).toMatchObject({
      status: 400,
      pingoneCode: 'REQUEST_FAILED',
      details: [{ code: 'LIMIT_EXCEEDED', maximumAllowed: 1 }],
      message:
        'PingOne refused to create device (400 REQUEST_FAILED): the user has as many devices as the MFA settings allow (1). Delete a device of the user, or raise pairing.maxAllowedDevices.',
    })
  })

  it('a policy that is gone', async () => {
    const policy = await client.signOnPolicies.create({ name: 'gone' })
    await client.signOnPolicies.delete(policy.id)
    const application = await client.applications.create({
      name: 'shop',
      type: 'WEB_APP',
      protocol: 'OPENID_CONNECT',
      enabled: true,
      grantTypes: ['AUTHORIZATION_CODE'],
      responseTypes: ['CODE'],
      tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
    })
    const body = { priority: 1, signOnPolicy: { id: policy.id } }
    expect(
      await refusalOf(client.signOnPolicyAssignments.create(application.id, body)),
    ).toMatchObject({
      status: 400,
      message:
        'PingOne refused to create sign-on policy assignment (400 INVALID_DATA): the sign-on policy cannot be assigned: it has no action yet, or is gone. Add an action to the policy first.',
    })
  })

  it('values out of range, each with what is allowed', async () => {
    const pairing = { maxAllowedDevices: 99, pairingKeyFormat: 'X' }
    const error = await refusalOf(client.mfaSettings.replace({ pairing }))
    expect(error.details).toEqual([
      {
        code: 'OUT_OF_RANGE',
        target: 'pairing.maxAllowedDevices',
        message: 'must be between 1 and 15',
        rangeMinimumValue: 1,
        rangeMaximumValue: 15,
      },
      {
        code: 'INVALID_VALUE',
        target: 'pairing.pairingKeyFormat',
        message: 'must be one of NUMERIC, ALPHANUMERIC',
        allowedValues: ['NUMERIC', 'ALPHANUMERIC'],
      },
    ])
    expect(error.message).toBe(
      'PingOne refused to set MFA settings (400 INVALID_DATA): pairing.maxAllowedDevices must be between 1 and 15 (OUT_OF_RANGE); pairing.pairingKeyFormat must be one of NUMERIC, ALPHANUMERIC (INVALID_VALUE).',
    )
  })

  it('wrong worker credentials', async () => {
    const wrong = platform.createClient({ workerClientSecret: 'SECRET-wrong' })
    const error = await refusalOf(wrong.readEnvironment())
    expect(error).toMatchObject({
      status: 401,
      pingoneCode: 'invalid_client',
      call: 'worker token',
    })
    expect(error.message).toContain(
      'Check PINGONE_WORKER_CLIENT_ID, PINGONE_WORKER_CLIENT_SECRET and PINGONE_WORKER_ENVIRONMENT_ID',
    )
    expect(error.message).not.toContain('SECRET-wrong')
  })

  it('a worker of an environment that is not there', async () => {
    const wrong = platform.createClient({ workerEnvironmentId: otherEnvironmentId })
    const error = await refusalOf(wrong.readEnvironment())
    expect(error).toMatchObject({ status: 404, call: 'worker token' })
    expect(error.message).toContain('Check PINGONE_WORKER_ENVIRONMENT_ID')
  })

  it('an unknown environment', async () => {
    const { environmentId } = client
    const wrong = platform.createClient({
      environmentId: otherEnvironmentId,
      workerEnvironmentId: environmentId,
    })
    expect(await refusalOf(wrong.readEnvironment())).toMatchObject({
      status: 403,
      pingoneCode: 'ACCESS_FAILED',
      message: expect.stringMatching(
        /^PingOne refused to read environment \(403 ACCESS_FAILED\): the worker application lacks a role for it \(Environment Admin\), or there is no environment PINGONE_ENVIRONMENT_ID; PingOne does not tell which\. Check the id, and give the worker the role for this environment; a new role or environment may take a minute to count\. PingOne was asked 6 times over (2|3)\d s, because what is new there may take a moment to be seen\.$/,
      ) as string,
    })
  })

  it('a missing role, and which one', async () => {
    const [population] = await collect(client.populations.list())
    await giveRoles(['Client Application Developer'])
    const users = await refusalOf(collect(client.users.list()))
    expect(users).toMatchObject({ status: 403, call: 'list users' })
    expect(users.message).toContain('lacks a role for it (Identity Data Admin)')
    const policies = await refusalOf(client.populations.delete(population?.id ?? ''))
    expect(policies.message).toContain('lacks a role for it (Environment Admin)')
    await giveRoles(['Identity Data Admin'])
    const applications = await refusalOf(collect(client.applications.list()))
    expect(applications.message).toContain('lacks a role for it (Client Application Developer)')
  })

  it('too many calls', async () => {
    await platform.control('POST', 'faults', {
      endpoint: 'platform',
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '3' },
      body: {
        id: 'x',
        code: 'REQUEST_LIMITED',
        message: 'x',
        details: [{ code: 'LIMIT_EXCEEDED' }],
      },
    })
    const waits: number[] = []
    const wait = (ms: number): Promise<void> => Promise.resolve(void waits.push(ms))
    const error = await refusalOf(platform.createClient({ wait }).readEnvironment())
    expect(error).toMatchObject({ status: 429, pingoneCode: 'REQUEST_LIMITED' })
    expect(error.message).toContain("the licence's rate of calls is used up, after 6 attempts.")
    expect(waits).toEqual([3000, 3000, 3000, 3000, 3000])
  })

  async function enableSms(): Promise<void> {
    const { deviceAuthenticationPolicies: policies } = client
    const [policy] = await collect(policies.list())
    if (policy) await policies.replace(policy.id, { ...policy, sms: { enabled: true } })
  }
})

describe('by script', () => {
  let platform: ScriptedPlatform
  beforeAll(async () => {
    platform = await startScriptedPlatform()
  })
  afterAll(() => platform.close())

  const create = (): Promise<unknown> => platform.createClient().populations.create({ name: 'x' })
  const messageOf = async (details: readonly unknown[]): Promise<string> => {
    platform.script(refusal(400, 'INVALID_DATA', details))
    return (await refusalOf(create())).message
  }
  const refused = 'PingOne refused to create population (400 INVALID_DATA):'

  it.each([
    [[], 'No.'],
    [
      [{ code: 'REQUIRED_VALUE', target: 'name', message: 'must not be null' }],
      'name must not be null (REQUIRED_VALUE).',
    ],
    [
      [
        {
          code: 'INVALID_VALUE',
          target: 'type',
          message: 'is wrong.',
          innerError: { allowedValues: ['A', 'B'] },
        },
      ],
      'type is wrong [one of A, B] (INVALID_VALUE).',
    ],
    [
      [
        {
          code: 'OUT_OF_RANGE',
          target: 'n',
          innerError: { rangeMinimumValue: 1, rangeMaximumValue: 7 },
        },
      ],
      'n [at least 1] [at most 7] (OUT_OF_RANGE).',
    ],
    [
      [{ code: 'SIZE_LIMIT_EXCEEDED', target: 'n', innerError: { maximumValue: 9 } }],
      'n [at most 9] (SIZE_LIMIT_EXCEEDED).',
    ],
    [Array.from({ length: 9 }, () => ({ code: 'X' })), '(X); (X); (X); (X); (X); and 4 more.'],
    [
      [{ code: 'LICENSE_EXCEEDED' }],
      'the licence of the environment does not include it, or its quota is used up. Look at the licence in the PingOne console.',
    ],
    [
      [{ code: 'UNIQUENESS_VIOLATION' }],
      'a value must be unique and is taken. Choose another one, or use the resource that has it.',
    ],
    [[5, null, { code: 7 }, { target: 'x' }], 'No.'],
  ])('says what was refused: %j', async (details, text) => {
    expect(await messageOf(details)).toBe(`${refused} ${text}`)
  })

  it('keeps PingOne’s texts short, and without control characters', async () => {
    const message = `\u001b[31m\u202eevil\r\n${'x'.repeat(10_000)}`
    const details = Array.from({ length: 100 }, () => ({ code: 'X', target: message, message }))
    const written = await messageOf(details)
    expect(written).toMatch(/^[\x20-\x7e]+$/)
    expect(written.length).toBeLessThan(3500)
  })

  it('a password that is not good enough, without it', async () => {
    const value = 'SECRET-password'
    const message = `User password ${value} did not satisfy password policy requirements`
    platform.script(
      refusal(400, 'INVALID_DATA', [{ code: 'INVALID_VALUE', target: 'password', message }]),
    )
    const error = await refusalOf(platform.createClient().users.setPassword(resourceId, value))
    expect(error.message).toBe(
      'PingOne refused to set password of user (400 INVALID_DATA): the password does not satisfy the password policy of the population. Choose another one, or change the policy.',
    )
    expect(error.details[0]?.message).toBe(
      'User password [hidden] did not satisfy password policy requirements',
    )
  })

  it('a device authentication policy in use', async () => {
    platform.script(
      refusal(409, 'REQUEST_FAILED', [{ code: 'INVALID_VALUE', target: 'signOnPolicies' }]),
    )
    const error = await refusalOf(
      platform.createClient().deviceAuthenticationPolicies.delete(resourceId),
    )
    expect(error.message).toBe(
      'PingOne refused to delete device authentication policy (409 REQUEST_FAILED): an action of a sign-on policy still names the policy. Remove or change that action first.',
    )
  })

  it.each([
    ['a page', text(400, '<html>Blocked</html>')],
    ['nothing', text(400, '')],
    ['a list', json(400, [])],
  ])('an answer that explains nothing: %s', async (_, answer) => {
    platform.script(answer)
    expect(await refusalOf(create())).toMatchObject({
      status: 400,
      details: [],
      message:
        'PingOne refused to create population (400): without an explanation that is understood; a proxy may have answered.',
    })
  })

  it('carries handles for PingOne’s support', async () => {
    platform.script(refusal(400, 'INVALID_DATA'))
    expect(await refusalOf(create())).toMatchObject({
      errorId: '6f000000-0000-4000-8000-000000000001',
      correlationId: 'corr-1',
    })
  })
})
