// requiresApproval(): this very request was approved by its user, and goes through once.
import type { Request, RequestHandler } from 'express'
import { GuardError, StateUnavailableError } from '../errors.js'
import { readCurrent } from '../handled-by.js'
import { isSafeMethod } from '../login/answer/page-request.js'
import { sendProblem } from '../login/answer/problem.js'
import { parseRefererPath } from '../login/answer/return-path.js'
import type { Exchange } from '../login/exchange.js'
import {
  readApprovalOptions,
  type ApprovalGuardOptions,
  type ApprovalRules,
} from './approval-options.js'
import { isForPage, type ApprovalRequest } from './approval-request.js'
import { readDetailsOf } from './brought.js'
import { executeApproval } from './execute-approval.js'
import { assertSignedOn, createGuard } from './guard.js'
import { readHeldBody } from './held-body.js'
import { readPresented } from './presented-approval.js'
import { emitRefused, requestApproval, sendPending } from './request-approval.js'
import { sendMismatch } from './mismatch.js'

/**
 * Lets a request through when its user has approved exactly this: what is shown is what is sent is what executes.
 *
 * Includes `requiresAuth()`. Not approved yet: nothing executes. A form that was sent is kept; its page shows the details
 * and takes the code that PingOne sent with the same details, and the form goes on by itself. An API request gets 403
 * with `approval: { id, url, expiresAt }`, and sends the same request again with the header `Approval: <id>`. The guard
 * then computes everything anew from the request that executes; any difference is 409 and ends the approval. Exactly one
 * request gets through, and its handler finds the frozen details in `req.pingone.approval.details`.
 *
 * > [!WARNING]
 * > Execute what `req.pingone.approval.details` says, not `req.body`: only the details were shown and approved. Mount the
 * > body parser before the guard: guards never parse.
 *
 * @param options.details What is approved: a plain object of 1 to 20 strings (amounts as decimal strings), in the order
 *   to show them. What it throws goes to the app's error handler.
 * @param options.when False: passes without approval, `req.pingone.approval` is undefined. Default: always required.
 * @param options.labels What the page writes for each detail. Default: its name, written out.
 * @param options.template PingOne's notification template. Default `transaction`. `options.variant`: its variant.
 * @param options.clientContext Name/value pairs for the mobile app of a push.
 * @param options.ttlSeconds Seconds until which it can be approved, 30 to 3600. Default 300.
 * @param options.acrValues Policies of which one must come back. Default: the option `approvalAcrValues`.
 * @param options.answer `'page'` or `'api'` forces the kind of answer.
 * @returns The guard, for POST, PUT, PATCH and DELETE.
 * @throws {TypeError} When an option is unknown or cannot be used; per request, for GET and HEAD.
 * @throws {ConfigError} Per request, to the error handler: the client has no secret of 32 bytes to sign the hint with.
 * @see [PingOne transaction approval](https://developer.pingidentity.com/pingone-api/auth/auth-config-options/create-a-request-property-jwt.html) · [RTS (EU) 2018/389 Art. 5](https://eur-lex.europa.eu/eli/reg_del/2018/389/oj)
 * @example
 * app.post('/transfers', express.urlencoded({ extended: false }),
 *   requiresApproval({ details: (req) => ({ sum: req.body.sum, currency: 'EUR', recipient: req.body.recipient }) }),
 *   (req, res) => execute(req.pingone.approval?.details))
 */
export function requiresApproval(options: ApprovalGuardOptions): RequestHandler {
  const rules = readApprovalOptions(options)
  return createGuard('requiresApproval', {
    options: rules,
    question: async (request) => {
      const { req } = request
      assertUnsafe(req)
      const arrived = { ...request, rules }
      const presented = await orTell(arrived, () => readPresented(req))
      if (!(await isRequired(rules, req))) return
      if (presented === undefined) throw new ApprovalRequired(await readRequest(arrived))
      await executeApproval(await orTell(arrived, () => readRequest(arrived)), presented)
    },
    challenge: async (error, exchange) => {
      if (error instanceof ApprovalRequired) return requestApproval(error.request)
      if (sendPending(error) || (await sendMismatch(error))) return true
      if (!(error instanceof StateUnavailableError && isForPage({ req: exchange.req, rules }))) {
        return false
      }
      await sendUnavailable(exchange, error)
      return true
    },
  })
}

/** Nothing was presented: an approval is to be asked for. */
class ApprovalRequired extends GuardError {
  declare readonly request: ApprovalRequest

  constructor(request: ApprovalRequest) {
    super('this needs an approval', { code: 'ERR_PINGONE_APPROVAL_REQUIRED', status: 403 })
    Object.defineProperty(this, 'request', { value: request, enumerable: false })
  }
}

/** The code may be used up when the store fails; what it was for has not been done. */
async function sendUnavailable(exchange: Exchange, error: StateUnavailableError): Promise<void> {
  const { instance, req } = exchange
  const returnPath = parseRefererPath(req.headers.referer, instance.config)
  await sendProblem(exchange, { error, returnPath, purpose: 'approval', codeMaybeUsed: true })
}

type Arrived = Omit<ApprovalRequest, 'details' | 'body'>

async function readRequest(arrived: Arrived): Promise<ApprovalRequest> {
  const { req, handled, rules } = arrived
  const body = readHeldBody(req)
  const details = await readDetailsOf(rules.details, req)
  // `when` and `details` may take their time.
  return { ...arrived, signedOn: assertSignedOn(await readCurrent(handled, req)), body, details }
}

/** What cannot be read of a request that brings an approval is told like what does not match. */
async function orTell<T>({ signedOn, instance }: Arrived, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof GuardError) {
      emitRefused(instance, { whose: signedOn.record, error })
    }
    throw error
  }
}

function assertUnsafe(req: Request): void {
  if (!isSafeMethod(req.method)) return
  throw new TypeError(
    `requiresApproval() protects what changes something: it cannot be used for ${req.method} ${req.path}`,
  )
}

/** A predicate that fails is no reason to let a transaction through. */
async function isRequired({ when }: ApprovalRules, req: Request): Promise<boolean> {
  if (when === undefined) return true
  try {
    const answer: unknown = await when(req)
    return answer !== false
  } catch {
    return true
  }
}
