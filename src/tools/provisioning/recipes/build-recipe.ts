// A recipe by its name, from parameters that anybody may have written.
import type { Recipe, RecipeName } from '../recipe.js'
import { readEmailMfa } from './email-mfa.js'
import { readExpressApp } from './express-app.js'
import { readMfaSettingsRecipe } from './mfa-settings.js'
import { createProblems } from './problems.js'
import { isRecipeName, refuseName } from './recipe-file.js'
import { readSmsTransactionApproval } from './sms-transaction-approval.js'

const recipes: Readonly<Record<RecipeName, (parameters: unknown) => Recipe>> = {
  'express-app': readExpressApp,
  'sms-transaction-approval': readSmsTransactionApproval,
  'email-mfa': readEmailMfa,
  'mfa-settings': readMfaSettingsRecipe,
}

/**
 * Builds a recipe from parameters that come from a file, flags or another program.
 *
 * Everything is checked before anything is built: types, ranges, unknown names, addresses, what contradicts.
 *
 * @param name One of `express-app`, `sms-transaction-approval`, `email-mfa`, `mfa-settings`.
 * @param parameters An object as the table `recipeParameters` describes it.
 * @returns The recipe, complete and checked.
 * @throws {ProvisioningError} With reason `parameters`, one line a problem, each with its dotted path.
 * @see [PingOne workflow library](https://developer.pingidentity.com/pingone-api/workflow-library/)
 * @example
 *   const recipe = buildRecipe('express-app', { baseUrl: 'https://bank.example' })
 */
export function buildRecipe(name: RecipeName, parameters: unknown): Recipe {
  if (isRecipeName(name)) return recipes[name](parameters)
  const problems = createProblems()
  problems.add('recipe', refuseName(name))
  return problems.fail()
}
