// A question on a phone, as the page sees it: until when it is waited for, and which number is to be chosen. Pure.
/** The last question of an attempt; one that looks like it where nobody is asked. */
export interface Question {
  /** Epoch milliseconds: by then the phone has answered, or nobody has. */
  readonly endsAtMs: number
  /** What is to be chosen on the phone. */
  readonly number?: string
  /** How many questions this attempt has led to. */
  readonly count: number
}

/** What a question depends on beside the record. */
export interface QuestionSettings {
  readonly nowMs: number
  readonly pushTimeoutSeconds: number
}

/** What of an attempt a question is in. */
interface Asking {
  readonly question?: Question
  readonly readAtMs?: number
  readonly expiresAtMs: number
}

/** The attempt with a question that begins now. */
export function askQuestion<P extends Asking>(
  pending: P,
  {
    number,
    settings,
  }: { readonly number: string | undefined; readonly settings: QuestionSettings },
): P {
  const { nowMs, pushTimeoutSeconds } = settings
  return {
    ...pending,
    question: {
      endsAtMs: Math.min(nowMs + pushTimeoutSeconds * 1000, pending.expiresAtMs),
      count: (pending.question?.count ?? 0) + 1,
      ...(number !== undefined && { number }),
    },
    readAtMs: nowMs,
  }
}

/** The question of an attempt that waits; of one that another version began, no end is known but the attempt's. */
export function findQuestion({ question, expiresAtMs }: Asking): Question {
  return question ?? { endsAtMs: expiresAtMs, count: 1 }
}

/** True for what is stored of a question. */
export function isQuestionOrAbsent(value: unknown): boolean {
  if (value === undefined) return true
  if (typeof value !== 'object' || value === null) return false
  const { endsAtMs, number, count }: { endsAtMs?: unknown; number?: unknown; count?: unknown } =
    value
  return (
    typeof endsAtMs === 'number' &&
    typeof count === 'number' &&
    (number === undefined || typeof number === 'string')
  )
}
