// Names in a sentence.

/** Writes `a, b and c`. */
export function joinWords(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`
}

/** Writes `"a", "b" and "c"`. */
export function quoteAll(names: readonly string[]): string {
  return joinWords(names.map((name) => `"${name}"`))
}
