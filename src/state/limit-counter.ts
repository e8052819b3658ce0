// The contract of a counter behind one limit: points of a fixed window, one count a key.

/** Counts points a key within a fixed window; every method is atomic. */
export interface LimitCounter {
  /** Adds the points if they fit. Refused: adds nothing and says how long the window still lasts. */
  consume(key: string, points: number): Promise<Consumption>
  /** Takes points off again, never below zero and without making the window longer. */
  giveBack(key: string, points: number): Promise<void>
  /** Points consumed in the window that runs now. */
  consumed(key: string): Promise<number>
  /** Forgets the key. */
  clear(key: string): Promise<void>
}

/** What became of a `consume`. */
export type Consumption =
  { readonly granted: true } | { readonly granted: false; readonly retryAfterMs: number }
