// What counts as a typed code.
import { describe, expect, it } from 'vitest'
import { readOtp } from '../../src/steps/read-otp.js'

describe('a typed code', () => {
  it.each([
    ['482913', '482913'],
    ['482 913', '482913'],
    [' 482-913 ', '482913'],
    ['٤٨٢٩١٣', '482913'],
    ['４８２９１３', '482913'],
    ['४८२९१३', '482913'],
    ['000123', '000123'],
    ['1234', '1234'],
    ['1234567890', '1234567890'],
    ['\u200b482913', '482913'],
    ['\u200e482913\u200f', '482913'],
    ['\u2068482913\u2069', '482913'],
    ['\u2066482\u2060913\u2069', '482913'],
    ['482\u2212913', '482913'],
    ['482\u2013913', '482913'],
    ['482\u30a0913', '482913'],
    ['482913.', '482913'],
    ['"482913",', '482913'],
    ['(482913)!', '482913'],
    ['\u00ab482913\u00bb', '482913'],
    ['482913\u3002', '482913'],
    ['\u06f4\u06f8\u06f2\u06f9\u06f1\u06f3', '482913'],
    ['\ufeff482913\u00ad', '482913'],
    ['\u{1d7d2}\u{1d7d6}\u{1d7d0}\u{1d7d7}\u{1d7cf}\u{1d7d1}', '482913'],
  ])('%s is read as %s', (typed, otp) => {
    expect(readOtp(typed)).toEqual({ otp })
  })

  it.each(['', '   ', '- -'])('that is empty (%j) is named so', (typed) => {
    expect(readOtp(typed)).toEqual({ mistake: 'otp_empty' })
  })

  it.each([
    '123',
    '12345678901',
    '1e5',
    'abcdef',
    '12345a',
    '0x1234',
    '9'.repeat(10_000),
    '१२',
    '48.2913',
    '482,913',
    '+482913',
    '4e5123',
  ])('that cannot be one (%s) is refused before PingOne is asked', (typed) => {
    expect(readOtp(typed)).toEqual({ mistake: 'otp_wrong_length' })
  })
})
