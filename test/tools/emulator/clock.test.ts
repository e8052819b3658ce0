// The emulator's clock: it runs, and can be moved.
import { describe, expect, it } from 'vitest'
import { createClock } from '../../../src/tools/emulator/clock.js'

describe('the clock', () => {
  it('starts at real time', () => {
    const before = Date.now()
    const now = createClock().now()
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
  })

  it('adds up what it is advanced by, back as well as forward', () => {
    const clock = createClock()
    clock.advance(60_000)
    clock.advance(-10_000)
    const aheadMs = clock.now() - Date.now()
    expect(aheadMs).toBeGreaterThan(49_000)
    expect(aheadMs).toBeLessThan(51_000)
  })

  it('can be set to a moment, and back to real time', () => {
    const clock = createClock()
    const moment = Date.parse('2030-01-02T03:04:05Z')
    clock.set(moment)
    expect(clock.now() - moment).toBeLessThan(1_000)
    clock.reset()
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000)
  })

  it.each([NaN, -1, Infinity, 9e15])('refuses %s, which is no date', (moment) => {
    const clock = createClock()
    expect(() => clock.set(moment)).toThrow(
      new TypeError('The clock can only be set to a moment between 1970 and the year 275760.'),
    )
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000)
  })
})
