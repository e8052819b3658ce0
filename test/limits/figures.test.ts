// The figures of the limits: what an app may write, in which order, and what a small memory makes of them.
import { describe, expect, it } from 'vitest'
import { resolveConfig, type Config, type PingOneMfaOptions } from '../../src/config.js'
import { ConfigError } from '../../src/errors.js'
import { limitDefaults, limitNames, type LimitName } from '../../src/limits/table.js'
import { memoryStateStore } from '../../src/state/memory-store.js'
import { bindKeyPrefix } from '../../src/state/store-backend.js'
import type { StateStore } from '../../src/state/state-store.js'

const minimal = {
  environmentId: '5c9d1e2f-7a3b-4c8d-9e0f-1a2b3c4d5e6f',
  clientId: 'bank',
  clientSecret: 'canary-secret-0123456789-abcdefghijklmnop',
} as const

/** A store that is not in memory: it has no bound of its own. */
const ownStore: StateStore = {
  create: () => Promise.resolve(true),
  read: () => Promise.resolve(undefined),
  replace: () => Promise.resolve(true),
  take: () => Promise.resolve(undefined),
}

function resolve(options: PingOneMfaOptions = {}, environment: NodeJS.ProcessEnv = {}): Config {
  return resolveConfig({ ...minimal, ...options }, environment)
}

function messageOf(options: object, environment: NodeJS.ProcessEnv = {}): string {
  try {
    Reflect.apply(resolveConfig, undefined, [{ ...minimal, ...options }, environment])
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('accepted')
}

function messageOfLimits(limits: Readonly<Record<string, unknown>>): string {
  return messageOf({ throttle: { limits } })
}

describe('the figures', () => {
  it('are the defaults when nothing is written', () => {
    expect(resolve().throttle.limits).toEqual(limitDefaults)
    expect(resolve({ stateStore: ownStore }).throttle.limits).toEqual(limitDefaults)
  })

  it('take what is written in their place, each by itself', () => {
    const secretOwn = { points: 7, seconds: 31_536_000 }
    const { limits } = resolve({ throttle: { limits: { 'secret-own': secretOwn } } }).throttle
    expect(limits).toEqual({ ...limitDefaults, 'secret-own': secretOwn })
  })

  it('of all starts last as long as an attempt, unless they are written', () => {
    const at = (options: PingOneMfaOptions) => resolve(options).throttle.limits['start-overall']
    expect(at({ pendingLifetimeSeconds: 120 })).toEqual({ points: 3750, seconds: 120 })
    const written = { points: 3000, seconds: 900 }
    expect(
      at({ pendingLifetimeSeconds: 120, throttle: { limits: { 'start-overall': written } } }),
    ).toEqual(written)
  })

  it.each([
    [{ 'secret-own': { points: 0, seconds: 60 } }, 'secret-own.points', 'from 1 to 1000000'],
    [
      { 'secret-own': { points: 1_000_001, seconds: 60 } },
      'secret-own.points',
      'from 1 to 1000000',
    ],
    [{ 'secret-own': { points: 1.5, seconds: 60 } }, 'secret-own.points', 'whole number of points'],
    [{ 'secret-own': { points: 1, seconds: 0 } }, 'secret-own.seconds', 'from 1 to 31536000'],
    [
      { 'secret-own': { points: 1, seconds: 31_536_001 } },
      'secret-own.seconds',
      'from 1 to 31536000',
    ],
    [{ 'secret-own': { points: 1, seconds: '60' } }, 'secret-own.seconds', 'whole number'],
    [{ 'secret-own': { points: 1 } }, 'secret-own.seconds', 'is missing'],
    [{ 'secret-own': { seconds: 60 } }, 'secret-own.points', 'is missing'],
    [{ 'secret-own': 20 }, 'secret-own', 'must be an object'],
    [{ 'secret-own': { points: 1, seconds: 60, minutes: 1 } }, 'secret-own.minutes', 'no option'],
    [{ 'secret-mine': { points: 1, seconds: 60 } }, 'secret-mine', 'no option'],
  ])('are refused when they cannot be: %j', (limits, path, words) => {
    const message = messageOfLimits(limits)
    expect(message).toContain(`throttle.limits.${path}: `)
    expect(message).toContain(words.replace('no option', 'is not an option'))
  })

  it.each([
    ['message-pair', 'message-user'],
    ['secret-pair', 'secret-user'],
    ['secret-user', 'secret-long'],
    ['start-address', 'start-network'],
    ['start-network', 'start-overall'],
    ['message-address', 'message-network'],
    ['message-network', 'message-overall'],
    ['secret-address', 'secret-network'],
    ['secret-network', 'secret-overall'],
  ] as const)('are refused when %s has more points than %s', (smaller, larger) => {
    const { points, seconds } = limitDefaults[larger]
    const tooMany = { points: points + 1, seconds }
    expect(messageOfLimits({ [smaller]: tooMany })).toContain(`throttle.limits.${smaller}: `)
    const tooFew = { points: limitDefaults[smaller].points - 1, seconds }
    expect(messageOfLimits({ [larger]: tooFew })).toContain(`throttle.limits.${larger}: `)
    expect(messageOfLimits({ [larger]: tooFew })).toContain(
      `${smaller} must have no more than ${larger}`,
    )
    const equal = { points, seconds }
    const { limits } = resolve({
      stateStore: ownStore,
      throttle: { limits: { [smaller]: equal } },
    }).throttle
    expect(limits[smaller]).toEqual(equal)
  })
})

describe('relaxed limits', () => {
  it.each([
    ['by the option', { throttle: 'relaxed', stateStore: ownStore } as const, {}],
    ['by the environment', { stateStore: ownStore }, { PINGONE_THROTTLE: 'relaxed' }],
  ])('have a hundred times the points %s, and a new code after a second', (_how, options, env) => {
    const { throttle } = resolve(options, env)
    for (const limit of limitNames) {
      const { points, seconds } = limitDefaults[limit]
      expect(throttle.limits[limit]).toEqual({ points: points * 100, seconds })
    }
    expect(throttle).toMatchObject({
      otpChecksPerFlow: 3,
      otpChecksPerConfirmation: 5,
      resendsPerFlow: 3,
      resendAfterSeconds: 1,
    })
  })

  it('are refused in production, and only there', () => {
    const production = { NODE_ENV: 'production', BASE_URL: 'https://bank.example' }
    const stateStore = ownStore
    expect(messageOf({ throttle: 'relaxed', stateStore }, production)).toBe(
      'throttle [PINGONE_THROTTLE]: is relaxed, which is for tests: in production take it away',
    )
    expect(messageOf({ stateStore }, { ...production, PINGONE_THROTTLE: 'relaxed' })).toMatch(
      /^throttle \[PINGONE_THROTTLE\]: is relaxed/,
    )
    const written = { resendsPerFlow: 1 }
    const environment = { ...production, PINGONE_THROTTLE: 'relaxed' }
    expect(resolve({ throttle: written, stateStore }, environment).throttle.limits).toEqual(
      limitDefaults,
    )
  })

  it.each(['off', 'Relaxed', '0'])('are not called %j', (word) => {
    expect(messageOf({ throttle: word })).toBe(
      "throttle [PINGONE_THROTTLE]: must be 'relaxed' or an object",
    )
    expect(messageOf({}, { PINGONE_THROTTLE: word })).toContain("must be 'relaxed' or an object")
  })
})

describe('in memory', () => {
  const limitsWith = (maxRecords: number, options: PingOneMfaOptions = {}) =>
    resolve({ stateStore: memoryStateStore({ maxRecords }), ...options }).throttle.limits

  it.each([
    [250, 93, 23],
    [500, 187, 46],
    [1000, 375, 93],
    [1, 1, 1],
  ])('of %i records strangers have %i starts, one network %i', (maxRecords, overall, network) => {
    const limits = limitsWith(maxRecords)
    expect(limits['start-overall'].points).toBe(overall)
    expect(limits['start-network'].points).toBe(network)
    expect(limits['start-address'].points).toBe(network)
    expect(limits['start-own']).toEqual(limitDefaults['start-own'])
    for (const limit of limitNames) {
      expect(limits[limit].seconds).toBe(limitDefaults[limit].seconds)
    }
  })

  it('nothing changes by the default size, and only starts change by another', () => {
    expect(limitsWith(10_000)).toEqual(limitDefaults)
    expect(limitsWith(1_000_000)).toEqual(limitDefaults)
    const isStart = (limit: LimitName): boolean => limit.startsWith('start-')
    for (const limit of limitNames.filter((name) => !isStart(name))) {
      expect(limitsWith(100)[limit]).toEqual(limitDefaults[limit])
    }
  })

  it('a larger option counts no more than there is room for', () => {
    const limits = {
      'start-address': { points: 20_000, seconds: 900 },
      'start-network': { points: 20_000, seconds: 900 },
      'start-overall': { points: 20_000, seconds: 600 },
    }
    const fitted = limitsWith(10_000, { throttle: { limits } })
    expect(fitted['start-overall'].points).toBe(3750)
    expect(fitted['start-network'].points).toBe(937)
    expect(resolve({ stateStore: ownStore, throttle: { limits } }).throttle.limits).toMatchObject(
      limits,
    )
  })

  it('a window shorter than an attempt lives counts for what it lets through meanwhile', () => {
    const limits = { 'start-overall': { points: 3750, seconds: 60 } }
    // Three quarters of the room, for one full bucket and ten that refill in 600 s.
    expect(limitsWith(10_000, { throttle: { limits } })['start-overall'].points).toBe(681)
    const long = { 'start-overall': { points: 3750, seconds: 6000 } }
    expect(limitsWith(10_000, { throttle: { limits: long } })['start-overall'].points).toBe(3750)
  })

  it('the store is recognized behind a prefix', () => {
    const stateStore = bindKeyPrefix(memoryStateStore({ maxRecords: 250 }), 'app:')
    expect(resolve({ stateStore }).throttle.limits['start-overall'].points).toBe(93)
  })
})

describe('shared addresses', () => {
  it('are addresses and ranges', () => {
    const sharedAddresses = ['203.0.113.0/24', '198.51.100.7', '2001:db8::/32']
    expect(resolve({ throttle: { sharedAddresses } }).throttle.sharedAddresses).toEqual(
      sharedAddresses,
    )
  })

  it.each(['203.0.113.0/33', 'office', '203.0.113', '2001:db8::/129', '10.0.0.1-10.0.0.9'])(
    'are not %j',
    (range) => {
      expect(messageOf({ throttle: { sharedAddresses: [range] } })).toBe(
        'throttle.sharedAddresses: must be addresses or ranges such as 203.0.113.0/24',
      )
    },
  )
})

describe('what else is written', () => {
  it.each([
    [{ knownBrowserSeconds: -1 }, 'knownBrowserSeconds: -1 must be a whole number of seconds'],
    [{ knownBrowserSeconds: 31_536_001 }, 'from 0 to 31536000'],
    [{ lockedPauseMinutes: 1 }, 'lockedPauseMinutes: 1 must be a whole number of minutes, from 2'],
    [{ whenLimited: 'never' }, 'whenLimited: "never" must be hosted or wait'],
  ])('is refused when it cannot be: %j', (throttle, words) => {
    expect(messageOf({ throttle })).toContain(words)
  })

  it('is read', () => {
    const throttle = {
      knownBrowserSeconds: 0,
      lockedPauseMinutes: 45,
      whenLimited: 'wait',
    } as const
    expect(resolve({ throttle }).throttle).toMatchObject(throttle)
  })

  it('has a name of its own where it stood elsewhere before', () => {
    expect(messageOf({ lockedWaitMinutes: 10 })).toBe(
      'lockedWaitMinutes: is not an option: write throttle: { lockedPauseMinutes }',
    )
  })

  it.each([
    ['otpChecksPerUser', 'secret-user'],
    ['messagesPerUser', 'message-user'],
    ['attemptsPerAddress', 'start-address'],
  ])('was called %s before, which names the limit that took its place', (before, limit) => {
    expect(messageOf({ throttle: { [before]: 10 } })).toBe(
      `throttle.${before}: is not an option: write limits: { '${limit}': { points, seconds } }`,
    )
  })

  it('is a secret of 32 bytes, which is not shown', () => {
    const browserSecret = 'canary-0123456789-abcdefghijklmnop'
    const config = resolve({ browserSecret })
    expect(config.browserSecret).toBe(browserSecret)
    expect(Object.keys(config)).not.toContain('browserSecret')
    expect(resolve({}, { PINGONE_BROWSER_SECRET: browserSecret }).browserSecret).toBe(browserSecret)
    expect(messageOf({ browserSecret: 'canary-short' })).toBe(
      'browserSecret [PINGONE_BROWSER_SECRET]: is shorter than 32 bytes: write 32 or more random ones',
    )
  })
})
