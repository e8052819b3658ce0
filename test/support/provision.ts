// An empty environment, set up by a recipe through the platform API, as `provision apply` does it.
import type { PingOneMfaOptions } from 'express-pingone-mfa'
import type { Emulator } from 'express-pingone-mfa/emulator'
import {
  apply,
  createMemoryInventory,
  createMemorySecrets,
  createPlatformClient,
  readWorkerEnvironment,
  type Applied,
  type Recipe,
  type Secrets,
} from 'express-pingone-mfa/provisioning'

/** What was made, and how an app reaches it. */
export interface Provisioned {
  readonly applied: Applied
  readonly secrets: Secrets
  readonly connection: PingOneMfaOptions
}

/** Applies a recipe to the emulator's environment, agreeing to whatever it changes. */
export async function provision(emulator: Emulator, recipe: Recipe): Promise<Provisioned> {
  const secrets = createMemorySecrets()
  const applied = await apply(recipe, {
    client: createPlatformClient(readWorkerEnvironment(emulator.env('worker'))),
    inventory: createMemoryInventory(),
    secrets,
    confirm: () => true,
  })
  const acrValues = secrets.read('PINGONE_MFA_ACR_VALUES')
  return {
    applied,
    secrets,
    connection: {
      authBaseUrl: emulator.url,
      environmentId: emulator.environmentId,
      clientId: secrets.read('PINGONE_CLIENT_ID') ?? '',
      clientSecret: secrets.read('PINGONE_CLIENT_SECRET') ?? '',
      ...(acrValues !== undefined && { mfaAcrValues: acrValues.split(' ') }),
    },
  }
}
