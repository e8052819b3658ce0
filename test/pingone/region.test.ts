// Where PingOne is.
import { describe, expect, it } from 'vitest'
import { buildApiBaseUrl, buildEndpoints, isLoopback, regions } from '../../src/pingone/region.js'
import type { EndpointOptions } from '../../src/pingone/region.js'

const environmentId = '7a0d3c1e-1111-4111-8111-000000000001'

describe('buildEndpoints', () => {
  it('takes North America by default', () => {
    expect(buildEndpoints({ environmentId })).toEqual({
      authOrigin: 'https://auth.pingone.com',
      environmentBaseUrl: `https://auth.pingone.com/${environmentId}`,
      issuer: `https://auth.pingone.com/${environmentId}/as`,
    })
  })

  it.each(regions)('knows the region %s', (region) => {
    expect(buildEndpoints({ environmentId, region }).authOrigin).toBe(
      `https://auth.pingone.${region}`,
    )
  })

  it('leaves the environment out of a custom domain', () => {
    expect(buildEndpoints({ environmentId, customDomain: 'Auth.Bank.example' })).toEqual({
      authOrigin: 'https://auth.bank.example',
      environmentBaseUrl: 'https://auth.bank.example',
      issuer: 'https://auth.bank.example/as',
    })
  })

  it('keeps path and port of an override', () => {
    const authBaseUrl = 'https://gateway.example:8443/pingone/'
    expect(buildEndpoints({ environmentId, authBaseUrl })).toEqual({
      authOrigin: 'https://gateway.example:8443',
      environmentBaseUrl: `https://gateway.example:8443/pingone/${environmentId}`,
      issuer: `https://gateway.example:8443/pingone/${environmentId}/as`,
    })
  })

  it.each(['http://localhost:4000', 'http://127.0.0.1:4000', 'http://[::1]:4000'])(
    'takes plain http to %s',
    (authBaseUrl) => {
      expect(buildEndpoints({ environmentId, authBaseUrl }).authOrigin).toBe(authBaseUrl)
    },
  )

  const refused: readonly (readonly [string, Partial<EndpointOptions>])[] = [
    ['environmentId must be a UUID', { environmentId: '../x' }],
    ['environmentId must be a UUID', { environmentId: 'a/b' }],
    ['environmentId must be a UUID', { environmentId: '%2e%2e' }],
    ['environmentId must be a UUID', { environmentId: '' }],
    ['environmentId must be a UUID', { environmentId: `${environmentId}\n` }],
    ['customDomain must be a host name', { customDomain: 'https://auth.bank.example' }],
    ['customDomain must be a host name', { customDomain: 'auth.bank.example:8443' }],
    ['customDomain must be a host name', { customDomain: 'auth.bank.example/x' }],
    ['customDomain must be a host name', { customDomain: 'user@bank.example' }],
    ['customDomain must be a host name', { customDomain: 'localhost' }],
    ['customDomain must be a host name', { customDomain: '10.0.0.1' }],
    ['customDomain must be a host name', { customDomain: '-a.example' }],
    ['customDomain must be a host name', { customDomain: '' }],
    ['authBaseUrl must be an absolute URL', { authBaseUrl: 'auth.pingone.eu' }],
    ['authBaseUrl must be an absolute URL', { authBaseUrl: 'https://u:p@auth.pingone.eu' }],
    ['authBaseUrl must be an absolute URL', { authBaseUrl: 'https://auth.pingone.eu/?x' }],
    ['authBaseUrl must be an absolute URL', { authBaseUrl: 'https://auth.pingone.eu/#x' }],
    ['authBaseUrl must use https', { authBaseUrl: 'http://auth.pingone.eu' }],
    ['authBaseUrl must use https', { authBaseUrl: 'http://127.0.0.1.evil.example' }],
    ['authBaseUrl must use https', { authBaseUrl: 'ftp://localhost' }],
    [
      'authBaseUrl and customDomain exclude each other',
      { authBaseUrl: 'https://a.example', customDomain: 'a.example' },
    ],
  ]
  it.each(refused)('says that %s: %j', (message, options) => {
    expect(() => buildEndpoints({ environmentId, ...options })).toThrow(TypeError)
    expect(() => buildEndpoints({ environmentId, ...options })).toThrow(message)
  })

  it('says which regions there are', () => {
    const options: object = { environmentId, region: 'us' }
    expect(() => buildEndpoints(options as EndpointOptions)).toThrow(
      new TypeError('region must be one of com, eu, ca, asia, com.au, sg'),
    )
  })
})

describe('isLoopback', () => {
  it.each(['localhost', 'tenant.localhost', 'a.b.localhost', '127.0.0.1', '127.1.2.3', '[::1]'])(
    'is true for %s',
    (host) => {
      expect(isLoopback(host)).toBe(true)
    },
  )
  it.each([
    'evil-localhost',
    '.localhost',
    'localhost.',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '128.0.0.1',
    '[::2]',
    '',
  ])('is false for %j', (host) => {
    expect(isLoopback(host)).toBe(false)
  })
})

describe('buildApiBaseUrl', () => {
  it('is North America’s by default', () => {
    expect(buildApiBaseUrl()).toBe('https://api.pingone.com/v1')
  })

  it.each(regions)('knows the region %s', (region) => {
    expect(buildApiBaseUrl({ region })).toBe(`https://api.pingone.${region}/v1`)
  })

  it('takes another one, without a trailing slash', () => {
    expect(buildApiBaseUrl({ apiBaseUrl: 'http://127.0.0.1:8031/v1/' })).toBe(
      'http://127.0.0.1:8031/v1',
    )
    expect(buildApiBaseUrl({ apiBaseUrl: 'https://proxy.example/ping/v1' })).toBe(
      'https://proxy.example/ping/v1',
    )
  })

  it.each([
    ['https://api.pingone.eu', 'apiBaseUrl must end in /v1, such as https://api.pingone.eu/v1'],
    ['http://api.pingone.eu/v1', 'apiBaseUrl must use https; plain http is for loopback only'],
    [
      'api.pingone.eu/v1',
      'apiBaseUrl must be an absolute URL without user, query and fragment, such as https://api.pingone.eu/v1',
    ],
  ])('refuses %s', (apiBaseUrl, message) => {
    expect(() => buildApiBaseUrl({ apiBaseUrl })).toThrow(new TypeError(message))
  })
})
