// Which recipe is meant, and its parameters: from a file, from flags, which win, and from BASE_URL.
import { readFileSync } from 'node:fs'
import { parseRecipeFile } from '../provisioning/recipes/recipe-file.js'
import {
  recipeParameters,
  type RecipeParameter,
} from '../provisioning/recipes/recipe-parameters.js'
import type { RecipeName } from '../provisioning/recipe.js'
import type { OptionKind } from './options.js'
import { suggest } from './suggest.js'
import { UsageError } from './terminal.js'

/** A recipe by name, with what its file says. */
export interface RecipeChoice {
  readonly name: RecipeName
  readonly parameters: Readonly<Record<string, unknown>>
}

const recipeNames: readonly string[] = Object.keys(recipeParameters)

/** Reads `--recipe` ahead of the other options, which depend on it. Default: `express-app`. */
export function chooseRecipe(words: readonly string[]): RecipeChoice {
  return readRecipeChoice(findValue(words, '--recipe') ?? 'express-app')
}

/** A recipe's name, or the file with one and its parameters. */
export function readRecipeChoice(word: string): RecipeChoice {
  if (isRecipeName(word)) return { name: word, parameters: {} }
  if (!/[./\\]/.test(word)) {
    const hint = suggest(word, recipeNames)
    throw new UsageError(
      `There is no recipe ${word}. ${hint} Recipes: ${recipeNames.join(', ')}; or the path of a .json file.`,
    )
  }
  const { recipe, parameters } = parseRecipeFile(readFile(word))
  return { name: recipe, parameters }
}

/** The flags of a recipe: `baseUrl` is `--base-url`. */
export function buildRecipeKinds(name: RecipeName): Readonly<Record<string, OptionKind>> {
  const kinds: Record<string, OptionKind> = {}
  for (const parameter of recipeParameters[name]) {
    if (parameter.kind === 'json') continue
    kinds[toFlag(parameter.name)] = optionKinds[parameter.kind]
  }
  return kinds
}

const optionKinds = { text: 'text', texts: 'texts', whole: 'text', flag: 'flag' } as const

/** Refuses a flag that another recipe has, or that only a file can say, in words that help. */
export function assertFlagsFit(words: readonly string[], recipe: RecipeName): void {
  for (const word of words.filter((each) => each.startsWith('--'))) {
    const flag = word.slice(2).split('=', 1)[0] ?? ''
    const others = recipeNames.filter((name) => isRecipeName(name) && findParameter(name, flag))
    if (others.length === 0) continue
    const parameter = findParameter(recipe, flag)
    if (parameter === undefined) {
      throw new UsageError(
        `The option --${flag} is none of the recipe ${recipe}: ${others.join(' and ')} have it.`,
      )
    }
    if (parameter.kind !== 'json') continue
    throw new UsageError(
      `${parameter.name} is said in a recipe file only: --recipe file.json with { "recipe": "${recipe}", "parameters": { "${parameter.name}": … } }.`,
    )
  }
}

function findParameter(recipe: RecipeName, flag: string): RecipeParameter | undefined {
  return recipeParameters[recipe].find(({ name }) => toFlag(name) === flag)
}

/** The parameters that the flags give, over those of the file; `baseUrl` falls back to `BASE_URL`. */
export function mergeParameters(
  { name, parameters }: RecipeChoice,
  {
    given,
    fallbackBaseUrl,
  }: {
    readonly given: ReadonlyMap<string, readonly string[]>
    readonly fallbackBaseUrl: string | undefined
  },
): Readonly<Record<string, unknown>> {
  const takesBaseUrl = recipeParameters[name].some((parameter) => parameter.name === 'baseUrl')
  const isFallback = takesBaseUrl && fallbackBaseUrl !== undefined
  const merged: Record<string, unknown> = {
    ...(isFallback ? { baseUrl: fallbackBaseUrl } : {}),
    ...parameters,
  }
  for (const parameter of recipeParameters[name]) {
    const values = given.get(toFlag(parameter.name))
    if (values !== undefined) merged[parameter.name] = parseValue(parameter, values)
  }
  return merged
}

function parseValue({ name, kind }: RecipeParameter, values: readonly string[]): unknown {
  const [first = ''] = values
  switch (kind) {
    case 'flag':
      return true
    case 'texts':
      return values.flatMap((value) => value.split(',').map((part) => part.trim()))
    case 'whole':
      if (/^\d{1,10}$/.test(first)) return Number(first)
      throw new UsageError(`--${toFlag(name)} takes a whole number, not "${first}".`)
    case 'text':
    case 'json':
      return first
  }
}

/** What a recipe takes, as lines of a help; of destroy only what it goes by. */
export function describeParameters(
  recipe: RecipeName,
  names?: readonly string[],
): readonly string[] {
  const all = recipeParameters[recipe].filter(({ name }) => names?.includes(name) ?? true)
  const flags = all.filter(({ kind }) => kind !== 'json')
  const inFile = all.filter(({ kind }) => kind === 'json')
  return [
    ...flags.flatMap((parameter) => describeFlag(parameter)),
    ...(inFile.length === 0 ? [] : ['', 'Only in a recipe file']),
    ...inFile.flatMap(({ name, description, example }) => [
      `  ${name}`,
      `      ${description}`,
      ...(example === undefined ? [] : [`      e.g. ${example}`]),
    ]),
  ]
}

const placeholders = { text: ' <text>', texts: ' <a,b>', whole: ' <number>', flag: '' } as const

function describeFlag(parameter: RecipeParameter): readonly string[] {
  const { name, kind, description, example, isRequired } = parameter
  const notes = [
    isRequired === true ? 'needed' : undefined,
    name === 'baseUrl' ? 'default: BASE_URL' : undefined,
    parameter.default === undefined || kind === 'flag'
      ? undefined
      : `default: ${parameter.default}`,
    example === undefined ? undefined : `e.g. ${example}`,
  ].filter((note) => note !== undefined)
  const placeholder = kind === 'json' ? '' : placeholders[kind]
  const note = notes.length === 0 ? '' : ` (${notes.join('; ')})`
  return [`  --${toFlag(name)}${placeholder}`, `      ${description}${note}`]
}

function toFlag(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function isRecipeName(word: string): word is RecipeName {
  return recipeNames.includes(word)
}

function findValue(words: readonly string[], option: string): string | undefined {
  const inline = words.find((word) => word.startsWith(`${option}=`))
  if (inline !== undefined) return inline.slice(option.length + 1)
  const at = words.indexOf(option)
  const value = at < 0 ? undefined : words[at + 1]
  return value === undefined || value === '' || value.startsWith('-') ? undefined : value
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`--recipe: ${file} cannot be read. ${reason}`)
  }
}
