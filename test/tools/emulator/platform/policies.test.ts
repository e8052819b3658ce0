// Sign-on policies, their actions and their assignments.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../../src/tools/emulator/index.js'
import { matching, member, startEmulator, text } from '../drive.js'
import { connect, detailsOf, itemsOf, type Platform } from './platform.js'

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

describe('a sign-on policy', () => {
  it('comes back field for field; a new one is never the default', async () => {
    const { status, body } = await platform.post('signOnPolicies', {
      name: 'demo_sms_mfa',
      default: 'true',
      description: 'SMS only',
    })
    expect(status).toBe(201)
    const self = `${platform.base}/signOnPolicies/${text(body, 'id')}`
    expect(body).toEqual({
      _links: {
        self: { href: self },
        environment: { href: platform.base },
        actions: { href: `${self}/actions` },
      },
      id: matching(/^[0-9a-f-]{36}$/),
      environment: { id: emulator.environmentId },
      default: false,
      description: 'SMS only',
      name: 'demo_sms_mfa',
    })
  })

  it('becomes the default by PUT, and stays it until another one does', async () => {
    const id = await platform.make('signOnPolicies', { name: 'mine' })
    const path = `signOnPolicies/${id}`
    const made = await platform.put(path, { name: 'mine', default: true })
    expect(made.body['default']).toBe(true)
    expect(await defaults()).toEqual(['mine'])
    const unmade = await platform.put(path, { name: 'mine', default: false })
    expect(unmade.body['default']).toBe(true)
    expect(detailsOf(await platform.remove(path))).toEqual([
      ['CONSTRAINT_VIOLATION', 'default', 'You cannot delete a default policy'],
    ])
  })

  it.each([
    [{}, 'REQUIRED_VALUE', 'must not be null'],
    [{ name: 'two words' }, 'INVALID_VALUE', 'cannot contain spaces'],
    [{ name: 'ä' }, 'INVALID_VALUE', 'must be letters, digits, "_", ".", "-", or an absolute URI'],
    [{ name: 'urn:x' }, 'INVALID_VALUE', matching(/or an absolute URI$/)],
    [
      { name: 'Single_Factor' },
      'UNIQUENESS_VIOLATION',
      'is unique but a non-unique value is provided',
    ],
  ])('%j is refused', async (body, code, message) => {
    const answer = await platform.post('signOnPolicies', body)
    expect(answer.status).toBe(400)
    expect(detailsOf(answer)).toEqual([[code, 'name', message]])
  })

  it('may be named by a URI', async () => {
    await platform.make('signOnPolicies', { name: 'https://example.test/mfa' })
  })

  it('is deleted with its actions, unless it is assigned', async () => {
    const { application, policy } = await makeAssignable()
    const path = `signOnPolicies/${policy}`
    const assignments = `applications/${application}/signOnPolicyAssignments`
    const id = await platform.make(assignments, { priority: 1, signOnPolicy: { id: policy } })
    expect(detailsOf(await platform.remove(path))).toEqual([
      ['CONSTRAINT_VIOLATION', 'id', 'You cannot delete a policy that is assigned'],
    ])
    await platform.remove(`${assignments}/${id}`)
    expect((await platform.remove(path)).status).toBe(204)
    expect((await platform.get(`${path}/actions`)).status).toBe(404)
  })
})

describe('an action', () => {
  it('of the example page comes back field for field', async () => {
    const policy = await platform.make('signOnPolicies', { name: 'demo' })
    const { status, body } = await platform.post(`signOnPolicies/${policy}/actions`, {
      priority: 5,
      type: 'MULTI_FACTOR_AUTHENTICATION',
      sms: { enabled: true },
      email: { enabled: false },
    })
    expect(status).toBe(201)
    const parent = `${platform.base}/signOnPolicies/${policy}`
    expect(body).toEqual({
      _links: {
        self: { href: `${parent}/actions/${text(body, 'id')}` },
        environment: { href: platform.base },
        signOnPolicy: { href: parent },
      },
      id: matching(/^[0-9a-f-]{36}$/),
      environment: { id: emulator.environmentId },
      type: 'MULTI_FACTOR_AUTHENTICATION',
      signOnPolicy: { id: policy },
      priority: 5,
      sms: { enabled: true },
      email: { enabled: false },
    })
    expect(Object.keys(body)).toEqual([
      '_links',
      'id',
      'environment',
      'type',
      'signOnPolicy',
      'priority',
      'sms',
      'email',
    ])
  })

  it('may name a device authentication policy instead, and be replaced', async () => {
    const policy = await platform.make('signOnPolicies', { name: 'demo' })
    const actions = `signOnPolicies/${policy}/actions`
    const id = await platform.make(actions, {
      priority: 1,
      type: 'MULTI_FACTOR_AUTHENTICATION',
      sms: { enabled: true },
    })
    const devicePolicy = await defaultDevicePolicy()
    const { body } = await platform.put(`${actions}/${id}`, {
      priority: 2,
      type: 'MULTI_FACTOR_AUTHENTICATION',
      deviceAuthenticationPolicy: { id: devicePolicy },
      noDevicesMode: 'BLOCK',
    })
    expect(body).toMatchObject({
      priority: 2,
      deviceAuthenticationPolicy: { id: devicePolicy },
      noDevicesMode: 'BLOCK',
    })
    expect(body).not.toHaveProperty('sms')
  })

  it.each(['LOGIN', 'IDENTIFIER_FIRST'])('may be %s, with recovery off', async (type) => {
    const policy = await platform.make('signOnPolicies', { name: 'demo' })
    const { body } = await platform.post(`signOnPolicies/${policy}/actions`, { priority: 1, type })
    expect(body).toMatchObject({ type, recovery: { enabled: false } })
  })

  it.each([
    [{}, ['REQUIRED_VALUE', 'type'], ['REQUIRED_VALUE', 'priority']],
    [{ type: 'MFA', priority: 1 }, ['INVALID_VALUE', 'type']],
    [{ type: 'LOGIN', priority: 0 }, ['OUT_OF_RANGE', 'priority']],
    [{ type: 'LOGIN', priority: '1' }, ['INVALID_VALUE', 'priority']],
    [mfa({ sms: { enabled: false } }), ['CONSTRAINT_VIOLATION', 'type']],
    [mfa({ sms: { enabled: 1 }, email: { enabled: true } }), ['INVALID_VALUE', 'sms.enabled']],
    [
      mfa({ deviceAuthenticationPolicy: { id: 'x' } }),
      ['INVALID_VALUE', 'deviceAuthenticationPolicy.id'],
    ],
    [mfa({ deviceAuthenticationPolicy: {} }), ['REQUIRED_VALUE', 'deviceAuthenticationPolicy.id']],
    [mfa({ noDevicesMode: 'SKIP' }), ['INVALID_VALUE', 'noDevicesMode']],
    [mfa({ condition: { mood: 'good' } }), ['INVALID_VALUE', 'condition']],
    [
      mfa({ condition: { value: '${user.population.id}', equals: 'x' } }),
      ['INVALID_VALUE', 'condition'],
    ],
    [
      { type: 'LOGIN', priority: 1, socialProviders: [{ id: 'x' }] },
      ['INVALID_VALUE', 'socialProviders[0].id'],
    ],
    [
      { type: 'LOGIN', priority: 1, registration: { enabled: true, population: { id: 'x' } } },
      ['INVALID_VALUE', 'registration.population.id'],
    ],
    [
      { type: 'IDENTIFIER_FIRST', priority: 1, discoveryRules: [{}] },
      ['REQUIRED_VALUE', 'discoveryRules[0].condition'],
      ['REQUIRED_VALUE', 'discoveryRules[0].identityProvider'],
    ],
  ])('%j is refused', async (body, ...violations) => {
    const policy = await platform.make('signOnPolicies', { name: 'demo' })
    const answer = await platform.post(`signOnPolicies/${policy}/actions`, body)
    expect(answer.status).toBe(400)
    const details = answer.body['details']
    expect(
      Array.isArray(details) &&
        details.map((each: unknown) => [member(each, 'code'), member(each, 'target')]),
    ).toEqual(violations)
  })

  it('takes conditions that PingOne has', async () => {
    const policy = await platform.make('signOnPolicies', { name: 'demo' })
    const leaf = {
      secondsSince: '${session.lastSignOn.withAuthenticator.pwd.at}',
      greater: 600,
    }
    const condition = {
      or: [{ not: leaf }, { value: '${user.population.id}', equals: 'x' }],
    }
    const { body } = await platform.post(`signOnPolicies/${policy}/actions`, {
      ...mfa({ condition }),
      priority: 2,
    })
    expect(body['condition']).toEqual(condition)
  })

  it('of a type that no flow here runs is 501', async () => {
    const policy = await platform.make('signOnPolicies', { name: 'demo' })
    const answer = await platform.post(`signOnPolicies/${policy}/actions`, {
      type: 'PINGID_AUTHENTICATION',
      priority: 1,
    })
    expect(answer.status).toBe(501)
    expect(answer.body['message']).toBe(
      'The emulator does not implement the sign-on policy action PINGID_AUTHENTICATION.',
    )
  })

  it('cannot be the 21st, cannot change its type, and the last one cannot go', async () => {
    const policy = await platform.make('signOnPolicies', { name: 'demo' })
    const actions = `signOnPolicies/${policy}/actions`
    const id = await platform.make(actions, mfa({}))
    expect(detailsOf(await platform.remove(`${actions}/${id}`))).toEqual([
      ['CONSTRAINT_VIOLATION', 'id', 'Cannot delete last action from the policy'],
    ])
    const changed = await platform.put(`${actions}/${id}`, { type: 'LOGIN', priority: 1 })
    expect(detailsOf(changed)).toEqual([['INVALID_VALUE', 'type', 'cannot be changed']])
    for (let priority = 2; priority <= 20; priority += 1) {
      await platform.make(actions, { type: 'LOGIN', priority })
    }
    const more = await platform.post(actions, { type: 'LOGIN', priority: 21 })
    expect(detailsOf(more)).toEqual([
      ['CONSTRAINT_VIOLATION', 'signOnPolicy', 'A policy has at most 20 actions'],
    ])
    expect((await platform.remove(`${actions}/${id}`)).status).toBe(204)
  })
})

describe('an assignment', () => {
  it('comes back field for field; only its priority changes', async () => {
    const { application, policy } = await makeAssignable()
    const path = `applications/${application}/signOnPolicyAssignments`
    const { status, body } = await platform.post(path, {
      priority: 10,
      signOnPolicy: { id: policy },
    })
    expect(status).toBe(201)
    const self = `${path}/${text(body, 'id')}`
    expect(body).toEqual({
      _links: {
        self: { href: `${platform.base}/${self}` },
        environment: { href: platform.base },
        application: { href: `${platform.base}/applications/${application}` },
        signOnPolicy: { href: `${platform.base}/signOnPolicies/${policy}` },
      },
      id: matching(/^[0-9a-f-]{36}$/),
      environment: { id: emulator.environmentId },
      application: { id: application },
      signOnPolicy: { id: policy },
      priority: 10,
    })
    const changed = await platform.put(self, { priority: 1, signOnPolicy: { id: policy } })
    expect(changed.body['priority']).toBe(1)
    const swapped = await platform.put(self, { priority: 1, signOnPolicy: { id: 'other' } })
    expect(detailsOf(swapped)).toEqual([['INVALID_VALUE', 'signOnPolicy.id', 'cannot be changed']])
    const again = await platform.post(path, { priority: 2, signOnPolicy: { id: policy } })
    expect(detailsOf(again)).toMatchObject([['UNIQUENESS_VIOLATION', 'signOnPolicy.id', {}]])
    expect(itemsOf(await platform.get(path), 'signOnPolicyAssignments')).toHaveLength(1)
  })

  it('is taken for a policy without actions, and refused for an unknown one and none', async () => {
    const { application } = await makeAssignable()
    const path = `applications/${application}/signOnPolicyAssignments`
    const empty = await platform.make('signOnPolicies', { name: 'empty' })
    const early = await platform.post(path, { priority: 1, signOnPolicy: { id: empty } })
    expect(early.status).toBe(201)
    expect(detailsOf(await platform.post(path, { signOnPolicy: { id: 'x' } }))).toEqual([
      ['REQUIRED_VALUE', 'priority', 'must not be null'],
      ['INVALID_VALUE', 'signOnPolicy.id', 'does not name a sign-on policy'],
    ])
    expect(detailsOf(await platform.post(path, { priority: 1 }))).toEqual([
      ['REQUIRED_VALUE', 'signOnPolicy', 'must not be null'],
    ])
  })
})

function mfa(members: Record<string, unknown>): Record<string, unknown> {
  return { type: 'MULTI_FACTOR_AUTHENTICATION', priority: 1, ...members }
}

async function defaults(): Promise<unknown[]> {
  return itemsOf(await platform.get('signOnPolicies'), 'signOnPolicies')
    .filter((each) => member(each, 'default') === true)
    .map((each) => member(each, 'name'))
}

async function defaultDevicePolicy(): Promise<string> {
  const state: unknown = await (await fetch(`${emulator.inboxUrl}/state`)).json()
  return text(state, 'environments', 0, 'deviceAuthenticationPolicies', 0, 'id')
}

async function makeAssignable(): Promise<{ application: string; policy: string }> {
  const application = await platform.make('applications', {
    name: 'demo',
    type: 'WEB_APP',
    protocol: 'OPENID_CONNECT',
    grantTypes: ['AUTHORIZATION_CODE'],
    responseTypes: ['CODE'],
  })
  const policy = await platform.make('signOnPolicies', { name: 'demo' })
  await platform.make(`signOnPolicies/${policy}/actions`, mfa({ sms: { enabled: true } }))
  return { application, policy }
}
