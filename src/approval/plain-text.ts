// Text that a page, a text message and a voice all show as it is: nothing hidden, reordered or filled in.

interface Rule {
  readonly pattern: RegExp
  /** Follows the name of what is refused. */
  readonly problem: string
}

// Whitespace, what Unicode says is not to be displayed, and the empty Braille pattern.
const INVISIBLE_ONLY = /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u

const RULES: readonly Rule[] = [
  { pattern: INVISIBLE_ONLY, problem: 'has nothing to show: leave it out, or write what it is' },
  {
    pattern: /[\n\v\f\r\u0085\u2028\u2029]/u,
    problem: 'has a line break: write it in one line',
  },
  { pattern: /\p{Cc}/u, problem: 'has a control character: take it out' },
  {
    pattern: /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u,
    problem:
      'has a control for the writing direction, which can show it in another order: take it out',
  },
  { pattern: /\p{Surrogate}/u, problem: 'has half a surrogate pair: cut texts between characters' },
  {
    pattern: /\p{Noncharacter_Code_Point}/u,
    problem: 'has a code point that is no character: take it out',
  },
  {
    pattern: /\$\{/u,
    problem: 'has "${", which a message template would fill in: write it in another way',
  },
]

/** What is wrong with a text that is shown to a person; `undefined` when it is fine. It is never changed. */
export function findTextProblem(text: string, maxCharacters: number): string | undefined {
  const rule = RULES.find(({ pattern }) => pattern.test(text))
  if (rule !== undefined) return rule.problem
  if (isLonger(text, maxCharacters)) {
    return `is longer than ${maxCharacters} characters: write less`
  }
  return undefined
}

// Counted in code points: one of them is at most two UTF-16 units.
function isLonger(text: string, maxCharacters: number): boolean {
  return text.length > maxCharacters && Array.from(text).length > maxCharacters
}
