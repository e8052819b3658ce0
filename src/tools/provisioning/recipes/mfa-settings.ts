// The MFA settings of an environment, as desired state.
import type { Recipe } from '../recipe.js'
import type { MfaSettingsParameters } from './parameters.js'
import { readMfaSettings } from './read-mfa-settings.js'
import { readRecipe } from './read-recipe.js'

/**
 * Builds the recipe `mfa-settings`: the settings that are named, and nothing else.
 *
 * They hold for everybody in the environment, so changing them always needs a confirmation. What is not named
 * is sent back to PingOne as it was.
 *
 * @param parameters.lockout After how many failures an account is locked, and for how many seconds.
 * @returns The recipe, complete and checked.
 * @throws {ProvisioningError} With reason `parameters`, listing everything that is wrong.
 * @see [PingOne MFA settings](https://developer.pingidentity.com/pingone-api/mfa/mfa-settings.html)
 * @example
 *   const recipe = mfaSettings({ lockout: { failureCount: 6, durationSeconds: 1200 } })
 */
export function mfaSettings(parameters: MfaSettingsParameters): Recipe {
  return readMfaSettingsRecipe(parameters)
}

/** Builds the recipe from parameters that anybody may have written. */
export function readMfaSettingsRecipe(parameters: unknown): Recipe {
  return readRecipe('mfa-settings', {
    parameters,
    build: (members) => ({
      summary: 'Sets rules of MFA for the whole environment.',
      resources: [readMfaSettings(members, '')],
    }),
  })
}
