// Where a person may be sent after signing on: same-origin paths below the base path, whatever a browser asks for.
import { describe, expect, it } from 'vitest'
import { parseRefererPath, parseReturnPath } from '../../../src/login/answer/return-path.js'

const paths = { login: '/login', callback: '/callback', logout: '/logout', home: '/' }
const root = { baseOrigin: 'https://bank.example', basePath: '', paths }
const below = { baseOrigin: 'https://bank.example', basePath: '/app', paths }

const HOSTILE = [
  '//evil.tld',
  '///evil.tld',
  '////evil.tld',
  '/\\evil.tld',
  '/\\/evil.tld',
  '\\\\evil.tld',
  '\\/evil.tld',
  '/%2f%2fevil.tld',
  '/%5cevil.tld',
  '%2f%2fevil.tld',
  '%5c%5cevil.tld',
  '/%252f%252fevil.tld',
  '/%09/evil.tld',
  '/%0a/evil.tld',
  '/%0d%0aLocation:%20//evil.tld',
  '/.//evil.tld',
  '/./../../\\evil.tld',
  '/\t/evil.tld',
  '/\t\\evil.tld',
  '/\n/evil.tld',
  '/\r\\evil.tld',
  '/\v/evil.tld',
  '/ /evil.tld',
  '/\t\t\\\t/evil.tld',
  'https://evil.tld',
  'HTTPS:evil.tld',
  'https:/evil.tld',
  'https:\\\\evil.tld',
  'http://bank.example@evil.tld',
  'http://bank.example.evil.tld',
  'https://bank.example.evil.tld/',
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'http://[::1',
  'https://%zz',
  '\ud800',
  '/\ud800',
  'x'.repeat(100_000),
  `/${'x'.repeat(100_000)}`,
  '',
  '?next=//evil.tld',
  '#//evil.tld',
  '/／evil.tld',
  '/。evil.tld',
  '/\u202eevil.tld',
  '/\u0000',
  ['/a', '//evil.tld'],
  { href: '//evil.tld' },
  null,
  undefined,
  7,
  true,
]

describe('a return path', () => {
  it.each(HOSTILE)('never leaves our origin: %j', (value) => {
    const location = parseReturnPath(value, root)
    const url = new URL(location, root.baseOrigin)
    expect(url.origin).toBe(root.baseOrigin)
    expect(location).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/)
    expect(url.pathname.startsWith('//')).toBe(false)
  })

  it.each(['/ok?next=//evil.tld#frag', '/a/b;c=1?d=%2F', '/', '/loginx', '/callbacks/1'])(
    'of our own is kept byte for byte: %s',
    (value) => {
      expect(parseReturnPath(value, root)).toBe(value)
    },
  )

  it.each([
    '/login',
    '/login?returnTo=/x',
    '/login/flow/abc',
    '/callback?code=1',
    '/logout',
    '/./login',
    '/a/../logout',
  ])('that is one of our own routes would loop, so it leads home: %s', (value) => {
    expect(parseReturnPath(value, root)).toBe('/')
  })

  it.each(['/other', '/application', '/app/../other', '/app/../../x'])(
    'outside the base path leads home: %s',
    (value) => {
      expect(parseReturnPath(value, below)).toBe('/app/')
    },
  )

  it.each(['/app', '/app/accounts?x=1', '/app?x=1'])('below the base path is kept: %s', (value) => {
    expect(parseReturnPath(value, below)).toBe(value)
  })
})

describe('the page a form was on', () => {
  it('is the path of a same-origin Referer', () => {
    expect(parseRefererPath('https://bank.example/pay?to=1#x', root)).toBe('/pay?to=1')
  })

  it.each([
    'https://evil.tld/pay',
    'not a url',
    undefined,
    'https://bank.example//evil.tld/',
    'https://bank.example/login',
  ])('is home for %s', (referer) => {
    expect(parseRefererPath(referer, root)).toBe('/')
  })
})
