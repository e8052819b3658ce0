// In what an answer differs from a documented body, but for what is another every time.

/** Paths of members, the index of a list's item left out. */
export interface Differences {
  /** Documented, and not there. */
  readonly missing: readonly string[]
  /** There, and not documented. */
  readonly unknown: readonly string[]
  /** There with another value or type, which are told. */
  readonly other: readonly string[]
}

/**
 * Compares an answer with a documented body, member by member and value by value.
 *
 * Times, secrets, tokens and the ids that are not `known` are only compared in their form.
 */
export function findDifferences(
  documented: unknown,
  answered: unknown,
  known: readonly string[],
): Differences {
  const expected = flatten(mask(documented, known), '')
  const actual = flatten(mask(answered, known), '')
  const [before, after] = [new Map(expected), new Map(actual)]
  const missing = expected.filter(([path, value]) => !isAnswered(after, path, value))
  const unknown = actual.filter(([path]) => !before.has(path) && !isUntold(before, path))
  const other = expected.filter(([path, value]) => after.has(path) && after.get(path) !== value)
  return {
    missing: withoutIndexes(missing.map(([path]) => path)),
    unknown: withoutIndexes(unknown.map(([path]) => path)),
    other: other.map(([path, value]) => `${path}: ${value} is ${String(after.get(path))}`),
  }
}

type Leaves = readonly (readonly [path: string, value: string])[]

/** Paths to whatever is no object with members and no list with items. */
function flatten(value: unknown, path: string): Leaves {
  if (typeof value !== 'object' || value === null) return [[path, JSON.stringify(value)]]
  const entries = Object.entries(value)
  if (entries.length === 0) return [[path, Array.isArray(value) ? '[]' : '{}']]
  return entries.flatMap(([name, each]) => {
    const member = path === '' ? name : `${path}.${name}`
    return flatten(each, Array.isArray(value) ? `${path}[${name}]` : member)
  })
}

/** A documented `{}` is an object whose members are not told. */
function isAnswered(after: ReadonlyMap<string, string>, path: string, value: string): boolean {
  if (after.has(path)) return true
  return value === '{}' && [...after.keys()].some((each) => each.startsWith(`${path}.`))
}

function isUntold(before: ReadonlyMap<string, string>, path: string): boolean {
  const parts = path.split('.')
  return parts.some((_, index) => before.get(parts.slice(0, index).join('.')) === '{}')
}

function withoutIndexes(paths: readonly string[]): readonly string[] {
  return [
    ...new Set(paths.map((path) => path.replace(/\[\d+\]/g, '[]').replace(/\.href$/, ''))),
  ].sort()
}

function mask(body: unknown, known: readonly string[]): unknown {
  return JSON.parse(
    JSON.stringify(body, (_name, value: unknown) =>
      typeof value === 'string' ? maskText(value, known) : value,
    ),
  )
}

function maskText(text: string, known: readonly string[]): string {
  // A text with JSON in it is another every time.
  if (text.startsWith('{') && text.endsWith('}')) return '(json)'
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return '(time)'
  if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text) && text.startsWith('eyJ')) return '(token)'
  if (/^[A-Z2-9]{16}$/.test(text)) return '(pairing key)'
  if (/^[A-Za-z0-9\-._~]{64,}$/.test(text)) return '(secret)'
  return text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) =>
    known.includes(id) ? id : '(id)',
  )
}
