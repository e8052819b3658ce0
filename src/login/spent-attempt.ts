// An attempt that is over: where it led, what became of it, or an honest page.
import type { Request, Response } from 'express'
import { readSignOn } from '../current-sign-on.js'
import type { Instance } from '../instance.js'
import { hasCookieOf, readAttemptCookie } from './attempt-cookie.js'
import { buildKeptFormPath } from './kept-form.js'
import { buildRestartPath, redirect, sendPage } from './page.js'
import type { PendingSignOn } from './pending-sign-on.js'
import { noteEnded } from './problem.js'
import { readQuery } from './query.js'
import { isOfThisSignOn, showResume } from './resume-request.js'
import { parseReturnPath } from './return-path.js'

/** Refresh and Back after the end: to where the attempt led, or an honest page. */
export async function answerSpent(
  instance: Instance,
  req: Request,
  res: Response,
  handle: string | undefined,
): Promise<void> {
  const { config, records } = instance
  const returnPath = parseReturnPath(readQuery(req).get('returnTo'), config)
  const ours = handle !== undefined && readAttemptCookie(req, handle, config) !== undefined
  const done = ours ? await records.done.read(handle) : undefined
  if (done !== undefined && hasCookieOf(req, handle ?? '', done.value.cookieHash, config)) {
    const { resume } = done.value
    const current = await readSignOn(instance, req)
    if (resume !== undefined) {
      if (await isOfThisSignOn(instance, req, resume)) {
        return showResume(instance, req, res, { ...done.value, resume })
      }
      const purpose = resume.approvalId === undefined ? 'step-up' : 'approval'
      return sendForeign(instance, req, res, { purpose, returnPath: done.value.returnPath })
    } else if (current.state === 'signed-on') {
      redirect(res, done.value.returnPath)
      return
    }
  }
  if (ours && (await sendEnded(instance, req, res, handle))) return
  const base = {
    purpose: 'sign-on',
    action: buildRestartPath(config, returnPath),
    csrf: '',
    returnPath: buildRestartPath(config, returnPath),
  } as const
  if (ours) {
    const lifetimeMinutes = Math.round(config.pendingLifetimeSeconds / 60)
    return sendPage(
      instance,
      req,
      res,
      { ...base, step: 'expired', lifetimeMinutes },
      { status: 410 },
    )
  }
  await sendPage(
    instance,
    req,
    res,
    { ...base, step: 'error', reason: 'used_or_foreign_page', restart: true },
    { status: 404 },
  )
}

/** A confirmation whose time is over, or whose sign-on has ended, in its own words. @returns whether it was one. */
async function sendEnded(
  instance: Instance,
  req: Request,
  res: Response,
  handle: string,
): Promise<boolean> {
  const { config, records } = instance
  const pending = (await records.pending.read(handle))?.value
  if (pending?.confirms === undefined) return false
  if (!hasCookieOf(req, handle, pending.cookieHash, config)) return false
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
  if (!(await isOfThisSignOn(instance, req, pending.confirms))) {
    await sendForeign(instance, req, res, pending)
    return true
  }
  await noteEnded(instance, req, pending, 'expired_attempt')
  await sendPage(instance, req, res, { ...base, ...buildEnded(pending) }, { status: 410 })
  return true
}

/** The sign-on that began it has ended: what it was about is nobody's business any more. */
async function sendForeign(
  instance: Instance,
  req: Request,
  res: Response,
  { purpose, returnPath }: Pick<PendingSignOn, 'purpose' | 'returnPath'>,
): Promise<void> {
  await sendPage(
    instance,
    req,
    res,
    {
      purpose,
      step: 'error',
      reason: 'used_or_foreign_page',
      restart: true,
      action: returnPath,
      csrf: '',
      returnPath,
    },
    { status: 404 },
  )
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
