// Begins hosted sign-on: its charge, the pending record, the cookie, and the redirect to PingOne's own pages.
import { readSignOn } from '../../current-sign-on.js'
import type { Instance } from '../../instance.js'
import { withDeadline } from '../../pingone/http.js'
import { randomId } from '../../state/random-id.js'
import { setAttemptCookie } from '../answer/attempt-cookie.js'
import { readOrigin, withCharge, withPaid, type Charge } from '../drive/charge.js'
import { emitStarted } from '../drive/step-events.js'
import { findParty } from '../drive/party.js'
import { redirect } from '../answer/page.js'
import { buildPending } from '../../attempt/pending-sign-on.js'
import { refusePrefetch } from './prefetch.js'
import { findTag, keepLang } from '../answer/request-locale.js'
import { createReference } from '../answer/reference.js'
import type { Exchange } from '../exchange.js'

/** What PingOne's pages are told beside the request. */
export interface HostedAsks {
  /** Name to show in the field. */
  readonly loginHint?: string
  /** `login`: ask also somebody who has a session at PingOne. */
  readonly prompt?: 'login'
}

/**
 * Creates the attempt and answers 303 to PingOne.
 *
 * @throws {ThrottledError} When a limit is reached: nothing is written then.
 */
export async function startHosted(
  exchange: Exchange,
  { returnPath, ...given }: HostedAsks & { readonly returnPath: string },
): Promise<void> {
  const { instance, req, res } = exchange
  if (refusePrefetch(req, res)) return
  const asks = { ...(mustAsk(instance) && { prompt: 'login' as const }), ...given }
  const party = findParty(exchange)
  const step = {
    actor: { ...party, ...readOrigin(instance, req) },
    take: ['start'],
    hosted: true,
    purpose: 'sign-on',
    ends: true,
  } as const
  const url = await withCharge(instance, {
    step,
    work: (charge) => openHosted(exchange, { returnPath, asks, party, charge }),
  })
  redirect(res, url)
}

/**
 * An app that shows pages of its own takes no sign-on that PingOne completes without asking: a session that somebody
 * left in this browser at PingOne signs nobody on by this way either.
 */
function mustAsk({ config }: Instance): boolean {
  return config.signOn !== 'hosted' && !config.allowSilentSignOn
}

async function openHosted(
  exchange: Exchange,
  attempt: {
    readonly returnPath: string
    readonly asks: HostedAsks
    readonly party: ReturnType<typeof findParty>
    readonly charge: Charge
  },
): Promise<string> {
  const { instance, req } = exchange
  const { config, records, nowMs } = instance
  const { returnPath, asks, party, charge } = attempt
  const handle = randomId()
  const { url, checks } = await withDeadline(config.timeouts.requestMs, () =>
    buildRequest(exchange, { handle, asks }),
  )
  const current = await readSignOn(instance, req)
  const cookieValue = await setAttemptCookie(exchange, { handle, kind: 'hosted' })
  const begun = {
    handle,
    cookieValue,
    returnPath,
    reference: createReference(),
    mode: 'hosted',
    purpose: 'sign-on',
    ...party,
    ...keepLang(req, config),
    ...(current.state === 'signed-on' && { startedBySub: current.record.sub }),
  } as const
  const lifetimeSeconds = config.pendingLifetimeSeconds
  const pending = buildPending(begun, checks, { nowMs: nowMs(), lifetimeSeconds })
  await records.pending.create(handle, {
    value: withPaid(pending, charge.whole),
    ttlMs: lifetimeSeconds * 1000,
  })
  emitStarted(instance, pending)
  return url
}

async function buildRequest(
  { instance: { config, relyingParty }, req }: Exchange,
  { handle, asks }: { readonly handle: string; readonly asks: HostedAsks },
): Promise<{ url: string; checks: Parameters<typeof buildPending>[1] }> {
  const uiLocales = findTag(req, config)
  const request = await relyingParty.buildAuthorizationRequest({
    scope: config.scope,
    responseMode: config.responseMode,
    state: `${handle}.${randomId()}`,
    ...asks,
    ...(config.acrValues.length > 0 && { acrValues: config.acrValues }),
    ...(uiLocales !== undefined && { uiLocales }),
  })
  const { url, checks } = request
  if (!config.pushedAuthorizationRequests) return { url, checks }
  return { url: await relyingParty.pushAuthorizationRequest(request), checks }
}
