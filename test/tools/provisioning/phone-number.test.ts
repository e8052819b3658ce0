// Phone numbers by their digits: every spelling of one number is one device.
import { describe, expect, it } from 'vitest'
import { normalisePhone, phoneKey } from '../../../src/tools/provisioning/phone-number.js'

describe('a phone number', () => {
  it.each([
    '+46705550101',
    '+46 70 555 01 01',
    '+46 (0)70-555 01 01',
    '+46(0)705550101',
    '+46.(0)70.555.01.01',
    ' +46705550101 ',
    '\u202a+46\u00a070\u2011555\u200901\u200201\u202c',
    '＋４６７０５５５０１０１',
  ])('%j is one number, however it is written', (text) => {
    expect(normalisePhone(text)).toBe('+46705550101')
    expect(phoneKey(text)).toBe('46705550101')
  })

  it.each(['+1.5125201234', '+15125201234', '+1.512.520.1234', '+1 (512) 520-1234'])(
    '%s is taken, as PingOne documents it',
    (text) => {
      expect(normalisePhone(text)).toBe('+15125201234')
    },
  )

  it.each([
    '+0123456789',
    '+ (0) 123456789',
    '0046705550101',
    '0705550101',
    '46705550101',
    '+4670',
    '+1234567890123456',
    '+46 70 555 01 01 ext. 5',
    '+46705550101\n+46705550102',
    '++46705550101',
    '',
  ])('%j is none', (text) => {
    expect(normalisePhone(text)).toBeUndefined()
  })

  it('that PingOne holds without a plus, or with 00, is the same', () => {
    expect(phoneKey('15125551234')).toBe(phoneKey('+1 (512) 555-1234'))
    expect(phoneKey('0046705550101')).toBe(phoneKey('+46 (0)70-555 01 01'))
  })

  it('keeps a zero that is no trunk zero', () => {
    expect(normalisePhone('+39 06 1234 5678')).toBe('+390612345678')
    expect(phoneKey('+39 06 1234 5678')).not.toBe(phoneKey('+39 6 1234 5678'))
  })
})
