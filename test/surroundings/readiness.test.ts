// A readiness probe: the state store reachable, PingOne's keys known; bounded, and never an error of its own.
import express from 'express'
import { describe, expect, test, vi } from 'vitest'
import { memoryStateStore, pingoneMfa, type StateStore } from 'express-pingone-mfa'
import { connectionTo } from '../support/start-app.js'
import { startEmulator } from '../support/start-emulator.js'

const baseUrl = 'http://localhost:3000'

describe('isReady()', () => {
  test('is true when the store answers and the keys are known, and fetches them once', async () => {
    const emulator = await startEmulator({ baseUrls: [baseUrl] })
    const calls: string[] = []
    const mfa = pingoneMfa({
      ...connectionTo(emulator),
      baseUrl,
      fetch: (url, init) => {
        calls.push(new URL(url).pathname.split('/').pop() ?? '')
        return fetch(url, init)
      },
    })
    expect(await Promise.all([mfa.isReady(), mfa.isReady(), mfa.isReady()])).toEqual([
      true,
      true,
      true,
    ])
    expect(await mfa.checkReadiness()).toEqual({
      isReady: true,
      stateStore: 'reachable',
      signingKeys: 'known',
      errors: [],
    })
    expect(calls).toEqual(['openid-configuration', 'jwks'])
    await emulator.close()
    expect(await mfa.isReady()).toBe(true)
  })

  test('is false while PingOne was never reached, asks it every five seconds at most, and recovers', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const emulator = await startEmulator({ baseUrls: [baseUrl] })
    let calls = 0
    let isDown = true
    const mfa = pingoneMfa({
      ...connectionTo(emulator),
      baseUrl,
      fetch: (url, init) => {
        calls += 1
        return isDown ? Promise.reject(new TypeError('fetch failed')) : fetch(url, init)
      },
    })
    expect(await mfa.checkReadiness()).toMatchObject({
      isReady: false,
      stateStore: 'reachable',
      signingKeys: 'unavailable',
      errors: [{ code: 'ERR_PINGONE_UPSTREAM' }],
    })
    const asked = calls
    expect(await Promise.all(Array.from({ length: 50 }, () => mfa.isReady()))).not.toContain(true)
    expect(calls).toBe(asked)
    isDown = false
    vi.setSystemTime(Date.now() + 5001)
    expect(await mfa.isReady()).toBe(true)
    vi.useRealTimers()
    await emulator.close()
  })

  test.each([
    ['fails', () => Promise.reject(new Error('READONLY'))],
    ['never answers', () => new Promise<undefined>(() => undefined)],
  ])('is false, and does not reject, while the state store %s', async (_how, read) => {
    const emulator = await startEmulator({ baseUrls: [baseUrl] })
    const stateStore: StateStore = { ...memoryStateStore(), read }
    const mfa = pingoneMfa({
      ...connectionTo(emulator),
      baseUrl,
      stateStore,
      timeouts: { storeMs: 50 },
    })
    expect(await mfa.checkReadiness()).toMatchObject({
      isReady: false,
      stateStore: 'unavailable',
      signingKeys: 'known',
      errors: [{ code: 'ERR_PINGONE_STATE' }],
    })
    await emulator.close()
  })

  test('stands beside the middleware, which Express takes as before', async () => {
    const emulator = await startEmulator({ baseUrls: [baseUrl] })
    const mfa = pingoneMfa({ ...connectionTo(emulator), baseUrl })
    const app = express()
    app.use(mfa)
    expect(mfa.length).toBe(3)
    expect(mfa.name).toBe('pingoneMfa')
    await emulator.close()
  })
})
