// The MFA settings: complete in every PUT, and restorable.
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  mfaSettingsKind as kind,
  toMfaSettingsBody,
} from '../../../../src/tools/provisioning/kinds/mfa-settings.js'
import type { DesiredMfaSettings } from '../../../../src/tools/provisioning/recipe.js'
import * as desired from '../support/desired.js'
import { startKindsWorld, type KindsWorld } from '../support/kinds.js'

let world: KindsWorld

beforeEach(async () => {
  world = await startKindsWorld()
})

afterEach(() => world.emulator.close())

function settings(fields: DesiredMfaSettings['fields']): DesiredMfaSettings {
  return { ...desired.mfaSettings, fields }
}

test('are those of the environment', async () => {
  const found = await world.find(desired.mfaSettings)
  expect(found.id).toBe(world.emulator.environmentId)
})

test('a lockout that is not managed stays', async () => {
  await world.make(desired.mfaSettings)
  const { actual } = await world.make(settings({ pairing: { maxAllowedDevices: 3 } }))
  expect(actual).toMatchObject({
    pairing: { maxAllowedDevices: 3, pairingKeyFormat: 'ALPHANUMERIC' },
    lockout: { failureCount: 6, durationSeconds: 1200 },
    users: { mfaEnabled: true },
  })
})

test('a lockout of null is switched off', async () => {
  await world.make(desired.mfaSettings)
  const off = settings({ lockout: null })
  expect(kind.compare(off, { found: await world.find(off), room: world.room })).toEqual([
    { path: 'lockout', actual: { failureCount: 6, durationSeconds: 1200 }, desired: undefined },
  ])
  const { actual } = await world.make(off)
  expect(actual['lockout']).toBeUndefined()
  expect(kind.compare(off, { found: await world.find(off), room: world.room })).toEqual([])
})

test('a lockout of no duration is ended by an administrator only', async () => {
  await world.make(desired.mfaSettings)
  const { actual } = await world.make(settings({ lockout: { durationSeconds: null } }))
  expect(actual['lockout']).toEqual({ failureCount: 6 })
})

test('the settings that were read before are taken back as they are', async () => {
  const before = await world.client.mfaSettings.read()
  const state = await world.readState()
  await world.make(desired.mfaSettings)
  const body = toMfaSettingsBody(before)
  expect(Object.keys(body)).toEqual(['pairing', 'phoneExtensions', 'users', 'authentication'])
  await world.client.mfaSettings.replace(body)
  expect(await world.readState()).toEqual(state)
})

test('belong to the environment: nobody’s recipe removes them', async () => {
  const made = world.toMade(desired.mfaSettings, world.emulator.environmentId)
  expect(await kind.readMade(made, { client: world.client, prefix: 'shop' })).toEqual({
    isOurs: false,
    reason: 'the MFA settings belong to the environment',
  })
  await expect(kind.remove(made, world.client)).rejects.toThrow(
    new TypeError('What always exists cannot be removed'),
  )
})
