// The PINGONE_* variables of a run: those of the process, and of the .env file what it lacks.
import { readFileSync, statSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { UsageError } from './terminal.js'

/** Names that a .env file may give; all else in it is the app's. */
const ours = /^(PINGONE_[A-Z0-9_]+|BASE_URL)$/

/**
 * The file that `--env` names. Node 20 takes `--env-file` for its own, wherever it stands on the command line, and
 * ends when the file is not there yet: the name is kept for those who write it.
 */
export function readEnvironmentPath(given: ReadonlyMap<string, readonly string[]>): string {
  const [file, former] = [given.get('env')?.[0], given.get('env-file')?.[0]]
  if (file !== undefined && former !== undefined) {
    throw new UsageError('--env and --env-file are the same option: give one of them.')
  }
  return file ?? former ?? '.env'
}

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
    throw new UsageError(`--env: ${file} cannot be read. ${reason}`)
  }
}
