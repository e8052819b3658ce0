// The table of parameters is what recipes take, and what docs/provisioning.md says.
import { describe, expect, test } from 'vitest'
import type { Recipe, RecipeName } from '../../../../src/tools/provisioning/recipe.js'
import { buildRecipe } from '../../../../src/tools/provisioning/recipes/build-recipe.js'
import { parseRecipeFile } from '../../../../src/tools/provisioning/recipes/recipe-file.js'
import {
  recipeParameters,
  type RecipeParameter,
} from '../../../../src/tools/provisioning/recipes/recipe-parameters.js'
import { readCodeBlocks, readFirstCells, readSection, readText } from '../../../package/source.js'
import { problemsOf } from '../support/recipes.js'

const recipes: readonly RecipeName[] = [
  'express-app',
  'sms-transaction-approval',
  'email-mfa',
  'mfa-settings',
]

/** What each recipe must be given, and nothing else. */
const required: Readonly<Record<RecipeName, Readonly<Record<string, unknown>>>> = {
  'express-app': { baseUrl: 'https://bank.example' },
  'sms-transaction-approval': { baseUrl: 'https://bank.example' },
  'email-mfa': { baseUrl: 'https://bank.example' },
  'mfa-settings': { users: { mfaEnabled: true } },
}

const parameters = recipes.flatMap((recipe) =>
  recipeParameters[recipe].map((parameter) => [recipe, parameter.name, parameter] as const),
)

/** A value as a flag, or a member of a file, would say it. */
function parse({ kind }: RecipeParameter, text: string): unknown {
  switch (kind) {
    case 'text':
      return text
    case 'texts':
      return text.split(',')
    case 'whole':
      return Number(text)
    case 'flag':
      return text === 'true'
    case 'json':
      return JSON.parse(text)
  }
}

function build(recipe: RecipeName, more: Readonly<Record<string, unknown>>): Recipe {
  return buildRecipe(recipe, { ...required[recipe], ...more })
}

/** What must or must not stand beside an example to make sense. */
const company: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  applicationName: { prefix: 'Bank' },
  lockoutDurationSeconds: { lockoutFailureCount: 6 },
  passwordRecovery: { signOn: 'password-and-code' },
  agreementId: { signOn: 'password-and-code' },
  registration: { signOn: 'password-and-code' },
  relyingPartyId: { deviceTypes: ['FIDO2'] },
  iosBundleId: { deviceTypes: ['MOBILE'] },
  androidPackageName: { deviceTypes: ['MOBILE'] },
  withoutNumberMatching: { deviceTypes: ['MOBILE'], iosBundleId: 'example.bank.app' },
  pushTimeoutSeconds: { deviceTypes: ['MOBILE'], iosBundleId: 'example.bank.app' },
  pushLimit: { deviceTypes: ['MOBILE'], iosBundleId: 'example.bank.app' },
  totpGracePeriods: { deviceTypes: ['TOTP'] },
}

describe('recipeParameters', () => {
  test('has the recipes there are', () => {
    expect(Object.keys(recipeParameters)).toEqual(recipes)
  })

  test.each(parameters)('%s knows %s, and refuses what it cannot be', (recipe, name, parameter) => {
    const problems = problemsOf(() =>
      build(recipe, {
        ...company[name],
        [name]: parameter.kind === 'whole' ? 1.5 : Symbol.iterator,
      }),
    )
    expect(problems.every((problem) => problem.startsWith(`${name}: `))).toBe(true)
  })

  test.each(parameters.filter(([, , parameter]) => parameter.default !== undefined))(
    '%s: the default of %s is what happens without it',
    (recipe, name, parameter) => {
      const value = parse(parameter, parameter.default ?? '')
      const others = name === 'applicationName' ? {} : company[name]
      expect(build(recipe, { ...others, [name]: value })).toEqual(build(recipe, others ?? {}))
    },
  )

  test.each(parameters.filter(([, , parameter]) => parameter.example !== undefined))(
    '%s: the example of %s is taken',
    (recipe, name, parameter) => {
      const value = parse(parameter, parameter.example ?? '')
      expect(() => build(recipe, { ...company[name], [name]: value })).not.toThrow()
    },
  )

  test.each(recipes)('%s says which parameters it cannot do without', (recipe) => {
    const needed = recipeParameters[recipe].filter(({ isRequired }) => isRequired === true)
    expect(needed.map(({ name }) => name)).toEqual(recipe === 'mfa-settings' ? [] : ['baseUrl'])
    for (const { name } of needed) {
      const problems = problemsOf(() => build(recipe, { [name]: undefined }))
      expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name}: is missing: `))])
    }
  })

  test.each(parameters)('%s: %s is described in a line', (_, name, { description, kind }) => {
    expect(description).toMatch(/^[\w-].{10,120}[^.]$/)
    expect(name).toMatch(/^[a-z][A-Za-z]+$/)
    expect(['text', 'texts', 'whole', 'flag', 'json']).toContain(kind)
  })

  test('names no flag twice', () => {
    for (const recipe of recipes) {
      const names = recipeParameters[recipe].map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
    }
  })
})

describe('docs/provisioning.md', () => {
  const document = readText('docs/provisioning.md')

  test.each(parameters)('has %s with %s as the table has it', (recipe, name, parameter) => {
    const section = readSection(document, recipe)
    const table = section.slice(section.indexOf(`Parameters of \`${recipe}\`:`))
    const row = table.split('\n').find((line) => line.startsWith(`| \`${name}\` `)) ?? ''
    const cells = row.split('|').map((cell) => cell.trim())
    expect(cells.slice(2, 5)).toEqual([
      parameter.kind === 'json' ? 'file only' : `\`--${toFlag(name)}\``,
      parameter.isRequired === true ? 'required' : quote(parameter.default),
      parameter.description,
    ])
  })

  test.each(recipes)('has no other parameter of %s', (recipe) => {
    const section = readSection(document, recipe)
    const table = section.slice(section.indexOf(`Parameters of \`${recipe}\`:`))
    expect(readFirstCells(table)).toEqual(recipeParameters[recipe].map(({ name }) => name))
  })

  test.each(recipes)('says of everything that %s makes why', (recipe) => {
    const section = readSection(document, recipe)
    const table = section.slice(0, section.indexOf(`Parameters of \`${recipe}\`:`))
    const rows = table.split('\n').filter((line) => line.startsWith('| `'))
    const written = rows.map((row) => row.split('|').map((cell) => cell.trim()))
    const made = buildRecipe(recipe, everything[recipe]).resources.map((resource) => [
      `\`${resource.key}\``,
      'name' in resource ? `${resource.kind} \`${resource.name}\`` : resource.kind,
      resource.why,
    ])
    expect(written.map((cells) => cells.slice(1, 4))).toEqual(made)
  })

  test('shows a recipe file that is one', () => {
    const [file = ''] = readCodeBlocks(document, 'json')
    const { recipe, parameters: given } = parseRecipeFile(file)
    expect(
      buildRecipe(recipe, { ...given, withTestUser: true }).resources.map(({ key }) => key),
    ).toEqual(expect.arrayContaining(['message:SMS:en:transfer', 'device:maya:SMS']))
  })

  test('shows the words of real refusals', () => {
    const { testUsers } = everything['express-app']
    const users = testUsers.map(({ phone: _, ...user }) => user)
    const problems = problemsOf(() => build('express-app', { prefix: 'my bank', testUsers: users }))
    for (const problem of problems) expect(document).toContain(`\n${problem}\n`)
    expect(problems).toHaveLength(2)
  })
})

const maya = {
  username: 'maya',
  given: 'Maya',
  family: 'Lindqvist',
  email: 'maya@bank.example',
  phone: '+46705550101',
  hasPassword: true,
}

/** Parameters with which each recipe makes all that it can. */
const everything = {
  'express-app': {
    baseUrl: 'https://bank.example',
    signOn: 'password-and-code',
    registration: true,
    agreementId: '6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
    deviceTypes: ['SMS', 'EMAIL', 'VOICE', 'MOBILE', 'FIDO2'],
    iosBundleId: 'example.bank.app',
    mfaSettings: { lockout: null },
    withTestUser: true,
    testUsers: [{ ...maya, devices: ['SMS'] }],
  },
  'sms-transaction-approval': {
    baseUrl: 'https://bank.example',
    withTestUser: true,
    testUsers: [{ ...maya, devices: ['SMS'] }],
  },
  'email-mfa': {
    baseUrl: 'https://bank.example',
    withTestUser: true,
    testUsers: [{ ...maya, devices: ['EMAIL'] }],
  },
  'mfa-settings': { lockout: null },
}

function quote(text: string | undefined): string {
  return text === undefined ? '' : `\`${text}\``
}

function toFlag(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
