// A typed code is worth a call to PingOne, or the page says what is wrong with it.
import { describe, expect, it } from 'vitest'
import { otp } from '../../src/steps/otp.js'
import { buildLook } from '../support/look.js'

describe('a typed code is worth a call', () => {
  it.each([
    ['12345', undefined, 'SMS', true],
    ['123456', 6, 'SMS', true],
    ['12345', 6, 'SMS', false],
    ['12345', 6, undefined, false],
    ['123456', 8, 'SMS', false],
    // Before anything is proven it may be an authenticator app.
    ['123456', 8, undefined, true],
    ['123456', 8, 'TOTP', true],
    ['12345', 8, 'MOBILE', true],
  ])('%s with the option %s for %s: %s', (typed, option, type, fits) => {
    const look = buildLook({
      ...(option !== undefined && { requiredOtpLength: option }),
      ...(type !== undefined && { proven: true, device: { type } }),
    })
    expect(otp.take(new Map([['otp', typed]]), look)).toEqual(
      fits
        ? { kind: 'submit', action: { action: 'otp.check', otp: typed } }
        : { kind: 'tell', message: { code: 'otp_wrong_length' } },
    )
  })

  it('without the field the page is shown, with an empty one it says so', () => {
    expect(otp.take(new Map(), buildLook())).toEqual({ kind: 'show' })
    expect(otp.take(new Map([['otp', ' ']]), buildLook())).toEqual({
      kind: 'tell',
      message: { code: 'otp_empty' },
    })
  })
})
