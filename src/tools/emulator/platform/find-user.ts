// The user that a call is about, and how one is changed.
import type { User } from '../resources.js'
import { findUser } from '../users.js'
import { find } from './find.js'
import type { PlatformCall } from './operation.js'

/** The user of the path, its lock lifted when its time has passed. */
export function userOf(call: PlatformCall): User {
  const { id } = find(call.environment.users, call.id('user'))
  return findUser(call.environment, id, call.nowMs) ?? find([], id)
}

/** Puts the members in place and moves `updatedAt`. */
export function touch(call: PlatformCall, user: User, members: Partial<User>): void {
  Object.assign(user, members, { updatedAt: call.now })
}
