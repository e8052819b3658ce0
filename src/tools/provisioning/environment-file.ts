// A `.env` file as Node reads it: variables are changed in place, everything else is left as it is.
import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { ProvisioningError } from '../../errors.js'
import { assertOrdinary, describeCause, hasCode, writePrivateFile } from './private-file.js'
import type { Secrets } from './secrets.js'

/**
 * Creates secrets that are kept in a `.env` file, which only its owner may read.
 *
 * It is read as `process.loadEnvFile` reads it. Lines that are there, comments and order stay; a
 * variable that changes is changed where it stands, a new one is appended. A write replaces the file as
 * a whole, with mode 0600 also when it was laxer before; a symbolic link is followed. Every write is
 * read back before it is made: what cannot be said in this format is refused.
 *
 * @param path The file; it need not exist, its folder must.
 * @returns Secrets whose `read` and `write` throw a {@link ProvisioningError} with reason `environment_file`
 *   when the file cannot be read or written.
 * @see [Node.js: dotenv](https://nodejs.org/docs/latest/api/environment_variables.html#dotenv)
 * @example
 * const secrets = createEnvironmentFile('.env')
 * await secrets.write({ BASE_URL: 'https://shop.example' })
 */
export function createEnvironmentFile(path: string): Secrets {
  return {
    read(name) {
      return readEnvironmentFile(path)[name]
    },
    async write(values) {
      if (Object.keys(values).length === 0) return
      await changeEnvironmentFile(path, { values, retired: [] })
    },
  }
}

/** What becomes of the variables of a file. */
export interface VariableChange {
  /** Set where they stand, else appended. */
  readonly values: Readonly<Record<string, string>>
  /** Turned into comments: what they said can still be read. One that is also set is appended anew. */
  readonly retired: readonly string[]
}

/** Changes a file as `write` of {@link createEnvironmentFile} does, and retires variables with the same write. */
export async function changeEnvironmentFile(path: string, change: VariableChange): Promise<void> {
  const text = readText(path)
  const next = buildText(text, { change, path })
  if (next === text) return
  await writePrivateFile(path, next).catch((error: unknown) => {
    throw refuse(path, { what: 'cannot be written', cause: error })
  })
}

/** Reads the variables of a file; no file has none. */
export function readEnvironmentFile(path: string): Readonly<Record<string, string | undefined>> {
  return readVariables(readText(path))
}

function readText(path: string): string {
  const bytes = readBytes(path)
  if (isUtf8(bytes)) return bytes.toString('utf8')
  throw refuse(path, { what: 'cannot be read: it is not UTF-8 text' })
}

function readBytes(path: string): Buffer {
  try {
    assertOrdinary(path)
    return readFileSync(path)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return Buffer.alloc(0)
    throw refuse(path, { what: 'cannot be read', cause: error })
  }
}

function refuse(
  path: string,
  { what, cause }: { readonly what: string; readonly cause?: unknown },
): ProvisioningError {
  const code = describeCause(cause)
  return new ProvisioningError(`${path} ${what}${code}`, {
    reason: 'environment_file',
    ...(cause !== undefined && { cause }),
  })
}

function readVariables(text: string): Readonly<Record<string, string | undefined>> {
  return { ...parseEnv(text) }
}

/** Builds the new text, and makes sure that it reads as what was there with the values changed. */
function buildText(
  text: string,
  { change: { values, retired }, path }: { readonly change: VariableChange; readonly path: string },
): string {
  const kept = retire(text, new Set(retired))
  const before = omit(readVariables(text), retired)
  const changed = Object.entries(values).filter(([name, value]) => before[name] !== value)
  let next = kept
  const added: string[] = []
  for (const [name, value] of changed) {
    const line = `${assertName(name, path)}=${quote(name, { value, path })}`
    const replaced = replaceVariable(next, { name, line })
    if (replaced === undefined) added.push(line)
    else next = replaced
  }
  const complete = appendLines(next, added)
  assertReadsAs(complete, { wanted: { ...before, ...values }, path })
  return complete
}

function retire(text: string, names: ReadonlySet<string>): string {
  return text.replace(assignment, (whole: string, _before: string, name: string) =>
    names.has(name) ? whole.replaceAll(/^/gm, '# ') : whole,
  )
}

function omit(
  variables: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !names.includes(name)))
}

function assertName(name: string, path: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return name
  throw refuse(path, { what: `cannot hold a variable called ${JSON.stringify(name)}` })
}

/** Plain where every reader agrees; else in the first kind of quotes that the value does not hold. */
function quote(
  name: string,
  { value, path }: { readonly value: string; readonly path: string },
): string {
  if (/^[A-Za-z0-9_./:@%+,~-]*$/.test(value)) return value
  if (/\p{Cs}/u.test(value))
    throw refuse(path, { what: `cannot hold the value of ${name}: it is no text` })
  const isOneLine = !/[\r\n\0]/.test(value)
  const mark = ["'", '"', '`'].find(
    (candidate) =>
      !value.includes(candidate) && !(candidate === '"' && value.includes(String.raw`\n`)),
  )
  if (isOneLine && mark !== undefined) return `${mark}${value}${mark}`
  const why = isOneLine ? 'holds every kind of quotes' : 'holds a line break'
  throw refuse(path, { what: `cannot hold the value of ${name}, which ${why}` })
}

/** An assignment: what stands before its name, and its value, which in quotes may span lines. */
const assignment =
  /^([ \t]*(?:export +)?)([^\s=#'"`][^\s=]*)[ \t]*=([ \t]*(?:"[^"]*"|'[^']*'|`[^`]*`)?)([^\n]*)/gm

/** Replaces every assignment of the variable; `undefined` when there is none. */
function replaceVariable(
  text: string,
  { name, line }: { readonly name: string; readonly line: string },
): string | undefined {
  if (![...text.matchAll(assignment)].some(([, , itsName]) => itsName === name)) return undefined
  return text.replace(
    assignment,
    (whole: string, before: string, itsName: string, _quoted: string, rest: string) =>
      itsName === name ? `${before}${line}${endOf(rest)}` : whole,
  )
}

/** A comment behind the value, and the end of a line that came from Windows. */
function endOf(rest: string): string {
  return /[ \t]*#.*$/.exec(rest)?.[0] ?? (rest.endsWith('\r') ? '\r' : '')
}

function appendLines(text: string, lines: readonly string[]): string {
  if (lines.length === 0) return text
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const gap = text === '' ? '' : text.endsWith('\n') ? end : `${end}${end}`
  return `${text}${gap}${lines.join(end)}${end}`
}

function assertReadsAs(
  text: string,
  {
    wanted,
    path,
  }: { readonly wanted: Readonly<Record<string, string | undefined>>; readonly path: string },
): void {
  const actual = readVariables(text)
  const names = [...new Set([...Object.keys(actual), ...Object.keys(wanted)])]
  const wrong = names.filter((name) => actual[name] !== wanted[name])
  if (wrong.length === 0) return
  throw refuse(path, {
    what: `has lines that cannot be changed safely: put right by hand what it says about ${wrong.map((name) => JSON.stringify(name)).join(', ')}`,
  })
}
