// Words that several checks write alike.

/** `"a", "b" and "c"` */
export function quoteAll(names: readonly string[]): string {
  return joinWords(names.map((name) => `"${name}"`))
}

/** `a, b and c` */
export function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

/** The command that sets up what a check misses. */
export const applyRecipe = 'run `express-pingone-mfa provision apply`'
