// An attempt that is over: where it led, what became of it, or an honest page.
import type { Request, Response } from 'express'
import { readSignOn } from '../current-sign-on.js'
import type { Instance } from '../instance.js'
import { hasCookieOf, readAttemptCookie } from './attempt-cookie.js'
import { buildRestartPath, redirect, sendPage } from './page.js'
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
  const returnPath = parseReturnPath(req.query['returnTo'], config)
  const ours = handle !== undefined && readAttemptCookie(req, handle, config) !== undefined
  const done = ours ? await records.done.read(handle) : undefined
  if (done !== undefined && hasCookieOf(req, handle ?? '', done.value.cookieHash, config)) {
    const { resume } = done.value
    const current = await readSignOn(instance, req)
    if (resume !== undefined) {
      if (await isOfThisSignOn(instance, req, resume)) {
        return showResume(instance, req, res, { ...done.value, resume })
      }
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

/** A confirmation whose time is over, in its own words. @returns whether it was one. */
async function sendEnded(
  instance: Instance,
  req: Request,
  res: Response,
  handle: string,
): Promise<boolean> {
  const { config, records } = instance
  const found = await records.pending.read(handle)
  const pending = found?.value
  if (pending?.confirms === undefined) return false
  if (!hasCookieOf(req, handle, pending.cookieHash, config)) return false
  if (!(await isOfThisSignOn(instance, req, pending.confirms))) return false
  const { purpose, returnPath, reference } = pending
  const base = { purpose, action: returnPath, csrf: '', returnPath, reference }
  const lifetimeMinutes = Math.round((pending.expiresAtMs - pending.createdAtMs) / 60_000)
  const facts =
    purpose === 'approval'
      ? ({ ...base, step: 'error', reason: 'approval_expired', restart: true } as const)
      : ({ ...base, step: 'expired', lifetimeMinutes } as const)
  await sendPage(instance, req, res, facts, { status: 410 })
  return true
}
