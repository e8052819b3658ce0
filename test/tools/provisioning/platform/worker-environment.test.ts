// The client's options from PINGONE_* variables: one error that lists everything.
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../../../src/errors.js'
import { createPlatformClient } from '../../../../src/tools/provisioning/platform/create-platform-client.js'
import { readWorkerEnvironment } from '../../../../src/tools/provisioning/platform/worker-environment.js'
import { environmentId, otherEnvironmentId, workerClientId } from '../support/scripted-platform.js'

const least = {
  PINGONE_ENVIRONMENT_ID: environmentId,
  PINGONE_WORKER_CLIENT_ID: workerClientId,
  PINGONE_WORKER_CLIENT_SECRET: 'SECRET-1',
}

function problemsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readWorkerEnvironment(environment)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    expect(error.message).not.toMatch(/SECRET[- ]1/)
    return error.message.split('\n')
  }
  return []
}

it('takes the three that must be there', () => {
  const options = readWorkerEnvironment(least)
  expect(options).toEqual({
    environmentId,
    workerClientId,
    workerClientSecret: 'SECRET-1',
  })
  expect(createPlatformClient(options).connection).toEqual({
    PINGONE_ENVIRONMENT_ID: environmentId,
    PINGONE_REGION: 'com',
  })
})

it('takes everything, trimmed; what is empty is absent', () => {
  const options = readWorkerEnvironment({
    ...least,
    PINGONE_ENVIRONMENT_ID: ` ${environmentId}\n`,
    PINGONE_REGION: 'com.au',
    PINGONE_WORKER_ENVIRONMENT_ID: otherEnvironmentId,
    PINGONE_AUTH_BASE_URL: ' ',
    PINGONE_API_BASE_URL: '',
  })
  expect(options).toMatchObject({ region: 'com.au', workerEnvironmentId: otherEnvironmentId })
  expect(Object.keys(options)).not.toContain('authBaseUrl')
  expect(createPlatformClient(options).connection).toEqual({
    PINGONE_ENVIRONMENT_ID: environmentId,
    PINGONE_REGION: 'com.au',
  })
})

it('takes both base URLs', () => {
  const options = readWorkerEnvironment({
    ...least,
    PINGONE_AUTH_BASE_URL: 'http://127.0.0.1:8031/',
    PINGONE_API_BASE_URL: 'http://127.0.0.1:8031/v1/',
  })
  expect(createPlatformClient(options).connection).toEqual({
    PINGONE_ENVIRONMENT_ID: environmentId,
    PINGONE_AUTH_BASE_URL: 'http://127.0.0.1:8031',
  })
})

it('lists everything that is missing', () => {
  expect(problemsOf({})).toEqual([
    'environmentId [PINGONE_ENVIRONMENT_ID]: is missing: write the id of your PingOne environment, a UUID, as the environment’s settings show it',
    'workerClientId [PINGONE_WORKER_CLIENT_ID]: is missing: write the client id of a worker application, a UUID',
    'workerClientSecret [PINGONE_WORKER_CLIENT_SECRET]: is missing: write the client secret of the worker application',
  ])
})

it('lists everything that is wrong', () => {
  expect(
    problemsOf({
      PINGONE_ENVIRONMENT_ID: 'prod',
      PINGONE_WORKER_CLIENT_ID: 'my worker',
      PINGONE_WORKER_CLIENT_SECRET: 'SECRET 1',
      PINGONE_WORKER_ENVIRONMENT_ID: 'x',
      PINGONE_REGION: 'mars',
    }),
  ).toEqual([
    'environmentId [PINGONE_ENVIRONMENT_ID]: is no UUID: write the id of your PingOne environment, a UUID, as the environment’s settings show it',
    'workerClientId [PINGONE_WORKER_CLIENT_ID]: is no UUID: write the client id of a worker application, a UUID',
    'workerEnvironmentId [PINGONE_WORKER_ENVIRONMENT_ID]: is no UUID: write the id of the environment in which the worker application is, a UUID',
    'workerClientSecret [PINGONE_WORKER_CLIENT_SECRET]: must be printable ASCII without blanks, as PingOne shows it',
    'region [PINGONE_REGION]: must be one of com, eu, ca, asia, com.au, sg',
  ])
})

describe('one base URL without the other is a contradiction', () => {
  it('the API’s is missing', () => {
    expect(problemsOf({ ...least, PINGONE_AUTH_BASE_URL: 'http://127.0.0.1:1' })).toEqual([
      'apiBaseUrl [PINGONE_API_BASE_URL]: is missing while authBaseUrl [PINGONE_AUTH_BASE_URL] is given: write both, of the same PingOne, or neither',
    ])
  })

  it('the authorization server’s is missing', () => {
    expect(problemsOf({ ...least, PINGONE_API_BASE_URL: 'http://127.0.0.1:1/v1' })).toEqual([
      'authBaseUrl [PINGONE_AUTH_BASE_URL]: is missing while apiBaseUrl [PINGONE_API_BASE_URL] is given: write both, of the same PingOne, or neither',
    ])
  })
})

it.each([
  [
    'http://pingone.example',
    'http://pingone.example/v1',
    'must use https; plain http is for loopback only',
  ],
  ['x', 'y', 'must be an absolute URL without user, query and fragment, such as https://'],
  ['https://u:p@a.example', 'https://a.example/v1?x', 'must be an absolute URL without user'],
])('base URLs must be usable: %s', (auth, api, problem) => {
  const problems = problemsOf({ ...least, PINGONE_AUTH_BASE_URL: auth, PINGONE_API_BASE_URL: api })
  expect(problems).toHaveLength(2)
  expect(problems[0]).toContain(`authBaseUrl [PINGONE_AUTH_BASE_URL]: ${problem}`)
  expect(problems[1]).toContain(`apiBaseUrl [PINGONE_API_BASE_URL]: ${problem}`)
})

it('the API’s base URL ends in /v1', () => {
  const base = 'https://pingone.example'
  expect(problemsOf({ ...least, PINGONE_AUTH_BASE_URL: base, PINGONE_API_BASE_URL: base })).toEqual(
    ['apiBaseUrl [PINGONE_API_BASE_URL]: must end in /v1, such as https://api.pingone.eu/v1'],
  )
})

it.each([
  [{ timeoutMs: 0 }, 'timeoutMs: must be a number of milliseconds above 0'],
  [{ timeoutMs: Number.NaN }, 'timeoutMs: must be a number of milliseconds above 0'],
  [{ maxAttempts: 0 }, 'maxAttempts: must be a whole number from 1 to 20'],
  [{ maxAttempts: 1.5 }, 'maxAttempts: must be a whole number from 1 to 20'],
  [{ maxAttempts: Infinity }, 'maxAttempts: must be a whole number from 1 to 20'],
])('the client refuses %j', (more, message) => {
  const options = { ...readWorkerEnvironment(least), ...more }
  expect(() => createPlatformClient(options)).toThrow(
    expect.objectContaining({ code: 'ERR_PINGONE_CONFIG', message }) as Error,
  )
})

it('the variables of another object’s prototype do not count', () => {
  const inherited = Object.create(least) as NodeJS.ProcessEnv
  expect(problemsOf(inherited)).toHaveLength(3)
})
