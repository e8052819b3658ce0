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
import { addTerms, listLocalPeople, prepareLocalPeople, type Abilities } from './local-people.js'
import { createPasskeyPairing, type PasskeyPairing } from './passkey-pairing.js'

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
    | 'authBaseUrl'
    | 'environmentId'
    | 'clientId'
    | 'clientSecret'
    | 'acrValues'
    | 'mfaAcrValues'
    | 'approvalAcrValues'
    | 'decoyStep'
  >
  /** How somebody who is signed on gets a passkey; absent when the recipe lets none in. */
  readonly passkeys?: PasskeyPairing
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
    return { emulator, ...(await setUp(emulator, options)) }
  } catch (error) {
    await emulator.close()
    throw error
  }
}

async function setUp(
  emulator: Emulator,
  options: { readonly baseUrl: string; readonly recipeFile?: string },
): Promise<Omit<LocalPingOne, 'emulator'>> {
  const { baseUrl, recipeFile = bankRecipe } = options
  const { recipe, parameters } = parseRecipeFile(readFileSync(recipeFile, 'utf8'))
  const abilities = readAbilities(parameters)
  const agreementId = abilities.hasPassword ? await addTerms(emulator) : undefined
  const secrets = withPassword(createMemorySecrets())
  const worker = readWorkerEnvironment(emulator.env('worker'))
  const { ids } = await apply(
    buildRecipe(recipe, {
      ...parameters,
      baseUrl,
      withTestUser: true,
      testUsers: [...listOf(parameters['testUsers']), ...listLocalPeople(abilities)],
      ...(agreementId !== undefined && { agreementId }),
    }),
    {
      client: createPlatformClient(worker),
      inventory: createMemoryInventory(),
      secrets,
      confirm: () => true,
    },
  )
  await prepareLocalPeople(emulator, {
    ...abilities,
    ...(agreementId !== undefined && { agreementId }),
  })
  return {
    connection: connect(emulator, secrets, abilities),
    ...(abilities.deviceTypes.includes('FIDO2') && {
      passkeys: createPasskeyPairing({
        worker: emulator.env('worker'),
        baseUrl,
        devicePolicy: ids['device-policy'] ?? '',
      }),
    }),
  }
}

/** The policies by name: whoever signs on meets the one, and whoever approves the other. */
function connect(
  emulator: Emulator,
  secrets: Secrets,
  { hasPassword }: Abilities,
): LocalPingOne['connection'] {
  const read = (name: string): string => secrets.read(name) ?? ''
  const mfaAcrValues = read('PINGONE_MFA_ACR_VALUES').split(' ')
  const [approval = '', signOn = ''] = mfaAcrValues
  return {
    authBaseUrl: emulator.url,
    environmentId: emulator.environmentId,
    clientId: read('PINGONE_CLIENT_ID'),
    clientSecret: read('PINGONE_CLIENT_SECRET'),
    acrValues: [signOn],
    mfaAcrValues,
    approvalAcrValues: [approval],
    // A name that nobody has is asked for the same as any other.
    decoyStep: hasPassword ? 'password' : 'otp',
  }
}

function readAbilities(parameters: Readonly<Record<string, unknown>>): Abilities {
  return {
    deviceTypes: listOf(parameters['deviceTypes']).map(String),
    hasPassword: parameters['signOn'] === 'password-and-code',
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A recipe with `"signOn": "password-and-code"` takes the password that is there instead of making one. */
function withPassword(secrets: Secrets): Secrets {
  return {
    read: (name) => secrets.read(name) ?? (name.includes('PASSWORD') ? password : undefined),
    write: (values) => secrets.write(values),
  }
}
