// GET and POST /{env}/flows/{flow}: reads a flow, or moves it by an action of a media type.
import type { Router } from 'express'
import {
  handle,
  readBody,
  readSession,
  sendFlow,
  setSessionCookies,
  clearSessionCookies,
  type EmulatorParts,
  type Exchange,
} from '../exchange.js'
import { parseActionName, submitAction } from '../flow/actions.js'
import { buildFlowBody } from '../flow/body.js'
import { placeOf } from '../flow/context.js'
import { findFlow } from '../flow/open.js'
import type { ActionBody } from '../flow/step.js'
import { readMediaType } from '../media-type.js'
import { invalidRequest, notFound } from '../problem.js'
import type { Flow, Session } from '../runtime.js'

/** Mounts the flow API. */
export function mountFlows(router: Router, parts: EmulatorParts): void {
  router.get('/:env/flows/:flow', handle(parts, readFlow))
  router.post('/:env/flows/:flow', handle(parts, actOnFlow))
}

/** Reading needs no cookie. */
function readFlow(exchange: Exchange): void {
  const { req, res, base } = exchange
  const flow = findFlow(exchange, readFlowId(req.params['flow']))
  if (flow === undefined) throw notFound()
  sendFlow(res, buildFlowBody(placeOf(exchange, flow), { base }))
}

function actOnFlow(exchange: Exchange): void {
  const { req, res, base } = exchange
  const name = parseActionName(readMediaType(req))
  const flow = findBoundFlow(exchange, readFlowId(req.params['flow']))
  submitOn(exchange, { flow, name, body: parseBody(readBody(req)) })
  sendFlow(res, buildFlowBody(placeOf(exchange, flow), { base }))
}

/** Submits the action and keeps the browser's cookies in step with the flow's session. */
export function submitOn(
  exchange: Exchange,
  { flow, name, body }: { readonly flow: Flow; readonly name: string; readonly body: ActionBody },
): void {
  const session = readSession(exchange)
  const token = session?.token
  submitAction(placeOf(exchange, flow), { name, body, session })
  if (flow.session !== undefined && flow.session.token !== token) {
    setSessionCookies(exchange, flow.session)
  } else if (token !== undefined && exchange.runtime.sessions.get(token) === undefined) {
    clearSessionCookies(exchange)
  }
}

/**
 * The flow, when this browser may act on it: once its user is known it belongs to the ST cookie.
 *
 * @throws {PingOneProblem} 404 otherwise, as for a flow that does not exist.
 */
export function findBoundFlow(exchange: Exchange, id: string): Flow {
  const flow = findFlow(exchange, id)
  if (flow === undefined || !isBoundTo(flow, readSession(exchange))) throw notFound()
  return flow
}

function isBoundTo(flow: Flow, session: Session | undefined): boolean {
  return flow.session === undefined || flow.session === session
}

function readFlowId(id: string | string[] | undefined): string {
  if (typeof id !== 'string') throw notFound()
  return id
}

/** An empty body stands for `{}`, and so does `null`, which Go writes for one. */
function parseBody(text: string): ActionBody {
  if (['', 'null'].includes(text.trim())) return {}
  const body = parseJson(text)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw notAnObject()
  return { ...body }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw notAnObject()
  }
}

function notAnObject(): Error {
  return invalidRequest('The request could not be completed. The body is not a JSON object.')
}
