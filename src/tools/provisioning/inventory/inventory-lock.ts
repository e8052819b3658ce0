// Keeps other processes away from an inventory while one works on the environment.
import { randomUUID } from 'node:crypto'
import { readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { ProvisioningError } from '../../../errors.js'
import { assertOrdinary, hasCode, isAlive } from '../private-file.js'

/** Who holds a lock. */
interface Holder {
  readonly pid: number
  readonly host: string
  /** When the process began: a process id is given out again. Epoch milliseconds. */
  readonly processStartedMs: number
  /** ISO 8601. */
  readonly since: string
  readonly token: string
}

/**
 * Runs `work` while a lock file says so.
 *
 * The lock of a process of this host that is no more is taken over; any other is `locked`.
 */
export async function withLock<T>(lockPath: string, work: () => Promise<T>): Promise<T> {
  const token = acquire(lockPath)
  try {
    return await work()
  } finally {
    release(lockPath, token)
  }
}

function acquire(path: string): string {
  const mine = describeMyself()
  if (createLock(path, mine)) return mine.token
  if (isAbandoned(readHolder(path))) takeOver(path)
  if (createLock(path, mine)) return mine.token
  throw describeLock(path, readHolder(path))
}

function describeMyself(): Holder {
  return {
    pid: process.pid,
    host: hostname(),
    processStartedMs: processStartedMs(),
    since: new Date().toISOString(),
    token: randomUUID(),
  }
}

function processStartedMs(): number {
  return Math.round(Date.now() - process.uptime() * 1000)
}

/** False when there is one already. */
function createLock(path: string, holder: Holder): boolean {
  try {
    writeFileSync(path, `${JSON.stringify(holder)}\n`, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw new ProvisioningError(`${path} cannot be written: is its folder there and yours?`, {
      reason: 'inventory',
      cause: error,
    })
  }
}

/** `undefined`: gone meanwhile, or not readable as a lock. */
function readHolder(path: string): Holder | undefined {
  try {
    assertOrdinary(path)
    return parseHolder(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}

function parseHolder(value: unknown): Holder | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { pid, host, processStartedMs, since, token } = value as Partial<
    Record<keyof Holder, unknown>
  >
  const isComplete =
    typeof pid === 'number' &&
    typeof host === 'string' &&
    typeof processStartedMs === 'number' &&
    typeof since === 'string' &&
    typeof token === 'string'
  return isComplete ? { pid, host, processStartedMs, since, token } : undefined
}

function isAbandoned(holder: Holder | undefined): boolean {
  if (holder?.host !== hostname()) return false
  if (holder.pid !== process.pid) return !isAlive(holder.pid)
  return Math.abs(holder.processStartedMs - processStartedMs()) > 5_000
}

/** Removes an abandoned lock; a guard file keeps two from removing each other's new lock. */
function takeOver(path: string): void {
  const guard = `${path}.takeover`
  if (!createLock(guard, describeMyself())) throw describeLock(guard, readHolder(guard))
  try {
    if (isAbandoned(readHolder(path))) unlinkSync(path)
  } finally {
    unlinkSync(guard)
  }
}

function describeLock(path: string, holder: Holder | undefined): ProvisioningError {
  const who =
    holder === undefined
      ? 'by whom cannot be read'
      : `by process ${holder.pid} on ${holder.host}, since ${describeAge(holder.since)}`
  return new ProvisioningError(
    `another run is at work (${path}, ${who}): wait for it; if it runs no more, delete that file`,
    { reason: 'locked' },
  )
}

function describeAge(since: string): string {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(since)) / 1000))
  if (Number.isNaN(seconds)) return 'unknown'
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}

function release(path: string, token: string): void {
  if (readHolder(path)?.token !== token) return
  try {
    unlinkSync(path)
  } catch {
    // A lock that stays names a process that ends: the next run takes it over.
  }
}
