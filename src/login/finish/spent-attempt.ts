// An attempt that is not open: where it led, what became of it, that it is being finished, or an honest page.
import type { Request } from 'express'
import type { Instance } from '../../instance.js'
import { hasCookieOf, readAttemptCookie } from '../answer/attempt-cookie.js'
import { buildKeptFormPath } from './kept-form.js'
import { readCookieHash, type AttemptState } from '../drive/attempt.js'
import { sendPage } from '../answer/page.js'
import { buildRestartPath } from '../answer/paths.js'
import type { FinishingAttempt, PendingSignOn } from '../../attempt/pending-sign-on.js'
import { noteEnded, sendFailure } from '../answer/problem.js'
import { readQuery } from '../answer/query.js'
import { answerResult } from './result.js'
import { isOfThisSignOn } from './resume-request.js'
import { parseReturnPath } from '../answer/return-path.js'
import { sendForeign } from './send-foreign.js'
import { sendStillWorking } from '../drive/still-working.js'
import { isWorkedOn } from '../drive/waiting.js'
import type { Exchange } from '../exchange.js'

/** What is known of an attempt, and what the request brought for it. */
export interface SpentAttempt {
  /** `undefined` when the address has none. */
  readonly handle: string | undefined
  readonly state: AttemptState
  readonly press?: string | undefined
}

/** Back, refresh and a second press, during the end and after it: to where the attempt led, or an honest page. */
export async function answerSpent(
  exchange: Exchange,
  { handle, state, press }: SpentAttempt,
): Promise<void> {
  const cookieHash = readCookieHash(state)
  const known = handle !== undefined && readAttemptCookie(exchange, handle) !== undefined
  if (!known) return sendMadeUp(exchange)
  if (cookieHash !== undefined && hasCookieOf(exchange, { handle, cookieHash })) {
    if (state.at === 'open' && (await sendEnded(exchange, state.found.value))) return
    if (state.at === 'finishing') return sendFinishing(exchange, { state, press })
    if (state.at === 'over' && (await answerResult(exchange, { handle, press, ...state }))) return
  }
  await sendExpired(exchange, state)
}

/** It takes long, or who was at it has died: then the attempt is lost, and that is said. */
async function sendFinishing(
  exchange: Exchange,
  {
    state,
    press,
  }: {
    readonly state: { readonly at: 'finishing'; readonly finishing: FinishingAttempt }
    readonly press: string | undefined
  },
): Promise<void> {
  const { instance } = exchange
  const { purpose, reference, returnPath } = state.finishing
  if (isWorkedOn(instance, state)) {
    return sendStillWorking(exchange, { ...state.finishing, press })
  }
  await sendFailure(exchange, {
    failure: {
      purpose,
      reference,
      reason: 'unavailable_code_maybe_used',
      status: 503,
      returnPath:
        purpose === 'sign-on' ? buildRestartPath(instance.config, returnPath) : returnPath,
    },
  })
}

async function sendExpired(exchange: Exchange, state: AttemptState): Promise<void> {
  const { instance, req } = exchange
  const { config } = instance
  const lifetimeMinutes = Math.round(config.pendingLifetimeSeconds / 60)
  const base = buildStartAgain(instance, req)
  const returnPath =
    state.at === 'over' ? buildRestartPath(config, state.done.returnPath) : base.returnPath
  const facts = {
    ...base,
    returnPath,
    action: returnPath,
    step: 'expired',
    lifetimeMinutes,
  } as const
  await sendPage(exchange, { facts, status: 410 })
}

/** Of another browser's attempt it says no more than of none. */
async function sendMadeUp(exchange: Exchange): Promise<void> {
  const { instance, req } = exchange
  const base = buildStartAgain(instance, req)
  const facts = { ...base, step: 'error', reason: 'used_or_foreign_page', restart: true } as const
  await sendPage(exchange, { facts, status: 404 })
}

function buildStartAgain(
  { config }: Instance,
  req: Request,
): { purpose: 'sign-on'; action: string; csrf: ''; returnPath: string } {
  const returnPath = buildRestartPath(
    config,
    parseReturnPath(readQuery(req).get('returnTo'), config),
  )
  return { purpose: 'sign-on', action: returnPath, csrf: '', returnPath }
}

/** A confirmation whose time is over, or whose sign-on has ended, in its own words. @returns whether it was one. */
async function sendEnded(exchange: Exchange, pending: PendingSignOn): Promise<boolean> {
  if (pending.confirms === undefined) return false
  const { purpose, confirms } = pending
  const { approval, returnLabel } = confirms
  const returnPath =
    approval === undefined ? pending.returnPath : buildKeptFormPath(pending.returnPath, approval.id)
  const base = {
    purpose,
    action: returnPath,
    csrf: '',
    returnPath,
    ...(returnLabel !== undefined && { returnLabel }),
  }
  if (!(await isOfThisSignOn(exchange, pending.confirms))) {
    await sendForeign(exchange, pending)
    return true
  }
  await noteEnded(exchange, { pending, reason: 'expired_attempt' })
  await sendPage(exchange, { facts: { ...base, ...buildEnded(pending) }, status: 410 })
  return true
}

function buildEnded({ purpose, reference, createdAtMs, expiresAtMs }: PendingSignOn): EndedFacts {
  if (purpose === 'approval') {
    return { step: 'error', reason: 'approval_expired', restart: true, reference }
  }
  const lifetimeMinutes = Math.round((expiresAtMs - createdAtMs) / 60_000)
  return { step: 'expired', lifetimeMinutes, reference }
}

type EndedFacts =
  | {
      readonly step: 'error'
      readonly reason: 'approval_expired'
      readonly restart: true
      readonly reference: string
    }
  | { readonly step: 'expired'; readonly lifetimeMinutes: number; readonly reference: string }
