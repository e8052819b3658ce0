// Who loses a race for a record does nothing more: no token request, no event, no slot given back.
import { describe, expect, it, vi } from 'vitest'
import { denyApproval, denyStored } from '../../src/login/finish/complete-approval.js'
import { completeEmbedded } from '../../src/login/finish/complete.js'
import { StateUnavailableError } from '../../src/errors.js'

const lost = (): Promise<undefined> => Promise.resolve(undefined)
const failing = (): Promise<never> =>
  Promise.reject(new StateUnavailableError('away', { operation: 'replace' }))

describe('the end of an attempt that another request has claimed', () => {
  it('asks PingOne nothing', async () => {
    const resumeFlow = vi.fn()
    const exchangeCode = vi.fn()
    const instance = {
      config: { timeouts: { requestMs: 1000, storeMs: 100 } },
      records: { pending: { replace: vi.fn(lost) } },
      flowClient: { resumeFlow },
      relyingParty: { exchangeCode },
      nowMs: Date.now,
    }
    const given: unknown[] = [
      { instance, req: {}, res: {} },
      { claimed: { value: {}, raw: '' }, flow: {} },
    ]
    const done = await completeEmbedded(...(given as Parameters<typeof completeEmbedded>))
    expect(done).toBe(false)
    expect(instance.records.pending.replace).toHaveBeenCalledOnce()
    expect(resumeFlow).not.toHaveBeenCalled()
    expect(exchangeCode).not.toHaveBeenCalled()
  })
})

describe('the denial of an approval', () => {
  const pending = {
    id: 'a'.repeat(43),
    status: 'pending',
    sub: 'maya',
    keptUntilMs: Date.now() + 1e6,
  }

  function build(replace: () => Promise<unknown>) {
    const emit = vi.fn()
    const changeSlots = vi.fn(lost)
    const instance = {
      records: {
        approval: { replace, read: () => Promise.resolve({ value: pending, raw: '' }) },
        openApprovals: { change: changeSlots },
      },
      nowMs: Date.now,
      emit,
      userKey: String,
    }
    const given: unknown = instance
    return { instance: given as Parameters<typeof denyStored>[0], emit, changeSlots }
  }
  const found: unknown = { value: pending, raw: '' }
  const stored = found as Parameters<typeof denyStored>[1]['found']

  it('that wins tells of it once and gives the slot back', async () => {
    const { instance, emit, changeSlots } = build(() => Promise.resolve({}))
    expect(await denyStored(instance, { found: stored, why: 'cancelled' })).toBe(true)
    expect(emit).toHaveBeenCalledOnce()
    expect(changeSlots).toHaveBeenCalled()
  })

  it('that loses says so, tells nobody and gives nothing back', async () => {
    const { instance, emit, changeSlots } = build(lost)
    expect(await denyStored(instance, { found: stored, why: 'cancelled' })).toBe(false)
    expect(emit).not.toHaveBeenCalled()
    expect(changeSlots).not.toHaveBeenCalled()
  })

  it('that the store does not take fails, tells nobody and gives nothing back', async () => {
    const { instance, emit, changeSlots } = build(failing)
    await expect(denyStored(instance, { found: stored, why: 'cancelled' })).rejects.toThrow('away')
    expect(emit).not.toHaveBeenCalled()
    expect(changeSlots).not.toHaveBeenCalled()
  })

  it('of a failed flow tells of the store alone when it does not take it', async () => {
    const { instance, emit, changeSlots } = build(failing)
    const attempt: unknown = { confirms: { approval: { id: pending.id } } }
    await denyApproval(instance, {
      pending: attempt as Parameters<typeof denyApproval>[1]['pending'],
      why: 'cancelled',
    })
    expect(emit.mock.calls).toEqual([
      [{ event: 'state.error', code: 'ERR_PINGONE_STATE', call: 'approval.deny' }],
    ])
    expect(changeSlots).not.toHaveBeenCalled()
  })
})
