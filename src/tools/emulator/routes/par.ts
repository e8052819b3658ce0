// POST /{env}/as/par: a pushed authorization request (RFC 9126).
import type { Router } from 'express'
import { authenticateClient } from '../client-authentication.js'
import {
  handle,
  readFormParameters,
  sendJson,
  type EmulatorParts,
  type Exchange,
} from '../exchange.js'
import { OAuthProblem } from '../problem.js'
import { pushParameters } from '../pushed-requests.js'

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
  sendJson(exchange.res, pushParameters(exchange, application, parameters), { status: 201 })
}
