// Parses JSON of others strictly: bounded nesting, no duplicate members, no `__proto__`.

/** Bounds of one document. */
export interface StrictJsonLimits {
  readonly maxCharacters: number
  readonly maxDepth: number
}

const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[[\]{}]/g

/**
 * Parses JSON and refuses what two parsers could read differently.
 *
 * @throws {SyntaxError} Naming the rule that was broken, never the text.
 */
export function parseStrictJson(text: string, limits: StrictJsonLimits): unknown {
  if (text.length > limits.maxCharacters) throw new SyntaxError('it is too long')
  const value = parseJson(text)
  assertStructure(text, limits.maxDepth)
  return value
}

/** True for a JSON object: not null, not an array. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new SyntaxError('it is not JSON')
  }
}

// The text is known to be JSON here, so a string followed by a colon is a member name.
function assertStructure(text: string, maxDepth: number): void {
  const open: Set<string>[] = []
  for (const [token, colon] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') {
      open.push(new Set())
      if (open.length > maxDepth) throw new SyntaxError('it is nested too deep')
    } else if (token === '}' || token === ']') {
      open.pop()
    } else if (colon !== undefined) {
      addMember(open.at(-1), token.slice(0, -colon.length))
    }
  }
}

function addMember(members: Set<string> | undefined, quoted: string): void {
  const name = String(JSON.parse(quoted))
  if (name === '__proto__') throw new SyntaxError('it has a member named __proto__')
  if (members?.has(name) === true) throw new SyntaxError('it has the same member twice')
  members?.add(name)
}
