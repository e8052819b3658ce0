// What went wrong, as a page or as JSON; the last two handlers of the app are here, too.
import type { NextFunction, Request, Response } from 'express'
import { problemPage } from './pages/problem.js'

/** 404, as a page or as JSON. */
export function answerNotFound(req: Request, res: Response): void {
  answerProblem(req, res, 404)
}

/** Answers with the error's status and a sentence of ours, never with its message; logs what is ours to mend. */
export function answerError(error: unknown, req: Request, res: Response, next: NextFunction): void {
  // An error of 4xx is the sender's, and that of a parser carries what was sent.
  if (statusOf(error) >= 500) console.error(error)
  if (res.headersSent) next(error)
  else answerProblem(req, res, statusOf(error))
}

/** A page to a browser, `{ status }` to a script. */
export function answerProblem(req: Request, res: Response, status: number): void {
  res.status(status).set('Cache-Control', 'no-store')
  if (req.accepts(['json', 'html']) === 'html') res.send(problemPage(status))
  else res.json({ status })
}

function statusOf(error: unknown): number {
  const hasStatus = typeof error === 'object' && error !== null && 'status' in error
  const status = hasStatus ? Number(error.status) : 500
  return status >= 400 && status <= 599 ? status : 500
}
