// What the limits do to people and to attackers, simulated from the table in the code. Times are virtual, chance is seeded.
import { describe, expect, it } from 'vitest'
import { fitFigures } from '../../src/limits/fit-figures.js'
import { limitDefaults, type LimitName } from '../../src/limits/table.js'
import {
  createLimitedApp,
  createRandom,
  createTally,
  createTimeline,
  DAY,
  HOUR,
  MINUTE,
  signOn,
  type Crowd,
  type LimitedApp,
  type Someone,
  type Tally,
} from '../support/limit-simulation.js'

const OFFICE = '198.51.100.7'

function createCrowd(seed: number, more: Partial<Crowd> = {}): Crowd {
  return {
    app: createLimitedApp(),
    timeline: createTimeline(),
    random: createRandom(seed),
    tally: createTally(),
    ...more,
  }
}

/** So many people sign on within so many minutes. */
function simulate(
  people: {
    readonly count: number
    readonly minutes: number
    readonly ipOf?: (n: number) => string
  },
  more: Partial<Crowd> = {},
  seed = 1,
): Tally {
  const crowd = createCrowd(seed, more)
  for (let n = 0; n < people.count; n++) {
    const who = { name: `u${n}`, ip: people.ipOf?.(n) ?? OFFICE }
    signOn(who, crowd.random() * people.minutes * MINUTE, crowd)
  }
  crowd.timeline.run()
  return crowd.tally
}

/** The most that a limit lets through on its first day: a full bucket, and what refills. */
function firstDay(limit: LimitName): number {
  return limitDefaults[limit].points + eachDay(limit)
}

/** What refills in a day. */
function eachDay(limit: LimitName): number {
  const { points, seconds } = limitDefaults[limit]
  return (points * DAY) / seconds
}

describe('people behind one address', () => {
  it.each([
    [100, 5],
    [200, 10],
    [500, 5],
    [1000, 5],
    [1000, 10],
    [1000, 30],
  ])('%i of them sign on within %i minutes, and none is refused', (count, minutes) => {
    for (const seed of [1, 2, 3]) {
      const tally = simulate({ count, minutes }, {}, seed)
      expect(tally).toEqual({ people: count, signedOn: count, refused: 0, wentOn: 0, gaveUp: 0 })
    }
  })

  it.each([0.15, 0.25])('1,000 in 10 minutes may make %d mistakes each', (mistakes) => {
    const tally = simulate({ count: 1000, minutes: 10 }, { mistakes })
    expect(tally).toMatchObject({ refused: 0, signedOn: 1000 })
  })

  it('1,000 in 5 minutes with a mistake in four: few are refused, and go on elsewhere', () => {
    const tally = simulate({ count: 1000, minutes: 5 }, { mistakes: 0.25 })
    expect(tally.refused).toBeLessThanOrEqual(80)
    expect(tally.gaveUp).toBe(0)
  })

  it('an attacker among them closes the door on no known browser, and to others shows the way out', () => {
    for (const share of [0, 0.8]) {
      const crowd = createCrowd(5)
      const known = createTally()
      for (let at = 0; at < 40 * MINUTE; at += 1) {
        crowd.timeline.at(at + 0.5, (then) => {
          const who = { name: `v${Math.floor(crowd.random() * 1e6)}`, ip: OFFICE }
          const attempt: [] = []
          if (crowd.app.begin(who, then, attempt) === undefined) {
            crowd.app.tryCode(who, then, attempt)
          }
        })
      }
      for (let n = 0; n < 500; n++) {
        const isKnown = crowd.random() < share
        const who = { name: `u${n}`, ip: OFFICE, known: isKnown }
        const at = 5 * MINUTE + crowd.random() * 30 * MINUTE
        signOn(who, at, { ...crowd, tally: isKnown ? known : crowd.tally, mistakes: 0 })
      }
      crowd.timeline.run()
      expect(known.refused).toBe(0)
      expect(known.signedOn).toBe(known.people)
      expect(crowd.tally.gaveUp).toBe(0)
      expect(crowd.tally.signedOn + crowd.tally.wentOn).toBe(crowd.tally.people)
      // The attack is one: without the way out nobody new would come in.
      expect(crowd.tally.refused).toBeGreaterThan(crowd.tally.people * 0.9)
    }
  })
})

describe('a stranger against one person', () => {
  it.each([
    [1, firstDay('message-pair')],
    [1000, firstDay('message-user')],
  ])('from %i addresses for ten hours: she signs on and steps up', (count, messages) => {
    const crowd = createCrowd(7, { mistakes: 0 })
    const known = createTally()
    let sent = 0
    let refusedStepUps = 0
    for (let at = 0; at < 10 * HOUR; at += 20) {
      crowd.timeline.at(at, (then) => {
        const n = Math.floor(crowd.random() * count)
        const who = { name: 'maya', ip: `203.${n >> 8}.${n & 255}.9` }
        const attempt: [] = []
        if (crowd.app.begin(who, then, attempt) !== undefined) return
        sent += 1
        for (let n = 0; n < 3; n++) crowd.app.tryCode(who, then, attempt)
      })
    }
    const home = { name: 'maya', ip: '192.0.2.5' }
    for (let n = 0; n < 40; n++) {
      const at = HOUR + n * 12 * MINUTE
      const isKnown = n % 2 === 0
      signOn({ ...home, known: isKnown }, at, {
        ...crowd,
        tally: isKnown ? known : crowd.tally,
      })
      crowd.timeline.at(at + 300, (then) => {
        if (!confirm(crowd.app, { ...home, member: true }, then)) refusedStepUps += 1
      })
    }
    crowd.timeline.run()
    expect(known).toMatchObject({ people: 20, signedOn: 20, refused: 0 })
    expect(crowd.tally.gaveUp).toBe(0)
    // One network cannot use up the name: a new browser from elsewhere signs on here.
    if (count === 1) expect(crowd.tally).toMatchObject({ signedOn: 20, refused: 0 })
    expect(refusedStepUps).toBe(0)
    expect(sent).toBeLessThanOrEqual(messages)
    expect(sent).toBeLessThanOrEqual(count === 1 ? 5 : 12)
  })
})

/** A member's confirmation with a right code. */
function confirm(app: LimitedApp, who: Someone, at: number): boolean {
  const attempt: [] = []
  if (app.begin(who, at, attempt) !== undefined) return false
  if (app.tryCode(who, at, attempt) !== undefined) return false
  app.finish(attempt, at)
  return true
}

/** A greedy attacker, every quarter of an hour for some days: guesses a day. */
function guess(users: number, addresses: number, days: number): readonly number[] {
  const app = createLimitedApp()
  const ips = Array.from({ length: addresses }, (_, n) => `${20 + (n >> 8)}.${n & 255}.113.9`)
  const guesses: number[] = Array.from({ length: days }, () => 0)
  let cursor = 0
  for (let at = 0; at < days * DAY; at += 15 * MINUTE) {
    const day = Math.floor(at / DAY)
    let closed = 0
    for (let n = 0; n < users && closed < Math.max(3, addresses / 5); n++) {
      for (let round = 0; round < 4; round++) {
        const who = { name: `v${(n + cursor) % users}`, ip: ips[cursor++ % addresses] ?? '' }
        const attempt: [] = []
        const refused = app.begin(who, at, attempt)
        if (refused !== undefined) {
          if (!/-(user|pair|day|long)$/.test(refused.limit)) closed += 1
          break
        }
        closed = 0
        let tried = 0
        while (tried < 3 && app.tryCode(who, at, attempt) === undefined) tried += 1
        guesses[day] = (guesses[day] ?? 0) + tried
        if (tried === 0) break
      }
    }
  }
  return guesses
}

describe('guessing a code of six digits', () => {
  const chance = 1e-6

  it.each([
    [1, 'secret-pair'],
    [1000, 'secret-user'],
  ] as const)('of one person from %i addresses is what %s allows', (addresses, limit) => {
    const [first = 0, second = 0, third = 0] = guess(1, addresses, 3)
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThanOrEqual(firstDay(limit))
    for (const day of [second, third]) expect(day).toBeLessThanOrEqual(eachDay(limit))
    expect(third * chance).toBeLessThanOrEqual(1e-5)
  })

  it('of many people from one address is what its address allows', () => {
    const [first = 0, second = 0] = guess(1000, 1, 2)
    expect(first).toBeLessThanOrEqual(firstDay('secret-address'))
    expect(second).toBeLessThanOrEqual(eachDay('secret-address'))
    expect(first).toBeGreaterThan(eachDay('secret-address') / 2)
    expect(second * chance).toBeLessThanOrEqual(0.0012)
  })

  it('of many people from many addresses is what all strangers together are allowed', () => {
    const [first = 0, second = 0] = guess(2000, 2000, 2)
    expect(first).toBeLessThanOrEqual(firstDay('secret-overall'))
    expect(second).toBeLessThanOrEqual(eachDay('secret-overall'))
    expect(first).toBeGreaterThan(eachDay('secret-overall') / 2)
    expect(second * chance).toBeLessThanOrEqual(0.012)
  })

  it('in a browser or session that was taken is twenty a day, and a hundred a month', () => {
    for (const who of [
      { name: 'maya', ip: OFFICE, known: true },
      { name: 'maya', ip: OFFICE, member: true },
    ]) {
      const app = createLimitedApp()
      const tried: number[] = []
      for (let at = 0; at < 30 * DAY; at += HOUR) {
        if (at % DAY === 0) tried.push(0)
        while (app.tryCode(who, at, []) === undefined) tried.push((tried.pop() ?? 0) + 1)
      }
      expect(tried[0]).toBeLessThanOrEqual(firstDay('secret-own'))
      const month = tried.reduce((sum, day) => sum + day, 0)
      expect(month).toBeGreaterThanOrEqual(limitDefaults['secret-long'].points)
      expect(month).toBeLessThanOrEqual(2 * limitDefaults['secret-long'].points)
    }
  })
})

/** Asks for messages as often as it can for a day, and uses none of them. */
function pump(
  accounts: number,
  addresses: number,
): { readonly hour: number; readonly day: number } {
  const app = createLimitedApp()
  const sent = new Map<string, number>()
  let total = 0
  let hour = 0
  let cursor = 0
  for (let at = 0; at < DAY; at += 5 * MINUTE) {
    if (at === HOUR) hour = total
    let misses = 0
    for (let n = 0; n < accounts && misses < Math.max(3, addresses / 5); n++) {
      const name = `o${(n + cursor) % accounts}`
      const from = cursor % addresses
      cursor += 1
      const ofName = sent.get(name) ?? 0
      // PingOne's own ceiling for a user and day.
      const isCeiling = ofName >= 50
      const ip = `${20 + (from >> 8)}.${from & 255}.1.9`
      if (isCeiling || app.begin({ name, ip }, at, []) !== undefined) {
        misses += 1
        continue
      }
      misses = 0
      total += 1
      sent.set(name, ofName + 1)
    }
  }
  return { hour, day: total }
}

describe('messages that nobody uses', () => {
  it.each([
    [1, 1, 'message-pair'],
    [1, 1000, 'message-user'],
    [1000, 1, 'message-address'],
    [3000, 1000, 'message-overall'],
  ] as const)(
    'to %i accounts from %i addresses are what %s allows',
    (accounts, addresses, limit) => {
      const { points, seconds } = limitDefaults[limit]
      const { hour, day } = pump(accounts, addresses)
      expect(hour).toBeGreaterThan(0)
      expect(hour).toBeLessThanOrEqual(points + (points * HOUR) / seconds)
      expect(day).toBeLessThanOrEqual(firstDay(limit))
    },
  )
})

describe('an outage of PingOne of ten minutes', () => {
  it.each([
    ['at one address', () => OFFICE],
    ['each at an own address', (n: number) => `198.${n >> 8}.${n & 255}.7`],
  ])('costs 500 people %s nothing', (_where, ipOf) => {
    const outage = { from: 5 * MINUTE, to: 15 * MINUTE }
    const tally = simulate({ count: 500, minutes: 30, ipOf }, { outage }, 3)
    expect(tally).toMatchObject({ people: 500, signedOn: 500, refused: 0, gaveUp: 0 })
  })
})

describe('right codes', () => {
  it.each([1, 8])('forty approvals in %i hours are no attack', (hours) => {
    const app = createLimitedApp()
    const clerk = { name: 'clerk', ip: OFFICE, member: true }
    for (let n = 0; n < 40; n++) {
      expect(confirm(app, clerk, (n * hours * HOUR) / 40), `approval ${n + 1}`).toBe(true)
    }
  })

  it.each([true, false])('twelve sign-ons in an hour are no attack (known: %s)', (known) => {
    const app = createLimitedApp()
    const sue = { name: 'sue', ip: OFFICE, known }
    for (let n = 0; n < 12; n++) {
      expect(confirm(app, sue, n * 5 * MINUTE), `sign-on ${n + 1}`).toBe(true)
    }
  })
})

describe('a bot that fills the memory', () => {
  /** Several starts a second, each from another /48, for half an hour; every attempt lives ten minutes. */
  function fill(maxRecords: number, alsoHosted: boolean) {
    const each = maxRecords < 1000 ? 5 : 20
    const facts = { pendingLifetimeSeconds: 600, maxRecords }
    const app = createLimitedApp(fitFigures(limitDefaults, facts))
    const ends: number[] = []
    const refused = { stranger: 0, known: 0, member: 0 }
    let gone = 0
    let peak = 0
    for (let at = 0; at < 30 * MINUTE; at++) {
      while ((ends[gone] ?? Infinity) <= at) gone += 1
      for (let n = 0; n < each; n++) {
        const count = at * each + n
        const ip = `2001:${(count >> 16).toString(16)}:${(count & 65_535).toString(16)}::1`
        const who = { name: `r${count}`, ip }
        const isIn =
          app.begin(who, at, []) === undefined ||
          (alsoHosted && app.goHosted(who, at) === undefined)
        if (isIn) ends.push(at + 600)
      }
      peak = Math.max(peak, ends.length - gone)
      if (at < 10 * MINUTE || at % 10 !== 0) continue
      if (!confirm(app, { name: `k${at}`, ip: '192.0.2.9', known: true }, at)) refused.known += 1
      if (!confirm(app, { name: `m${at}`, ip: '192.0.2.9', member: true }, at)) refused.member += 1
      const stranger = { name: `h${at}`, ip: `192.0.2.${at % 250}` }
      if (!confirm(app, stranger, at) && app.goHosted(stranger, at) !== undefined) {
        refused.stranger += 1
      }
    }
    return { refused, peak }
  }

  it.each([
    [10_000, false],
    [10_000, true],
    [250, false],
    [250, true],
  ])('of %i records (PingOne’s pages too: %s) leaves a quarter to known people', (size, hosted) => {
    const { refused, peak } = fill(size, hosted)
    expect(refused).toMatchObject({ known: 0, member: 0 })
    expect(peak).toBeLessThanOrEqual((size * 3) / 4)
    expect(peak).toBeGreaterThan(size / 10)
    if (size === 10_000 && !hosted) expect(refused.stranger).toBe(0)
  })

  it('from one network takes a quarter of what strangers have', () => {
    const facts = { pendingLifetimeSeconds: 600, maxRecords: 250 }
    const app = createLimitedApp(fitFigures(limitDefaults, facts))
    let taken = 0
    for (let n = 0; n < 5000; n++) {
      const who = { name: `r${n}`, ip: `203.0.113.${n % 250}` }
      if (app.begin(who, n / 1000, []) === undefined) taken += 1
    }
    expect(taken).toBeLessThanOrEqual(250 / 8)
    expect(confirm(app, { name: 'maya', ip: '192.0.2.9' }, 10)).toBe(true)
  })
})
