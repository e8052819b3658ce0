// The PINGONE_* variables of a run: those of the process, and of the .env file what it lacks.
import { readFileSync, statSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { UsageError } from './terminal.js'

/** Names that a .env file may give; all else in it is the app's. */
const ours = /^(PINGONE_[A-Z0-9_]+|BASE_URL)$/

/** Reads the variables as `node --env-file` would: what the process has wins. No file is an empty one. */
export function readEnvironment(
  file: string,
  own: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const given = Object.entries(parseEnv(readText(file))).filter(([name]) => ours.test(name))
  return { ...Object.fromEntries(given), ...withoutUndefined(own) }
}

function withoutUndefined(
  own: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
}

function readText(file: string): string {
  try {
    const found = statSync(file)
    // A named pipe would be waited for without end.
    if (!found.isFile()) throw new Error('It is no ordinary file.')
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`--env-file: ${file} cannot be read. ${reason}`)
  }
}
