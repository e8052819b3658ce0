// A promise that has to answer in time: what it answers, or the error of whoever waited too long.

/** How long to wait, and what to say after that. */
export interface TimeLimit {
  /** Longest time for the answer, in milliseconds. */
  readonly ms: number
  /** Makes the error of an answer that did not come in time. */
  readonly late: () => Error
}

/**
 * Answers as `work` does, or rejects with `late()` after `ms`. The work itself goes on; what becomes of it is dropped.
 */
export function withinTime<T>(work: Promise<T>, { ms, late }: TimeLimit): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), ms)
    void work.then(resolve, reject).then(() => clearTimeout(timer))
  })
}
