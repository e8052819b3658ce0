// One client counts once, however it is spelled; who has no address pools nobody else.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRange, readClientAddress, weighAddress } from '../../src/limits/client-address.js'
import { noteUnreadableAddress } from '../../src/limits/unreadable-address.js'

describe('an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['203.0.113.7:51234', '203.0.113.7', '203.0.113.0/24'],
    ['203.0.113.7:0', '203.0.113.7', '203.0.113.0/24'],
    ['"203.0.113.7:1"', '203.0.113.7', '203.0.113.0/24'],
    ['"203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    [' 203.0.113.7\t', '203.0.113.7', '203.0.113.0/24'],
    ['127.0.0.1', '127.0.0.1', '127.0.0.0/24'],
    ['10.0.0.0', '10.0.0.0', '10.0.0.0/24'],
    ['[2001:db8::1]', '2001:db8:0:0::/64', '2001:db8:0::/48'],
    ['[2001:db8::1]:443', '2001:db8:0:0::/64', '2001:db8:0::/48'],
    ['"[2001:db8::1]:443"', '2001:db8:0:0::/64', '2001:db8:0::/48'],
    ['2001:DB8:0:0::1', '2001:db8:0:0::/64', '2001:db8:0::/48'],
    ['2001:0db8:0001:0002:ffff::1', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['2001:db8:1:2:3:4:5:6:443', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['2001:db8:1:2:3:4:192.0.2.7', '2001:db8:1:2::/64', '2001:db8:1::/48'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
    ['[fe80::1%eth0]:443', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
    ['fe80::1%25eth0.1', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
    ['::1', '0:0:0:0::/64', '0:0:0::/48'],
    ['::ffff:203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['::ffff:cb00:7107', '203.0.113.7', '203.0.113.0/24'],
    ['0:0:0:0:0:FFFF:203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['[::ffff:203.0.113.7]:80', '203.0.113.7', '203.0.113.0/24'],
    ['::ffff:203.0.113.7:80', '203.0.113.7', '203.0.113.0/24'],
    ['64:ff9b::cb00:7107', '203.0.113.7', '203.0.113.0/24'],
    ['64:ff9b::203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['64:ff9b:1::203.0.113.7', '203.0.113.7', '203.0.113.0/24'],
    ['64:ff9b:1:ffff::cb00:7107', '203.0.113.7', '203.0.113.0/24'],
    ['64:ff9b:2::cb00:7107', '64:ff9b:2:0::/64', '64:ff9b:2::/48'],
    ['64:ff9b:0:0:1::cb00:7107', '64:ff9b:0:0::/64', '64:ff9b:0::/48'],
    ['2002:cb00:7107::1', '203.0.113.7', '203.0.113.0/24'],
    ['2002:cb00:7107:ffff::9', '203.0.113.7', '203.0.113.0/24'],
    ['::fffe:203.0.113.7', '0:0:0:0::/64', '0:0:0::/48'],
  ])('%j counts as %s in %s', (ip, address, network) => {
    expect(readClientAddress({ ip })).toMatchObject({ address, network })
  })

  it.each([
    undefined,
    '',
    '""',
    ' ',
    'unknown',
    '_x',
    '_hidden',
    'none',
    'a.b.c.d',
    '1.2.3.4.5',
    '1.2.3',
    '999.1.1.1',
    '1.2.3.04',
    '203.0.113.7:99999',
    '203.0.113.7:',
    '203.0.113.7:http',
    '203.0.113.7%eth0',
    '[203.0.113.7]:80',
    '[2001:db8::1',
    '[2001:db8::1]:99999',
    '[]',
    '1.2.3.4, 5.6.7.8',
    '::ffff:1.2.3',
    '%',
    ':',
    '\u0000',
  ])('that is none shares one subject: %j', (ip) => {
    expect(readClientAddress({ ip })).toEqual({ ip: undefined, address: 'none', network: 'none' })
  })

  it('of another /64, or another /24, counts apart', () => {
    const addressOf = (ip: string) => readClientAddress({ ip })
    expect(addressOf('2001:db8:1:2::1').address).not.toBe(addressOf('2001:db8:1:3::1').address)
    expect(addressOf('2001:db8:1:2::1').network).toBe(addressOf('2001:db8:1:3::1').network)
    expect(addressOf('2001:db8:1::1').network).not.toBe(addressOf('2001:db8:2::1').network)
    expect(addressOf('203.0.113.7').network).toBe(addressOf('203.0.113.8').network)
    expect(addressOf('203.0.113.7').network).not.toBe(addressOf('203.0.114.7').network)
  })

  it('counts once in every spelling of IPv6', () => {
    fc.assert(
      fc.property(fc.ipV6(), (ip) => {
        const canonical = new URL(`http://[${ip}]/`).hostname.slice(1, -1)
        const read = readClientAddress({ ip })
        expect(read).toEqual(readClientAddress({ ip: canonical }))
        expect(read).toEqual(readClientAddress({ ip: `"[${ip.toUpperCase()}]:8443"` }))
        expect(read.address).toMatch(/^(\d+(\.\d+){3}|[0-9a-f]+(:[0-9a-f]+){3}::\/64)$/)
        expect(read.network).toMatch(/^(\d+(\.\d+){2}\.0\/24|[0-9a-f]+(:[0-9a-f]+){2}::\/48)$/)
      }),
    )
  })
})

describe('ten times the figures', () => {
  const shared = ['203.0.113.0/24', '198.51.100.7', '2001:db8:1::/48', '::ffff:192.0.2.0/120']

  it.each([
    ['203.0.113.9', 10],
    ['::ffff:203.0.113.9', 10],
    ['64:ff9b::203.0.113.9', 10],
    ['203.0.114.9', 1],
    ['192.0.2.5', 10],
    ['192.0.3.5', 1],
    ['198.51.100.7:1234', 10],
    ['198.51.100.8', 1],
    ['2001:db8:1:ffff::1', 10],
    ['2001:db8:2::1', 1],
    ['unknown', 10],
    ['', 10],
  ])('has %j: %i', (ip, weight) => {
    expect(weighAddress(readClientAddress({ ip }), shared)).toBe(weight)
  })

  it('has nobody with an address when none is shared', () => {
    expect(weighAddress(readClientAddress({ ip: '203.0.113.9' }), [])).toBe(1)
    expect(weighAddress(readClientAddress({ ip: 'unknown' }), [])).toBe(10)
  })

  it.each([
    ['203.0.113.0/24', { address: '203.0.113.0', bits: 24, family: 'ipv4' }],
    ['203.0.113.7', { address: '203.0.113.7', bits: 32, family: 'ipv4' }],
    ['2001:db8::/32', { address: '2001:db8::', bits: 32, family: 'ipv6' }],
    ['0.0.0.0/0', { address: '0.0.0.0', bits: 0, family: 'ipv4' }],
    ['203.0.113.0/33', undefined],
    ['2001:db8::/129', undefined],
    ['203.0.113.0/', undefined],
    ['203.0.113.0/-1', undefined],
    ['203.0.113/24', undefined],
    ['fe80::1%eth0/64', undefined],
    ['office', undefined],
    ['', undefined],
  ])('reads the range %j', (text, range) => {
    expect(parseRange(text)).toEqual(range)
  })
})

describe('the event about addresses that cannot be read', () => {
  it('comes at once, then once a minute, and says how many there were', () => {
    const counts: number[] = []
    let nowMs = 1_800_000_000_000
    const instance = {
      emit: ({ count }: { readonly count: number }) => counts.push(count),
      nowMs: () => nowMs,
    }
    for (let n = 0; n < 100; n++) noteUnreadableAddress(instance)
    expect(counts).toEqual([1])
    nowMs += 59_999
    noteUnreadableAddress(instance)
    expect(counts).toEqual([1])
    nowMs += 1
    noteUnreadableAddress(instance)
    expect(counts).toEqual([1, 101])
    nowMs += 120_000
    noteUnreadableAddress(instance)
    expect(counts).toEqual([1, 101, 1])
  })

  it('is counted for each instance by itself', () => {
    const counts: number[] = []
    const build = () => ({
      emit: ({ count }: { readonly count: number }) => counts.push(count),
      nowMs: () => 1_800_000_000_000,
    })
    noteUnreadableAddress(build())
    noteUnreadableAddress(build())
    expect(counts).toEqual([1, 1])
  })
})
