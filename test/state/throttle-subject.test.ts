// One person and one network count once, however they are spelled.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressSubject, isReadableAddress, usernameSubject } from '../../src/state/throttle.js'

describe('an address', () => {
  it.each([
    ['192.0.2.7', 'address:192.0.2.7'],
    ['::ffff:192.0.2.7', 'address:192.0.2.7'],
    ['::FFFF:c000:207', 'address:192.0.2.7'],
    ['0:0:0:0:0:ffff:192.0.2.7', 'address:192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', 'address:2001:db8:1:2::/64'],
    ['2001:DB8:1:2::', 'address:2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff::1', 'address:2001:db8:1:2::/64'],
    ['2001:db8::1', 'address:2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:192.0.2.7', 'address:2001:db8:1:2::/64'],
    ['::1', 'address:0:0:0:0::/64'],
    ['::', 'address:0:0:0:0::/64'],
    ['fe80::1%eth0', 'address:fe80:0:0:0::/64'],
    ['203.0.113.7:51234', 'address:203.0.113.7'],
    ['"203.0.113.7:1"', 'address:203.0.113.7'],
    [' 203.0.113.7 ', 'address:203.0.113.7'],
    ['[2001:db8:1:2::1]', 'address:2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]:443', 'address:2001:db8:1:2::/64'],
    ['"[2001:db8:1:2::1]:443"', 'address:2001:db8:1:2::/64'],
    ['[fe80::1%eth0]:443', 'address:fe80:0:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6:443', 'address:2001:db8:1:2::/64'],
    ['[::ffff:203.0.113.7]:80', 'address:203.0.113.7'],
    ['::ffff:cb00:7107', 'address:203.0.113.7'],
    ['64:ff9b::cb00:7107', 'address:203.0.113.7'],
    ['64:ff9b:1:ffff::203.0.113.7', 'address:203.0.113.7'],
    ['2002:cb00:7107::1', 'address:203.0.113.7'],
  ])('%s counts as %s', (ip, subject) => {
    expect(addressSubject(ip)).toBe(subject)
  })

  it('of another /64 is another subject', () => {
    expect(addressSubject('2001:db8:1:2::1')).not.toBe(addressSubject('2001:db8:1:3::1'))
  })

  it.each([
    undefined,
    '',
    'unknown',
    '999.1.1.1',
    '_hidden',
    'a.b.c.d',
    '1.2.3.4.5',
    '203.0.113.7:99999',
    '203.0.113.7:',
    '203.0.113.7:http',
    '[203.0.113.7]:80',
    '[2001:db8::1',
    '203.0.113.7%eth0',
    '"203.0.113.7',
    '1.2.3.4, 5.6.7.8',
    '::ffff:1.2.3',
    '%',
    '1.2.3.04',
    '\u0000',
  ])('that is none shares one subject: %j', (garbage) => {
    expect(addressSubject(garbage)).toBe('address:unknown')
    expect(isReadableAddress(garbage)).toBe(false)
  })

  it('counts once in every spelling of IPv6', () => {
    fc.assert(
      fc.property(fc.ipV6(), (ip) => {
        const canonical = new URL(`http://[${ip}]/`).hostname.slice(1, -1)
        expect(addressSubject(ip)).toBe(addressSubject(canonical))
        expect(addressSubject(ip)).toMatch(
          /^address:(\d+(\.\d+){3}|[0-9a-f]+(:[0-9a-f]+){3}::\/64)$/,
        )
      }),
    )
  })
})

describe('a username', () => {
  it.each([
    ['alice', 'username:alice'],
    ['  Alice ', 'username:alice'],
    ['ALICE@Example.COM', 'username:alice@example.com'],
    ['ａｌｉｃｅ＠example.com', 'username:alice@example.com'],
    ['\u00a0alice\u3000', 'username:alice'],
    ['Jose\u0301', 'username:josé'],
    ['jos\u00e9', 'username:josé'],
  ])('%j counts as %s', (username, subject) => {
    expect(usernameSubject(username)).toBe(subject)
  })

  it('keeps dots and plus signs: they may name somebody else', () => {
    expect(usernameSubject('a.b+c@example.com')).toBe('username:a.b+c@example.com')
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (codeUnits) => {
        expect(usernameSubject(String.fromCharCode(...codeUnits))).toMatch(/^username:/)
      }),
    )
  })
})
