// Does a POST come from a page of ours, in the browser that was shown it?
import { CallbackError } from '../../errors.js'
import { hasAsk, readAskCsrf, type AskedPage } from './ask-cookie.js'
import { hasAttempts, readAttemptCookie, readCsrf, type AskPurpose } from './attempt-cookie.js'
import { refuseForeignForm } from './host.js'
import { isSameOrigin } from './page-request.js'
import type { Asked } from '../exchange.js'

/**
 * Proves that a POST comes from the page of an attempt, in the browser that has its cookie.
 *
 * @throws {CallbackError} `cross_site`, `cookies_off`, `too_many_pages` or `csrf`.
 */
export function assertOwnForm(
  asked: Asked,
  csrf: string | undefined,
): { readonly handle: string; readonly cookieValue: string } {
  const { req } = asked
  const { config } = asked.instance
  if (!isSameOrigin(req, config)) throw refuseForeignForm(req, config)
  const proof = readCsrf(csrf, {
    purpose: 'flow',
    readCookie: (handle) => readAttemptCookie(asked, handle),
  })
  if (proof === undefined) throw refuseCsrf()
  if (proof !== 'no-cookie') return proof
  if (!hasAttempts(req, config) && !hasAsk(asked)) throw refuseWithoutCookies()
  throw new CallbackError('the cookie of this attempt was forgotten: newer pages are open', {
    reason: 'too_many_pages',
  })
}

/**
 * Proves that a POST comes from a page that asks, in the browser that was shown it.
 *
 * @throws {CallbackError} `cross_site`, `cookies_off` or `csrf`.
 */
export function assertAskForm(
  asked: Asked,
  { csrf, purpose }: { readonly csrf: string | undefined; readonly purpose: AskPurpose },
): AskedPage {
  const { req } = asked
  const { config } = asked.instance
  if (!isSameOrigin(req, config)) throw refuseForeignForm(req, config)
  const proof = readAskCsrf(asked, { csrf, purpose })
  if (proof === 'no-cookie' && !hasAttempts(req, config)) throw refuseWithoutCookies()
  if (typeof proof !== 'object') throw refuseCsrf()
  return proof
}

function refuseWithoutCookies(): CallbackError {
  return new CallbackError('the cookie of this page did not come back', { reason: 'cookies_off' })
}

function refuseCsrf(): CallbackError {
  return new CallbackError('the csrf value is missing or belongs to another page', {
    reason: 'csrf',
  })
}
