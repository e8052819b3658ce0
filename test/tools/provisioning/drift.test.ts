// From any partial or drifted environment `apply` reaches what the recipe says, leaves the rest alone, and is done.
import type { Emulator, EmulatorState } from 'express-pingone-mfa/emulator'
import { expressApp, type Recipe } from 'express-pingone-mfa/provisioning'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWorld, readState, startEmptyEmulator, writeState } from './support/real-world.js'

type Environment = EmulatorState['environments'][number]
type Resource = Readonly<Record<string, unknown>> & { readonly id: string }

/** One thing that somebody did to the environment behind the recipe's back. */
interface Drift {
  readonly name: string
  readonly happen: (environment: Environment) => void
}

const recipe: Recipe = expressApp({
  baseUrl: 'http://localhost:3000',
  signOn: 'password-and-code',
  registration: true,
  deviceTypes: ['SMS', 'EMAIL', 'TOTP', 'MOBILE', 'FIDO2'],
  androidPackageName: 'example.bank.app',
  mfaSettings: { lockout: { failureCount: 6, durationSeconds: 1200 } },
  withTestUser: true,
  testUsers: [
    {
      username: 'maya',
      given: 'Maya',
      family: 'Lindqvist',
      email: 'maya@example.com',
      phone: '+46705550101',
      devices: ['SMS', 'EMAIL'],
    },
  ],
})

const drifts: readonly Drift[] = [
  gone('applications', (app) => app['name'] === 'express-app-web'),
  gone('grants'),
  gone('signOnPolicies', (policy) => String(policy['name']).startsWith('express-app-')),
  gone('actions', (action) => action['type'] === 'MULTI_FACTOR_AUTHENTICATION'),
  gone('signOnPolicyAssignments'),
  gone('deviceAuthenticationPolicies', (policy) => policy['default'] !== true),
  gone('fido2Policies', (policy) => policy['default'] !== true),
  gone('applications', (app) => app['type'] === 'NATIVE_APP'),
  gone('contents', (content) => content['default'] !== true),
  gone('populations', (population) => population['default'] !== true),
  gone('users'),
  gone('devices'),
  changed('applications', { redirectUris: ['https://other.example/callback'] }),
  changed('applications', { pkceEnforcement: 'OPTIONAL', enabled: false }),
  changed('applications', { grantTypes: ['AUTHORIZATION_CODE'] }),
  changed('deviceAuthenticationPolicies', { sms: { enabled: false } }),
  changed('deviceAuthenticationPolicies', {
    email: { enabled: true, otp: { otpLength: 8, failure: { count: 7 } } },
  }),
  changed('deviceAuthenticationPolicies', {
    mobile: { enabled: false },
    totp: { enabled: true, passcodeGracePeriod: 9 },
    fido2: { enabled: false },
  }),
  changed('fido2Policies', { relyingPartyId: 'other.example', attestationRequirements: 'DIRECT' }),
  changed('actions', { recovery: { enabled: true }, registration: { enabled: false } }),
  changed('signOnPolicyAssignments', { priority: 7 }),
  changed('contents', { content: 'Code ${otp}', subject: 'Hello', body: 'Code ${otp}' }),
  changed('users', { enabled: false, mfaEnabled: false, email: 'other@example.com' }),
  changed('users', { password: undefined, name: { given: 'M', family: 'L' } }),
  {
    name: 'all scopes are granted',
    happen: (environment) => {
      const scopes = environment.scopes.map(({ id }) => ({ id }))
      for (const grant of environment.grants) grant.scopes = scopes
    },
  },
  {
    name: 'the lockout is off',
    happen: ({ mfaSettings }) => {
      delete mfaSettings.lockout
    },
  },
  {
    name: 'actions change places',
    happen: ({ actions }) => {
      for (const action of actions) action.priority = 3 - action.priority
    },
  },
]

let emulator: Emulator
let wanted: unknown

beforeAll(async () => {
  emulator = await startEmptyEmulator()
  await createWorld(emulator).apply(recipe)
  wanted = project(await readState(emulator))
})
afterAll(() => emulator.close())

describe('apply', { timeout: 240_000 }, () => {
  test.each(drifts)('puts right that $name', async (drift) => {
    await expectPutRight([drift])
  })

  test('puts right whatever happened together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...drifts], { minLength: 2 }), fc.nat(), (some, turn) =>
        expectPutRight([...some.slice(turn % some.length), ...some.slice(0, turn % some.length)]),
      ),
      { numRuns: 12 },
    )
  })
})

/** Applies, lets it all happen among things of somebody else, applies again. */
async function expectPutRight(happened: readonly Drift[]): Promise<void> {
  const world = createWorld(emulator)
  await world.apply(recipe)
  const state = await readState(emulator)
  const [environment] = state.environments
  if (environment === undefined) throw new Error('the emulator has no environment')
  for (const drift of happened) drift.happen(tidy(environment))
  addNeighbours(environment)
  await writeState(emulator, state)
  const neighbours = findNeighbours(await readState(emulator))

  await world.apply(recipe)
  const reached = await readState(emulator)
  expect(project(reached)).toEqual(wanted)
  expect(findNeighbours(reached)).toEqual(neighbours)

  await world.countWrites()
  expect((await world.apply(recipe)).plan.counts).toMatchObject({ create: 0, update: 0 })
  expect(await world.countWrites()).toBe(0)
}

function gone(kind: ListName, which: (resource: Resource) => boolean = () => true): Drift {
  return {
    name: `${kind} are gone`,
    happen: (environment) => {
      const list: Resource[] = environment[kind] ?? []
      const kept = list.filter((resource) => !which(resource))
      list.splice(0, list.length, ...kept)
      tidy(environment)
    },
  }
}

type ListName =
  | 'applications'
  | 'grants'
  | 'signOnPolicies'
  | 'actions'
  | 'signOnPolicyAssignments'
  | 'deviceAuthenticationPolicies'
  | 'contents'
  | 'fido2Policies'
  | 'populations'
  | 'users'
  | 'devices'

/** Changes members of all resources of that kind that the recipe made. */
function changed(kind: ListName, members: Readonly<Record<string, unknown>>): Drift {
  return {
    name: `${kind} have another ${Object.keys(members).join(', ')}`,
    happen: (environment) => {
      for (const resource of environment[kind] ?? []) {
        const isOurs = resource.default !== true && resource.type !== 'WORKER'
        if (isOurs) Object.assign(resource, fitting(resource, members))
      }
    },
  }
}

/** Of contents only the members that this delivery method has. */
function fitting(
  resource: Resource,
  members: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  if (resource['deliveryMethod'] === undefined) return members
  return Object.fromEntries(Object.entries(members).filter(([name]) => name in resource))
}

/** What belonged to something that is gone is gone with it, as at PingOne. */
function tidy(environment: Environment): Environment {
  const has = (list: readonly Resource[], reference: unknown): boolean =>
    list.some(({ id }) => id === idOf(reference))
  keep(environment.users, ({ population }) => has(environment.populations, population))
  keep(environment.devices, ({ user }) => has(environment.users, user))
  keep(environment.actions, ({ signOnPolicy }) => has(environment.signOnPolicies, signOnPolicy))
  keep(environment.grants, ({ application }) => has(environment.applications, application))
  keep(
    environment.signOnPolicyAssignments,
    ({ application, signOnPolicy }) =>
      has(environment.applications, application) && has(environment.signOnPolicies, signOnPolicy),
  )
  for (const action of environment.actions) {
    const policy = action.deviceAuthenticationPolicy
    if (policy !== undefined && !has(environment.deviceAuthenticationPolicies, policy)) {
      delete action.deviceAuthenticationPolicy
    }
  }
  return environment
}

function keep<Item>(list: Item[], isKept: (item: Item) => boolean): void {
  const kept = list.filter(isKept)
  list.splice(0, list.length, ...kept)
}

/** Things of somebody else, some of them with names that begin like ours. */
function addNeighbours(environment: Environment): void {
  const [worker] = environment.applications.filter(({ type }) => type === 'WORKER')
  if (worker === undefined) throw new Error('the environment has no worker')
  const id = (last: number): string => `f0f0f0f0-0000-4000-8000-00000000000${last}`
  environment.applications.push({
    ...worker,
    id: id(1),
    name: 'express-app-web-2',
    type: 'WEB_APP',
    grantTypes: ['AUTHORIZATION_CODE'],
    responseTypes: ['CODE'],
    redirectUris: ['https://neighbour.example/cb'],
  })
  environment.signOnPolicies.push({ id: id(2), name: 'express-app-sign-on-2', default: false })
  environment.actions.push({ id: id(3), type: 'LOGIN', priority: 1, signOnPolicy: { id: id(2) } })
  environment.populations.push({ id: id(4), name: 'express-app-test-users-2' })
  environment.contents.push({
    id: id(5),
    template: { id: 'transaction' },
    deliveryMethod: 'SMS',
    locale: 'en',
    variant: 'neighbour',
    default: false,
    content: 'Neighbour: ${otp}',
  })
}

function findNeighbours({ environments }: EmulatorState): unknown {
  return environments.flatMap((environment) =>
    Object.values(environment)
      .filter((list) => Array.isArray(list))
      .flatMap((list) => (list as readonly Resource[]).filter(({ id }) => id.startsWith('f0f0'))),
  )
}

/** What the recipe is about, by names: an answer that uses none of the code under test. */
function project({ environments }: EmulatorState): unknown {
  const [environment] = environments
  if (environment === undefined) throw new Error('the emulator has no environment')
  const mine = <Item extends Resource>(list: readonly Item[]): readonly Item[] =>
    list.filter(({ id }) => !id.startsWith('f0f0'))
  const nameOf = (list: readonly Resource[], reference: unknown): unknown =>
    list.find(({ id }) => id === idOf(reference))?.['name']
  const application = environment.applications.find(({ name }) => name === 'express-app-web')
  const user = environment.users.find(({ username }) => username === 'maya')
  return {
    application: pick(application, [
      ...['enabled', 'type', 'protocol', 'grantTypes', 'responseTypes', 'pkceEnforcement'],
      ...['tokenEndpointAuthMethod', 'redirectUris', 'postLogoutRedirectUris'],
    ]),
    scopes: mine(environment.grants).map(({ scopes }) =>
      scopes.map((scope) => nameOf(environment.scopes, scope)).toSorted(),
    ),
    devicePolicies: environment.deviceAuthenticationPolicies
      .filter(({ name }) => name === 'express-app-devices')
      .map((policy) => pick(policy, ['default', 'sms', 'email', 'voice', 'authentication'])),
    policies: mine(environment.signOnPolicies)
      .filter(({ name }) => name.startsWith('express-app-'))
      .map(({ id, name }) => ({
        name,
        actions: environment.actions
          .filter(({ signOnPolicy }) => signOnPolicy.id === id)
          .map(({ type, priority, deviceAuthenticationPolicy, noDevicesMode }) => ({
            type,
            priority,
            policy: nameOf(environment.deviceAuthenticationPolicies, deviceAuthenticationPolicy),
            noDevicesMode,
          }))
          .toSorted((one, other) => one.priority - other.priority),
      }))
      .toSorted((one, other) => one.name.localeCompare(other.name)),
    assignments: mine(environment.signOnPolicyAssignments)
      .map(({ signOnPolicy, priority }) => ({
        priority,
        policy: nameOf(environment.signOnPolicies, signOnPolicy),
      }))
      .toSorted((one, other) => one.priority - other.priority),
    contents: mine(environment.contents)
      .filter((content) => content.default !== true)
      .map((content) =>
        pick(content, ['template', 'deliveryMethod', 'locale', 'content', 'subject', 'body']),
      )
      .toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other))),
    user: {
      ...pick(user, ['username', 'email', 'name', 'enabled', 'mfaEnabled']),
      hasPassword: user?.password !== undefined,
      population: nameOf(environment.populations, user?.population),
    },
    devices: mine(environment.devices)
      .map((device) => pick(device, ['type', 'status', 'phone', 'email']))
      .toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other))),
    lockout: environment.mfaSettings.lockout,
  }
}

function pick(
  resource: Readonly<Record<string, unknown>> | undefined,
  names: readonly string[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.map((name) => [name, resource?.[name]]))
}

function idOf(reference: unknown): unknown {
  return typeof reference === 'object' && reference !== null && 'id' in reference
    ? reference.id
    : undefined
}
