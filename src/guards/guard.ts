// How every guard runs: who is signed on, then the guard's own question, then next() or an answer.
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { CurrentSignOn } from '../current-sign-on.js'
import { ConfigError, GuardError, PingOneError } from '../errors.js'
import { readHandled, type Handled } from '../handled-by.js'
import { sendChallenge, type GuardOptions } from './challenge.js'

/** The signed-on state a guard's question is asked of. */
export type SignedOn = Extract<CurrentSignOn, { state: 'signed-on' }>

/** The guard's own question. @throws {GuardError} When it is not met. */
export type GuardQuestion = (signedOn: SignedOn, handled: Handled) => void | Promise<void>

/** Makes the middleware of a guard. */
export function createGuard(
  name: string,
  options: GuardOptions,
  question: GuardQuestion,
): RequestHandler {
  const guard = (req: Request, res: Response, next: NextFunction): void => {
    runGuard(name, options, question, req, res).then((passed) => {
      if (passed) next()
    }, next)
  }
  Object.defineProperty(guard, 'name', { value: name })
  return guard
}

/** @throws {TypeError} When a factory is used as the middleware itself, or its options are wrong. */
export function checkGuardOptions(name: string, options: unknown): GuardOptions {
  if (options === undefined) return {}
  if (
    typeof options !== 'object' ||
    options === null ||
    'headers' in options ||
    'socket' in options
  ) {
    throw new TypeError(`${name} makes a guard: write ${name}(), not ${name}`)
  }
  const answer: unknown = 'answer' in options ? options.answer : undefined
  const unknown = Object.keys(options).find((key) => key !== 'answer')
  if (unknown !== undefined)
    throw new TypeError(`${name}: unknown option ${JSON.stringify(unknown)}`)
  if (answer === undefined) return {}
  if (answer === 'page' || answer === 'api') return { answer }
  throw new TypeError(`${name}: answer must be 'page' or 'api'`)
}

async function runGuard(
  name: string,
  options: GuardOptions,
  question: GuardQuestion,
  req: Request,
  res: Response,
): Promise<boolean> {
  const handled = readHandled(req, name)
  try {
    await question(assertSignedOn(handled.current), handled)
  } catch (error) {
    if (!(error instanceof PingOneError) || error instanceof ConfigError) throw error
    await sendChallenge(handled.instance, req, res, error, options)
    return false
  }
  if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'no-store')
  return true
}

function assertSignedOn(current: CurrentSignOn): SignedOn {
  if (current.state === 'signed-on') return current
  if (current.state === 'unavailable') throw current.error
  throw new GuardError('sign on first', { code: 'ERR_PINGONE_AUTH_REQUIRED', status: 401 })
}
