// The press that a page carries, because nothing is typed there that only its person knows. Pure.
import { findAttemptStep } from './find-step.js'
import type { PendingSignOn } from './pending-sign-on.js'

/**
 * What was typed before a page after the factors: who presses its button twice brings it, and gets one result. Whoever
 * sees that page could finish the attempt by its button; no other page carries it.
 */
export function findCarriedPress(pending: PendingSignOn): string | undefined {
  if (pending.ended !== undefined) return undefined
  return findAttemptStep(pending)?.phase === 'afterwards' ? pending.press : undefined
}
