// What a limit of ours says to the person it meets: its words, the exact wait, and whether there is another way in.
import type { Config } from '../../config.js'
import { ThrottledError } from '../../errors.js'
import { findLimitText, limitNames } from '../../limits/table.js'
import { isShownLimit, readLimitText } from '../../steps/error-texts.js'
import type { Purpose, ShownLimit } from '../../models/model.js'
import { buildPath } from './paths.js'

/** A limit as its page and its JSON tell it. */
export interface LimitFacts {
  readonly reason: ShownLimit
  /** Whole seconds, rounded up: never too early. */
  readonly retryAfterSeconds: number
  /** A path of ours that leads to PingOne's own pages. */
  readonly hostedPath?: string
}

/** Reads what a limit says; `returnPath` is the page that was asked for. */
export function describeLimit(
  config: Pick<Config, 'basePath' | 'paths'>,
  {
    error,
    purpose,
    returnPath,
  }: { readonly error: ThrottledError; readonly purpose: Purpose; readonly returnPath: string },
): LimitFacts {
  const query = { go: 'hosted', returnTo: returnPath }
  return {
    reason: findShownLimit(error, purpose),
    retryAfterSeconds: Math.max(1, Math.ceil(error.retryAfterSeconds)),
    ...(error.hosted && { hostedPath: buildPath(config, { path: config.paths.login, query }) }),
  }
}

/** What an API reads of a limit, beside the code. */
export function describeLimitForApi(
  config: Pick<Config, 'baseOrigin' | 'basePath' | 'paths'>,
  {
    error,
    attempt,
    locale,
  }: {
    readonly error: ThrottledError
    readonly locale: string
    readonly attempt: { readonly purpose: Purpose; readonly returnPath: string }
  },
): { readonly limit: ShownLimit; readonly detail: string; readonly hosted?: string } {
  const { reason, retryAfterSeconds, hostedPath } = describeLimit(config, { ...attempt, error })
  return {
    limit: reason,
    detail: readLimitText(locale, reason, retryAfterSeconds),
    ...(hostedPath !== undefined && { hosted: config.baseOrigin + hostedPath }),
  }
}

/** Who confirms something is signed on; of who signs on nothing is known here. */
function findShownLimit({ limit, limitText }: ThrottledError, purpose: Purpose): ShownLimit {
  if (limit === 'open-approvals') return 'too_many_approvals'
  if (limitText !== undefined && isShownLimit(limitText)) return limitText
  const name = limitNames.find((known) => known === limit)
  if (name !== undefined) return findLimitText(name, purpose === 'sign-on' ? 'stranger' : 'member')
  return 'busy'
}
