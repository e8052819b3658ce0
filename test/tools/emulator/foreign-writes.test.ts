// Every endpoint by every name, and from every page: what pages of other sites may write, and what they may not.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import {
  member,
  basic,
  changeState,
  createClient,
  openFlow,
  readOtp,
  signOn,
  startEmulator,
  text,
} from './drive.js'
import { sendAs, sendRaw, type Received, type Sent } from './send-as.js'

const app = 'http://localhost:3000'
const foreign = 'http://evil.example'
const workerGrant = 'grant_type=client_credentials'
const form = { 'content-type': 'application/x-www-form-urlencoded' }
let emulator: Emulator
let port: number

beforeAll(async () => {
  emulator = await startEmulator()
  port = Number(new URL(emulator.url).port)
})
beforeEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

const origins = {
  none: () => undefined,
  own: () => emulator.url,
  application: () => app,
  foreign: () => foreign,
  null: () => 'null',
} as const
const sites = ['none', 'same-origin', 'cross-site'] as const
type Refusals = Readonly<Record<keyof typeof origins, readonly (typeof sites)[number][]>>

/** Who may write, as a table: which `Sec-Fetch-Site` is refused from which page. */
const writers = {
  ourselves: {
    none: ['cross-site'],
    own: ['cross-site'],
    application: sites,
    foreign: sites,
    null: sites,
  },
  applications: {
    none: ['cross-site'],
    own: ['cross-site'],
    application: [],
    foreign: sites,
    null: sites,
  },
  everybody: { none: ['cross-site'], own: [], application: [], foreign: [], null: sites },
  readers: { none: [], own: [], application: [], foreign: [], null: [] },
} as const satisfies Record<string, Refusals>

interface Endpoint {
  readonly name: string
  readonly writers: keyof typeof writers
  readonly sent: () => Sent
}

const endpoints: readonly Endpoint[] = [
  read('discovery', '/as/.well-known/openid-configuration'),
  read('the keys', '/as/jwks'),
  read('authorize, read', `/as/authorize?${authorization()}`),
  read('a flow, read', '/flows/x'),
  read('resume', '/as/resume?flowId=x'),
  read('userinfo, read', '/as/userinfo'),
  read('signoff, read', '/as/signoff'),
  read('a sign-on page', '/signon/?flowId=x'),
  write('userinfo', 'everybody', '/as/userinfo'),
  write('introspect', 'everybody', '/as/introspect', 'token=x'),
  write('revoke', 'everybody', '/as/revoke', 'token=x'),
  write('token', 'applications', '/as/token', workerGrant),
  write('par', 'applications', '/as/par', authorization()),
  write('authorize', 'applications', '/as/authorize', authorization()),
  write('authorize for a flow', 'applications', '/as/authorize', authorization('pi.flow')),
  write('a flow', 'applications', '/flows/x', '{}', 'application/vnd.pingidentity.otp.check+json'),
  write('signoff', 'applications', '/as/signoff'),
  write('idpSignoff', 'applications', '/as/idpSignoff'),
  write('a form of a sign-on page', 'ourselves', '/signon/?flowId=x', 'action=otp.check'),
  write('device authorization', 'ourselves', '/as/device_authorization', 'client_id=x'),
  write('resume', 'applications', '/as/resume?flowId=x'),
  write('a name of every object', 'ourselves', '/as/constructor'),
  {
    name: 'the platform API',
    writers: 'ourselves',
    sent: () => ({ method: 'PATCH', path: '/v1/environments/x', headers: {} }),
  },
  {
    name: 'the console',
    writers: 'ourselves',
    sent: () => ({ method: 'DELETE', path: '/_emulator/messages', headers: {} }),
  },
]

describe.each(endpoints)('$name', ({ sent, writers: who }) => {
  const refusals: Refusals = writers[who]

  it.each(Object.keys(origins) as (keyof typeof origins)[])(
    'answers a page whose origin is %s as it should',
    async (from) => {
      const usual = await sendAs(port, sent())
      expect([403, 421]).not.toContain(usual.status)
      for (const site of sites) {
        const headers = spellPage(origins[from](), site)
        const answer = await sendAs(port, withHeaders(sent(), headers))
        expect([site, answer.status]).toEqual([
          site,
          refusals[from].includes(site) ? 403 : usual.status,
        ])
      }
    },
  )

  it('is 421 by the name of another, whoever asks, and in an address that is given whole', async () => {
    const request = sent()
    const hosts = [`evil.example:${port}`, 'pingone.com']
    for (const host of hosts) {
      for (const site of sites) {
        for (const origin of [undefined, emulator.url, foreign, `http://${host}`, 'null']) {
          const headers = { ...spellPage(origin, site), host }
          expect((await sendAs(port, withHeaders(request, headers))).status).toBe(421)
        }
      }
      const whole = { ...request, path: `http://${host}${request.path}` }
      expect((await sendAs(port, whole)).status).toBe(421)
    }
  })

  it('is as usual in an address that is given whole by an own name', async () => {
    const usual = await sendAs(port, sent())
    for (const name of ['localhost', '127.0.0.1', '[::1]']) {
      const whole = { ...sent(), path: `http://${name}:${port}${sent().path}` }
      expect((await sendAs(port, whole)).status).toBe(usual.status)
    }
  })

  it('is looked at anew over a connection whose first request was right', async () => {
    const { method, path, headers = {}, body = '' } = sent()
    const own = `Host: 127.0.0.1:${port}`
    const fields = Object.entries({ ...headers, 'content-length': String(body.length) })
    const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    const spell = (target: string, first: string, last = ''): string =>
      `${method} ${target} HTTP/1.1\r\n${first}\r\n${lines}${last}\r\n${body}`
    const usual = await sendAs(port, sent())
    const statuses = await sendRaw(
      port,
      spell(path, own) +
        spell(path, 'Host: evil.example') +
        spell(`http://evil.example${path}`, own) +
        spell(path, own, 'Connection: close\r\n'),
    )
    expect(statuses).toEqual([String(usual.status), '421', '421', String(usual.status)])
  })
})

describe('a page that leads a person to the sign-on', () => {
  const navigation = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
  const script = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }
  const usual = { authorize: 302, signoff: 302 }

  it.each([
    { who: 'of an application', headers: { ...navigation, origin: app } },
    { who: 'of one in an older browser', headers: { origin: app } },
    { who: 'without a referrer', headers: { ...navigation, origin: 'null' } },
    { who: 'whose browser writes no origin', headers: navigation },
  ])('$who may use POST at authorize and signoff', async ({ headers }) => {
    expect((await postAuthorize(headers)).status).toBe(usual.authorize)
    expect((await postSignoff(headers)).status).toBe(usual.signoff)
  })

  it.each([
    { who: 'of nobody who is registered', headers: { ...navigation, origin: foreign } },
    { who: 'of another port', headers: { ...navigation, origin: 'http://localhost:3001' } },
    { who: 'that says an address', headers: { ...navigation, origin: `${app}.evil.example` } },
  ])('$who may not', async ({ headers }) => {
    expect((await postAuthorize(headers)).status).toBe(403)
    expect((await postSignoff(headers)).status).toBe(403)
  })

  it('is of the application by any of its URLs, whatever its corsSettings', async () => {
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) {
        application.corsSettings = { behavior: 'ALLOW_NO_ORIGINS' }
        if (application.type === 'WORKER') continue
        application.redirectUris = [`${app}/callback`, 'bank://callback', 'https://back.example/x']
        application.postLogoutRedirectUris = ['https://gone.example/bye']
        application.loginPageUrl = 'https://in.example/login'
      }
    })
    for (const origin of [
      app,
      'https://back.example',
      'https://gone.example',
      'https://in.example',
    ]) {
      expect((await postAuthorize({ ...navigation, origin })).status).toBe(usual.authorize)
      expect((await postSignoff({ ...navigation, origin })).status).toBe(usual.signoff)
      expect((await postAuthorize({ ...script, origin })).status).toBe(403)
      expect((await postAuthorize({ origin }, 'pi.flow')).status).toBe(403)
    }
    expect((await postAuthorize({ ...script, origin: 'null' })).status).toBe(403)
  })

  it('is no script: that one goes by corsSettings, a flow too', async () => {
    expect((await postAuthorize({ ...script, origin: app }, 'pi.flow')).status).toBe(200)
    for (const mode of ['cors', 'no-cors', 'same-origin', 'websocket']) {
      const headers = { ...script, 'sec-fetch-mode': mode, origin: 'null' }
      expect((await postAuthorize(headers)).status).toBe(403)
      expect((await postSignoff(headers)).status).toBe(403)
    }
    const hidden = { ...navigation, origin: 'null' }
    expect((await postAuthorize(hidden, 'pi.flow')).status).toBe(403)
    const asked = `/as/authorize?${authorization('pi.flow')}`
    expect((await post(asked, hidden)).status).toBe(403)
  })
})

describe('what is refused', () => {
  it('changes nothing: no code is used up, no session ends, no request is pushed, no fault is met', async () => {
    const client = createClient(emulator)
    const flowId = await openFlow(client, 'maya')
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    await addFault({ endpoint: '*', kind: 'status', nth: 1 })
    const otp = await readOtp(emulator, 'maya')
    const action = { 'content-type': 'application/vnd.pingidentity.otp.check+json' }
    const evil = { origin: foreign, cookie }

    const checked = await post(`/flows/${flowId}`, { ...evil, ...action }, JSON.stringify({ otp }))
    expect(checked.status).toBe(403)
    expect((await post('/as/signoff', evil)).status).toBe(403)
    expect((await post('/as/par', { ...evil, ...form }, authorization())).body).not.toContain(
      'urn:',
    )
    const token = await post('/as/token', { ...evil, ...workerHeaders() }, workerGrant)
    expect(token.body).not.toContain('access_token')

    expect((await client.get('/as/jwks')).status).toBe(500)
    const after = await client.act(flowId, 'otp.check', { otp })
    expect([after.status, after.body['status']]).toEqual([200, 'COMPLETED'])
  })

  it('says what helps', async () => {
    const { body } = await post('/as/par', { origin: foreign })
    expect(member(JSON.parse(body), 'code')).toBe('ACCESS_FAILED')
    expect(body).toContain('corsSettings')
  })
})

describe('an application without corsSettings', () => {
  it('has pages everywhere, except where PingOne trusts none, and never one called null', async () => {
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) delete application.corsSettings
    })
    const flowId = text((await createClient(emulator).authorize()).body, 'id')
    const action = { 'content-type': 'application/vnd.pingidentity.user.lookup+json' }
    const lookup = (origin: string): Promise<Received> =>
      post(`/flows/${flowId}`, { ...action, origin }, JSON.stringify({ username: 'maya' }))
    expect((await lookup('null')).status).toBe(403)
    expect((await lookup(foreign)).status).toBe(200)
    expect((await post('/as/token', { origin: foreign })).status).toBe(403)
    expect((await post('/as/par', { origin: app })).status).toBe(403)
  })
})

describe('the client that a request is for decides', () => {
  it.each([
    { by: 'form', path: '/as/par', body: (id: string) => `client_id=${id}`, headers: form },
    { by: 'query', path: '/as/par?client_id=', body: () => '', headers: {} },
    { by: 'Basic', path: '/as/par', body: () => '', headers: {} },
  ])('named by its $by', async ({ by, path, body, headers }) => {
    const shop = 'https://shop.example'
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) {
        if (application.name !== 'Alder Bank') continue
        application.corsSettings = { behavior: 'ALLOW_SPECIFIC_ORIGINS', origins: [shop] }
      }
    })
    for (const [name, status] of [
      ['embedded', 'taken'],
      ['hosted', 'refused'],
    ] as const) {
      const env = emulator.env(name)
      const id = env['PINGONE_CLIENT_ID'] ?? ''
      const answer = await post(
        path.endsWith('=') ? path + id : path,
        { ...headers, origin: shop, ...(by === 'Basic' ? { authorization: basic(env) } : {}) },
        body(id),
      )
      expect(answer.status === 403 ? 'refused' : 'taken').toBe(status)
    }
  })
})

describe('a server', () => {
  it('signs on without an origin, by each of the own names', async () => {
    await signOn(emulator, createClient(emulator))
    for (const name of ['localhost', '127.0.0.1', '[::1]']) {
      const host = `${name}:${port}`
      const path = `/${emulator.environmentId}/as/token`
      const headers = { ...workerHeaders(), host }
      const answer = await sendAs(port, { method: 'POST', path, headers, body: workerGrant })
      expect(answer.status).toBe(200)
    }
  })
})

function read(name: string, path: string): Endpoint {
  return { name, writers: 'readers', sent: () => ({ method: 'GET', path: inEnvironment(path) }) }
}

function write(
  name: string,
  who: keyof typeof writers,
  path: string,
  body = '',
  type = form['content-type'],
): Endpoint {
  const sent = (): Sent => ({
    method: 'POST',
    path: inEnvironment(path),
    headers: { 'content-type': type },
    body,
  })
  return { name, writers: who, sent }
}

/** As the seed has it: the ids never change. */
function inEnvironment(path: string): string {
  return `/e0a1de00-0000-4000-8000-000000000001${path}`
}

function authorization(mode = 'query'): string {
  return new URLSearchParams({
    client_id: 'a0a1de00-0000-4000-8000-000000000001',
    response_type: 'code',
    response_mode: mode,
    scope: 'openid',
    redirect_uri: `${app}/callback`,
  }).toString()
}

function workerHeaders(): Record<string, string> {
  const env = emulator.env('worker')
  const { PINGONE_WORKER_CLIENT_ID: id = '', PINGONE_WORKER_CLIENT_SECRET: secret = '' } = env
  const credentials = basic({ PINGONE_CLIENT_ID: id, PINGONE_CLIENT_SECRET: secret })
  return { ...form, authorization: credentials }
}

function post(path: string, headers: Record<string, string>, body = ''): Promise<Received> {
  return sendAs(port, { method: 'POST', path: inEnvironment(path), headers, body })
}

function postAuthorize(headers: Record<string, string>, mode?: string): Promise<Received> {
  return post('/as/authorize', { ...headers, ...form }, authorization(mode))
}

function postSignoff(headers: Record<string, string>): Promise<Received> {
  return post('/as/signoff', headers)
}

function withHeaders(sent: Sent, headers: Record<string, string>): Sent {
  return { ...sent, headers: { ...sent.headers, ...headers } }
}

function spellPage(origin: string | undefined, site: string): Record<string, string> {
  return { 'sec-fetch-site': site, ...(origin === undefined ? {} : { origin }) }
}

async function addFault(fault: object): Promise<void> {
  const answer = await fetch(`${emulator.inboxUrl}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  })
  expect(answer.ok).toBe(true)
}
