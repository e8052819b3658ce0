// The one end of every sign-on: authorization response -> tokens -> verified -> rotated session -> return path.
import type { Request, Response } from 'express'
import { forgetAnswer, readSignOn } from '../current-sign-on.js'
import { CallbackError, PingOneError, SignOnDenied } from '../errors.js'
import type { PingOneUser, SignOnTokens } from '../events.js'
import type { Flow, FlowCookie } from '../flow/client.js'
import type { Instance } from '../instance.js'
import type { IdTokenClaims, VerifiedTokens } from '../oidc/relying-party.js'
import { withDeadline } from '../pingone/http.js'
import {
  destroySession,
  forgetSignOn,
  rotateSession,
  saveSession,
  type StoredSignOn,
} from '../session.js'
import type { SignOnRecord, TokensRecord } from '../sign-on-records.js'
import { addressSubject, usernameSubject } from '../state/throttle.js'
import { randomId } from '../state/random-id.js'
import { limits } from './limits.js'
import { redirect } from './page.js'
import type { PendingSignOn } from './pending-sign-on.js'
import { sendProblem } from './problem.js'
import { buildUser } from './user-claims.js'

const DONE_MS = 10 * 60 * 1000

/** Ends an embedded sign-on whose flow is COMPLETED. */
export async function completeEmbedded(
  instance: Instance,
  req: Request,
  res: Response,
  { pending, flow }: { readonly pending: PendingSignOn; readonly flow: Flow },
): Promise<void> {
  await complete(instance, req, res, pending, async () => {
    const { authorizeResponse, cookies } = await instance.flowClient.resumeFlow(flow)
    return { response: toParameters(authorizeResponse), cookies }
  })
}

/** Ends a hosted sign-on, with the parameters of the authorization response. */
export async function completeHosted(
  instance: Instance,
  req: Request,
  res: Response,
  pending: PendingSignOn,
  response: Readonly<Record<string, string>>,
): Promise<void> {
  await complete(instance, req, res, pending, () => Promise.resolve({ response, cookies: [] }))
}

interface Arrival {
  readonly response: Readonly<Record<string, string>>
  readonly cookies: readonly FlowCookie[]
}

async function complete(
  instance: Instance,
  req: Request,
  res: Response,
  pending: PendingSignOn,
  arrive: () => Promise<Arrival>,
): Promise<void> {
  const { returnPath, reference, handle } = pending
  try {
    if ((await instance.records.pending.take(handle)) === undefined) {
      throw new CallbackError('this attempt was finished already', {
        reason: 'spent_attempt',
        status: 404,
      })
    }
    const startedAt = performance.now()
    await withDeadline(instance.config.timeouts.requestMs, async () => {
      const { response, cookies } = await arrive()
      const tokens = await instance.relyingParty.exchangeCode({ response, checks: pending.checks })
      const user = await readUser(instance, tokens)
      await signOn(instance, req, pending, { tokens, user, cookies })
    })
    const durationMs = Math.round(performance.now() - startedAt)
    instance.emit({ event: 'signOn.completed', reference, durationMs })
  } catch (error) {
    return sendProblem(instance, req, res, error, { returnPath, reference, codeMaybeUsed: true })
  }
  redirect(res, returnPath)
}

interface Arrived {
  readonly tokens: VerifiedTokens
  readonly user: PingOneUser
  readonly cookies: readonly FlowCookie[]
}

/** Rotates: the old record is gone before the new sign-on can be used; then the session gets its new id. */
async function signOn(
  instance: Instance,
  req: Request,
  pending: PendingSignOn,
  { tokens, user, cookies }: Arrived,
): Promise<void> {
  const { records } = instance
  const current = await readSignOn(instance, req)
  if (current.state === 'unavailable') throw current.error
  const before = current.state === 'signed-on' ? current : undefined
  assertSameUser(pending, before?.record.sub)
  const sameUser = before?.record.sub === user.sub
  const stored = buildStored(tokens.claims, user)
  const record = buildRecord(
    instance,
    tokens.claims,
    sameUser ? before.record.lineageId : randomId(),
  )
  const ttlMs = record.expiresAtMs - record.createdAtMs
  if (before !== undefined) await endRecords(instance, before.stored.signOnId)
  try {
    await records.tokens.create(stored.signOnId, buildTokens(tokens, cookies), ttlMs)
    await records.signOn.create(stored.signOnId, record, ttlMs)
    await enterSession(instance, req, stored, {
      keep: before === undefined || sameUser,
      hook: () => runHook(instance, req, { user, tokens }),
    })
  } catch (error) {
    await dropRecords(instance, stored.signOnId)
    throw error
  } finally {
    forgetAnswer(instance, req)
  }
  instance.emit({ event: 'session.rotated', userKey: instance.userKey(user.sub) })
  await noteDone(instance, req, pending)
}

/** Gives the session its new id and saves it; after a failure it holds nothing of the sign-on. */
async function enterSession(
  { config }: Instance,
  req: Request,
  stored: StoredSignOn,
  { keep, hook }: { readonly keep: boolean; readonly hook: () => Promise<void> },
): Promise<void> {
  try {
    await rotateSession(req, stored, config, { keep })
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

/** Deletes what makes a sign-on live, and its tokens. */
async function endRecords({ records }: Instance, signOnId: string): Promise<void> {
  await records.signOn.take(signOnId)
  await records.tokens.take(signOnId)
}

/** Someone else signed on in this browser since the attempt began: whose page would this be? */
function assertSameUser({ startedBySub }: PendingSignOn, currentSub: string | undefined): void {
  if (startedBySub === undefined || currentSub === undefined || startedBySub === currentSub) return
  throw new CallbackError('another user has signed on in this browser since this attempt began', {
    reason: 'other_user',
  })
}

async function readUser(instance: Instance, tokens: VerifiedTokens): Promise<PingOneUser> {
  const { config, relyingParty } = instance
  const { claims, accessToken } = tokens
  const userinfo = config.userinfo
    ? await relyingParty.fetchUserinfo({ accessToken, sub: claims.sub })
    : {}
  return buildUser({ ...userinfo, ...claims }, config.userClaims)
}

function buildStored(claims: IdTokenClaims, user: PingOneUser): StoredSignOn {
  const { acr, amr, auth_time: authTime } = claims
  return {
    signOnId: randomId(),
    user,
    ...(acr !== undefined && { acr }),
    ...(amr !== undefined && { amr }),
    ...(authTime !== undefined && { authTime }),
  }
}

function buildRecord(
  { config, nowMs }: Instance,
  claims: IdTokenClaims,
  lineageId: string,
): SignOnRecord {
  const createdAtMs = nowMs()
  const { sub, sid } = claims
  return {
    sub,
    lineageId,
    createdAtMs,
    expiresAtMs: createdAtMs + config.absoluteLifetimeSeconds * 1000,
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
  { config }: Instance,
  req: Request,
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

/** After success: Back and refresh find their way, and what the attempt cost is given back. */
async function noteDone(instance: Instance, req: Request, pending: PendingSignOn): Promise<void> {
  const { config, records, throttle } = instance
  const { handle, returnPath, cookieHash, username } = pending
  const { attemptsPerAddress, otpChecksPerUser } = limits(config)
  await Promise.allSettled([
    records.done.createIfAbsent(handle, { returnPath, cookieHash }, DONE_MS),
    throttle.giveBack(attemptsPerAddress, addressSubject(req.ip)),
    username === undefined
      ? undefined
      : throttle.clear(otpChecksPerUser, usernameSubject(username)),
  ])
}

function toParameters(response: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
}
