// The words, values and parentheses of a SCIM filter.

/** One of them. */
export type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }

const pattern = /\s*(?:(\()|(\))|("(?:[^"\\]|\\.)*")|([A-Za-z][A-Za-z0-9._$-]*)|(-?\d+(?:\.\d+)?))/y

/** The tokens of a filter, or undefined when something in it is none. */
export function readFilterTokens(text: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  const trimmed = text.trim()
  pattern.lastIndex = 0
  while (pattern.lastIndex < trimmed.length) {
    const match = pattern.exec(trimmed)
    if (match === null) return undefined
    const token = readToken(match)
    if (token === undefined) return undefined
    tokens.push(token)
  }
  return tokens
}

function readToken([, open, close, quoted, word, number]: RegExpExecArray): Token | undefined {
  if (open !== undefined) return { kind: 'open' }
  if (close !== undefined) return { kind: 'close' }
  if (quoted !== undefined) return readQuoted(quoted)
  if (number !== undefined) return { kind: 'value', value: Number(number) }
  if (word === 'true' || word === 'false') return { kind: 'value', value: word === 'true' }
  return { kind: 'word', text: word ?? '' }
}

function readQuoted(quoted: string): Token | undefined {
  try {
    const value: unknown = JSON.parse(quoted)
    return typeof value === 'string' ? { kind: 'value', value } : undefined
  } catch {
    return undefined
  }
}
