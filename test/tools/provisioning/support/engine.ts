// A recipe with every kind of resource, and how the tests of plan, apply and destroy run it.
import { UpstreamError } from '../../../../src/errors.js'
import {
  createMemoryInventory,
  type Inventory,
  type InventoryStore,
} from '../../../../src/tools/provisioning/inventory/inventory.js'
import type { ApplyOptions } from '../../../../src/tools/provisioning/provisioning-options.js'
import type { DesiredResource, Recipe } from '../../../../src/tools/provisioning/recipe.js'
import { createMemorySecrets } from '../../../../src/tools/provisioning/secrets.js'
import { createFakeWorld, type FakeCall, type FakeWorld } from './fake-world.js'

/** The process ends here: nothing may catch it and go on. */
export class Kill extends Error {}

const resources: readonly DesiredResource[] = [
  {
    key: 'application',
    kind: 'application',
    why: 'signs people on',
    name: 'shop-web',
    type: 'WEB_APP',
    fields: {
      protocol: 'OPENID_CONNECT',
      enabled: true,
      tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
      redirectUris: ['https://shop.example/callback'],
    },
  },
  {
    key: 'grant',
    kind: 'grant',
    why: 'names and addresses',
    application: 'application',
    resourceType: 'OPENID_CONNECT',
    scopes: ['openid', 'profile'],
  },
  {
    key: 'dap',
    kind: 'deviceAuthenticationPolicy',
    why: 'SMS',
    name: 'shop-sms',
    fields: { sms: { enabled: true }, email: { enabled: false } },
  },
  {
    key: 'policy',
    kind: 'signOnPolicy',
    why: 'asks for a second factor',
    name: 'shop-mfa',
    fields: { description: 'Second factor' },
  },
  {
    key: 'action',
    kind: 'signOnPolicyAction',
    why: 'the second factor',
    signOnPolicy: 'policy',
    type: 'MULTI_FACTOR_AUTHENTICATION',
    priority: 1,
    deviceAuthenticationPolicy: 'dap',
    fields: { noDevicesMode: 'BLOCK' },
  },
  {
    key: 'assignment',
    kind: 'signOnPolicyAssignment',
    why: 'the app may ask for it',
    application: 'application',
    signOnPolicy: 'policy',
    priority: 1,
  },
  {
    key: 'content',
    kind: 'templateContent',
    why: 'says what is approved',
    template: 'transaction',
    deliveryMethod: 'SMS',
    locale: 'en',
    variant: 'shop',
    fields: { content: 'Pay ${sum}: ${otp}' },
  },
  {
    key: 'population',
    kind: 'population',
    why: 'test users',
    name: 'shop-test-users',
    fields: { description: 'Test users' },
  },
  {
    key: 'user',
    kind: 'user',
    why: 'somebody to try it with',
    username: 'shop-ada',
    population: 'population',
    enabled: true,
    fields: { email: 'ada@shop.example' },
  },
  {
    key: 'password',
    kind: 'password',
    why: 'signs on',
    user: 'user',
    secretName: 'TEST_USER_PASSWORD',
  },
  { key: 'mfa', kind: 'mfaEnabled', why: 'second factor', user: 'user' },
  {
    key: 'device',
    kind: 'device',
    why: 'gets the code',
    user: 'user',
    deviceAuthenticationPolicy: 'dap',
    type: 'SMS',
    phone: '+15550100',
    nickname: 'Test phone',
  },
  {
    key: 'settings',
    kind: 'mfaSettings',
    why: 'fewer tries',
    fields: { lockout: { failureCount: 6, durationSeconds: 1200 } },
  },
]

/** Every kind of resource; without the MFA settings nothing needs a confirmation in an empty world. */
export function buildTestRecipe({
  withSettings = true,
}: { readonly withSettings?: boolean } = {}): Recipe {
  return {
    name: 'express-app',
    summary: 'A shop',
    prefix: 'shop-',
    resources: resources.filter(({ kind }) => withSettings || kind !== 'mfaSettings'),
    application: {
      key: 'application',
      baseUrl: 'https://shop.example',
      mfaAcrValues: ['shop-mfa'],
    },
  }
}

export const inventoryOf = {
  environmentId: 'env-1',
  recipe: 'express-app',
  prefix: 'shop-',
} as const

/** A world with what a run needs; writes of the inventory count as calls, too. */
export interface Setting {
  readonly world: FakeWorld
  readonly inventory: InventoryStore
  readonly options: ApplyOptions
  readonly readInventory: () => Promise<Inventory>
}

export function createSetting(world: FakeWorld = createFakeWorld()): Setting {
  const memory = createMemoryInventory()
  const inventory: InventoryStore = {
    ...memory,
    write: async (of, next) => {
      const about = { index: 0, name: 'write inventory', isWrite: false }
      world.onCall({ ...about, moment: 'before' })
      await memory.write(of, next)
      world.onCall({ ...about, moment: 'after' })
    },
  }
  return {
    world,
    inventory,
    options: {
      client: world.client,
      inventory,
      secrets: createMemorySecrets(),
      confirm: () => true,
      wait: () => Promise.resolve(),
      nowMs: () => 1_000_000,
    },
    readInventory: async () => (await memory.read(inventoryOf)) ?? { made: [], making: [] },
  }
}

/** Ends the process at the n-th moment of all (two a call); tells whether it came to that. */
export function killAt(world: FakeWorld, moment: number): { readonly wasKilled: () => boolean } {
  let moments = 0
  world.onCall = () => {
    moments += 1
    if (moments >= moment) throw new Kill(`killed at moment ${moment}`)
  }
  return { wasKilled: () => moments >= moment }
}

/** Loses the answer of the n-th write, before or after its effect. */
export function loseAnswer(world: FakeWorld, nth: number, moment: FakeCall['moment']): void {
  let writes = 0
  world.onCall = (call) => {
    if (!call.isWrite || call.moment !== moment) return
    writes += 1
    if (writes === nth) throw lostAnswer()
  }
}

export function lostAnswer(): UpstreamError {
  return new UpstreamError('PingOne did not answer in time', {
    reason: 'timed_out',
    call: 'fake',
    reached: 'unknown',
  })
}

/** No faults any more. */
export function calm(world: FakeWorld): void {
  world.onCall = () => undefined
}
