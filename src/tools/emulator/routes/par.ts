// POST /{env}/as/par: a pushed authorization request (RFC 9126).
import type { Router } from 'express'
import { findRedirectUriProblem } from '../authorization-checks.js'
import { parseAuthorizationRequest, type Violation } from '../authorization-request.js'
import { authenticateClient } from '../client-authentication.js'
import {
  handle,
  readFormParameters,
  sendJson,
  type EmulatorParts,
  type Exchange,
} from '../exchange.js'
import { OAuthProblem, describeDetails } from '../problem.js'
import { pushParameters } from '../pushed-requests.js'
import type { Application } from '../resources.js'
import { readSignedParameters } from '../signed-parameters.js'

/** What authenticates the client and is no part of the authorization request. */
const credentialNames = ['client_secret', 'client_assertion', 'client_assertion_type']

/** Mounts the PAR endpoint. */
export function mountPar(router: Router, parts: EmulatorParts): void {
  router.post('/:env/as/par', handle(parts, push))
}

async function push(exchange: Exchange): Promise<void> {
  const form = readFormParameters(exchange)
  const application = await authenticateClient(exchange, form)
  if (form.has('request_uri')) {
    throw new OAuthProblem(400, 'invalid_request', 'request_uri cannot be pushed')
  }
  const parameters = new URLSearchParams(
    [...form].filter(([name]) => !credentialNames.includes(name)),
  )
  parameters.set('client_id', application.id)
  const read = await readSignedParameters(exchange, application, parameters)
  if ('violation' in read) throw refusal([read.violation])
  assertValid(exchange, application, read.parameters)
  sendJson(exchange.res, pushParameters(exchange, application, parameters), { status: 201 })
}

/** What authorize would refuse is refused here, in OAuth's form (RFC 9126 §2.3). */
function assertValid(
  { environment }: Exchange,
  application: Application,
  parameters: URLSearchParams,
): void {
  const unsafe = findRedirectUriProblem(application, parameters)
  if (unsafe !== undefined) {
    throw new OAuthProblem(400, 'invalid_request', describeDetails([unsafe]))
  }
  const parsed = parseAuthorizationRequest(environment, application, parameters)
  if ('violations' in parsed) throw refusal(parsed.violations)
}

function refusal(violations: readonly [Violation, ...Violation[]]): OAuthProblem {
  const details = violations.map((violation) => violation.detail)
  return new OAuthProblem(400, violations[0].error, describeDetails(details))
}
