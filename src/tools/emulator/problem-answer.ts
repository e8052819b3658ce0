// How a thrown problem becomes an answer.
import { randomUUID } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import { LimitedProblem, OAuthProblem, PingOneProblem } from './problem.js'

/** The body of PingOne's error form. */
export function problemBody(problem: PingOneProblem): Record<string, unknown> {
  return {
    id: randomUUID(),
    code: problem.code,
    message: problem.message,
    ...(problem.details.length === 0 ? {} : { details: problem.details }),
  }
}

/** Express's last handler: every error in the form its endpoint uses. */
export function answerProblem(
  error: unknown,
  _req: Request,
  res: Response,
  next: NextFunction,
): void {
  if (res.headersSent) {
    next(error)
    return
  }
  if (error instanceof OAuthProblem) {
    sendOAuthProblem(res, error)
    return
  }
  const problem = error instanceof PingOneProblem ? error : fromBodyParser(error)
  if (problem instanceof LimitedProblem) {
    res.setHeader('Retry-After', String(problem.retryAfterSeconds))
  }
  res.status(problem.status).setHeader('Content-Type', 'application/json;charset=UTF-8')
  res.end(JSON.stringify(problemBody(problem)))
}

function sendOAuthProblem(res: Response, problem: OAuthProblem): void {
  if (problem.challenge !== undefined) res.setHeader('WWW-Authenticate', problem.challenge)
  const correlationId = String(res.getHeader('Correlation-Id'))
  res.status(problem.status).setHeader('Content-Type', 'application/json;charset=UTF-8')
  res.end(
    JSON.stringify({
      error: problem.error,
      error_description: `${problem.message} (Correlation ID: ${correlationId})`,
      correlation_id: correlationId,
    }),
  )
}

/** The body parser's errors carry a status; anything else is our fault. */
function fromBodyParser(error: unknown): PingOneProblem {
  const status = readStatus(error)
  if (status === 413) {
    return new PingOneProblem(413, 'INVALID_REQUEST', 'The request body is larger than 64 KiB.', [])
  }
  if (status !== undefined && status < 500) {
    const message = error instanceof Error ? error.message : 'The request could not be read.'
    return new PingOneProblem(status, 'INVALID_REQUEST', message, [])
  }
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.emitWarning(`The PingOne emulator failed: ${reason}`)
  return new PingOneProblem(500, 'UNEXPECTED_ERROR', 'An unexpected error occurred.', [])
}

function readStatus(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined
  return typeof error.status === 'number' ? error.status : undefined
}
