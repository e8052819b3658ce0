// A PingOne on this machine, set up by the same recipe as a real one would be.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createEmulator, type Emulator } from 'express-pingone-mfa/emulator'
import {
  apply,
  buildRecipe,
  createMemoryInventory,
  createMemorySecrets,
  createPlatformClient,
  parseRecipeFile,
  readWorkerEnvironment,
  type Secrets,
} from 'express-pingone-mfa/provisioning'
import type { PingOneMfaOptions } from 'express-pingone-mfa'

/** What the bank needs, as data: the same file sets a real environment up. */
const bankRecipe = fileURLToPath(new URL('./pingone-recipe.json', import.meta.url))

/** Of everybody who has one: nobody but this machine can reach them, and it can be typed. */
const password = 'Winter-Harbour-42'

/** A running PingOne that knows the bank. */
export interface LocalPingOne {
  readonly emulator: Emulator
  /** How the bank reaches it. */
  readonly connection: Pick<
    PingOneMfaOptions,
    'authBaseUrl' | 'environmentId' | 'clientId' | 'clientSecret' | 'mfaAcrValues'
  >
}

/** Starts an empty environment and applies the recipe through its platform API. */
export async function startLocalPingOne(options: {
  readonly port: number
  readonly baseUrl: string
  /** Default: the bank's own. */
  readonly recipeFile?: string
}): Promise<LocalPingOne> {
  const emulator = await createEmulator({ port: options.port, seed: 'empty' })
  try {
    return { emulator, connection: await setUp(emulator, options) }
  } catch (error) {
    await emulator.close()
    throw error
  }
}

async function setUp(
  emulator: Emulator,
  options: { readonly baseUrl: string; readonly recipeFile?: string },
): Promise<LocalPingOne['connection']> {
  const { baseUrl, recipeFile = bankRecipe } = options
  const { recipe, parameters } = parseRecipeFile(readFileSync(recipeFile, 'utf8'))
  const secrets = withPassword(createMemorySecrets())
  await apply(buildRecipe(recipe, { ...parameters, baseUrl, withTestUser: true }), {
    client: createPlatformClient(readWorkerEnvironment(emulator.env('worker'))),
    inventory: createMemoryInventory(),
    secrets,
    confirm: () => true,
  })
  const read = (name: string): string => secrets.read(name) ?? ''
  return {
    authBaseUrl: emulator.url,
    environmentId: emulator.environmentId,
    clientId: read('PINGONE_CLIENT_ID'),
    clientSecret: read('PINGONE_CLIENT_SECRET'),
    mfaAcrValues: read('PINGONE_MFA_ACR_VALUES').split(' '),
  }
}

/** A recipe with `"signOn": "password-and-code"` takes the password that is there instead of making one. */
function withPassword(secrets: Secrets): Secrets {
  return {
    read: (name) => secrets.read(name) ?? (name.includes('PASSWORD') ? password : undefined),
    write: (values) => secrets.write(values),
  }
}
