// Opens the parameters of one recipe, and throws once with all that is wrong in them.
import type { Recipe, RecipeName } from '../recipe.js'
import { openMembers, readText, type Members } from './members.js'
import { createProblems } from './problems.js'
import { recipeParameters } from './recipe-parameters.js'

/** Reads parameters and builds the recipe from them; nothing is built when something is wrong. */
export function readRecipe(
  name: RecipeName,
  {
    parameters,
    build,
  }: {
    readonly parameters: unknown
    readonly build: (members: Members, prefix: string) => Omit<Recipe, 'name' | 'prefix'>
  },
): Recipe {
  const problems = createProblems()
  const known = recipeParameters[name].map((parameter) => parameter.name)
  const what = `parameters of ${name}`
  const members = openMembers(parameters, { path: '', known, what, problems })
  if (members === undefined) return problems.fail()
  const prefix = readPrefix(members, name)
  const built = build(members, prefix)
  return problems.count > 0 ? problems.fail() : { name, prefix, ...built }
}

function readPrefix(members: Members, name: RecipeName): string {
  const write = `a short name such as ${name}`
  const prefix = readText(members, { name: 'prefix', write })
  if (prefix === undefined) return name
  if (/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/.test(prefix)) return prefix
  members.refuse(
    'prefix',
    'must be 1 to 40 letters, digits, _ . or -, a letter or digit first: names of policies have no spaces',
  )
  return name
}
