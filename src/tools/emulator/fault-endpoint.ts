// Which of PingOne's endpoints a request is for, by its path and media type alone.
import type { Request } from 'express'
import { readMediaType } from './media-type.js'

/** The endpoints that can be made to misbehave. */
export type FaultyEndpoint = (typeof faultyEndpoints)[number]

/** Every endpoint that can be made to misbehave. */
export const faultyEndpoints = [
  'discovery',
  'jwks',
  'authorize',
  'par',
  'flow',
  'resume',
  'token',
  'userinfo',
  'introspect',
  'revoke',
  'signoff',
  'platform',
] as const

/** The endpoint of a path, or undefined for one that no fault can name. */
export function endpointOf(path: string): FaultyEndpoint | undefined {
  if (path.startsWith('/v1/')) return 'platform'
  if (path.endsWith('/as/.well-known/openid-configuration')) return 'discovery'
  if (/\/flows\/[^/]+$/.test(path)) return 'flow'
  const [, last] = /\/as\/([a-z]+)$/.exec(path) ?? []
  return faultyEndpoints.find((endpoint) => endpoint === last)
}

/** The action of a flow call: `otp.check` of `application/vnd.pingidentity.otp.check+json`. */
export function flowActionOf(req: Request): string | undefined {
  return /^application\/vnd\.pingidentity\.([a-zA-Z.]+)\+json/.exec(readMediaType(req))?.[1]
}
