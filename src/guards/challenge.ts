// What an unmet guard answers: to a page request a redirect or a page, to an API problem+json.
import type { Request, Response } from 'express'
import { GuardError, PingOneError, StateUnavailableError } from '../errors.js'
import type { Instance } from '../instance.js'
import { buildPath, redirect, sendPage, setNoStore } from '../login/page.js'
import { isPageRequest, isSafeMethod } from '../login/page-request.js'
import { createReference } from '../login/reference.js'
import { parseRefererPath, parseReturnPath } from '../login/return-path.js'

/** Answers as a page or as an API whatever the request looks like. */
export type AnswerAs = 'page' | 'api'

/** What every guard can be told. */
export interface GuardOptions {
  /** Forces the kind of answer. Default: by `Sec-Fetch-Mode`, else by `Accept`. */
  readonly answer?: AnswerAs
}

/** Answers a request whose guard is not met. */
export async function sendChallenge(
  instance: Instance,
  req: Request,
  res: Response,
  error: PingOneError,
  { answer }: GuardOptions,
): Promise<void> {
  const page = answer === undefined ? isPageRequest(req) : answer === 'page'
  setNoStore(res)
  if (!page) {
    sendApiProblem(instance, req, res, error)
    return
  }
  if (error.status === 401) {
    redirect(res, buildLoginPath(instance, req))
    return
  }
  await sendGuardPage(instance, req, res, error)
}

/** `/login` with the page that was asked for; for a form, with the page the form was on. */
export function buildLoginPath({ config }: Instance, req: Request): string {
  const returnTo = isSafeMethod(req.method)
    ? parseReturnPath(req.originalUrl, config)
    : parseRefererPath(req.headers.referer, config)
  return buildPath(config, config.paths.login, { returnTo })
}

async function sendGuardPage(
  instance: Instance,
  req: Request,
  res: Response,
  error: PingOneError,
): Promise<void> {
  const { config } = instance
  const returnPath = config.basePath + config.paths.home
  await sendPage(
    instance,
    req,
    res,
    {
      step: 'error',
      purpose: 'sign-on',
      reason: error instanceof StateUnavailableError ? 'unavailable' : 'access_denied',
      action: buildPath(config, config.paths.login, { returnTo: returnPath }),
      csrf: '',
      reference: createReference(),
      returnPath,
      restart: false,
    },
    { status: error.status },
  )
}

function sendApiProblem(
  instance: Instance,
  req: Request,
  res: Response,
  error: PingOneError,
): void {
  if (error.status === 401) res.setHeader('WWW-Authenticate', 'Bearer')
  res.statusCode = error.status
  res.setHeader('Content-Type', 'application/problem+json; charset=utf-8')
  res.setHeader('X-Content-Type-Options', 'nosniff')
  const problem = {
    type: 'about:blank',
    title: TITLES[error.status] ?? 'Error',
    status: error.status,
    code: error.code,
    ...(error instanceof GuardError && { detail: error.message }),
    ...(error.status === 401 && {
      login: instance.config.baseOrigin + buildLoginPath(instance, req),
    }),
  }
  res.end(JSON.stringify(problem))
}

const TITLES: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  503: 'Service Unavailable',
}
