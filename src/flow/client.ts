// The typed client of PingOne's flow API: starts, reads, submits, resumes; keeps one cookie jar per flow.
import { FlowError } from '../errors.js'
import { isUuid } from '../pingone/json.js'
import { buildActionBody } from './action-body.js'
import { takesAction } from './action.js'
import type { ActionOf, FlowAction, FlowRejection } from './action.js'
import { readAnswer } from './answer.js'
import type { Answer } from './answer.js'
import { buildCookieHeader, type FlowCookie } from './cookie-jar.js'
import { findUsesUp, type Asked } from './own-limit.js'
import { parseAuthorizeResponse, parseFlowState } from './parse.js'
import { readFlowIdFromLocation, readRedirectResponse } from './redirects.js'
import { failedFlow, notOffered, redirected, refusedFlow, refusedStart } from './refusals.js'
import { buildRejection } from './rejection.js'
import type { AuthorizeResponse, FlowState, StateAt } from './state.js'

/** A flow in progress: plain JSON, so that it can be stored and taken up again by another process. */
export interface Flow<S extends FlowState = FlowState> {
  readonly state: S
  /** Secret: the cookies that bind this flow to whoever drives it. */
  readonly cookies: readonly FlowCookie[]
}

/** The answer to an action: where the flow is now, and why the action was not accepted, if it was not. */
export interface FlowStep {
  readonly flow: Flow
  readonly rejection?: FlowRejection
}

/** The answer to a resume: the authorization response and the cookies at the end. */
export interface ResumedFlow {
  readonly authorizeResponse: AuthorizeResponse
  readonly cookies: readonly FlowCookie[]
}

/** What a flow client needs. */
export interface FlowClientOptions {
  /** Origin (and path on a custom set-up) of PingOne's auth host with the environment, e.g. `https://auth.pingone.eu/{environmentId}`; a custom domain has no environment in it. */
  readonly environmentBaseUrl: string
  /** Bounded, pinned fetch of `pingone/http.ts`. */
  readonly fetch: typeof fetch
  /** The clock, in epoch milliseconds, for cookies and devices that pause. Default `Date.now`. */
  readonly nowMs?: () => number
}

/** Drives flows; holds no state of its own, so one client serves all of an environment's flows. */
export interface FlowClient {
  /**
   * Sends the authorization request as a form, with an empty jar, and reads the first state.
   *
   * `response_mode` is `pi.flow` unless given. With another mode PingOne redirects to a sign-on page;
   * its flow is then read by its id, and the page is never visited.
   *
   * @throws {FlowError} `refused` when PingOne does not take the request, with its error body if it has details; with a
   *   `rejection` where it is about the person whom a `login_hint_token` names: messages used up, an account locked.
   */
  startFlow(authorizationParameters: Readonly<Record<string, string>>): Promise<Flow>
  /**
   * Reads a flow that a redirect named, with an empty jar.
   *
   * @throws {FlowError} `expired` when PingOne does not know the flow (any more).
   */
  openFlow(flowId: string): Promise<Flow>
  /**
   * Reads where the flow is now: after a lost answer, and while a push is waited for.
   *
   * @throws {FlowError} `expired` when PingOne does not know the flow (any more).
   */
  readFlow(flow: Flow): Promise<Flow>
  /**
   * Submits one action, once: it is never sent again by itself.
   *
   * What a person can put right (a wrong OTP, a locked account) comes back as `rejection`, with the state
   * as it was.
   *
   * @throws {FlowError} `action_not_offered` before anything is sent, when PingOne does not link the action;
   *   `expired`, `refused`, `other_flow` or `not_understood` by PingOne's answer.
   */
  submitAction<S extends FlowState>(flow: Flow<S>, action: ActionOf<S>): Promise<FlowStep>
  /**
   * The same for a flow whose status is known at run time alone, e.g. one read from a store.
   *
   * @throws {FlowError} As `submitAction`; `action_not_offered` also where the status takes no such action.
   */
  submitOffered(flow: Flow, action: FlowAction): Promise<FlowStep>
  /**
   * Ends a COMPLETED or FAILED flow and reads the authorization response.
   *
   * PingOne answers a resume once: ask for it after the pending sign-on was taken, not before.
   *
   * @param options.redirectUri The `redirect_uri` of the request, for a flow that is not `pi.flow`: the
   *   redirect must go exactly there.
   * @throws {FlowError} `failed` when the flow failed, `expired` when it was resumed before.
   */
  resumeFlow(flow: Flow, options?: { readonly redirectUri?: string }): Promise<ResumedFlow>
}

/**
 * Creates a client of PingOne's flow API for one environment.
 *
 * It builds every address from the environment and the flow id; PingOne's links only tell which actions
 * are offered. It keeps of PingOne's answers what the types name and drops the rest, so a flow holds no
 * OTP even where PingOne returns one for test devices.
 *
 * > [!WARNING]
 * > A `Flow` holds the cookies that bind it to who drives it: store it on the server, never send it to a
 * > browser. Give each flow to one person only.
 *
 * @param options.environmentBaseUrl What `/as/authorize` and `/flows/{id}` are appended to.
 * @param options.fetch A bounded, pinned fetch: `createPingOneFetch`.
 * @returns The client.
 * @throws {TypeError} When `environmentBaseUrl` is no absolute http(s) URL.
 * @throws {UpstreamError} From every method: PingOne is not reached, too slow, or answers no JSON.
 * @see [PingOne Flows](https://developer.pingidentity.com/pingone-api/auth/flows.html)
 * @example
 * const client = createFlowClient({
 *   environmentBaseUrl: 'https://auth.pingone.eu/7a0d3c1e-0000-4000-8000-000000000001',
 *   fetch: createPingOneFetch({ origin: 'https://auth.pingone.eu', timeoutMs: 5000 }),
 * })
 */
export function createFlowClient(options: FlowClientOptions): FlowClient {
  const settings = checkOptions(options)
  return {
    startFlow: (parameters) => startFlow(settings, parameters),
    openFlow: (flowId) => fetchFlow(settings, { flowId, cookies: [] }),
    readFlow: (flow) => fetchFlow(settings, { flowId: flow.state.flowId, cookies: flow.cookies }),
    submitAction: (flow, action) => submitAction(settings, { flow, action }),
    submitOffered: (flow, action) => submitAction(settings, { flow, action }),
    resumeFlow: (flow, options = {}) =>
      resumeFlow(settings, { flow, redirectUri: options.redirectUri }),
  }
}

/**
 * Tells whether a flow is at a status, and narrows it so that `submitAction` takes that status's actions.
 *
 * @param flow Any flow.
 * @param status The status asked for.
 * @returns True when `flow.state.status` is `status`.
 * @see [PingOne Flows](https://developer.pingidentity.com/pingone-api/auth/flows.html)
 * @example
 * if (isFlowAt(flow, 'OTP_REQUIRED')) await client.submitAction(flow, { action: 'otp.check', otp })
 */
export function isFlowAt<K extends FlowState['status']>(
  flow: Flow,
  status: K,
): flow is Flow<StateAt<K>> {
  return flow.state.status === status
}

interface Settings {
  readonly environmentBaseUrl: string
  readonly fetch: typeof fetch
  readonly nowMs: () => number
}

interface Outgoing {
  readonly call: 'authorize' | 'flow' | 'resume'
  /** What is asked by it; a read and a resume ask for nothing. */
  readonly asked?: Asked
  readonly path: string
  readonly cookies: readonly FlowCookie[]
  readonly contentType?: string
  readonly body?: string
}

function checkOptions(options: FlowClientOptions): Settings {
  const environmentBaseUrl = options.environmentBaseUrl.replace(/\/+$/, '')
  if (!/^https?:\/\/[^?#\s]+$/.test(environmentBaseUrl) || !URL.canParse(environmentBaseUrl)) {
    throw new TypeError('environmentBaseUrl must be an absolute http(s) URL without a query')
  }
  return { environmentBaseUrl, fetch: options.fetch, nowMs: options.nowMs ?? Date.now }
}

async function startFlow(
  settings: Settings,
  parameters: Readonly<Record<string, string>>,
): Promise<Flow> {
  const form = new URLSearchParams({ response_mode: 'pi.flow', ...parameters })
  const asked = form.has('login_hint_token') ? 'authorize with hint' : 'authorize'
  const answer = await send(settings, {
    call: 'authorize',
    asked,
    path: '/as/authorize',
    cookies: [],
    contentType: 'application/x-www-form-urlencoded',
    body: form.toString(),
  })
  switch (answer.kind) {
    case 'resource':
      return readState(settings, { answer })
    case 'redirect':
      if (form.get('response_mode') === 'pi.flow') throw redirected('authorize')
      return fetchFlow(settings, {
        flowId: readFlowIdFromLocation(answer.location),
        cookies: answer.cookies,
      })
    case 'refusal':
      throw refusedStart(answer, asked)
  }
}

async function fetchFlow(
  settings: Settings,
  { flowId, cookies }: { readonly flowId: string; readonly cookies: readonly FlowCookie[] },
): Promise<Flow> {
  const answer = await send(settings, { call: 'flow', path: buildFlowPath(flowId), cookies })
  if (answer.kind === 'redirect') throw redirected('flow')
  if (answer.kind === 'refusal') throw refusedFlow(answer, flowId)
  return readState(settings, { answer, flowId })
}

async function submitAction(
  settings: Settings,
  { flow, action }: { readonly flow: Flow; readonly action: FlowAction },
): Promise<FlowStep> {
  const { flowId } = flow.state
  assertOffered(flow.state, action)
  const answer = await send(settings, {
    call: 'flow',
    asked: action.action,
    path: buildFlowPath(flowId),
    cookies: flow.cookies,
    contentType: `application/vnd.pingidentity.${action.action}+json`,
    body: JSON.stringify(buildActionBody(action)),
  })
  if (answer.kind === 'redirect') throw redirected('flow')
  if (answer.kind === 'resource') return { flow: readState(settings, { answer, flowId }) }
  const { body, status, retryAtMs } = answer
  const wait = retryAtMs === undefined ? {} : { retryAtMs }
  const rejection = body && buildRejection({ asked: action.action, status, body, ...wait })
  if (rejection === undefined) throw refusedFlow(answer, flowId)
  return { flow: { state: flow.state, cookies: answer.cookies }, rejection }
}

async function resumeFlow(
  settings: Settings,
  { flow, redirectUri }: { readonly flow: Flow; readonly redirectUri: string | undefined },
): Promise<ResumedFlow> {
  const { state } = flow
  if (state.status !== 'COMPLETED' && state.status !== 'FAILED') {
    throw notOffered(state, `A flow at ${state.status} cannot be resumed`)
  }
  if (state.status === 'COMPLETED' && state.authorizeResponse !== undefined) {
    return { authorizeResponse: state.authorizeResponse, cookies: flow.cookies }
  }
  if (state.flowId === '') throw failedFlow(state)
  const path = `/as/resume?flowId=${checkFlowId(state.flowId)}`
  const answer = await send(settings, { call: 'resume', path, cookies: flow.cookies })
  if (answer.kind === 'refusal') throw refusedFlow(answer, state.flowId)
  const authorizeResponse =
    answer.kind === 'redirect'
      ? readRedirect(answer.location, redirectUri)
      : readResumed(settings, { answer, asked: state })
  return { authorizeResponse, cookies: answer.cookies }
}

function readRedirect(location: string, redirectUri: string | undefined): AuthorizeResponse {
  const response =
    redirectUri === undefined ? undefined : readRedirectResponse(location, redirectUri)
  if (response === undefined) throw redirected('resume')
  return response
}

function readResumed(
  settings: Settings,
  {
    answer,
    asked,
  }: { readonly answer: Extract<Answer, { kind: 'resource' }>; readonly asked: FlowState },
): AuthorizeResponse {
  const { state } = readState(settings, { answer, flowId: asked.flowId })
  const failed = [state, asked].find(({ status }) => status === 'FAILED')
  const response = parseAuthorizeResponse(answer.body)
  if (failed !== undefined && response?.error === undefined) throw failedFlow(failed)
  if (response !== undefined) return response
  throw new FlowError('PingOne resumed the flow without an authorization response.', {
    reason: 'not_understood',
    flowId: asked.flowId,
  })
}

function readState(
  settings: Settings,
  {
    answer,
    flowId,
  }: {
    readonly answer: Extract<Answer, { kind: 'resource' }>
    readonly flowId?: string | undefined
  },
): Flow {
  const context = {
    environmentBaseUrl: settings.environmentBaseUrl,
    nowMs: settings.nowMs(),
    ...(flowId !== undefined && { flowId }),
  }
  return { state: parseFlowState(answer.body, context), cookies: answer.cookies }
}

async function send(settings: Settings, outgoing: Outgoing): Promise<Answer> {
  const { call, asked, path, cookies, contentType, body } = outgoing
  const nowMs = settings.nowMs()
  const cookie = buildCookieHeader(cookies, nowMs)
  const headers = {
    accept: '*/*',
    ...(cookie !== undefined && { cookie }),
    ...(contentType !== undefined && { 'content-type': contentType }),
  }
  const response = await settings.fetch(settings.environmentBaseUrl + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    redirect: 'manual',
    ...(body !== undefined && { body }),
  })
  const { environmentBaseUrl } = settings
  const usesUp = asked === undefined ? undefined : findUsesUp(asked)
  return readAnswer(response, { call, environmentBaseUrl, cookies, nowMs, usesUp })
}

function buildFlowPath(flowId: string): string {
  return `/flows/${checkFlowId(flowId)}`
}

function checkFlowId(flowId: string): string {
  if (isUuid(flowId)) return flowId
  throw new FlowError('A flow id must be a UUID.', { reason: 'not_understood' })
}

/** Taken where the status takes them, though not every documented answer links them. */
const unlinked: ReadonlySet<string> = new Set<FlowAction['action']>([
  'session.reset',
  'cancel.push.authentication',
])

/** PingOne's links decide. */
function assertOffered(state: FlowState, { action }: FlowAction): void {
  const offered = unlinked.has(action) || state.offered.includes(action)
  if (offered && takesAction(state.status, action)) return
  throw notOffered(state, `PingOne does not offer ${action} at ${state.status}`)
}
