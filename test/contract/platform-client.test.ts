// The platform client sends every documented request, and reads every documented body.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { json } from '../support/scripted-server.js'
import { collect } from '../tools/provisioning/support/platform.js'
import {
  environmentId,
  startScriptedPlatform,
  type ScriptedPlatform,
} from '../tools/provisioning/support/scripted-platform.js'
import { answerOf, play, toBody, type Call } from './play-fixture.js'
import {
  listPlatformFixtures,
  platformIds,
  readPlatformFixture,
  type PlatformFixture,
} from './platform-fixtures.js'

/** No operation of the client: only the emulator is held to it. */
const notCalled = [
  'action-created-agreement',
  'action-created-identity-provider',
  'action-created-login',
  'action-created-profiling',
  'agreement-consent-read',
  'agreement-created',
  'agreement-language-created',
  'agreement-revision-created',
  'application-native-created',
  'bypass-mfa-none',
  'bypass-mfa-set',
  'device-unblocked',
  'device-fido2-created',
  // Its documented answer is cut short: an item of it is empty.
  'fido2-policies-list',
  'identity-provider-created',
  'pairing-key-created',
  'pairing-key-read',
  'password-expired-read',
  'password-policies-list',
  'push-credential-created',
  'push-credentials-list',
]

let platform: ScriptedPlatform
beforeAll(async () => {
  platform = await startScriptedPlatform()
})
afterAll(() => platform.close())

const { app, fidopolicy: fido2Policy, openid, policy, user } = platformIds

/** Answers with the whole body of the fixture: members that nobody reads are kept. */
const resources: Readonly<Record<string, Call>> = {
  'application-created': (client, body) => client.applications.create(body),
  'application-replaced': (client, body) => client.applications.replace(app, body),
  'grant-created': (client, body) => client.grants.create(app, body),
  'sign-on-policy-created': (client, body) => client.signOnPolicies.create(body),
  'action-created-legacy': (client, body) => client.signOnPolicyActions.create(policy, body),
  'action-created-by-policy': (client, body) => client.signOnPolicyActions.create(policy, body),
  'assignment-created': (client, body) => client.signOnPolicyAssignments.create(app, body),
  'template-content-created': (client, body) => client.templateContents.create('transaction', body),
  'population-created': (client, body) => client.populations.create(body),
  'user-created': (client, body) => client.users.create(body),
  'fido2-policy-created': (client, body) => client.fido2Policies.create(body),
  'fido2-policy-read': (client) => client.fido2Policies.read(fido2Policy),
  'fido2-policy-replaced': (client, body) => client.fido2Policies.replace(fido2Policy, body),
  'device-policy-created': (client, body) => client.deviceAuthenticationPolicies.create(body),
  'device-created': (client, body) => client.devices.create(user, body),
  'device-email-created': (client, body) => client.devices.create(user, body),
  'mfa-settings-read': (client) => client.mfaSettings.read(),
  'mfa-settings-updated': (client, body) => client.mfaSettings.replace(body),
  'mfa-settings-lockout-cleared': (client, body) => client.mfaSettings.replace(body),
}

/** Answers with the items of the page. */
const lists: Readonly<Record<string, Call>> = {
  'grants-empty': (client) => collect(client.grants.list(app)),
  'resources-list': (client) => collect(client.resources.list()),
  'scopes-list': (client) => collect(client.scopes.list(openid)),
  'populations-by-name': (client) =>
    collect(client.populations.list({ nameStartsWith: 'MFAPopulation_' })),
  'users-by-username': (client) => collect(client.users.list({ username: 'pat' })),
  'devices-list': (client) => collect(client.devices.list(user)),
}

/** Answers with one member, or nothing. */
const values: Readonly<Record<string, readonly [call: Call, value: unknown]>> = {
  'application-secret': [(client) => client.applications.readSecret(app), 'a.b_c~d-'.repeat(8)],
  'application-secret-rotated': [
    (client) => client.applications.readSecret(app),
    'a.b_c~d-'.repeat(8),
  ],
  'password-set': [(client, { value }) => client.users.setPassword(user, String(value)), undefined],
  'mfa-enabled-set': [(client) => client.users.setMfaEnabled(user, true), undefined],
  'mfa-enabled-read': [(client) => client.users.readMfaEnabled(user), false],
  'mfa-settings-reset': [(client) => client.mfaSettings.reset(), undefined],
}

const read = (name: string): PlatformFixture => readPlatformFixture(name, platform)

describe('the platform client reads a resource, and keeps what it does not know', () => {
  it.each(Object.entries(resources))('%s', async (name, call) => {
    expect(await play(platform, name, call)).toEqual(read(name).response.body)
  })
})

describe('the platform client reads the items of a list', () => {
  it.each(Object.entries(lists))('%s', async (name, call) => {
    const items: unknown = await play(platform, name, call)
    const { body } = read(name).response
    const [documented] = Object.values(toBody(toBody(body)['_embedded']))
    expect(items).toEqual(documented)
  })

  it('that has several pages, by the address of the next one as it stands', async () => {
    const [first, last] = [read('populations-first-page'), read('populations-last-page')]
    platform.script(answerOf(first), answerOf(last))
    const populations = await collect(platform.createClient().populations.list())
    expect(populations.map(({ id }) => id)).toEqual([
      platformIds.population,
      platformIds.second,
      platformIds.third,
    ])
    const paths = platform.apiRequests().map(({ method, path }) => `${method} ${path}`)
    expect(paths).toEqual([
      `GET /v1/environments/${environmentId}/populations`,
      `GET ${last.request.path}`,
    ])
  })
})

describe('the platform client reads one value', () => {
  it.each(Object.entries(values))('%s', async (name, [call, value]) => {
    expect(await play(platform, name, call)).toEqual(value)
  })
})

describe('the worker token', () => {
  it('is asked for and used as documented', async () => {
    const { request, response } = read('worker-token')
    platform.script(answerOf(read('mfa-settings-read')))
    platform.scriptTokens(json(response.status, response.body, response.headers))
    await platform.createClient().mfaSettings.read()
    const [sent] = platform.tokenRequests()
    expect(`${sent?.method} ${sent?.path}`).toBe(`${request.method} ${request.path}`)
    expect(sent?.headers['content-type']).toBe(request.contentType)
    expect(sent?.headers.authorization).toMatch(/^Basic [A-Za-z0-9+/]+=*$/)
    expect(sent?.body).toBe(request.body)
    expect(platform.apiRequests()[0]?.headers.authorization).toBe(
      `Bearer ${String(toBody(response.body)['access_token'])}`,
    )
  })
})

describe('every fixture of the platform API', () => {
  it('is read by the client', () => {
    const documented = listPlatformFixtures().filter((name) => read(name).response.status < 400)
    expect(documented).toEqual(
      [
        ...[resources, lists, values].flatMap((table) => Object.keys(table)),
        'populations-first-page',
        'populations-last-page',
        'worker-token',
        ...notCalled,
      ].sort(),
    )
  })

  it.each(listPlatformFixtures())('%s names its source and its kind of evidence', (name) => {
    const fixture = read(name)
    expect(fixture.title).not.toBe('')
    expect(fixture.source.length).toBeGreaterThan(0)
    for (const source of fixture.source) expect(new URL(source).protocol).toBe('https:')
    expect(['documented', 'inferred']).toContain(fixture.evidence)
    expect(JSON.stringify(fixture)).not.toMatch(/(?<!\$)\{[a-z]+\}/)
  })
})
