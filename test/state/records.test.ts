// Typed records: what is read is parsed, what is not understood is absent, and an id never leaves its kind.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryStateStore } from '../../src/state/memory-store.js'
import { randomId } from '../../src/state/random-id.js'
import { createRecordKind, type RecordKind } from '../../src/state/records.js'
import type { StateStore } from '../../src/state/state-store.js'

interface Note {
  readonly text: string
}

function parseNote(value: unknown): Note | undefined {
  return isNote(value) ? { ...value } : undefined
}

function isNote(value: unknown): value is Note {
  return (
    typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'
  )
}

function createNotes(store: StateStore, version = 1): RecordKind<Note> {
  return createRecordKind({ store, kind: 'note', version, parse: parseNote })
}

const id = 'abcdefgh_-012345'
const minute = 60_000
const newer = '{"v":2,"value":{"text":"of a newer version"}}'

describe('a record', () => {
  it('is read as it was created', async () => {
    const notes = createNotes(memoryStateStore())
    const created = await notes.create(id, { value: { text: 'a' }, ttlMs: minute })
    expect(created.value).toEqual({ text: 'a' })
    expect(await notes.read(id)).toEqual(created)
  })

  it('is written as JSON with its version, under its kind', async () => {
    const store = memoryStateStore()
    await createNotes(store, 3).create(id, { value: { text: 'a' }, ttlMs: minute })
    expect(await store.read(`note:${id}`)).toBe('{"v":3,"value":{"text":"a"}}')
  })

  it('is not created twice', async () => {
    const notes = createNotes(memoryStateStore())
    await notes.create(id, { value: { text: 'first' }, ttlMs: minute })
    await expect(
      notes.create(id, { value: { text: 'second' }, ttlMs: minute }),
    ).rejects.toMatchObject({
      code: 'ERR_PINGONE_STATE',
      operation: 'create',
      message: 'A "note" record with this id exists already',
    })
    expect(await notes.createIfAbsent(id, { value: { text: 'third' }, ttlMs: minute })).toBe(false)
    expect((await notes.read(id))?.value).toEqual({ text: 'first' })
  })

  it('is changed by one of 50 who read the same', async () => {
    const notes = createNotes(memoryStateStore())
    const current = await notes.create(id, { value: { text: 'idle' }, ttlMs: minute })
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        notes.replace(id, { current, next: { text: `${n}` }, ttlMs: minute }),
      ),
    )
    const winners = outcomes.filter((outcome) => outcome !== undefined)
    expect(winners).toHaveLength(1)
    expect(await notes.read(id)).toEqual(winners[0])
  })

  it('is changed again from what the last change returned', async () => {
    const notes = createNotes(memoryStateStore())
    const first = await notes.create(id, { value: { text: 'a' }, ttlMs: minute })
    const second = await notes.replace(id, { current: first, next: { text: 'b' }, ttlMs: minute })
    expect(
      second && (await notes.replace(id, { current: second, next: { text: 'c' }, ttlMs: minute })),
    ).toBeDefined()
    expect(
      await notes.replace(id, { current: first, next: { text: 'd' }, ttlMs: minute }),
    ).toBeUndefined()
  })

  it('is taken by one of 50', async () => {
    const notes = createNotes(memoryStateStore())
    await notes.create(id, { value: { text: 'a' }, ttlMs: minute })
    const taken = await Promise.all(Array.from({ length: 50 }, () => notes.take(id)))
    const got = taken.filter((note) => note !== undefined)
    expect(got.map(({ value }) => value)).toEqual([{ text: 'a' }])
  })

  it.each([0, -5, 0.2])('lives for a moment when its time is %s ms', async (ttlMs) => {
    let now = 0
    const notes = createNotes(memoryStateStore({ nowMs: () => now }))
    await notes.create(id, { value: { text: 'a' }, ttlMs })
    now = 1
    expect(await notes.read(id)).toBeUndefined()
  })
})

describe('a change', () => {
  const append = (text: string) => (note: Note | undefined) => ({
    value: { text: `${note?.text ?? ''}${text}` },
    ttlMs: minute,
  })

  it('begins with nothing where nothing is, or nothing that is understood', async () => {
    const store = memoryStateStore()
    const notes = createNotes(store)
    await notes.change(id, append('a'))
    await notes.change(id, append('b'))
    expect((await notes.read(id))?.value).toEqual({ text: 'ab' })
    const other = randomId()
    await store.create(`note:${other}`, newer, minute)
    await notes.change(other, append('c'))
    expect((await notes.read(other))?.value).toEqual({ text: 'c' })
  })

  it('is made from what others left, however many come at once', async () => {
    const notes = createNotes(memoryStateStore())
    await Promise.all(['a', 'b', 'c', 'd'].map((text) => notes.change(id, append(text))))
    const { text } = (await notes.read(id))?.value ?? { text: '' }
    expect(Array.from(text).sort()).toEqual(['a', 'b', 'c', 'd'])
  })

  it('is not made when its function throws', async () => {
    const notes = createNotes(memoryStateStore())
    const refused = notes.change(id, () => {
      throw new RangeError('full')
    })
    await expect(refused).rejects.toThrow(new RangeError('full'))
    expect(await notes.look(id)).toBeUndefined()
  })

  it('gives up when somebody comes between each time', async () => {
    const memory = memoryStateStore()
    const notes = createNotes({ ...memory, replace: () => Promise.resolve(false) })
    await notes.create(id, { value: { text: 'a' }, ttlMs: minute })
    await expect(notes.change(id, append('b'))).rejects.toMatchObject({
      code: 'ERR_PINGONE_STATE',
      operation: 'replace',
      message: 'A "note" record changed too often',
    })
    expect((await notes.read(id))?.value).toEqual({ text: 'a' })
  })
})

describe('a value that is not a record of this kind and version', () => {
  it.each([
    ['not JSON', 'garbage'],
    ['half of a record', '{"v":1,"value":{"text":'],
    ['JSON null', 'null'],
    ['JSON text', '"text"'],
    ['an array', '[1,{"text":"a"}]'],
    ['without version', '{"value":{"text":"a"}}'],
    ['of a newer version', '{"v":2,"value":{"text":"a"}}'],
    ['of a version as text', '{"v":"1","value":{"text":"a"}}'],
    ['without value', '{"v":1}'],
    ['of another kind', '{"v":1,"value":{"sub":"a"}}'],
    ['from another app', '{"cookie":{"originalMaxAge":1},"passport":{"user":1}}'],
    ['longer than 256 KiB', JSON.stringify({ v: 1, value: { text: 'x'.repeat(262_144) } })],
    ['nested 100,000 deep', `{"v":1,"value":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('is absent and stays where it is: %s', async (_name, raw) => {
    const store = memoryStateStore()
    await store.create(`note:${id}`, raw, minute)
    expect(await createNotes(store).read(id)).toBeUndefined()
    expect(await store.read(`note:${id}`)).toBe(raw)
    expect(
      await createNotes(store).createIfAbsent(id, { value: { text: 'b' }, ttlMs: minute }),
    ).toBe(false)
  })

  it('is told from one that is not there, and can be replaced as it was', async () => {
    const store = memoryStateStore()
    const notes = createNotes(store)
    expect(await notes.look(id)).toBeUndefined()
    await store.create(`note:${id}`, newer, minute)
    const found = await notes.look(id)
    expect(found).toEqual({ value: undefined, raw: newer })
    expect(
      found && (await notes.replace(id, { current: found, next: { text: 'b' }, ttlMs: minute })),
    ).toBeDefined()
    expect((await notes.look(id))?.value).toEqual({ text: 'b' })
    expect(
      found && (await notes.replace(id, { current: found, next: { text: 'c' }, ttlMs: minute })),
    ).toBeUndefined()
  })

  it('is gone once it is taken, and was there', async () => {
    const store = memoryStateStore()
    await store.create(`note:${id}`, newer, minute)
    expect(await createNotes(store).take(id)).toEqual({ value: undefined, raw: newer })
    expect(await store.read(`note:${id}`)).toBeUndefined()
    expect(await createNotes(store).take(id)).toBeUndefined()
  })

  it('gives way to a new one, which does not give way to the next', async () => {
    const store = memoryStateStore()
    const notes = createNotes(store)
    await store.create(`note:${id}`, newer, minute)
    expect(await notes.createUnlessReadable(id, { value: { text: 'first' }, ttlMs: minute })).toBe(
      true,
    )
    expect(await notes.createUnlessReadable(id, { value: { text: 'second' }, ttlMs: minute })).toBe(
      false,
    )
    expect((await notes.read(id))?.value).toEqual({ text: 'first' })
  })

  it('gives way to one of 50 who come at once', async () => {
    const store = memoryStateStore()
    const notes = createNotes(store)
    await store.create(`note:${id}`, newer, minute)
    const written = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        notes.createUnlessReadable(id, { value: { text: `${n}` }, ttlMs: minute }),
      ),
    )
    expect(written.filter(Boolean)).toHaveLength(1)
  })

  it('is told of each time it is met, and what is understood or absent is not', async () => {
    const store = memoryStateStore()
    let told = 0
    const notes = createRecordKind({
      store,
      kind: 'note',
      version: 1,
      parse: parseNote,
      onUnreadable: () => (told += 1),
    })
    await notes.read(id)
    await notes.create(id, { value: { text: 'a' }, ttlMs: minute })
    await notes.read(id)
    await notes.take(id)
    expect(told).toBe(0)
    await store.create(`note:${id}`, newer, minute)
    await notes.read(id)
    await notes.look(id)
    await notes.take(id)
    expect(told).toBe(3)
  })

  it('is absent when the parser throws', async () => {
    const store = memoryStateStore()
    await createNotes(store).create(id, { value: { text: 'a' }, ttlMs: minute })
    const broken = createRecordKind<Note>({
      store,
      kind: 'note',
      version: 1,
      parse: () => {
        throw new Error('not a note')
      },
    })
    expect(await broken.read(id)).toBeUndefined()
  })

  it('does not give an object another prototype', async () => {
    const store = memoryStateStore()
    const raw =
      '{"v":1,"value":{"text":"a","__proto__":{"admin":true},"\\u005f_proto__":{"admin":true}}}'
    await store.create(`note:${id}`, raw, minute)
    const note = (await createNotes(store).read(id))?.value
    expect(note).toEqual({ text: 'a' })
    expect(Object.keys(note ?? {})).toEqual(['text'])
    expect(Object.assign({}, note)).not.toHaveProperty('admin')
  })
})

describe('an id', () => {
  const malformed = [
    '',
    'short',
    'x'.repeat(129),
    'abcdefgh:01234567',
    'abcdefgh 0123456',
    `${id}\n`,
  ]

  it.each([...malformed, '../../signon:abcdef', 'abcdefgh\u0000abcdefgh', 'äbcdefghijklmnop'])(
    'that is malformed finds nothing and does not reach the store: %j',
    async (bad) => {
      const calls: string[] = []
      const refuse = (key: string) => {
        calls.push(key)
        return Promise.reject(new Error('reached'))
      }
      const notes = createNotes({ create: refuse, read: refuse, replace: refuse, take: refuse })
      expect(await notes.read(bad)).toBeUndefined()
      expect(await notes.take(bad)).toBeUndefined()
      const misuse = new TypeError('The id of a "note" record is malformed')
      await expect(notes.create(bad, { value: { text: 'a' }, ttlMs: minute })).rejects.toThrow(
        misuse,
      )
      const current = { value: { text: 'a' }, raw: '{}' }
      await expect(
        notes.replace(bad, { current, next: { text: 'b' }, ttlMs: minute }),
      ).rejects.toThrow(misuse)
      expect(calls).toEqual([])
    },
  )

  it('never reaches a key outside its kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (any) => {
        const keys: string[] = []
        const remember = (key: string) => {
          keys.push(key)
          return Promise.resolve(undefined)
        }
        const notes = createNotes({ ...memoryStateStore(), read: remember, take: remember })
        await notes.read(any)
        await notes.take(any)
        for (const key of keys) expect(key).toMatch(/^note:[A-Za-z0-9_-]{16,128}$/)
      }),
    )
  })

  it('is made of 32 random bytes', () => {
    const ids = new Set(Array.from({ length: 1000 }, () => randomId()))
    expect(ids.size).toBe(1000)
    for (const one of ids) expect(one).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(randomId(16)).toMatch(/^[A-Za-z0-9_-]{22}$/)
  })
})

describe('a record that is too large', () => {
  it('is refused and changes nothing', async () => {
    const notes = createNotes(memoryStateStore())
    const current = await notes.create(id, { value: { text: 'a' }, ttlMs: minute })
    const large = { text: 'ä'.repeat(140_000) }
    const message = 'A record may be at most 262144 bytes long'
    await expect(notes.create(randomId(), { value: large, ttlMs: minute })).rejects.toMatchObject({
      code: 'ERR_PINGONE_STATE',
      operation: 'create',
      message,
    })
    await expect(notes.replace(id, { current, next: large, ttlMs: minute })).rejects.toMatchObject({
      code: 'ERR_PINGONE_STATE',
      operation: 'replace',
      message,
    })
    expect(await notes.read(id)).toEqual(current)
  })
})
