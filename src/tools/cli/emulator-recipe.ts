// A recipe as the seed of an emulator: applied over HTTP to an empty one, whose state is then taken over.
import { createEmulator, type EmulatorState } from '../emulator/index.js'
import { parseState } from '../emulator/parse-state.js'
import { testPassword } from '../emulator/seed-users.js'
import { apply } from '../provisioning/apply.js'
import { createMemoryInventory } from '../provisioning/inventory/inventory.js'
import { createPlatformClient } from '../provisioning/platform/create-platform-client.js'
import { readWorkerEnvironment } from '../provisioning/platform/worker-environment.js'
import { buildRecipe } from '../provisioning/recipes/build-recipe.js'
import { createMemorySecrets, type Secrets } from '../provisioning/secrets.js'
import { fixRandomValues, type RecipeSeed } from './fixed-values.js'
import { mergeParameters, readRecipeChoice } from './recipe-options.js'

/** What the recipe is for. */
export interface RecipeUse {
  /** The app's public URL, over that of the recipe's file. */
  readonly baseUrl: string | undefined
  /** The app's public URL when neither says it. */
  readonly knownBaseUrl: string
  /** Ids and secrets are new at every start, as PingOne's would be. */
  readonly randomSecrets: boolean
}

/**
 * Applies a recipe to an emulator of its own, reached by nobody else, and takes its state. So the one that
 * people use may have any address and certificate, begins with an empty log, and is reset to the recipe.
 * Test users of its file are made without being asked for: no message leaves an emulator.
 */
export async function seedFromRecipe(word: string, use: RecipeUse): Promise<RecipeSeed> {
  const { name, parameters } = readRecipeChoice(word)
  const recipe = buildRecipe(name, {
    ...mergeParameters(
      { name, parameters },
      { given: new Map(), fallbackBaseUrl: use.knownBaseUrl },
    ),
    ...(use.baseUrl !== undefined && { baseUrl: use.baseUrl }),
    ...('testUsers' in parameters && { withTestUser: true }),
  })
  const emulator = await createEmulator({ seed: 'empty', randomSecrets: use.randomSecrets })
  const secrets = withTestPassword(createMemorySecrets())
  try {
    const { variables } = await apply(recipe, {
      client: createPlatformClient(readWorkerEnvironment(emulator.env('worker'))),
      inventory: createMemoryInventory(),
      secrets,
      confirm: () => true,
    })
    const values = variables
      .filter((name) => !/PASSWORD|_BASE_URL$|REGION/.test(name))
      .map((name) => [name, secrets.read(name) ?? ''] as const)
    const made = { seed: await readState(emulator.url), variables: Object.fromEntries(values) }
    return use.randomSecrets ? made : fixRandomValues(made)
  } finally {
    await emulator.close()
  }
}

/** Everybody has the password of the default seed: one to type, where a generated one is to be pasted. */
function withTestPassword(secrets: Secrets): Secrets {
  return {
    read: (name) => secrets.read(name) ?? (name.includes('PASSWORD') ? testPassword : undefined),
    write: (values) => secrets.write(values),
  }
}

async function readState(url: string): Promise<EmulatorState> {
  const response = await fetch(`${url}/_emulator/state`)
  const state: unknown = await response.json()
  return parseState(state)
}
