// What the doctor learns without a worker application: from answers and refusals alone.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Emulator } from 'express-pingone-mfa/emulator'
import type { DiagnoseOptions } from '../../../../src/tools/provisioning/doctor/configuration.js'
import { diagnose } from '../../../../src/tools/provisioning/doctor/diagnose.js'
import { controlEmulator, startEmulator } from '../../../support/start-emulator.js'
import { changeState, describeApp, findingOf, type Json } from '../support/doctor.js'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator({ baseUrls: ['http://localhost:3000'] })
})
afterEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

const examine = (more: Partial<DiagnoseOptions> = {}) =>
  diagnose({ ...describeApp(emulator), ...more })

const host = (): string => new URL(emulator.url).host

describe('a healthy configuration', () => {
  it('passes what can be seen from outside; the rest is skipped, and says how to see it', async () => {
    const diagnosis = await examine()

    expect(diagnosis.counts).toEqual({ pass: 10, warn: 0, fail: 0, skipped: 25 })
    expect(diagnosis.isHealthy).toBe(true)
    expect(findingOf(diagnosis, 'worker')).toEqual({
      check: 'worker',
      title: 'The worker application may look at the environment',
      verdict: 'skipped',
      evidence: 'not looked at: there is no worker application (PINGONE_WORKER_CLIENT_ID, …)',
    })
  })

  it('tells the redirect URI by the difference to one that nobody registered', async () => {
    expect(findingOf(await examine(), 'redirect-uri')).toMatchObject({
      verdict: 'pass',
      evidence:
        'PingOne answered http://localhost:3000/callback with 400 INVALID_DATA (LOGIN_REQUIRED prompt), and a URI that nobody registered with 400 INVALID_DATA (INVALID_VALUE redirect_uri).',
    })
  })

  it.each(['client_secret_post', 'client_secret_jwt', 'none'] as const)(
    'knows %s',
    async (clientAuthentication) => {
      await changeState(emulator, ({ find }) => {
        find('applications', ({ name }) => name === 'Alder Bank')['tokenEndpointAuthMethod'] =
          clientAuthentication.toUpperCase()
      })

      expect(
        findingOf(await examine({ clientAuthentication }), 'client-authentication'),
      ).toMatchObject({
        verdict: 'pass',
        evidence: `The token endpoint answered a made-up code with 400 invalid_grant (${clientAuthentication}).`,
      })
    },
  )

  it('does not have the key of private_key_jwt', async () => {
    const { clientSecret: _secret, ...app } = describeApp(emulator)

    const diagnosis = await diagnose({ ...app, clientAuthentication: 'private_key_jwt' })

    expect(findingOf(diagnosis, 'client-authentication')).toMatchObject({
      verdict: 'skipped',
      evidence:
        'not looked at: private_key_jwt needs the private key of the app, which is not given here',
    })
    expect(findingOf(diagnosis, 'secret-length')).toMatchObject({
      verdict: 'warn',
      cure: 'requiresApproval() and requiresMfa() sign with a client secret: give PINGONE_CLIENT_SECRET to use them.',
    })
    expect(findingOf(diagnosis, 'browser-secret').verdict).toBe('skipped')
    const given = { ...app, clientAuthentication: 'none', hasBrowserSecret: true } as const
    expect(findingOf(await diagnose(given), 'browser-secret')).toMatchObject({
      verdict: 'pass',
      evidence: 'It is PINGONE_BROWSER_SECRET.',
    })
  })
})

interface Mistake {
  readonly check: string
  readonly options: Partial<DiagnoseOptions>
  readonly verdict: 'warn' | 'fail'
  readonly evidence: string | RegExp
  readonly cure: string
}

const invalidClient =
  'The token endpoint answered a made-up code with 401 invalid_client (client_secret_basic).'
const cureClient =
  'Check PINGONE_CLIENT_ID, PINGONE_CLIENT_SECRET and clientAuthentication: PingOne answers all three mistakes alike. The secret and the Token Endpoint Authentication Method are at Applications → the application.'

const mistakes: Readonly<Record<string, Mistake>> = {
  'a wrong secret': {
    check: 'client-authentication',
    options: { clientSecret: 'w'.repeat(64) },
    verdict: 'fail',
    evidence: invalidClient,
    cure: cureClient,
  },
  'a short secret': {
    check: 'secret-length',
    options: { clientSecret: 'x'.repeat(31) },
    verdict: 'fail',
    evidence: 'It has 31 bytes; HS256 needs 32.',
    cure: 'Generate a new secret (Applications → the application → Overview → Generate New Secret) and write it to PINGONE_CLIENT_SECRET.',
  },
  'a public client that knows no browsers': {
    check: 'browser-secret',
    options: { clientAuthentication: 'none', clientSecret: '' },
    verdict: 'warn',
    evidence: 'The app has no client secret (none), and no PINGONE_BROWSER_SECRET.',
    cure: 'Set PINGONE_BROWSER_SECRET to 32 random bytes or more, the same in every process: otherwise every browser is a stranger.',
  },
  'another client authentication': {
    check: 'client-authentication',
    options: { clientAuthentication: 'client_secret_post' },
    verdict: 'fail',
    evidence:
      'The token endpoint answered a made-up code with 401 invalid_client (client_secret_post).',
    cure: cureClient,
  },
  'an unregistered redirect URI': {
    check: 'redirect-uri',
    options: { baseUrl: 'http://localhost:3001/' },
    verdict: 'fail',
    evidence:
      'PingOne answered http://localhost:3001/callback with 400 INVALID_DATA (INVALID_VALUE redirect_uri), and a URI that nobody registered with 400 INVALID_DATA (INVALID_VALUE redirect_uri).',
    cure: 'Add http://localhost:3001/callback to the redirect URIs (Applications → the application → Configuration), letter for letter, or set BASE_URL to what is registered.',
  },
  'mfaAcrValues that are not assigned': {
    check: 'mfa-acr-values',
    options: { mfaAcrValues: ['MFA_Onyl'] },
    verdict: 'fail',
    evidence: 'PingOne answered "MFA_Onyl" with 400 INVALID_DATA (INVALID_VALUE acr_values).',
    cure: 'Assign "MFA_Onyl" (Applications → the application → Policies), or write the right names to PINGONE_MFA_ACR_VALUES.',
  },
  'another environment': {
    check: 'discovery',
    options: { environmentId: 'e0a1de00-0000-4000-8000-0000000000ff' },
    verdict: 'fail',
    evidence:
      /^http:\/\/127\.0\.0\.1:\d+\/e0a1de00-0000-4000-8000-0000000000ff\/as answered 404: there is no environment e0a1de00-0000-4000-8000-0000000000ff there\.$/,
    cure: 'Check PINGONE_ENVIRONMENT_ID and PINGONE_AUTH_BASE_URL.',
  },
  'a clock 45 seconds ahead': {
    check: 'clock',
    options: { nowMs: () => Date.now() + 45_000 },
    verdict: 'warn',
    evidence: /^It is 4[456] seconds ahead of that of PingOne\.$/,
    cure: 'Set the clock by NTP (for example `timedatectl set-ntp true`): tokens are refused that are more than 60 seconds from it.',
  },
  'a clock 90 seconds behind': {
    check: 'clock',
    options: { nowMs: () => Date.now() - 90_000 },
    verdict: 'fail',
    evidence: /^It is (89|90|91) seconds behind that of PingOne\.$/,
    cure: 'Set the clock by NTP (for example `timedatectl set-ntp true`): tokens are refused that are more than 60 seconds from it.',
  },
}

describe('one mistake', () => {
  it.each(Object.entries(mistakes))('%s is named, with its cure', async (_name, mistake) => {
    const diagnosis = await examine(mistake.options)

    const finding = findingOf(diagnosis, mistake.check)
    const { verdict, cure } = mistake
    expect({ verdict: finding.verdict, cure: finding.cure }).toEqual({ verdict, cure })
    if (mistake.evidence instanceof RegExp) expect(finding.evidence).toMatch(mistake.evidence)
    else expect(finding.evidence).toBe(mistake.evidence)
  })

  it('a clock that is 20 seconds off passes', async () => {
    const { verdict } = findingOf(await examine({ nowMs: () => Date.now() + 20_000 }), 'clock')

    expect(verdict).toBe('pass')
  })

  it('a request object on demand shows in the answer to the request', async () => {
    await changeState(emulator, ({ find }) => {
      find('applications', ({ name }) => name === 'Alder Bank')['requireSignedRequestObject'] = true
    })

    expect(findingOf(await examine(), 'authorization-request')).toMatchObject({
      verdict: 'fail',
      evidence:
        'PingOne answered 400 INVALID_DATA (REQUIRED_VALUE request) to a request that lets it ask nothing.',
      cure: 'Compare request of the app with the application (Applications → the application → Configuration and Resources).',
    })
  })

  it('mfaAcrValues that are assigned pass', async () => {
    expect(
      findingOf(await examine({ mfaAcrValues: ['MFA_Only'] }), 'mfa-acr-values'),
    ).toMatchObject({
      verdict: 'pass',
      evidence: 'PingOne answered "MFA_Only" with 400 INVALID_DATA (LOGIN_REQUIRED prompt).',
    })
  })

  it('a disabled application is not mistaken for a redirect URI', async () => {
    await changeState(emulator, ({ find }) => {
      find('applications', ({ name }) => name === 'Alder Bank')['enabled'] = false
    })

    const diagnosis = await examine()

    expect(findingOf(diagnosis, 'redirect-uri')).toMatchObject({
      verdict: 'fail',
      cure: 'Check PINGONE_CLIENT_ID, and that the application is enabled: PingOne knows no such application.',
    })
    expect(findingOf(diagnosis, 'authorization-request')).toMatchObject({
      verdict: 'skipped',
      evidence: 'not looked at: PingOne refuses the redirect URI or the application before',
    })
  })
})

describe('a configuration that is incomplete', () => {
  it('is told in full, and nothing is asked that needs it', async () => {
    const diagnosis = await diagnose({
      environmentId: emulator.environmentId,
      authBaseUrl: emulator.url,
      clientId: '',
      baseUrl: 'http://bank.example',
    })

    expect(findingOf(diagnosis, 'configuration')).toMatchObject({
      verdict: 'fail',
      evidence:
        'PINGONE_CLIENT_ID is missing: write the client id of your application. PINGONE_CLIENT_SECRET is missing: client_secret_basic needs the secret of your application. BASE_URL is plain http: write https; http is for localhost only.',
      cure: 'Set PINGONE_CLIENT_ID, PINGONE_CLIENT_SECRET, BASE_URL in .env, or run `express-pingone-mfa provision apply`, which writes it.',
    })
    expect(findingOf(diagnosis, 'discovery').verdict).toBe('pass')
    expect(findingOf(diagnosis, 'client-authentication')).toMatchObject({
      verdict: 'skipped',
      evidence: 'not looked at: the configuration is incomplete',
    })
  })

  it.each<[string, Partial<DiagnoseOptions>, string]>([
    [
      'no environment id',
      { environmentId: '' },
      'PINGONE_ENVIRONMENT_ID is missing: write the id of your environment.',
    ],
    [
      'an environment id that is none',
      { environmentId: 'production' },
      'PINGONE_ENVIRONMENT_ID must be a UUID, as the PingOne console shows it.',
    ],
    [
      'an unknown region',
      { region: 'us' },
      'PINGONE_REGION must be one of com, eu, ca, asia, com.au, sg.',
    ],
    [
      'a custom domain beside a base URL',
      { customDomain: 'auth.bank.example' },
      'PINGONE_AUTH_BASE_URL and customDomain exclude each other: give one of them.',
    ],
    [
      'a secret in the place of the client id',
      { clientId: 'DNuO8qbMzKUiRfJXyJX1ARG_fNz3JoeWWc74bjGXeJF81kjuVwc9aJ9kv8CfH_Ah' },
      'PINGONE_CLIENT_ID must be a UUID, as the PingOne console shows it.',
    ],
    [
      'no base URL',
      { baseUrl: '' },
      'BASE_URL is missing: write the public URL, such as https://bank.example.',
    ],
    [
      'a base URL that is none',
      { baseUrl: 'bank.example' },
      'BASE_URL must be a full URL, such as https://bank.example.',
    ],
  ])('%s is named', async (_name, options, evidence) => {
    const diagnosis = await examine(options)

    expect(findingOf(diagnosis, 'configuration')).toMatchObject({ verdict: 'fail', evidence })
    expect(diagnosis.isHealthy).toBe(false)
  })
})

describe('a PingOne that does not answer as it should', () => {
  const faults: readonly [string, Json, string, string][] = [
    [
      'fails',
      { endpoint: 'discovery', kind: 'status', status: 500 },
      'PingOne answered the call discovery with 500.',
      'PingOne has a fault of its own: run it again, and look at https://status.pingidentity.com if it stays.',
    ],
    [
      'breaks the connection',
      { endpoint: 'discovery', kind: 'reset' },
      'The connection to PingOne broke during the call discovery (ECONNRESET).',
      'Run it again. If the connection breaks every time, look at the proxy or firewall between this machine and {host}.',
    ],
    [
      'sends too much',
      { endpoint: 'discovery', kind: 'oversize' },
      "PingOne's answer to the call discovery is longer than is read.",
      'Check that {host} is PingOne: something else answers there, such as a proxy or a website. Look at the region, custom domain and base URL.',
    ],
    [
      'limits the rate',
      { endpoint: 'discovery', kind: 'status', status: 429, headers: { 'retry-after': '9' } },
      'PingOne limits the rate of calls: discovery was refused (429).',
      'PingOne limits the rate of calls: wait 9 seconds and run it again.',
    ],
    [
      'is a website',
      { endpoint: 'discovery', kind: 'body', body: '<html>hello</html>' },
      '{host} answered 200 without a discovery document.',
      'Check that {host} is PingOne: look at the region, custom domain and base URL, and at a proxy in between.',
    ],
    [
      'redirects',
      { endpoint: 'discovery', kind: 'redirect', location: 'https://login.example/' },
      '{host} answered 302 without a discovery document.',
      'Check that {host} is PingOne: look at the region, custom domain and base URL, and at a proxy in between.',
    ],
  ]

  it.each(faults)('it %s: a finding, and what needs it is skipped', async (_name, ...rest) => {
    const [fault, evidence, cure] = rest
    await controlEmulator(emulator, 'faults', fault)

    const diagnosis = await examine()

    const finding = findingOf(diagnosis, 'discovery')
    expect(finding.verdict).toBe('fail')
    expect(finding.evidence).toContain(evidence.replace('{host}', host()))
    expect(finding.cure).toBe(cure.replace('{host}', host()))
    for (const check of ['signing-keys', 'client-authentication', 'redirect-uri']) {
      expect(findingOf(diagnosis, check)).toMatchObject({
        verdict: 'skipped',
        evidence: 'not looked at: the discovery document could not be used',
      })
    }
  })

  it('a stalled discovery is given up after the time-out', async () => {
    await controlEmulator(emulator, 'faults', { endpoint: 'discovery', kind: 'stall' })

    const diagnosis = await examine({ timeoutMs: 100 })

    expect(findingOf(diagnosis, 'discovery')).toMatchObject({
      verdict: 'fail',
      evidence: `${host()}: PingOne did not answer the call discovery in time.`,
      cure: `Check that this machine may call ${host()} over https (firewall, proxy), and run it again.`,
    })
  })

  it.each([
    ['jwks', 'signing-keys'],
    ['token', 'client-authentication'],
    ['authorize', 'redirect-uri'],
  ])('a failing %s is a finding of %s alone', async (endpoint, check) => {
    await controlEmulator(emulator, 'faults', { endpoint, kind: 'status', status: 503 })

    const diagnosis = await examine()

    const failures = diagnosis.findings.filter(({ verdict }) => verdict === 'fail')
    expect(failures).toEqual([
      expect.objectContaining({
        check,
        evidence: `${host()}: PingOne answered the call ${endpoint} with 503.`,
        cure: 'PingOne has a fault of its own: run it again, and look at https://status.pingidentity.com if it stays.',
      }),
    ])
  })

  it('keys that verify nothing are named', async () => {
    const keys = [
      { kty: 'EC', crv: 'P-256', kid: 'ec', x: 'AA', y: 'AA' },
      { kty: 'RSA', use: 'enc', kid: 'enc', e: 'AQAB', n: 'A'.repeat(342) },
      { kty: 'RSA', kid: 'small', e: 'AQAB', n: 'A'.repeat(171) },
    ]
    await controlEmulator(emulator, 'faults', { endpoint: 'jwks', kind: 'body', body: { keys } })

    expect(findingOf(await examine(), 'signing-keys')).toMatchObject({
      verdict: 'fail',
      evidence: 'None of 3 keys is an RSA key of 2048 bits or more for RS256.',
      cure: 'Look at Certificates & Key Pairs in the console: the environment needs a valid key pair for signing. If there is one, look for a proxy that changes the answer.',
    })
  })

  it.each([
    [400, { error: 'unauthorized_client' }, 'fail', '400 unauthorized_client'],
    [400, { error: 'invalid_request' }, 'warn', '400 invalid_request'],
    [200, 'hello', 'warn', '200'],
  ])('a token endpoint with %s %o is %s', async (status, body, verdict, seen) => {
    const fault = { endpoint: 'token', kind: 'status', status, body }
    await controlEmulator(emulator, 'faults', fault)

    expect(findingOf(await examine(), 'client-authentication')).toMatchObject({
      verdict,
      evidence: `The token endpoint answered a made-up code with ${seen} (client_secret_basic).`,
    })
  })

  it('an authorization endpoint that looks at no redirect URI does not tell', async () => {
    const body = { id: 'x', status: 'SIGN_ON_REQUIRED' }
    await controlEmulator(emulator, 'faults', { endpoint: 'authorize', kind: 'body', body })

    const finding = findingOf(await examine(), 'redirect-uri')

    expect(finding.verdict).toBe('warn')
    expect(finding.evidence).toBe(
      'PingOne answered http://localhost:3000/callback with 200 SIGN_ON_REQUIRED, and a URI that nobody registered with 200 SIGN_ON_REQUIRED.',
    )
    expect(finding.cure).toContain('Both alike, so this does not tell.')
  })
})
