// Policies, their actions, and the contents of templates.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PlatformResource } from '../../../../src/tools/provisioning/platform/resources.js'
import type {
  DesiredSignOnPolicyAction,
  DesiredTemplateContent,
} from '../../../../src/tools/provisioning/recipe.js'
import * as desired from '../support/desired.js'
import { kindOf, nameOf, startKindsWorld, type KindsWorld } from '../support/kinds.js'

let world: KindsWorld

beforeEach(async () => {
  world = await startKindsWorld()
})

afterEach(() => world.emulator.close())

describe('a device authentication policy', () => {
  const kind = kindOf(desired.deviceAuthenticationPolicy)

  test('is made with every method that PingOne demands, off unless wanted, and not as the default', async () => {
    const { actual } = await world.make({ ...desired.deviceAuthenticationPolicy, fields: {} })
    for (const method of ['sms', 'email', 'voice', 'mobile', 'totp']) {
      expect(actual[method]).toMatchObject({ enabled: false })
    }
    expect(actual).toMatchObject({ name: 'shop-methods', default: false })
  })

  test('stays the default when somebody made it the default', async () => {
    const { id } = await world.make(desired.deviceAuthenticationPolicy)
    const { deviceAuthenticationPolicies: policies } = world.client
    const { _links, ...actual } = await policies.read(id)
    await policies.replace(id, { ...actual, default: true, sms: { enabled: false } })
    const updated = await kind.update(desired.deviceAuthenticationPolicy, {
      found: await world.find(desired.deviceAuthenticationPolicy),
      room: world.room,
    })
    expect(updated.actual).toMatchObject({ default: true, sms: { enabled: true } })
  })

  test('called twice is found twice', async () => {
    await world.make(desired.deviceAuthenticationPolicy)
    await world.make(desired.deviceAuthenticationPolicy)
    const { matches } = await kind.find(desired.deviceAuthenticationPolicy, world.room)
    expect(matches).toHaveLength(2)
  })

  test('is described in words', () => {
    const described = kind.describe(desired.deviceAuthenticationPolicy, nameOf)
    expect(described).toContainEqual({
      path: 'sms.otp.lifeTime',
      actual: undefined,
      desired: '5 minutes',
    })
    expect(kind.title(desired.deviceAuthenticationPolicy, nameOf)).toBe(
      'device authentication policy "shop-methods"',
    )
  })
})

describe('a device authentication policy with passkeys and push', () => {
  const kind = kindOf(desired.passkeysAndPush)

  test('names its FIDO2 policy and its application by their ids', async () => {
    const passkeys = await world.make(desired.fido2Policy)
    const app = await world.make(desired.mobileApplication)
    const { actual } = await world.make(desired.passkeysAndPush)
    expect(actual).toMatchObject({
      fido2: { enabled: true, fido2PolicyId: passkeys.id },
      mobile: {
        enabled: true,
        applications: [{ id: app.id, push: { enabled: true, numberMatching: { enabled: true } } }],
      },
    })
  })

  test('is described by the names of what it refers to', () => {
    const described = kind.describe(desired.passkeysAndPush, nameOf)
    expect(described).toContainEqual({
      path: 'fido2.fido2PolicyId',
      actual: undefined,
      desired: 'shop-passkeys',
    })
    expect(described).toContainEqual({
      path: 'mobile.applications[shop-mobile].push.numberMatching.enabled',
      actual: undefined,
      desired: true,
    })
  })
})

describe('a FIDO2 policy', () => {
  const kind = kindOf(desired.fido2Policy)

  test('is made with all that PingOne demands, and not as the default', async () => {
    const { actual } = await world.make(desired.fido2Policy)
    expect(actual).toMatchObject({ default: false, authenticatorAttachment: 'BOTH' })
  })

  test('of another domain is told to make the passkeys of that domain useless', async () => {
    await world.make(desired.fido2Policy)
    const fields = { ...desired.fido2Policy.fields, relyingPartyId: 'bank.example' }
    const { remarks } = await kind.find({ ...desired.fido2Policy, fields }, world.room)
    expect(remarks).toEqual([
      'Passkeys that were paired for shop.example cannot be used for bank.example: pair them anew',
    ])
    expect((await kind.find(desired.fido2Policy, world.room)).remarks).toEqual([])
  })

  test('stays while a device authentication policy names it', async () => {
    const { id } = await world.make(desired.fido2Policy)
    await world.make(desired.mobileApplication)
    const policy = await world.make(desired.passkeysAndPush)
    const made = world.toMade(desired.fido2Policy, id)
    await expect(kind.remove(made, world.client)).rejects.toMatchObject({ status: 400 })
    await world.client.deviceAuthenticationPolicies.delete(policy.id)
    await kind.remove(made, world.client)
    expect(await kind.readMade(made, { client: world.client, prefix: 'shop' })).toBeUndefined()
  })
})

describe('a sign-on policy', () => {
  const kind = kindOf(desired.signOnPolicy)

  test('neither becomes the default nor stops being it', async () => {
    const { id, actual } = await world.make({
      ...desired.signOnPolicy,
      fields: { description: 'x', default: true },
    })
    expect(actual['default']).toBe(false)
    await world.client.signOnPolicies.replace(id, { name: 'shop_sign_on', default: true })
    const updated = await kind.update(desired.signOnPolicy, {
      found: await world.find(desired.signOnPolicy),
      room: world.room,
    })
    expect(updated.actual).toMatchObject({ default: true, description: 'A code by text message' })
  })

  test('is found by its exact name', async () => {
    await world.client.signOnPolicies.create({ name: 'shop_sign_on_2' })
    expect((await kind.find(desired.signOnPolicy, world.room)).matches).toEqual([])
  })
})

describe('an action', () => {
  const kind = kindOf(desired.signOnPolicyAction)
  const flags: DesiredSignOnPolicyAction = {
    key: 'second-factor',
    kind: 'signOnPolicyAction',
    why: 'a test wants it',
    signOnPolicy: 'sign-on-policy',
    type: 'MULTI_FACTOR_AUTHENTICATION',
    priority: 5,
    fields: { sms: { enabled: true }, email: { enabled: false } },
  }

  beforeEach(async () => {
    await world.make(desired.deviceAuthenticationPolicy)
    await world.make(desired.signOnPolicy)
  })

  test('takes a device authentication policy in place of the flags', async () => {
    await world.make(flags)
    const found = await world.find(desired.signOnPolicyAction)
    const paths = kind
      .compare(desired.signOnPolicyAction, { found, room: world.room })
      .map(({ path }) => path)
    expect(paths).toEqual(['sms.enabled', 'noDevicesMode', 'deviceAuthenticationPolicy.id'])
    const { actual } = await kind.update(desired.signOnPolicyAction, { found, room: world.room })
    expect(actual['deviceAuthenticationPolicy']).toEqual({ id: world.ids.get('methods') })
    expect([actual['sms'], actual['email']]).toEqual([undefined, undefined])
  })

  test('takes the flags in place of a device authentication policy', async () => {
    await world.make(desired.signOnPolicyAction)
    const found = await world.find(flags)
    const differences = kind.compare(flags, { found, room: world.room })
    expect(differences).toEqual([
      {
        path: 'deviceAuthenticationPolicy',
        actual: { id: world.ids.get('methods') },
        desired: undefined,
      },
      { path: 'sms.enabled', actual: undefined, desired: true },
    ])
    const { actual } = await kind.update(flags, { found, room: world.room })
    expect(actual['deviceAuthenticationPolicy']).toBeUndefined()
    expect(actual).toMatchObject({ sms: { enabled: true }, email: { enabled: false } })
    expect(kind.compare(flags, { found: { id: '', actual }, room: world.room })).toEqual([])
  })

  test('never sends both, also when the recipe has both', async () => {
    const both = { ...flags, deviceAuthenticationPolicy: 'methods' }
    const { actual } = await world.make(both)
    expect(actual['deviceAuthenticationPolicy']).toEqual({ id: world.ids.get('methods') })
    expect(actual['sms']).toBeUndefined()
    expect(kind.compare(both, { found: { id: '', actual }, room: world.room })).toEqual([])
  })

  test('of several of its type is the one that runs first; the others are named', async () => {
    const policy = world.ids.get('sign-on-policy') ?? ''
    const { signOnPolicyActions: actions } = world.client
    const type = 'MULTI_FACTOR_AUTHENTICATION'
    const late = await actions.create(policy, { type, priority: 9, email: { enabled: true } })
    const early = await actions.create(policy, { type, priority: 2, sms: { enabled: true } })
    await actions.create(policy, { type: 'LOGIN', priority: 1 })
    const search = await kind.find(desired.signOnPolicyAction, world.room)
    expect(search.matches.map(({ id }) => id)).toEqual([early.id])
    expect(search.remarks).toEqual([
      `The policy has another MULTI_FACTOR_AUTHENTICATION action (${late.id}, priority 9), which is left as it is`,
    ])
  })

  test('that is the last one stays for the policy to take along; another one is removed', async () => {
    const policy = world.ids.get('sign-on-policy') ?? ''
    const { id } = await world.make(desired.signOnPolicyAction)
    const made = world.toMade(desired.signOnPolicyAction, id)
    await kind.remove(made, world.client)
    expect(await kind.readMade(made, { client: world.client, prefix: 'shop' })).toEqual({
      isOurs: true,
    })
    await world.client.signOnPolicyActions.create(policy, { type: 'LOGIN', priority: 1 })
    await kind.remove(made, world.client)
    expect(await kind.readMade(made, { client: world.client, prefix: 'shop' })).toBeUndefined()
    await world.client.signOnPolicies.delete(policy)
    await kind.remove(made, world.client)
  })

  test('is described with both policies by their names', () => {
    expect(kind.title(desired.signOnPolicyAction, nameOf)).toBe(
      'MFA action of policy "shop_sign_on"',
    )
    expect(kind.describe(desired.signOnPolicyAction, nameOf)).toEqual([
      { path: 'priority', actual: undefined, desired: 5 },
      { path: 'deviceAuthenticationPolicy', actual: undefined, desired: 'shop-methods' },
      { path: 'noDevicesMode', actual: undefined, desired: 'BLOCK' },
    ])
  })
})

describe('a content of a template', () => {
  const kind = kindOf(desired.templateContent)
  const variant: DesiredTemplateContent = { ...desired.templateContent, variant: 'Transfer, large' }

  test('is not the predefined one, which stays as it is', async () => {
    const before = await findPredefined()
    expect((await kind.find(desired.templateContent, world.room)).matches).toEqual([])
    await world.make(desired.templateContent)
    expect((await kind.find(desired.templateContent, world.room)).matches).toHaveLength(1)
    expect(await findPredefined()).toEqual(before)
  })

  test('is found whatever the case of locale and variant', async () => {
    const { id } = await world.make(variant)
    const other = { ...variant, locale: 'EN', variant: 'TRANSFER, LARGE' }
    expect((await world.find(other)).id).toBe(id)
    expect(
      await kind.readMade(world.toMade(other, id), { client: world.client, prefix: 'shop' }),
    ).toEqual({
      isOurs: true,
    })
  })

  test('of a variant is not the one without, nor of another delivery method', async () => {
    await world.make(variant)
    expect((await kind.find(desired.templateContent, world.room)).matches).toEqual([])
    const email = { ...variant, deliveryMethod: 'Email' as const }
    expect((await kind.find(email, world.room)).matches).toEqual([])
  })

  test('that became another variant is not ours any more', async () => {
    const { id } = await world.make(variant)
    const { templateContents } = world.client
    await templateContents.replace('transaction', id, {
      deliveryMethod: 'SMS',
      locale: 'en',
      variant: 'theirs',
      content: '${otp}',
    })
    expect(
      await kind.readMade(world.toMade(variant, id), { client: world.client, prefix: 'shop' }),
    ).toEqual({
      isOurs: false,
      reason: 'it is the content for SMS, en, variant "theirs" by now',
    })
  })

  test('that PingOne made is never ours', async () => {
    const { id } = await findPredefined()
    const made = world.toMade(desired.templateContent, id)
    expect(await kind.readMade(made, { client: world.client, prefix: 'shop' })).toEqual({
      isOurs: false,
      reason: 'PingOne made this content',
    })
  })

  test('is called by its key', () => {
    expect(kind.title(variant, nameOf)).toBe(
      'content of the template "transaction", SMS, en, variant "Transfer, large"',
    )
    expect(kind.nameOf(desired.templateContent)).toBe('transaction, SMS, en')
  })

  async function findPredefined(): Promise<PlatformResource> {
    for await (const content of world.client.templateContents.list('transaction')) {
      if (content.default && content.deliveryMethod === 'SMS') return content
    }
    throw new Error('no predefined content')
  }
})
