// The default environment: Alder Bank's applications, people with every kind of device, seven policies.
import type {
  Application,
  Device,
  DeviceAuthenticationPolicy,
  EmulatorState,
  EnvironmentState,
  OfflineMethod,
  SignOnPolicyAction,
  User,
} from './resources.js'
import { createFixedSecret, type SecretSource } from './secrets.js'
import { buildContents } from './seed-contents.js'
import { seedUsers, testPassword, type SeedUser } from './seed-users.js'

/** Ids that never change, so that a `.env` file keeps working. */
export const seedIds = {
  environment: 'e0a1de00-0000-4000-8000-000000000001',
  embedded: 'a0a1de00-0000-4000-8000-000000000001',
  hosted: 'a0a1de00-0000-4000-8000-000000000002',
  worker: 'a0a1de00-0000-4000-8000-000000000003',
} as const

const organization = { id: '0a0a1de0-0000-4000-8000-000000000001' }
const population = { id: 'b0a1de00-0000-4000-8000-000000000001' }
const openid = { id: '10a1de00-0000-4000-8000-000000000001' }
const platformApi = { id: '10a1de00-0000-4000-8000-000000000002' }
const devicePolicy = { id: 'da01de00-0000-4000-8000-000000000001' }

/** Everything in the seed came into being at this moment. */
const createdAt = '2026-01-05T10:00:00.000Z'

/** The state an emulator starts with; `baseUrls` are the relying parties' public URLs. */
export function buildSeed(
  baseUrls: readonly string[],
  createSecret: SecretSource = createFixedSecret,
): EmulatorState {
  return { environments: [buildEnvironment(baseUrls, createSecret)] }
}

function buildEnvironment(
  baseUrls: readonly string[],
  createSecret: SecretSource,
): EnvironmentState {
  const applications = buildApplications(baseUrls, createSecret)
  const scopes = buildScopes()
  const policies = buildPolicies()
  const relyingParties = applications.filter(({ type }) => type === 'WEB_APP')
  return {
    id: seedIds.environment,
    name: 'Alder Bank (emulator)',
    region: 'NA',
    organization,
    applications,
    resources: [
      { ...openid, name: 'openid', type: 'OPENID_CONNECT', createdAt },
      {
        ...platformApi,
        name: 'PingOne API',
        type: 'PINGONE_API',
        audience: 'https://api.pingone.com',
        accessTokenValiditySeconds: 3600,
        createdAt,
      },
    ],
    scopes,
    grants: relyingParties.map(({ id }, index) => ({
      id: `90a1de00-0000-4000-8000-00000000000${index + 1}`,
      application: { id },
      resource: openid,
      scopes: scopes
        .filter(({ name }) => name !== 'offline_access')
        .map((scope) => ({ id: scope.id })),
      createdAt,
    })),
    signOnPolicies: policies.map(({ id, name }) => ({
      id,
      name,
      default: name === 'Single_Factor',
    })),
    actions: policies.flatMap((policy) => policy.actions),
    signOnPolicyAssignments: relyingParties.flatMap((application, at) =>
      policies.map(({ id }, index) => ({
        id: `a5a1de00-0000-4000-8000-0000000000${at + 1}${index + 1}`,
        application: { id: application.id },
        signOnPolicy: { id },
        priority: index + 1,
      })),
    ),
    populations: [{ ...population, name: 'Customers', default: true, createdAt }],
    users: seedUsers.map(buildUser),
    devices: seedUsers.flatMap(buildDevices),
    deviceAuthenticationPolicies: [buildDevicePolicy()],
    mfaSettings: {
      pairing: { maxAllowedDevices: 5, pairingKeyFormat: 'ALPHANUMERIC' },
      // More than an app lets strangers try on one name, so that only PingOne's own guesses get there.
      lockout: { failureCount: 20, durationSeconds: 600 },
      phoneExtensions: { enabled: false },
      users: { mfaEnabled: true },
      authentication: { deviceSelection: 'DEFAULT_TO_FIRST' },
    },
    contents: buildContents(createdAt),
  }
}

function buildApplications(baseUrls: readonly string[], createSecret: SecretSource): Application[] {
  const build = (id: string, name: string): Application =>
    buildWebApplication(baseUrls, { id, name, secret: createSecret(id) })
  return [
    build(seedIds.embedded, 'Alder Bank'),
    build(seedIds.hosted, 'Alder Bank (hosted)'),
    {
      id: seedIds.worker,
      name: 'Alder Bank (worker)',
      enabled: true,
      type: 'WORKER',
      protocol: 'OPENID_CONNECT',
      secret: createSecret(seedIds.worker),
      grantTypes: ['CLIENT_CREDENTIALS'],
      tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
      createdAt,
    },
  ]
}

function buildWebApplication(
  baseUrls: readonly string[],
  own: { readonly id: string; readonly name: string; readonly secret: string },
): Application {
  return {
    ...own,
    enabled: true,
    type: 'WEB_APP',
    protocol: 'OPENID_CONNECT',
    grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
    responseTypes: ['CODE'],
    tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
    pkceEnforcement: 'OPTIONAL',
    redirectUris: baseUrls.map((url) => `${url}/callback`),
    postLogoutRedirectUris: baseUrls.flatMap((url) => [url, `${url}/`, `${url}/logout`]),
    parRequirement: 'OPTIONAL',
    parTimeout: 60,
    idpSignoff: true,
    corsSettings: {
      behavior: 'ALLOW_SPECIFIC_ORIGINS',
      origins: [...new Set(baseUrls.map((url) => new URL(url).origin))],
    },
    createdAt,
  }
}

function buildScopes(): EnvironmentState['scopes'] {
  return ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'].map(
    (name, index) => ({
      id: `5ca1de00-0000-4000-8000-00000000000${index + 1}`,
      name,
      resource: openid,
      createdAt,
    }),
  )
}

interface SeedPolicy {
  readonly id: string
  readonly name: string
  readonly actions: readonly SignOnPolicyAction[]
}

/** In the order of assignment: the first is what a request without `acr_values` gets. */
function buildPolicies(): readonly SeedPolicy[] {
  const login = { type: 'LOGIN', recovery: { enabled: false } }
  const mfa = {
    type: 'MULTI_FACTOR_AUTHENTICATION',
    deviceAuthenticationPolicy: devicePolicy,
    noDevicesMode: 'BLOCK',
  } as const
  const remembered = (factor: string): { condition: unknown } => ({
    condition: {
      secondsSince: `\${session.lastSignOn.withAuthenticator.${factor}.at}`,
      greater: 28_800,
    },
  })
  return [
    buildPolicy(1, 'MFA_Only', [mfa]),
    buildPolicy(2, 'Password_MFA', [login, mfa]),
    buildPolicy(3, 'Identifier_First', [{ type: 'IDENTIFIER_FIRST' }, login, mfa]),
    buildPolicy(4, 'Single_Factor', [login]),
    buildPolicy(5, 'Multi_Factor', [login, mfa]),
    buildPolicy(6, 'Remembered_MFA', [
      { ...login, ...remembered('pwd') },
      { ...mfa, ...remembered('mfa') },
    ]),
    buildPolicy(7, 'Transaction_Approval', [mfa]),
  ]
}

function buildPolicy(
  number: number,
  name: string,
  actions: readonly Omit<SignOnPolicyAction, 'id' | 'priority' | 'signOnPolicy'>[],
): SeedPolicy {
  const id = `d0a1de00-0000-4000-8000-00000000000${number}`
  return {
    id,
    name,
    actions: actions.map((action, index) => ({
      ...action,
      id: `ac01de00-0000-4000-8000-0000000000${number}${index + 1}`,
      type: String(action['type']),
      priority: index + 1,
      signOnPolicy: { id },
    })),
  }
}

function buildUser(person: SeedUser): User {
  const { id, username, given, family, phone } = person
  return {
    id,
    username,
    email: `${username}@example.com`,
    name: { given, family },
    population,
    enabled: person.isDisabled !== true,
    mfaEnabled: true,
    account: person.isLocked
      ? { canAuthenticate: false, status: 'LOCKED', lockedAt: createdAt }
      : { canAuthenticate: person.isDisabled !== true, status: 'OK' },
    ...(person.hasPassword === true ? { password: { value: testPassword } } : {}),
    ...(phone === undefined ? {} : { mobilePhone: phone }),
    lifecycle: { status: 'ACCOUNT_OK' },
    createdAt,
    updatedAt: createdAt,
  }
}

function buildDevices({ id, phone, email }: SeedUser): Device[] {
  const base = { user: { id }, status: 'ACTIVE', createdAt, updatedAt: createdAt }
  const ordinal = id.slice(-2)
  return [
    ...(phone === undefined
      ? []
      : [{ ...base, id: `de01de00-0000-4000-8000-0000000001${ordinal}`, type: 'SMS', phone }]),
    ...(email === undefined
      ? []
      : [{ ...base, id: `de01de00-0000-4000-8000-0000000002${ordinal}`, type: 'EMAIL', email }]),
  ]
}

function buildDevicePolicy(): DeviceAuthenticationPolicy {
  const method = (enabled: boolean): OfflineMethod => ({
    enabled,
    otp: {
      otpLength: 6,
      lifeTime: { duration: 30, timeUnit: 'MINUTES' },
      failure: { count: 3, coolDown: { duration: 2, timeUnit: 'MINUTES' } },
    },
  })
  return {
    ...devicePolicy,
    name: 'Default MFA Policy',
    default: true,
    forSignOnPolicy: false,
    sms: method(true),
    email: method(true),
    voice: method(true),
    whatsApp: method(false),
    mobile: { enabled: false },
    totp: { enabled: false },
    authentication: { deviceSelection: 'PROMPT_TO_SELECT' },
    createdAt,
    updatedAt: createdAt,
  }
}
