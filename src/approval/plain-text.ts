// Text that a page, a text message and a voice all show as it is: nothing hidden, reordered or filled in.
import { findHidden } from './hidden-characters.js'
import { describeCodePoint } from './code-point-names.js'

/** What is wrong with a text that is shown to a person. */
export interface TextFault {
  /** Names what and where, never the text; follows the name of what is refused. */
  readonly problem: string
  /** The piece of the text that is wrong; `undefined` when it is the text as a whole. */
  readonly piece?: string
}

interface Rule {
  readonly pattern: RegExp
  readonly what: string
}

// Whitespace, what Unicode says is not to be displayed, and the empty Braille pattern.
const INVISIBLE_ONLY = /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u

/** Each is told with its code point and place. */
const RULES: readonly Rule[] = [
  { pattern: /[\n\v\f\r\u0085\u2028\u2029]/u, what: 'a line break: write it in one line' },
  { pattern: /\p{Cc}/u, what: 'a control character: take it out' },
  {
    pattern: /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u,
    what:
      'a control for the writing direction, which can show it in another order: take it out. ' +
      'Intl.NumberFormat writes it into amounts for languages that are read from right to left: ' +
      'give amounts as plain decimals, such as "1234.50", and put words for show into labels',
  },
  { pattern: /\p{Surrogate}/u, what: 'half a surrogate pair: cut texts between characters' },
  { pattern: /\p{Noncharacter_Code_Point}/u, what: 'no character: take it out' },
  { pattern: /\p{Co}/u, what: 'for private use, which every font shows differently: take it out' },
]

// A space of any width, and the empty Braille pattern.
const SPACE = String.raw`[\p{Zs}\u2800]`
const EDGE_SPACE = new RegExp(`^${SPACE}|${SPACE}$`, 'u')
const SPACE_RUN = new RegExp(`${SPACE}{2,}`, 'u')
const LEADING_MARK = /^\p{M}/u
// Four of the marks that go on any letter; six with those of a script. A subjoined Tibetan letter is a letter.
const MARK_PILE = /(?:(?=\p{M})\p{Script=Inherited}){5,}|(?:(?![\u0f90-\u0fbc])\p{M}){7,}/u

/** What is wrong with a text that is shown to a person; `undefined` when it is fine. It is never changed. */
export function findTextProblem(text: string, maxCharacters: number): string | undefined {
  return findTextFault(text, maxCharacters)?.problem
}

/** The same with the piece of the text that is wrong. */
export function findTextFault(text: string, maxCharacters: number): TextFault | undefined {
  if (INVISIBLE_ONLY.test(text)) {
    return { problem: 'has nothing to show: leave it out, or write what it is', piece: text }
  }
  if (isLonger(text, maxCharacters)) {
    return { problem: `is longer than ${maxCharacters} characters: write less` }
  }
  for (const { pattern, what } of RULES) {
    const found = pattern.exec(text)
    if (found !== null) return tellPlace(text, { match: found, what })
  }
  return findHiddenFault(text) ?? findSpacing(text) ?? findMarks(text) ?? findPlaceholder(text)
}

function findHiddenFault(text: string): TextFault | undefined {
  const found = findHidden(text)
  if (found === undefined) return undefined
  return tellPlace(text, {
    match: found,
    what: 'which is not shown here, so that two texts can look the same: take it out',
  })
}

function findSpacing(text: string): TextFault | undefined {
  const edge = EDGE_SPACE.exec(text)
  if (edge !== null) {
    return { problem: 'has a space at its beginning or end: trim it', piece: edge[0] }
  }
  const run = SPACE_RUN.exec(text)
  if (run === null) return undefined
  const problem = `has several spaces in a row at character ${placeOf(text, run.index)}, shown as one: write one`
  return { problem, piece: run[0] }
}

function findMarks(text: string): TextFault | undefined {
  const leading = LEADING_MARK.exec(text)
  if (leading !== null) {
    return tellPlace(text, {
      match: leading,
      what: 'a combining mark without a letter before it: take it out',
    })
  }
  const pile = MARK_PILE.exec(text)
  if (pile === null) return undefined
  const problem = `has a pile of combining marks at character ${placeOf(text, pile.index)}, which can cover what stands around it: take them out`
  return { problem, piece: pile[0] }
}

function findPlaceholder(text: string): TextFault | undefined {
  if (!text.includes('${')) return undefined
  return {
    problem: 'has "${", which a message template would fill in: write it in another way',
    piece: '${',
  }
}

function tellPlace(
  text: string,
  {
    match: { 0: piece, index },
    what,
  }: { readonly match: { readonly 0: string; readonly index: number }; readonly what: string },
): TextFault {
  const place = placeOf(text, index)
  return { problem: `has ${describeCodePoint(piece)} at character ${place}, ${what}`, piece }
}

/** Counted from one, in code points. */
function placeOf(text: string, index: number): number {
  return Array.from(text.slice(0, index)).length + 1
}

// Counted in code points: one of them is at most two UTF-16 units.
function isLonger(text: string, maxCharacters: number): boolean {
  return text.length > maxCharacters && Array.from(text).length > maxCharacters
}
