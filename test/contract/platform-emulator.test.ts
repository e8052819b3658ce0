// The emulator's platform API held to PingOne's documented bodies: each fixture's situation is brought about.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from 'express-pingone-mfa/emulator'
import { basic, changeState } from '../tools/emulator/drive.js'
import { connect, type Platform } from '../tools/emulator/platform/platform.js'
import { listPlatformFixtures, platformIds, type Placeholders } from './platform-fixtures.js'
import { findDifferences } from './find-differences.js'
import {
  idOf,
  makeApplication,
  makeAt,
  makeDevice,
  makeDevicePolicy,
  makeFido2Policy,
  makeFrom,
  makeNativeApp,
  makeOwner,
  makePasskeyOwner,
  makePhoneOwner,
  makePolicy,
  makePopulations,
  makeProvider,
  makePushable,
  makeTerms,
  makeUser,
  nothing,
  read,
  readCursor,
  readPopulation,
  readResources,
  send,
} from './platform-makers.js'

let emulator: Emulator
let platform: Platform

beforeAll(async () => {
  emulator = await createEmulator({ seed: 'empty' })
})
beforeEach(async () => {
  emulator.reset()
  platform = await connect(emulator)
  makeAt({ emulator, platform })
})
afterAll(() => emulator.close())

/** What the emulator does not answer so, and why. */
const notEmulated: Readonly<Record<string, string>> = {
  'assignment-without-action':
    "the tests of PingOne's Terraform provider assign a policy before it has an action, and pass",
}

/** Members of PingOne's samples that belong to what the emulator has not. */
const notOffered: Readonly<Record<string, readonly string[]>> = {
  // PingOne's own Go SDK would read the sample's empty object as a policy without an id.
  'device-policy-created': ['_links.applications', '_links.fido2', 'notificationsPolicy'],
}

const links = (...names: readonly string[]): readonly string[] =>
  names.map((name) => `_links.${name}`)
const each = (collection: string, ...names: readonly string[]): readonly string[] =>
  names.map((name) => `_embedded.${collection}[].${name}`)

/** PingOne's Terraform provider waits for the theme and plans with the language. */
const ofEnvironment = ['preferredLanguage', 'theme.id']
const ofPopulation = ['_links.environment', 'default', 'updatedAt', ...ofEnvironment]

/** Documented members that PingOne's samples do not show. */
const notShown: Readonly<Record<string, readonly string[]>> = {
  'application-created': links('signOnPolicyAssignments'),
  'application-native-created': links('signOnPolicyAssignments'),
  'application-replaced': links('signOnPolicyAssignments'),
  'device-policy-created': ['ignoreUserLock'],
  'population-created': ofEnvironment,
  'password-set': links('password.setValue', 'password.forceChange'),
  'populations-first-page': each('populations', ...ofPopulation),
  'populations-last-page': each('populations', ...ofPopulation),
  'populations-by-name': each('populations', ...ofPopulation, 'description'),
  'user-email-malformed': ['details[].innerError.allowedPattern'],
  'password-expired-read': links('password.setValue', 'password.forceChange'),
  'password-refused': ['history', 'notSimilarToCurrent', 'unsatisfiedRequirements[]'].map(
    (name) => `details[].innerError.${name}`,
  ),
}

/** Ids of the environment, by the fixtures' placeholders; those that are not there yet are absent. */
type Situation = () => Promise<Placeholders>

const situations: Readonly<Record<string, Situation>> = {
  'worker-token': nothing,
  'worker-token-invalid-client': nothing,
  'populations-first-page': async () => {
    const ids = await makePopulations('MFAPopulation_1700000000', 'Third', 'Fourth', 'Fifth')
    const page = await platform.get('populations?limit=2')
    return { ...ids, cursor: readCursor(page.body) }
  },
  'populations-last-page': async () => {
    const ids = await makePopulations('MFAPopulation_1700000000', 'Third')
    const page = await platform.get('populations?limit=2')
    return { ...ids, cursor: readCursor(page.body) }
  },
  'populations-by-name': () => makeFrom('population-created', 'second'),
  'grants-empty': makeApplication,
  'application-created': nothing,
  'application-replaced': makeApplication,
  'application-invalid': nothing,
  'application-without-name': nothing,
  'application-secret': makeApplication,
  'application-secret-rotated': async () => {
    const { app = '' } = await makeApplication()
    const path = `applications/${app}/secret`
    const secret = String((await platform.get(path)).body['secret'])
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    await platform.post(path, { previous: { expiresAt } })
    await fetch(`${emulator.url}/${emulator.environmentId}/as/token`, {
      method: 'POST',
      headers: {
        authorization: basic({ PINGONE_CLIENT_ID: app, PINGONE_CLIENT_SECRET: secret }),
      },
      body: new URLSearchParams({ grant_type: 'authorization_code', code: 'none' }),
    })
    return { app }
  },
  'resources-list': readResources,
  'scopes-list': readResources,
  'grant-created': async () => ({ ...(await readResources()), ...(await makeApplication()) }),
  'grant-taken': async () => {
    const ids = { ...(await readResources()), ...(await makeApplication()) }
    return makeFrom('grant-created', 'grant', ids)
  },
  'sign-on-policy-created': nothing,
  'sign-on-policy-name-with-spaces': nothing,
  'sign-on-policy-default-kept': async () => ({
    policy: await idOf('signOnPolicies', 'Single_Factor'),
  }),
  'action-created-legacy': makePolicy,
  'action-created-by-policy': async () => ({
    ...(await makePolicy()),
    ...(await makeDevicePolicy()),
  }),
  'action-created-agreement': async () => ({ ...(await makePolicy()), ...(await makeTerms()) }),
  'action-created-profiling': makePolicy,
  'action-created-identity-provider': async () => ({
    ...(await makePolicy()),
    ...(await makeProvider()),
  }),
  'action-created-login': async () => ({
    ...(await makePolicy()),
    ...(await makeProvider()),
    ...(await readPopulation()),
  }),
  'agreement-created': nothing,
  'agreement-language-created': () => makeFrom('agreement-created', 'agreement'),
  'agreement-revision-created': async () =>
    makeFrom(
      'agreement-language-created',
      'language',
      await makeFrom('agreement-created', 'agreement'),
    ),
  'agreement-consent-read': async () => {
    const ids = { ...(await makeUser()), ...(await makeTerms()) }
    await changeState(emulator, (environment) => {
      const named = (key: 'user' | 'agreement' | 'language' | 'revision'): { id: string } => ({
        id: ids[key] ?? '',
      })
      environment.agreementConsents = [
        {
          id: platformIds.other,
          user: named('user'),
          agreement: named('agreement'),
          language: named('language'),
          revision: named('revision'),
          status: 'ACCEPTED',
          at: new Date().toISOString(),
        },
      ]
    })
    return ids
  },
  'identity-provider-created': nothing,
  'action-last-kept': async () => makeFrom('action-created-legacy', 'action', await makePolicy()),
  'assignment-created': async () => {
    const ids = await makeFrom('action-created-legacy', 'action', await makePolicy())
    return { ...ids, ...(await makeApplication()) }
  },
  'template-content-created': nothing,
  'population-created': nothing,
  'population-taken': () => makeFrom('population-created', 'second'),
  'user-created': readPopulation,
  'users-by-username': makeUser,
  'username-taken': makeUser,
  'user-email-malformed': readPopulation,
  'password-set': makeUser,
  'password-refused': async () => {
    const ids = await makeUser()
    await send(read('password-set', ids))
    return ids
  },
  'password-expired-read': async () => {
    const ids = await makeUser()
    await send(read('password-set', ids))
    await changeState(emulator, (environment) => {
      const [user] = environment.users
      if (user?.password !== undefined) user.password.lastChangedAt = '2020-01-01T00:00:00.000Z'
      const rules = { excludesCommonlyUsed: true, excludesProfileData: true, maxAgeDays: 90 }
      const policy = { id: platformIds.passwordpolicy, name: 'Ages', default: true, ...rules }
      environment.passwordPolicies = [{ ...policy, notSimilarToCurrent: true }]
    })
    return ids
  },
  'password-policies-list': nothing,
  'bypass-mfa-set': makeUser,
  'bypass-mfa-none': makeUser,
  'unsupported-media-type': makeUser,
  'mfa-enabled-set': makeUser,
  'mfa-enabled-read': makeUser,
  'device-policy-created': makeApplication,
  'device-policy-in-use': async () =>
    makeFrom('action-created-by-policy', 'action', {
      ...(await makePolicy()),
      ...(await makeDevicePolicy()),
    }),
  'device-policy-default-kept': async () => ({
    dap: await idOf('deviceAuthenticationPolicies', 'Default MFA Policy'),
  }),
  'device-created': makeOwner,
  'device-email-created': makeOwner,
  'device-phone-missing': makeOwner,
  'device-unblocked': async () => {
    const ids = await makeDevice({ testMode: true })
    const path = `users/${ids['user'] ?? ''}/devices/${ids['device'] ?? ''}`
    for (const name of ['unlock', 'block']) {
      await platform.post(path, '', `application/vnd.pingidentity.device.${name}+json`)
    }
    return ids
  },
  'devices-list': makeDevice,
  'fido2-policy-created': nothing,
  'fido2-policy-read': makeFido2Policy,
  'fido2-policy-replaced': makeFido2Policy,
  'fido2-policies-list': makeFido2Policy,
  'device-fido2-created': makePasskeyOwner,
  'application-native-created': nothing,
  'push-credential-created': makeNativeApp,
  'push-credentials-list': makePushable,
  'pairing-key-created': makePhoneOwner,
  'pairing-key-read': async () =>
    makeFrom('pairing-key-created', 'pairingkey', await makePhoneOwner()),
  'device-limit-exceeded': async () => {
    const ids = await makeOwner()
    for (let count = 0; count < 5; count += 1) await makeFrom('device-created', 'device', ids)
    return ids
  },
  'mfa-settings-read': nothing,
  'mfa-settings-updated': nothing,
  'mfa-settings-lockout-cleared': async () => {
    await send(read('mfa-settings-updated'))
    return {}
  },
  'mfa-settings-reset': async () => {
    await send(read('mfa-settings-updated'))
    return {}
  },
  'mfa-settings-out-of-range': nothing,
  'not-found': nothing,
  'access-failed-token': nothing,
  'access-failed-permissions': async () => {
    const ids = await makeApplication()
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) application.roles = []
    })
    return ids
  },
  'environment-unknown': () => Promise.resolve({ env: 'c0ffee00-7777-4777-8777-000000000007' }),
  'request-limited': async () => {
    const { status, headers, body } = read('request-limited').response
    await fetch(`${emulator.inboxUrl}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ endpoint: 'platform', kind: 'status', status, headers, body }),
    })
    return {}
  },
}

/** Credentials of the calls that are not made with the worker's token. */
const credentials: Readonly<Record<string, () => string>> = {
  'access-failed-token': () => 'Bearer unknown',
  'worker-token': () => {
    const env = emulator.env('worker')
    const [id, secret] = [env['PINGONE_WORKER_CLIENT_ID'], env['PINGONE_WORKER_CLIENT_SECRET']]
    return basic({ PINGONE_CLIENT_ID: id ?? '', PINGONE_CLIENT_SECRET: secret ?? '' })
  },
  'worker-token-invalid-client': () =>
    basic({
      PINGONE_CLIENT_ID: emulator.env('worker')['PINGONE_WORKER_CLIENT_ID'] ?? '',
      PINGONE_CLIENT_SECRET: 'wrong',
    }),
}

describe('the emulator answers the platform API as PingOne documents', () => {
  it.each(Object.entries(situations))('%s', async (name, bringAbout) => {
    const ids = await bringAbout()
    const fixture = read(name, ids)
    const answer = await send(fixture, credentials[name]?.())
    expect([answer.status, answer.body]).toEqual([fixture.response.status, expect.anything()])
    for (const [header, value] of Object.entries(fixture.response.headers)) {
      expect([header, answer.headers.get(header)]).toEqual([header, value])
    }
    expect(answer.headers.get('correlation-id')).toMatch(/^[0-9a-f-]{36}$/)
    const known = [emulator.environmentId, ...Object.values(ids)]
    const differences = findDifferences(fixture.response.body, answer.body, known)
    expect(differences).toEqual({
      missing: (notOffered[name] ?? []).toSorted(),
      unknown: (notShown[name] ?? []).toSorted(),
      other: [],
    })
  })

  it('in every fixture', () => {
    expect([...Object.keys(situations), ...Object.keys(notEmulated)].sort()).toEqual(
      listPlatformFixtures(),
    )
    for (const reason of Object.values(notEmulated)) expect(reason).toMatch(/^\w+( \S+){6,}$/)
  })
})
