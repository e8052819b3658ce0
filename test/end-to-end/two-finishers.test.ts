// Two requests finish one attempt, and both stand before the record at the same moment: one token request, one result.
import { memoryStateStore, type StateStore } from 'express-pingone-mfa'
import { afterEach, expect, it } from 'vitest'
import { createAgent, type Agent } from '../support/browser.js'
import { countCalls } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readOtp } from '../support/start-emulator.js'

let app: TestApp
afterEach(() => app.close())

/** Writes over an attempt wait until two are there: neither can win before the other has read the record too. */
function meetAtClaim(inner: StateStore): { readonly store: StateStore; arm(): void } {
  let waiting: (() => void)[] | undefined
  return {
    arm() {
      waiting = []
    },
    store: {
      create: (key, value, ttlMs) => inner.create(key, value, ttlMs),
      read: (key) => inner.read(key),
      take: (key) => inner.take(key),
      async replace(key, expected, next, ttlMs) {
        if (waiting !== undefined && key.includes('pending:')) {
          const gathered = waiting
          const opened = new Promise<void>((resolve) => gathered.push(resolve))
          if (gathered.length === 2) {
            waiting = undefined
            for (const open of gathered) open()
          }
          await opened
        }
        return inner.replace(key, expected, next, ttlMs)
      },
    },
  }
}

async function reachCallback(agent: Agent): Promise<string> {
  const start = await agent.get('/account', { follow: true })
  const otpPage = await agent.submit(start, { fields: { username: 'maya' }, follow: true })
  const otp = await readOtp(app.emulator, { username: 'maya' })
  let page = await agent.submit(otpPage, { fields: { otp } })
  while (page.location?.startsWith(app.baseUrl) === false) page = await agent.get(page.location)
  return page.location ?? ''
}

it('two finishers of a hosted sign-on make one token request, and land on its one result', async () => {
  const gate = meetAtClaim(memoryStateStore())
  app = await startApp({
    application: 'hosted',
    stateStore: gate.store,
    options: { signOn: 'hosted' },
  })
  const agent = createAgent(app.baseUrl, { origins: [app.emulator.url] })
  const url = await reachCallback(agent)
  await controlEmulator(app.emulator, 'requests', {}, 'DELETE')
  gate.arm()
  const landed = await Promise.all([agent.get(url), agent.get(url)])
  expect(landed.map(({ status, location }) => [status, location])).toEqual([
    [303, `${app.baseUrl}/account`],
    [303, `${app.baseUrl}/account`],
  ])
  expect((await countCalls(app.emulator))['token']).toBe(1)
  expect((await agent.get('/')).json).toEqual({ state: 'signed-on' })
})
