// Three-valued: a condition is true, false, or hangs on a question that nobody has answered yet.
import type { Condition, ContainsLeaf, EqualsLeaf, Leaf } from './condition.js'

/** A question whose answer differs from sign-on to sign-on. */
export interface Question {
  /** The same for questions that always have the same answer. */
  readonly key: string
  readonly leaf: Leaf | { readonly kind: 'bypass' }
  /** Ages are those of one moment: answers are compared among them only. */
  readonly moment: number
}

/** Answers that are supposed for the time being. */
export type Answers = ReadonlyMap<string, { readonly question: Question; readonly is: boolean }>

/** The truth of a condition, or the first question it hangs on. */
export type Truth = boolean | Question

/** Evaluates a condition; `look` answers its leaves. */
export function evaluate(condition: Condition, look: (leaf: Leaf) => Truth): Truth {
  switch (condition.kind) {
    case 'all':
      return combine(condition.parts, { ends: false, look })
    case 'any':
      return combine(condition.parts, { ends: true, look })
    case 'not': {
      const truth = evaluate(condition.part, look)
      return typeof truth === 'boolean' ? !truth : truth
    }
    default:
      return look(condition)
  }
}

/** One part that `ends` it decides, whatever the others are. */
function combine(
  parts: readonly Condition[],
  { ends, look }: { readonly ends: boolean; readonly look: (leaf: Leaf) => Truth },
): Truth {
  const truths = parts.map((part) => evaluate(part, look))
  if (truths.includes(ends)) return ends
  return truths.find((truth) => typeof truth !== 'boolean') ?? !ends
}

/** The answer to a question: as supposed, or as it follows from other answers; else the question itself. */
export function answer(question: Question, answers: Answers): Truth {
  const known = answers.get(question.key)
  if (known !== undefined) return known.is
  for (const other of answers.values()) {
    const truth = follow(question, { other: other.question, is: other.is })
    if (truth !== undefined) return truth
  }
  return question
}

/** What the answer to one question says of another; `undefined`: nothing. */
function follow(
  question: Question,
  { other, is }: { readonly other: Question; readonly is: boolean },
): boolean | undefined {
  const [leaf, known] = [question.leaf, other.leaf]
  if (leaf.kind === 'age' && known.kind === 'age') {
    if (leaf.authenticator !== known.authenticator || question.moment !== other.moment) return
    if (is && leaf.seconds <= known.seconds) return true
    return !is && leaf.seconds >= known.seconds ? false : undefined
  }
  if (leaf.kind !== 'equals' && leaf.kind !== 'contains') return undefined
  if (known.kind !== 'equals' && known.kind !== 'contains') return undefined
  if (leaf.variable !== known.variable || !hasOneValue(leaf.variable)) return undefined
  return followValue(leaf, { known, is })
}

type ValueLeaf = EqualsLeaf | ContainsLeaf

/** Other attributes may have several values, of which each is compared. */
const singleValued: ReadonlySet<string> = new Set([
  'user.mfaEnabled',
  'user.enabled',
  'user.population.id',
  'user.id',
  'user.username',
  'user.email',
])

function hasOneValue(variable: string): boolean {
  return singleValued.has(variable)
}

function followValue(
  leaf: ValueLeaf,
  { known, is }: { readonly known: ValueLeaf; readonly is: boolean },
): boolean | undefined {
  if (known.kind === 'equals') {
    if (!is) return undefined
    return leaf.kind === 'equals' ? differs(leaf, known) : contains(known.value, leaf.text)
  }
  if (leaf.kind !== 'equals') return undefined
  const has = contains(leaf.value, known.text)
  return has !== undefined && has !== is ? false : undefined
}

/** Of one type and not the same even without case: then it cannot be both. */
function differs(leaf: EqualsLeaf, known: EqualsLeaf): false | undefined {
  if (typeof leaf.value !== typeof known.value) return undefined
  return fold(leaf.value) === fold(known.value) ? undefined : false
}

/** Whether PingOne minds the case is not known: only what holds either way is said. */
function contains(value: EqualsLeaf['value'], text: string): boolean | undefined {
  if (typeof value !== 'string') return undefined
  if (value.includes(text)) return true
  return fold(value).includes(fold(text)) ? undefined : false
}

function fold(value: EqualsLeaf['value']): string {
  return String(value).toLowerCase()
}
