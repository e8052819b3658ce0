// Applications, their secrets and their grants: what is made comes back, and what is wrong is named.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../../src/tools/emulator/index.js'
import { createClient, matching, member, openFlow, startEmulator, text } from '../drive.js'
import { connect, detailsOf, itemsOf, type Platform } from './platform.js'

/** What the workflow's first step sends. */
const webApplication = {
  enabled: true,
  name: 'demo-mfa-web',
  description: 'OIDC web app',
  type: 'WEB_APP',
  protocol: 'OPENID_CONNECT',
  grantTypes: ['AUTHORIZATION_CODE'],
  responseTypes: ['CODE'],
  tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
  redirectUris: ['https://app.example.test/cb'],
}

let emulator: Emulator
let platform: Platform

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
beforeEach(async () => {
  emulator.reset()
  platform = await connect(emulator)
})
afterAll(() => emulator.close())

describe('an application', () => {
  it('comes back field for field, with defaults and links', async () => {
    const { status, body } = await platform.post('applications', webApplication)
    expect(status).toBe(201)
    const self = `${platform.base}/applications/${text(body, 'id')}`
    const { signOnPolicyAssignments, ...links } = Object(body['_links']) as Record<string, unknown>
    expect(signOnPolicyAssignments).toEqual({ href: `${self}/signOnPolicyAssignments` })
    expect({ ...body, _links: links }).toEqual({
      _links: {
        self: { href: self },
        environment: { href: platform.base },
        attributes: { href: `${self}/attributes` },
        secret: { href: `${self}/secret` },
        grants: { href: `${self}/grants` },
      },
      environment: { id: emulator.environmentId },
      id: matching(/^[0-9a-f]{8}-[0-9a-f]{4}-4/),
      ...webApplication,
      createdAt: matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updatedAt: body['createdAt'],
      assignActorRoles: false,
      pkceEnforcement: 'OPTIONAL',
      parRequirement: 'OPTIONAL',
      parTimeout: 60,
    })
    expect((await platform.get(`applications/${text(body, 'id')}`)).body).toEqual(body)
  })

  it('is replaced whole: what is left out is gone, type and protocol stay', async () => {
    const id = await platform.make('applications', webApplication)
    const { description, ...rest } = webApplication
    const { status, body } = await platform.put(`applications/${id}`, { ...rest, name: 'renamed' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ id, name: 'renamed' })
    expect(body).not.toHaveProperty('description', description)
    const changed = await platform.put(`applications/${id}`, { ...webApplication, type: 'WORKER' })
    expect(detailsOf(changed)).toEqual([['INVALID_VALUE', 'type', 'cannot be changed']])
  })

  it('keeps durations that were set once, unless they are set anew', async () => {
    const refreshing = {
      ...webApplication,
      grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
      refreshTokenDuration: 600,
    }
    const id = await platform.make('applications', refreshing)
    const { refreshTokenDuration, ...without } = refreshing
    expect(refreshTokenDuration).toBe(600)
    const kept = await platform.put(`applications/${id}`, without)
    expect(kept.body['refreshTokenDuration']).toBe(600)
    const nulled = await platform.put(`applications/${id}`, {
      ...without,
      refreshTokenDuration: null,
    })
    expect(detailsOf(nulled)).toEqual([
      ['INVALID_VALUE', 'refreshTokenDuration', 'cannot be removed once it is set'],
    ])
  })

  it('is deleted with its grants and assignments, and 404 afterwards', async () => {
    const id = await platform.make('applications', webApplication)
    expect((await platform.remove(`applications/${id}`)).status).toBe(204)
    expect((await platform.get(`applications/${id}`)).status).toBe(404)
    expect((await platform.remove(`applications/${id}`)).status).toBe(404)
  })

  it('may have a name that another one has', async () => {
    await platform.make('applications', webApplication)
    await platform.make('applications', webApplication)
    const all = await platform.get('applications')
    const names = itemsOf(all, 'applications').map((each) => member(each, 'name'))
    expect(names.filter((name) => name === 'demo-mfa-web')).toHaveLength(2)
    expect(all.body).toMatchObject({ count: names.length, size: names.length })
  })

  it('that is native may have a secret', async () => {
    const id = await platform.make('applications', {
      ...webApplication,
      type: 'NATIVE_APP',
    })
    expect((await platform.get(`applications/${id}/secret`)).status).toBe(200)
  })

  it('with everything wrong names every violation in one answer', async () => {
    const answer = await platform.post('applications', { enabled: 'yes', parTimeout: 0 })
    expect(answer.status).toBe(400)
    expect(answer.body['code']).toBe('INVALID_DATA')
    expect(answer.body['message']).toBe(
      'The request could not be completed. One or more validation errors were in the request.',
    )
    expect(detailsOf(answer)).toEqual(
      expect.arrayContaining([
        ['REQUIRED_VALUE', 'type', 'must not be null'],
        ['REQUIRED_VALUE', 'grantTypes', 'must not be null'],
        ['REQUIRED_VALUE', 'name', 'must not be null'],
        ['REQUIRED_VALUE', 'protocol', 'must not be null'],
        ['INVALID_VALUE', 'enabled', 'must be a boolean'],
        ['OUT_OF_RANGE', 'parTimeout', 'must be between 1 and 600'],
      ]),
    )
  })

  it.each([
    [{ name: '' }, 'EMPTY_VALUE', 'name', 'must not be empty'],
    [{ name: 7 }, 'INVALID_VALUE', 'name', 'must be a string'],
    [{ type: 'TOASTER' }, 'INVALID_VALUE', 'type', /^must be one of WEB_APP, NATIVE_APP/],
    [{ grantTypes: ['PASSWORD'] }, 'INVALID_VALUE', 'grantTypes', /^must be one of AUTHOR/],
    [{ grantTypes: [] }, 'EMPTY_VALUE', 'grantTypes', 'must not be empty'],
    [{ grantTypes: 'IMPLICIT' }, 'INVALID_VALUE', 'grantTypes', 'must be a list of strings'],
    [{ responseTypes: [] }, 'INVALID_VALUE', 'responseTypes', /^must have CODE if, and only if/],
    [
      { responseTypes: ['CODE', 'ID_TOKEN'] },
      'INVALID_VALUE',
      'responseTypes',
      /^must have TOKEN or ID_TOKEN if, and only if/,
    ],
    [{ tokenEndpointAuthMethod: 'PRIVATE_KEY_JWT' }, 'REQUIRED_VALUE', 'jwks', 'must not be null'],
    [{ pkceEnforcement: 'NEVER' }, 'INVALID_VALUE', 'pkceEnforcement', /^must be one of OPTIONAL/],
    [
      { redirectUris: ['http://app.example.test/cb'] },
      'INVALID_VALUE',
      'redirectUris[0]',
      'must be https, http to localhost, or a custom scheme',
    ],
    [{ homePageUrl: 'home' }, 'INVALID_VALUE', 'homePageUrl', 'must be a URL'],
    [{ jwks: '{}' }, 'INVALID_VALUE', 'jwks', 'must be a JWK Set'],
    [{ jwksUrl: 'http://x.test/' }, 'INVALID_VALUE', 'jwksUrl', 'must be an https URL'],
    [{ parTimeout: 601 }, 'OUT_OF_RANGE', 'parTimeout', 'must be between 1 and 600'],
    [{ parTimeout: 1.5 }, 'INVALID_VALUE', 'parTimeout', 'must be an integer'],
    [
      { refreshTokenDuration: 100, refreshTokenRollingDuration: 60 },
      'OUT_OF_RANGE',
      'refreshTokenDuration',
      'must be between 60 and 60',
    ],
    [{ corsSettings: {} }, 'REQUIRED_VALUE', 'corsSettings.behavior', 'must not be null'],
    [
      { corsSettings: { behavior: 'ALLOW_SPECIFIC_ORIGINS' } },
      'REQUIRED_VALUE',
      'corsSettings.origins',
      'must not be null',
    ],
    [
      {
        corsSettings: {
          behavior: 'ALLOW_SPECIFIC_ORIGINS',
          origins: Array.from({ length: 41 }, (_, index) => `https://${index}.test`),
        },
      },
      'SIZE_LIMIT_EXCEEDED',
      'corsSettings.origins',
      'must have at most 40 entries',
    ],
    [
      { supportUnsignedRequestObject: true, requireSignedRequestObject: true },
      'INVALID_VALUE',
      'requireSignedRequestObject',
      'must not be true while supportUnsignedRequestObject is true',
    ],
  ])('with %j is refused', async (wrong, code, target, message) => {
    const answer = await platform.post('applications', { ...webApplication, ...wrong })
    expect(answer.status).toBe(400)
    expect(detailsOf(answer)).toEqual([
      [code, target, typeof message === 'string' ? message : matching(message)],
    ])
  })

  it.each([
    { type: 'AI_AGENT', what: 'applications of the type AI_AGENT' },
    { protocol: 'SAML', what: 'applications of the protocol SAML' },
  ])('of another kind is 501: $what', async ({ what, ...other }) => {
    const answer = await platform.post('applications', { ...webApplication, ...other })
    expect(answer.status).toBe(501)
    expect(answer.body['message']).toBe(`The emulator does not implement ${what}.`)
  })
})

describe('a secret', () => {
  it('has 64 characters of its alphabet', async () => {
    const id = await platform.make('applications', webApplication)
    const { body } = await platform.get(`applications/${id}/secret`)
    expect(body).toEqual({
      _links: {
        self: { href: `${platform.base}/applications/${id}/secret` },
        environment: { href: platform.base },
        application: { href: `${platform.base}/applications/${id}` },
      },
      environment: { id: emulator.environmentId },
      secret: matching(/^[a-zA-Z0-9\-._~]{64}$/),
    })
  })

  it('that is rotated dies at once, or at its time', async () => {
    const id = await platform.make('applications', {
      ...webApplication,
      type: 'SERVICE',
      grantTypes: ['CLIENT_CREDENTIALS'],
      responseTypes: [],
    })
    const secret = async (): Promise<string> =>
      text((await platform.get(`applications/${id}/secret`)).body, 'secret')
    const first = await secret()
    expect(await authenticates(id, first)).toBe(true)
    expect((await platform.call('POST', `applications/${id}/secret`)).status).toBe(200)
    const second = await secret()
    expect([await authenticates(id, first), await authenticates(id, second)]).toEqual([false, true])

    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    const rotated = await platform.post(`applications/${id}/secret`, { previous: { expiresAt } })
    expect(rotated.body).toMatchObject({ previous: { secret: second, expiresAt } })
    expect(await authenticates(id, second)).toBe(true)
    const shown = await platform.get(`applications/${id}/secret`)
    expect(member(shown.body, 'previous', 'lastUsed')).toBeDefined()
    expect((await platform.remove(`applications/${id}/secret`)).status).toBe(204)
    expect(await authenticates(id, second)).toBe(false)
    expect(await authenticates(id, await secret())).toBe(true)
  })

  it.each([
    ['soon', 'INVALID_VALUE', 'must be an ISO 8601 time'],
    [
      new Date(Date.now() + 5000).toISOString(),
      'OUT_OF_RANGE',
      'must be 1 minute to 30 days ahead',
    ],
    [undefined, 'REQUIRED_VALUE', 'must not be null'],
  ])('is not rotated with the time %s', async (expiresAt, code, message) => {
    const id = await platform.make('applications', webApplication)
    const answer = await platform.post(`applications/${id}/secret`, { previous: { expiresAt } })
    expect(detailsOf(answer)).toEqual([[code, 'previous.expiresAt', message]])
  })

  it('of the worker itself is 403', async () => {
    const own = emulator.env('worker')['PINGONE_WORKER_CLIENT_ID'] ?? ''
    expect((await platform.get(`applications/${own}/secret`)).status).toBe(403)
  })
})

describe('a grant', () => {
  it('comes back field for field, and lets a sign-on ask for its scopes', async () => {
    const { application, openid, profile } = await makeGrantable()
    const grants = `applications/${application}/grants`
    const { status, body } = await platform.post(grants, {
      resource: { id: openid },
      scopes: [{ id: profile }],
    })
    expect(status).toBe(201)
    expect(body).toEqual({
      _links: {
        self: { href: `${platform.base}/${grants}/${text(body, 'id')}` },
        environment: { href: platform.base },
        application: { href: `${platform.base}/applications/${application}` },
        resource: { href: `${platform.base}/resources/${openid}` },
      },
      id: matching(/^[0-9a-f-]{36}$/),
      environment: { id: emulator.environmentId },
      resource: { id: openid },
      application: { id: application },
      scopes: [{ id: profile }],
      createdAt: matching(/Z$/),
      updatedAt: matching(/Z$/),
    })
    expect(itemsOf(await platform.get(grants), 'grants')).toEqual([body])
  })

  it('is one for each resource; its scopes change by PUT', async () => {
    const { application, openid, profile, email } = await makeGrantable()
    const grants = `applications/${application}/grants`
    const id = await platform.make(grants, { resource: { id: openid }, scopes: [{ id: profile }] })
    const again = await platform.post(grants, { resource: { id: openid }, scopes: [{ id: email }] })
    expect(again.body['details']).toEqual([
      {
        code: 'UNIQUENESS_VIOLATION',
        target: 'resource.id',
        message: 'is unique but a non-unique value is provided',
        innerError: { existingId: id },
      },
    ])
    const changed = await platform.put(`${grants}/${id}`, {
      resource: { id: openid },
      scopes: [{ id: profile }, { id: email }],
    })
    expect(changed.body['scopes']).toEqual([{ id: profile }, { id: email }])
    expect((await platform.remove(`${grants}/${id}`)).status).toBe(204)
    expect(itemsOf(await platform.get(grants), 'grants')).toEqual([])
  })

  it('names what is wrong with it', async () => {
    const { application, openid } = await makeGrantable()
    const grants = `applications/${application}/grants`
    expect(detailsOf(await platform.post(grants, {}))).toEqual([
      ['REQUIRED_VALUE', 'resource', 'must not be null'],
      ['REQUIRED_VALUE', 'scopes', 'must not be null'],
    ])
    const empty = await platform.post(grants, { resource: {}, scopes: [] })
    expect(detailsOf(empty)).toEqual([
      ['REQUIRED_VALUE', 'resource.id', 'must not be null'],
      ['EMPTY_VALUE', 'scopes', 'must not be empty'],
    ])
    const body = { resource: { id: openid }, scopes: [{ id: 'x' }] }
    expect(detailsOf(await platform.post(grants, body))).toEqual([
      ['INVALID_VALUE', 'scopes[0].id', 'does not name a scope of the resource'],
    ])
  })
})

describe('resources', () => {
  it('are openid and PingOne API in a new environment', async () => {
    const listed = await platform.get('resources?expand=scopes')
    expect(itemsOf(listed, 'resources')).toMatchObject([
      {
        name: 'openid',
        type: 'OPENID_CONNECT',
        _embedded: { scopes: [{ name: 'openid' }, { name: 'profile' }, {}, {}, {}, {}] },
      },
      { name: 'PingOne API', type: 'PINGONE_API', audience: 'https://api.pingone.com' },
    ])
  })

  it('of one’s own are made, changed and deleted; PingOne’s are not', async () => {
    const id = await platform.make('resources', { name: 'ledger' })
    const { body } = await platform.put(`resources/${id}`, {
      name: 'ledger',
      accessTokenValiditySeconds: 600,
    })
    expect(body).toMatchObject({
      type: 'CUSTOM',
      audience: 'ledger',
      accessTokenValiditySeconds: 600,
    })
    expect(detailsOf(await platform.post('resources', { name: 'my-pingone' }))).toEqual([
      ['INVALID_VALUE', 'audience', 'must not contain pingone or pingidentity'],
    ])
    const range = await platform.post('resources', { name: 'x', accessTokenValiditySeconds: 1 })
    expect(detailsOf(range)).toEqual([
      ['OUT_OF_RANGE', 'accessTokenValiditySeconds', 'must be between 300 and 2592000'],
    ])
    expect(detailsOf(await platform.post('resources', { name: 'ledger' }))).toMatchObject([
      ['UNIQUENESS_VIOLATION', 'name', {}],
    ])
    expect((await platform.remove(`resources/${id}`)).status).toBe(204)
    const { openid } = await makeGrantable()
    expect(detailsOf(await platform.remove(`resources/${openid}`))).toEqual([
      ['CONSTRAINT_VIOLATION', 'type', 'is OPENID_CONNECT, which cannot be changed'],
    ])
  })
})

describe('what is made here', () => {
  it('is what sign-on sees: an application that is disabled cannot be signed on to', async () => {
    const full = await startEmulator()
    try {
      const admin = await connect(full)
      const id = full.env()['PINGONE_CLIENT_ID'] ?? ''
      const client = createClient(full)
      await openFlow(client, 'maya')
      const { body } = await admin.get(`applications/${id}`)
      const { status } = await admin.put(`applications/${id}`, { ...body, enabled: false })
      expect(status).toBe(200)
      expect((await client.authorize()).status).toBe(404)
      await admin.put(`applications/${id}`, { ...body, redirectUris: ['https://other.test/cb'] })
      expect((await client.authorize()).status).toBe(400)
    } finally {
      await full.close()
    }
  })
})

async function makeGrantable(): Promise<
  Record<'application' | 'openid' | 'profile' | 'email', string>
> {
  const application = await platform.make('applications', webApplication)
  const [openid] = itemsOf(await platform.get('resources'), 'resources')
  const scopes = itemsOf(await platform.get(`resources/${text(openid, 'id')}/scopes`), 'scopes')
  const scope = (name: string): string =>
    text(
      scopes.find((each) => member(each, 'name') === name),
      'id',
    )
  return {
    application,
    openid: text(openid, 'id'),
    profile: scope('profile'),
    email: scope('email'),
  }
}

async function authenticates(id: string, secret: string): Promise<boolean> {
  const answer = await createClient(emulator).form(
    '/as/token',
    { grant_type: 'client_credentials' },
    { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
  )
  return answer.body['error'] !== 'invalid_client'
}
