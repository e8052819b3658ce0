// GET /{env}/as/resume: takes a finished flow back to the client that opened it, once.
import type { Router } from 'express'
import { sendCompleted, sendFailed } from '../authorization-response.js'
import {
  handle,
  readQuery,
  sendFlow,
  sendRedirect,
  type EmulatorParts,
  type Exchange,
} from '../exchange.js'
import { buildFlowBody } from '../flow/body.js'
import { placeOf } from '../flow/context.js'
import { PingOneProblem, invalidData, requiredValue } from '../problem.js'
import type { Flow } from '../runtime.js'
import { signOnPageUrl } from './authorize.js'
import { findBoundFlow } from './flows.js'

/** Mounts the resume endpoint. */
export function mountResume(router: Router, parts: EmulatorParts): void {
  router.get('/:env/as/resume', handle(parts, resume))
}

async function resume(exchange: Exchange): Promise<void> {
  if (exchange.req.method === 'HEAD') throw methodNotAllowed()
  const flowId = readQuery(exchange.req).get('flowId')
  if (flowId === null) throw invalidData(requiredValue('flowId'))
  const flow = findBoundFlow(exchange, flowId)
  if (flow.status === 'COMPLETED') await sendCompleted(exchange, flow)
  else if (flow.status === 'FAILED') sendFailed(exchange, flow)
  else sendUnfinished(exchange, flow)
}

function sendUnfinished(exchange: Exchange, flow: Flow): void {
  const { res, base, environment } = exchange
  if (flow.request.responseMode === 'pi.flow') {
    sendFlow(res, buildFlowBody(placeOf(exchange, flow), { base }))
    return
  }
  const application = environment.applications.find(({ id }) => id === flow.request.clientId)
  sendRedirect(res, signOnPageUrl(exchange, application, { flowId: flow.id }))
}

/** HEAD would use the flow up without showing the code. */
function methodNotAllowed(): PingOneProblem {
  return new PingOneProblem(405, 'INVALID_REQUEST', 'The resource can only be read with GET.', [])
}
