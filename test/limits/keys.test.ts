// Keys of limits tell nobody who is counted, and no two subjects share one.
import { createHmac, hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addressSubject,
  createLimitKeys,
  deviceSubject,
  everybody,
  memberSubject,
  nameSubject,
  networkSubject,
  pairSubject,
  type LimitSubject,
} from '../../src/limits/keys.js'
import { limitNames } from '../../src/limits/table.js'

const secret = Buffer.alloc(32, 7)
const buildKey = createLimitKeys(secret)

describe('a key', () => {
  it('is the limit and 22 characters of a hash', () => {
    const key = buildKey('secret-pair', pairSubject('maya@example.com', '203.0.113.0/24'))
    expect(key).toMatch(/^secret-pair:[A-Za-z0-9_-]{22}$/)
  })

  it('is the same in every process of an application, and another with another secret', () => {
    const key = buildKey('secret-user', nameSubject('maya'))
    expect(createLimitKeys(Buffer.alloc(32, 7))('secret-user', nameSubject('maya'))).toBe(key)
    expect(createLimitKeys(Buffer.alloc(32, 8))('secret-user', nameSubject('maya'))).not.toBe(key)
    const derived = hkdfSync('sha256', secret, '', 'express-pingone-mfa/limits/1', 32)
    const mac = createHmac('sha256', Buffer.from(derived)).update('secret-user\0name:maya')
    expect(key).toBe(`secret-user:${mac.digest('base64url').slice(0, 22)}`)
  })

  it('is another for each limit and each kind of subject', () => {
    const subjects: LimitSubject[] = [
      everybody,
      nameSubject('maya'),
      memberSubject('maya'),
      deviceSubject('maya'),
      addressSubject('maya'),
      networkSubject('maya'),
      pairSubject('maya', 'maya'),
      nameSubject('all'),
      nameSubject('sub:maya'),
      memberSubject('name:maya'),
    ]
    const keys = limitNames.flatMap((limit) => subjects.map((subject) => buildKey(limit, subject)))
    const hashes = keys.map((key) => key.slice(key.indexOf(':')))
    expect(new Set(hashes).size).toBe(limitNames.length * subjects.length)
  })

  it('never meets that of another pair, whatever stands in a name', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\0', ':', '/', '\u0000a') })
    const network = fc.constantFrom('none', '203.0.113.0/24', '2001:db8:0::/48')
    fc.assert(
      fc.property(text, network, text, network, (name, from, other, otherFrom) => {
        const isSame = nameSubject(name) === nameSubject(other) && from === otherFrom
        expect(pairSubject(name, from) === pairSubject(other, otherFrom)).toBe(isSame)
      }),
    )
  })
})

describe('a name', () => {
  it.each([
    ['alice', 'name:alice'],
    ['  Alice ', 'name:alice'],
    ['ALICE@Example.COM', 'name:alice@example.com'],
    ['ａｌｉｃｅ＠example.com', 'name:alice@example.com'],
    ['\u00a0alice\u3000', 'name:alice'],
    ['Jose\u0301', 'name:josé'],
    ['jos\u00e9', 'name:josé'],
    ['a.b+c@example.com', 'name:a.b+c@example.com'],
  ])('%j counts as %s', (name, subject) => {
    expect(nameSubject(name)).toBe(subject)
    expect(pairSubject(name, 'none')).toBe(subject.replace('name:', 'pair:none\0'))
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (codeUnits) => {
        expect(nameSubject(String.fromCharCode(...codeUnits))).toMatch(/^name:/)
      }),
    )
  })
})
