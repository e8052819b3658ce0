// The one end of every attempt: authorization response -> tokens -> verified -> signed on, confirmed or approved.
import { CallbackError } from '../../errors.js'
import type { PingOneUser } from '../../events.js'
import type { Flow } from '../../flow/client.js'
import type { FlowCookie } from '../../flow/cookie-jar.js'
import type { Instance } from '../../instance.js'
import type { VerifiedTokens } from '../../oidc/relying-party.js'
import { withDeadline } from '../../pingone/http.js'
import type { Stored } from '../../state/records.js'
import { describeEntered, noteSentCookie } from '../open/came-back.js'
import { approveTransaction, denyApproval } from './complete-approval.js'
import { claimEnd, describeTakeUp, noteFailure } from './finishing.js'
import { HOLD_MS } from './held-request.js'
import { giveBackPaid } from '../drive/charge.js'
import { noteKnown } from '../drive/party.js'
import { releaseHold } from './open-holds.js'
import { redirect } from '../answer/page.js'
import { buildFlowPath } from '../answer/paths.js'
import type { Confirmation, PendingSignOn } from '../../attempt/pending-sign-on.js'
import { DONE_MS, type DoneRecord } from '../../attempt/done-record.js'
import { describeAttempt, describeFailure, sendProblem } from '../answer/problem.js'
import { enterSignOn, readUser } from './enter-sign-on.js'
import { findSignOnKey } from '../drive/user-key.js'
import type { Asked, Exchange } from '../exchange.js'
import { assertConfirmed } from './assert-confirmed.js'

/** Ends an embedded attempt whose flow is COMPLETED. @returns false when another request ends it. */
export async function completeEmbedded(
  exchange: Exchange,
  { claimed, flow }: { readonly claimed: Stored<PendingSignOn>; readonly flow: Flow },
): Promise<boolean> {
  const { instance } = exchange
  return complete(exchange, {
    claimed,
    arrive: async () => {
      const { authorizeResponse, cookies } = await instance.flowClient.resumeFlow(flow)
      return { response: toParameters(authorizeResponse), cookies }
    },
  })
}

/** Ends a hosted sign-on, with the parameters of the authorization response. @returns false when another request ends it. */
export async function completeHosted(
  exchange: Exchange,
  {
    claimed,
    response,
  }: {
    readonly claimed: Stored<PendingSignOn>
    readonly response: Readonly<Record<string, string>>
  },
): Promise<boolean> {
  return complete(exchange, { claimed, arrive: () => Promise.resolve({ response, cookies: [] }) })
}

interface Arrival {
  readonly response: Readonly<Record<string, string>>
  readonly cookies: readonly FlowCookie[]
}

interface Arrived {
  /** `performance.now()` when the last step began. */
  readonly startedAtMs: number
  readonly tokens: VerifiedTokens
  readonly cookies: readonly FlowCookie[]
}

async function complete(
  exchange: Exchange,
  {
    claimed,
    arrive,
  }: { readonly claimed: Stored<PendingSignOn>; readonly arrive: () => Promise<Arrival> },
): Promise<boolean> {
  const { instance, res } = exchange
  const pending = claimed.value
  let landing: Landing
  // An embedded flow that comes here is complete: PingOne took what was typed. Hosted, a code says so.
  let isProven = pending.mode === 'embedded'
  try {
    if (!(await claimEnd(instance, claimed))) return false
    const startedAtMs = performance.now()
    landing = await withDeadline(instance.config.timeouts.requestMs, async () => {
      const { response, cookies } = await arrive()
      isProven ||= response['code'] !== undefined
      const tokens = await instance.relyingParty.exchangeCode({ response, checks: pending.checks })
      return finish(exchange, { pending, arrived: { startedAtMs, tokens, cookies } })
    })
  } catch (error) {
    if (isProven) await giveBack(instance, pending)
    await fail(exchange, { pending, error })
    return true
  }
  if (landing.user !== undefined) noteKnown(exchange, { pending, user: landing.user })
  redirect(res, landing.path)
  if (pending.purpose === 'sign-on') noteSentCookie(exchange)
  return true
}

/** Where the browser goes next, and who has signed on. */
interface Landing {
  readonly path: string
  readonly user?: PingOneUser
}

/** Those who wait read the same page; only then an approval is denied, for that ends their waiting. */
async function fail(
  exchange: Exchange,
  { pending, error }: { readonly pending: PendingSignOn; readonly error: unknown },
): Promise<void> {
  const { instance } = exchange
  const { returnPath, reference, purpose } = pending
  const about = describeAttempt(instance, pending)
  const attempt = { returnPath, reference, purpose, codeMaybeUsed: true, ...about }
  // What a cancelled approval came to says its own record.
  const isCancelled = error instanceof CallbackError && error.reason === 'spent_attempt'
  if (!isCancelled) {
    await noteFailure(instance, {
      attempt: pending,
      failure: describeFailure(instance, { ...attempt, error }),
    })
  }
  if (purpose === 'approval') await denyApproval(instance, { pending, why: error })
  const { confirms } = pending
  if (confirms?.holdId !== undefined)
    await releaseHold(instance, { owner: confirms, id: confirms.holdId })
  await sendProblem(exchange, { ...attempt, error })
}

async function finish(
  asked: Asked,
  { pending, arrived }: { readonly pending: PendingSignOn; readonly arrived: Arrived },
): Promise<Landing> {
  const { confirms, returnPath, purpose } = pending
  if (confirms === undefined) {
    return { path: returnPath, user: await signOn(asked, { pending, arrived }) }
  }
  await assertConfirmed(asked, { pending, confirms, tokens: arrived.tokens })
  if (purpose === 'approval') return { path: await finishApproval(asked, { pending, arrived }) }
  return { path: await finishStepUp(asked, { pending, confirms, arrived }) }
}

async function signOn(
  asked: Asked,
  {
    pending,
    arrived: { startedAtMs, tokens, cookies },
  }: { readonly pending: PendingSignOn; readonly arrived: Arrived },
): Promise<PingOneUser> {
  const { instance, req } = asked
  const user = await readUser(instance, tokens)
  const { sessionID } = req
  await enterSignOn(asked, { pending, arrived: { tokens, user, cookies } })
  await noteDone(instance, {
    pending,
    more: {
      ...describeTakeUp(asked, { pending, sessionIdBefore: sessionID }),
      // A browser that has gone has no cookie to bring back.
      ...(!req.socket.destroyed && describeEntered(instance, req)),
    },
  })
  emitCompleted(instance, { pending, startedAtMs, user })
  return user
}

/** Joins the name that was typed with the person it belongs to. */
function emitCompleted(
  instance: Instance,
  {
    pending,
    startedAtMs,
    user,
  }: { readonly pending: PendingSignOn; readonly startedAtMs: number; readonly user: PingOneUser },
): void {
  const { reference, purpose, createdAtMs } = pending
  instance.emit({
    event: 'signOn.completed',
    reference,
    purpose,
    ...(purpose === 'step-up' && { reason: 'step-up' }),
    userKey: findSignOnKey(instance, { pending, user }),
    subKey: instance.userKey(user.sub),
    lastStepMs: Math.round(performance.now() - startedAtMs),
    wholeMs: Math.max(0, instance.nowMs() - createdAtMs),
  })
}

/** The held request goes on: a GET by itself, a form from our page, an API's request by its client. */
async function finishStepUp(
  asked: Asked,
  {
    pending,
    confirms,
    arrived: { startedAtMs, tokens, cookies },
  }: {
    readonly pending: PendingSignOn
    readonly confirms: Confirmation
    readonly arrived: Arrived
  },
): Promise<string> {
  const { instance, req } = asked
  const { records } = instance
  const { holdId = '', sub, lineageId } = confirms
  const held = await records.hold.read(holdId)
  const grantable = held?.value.grantable ?? confirms.grantable === true
  const goesOnByItself = held === undefined || ['GET', 'HEAD'].includes(held.value.method)
  if (!goesOnByItself) {
    const longer = { ...held.value, expiresAtMs: instance.nowMs() + HOLD_MS }
    await records.hold.replace(holdId, { current: held, next: longer, ttlMs: HOLD_MS })
  }
  if (grantable)
    await records.grant.createUnlessReadable(holdId, { value: { sub }, ttlMs: DONE_MS })
  const user = await readUser(instance, tokens)
  const { sessionID } = req
  const grant = grantable ? { grantId: holdId } : {}
  await enterSignOn(asked, { pending, arrived: { tokens, user, cookies, ...grant } })
  const { returnPath } = pending
  emitCompleted(instance, { pending, startedAtMs, user })
  await noteDone(instance, {
    pending,
    more: {
      ...describeTakeUp(asked, { pending, sessionIdBefore: sessionID }),
      ...(!goesOnByItself && { resume: { sub, lineageId, holdId } }),
    },
  })
  if (goesOnByItself) await releaseHold(instance, { owner: confirms, id: holdId })
  return goesOnByItself
    ? returnPath
    : buildFlowPath(instance, { handle: pending.handle, returnPath })
}

/** Only the approval's record changes; the session is as it was. Its record says also to others that it is done. */
async function finishApproval(
  asked: Asked,
  { pending, arrived: { tokens } }: { readonly pending: PendingSignOn; readonly arrived: Arrived },
): Promise<string> {
  const { instance } = asked
  await approveTransaction(asked, { pending, tokens })
  await giveBack(instance, pending)
  return buildFlowPath(instance, { handle: pending.handle, returnPath: pending.returnPath })
}

/** Back, refresh and a second press find their way, and what the attempt cost is given back. */
async function noteDone(
  instance: Instance,
  {
    pending,
    more,
  }: {
    readonly pending: PendingSignOn
    readonly more: Pick<DoneRecord, 'resume' | 'entered' | 'again'>
  },
): Promise<void> {
  const { handle, returnPath, cookieHash, locale } = pending
  const done = { returnPath, cookieHash, ...(locale !== undefined && { locale }), ...more }
  const written = instance.records.done.createUnlessReadable(handle, {
    value: done,
    ttlMs: DONE_MS,
  })
  await Promise.allSettled([written, giveBack(instance, pending)])
  // Without it the held request would be lost: then the person must be told.
  if (more.resume !== undefined) await written
}

/** PingOne took the code: whatever our own end says of it, nothing of it was a guess or a waste. */
function giveBack(instance: Instance, pending: PendingSignOn): Promise<void> {
  return giveBackPaid(instance, { pending, counted: ['start', 'message', 'secret'] })
}

function toParameters(response: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
}
