// The flow machine: what a sign-on flow does next follows from policy, device policy and user.
import { randomUUID } from 'node:crypto'
import { deviceSelectionOf, listDevices, type FlowDevice } from '../devices.js'
import { endIfUnusable, fail, type FlowContext } from './context.js'
import { sendOtp } from './steps/otp.js'
import { notFound, notImplemented } from '../problem.js'
import type { SignOnPolicyAction, User } from '../resources.js'
import type { Flow, Session } from '../runtime.js'
import { bindSession, isSignedOn, renewSession } from '../sessions.js'
import { isActionNeeded, policyActions } from '../sign-on-policy.js'
import { findUser } from '../users.js'
import type { AuthorizationRequest } from '../request-types.js'

/** PingOne's flows live 15 minutes from their latest action. */
const flowLifetimeMs = 900_000

/** The action types that the machine can run. */
const knownActions = ['LOGIN', 'IDENTIFIER_FIRST', 'MULTI_FACTOR_AUTHENTICATION']

/** Opens a flow and runs it up to the first step that needs the person. */
export function openFlow(
  context: FlowContext,
  request: AuthorizationRequest,
  session: Session | undefined,
): Flow {
  assertActionsKnown(context, request.policyId)
  const flow = buildFlow(context, request)
  const known = session !== undefined && isSignedOn(session) ? session : undefined
  if (request.hintedUserId !== undefined) takeHint(context, flow, request.hintedUserId, known)
  else if (known !== undefined) takeSession(context, flow, known)
  context.runtime.flows.set(flow.id, flow)
  try {
    advance(context, flow)
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

function buildFlow(context: FlowContext, request: AuthorizationRequest): Flow {
  const nowMs = context.clock.now()
  return {
    id: randomUUID(),
    environmentId: context.environment.id,
    request,
    createdAtMs: nowMs,
    expiresAtMs: nowMs + flowLifetimeMs,
    status: 'SIGN_ON_REQUIRED',
    session: undefined,
    sessionCounts: false,
    userId: undefined,
    isHinted: false,
    username: undefined,
    passwordAtMs: undefined,
    mfaAtMs: undefined,
    doneActions: new Set(),
    mfaActionId: undefined,
    selectedDeviceId: undefined,
    otp: undefined,
    error: undefined,
  }
}

/** The browser's own sign-on says who it is. */
function takeSession(context: FlowContext, flow: Flow, session: Session): void {
  const nowMs = context.clock.now()
  const user = findUser(context.environment, session.userId, nowMs)
  flow.session = user === undefined ? undefined : session
  flow.sessionCounts = isFreshEnough(session, flow.request, nowMs)
  flow.userId = user?.id
  flow.username = user?.username
}

/**
 * A signed parameter says who it is, and the first factor is done. A sign-on of the same user goes
 * on in its session; anybody else's is left alone.
 */
function takeHint(
  context: FlowContext,
  flow: Flow,
  userId: string,
  session: Session | undefined,
): void {
  const nowMs = context.clock.now()
  const user = findUser(context.environment, userId, nowMs)
  if (user === undefined) throw notFound()
  flow.userId = user.id
  flow.username = user.username
  flow.isHinted = true
  bindSession(context.runtime, flow, session, nowMs)
  flow.sessionCounts =
    session !== undefined && flow.session === session && isFreshEnough(session, flow.request, nowMs)
}

/** The flow of that id, unless it has expired. */
export function findFlow(context: FlowContext, id: string): Flow | undefined {
  const flow = context.runtime.flows.get(id)
  if (flow?.environmentId !== context.environment.id) return undefined
  if (flow.expiresAtMs > context.clock.now()) return flow
  context.runtime.flows.delete(id)
  return undefined
}

/** The person has named a user, known or not: the flow belongs to this browser from now on. */
export function identify(
  context: FlowContext,
  flow: Flow,
  named: { readonly username: string; readonly user: User | undefined },
  presented: Session | undefined,
): void {
  flow.username = named.username
  flow.userId = named.user?.id
  flow.sessionCounts = false
  bindSession(context.runtime, flow, presented, context.clock.now())
}

/** Runs the policy's actions up to the first one that needs the person, or to the end. */
export function advance(context: FlowContext, flow: Flow): void {
  extendFlow(context, flow)
  const user = findUser(context.environment, flow.userId, context.clock.now())
  for (const action of policyActions(context.environment, flow.request.policyId)) {
    if (flow.doneActions.has(action.id) || !isNeeded(context, flow, action, user)) continue
    if (!runAction(context, flow, action, user)) return
    flow.doneActions.add(action.id)
  }
  if (user === undefined || !endIfUnusable(flow, user)) complete(context, flow, user)
}

/** Every successful action gives the flow another 15 minutes. */
export function extendFlow(context: FlowContext, flow: Flow): void {
  flow.expiresAtMs = context.clock.now() + flowLifetimeMs
}

/** Back to the first step, with nobody known. */
export function resetFlow(context: FlowContext, flow: Flow): void {
  const { session } = flow
  if (session !== undefined && !isSignedOn(session)) context.runtime.sessions.delete(session.token)
  flow.session = undefined
  flow.sessionCounts = false
  flow.userId = undefined
  flow.isHinted = false
  flow.username = undefined
  flow.passwordAtMs = undefined
  flow.mfaAtMs = undefined
  flow.doneActions.clear()
  flow.mfaActionId = undefined
  flow.selectedDeviceId = undefined
  flow.otp = undefined
  context.outbox.voidCodes(flow.id)
  advance(context, flow)
}

/** The MFA action a flow is in the middle of. */
export function currentMfaAction(context: FlowContext, flow: Flow): SignOnPolicyAction {
  const action = context.environment.actions.find((each) => each.id === flow.mfaActionId)
  if (action === undefined) throw notFound()
  return action
}

/** The devices that the MFA action under way lets the user have, paused ones too. */
export function listFlowDevices(
  context: FlowContext,
  flow: Flow,
  user: User,
): readonly FlowDevice[] {
  const action = currentMfaAction(context, flow)
  return listDevices(context.environment, action, user, context.clock.now())
}

function assertActionsKnown(context: FlowContext, policyId: string): void {
  const unknown = policyActions(context.environment, policyId).find(
    (action) => !knownActions.includes(action.type),
  )
  if (unknown !== undefined) throw notImplemented(`the sign-on policy action ${unknown.type}`)
}

/** `prompt=login` and a `max_age` that has passed make earlier sign-ons worthless. */
function isFreshEnough(session: Session, request: AuthorizationRequest, nowMs: number): boolean {
  if (request.prompt.includes('login') || request.maxAgeSeconds === 0) return false
  const lastMs = Math.max(session.passwordAtMs ?? 0, session.mfaAtMs ?? 0)
  return request.maxAgeSeconds === undefined || nowMs - lastMs <= request.maxAgeSeconds * 1000
}

function isNeeded(
  context: FlowContext,
  flow: Flow,
  action: SignOnPolicyAction,
  user: User | undefined,
): boolean {
  if (flow.isHinted && action.type !== 'MULTI_FACTOR_AUTHENTICATION') return false
  return isActionNeeded(action, {
    nowMs: context.clock.now(),
    flow,
    remoteIp: flow.request.remoteIp,
    ...(flow.sessionCounts && flow.session !== undefined ? { session: flow.session } : {}),
    ...(user === undefined ? {} : { user }),
  })
}

/** True when the action asks nothing more of the person. */
function runAction(
  context: FlowContext,
  flow: Flow,
  action: SignOnPolicyAction,
  user: User | undefined,
): boolean {
  if (flow.request.prompt.includes('none')) return false
  switch (action.type) {
    case 'LOGIN':
      flow.status = flow.username === undefined ? 'USERNAME_PASSWORD_REQUIRED' : 'PASSWORD_REQUIRED'
      return flow.passwordAtMs !== undefined
    case 'IDENTIFIER_FIRST':
      flow.status = flow.username === undefined ? 'SIGN_ON_REQUIRED' : 'PASSWORD_REQUIRED'
      return flow.passwordAtMs !== undefined
    default:
      if (user !== undefined) return beginMfa(context, flow, action, user)
      flow.status = 'SIGN_ON_REQUIRED'
      return false
  }
}

/** True when a user without any device is let through. */
function beginMfa(
  context: FlowContext,
  flow: Flow,
  action: SignOnPolicyAction,
  user: User,
): boolean {
  if (endIfUnusable(flow, user)) return false
  flow.mfaActionId = action.id
  const devices = listDevices(context.environment, action, user, context.clock.now())
  const usable = devices.filter((device) => device.isUsable)
  const [first] = usable
  if (first === undefined) {
    // A paused device is a device: wrong codes must not open what a right one does.
    if (flow.isHinted && action.noDevicesMode === 'BYPASS' && devices.length === 0) return true
    fail(flow, 'NO_USABLE_DEVICES', 'The user has no usable devices.')
    return false
  }
  const selection = deviceSelectionOf(context.environment, action)
  const isAsked =
    selection === 'ALWAYS_DISPLAY_DEVICES' ||
    (selection === 'PROMPT_TO_SELECT' && usable.length > 1)
  if (isAsked) flow.status = 'DEVICE_SELECTION_REQUIRED'
  else sendOtp(context, flow, user, first)
  return false
}

function complete(context: FlowContext, flow: Flow, user: User | undefined): void {
  if (user === undefined) {
    fail(flow, 'REQUEST_FAILED', 'The sign-on policy identified nobody.')
    return
  }
  flow.status = 'COMPLETED'
  flow.otp = undefined
  if (flow.passwordAtMs !== undefined || flow.mfaAtMs !== undefined) {
    renewSession(context.runtime, flow, context.clock.now())
  }
}
