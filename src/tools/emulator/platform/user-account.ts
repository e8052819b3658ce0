// What of a user has an operation of its own: MFA, enabled, population, and the lock on the account.
import type { User } from '../resources.js'
import { lockUser } from '../users.js'
import { links } from './hal.js'
import { ok, type Operation, type PlatformCall, type Reply } from './operation.js'
import { touch, userOf } from './find-user.js'
import { identityRoles, requireFlag, requirePopulation } from './users.js'
import { renderUser } from './user-view.js'

/** The operations beside the user itself. */
export const userAccountOperations: readonly Operation[] = [
  ...pair('mfaEnabled', (user) => ({ mfaEnabled: user.mfaEnabled }), setMfaEnabled),
  ...pair('enabled', (user) => ({ enabled: user.enabled }), setEnabled),
  ...pair('population', (user) => ({ ...user.population }), setPopulation),
  {
    method: 'POST',
    path: 'users/:user',
    roles: identityRoles,
    mediaType: 'application/vnd.pingidentity.account.lock+json',
    run: lock,
  },
  {
    method: 'POST',
    path: 'users/:user',
    roles: identityRoles,
    mediaType: 'application/vnd.pingidentity.account.unlock+json',
    run: unlock,
  },
]

type Show = (user: User) => Readonly<Record<string, unknown>>

function pair(
  name: string,
  show: Show,
  set: (call: PlatformCall, user: User) => void,
): Operation[] {
  const path = `users/:user/${name}`
  const answer = (call: PlatformCall, user: User): Reply => {
    const self = `users/${user.id}`
    const { environment, ...others } = links(call, `${self}/${name}`, { user: self })
    return ok({
      _links: name === 'population' ? { ...others, environment } : others,
      ...show(user),
    })
  }
  return [
    { method: 'GET', path, roles: identityRoles, run: (call) => answer(call, userOf(call)) },
    {
      method: 'PUT',
      path,
      roles: identityRoles,
      run(call) {
        const user = userOf(call)
        set(call, user)
        return answer(call, user)
      },
    },
  ]
}

function setMfaEnabled(call: PlatformCall, user: User): void {
  touch(call, user, { mfaEnabled: requireFlag(call, 'mfaEnabled') })
}

function setEnabled(call: PlatformCall, user: User): void {
  const enabled = requireFlag(call, 'enabled')
  const account = { ...user.account, status: user.account?.status ?? 'OK' }
  const canAuthenticate = enabled && account.status === 'OK'
  touch(call, user, { enabled, account: { ...account, canAuthenticate } })
}

function setPopulation(call: PlatformCall, user: User): void {
  touch(call, user, { population: requirePopulation(call) })
}

/** Until an administrator unlocks it. */
function lock(call: PlatformCall): Reply {
  const user = userOf(call)
  lockUser(user, call.nowMs, undefined)
  return ok(renderUser(call, user))
}

/** The count of wrong codes begins anew. */
function unlock(call: PlatformCall): Reply {
  const user = userOf(call)
  user.account = { canAuthenticate: user.enabled, status: 'OK' }
  call.runtime.userFailures.delete(user.id)
  return ok(renderUser(call, user))
}
