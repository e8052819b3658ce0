// Every operation of the platform client, against the emulator over HTTP.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PlatformClient } from '../../../../src/tools/provisioning/platform/platform-client.js'
import { collect, startPlatform, type Platform } from '../support/platform.js'

let platform: Platform
let client: PlatformClient
beforeAll(async () => {
  platform = await startPlatform()
  client = platform.client
})
afterAll(() => platform.close())

const webApp = {
  name: 'shop',
  type: 'WEB_APP',
  protocol: 'OPENID_CONNECT',
  enabled: true,
  grantTypes: ['AUTHORIZATION_CODE'],
  responseTypes: ['CODE'],
  tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
  redirectUris: ['https://shop.example/callback'],
}

let count = 0
const createPopulation = (): ReturnType<PlatformClient['populations']['create']> =>
  client.populations.create({ name: `population-${(count += 1)}` })
const createUser = async (): ReturnType<PlatformClient['users']['create']> => {
  const population = await createPopulation()
  const username = `pat-${(count += 1)}`
  return await client.users.create({ username, email: 'pat@example.com', population })
}
const createSignOnPolicy = (): ReturnType<PlatformClient['signOnPolicies']['create']> =>
  client.signOnPolicies.create({ name: `policy-${(count += 1)}` })
const mfaAction = {
  type: 'MULTI_FACTOR_AUTHENTICATION',
  priority: 1,
  email: { enabled: true },
  sms: { enabled: false },
}

/** The calls made by `work`, with ids made short. */
async function callsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  await platform.control('DELETE', 'requests')
  await work()
  const lines = await platform.readRequests()
  return lines
    .map((line) => line.replace(/^(\S+) \/v1\/environments\/[^/ ]+/, '$1 '))
    .map((line) => line.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}'))
    .filter((line) => !line.includes('/as/token'))
}

it('tells how an app finds the environment', () => {
  expect(client.environmentId).toBe(platform.emulator.environmentId)
  expect(client.connection).toEqual({
    PINGONE_ENVIRONMENT_ID: platform.emulator.environmentId,
    PINGONE_AUTH_BASE_URL: platform.emulator.url,
  })
})

it('reads the environment', async () => {
  expect(await client.readEnvironment()).toMatchObject({
    id: client.environmentId,
    type: 'SANDBOX',
  })
})

it('makes, reads, lists, replaces and deletes an application, and reads its secret', async () => {
  const made = await client.applications.create(webApp)
  expect(made).toMatchObject({ ...webApp, parRequirement: 'OPTIONAL' })
  expect(await client.applications.read(made.id)).toMatchObject(webApp)
  const secret = await client.applications.readSecret(made.id)
  expect(secret).toMatch(/^[\w.~-]{64,}$/)
  const changed = await client.applications.replace(made.id, { ...made, name: 'shop-2' })
  expect(changed).toMatchObject({ id: made.id, name: 'shop-2' })
  const names = (await collect(client.applications.list())).map(({ name }) => name)
  expect(names).toEqual(['Worker', 'shop-2'])
  await client.applications.delete(made.id)
  expect(await collect(client.applications.list())).toHaveLength(1)
})

it('grants an application scopes of a resource', async () => {
  const application = await client.applications.create(webApp)
  const resources = await collect(client.resources.list())
  expect(resources.map(({ type }) => type)).toEqual(['OPENID_CONNECT', 'PINGONE_API'])
  const resource = resources[0] ?? { id: '' }
  const scopes = await collect(client.scopes.list(resource.id))
  const profile = scopes.find(({ name }) => name === 'profile')
  const email = scopes.find(({ name }) => name === 'email')
  const made = await client.grants.create(application.id, {
    resource: { id: resource.id },
    scopes: [{ id: profile?.id }],
  })
  expect(made).toMatchObject({ resource: { id: resource.id }, scopes: [{ id: profile?.id }] })
  await client.grants.replace(application.id, made.id, { ...made, scopes: [{ id: email?.id }] })
  expect((await client.grants.read(application.id, made.id)).scopes).toEqual([{ id: email?.id }])
  expect(await collect(client.grants.list(application.id))).toHaveLength(1)
  await client.grants.delete(application.id, made.id)
  expect(await collect(client.grants.list(application.id))).toEqual([])
})

it('makes a sign-on policy with an action and assigns it', async () => {
  const application = await client.applications.create(webApp)
  const policy = await createSignOnPolicy()
  expect(policy.default).toBe(false)
  const action = await client.signOnPolicyActions.create(policy.id, mfaAction)
  expect(action).toMatchObject({ priority: 1, type: 'MULTI_FACTOR_AUTHENTICATION' })
  await client.signOnPolicyActions.replace(policy.id, action.id, { ...action, priority: 3 })
  expect((await client.signOnPolicyActions.read(policy.id, action.id)).priority).toBe(3)
  const second = await client.signOnPolicyActions.create(policy.id, { ...mfaAction, priority: 4 })
  await client.signOnPolicyActions.delete(policy.id, second.id)
  expect(await collect(client.signOnPolicyActions.list(policy.id))).toHaveLength(1)

  const { signOnPolicyAssignments: assignments } = client
  const made = await assignments.create(application.id, {
    priority: 1,
    signOnPolicy: { id: policy.id },
  })
  await assignments.replace(application.id, made.id, { ...made, priority: 2 })
  expect(await assignments.read(application.id, made.id)).toMatchObject({
    priority: 2,
    signOnPolicy: { id: policy.id },
  })
  expect(await collect(assignments.list(application.id))).toHaveLength(1)
  await assignments.delete(application.id, made.id)

  await client.signOnPolicies.replace(policy.id, { name: policy.name, description: 'new' })
  expect(await client.signOnPolicies.read(policy.id)).toMatchObject({ description: 'new' })
  await client.signOnPolicies.delete(policy.id)
  const names = (await collect(client.signOnPolicies.list())).map(({ name }) => name)
  expect(names).not.toContain(policy.name)
})

it('writes a notification of its own', async () => {
  const templates = await collect(client.templates.list())
  expect(templates.find(({ id }) => id === 'transaction')?.deliveryMethods).toContain('SMS')
  const body = { deliveryMethod: 'SMS', locale: 'en', variant: 'shop', content: 'Code: ${otp}' }
  const made = await client.templateContents.create('transaction', body)
  expect(made).toMatchObject({ ...body, default: false })
  await client.templateContents.replace('transaction', made.id, { ...body, content: 'C: ${otp}' })
  const read = await client.templateContents.read('transaction', made.id)
  expect(read['content']).toBe('C: ${otp}')
  const contents = await collect(client.templateContents.list('transaction'))
  expect(contents.filter((content) => content.default).length).toBeGreaterThan(0)
  expect(contents.map(({ id }) => id)).toContain(made.id)
  await client.templateContents.delete('transaction', made.id)
})

it('finds populations by the beginning of their name', async () => {
  const made = await client.populations.create({ name: 'shop "users" \\ 1' })
  await client.populations.replace(made.id, { name: made.name, description: 'x' })
  expect(await client.populations.read(made.id)).toMatchObject({ description: 'x' })
  const found = await collect(client.populations.list({ nameStartsWith: 'shop "users" \\' }))
  expect(found.map(({ id }) => id)).toEqual([made.id])
  expect((await collect(client.populations.list())).length).toBeGreaterThan(1)
  await client.populations.delete(made.id)
  expect(await collect(client.populations.list({ nameStartsWith: 'shop "' }))).toEqual([])
})

it('finds users by name and population', async () => {
  const user = await createUser()
  const populationId = user.population.id
  const find = (username: string): Promise<readonly unknown[]> =>
    collect(client.users.list({ username, populationId }))
  expect(await find(user.username.toUpperCase())).toHaveLength(1)
  expect(await find('pat" or username sw "')).toEqual([])
  expect(await collect(client.users.list({ populationId }))).toHaveLength(1)
  expect((await collect(client.users.list())).length).toBeGreaterThan(0)
})

it('makes, reads, replaces and deletes a user', async () => {
  const user = await createUser()
  expect(user).toMatchObject({ enabled: true, email: 'pat@example.com' })
  await client.users.replace(user.id, { ...user, email: 'kim@example.com' })
  expect(await client.users.read(user.id)).toMatchObject({ email: 'kim@example.com' })
  await client.users.delete(user.id)
  expect(await collect(client.users.list({ username: user.username }))).toEqual([])
})

it('sets what is kept apart from a user, each at its own address', async () => {
  const user = await createUser()
  const other = await createPopulation()
  expect(await client.users.readPassword(user.id)).toEqual({ status: 'NO_PASSWORD' })
  expect(await client.users.readMfaEnabled(user.id)).toBe(false)
  const calls = await callsOf(async () => {
    await client.users.setPassword(user.id, 'Winter-Harbour-42')
    await client.users.setMfaEnabled(user.id, true)
    await client.users.setEnabled(user.id, false)
    await client.users.setPopulation(user.id, other.id)
  })
  expect(calls).toEqual([
    'PUT /users/{id}/password application/vnd.pingidentity.password.set+json',
    'PUT /users/{id}/mfaEnabled application/json',
    'PUT /users/{id}/enabled application/json',
    'PUT /users/{id}/population application/json',
  ])
  expect(await client.users.readPassword(user.id)).toEqual({ status: 'OK' })
  expect(await client.users.readMfaEnabled(user.id)).toBe(true)
  const read = await client.users.read(user.id)
  expect(read).toMatchObject({ enabled: false, population: { id: other.id } })
})

it('pairs and removes a device', async () => {
  const user = await createUser()
  const device = await client.devices.create(user.id, { type: 'EMAIL', email: 'pat@example.com' })
  expect(device).toMatchObject({ type: 'EMAIL', status: 'ACTIVE', email: 'pat@example.com' })
  await client.devices.setNickname(user.id, device.id, 'work')
  expect(await client.devices.read(user.id, device.id)).toMatchObject({ nickname: 'work' })
  expect(await collect(client.devices.list(user.id))).toHaveLength(1)
  await client.devices.delete(user.id, device.id)
  expect(await collect(client.devices.list(user.id))).toEqual([])
})

it('makes, reads, lists, replaces and deletes a device authentication policy', async () => {
  const { deviceAuthenticationPolicies: policies } = client
  const body = {
    name: 'shop',
    default: false,
    sms: { enabled: true },
    email: { enabled: true },
    voice: { enabled: false },
    mobile: { enabled: false },
    totp: { enabled: false },
  }
  const made = await policies.create(body)
  expect(made).toMatchObject({ name: 'shop', default: false, sms: { otp: { otpLength: 6 } } })
  await policies.replace(made.id, { ...made, sms: { enabled: false } })
  expect(await policies.read(made.id)).toMatchObject({ sms: { enabled: false } })
  expect((await collect(policies.list())).map((each) => each.default)).toEqual([true, false])
  await policies.delete(made.id)
  expect(await collect(policies.list())).toHaveLength(1)
})

it('reads, replaces and resets the MFA settings', async () => {
  const before = await client.mfaSettings.read()
  const body = { ...before, lockout: { failureCount: 5, durationSeconds: 60 } }
  expect(await client.mfaSettings.replace(body)).toMatchObject({ lockout: { failureCount: 5 } })
  await client.mfaSettings.reset()
  const { pairing, lockout } = await client.mfaSettings.read()
  expect(pairing).toEqual(before['pairing'])
  expect(lockout).toBeUndefined()
})

it('goes through all pages, one call a page, as far as it is asked', async () => {
  const state = (await platform.control('GET', 'state')) as {
    environments: { populations: Readonly<Record<string, unknown>>[] }[]
  }
  const populations = state.environments[0]?.populations
  const sample = populations?.[0]
  for (let index = 0; index < 600; index += 1) {
    const id = `b0a1de00-0000-4000-8000-${String(index).padStart(12, '0')}`
    populations?.push({ ...sample, id, name: `many-${index}`, default: false })
  }
  await platform.control('PUT', 'state', state)
  await callsOf(async () => {
    await collect(client.applications.list())
  })
  const many: string[] = []
  const all = await callsOf(async () => {
    for await (const { name } of client.populations.list()) many.push(name)
  })
  expect(many.filter((name) => name.startsWith('many-'))).toHaveLength(600)
  expect(new Set(many).size).toBe(many.length)
  expect(all).toHaveLength(3)
  const few = await callsOf(async () => {
    for await (const { name } of client.populations.list()) if (name === 'many-3') break
  })
  expect(few).toHaveLength(1)
})
