// Opens a flow, by whatever is known of the person already, and finds it again.
import { randomUUID } from 'node:crypto'
import { notFound } from '../problem.js'
import type { AuthorizationRequest } from '../request-types.js'
import type { Flow, Session } from '../runtime.js'
import { bindSession, isSignedOn } from '../sessions.js'
import { findUser } from '../users.js'
import { placeOf, type FlowContext, type FlowPlace } from './context.js'
import { advance, assertActionsKnown, flowLifetimeMs, isFreshEnough } from './machine.js'

/** Opens a flow and runs it up to the first step that needs the person. */
export function openFlow(
  context: FlowContext,
  {
    request,
    session,
  }: { readonly request: AuthorizationRequest; readonly session: Session | undefined },
): Flow {
  const flow = buildFlow(context, request)
  const place = placeOf(context, flow)
  assertActionsKnown(place)
  const known = session !== undefined && isSignedOn(session) ? session : undefined
  if (request.hintedUserId !== undefined) {
    takeHint(place, { userId: request.hintedUserId, session: known })
  } else if (known !== undefined) takeSession(place, known)
  context.runtime.flows.set(flow.id, flow)
  try {
    advance(place)
  } catch (error) {
    discard(context, flow)
    throw error
  }
  return flow
}

/** Forgets a flow that led nowhere, and the session it began. */
export function discard({ runtime }: FlowContext, flow: Flow): void {
  const { session } = flow
  runtime.flows.delete(flow.id)
  if (session !== undefined && !isSignedOn(session)) runtime.sessions.delete(session.token)
}

/** The flow of that id, unless it has expired. */
export function findFlow(context: FlowContext, id: string): Flow | undefined {
  const flow = context.runtime.flows.get(id)
  if (flow?.environmentId !== context.environment.id) return undefined
  if (flow.expiresAtMs > context.clock.now()) return flow
  context.runtime.flows.delete(id)
  return undefined
}

function buildFlow(context: FlowContext, request: AuthorizationRequest): Flow {
  const nowMs = context.clock.now()
  return {
    id: randomUUID(),
    environmentId: context.environment.id,
    request,
    createdAtMs: nowMs,
    expiresAtMs: nowMs + flowLifetimeMs,
    status: 'SIGN_ON_REQUIRED',
    own: {},
    session: undefined,
    sessionCounts: false,
    userId: undefined,
    isHinted: false,
    username: undefined,
    passwordAtMs: undefined,
    mfaAtMs: undefined,
    mfaMethod: undefined,
    externalAtMs: undefined,
    doneActions: new Set(),
    actionId: undefined,
    mfaActionId: undefined,
    selectedDeviceId: undefined,
    error: undefined,
  }
}

/** The browser's own sign-on says who it is. */
function takeSession(place: FlowPlace, session: Session): void {
  const { flow, environment, clock } = place
  const user = findUser(environment, session.userId, clock.now())
  flow.session = user === undefined ? undefined : session
  flow.sessionCounts = isFreshEnough(place, session)
  flow.userId = user?.id
  flow.username = user?.username
}

/**
 * A signed parameter says who it is, and the first factor is done. A sign-on of the same user goes
 * on in its session; anybody else's is left alone.
 */
function takeHint(
  place: FlowPlace,
  { userId, session }: { readonly userId: string; readonly session: Session | undefined },
): void {
  const { flow, environment, clock, runtime } = place
  const nowMs = clock.now()
  const user = findUser(environment, userId, nowMs)
  if (user === undefined) throw notFound()
  flow.userId = user.id
  flow.username = user.username
  flow.isHinted = true
  bindSession(runtime, { flow, presented: session, nowMs })
  flow.sessionCounts =
    session !== undefined && flow.session === session && isFreshEnough(place, session)
}
