// The clock is compared with fresh answers, and never accused of what the network did.
import { describe, expect, it } from 'vitest'
import {
  createClockWatch,
  type ClockFact,
} from '../../../../src/tools/provisioning/doctor/clock-watch.js'

const noon = Date.parse('2026-11-22T12:00:00.000Z')

const get = {
  method: 'GET',
  headers: {},
  redirect: 'manual',
  signal: AbortSignal.timeout(60_000),
} as const

/** A server whose clock says noon, an answer that takes `tookMs`, and our clock `aheadMs` ahead. */
async function watchOnce(
  aheadMs: number,
  tookMs = 0,
  date: string | null = 'noon',
): Promise<ClockFact | undefined> {
  let ours = noon + 500 + aheadMs - tookMs / 2
  const watch = createClockWatch(
    () => {
      ours += tookMs
      const value = date === 'noon' ? new Date(noon).toUTCString() : date
      return Promise.resolve(new Response('', value === null ? {} : { headers: { date: value } }))
    },
    () => ours,
  )
  await watch.fetch('https://auth.pingone.com/', get)
  return watch.read()
}

describe('the clock watch', () => {
  it.each([
    [0, 0],
    [400, 0],
    [-400, 0],
    [31_000, 31],
    [-45_700, -45],
    [90_400, 90],
  ])('%d ms ahead are %d seconds: the date of an answer has no fractions', async (ms, seconds) => {
    expect(await watchOnce(ms)).toEqual({ aheadSeconds: seconds })
  })

  it('a slow answer is not a wrong clock', async () => {
    expect(await watchOnce(0, 9000)).toEqual({ aheadSeconds: 0 })
    expect(await watchOnce(4000, 9000)).toEqual({ aheadSeconds: 0 })
  })

  it.each([null, 'yesterday'])('an answer with the date %s tells nothing', async (date) => {
    expect(await watchOnce(90_000, 0, date)).toBeUndefined()
  })

  it('an answer to a POST counts more than one that a cache may have kept', async () => {
    const dates = [noon - 3_600_000, noon, noon - 3_600_000]
    const watch = createClockWatch(
      () => {
        const date = new Date(dates.shift() ?? noon).toUTCString()
        return Promise.resolve(new Response('', { headers: { date } }))
      },
      () => noon + 500,
    )

    await watch.fetch('https://auth.pingone.com/keys', get)
    expect(watch.read()).toEqual({ aheadSeconds: 3600 })
    await watch.fetch('https://auth.pingone.com/token', { ...get, method: 'POST' })
    expect(watch.read()).toEqual({ aheadSeconds: 0 })
    await watch.fetch('https://auth.pingone.com/keys', get)
    expect(watch.read()).toEqual({ aheadSeconds: 0 })
  })
})
