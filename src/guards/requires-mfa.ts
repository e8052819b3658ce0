// requiresMfa(): the sign-on was made with MFA, by a policy that counts, recently enough; else step-up.
import type { Request, RequestHandler } from 'express'
import { GuardError } from '../errors.js'
import { computeHoldId, type HeldRequest } from '../login/finish/held-request.js'
import { isPageRequest, isSafeMethod } from '../login/answer/page-request.js'
import { redirect } from '../login/answer/page.js'
import { readPublicUrl } from '../login/answer/public-url.js'
import { findReturnPath, parseRefererPath } from '../login/answer/return-path.js'
import { releaseHold, takeHold } from '../login/finish/open-holds.js'
import { beginStepUp, buildStepUpPath } from '../login/open/step-up.js'
import { readSigner } from '../login/open/open-confirmation.js'
import { isMfaMet, type MfaRequirement, type MfaVerdict } from '../oidc/assurance.js'
import { sendApiProblem, wantsPage, type GuardOptions } from './challenge.js'
import {
  createGuard,
  readAnswer,
  readOptions,
  readShownText,
  toWords,
  type Guarded,
  type SignedOnRequest,
} from './guard.js'
import { readHeldBody, readHeldForm, type HeldBody } from './held-body.js'
import { assertOwnSite, isFromOwnSite } from '../login/answer/own-site.js'
import { forgetGrant } from '../session.js'

/** What `requiresMfa()` asks. */
export interface MfaOptions extends GuardOptions {
  /**
   * Longest time since the authentication, in whole seconds. 0: a confirmation for each request. Default: any, for as
   * long as the sign-on lives.
   */
  readonly maxAgeSeconds?: number
  /** Sign-on policies of which one must have been completed. Default: the option `mfaAcrValues`; neither: any. */
  readonly acrValues?: readonly string[]
  /**
   * `amr` values of which one must have been used. Default `otp mfa sms hwk swk pop fpt face`; not looked at when the
   * token has no `amr` and `acrValues` are asked.
   */
  readonly methods?: readonly string[]
  /**
   * What the confirmation is for, told on its page: the rest of a sentence (`to see your card PIN`) or a sentence of its
   * own. Default: "This page needs a fresh confirmation."
   */
  readonly reason?: string
}

/**
 * Lets a request through when the sign-on satisfies MFA; asks for a step-up when it does not.
 *
 * Includes `requiresAuth()`. Met: no call to PingOne. Not met: a page request goes straight to the second factor of the
 * same user and comes back; a form that was sent is kept and goes on without retyping, when a parser has read it and it
 * came from this site. An API request gets 401 with the challenge of RFC 9470, `login` naming where the step-up begins;
 * afterwards it sends its request again. With `maxAgeSeconds: 0` each completed step-up lets exactly that request
 * through, once.
 *
 * @param options.maxAgeSeconds Longest time since the authentication, in seconds. Default: any.
 * @param options.acrValues Policies that count. Default: the option `mfaAcrValues`.
 * @param options.methods `amr` values that count. Default: `otp mfa sms hwk swk pop fpt face`.
 * @param options.reason What it is for, such as `to see your card PIN`: the page says so.
 * @param options.answer `'page'` or `'api'` forces the kind of answer.
 * @returns The guard. A step-up that ends with another `acr` or `amr` is answered 403, not begun again.
 * @throws {TypeError} When an option is unknown or cannot be used.
 * @throws {ConfigError} Per request, to the error handler: the client has no secret of 32 bytes to sign the hint with.
 * @see [RFC 9470](https://www.rfc-editor.org/rfc/rfc9470) · [RFC 8176](https://www.rfc-editor.org/rfc/rfc8176) · [PingOne login_hint_token](https://developer.pingidentity.com/pingone-api/auth/auth-config-options/create-a-login_hint_token-jwt.html)
 * @example
 * app.get('/statement', requiresMfa({ maxAgeSeconds: 300 }), showStatement)
 */
export function requiresMfa(options?: MfaOptions): RequestHandler {
  const asked = readMfaOptions(options)
  return createGuard('requiresMfa', {
    options: asked,
    question: async (request) => {
      const requirement = resolveRequirement(asked, request)
      const verdict = await judge(request, requirement)
      if (!verdict.met) throw unmet(verdict.reason)
    },
    challenge: async (error, { signedOn, ...request }) => {
      if (error.code !== 'ERR_PINGONE_MFA_REQUIRED' || signedOn === undefined) return false
      await sendStepUp({ ...request, signedOn }, asked)
      return true
    },
  })
}

function readMfaOptions(options: unknown): MfaOptions {
  const given = readOptions('requiresMfa', {
    options,
    known: ['maxAgeSeconds', 'acrValues', 'methods', 'reason'],
  })
  const reason = readShownText('requiresMfa', { given, name: 'reason' })
  const { maxAgeSeconds, acrValues, methods } = given
  if (
    maxAgeSeconds !== undefined &&
    !(
      typeof maxAgeSeconds === 'number' &&
      Number.isSafeInteger(maxAgeSeconds) &&
      maxAgeSeconds >= 0
    )
  ) {
    throw new TypeError('requiresMfa: maxAgeSeconds must be a whole number of seconds, 0 or more')
  }
  return {
    ...readAnswer('requiresMfa', given),
    ...(maxAgeSeconds !== undefined && { maxAgeSeconds }),
    ...(acrValues !== undefined && { acrValues: readWords('acrValues', acrValues) }),
    ...(methods !== undefined && { methods: readWords('methods', methods) }),
    ...(reason !== undefined && { reason }),
  }
}

function readWords(option: string, value: unknown): readonly string[] {
  const words = toWords(value)
  if (words !== undefined) return words
  throw new TypeError(`requiresMfa: ${option} must be a list of words, such as ['Multi_Factor']`)
}

function resolveRequirement(
  { maxAgeSeconds, acrValues, methods }: MfaOptions,
  { instance }: Guarded,
): MfaRequirement {
  return {
    acrValues: acrValues ?? instance.config.mfaAcrValues,
    ...(maxAgeSeconds !== undefined && { maxAgeSeconds }),
    ...(methods !== undefined && { methods }),
  }
}

async function judge(request: SignedOnRequest, requirement: MfaRequirement): Promise<MfaVerdict> {
  const { instance, req, signedOn } = request
  const { stored, record } = signedOn
  const nowSeconds = instance.nowMs() / 1000
  const verdict = asksEachTime(requirement, isMfaMet(stored, { requirement, nowSeconds }))
  const isOnlyOld = !verdict.met && ['too_old', 'auth_time_missing'].includes(verdict.reason)
  // A form that a step-up held up is let through by its grant, so that it cannot be sent twice from our page.
  if (stored.grants === undefined || !(isOnlyOld || (verdict.met && !isSafeMethod(req.method)))) {
    return verdict
  }
  const body = tryReadBody(req)
  if (body === undefined) return verdict
  const id = identify(request, { requirement, body })
  if (!stored.grants.includes(id)) return verdict
  const grant = await instance.records.grant.take(id)
  forgetGrant(req, { name: instance.config.name, id })
  if (grant?.value?.sub !== record.sub) return verdict
  await releaseHold(instance, { owner: record, id })
  return { met: true }
}

/** Age 0 is met by no clock: only the grant of a step-up for this very request meets it. */
function asksEachTime({ maxAgeSeconds }: MfaRequirement, verdict: MfaVerdict): MfaVerdict {
  return verdict.met && maxAgeSeconds === 0 ? { met: false, reason: 'too_old' } : verdict
}

async function sendStepUp(request: SignedOnRequest, asked: MfaOptions): Promise<void> {
  const { instance, req, res, signedOn } = request
  readSigner(instance, 'requiresMfa')
  const isPage = wantsPage(req, asked)
  const requirement = resolveRequirement(asked, request)
  const isForm = isPage && !isSafeMethod(req.method)
  if (!isSafeMethod(req.method)) assertOwnSite(request, isForm)
  const body = isForm ? readHeldForm(req) : tryReadBody(req)
  if (body === undefined && asked.maxAgeSeconds === 0) readHeldBody(req)
  const holdId = identify(request, { requirement, body })
  // No page of it will be seen: nothing is kept, and nothing begins.
  if (isPage && req.method === 'HEAD') {
    redirect(res, buildStepUpPath(instance, holdId))
    return
  }
  const held = buildHeld(request, {
    requirement,
    body,
    isForm,
    reason: asked.reason,
  })
  if (isForm || (isPage && req.method === 'GET' && isFromOwnSite(instance, req))) {
    return beginStepUp(request, { signedOn, holdId, held })
  }
  await takeHold(instance, { id: holdId, request: held })
  if (isPage) redirect(res, buildStepUpPath(instance, holdId))
  else {
    sendApiProblem(request, {
      error: unmet('too_old'),
      status: 401,
      challenge: writeChallenge(requirement),
      members: { login: instance.config.baseOrigin + buildStepUpPath(instance, holdId) },
    })
  }
}

function buildHeld(
  { instance, req, signedOn: { record } }: SignedOnRequest,
  {
    requirement,
    body,
    isForm,
    reason,
  }: {
    readonly requirement: MfaRequirement
    readonly body: HeldBody | undefined
    readonly isForm: boolean
    readonly reason: string | undefined
  },
): Omit<HeldRequest, 'expiresAtMs'> {
  const { config } = instance
  const from = parseRefererPath(req.headers.referer, config)
  const isPage = isSafeMethod(req.method) && isPageRequest(req)
  const returnPath = findReturnPath(req, config)
  return {
    sub: record.sub,
    lineageId: record.lineageId,
    method: req.method,
    url: readPublicUrl(req, config),
    requirement,
    grantable: body !== undefined,
    ...(reason !== undefined && { why: reason }),
    returnPath,
    // Back to the guarded page itself would only ask again.
    cancelPath: isPage && from === returnPath ? config.basePath + config.paths.home : from,
    ...(isForm && body !== undefined && { fields: body.fields }),
  }
}

function tryReadBody(req: Request): HeldBody | undefined {
  try {
    return readHeldBody(req)
  } catch (error) {
    if (error instanceof GuardError) return undefined
    throw error
  }
}

/** A body that nobody could read binds nothing: the step-up is done, and age alone decides afterwards. */
function identify(
  { instance, req, signedOn }: SignedOnRequest,
  {
    requirement,
    body,
  }: { readonly requirement: MfaRequirement; readonly body: HeldBody | undefined },
): string {
  const { sub, lineageId } = signedOn.record
  return computeHoldId({
    sub,
    lineageId,
    method: req.method,
    url: readPublicUrl(req, instance.config),
    requirement,
    bodyKind: body?.kind ?? 'unread',
    body: body === undefined ? null : body.value,
  })
}

/** RFC 9470 §3: what would be enough. */
function writeChallenge({ acrValues = [], maxAgeSeconds }: MfaRequirement): string {
  const parts = [
    'Bearer error="insufficient_user_authentication"',
    'error_description="A fresh confirmation is needed"',
    ...(acrValues.length > 0
      ? [`acr_values="${acrValues.join(' ').replace(/["\\]/g, '\\$&')}"`]
      : []),
    ...(maxAgeSeconds === undefined ? [] : [`max_age="${maxAgeSeconds}"`]),
  ]
  return parts.join(', ')
}

function unmet(reason: Extract<MfaVerdict, { met: false }>['reason']): GuardError {
  return new GuardError(`this needs a confirmation by MFA (${reason})`, {
    code: 'ERR_PINGONE_MFA_REQUIRED',
    status: 401,
  })
}
