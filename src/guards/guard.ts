// How every guard runs: who is signed on, then the guard's own question, then next() or an answer.
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { findTextProblem } from '../approval/plain-text.js'
import type { CurrentSignOn, SignedOn } from '../current-sign-on.js'
import { ConfigError, GuardError, PingOneError } from '../errors.js'
import { readCurrent, readHandled, type Handled } from '../handled-by.js'
import { setNoStore } from '../login/answer/page.js'
import { sendChallenge, type GuardOptions } from './challenge.js'

/** The guard's own question. @throws {GuardError} When it is not met. */
export type GuardQuestion = (
  signedOn: SignedOn,
  handled: Handled,
  req: Request,
  res: Response,
) => void | Promise<void>

/** What a guard asks, and how it answers an unmet question in its own way. */
export interface GuardWork {
  readonly question: GuardQuestion
  /** @returns whether it answered; else the answer of every guard is sent. */
  readonly challenge?: (
    error: PingOneError,
    signedOn: SignedOn | undefined,
    handled: Handled,
    req: Request,
    res: Response,
  ) => Promise<boolean>
}

/** Makes the middleware of a guard. */
export function createGuard(
  name: string,
  options: GuardOptions,
  work: GuardQuestion | GuardWork,
): RequestHandler {
  const guardWork = typeof work === 'function' ? { question: work } : work
  const guard = (req: Request, res: Response, next: NextFunction): void => {
    runGuard(name, options, guardWork, req, res).then((passed) => {
      if (passed) next()
    }, next)
  }
  Object.defineProperty(guard, 'name', { value: name })
  return guard
}

/** @throws {TypeError} When a factory is used as the middleware itself, or its options are wrong. */
export function checkGuardOptions(name: string, options: unknown): GuardOptions {
  return readAnswer(name, readOptions(name, options, []))
}

/** A few words of the app for a page of ours. @throws {TypeError} When a page could not show them as they are. */
export function readShownText(
  guard: string,
  options: Readonly<Record<string, unknown>>,
  name: string,
): string | undefined {
  const text = options[name]
  if (text === undefined) return undefined
  if (typeof text !== 'string') throw new TypeError(`${guard}: ${name} must be a text`)
  const problem = findTextProblem(text, 120)
  if (problem !== undefined) throw new TypeError(`${guard}: ${name} ${problem}`)
  return text
}

/** @throws {TypeError} When a factory is used as the middleware itself, or an option is unknown. */
export function readOptions(
  name: string,
  options: unknown,
  known: readonly string[],
): Readonly<Record<string, unknown>> {
  if (options === undefined) return {}
  if (
    typeof options !== 'object' ||
    options === null ||
    'headers' in options ||
    'socket' in options
  ) {
    throw new TypeError(`${name} makes a guard: write ${name}(), not ${name}`)
  }
  const unknown = Object.keys(options).find((key) => key !== 'answer' && !known.includes(key))
  if (unknown !== undefined)
    throw new TypeError(`${name}: unknown option ${JSON.stringify(unknown)}`)
  return { ...options }
}

/** A list of words without spaces; `undefined` when it is none. */
export function toWords(value: unknown): readonly string[] | undefined {
  const words: readonly unknown[] = Array.isArray(value) ? value : []
  return words.length > 0 && words.every(isWord) ? Object.freeze([...words]) : undefined
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)
}

/** Reads the option `answer`. @throws {TypeError} When it is neither of the two. */
export function readAnswer(
  name: string,
  { answer }: Readonly<Record<string, unknown>>,
): GuardOptions {
  if (answer === undefined) return {}
  if (answer === 'page' || answer === 'api') return { answer }
  throw new TypeError(`${name}: answer must be 'page' or 'api'`)
}

async function runGuard(
  name: string,
  options: GuardOptions,
  { question, challenge }: GuardWork,
  req: Request,
  res: Response,
): Promise<boolean> {
  const handled = readHandled(req, name)
  const { instance } = handled
  const current = await readCurrent(handled, req)
  const signedOn = current.state === 'signed-on' ? current : undefined
  try {
    await question(assertSignedOn(current), handled, req, res)
    // A question may take its time, as `when` of an approval can: its answer is for a sign-on that lives.
    assertSignedOn(await readCurrent(handled, req))
  } catch (error) {
    await answerUnmet(assertOurs(error))
    return false
  }
  res.setHeader('Cache-Control', keepPrivate(res.getHeader('Cache-Control')))
  return true

  async function answerUnmet(error: PingOneError): Promise<void> {
    try {
      setNoStore(res)
      if (await challenge?.(error, signedOn, handled, req, res)) return
      await sendChallenge(instance, req, res, error, options)
    } catch (failure) {
      await sendChallenge(instance, req, res, assertOurs(failure), options)
    }
  }
}

/** What was set for every answer of the app: kept, but never so that a cache between us and the browser may keep it. */
function keepPrivate(header: number | string | readonly string[] | undefined): string {
  const directives = String(header ?? 'no-store')
    .split(',')
    .map((directive) => directive.trim())
  if (directives.some((directive) => /^(no-store|private)$/i.test(directive))) {
    return directives.join(', ')
  }
  const kept = directives.filter((directive) => !/^(public$|s-maxage=|$)/i.test(directive))
  return ['private', ...kept].join(', ')
}

/** What is not ours, and what the app has to put right, goes to the app's error handler. */
function assertOurs(error: unknown): PingOneError {
  if (!(error instanceof PingOneError) || error instanceof ConfigError) throw error
  return error
}

/** @throws {GuardError} `ERR_PINGONE_AUTH_REQUIRED`, or what the store failed with. */
export function assertSignedOn(current: CurrentSignOn): SignedOn {
  if (current.state === 'signed-on') return current
  if (current.state === 'unavailable') throw current.error
  throw new GuardError('sign on first', { code: 'ERR_PINGONE_AUTH_REQUIRED', status: 401 })
}
