// Signing off at PingOne's pages begins from a page of ours: a redirect that answers a form is stopped by `form-action`.
import { hashCookie } from '../../attempt/hash-cookie.js'
import { randomId } from '../../state/random-id.js'
import { readQuery } from '../answer/query.js'
import {
  clearAttemptCookie,
  hasCookieOf,
  isHandle,
  setAttemptCookie,
} from '../answer/attempt-cookie.js'
import { redirect, sendPage } from '../answer/page.js'
import { buildPath, buildRestartPath } from '../answer/paths.js'
import type { Exchange } from '../exchange.js'

const LEAVE_MS = 5 * 60 * 1000

/** Keeps where the browser signs off at PingOne. @returns the path of ours that leads there. */
export async function prepareLeave(exchange: Exchange, url: string): Promise<string> {
  const { instance } = exchange
  const { config, records } = instance
  const handle = randomId()
  const cookieValue = await setAttemptCookie(exchange, { handle, kind: 'hosted' })
  await records.leave.create(handle, {
    value: { url, cookieHash: hashCookie(cookieValue) },
    ttlMs: LEAVE_MS,
  })
  return buildPath(config, { path: config.paths.logout, query: { handle } })
}

/** GET of that path: the page that leads on by itself, then the redirect. @returns whether it answered. */
export async function answerLeave(exchange: Exchange): Promise<boolean> {
  const { instance, req, res } = exchange
  const { records } = instance
  const query = readQuery(req)
  const handle = query.get('handle')
  if (!isHandle(handle)) return false
  const found = await records.leave.read(handle)
  if (found === undefined || !hasCookieOf(exchange, { handle, cookieHash: found.value.cookieHash }))
    return false
  if (query.get('go') !== 'pingone') {
    await sendLeavePage(exchange, handle)
    return true
  }
  const taken = await records.leave.take(handle)
  if (taken?.value === undefined) return false
  clearAttemptCookie(exchange, handle)
  redirect(res, taken.value.url)
  return true
}

async function sendLeavePage(exchange: Exchange, handle: string): Promise<void> {
  const { instance } = exchange
  const { config } = instance
  const href = buildPath(config, { path: config.paths.logout, query: { handle, go: 'pingone' } })
  await sendPage(exchange, {
    facts: {
      step: 'signed-off',
      purpose: 'sign-on',
      action: buildPath(config, { path: config.paths.logout }),
      csrf: '',
      complete: false,
      href,
      returnPath: buildRestartPath(config, config.basePath + config.paths.home),
    },
    leadsTo: href,
  })
}
