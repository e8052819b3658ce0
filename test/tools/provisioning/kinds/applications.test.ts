// Applications, their grants and their assignments.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ProvisioningError } from '../../../../src/errors.js'
import { mergeManaged } from '../../../../src/tools/provisioning/kinds/merge-managed.js'
import type { DesiredApplication, DesiredGrant } from '../../../../src/tools/provisioning/recipe.js'
import * as desired from '../support/desired.js'
import { kindOf, nameOf, startKindsWorld, type KindsWorld } from '../support/kinds.js'

let world: KindsWorld

beforeEach(async () => {
  world = await startKindsWorld()
})

afterEach(() => world.emulator.close())

describe('an application', () => {
  const kind = kindOf(desired.application)
  const body = mergeManaged({}, { ...desired.application.fields, protocol: 'OPENID_CONNECT' })

  test('of the same name but another type is a conflict, with its id and both types', async () => {
    const native = await world.client.applications.create({
      ...body,
      name: 'shop-web',
      type: 'NATIVE_APP',
    })
    const search = await kind.find(desired.application, world.room)
    expect(search.matches).toEqual([])
    expect(search.conflicts).toEqual([
      {
        id: native.id,
        reason:
          'application "shop-web" is there as NATIVE_APP with OPENID_CONNECT; wanted is WEB_APP with OPENID_CONNECT',
      },
    ])
  })

  test('of which there are two is found twice', async () => {
    const [first, second] = [
      await world.make(desired.application),
      await world.make(desired.application),
    ]
    const { matches } = await kind.find(desired.application, world.room)
    expect(matches.map(({ id }) => id)).toEqual([first.id, second.id])
  })

  test('is another one when its name differs in case', async () => {
    const { id } = await world.client.applications.create({
      ...body,
      name: 'Shop-Web',
      type: 'WEB_APP',
    })
    const search = await kind.find(desired.application, world.room)
    const remark = `There is another application "Shop-Web" (${id}), whose name differs only in its spelling: PingOne may take both for one`
    expect(search).toEqual({ matches: [], conflicts: [], remarks: [remark] })
  })

  test('keeps its secret when it is changed', async () => {
    const { id } = await world.make(desired.application)
    const secret = await world.client.applications.readSecret(id)
    const changed: DesiredApplication = {
      ...desired.application,
      fields: { ...desired.application.fields, redirectUris: ['https://new.example/cb'] },
    }
    const updated = await kind.update(changed, {
      found: await world.find(changed),
      room: world.room,
    })
    expect(updated.actual['redirectUris']).toEqual(['https://new.example/cb'])
    expect(await world.client.applications.readSecret(id)).toBe(secret)
  })

  test('is enabled when the recipe does not say', async () => {
    const { enabled: _enabled, ...fields } = desired.application.fields
    const { actual } = await world.make({ ...desired.application, fields })
    expect(actual['enabled']).toBe(true)
  })

  test('is called by its name', () => {
    expect(kind.title(desired.application, nameOf)).toBe('application "shop-web"')
    expect(kind.nameOf(desired.application)).toBe('shop-web')
  })
})

describe('a grant', () => {
  const kind = kindOf(desired.grant)

  beforeEach(async () => {
    await world.make(desired.application)
  })

  test('is found once made, and nothing differs, whatever the order of the scopes', async () => {
    expect((await kind.find(desired.grant, world.room)).matches).toEqual([])
    const made = await world.make(desired.grant)
    expect(kind.compare(desired.grant, { found: made, room: world.room })).toEqual([])
    const reversed: DesiredGrant = { ...desired.grant, scopes: ['profile', 'openid'] }
    expect(
      kind.compare(reversed, { found: await world.find(desired.grant), room: world.room }),
    ).toEqual([])
  })

  test('says by name which scopes are added and which removed, and becomes exactly those', async () => {
    const { id } = await world.make(desired.grant)
    const wanted: DesiredGrant = { ...desired.grant, scopes: ['profile', 'email', 'phone'] }
    const found = await world.find(wanted)
    expect(kind.compare(wanted, { found, room: world.room })).toEqual([
      { path: 'scopes.email', actual: undefined, desired: 'granted' },
      { path: 'scopes.phone', actual: undefined, desired: 'granted' },
      { path: 'scopes.openid', actual: 'granted', desired: undefined },
    ])
    world.writes.length = 0
    const updated = await kind.update(wanted, { found, room: world.room })
    expect(world.writes).toEqual([
      `PUT /applications/${world.ids.get('web-app') ?? ''}/grants/${id}`,
    ])
    expect(kind.compare(wanted, { found: updated, room: world.room })).toEqual([])
    expect((await kind.find(wanted, world.room)).matches).toHaveLength(1)
  })

  test('of another resource is not taken for it', async () => {
    const { actual } = await world.make(desired.grant)
    const other = { ...desired.application, key: 'other', name: 'shop-other' }
    await world.make(other)
    expect(
      (await kind.find({ ...desired.grant, application: 'other' }, world.room)).matches,
    ).toEqual([])
    expect(actual['application']).toEqual({ id: world.ids.get('web-app') })
  })

  test('of a scope that is not there is refused before anything is written', async () => {
    const wanted: DesiredGrant = { ...desired.grant, scopes: ['openid', 'sallary', 'p1:read'] }
    world.writes.length = 0
    const message =
      'The resource "openid" has no scope "sallary", "p1:read"; it has openid, profile, email, address, phone, offline_access'
    for (const work of [kind.find(wanted, world.room), kind.create(wanted, world.room)]) {
      const error: unknown = await work.catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(ProvisioningError)
      expect(error).toMatchObject({ code: 'ERR_PINGONE_PROVISIONING', reason: 'missing', message })
    }
    expect(world.writes).toEqual([])
  })

  test('is called by its scopes', () => {
    expect(kind.title(desired.grant, nameOf)).toBe(
      'grant of openid (openid, profile) to application "shop-web"',
    )
    expect(kind.describe(desired.grant, nameOf)).toEqual([
      { path: 'scopes', actual: undefined, desired: ['openid', 'profile'] },
    ])
  })
})

describe('an assignment', () => {
  const kind = kindOf(desired.signOnPolicyAssignment)

  beforeEach(async () => {
    await world.make(desired.application)
    await world.make(desired.deviceAuthenticationPolicy)
    await world.make(desired.signOnPolicy)
    await world.make(desired.signOnPolicyAction)
  })

  test('names the other policies of the application and leaves them alone', async () => {
    const policies: string[] = []
    for await (const { id, name } of world.client.signOnPolicies.list()) {
      if (name === 'Multi_Factor') policies.push(id)
    }
    const [other = ''] = policies
    await world.client.signOnPolicyAssignments.create(world.ids.get('web-app') ?? '', {
      priority: 1,
      signOnPolicy: { id: other },
    })
    await world.make(desired.signOnPolicyAssignment)
    const search = await kind.find(desired.signOnPolicyAssignment, world.room)
    expect(search.matches).toHaveLength(1)
    expect(search.remarks).toEqual([
      'The application also uses the sign-on policy "Multi_Factor" (priority 1), which is left as it is',
    ])
  })

  test('without others needs no remark', async () => {
    await world.make(desired.signOnPolicyAssignment)
    expect((await kind.find(desired.signOnPolicyAssignment, world.room)).remarks).toEqual([])
  })

  test('is called by both', () => {
    expect(kind.title(desired.signOnPolicyAssignment, nameOf)).toBe(
      'assignment of policy "shop_sign_on" to application "shop-web"',
    )
  })
})
