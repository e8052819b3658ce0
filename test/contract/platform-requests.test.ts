// Every operation of the platform client is the request that PingOne documents: method, path, media type, body.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { json } from '../support/scripted-server.js'
import { collect } from '../tools/provisioning/support/platform.js'
import {
  startScriptedPlatform,
  type ScriptedClient,
  type ScriptedPlatform,
} from '../tools/provisioning/support/scripted-platform.js'
import { platformIds } from './platform-fixtures.js'

let platform: ScriptedPlatform
beforeAll(async () => {
  platform = await startScriptedPlatform()
})
afterAll(() => platform.close())

const { app, grant, openid, policy, action, assignment, content, population } = platformIds
const { user, device, dap, other, env } = platformIds
const template = 'transaction'
const passwordType = 'application/vnd.pingidentity.password.set+json'

/** Sent as it is: the client neither adds to a body nor takes from it. */
const body = { name: 'x', nested: { list: [1, { a: null }], flag: false }, text: 'ä "${otp}"' }

interface Row {
  readonly act: (client: ScriptedClient) => Promise<unknown>
  /** Method, and path below the environment. */
  readonly sends: string
  readonly contentType?: string
  readonly body?: object
}

/** The five operations of a collection, by their name in the client. */
type Verb = 'list' | 'read' | 'create' | 'replace' | 'delete'
const all: readonly Verb[] = ['list', 'read', 'create', 'replace', 'delete']

interface Place {
  /** Of the collection, below the environment. */
  readonly path: string
  readonly id?: string
  readonly verbs?: readonly Verb[]
}

const collections: Readonly<Record<string, Place>> = {
  applications: { path: '/applications', id: app },
  resources: { path: '/resources', verbs: ['list'] },
  signOnPolicies: { path: '/signOnPolicies', id: policy },
  templates: { path: '/templates', verbs: ['list'] },
  populations: { path: '/populations', id: population },
  users: { path: '/users', id: user },
  deviceAuthenticationPolicies: { path: '/deviceAuthenticationPolicies', id: dap },
  fido2Policies: { path: '/fido2Policies', id: policy },
}

const childCollections: Readonly<Record<string, Place & { readonly parent: string }>> = {
  scopes: { parent: openid, path: `/resources/${openid}/scopes`, verbs: ['list'] },
  grants: { parent: app, path: `/applications/${app}/grants`, id: grant },
  signOnPolicyActions: {
    parent: policy,
    path: `/signOnPolicies/${policy}/actions`,
    id: action,
  },
  signOnPolicyAssignments: {
    parent: app,
    path: `/applications/${app}/signOnPolicyAssignments`,
    id: assignment,
  },
  templateContents: {
    parent: template,
    path: `/templates/${template}/contents`,
    id: content,
  },
  devices: {
    parent: user,
    path: `/users/${user}/devices`,
    id: device,
    verbs: ['list', 'read', 'create', 'delete'],
  },
}

/** The operations with an address, a media type or a body of their own. */
const others: Readonly<Record<string, Row>> = {
  readEnvironment: { act: (client) => client.readEnvironment(), sends: 'GET ' },
  'applications.readSecret': {
    act: (client) => client.applications.readSecret(app),
    sends: `GET /applications/${app}/secret`,
  },
  'populations.list by name': {
    act: (client) => collect(client.populations.list({ nameStartsWith: 'Bank & "co" +1' })),
    sends: 'GET /populations?filter=name%20sw%20%22Bank%20%26%20%5C%22co%5C%22%20%2B1%22',
  },
  'users.list by username': {
    act: (client) => collect(client.users.list({ username: 'pat@example.test' })),
    sends: 'GET /users?filter=username%20eq%20%22pat%40example.test%22',
  },
  'users.list by both': {
    act: (client) => collect(client.users.list({ username: 'pat', populationId: population })),
    sends: `GET /users?filter=username%20eq%20%22pat%22%20and%20population.id%20eq%20%22${population}%22`,
  },
  'users.readPassword': {
    act: (client) => client.users.readPassword(user),
    sends: `GET /users/${user}/password`,
  },
  'users.setPassword': {
    act: (client) => client.users.setPassword(user, 'Winter-Harbour-42'),
    sends: `PUT /users/${user}/password`,
    contentType: passwordType,
    body: { value: 'Winter-Harbour-42', forceChange: false },
  },
  'users.readMfaEnabled': {
    act: (client) => client.users.readMfaEnabled(user),
    sends: `GET /users/${user}/mfaEnabled`,
  },
  'users.setMfaEnabled': {
    act: (client) => client.users.setMfaEnabled(user, true),
    sends: `PUT /users/${user}/mfaEnabled`,
    body: { mfaEnabled: true },
  },
  'users.setEnabled': {
    act: (client) => client.users.setEnabled(user, false),
    sends: `PUT /users/${user}/enabled`,
    body: { enabled: false },
  },
  'users.setPopulation': {
    act: (client) => client.users.setPopulation(user, population),
    sends: `PUT /users/${user}/population`,
    body: { id: population },
  },
  'devices.setNickname': {
    act: (client) => client.devices.setNickname(user, device, 'Phone'),
    sends: `PUT /users/${user}/devices/${device}/nickname`,
    body: { nickname: 'Phone' },
  },
  'mfaSettings.read': { act: (client) => client.mfaSettings.read(), sends: 'GET /mfaSettings' },
  'mfaSettings.replace': {
    act: (client) => client.mfaSettings.replace(body),
    sends: 'PUT /mfaSettings',
    body,
  },
  'mfaSettings.reset': {
    act: (client) => client.mfaSettings.reset(),
    sends: 'DELETE /mfaSettings',
  },
}

const rows: Readonly<Record<string, Row>> = {
  ...buildRows(collections),
  ...buildRows(childCollections),
  ...others,
}

function buildRows(
  places: Readonly<Record<string, Place & { readonly parent?: string }>>,
): Readonly<Record<string, Row>> {
  const entries = Object.entries(places).flatMap(([name, place]) =>
    (place.verbs ?? all).map((verb): [string, Row] => [
      `${name}.${verb}`,
      buildRow(name, verb, place),
    ]),
  )
  return Object.fromEntries(entries)
}

function buildRow(name: string, verb: Verb, place: Place & { readonly parent?: string }): Row {
  const { path, id = '', parent } = place
  const before = parent === undefined ? [] : [parent]
  const call = (...values: readonly unknown[]): Row['act'] => {
    return (client) => run(client, `${name}.${verb}`, [...before, ...values])
  }
  switch (verb) {
    case 'list':
      return { act: call(), sends: `GET ${path}` }
    case 'read':
      return { act: call(id), sends: `GET ${path}/${id}` }
    case 'create':
      return { act: call(body), sends: `POST ${path}`, body }
    case 'replace':
      return { act: call(id, body), sends: `PUT ${path}/${id}`, body }
    case 'delete':
      return { act: call(id), sends: `DELETE ${path}/${id}` }
  }
}

/** Calls an operation by its name; a list is read to its end. */
async function run(client: object, name: string, values: readonly unknown[]): Promise<unknown> {
  const operation = name
    .split('.')
    .reduce<unknown>((at, part) => Reflect.get(Object(at), part), client)
  if (typeof operation !== 'function') throw new Error(`${name} is no operation`)
  const answer: unknown = Reflect.apply(operation, undefined, values)
  return isList(answer) ? await collect(answer) : await answer
}

function isList(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

/** Names of the functions of an object, and of the objects in it. */
function namesOf(value: unknown, before = ''): readonly string[] {
  if (typeof value === 'function') return [before]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) =>
    namesOf(each, before === '' ? name : `${before}.${name}`),
  )
}

/** One body in which every operation finds what it reads. */
const answer = {
  id: other,
  name: 'x',
  type: 'WEB_APP',
  protocol: 'OPENID_CONNECT',
  enabled: true,
  resource: { id: openid },
  scopes: [],
  priority: 1,
  signOnPolicy: { id: policy },
  deliveryMethod: 'SMS',
  locale: 'en',
  username: 'pat',
  population: { id: population },
  status: 'ACTIVE',
  mfaEnabled: true,
  secret: 'a.b_c~d-',
  count: 0,
}

describe('every operation of the platform client sends what PingOne documents', () => {
  it.each(Object.entries(rows))('%s', async (_name, { act, sends, contentType, body: sent }) => {
    platform.script(json(200, answer))
    await act(platform.createClient())
    const requests = platform.apiRequests().map((request) => ({
      line: `${request.method} ${request.path}`,
      type: request.headers['content-type'],
      body: request.body === '' ? undefined : (JSON.parse(request.body) as unknown),
      accept: request.headers.accept,
    }))
    const [method, path] = sends.split(' ')
    expect(requests).toEqual([
      {
        line: `${method} /v1/environments/${env}${path}`,
        type: sent === undefined ? undefined : (contentType ?? 'application/json'),
        body: sent,
        accept: 'application/json',
      },
    ])
  })

  it('and there is no other operation', () => {
    const { waits: _, retries: __, connection: ___, ...client } = platform.createClient()
    const known = Object.keys(rows).map((name) => name.split(' ')[0])
    expect(namesOf(client).toSorted()).toEqual([...new Set(known)].toSorted())
  })
})
