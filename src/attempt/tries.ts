// Tries and messages of one attempt: counted before they are made, given back where nothing was tried. Pure.
import type { FlowAction } from '../flow/action.js'
import type { MessageFact } from '../models/model.js'
import { natureOf } from '../steps/index.js'
import { findAttemptStep } from './find-step.js'
import type { PendingEnd, PendingSignOn } from './pending-sign-on.js'

/** Counts the try before it is made, so that parallel tries cannot get past the limit. */
export function countTry(
  pending: PendingSignOn,
  { action, nowMs }: { readonly action: FlowAction['action']; readonly nowMs: number },
): PendingSignOn {
  switch (natureOf(action).counts) {
    case 'secret':
      return { ...pending, secretChecks: pending.secretChecks + 1 }
    case 'message': {
      const again = isAtMessage(pending)
      return { ...pending, resends: pending.resends + (again ? 1 : 0), lastMessageAtMs: nowMs }
    }
    case 'nothing':
      return pending
  }
}

/** A message went out already: the next one is one more. */
function isAtMessage(pending: PendingSignOn): boolean {
  const { choosing: _choosing, ...attempt } = pending
  const step = findAttemptStep(attempt)
  if (step?.offers.includes('resend') === true) return true
  return step?.sendsTo !== undefined || attempt.question !== undefined
}

/** The record as if the try had not been made. */
export function uncount(pending: PendingSignOn, action: FlowAction['action']): PendingSignOn {
  switch (natureOf(action).counts) {
    case 'secret':
      return { ...pending, secretChecks: Math.max(0, pending.secretChecks - 1) }
    case 'message':
      return { ...pending, resends: Math.max(0, pending.resends - 1) }
    case 'nothing':
      return pending
  }
}

/** Counts a wrong secret against the limit of the flow: the last one ends the attempt. */
export function countWrongSecret(
  pending: PendingSignOn,
  {
    message,
    settings,
  }: {
    readonly message: MessageFact
    readonly settings: { readonly secretChecksPerFlow: number; readonly nowMs: number }
  },
): PendingSignOn {
  const left = settings.secretChecksPerFlow - pending.secretChecks
  if (left > 0) {
    return { ...pending, messages: [left === 1 ? { ...message, lastTry: true } : message] }
  }
  const ended: PendingEnd = {
    kind: 'locked',
    cause: 'tries',
    wrong: nameWrong(message.code),
    wrongCount: pending.secretChecks,
    atMs: settings.nowMs,
  }
  return { ...pending, ended, messages: [] }
}

/** What was tried, for the words of the end. */
export function nameWrong(code: MessageFact['code'] | undefined): 'password' | 'passkey' | 'code' {
  if (code === 'passkey_wrong') return 'passkey'
  return code !== undefined && PASSWORDS.includes(code) ? 'password' : 'code'
}

const PASSWORDS: readonly MessageFact['code'][] = ['credentials_wrong', 'current_password_wrong']
