// What a command needs of the terminal it runs in, and the error that means "wrong words".

/** Where a command reads and writes, and what ends it. */
export interface Terminal {
  /** Writes lines to standard output; a drawn line is taken away first. */
  print(text: string): void
  /** Writes lines to standard error; a drawn line is taken away first. */
  warn(text: string): void
  /** Draws one line in place of the last drawn one; `''` takes it away. Nothing when `canRedraw` is false. */
  draw(line: string): void
  /** Settles when the person or the system wants the command to end; the next wish ends it at once. */
  untilStopped(): Promise<unknown>
  /** Asks the person; `undefined` when there is no answer. */
  ask(question: string): Promise<string | undefined>
  /** Whether somebody is there to be asked. */
  readonly isInteractive: boolean
  /** Whether a line can be drawn anew. */
  readonly canRedraw: boolean
  readonly hasColour: boolean
  /** Characters in a line. */
  readonly columns: number
  /** The variables of the process. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** The words are wrong: the message says which, and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError' as const
}
