// How many digits a code has: said by the app or learned from accepted codes, never from a person.
import { describe, expect, it } from 'vitest'
import { createOtpLengths } from '../../src/attempt/otp-lengths.js'

const now = 1_800_000_000_000
const day = 24 * 60 * 60 * 1000

describe('the length of a code', () => {
  it('is not known before a code was accepted', () => {
    expect(createOtpLengths().find('SMS', now)).toBeUndefined()
    expect(createOtpLengths().find(undefined, now)).toBeUndefined()
  })

  it('is learned a type at a time, the newest counts, and forgotten after a day', () => {
    const lengths = createOtpLengths()
    lengths.note('SMS', 8, now)
    lengths.note('SMS', 6, now)
    expect(lengths.find('SMS', now + day - 1)).toBe(6)
    expect(lengths.find('SMS', now + day)).toBeUndefined()
    expect(lengths.find('EMAIL', now)).toBeUndefined()
  })

  it('of a device nobody may name is told only where all that was learned agrees', () => {
    const lengths = createOtpLengths()
    lengths.note('SMS', 6, now)
    expect(lengths.find(undefined, now)).toBe(6)
    lengths.note('EMAIL', 8, now)
    expect(lengths.find(undefined, now)).toBeUndefined()
  })

  it('is what the app says, for codes that are sent', () => {
    const lengths = createOtpLengths(8)
    lengths.note('SMS', 6, now)
    lengths.note('TOTP', 6, now)
    expect(['SMS', 'EMAIL', undefined].map((type) => lengths.find(type, now))).toEqual([8, 8, 8])
    expect(lengths.find('TOTP', now)).toBe(6)
  })

  it('does not grow with types that PingOne makes up', () => {
    const lengths = createOtpLengths()
    for (let at = 0; at < 100; at += 1) lengths.note(`TYPE_${String(at)}`, 6, now)
    lengths.note('TYPE_0', 7, now)
    expect(lengths.find('TYPE_0', now)).toBe(7)
    expect(lengths.find('TYPE_99', now)).toBeUndefined()
  })
})
