// Which recipe is meant, and its parameters: file, flags, BASE_URL.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readOptions } from '../../../src/tools/cli/options.js'
import {
  assertFlagsFit,
  buildRecipeKinds,
  chooseRecipe,
  describeParameters,
  mergeParameters,
} from '../../../src/tools/cli/recipe-options.js'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'recipe-options-'))
})

afterEach(async () => {
  await rm(directory, { recursive: true, force: true })
})

async function write(content: unknown): Promise<string> {
  const file = join(directory, 'bank.json')
  await writeFile(file, JSON.stringify(content))
  return file
}

describe('the recipe', () => {
  it('is express-app when none is said', () => {
    expect(chooseRecipe(['--yes'])).toEqual({ name: 'express-app', parameters: {} })
  })

  it.each([[['--recipe', 'email-mfa']], [['--recipe=email-mfa', '--yes']]])(
    '%j is found among the words',
    (words) => {
      expect(chooseRecipe(words).name).toBe('email-mfa')
    },
  )

  it('may be a file, with parameters', async () => {
    const file = await write({ recipe: 'email-mfa', parameters: { otpLength: 8 } })
    expect(chooseRecipe(['--recipe', file])).toEqual({
      name: 'email-mfa',
      parameters: { otpLength: 8 },
    })
  })

  it('that does not exist is refused with the nearest', () => {
    expect(() => chooseRecipe(['--recipe', 'email-mfo'])).toThrow(
      'There is no recipe email-mfo. Did you mean email-mfa? Recipes: express-app, sms-transaction-approval, email-mfa, mfa-settings; or the path of a .json file.',
    )
  })

  it('whose file is not there is refused', () => {
    const file = join(directory, 'none.json')
    expect(() => chooseRecipe(['--recipe', file])).toThrow(
      `--recipe: ${file} cannot be read. ENOENT`,
    )
  })
})

describe('parameters', () => {
  function read(words: readonly string[]): Readonly<Record<string, unknown>> {
    const choice = chooseRecipe(words)
    const kinds = { ...buildRecipeKinds(choice.name), recipe: 'text' } as const
    return mergeParameters(choice, { given: readOptions(words, kinds), fallbackBaseUrl: undefined })
  }

  it('come from flags, as their kinds say', () => {
    const words = ['--base-url', 'http://localhost:3000', '--otp-length', '8', '--with-test-user']
    expect(read([...words, '--scopes', 'profile, email', '--scopes', 'phone'])).toEqual({
      baseUrl: 'http://localhost:3000',
      otpLength: 8,
      withTestUser: true,
      scopes: ['profile', 'email', 'phone'],
    })
  })

  it('of a flag win over those of the file', async () => {
    const parameters = { prefix: 'file', otpLength: 7 }
    const file = await write({ recipe: 'express-app', parameters })
    expect(read(['--recipe', file, '--prefix', 'flag'])).toEqual({ prefix: 'flag', otpLength: 7 })
  })

  it('baseUrl falls back to BASE_URL, behind flags and file', () => {
    const choice = { name: 'express-app', parameters: {} } as const
    const fallback = 'https://env.example'
    expect(mergeParameters(choice, { given: new Map(), fallbackBaseUrl: fallback })).toEqual({
      baseUrl: fallback,
    })
    const ofFile = { ...choice, parameters: { baseUrl: 'https://file.example' } }
    expect(mergeParameters(ofFile, { given: new Map(), fallbackBaseUrl: fallback })).toEqual(
      ofFile.parameters,
    )
    const flag = new Map([['base-url', ['https://flag.example']]])
    expect(mergeParameters(ofFile, { given: flag, fallbackBaseUrl: fallback })).toEqual({
      baseUrl: 'https://flag.example',
    })
  })

  it('baseUrl is not forced upon a recipe without an app', () => {
    const choice = { name: 'mfa-settings', parameters: {} } as const
    expect(
      mergeParameters(choice, { given: new Map(), fallbackBaseUrl: 'https://env.example' }),
    ).toEqual({})
  })

  it('that are no whole number are refused', () => {
    expect(() => read(['--otp-length', '6.5'])).toThrow(
      '--otp-length takes a whole number, not "6.5".',
    )
  })

  it.each([
    [
      ['--pkce-enforcement', 'REQUIRED'],
      'The option --pkce-enforcement is none of the recipe express-app: sms-transaction-approval and email-mfa have it.',
    ],
    [
      ['--mfa-settings={}'],
      'mfaSettings is said in a recipe file only: --recipe file.json with { "recipe": "express-app", "parameters": { "mfaSettings": … } }.',
    ],
  ])('%j are refused in words that help', (words, message) => {
    expect(() => {
      assertFlagsFit(words, 'express-app')
    }).toThrow(message)
  })

  it('are described with their defaults and examples', () => {
    const text = describeParameters('express-app').join('\n')
    expect(text).toContain(
      '  --base-url <text>\n      public URL of the app, the one of BASE_URL (needed; default: BASE_URL; e.g. https://bank.example)',
    )
    expect(text).toContain('  --with-test-user\n')
    expect(text).toContain('Only in a recipe file\n  approvalMessages\n')
  })
})
