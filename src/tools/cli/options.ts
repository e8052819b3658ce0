// The options of a command: read by node:util, refused in our words.
import { parseArgs } from 'node:util'
import { suggest } from './suggest.js'
import { UsageError } from './terminal.js'

/** An option's kind; `texts` may be given several times. */
export type OptionKind = 'text' | 'texts' | 'flag'

/**
 * Reads a command's options: the values given for each, none for a flag.
 *
 * @throws {UsageError} When one is unknown, lacks its value, or a word stands where none belongs.
 */
export function readOptions(
  words: readonly string[],
  kinds: Readonly<Record<string, OptionKind>>,
): ReadonlyMap<string, readonly string[]> {
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      Object.entries(kinds).map(([name, kind]) => [
        name,
        { type: kind === 'flag' ? 'boolean' : 'string' } as const,
      ]),
    ),
    strict: false,
    tokens: true,
  })
  const values = new Map<string, readonly string[]>()
  for (const token of tokens) {
    if (token.kind === 'positional') throw new UsageError(`Nothing is known of "${token.value}".`)
    if (token.kind === 'option-terminator') continue
    const kind = kinds[token.name]
    if (kind === undefined) throw unknownOption(token.rawName, Object.keys(kinds))
    const value = readValue(token, kind)
    const earlier = values.get(token.name) ?? []
    if (kind !== 'texts' && earlier.length > 0) {
      throw new UsageError(`The option ${token.rawName} may be given once.`)
    }
    values.set(token.name, [...earlier, ...value])
  }
  return values
}

/** A value that looks like an option is one: `--port --host x` forgot the port. */
function readValue(
  token: { rawName: string; value?: string | undefined; inlineValue?: boolean | undefined },
  kind: OptionKind,
): readonly string[] {
  const { rawName, value, inlineValue } = token
  if (kind === 'flag') {
    if (value === undefined) return []
    throw new UsageError(`The option ${rawName} takes no value.`)
  }
  if (value === undefined || value === '' || (inlineValue !== true && value.startsWith('-'))) {
    throw new UsageError(`The option ${rawName} needs a value.`)
  }
  return [value]
}

function unknownOption(name: string, known: readonly string[]): UsageError {
  const hint = suggest(
    name,
    known.map((option) => `--${option}`),
  )
  return new UsageError(`There is no option ${name}. ${hint}`)
}
