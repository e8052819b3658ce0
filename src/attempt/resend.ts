// May a new code be sent? Two rules of ours: not too soon, not too often. Pure.
import type { AttemptLimits } from '../config.js'
import type { PendingSignOn } from './pending-sign-on.js'

/** Whether a new code can be had: now, after some seconds, or not at all. */
export function resolveResend(
  pending: Pick<PendingSignOn, 'resends' | 'lastMessageAtMs'>,
  throttle: Pick<AttemptLimits, 'resendAfterSeconds' | 'resendsPerFlow'>,
  nowMs: number,
): 'now' | 'none' | { readonly waitSeconds: number } {
  if (pending.resends >= throttle.resendsPerFlow) return 'none'
  const readyAtMs = (pending.lastMessageAtMs ?? 0) + throttle.resendAfterSeconds * 1000
  if (readyAtMs <= nowMs) return 'now'
  return { waitSeconds: Math.ceil((readyAtMs - nowMs) / 1000) }
}
