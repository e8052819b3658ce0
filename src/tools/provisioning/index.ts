// "./provisioning": an environment made ready for an app, from a program: recipes, plan, apply, destroy, doctor.
export {
  ConfigError,
  PingOneError,
  PlatformError,
  ProvisioningError,
  UpstreamError,
} from '../../errors.js'
export type { ConfigProblem, PlatformErrorDetail, ProvisioningReason } from '../../errors.js'
export { apply } from './apply.js'
export { destroy, planDestroy } from './destroy.js'
export { diagnose } from './doctor/diagnose.js'
export { readDiagnoseEnvironment } from './doctor/diagnose-environment.js'
export type { DiagnoseOptions } from './doctor/configuration.js'
export type { Diagnosis, Finding, Verdict } from './doctor/diagnosis.js'
export { createEnvironmentFile } from './environment-file.js'
export { createMemoryInventory } from './inventory/inventory.js'
export type {
  Intent,
  Inventory,
  InventoryOf,
  InventoryStore,
  MadeResource,
} from './inventory/inventory.js'
export { createInventoryFile } from './inventory/inventory-file.js'
export type { Difference } from './kinds/kind.js'
export type { Change, Leftover, Plan, PlanStep } from './plan-types.js'
export { plan } from './plan.js'
export { createPlatformClient } from './platform/create-platform-client.js'
export type { PlatformClientOptions } from './platform/platform-client-options.js'
export type {
  Body,
  ChildCollection,
  Collection,
  PlatformClient,
} from './platform/platform-client.js'
export type * from './platform/resources.js'
export { readWorkerEnvironment } from './platform/worker-environment.js'
export type {
  Applied,
  ApplyEvent,
  DestroyEvent,
  DestroyPlan,
  DestroyStep,
  Outcome,
  Removal,
} from './progress.js'
export type { ApplyOptions, DestroyOptions, ProvisioningOptions } from './provisioning-options.js'
export type * from './recipe.js'
export { buildRecipe } from './recipes/build-recipe.js'
export { emailMfa } from './recipes/email-mfa.js'
export { expressApp } from './recipes/express-app.js'
export { mfaSettings } from './recipes/mfa-settings.js'
export type * from './recipes/parameters.js'
export { parseRecipeFile } from './recipes/recipe-file.js'
export { recipeParameters } from './recipes/recipe-parameters.js'
export type { RecipeParameter } from './recipes/recipe-parameters.js'
export { smsTransactionApproval } from './recipes/sms-transaction-approval.js'
export { createMemorySecrets } from './secrets.js'
export type { Secrets } from './secrets.js'
