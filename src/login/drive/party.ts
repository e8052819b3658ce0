// Whose budgets an attempt uses that begins now, and who is known from now on.
import type { PingOneUser } from '../../events.js'
import { setCookie } from '../answer/cookies.js'
import { buildKnown, readKnown } from '../answer/known-browser.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import type { Asked, Exchange } from '../exchange.js'

/** A known browser, or a stranger. */
export type StartParty =
  { readonly party: 'known'; readonly deviceNonce: string } | { readonly party: 'stranger' }

/**
 * Tells whether this browser is known under the typed name; without a name, as a hosted sign-on begins, under any.
 */
export function findParty({ req, instance: { config } }: Asked, username?: string): StartParty {
  const deviceNonce = readKnown(req, { config, name: username })
  return deviceNonce === undefined ? { party: 'stranger' } : { party: 'known', deviceNonce }
}

/**
 * Makes the browser known after a sign-on in which PingOne took a password or a code of ours, or one on its own pages: a
 * sign-on that asked nothing proves nothing.
 */
export function noteKnown(
  exchange: Exchange,
  {
    pending: { mode, proven, confirmed, username },
    user,
  }: { readonly pending: PendingSignOn; readonly user: PingOneUser },
): void {
  const { req } = exchange
  const { config } = exchange.instance
  if (mode === 'embedded' && !proven && confirmed === undefined) return
  const name = username ?? user.preferred_username
  const cookie = typeof name === 'string' ? buildKnown(req, { config, name }) : undefined
  if (cookie !== undefined) setCookie(exchange, cookie)
}
