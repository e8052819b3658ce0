// The cookies of one flow: which are kept, which are sent.
import { describe, expect, it } from 'vitest'
import { buildCookieHeader, mergeCookies } from '../../src/flow/cookie-jar.js'
import { environmentId } from './bodies.js'

const nowMs = Date.parse('2026-01-10T12:00:00Z')
const scope = { environmentBaseUrl: `https://auth.pingone.eu/${environmentId}`, nowMs }
const kept = (...setCookie: readonly string[]): readonly string[] =>
  mergeCookies([], { setCookie, scope }).map(({ name }) => name)

describe('mergeCookies', () => {
  it('replaces by name and keeps the rest', () => {
    const jar = mergeCookies([], { setCookie: ['ST=1; Path=/', 'ST-NO-SS=1'], scope })
    expect(mergeCookies(jar, { setCookie: ['ST=2'], scope })).toEqual([
      { name: 'ST', value: '2' },
      { name: 'ST-NO-SS', value: '1' },
    ])
    expect(jar[0]?.value).toBe('1')
  })

  it('reads when a cookie expires, Max-Age before Expires', () => {
    const expires = 'Expires=Sun, 11 Jan 2026 12:00:00 GMT'
    expect(
      mergeCookies([], { setCookie: [`a=1; ${expires}`, `b=1; ${expires}; Max-Age=60`], scope }),
    ).toEqual([
      { name: 'a', value: '1', expiresAtMs: nowMs + 86_400_000 },
      { name: 'b', value: '1', expiresAtMs: nowMs + 60_000 },
    ])
  })

  it.each([
    'ST=; Path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT',
    'ST=x; Max-Age=0',
    'ST=x; Max-Age=-1',
  ])('takes a cookie away by %s', (header) => {
    expect(mergeCookies([{ name: 'ST', value: '1' }], { setCookie: [header], scope })).toEqual([])
  })

  it('drops what has expired meanwhile', () => {
    const old = [{ name: 'ST', value: '1', expiresAtMs: nowMs }]
    expect(mergeCookies(old, { setCookie: [], scope })).toEqual([])
  })

  it.each([
    ['no domain', 'a=1', true],
    ['the host itself', 'a=1; Domain=auth.pingone.eu', true],
    ['the host with a dot', 'a=1; domain=.AUTH.pingone.eu', true],
    ['a parent', 'a=1; Domain=pingone.eu', false],
    ['a top-level domain', 'a=1; Domain=.eu', false],
    ['another host', 'a=1; Domain=evil.example', false],
    ['the path of the environment', `a=1; Path=/${environmentId}`, true],
    ['the root', 'a=1; Path=/', true],
    ['a path below ours', `a=1; Path=/${environmentId}/as/resume`, true],
    ['another path', 'a=1; Path=/other', false],
    ['a path that only begins like ours', `a=1; Path=/${environmentId}x`, false],
  ])('for %s: %s', (_, header, isKept) => {
    expect(kept(header)).toEqual(isKept ? ['a'] : [])
  })

  it.each(['', '=1', 'a', 'a b=1', 'a=ü', 'a=1\r\nx: y', 'a=\u0000', 'ä=1'])(
    'does not keep %j',
    (header) => {
      expect(kept(header)).toEqual([])
    },
  )

  it('has no special names', () => {
    expect(kept('__proto__=x', 'constructor=y', 'toString=z')).toEqual([
      '__proto__',
      'constructor',
      'toString',
    ])
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  })

  it('keeps at most 20 cookies, 4 KiB each and 6 KiB in all', () => {
    const many = Array.from({ length: 200 }, (_, index) => `c${index}=1`)
    expect(kept('ST=first', ...many)).toHaveLength(20)
    expect(kept('ST=first', ...many)[0]).toBe('ST')
    expect(kept(`a=${'x'.repeat(4096)}`)).toEqual([])
    expect(kept(`a=${'x'.repeat(4000)}`, `b=${'x'.repeat(4000)}`, 'c=1')).toEqual(['a', 'c'])
  })

  it('can still renew a cookie in a full jar', () => {
    const many = Array.from({ length: 20 }, (_, index) => `c${index}=1`)
    const jar = mergeCookies(mergeCookies([], { setCookie: many, scope }), {
      setCookie: ['c7=2'],
      scope,
    })
    expect(jar).toHaveLength(20)
    expect(jar.find(({ name }) => name === 'c7')?.value).toBe('2')
  })
})

describe('buildCookieHeader', () => {
  it('joins the living cookies', () => {
    const cookies = [
      { name: 'ST', value: 'a=b' },
      { name: 'old', value: '1', expiresAtMs: nowMs },
      { name: 'ST-NO-SS', value: '2', expiresAtMs: nowMs + 1 },
    ]
    expect(buildCookieHeader(cookies, nowMs)).toBe('ST=a=b; ST-NO-SS=2')
  })

  it('sends nothing for an empty jar', () => {
    expect(buildCookieHeader([], nowMs)).toBeUndefined()
  })

  it.each(['a\r\nx: y', 'a;b', 'ü', '\u0000'])('never sends the value %j', (value) => {
    expect(buildCookieHeader([{ name: 'ST', value }], nowMs)).toBeUndefined()
  })
})
