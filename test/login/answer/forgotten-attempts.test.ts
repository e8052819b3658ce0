// Which attempts a browser forgets: the ended, then those without a flow, then the oldest, an approval last.
import { describe, expect, it } from 'vitest'
import { StateUnavailableError } from '../../../src/errors.js'
import type { Instance } from '../../../src/instance.js'
import { chooseForgotten, type Attempt } from '../../../src/login/answer/forgotten-attempts.js'
import type { StoredAttempt } from '../../../src/attempt/pending-sign-on.js'

const now = 1_000_000
const live = { expiresAtMs: now + 1 }
const flow = { ...live, flow: {} }

/** Attempts from the newest to the oldest, by name, with what their records say. */
const records: Readonly<Record<string, object | undefined>> = {
  newestFlow: flow,
  unopened: live,
  locked: { ...flow, ended: { kind: 'locked' } },
  decoy: { ...live, decoy: 'otp' },
  approvalAtWork: flow,
  beingFinished: { finishing: true, untilMs: now + 1 },
  neverFinished: { finishing: true, untilMs: now },
  approvalEnded: undefined,
  hosted: { ...live, mode: 'hosted' },
  gone: undefined,
  expired: { ...flow, expiresAtMs: now },
  oldestFlow: flow,
}

function list(names = Object.keys(records)): Attempt[] {
  return names.map((handle, at) => ({
    name: handle,
    handle,
    value: '',
    startedAt: 1000 - at,
    isApproval: handle.startsWith('approval'),
  }))
}

function createInstance(read: (handle: string) => object | undefined): {
  readonly reads: string[]
  readonly instance: Pick<Instance, 'records' | 'nowMs'>
} {
  const reads: string[] = []
  const pending = {
    read: (handle: string): Promise<unknown> => {
      reads.push(handle)
      const value = read(handle) as StoredAttempt | undefined
      return Promise.resolve(value && { value, raw: '' })
    },
  }
  const instance = { records: { pending }, nowMs: () => now } as never
  return { reads, instance }
}

async function choose(count: number, attempts = list()): Promise<string[]> {
  const { instance } = createInstance((handle) => records[handle])
  return (await chooseForgotten(instance, { attempts, count })).map(({ handle }) => handle)
}

describe('a browser with too many attempts', () => {
  it('forgets them in this order', async () => {
    expect(await choose(12)).toEqual([
      'expired',
      'gone',
      'approvalEnded',
      'neverFinished',
      'locked',
      'hosted',
      'unopened',
      'oldestFlow',
      'beingFinished',
      'decoy',
      'newestFlow',
      'approvalAtWork',
    ])
  })

  it('forgets no more than are too many', async () => {
    expect(await choose(2)).toEqual(['expired', 'gone'])
  })

  it('forgets an approval when there is nothing else', async () => {
    const { instance } = createInstance(() => flow)
    const attempts = list(['approval2', 'approval1'])
    expect((await chooseForgotten(instance, { attempts, count: 1 }))[0]?.handle).toBe('approval1')
  })

  it('while the store is away goes by age, and keeps approvals', async () => {
    const { instance } = createInstance(() => {
      throw new StateUnavailableError('away', { operation: 'read' })
    })
    const chosen = await chooseForgotten(instance, {
      attempts: list(['a', 'b', 'approval']),
      count: 2,
    })
    expect(chosen.map(({ handle }) => handle)).toEqual(['b', 'a'])
  })

  it('reads no more than forty records, however many cookies come', async () => {
    const { reads, instance } = createInstance(() => flow)
    const attempts = list(Array.from({ length: 150 }, (_, at) => `flow${String(at)}`))
    const chosen = await chooseForgotten(instance, { attempts, count: 131 })
    expect(reads).toHaveLength(40)
    expect(chosen).toHaveLength(131)
    expect(chosen.some(({ handle }) => handle === 'flow0')).toBe(false)
  })
})
