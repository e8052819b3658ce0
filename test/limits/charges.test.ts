// What a step charges: which limits, at which keys, for which party.
import { describe, expect, it } from 'vitest'
import { listChanges, type Actor, type StepCost } from '../../src/limits/charges.js'
import { limitDefaults, limitNames } from '../../src/limits/table.js'

const keyOf = (limit: string, subject: string): string =>
  `${limit}:${subject.replaceAll('\0', '|')}`
const from = { ip: '203.0.113.7', address: '203.0.113.7', network: '203.0.113.0/24' }
const stranger: Actor = { party: 'stranger', name: 'maya', from, weight: 1 }
const known: Actor = { party: 'known', name: 'maya', deviceNonce: 'nonce', from, weight: 1 }
const member: Actor = { party: 'member', sub: 'u-1', name: 'maya', from, weight: 1 }
const opening: StepCost = { take: ['start', 'message'], look: ['secret'] }

function list(actor: Actor, cost: StepCost): string[] {
  return listChanges(actor, cost, { table: limitDefaults, keyOf }).map(
    ({ key, change }) => `${key} ${String(change)}`,
  )
}

describe('what opening a sign-on charges', () => {
  it('a stranger: by name, name and network, address, network, overall', () => {
    expect(list(stranger, opening)).toEqual([
      'start-address:address:203.0.113.7 1',
      'start-network:network:203.0.113.0/24 1',
      'start-overall:all 1',
      'message-user:name:maya 1',
      'message-pair:pair:203.0.113.0/24|maya 1',
      'message-day:name:maya 1',
      'message-address:address:203.0.113.7 1',
      'message-network:network:203.0.113.0/24 1',
      'message-overall:all 1',
      'secret-user:name:maya 0',
      'secret-pair:pair:203.0.113.0/24|maya 0',
      'secret-long:name:maya 0',
      'secret-address:address:203.0.113.7 0',
      'secret-network:network:203.0.113.0/24 0',
      'secret-overall:all 0',
    ])
  })

  it('a known browser: its own budgets, and the day of the name', () => {
    expect(list(known, opening)).toEqual([
      'start-own:device:nonce 1',
      'message-own:device:nonce 1',
      'message-day:name:maya 1',
      'secret-own:device:nonce 0',
      'secret-long:device:nonce 0',
    ])
  })

  it('a member: their own, which a typed name never meets', () => {
    expect(list(member, opening)).toEqual([
      'start-own:sub:u-1 1',
      'message-own:sub:u-1 1',
      'message-day:sub:u-1 1',
      'secret-own:sub:u-1 0',
      'secret-long:sub:u-1 0',
    ])
    expect(list({ ...stranger, name: 'sub:u-1' }, opening)).not.toContain('message-day:sub:u-1 1')
  })
})

describe('a hosted start', () => {
  const cost: StepCost = { take: ['start'], hosted: true }

  it('costs a stranger a tenth at address and network, at keys of their own, and a whole one overall', () => {
    expect(list({ party: 'stranger', from, weight: 1 }, cost)).toEqual([
      'start-address-hosted:address:203.0.113.7 0.1',
      'start-network-hosted:network:203.0.113.0/24 0.1',
      'start-overall:all 1',
    ])
  })

  it('costs a known browser one of its own', () => {
    expect(list({ party: 'known', deviceNonce: 'nonce', from, weight: 1 }, cost)).toEqual([
      'start-own:device:nonce 1',
    ])
  })
})

describe('addresses that many share', () => {
  it('have ten times the figures; names and the whole have not', () => {
    const shared = listChanges({ ...stranger, weight: 10 }, opening, {
      table: limitDefaults,
      keyOf,
    })
    for (const { limit, points } of shared) {
      const factor = /-(address|network)$/.test(limit) ? 10 : 1
      expect([limit, points]).toEqual([limit, limitDefaults[limit].points * factor])
    }
  })
})

describe('every step of every party', () => {
  const steps: StepCost[] = [
    opening,
    { take: ['secret'] },
    { take: ['secret', 'message'] },
    { take: ['message'], look: ['secret'] },
    { take: ['start'], hosted: true },
  ]
  const account: StepCost = { take: ['message', 'account'], look: ['secret'] }

  it.each([stranger, known, member])('of a $party has at most 15 keys, each once', (actor) => {
    for (const step of [...steps, account]) {
      const keys = list(actor, step).map((text) => text.split(' ')[0])
      expect(keys.length).toBeLessThanOrEqual(15)
      expect(keys.length).toBeGreaterThan(0)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('together reach every limit of the table', () => {
    const seen = new Set(
      [stranger, known, member].flatMap((actor) =>
        [...steps, account].flatMap((step) =>
          list(actor, step).map((text) => text.split(':')[0]?.replace('-hosted', '')),
        ),
      ),
    )
    expect([...seen].sort()).toEqual([...limitNames].sort())
  })

  it('an account counts at its address, whoever asks for it', () => {
    for (const actor of [stranger, known, member]) {
      const limits = list(actor, account).filter((text) => text.startsWith('account'))
      expect(limits).toHaveLength(1)
    }
  })

  it('no budget of a member or a known browser is one that strangers can use up', () => {
    const ofStranger = steps.flatMap((step) => list(stranger, step).map(keyAlone))
    const ofMember = steps.flatMap((step) => list(member, step).map(keyAlone))
    const ofKnown = steps.flatMap((step) => list(known, step).map(keyAlone))
    expect(ofMember.filter((key) => ofStranger.includes(key))).toEqual([])
    expect(ofKnown.filter((key) => ofStranger.includes(key))).toEqual([
      'message-day:name:maya',
      'message-day:name:maya',
      'message-day:name:maya',
    ])
  })
})

function keyAlone(text: string): string {
  return text.split(' ')[0] ?? ''
}
