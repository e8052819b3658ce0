// Pages and bodies of a PingOne that is wrong: what is not understood is said, nothing is followed blindly.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlatformClient } from '../../../../src/tools/provisioning/platform/platform-client.js'
import { gzipBomb, json, oversize, redirect, text } from '../../../support/scripted-server.js'
import { collect, failureOf } from '../support/platform.js'
import {
  otherEnvironmentId,
  page,
  resourceId,
  startScriptedPlatform,
  type ScriptedPlatform,
} from '../support/scripted-platform.js'

let platform: ScriptedPlatform
beforeAll(async () => {
  platform = await startScriptedPlatform()
})
afterAll(() => platform.close())

const population = { id: resourceId, name: 'x' }
const listAll = (): Promise<readonly unknown[]> =>
  collect(platform.createClient().populations.list())
const nextUrl = (cursor: string | number): string =>
  `${platform.environmentUrl}/populations?limit=1&cursor=${cursor}`

describe('pages', () => {
  it('are followed by their links, word for word', async () => {
    const next = `${platform.environmentUrl}/populations?cursor=a%2Fb%3D+c&limit=2`
    platform.script(page('populations', [population], next), page('populations', [population]))
    expect(await listAll()).toEqual([population, population])
    const path = next.slice(platform.origin.length)
    expect(platform.apiRequests().map((request) => request.path)[1]).toBe(path)
  })

  it('are fetched when they are asked for, and from the start for each iteration', async () => {
    platform.script(page('populations', [population], nextUrl(2)), page('populations', []))
    const list = platform.createClient().populations.list()
    expect(platform.apiRequests()).toHaveLength(0)
    for await (const each of list) {
      expect(each).toEqual(population)
      break
    }
    expect(platform.apiRequests()).toHaveLength(1)
    platform.script(page('populations', [population], nextUrl(2)), page('populations', []))
    expect(await collect(list)).toEqual([population])
    expect(platform.apiRequests()).toHaveLength(2)
  })

  it.each([
    'https://evil.example/v1/environments/x/populations',
    'http://127.0.0.1:1/v1/populations',
    'ORIGIN@evil.example/',
    `ORIGIN/v1/environments/${otherEnvironmentId}/populations`,
    'ENVIRONMENT/../x/populations',
    'ENVIRONMENT/%2e%2e/x/populations',
    'ENVIRONMENT/populations%2f..%2f..%2fx',
    'ENVIRONMENTx/populations',
    'ENVIRONMENT',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ])('outside this environment are not followed: %s', async (template) => {
    const next = template
      .replace('ENVIRONMENT', platform.environmentUrl)
      .replace('ORIGIN', platform.origin)
    platform.script(page('populations', [], next))
    expect(await failureOf(listAll())).toMatchObject({
      code: 'ERR_PINGONE_UPSTREAM',
      reason: 'foreign_host',
      call: 'list populations',
      message:
        "PingOne's answer to the call list populations links to a next page outside this environment, which is not followed.",
    })
    expect(platform.apiRequests()).toHaveLength(1)
  })

  it('with a user in the address are not followed', async () => {
    const next = nextUrl(2).replace('http://', 'http://user:word@')
    platform.script(page('populations', [], next))
    expect(await failureOf(listAll())).toMatchObject({ reason: 'foreign_host' })
  })

  it.each([5, null, [], {}, { href: 5 }, { href: 'populations?cursor=2' }, { href: '' }])(
    'behind a link that is none are not guessed: %j',
    async (next) => {
      platform.script(json(200, { _links: { next }, _embedded: { populations: [] } }))
      expect(await failureOf(listAll())).toMatchObject({
        reason: 'not_understood',
        message:
          "PingOne's answer to the call list populations is not understood: _links.next has no address.",
      })
    },
  )

  it('that go round in a circle end', async () => {
    const [one, two] = [page('populations', [], nextUrl(2)), page('populations', [], nextUrl(3))]
    platform.script(one, two, one)
    expect(await failureOf(listAll())).toMatchObject({
      reason: 'not_understood',
      message:
        "PingOne's answer to the call list populations is not understood: its pages go round in a circle.",
    })
    expect(platform.apiRequests()).toHaveLength(3)
  })

  it('without end end after a thousand', async () => {
    platform.script((response, request) => {
      const cursor = Number(/cursor=(\d+)/.exec(request.path)?.[1] ?? '0')
      const answer = page('populations', [], nextUrl(cursor + 1))
      answer(response, request)
    })
    expect(await failureOf(listAll())).toMatchObject({
      reason: 'not_understood',
      message:
        "PingOne's answer to the call list populations is not understood: it has more than 1000 pages.",
    })
    expect(platform.apiRequests()).toHaveLength(1000)
  })

  it.each([{ count: 0 }, { size: 0 }, { _embedded: { populations: [] } }])(
    'may be empty: %j',
    async (body) => {
      platform.script(json(200, body))
      expect(await listAll()).toEqual([])
    },
  )

  it.each([{}, { count: 3 }, { _embedded: {} }, { _embedded: { users: [] } }, [], null, 'x'])(
    'without a list do not pass for empty: %j',
    async (body) => {
      platform.script(json(200, body))
      expect(await failureOf(listAll())).toMatchObject({
        reason: 'not_understood',
        message:
          "PingOne's answer to the call list populations is not understood: _embedded.populations is absent or no list.",
      })
    },
  )

  it('with an item that lacks something name it', async () => {
    platform.script(page('populations', [population, { id: resourceId }]))
    expect(await failureOf(listAll())).toMatchObject({
      reason: 'not_understood',
      message:
        "PingOne's answer to the call list populations is not understood: populations[1].name is absent or of another kind.",
    })
  })
})

const id = resourceId
type Ask = (client: PlatformClient) => Promise<unknown>
const lacking: readonly (readonly [string, Ask, unknown, string])[] = [
  ['environment', (client) => client.readEnvironment(), { id }, 'name'],
  ['application', (client) => client.applications.read(id), { id, name: 'x' }, 'type'],
  [
    'application',
    (client) => client.applications.read(id),
    { id, name: 'x', type: 'WEB_APP', protocol: 'OPENID_CONNECT', enabled: 'yes' },
    'enabled',
  ],
  ['application secret', (client) => client.applications.readSecret(id), { secret: '' }, 'secret'],
  ['grant', (client) => client.grants.read(id, id), { id, resource: { id }, scopes: {} }, 'scopes'],
  [
    'grant',
    (client) => client.grants.read(id, id),
    { id, resource: { id }, scopes: [{ id: 'x' }] },
    'scopes[0].id',
  ],
  ['sign-on policy', (client) => client.signOnPolicies.read(id), { id, name: '' }, 'name'],
  [
    'sign-on policy',
    (client) => client.signOnPolicies.read(id),
    { id, name: 'x', default: 1 },
    'default',
  ],
  [
    'sign-on policy action',
    (client) => client.signOnPolicyActions.read(id, id),
    { id, type: 'LOGIN', priority: '1' },
    'priority',
  ],
  [
    'sign-on policy assignment',
    (client) => client.signOnPolicyAssignments.read(id, id),
    { id, priority: 1, signOnPolicy: 'x' },
    'signOnPolicy.id',
  ],
  [
    'template content',
    (client) => client.templateContents.read('transaction', id),
    { id, deliveryMethod: 'SMS' },
    'locale',
  ],
  [
    'user',
    (client) => client.users.read(id),
    { id, username: 'x', enabled: true },
    'population.id',
  ],
  ['device', (client) => client.devices.read(id, id), { id, type: 'SMS' }, 'status'],
  [
    'device authentication policy',
    (client) => client.deviceAuthenticationPolicies.read(id),
    { id: 5, name: 'x' },
    'id',
  ],
  ['population', (client) => client.populations.read(id), [population], 'id'],
  ['password of user', (client) => client.users.readPassword(id), {}, 'status'],
  [
    'MFA flag of user',
    (client) => client.users.readMfaEnabled(id),
    { mfaEnabled: 1 },
    'mfaEnabled',
  ],
  ['MFA settings', (client) => client.mfaSettings.read(), 'x', 'the object'],
]

describe('a body', () => {
  it.each(lacking)(
    'of a %s that lacks what is needed is named',
    async (noun, ask, body, member) => {
      platform.script(json(200, body))
      expect(await failureOf(ask(platform.createClient()))).toMatchObject({
        code: 'ERR_PINGONE_UPSTREAM',
        reason: 'not_understood',
        reached: 'yes',
        call: `read ${noun}`,
        message: `PingOne's answer to the call read ${noun} is not understood: ${member} is absent or of another kind.`,
      })
    },
  )

  it.each(['', '<html>', '{"id":', 'null'])(
    'of something made that is %j is told',
    async (body) => {
      platform.script(text(201, body))
      expect(
        await failureOf(platform.createClient().populations.create({ name: 'x' })),
      ).toMatchObject({ reason: 'not_understood', call: 'create population', reached: 'yes' })
      expect(platform.apiRequests()).toHaveLength(1)
    },
  )

  it('keeps members that nobody knows, and is harmless when they have bad names', async () => {
    const body = `{"id":"${id}","name":"x","new":{"a":[1]},"__proto__":{"bad":true}}`
    platform.script(text(200, body))
    const read = await platform.createClient().populations.read(id)
    expect(read['new']).toEqual({ a: [1] })
    expect(read['bad']).toBeUndefined()
    expect(({} as Readonly<Record<string, unknown>>)['bad']).toBeUndefined()
  })

  it('without `default` is not the default', async () => {
    platform.script(json(200, { id, name: 'x' }))
    const client = platform.createClient()
    expect((await client.signOnPolicies.read(id)).default).toBe(false)
    expect((await client.deviceAuthenticationPolicies.read(id)).default).toBe(false)
  })

  it.each([
    ['announced', oversize(8 * 1024 * 1024 + 1, true)],
    ['in chunks', oversize(8 * 1024 * 1024 + 1, false)],
    ['packed', gzipBomb(64 * 1024 * 1024)],
  ])('that is too long, %s, is not read', async (_, answer) => {
    platform.script(answer)
    expect(await failureOf(listAll())).toMatchObject({
      reason: 'too_large',
      message: "PingOne's answer to the call list populations is longer than is read.",
    })
    expect(platform.apiRequests()).toHaveLength(1)
  })

  it('of five megabytes is read', async () => {
    platform.script(json(200, { ...population, more: 'x'.repeat(5 * 1024 * 1024) }))
    expect((await platform.createClient().populations.read(id)).name).toBe('x')
  })
})

it('a redirect is not followed', async () => {
  platform.script(redirect(`${platform.environmentUrl}/populations`))
  expect(await failureOf(listAll())).toMatchObject({
    reason: 'redirected',
    upstreamStatus: 302,
    message:
      'PingOne answered the call list populations with a redirect (302), which is not followed.',
  })
  expect(platform.apiRequests()).toHaveLength(1)
})

it.each([
  ['200 with the settings', json(200, { pairing: {} })],
  ['200 without JSON', text(200, 'OK')],
  ['204', text(204, '')],
])('MFA settings are reset by DELETE, answered with %s', async (_, answer) => {
  platform.script(answer)
  await platform.createClient().mfaSettings.reset()
  expect(platform.apiRequests()[0]).toMatchObject({ method: 'DELETE' })
  expect(platform.apiRequests()[0]?.path).toMatch(/\/mfaSettings$/)
})

describe('an id that is none is refused before anything is sent', () => {
  const bad = ['', '..', '../users', 'a/b', `${id}/secret`, '%2e%2e', `${id}?x`]
  const uses: readonly (readonly [
    string,
    (client: PlatformClient, bad: string) => unknown,
    string,
  ])[] = [
    ['read', (client, x) => client.applications.read(x), 'id'],
    ['readSecret', (client, x) => client.applications.readSecret(x), 'id'],
    ['replace', (client, x) => client.users.replace(x, {}), 'id'],
    ['delete', (client, x) => client.populations.delete(x), 'id'],
    ['a parent', (client, x) => client.grants.create(x, {}), 'parentId'],
    ['a child', (client, x) => client.grants.delete(id, x), 'id'],
    ['setPassword', (client, x) => client.users.setPassword(x, 'y'), 'id'],
    ['setPopulation', (client, x) => client.users.setPopulation(id, x), 'populationId'],
    ['setNickname', (client, x) => client.devices.setNickname(x, id, 'y'), 'userId'],
  ]
  it.each(uses)('%s', async (_, use, argument) => {
    platform.script(json(200, population))
    for (const value of bad) {
      const error = await failureOf(Promise.resolve(use(platform.createClient(), value)))
      expect(error).toBeInstanceOf(TypeError)
      expect(String(error)).toBe(`TypeError: ${argument} must be a UUID, as PingOne's ids are`)
    }
    expect(platform.apiRequests()).toHaveLength(0)
    expect(platform.tokenRequests()).toHaveLength(0)
  })

  it.each(['..', 'a/b', '', 'x'.repeat(65), '%2e%2e'])('template %j', (name) => {
    const client = platform.createClient()
    expect(() => client.templateContents.list(name)).toThrow(
      new TypeError('template must be the name of a notification template, such as transaction'),
    )
  })
})
