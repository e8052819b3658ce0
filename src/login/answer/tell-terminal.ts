// Where nobody listens to errors: a line for the developer at the terminal, or one warning in production.
import type { Config } from '../../config.js'
import {
  AuthorizationError,
  CallbackError,
  FlowError,
  ThrottledError,
  UpstreamError,
  type PingOneError,
} from '../../errors.js'
import type { Instance } from '../../instance.js'
import { knowsBrowsers } from './known-browser.js'

/** Writes one line for an error page: its reference, what happened, and the command that looks into it. */
export function tellTerminal(
  { config }: Instance,
  { error, reference }: { readonly error: PingOneError; readonly reference: string },
): void {
  if (config.observer !== 'terminal') return
  process.stderr.write(`${describeForTerminal(error, reference)}\n`)
}

/** Warns once in a process that failures of a production app reach nobody. */
export function warnUnobserved({ observer }: Config): void {
  if (observer !== 'nobody' || isWarned) return
  isWarned = true
  process.emitWarning(
    'pingoneMfa() has neither onError nor onEvent: nobody can look up the reference on an error page. See docs/deploy.md, "What to alert on".',
    { type: 'PingOneMfaWarning', code: 'PINGONE_MFA_UNOBSERVED' },
  )
}

/** Warns once in a process that every browser is a stranger, because there is no secret to know one by. */
export function warnUnknownBrowsers(config: Config): void {
  if (isWarnedOfStrangers || config.throttle.knownBrowserSeconds === 0) return
  if (knowsBrowsers(config)) return
  isWarnedOfStrangers = true
  process.emitWarning(
    'pingoneMfa() has no secret to know a browser by: give browserSecret [PINGONE_BROWSER_SECRET], or write throttle: { knownBrowserSeconds: 0 }. Until then strangers can use up the limits of everybody. See docs/configuration.md, "Limits".',
    { type: 'PingOneMfaWarning', code: 'PINGONE_MFA_NO_BROWSER_SECRET' },
  )
}

let isWarned = false
let isWarnedOfStrangers = false

/** One line; what it says of PingOne's answer was cleaned when the error was made. */
export function describeForTerminal(error: PingOneError, reference: string): string {
  const reason = readReason(error)
  const cause = causes.get(reason) ?? error.message
  const words = `${cause}${describeAnswer(error)}`.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
  const start = ['pingone-mfa', reference, error.code, reason].filter((part) => part !== '')
  const end = /[.!?]$/.test(words) ? '' : '.'
  return `${start.join(' ')}: ${words}${end} Run: npx express-pingone-mfa doctor`
}

function readReason(error: PingOneError): string {
  if (error instanceof AuthorizationError) return error.error
  if (error instanceof ThrottledError) return error.limit
  const hasReason =
    error instanceof CallbackError || error instanceof FlowError || error instanceof UpstreamError
  return hasReason ? error.reason : ''
}

function describeAnswer(error: PingOneError): string {
  if (!(error instanceof AuthorizationError) || error.error_description === undefined) return ''
  return ` PingOne says: ${error.error_description}`
}

const causes: ReadonlyMap<string, string> = new Map([
  ['invalid_client', 'PingOne refused the client id or its secret.'],
  [
    'invalid_grant',
    'PingOne refused the authorization code: it was used, is too old, or belongs to another redirect URI.',
  ],
  ['access_denied', 'the person, or a policy, refused.'],
  [
    'invalid_request',
    'PingOne refused the authorization request: a redirect URI or policy is missing.',
  ],
  ['invalid_scope', 'PingOne does not grant the application a scope that was asked for.'],
  ['unauthorized_client', 'PingOne does not allow the application this grant or response type.'],
])
