// What holds for every kind: found once made, drift put right, nobody else's members touched.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compareManaged } from '../../../../src/tools/provisioning/kinds/difference.js'
import { mergeManaged, without } from '../../../../src/tools/provisioning/kinds/merge-managed.js'
import type { DesiredResource, ManagedFields } from '../../../../src/tools/provisioning/recipe.js'
import * as desired from '../support/desired.js'
import { kindOf, nameOf, startKindsWorld, type KindsWorld } from '../support/kinds.js'

interface KindCase {
  readonly title: string
  readonly parents: readonly DesiredResource[]
  readonly wanted: DesiredResource
  /** Somebody else changes members of it. */
  readonly change: (world: KindsWorld, id: string, members: ManagedFields) => Promise<unknown>
  /** Members that the recipe does not manage. */
  readonly foreign?: ManagedFields
  /** What somebody does to a managed member, by the path that is then named. */
  readonly drifts: Readonly<Record<string, ManagedFields>>
}

const idOf = ({ ids }: KindsWorld, key: string): string => ids.get(key) ?? ''

const cases: readonly KindCase[] = [
  {
    title: 'application',
    parents: [],
    wanted: desired.application,
    change: async ({ client: { applications } }, id, members) =>
      applications.replace(id, mergeManaged(await applications.read(id), members)),
    foreign: {
      description: 'Theirs',
      homePageUrl: 'https://shop.example/',
      accessControl: { role: { type: 'ADMIN_USERS_ONLY' } },
      parRequirement: 'REQUIRED',
    },
    drifts: {
      enabled: { enabled: false },
      grantTypes: { grantTypes: ['AUTHORIZATION_CODE', 'CLIENT_CREDENTIALS'] },
      tokenEndpointAuthMethod: { tokenEndpointAuthMethod: 'CLIENT_SECRET_POST' },
      pkceEnforcement: { pkceEnforcement: 'OPTIONAL' },
      redirectUris: { redirectUris: ['https://shop.example/callback'] },
      postLogoutRedirectUris: { postLogoutRedirectUris: ['https://theirs.example/'] },
      supportUnsignedRequestObject: { supportUnsignedRequestObject: true },
    },
  },
  {
    title: 'device authentication policy',
    parents: [],
    wanted: desired.deviceAuthenticationPolicy,
    change: async ({ client: { deviceAuthenticationPolicies: policies } }, id, members) =>
      policies.replace(id, mergeManaged(await policies.read(id), members)),
    foreign: {
      newDeviceNotification: 'NONE',
      ignoreUserLock: true,
      rememberMe: { web: { enabled: true, lifeTime: { duration: 7, timeUnit: 'DAYS' } } },
      totp: { enabled: true, otp: { failure: { count: 5 } } },
      sms: { promptForNicknameOnPairing: true, otp: { otpLength: 8 } },
    },
    drifts: {
      'sms.enabled': { sms: { enabled: false } },
      'sms.pairingDisabled': { sms: { pairingDisabled: true } },
      'sms.otp.lifeTime': { sms: { otp: { lifeTime: { duration: 60, timeUnit: 'SECONDS' } } } },
      'sms.otp.failure.count': { sms: { otp: { failure: { count: 1 } } } },
      'email.otp.failure.coolDown': {
        email: { otp: { failure: { coolDown: { duration: 3, timeUnit: 'MINUTES' } } } },
      },
      'voice.enabled': { voice: { enabled: true } },
      'authentication.deviceSelection': { authentication: { deviceSelection: 'DEFAULT_TO_FIRST' } },
    },
  },
  {
    title: 'FIDO2 policy',
    parents: [],
    wanted: desired.fido2Policy,
    change: async ({ client: { fido2Policies } }, id, members) =>
      fido2Policies.replace(id, mergeManaged(await fido2Policies.read(id), members)),
    foreign: {
      description: 'Theirs',
      deviceDisplayName: 'Their passkey',
      discoverableCredentials: 'REQUIRED',
      publicKeyCredentialHints: ['SECURITY_KEY'],
    },
    drifts: {
      relyingPartyId: { relyingPartyId: 'theirs.example' },
      attestationRequirements: { attestationRequirements: 'DIRECT' },
      'userVerification.option': { userVerification: { option: 'DISCOURAGED' } },
    },
  },
  {
    title: 'application on the phone',
    parents: [],
    wanted: desired.mobileApplication,
    change: async ({ client: { applications } }, id, members) =>
      applications.replace(id, mergeManaged(await applications.read(id), members)),
    foreign: {
      redirectUris: ['example.shop.app:/callback'],
      mobile: { packageName: 'example.shop.app' },
    },
    drifts: {
      'mobile.bundleId': { mobile: { bundleId: 'example.theirs.app' } },
      tokenEndpointAuthMethod: { tokenEndpointAuthMethod: 'CLIENT_SECRET_POST' },
    },
  },
  {
    title: 'device authentication policy with passkeys and push',
    parents: [desired.fido2Policy, desired.mobileApplication],
    wanted: desired.passkeysAndPush,
    change: async ({ client: { deviceAuthenticationPolicies: policies } }, id, members) =>
      policies.replace(id, mergeManaged(await policies.read(id), members)),
    foreign: {
      fido2: { promptForNicknameOnPairing: true },
      mobile: { otp: { failure: { count: 6 } } },
      sms: { enabled: true },
    },
    drifts: {
      'fido2.enabled': { fido2: { enabled: false } },
      'fido2.fido2PolicyId': { fido2: { fido2PolicyId: null } },
      'fido2.failure.count': { fido2: { failure: { count: 1 } } },
      'mobile.enabled': { mobile: { enabled: false } },
      'mobile.applications': { mobile: { applications: null } },
      'totp.passcodeGracePeriod': { totp: { passcodeGracePeriod: 10 } },
    },
  },
  {
    title: 'sign-on policy',
    parents: [],
    wanted: desired.signOnPolicy,
    change: async ({ client: { signOnPolicies } }, id, members) =>
      signOnPolicies.replace(id, mergeManaged(await signOnPolicies.read(id), members)),
    drifts: { description: { description: 'Theirs' } },
  },
  {
    title: 'action of a sign-on policy',
    parents: [desired.deviceAuthenticationPolicy, desired.signOnPolicy],
    wanted: desired.signOnPolicyAction,
    change: async (world, id, members) => {
      const { signOnPolicyActions: actions } = world.client
      const policy = idOf(world, 'sign-on-policy')
      return actions.replace(policy, id, mergeManaged(await actions.read(policy, id), members))
    },
    foreign: {
      condition: { secondsSince: '${session.lastSignOn.withAuthenticator.mfa.at}', greater: 600 },
    },
    drifts: {
      priority: { priority: 2 },
      noDevicesMode: { noDevicesMode: 'BYPASS' },
      'deviceAuthenticationPolicy.id': {
        deviceAuthenticationPolicy: null,
        sms: { enabled: true },
      },
    },
  },
  {
    title: 'assignment of a sign-on policy',
    parents: [
      desired.application,
      desired.deviceAuthenticationPolicy,
      desired.signOnPolicy,
      desired.signOnPolicyAction,
    ],
    wanted: desired.signOnPolicyAssignment,
    change: async (world, id, members) => {
      const { signOnPolicyAssignments: assignments } = world.client
      const application = idOf(world, 'web-app')
      const actual = await assignments.read(application, id)
      return assignments.replace(application, id, mergeManaged(actual, members))
    },
    drifts: { priority: { priority: 3 } },
  },
  {
    title: 'content of a template',
    parents: [],
    wanted: desired.templateContent,
    change: async ({ client: { templateContents: contents } }, id, members) => {
      const actual = await contents.read('transaction', id)
      return contents.replace('transaction', id, mergeManaged(actual, members))
    },
    foreign: { sender: 'Theirs' },
    drifts: { content: { content: 'Theirs: ${otp}' } },
  },
  {
    title: 'population',
    parents: [],
    wanted: desired.population,
    change: async ({ client: { populations } }, id, members) =>
      populations.replace(id, mergeManaged(await populations.read(id), members)),
    foreign: { preferredLanguage: 'en', theme: { id: '7e000000-0000-4000-8000-000000000001' } },
    drifts: { description: { description: 'Theirs' } },
  },
  {
    title: 'user',
    parents: [desired.population],
    wanted: desired.user,
    change: async ({ client: { users } }, id, members) => {
      if (members['enabled'] === false) await users.setEnabled(id, false)
      await users.replace(id, without(mergeManaged(await users.read(id), members), ['enabled']))
    },
    foreign: {
      nickname: 'Patsy',
      mobilePhone: '+15125201234',
      address: { locality: 'Austin' },
      name: { middle: 'Q' },
    },
    drifts: {
      email: { email: 'theirs@shop.example' },
      'name.given': { name: { given: 'Sam' } },
      'name.family': { name: { family: null } },
      enabled: { enabled: false },
    },
  },
  {
    title: 'MFA of a user',
    parents: [desired.population, desired.user],
    wanted: desired.mfaEnabled,
    change: ({ client: { users } }, id) => users.setMfaEnabled(id, false),
    drifts: { mfaEnabled: {} },
  },
  {
    title: 'SMS device',
    parents: [desired.deviceAuthenticationPolicy, desired.population, desired.user],
    wanted: desired.smsDevice,
    change: (world, id) => world.client.devices.setNickname(idOf(world, 'pat'), id, 'Theirs'),
    drifts: { nickname: {} },
  },
  {
    title: 'MFA settings',
    parents: [],
    wanted: desired.mfaSettings,
    change: async ({ client: { mfaSettings } }, _id, members) =>
      mfaSettings.replace(mergeManaged(await mfaSettings.read(), members)),
    foreign: {
      pairing: { pairingKeyFormat: 'NUMERIC' },
      phoneExtensions: { enabled: true },
      authentication: { deviceSelection: 'PROMPT_TO_SELECT' },
    },
    drifts: {
      'pairing.maxAllowedDevices': { pairing: { maxAllowedDevices: 2 } },
      'lockout.failureCount': { lockout: { failureCount: 9 } },
      'lockout.durationSeconds': { lockout: { durationSeconds: null } },
      'users.mfaEnabled': { users: { mfaEnabled: false } },
    },
  },
]

let world: KindsWorld

beforeEach(async () => {
  world = await startKindsWorld()
})

afterEach(() => world.emulator.close())

describe.each(cases)('$title', ({ parents, wanted, change, foreign = {}, drifts }) => {
  const kind = kindOf(wanted)
  const paths = Object.keys(drifts)

  async function make(): Promise<string> {
    for (const parent of parents) await world.make(parent)
    return (await world.make(wanted)).id
  }

  test('is found once made, and nothing differs', async () => {
    for (const parent of parents) await world.make(parent)
    if (!kind.isSingleton) {
      expect((await kind.find(wanted, world.room)).matches).toEqual([])
    }
    const made = await world.make(wanted)
    expect(kind.compare(wanted, { found: made, room: world.room })).toEqual([])
    const found = await world.find(wanted)
    expect(found.id).toBe(made.id)
    expect(kind.compare(wanted, { found, room: world.room })).toEqual([])
  })

  test.each(paths)('drift of %s is found and put right, and nothing else changes', async (path) => {
    const id = await make()
    if (Object.keys(foreign).length > 0) await change(world, id, foreign)
    const before = await world.readState()
    await change(world, id, drifts[path] ?? {})
    const drifted = await world.find(wanted)
    const differences = kind.compare(wanted, { found: drifted, room: world.room })
    expect(differences.map((difference) => difference.path)).toContain(path)
    const updated = await kind.update(wanted, { found: drifted, room: world.room })
    expect(updated.id).toBe(id)
    expect(kind.compare(wanted, { found: updated, room: world.room })).toEqual([])
    expect(await world.readState()).toEqual(before)
  })

  test('what somebody changes after the plan survives the update', async () => {
    const id = await make()
    const [path = ''] = paths
    await change(world, id, drifts[path] ?? {})
    const drifted = await world.find(wanted)
    if (Object.keys(foreign).length > 0) await change(world, id, foreign)
    const { actual } = await kind.update(wanted, { found: drifted, room: world.room })
    expect(compareManaged(foreign, { actual })).toEqual([])
    expect(kind.compare(wanted, { found: await world.find(wanted), room: world.room })).toEqual([])
  })

  test('one write puts one drift right', async () => {
    const id = await make()
    const [path = ''] = paths
    await change(world, id, drifts[path] ?? {})
    const drifted = await world.find(wanted)
    world.writes.length = 0
    await kind.update(wanted, { found: drifted, room: world.room })
    expect(world.writes).toHaveLength(1)
    expect(world.writes[0]).toMatch(/^PUT /)
  })

  test('its description names every managed member, from nothing', () => {
    const described = kind.describe(wanted, nameOf)
    expect(described.length).toBeGreaterThan(0)
    for (const difference of described) expect(difference.actual).toBeUndefined()
    for (const difference of described) expect(difference.desired).toBeDefined()
  })
})
