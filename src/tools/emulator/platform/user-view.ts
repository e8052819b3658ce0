// A user as the platform API shows them, without the password.
import type { User } from '../resources.js'
import { secondsUntilUnlock } from '../users.js'
import { without } from './find.js'
import { environmentOf, links } from './hal.js'
import type { PlatformCall } from './operation.js'
import { renderPopulation } from './populations.js'

/** Kept beside a user, never shown with them. */
const hidden = ['password', 'deviceOrder', 'account', 'bypassMFAEnabledUntil', 'id']

/** The whole user. */
export function renderUser(call: PlatformCall, user: User): unknown {
  const self = `users/${user.id}`
  const population =
    user.population === undefined ? {} : { population: `populations/${user.population.id}` }
  return {
    _links: links(call, self, {
      ...population,
      devices: `${self}/devices`,
      roleAssignments: `${self}/roleAssignments`,
      password: `${self}/password`,
      'password.reset': `${self}/password`,
      'password.set': `${self}/password`,
      'password.check': `${self}/password`,
      'password.recover': `${self}/password`,
      'account.sendVerificationCode': self,
      linkedAccounts: `${self}/linkedAccounts`,
    }),
    ...renderExpanded(call, user),
    id: user.id,
    environment: environmentOf(call),
    account: renderAccount(call, user),
    identityProvider: { type: 'PING_ONE' },
    lifecycle: { status: 'ACCOUNT_OK' },
    ...without(user, ...hidden),
    verifyStatus: 'NOT_INITIATED',
  }
}

/** The times are absent while nothing is locked, or only an administrator can unlock it. */
function renderAccount({ nowMs }: PlatformCall, user: User): unknown {
  const { status = 'OK', lockedAt, unlockAt } = user.account ?? {}
  return {
    canAuthenticate: user.enabled && status === 'OK',
    status,
    lockedAt,
    unlockAt,
    secondsUntilUnlock: secondsUntilUnlock(user, nowMs),
  }
}

function renderExpanded(call: PlatformCall, user: User): Record<string, unknown> {
  if (call.query.get('expand') !== 'population') return {}
  const population = call.environment.populations.find(({ id }) => id === user.population?.id)
  return population === undefined
    ? {}
    : { _embedded: { population: renderPopulation(call, population) } }
}
