// The rules of a new password: lines of a page, and what a password breaks.
import { describe, expect, test } from 'vitest'
import type { ViewRule } from '../../src/models/model.js'
import {
  buildRules,
  findBroken,
  writeBroken,
  type PasswordRules,
} from '../../src/models/password-rules.js'

const all: PasswordRules = {
  length: { min: 8, max: 20 },
  minCharacters: [
    { characters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', count: 1 },
    { characters: 'abcdefghijklmnopqrstuvwxyz', count: 2 },
    { characters: '0123456789', count: 1 },
    { characters: '~!@#$%^&*()-_=+[]{}|;:,.<>/?', count: 1 },
    { characters: 'aä', count: 1 },
  ],
  minUniqueCharacters: 5,
  maxRepeatedCharacters: 2,
  history: { count: 6 },
  notSimilarToCurrent: true,
  excludesCommonlyUsed: true,
  excludesProfileData: true,
}

describe('every rule', () => {
  test('has its line, those that can be checked here first', () => {
    expect(buildRules('en', { rules: all }).map(({ text, check }) => [text, check?.kind])).toEqual([
      ['At least 8 characters', 'min'],
      ['At most 20 characters', 'max'],
      ['A capital letter (A–Z)', 'characters'],
      ['2 small letters (a–z)', 'characters'],
      ['A digit (0–9)', 'characters'],
      ['A sign such as ! ? %', 'characters'],
      ['One of these: aä', 'characters'],
      ['At least 5 different characters', 'different'],
      ['No character more than 2 times in a row', 'repeated'],
      ['Not one of your last 6 passwords', undefined],
      ['Not much like your current one', undefined],
      ['Not a common password', undefined],
      ['Not your name, email or phone number', undefined],
    ])
  })

  test('is open until a password was refused', () => {
    const states = buildRules('en', { rules: all }).map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set<ViewRule['state']>(['open']))
  })

  test('that is not in the policy has no line', () => {
    expect(buildRules('en', { rules: undefined })).toEqual([])
    expect(buildRules('en', { rules: {} })).toEqual([])
  })
})

describe('a password breaks', () => {
  test.each([
    ['Aa1!aäxyz', []],
    ['Aa1!xa', ['length_min']],
    ['Aa1!aäxyzAa1!aäxyz_-_', ['length_max']],
    ['aa1!aäxyz', ['capitals']],
    ['AA1!aXYZ', ['small_letters']],
    ['Aaz!aäxyz', ['digits']],
    ['Aa1aaxyzb', ['signs']],
    ['Bb1!bbxyz', ['characters']],
    ['Aa1!Aa1!a', ['different']],
    ['Aa1!aaaxyz', ['repeated']],
    ['', ['length_min', 'capitals', 'small_letters', 'digits', 'signs', 'characters', 'different']],
  ])('%j: %j', (password, broken) => {
    expect(findBroken(all, password)).toEqual(broken)
  })

  test('no rule that is not known', () => {
    expect(findBroken(undefined, '')).toEqual([])
  })

  test('a length in characters as people count them', () => {
    expect(findBroken({ length: { min: 3 } }, '👍👍')).toEqual(['length_min'])
    expect(findBroken({ length: { max: 2 } }, '👍👍')).toEqual([])
  })
})

describe('after a refusal', () => {
  const states = (rules: readonly string[]): Record<string, string> =>
    Object.fromEntries(
      buildRules('en', { rules: all, messages: [{ code: 'password_rules', rules }] }).map(
        ({ code, state }) => [code, state],
      ),
    )

  test('what PingOne names is unmet, what was checked before is met, the rest is open', () => {
    expect(states(['history'])).toMatchObject({
      length_min: 'met',
      digits: 'met',
      history: 'unmet',
      common: 'open',
    })
  })

  test('PingOne’s word for a kind of rule marks all of that kind', () => {
    expect(states(['minCharacters'])).toMatchObject({ capitals: 'unmet', digits: 'unmet' })
  })

  test('the first broken rule has its sentence', () => {
    const write = (...broken: readonly string[]): string =>
      writeBroken('en', { rules: all, broken })
    expect(write('digits', 'length_min')).toBe('Choose a password of at least 8 characters.')
    expect(write('excludesCommonlyUsed')).toBe(
      'That password is on a list of common passwords. Choose another one.',
    )
    expect(write('somethingNew')).toBe(
      'That password does not meet the rules here. Choose another one.',
    )
  })

  test('rules without a number have it also where the page does not know them', () => {
    expect(writeBroken('en', { rules: undefined, broken: ['history'] })).toBe(
      'You had that password before. Choose another one.',
    )
  })
})
