// A request at hand in one process, and the sign-off in another: what it was to do is not done.
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { approveAsApi, readRecord, transfer } from '../support/approval.js'
import type { Agent, Page } from '../support/browser.js'
import { startConfirmedApp, type ConfirmedApp } from '../support/confirmed-app.js'
import { findRedis } from '../support/redis.js'
import { readMessages } from '../support/start-emulator.js'
import { twinOf } from '../support/twin.js'

const redis = await findRedis()
const [first, second] = [0, 1] as const

describe.skipIf(redis === undefined)('a sign-off in another process', { timeout: 60_000 }, () => {
  let app: ConfirmedApp
  let agent: Agent

  beforeAll(async () => {
    app = await startConfirmedApp({ redisUrl: redis?.url ?? '', count: 2, seed: 1 })
  })
  afterAll(async () => {
    expect(app.processes.unhandled).toEqual([])
    await app.close()
  })
  beforeEach(async () => {
    await app.freshen()
    app.only()
    agent = await app.signOn('maya')
  })

  /** Sends the transfer to the first process, and signs off at the second one before its details are read. */
  async function signOffMeanwhile(
    headers: Readonly<Record<string, string>>,
    waitMs: number,
  ): Promise<Page> {
    const details = app.ledger.hold('details')
    app.only(first)
    const sent = agent.api('/pay', {
      method: 'POST',
      body: transfer,
      headers: { ...headers, 'x-come-to': 'details' },
    })
    await details.arrived
    app.only(second)
    const tab = twinOf(agent)
    expect((await tab.submit(await tab.get('/logout'), { button: 'continue' })).status).toBe(303)
    await wait(waitMs)
    app.only()
    details.letGo()
    return sent
  }

  it('leaves nothing of an approved request to be executed, at whatever time it comes', async () => {
    const id = await approveAsApi(agent, { emulator: app.emulator, username: 'maya' })
    const answer = await signOffMeanwhile({ approval: id }, 0)
    expect(answer.status).toBe(401)
    expect(app.ledger.entries).toEqual([])
    const status = (await readRecord(await app.signOn('maya'), id)).status
    expect(['failed', 'approved']).toContain(status)
  })

  it('lets no approval be asked for by a request that began a second before', async () => {
    const answer = await signOffMeanwhile({}, 1100)
    expect([answer.status, answer.json]).toMatchObject([401, { code: 'ERR_PINGONE_AUTH_REQUIRED' }])
    // The one of the sign-on itself.
    expect(await readMessages(app.emulator, { username: 'maya' })).toHaveLength(1)
  })
})
