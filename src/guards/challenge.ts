// What an unmet guard answers: to a page request a redirect or a page, to an API problem+json.
import type { Request } from 'express'
import { readSignOn } from '../current-sign-on.js'
import {
  GuardError,
  PingOneError,
  StateUnavailableError,
  ThrottledError,
  UpstreamError,
  type GuardCode,
} from '../errors.js'
import type { Instance } from '../instance.js'
import type { Asked, Exchange } from '../login/exchange.js'
import { buildAgainMark } from '../login/open/login-again.js'
import { redirectToSignOn, sendPage, setNoStore } from '../login/answer/page.js'
import { buildPath } from '../login/answer/paths.js'
import { isPageRequest, isSafeMethod } from '../login/answer/page-request.js'
import { noteProblem, readReference } from '../login/answer/problem.js'
import { readRefusedStart } from '../attempt/refused-start.js'
import { findReturnPath, parseRefererPath } from '../login/answer/return-path.js'
import { findLocale } from '../login/answer/request-locale.js'
import { describeLimit, describeLimitForApi } from '../login/answer/shown-limit.js'
import type { ErrorReason, Purpose } from '../models/model.js'

/** Answers as a page or as an API whatever the request looks like. */
export type AnswerAs = 'page' | 'api'

/** What every guard can be told. */
export interface GuardOptions {
  /** Forces the kind of answer. Default: by `Sec-Fetch-Mode`, else by `Accept`. */
  readonly answer?: AnswerAs
}

/** True when the answer is a page: as the guard was told, else as the request looks. */
export function wantsPage(req: Request, { answer }: GuardOptions): boolean {
  return answer === undefined ? isPageRequest(req) : answer === 'page'
}

/** Answers a request whose guard is not met. */
export async function sendChallenge(
  exchange: Exchange,
  { error, options }: { readonly error: PingOneError; readonly options: GuardOptions },
): Promise<void> {
  setNoStore(exchange.res)
  if (!wantsPage(exchange.req, options)) {
    await refuseApi(exchange, error)
    return
  }
  if (error.code === 'ERR_PINGONE_AUTH_REQUIRED') {
    redirectToSignOn(exchange, await findSignOnAgain(exchange))
    return
  }
  await sendGuardPage(exchange, error)
}

/**
 * A sign-on that lives may lack what a guard needs, as its tokens in a record of another version: then it is replaced,
 * or `/login` would lead back here.
 */
async function findSignOnAgain({
  instance,
  req,
}: Asked): Promise<{ returnTo: string; again?: string }> {
  const current = await readSignOn(instance, req)
  return {
    returnTo: findReturnPath(req, instance.config),
    ...(current.state === 'signed-on' && { again: buildAgainMark(current) }),
  }
}

/** `/login` with the page that was asked for; for a form and an API request, with the page it came from. */
export function buildLoginPath(instance: Instance, req: Request): string {
  return buildPath(instance.config, {
    path: instance.config.paths.login,
    query: {
      returnTo: findReturnPath(req, instance.config),
    },
  })
}

/** What a client is asked for in the usual course of things is no refusal, and needs no reference. */
async function refuseApi(exchange: Exchange, error: PingOneError): Promise<void> {
  if (error.code === 'ERR_PINGONE_AUTH_REQUIRED') {
    const { config } = exchange.instance
    const query = await findSignOnAgain(exchange)
    const login = config.baseOrigin + buildPath(config, { path: config.paths.login, query })
    sendApiProblem(exchange, { error, members: { login } })
    return
  }
  if (ASKED_FOR.includes(error.code)) {
    sendApiProblem(exchange, { error })
    return
  }
  const reference = readReference(error)
  await noteProblem(exchange, { error, reference })
  sendApiProblem(exchange, { error, members: { reference } })
}

const ASKED_FOR: readonly string[] = ['ERR_PINGONE_MFA_REQUIRED', 'ERR_PINGONE_APPROVAL_REQUIRED']

async function sendGuardPage(exchange: Exchange, error: PingOneError): Promise<void> {
  const { instance, req, res } = exchange
  const { config } = instance
  const reference = readReference(error)
  await noteProblem(exchange, { error, reference })
  const returnPath = isSafeMethod(req.method)
    ? config.basePath + config.paths.home
    : parseRefererPath(req.headers.referer, config)
  const limit =
    error instanceof ThrottledError
      ? describeLimit(config, { error, purpose: 'step-up', returnPath })
      : undefined
  if (limit !== undefined) res.setHeader('Retry-After', String(limit.retryAfterSeconds))
  await sendPage(exchange, {
    facts: {
      step: 'error',
      purpose: findPurpose(error),
      reason: readReason(error),
      action: returnPath,
      csrf: '',
      reference,
      returnPath,
      restart: true,
      ...limit,
    },
    status: error.status,
  })
}

/** Who meets a limit at a guard is signed on. */
function findPurpose(error: PingOneError): Purpose {
  if (error instanceof ThrottledError) return 'step-up'
  return error.code.startsWith('ERR_PINGONE_APPROVAL') ? 'approval' : 'sign-on'
}

/** Every code of a guard has words that are true of it; the compiler misses one that has none. */
const GUARD_REASONS: Readonly<Record<GuardCode, ErrorReason>> = {
  ERR_PINGONE_AUTH_REQUIRED: 'used_or_foreign_page',
  ERR_PINGONE_SCOPE_REQUIRED: 'access_denied',
  ERR_PINGONE_CLAIM_REQUIRED: 'access_denied',
  ERR_PINGONE_MFA_REQUIRED: 'acr_unmet',
  ERR_PINGONE_APPROVAL_REQUIRED: 'approval_refused',
  ERR_PINGONE_BODY_UNREADABLE: 'bad_request',
  ERR_PINGONE_CROSS_SITE: 'other_site',
  ERR_PINGONE_APPROVAL_DETAILS: 'bad_request',
  ERR_PINGONE_APPROVAL_MALFORMED: 'bad_request',
  ERR_PINGONE_APPROVAL_EXPIRED: 'approval_expired',
  ERR_PINGONE_APPROVAL_DENIED: 'approval_cancelled',
  ERR_PINGONE_APPROVAL_USED: 'approval_used',
  ERR_PINGONE_APPROVAL_MISMATCH: 'approval_other_request',
  ERR_PINGONE_APPROVAL_OTHER_ROUTE: 'approval_other_request',
  ERR_PINGONE_APPROVAL_FOREIGN: 'used_or_foreign_page',
  ERR_PINGONE_APPROVAL_UNKNOWN: 'used_or_foreign_page',
}

function readReason(error: PingOneError): ErrorReason {
  if (error instanceof GuardError) {
    return error.status === 500 ? 'mistake_of_the_app' : GUARD_REASONS[error.code]
  }
  const isUnavailable = error instanceof StateUnavailableError || error instanceof UpstreamError
  return isUnavailable ? 'unavailable' : 'sign_on_failed'
}

/** What an API problem is about, and what it says beside. */
export interface ApiProblem {
  readonly error: PingOneError
  readonly status?: number
  /** `WWW-Authenticate`. Default `Bearer` with 401. */
  readonly challenge?: string
  readonly members?: Readonly<Record<string, unknown>>
}

/** Answers an API request with `application/problem+json`. */
export function sendApiProblem(
  { instance, req, res }: Exchange,
  { error, challenge = 'Bearer', members, ...extras }: ApiProblem,
): void {
  const refused = readRefusedStart(error, instance.nowMs())
  const status = extras.status ?? refused?.status ?? error.status
  const detail = error instanceof GuardError ? error.message : refused?.detail
  if (status === 401) res.setHeader('WWW-Authenticate', challenge)
  const retryAfterSeconds = refused?.retryAfterSeconds ?? findWait(error)
  if (retryAfterSeconds !== undefined) res.setHeader('Retry-After', String(retryAfterSeconds))
  res.statusCode = status
  res.setHeader('Content-Type', 'application/problem+json; charset=utf-8')
  res.setHeader('X-Content-Type-Options', 'nosniff')
  const problem = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    code: error.code,
    ...(detail !== undefined && { detail }),
    ...(error instanceof ThrottledError &&
      describeLimitForApi(instance.config, {
        error,
        locale: findLocale(req, instance.config),
        attempt: {
          purpose: findPurpose(error),
          returnPath: findReturnPath(req, instance.config),
        },
      })),
    ...(status === 401 && {
      login: instance.config.baseOrigin + buildLoginPath(instance, req),
    }),
    ...members,
  }
  res.end(JSON.stringify(problem))
}

/** How long to wait: for a limit of ours, or as long as PingOne asked. */
function findWait(error: PingOneError): number | undefined {
  const tells = error instanceof ThrottledError || error instanceof UpstreamError
  if (!tells || error.retryAfterSeconds === undefined) return undefined
  return Math.max(1, Math.ceil(error.retryAfterSeconds))
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
}
