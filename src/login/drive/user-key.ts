// The key of a person in events: one over all events of a sign-on, whoever tells them.
import type { PingOneUser } from '../../events.js'
import type { Instance } from '../../instance.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'

/** The key of a sign-on, or of what it began; a record from before it was kept has that of its `sub`. */
export function findUserKey(
  { userKey }: Pick<Instance, 'userKey'>,
  whose: { readonly sub: string; readonly userKey?: string | undefined },
): string {
  return whose.userKey ?? userKey(whose.sub)
}

/** The key of an attempt, as far as it is known who it is. */
export function findAttemptKey(
  instance: Pick<Instance, 'userKey'>,
  { confirms, username }: Pick<PendingSignOn, 'confirms' | 'username'>,
): string | undefined {
  if (confirms !== undefined) return findUserKey(instance, confirms)
  return username === undefined ? undefined : instance.userKey(username)
}

/** The key of a sign-on as it completes: of the name that was typed here, else of the one PingOne knows. */
export function findSignOnKey(
  instance: Pick<Instance, 'userKey'>,
  {
    pending,
    user: { sub, preferred_username: name },
  }: { readonly pending: Pick<PendingSignOn, 'confirms' | 'username'>; readonly user: PingOneUser },
): string {
  return findAttemptKey(instance, pending) ?? instance.userKey(name ?? sub)
}
