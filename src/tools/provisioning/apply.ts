// Makes an environment as a recipe wants it.
import { runApply } from './engine/run-apply.js'
import { resourceKinds } from './kinds/resource-kinds.js'
import type { Applied } from './progress.js'
import type { ApplyOptions } from './provisioning-options.js'
import type { Recipe } from './recipe.js'

/**
 * Applies a recipe: plans, asks where it must, then makes and changes what differs, in order, and
 * writes the variables of the app to the secrets.
 *
 * A second run changes nothing. A run that ended anywhere, also between a call and its answer, is
 * taken up by the next one: nothing is made twice. Nothing is written before all conflicts are known
 * and the confirmation is given.
 *
 * > [!WARNING]
 * > Without the inventory of earlier runs everything that is there counts as somebody else's: keep it.
 *
 * @param recipe Desired state, from `buildRecipe` or one of the recipe functions.
 * @param options.client The environment, through a worker application.
 * @param options.inventory Where it is kept what was made, and the MFA settings as they were before.
 * @param options.secrets Gets generated passwords, `PINGONE_CLIENT_ID`, `PINGONE_CLIENT_SECRET`,
 *   `PINGONE_MFA_ACR_VALUES`, `BASE_URL` and how to find the environment.
 * @param options.resetPasswords Set passwords anew, although they are known. Default: false.
 * @param options.confirm Asked once, before the first write, when `plan.needsConfirmation`. Default:
 *   refuses.
 * @param options.onEvent Told of every step as it happens.
 * @returns The plan, the ids of everything the recipe wants, and what became of it.
 * @throws {ProvisioningError} `conflict`, `not_confirmed`: nothing was changed. `changed_meanwhile`: what
 *   the plan saw is not so any more; what was done is kept. `inventory`, `locked`, `environment_file`:
 *   a file cannot be used.
 * @throws {PlatformError} When PingOne refuses a call; what was done is kept.
 * @throws {UpstreamError} When PingOne cannot be reached; what was done is kept.
 * @throws {TypeError} When the recipe refers to a resource that does not stand before it.
 * @see [PingOne Platform API](https://developer.pingidentity.com/pingone-api/platform/introduction.html)
 * @example
 * const { ids } = await apply(recipe, {
 *   client,
 *   inventory: createInventoryFile('pingone-mfa.state.json'),
 *   secrets: createEnvironmentFile('.env'),
 *   confirm: ({ steps }) => askOnTerminal(steps.filter((step) => step.needsConfirmation)),
 * })
 */
export async function apply(recipe: Recipe, options: ApplyOptions): Promise<Applied> {
  return await runApply(recipe, { options, kinds: resourceKinds })
}
