// A browser is known under the names that somebody signed on with in it, and nobody can make himself known.
import { generateKeyPairSync, webcrypto } from 'node:crypto'
import fc from 'fast-check'
import type { Request, Response } from 'express'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { resolveConfig, type Config, type PingOneMfaOptions } from '../../src/config.js'
import type { Instance } from '../../src/instance.js'
import { createDeviceCookies, type DeviceCookies } from '../../src/limits/device-cookie.js'
import {
  buildKnown,
  forgetKnown,
  knowsBrowsers,
  readKnown,
} from '../../src/login/answer/known-browser.js'

const day = 86_400
const lifetimeSeconds = 90 * day
const now = 1_800_000_000

function createCookies(more: Partial<Parameters<typeof createDeviceCookies>[0]> = {}) {
  const secret = Buffer.alloc(32, 7)
  return createDeviceCookies({ secret, instance: 'default', lifetimeSeconds, ...more })
}

const cookies = createCookies()

/** A value that has signed on under these names, the last one last. */
function valueOf(names: readonly string[], from: DeviceCookies = cookies, at = now): string {
  return names.reduce((value, name) => from.renew(value, name, at), '')
}

describe('the value', () => {
  it('is a version and an entry of four parts', () => {
    expect(valueOf(['maya'])).toMatch(
      /^1~[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{16}\.[0-9a-z]{6}\.[A-Za-z0-9_-]{22}$/,
    )
  })

  it('says no name, and no two browsers have the same', () => {
    const [one, other] = [valueOf(['maya']), valueOf(['maya'])]
    expect(one).not.toContain('maya')
    expect(one).not.toBe(other)
    expect(cookies.read(one, 'maya', now)).not.toBe(cookies.read(other, 'maya', now))
  })

  it('makes known under its names alone, in every spelling', () => {
    const value = valueOf(['maya', 'elin@example.com'])
    const nonce = cookies.read(value, 'maya', now)
    expect(nonce).toMatch(/^[A-Za-z0-9_-]{16}$/)
    expect(cookies.read(value, '  MAYA ', now)).toBe(nonce)
    expect(cookies.read(value, 'Elin@Example.com', now)).not.toBe(nonce)
    expect(cookies.read(value, 'Elin@Example.com', now)).toBeDefined()
    for (const name of ['petra', 'may', 'mayaa', '']) {
      expect(cookies.read(value, name, now)).toBeUndefined()
    }
  })

  it('makes known without a name by any entry', () => {
    const value = valueOf(['maya', 'elin'])
    expect(cookies.read(value, undefined, now)).toBe(cookies.read(value, 'elin', now))
    expect(cookies.read(undefined, undefined, now)).toBeUndefined()
  })

  it('keeps the nonce of a name at its next sign-on, so that budgets go on', () => {
    const first = valueOf(['maya', 'elin'])
    const later = cookies.renew(first, 'Maya', now + 60 * day)
    for (const name of ['maya', 'elin']) {
      expect(cookies.read(later, name, now + 60 * day)).toBe(cookies.read(first, name, now))
    }
    expect(cookies.read(later, 'maya', now + 100 * day)).toBe(cookies.read(first, 'maya', now))
    expect(cookies.read(later, 'elin', now + 100 * day)).toBeUndefined()
    expect(later.split('~')).toHaveLength(3)
  })

  it('holds five names, newest first, within 400 bytes', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    const value = valueOf(names)
    expect(value.split('~')).toHaveLength(6)
    expect(value.length).toBeLessThanOrEqual(400)
    expect(cookies.read(value, 'a', now)).toBeUndefined()
    for (const name of names.slice(1)) expect(cookies.read(value, name, now)).toBeDefined()
    expect(cookies.read(value, undefined, now)).toBe(cookies.read(value, 'f', now))
    const again = cookies.renew(value, 'b', now)
    expect(cookies.read(again, 'f', now)).toBe(cookies.read(value, 'f', now))
    expect(cookies.read(again, 'c', now)).toBe(cookies.read(value, 'c', now))
  })

  it('is no longer good after its time, to the second', () => {
    const value = valueOf(['maya'])
    const nonce = cookies.read(value, 'maya', now + lifetimeSeconds - 1)
    expect(nonce).toBeDefined()
    expect(cookies.read(value, 'maya', now + lifetimeSeconds)).toBeUndefined()
    expect(cookies.read(value, undefined, now + lifetimeSeconds)).toBeUndefined()
    const renewed = cookies.renew(value, 'maya', now + lifetimeSeconds)
    expect(cookies.read(renewed, 'maya', now + lifetimeSeconds)).not.toBe(nonce)
  })

  it('is no good when one character of it is another', () => {
    const value = valueOf(['maya'])
    for (let at = 0; at < value.length; at++) {
      const other = value[at] === 'A' ? 'B' : 'A'
      const forged = value.slice(0, at) + other + value.slice(at + 1)
      expect(cookies.read(forged, 'maya', now), `character ${at}`).toBeUndefined()
      expect(cookies.read(forged, undefined, now), `character ${at}`).toBeUndefined()
    }
  })

  it('is no good cut off, and what stands before the cut still is', () => {
    const value = valueOf(['maya', 'elin'])
    const [, elin = ''] = value.split('~')
    for (let length = 0; length < value.length; length++) {
      const cut = value.slice(0, length)
      const isWhole = length >= `1~${elin}`.length && cut[`1~${elin}`.length] !== ''
      expect(cookies.read(cut, 'maya', now)).toBeUndefined()
      expect(cookies.read(cut, 'elin', now) !== undefined).toBe(
        isWhole && cut.split('~')[1] === elin,
      )
    }
  })

  it('is no good by parts of two', () => {
    const [one, other] = [valueOf(['maya']), valueOf(['elin'], cookies, now + 1)]
    const mine = one.slice(2).split('.')
    const hers = other.slice(2).split('.')
    for (const taken of [0, 1, 2, 3]) {
      const mixed = mine.map((part, index) => (index === taken ? (hers[index] ?? '') : part))
      expect(cookies.read(`1~${mixed.join('.')}`, undefined, now)).toBeUndefined()
    }
  })

  it('is no good from another secret, or another instance', () => {
    const value = valueOf(['maya'])
    for (const other of [
      createCookies({ secret: Buffer.alloc(32, 8) }),
      createCookies({ instance: 'admin' }),
    ]) {
      expect(other.read(value, 'maya', now)).toBeUndefined()
      expect(other.read(value, undefined, now)).toBeUndefined()
      const renewed = other.renew(value, 'elin', now)
      expect(renewed.split('~')).toHaveLength(2)
    }
  })

  it('drops what proves nothing at the next sign-on, and a name that stands twice', () => {
    const [, mine = ''] = valueOf(['maya']).split('~')
    const [, twice = ''] = valueOf(['maya']).split('~')
    const [, old = ''] = valueOf(['elin'], cookies, now - lifetimeSeconds).split('~')
    const forged = `${mine.slice(0, -1)}${mine.endsWith('A') ? 'B' : 'A'}`
    const value = `1~${forged}~${mine}~${twice}~${old}`
    const renewed = cookies.renew(value, 'maya', now)
    expect(renewed.split('~')).toHaveLength(2)
    expect(cookies.read(renewed, 'maya', now)).toBe(cookies.read(`1~${mine}`, 'maya', now))
  })

  it('is nothing beyond 400 bytes, in another version, or of more than five entries', () => {
    const [, entry = ''] = valueOf(['maya']).split('~')
    const junk = 'x'.repeat(40)
    expect(cookies.read(`1~${entry}~${'x'.repeat(400)}`, 'maya', now)).toBeUndefined()
    expect(cookies.read(`2~${entry}`, 'maya', now)).toBeUndefined()
    expect(cookies.read(`1~${[junk, junk, junk, junk, junk, entry].join('~')}`, 'maya', now)).toBe(
      undefined,
    )
    expect(
      cookies.read(`1~${[junk, junk, junk, junk, entry].join('~')}`, 'maya', now),
    ).toBeDefined()
  })

  it('throws for no text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (value, name) => {
        expect(cookies.read(value, name, now)).toBeUndefined()
        expect(cookies.read(cookies.renew(value, name, now), name, now)).toBeDefined()
      }),
    )
  })
})

const minimal = {
  environmentId: '5c9d1e2f-7a3b-4c8d-9e0f-1a2b3c4d5e6f',
  clientId: 'bank',
  baseUrl: 'https://bank.example',
} as const
const clientSecret = 'a secret of the test, 32 bytes long and more'

function resolve(options: PingOneMfaOptions = { clientSecret }): Config {
  return resolveConfig({ ...minimal, ...options }, {})
}

function requestWith(cookie?: string): Pick<Request, 'headers'> {
  return { headers: cookie === undefined ? {} : { cookie } }
}

/** A request of a browser that has signed on under a name. */
function returning(config: Config, name: string): Pick<Request, 'headers'> {
  const set = buildKnown(requestWith(), { config, name })
  return requestWith(`other=1; ${set?.name ?? ''}=${set?.value ?? ''}`)
}

describe('the cookie', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: now * 1000 }))
  afterEach(() => vi.useRealTimers())

  it.each([
    [{ clientSecret }, '__Host-pingone.known'],
    [{ clientSecret, name: 'admin' }, '__Host-pingone-admin.known'],
    [{ clientSecret, baseUrl: 'http://localhost:3000' }, 'pingone.known'],
    [{ clientSecret, baseUrl: 'http://localhost:3000', name: 'admin' }, 'pingone-admin.known'],
  ])('of %j is called %s and lives 90 days', (options, name) => {
    const set = buildKnown(requestWith(), { config: resolve(options), name: 'maya' })
    expect(set).toMatchObject({ name, maxAge: lifetimeSeconds * 1000 })
  })

  it('makes its browser known again, in every process of the application', () => {
    const req = returning(resolve(), 'maya')
    expect(readKnown(req, { config: resolve(), name: 'MAYA' })).toBeDefined()
    expect(readKnown(req, { config: resolve(), name: 'MAYA' })).toBe(
      readKnown(req, { config: resolve(), name: undefined }),
    )
    expect(readKnown(req, { config: resolve(), name: 'elin' })).toBeUndefined()
    expect(readKnown(requestWith(), { config: resolve(), name: 'maya' })).toBeUndefined()
  })

  it('counts once when it comes twice: the first', () => {
    const config = resolve()
    const [one, other] = [returning(config, 'maya'), returning(config, 'elin')]
    const both = requestWith(`${one.headers.cookie ?? ''}; ${other.headers.cookie ?? ''}`)
    expect(readKnown(both, { config, name: 'maya' })).toBe(readKnown(one, { config, name: 'maya' }))
    expect(readKnown(both, { config, name: 'elin' })).toBeUndefined()
  })

  it('of one instance is nothing to another, under its own name too', () => {
    const [one, other] = [resolve(), resolve({ clientSecret, name: 'admin' })]
    const req = returning(one, 'maya')
    expect(readKnown(req, { config: other, name: 'maya' })).toBeUndefined()
    const moved = (req.headers.cookie ?? '').replace('pingone.known', 'pingone-admin.known')
    expect(readKnown(requestWith(moved), { config: other, name: 'maya' })).toBeUndefined()
  })

  it('is nothing after the client secret was changed, unless browserSecret stayed', () => {
    const browserSecret = 'the secret of browsers, 32 bytes long'
    const changed = `${clientSecret}, changed`
    expect(
      readKnown(returning(resolve(), 'maya'), {
        config: resolve({ clientSecret: changed }),
        name: 'maya',
      }),
    ).toBeUndefined()
    const before = resolve({ clientSecret, browserSecret })
    const after = resolve({ clientSecret: changed, browserSecret })
    expect(readKnown(returning(before, 'maya'), { config: after, name: 'maya' })).toBeDefined()
    const other = resolve({ clientSecret, browserSecret: browserSecret.toUpperCase() })
    expect(readKnown(returning(before, 'maya'), { config: other, name: 'maya' })).toBeUndefined()
  })

  it('ends with the time of the option, and with 0 there is none', () => {
    const short = resolve({ clientSecret, throttle: { knownBrowserSeconds: 3600 } })
    const req = returning(short, 'maya')
    vi.setSystemTime((now + 3599) * 1000)
    expect(readKnown(req, { config: short, name: 'maya' })).toBeDefined()
    vi.setSystemTime((now + 3600) * 1000)
    expect(readKnown(req, { config: short, name: 'maya' })).toBeUndefined()
    const off = resolve({ clientSecret, throttle: { knownBrowserSeconds: 0 } })
    expect(buildKnown(requestWith(), { config: off, name: 'maya' })).toBeUndefined()
    expect(readKnown(returning(resolve(), 'maya'), { config: off, name: 'maya' })).toBeUndefined()
    expect(knowsBrowsers(off)).toBe(false)
  })

  it('is taken back with the attributes it was set with', () => {
    const cookie = vi.fn()
    forgetKnown({
      res: { cookie } as unknown as Response,
      instance: { config: resolve() } as unknown as Instance,
    })
    expect(cookie).toHaveBeenCalledWith('__Host-pingone.known', '', {
      httpOnly: true,
      secure: true,
      sameSite: 'lax',
      path: '/',
      expires: new Date(0),
    })
  })
})

describe('a secret that nobody else has', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const generate = (extractable: boolean) =>
    webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, extractable, [
      'sign',
      'verify',
    ])
  const [readable, locked] = await Promise.all([generate(true), generate(false)])
  const keyed = { clientAuthentication: 'private_key_jwt' } as const
  const browserSecret = 'the secret of browsers, 32 bytes long'

  it.each([
    ['a client secret', { clientSecret }, true],
    ['a KeyObject', { ...keyed, clientKey: privateKey }, true],
    ['a JWK', { ...keyed, clientKey: privateKey.export({ format: 'jwk' }) }, true],
    ['a CryptoKey that can be read', { ...keyed, clientKey: readable.privateKey }, true],
    ['a CryptoKey that cannot be read', { ...keyed, clientKey: locked.privateKey }, false],
    ['a public client', { clientAuthentication: 'none' }, false],
    [
      'a CryptoKey that cannot be read and browserSecret',
      { ...keyed, clientKey: locked.privateKey, browserSecret },
      true,
    ],
    ['a public client and browserSecret', { clientAuthentication: 'none', browserSecret }, true],
  ] as const)('is there with %s: %#', (_what, options, isKnown) => {
    const config = resolve(options)
    expect(knowsBrowsers(config)).toBe(isKnown)
    expect(buildKnown(requestWith(), { config, name: 'maya' }) !== undefined).toBe(isKnown)
    expect(readKnown(returning(config, 'maya'), { config, name: 'maya' }) !== undefined).toBe(
      isKnown,
    )
  })

  it('is another for another key', async () => {
    const other = await generate(true)
    const [one, two] = [readable, other].map(({ privateKey: clientKey }) =>
      resolve({ ...keyed, clientKey }),
    )
    if (one === undefined || two === undefined) throw new Error('two configurations')
    expect(readKnown(returning(one, 'maya'), { config: two, name: 'maya' })).toBeUndefined()
  })

  it('cannot be forged by who knows the client of a public application', () => {
    const open = resolve({ clientAuthentication: 'none' })
    const req = returning(resolve({ clientSecret }), 'maya')
    expect(readKnown(req, { config: open, name: 'maya' })).toBeUndefined()
  })
})
