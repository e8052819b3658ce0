// The resources of test users: a population of their own, passwords, second factors, devices.
import type { DesiredDevice, DesiredResource, ResourceKey } from '../recipe.js'
import type { DeviceType } from './parameters.js'
import type { CompleteTestUser } from './read-test-users.js'

/** Builds them; none when there are no test users. */
export function buildTestUsers(
  users: readonly CompleteTestUser[],
  options: { readonly prefix: string; readonly devicePolicy: ResourceKey },
): readonly DesiredResource[] {
  if (users.length === 0) return []
  return [
    {
      kind: 'population',
      key: 'population',
      why: 'Test users are kept apart from everybody else, and can be removed together.',
      name: `${options.prefix}-test-users`,
      fields: { description: 'Test users, kept apart from everybody else.' },
    },
    ...users.flatMap((user) => buildUser(user, options.devicePolicy)),
  ]
}

function buildUser(user: CompleteTestUser, devicePolicy: ResourceKey): readonly DesiredResource[] {
  const { username, given, family, email, devices, hasPassword, secretName } = user
  const key = `user:${username}`
  const password: DesiredResource = {
    kind: 'password',
    key: `password:${username}`,
    why: 'Policies that ask for a password need one; it is generated and kept among the secrets.',
    user: key,
    secretName,
  }
  return [
    {
      kind: 'user',
      key,
      why: 'Somebody has to try the sign-on.',
      username,
      population: 'population',
      enabled: true,
      fields: { email, name: { given, family } },
    },
    ...(hasPassword ? [password] : []),
    {
      kind: 'mfaEnabled',
      key: `mfa:${username}`,
      why: 'PingOne asks only users for a second factor who have MFA switched on.',
      user: key,
    },
    ...devices.map((type) => buildDevice(user, { type, deviceAuthenticationPolicy: devicePolicy })),
  ]
}

const channels: Readonly<Record<DeviceType, string>> = {
  SMS: 'Codes reach this user by text message.',
  EMAIL: 'Codes reach this user by email.',
  VOICE: 'Codes reach this user by a call.',
  WHATSAPP: 'Codes reach this user by WhatsApp.',
}

function buildDevice(
  { username, email, phone = '' }: CompleteTestUser,
  {
    type,
    deviceAuthenticationPolicy,
  }: { readonly type: DeviceType; readonly deviceAuthenticationPolicy: ResourceKey },
): DesiredDevice {
  const common = {
    kind: 'device' as const,
    key: `device:${username}:${type}`,
    why: channels[type],
    user: `user:${username}`,
    deviceAuthenticationPolicy,
  }
  return type === 'EMAIL' ? { ...common, type, email } : { ...common, type, phone }
}
