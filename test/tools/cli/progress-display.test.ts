// Steps at work: a line that turns on a screen, plain lines elsewhere.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createProgressDisplay } from '../../../src/tools/cli/progress-display.js'
import { createFakeTerminal } from './support/fake-terminal.js'

const step = { title: 'application "x"', index: 3, total: 17 }
const end = { ...step, sign: '✓', word: 'created', elapsedMs: 412 } as const

describe('on a screen', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('the line of the step at work turns, and becomes its result', () => {
    const terminal = createFakeTerminal({ canRedraw: true })
    const display = createProgressDisplay(terminal)
    display.start(step)
    vi.advanceTimersByTime(80)
    display.end(end)
    vi.advanceTimersByTime(800)
    display.close()
    expect(terminal.drawn).toEqual(['⠋ [ 3/17] application "x"', '⠙ [ 3/17] application "x"', ''])
    expect(terminal.printed).toEqual(['✓ application "x" created 0.4 s'])
  })

  it('a note stands behind the step, and goes with it', () => {
    const terminal = createFakeTerminal({ canRedraw: true })
    const display = createProgressDisplay(terminal)
    display.start(step)
    display.note('PingOne asks to wait')
    display.start({ ...step, title: 'grant', index: 4 })
    display.close()
    expect(terminal.drawn.slice(1)).toEqual([
      '⠋ [ 3/17] application "x": PingOne asks to wait',
      '⠋ [ 4/17] grant',
      '',
    ])
  })

  it('never wraps, and shows what is hidden', () => {
    const terminal = createFakeTerminal({ canRedraw: true, columns: 20 })
    const display = createProgressDisplay(terminal)
    display.start({ ...step, title: 'a\u001b[2K long title' })
    display.close()
    expect(terminal.drawn[0]).toBe('⠋ [ 3/17] a\\u{1b}[…')
    expect(terminal.drawn[0]).toHaveLength(19)
  })
})

describe('elsewhere', () => {
  it('every step is one line at its end', () => {
    const terminal = createFakeTerminal()
    const display = createProgressDisplay(terminal)
    display.start(step)
    display.note('PingOne asks to wait 3 s')
    display.end(end)
    display.end({ ...end, index: 12, sign: '=', word: 'unchanged', elapsedMs: 0 })
    display.close()
    expect(terminal.printed).toEqual([
      '        PingOne asks to wait 3 s',
      '[ 3/17] application "x" created 0.4 s',
      '[12/17] application "x" unchanged 0.0 s',
    ])
    expect(terminal.drawn).toEqual([])
  })
})
