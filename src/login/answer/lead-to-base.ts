// Pages under another host than the base URL's: their cookies and forms do not work there, so the browser is led away.
import type { Request } from 'express'
import type { Instance } from '../../instance.js'
import { isPathOfOurs } from '../finish/held-request.js'
import { describeHost, isElsewhere } from './host.js'
import { hasLedMark, setLedMark } from './led-mark.js'
import { isPageRequest } from './page-request.js'
import type { Asked, Exchange } from '../exchange.js'

/**
 * Where a page request under another host goes on: the same place under the base URL, where cookies and forms work.
 *
 * @param path Path of ours, with its query.
 * @returns The absolute URL; `undefined` when the request is in the right place, as far as can be known.
 */
export function leadToBase(exchange: Exchange, path: string): string | undefined {
  const { req } = exchange
  const { config } = exchange.instance
  if (!isElsewhere(req, config) || !isPageRequest(req) || !isPathOfOurs(path)) return undefined
  setLedMark(exchange, path)
  return config.baseOrigin + path
}

/**
 * True when a request for this path of ours is the one that the browser was just led to: it was under the base URL
 * already, and a proxy rewrites `Host`. It is led once, then served.
 */
export function isBackAgain(asked: Asked, path: string): boolean {
  const { instance, req } = asked
  if (!isElsewhere(req, instance.config) || !hasLedMark(asked, path)) return false
  noteRewritten(instance, req)
  return true
}

const told = new WeakSet<Instance>()

function noteRewritten(instance: Instance, req: Request): void {
  if (told.has(instance)) return
  told.add(instance)
  const { config, emit } = instance
  emit({ event: 'host.foreign', reason: 'rewritten_by_proxy' })
  if (config.production) return
  process.emitWarning(
    `A request came again after it was led to baseUrl${describeHost(req, config)}. Does a proxy rewrite Host? ` +
      "Let it keep Host, or send X-Forwarded-Host and write app.set('trust proxy', 1).",
    { type: 'PingOneMfaWarning', code: 'PINGONE_HOST' },
  )
}
