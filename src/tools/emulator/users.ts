// Users: who may sign on at this moment, and the lock that too many wrong codes put on an account.
import type { EnvironmentState, User } from './resources.js'

/** The user of that id, its lock lifted when its time has passed. */
export function findUser(
  environment: EnvironmentState,
  id: string | undefined,
  nowMs: number,
): User | undefined {
  const user = environment.users.find((each) => each.id === id)
  if (user !== undefined) liftExpiredLock(user, nowMs)
  return user
}

/** The user of that name; PingOne's usernames know no case. */
export function findUserByName(
  environment: EnvironmentState,
  username: string,
  nowMs: number,
): User | undefined {
  const wanted = username.toLowerCase()
  const id = environment.users.find((user) => user.username.toLowerCase() === wanted)?.id
  return findUser(environment, id, nowMs)
}

/** Locked by an administrator or by wrong codes. */
export function isLocked(user: User): boolean {
  return user.account?.status === 'LOCKED'
}

/** Locks the account until an administrator, or the time given, ends it. */
export function lockUser(user: User, nowMs: number, durationSeconds: number | undefined): void {
  user.account = {
    canAuthenticate: false,
    status: 'LOCKED',
    lockedAt: new Date(nowMs).toISOString(),
    ...(durationSeconds === undefined
      ? {}
      : { unlockAt: new Date(nowMs + durationSeconds * 1000).toISOString() }),
  }
}

/** Seconds until the lock ends by itself; undefined when only an administrator can end it. */
export function secondsUntilUnlock(user: User, nowMs: number): number | undefined {
  const unlockAt = user.account?.unlockAt
  return unlockAt === undefined ? undefined : Math.ceil((Date.parse(unlockAt) - nowMs) / 1000)
}

/** Given and family name, or whatever there is of them. */
export function displayName(user: User): string {
  const parts = [user.name?.given, user.name?.family].filter((part) => part !== undefined)
  return user.name?.formatted ?? (parts.length > 0 ? parts.join(' ') : user.username)
}

function liftExpiredLock(user: User, nowMs: number): void {
  const unlockAt = user.account?.unlockAt
  if (isLocked(user) && unlockAt !== undefined && Date.parse(unlockAt) <= nowMs) {
    user.account = { canAuthenticate: user.enabled, status: 'OK' }
  }
}
