// The last press that a limit lets through, sent twice to two processes: both land on the page of one attempt.
import { memoryStateStore, type StateStore } from 'express-pingone-mfa'
import { afterEach, expect, it, vi } from 'vitest'
import { createAgent } from '../support/browser.js'
import { startEdge } from '../support/edge.js'
import { limitedBy } from '../support/limits.js'
import { countCalls } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { startEmulator } from '../support/start-emulator.js'
import { twinOf } from '../support/twin.js'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A store for two processes: the first record of an attempt is not written before `open` is called. */
function gateStore(): { store: StateStore; waits: () => boolean; open: () => void } {
  const inner = memoryStateStore()
  let open: () => void = () => undefined
  let waits = false
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const store: StateStore = {
    create: async (key, value, ttlMs) => {
      if (key.startsWith('pending:') && !waits) {
        waits = true
        await gate
      }
      return inner.create(key, value, ttlMs)
    },
    read: (key) => inner.read(key),
    replace: (key, expected, next, ttlMs) => inner.replace(key, expected, next, ttlMs),
    take: (key) => inner.take(key),
  }
  return { store, waits: () => waits, open: () => open() }
}

it('is paid once, and neither press is refused', async () => {
  const edge = await startEdge()
  closing.push(() => edge.close())
  const emulator = await startEmulator({ baseUrls: [edge.url] })
  closing.push(() => emulator.close())
  const { store, waits, open } = gateStore()
  // The second process looks for the attempt once its own reservation was refused: then the first one's appears.
  let looks = 0
  const second: StateStore = {
    ...store,
    read: async (key) => {
      const raw = await store.read(key)
      if (key.startsWith('pending:') && (looks += 1) === 2) open()
      return raw
    },
  }
  const options = { throttle: limitedBy({ 'message-pair': 1 }), timeouts: { storeMs: 20_000 } }
  const start = async (stateStore: StateStore): Promise<TestApp> => {
    const app = await startApp({ emulator, baseUrl: edge.url, stateStore, options })
    closing.push(() => app.close())
    return app
  }
  const [one, other] = [await start(store), await start(second)]
  edge.pointTo(one.port)
  const agent = createAgent(edge.url)
  const page = await agent.get('/login')
  const press = { button: 'continue', fields: { username: 'maya' } }
  const first = twinOf(agent).submit(page, press)
  await vi.waitFor(() => expect(waits()).toBe(true), 10_000)
  edge.pointTo(other.port)
  const answers = [await agent.submit(page, press), await first]
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(new Set(answers.map(({ locationPath }) => locationPath)).size).toBe(1)
  expect(await countCalls(emulator)).toMatchObject({ authorize: 1, 'user.lookup': 1 })
  // The point is spent: whoever comes now is refused.
  const late = await createAgent(edge.url).get('/login')
  expect((await createAgent(edge.url).submit(late, press)).status).not.toBe(303)
  const stranger = createAgent(edge.url)
  const fresh = await stranger.get('/login')
  expect((await stranger.submit(fresh, press)).status).toBe(429)
})
