// The one way of an approval through its states: every other arrow is refused.
import { describe, expect, test } from 'vitest'
import {
  approve,
  consume,
  deny,
  mismatch,
  parseStoredApproval,
  resolveStatus,
  settle,
  toApprovalRecord,
  type ApprovalProof,
  type StoredApproval,
} from '../../src/approval/approval.js'

const nowMs = Date.UTC(2026, 0, 10, 12)
const proof: ApprovalProof = {
  deviceType: 'SMS',
  acr: 'Transaction_Approval',
  amr: ['otp'],
  authTime: nowMs / 1000,
  idTokenHash: 'h'.repeat(43),
}
const pending: StoredApproval = {
  id: 'a'.repeat(43),
  status: 'pending',
  sub: 'user-1',
  lineageId: 'lineage-1',
  method: 'POST',
  url: '/pay?tab=2',
  bodyKind: 'form',
  details: { sum: '1,250.00', currency: 'EUR' },
  labels: { sum: 'Amount' },
  template: 'transaction',
  digest: 'd'.repeat(43),
  reference: '7F3K-92QD',
  requestId: 'jti-1',
  returnPath: '/transfer',
  handle: 'b'.repeat(43),
  createdAtMs: nowMs,
  expiresAtMs: nowMs + 300_000,
  keptUntilMs: nowMs + 86_400_000,
}
const times = { nowMs: nowMs + 1000, executeWithinSeconds: 600 }
const approved = given(approve(pending, { proof, ...times }))
const consumed = given(consume(approved, nowMs + 2000))
const every: readonly StoredApproval[] = [
  pending,
  approved,
  consumed,
  given(settle(consumed, { outcome: 'executed', nowMs })),
  given(settle(consumed, { outcome: 'failed', nowMs })),
  given(settle(consumed, { outcome: 'unknown', nowMs })),
  given(deny(pending, nowMs)),
  given(mismatch(pending, nowMs)),
]

function given(next: StoredApproval | undefined): StoredApproval {
  if (next === undefined) throw new Error('the arrow was refused')
  return next
}

function reach(arrow: (from: StoredApproval) => StoredApproval | undefined): string[] {
  return every.flatMap((from) => {
    const next = arrow(from)
    return next === undefined ? [] : [`${from.status} → ${next.status}`]
  })
}

describe('the arrows', () => {
  test('only a pending approval can be approved', () => {
    expect(reach((from) => approve(from, { proof, ...times }))).toEqual(['pending → approved'])
  })

  test('only an approved one can be consumed', () => {
    expect(reach((from) => consume(from, times.nowMs))).toEqual(['approved → consumed'])
  })

  test('only a consumed one can be settled, and an unknown one still', () => {
    expect(reach((from) => settle(from, { outcome: 'executed', nowMs }))).toEqual([
      'consumed → executed',
      'unknown → executed',
    ])
  })

  test('only a pending one can be denied', () => {
    expect(reach((from) => deny(from, nowMs))).toEqual(['pending → denied'])
  })

  test('only one that was not used can end by a mismatch', () => {
    expect(reach((from) => mismatch(from, nowMs))).toEqual([
      'pending → mismatched',
      'approved → mismatched',
    ])
  })

  test('nothing leads back to approved', () => {
    const arrows = [
      (from: StoredApproval) => consume(from, nowMs),
      (from: StoredApproval) => settle(from, { outcome: 'unknown', nowMs }),
      (from: StoredApproval) => deny(from, nowMs),
      (from: StoredApproval) => mismatch(from, nowMs),
    ]
    expect(arrows.flatMap(reach).filter((arrow) => arrow.endsWith('approved'))).toEqual([])
  })

  test('an approved one without its proof cannot be consumed', () => {
    const { proof: _proof, ...unproven } = approved
    expect(consume(unproven, nowMs)).toBeUndefined()
  })
})

describe('time', () => {
  test('a pending one expires at the millisecond it says', () => {
    expect(resolveStatus(pending, pending.expiresAtMs - 1)).toBe('pending')
    expect(resolveStatus(pending, pending.expiresAtMs)).toBe('expired')
    expect(approve(pending, { proof, ...times, nowMs: pending.expiresAtMs })).toBeUndefined()
  })

  test('an approved one has its own time to execute, from its approval on', () => {
    expect(approved.expiresAtMs).toBe(times.nowMs + 600_000)
    expect(consume(approved, approved.expiresAtMs - 1)?.status).toBe('consumed')
    expect(consume(approved, approved.expiresAtMs)).toBeUndefined()
    expect(resolveStatus(approved, approved.expiresAtMs)).toBe('expired')
  })

  test('a consumed one that nobody settled reads as unknown after a minute', () => {
    const atMs = consumed.consumedAtMs ?? 0
    expect(resolveStatus(consumed, atMs + 59_999)).toBe('consumed')
    expect(resolveStatus(consumed, atMs + 60_000)).toBe('unknown')
  })
})

describe('the record an app reads', () => {
  test('has every fact of the approval, and nothing that binds it', () => {
    const executed = given(settle(consumed, { outcome: 'executed', nowMs: nowMs + 3000 }))
    expect(toApprovalRecord(executed, nowMs + 4000)).toEqual({
      id: pending.id,
      status: 'executed',
      sub: 'user-1',
      method: 'POST',
      url: '/pay?tab=2',
      details: { sum: '1,250.00', currency: 'EUR' },
      digest: pending.digest,
      reference: '7F3K-92QD',
      requestId: 'jti-1',
      createdAt: '2026-01-10T12:00:00.000Z',
      expiresAt: '2026-01-10T12:10:01.000Z',
      approvedAt: '2026-01-10T12:00:01.000Z',
      consumedAt: '2026-01-10T12:00:02.000Z',
      settledAt: '2026-01-10T12:00:03.000Z',
      ...proof,
    })
  })

  test('cannot be changed', () => {
    const record = toApprovalRecord(approved, nowMs)
    expect(Object.isFrozen(record)).toBe(true)
    expect(Object.isFrozen(record.details)).toBe(true)
  })
})

describe('a stored value', () => {
  test('is read as it was written', () => {
    expect(parseStoredApproval(JSON.parse(JSON.stringify(consumed)))).toEqual(consumed)
  })

  test.each([
    ['no object', 'approved'],
    ['an unknown status', { ...pending, status: 'expired' }],
    ['no lineage', { ...pending, lineageId: undefined }],
    ['a time that is no number', { ...pending, expiresAtMs: '1' }],
    ['no details', { ...pending, details: null }],
    ['a proof that is none', { ...approved, proof: true }],
  ])('with %s is none', (_name, value) => {
    expect(parseStoredApproval(value)).toBeUndefined()
  })
})
