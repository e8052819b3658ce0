// Did this request come from our own site? Asked before anything of it is held, or a code is sent for it.
import type { Request } from 'express'
import { GuardError } from '../../errors.js'
import type { Instance } from '../../instance.js'
import { isPathOfOurs } from '../finish/held-request.js'
import { refuseForeignForm } from './host.js'
import { readPublicUrl } from './public-url.js'
import { readSender } from './page-request.js'
import type { Asked } from '../exchange.js'

/** True when the browser says so: `Sec-Fetch-Site`, or without that header an `Origin` or `Referer` of ours. */
export function isFromOwnSite({ config }: Instance, req: Request): boolean {
  const sender = readSender(req, config)
  if (sender !== 'unsaid') return sender === 'own'
  return req.headers.referer?.startsWith(`${config.baseOrigin}/`) === true
}

/**
 * Refuses a request that changes something and comes from another site: posted back from a page of ours, it would look
 * like our own.
 *
 * @param mustProve True when it will be held: then the browser must say that it is ours.
 * @throws {GuardError} `ERR_PINGONE_CROSS_SITE`.
 */
export function assertOwnSite({ instance, req }: Asked, mustProve: boolean): void {
  const sender = readSender(req, instance.config)
  const isOwn = sender === 'own' || (sender === 'unsaid' && !mustProve)
  if (isOwn && isPathOfOurs(readPublicUrl(req, instance.config))) return
  throw new GuardError('the request was sent by another site, or does not say by which', {
    code: 'ERR_PINGONE_CROSS_SITE',
    status: 403,
    cause: refuseForeignForm(req, instance.config),
  })
}
