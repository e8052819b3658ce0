// CORS: who may read an endpoint's answers from a page, always with credentials, as PingOne's SDK for pages asks.
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { decodeJwt } from 'jose'
import { readBasic } from './client-authentication.js'
import { readQuery, readForm, type EmulatorParts } from './exchange.js'
import type { Application, EnvironmentState } from './resources.js'

/** Who may read an endpoint's answers from a page. */
type Trust = 'everybody' | 'application'

/** "Trusts every origin" says who, not `*`: an answer with `*` to a request with credentials is unreadable. */
export const trustByEndpoint: Readonly<Record<string, Trust>> = {
  '.well-known': 'everybody',
  jwks: 'everybody',
  userinfo: 'everybody',
  introspect: 'everybody',
  revoke: 'everybody',
  token: 'application',
  par: 'application',
  authorize: 'application',
  resume: 'application',
  signoff: 'application',
  idpSignoff: 'application',
  flows: 'application',
}

/** Where an application without `corsSettings` trusts nobody, as it trusts everybody elsewhere. */
const sensitiveEndpoints = ['authorize', 'token', 'par']

/** Answers preflights and marks the answers that a page may read. */
export function createCors(parts: EmulatorParts): RequestHandler {
  return function allowOrigins(req: Request, res: Response, next: NextFunction): void {
    const { origin } = req.headers
    const { trust, environment } = readAddressed(parts, req)
    if (trust !== undefined) res.vary('Origin')
    if (origin === undefined || trust === undefined || environment === undefined) {
      next()
      return
    }
    if (trustsOrigin(parts, req, origin)) allow(req, res, origin)
    if (req.method === 'OPTIONS') res.status(204).end()
    else next()
  }
}

/** May a page of the origin read what the endpoint answers to the request? */
export function trustsOrigin(parts: EmulatorParts, req: Request, origin: string): boolean {
  const { trust, environment, endpoint } = readAddressed(parts, req)
  if (trust === undefined || environment === undefined) return false
  if (trust === 'everybody') return true
  return applicationsOf(parts, environment, endpoint, req).some((application) =>
    trusts(application, origin, endpoint),
  )
}

/** What a path names: an environment that there is, an endpoint, and who is trusted there. */
export interface Addressed {
  readonly environment: EnvironmentState | undefined
  readonly endpoint: string
  readonly trust: Trust | undefined
}

/** Reads the path of a request. */
export function readAddressed(parts: EmulatorParts, req: Request): Addressed {
  const [, environmentId = '', endpoint = ''] = /^\/([^/]+)\/(?:as\/)?([^/]+)/.exec(req.path) ?? []
  return {
    environment: parts.store.environment(environmentId),
    endpoint,
    trust: Object.hasOwn(trustByEndpoint, endpoint) ? trustByEndpoint[endpoint] : undefined,
  }
}

/** Does the application list the origin? `https://*.example.com` lists every subdomain. */
export function trusts(application: Application, origin: string, endpoint: string): boolean {
  const { corsSettings } = application
  if (corsSettings === undefined) return !sensitiveEndpoints.includes(endpoint)
  if (corsSettings.behavior === 'ALLOW_NO_ORIGINS') return false
  return (corsSettings.origins ?? []).some((listed) => matches(listed, origin))
}

function matches(listed: string, origin: string): boolean {
  const [before = '', after] = listed.split('://*.')
  if (after === undefined) return listed === origin
  return origin.startsWith(`${before}://`) && origin.endsWith(`.${after}`)
}

function allow(req: Request, res: Response, origin: string): void {
  res.setHeader('Access-Control-Allow-Origin', origin)
  res.setHeader('Access-Control-Allow-Credentials', 'true')
  res.setHeader('Access-Control-Expose-Headers', 'Correlation-Id')
  if (req.method !== 'OPTIONS') return
  res.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS')
  const headers = req.headers['access-control-request-headers']
  if (headers !== undefined) res.setHeader('Access-Control-Allow-Headers', headers)
  res.setHeader('Access-Control-Max-Age', '600')
}

/** The application the request is for; all that people sign on to when the request does not say. */
function applicationsOf(
  parts: EmulatorParts,
  environment: EnvironmentState,
  endpoint: string,
  req: Request,
): readonly Application[] {
  const clientId = readClientId(parts, endpoint, req)
  if (clientId === undefined) {
    return environment.applications.filter(({ responseTypes }) => responseTypes !== undefined)
  }
  return environment.applications.filter(({ id }) => id === clientId)
}

function readClientId(parts: EmulatorParts, endpoint: string, req: Request): string | undefined {
  const query = readQuery(req)
  const flowId = endpoint === 'flows' ? req.path.split('/')[3] : query.get('flowId')
  if (flowId !== undefined && flowId !== null) {
    return parts.store.runtime.flows.get(flowId)?.request.clientId
  }
  const [basicId] = readBasic(req.headers.authorization) ?? []
  return (
    query.get('client_id') ??
    readForm(req).get('client_id') ??
    basicId ??
    readHintAudience(query.get('id_token_hint'))
  )
}

function readHintAudience(hint: string | null): string | undefined {
  if (hint === null) return undefined
  try {
    const { aud } = decodeJwt(hint)
    return typeof aud === 'string' ? aud : undefined
  } catch {
    return undefined
  }
}
