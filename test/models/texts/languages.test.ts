// The languages: each has what English has, in its own plural forms, and fits its buttons.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readText, type TextKey } from '../../../src/models/texts/catalogue.js'
import { english } from '../../../src/models/texts/english/all.js'
import { findAccepted, findLanguage } from '../../../src/models/texts/find-language.js'
import { formatNumber } from '../../../src/models/texts/formats.js'
import { readLanguage, shippedTags } from '../../../src/models/texts/language.js'
import { chooseLanguage, findTextProblems } from '../../../src/models/texts/own-texts.js'
import { writeDate, writeTime } from '../../../src/models/utc-time.js'

const others = shippedTags.filter((tag) => tag !== 'en')

describe.each(others)('%s', (lang) => {
  const { texts } = readLanguage(lang)

  test('has the keys of English and no other', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort())
  })

  test('has the parameters of English and the plural forms that the language has', () => {
    expect(findTextProblems(lang, texts)).toEqual([])
  })

  test('has words of its own in nearly every text', () => {
    const same = Object.keys(english).filter(
      (key) => JSON.stringify(texts[key as TextKey]) === JSON.stringify(english[key as TextKey]),
    )
    expect(same.length).toBeLessThan(12)
  })
})

describe('the signs of a language', () => {
  test.each(shippedTags)('are typographic in %s', (lang) => {
    expect(listWords(lang).filter((words) => /['"]|\.\.\.| {2}/.test(words))).toEqual([])
  })

  test('stand apart in French by a narrow space that does not break', () => {
    const words = listWords('fr')
    expect(words.filter((text) => / [;:!?»]|« /.test(text))).toEqual([])
    expect(words.filter((text) => /[^\s\u202f][;:!?»]|«[^\u202f]/.test(text))).toEqual([])
    expect(words.filter((text) => text.includes('\u202f')).length).toBeGreaterThan(50)
  })
})

test('every language has its row in docs/views.md', () => {
  const document = readFileSync(new URL('../../../docs/views.md', import.meta.url), 'utf8')
  const rows = document.split('\n').filter((line) => line.startsWith('| `'))
  const missing = shippedTags.filter((tag) => !rows.some((row) => row.startsWith(`| \`${tag}\` `)))
  expect(missing).toEqual([])
})

/** Every text of a language, each plural form by itself. */
function listWords(lang: string): readonly string[] {
  return Object.values(readLanguage(lang).texts).flatMap((text) => {
    if (typeof text === 'string') return [text]
    return Object.entries(text).flatMap(([form, words]) => (form === 'by' ? [] : [words]))
  })
}

/** Languages of long words. */
const wordy: ReadonlySet<string> = new Set(['de', 'pl'])

describe('a button', () => {
  const keys: readonly TextKey[] = [
    'continue',
    'cancel',
    'go_back',
    'start_again',
    'try_again',
    'check_now',
    'not_you',
    'choose',
    'resend',
    'resend_voice',
    'approve',
    'finish',
    'sign_off',
    'stay',
    'sign_on_again',
    'profile_save',
    'password_save',
    'link_continue',
    'link_refuse',
    'confirm_account_continue',
    'consent_agree',
    'consent_refuse',
    'continue_elsewhere_other',
    'show',
    'hide',
    'passkey_use',
    'passkey_approve',
    'push_ended_again',
    'mismatch_review',
    'device_none',
  ]
  test.each(shippedTags)('is short in %s', (lang) => {
    const long = keys
      .map((key) => readText(lang, key))
      .filter((label) => label.length > (wordy.has(lang) ? 36 : 28))
    expect(long).toEqual([])
  })
})

describe('figures', () => {
  const at = Date.UTC(2026, 10, 30, 14, 5)

  test.each(shippedTags)('are the digits 0 to 9 in %s', (lang) => {
    const shown = [
      formatNumber(lang, 12_345),
      writeDate(lang, at),
      writeTime(lang, at, at),
      writeTime(lang, at, at + 86_400_000),
      readText(lang, 'message_otp_wrong_left', { n: 11 }),
    ]
    for (const words of shown) expect(words).toMatch(/[0-9]/)
    for (const words of shown) expect(words).not.toMatch(/[\u0660-\u0669]/)
  })

  test('choose the plural of the language', () => {
    expect(readText('ar', 'wait_minutes', { n: 1 })).toBe('دقيقة واحدة')
    expect(readText('ar', 'wait_minutes', { n: 2 })).toBe('دقيقتين')
    expect(readText('ar', 'wait_minutes', { n: 5 })).toBe('5 دقائق')
    expect(readText('ar', 'wait_minutes', { n: 11 })).toBe('11 دقيقة')
    expect(readText('de', 'wait_minutes', { n: 1 })).toBe('1 Minute')
  })

  test('stand in a date of the language', () => {
    expect(writeDate('de', at)).toBe('30. November 2026')
  })
})

describe('a language is found', () => {
  const languages = ['en', 'de', 'pt-BR', 'ar'].map((lang) => ({ lang }))

  test.each([
    ['de', 'de'],
    ['DE-at', 'de'],
    ['de-Latn-u-nu-latn', 'de'],
    ['pt-br', 'pt-BR'],
    ['ar-EG', 'ar'],
    ['pt', undefined],
    ['', undefined],
    ['x', undefined],
  ])('for the tag %j: %s', (tag, lang) => {
    expect(findLanguage(languages, tag)?.lang).toBe(lang)
  })

  test.each([
    ['fr, de;q=0.5, en;q=0.9', 'en'],
    ['de-CH, en', 'de'],
    ['*', undefined],
    ['de;q=0, ar;q=0.1', 'ar'],
    ['de;q=x, ar;q=0.1', 'ar'],
    ['../../etc, ar', 'ar'],
    ['', undefined],
  ])('for Accept-Language %j: %s', (header, lang) => {
    expect(findAccepted(languages, header)?.lang).toBe(lang)
  })
})

describe('texts of an app', () => {
  test('stand over ours, and leave them as they are for others', () => {
    const own = chooseLanguage('de', { continue: 'Los' })
    expect(readText(own.locale, 'continue')).toBe('Los')
    expect(readText(own.locale, 'cancel')).toBe('Abbrechen')
    expect(readText('de', 'continue')).toBe('Weiter')
    expect(readLanguage(own.locale)).toMatchObject({ lang: 'de', dir: 'ltr' })
  })

  test('make a language that does not come with us, in the direction of its script', () => {
    const own = chooseLanguage('he', { ...english, continue: 'המשך' })
    expect(readLanguage(own.locale)).toMatchObject({ lang: 'he', dir: 'rtl', name: 'עברית' })
    expect(readText(own.locale, 'continue')).toBe('המשך')
  })

  test.each([
    ['an unknown key', { nothing: 'x' }, 'de.nothing', 'is no text we have'],
    ['a missing parameter', { username_lead: 'weiter' }, 'de.username_lead', 'lacks the'],
    ['a foreign parameter', { continue: 'Zu {brand}' }, 'de.continue', 'it is not given: {brand}'],
    [
      'a missing plural form',
      { wait_minutes: { by: 'n', other: '{n} Min.' } },
      'de.wait_minutes.one',
      'is missing',
    ],
    ['a text without its forms', { wait_minutes: '{n} Min.' }, 'de.wait_minutes', 'by plural form'],
    ['no text', { continue: 1 }, 'de.continue', 'must be a text'],
    ['an empty text', { continue: '' }, 'de.continue', 'must not be empty'],
    ['a wrong direction', { dir: 'up' }, 'de.dir', 'must be ltr or rtl'],
  ])('are refused with %s', (_what, own, path, problem) => {
    const problems = findTextProblems('de', own)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ path, problem: expect.stringContaining(problem) as string })
  })

  test('of a new language have to be all there', () => {
    const { continue: _left, ...rest } = english
    expect(findTextProblems('nb', rest)).toEqual([expect.objectContaining({ path: 'nb.continue' })])
  })
})
