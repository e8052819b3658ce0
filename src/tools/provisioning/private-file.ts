// A file that only its owner may read, replaced as a whole or not at all.
import { randomBytes } from 'node:crypto'
import { constants, statSync } from 'node:fs'
import { open, readdir, readlink, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

/**
 * Replaces a file with mode 0600, whatever its mode was: written beside it, flushed, then renamed. A
 * symbolic link stays one: what it points to is replaced.
 */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  const target = await followLinks(path)
  await removeAbandoned(target)
  const random = randomBytes(6).toString('hex')
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.${random}.tmp`)
  try {
    await writeFlushed(temporary, text)
    await rename(temporary, target)
  } catch (error) {
    await unlink(temporary).catch(() => undefined)
    throw error
  }
  await flushDirectory(dirname(target))
}

/** Removes a file, or what a symbolic link points to; that it is gone already is no error. */
export async function removePrivateFile(path: string): Promise<void> {
  const target = await followLinks(path)
  await unlink(target).catch((error: unknown) => {
    if (!hasCode(error, 'ENOENT')) throw error
  })
  await flushDirectory(dirname(target))
}

/** Asserts that a path leads to a file, a folder or nothing: reading a pipe may never end. */
export function assertOrdinary(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined || found.isFile() || found.isDirectory()) return
  throw new Error(notOrdinary)
}

/** Whether an error of the file system has this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** What is said of a failure behind the path: ` (EACCES)`, `: it is no ordinary file`. */
export function describeCause(cause: unknown): string {
  if (!(cause instanceof Error)) return ''
  if ('code' in cause) return ` (${String(cause.code)})`
  return cause.message === notOrdinary ? `: ${notOrdinary}` : ''
}

const notOrdinary = 'it is no ordinary file'

/** Where the file is, at the end of symbolic links, also when it does not exist yet. */
export async function followLinks(path: string, depth = 0): Promise<string> {
  const absolute = resolve(path)
  const link = await readlink(absolute).catch((error: unknown) => {
    if (hasCode(error, 'EINVAL') || hasCode(error, 'ENOENT') || hasCode(error, 'UNKNOWN')) {
      return undefined
    }
    throw error
  })
  if (link === undefined) return absolute
  if (depth >= 16) throw new Error(`${path}: too many symbolic links`)
  return await followLinks(resolve(dirname(absolute), link), depth + 1)
}

/** What a process that was killed left beside the file may hold secrets, and nobody comes for it. */
async function removeAbandoned(target: string): Promise<void> {
  const start = `.${basename(target)}.`
  const names = await readdir(dirname(target)).catch(() => [])
  for (const name of names) {
    const pid = name.startsWith(start)
      ? temporaryEnd.exec(name.slice(start.length))?.[1]
      : undefined
    if (pid === undefined || isAlive(Number(pid))) continue
    await unlink(join(dirname(target), name)).catch(() => undefined)
  }
}

const temporaryEnd = /^([1-9][0-9]{0,9})\.[0-9a-f]{12}\.tmp$/

/** Whether a process of this machine is there, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !hasCode(error, 'ESRCH')
  }
}

async function writeFlushed(path: string, text: string): Promise<void> {
  const { O_CREAT, O_EXCL, O_WRONLY } = constants
  const file = await open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
  try {
    await file.chmod(0o600)
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes the rename survive a crash; where a directory cannot be opened (Windows), the system does. */
async function flushDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
