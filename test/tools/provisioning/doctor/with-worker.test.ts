// What the doctor sees with a worker application: healthy, then one mistake at a time.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Emulator } from 'express-pingone-mfa/emulator'
import type { DiagnoseOptions } from '../../../../src/tools/provisioning/doctor/configuration.js'
import { diagnose } from '../../../../src/tools/provisioning/doctor/diagnose.js'
import { readSection, readText } from '../../../package/source.js'
import { controlEmulator, startEmulator } from '../../../support/start-emulator.js'
import {
  changeState,
  describeApp,
  findingOf,
  verdictsOf,
  type EnvironmentState,
  type Json,
} from '../support/doctor.js'
import { limitDefaults } from '../../../../src/limits/table.js'
import { createWorker } from '../support/doctor-worker.js'

let emulator: Emulator
let app: DiagnoseOptions

beforeAll(async () => {
  emulator = await startEmulator({ baseUrls: ['http://localhost:3000'] })
  app = describeApp(emulator)
})
afterEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

const examine = (more: Partial<DiagnoseOptions> = {}) =>
  diagnose({ ...app, client: createWorker(emulator), ...more })

const application = ({ find }: EnvironmentState): Json =>
  find('applications', ({ name }) => name === 'Alder Bank')
const devicePolicy = ({ find }: EnvironmentState): Json =>
  find('deviceAuthenticationPolicies', ({ name }) => name === 'Default MFA Policy')
const lockout = ({ environment }: EnvironmentState): Json =>
  (environment['mfaSettings'] as Json)['lockout'] as Json
const policyId = 'd0a1de00-0000-4000-8000-00000000000'
const clientId = 'a0a1de00-0000-4000-8000-000000000001'

/** Assigns exactly these policies to the application. */
function assign({ environment, list, find }: EnvironmentState, ...names: readonly string[]): void {
  const others = list('signOnPolicyAssignments').filter(
    (each) => (each['application'] as Json)['id'] !== clientId,
  )
  const ours = names.map((name, index) => ({
    id: `a5a1de00-0000-4000-8000-0000000009${index}0`,
    application: { id: clientId },
    signOnPolicy: { id: find('signOnPolicies', (policy) => policy['name'] === name)['id'] },
    priority: index + 1,
  }))
  environment['signOnPolicyAssignments'] = [...others, ...ours]
}

/** The MFA step of `MFA_Only`. */
const mfaStep = ({ find }: EnvironmentState): Json =>
  find('actions', (action) => (action['signOnPolicy'] as Json)['id'] === `${policyId}1`)

const forCustomers = {
  value: '${user.population.id}',
  equals: 'b0a1de00-0000-4000-8000-000000000001',
}

const newDevicePolicy = (name: string, on: 'sms' | 'none'): Json => ({
  id: 'da01de00-0000-4000-8000-000000000099',
  name,
  default: false,
  sms: { enabled: on === 'sms' },
  email: { enabled: false },
  voice: { enabled: false },
  mobile: { enabled: false },
  totp: { enabled: false },
  fido2: { enabled: false },
})

describe('a healthy configuration', () => {
  it('fails nowhere; the seed shows devices to choose, PKCE left to the app, a policy of one factor', async () => {
    const diagnosis = await examine({ mfaAcrValues: ['MFA_Only', 'Password_MFA'] })

    expect(verdictsOf(diagnosis)).toEqual({
      configuration: 'pass',
      discovery: 'pass',
      'signing-keys': 'pass',
      clock: 'pass',
      'client-authentication': 'pass',
      'redirect-uri': 'pass',
      'authorization-request': 'pass',
      'secret-length': 'pass',
      'browser-secret': 'pass',
      'hint-signature': 'pass',
      worker: 'pass',
      application: 'pass',
      'grant-types': 'pass',
      'token-auth-method': 'pass',
      pkce: 'warn',
      'post-logout-redirect-uri': 'pass',
      'request-object': 'pass',
      'pushed-authorization-requests': 'pass',
      scopes: 'pass',
      'policies-assigned': 'pass',
      'policy-actions': 'pass',
      'mfa-first': 'warn',
      'mfa-acr-values': 'pass',
      'no-devices-mode': 'pass',
      'address-conditions': 'pass',
      'mfa-methods': 'pass',
      'method-flags': 'pass',
      pairing: 'pass',
      'passkey-domain': 'pass',
      'push-first': 'pass',
      'otp-settings': 'pass',
      'account-lockout': 'pass',
      'strangers-locks': 'pass',
      'user-state': 'warn',
      'approval-template': 'pass',
    })
    expect(diagnosis.counts).toEqual({ pass: 32, warn: 3, fail: 0, skipped: 0 })
    expect(diagnosis.isHealthy).toBe(true)
  })

  it('warns of nothing when PKCE is demanded, and nobody is asked to choose', async () => {
    await changeState(emulator, (state) => {
      application(state)['pkceEnforcement'] = 'S256_REQUIRED'
      devicePolicy(state)['authentication'] = { deviceSelection: 'DEFAULT_TO_FIRST' }
      assign(state, 'MFA_Only', 'Transaction_Approval')
    })

    const { counts } = await examine({ mfaAcrValues: ['MFA_Only'] })

    expect(counts).toEqual({ pass: 35, warn: 0, fail: 0, skipped: 0 })
  })

  it('warns of what docs/emulator.md says, and of nothing once that is cured', async () => {
    const section = readSection(readText('docs/emulator.md'), 'Who is there')
    const warned = async (acrValues: readonly string[]): Promise<readonly string[]> =>
      (await examine({ acrValues })).findings
        .filter(({ verdict }) => verdict === 'warn')
        .map(({ check }) => check)
    const atFirst = await warned([])
    expect(section).toContain(`warns of ${['no', 'one', 'two', 'three'][atFirst.length]} things`)
    for (const check of atFirst) expect(section).toContain(`\`${check}\``)

    expect(await warned(['Password_MFA'])).toEqual(['pkce'])
    await changeState(emulator, (state) => {
      application(state)['pkceEnforcement'] = 'S256_REQUIRED'
    })
    expect(await warned(['Password_MFA'])).toEqual([])
  })

  it('tells what it saw', async () => {
    const diagnosis = await examine({ mfaAcrValues: ['MFA_Only'] })
    const evidenceOf = (check: string): string => findingOf(diagnosis, check).evidence

    expect(evidenceOf('configuration')).toBe(
      `Environment ${emulator.environmentId}, client ${clientId} by client_secret_basic, redirect URI http://localhost:3000/callback.`,
    )
    expect(evidenceOf('redirect-uri')).toBe('http://localhost:3000/callback is registered.')
    expect(evidenceOf('scopes')).toBe(
      'Asked for: openid profile. Granted: openid profile email address phone.',
    )
    expect(evidenceOf('mfa-first')).toBe(
      '"MFA_Only" is used first, and asks for one. When it fails, PingOne may go on to "Single_Factor", which asks for no second factor.',
    )
    expect(evidenceOf('mfa-methods')).toBe(
      '"Default MFA Policy" (SMS, email and voice) serves "MFA_Only", "Password_MFA", "Identifier_First", "Multi_Factor", "Remembered_MFA" and "Transaction_Approval".',
    )
    expect(evidenceOf('account-lockout')).toBe('20 wrong codes lock an account for 600 s.')
    expect(evidenceOf('approval-template')).toBe(
      'SMS: ${sum}, ${currency}, ${recipient} and ${otp}. Email: ${sum}, ${currency}, ${recipient} and ${otp}. Voice: ${sum}, ${currency}, ${recipient} and ${otp}.',
    )
  })

  it('changes nothing, opens no flow and sends no message', async () => {
    await fetch(`${emulator.inboxUrl}/requests`, { method: 'DELETE' })

    await examine({ mfaAcrValues: ['MFA_Only'] })

    const messages: unknown = await (await fetch(`${emulator.inboxUrl}/messages`)).json()
    expect(messages).toEqual([])
    const requests = (await (await fetch(`${emulator.inboxUrl}/requests`)).json()) as Json[]
    expect(requests.filter(({ path }) => String(path).includes('/flows/'))).toEqual([])
    const authorize = requests.filter(({ path }) => String(path).endsWith('/as/authorize'))
    expect(authorize.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400])
    const writing = requests.filter(
      ({ method, path }) => method !== 'GET' && String(path).startsWith('/v1/'),
    )
    expect(writing).toEqual([])
  })
})

interface Mistake {
  readonly check: string
  readonly change: (state: EnvironmentState) => void
  readonly verdict: 'warn' | 'fail'
  readonly evidence: string
  readonly cure: string
  readonly options?: Partial<DiagnoseOptions>
}

const place = '(Applications → the application → Configuration)'

const mistakes: Readonly<Record<string, Mistake>> = {
  'a disabled application': {
    check: 'application',
    change: (state) => {
      application(state)['enabled'] = false
    },
    verdict: 'fail',
    evidence: '"Alder Bank" is a WEB_APP of OPENID_CONNECT, disabled.',
    cure: 'Switch the application on (Applications → the application, the switch at the top).',
  },
  'a worker in the place of the web app': {
    check: 'application',
    change: (state) => {
      application(state)['type'] = 'WORKER'
    },
    verdict: 'fail',
    evidence: '"Alder Bank" is a WORKER of OPENID_CONNECT, enabled.',
    cure: 'Use an application of the type OIDC Web App, and its client id: run `express-pingone-mfa provision apply`.',
  },
  'no authorization code': {
    check: 'grant-types',
    change: (state) => {
      application(state)['grantTypes'] = ['CLIENT_CREDENTIALS']
      application(state)['responseTypes'] = []
    },
    verdict: 'fail',
    evidence: 'Grant types CLIENT_CREDENTIALS, response types none.',
    cure: `Switch on the response type Code and the grant type Authorization Code ${place}.`,
  },
  'the implicit grant': {
    check: 'grant-types',
    change: (state) => {
      application(state)['grantTypes'] = ['AUTHORIZATION_CODE', 'IMPLICIT']
      application(state)['responseTypes'] = ['CODE', 'TOKEN']
    },
    verdict: 'warn',
    evidence: 'Grant types AUTHORIZATION_CODE and IMPLICIT, response types CODE and TOKEN.',
    cure: `Switch the grant type Implicit off ${place}: this app never uses it, and it puts tokens into URLs.`,
  },
  'another client authentication': {
    check: 'token-auth-method',
    change: (state) => {
      application(state)['tokenEndpointAuthMethod'] = 'CLIENT_SECRET_POST'
    },
    verdict: 'fail',
    evidence: 'PingOne wants client_secret_post, the app uses client_secret_basic.',
    cure: `Set clientAuthentication to 'client_secret_post' in the app, or the Token Endpoint Authentication Method to client_secret_basic ${place}.`,
  },
  'PKCE that may be left out': {
    check: 'pkce',
    change: () => undefined,
    verdict: 'warn',
    evidence: 'PKCE enforcement is OPTIONAL.',
    cure: `Set PKCE Enforcement to S256_REQUIRED ${place}: this app always sends it, and then nobody can leave it out.`,
  },
  'a redirect URI with a slash too many': {
    check: 'redirect-uri',
    change: (state) => {
      application(state)['redirectUris'] = ['http://localhost:3000/callback/']
    },
    verdict: 'fail',
    evidence:
      'http://localhost:3000/callback is not among the redirect URIs: http://localhost:3000/callback/.',
    cure: `Add http://localhost:3000/callback to the redirect URIs ${place}, letter for letter, or set BASE_URL to what is registered.`,
  },
  'no redirect URI': {
    check: 'redirect-uri',
    change: (state) => {
      application(state)['redirectUris'] = []
    },
    verdict: 'fail',
    evidence: 'http://localhost:3000/callback is not among the redirect URIs: there are none.',
    cure: `Add http://localhost:3000/callback to the redirect URIs ${place}, letter for letter, or set BASE_URL to what is registered.`,
  },
  'a redirect URI by wildcard': {
    check: 'redirect-uri',
    change: (state) => {
      application(state)['redirectUris'] = ['http://localhost:3000/*']
      application(state)['allowWildcardInRedirectUris'] = true
    },
    verdict: 'warn',
    evidence:
      'http://localhost:3000/callback is not among the redirect URIs: http://localhost:3000/*. Wildcards are allowed.',
    cure: `Add http://localhost:3000/callback to the redirect URIs ${place}, letter for letter, or set BASE_URL to what is registered.`,
  },
  'no sign-off URL': {
    check: 'post-logout-redirect-uri',
    change: (state) => {
      application(state)['postLogoutRedirectUris'] = ['http://localhost:3000/bye']
    },
    verdict: 'warn',
    evidence:
      'http://localhost:3000/logout is not among the sign-off URLs: http://localhost:3000/bye.',
    cure: `Add http://localhost:3000/logout to the Signoff URLs ${place}, letter for letter. Hosted sign-on needs it, and the way out of a limit.`,
  },
  'no sign-off URL of a hosted sign-on': {
    check: 'post-logout-redirect-uri',
    change: (state) => {
      application(state)['postLogoutRedirectUris'] = []
    },
    options: { signOn: 'hosted', signOffPath: '/bye' },
    verdict: 'fail',
    evidence: 'http://localhost:3000/bye is not among the sign-off URLs: there are none.',
    cure: `Add http://localhost:3000/bye to the Signoff URLs ${place}, letter for letter.`,
  },
  'unsigned request objects': {
    check: 'request-object',
    change: (state) => {
      application(state)['supportUnsignedRequestObject'] = true
    },
    verdict: 'fail',
    evidence: 'The application takes unsigned request objects.',
    cure: 'Set supportUnsignedRequestObject to false (Applications → the application → Configuration): otherwise anybody can write what is approved.',
  },
  'request objects on demand': {
    check: 'request-object',
    change: (state) => {
      application(state)['requireSignedRequestObject'] = true
    },
    verdict: 'fail',
    evidence: 'The application demands a signed request object for every sign-on.',
    cure: 'Set requireSignedRequestObject to false (Applications → the application → Configuration): only approvals carry one.',
  },
  'pushed requests on demand': {
    check: 'pushed-authorization-requests',
    change: (state) => {
      application(state)['parRequirement'] = 'REQUIRED'
    },
    verdict: 'fail',
    evidence: 'Pushed authorization requests are REQUIRED, sign-on is embedded.',
    cure: `Set the PAR requirement to Optional ${place}: embedded sign-on, step-up and approval open the request themselves.`,
  },
  'a scope that is not granted': {
    check: 'scopes',
    change: () => undefined,
    options: { scope: 'openid profile offline_access' },
    verdict: 'fail',
    evidence:
      'Asked for: openid profile offline_access. Granted: openid profile email address phone.',
    cure: 'Grant offline_access (Applications → the application → Resources), or run `express-pingone-mfa provision apply`.',
  },
  'no grant': {
    check: 'scopes',
    change: (state) => {
      state.environment['grants'] = []
    },
    options: { scope: 'openid' },
    verdict: 'fail',
    evidence: 'Asked for: openid. Granted: none.',
    cure: 'Grant at least one OpenID Connect scope (Applications → the application → Resources), or run `express-pingone-mfa provision apply`.',
  },
  'no policy': {
    check: 'policies-assigned',
    change: (state) => assign(state),
    verdict: 'fail',
    evidence: 'None is assigned, so "Single_Factor" of the environment applies.',
    cure: 'Assign a policy with MFA (Applications → the application → Policies), or run `express-pingone-mfa provision apply`. acr_values may name assigned policies only.',
  },
  'no policy, and the default one without MFA': {
    check: 'mfa-first',
    change: (state) => assign(state),
    verdict: 'fail',
    evidence: '"Single_Factor" is used first, and asks for none: LOGIN.',
    cure: 'Move a policy with MFA to the top (Applications → the application → Policies), or add an MFA step to "Single_Factor" (Authentication → Authentication).',
  },
  'a policy without MFA first': {
    check: 'mfa-first',
    change: (state) => assign(state, 'Single_Factor', 'MFA_Only'),
    verdict: 'fail',
    evidence: '"Single_Factor" is used first, and asks for none: LOGIN.',
    cure: 'Move a policy with MFA to the top (Applications → the application → Policies), or add an MFA step to "Single_Factor" (Authentication → Authentication).',
  },
  'a way around the password': {
    check: 'mfa-first',
    change: (state) => assign(state, 'Password_MFA', 'Transaction_Approval'),
    verdict: 'warn',
    evidence:
      '"Password_MFA" is used first, and asks for one. When it fails, PingOne may go on to "Transaction_Approval", which asks for no password.',
    cure: "Set acrValues to 'Password_MFA' in the app, so that a sign-on uses no other policy, or take the weaker ones from the application (Applications → the application → Policies).",
  },
  'a policy behind the first that asks for less': {
    check: 'mfa-first',
    change: (state) => {
      assign(state, 'MFA_Only', 'Password_MFA')
      state.find('actions', ({ id }) => id === 'ac01de00-0000-4000-8000-000000000022')[
        'condition'
      ] = forCustomers
    },
    verdict: 'warn',
    evidence:
      '"MFA_Only" is used first, and asks for one. When it fails, PingOne may go on to "Password_MFA", which asks for a second factor only if user.population.id is "b0a1de00-0000-4000-8000-000000000001".',
    cure: "Set acrValues to 'MFA_Only' in the app, so that a sign-on uses no other policy, or take the weaker ones from the application (Applications → the application → Policies).",
  },
  'acrValues that nobody assigned': {
    check: 'mfa-first',
    change: (state) => assign(state, 'MFA_Only'),
    options: { acrValues: ['Password_MFA'] },
    verdict: 'fail',
    evidence: 'None of "Password_MFA" (acrValues) is assigned.',
    cure: 'Assign a policy with MFA (Applications → the application → Policies).',
  },
  'a policy without steps': {
    check: 'policy-actions',
    change: (state) => {
      assign(state, 'MFA_Only', 'Transaction_Approval')
      state.environment['actions'] = state
        .list('actions')
        .filter((action) => (action['signOnPolicy'] as Json)['id'] !== `${policyId}7`)
    },
    verdict: 'fail',
    evidence: '"Transaction_Approval" has no steps.',
    cure: 'Add a step to "Transaction_Approval" (Authentication → Authentication), or take it from the application (Applications → the application → Policies).',
  },
  'mfaAcrValues with a typing mistake': {
    check: 'mfa-acr-values',
    change: (state) => assign(state, 'MFA_Only'),
    options: { mfaAcrValues: ['MFA_Only', 'Mfa_Only'] },
    verdict: 'fail',
    evidence: '"Mfa_Only" is not assigned; assigned are "MFA_Only".',
    cure: 'Assign "Mfa_Only" (Applications → the application → Policies), or write the right names to PINGONE_MFA_ACR_VALUES.',
  },
  'mfaAcrValues without MFA': {
    check: 'mfa-acr-values',
    change: () => undefined,
    options: { mfaAcrValues: ['Single_Factor'] },
    verdict: 'fail',
    evidence:
      '"Single_Factor" has no MFA step: requiresMfa() would be met without a second factor.',
    cure: 'Take "Single_Factor" out of PINGONE_MFA_ACR_VALUES, or add an MFA step to it (Authentication → Authentication).',
  },
  'users without device who pass': {
    check: 'no-devices-mode',
    change: (state) => {
      mfaStep(state)['noDevicesMode'] = 'BYPASS'
    },
    verdict: 'warn',
    evidence: '"MFA_Only" lets users without a device pass (noDevicesMode BYPASS).',
    cure: 'Set noDevicesMode of the MFA step of "MFA_Only" to BLOCK (Authentication → Authentication): step-up and approval name the user, and would be done at once.',
  },
  'an MFA policy made beside the step': {
    check: 'mfa-methods',
    change: (state) => {
      assign(state, 'MFA_Only')
      const step = mfaStep(state)
      delete step['deviceAuthenticationPolicy']
      step['sms'] = { enabled: true }
      step['email'] = { enabled: false }
      devicePolicy(state)['sms'] = { enabled: false }
      state.list('deviceAuthenticationPolicies').push(newDevicePolicy('demo-dap', 'sms'))
    },
    verdict: 'fail',
    evidence:
      '"MFA_Only" names no MFA policy, so the default one counts, "Default MFA Policy": there SMS, which the step asks for, is off.',
    cure: 'Choose the MFA policy "demo-dap" in the MFA step of "MFA_Only" (Authentication → Authentication): it exists, but no step names it.',
  },
  'the default MFA policy with nothing on': {
    check: 'mfa-methods',
    change: (state) => {
      assign(state, 'MFA_Only')
      delete mfaStep(state)['deviceAuthenticationPolicy']
      Object.assign(devicePolicy(state), {
        sms: { enabled: false },
        email: { enabled: false },
        voice: { enabled: false },
      })
    },
    verdict: 'fail',
    evidence:
      '"MFA_Only" names no MFA policy, so the default one counts, "Default MFA Policy": there every method is off.',
    cure: 'Switch SMS or email on in "Default MFA Policy" (Authentication → MFA).',
  },
  'a named MFA policy with nothing on': {
    check: 'mfa-methods',
    change: (state) => {
      assign(state, 'MFA_Only')
      mfaStep(state)['deviceAuthenticationPolicy'] = { id: 'da01de00-0000-4000-8000-000000000099' }
      state.list('deviceAuthenticationPolicies').push(newDevicePolicy('empty', 'none'))
      Object.assign(devicePolicy(state), {
        sms: { enabled: false },
        email: { enabled: false },
        voice: { enabled: false },
      })
    },
    verdict: 'fail',
    evidence: '"MFA_Only" names the MFA policy "empty": there every method is off.',
    cure: 'Switch SMS or email on in "empty" (Authentication → MFA).',
  },
  'method flags beside an MFA policy': {
    check: 'method-flags',
    change: (state) => {
      mfaStep(state)['sms'] = { enabled: true }
    },
    verdict: 'warn',
    evidence: '"MFA_Only" has method flags (SMS) beside an MFA policy.',
    cure: 'Choose an MFA policy in the MFA step of "MFA_Only" (Authentication → Authentication): the flags are deprecated, and the MFA policy decides.',
  },
  'method flags instead of an MFA policy': {
    check: 'method-flags',
    change: (state) => {
      const step = mfaStep(state)
      delete step['deviceAuthenticationPolicy']
      step['email'] = { enabled: true }
    },
    verdict: 'warn',
    evidence: '"MFA_Only" has method flags (email) instead of an MFA policy.',
    cure: 'Choose an MFA policy in the MFA step of "MFA_Only" (Authentication → Authentication): the flags are deprecated, and the MFA policy decides.',
  },
  'codes that live for hours and may be guessed': {
    check: 'otp-settings',
    change: (state) => {
      devicePolicy(state)['sms'] = {
        enabled: true,
        otp: {
          otpLength: 6,
          lifeTime: { duration: 120, timeUnit: 'MINUTES' },
          failure: { count: 7, coolDown: { duration: 30, timeUnit: 'SECONDS' } },
        },
      }
    },
    verdict: 'warn',
    evidence:
      '"Default MFA Policy", SMS: codes live 7200 seconds. "Default MFA Policy", SMS: 7 wrong codes are allowed.',
    cure: 'Set the passcode lifetime to 30 minutes or less (Authentication → MFA → "Default MFA Policy"). Set the passcode failure limit to 5 or less (Authentication → MFA → "Default MFA Policy").',
  },
  'codes that are gone before they are typed': {
    check: 'otp-settings',
    change: (state) => {
      const lifeTime = { duration: 30, timeUnit: 'SECONDS' }
      devicePolicy(state)['voice'] = { enabled: true, otp: { lifeTime } }
    },
    verdict: 'warn',
    evidence: '"Default MFA Policy", voice: codes live 30 seconds.',
    cure: 'Set the passcode lifetime to a minute or more, or nobody can type them in time (Authentication → MFA → "Default MFA Policy").',
  },
  'no pause and no lockout': {
    check: 'otp-settings',
    change: (state) => {
      const otp = {
        otpLength: 6,
        lifeTime: { duration: 5, timeUnit: 'MINUTES' },
        failure: { count: 3, coolDown: { duration: 0, timeUnit: 'MINUTES' } },
      }
      devicePolicy(state)['email'] = { enabled: true, otp }
      delete (state.environment['mfaSettings'] as Json)['lockout']
    },
    verdict: 'warn',
    evidence:
      '"Default MFA Policy", email: wrong codes lead to no pause, and the account is never locked.',
    cure: 'Set a block duration of 2 minutes (Authentication → MFA → "Default MFA Policy").',
  },
  'no account lockout': {
    check: 'account-lockout',
    change: (state) => {
      delete (state.environment['mfaSettings'] as Json)['lockout']
    },
    verdict: 'warn',
    evidence: 'The MFA settings have no lockout.',
    cure: 'Set the account lockout (Authentication → MFA Settings), for example to 20 failures and 10 minutes, or run `express-pingone-mfa provision apply --recipe mfa-settings --lockout-failure-count 20 --lockout-duration-seconds 600`.',
  },
  'a lock that strangers reach': {
    check: 'strangers-locks',
    change: (state) => {
      lockout(state)['failureCount'] = limitDefaults['secret-user'].points
    },
    verdict: 'warn',
    evidence: '10 wrong codes lock an account, and strangers may try 10 on one name.',
    cure: "Set the account lockout to more than 10 failures (Authentication → MFA Settings), or throttle.limits['secret-user'] of the app below 10 points.",
  },
  'a pause that is long': {
    check: 'strangers-locks',
    change: (state) => {
      const coolDown = { duration: 31, timeUnit: 'MINUTES' }
      devicePolicy(state)['voice'] = { enabled: true, otp: { failure: { count: 3, coolDown } } }
    },
    verdict: 'warn',
    evidence: '"Default MFA Policy" pauses a device for 1860 s after wrong codes.',
    cure: 'Set a block duration of 30 minutes or less (Authentication → MFA → "Default MFA Policy").',
  },
  'a device to choose before any password': {
    check: 'user-state',
    change: (state) => {
      assign(state, 'MFA_Only')
      devicePolicy(state)['authentication'] = { deviceSelection: 'ALWAYS_DISPLAY_DEVICES' }
    },
    verdict: 'warn',
    evidence:
      '"MFA_Only" asks for no password, and its MFA policy "Default MFA Policy" lets users choose a device (ALWAYS_DISPLAY_DEVICES): whoever is asked to choose is a user.',
    cure: 'Set the device selection of "Default MFA Policy" to DEFAULT_TO_FIRST (Authentication → MFA), or ask for a password first.',
  },
  'users with a password behind users with a code': {
    check: 'user-state',
    change: (state) => {
      assign(state, 'MFA_Only', 'Password_MFA')
      devicePolicy(state)['authentication'] = { deviceSelection: 'DEFAULT_TO_FIRST' }
    },
    verdict: 'warn',
    evidence:
      '"MFA_Only" asks for a code, "Password_MFA" for a password: PingOne goes on to the next policy when the first one fails.',
    cure: 'Assign only policies to the application that begin alike, or set acrValues to "MFA_Only" in the app.',
  },
  'a name first, and no password after it': {
    check: 'user-state',
    change: (state) => {
      assign(state, 'Identifier_First')
      devicePolicy(state)['authentication'] = { deviceSelection: 'DEFAULT_TO_FIRST' }
      state.environment['actions'] = state
        .list('actions')
        .filter(({ id }) => id !== 'ac01de00-0000-4000-8000-000000000032')
    },
    verdict: 'warn',
    evidence: '"Identifier_First" asks users for a code, and unknown names for a password.',
    cure: 'Let "Identifier_First" ask everybody for the same after the name (Authentication → Authentication).',
  },
  'a password for some users only': {
    check: 'user-state',
    change: (state) => {
      assign(state, 'Identifier_First')
      devicePolicy(state)['authentication'] = { deviceSelection: 'DEFAULT_TO_FIRST' }
      state.find('actions', ({ id }) => id === 'ac01de00-0000-4000-8000-000000000032')[
        'condition'
      ] = forCustomers
    },
    options: { decoyStep: 'password' },
    verdict: 'warn',
    evidence:
      '"Identifier_First" has a step that depends on who the user is: some are asked for a password, others for a code.',
    cure: 'Let "Identifier_First" ask everybody for the same after the name (Authentication → Authentication).',
  },
  'a second factor for some users only': {
    check: 'mfa-first',
    change: (state) => {
      assign(state, 'Password_MFA')
      state.find('actions', ({ id }) => id === 'ac01de00-0000-4000-8000-000000000022')[
        'condition'
      ] = forCustomers
    },
    verdict: 'warn',
    evidence:
      '"Password_MFA" is used first, and asks for one only if user.population.id is "b0a1de00-0000-4000-8000-000000000001".',
    cure: 'Take the condition from the MFA step of "Password_MFA" (Authentication → Authentication), or guard what needs a second factor with requiresMfa().',
  },
  'a name first, and decoys that ask for a code': {
    check: 'user-state',
    change: (state) => assign(state, 'Identifier_First'),
    verdict: 'warn',
    evidence: '"Identifier_First" asks for a password after the name, and decoyStep is "otp".',
    cure: "Set decoyStep to 'password' in the app.",
  },
  'no content for a method that is on': {
    check: 'approval-template',
    change: (state) => {
      state.environment['contents'] = state
        .list('contents')
        .filter(
          ({ deliveryMethod, variant }) => deliveryMethod !== 'Voice' || variant !== undefined,
        )
    },
    options: { approvalVariables: ['sum', 'recipient'] },
    verdict: 'fail',
    evidence: 'Voice: there is no content in English.',
    cure: 'Write contents of the template "transaction" in English with ${otp} and ${sum} and ${recipient} (User Experience → Notification Templates → Transaction), or run `express-pingone-mfa provision apply`.',
  },
  'a content without what is approved': {
    check: 'approval-template',
    change: ({ find }) => {
      const sms = find('contents', ({ deliveryMethod }) => deliveryMethod === 'SMS')
      sms['content'] = 'Your code is ${OTP}, ${user.username}.'
    },
    verdict: 'warn',
    evidence: 'SMS: it says nothing of what is approved.',
    cure: 'Write contents of the template "transaction" in English with ${otp} and ${sum} and ${recipient} (User Experience → Notification Templates → Transaction), or run `express-pingone-mfa provision apply`. Only requiresApproval() needs it.',
  },
  'a content without a detail of the app': {
    check: 'approval-template',
    change: () => undefined,
    options: { approvalVariables: ['sum', 'iban'] },
    verdict: 'fail',
    evidence: 'SMS: it lacks ${iban}. Email: it lacks ${iban}. Voice: it lacks ${iban}.',
    cure: 'Write contents of the template "transaction" in English with ${otp} and ${sum} and ${iban} (User Experience → Notification Templates → Transaction), or run `express-pingone-mfa provision apply`.',
  },
  'a client id of another environment': {
    check: 'application',
    change: () => undefined,
    options: { clientId: 'a0a1de00-0000-4000-8000-00000000ffff' },
    verdict: 'fail',
    evidence:
      'There is no application with the client id a0a1de00-0000-4000-8000-00000000ffff in the environment e0a1de00-0000-4000-8000-000000000001.',
    cure: 'Check PINGONE_CLIENT_ID and PINGONE_ENVIRONMENT_ID: the client id is at Applications → the application → Overview.',
  },
}

describe('one mistake', () => {
  it.each(Object.entries(mistakes))('%s is named, with its cure', async (_name, mistake) => {
    await changeState(emulator, mistake.change)

    const diagnosis = await examine(mistake.options)

    const { check, verdict, evidence, cure } = mistake
    const { title: _title, ...finding } = findingOf(diagnosis, check)
    expect(finding).toEqual({ check, verdict, evidence, cure })
    expect(diagnosis.isHealthy).toBe(!diagnosis.findings.some((each) => each.verdict === 'fail'))
  })

  it('an MFA policy that is gone is named, with its cure', async () => {
    await changeState(emulator, (state) => {
      assign(state, 'MFA_Only')
    })
    const worker = createWorker(emulator)
    const gone = { id: 'da01de00-0000-4000-8000-0000000000ee' }
    const diagnosis = await examine({
      client: {
        ...worker,
        signOnPolicyActions: {
          ...worker.signOnPolicyActions,
          async *list(policy) {
            for await (const action of worker.signOnPolicyActions.list(policy)) {
              yield policy === `${policyId}1`
                ? { ...action, deviceAuthenticationPolicy: gone }
                : action
            }
          },
        },
      },
    })
    const { title: _title, ...finding } = findingOf(diagnosis, 'mfa-methods')
    expect(finding).toEqual({
      check: 'mfa-methods',
      verdict: 'fail',
      evidence: '"MFA_Only" names an MFA policy that does not exist.',
      cure: 'Choose the MFA policy "Default MFA Policy" in the MFA step of "MFA_Only" (Authentication → Authentication): it exists, but no step names it.',
    })
  })

  it('a condition behind the password tells strangers nothing', async () => {
    await changeState(emulator, (state) => {
      assign(state, 'Password_MFA')
      state.find('actions', ({ id }) => id === 'ac01de00-0000-4000-8000-000000000022')[
        'condition'
      ] = forCustomers
    })

    expect(findingOf(await examine(), 'user-state').verdict).toBe('pass')
  })

  it('a second factor that is remembered for hours is still asked for first', async () => {
    await changeState(emulator, (state) => assign(state, 'Remembered_MFA'))

    expect(findingOf(await examine(), 'mfa-first').verdict).toBe('pass')
  })

  it('acrValues in the app leave no way around the password', async () => {
    await changeState(emulator, (state) => assign(state, 'Password_MFA', 'Transaction_Approval'))

    expect(findingOf(await examine({ acrValues: ['Password_MFA'] }), 'mfa-first')).toMatchObject({
      verdict: 'pass',
      evidence: '"Password_MFA" is used first, and asks for one.',
    })
  })

  it('decoys that ask for a password fit a policy that asks for a name first', async () => {
    await changeState(emulator, (state) => assign(state, 'Identifier_First'))

    const diagnosis = await examine({ decoyStep: 'password' })

    expect(findingOf(diagnosis, 'user-state')).toMatchObject({
      verdict: 'pass',
      evidence: 'Every name is answered with the same step.',
    })
  })

  it('what depends on an application that is not there is skipped, and says so', async () => {
    const diagnosis = await examine({ clientId: 'a0a1de00-0000-4000-8000-00000000ffff' })

    expect(findingOf(diagnosis, 'pkce')).toMatchObject({
      verdict: 'skipped',
      evidence: 'not looked at: there is no such application',
    })
    expect(findingOf(diagnosis, 'client-authentication')).toMatchObject({
      verdict: 'fail',
      evidence:
        'The token endpoint answered a made-up code with 401 invalid_client (client_secret_basic).',
    })
    expect(findingOf(diagnosis, 'redirect-uri')).toMatchObject({
      verdict: 'fail',
      evidence:
        'PingOne answered http://localhost:3000/callback with 404 NOT_FOUND, and a URI that nobody registered with 404 NOT_FOUND.',
      cure: 'Check PINGONE_CLIENT_ID, and that the application is enabled: PingOne knows no such application.',
    })
  })
})

describe('a worker application', () => {
  const roles = ({ find }: EnvironmentState, ...names: readonly string[]): void => {
    find('applications', ({ type }) => type === 'WORKER')['roles'] = names
  }

  it('without roles is told which one to get, once for each thing it may not read', async () => {
    await changeState(emulator, (state) => roles(state))

    const diagnosis = await examine()

    const failures = diagnosis.findings.filter(({ verdict }) => verdict === 'fail')
    expect(failures.map(({ check }) => check)).toEqual([
      'worker',
      'application',
      'scopes',
      'policies-assigned',
      'account-lockout',
      'approval-template',
    ])
    for (const { cure } of failures) {
      expect(cure).toMatch(
        /^Give the worker application the role "(Client Application Developer|Environment Admin)" for this environment \(Applications → the worker application → Roles\)\.$/,
      )
    }
    expect(findingOf(diagnosis, 'pkce').evidence).toBe(
      'not looked at: the application could not be read',
    )
  })

  it('with one role sees what that role may see', async () => {
    await changeState(emulator, (state) => roles(state, 'Client Application Developer'))

    const diagnosis = await examine()

    expect(findingOf(diagnosis, 'application').verdict).toBe('pass')
    expect(findingOf(diagnosis, 'scopes').verdict).toBe('pass')
    expect(findingOf(diagnosis, 'policies-assigned')).toMatchObject({
      verdict: 'fail',
      evidence: expect.stringMatching(
        /^PingOne refused to show the sign-on policies: 403 ACCESS_FAILED/,
      ) as string,
      cure: 'Give the worker application the role "Environment Admin" for this environment (Applications → the worker application → Roles).',
    })
    expect(findingOf(diagnosis, 'mfa-methods').evidence).toBe(
      'not looked at: the sign-on policies could not be read',
    )
  })

  it('with a wrong secret fails by itself, and nothing else is asked', async () => {
    const environment = { ...emulator.env('worker') }
    const client = createWorker({
      env: () => ({ ...environment, PINGONE_WORKER_CLIENT_SECRET: 'x'.repeat(64) }),
    })

    const diagnosis = await examine({ client })

    expect(findingOf(diagnosis, 'worker')).toMatchObject({
      verdict: 'fail',
      evidence: expect.stringMatching(
        /^PingOne gave the worker application no access token: 401 invalid_client \(Correlation-Id [\w-]+\)\.$/,
      ) as string,
      cure: 'Check PINGONE_WORKER_CLIENT_ID, PINGONE_WORKER_CLIENT_SECRET and PINGONE_WORKER_ENVIRONMENT_ID, that the worker application is enabled, and that it authenticates with Client Secret Basic.',
    })
    expect(findingOf(diagnosis, 'application')).toMatchObject({
      verdict: 'skipped',
      evidence: 'not looked at: the platform API could not be asked',
    })
    expect(findingOf(diagnosis, 'redirect-uri').verdict).toBe('pass')
  })

  it.each([
    [400, 'unauthorized_client'],
    [404, 'NOT_FOUND'],
  ])('that gets no token (%d) is told so', async (status, error) => {
    const body = { error }
    await controlEmulator(emulator, 'faults', { endpoint: 'token', kind: 'status', status, body })

    const diagnosis = await examine()

    expect(findingOf(diagnosis, 'worker')).toMatchObject({
      verdict: 'fail',
      evidence: expect.stringContaining(
        `PingOne gave the worker application no access token: ${status} ${error} (`,
      ) as string,
    })
    expect(findingOf(diagnosis, 'application').verdict).toBe('skipped')
  })

  it('of another environment is not asked', async () => {
    const client = {
      ...createWorker(emulator),
      environmentId: 'e0a1de00-0000-4000-8000-0000000000ee',
    }

    const diagnosis = await examine({ client })

    expect(findingOf(diagnosis, 'worker')).toMatchObject({
      verdict: 'skipped',
      evidence:
        'not looked at: the worker application looks at the environment e0a1de00-0000-4000-8000-0000000000ee',
    })
  })

  it.each([
    [{ kind: 'status', status: 500 }, 'PingOne has a fault of its own'],
    [{ kind: 'reset' }, 'Run it again.'],
    [{ kind: 'oversize' }, 'Check that the platform API is PingOne'],
    [{ kind: 'body', body: '<html>' }, 'Check that the platform API is PingOne'],
  ])('a platform API with the fault %o is a finding', async (fault, cure) => {
    await controlEmulator(emulator, 'faults', { endpoint: 'platform', ...fault })

    const diagnosis = await examine()

    const worker = findingOf(diagnosis, 'worker')
    expect(worker.verdict).toBe('fail')
    expect(worker.cure).toContain(cure)
    expect(findingOf(diagnosis, 'pkce').verdict).toBe('skipped')
    expect(findingOf(diagnosis, 'discovery').verdict).toBe('pass')
  })

  it('a limited rate ends the questions', async () => {
    await controlEmulator(emulator, 'faults', {
      endpoint: 'platform',
      kind: 'status',
      status: 429,
    })

    const diagnosis = await examine()

    expect(findingOf(diagnosis, 'worker').cure).toBe(
      'PingOne limits the rate of calls: wait a minute and run it again.',
    )
    expect(findingOf(diagnosis, 'application').evidence).toBe(
      'not looked at: the platform API could not be asked',
    )
  })
})
