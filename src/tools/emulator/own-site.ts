// Who may talk to the emulator: it answers to its own names, and takes no writing from pages of others.
import { isIP } from 'node:net'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { PingOneProblem } from './problem.js'

/**
 * Refuses every name that is not the emulator's own with 421. A page whose name an attacker lets
 * point to this machine (DNS rebinding) would otherwise be of the same origin, and read it all.
 */
export function createHostCheck(url: () => string): RequestHandler {
  return function refuseOtherNames(req: Request, _res: Response, next: NextFunction): void {
    const { host } = req.headers
    if (host === undefined || isOwnName(readName(host), url())) next()
    else next(otherName(host))
  }
}

/** Does a request that changes something come from a page of another site? Its browser says so. */
export function isFromOtherSite(req: Pick<Request, 'headers'>, url: string): boolean {
  const { origin, host } = req.headers
  if (req.headers['sec-fetch-site'] === 'cross-site') return true
  if (origin === undefined) return false
  if (!URL.canParse(origin)) return true
  return new URL(origin).host !== host && origin !== new URL(url).origin
}

/** Loopback names and addresses cannot be anybody else's; of other names only that of the URL. */
function isOwnName(name: string, url: string): boolean {
  const isLoopback = name === 'localhost' || name.endsWith('.localhost')
  return isLoopback || isIP(name) !== 0 || name === readName(new URL(url).host)
}

/** Without port and brackets. */
function readName(host: string): string {
  const name = /^\[([^\]]*)\](?::\d*)?$/.exec(host)?.[1] ?? host.replace(/:\d*$/, '')
  return name.toLowerCase()
}

function otherName(host: string): PingOneProblem {
  const message =
    `The emulator does not answer to the name ${host}. ` +
    'If it is reached by that name, start it with that URL: --external-url, or externalUrl.'
  return new PingOneProblem(421, 'MISDIRECTED_REQUEST', message, [])
}
