// Who may talk to the emulator: it answers to its own names, and takes no writing from pages of others.
import { isIP } from 'node:net'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { PingOneProblem } from './problem.js'

/**
 * Refuses every name that is not the emulator's own with 421. A page whose name an attacker lets
 * point to this machine (DNS rebinding) would otherwise be of the same origin, and read it all.
 */
export function createHostCheck(
  url: () => string,
  hostNames: readonly string[] = [],
): RequestHandler {
  const named = new Set(hostNames.map((name) => name.toLowerCase()))
  const isOwn = (host: string): boolean => {
    const name = readName(host)
    return named.has(name) || isOwnName(name, url())
  }
  return function refuseOtherNames(req: Request, _res: Response, next: NextFunction): void {
    const hosts = listHosts(req)
    const foreign = hosts.find((host) => !isOwn(host))
    if (foreign !== undefined) next(otherName(foreign))
    else if (readHosts(req.rawHeaders).length > 1) next(severalNames())
    else next()
  }
}

/** Every name that a request gives: of each Host header, and of the address when that is a whole one. */
function listHosts({ rawHeaders, url }: Request): readonly string[] {
  const target = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1]
  return [...readHosts(rawHeaders), target].filter((host) => host !== undefined)
}

/** Does a request that changes something come from a page of another site? Its browser says so. */
export function isFromOtherSite(req: Pick<Request, 'headers'>, url: string): boolean {
  const { origin, host } = req.headers
  if (req.headers['sec-fetch-site'] === 'cross-site') return true
  if (origin === undefined) return false
  if (!URL.canParse(origin)) return true
  return new URL(origin).host !== host && origin !== new URL(url).origin
}

function readHosts(rawHeaders: readonly string[]): readonly string[] {
  return rawHeaders.filter(
    (_value, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host',
  )
}

/** Loopback names and addresses cannot be anybody else's; of other names only that of the URL. */
function isOwnName(name: string, url: string): boolean {
  const isLoopback = name === 'localhost' || name.endsWith('.localhost')
  return isLoopback || isIP(name) !== 0 || name === readName(new URL(url).host)
}

/** Without port, brackets and the dot of a whole name. */
function readName(host: string): string {
  const name = /^\[([^\]]*)\](?::\d*)?$/.exec(host)?.[1] ?? host.replace(/:\d*$/, '')
  return name.toLowerCase().replace(/(?<=.)\.$/, '')
}

function otherName(host: string): PingOneProblem {
  const message =
    `The emulator does not answer to the name ${host}. ` +
    'If it is reached by that name, start it with that URL: --external-url, or externalUrl. ' +
    'For a further name: --host-name, or hostNames.'
  return new PingOneProblem(421, 'MISDIRECTED_REQUEST', message, [])
}

function severalNames(): PingOneProblem {
  return new PingOneProblem(400, 'INVALID_REQUEST', 'The request has more than one Host.', [])
}
