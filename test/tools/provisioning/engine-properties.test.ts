// What holds of apply and destroy in any world: half made, drifted, and shared with others.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apply } from '../../../src/tools/provisioning/apply.js'
import { destroy } from '../../../src/tools/provisioning/destroy.js'
import { plan } from '../../../src/tools/provisioning/plan.js'
import type { Body } from '../../../src/tools/provisioning/platform/platform-client.js'
import { buildTestRecipe, calm, createSetting, killAt, type Setting } from './support/engine.js'
import type { FakeWorld } from './support/fake-world.js'

const recipe = buildTestRecipe()

/** What can have happened before. */
type Happening =
  | { readonly type: 'killedApply'; readonly moment: number }
  | { readonly type: 'killedDestroy'; readonly moment: number }
  | { readonly type: 'drift'; readonly at: number }
  | { readonly type: 'removal'; readonly at: number }
  | { readonly type: 'stranger'; readonly which: (typeof strangers)[number] }

const strangers = [
  'application',
  'dap',
  'policy',
  'action',
  'population',
  'user',
  'device',
  'content',
  'bystander',
] as const

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    type: fc.constant('killedApply' as const),
    moment: fc.integer({ min: 1, max: 150 }),
  }),
  fc.record({
    type: fc.constant('killedDestroy' as const),
    moment: fc.integer({ min: 1, max: 90 }),
  }),
  fc.record({ type: fc.constant('drift' as const), at: fc.nat({ max: 30 }) }),
  fc.record({ type: fc.constant('removal' as const), at: fc.nat({ max: 30 }) }),
  fc.record({ type: fc.constant('stranger' as const), which: fc.constantFrom(...strangers) }),
)

/** Every member that the recipe manages and that a stranger may have set otherwise. */
const drifted: Readonly<Record<string, Body>> = {
  applications: { redirectUris: ['https://drift.example'], enabled: true },
  signOnPolicies: { description: 'drifted' },
  signOnPolicyActions: { priority: 7 },
  signOnPolicyAssignments: { priority: 9 },
  deviceAuthenticationPolicies: { sms: { enabled: false } },
  templateContents: { content: 'drifted' },
  populations: { description: 'drifted' },
  users: { email: 'drift@shop.example', enabled: false },
  devices: { nickname: 'drifted' },
}

async function happen(what: Happening, setting: Setting): Promise<void> {
  const { world, options } = setting
  switch (what.type) {
    case 'killedApply':
      killAt(world, what.moment)
      await apply(recipe, options).catch(() => undefined)
      calm(world)
      return
    case 'killedDestroy':
      killAt(world, what.moment)
      await destroy(recipe, { ...options, confirm: () => true, onEvent: () => undefined }).catch(
        () => undefined,
      )
      calm(world)
      return
    case 'drift': {
      const record = [...world.records.values()].at(what.at)
      const members = drifted[record?.collection ?? '']
      if (record === undefined || members === undefined || record.resource['default'] === true)
        return
      world.records.set(record.resource.id, {
        ...record,
        resource: { ...record.resource, ...members },
      })
      return
    }
    case 'removal':
      return removeAny(world, what.at)
    case 'stranger':
      try {
        putStranger(world, what.which)
      } catch {
        // It is there already.
      }
  }
}

/** Removes what PingOne lets an administrator remove. */
async function removeAny({ records, client }: FakeWorld, at: number): Promise<void> {
  const record = [...records.values()].at(at)
  if (record === undefined) return
  const { collection, parent, resource } = record
  const { id } = resource
  const removals: Readonly<Record<string, () => Promise<void>>> = {
    applications: () => client.applications.delete(id),
    grants: () => client.grants.delete(parent, id),
    signOnPolicies: () => client.signOnPolicies.delete(id),
    signOnPolicyAssignments: () => client.signOnPolicyAssignments.delete(parent, id),
    deviceAuthenticationPolicies: () => client.deviceAuthenticationPolicies.delete(id),
    templateContents: () => client.templateContents.delete(parent, id),
    users: () => client.users.delete(id),
    devices: () => client.devices.delete(parent, id),
  }
  await removals[collection]?.().catch(() => undefined)
}

function putStranger(world: FakeWorld, which: (typeof strangers)[number]): void {
  const first = (collection: string): string => world.all(collection).at(-1)?.resource.id ?? ''
  switch (which) {
    case 'application':
      if (world.all('applications').length > 0) return
      world.put('applications', '', {
        name: 'shop-web',
        type: 'WEB_APP',
        protocol: 'OPENID_CONNECT',
      })
      return
    case 'dap':
      world.put('deviceAuthenticationPolicies', '', { name: 'shop-sms' })
      return
    case 'policy':
      world.put('signOnPolicies', '', { name: 'shop-mfa' })
      return
    case 'action':
      world.put('signOnPolicyActions', first('signOnPolicies'), {
        type: 'MULTI_FACTOR_AUTHENTICATION',
        priority: 3,
      })
      return
    case 'population':
      world.put('populations', '', { name: 'shop-test-users' })
      return
    case 'user':
      world.put('users', '', { username: 'SHOP-ADA', population: { id: first('populations') } })
      return
    case 'device':
      world.put('devices', first('users'), { type: 'SMS', phone: '+1 555 0100', status: 'ACTIVE' })
      return
    case 'content':
      world.put('templateContents', 'transaction', {
        deliveryMethod: 'SMS',
        locale: 'en',
        variant: 'shop',
        content: 'theirs',
      })
      return
    case 'bystander':
      world.put('users', '', { username: 'eve', population: { id: first('populations') } })
      world.put('applications', '', { name: 'bank', type: 'WEB_APP', protocol: 'OPENID_CONNECT' })
  }
}

/** Throws when apply does not lead to the desired state, or not at once. */
async function applyTwice({ world, options }: Setting): Promise<void> {
  const first = await apply(recipe, options)
  const { hasChanges, counts } = await plan(recipe, options)
  if (hasChanges) throw new Error(`not reached: ${JSON.stringify(counts)}`)
  const calls = world.calls.length
  const second = await apply(recipe, options)
  const writes = world.calls.slice(calls).filter(({ isWrite }) => isWrite)
  if (writes.length > 0) throw new Error(`written again: ${JSON.stringify(writes)}`)
  if (JSON.stringify(second.ids) !== JSON.stringify(first.ids)) throw new Error('other ids')
}

/** Throws when something of ours is left without a reason, or something of theirs is gone. */
async function destroyAndCompare(
  { world, options }: Setting,
  ours: ReadonlySet<string>,
): Promise<void> {
  const before = new Map(world.records)
  const { client, inventory, secrets } = options
  const { steps } = await destroy(recipe, { client, inventory, secrets, confirm: () => true })
  const kept = new Set(steps.filter(({ removal }) => removal === 'kept').map(({ id }) => id))
  for (const [id, record] of before) {
    const isThere = world.records.has(id)
    const isInOurs = ours.has(record.parent) && !world.records.has(record.parent)
    if (ours.has(id) && isThere && !kept.has(id)) throw new Error(`left: ${JSON.stringify(record)}`)
    if (!ours.has(id) && !isThere && !isInOurs) throw new Error(`gone: ${JSON.stringify(record)}`)
  }
}

test('from any world: apply gets there at once, destroy takes what is ours and nothing else', async () => {
  let kills = 0
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 8 }), async (happenings) => {
      const setting = createSetting()
      for (const what of happenings) await happen(what, setting)
      kills += happenings.filter(({ type }) => type.startsWith('killed')).length
      await applyTwice(setting)
      const { made, making } = await setting.readInventory()
      expect(making).toStrictEqual([])
      await destroyAndCompare(setting, new Set(made.map(({ id }) => id)))
    }),
    { numRuns: 200 },
  )
  expect(kills).toBeGreaterThan(100)
})
