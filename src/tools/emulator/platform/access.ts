// Who may use the platform API: a worker's live access token, and the roles the worker has.
import { decodeJwt } from 'jose'
import { platformAudience } from '../grants.js'
import type { EmulatorParts } from '../exchange.js'
import { PingOneProblem, accessFailed } from '../problem.js'
import type { Application, EnvironmentState } from '../resources.js'
import { allRoles, type Role } from './operation.js'

/** The worker behind a token, with the environment it lives in. */
export interface Actor {
  readonly application: Application
  readonly home: EnvironmentState
}

/**
 * The worker whose access token came with the request.
 *
 * @throws {PingOneProblem} 401 without a live token of this emulator; 403 when the token is
 *   somebody's who is no worker.
 */
export async function requireWorker(
  parts: EmulatorParts,
  authorization: string | undefined,
): Promise<Actor> {
  const token = /^Bearer ([^ ]+)$/i.exec(authorization ?? '')?.[1]
  const home = token === undefined ? undefined : findIssuer(parts, token)
  if (token === undefined || home === undefined) throw accessFailed()
  const issuer = `${parts.url()}/${home.id}/as`
  const claims = await parts.keys.verify(token, issuer).catch(() => undefined)
  const { jti, exp, aud, client_id: clientId, sub } = claims ?? {}
  const isLive =
    jti !== undefined &&
    (exp ?? 0) > parts.clock.now() / 1000 &&
    parts.store.runtime.revokedTokens.get(jti) === undefined &&
    [aud].flat().includes(platformAudience(home))
  const application = home.applications.find(({ id }) => id === clientId)
  if (!isLive || application?.enabled !== true) throw accessFailed()
  if (application.type !== 'WORKER' || sub !== undefined) throw notAuthorized()
  return { application, home }
}

/**
 * Lets a worker into an environment of its organization.
 *
 * @throws {PingOneProblem} 403 for any other, whether it exists or not.
 */
export function requireEnvironment(
  parts: EmulatorParts,
  { home }: Actor,
  environmentId: string,
): EnvironmentState {
  const environment = parts.store.environment(environmentId)
  if (environment?.organization.id !== home.organization.id) throw notAuthorized()
  return environment
}

/**
 * Lets an operation run.
 *
 * @throws {PingOneProblem} 403 when the worker has none of the roles.
 */
export function requireRole({ application }: Actor, roles: readonly Role[]): void {
  const own = application.roles ?? allRoles
  if (!roles.some((role) => own.includes(role))) throw notAuthorized()
}

/** 403 in PingOne's words. */
export function notAuthorized(): PingOneProblem {
  return new PingOneProblem(
    403,
    'ACCESS_FAILED',
    'The actor attempting to perform the request is not authorized.',
    [
      {
        code: 'INSUFFICIENT_PERMISSIONS',
        message: 'You do not have permissions or are not licensed to make this request.',
      },
    ],
  )
}

/** The environment in `iss`, which is not yet to be believed. */
function findIssuer({ store, url }: EmulatorParts, token: string): EnvironmentState | undefined {
  try {
    const { iss = '' } = decodeJwt(token)
    return store.state.environments.find(({ id }) => iss === `${url()}/${id}/as`)
  } catch {
    return undefined
  }
}
