// What a command needs of the terminal it runs in, and the error that means "wrong words".

/** Where a command writes, and what ends it. */
export interface Terminal {
  /** Writes lines to standard output. */
  print(text: string): void
  /** Writes lines to standard error. */
  warn(text: string): void
  /** Settles when the person or the system wants the command to end. */
  untilStopped(): Promise<unknown>
}

/** The words are wrong: the message says which, and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError' as const
}
