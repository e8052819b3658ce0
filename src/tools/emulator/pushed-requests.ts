// Pushed authorization requests (RFC 9126): kept for a minute, used once, by who pushed them.
import { randomBytes } from 'node:crypto'
import type { FlowContext } from './flow/context.js'
import { invalidData, invalidValue } from './problem.js'
import type { Application } from './resources.js'

const uriPrefix = 'urn:ietf:params:oauth:request_uri:'

/** PingOne's default lifetime of a pushed request. */
const defaultLifetimeSeconds = 60

/** Keeps the parameters; answers what the PAR endpoint does. */
export function pushParameters(
  { runtime, environment, clock }: FlowContext,
  application: Application,
  parameters: URLSearchParams,
): { readonly request_uri: string; readonly expires_in: number } {
  const requestUri = `${uriPrefix}${randomBytes(32).toString('base64url')}`
  const lifetimeSeconds = application.parTimeout ?? defaultLifetimeSeconds
  runtime.pushedRequests.set(requestUri, {
    environmentId: environment.id,
    clientId: application.id,
    parameters,
    expiresAtMs: clock.now() + lifetimeSeconds * 1000,
  })
  return { request_uri: requestUri, expires_in: lifetimeSeconds }
}

/** The parameters of a pushed request, which is used up by this. */
export function takePushedParameters(
  { runtime, environment, clock }: FlowContext,
  application: Application,
  requestUri: string,
): URLSearchParams {
  const pushed = runtime.pushedRequests.take(requestUri)
  if (
    pushed?.environmentId !== environment.id ||
    pushed.clientId !== application.id ||
    pushed.expiresAtMs <= clock.now()
  ) {
    throw invalidData(invalidValue('request_uri', 'is unknown, expired or used'))
  }
  return pushed.parameters
}
