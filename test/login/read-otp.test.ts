// What counts as a typed code.
import { describe, expect, it } from 'vitest'
import { readOtp } from '../../src/login/read-otp.js'

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
  ])('%s is read as %s', (typed, otp) => {
    expect(readOtp(typed)).toEqual({ otp })
  })

  it.each(['', '   ', '- -'])('that is empty (%j) is named so', (typed) => {
    expect(readOtp(typed)).toEqual({ mistake: 'otp_empty' })
  })

  it.each(['123', '12345678901', '1e5', 'abcdef', '12345a', '0x1234', '9'.repeat(10_000), '१२'])(
    'that cannot be one (%s) is refused before PingOne is asked',
    (typed) => {
      expect(readOtp(typed)).toEqual({ mistake: 'otp_wrong_length' })
    },
  )
})
