// GET and POST /{env}/as/authorize: opens a flow, or answers at once from the browser's session.
import type { Router } from 'express'
import { findRedirectUriProblem } from '../authorization-checks.js'
import { sendCompleted, sendResponse } from '../authorization-response.js'
import { plainAddress } from '../condition-facts.js'
import {
  parseAuthorizationRequest,
  readResponseMode,
  type Violation,
} from '../authorization-request.js'
import {
  handle,
  readParameters,
  readSession,
  sendFlow,
  sendRedirect,
  setSessionCookies,
  type EmulatorParts,
  type Exchange,
} from '../exchange.js'
import { buildFlowBody } from '../flow/body.js'
import { placeOf } from '../flow/context.js'
import { discard, openFlow } from '../flow/open.js'
import {
  PingOneProblem,
  describeDetails,
  invalidData,
  notFound,
  requiredValue,
  type ProblemDetail,
} from '../problem.js'
import { problemBody } from '../problem-answer.js'
import { takePushedParameters } from '../pushed-requests.js'
import type { Application } from '../resources.js'
import type { Flow, Session } from '../runtime.js'
import { readSignedParameters, type SignedRequest } from '../signed-parameters.js'
import type { AuthorizationRequest } from '../request-types.js'

/** Mounts the authorize endpoint. */
export function mountAuthorize(router: Router, parts: EmulatorParts): void {
  router.get('/:env/as/authorize', handle(parts, authorize))
  router.post('/:env/as/authorize', handle(parts, authorize))
}

async function authorize(exchange: Exchange): Promise<void> {
  const sent = readParameters(exchange)
  const application = readApplication(exchange, sent)
  try {
    const open = readPushed(exchange, application, sent)
    const read = await readSignedParameters(exchange, application, open)
    if ('parameters' in read) await answer(exchange, application, read.parameters, read.signed)
    else refuse(exchange, open, [read.violation], findRedirectUriProblem(application, open))
  } catch (error) {
    sendUnredirectable(exchange, application, sent, error)
  }
}

/** Opens the flow, or sends what is wrong to the client. */
async function answer(
  exchange: Exchange,
  application: Application,
  parameters: URLSearchParams,
  signed: SignedRequest,
): Promise<void> {
  const unsafe = findRedirectUriProblem(application, parameters)
  const parsed = parseAuthorizationRequest(exchange.environment, application, parameters)
  if ('violations' in parsed || unsafe !== undefined) {
    const violations = 'violations' in parsed ? parsed.violations : []
    refuse(exchange, parameters, violations, unsafe)
    return
  }
  const request = { remoteIp: readAddress(exchange), ...parsed.request, ...signed }
  const opened = tryToOpen(exchange, request, readSession(exchange))
  if ('violations' in opened) {
    refuse(exchange, parameters, opened.violations, undefined)
    return
  }
  const { flow } = opened
  const isSilent = flow.status === 'COMPLETED'
  if (parsed.request.prompt.includes('none') && !isSilent) {
    discard(exchange, flow)
    refuse(exchange, parameters, [loginRequired], undefined)
    return
  }
  if (isSilent) await sendCompleted(exchange, flow)
  else showFlow(exchange, application, flow)
}

/** Who connected. */
function readAddress({ req }: Exchange): string {
  return plainAddress(req.socket.remoteAddress ?? '')
}

/** The flow; or why its first message cannot be written. */
function tryToOpen(
  exchange: Exchange,
  request: AuthorizationRequest,
  session: Session | undefined,
): { readonly flow: Flow } | { readonly violations: readonly Violation[] } {
  try {
    return { flow: openFlow(exchange, { request, session }) }
  } catch (error) {
    if (!(error instanceof PingOneProblem) || error.status !== 400) throw error
    return {
      violations: error.details.map((detail) => ({ error: 'invalid_request_object', detail })),
    }
  }
}

const loginRequired: Violation = {
  error: 'login_required',
  detail: {
    code: 'LOGIN_REQUIRED',
    target: 'prompt',
    message: 'The user has to sign on, and the prompt parameter does not allow it.',
  },
}

function showFlow(exchange: Exchange, application: Application, flow: Flow): void {
  const { res, base } = exchange
  if (flow.session !== undefined) setSessionCookies(exchange, flow.session)
  if (flow.request.responseMode === 'pi.flow') {
    sendFlow(res, buildFlowBody(placeOf(exchange, flow), { base, isOpening: true }))
  } else {
    sendRedirect(res, signOnPageUrl(exchange, application, { flowId: flow.id }))
  }
}

/** The page that drives a flow: the application's own, or the emulator's. */
export function signOnPageUrl(
  { base, environment }: Pick<Exchange, 'base' | 'environment'>,
  application: Application | undefined,
  query: Readonly<Record<string, string>>,
): string {
  if (application?.loginPageUrl === undefined) {
    return `${base}/signon/?${new URLSearchParams(query).toString()}`
  }
  const url = new URL(application.loginPageUrl)
  url.searchParams.set('environmentId', environment.id)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

/** An unknown or disabled application is 404 without details. */
function readApplication({ environment }: Exchange, parameters: URLSearchParams): Application {
  const clientId = parameters.get('client_id')
  if (clientId === null) throw invalidData(requiredValue('client_id'))
  const application = environment.applications.find(({ id }) => id === clientId)
  if (application?.enabled !== true) throw notFound()
  return application
}

/** What was pushed replaces what was sent, when a `request_uri` was sent. */
function readPushed(
  exchange: Exchange,
  application: Application,
  sent: URLSearchParams,
): URLSearchParams {
  const requestUri = sent.get('request_uri')
  if (requestUri !== null) return takePushedParameters(exchange, application, requestUri)
  if (application.parRequirement === 'REQUIRED') throw invalidData(requiredValue('request_uri'))
  return sent
}

/** JSON with every violation; or a redirect with the first one's OAuth error, when that is safe. */
function refuse(
  exchange: Exchange,
  parameters: URLSearchParams,
  violations: readonly Violation[],
  unsafe: ProblemDetail | undefined,
): void {
  const details = [
    ...(unsafe === undefined ? [] : [unsafe]),
    ...violations.map((violation) => violation.detail),
  ]
  const responseMode = readResponseMode(parameters) ?? 'query'
  const redirectUri = parameters.get('redirect_uri')
  if (responseMode === 'pi.flow' || unsafe !== undefined || redirectUri === null) {
    throw invalidData(...details)
  }
  const state = parameters.get('state')
  const request = { redirectUri, responseMode }
  sendResponse(exchange, request, {
    error: violations[0]?.error ?? 'invalid_request',
    error_description: describeDetails(details),
    ...(state === null ? {} : { state }),
  })
}

/** In the redirect modes an error that may not go to the client goes to the sign-on page. */
function sendUnredirectable(
  exchange: Exchange,
  application: Application,
  parameters: URLSearchParams,
  error: unknown,
): void {
  const isJson = readResponseMode(parameters) === 'pi.flow' || parameters.has('request_uri')
  if (!(error instanceof PingOneProblem) || error.status !== 400 || isJson) throw error
  const query = { error: JSON.stringify(problemBody(error)) }
  sendRedirect(exchange.res, signOnPageUrl(exchange, application, query))
}
