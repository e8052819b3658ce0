// A recipe as the seed of an emulator: applied over HTTP to an empty one, whose state is then taken over.
import { createEmulator, type EmulatorState } from '../emulator/index.js'
import { parseState } from '../emulator/parse-state.js'
import { apply } from '../provisioning/apply.js'
import { createMemoryInventory } from '../provisioning/inventory/inventory.js'
import { createPlatformClient } from '../provisioning/platform/create-platform-client.js'
import { readWorkerEnvironment } from '../provisioning/platform/worker-environment.js'
import { buildRecipe } from '../provisioning/recipes/build-recipe.js'
import { createMemorySecrets } from '../provisioning/secrets.js'
import { mergeParameters, readRecipeChoice } from './recipe-options.js'

/** What an emulator starts from. */
export interface RecipeSeed {
  readonly seed: EmulatorState
  /** What an app is told of it, beside where the emulator is. */
  readonly variables: Readonly<Record<string, string>>
}

/**
 * Applies a recipe to an emulator of its own, reached by nobody else, and takes its state. So the one that
 * people use may have any address and certificate, begins with an empty log, and is reset to the recipe.
 * Test users of its file are made without being asked for: no message leaves an emulator.
 */
export async function seedFromRecipe(word: string, baseUrl?: string): Promise<RecipeSeed> {
  const { name, parameters } = readRecipeChoice(word)
  const recipe = buildRecipe(name, {
    ...mergeParameters({ name, parameters }, new Map(), 'http://localhost:3000'),
    ...(baseUrl !== undefined && { baseUrl }),
    ...('testUsers' in parameters && { withTestUser: true }),
  })
  const emulator = await createEmulator({ seed: 'empty' })
  const secrets = createMemorySecrets()
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
    return {
      seed: await readState(emulator.url),
      variables: Object.fromEntries(values),
    }
  } finally {
    await emulator.close()
  }
}

async function readState(url: string): Promise<EmulatorState> {
  const response = await fetch(`${url}/_emulator/state`)
  const state: unknown = await response.json()
  return parseState(state)
}
