// GET and POST /logout: asks, then ends the sign-on here and at PingOne.
import { createHmac } from 'node:crypto'
import { forgetAnswer, readSignOn, type SignedOn } from '../../current-sign-on.js'
import { describeFailedCall } from '../../error-words.js'
import { CallbackError, PingOneError, StateUnavailableError } from '../../errors.js'
import type { PingOneUser } from '../../events.js'
import type { Instance } from '../../instance.js'
import { isEqualInConstantTime } from '../../oidc/constant-time.js'
import { withDeadline } from '../../pingone/http.js'
import { endSessionOf, findSessionCookie, type StoredSignOn } from '../../session.js'
import type { TokensRecord } from '../../sign-on-records.js'
import { answerLeave, prepareLeave } from './leave.js'
import { redirect, sendPage } from '../answer/page.js'
import { buildPath, buildRestartPath } from '../answer/paths.js'
import { refuseForeignForm } from '../answer/host.js'
import { isSameOrigin } from '../answer/page-request.js'
import { readQuery } from '../answer/query.js'
import { readBody } from '../answer/request-body.js'
import { parseReturnPath } from '../answer/return-path.js'
import { findUserKey } from '../drive/user-key.js'
import type { Exchange } from '../exchange.js'

/** Asks whether to sign off; without a sign-on it says that there is none. */
export async function askSignOff(exchange: Exchange): Promise<void> {
  const { instance, req } = exchange
  const { config } = instance
  if (await answerLeave(exchange)) return
  const query = readQuery(req)
  const current = await readSignOn(instance, req)
  if (current.state === 'unavailable') throw current.error
  const base = {
    purpose: 'sign-on',
    action: buildPath(config, { path: config.paths.logout }),
    returnPath: parseReturnPath(query.get('returnTo'), config),
  } as const
  if (current.state === 'anonymous') {
    const complete = query.get('complete') !== 'no'
    return sendPage(exchange, {
      facts: {
        ...base,
        step: 'signed-off',
        csrf: '',
        complete,
        returnPath: buildRestartPath(config, base.returnPath),
      },
    })
  }
  await sendPage(exchange, {
    facts: {
      ...base,
      step: 'confirm-sign-off',
      csrf: buildSignOffCsrf(current.stored),
      displayName: readDisplayName(current.stored.user),
    },
  })
}

/** The name a person knows: in full, else as typed, else the id. */
function readDisplayName({
  sub,
  name,
  given_name,
  family_name,
  preferred_username,
}: PingOneUser): string {
  const parts = [given_name, family_name].filter((part) => typeof part === 'string')
  const candidates = [name, parts.join(' '), preferred_username]
  return candidates.find((text) => typeof text === 'string' && text !== '') ?? sub
}

/** Ends the sign-on: records, session, cookie, then PingOne. */
export async function signOff(exchange: Exchange): Promise<void> {
  const { instance, req, res } = exchange
  const { config } = instance
  const fields = await readBody(req, res)
  const current = await readSignOn(instance, req)
  if (current.state === 'unavailable') throw current.error
  if (current.state === 'anonymous') {
    redirect(res, buildPath(config, { path: config.paths.logout }))
    return
  }
  if (!isSameOrigin(req, config)) {
    throw refuseForeignForm(req, config)
  }
  if (!isEqualInConstantTime(fields.get('csrf') ?? '', buildSignOffCsrf(current.stored))) {
    throw new CallbackError('the csrf value is missing or belongs to another sign-on', {
      reason: 'csrf',
    })
  }
  if (fields.get('action') === 'cancel') {
    redirect(res, parseReturnPath(fields.get('returnTo'), config))
    return
  }
  redirect(res, await endSignOn(exchange, current))
}

/**
 * Ends a sign-on here and, embedded, at PingOne.
 *
 * @returns The path of ours where the browser goes next; after a hosted sign-on its page leads on to PingOne's signoff.
 */
export async function endSignOn(exchange: Exchange, current: SignedOn): Promise<string> {
  const { instance, req } = exchange
  const { config, records, emit } = instance
  const { signOnId } = current.stored
  await records.signOn.take(signOnId)
  forgetAnswer(instance, req)
  await endSession(exchange)
  emit({ event: 'session.ended', userKey: findUserKey(instance, current.record) })
  const here = buildPath(config, { path: config.paths.logout })
  try {
    const tokens = await records.tokens.take(signOnId)
    if (tokens === undefined) return here
    // Of another version: PingOne was not told.
    if (tokens.value === undefined) return `${here}?complete=no`
    return await withDeadline(config.timeouts.requestMs, async () => {
      const url = await endAtPingOne(instance, tokens.value)
      return url === undefined ? here : prepareLeave(exchange, url)
    })
  } catch (error) {
    if (!(error instanceof PingOneError)) throw error
    const event = error instanceof StateUnavailableError ? 'state.error' : 'upstream.error'
    emit({ event, code: error.code, call: 'signoff', ...describeFailedCall(error) })
    return `${here}?complete=no`
  }
}

/** The records are gone, so the sign-on is dead whatever the session store does. */
async function endSession({ instance, req, res }: Exchange): Promise<void> {
  const cookie = findSessionCookie(req)
  try {
    if (await endSessionOf(req, instance.config)) return
  } catch (error) {
    const code = error instanceof PingOneError ? error.code : undefined
    instance.emit({
      event: 'state.error',
      call: 'session.destroy',
      ...(code !== undefined && { code }),
    })
  }
  if (cookie !== undefined) res.clearCookie(cookie.name, cookie.attributes)
}

/**
 * Without cookies of PingOne's the sign-on was made on PingOne's own pages: the browser has them, in either mode.
 *
 * @returns Hosted: where the browser itself signs off at PingOne.
 */
async function endAtPingOne(
  { config, relyingParty }: Instance,
  tokens: TokensRecord,
): Promise<string | undefined> {
  const { idToken, cookies } = tokens
  if (config.signOn === 'hosted' || cookies.length === 0) {
    return relyingParty.buildSignoffUrl({
      idTokenHint: idToken,
      postLogoutRedirectUri: config.baseUrl + config.paths.logout,
    })
  }
  await relyingParty.signOff({ idTokenHint: idToken, cookies })
  return undefined
}

/** Bound to the sign-on: the id in the session is a secret of the server. */
function buildSignOffCsrf({ signOnId }: StoredSignOn): string {
  return createHmac('sha256', signOnId).update('sign-off').digest('base64url')
}
