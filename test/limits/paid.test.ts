// What an attempt has paid: what stays, what comes back, and by which keys.
import { describe, expect, it } from 'vitest'
import { listChanges, type Actor } from '../../src/limits/charges.js'
import {
  addPaid,
  ALL_BACK,
  ALL_KEPT,
  listBack,
  parsePaid,
  splitTaken,
  toBack,
  toPaid,
} from '../../src/limits/paid.js'
import { limitDefaults } from '../../src/limits/table.js'

const keyOf = (limit: string, subject: string): string =>
  `${limit}:${subject.replaceAll('\0', '|')}`
const from = { ip: '203.0.113.7', address: '203.0.113.7', network: '203.0.113.0/24' }
const actor: Actor = { party: 'stranger', name: 'maya', from, weight: 1 }
const taken = listChanges(
  actor,
  { take: ['start', 'message'], look: ['secret'] },
  { table: limitDefaults, keyOf },
)
const names = (list: readonly { key: string }[]): string[] =>
  list.map(({ key }) => key.slice(0, key.indexOf(':')))

describe('of what a step has taken', () => {
  it('all comes back when nothing happened, and what was only looked at does not', () => {
    const { kept, back } = splitTaken(taken, ALL_BACK)
    expect(kept).toEqual([])
    expect(names(back)).toEqual(names(taken.filter(({ change }) => change > 0)))
    expect(back.map(toBack).every(({ change }) => change === -1)).toBe(true)
  })

  it('all is the attempt’s when it goes on, but for the day, which counts what was sent', () => {
    const { kept, back } = splitTaken(taken, ALL_KEPT)
    expect(back).toEqual([])
    expect(names(kept)).not.toContain('message-day')
    expect(names(kept)).toContain('message-user')
  })

  it('what PingOne may have sent comes back without the day', () => {
    const { kept, back } = splitTaken(taken, { ...ALL_KEPT, message: 'back-but-day' })
    expect(names(back)).toEqual([
      'message-user',
      'message-pair',
      'message-address',
      'message-network',
      'message-overall',
    ])
    expect(names(kept)).not.toContain('message-day')
  })

  it('what PingOne may have tried comes back without the long count', () => {
    const secrets = listChanges(actor, { take: ['secret'] }, { table: limitDefaults, keyOf })
    const { kept, back } = splitTaken(secrets, { ...ALL_KEPT, secret: 'back-but-long' })
    expect(names(back)).not.toContain('secret-long')
    expect(names(kept)).toEqual(['secret-long'])
  })
})

describe('what an attempt gets back', () => {
  const secret = toPaid(listChanges(actor, { take: ['secret'] }, { table: limitDefaults, keyOf }))

  it('is each key once, with the points of all its steps', () => {
    const paid = addPaid(addPaid(undefined, secret), secret)
    const [call = [], ...more] = listBack(paid, { counted: ['secret'], table: limitDefaults })
    expect(more).toEqual([])
    expect(call).toHaveLength(6)
    expect(call).toContainEqual({
      key: 'secret-user:name:maya',
      ...limitDefaults['secret-user'],
      change: -2,
    })
  })

  it('is the same time of a bucket where many share an address', () => {
    const shared = listChanges(
      { ...actor, weight: 10 },
      { take: ['secret'] },
      { table: limitDefaults, keyOf },
    )
    const [call = []] = listBack(toPaid(shared), { counted: ['secret'], table: limitDefaults })
    for (const { key, points, seconds, change } of call) {
      const one = shared.find((other) => other.key === key)
      const takenMs = ((one?.change ?? 0) * (one?.seconds ?? 0)) / (one?.points ?? 1)
      expect([key, (-change * seconds) / points]).toEqual([key, takenMs])
    }
  })

  it('goes in calls of at most 15 keys, from however many addresses the steps came', () => {
    let paid = toPaid(splitTaken(taken, ALL_KEPT).kept)
    for (let last = 0; last < 20; last += 1) {
      const elsewhere = { ...from, address: `198.51.100.${String(last)}` }
      const changes = listChanges(
        { ...actor, from: elsewhere },
        { take: ['secret'] },
        {
          table: limitDefaults,
          keyOf,
        },
      )
      paid = addPaid(paid, toPaid(changes))
    }
    const calls = listBack(paid, { counted: ['start', 'message', 'secret'], table: limitDefaults })
    expect(calls.every((changes) => changes.length <= 15)).toBe(true)
    const keys = calls.flat().map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('the record of what was paid', () => {
  it('reads as it was written', () => {
    const paid = addPaid(undefined, toPaid(splitTaken(taken, ALL_KEPT).kept))
    expect(parsePaid(JSON.parse(JSON.stringify(paid)))).toEqual(paid)
  })

  it.each([
    ['of an older version', true],
    ['nothing', undefined],
    ['a text', 'start'],
    ['a list', []],
    ['points that are none', { start: { 'start-own:x': '1', 'start-own:y': -3 }, secret: 4 }],
  ])('%s gives nothing back', (_what, value) => {
    const paid = parsePaid(value)
    expect(
      listBack(paid, { counted: ['start', 'message', 'secret'], table: limitDefaults }),
    ).toEqual([])
  })

  it('a key of no limit of this version gives nothing back', () => {
    const paid = parsePaid({ start: { 'start-galaxy:x': 1, constructor: 1, 'toString:x': 1 } })
    expect(listBack(paid, { counted: ['start'], table: limitDefaults })).toEqual([])
  })
})
