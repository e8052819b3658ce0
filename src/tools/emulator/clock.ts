// The emulator's clock: real time, moved by an offset that tests and people may set.

/** What the emulator takes for the present: every lifetime in it is measured against this. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Moves the clock forward, or back with a negative number, and lets it run on from there. */
  advance(milliseconds: number): void
  /** Sets the clock to a moment and lets it run on from there. */
  set(epochMs: number): void
  /** Back to real time. */
  reset(): void
}

/** The farthest moment a JavaScript Date can hold. */
const latestEpochMs = 8.64e15

/** Makes a clock that starts at real time and never stands still. */
export function createClock(): Clock {
  let offsetMs = 0

  function moveTo(epochMs: number): void {
    if (!Number.isFinite(epochMs) || epochMs < 0 || epochMs > latestEpochMs) {
      throw new TypeError('The clock can only be set to a moment between 1970 and the year 275760.')
    }
    offsetMs = epochMs - Date.now()
  }

  return {
    now: () => Date.now() + offsetMs,
    advance: (milliseconds) => moveTo(Date.now() + offsetMs + milliseconds),
    set: moveTo,
    reset: () => {
      offsetMs = 0
    },
  }
}
