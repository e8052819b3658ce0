// The platform client reads every documented refusal, and says what to do about it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { json } from '../support/scripted-server.js'
import { failureOf } from '../tools/provisioning/support/platform.js'
import {
  startScriptedPlatform,
  type ScriptedPlatform,
} from '../tools/provisioning/support/scripted-platform.js'
import { answerOf, correlationId, play, readError, toBody, type Call } from './play-fixture.js'
import {
  listPlatformFixtures,
  platformIds,
  readPlatformFixture,
  type PlatformFixture,
} from './platform-fixtures.js'

/** No operation of the client ends so: only the emulator is held to it. */
const notCalled = ['unsupported-media-type']

let platform: ScriptedPlatform
beforeAll(async () => {
  platform = await startScriptedPlatform()
})
afterAll(() => platform.close())

const read = (name: string): PlatformFixture => readPlatformFixture(name, platform)

const { app, policy, action, user, dap, other } = platformIds

interface Refused {
  readonly call: Call
  /** Name of the call in the error. */
  readonly name: string
  /** What the client makes of the documented details. Default: them without `innerError`. */
  readonly details?: readonly object[]
  readonly advice: string
}

const notUnique = 'is unique but a non-unique value is provided'
const role = (name: string): string =>
  `the worker application lacks a role for it (${name}), or there is no environment PINGONE_ENVIRONMENT_ID; PingOne does not tell which. Check the id, and give the worker the role for this environment; a new role or environment may take a minute to count.`
const createDevice: Call = (client, body) => client.devices.create(user, body)

const refusals: Readonly<Record<string, Refused>> = {
  'application-invalid': {
    call: (client, body) => client.applications.create(body),
    name: 'create application',
    details: [
      {
        code: 'INVALID_VALUE',
        target: 'pkceEnforcement',
        message: 'must be one of OPTIONAL, REQUIRED, S256_REQUIRED',
        allowedValues: ['OPTIONAL', 'REQUIRED', 'S256_REQUIRED'],
      },
    ],
    advice: 'pkceEnforcement must be one of OPTIONAL, REQUIRED, S256_REQUIRED (INVALID_VALUE).',
  },
  'application-without-name': {
    call: (client, body) => client.applications.create(body),
    name: 'create application',
    advice: 'name must not be null (REQUIRED_VALUE).',
  },
  'grant-taken': {
    call: (client, body) => client.grants.create(app, body),
    name: 'create grant',
    details: [
      {
        code: 'UNIQUENESS_VIOLATION',
        target: 'resource.id',
        message: notUnique,
        existingId: platformIds.grant,
      },
    ],
    advice: `resource.id must be unique and is taken by ${platformIds.grant}. Choose another one, or use the resource that has it.`,
  },
  'sign-on-policy-name-with-spaces': {
    call: (client, body) => client.signOnPolicies.create(body),
    name: 'create sign-on policy',
    advice: 'name cannot contain spaces (INVALID_VALUE).',
  },
  'sign-on-policy-default-kept': {
    call: (client) => client.signOnPolicies.delete(policy),
    name: 'delete sign-on policy',
    advice: 'default You cannot delete a default policy (CONSTRAINT_VIOLATION).',
  },
  'action-last-kept': {
    call: (client) => client.signOnPolicyActions.delete(policy, action),
    name: 'delete sign-on policy action',
    advice: 'id Cannot delete last action from the policy (CONSTRAINT_VIOLATION).',
  },
  'assignment-without-action': {
    call: (client, body) => client.signOnPolicyAssignments.create(app, body),
    name: 'create sign-on policy assignment',
    advice:
      'the sign-on policy cannot be assigned: it has no action yet, or is gone. Add an action to the policy first.',
  },
  'population-taken': {
    call: (client, body) => client.populations.create(body),
    name: 'create population',
    details: [
      {
        code: 'UNIQUENESS_VIOLATION',
        target: 'name',
        message: notUnique,
        existingId: platformIds.second,
      },
    ],
    advice: `name must be unique and is taken by ${platformIds.second}. Choose another one, or use the resource that has it.`,
  },
  'username-taken': {
    call: (client, body) => client.users.create(body),
    name: 'create user',
    details: [
      {
        code: 'UNIQUENESS_VIOLATION',
        target: 'username',
        message: notUnique,
        existingId: user,
      },
    ],
    advice: `the username is taken by ${user} in this environment, in whichever population. Choose another username, or delete that user.`,
  },
  'user-email-malformed': {
    call: (client, body) => client.users.create(body),
    name: 'create user',
    advice: 'email must be a well-formed email address (INVALID_VALUE).',
  },
  'password-refused': {
    call: (client, { value }) => client.users.setPassword(user, String(value)),
    name: 'set password of user',
    advice:
      'the password does not satisfy the password policy of the population. Choose another one, or change the policy.',
  },
  'device-policy-in-use': {
    call: (client) => client.deviceAuthenticationPolicies.delete(dap),
    name: 'delete device authentication policy',
    advice:
      'an action of a sign-on policy still names the policy. Remove or change that action first.',
  },
  'device-policy-default-kept': {
    call: (client) => client.deviceAuthenticationPolicies.delete(dap),
    name: 'delete device authentication policy',
    advice: 'default Cannot remove default device authentication policy (CONSTRAINT_VIOLATION).',
  },
  'device-limit-exceeded': {
    call: createDevice,
    name: 'create device',
    details: [
      {
        code: 'LIMIT_EXCEEDED',
        message: 'Maximum allowed devices has been reached',
        maximumAllowed: 5,
      },
    ],
    advice:
      'the user has as many devices as the MFA settings allow (5). Delete a device of the user, or raise pairing.maxAllowedDevices.',
  },
  'device-phone-missing': {
    call: createDevice,
    name: 'create device',
    advice:
      'the phone number is not accepted (must not be null). Write it with a plus sign and country code, e.g. +14155550123.',
  },
  'mfa-settings-out-of-range': {
    call: (client, body) => client.mfaSettings.replace(body),
    name: 'set MFA settings',
    details: [
      {
        code: 'OUT_OF_RANGE',
        target: 'pairing.maxAllowedDevices',
        message: 'must be between 1 and 15',
        rangeMinimumValue: 1,
        rangeMaximumValue: 15,
      },
    ],
    advice: 'pairing.maxAllowedDevices must be between 1 and 15 (OUT_OF_RANGE).',
  },
  'not-found': {
    call: (client) => client.applications.read(other),
    name: 'read application',
    advice: 'it is not there, or not any more. Read the environment again and repeat what you did.',
  },
  'access-failed-token': {
    call: (client) => client.applications.read(app),
    name: 'read application',
    advice:
      'the access token of the worker application is not accepted, nor is a new one. Check that the worker application is enabled and belongs to the organization of PINGONE_ENVIRONMENT_ID.',
  },
  'access-failed-permissions': {
    call: (client) => client.applications.read(app),
    name: 'read application',
    advice: role('Client Application Developer'),
  },
  'environment-unknown': {
    call: (client) => client.readEnvironment(),
    name: 'read environment',
    advice: role('Environment Admin'),
  },
  'request-limited': {
    call: (client) => client.applications.read(app),
    name: 'read application',
    details: [{ code: 'LIMIT_EXCEEDED', message: 'The rate limit was exceeded.' }],
    advice:
      "the licence's rate of calls is used up, after 6 attempts. Wait a minute and start again: what is done already is found again.",
  },
}

describe('the platform client says what was refused', () => {
  it.each(Object.entries(refusals))('%s', async (name, { call, name: callName, ...expected }) => {
    const error = await play(platform, name, call)
    const { status, body } = read(name).response
    const { code, id, details = [] } = toBody(body)
    const { members, message } = readError(error)
    expect(members).toEqual({
      name: 'PlatformError',
      code: 'ERR_PINGONE_PLATFORM',
      status,
      call: callName,
      pingoneCode: code,
      details: expected.details ?? details,
      errorId: id,
      correlationId,
    })
    const [refusal, patience] = message.split(' PingOne was asked ')
    expect(refusal).toBe(
      `PingOne refused to ${callName} (${status} ${String(code)}): ${expected.advice}`,
    )
    // A role or an environment may be minutes old: those two are asked for again, and it is said.
    expect(patience ?? 'once').toMatch(
      expected.advice === role('Environment Admin') ||
        expected.advice === role('Client Application Developer')
        ? /^6 times over \d+ s, because what is new there may take a moment to be seen\.$/
        : /^once$/,
    )
  })

  it('waits as long as Retry-After says between all its attempts', async () => {
    platform.script(answerOf(read('request-limited')))
    const client = platform.createClient()
    await failureOf(client.applications.read(app))
    expect(client.waits).toEqual([2000, 2000, 2000, 2000, 2000])
  })
})

describe('the token endpoint', () => {
  it('that is refused says what is wrong with the worker', async () => {
    const { response } = read('worker-token-invalid-client')
    platform.script(answerOf(read('mfa-settings-read')))
    platform.scriptTokens(json(response.status, response.body, response.headers))
    const error = await failureOf(platform.createClient().mfaSettings.read())
    const { members, message } = readError(error)
    expect(members).toEqual({
      name: 'PlatformError',
      code: 'ERR_PINGONE_PLATFORM',
      status: 401,
      call: 'worker token',
      pingoneCode: 'invalid_client',
      details: [],
      correlationId: toBody(response.body)['correlation_id'],
    })
    expect(message).toBe(
      'PingOne gave the worker application no access token (401 invalid_client): its credentials are wrong. Check PINGONE_WORKER_CLIENT_ID, PINGONE_WORKER_CLIENT_SECRET and PINGONE_WORKER_ENVIRONMENT_ID (where the worker is; without it PINGONE_ENVIRONMENT_ID counts), and that the worker is enabled and authenticates with Client Secret Basic.',
    )
    expect(platform.apiRequests()).toEqual([])
  })
})

describe('every refusal of the platform API', () => {
  it('is read by the client', () => {
    const documented = listPlatformFixtures().filter((name) => read(name).response.status >= 400)
    expect(documented).toEqual(
      [...Object.keys(refusals), 'worker-token-invalid-client', ...notCalled].sort(),
    )
  })
})
