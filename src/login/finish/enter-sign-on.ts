// Enters a verified sign-on: records first, then the session with its new id; the old record is gone before.
import { forgetAnswer, readSignOn } from '../../current-sign-on.js'
import { CallbackError, PingOneError, SignOnDenied } from '../../errors.js'
import type { PingOneUser, SignOnTokens } from '../../events.js'
import type { FlowCookie } from '../../flow/cookie-jar.js'
import type { Instance } from '../../instance.js'
import type { IdTokenClaims, VerifiedTokens } from '../../oidc/relying-party.js'
import {
  destroySession,
  forgetSignOn,
  readStoredSignOn,
  rotateSession,
  saveSession,
  type StoredSignOn,
} from '../../session.js'
import { packSignOnRecord, type SignOnRecord, type TokensRecord } from '../../sign-on-records.js'
import { randomId } from '../../state/random-id.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import { buildUser } from './user-claims.js'
import { findSignOnKey } from '../drive/user-key.js'
import type { Asked } from '../exchange.js'

/** Grants a session remembers; older ones are of no use any more. */
const MAX_GRANTS = 5

/** What a verified sign-on consists of. */
export interface Arrived {
  readonly tokens: VerifiedTokens
  readonly user: PingOneUser
  readonly cookies: readonly FlowCookie[]
  /** Id of the grant that a step-up leaves for the held request. */
  readonly grantId?: string
}

/** Rotates: the old record is gone before the new sign-on can be used; then the session gets its new id. */
export async function enterSignOn(
  asked: Asked,
  {
    pending,
    arrived: { tokens, user, cookies, grantId },
  }: { readonly pending: PendingSignOn; readonly arrived: Arrived },
): Promise<void> {
  const { instance, req } = asked
  const { records, nowMs } = instance
  const current = await readSignOn(instance, req)
  if (current.state === 'unavailable') throw current.error
  const before = current.state === 'signed-on' ? current : undefined
  assertSameUser(pending, before?.record.sub)
  const sameUser = before?.record.sub === user.sub
  const grants = listGrants(sameUser ? before.stored.grants : undefined, grantId)
  const stored = buildStored(dropUnproven(tokens.claims, pending), { user, grants })
  const record = {
    ...buildRecord(instance, {
      pending,
      claims: tokens.claims,
      before: sameUser ? before.record : undefined,
    }),
    userKey: findSignOnKey(instance, { pending, user }),
  }
  const ttlMs = Math.max(1, record.expiresAtMs - nowMs())
  const wasLive = before !== undefined && (await endRecords(instance, before.stored.signOnId))
  if (pending.purpose === 'step-up' && !wasLive) throw endedMeanwhile()
  try {
    await records.tokens.create(stored.signOnId, { value: buildTokens(tokens, cookies), ttlMs })
    await records.signOn.create(stored.signOnId, { value: packSignOnRecord(record), ttlMs })
    await enterSession(asked, {
      stored,
      keep: isOwner(user.sub, readStoredSignOn(req, instance.config.name)),
      hook: () => runHook(asked, { user, tokens }),
    })
  } catch (error) {
    await dropRecords(instance, stored.signOnId)
    throw error
  } finally {
    forgetAnswer(instance, req)
  }
  const { reference, purpose } = pending
  instance.emit({
    event: 'session.rotated',
    reference,
    purpose,
    userKey: findSignOnKey(instance, { pending, user }),
  })
}

/** What the app keeps there is this user's, or nobody's: a sign-on that has ended leaves its user's things behind. */
function isOwner(sub: string, last: StoredSignOn | undefined): boolean {
  return last === undefined || last.user.sub === sub
}

/** Gives the session its new id and saves it; after a failure it holds nothing of the sign-on. */
async function enterSession(
  { req, instance: { config } }: Asked,
  {
    stored,
    keep,
    hook,
  }: { readonly stored: StoredSignOn; readonly keep: boolean; readonly hook: () => Promise<void> },
): Promise<void> {
  try {
    await rotateSession(req, { signOn: stored, settings: config, keep })
    await hook()
    await saveSession(req, config)
  } catch (error) {
    // First of all: what is in the session now, express-session saves as the answer ends.
    forgetSignOn(req, config.name)
    if (error instanceof SignOnDenied) await saveSession(req, config).catch(() => undefined)
    else await destroySession(req, config).catch(() => undefined)
    throw error
  }
}

/** A write whose reply was lost may have happened: tries to leave nothing, whatever the store does. */
async function dropRecords({ records }: Instance, signOnId: string): Promise<void> {
  await Promise.allSettled([records.signOn.take(signOnId), records.tokens.take(signOnId)])
}

/** Deletes what makes a sign-on live, and its tokens. @returns whether it lived until now. */
async function endRecords({ records }: Instance, signOnId: string): Promise<boolean> {
  const record = await records.signOn.take(signOnId)
  await records.tokens.take(signOnId)
  return record?.value !== undefined
}

/** A step-up confirms a live sign-on: signed off while PingOne was asked, nobody is signed on again by it. */
function endedMeanwhile(): CallbackError {
  return new CallbackError('the sign-on that began this has ended meanwhile', {
    reason: 'other_user',
  })
}

/** Someone else signed on in this browser since the attempt began: whose page would this be? */
function assertSameUser({ startedBySub }: PendingSignOn, currentSub: string | undefined): void {
  if (startedBySub === undefined || currentSub === undefined || startedBySub === currentSub) return
  throw new CallbackError('another user has signed on in this browser since this attempt began', {
    reason: 'other_user',
  })
}

/** The user of verified tokens, with what userinfo adds when the option asks for it. */
export async function readUser(instance: Instance, tokens: VerifiedTokens): Promise<PingOneUser> {
  const { config, relyingParty } = instance
  const { claims, accessToken } = tokens
  const userinfo = config.userinfo
    ? await relyingParty.fetchUserinfo({ accessToken, sub: claims.sub })
    : {}
  return buildUser({ ...userinfo, ...claims }, config.userClaims)
}

/** Each once, the newest last. */
function listGrants(known: readonly string[] = [], grantId: string | undefined): readonly string[] {
  const others = known.filter((id) => id !== grantId)
  return [...new Set(others), ...(grantId === undefined ? [] : [grantId])].slice(-MAX_GRANTS)
}

type Proofs = Pick<PendingSignOn, 'recovered' | 'registers' | 'confirmed'>

/** A mailbox and a password that was set just now are one factor: without an authenticator in this flow no method is known. */
function dropUnproven(
  claims: IdTokenClaims,
  { recovered = false, registers, confirmed }: Proofs,
): IdTokenClaims {
  const isSet = recovered || registers?.until !== undefined
  return isSet && confirmed === undefined ? { ...claims, amr: [] } : claims
}

function buildStored(
  claims: IdTokenClaims,
  { user, grants }: { readonly user: PingOneUser; readonly grants: readonly string[] },
): StoredSignOn {
  const { acr, amr, auth_time: authTime } = claims
  return {
    signOnId: randomId(),
    user,
    ...(acr !== undefined && { acr }),
    ...(amr !== undefined && { amr }),
    ...(authTime !== undefined && { authTime }),
    ...(grants.length > 0 && { grants }),
  }
}

/** The same user's sign-on keeps its lineage; a step-up confirms it and does not make it live longer. */
function buildRecord(
  { config, nowMs }: Instance,
  {
    pending: { purpose },
    claims,
    before,
  }: {
    readonly pending: PendingSignOn
    readonly claims: IdTokenClaims
    readonly before: SignOnRecord | undefined
  },
): SignOnRecord {
  const createdAtMs = nowMs()
  const { sub, sid } = claims
  const endsAtMs = purpose === 'step-up' ? before?.expiresAtMs : undefined
  return {
    sub,
    lineageId: before?.lineageId ?? randomId(),
    clientId: config.clientId,
    createdAtMs,
    expiresAtMs: endsAtMs ?? createdAtMs + config.absoluteLifetimeSeconds * 1000,
    ...(sid !== undefined && { sid }),
  }
}

function buildTokens(tokens: VerifiedTokens, cookies: readonly FlowCookie[]): TokensRecord {
  const { idToken, accessToken, accessTokenExpiresAtSeconds, refreshToken, scope } = tokens
  return {
    idToken,
    accessToken,
    cookies,
    ...(accessTokenExpiresAtSeconds !== undefined && {
      accessTokenExpiresAt: accessTokenExpiresAtSeconds,
    }),
    ...(refreshToken !== undefined && { refreshToken }),
    ...(scope !== undefined && { scope }),
  }
}

async function runHook(
  { req, instance: { config } }: Asked,
  { user, tokens }: Pick<Arrived, 'user' | 'tokens'>,
): Promise<void> {
  const { cookies: _cookies, ...given } = buildTokens(tokens, [])
  try {
    await config.hooks.afterSignOn?.(req, { user, tokens: given satisfies SignOnTokens })
  } catch (error) {
    if (error instanceof PingOneError) throw error
    throw new SignOnDenied('the hook afterSignOn failed', { cause: error })
  }
}
