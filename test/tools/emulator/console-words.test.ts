// The inbox's small words: numbers, parts, ages.
import { describe, expect, it } from 'vitest'
import { describeAge } from '../../../src/tools/emulator/console/message-parts.js'
import { formatPhoneNumber } from '../../../src/tools/emulator/console/phone-number.js'
import { countTextMessageParts } from '../../../src/tools/emulator/console/text-message-parts.js'

describe('a phone number', () => {
  it.each([
    ['+46705550101', '+46 70 555 01 01'],
    ['+46.705550101', '+46 70 555 01 01'],
    ['+447700900123', '+44 7700 900123'],
    ['+420777123456', '+420 777 123 456'],
    ['+15125201234', '+1 512 520 1234'],
    ['+1.5125201234', '+1 512 520 1234'],
    ['+351912345678', '+351 912 345 678'],
    ['+4670555', '+46 705 55'],
    ['+358.401234567', '+358 401 234 567'],
    ['+358.4012345678', '+358 401 234 5678'],
    ['+358401234567', '+358401234567'],
    ['070-555 01 01', '070-555 01 01'],
    ['', ''],
  ])('%s is written %s', (number, written) => {
    expect(formatPhoneNumber(number)).toBe(written)
  })
})

describe('a text message', () => {
  it.each([
    ['160 letters of GSM-7', 'x'.repeat(160), 1],
    ['161 letters of GSM-7', 'x'.repeat(161), 2],
    ['306 letters of GSM-7', 'x'.repeat(306), 2],
    ['307 letters of GSM-7', 'x'.repeat(307), 3],
    ['80 euro signs, two septets each', '€'.repeat(80), 1],
    ['81 euro signs', '€'.repeat(81), 2],
    ['70 letters with one outside GSM-7', `ł${'x'.repeat(69)}`, 1],
    ['71 letters with one outside GSM-7', `ł${'x'.repeat(70)}`, 2],
    ['nothing', '', 1],
  ])('of %s', (_title, text, parts) => {
    expect(countTextMessageParts(text)).toBe(parts)
  })
})

describe('an age', () => {
  it.each([
    [-5, '0 seconds'],
    [1_000, '1 second'],
    [59_999, '59 seconds'],
    [60_000, '1 minute'],
    [3_599_999, '59 minutes'],
    [7_200_000, '2 hours'],
    [172_800_000, '2 days'],
  ])('of %d ms is %s', (ageMs, words) => {
    expect(describeAge(ageMs)).toBe(words)
  })
})
