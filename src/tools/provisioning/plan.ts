// What applying a recipe would do, without doing it.
import { makePlan } from './engine/make-plan.js'
import { inventoryOf } from './inventory/inventory.js'
import { resourceKinds } from './kinds/resource-kinds.js'
import type { Plan } from './plan-types.js'
import type { ProvisioningOptions } from './provisioning-options.js'
import type { Recipe } from './recipe.js'

/**
 * Plans what {@link apply} would do: looks every resource of the recipe up by its natural key and
 * compares what is managed. It asks PingOne and changes nothing, neither there nor in a file.
 *
 * A resource that is not there is made, one that differs is changed, and of two that match neither is
 * touched: that is a `conflict` with their ids. A step that changes what no run of this recipe made, or
 * the MFA settings of the environment, `needsConfirmation`.
 *
 * @param recipe Desired state, from `buildRecipe` or one of the recipe functions.
 * @param options.client The environment, through a worker application.
 * @param options.inventory What earlier runs made. Only read.
 * @param options.secrets Where passwords are looked up. Only read.
 * @param options.resetPasswords Plan to set passwords anew, although they are known. Default: false.
 * @returns Frozen plain data, without secrets.
 * @throws {TypeError} When the recipe refers to a resource that does not stand before it.
 * @throws {PlatformError} When PingOne refuses a question.
 * @throws {UpstreamError} When PingOne cannot be asked.
 * @throws {ProvisioningError} `inventory` when the inventory cannot be read.
 * @see [PingOne Platform API](https://developer.pingidentity.com/pingone-api/platform/introduction.html)
 * @example
 * const { hasChanges, steps } = await plan(recipe, { client, inventory, secrets })
 * for (const { change, title } of steps) console.log(change, title)
 */
export async function plan(recipe: Recipe, options: ProvisioningOptions): Promise<Plan> {
  const of = inventoryOf(recipe, options.client)
  const inventory = (await options.inventory.read(of)) ?? { made: [], making: [] }
  return await makePlan(recipe, { options, kinds: resourceKinds, inventory })
}
