// A session store with a time limit: what stalls or fails becomes a 503, and nobody waits for ever.
import { boundSessionStore } from 'express-pingone-mfa/session-store'
import session from 'express-session'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent } from '../../support/browser.js'
import { FaultySessionStore } from '../../support/faulty-session-store.js'
import { signOn } from '../../support/sign-on.js'
import { startApp, type TestApp } from '../../support/start-app.js'

let app: TestApp | undefined
afterEach(() => app?.close())

async function start(): Promise<{ store: FaultySessionStore; app: TestApp; agent: Agent }> {
  const store = new FaultySessionStore()
  app = await startApp({ session: { store: boundSessionStore(store, { timeoutMs: 100 }) } })
  const agent = createAgent(app.baseUrl)
  await signOn(agent, { emulator: app.emulator, username: 'maya' })
  return { store, app, agent }
}

describe('a store with a time limit', () => {
  it.each([
    ['hang', 'did not answer in 100 ms (get)'],
    ['fail', 'failed (get)'],
  ] as const)('that has a store which does %s hands on a 503', async (fault, message) => {
    const { store, app: running, agent } = await start()
    store.faults.set('get', fault)
    await agent.get('/account')
    store.faults.clear()
    expect(running.errors).toMatchObject([{ code: 'ERR_PINGONE_STATE', status: 503 }])
    expect(String(running.errors[0])).toContain(message)
    expect((await agent.get('/account')).status).toBe(200)
  })

  it('changes nothing while the store is well', async () => {
    const { agent } = await start()
    expect((await agent.get('/account')).json).toMatchObject({
      user: { preferred_username: 'maya' },
    })
  })

  it('passes on that the store is gone and back', async () => {
    const { store, agent } = await start()
    store.emit('disconnect')
    const gone = await agent.get('/account')
    store.emit('connect')
    expect([gone.status, (await agent.get('/account')).status]).toEqual([503, 200])
  })

  it('has touch only when the store has it', () => {
    const without = new FaultySessionStore()
    Reflect.set(without, 'touch', undefined)
    expect(Reflect.get(boundSessionStore(without), 'touch')).toBeUndefined()
    expect(Reflect.get(boundSessionStore(new session.MemoryStore()), 'touch')).toBeTypeOf(
      'function',
    )
  })
})

describe('boundSessionStore', () => {
  it.each([
    [
      () => boundSessionStore(JSON.parse('{}') as session.Store),
      'store must be an express-session store',
    ],
    [() => boundSessionStore(new session.MemoryStore(), { timeoutMs: 0 }), 'timeoutMs must be'],
    [() => boundSessionStore(new session.MemoryStore(), { timeoutMs: 1.5 }), 'timeoutMs must be'],
  ])('names a wrong argument: %#', (make, message) => {
    expect(make).toThrow(TypeError)
    expect(make).toThrow(message)
  })
})
