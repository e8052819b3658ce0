// req.pingone and res.pingone: what a handler sees of the sign-on, and what it can start.
import type { Request } from 'express'
import { readAccessToken, readTokens, type AccessToken } from './access-token.js'
import { toApprovalRecord, type ApprovalRecord } from './approval/approval.js'
import { findTextProblem } from './approval/plain-text.js'
import type { CurrentSignOn, SignedOn } from './current-sign-on.js'
import { GuardError } from './errors.js'
import type { PingOneUser } from './events.js'
import type { RequestApproval } from './guards/execute-approval.js'
import { readCurrent, type Handled } from './handled-by.js'
import type { Exchange } from './login/exchange.js'
import { takeKeptForm } from './login/finish/kept-form.js'
import { buildAgainMark } from './login/open/login-again.js'
import { forgetKnown } from './login/answer/known-browser.js'
import { endSignOn } from './login/leave/logout.js'
import { redirect, redirectToSignOn } from './login/answer/page.js'
import { buildPath } from './login/answer/paths.js'
import { findReturnPath, parseReturnPath } from './login/answer/return-path.js'
import { startStepUp } from './login/open/step-up.js'
import type { StoredSignOn } from './session.js'

/** What `req.pingone` is. */
export interface PingOneRequestState {
  /** `unavailable`: the session or the state store does not answer; nobody knows who is signed on. */
  readonly state: 'signed-on' | 'anonymous' | 'unavailable'
  /** True only when `state` is `signed-on`. */
  readonly isAuthenticated: boolean
  /**
   * The verified claims of the signed-on user.
   *
   * @throws {StateUnavailableError} While `state` is `unavailable`.
   * @throws {GuardError} `ERR_PINGONE_AUTH_REQUIRED` when nobody is signed on: put `requiresAuth()` in front.
   */
  readonly user: PingOneUser
  /** Name of the sign-on policy that was completed. */
  readonly acr?: string | undefined
  /** How the user was authenticated, e.g. `['otp']`. */
  readonly amr?: readonly string[] | undefined
  /** Epoch seconds of the authentication. */
  readonly authTime?: number | undefined
  /** Reads the ID Token, a JWT. Throws as `user` does. */
  idToken(): Promise<string>
  /** Reads the access token. Throws as `user` does. */
  accessToken(): Promise<AccessToken>
  /** The approval that let this request through; behind `requiresApproval()` only. */
  readonly approval?: RequestApproval
  /** The approvals of the signed-on user. */
  readonly approvals: {
    /**
     * Reads an approval of the signed-on user, in whichever sign-on it was given.
     *
     * @param id Its id, as `req.pingone.approval.id` was.
     * @returns `undefined` when there is none of this id (any more), or when it is another user's.
     * @throws {StateUnavailableError} When the state store does not answer.
     * @throws {GuardError} `ERR_PINGONE_AUTH_REQUIRED` when nobody is signed on.
     */
    read(id: string): Promise<ApprovalRecord | undefined>
    /**
     * Takes what was typed into a form whose approval was cancelled, has ended or could not be begun, so that the page
     * the form is on can show it again. Once: the address of the page, as our pages lead back to it, names the form.
     *
     * @returns The fields by name, a list for a name that came more than once; `undefined` when there is no such form.
     * @throws {StateUnavailableError} When the state store does not answer.
     * @throws {GuardError} `ERR_PINGONE_AUTH_REQUIRED` when nobody is signed on.
     */
    takeForm(): Promise<Readonly<Record<string, string | readonly string[]>> | undefined>
  }
}

/** What `res.pingone` can do. Each answers the request. */
export interface PingOneResponseActions {
  /**
   * Sends the browser to sign on, also somebody who is signed on: that sign-on stays until the new one is complete,
   * and PingOne's own pages ask even where PingOne has a session (`prompt=login`).
   *
   * @param options.returnTo Path of this app to land on afterwards. Default: the page the request navigates to,
   *   else the page it came from, by its `Referer`.
   * @param options.loginHint Username to show in the field, ours or PingOne's (`login_hint`); it identifies nobody.
   * @param options.uiLocales Languages to ask in, BCP 47 tags with spaces between them, best first (`ui_locales`): after the
   *   person's own choice and the option `locale`, before what the browser likes.
   */
  login(options?: {
    readonly returnTo?: string
    readonly loginHint?: string
    readonly uiLocales?: string
  }): void
  /**
   * Asks the signed-on user for a fresh confirmation by MFA, and sends the browser on.
   *
   * @param options.returnTo Path of this app to land on afterwards. Default: the page the request navigates to,
   *   else the page it came from, by its `Referer`.
   * @param options.acrValues Policies of which one must come back. Default: the option `mfaAcrValues`.
   * @param options.methods `amr` values of which one must come back. Default as `requiresMfa()`.
   * @param options.reason What it is for, as in `requiresMfa()`.
   * @throws {TypeError} When a page cannot show the reason.
   * @throws {StateUnavailableError} When a store does not answer.
   * @throws {ConfigError} When the client has no secret of 32 bytes to sign the hint with.
   */
  stepUp(options?: {
    readonly returnTo?: string
    readonly acrValues?: readonly string[]
    readonly methods?: readonly string[]
    readonly reason?: string
  }): Promise<void>
  /**
   * Signs off here and at PingOne, and sends the browser on. Call it from a POST route of your own that is protected
   * against cross-site requests; `/logout` is the ready-made one.
   *
   * @param options.forgetBrowser Takes the cookie of a known browser, too: for "this is not my computer". Default `false`.
   * @throws {StateUnavailableError} When the state store failed: the sign-on may still live.
   */
  logout(options?: { readonly forgetBrowser?: boolean }): Promise<void>
}

/** Builds `req.pingone`: what it says changes when a guard asks again; what reads a store asks again by itself. */
export function buildRequestState(handled: Handled, req: Request): PingOneRequestState {
  const { instance } = handled
  const facts = (): StoredSignOn | undefined =>
    handled.current.state === 'signed-on' ? handled.current.stored : undefined
  const readSignedOn = async (): Promise<SignedOn> => toSignedOn(await readCurrent(handled, req))
  return {
    get state(): PingOneRequestState['state'] {
      return handled.current.state
    },
    get isAuthenticated(): boolean {
      return handled.current.state === 'signed-on'
    },
    get user(): PingOneUser {
      return toSignedOn(handled.current).stored.user
    },
    get acr(): string | undefined {
      return facts()?.acr
    },
    get amr(): readonly string[] | undefined {
      return facts()?.amr
    },
    get authTime(): number | undefined {
      return facts()?.authTime
    },
    async idToken(): Promise<string> {
      const { stored } = await readSignedOn()
      return (await readTokens(instance, stored.signOnId)).value.idToken
    },
    async accessToken(): Promise<AccessToken> {
      const { stored, record } = await readSignedOn()
      return readAccessToken(instance, { signOnId: stored.signOnId, record })
    },
    approvals: {
      async read(id: string): Promise<ApprovalRecord | undefined> {
        const { record } = await readSignedOn()
        const found = await instance.records.approval.read(id)
        if (found?.value.sub !== record.sub) return undefined
        return toApprovalRecord(found.value, instance.nowMs())
      },
      takeForm: async () => takeKeptForm({ instance, req }, (await readSignedOn()).record),
    },
  }
}

function toSignedOn(current: CurrentSignOn): SignedOn {
  if (current.state === 'signed-on') return current
  if (current.state === 'unavailable') throw current.error
  throw new GuardError('nobody is signed on: put requiresAuth() in front of this handler', {
    code: 'ERR_PINGONE_AUTH_REQUIRED',
    status: 401,
  })
}

/** Builds `res.pingone`. */
export function buildResponseActions(
  handled: Handled,
  { req, res }: Pick<Exchange, 'req' | 'res'>,
): PingOneResponseActions {
  const { instance } = handled
  const { config } = instance
  const chooseReturnPath = (given: string | undefined): string =>
    given === undefined ? findReturnPath(req, config) : parseReturnPath(given, config)
  return {
    login({ returnTo, loginHint, uiLocales } = {}): void {
      const query = {
        returnTo: chooseReturnPath(returnTo),
        ...(handled.current.state === 'signed-on' && { again: buildAgainMark(handled.current) }),
        ...(loginHint !== undefined && { login_hint: loginHint }),
        ...(uiLocales !== undefined && { ui_locales: uiLocales }),
      }
      redirectToSignOn({ instance, req, res }, query)
    },
    async stepUp({ returnTo, acrValues, methods, reason } = {}): Promise<void> {
      const problem = reason === undefined ? undefined : findTextProblem(reason, 120)
      if (problem !== undefined) throw new TypeError(`stepUp: reason ${problem}`)
      const current = await readCurrent(handled, req)
      if (current.state === 'unavailable') throw current.error
      const returnPath = chooseReturnPath(returnTo)
      if (current.state === 'anonymous') {
        redirectToSignOn({ instance, req, res }, { returnTo: returnPath })
        return
      }
      await startStepUp(
        { instance, req, res },
        {
          signedOn: current,
          returnPath,
          ...(reason !== undefined && { why: reason }),
          requirement: {
            acrValues: acrValues ?? config.mfaAcrValues,
            ...(methods !== undefined && { methods }),
          },
        },
      )
    },
    async logout({ forgetBrowser = false } = {}): Promise<void> {
      const { current } = handled
      if (forgetBrowser) forgetKnown({ instance, res })
      if (current.state === 'unavailable') throw current.error
      if (current.state === 'anonymous')
        redirect(res, buildPath(config, { path: config.paths.logout }))
      else redirect(res, await endSignOn({ instance, req, res }, current))
    },
  }
}
