// What a log may keep of PingOne's refusal: its own words and its id, never a text, a name, a number or a secret.
import type { PingOneErrorBody } from '../errors.js'
import { isUuid } from './json.js'

/** PingOne's words for a refusal. */
export interface RefusalWords {
  /** `code` of the error body. */
  readonly code?: string
  /** `code` of the first detail. */
  readonly detail?: string
  /** What that detail is about, e.g. `pi.template` or `otp`. */
  readonly target?: string
  /** `id` of the error body, for PingOne's support. */
  readonly id?: string
}

/** The words of an error body, as far as they are PingOne's own; `undefined` when none is. */
export function readRefusalWords(body: PingOneErrorBody | undefined): RefusalWords | undefined {
  const [first] = body?.details ?? []
  const code = readCode(body?.code)
  const detail = readCode(first?.code)
  const target = readTarget(first?.target)
  const id = body !== undefined && isUuid(body.id) ? body.id : undefined
  const words = {
    ...(code !== undefined && { code }),
    ...(detail !== undefined && { detail }),
    ...(target !== undefined && { target }),
    ...(id !== undefined && { id }),
  }
  return Object.keys(words).length === 0 ? undefined : words
}

/** A code in PingOne's spelling: capitals and underscores. */
export function readCode(code: string | undefined): string | undefined {
  return code !== undefined && /^[A-Z][A-Z]*(?:_[A-Z0-9]+)*$/.test(code) ? code : undefined
}

/** The path of a member that we send, with the names of template variables, which are the app's own. */
export function readTarget(target: string | undefined): string | undefined {
  if (target === undefined || !/^[A-Za-z_]+(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/.test(target)) {
    return undefined
  }
  const [first = ''] = target.split('.')
  return OWN_WORDS.has(first) ? target : undefined
}

/** First words of what PingOne names as a target: parameters, claims and members that we send, nothing typed. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  'acr_values',
  'client_id',
  'code_challenge',
  'code_challenge_method',
  'device',
  'deviceAuthenticationPolicy',
  'devices',
  'iss',
  'login_hint',
  'login_hint_token',
  'max_age',
  'nonce',
  'notification',
  'otp',
  'password',
  'pi',
  'policy',
  'prompt',
  'redirect_uri',
  'request',
  'response_mode',
  'response_type',
  'scope',
  'selectedDevice',
  'state',
  'sub',
  'template',
  'user',
  'username',
  'variables',
])
