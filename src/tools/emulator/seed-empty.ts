// An environment as PingOne makes it, with nothing of one's own in it but a worker application.
import { randomUUID } from 'node:crypto'
import type { DeviceAuthenticationPolicy, EmulatorState, EnvironmentState } from './resources.js'
import { createFixedSecret, type SecretSource } from './secrets.js'
import { buildPredefinedContents } from './predefined-contents.js'
import { seedIds } from './seed.js'

/** Everything in it came into being at this moment. */
const createdAt = '2026-01-05T10:00:00.000Z'

/** The ids are those of the default seed where there are such. */
export function buildEmptySeed(createSecret: SecretSource = createFixedSecret): EmulatorState {
  return { environments: [buildEmptyEnvironment(createSecret)] }
}

function buildEmptyEnvironment(createSecret: SecretSource): EnvironmentState {
  const openid = { id: randomUUID() }
  const policies = {
    single: { id: randomUUID(), name: 'Single_Factor', default: true },
    multi: { id: randomUUID(), name: 'Multi_Factor', default: false },
  }
  return {
    id: seedIds.environment,
    name: 'Empty (emulator)',
    region: 'NA',
    organization: { id: randomUUID() },
    createdAt,
    updatedAt: createdAt,
    applications: [
      {
        id: seedIds.worker,
        name: 'Worker',
        enabled: true,
        type: 'WORKER',
        protocol: 'OPENID_CONNECT',
        secret: createSecret(seedIds.worker),
        grantTypes: ['CLIENT_CREDENTIALS'],
        tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
        createdAt,
        updatedAt: createdAt,
      },
    ],
    resources: [
      { ...openid, name: 'openid', type: 'OPENID_CONNECT', createdAt, updatedAt: createdAt },
      {
        id: randomUUID(),
        name: 'PingOne API',
        type: 'PINGONE_API',
        audience: 'https://api.pingone.com',
        accessTokenValiditySeconds: 3600,
        createdAt,
        updatedAt: createdAt,
      },
    ],
    scopes: ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'].map((name) => ({
      id: randomUUID(),
      name,
      resource: openid,
      createdAt,
      updatedAt: createdAt,
    })),
    grants: [],
    signOnPolicies: [policies.single, policies.multi],
    actions: [
      buildAction(policies.single, 'LOGIN', 1),
      buildAction(policies.multi, 'LOGIN', 1),
      buildAction(policies.multi, 'MULTI_FACTOR_AUTHENTICATION', 2),
    ],
    signOnPolicyAssignments: [],
    populations: [
      { id: randomUUID(), name: 'Default', default: true, createdAt, updatedAt: createdAt },
    ],
    users: [],
    devices: [],
    deviceAuthenticationPolicies: [buildDevicePolicy()],
    mfaSettings: {
      pairing: { maxAllowedDevices: 5, pairingKeyFormat: 'ALPHANUMERIC' },
      phoneExtensions: { enabled: false },
      users: { mfaEnabled: false },
      authentication: { deviceSelection: 'DEFAULT_TO_FIRST' },
      updatedAt: createdAt,
    },
    contents: buildPredefinedContents(createdAt),
  }
}

function buildAction(
  policy: { readonly id: string },
  type: string,
  priority: number,
): EnvironmentState['actions'][number] {
  return { id: randomUUID(), type, priority, signOnPolicy: { id: policy.id } }
}

/** In a new environment only email is on. */
function buildDevicePolicy(): DeviceAuthenticationPolicy {
  const otp = {
    otpLength: 6,
    lifeTime: { duration: 30, timeUnit: 'MINUTES' },
    failure: { count: 3, coolDown: { duration: 0, timeUnit: 'MINUTES' } },
  } as const
  return {
    id: randomUUID(),
    name: 'Default MFA Policy',
    default: true,
    forSignOnPolicy: false,
    sms: { enabled: false, otp },
    email: { enabled: true, otp },
    voice: { enabled: false, otp },
    mobile: { enabled: false },
    totp: { enabled: false },
    authentication: { deviceSelection: 'DEFAULT_TO_FIRST' },
    newDeviceNotification: 'EMAIL_THEN_SMS',
    createdAt,
    updatedAt: createdAt,
  }
}
