// The texts: filled in, in the plural, and in the words the pages may use.
import { describe, expect, test } from 'vitest'
import { readLanguage, readParts, readText } from '../../../src/models/texts/catalogue.js'
import { english } from '../../../src/models/texts/english/all.js'
import type { Text } from '../../../src/models/texts/text.js'

const sentences: (readonly [string, string])[] = Object.entries<Text>(english).flatMap(
  ([key, text]) =>
    typeof text === 'string'
      ? [[key, text] as const]
      : Object.entries(text)
          .filter(([form]) => form !== 'by')
          .map(([form, sentence]) => [`${key} (${form})`, sentence] as const),
)

describe('readText', () => {
  test('fills in parameters', () => {
    expect(readText('en', 'username_lead', { brand: 'Alder Bank' })).toBe(
      'to continue to Alder Bank',
    )
  })

  test.each([
    [1, 'That code is not right. You have 1 attempt left.'],
    [2, 'That code is not right. You have 2 attempts left.'],
    [11, 'That code is not right. You have 11 attempts left.'],
  ])('chooses the plural for %d', (n, sentence) => {
    expect(readText('en', 'message_otp_wrong_left', { n })).toBe(sentence)
  })

  test.each(['en-GB', 'EN', 'fi', 'xx-Latn-XX', '', '*', '../etc'])(
    'answers English in the locale %j',
    (locale) => {
      expect(readText(locale, 'continue')).toBe('Continue')
      expect(readLanguage(locale)).toMatchObject({ lang: 'en', dir: 'ltr' })
    },
  )

  test('names the parameter that is missing', () => {
    expect(() => readText('en', 'username_lead')).toThrow(
      new TypeError('readText: the parameter "brand" is missing'),
    )
  })

  test('does not take a parameter from a prototype', () => {
    const params = Object.create({ brand: 'inherited' }) as Record<string, string>
    expect(() => readText('en', 'username_lead', params)).toThrow(TypeError)
  })

  test('fills in once: a value that looks like a parameter stays as it is', () => {
    expect(readText('en', 'sign_off_lead', { name: '{name}{brand}' })).toContain(
      'signed on as {name}{brand}.',
    )
  })

  test('sets values apart that a page emphasises', () => {
    expect(readParts('en', 'otp_lead_sms', { digits: '01' })).toEqual([
      { kind: 'text', text: 'We sent a text message with a code to the number ending in ' },
      { kind: 'value', text: '01' },
      { kind: 'text', text: '.' },
    ])
  })
})

describe('the English texts', () => {
  const unwanted =
    /invalid|forbidden|unauthori[sz]ed|oops|user not found|please|sorry|\b(otp|mfa|pin|sms|passcode|token|factor|challenge|login|log ?in|log ?out|e-mail)\b|PingOne|!(?! \?)/i

  test.each(sentences)('%s has none of the words a page never uses', (_key, sentence) => {
    expect(sentence).not.toMatch(unwanted)
  })

  test.each(sentences)('%s uses typographic apostrophes', (_key, sentence) => {
    expect(sentence).not.toMatch(/['"]/)
  })

  test('every plural has the forms that English needs', () => {
    const plurals = Object.values<Text>(english).filter((text) => typeof text !== 'string')
    expect(plurals.length).toBeGreaterThan(5)
    for (const plural of plurals) {
      expect(plural.one).toBeTypeOf('string')
      expect(plural.other).toContain(`{${plural.by}}`)
    }
  })
})
