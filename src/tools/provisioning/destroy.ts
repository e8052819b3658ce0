// Takes away what a recipe made, and nothing else.
import { makeDestroyPlan } from './engine/make-destroy-plan.js'
import { runDestroy } from './engine/run-destroy.js'
import { inventoryOf } from './inventory/inventory.js'
import { resourceKinds } from './kinds/resource-kinds.js'
import type { DestroyPlan } from './progress.js'
import type { DestroyOptions, ProvisioningOptions } from './provisioning-options.js'
import type { Recipe } from './recipe.js'

/**
 * Plans what {@link destroy} would do; asks PingOne and changes nothing.
 *
 * @param recipe The recipe as it was applied; its parameters may have changed since.
 * @param options.client The environment, through a worker application.
 * @param options.inventory What earlier runs made. Only read.
 * @returns Frozen plain data: each resource of the inventory in the order of removal.
 * @throws {PlatformError} When PingOne refuses a question.
 * @throws {UpstreamError} When PingOne cannot be asked.
 * @throws {ProvisioningError} `inventory` when the inventory cannot be read.
 * @see [PingOne Platform API](https://developer.pingidentity.com/pingone-api/platform/introduction.html)
 * @example
 * const { steps } = await planDestroy(recipe, { client, inventory, secrets })
 * for (const { removal, title, reason } of steps) console.log(removal, title, reason)
 */
export async function planDestroy(
  recipe: Recipe,
  options: ProvisioningOptions,
): Promise<DestroyPlan> {
  const of = inventoryOf(recipe, options.client)
  const inventory = await options.inventory.read(of)
  const { plan } = await makeDestroyPlan(recipe, { options, kinds: resourceKinds, inventory })
  return plan
}

/**
 * Removes what runs of this recipe made, as long as it is there and still carries the prefix, and
 * restores the MFA settings as they were before the first change.
 *
 * What the inventory does not name is never removed; without an inventory everything that looks like
 * the recipe's is listed and kept. What was removed is off the inventory at once: a run that ended
 * early is taken up by the next one. Files of the app, such as `.env`, are left as they are.
 *
 * > [!WARNING]
 * > Test users go with their devices, the application with its client secret: an app that still uses
 * > them stops working.
 *
 * @param recipe The recipe as it was applied; its parameters may have changed since.
 * @param options.client The environment, through a worker application.
 * @param options.inventory What earlier runs made.
 * @param options.confirm Asked once, when there is anything to remove or to restore. Default: refuses.
 * @param options.onEvent Told of every removal as it happens.
 * @returns What was done, in order; `kept` says why.
 * @throws {ProvisioningError} `not_confirmed`: nothing was changed. `inventory`, `locked`: the inventory
 *   cannot be used.
 * @throws {PlatformError} When PingOne refuses a removal; what was done is off the inventory.
 * @throws {UpstreamError} When PingOne cannot be reached; what was done is off the inventory.
 * @see [PingOne Platform API](https://developer.pingidentity.com/pingone-api/platform/introduction.html)
 * @example
 * await destroy(recipe, { client, inventory, secrets, confirm: ({ steps }) => askOnTerminal(steps) })
 */
export async function destroy(recipe: Recipe, options: DestroyOptions): Promise<DestroyPlan> {
  return await runDestroy(recipe, { options, kinds: resourceKinds })
}
