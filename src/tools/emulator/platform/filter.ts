// SCIM filters, as far as a collection takes them.
import { isRecord } from '../json-value.js'
import { invalidRequest, type ProblemDetail } from '../problem.js'
import type { PlatformCall } from './operation.js'
import { readFilterTokens, type Token } from './filter-tokens.js'

/** The operators that each attribute of a collection takes. */
export type Filterable = Readonly<Record<string, readonly string[]>>

/** A longer filter is refused before it exhausts the stack. */
const mostParts = 200

type Test = (item: unknown) => boolean

/** What a value of the filter can be. */
type Value = string | number | boolean

/**
 * The items that the query's `filter` lets through; all of them without one.
 *
 * @throws {PingOneProblem} 400 `INVALID_FILTER` with what the collection takes.
 */
export function applyFilter<Item>(
  { query }: Pick<PlatformCall, 'query'>,
  items: readonly Item[],
  supported: Filterable,
): readonly Item[] {
  const text = query.get('filter')
  if (text === null) return items
  const test = parseFilter(text, supported)
  return items.filter((item) => test(item))
}

/**
 * Refuses a filter where the collection takes none.
 *
 * @throws {PingOneProblem} 400 `INVALID_FILTER`.
 */
export function refuseFilter({ query }: PlatformCall): void {
  if (query.has('filter')) throw invalidFilter('is not supported by this collection', {})
}

/** `a eq "b" and (c sw "d" or not (e eq true))` */
function parseFilter(text: string, supported: Filterable): Test {
  const tokens = readFilterTokens(text)
  if (tokens === undefined) throw invalidFilter('is no SCIM filter', supported)
  let at = 0
  let partCount = 0

  function next(): Token | undefined {
    const token = tokens?.[at]
    at += 1
    return token
  }
  function isWord(word: string): boolean {
    const token = tokens?.[at]
    return token?.kind === 'word' && token.text.toLowerCase() === word
  }
  function parseOr(): Test {
    const parts = [parseAnd()]
    while (isWord('or')) {
      at += 1
      parts.push(parseAnd())
    }
    return (item) => parts.some((part) => part(item))
  }
  function parseAnd(): Test {
    const parts = [parsePart()]
    while (isWord('and')) {
      at += 1
      parts.push(parsePart())
    }
    return (item) => parts.every((part) => part(item))
  }
  function parsePart(): Test {
    partCount += 1
    if (partCount > mostParts) throw invalidFilter('has too many parts', supported)
    if (isWord('not')) {
      at += 1
      const part = parsePart()
      return (item) => !part(item)
    }
    const token = next()
    if (token?.kind === 'open') {
      const inner = parseOr()
      if (next()?.kind !== 'close') throw invalidFilter('has an open parenthesis', supported)
      return inner
    }
    return parseComparison(token, next(), next())
  }
  function parseComparison(
    attribute: Token | undefined,
    operator: Token | undefined,
    value: Token | undefined,
  ): Test {
    if (attribute?.kind !== 'word' || operator?.kind !== 'word' || value?.kind !== 'value') {
      throw invalidFilter('is no SCIM filter', supported)
    }
    const name = Object.keys(supported).find(
      (each) => each.toLowerCase() === attribute.text.toLowerCase(),
    )
    if (name === undefined) {
      throw invalidFilter(`cannot have the attribute ${attribute.text}`, supported)
    }
    const how = operator.text.toLowerCase()
    const operators = supported[name] ?? []
    if (!operators.includes(how)) {
      const words = `cannot have the operator ${operator.text} for ${name}`
      throw invalidFilter(words, supported, operators)
    }
    return (item) => compare(readPath(item, name), how, value.value)
  }

  const test = parseOr()
  if (at < tokens.length) throw invalidFilter('goes on after its end', supported)
  return test
}

function readPath(item: unknown, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>((value, part) => (isRecord(value) ? value[part] : undefined), item)
}

/** Texts know no case; what is not there fits nothing but `ne`. */
function compare(actual: unknown, operator: string, wanted: Value): boolean {
  if (typeof actual !== 'string' || typeof wanted !== 'string') {
    return operator === 'ne' ? actual !== wanted : operator === 'eq' && actual === wanted
  }
  const [one, other] = [actual.toLowerCase(), wanted.toLowerCase()]
  switch (operator) {
    case 'eq':
      return one === other
    case 'ne':
      return one !== other
    case 'sw':
      return one.startsWith(other)
    case 'ew':
      return one.endsWith(other)
    case 'co':
      return one.includes(other)
    case 'gt':
      return one > other
    case 'ge':
      return one >= other
    case 'lt':
      return one < other
    default:
      return one <= other
  }
}

function invalidFilter(
  message: string,
  supported: Filterable,
  supportedOperators?: readonly string[],
): Error {
  const innerError = {
    supportedAttributes: Object.keys(supported),
    supportedOperators: supportedOperators ?? [...new Set(Object.values(supported).flat())],
  }
  const detail: ProblemDetail = { code: 'INVALID_FILTER', target: 'filter', message, innerError }
  return invalidRequest('The request could not be completed. The filter is not valid.', detail)
}
