// Checks of an authorization request that also a pushed one must pass, before it is read.
import { readResponseMode } from './authorization-request.js'
import { invalidValue, notImplemented, requiredValue, type ProblemDetail } from './problem.js'
import type { Application } from './resources.js'

/** Parameters that PingOne has and the emulator does not. */
const otherParameters = ['mobilePayload']

/** @throws {PingOneProblem} 501, naming the parameter the emulator does not know. */
export function assertParametersKnown(parameters: URLSearchParams): void {
  const other = otherParameters.find((name) => parameters.has(name))
  if (other !== undefined) throw notImplemented(`the authorize parameter ${other}`)
}

/** What is wrong with the `redirect_uri`; it may be absent only where the answer is JSON. */
export function findRedirectUriProblem(
  application: Application,
  parameters: URLSearchParams,
): ProblemDetail | undefined {
  const redirectUri = parameters.get('redirect_uri')
  if (redirectUri === null) {
    return readResponseMode(parameters) === 'pi.flow' ? undefined : requiredValue('redirect_uri')
  }
  if (application.redirectUris?.includes(redirectUri) === true) return undefined
  return invalidValue('redirect_uri', 'does not match a redirect URI of the application')
}
