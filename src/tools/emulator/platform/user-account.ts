// What of a user has an operation of its own: MFA, enabled, population, and the lock on the account.
import type { User } from '../resources.js'
import { lockUser } from '../users.js'
import { links } from './hal.js'
import { ok, type Operation, type PlatformCall, type Reply } from './operation.js'
import { touch, userOf } from './find-user.js'
import { isMfaBypassed } from './mfa-bypass.js'
import { identityRoles, requireFlag, requirePopulation } from './users.js'
import { renderUser } from './user-view.js'

/** The operations beside the user itself. */
export const userAccountOperations: readonly Operation[] = [
  ...buildPair('mfaEnabled', {
    show: (_call, user) => ({ mfaEnabled: user.mfaEnabled }),
    set: setMfaEnabled,
  }),
  ...buildPair('enabled', {
    show: (_call, user) => ({ enabled: user.enabled }),
    set: setEnabled,
  }),
  ...buildPair('population', {
    show: (_call, user) => ({ ...user.population }),
    set: setPopulation,
  }),
  ...buildPair('bypassMFA', { show: showBypass, set: setBypass }),
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

/** How a part of a user is read and written. */
interface Part {
  readonly show: (call: PlatformCall, user: User) => Readonly<Record<string, unknown>>
  readonly set: (call: PlatformCall, user: User) => void
}

function buildPair(name: string, { show, set }: Part): Operation[] {
  const path = `users/:user/${name}`
  const answer = (call: PlatformCall, user: User): Reply => {
    const self = `users/${user.id}`
    const { environment, ...others } = links(call, `${self}/${name}`, { user: self })
    return ok({
      _links: name === 'population' ? { ...others, environment } : others,
      ...show(call, user),
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

/** Without a bypass there is nothing to show. */
function showBypass({ nowMs }: PlatformCall, user: User): Record<string, unknown> {
  if (!isMfaBypassed(user, nowMs)) return {}
  return { bypassMFAEnabled: true, bypassMFAEnabledUntil: user.bypassMFAEnabledUntil }
}

/** A time that has passed ends it; no other form of a time is taken. */
function setBypass(call: PlatformCall, user: User): void {
  const limits = {
    pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
    message: 'must be a time such as 2025-11-30T00:00:00.000Z',
  }
  const name = 'bypassMFAEnabledUntil'
  const until = call.body.required(name, call.body.text(name, limits), '')
  if (until !== '' && Number.isNaN(Date.parse(until))) call.body.refuse(name, 'must be a time')
  call.body.finish()
  touch(call, user, { bypassMFAEnabledUntil: until })
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
