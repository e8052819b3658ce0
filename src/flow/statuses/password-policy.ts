// The rules of a new password, as PingOne's password policy has them.
import { isObject, readInteger, readMember } from '../../pingone/json.js'

/** What a new password has to be. */
export interface PasswordPolicy {
  readonly length?: { readonly min?: number; readonly max?: number }
  /** How many characters of each set there must be, at least. */
  readonly minCharacters?: readonly { readonly characters: string; readonly count: number }[]
  readonly maxRepeatedCharacters?: number
  readonly minUniqueCharacters?: number
  readonly minComplexity?: number
  /** How many earlier passwords it may not be. */
  readonly history?: { readonly count: number }
  readonly excludesCommonlyUsed?: boolean
  readonly excludesProfileData?: boolean
  readonly notSimilarToCurrent?: boolean
}

const figures = ['maxRepeatedCharacters', 'minUniqueCharacters', 'minComplexity'] as const
const rules = ['excludesCommonlyUsed', 'excludesProfileData', 'notSimilarToCurrent'] as const
const maxFigure = 1000
const maxSets = 10
const maxSetLength = 256

/** The policy that an answer embeds; a rule that cannot be read is left out. */
export function parsePasswordPolicy(body: unknown): { readonly passwordPolicy?: PasswordPolicy } {
  const policy =
    readMember(readMember(body, '_embedded'), 'passwordPolicy') ??
    readMember(body, 'passwordPolicy')
  if (!isObject(policy)) return {}
  const count = readFigure(readMember(policy, 'history'), 'count')
  const passwordPolicy: PasswordPolicy = {
    ...parseLength(readMember(policy, 'length')),
    ...parseSets(readMember(policy, 'minCharacters')),
    ...Object.fromEntries(
      figures.flatMap((name) => {
        const figure = readFigure(policy, name)
        return figure === undefined ? [] : [[name, figure]]
      }),
    ),
    ...(count !== undefined && { history: { count } }),
    ...Object.fromEntries(
      rules.filter((name) => readMember(policy, name) === true).map((name) => [name, true]),
    ),
  }
  return Object.keys(passwordPolicy).length === 0 ? {} : { passwordPolicy }
}

function parseLength(length: unknown): Pick<PasswordPolicy, 'length'> {
  const min = readFigure(length, 'min')
  const max = readFigure(length, 'max')
  if (min === undefined && max === undefined) return {}
  return { length: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) } }
}

function parseSets(sets: unknown): Pick<PasswordPolicy, 'minCharacters'> {
  if (!isObject(sets)) return {}
  const minCharacters = Object.keys(sets)
    .filter((characters) => characters.length <= maxSetLength && /^[\x20-\x7e]+$/.test(characters))
    .slice(0, maxSets)
    .flatMap((characters) => {
      const count = readFigure(sets, characters)
      return count === undefined ? [] : [{ characters, count }]
    })
  return minCharacters.length === 0 ? {} : { minCharacters }
}

function readFigure(value: unknown, name: string): number | undefined {
  return readInteger(value, name, { least: 1, most: maxFigure })
}
