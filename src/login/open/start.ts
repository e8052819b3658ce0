// GET and POST /login: the username page; the POST opens the authorization request and looks the user up.
import type { Request } from 'express'
import { CallbackError, ThrottledError } from '../../errors.js'
import type { Instance } from '../../instance.js'
import type { MessageCode } from '../../models/model.js'
import { buildAskCsrf, deriveAttempt, hasAsk, type AskedPage } from '../answer/ask-cookie.js'
import { isCsrf, setAttemptCookie } from '../answer/attempt-cookie.js'
import { readSignOn } from '../../current-sign-on.js'
import { assertCookieCameBack } from './came-back.js'
import { startHosted } from './hosted.js'
import { completeEmbedded } from '../finish/complete.js'
import { carryAgainMark, isAgainMark } from './login-again.js'
import { claimOpening, wasOpenedMeanwhile } from './open-attempt.js'
import { openFlow } from './open-flow.js'
import { readOwn } from '../drive/own-attempt.js'
import { assertAskForm } from '../answer/own-form.js'
import { redirect, sendPage } from '../answer/page.js'
import { buildFlowPath, buildPath } from '../answer/paths.js'
import { prefersJson } from '../answer/page-request.js'
import { refusePrefetch } from './prefetch.js'
import { buildPress } from '../../attempt/press.js'
import { sendProblem } from '../answer/problem.js'
import { carryUiLocales } from '../answer/request-locale.js'
import { readQuery } from '../answer/query.js'
import { createReference } from '../answer/reference.js'
import { readBody } from '../answer/request-body.js'
import { parseReturnPath } from '../answer/return-path.js'
import { answerSecond } from '../drive/second-press.js'
import { keepMessage, takeMessage } from './start-message.js'
import { findUsernameMistake, normalizeUsername } from '../../steps/read-username.js'
import type { Asked, Exchange } from '../exchange.js'

/** Shows the username page, or begins hosted sign-on. Writes nothing on the server in embedded mode. */
export async function showStart(exchange: Exchange): Promise<void> {
  const { instance, req, res } = exchange
  const returnPath = parseReturnPath(readQuery(req).get('returnTo'), instance.config)
  const current = await readSignOn(instance, req)
  if (current.state === 'unavailable') throw current.error
  const again = current.state === 'signed-on' && isAgainMark(readQuery(req).get('again'), current)
  if (current.state === 'signed-on' && !again) {
    redirect(res, returnPath)
    return
  }
  if (refusePrefetch(req, res)) return
  if (!again) await assertCookieCameBack(instance, req)
  if (readQuery(req).get('from') === 'form') return sendOn(exchange, returnPath)
  if (!isHosted(instance, req)) return sendUsernamePage(exchange, { returnPath })
  const { username: loginHint } = readLoginHint(req)
  await startHosted(exchange, {
    returnPath,
    ...(loginHint !== undefined && { loginHint }),
    ...(again && { prompt: 'login' }),
  })
}

/** At PingOne's own pages: always, or because a limit of strangers leaves only that way. */
function isHosted({ config }: Instance, req: Request): boolean {
  if (config.signOn === 'hosted') return true
  return config.throttle.whenLimited === 'hosted' && readQuery(req).get('go') === 'hosted'
}

/** A form led here: its answer may not redirect to another origin, so a page leads on. */
async function sendOn(exchange: Exchange, returnPath: string): Promise<void> {
  const { instance, req } = exchange
  const { config } = instance
  const { username: loginHint } = readLoginHint(req)
  const href = buildPath(config, {
    path: config.paths.login,
    query: {
      returnTo: returnPath,
      ...carryAgainMark(readQuery(req).get('again')),
      ...carryUiLocales(req),
      ...(loginHint !== undefined && { login_hint: loginHint }),
    },
  })
  await sendPage(exchange, {
    facts: {
      step: 'continue-elsewhere',
      purpose: 'sign-on',
      action: '',
      csrf: '',
      href,
      returnPath,
    },
    leadsTo: href,
  })
}

/** Takes the username: creates the pending sign-on, opens the flow, answers 303 to its page. */
export async function submitStart(exchange: Exchange): Promise<void> {
  const { instance, req, res } = exchange
  const { config } = instance
  const returnPath = parseReturnPath(readQuery(req).get('returnTo'), config)
  const fields = await readBody(req, res)
  const username = normalizeUsername(fields.get('username') ?? '')
  const mistake = findUsernameMistake(username)
  const page = readPage(exchange, fields.get('csrf'))
  if (page === 'of-another-tab') {
    const again = mistake === undefined ? { username } : {}
    return sendUsernamePage(exchange, {
      returnPath,
      mistake: 'press_again',
      status: 403,
      typed: again,
    })
  }
  if (mistake !== undefined) {
    if (prefersJson(req)) return sendUsernamePage(exchange, { returnPath, mistake, status: 400 })
    keepMessage(exchange, { code: mistake, page })
    const again = { ...carryAgainMark(readQuery(req).get('again')), ...carryUiLocales(req) }
    redirect(
      res,
      buildPath(config, { path: config.paths.login, query: { returnTo: returnPath, ...again } }),
    )
    return
  }
  const { handle, secret } = deriveAttempt(page)
  const cookieValue = await setAttemptCookie(exchange, { handle, kind: 'flow', secret })
  const press = buildPress('username', username, { handle, cookieValue })
  const reference = createReference()
  const created = await claimOpening(instance, handle)
  const attempt = {
    handle,
    cookieValue,
    returnPath,
    reference,
    username,
    press,
    mode: 'embedded',
    purpose: 'sign-on',
    created,
  } as const
  try {
    const state = await readOwn(exchange, handle)
    if (state.at !== 'unknown') {
      created()
      await answerSecond(exchange, { handle, state, press })
      return
    }
    const result = await openFlow(exchange, attempt)
    if (result.kind === 'shown') {
      redirect(res, buildFlowPath(instance, { handle, returnPath }))
      return
    }
    if (result.kind === 'completed' && (await completeEmbedded(exchange, result))) return
    const now = await readOwn(exchange, handle)
    await answerSecond(exchange, { handle, state: now, press })
  } catch (error) {
    if (error instanceof ThrottledError && (await wasOpenedMeanwhile(instance, handle))) {
      const state = await readOwn(exchange, handle)
      await answerSecond(exchange, { handle, state, press })
      return
    }
    const about = { purpose: 'sign-on', userKey: instance.userKey(username) } as const
    await sendProblem(exchange, { error, returnPath, reference, ...about })
  } finally {
    created()
  }
}

/**
 * Two pages that a browser opened at once, before it had any cookie, were given one each, and it kept the later one: the
 * form of the other page comes from our own site and proves nothing. It is shown again as it was, to be sent once more.
 */
function readPage(asked: Asked, csrf: string | undefined): AskedPage | 'of-another-tab' {
  const { req } = asked
  try {
    return assertAskForm(asked, { csrf, purpose: 'login' })
  } catch (error) {
    const isOther = error instanceof CallbackError && error.reason === 'csrf' && isCsrf(csrf)
    if (isOther && hasAsk(asked) && !prefersJson(req)) return 'of-another-tab'
    throw error
  }
}

async function sendUsernamePage(
  exchange: Exchange,
  {
    returnPath,
    mistake = takeMessage(exchange),
    status = 200,
    typed = readLoginHint(exchange.req),
  }: {
    readonly returnPath: string
    readonly mistake?: MessageCode | undefined
    readonly status?: number
    readonly typed?: { readonly username?: string } | undefined
  },
): Promise<void> {
  const { instance, req } = exchange
  const { config } = instance
  await sendPage(exchange, {
    facts: {
      step: 'username',
      purpose: 'sign-on',
      action: buildPath(config, {
        path: config.paths.login,
        query: {
          returnTo: returnPath,
          ...carryAgainMark(readQuery(req).get('again')),
          ...carryUiLocales(req),
        },
      }),
      csrf: buildAskCsrf(exchange, 'login'),
      returnPath,
      messages: mistake === undefined ? [] : [{ code: mistake }],
      ...typed,
    },
    status,
  })
}

function readLoginHint(req: Request): { username?: string } {
  const hint = readQuery(req).get('login_hint')
  if (hint === undefined) return {}
  const username = normalizeUsername(hint)
  return findUsernameMistake(username) === undefined ? { username } : {}
}
