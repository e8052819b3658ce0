// How every guard runs: who is signed on, then the guard's own question, then next() or an answer.
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { findTextProblem } from '../approval/plain-text.js'
import type { CurrentSignOn, SignedOn } from '../current-sign-on.js'
import { ConfigError, GuardError, PingOneError } from '../errors.js'
import { readCurrent, readHandled, type Handled } from '../handled-by.js'
import { setNoStore } from '../login/answer/page.js'
import type { Exchange } from '../login/exchange.js'
import { sendChallenge, type GuardOptions } from './challenge.js'

/** A request at a guard. */
export interface Guarded extends Exchange {
  readonly handled: Handled
}

/** The same, of somebody who is signed on. */
export interface SignedOnRequest extends Guarded {
  readonly signedOn: SignedOn
}

/** What a guard asks, and how it answers an unmet question in its own way. */
export interface GuardWork {
  readonly options?: GuardOptions
  /** The guard's own question. @throws {GuardError} When it is not met. */
  readonly question: (request: SignedOnRequest) => void | Promise<void>
  /** @returns whether it answered; else the answer of every guard is sent. */
  readonly challenge?: (
    error: PingOneError,
    request: Guarded & { readonly signedOn: SignedOn | undefined },
  ) => Promise<boolean>
}

/** Makes the middleware of a guard. */
export function createGuard(name: string, work: GuardWork): RequestHandler {
  const guard = (req: Request, res: Response, next: NextFunction): void => {
    runGuard({ name, ...work }, { req, res }).then((passed) => {
      if (passed) next()
    }, next)
  }
  Object.defineProperty(guard, 'name', { value: name })
  return guard
}

/** @throws {TypeError} When a factory is used as the middleware itself, or its options are wrong. */
export function checkGuardOptions(name: string, options: unknown): GuardOptions {
  return readAnswer(name, readOptions(name, { options, known: [] }))
}

/** A few words of the app for a page of ours. @throws {TypeError} When a page could not show them as they are. */
export function readShownText(
  guard: string,
  { given, name }: { readonly given: Readonly<Record<string, unknown>>; readonly name: string },
): string | undefined {
  const text = given[name]
  if (text === undefined) return undefined
  if (typeof text !== 'string') throw new TypeError(`${guard}: ${name} must be a text`)
  const problem = findTextProblem(text, 120)
  if (problem !== undefined) throw new TypeError(`${guard}: ${name} ${problem}`)
  return text
}

/** @throws {TypeError} When a factory is used as the middleware itself, or an option is unknown. */
export function readOptions(
  name: string,
  { options, known }: { readonly options: unknown; readonly known: readonly string[] },
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
  { name, options = {}, question, challenge }: GuardWork & { readonly name: string },
  { req, res }: Pick<Exchange, 'req' | 'res'>,
): Promise<boolean> {
  const handled = readHandled(req, name)
  const request = { instance: handled.instance, handled, req, res }
  const current = await readCurrent(handled, req)
  const signedOn = current.state === 'signed-on' ? current : undefined
  try {
    await question({ ...request, signedOn: assertSignedOn(current) })
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
      if (await challenge?.(error, { ...request, signedOn })) return
      await sendChallenge(request, { error, options })
    } catch (failure) {
      await sendChallenge(request, { error: assertOurs(failure), options })
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
