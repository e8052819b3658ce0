// The doctor reads the variables that the app reads, and those of a worker application.
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../../../src/tools/provisioning/doctor/diagnose.js'
import { readDiagnoseEnvironment } from '../../../../src/tools/provisioning/doctor/diagnose-environment.js'
import { findingOf } from '../support/doctor.js'

const environmentId = 'e0a1de00-0000-4000-8000-000000000001'
const clientId = 'a0a1de00-0000-4000-8000-000000000001'
const workerId = 'a0a1de00-0000-4000-8000-000000000003'

describe('readDiagnoseEnvironment()', () => {
  it('reads every variable of the app', () => {
    expect(
      readDiagnoseEnvironment({
        PINGONE_ENVIRONMENT_ID: environmentId,
        PINGONE_REGION: 'eu',
        PINGONE_CUSTOM_DOMAIN: 'auth.bank.example',
        PINGONE_AUTH_BASE_URL: 'https://pingone.test',
        PINGONE_CLIENT_ID: clientId,
        PINGONE_CLIENT_SECRET: ' secret ',
        PINGONE_BROWSER_SECRET: 'the secret of browsers, 32 bytes long',
        PINGONE_MFA_ACR_VALUES: 'MFA_Only  Password_MFA',
        BASE_URL: 'https://bank.example',
      }),
    ).toEqual({
      environmentId,
      region: 'eu',
      customDomain: 'auth.bank.example',
      authBaseUrl: 'https://pingone.test',
      clientId,
      clientSecret: 'secret',
      hasBrowserSecret: true,
      mfaAcrValues: ['MFA_Only', 'Password_MFA'],
      baseUrl: 'https://bank.example',
    })
  })

  it.each([
    [{}, 'http://localhost:3000'],
    [{ PORT: '8080' }, 'http://localhost:8080'],
    [{ BASE_URL: '/' }, 'http://localhost:3000'],
    [{ NODE_ENV: 'production' }, ''],
  ])('without BASE_URL in %o it is "%s"', (environment, baseUrl) => {
    expect(readDiagnoseEnvironment(environment)).toEqual({
      environmentId: '',
      clientId: '',
      baseUrl,
    })
  })

  it('makes a client of the platform API from a worker application', () => {
    const { client, workerProblems } = readDiagnoseEnvironment({
      PINGONE_ENVIRONMENT_ID: environmentId,
      PINGONE_WORKER_CLIENT_ID: workerId,
      PINGONE_WORKER_CLIENT_SECRET: 'w'.repeat(64),
    })

    expect(client?.environmentId).toBe(environmentId)
    expect(workerProblems).toBeUndefined()
  })

  it('half a worker application is a finding, not an error', async () => {
    const diagnosis = await diagnose({
      ...readDiagnoseEnvironment({
        PINGONE_ENVIRONMENT_ID: environmentId,
        PINGONE_WORKER_CLIENT_ID: workerId,
      }),
      fetch: () => Promise.resolve(Response.json({}, { status: 404 })),
    })

    const worker = findingOf(diagnosis, 'worker')
    expect(worker.verdict).toBe('fail')
    expect(worker.evidence).toContain('PINGONE_WORKER_CLIENT_SECRET')
    expect(worker.cure).toBe(
      'Set PINGONE_WORKER_CLIENT_SECRET, or take every PINGONE_WORKER_ variable away.',
    )
    expect(findingOf(diagnosis, 'pkce').verdict).toBe('skipped')
  })
})
