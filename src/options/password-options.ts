// The rules of a new password that an app names: they are shown before anybody is known, so PingOne's cannot be read first.
import type { PasswordRules } from '../models/password-rules.js'
import type { OptionReader } from './option-reader.js'

const figures = ['minUniqueCharacters', 'maxRepeatedCharacters'] as const
const flags = ['notSimilarToCurrent', 'excludesCommonlyUsed', 'excludesProfileData'] as const
const characters = { min: 1, max: 255, unit: 'characters' }

/** Reads the rules; `undefined` where the app names none. */
export function readPasswordRules(reader: OptionReader): PasswordRules | undefined {
  if (!reader.has('passwordRules')) return undefined
  const names = ['length', 'minCharacters', 'history', ...figures, ...flags]
  const given = reader.readMembers('passwordRules', names)
  const rules: PasswordRules = {
    ...readLength(given),
    ...readSets(given),
    ...readHistory(given),
    ...Object.fromEntries(
      figures
        .filter((name) => given.has(name))
        .map((name) => [name, given.readWholeNumber(name, 1, characters)]),
    ),
    ...Object.fromEntries(
      flags.filter((name) => given.readFlag(name, false)).map((name) => [name, true]),
    ),
  }
  return Object.freeze(rules)
}

function readLength(given: OptionReader): Pick<PasswordRules, 'length'> {
  if (!given.has('length')) return {}
  const length = given.readMembers('length', ['min', 'max'])
  const min = length.has('min') ? length.readWholeNumber('min', 1, characters) : undefined
  const max = length.has('max') ? length.readWholeNumber('max', 255, characters) : undefined
  if (min !== undefined && max !== undefined && max < min) {
    length.refuse('max', 'is less than min: no password could be both')
  }
  return { length: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) } }
}

function readSets(given: OptionReader): Pick<PasswordRules, 'minCharacters'> {
  const value = given.readUnknown('minCharacters')
  if (value === undefined) return {}
  const sets = typeof value === 'object' && value !== null ? Object.keys(value) : []
  const unfit = sets.find((set) => !/^[\x20-\x7e]{1,256}$/.test(set))
  if (unfit !== undefined) {
    given.refuse('minCharacters', 'must be sets of 1 to 256 printable ASCII characters')
    return {}
  }
  const counts = given.readMembers('minCharacters', sets)
  return {
    minCharacters: sets.map((set) => ({
      characters: set,
      count: counts.readWholeNumber(set, 1, characters),
    })),
  }
}

function readHistory(given: OptionReader): Pick<PasswordRules, 'history'> {
  if (!given.has('history')) return {}
  const history = given.readMembers('history', ['count'])
  const limits = { min: 1, max: 100, unit: 'passwords' }
  return { history: { count: history.readWholeNumber('count', 1, limits) } }
}
