// The MFA settings: what is given is managed, and nothing else.
import { describe, expect, test } from 'vitest'
import { buildRecipe } from '../../../../src/tools/provisioning/recipes/build-recipe.js'
import { mfaSettings } from '../../../../src/tools/provisioning/recipes/mfa-settings.js'
import { problemsOf } from '../support/recipes.js'

describe('mfa-settings', () => {
  test('wants the settings of the documented request', () => {
    const settings = {
      pairing: { maxAllowedDevices: 10, pairingKeyFormat: 'ALPHANUMERIC' },
      lockout: { failureCount: 6, durationSeconds: 1200 },
      phoneExtensions: { enabled: true },
      users: { mfaEnabled: true },
    } as const
    expect(mfaSettings(settings)).toEqual({
      name: 'mfa-settings',
      prefix: 'mfa-settings',
      summary: 'Sets rules of MFA for the whole environment.',
      resources: [
        {
          kind: 'mfaSettings',
          key: 'mfa-settings',
          why: 'These rules hold for everybody in the environment, whichever application they use.',
          fields: settings,
        },
      ],
    })
  })

  test.each([
    [{ pairing: { maxAllowedDevices: 1 } }],
    [{ pairing: { pairingKeyFormat: 'NUMERIC' as const } }],
    [{ lockout: { failureCount: 3 } }],
    [{ lockout: null }],
    [{ lockout: { failureCount: 3, durationSeconds: null } }],
    [{ users: { mfaEnabled: false } }],
  ])('manages %j and no more', (settings) => {
    expect(mfaSettings(settings).resources[0]).toMatchObject({ fields: settings })
    expect(mfaSettings(settings).resources[0]).toHaveProperty('fields', settings)
  })

  test('takes from flags what is said most often', () => {
    const recipe = mfaSettings({
      maxAllowedDevices: 10,
      pairingKeyFormat: 'NUMERIC',
      lockoutFailureCount: 6,
      lockoutDurationSeconds: 1200,
      users: { mfaEnabled: true },
    })
    expect(recipe.resources[0]).toHaveProperty('fields', {
      pairing: { maxAllowedDevices: 10, pairingKeyFormat: 'NUMERIC' },
      lockout: { failureCount: 6, durationSeconds: 1200 },
      users: { mfaEnabled: true },
    })
  })

  test.each<[unknown, string]>([
    [
      { pairing: { maxAllowedDevices: 5 }, pairingKeyFormat: 'NUMERIC' },
      'pairingKeyFormat: stands beside pairing: leave one of them out',
    ],
    [
      { lockout: { failureCount: 5 }, lockoutFailureCount: 6 },
      'lockoutFailureCount: stands beside lockout: leave one of them out',
    ],
    [
      { lockoutDurationSeconds: 60 },
      'lockoutFailureCount: is missing: write after how many failures',
    ],
    [
      { lockout: null, lockoutFailureCount: 6 },
      'lockoutFailureCount: stands beside lockout: leave one of them out',
    ],
    [{ maxAllowedDevices: 0 }, 'maxAllowedDevices: must be a whole number from 1 to 15'],
    [{}, 'no setting is given: write at least one of pairing, lockout, phoneExtensions, users'],
    [{ pairing: {} }, 'pairing: is empty: write maxAllowedDevices or pairingKeyFormat'],
    [
      { pairing: { maxAllowedDevices: 0 } },
      'pairing.maxAllowedDevices: must be a whole number from 1 to 15',
    ],
    [
      { pairing: { maxAllowedDevices: 16 } },
      'pairing.maxAllowedDevices: must be a whole number from 1 to 15',
    ],
    [
      { pairing: { maxAllowedDevices: '5' } },
      'pairing.maxAllowedDevices: must be a whole number from 1 to 15',
    ],
    [
      { pairing: { pairingKeyFormat: 'alphanumeric' } },
      'pairing.pairingKeyFormat: must be NUMERIC or ALPHANUMERIC',
    ],
    [{ lockout: {} }, 'lockout.failureCount: is missing: write after how many failures'],
    [
      { lockout: { durationSeconds: 60 } },
      'lockout.failureCount: is missing: write after how many failures',
    ],
    [
      { lockout: { failureCount: 0 } },
      'lockout.failureCount: must be a whole number from 1 to 2147483647',
    ],
    [
      { lockout: { failureCount: 6, durationSeconds: 0 } },
      'lockout.durationSeconds: must be a whole number from 1 to 2147483647',
    ],
    [
      { lockout: { failureCount: 6, durationSecond: 9 } },
      'lockout: "durationSecond" is not known: did you mean durationSeconds?',
    ],
    [{ lockout: 6 }, 'lockout: must be an object, with failureCount or durationSeconds'],
    [{ phoneExtensions: { enabled: 'yes' } }, 'phoneExtensions.enabled: must be true or false'],
    [{ users: null }, 'users: must be an object, with mfaEnabled'],
    [{ users: { mfaEnabled: 1 } }, 'users.mfaEnabled: must be true or false'],
  ])('refuses %j', (settings, problem) => {
    expect(problemsOf(() => buildRecipe('mfa-settings', settings))).toEqual([problem])
  })
})
