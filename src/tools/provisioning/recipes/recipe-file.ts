// Reads a recipe file: the recipe's name and its parameters, as JSON.
import { isObject } from '../../../pingone/json.js'
import type { RecipeName } from '../recipe.js'
import { findJsonProblem } from './json-problem.js'
import { openMembers } from './members.js'
import { createProblems, quote, suggest } from './problems.js'
import { recipeParameters } from './recipe-parameters.js'

/** What a recipe file says; the parameters are checked when the recipe is built. */
export interface RecipeFile {
  readonly recipe: RecipeName
  readonly parameters: Readonly<Record<string, unknown>>
}

const shape =
  'such as { "recipe": "express-app", "parameters": { "baseUrl": "https://bank.example" } }'

/**
 * Reads the text of a recipe file.
 *
 * @param text JSON: `{ "recipe": "express-app", "parameters": { … } }`.
 * @returns The name of the recipe, and its parameters as they were written.
 * @throws {ProvisioningError} With reason `parameters`: where the JSON breaks, which member is wrong.
 * @see [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)
 * @example
 *   const { recipe, parameters } = parseRecipeFile(await readFile('bank.json', 'utf8'))
 *   const built = buildRecipe(recipe, parameters)
 */
export function parseRecipeFile(text: string): RecipeFile {
  const problems = createProblems()
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  const problem = findJsonProblem(plain)
  if (problem !== undefined) {
    problems.add('', `the recipe file is no JSON: ${problem}`)
    return problems.fail()
  }
  const value: unknown = JSON.parse(plain)
  const options = { path: '', known: ['recipe', 'parameters'], what: `the recipe file, ${shape},` }
  const file = openMembers(value, { ...options, problems })
  if (file === undefined) return problems.fail()
  const recipe = file.read('recipe')
  const parameters = file.has('parameters') ? file.read('parameters') : {}
  if (recipe === undefined) file.refuse('recipe', `is missing: write one of ${names().join(', ')}`)
  else if (!isRecipeName(recipe)) file.refuse('recipe', refuseName(recipe))
  if (!isObject(parameters)) file.refuse('parameters', 'must be an object')
  const isSound = problems.count === 0 && isRecipeName(recipe) && isObject(parameters)
  return isSound ? { recipe, parameters } : problems.fail()
}

/** Whether a word names a recipe. */
export function isRecipeName(word: unknown): word is RecipeName {
  return typeof word === 'string' && Object.hasOwn(recipeParameters, word)
}

/** Says that there is no such recipe. */
export function refuseName(word: unknown): string {
  if (typeof word !== 'string') return `must be a text: write one of ${names().join(', ')}`
  return `${quote(word)} is no recipe: ${suggest(word, names())}`
}

function names(): readonly string[] {
  return Object.keys(recipeParameters)
}
