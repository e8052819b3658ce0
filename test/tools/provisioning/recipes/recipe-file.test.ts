// A recipe file says which recipe, and where it breaks when it does.
import { describe, expect, test } from 'vitest'
import { parseRecipeFile } from '../../../../src/tools/provisioning/recipes/recipe-file.js'
import { problemsOf } from '../support/recipes.js'

const shape =
  'such as { "recipe": "express-app", "parameters": { "baseUrl": "https://bank.example" } }'

describe('parseRecipeFile', () => {
  test('reads the recipe and its parameters as they were written', () => {
    const text =
      '\uFEFF { "recipe": "mfa-settings",\r\n\t"parameters": { "users": [1.5e3, "\\u00e9"] } } \n'
    expect(parseRecipeFile(text)).toEqual({
      recipe: 'mfa-settings',
      parameters: { users: [1500, 'é'] },
    })
  })

  test('parameters may be absent', () => {
    expect(parseRecipeFile('{"recipe":"express-app"}')).toEqual({
      recipe: 'express-app',
      parameters: {},
    })
  })

  test.each(
    [
      ['', 'it ends too early at line 1, column 1'],
      ['{', 'it ends too early at line 1, column 2'],
      ['{ "recipe": "express-app"', 'it ends too early at line 1, column 26'],
      ['{\n  "recipe": express-app\n}', 'a value is expected at line 2, column 13'],
      ["{ 'recipe': 1 }", 'a text in double quotes is expected at line 1, column 3'],
      ['{ "recipe" 1 }', 'a colon is expected at line 1, column 12'],
      ['{ "recipe": 1 "b": 2 }', 'a comma or } is expected at line 1, column 15'],
      ['{ "recipe": 1, }', 'a text in double quotes is expected at line 1, column 16'],
      ['[1, 2', 'it ends too early at line 1, column 6'],
      ['[1 2]', 'a comma or ] is expected at line 1, column 4'],
      ['[01]', 'a comma or ] is expected at line 1, column 3'],
      ['{} // done', 'something stands behind the end at line 1, column 4'],
      ['"a\nb"', 'a text in double quotes is expected at line 1, column 1'],
      ['NaN', 'a value is expected at line 1, column 1'],
      [
        '{ "recipe": "express-app",\n  "\\u0072ecipe": "email-mfa" }',
        'the same name stands a second time at line 2, column 3',
      ],
      [
        '{ "recipe": "express-app", "parameters": { "baseUrl": "a",\n "baseUrl": "b" } }',
        'the same name stands a second time at line 2, column 2',
      ],
      ['['.repeat(100_000), 'it is too deep at line 1, column 52'],
    ].map(([text = '', problem = '']) => [problem, text] as const),
  )('says that %s', (problem, text) => {
    expect(problemsOf(() => parseRecipeFile(text))).toEqual([
      `the recipe file is no JSON: ${problem}`,
    ])
  })

  test.each([
    ['[]', `the recipe file, ${shape}, must be an object`],
    ['null', `the recipe file, ${shape}, must be an object`],
    [
      '{}',
      'recipe: is missing: write one of express-app, sms-transaction-approval, email-mfa, mfa-settings',
    ],
    ['{"recipe":"expressapp"}', 'recipe: "expressapp" is no recipe: did you mean express-app?'],
    [
      '{"recipe":"__proto__"}',
      'recipe: "__proto__" is no recipe: write one of express-app, sms-transaction-approval, email-mfa, mfa-settings',
    ],
    [
      '{"recipe":["express-app"]}',
      'recipe: must be a text: write one of express-app, sms-transaction-approval, email-mfa, mfa-settings',
    ],
    ['{"recipe":"email-mfa","parameters":[]}', 'parameters: must be an object'],
    ['{"recipe":"email-mfa","parameters":null}', 'parameters: must be an object'],
    ['{"recipe":"email-mfa","parameter":{}}', '"parameter" is not known: did you mean parameters?'],
    [
      '{"recipe":"email-mfa","__proto__":{}}',
      '"__proto__" is not known: write one of recipe, parameters',
    ],
  ])('refuses %s', (text, problem) => {
    expect(problemsOf(() => parseRecipeFile(text))).toEqual([problem])
  })
})
