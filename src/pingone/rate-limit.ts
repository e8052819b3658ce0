// A limit of the rate of our calls, told from a limit of one person by what the answer says of it.
import type { PingOneErrorBody, PingOneErrorDetail } from '../errors.js'
import { clampWait, parseRetryAfter } from './retry-after.js'

/** True for an answer that PingOne gives when something was asked too often: by us, or by one person. */
export function isLimited(status: number, body: PingOneErrorBody | undefined): boolean {
  return status >= 400 && status < 500 && (status === 429 || body?.code === 'REQUEST_LIMITED')
}

/** True for a detail about too many messages or codes. */
export function isLimitDetail({ code }: PingOneErrorDetail): boolean {
  return code === 'LIMIT_EXCEEDED' || code === 'QUOTA_EXCEEDED'
}

/** Evidence of a device: its delivery method, or until when it is paused. The rate of calls has neither. */
export function namesDevice({ deliveryMethod, coolDownExpiresAt }: PingOneErrorDetail): boolean {
  return deliveryMethod !== undefined || coolDownExpiresAt !== undefined
}

/**
 * Evidence of a quota of messages, where the call would have sent one: a time at which it begins anew and no figure. The
 * rate of calls names its figure.
 */
export function isMessageQuota({ code, retryAt, quotaLimit }: PingOneErrorDetail): boolean {
  return code === 'QUOTA_EXCEEDED' && retryAt !== undefined && quotaLimit === undefined
}

/** Seconds that PingOne asks to wait: by the header, else by the details; bounded as the header is. */
export function readWaitSeconds(
  headers: Pick<Headers, 'get'>,
  { body, nowMs }: { readonly body: PingOneErrorBody | undefined; readonly nowMs: number },
): number | undefined {
  const byHeader = parseRetryAfter(headers.get('retry-after'), { nowMs })
  if (byHeader !== undefined) return byHeader
  const times = (body?.details ?? []).flatMap(({ retryAt }) => retryAt ?? [])
  if (times.length === 0) return undefined
  return clampWait(Math.ceil((Math.max(...times) - nowMs) / 1000))
}

/** Used-up codes or messages of one person: data for the flow client, not a limit of our rate. */
export function isAboutOnePerson({ details }: PingOneErrorBody): boolean {
  return details.some(
    (detail) => isLimitDetail(detail) && (namesDevice(detail) || isMessageQuota(detail)),
  )
}
