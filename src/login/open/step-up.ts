// Step-up: a held request goes to the second factor of the user who is signed on.
import type { Request } from 'express'
import { readSignOn, type SignedOn } from '../../current-sign-on.js'
import { CallbackError } from '../../errors.js'
import type { Instance } from '../../instance.js'
import { randomId } from '../../state/random-id.js'
import { buildAskCsrf, deriveAttempt } from '../answer/ask-cookie.js'
import { isHandle, setAttemptCookie } from '../answer/attempt-cookie.js'
import { computeHoldId, type HeldRequest } from '../finish/held-request.js'
import { openConfirmation } from './open-confirmation.js'
import { releaseHold, takeHold } from '../finish/open-holds.js'
import { readOwn } from '../drive/own-attempt.js'
import { assertAskForm } from '../answer/own-form.js'
import { isFromOwnSite } from '../answer/own-site.js'
import { redirect, sendPage } from '../answer/page.js'
import { buildFlowPath, buildPath } from '../answer/paths.js'
import { refusePrefetch } from './prefetch.js'
import { sendProblem } from '../answer/problem.js'
import { createReference } from '../answer/reference.js'
import { readBody } from '../answer/request-body.js'
import { parseRefererPath } from '../answer/return-path.js'
import { readSegment } from '../answer/route-path.js'
import { answerSecond } from '../drive/second-press.js'
import { findUserKey } from '../drive/user-key.js'
import type { Exchange } from '../exchange.js'

/** Path of the page that asks before a step-up is begun. */
export function buildStepUpPath({ config }: Instance, holdId: string): string {
  return buildPath(config, { path: `${config.paths.login}/step-up/${holdId}` })
}

/** The step-up of a request that is to be held. */
interface StepUp {
  readonly holdId: string
  readonly held: Omit<HeldRequest, 'expiresAtMs'>
  /** Begun by a form of ours: the same one for each press of its button. */
  readonly attempt?: { readonly handle: string; readonly secret?: string }
}

/** Begins a step-up, holds its request and answers 303 to its page; a failure is a page too, and holds nothing. */
export async function beginStepUp(
  exchange: Exchange,
  {
    signedOn,
    holdId,
    held,
    attempt = { handle: randomId() },
  }: StepUp & { readonly signedOn: SignedOn },
): Promise<void> {
  const { instance, req, res } = exchange
  if (refusePrefetch(req, res)) return
  const { config } = instance
  const { returnPath, cancelPath, requirement, why, grantable, fields } = held
  const { handle } = attempt
  const reference = createReference()
  const place = { isNew: false }
  try {
    const opened = await openConfirmation(exchange, {
      signedOn,
      input: {
        ...attempt,
        purpose: 'step-up',
        prepare: async () => {
          place.isNew = await takeHold(instance, { id: holdId, request: held })
        },
        reference,
        returnPath,
        lifetimeSeconds: config.pendingLifetimeSeconds,
        scope: config.scope,
        confirms: {
          sub: signedOn.record.sub,
          lineageId: signedOn.record.lineageId,
          ...(signedOn.record.userKey !== undefined && { userKey: signedOn.record.userKey }),
          cancelPath,
          holdId,
          requirement,
          ...(grantable && fields === undefined && { grantable }),
          ...(why !== undefined && { why }),
          acrValues: requirement.acrValues ?? [],
        },
      },
    })
    if (!opened) {
      const state = await readOwn(exchange, handle)
      await answerSecond(exchange, { handle, state })
      return
    }
  } catch (error) {
    if (place.isNew) await releaseHold(instance, { owner: held, id: holdId })
    return sendProblem(exchange, {
      error,
      returnPath: cancelPath,
      reference,
      purpose: 'step-up',
      userKey: findUserKey(instance, signedOn.record),
    })
  }
  redirect(res, buildFlowPath(instance, { handle, returnPath }))
}

/** Begins a step-up for a page of this app: at once, or asking first when another site led here. */
export async function startStepUp(
  exchange: Exchange,
  {
    signedOn,
    returnPath,
    requirement,
    why,
  }: Pick<HeldRequest, 'returnPath' | 'requirement' | 'why'> & { readonly signedOn: SignedOn },
): Promise<void> {
  const { instance, req, res } = exchange
  const { config } = instance
  const { sub, lineageId } = signedOn.record
  const from = parseRefererPath(req.headers.referer, config)
  const request = { sub, lineageId, method: 'GET', url: returnPath, requirement }
  const holdId = computeHoldId({ ...request, bodyKind: 'none', body: null })
  const held = {
    ...request,
    grantable: true,
    returnPath,
    ...(why !== undefined && { why }),
    cancelPath: from === returnPath ? config.basePath + config.paths.home : from,
  }
  if (isFromOwnSite(instance, req)) {
    return beginStepUp(exchange, { signedOn, holdId, held })
  }
  await takeHold(instance, { id: holdId, request: held })
  redirect(res, buildStepUpPath(instance, holdId))
}

/** GET: asks before a code is sent, since another site may have led here. */
export async function showStepUp(exchange: Exchange): Promise<void> {
  const { instance, req } = exchange
  const found = await findHeld(instance, req)
  await sendPage(exchange, {
    facts: {
      step: 'confirm',
      purpose: 'step-up',
      action: buildStepUpPath(instance, found.holdId),
      csrf: buildAskCsrf(exchange, 'step-up'),
      returnPath: found.held.cancelPath,
      ...(found.held.why !== undefined && { why: found.held.why }),
    },
  })
}

/** POST: begins the step-up. */
export async function submitStepUp(exchange: Exchange): Promise<void> {
  const { instance, req, res } = exchange
  const fields = await readBody(req, res)
  const page = assertAskForm(exchange, { csrf: fields.get('csrf'), purpose: 'step-up' })
  const { signedOn, ...found } = await findHeld(instance, req)
  if (fields.get('action') === 'cancel') {
    await releaseHold(instance, { owner: found.held, id: found.holdId })
    redirect(res, found.held.cancelPath)
    return
  }
  const attempt = deriveAttempt(page)
  const { handle } = attempt
  await setAttemptCookie(exchange, { ...attempt, kind: 'flow' })
  const state = await readOwn(exchange, handle)
  if (state.at !== 'unknown') return answerSecond(exchange, { handle, state })
  await beginStepUp(exchange, { signedOn, ...found, attempt })
}

/** The held request of the address, if it belongs to the sign-on of this browser. */
async function findHeld(
  instance: Instance,
  req: Request,
): Promise<{ holdId: string; held: HeldRequest; signedOn: SignedOn }> {
  const { config, records, nowMs } = instance
  const holdId = readSegment(req, `${config.paths.login}/step-up/`)
  const current = await readSignOn(instance, req)
  if (current.state === 'unavailable') throw current.error
  const found = isHandle(holdId) ? await records.hold.read(holdId) : undefined
  const held = found?.value
  if (current.state === 'signed-on' && held !== undefined && held.expiresAtMs > nowMs()) {
    const { sub, lineageId } = current.record
    if (held.sub === sub && held.lineageId === lineageId) {
      return { holdId, held, signedOn: current }
    }
  }
  throw new CallbackError('there is no such request, or it belongs to another sign-on', {
    reason: 'unknown_attempt',
    status: 404,
  })
}
