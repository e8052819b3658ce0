// What a refusal of PingOne means, by the nature of the action and by what is proven. Pure.
import type { MessageFact } from '../models/model.js'
import { natureOf } from '../steps/index.js'
import { absorb } from './decoy.js'
import { listOffered } from './device-choice.js'
import { end, endOfRejection } from './ends.js'
import { findAttemptStep } from './find-step.js'
import { isOpen } from './look.js'
import type { PendingSignOn } from './pending-sign-on.js'
import type { Refused } from './refused.js'
import { applyRefusedAccount } from './refused-account.js'
import { countWrongSecret, nameWrong, uncount } from './tries.js'

/** Only a refusal that says so makes a secret wrong; what is hidden of a user depends on what is proven. */
export function applyRejection(pending: PendingSignOn, refused: Refused): PendingSignOn {
  const { action } = refused
  if (action === 'user.lookup') return applyRefusedLookup(pending, refused)
  if (action === 'device.select') return applyRefusedDevice(pending, refused)
  if (action === 'session.reset') return end(pending, { kind: 'sign_on_failed' })
  const { counts, proves, makesAccount } = natureOf(action)
  if (makesAccount === true) return applyRefusedAccount(pending, refused)
  if (proves === 'authenticator') return applyRefusedAuthenticator(pending, refused)
  if (counts === 'secret') return applyRefusedSecret(pending, refused)
  return counts === 'message'
    ? applyRefusedMessage(pending, refused)
    : applyRefusedForm(pending, refused)
}

function applyRefusedAuthenticator(pending: PendingSignOn, refused: Refused): PendingSignOn {
  const { rejection, action, settings } = refused
  const { wrong: code = 'not_checked', refusedAs } = natureOf(action)
  const open = isOpen(pending, settings)
  switch (rejection.meaning) {
    case 'invalid':
      return countWrongSecret(pending, { message: { code }, settings })
    case 'otp_quota':
      return open ? pauseDevice(pending, refused) : absorb(pending, refused)
    // Wrong codes alone lead to these: before a first factor is proven they look like one more.
    case 'locked':
    case 'unusable_account':
    case 'no_usable_devices':
      return open ? endBy(pending, refused) : absorb(pending, refused)
    default: {
      if (rejection.meaning !== refusedAs) return tellUnheard(pending, refused)
      const message = open ? withAttempts(pending, { code, refused }) : { code }
      return countWrongSecret(pending, { message, settings })
    }
  }
}

/** What is about messages and devices comes after the secret was right. */
function applyRefusedSecret(pending: PendingSignOn, refused: Refused): PendingSignOn {
  const { rejection, action, settings } = refused
  const { proves, wrong: code = 'not_checked', refusedAs } = natureOf(action)
  const right = proves === 'first-factor' ? { ...pending, proven: true, secretChecks: 0 } : pending
  switch (rejection.meaning) {
    case 'invalid':
      return countWrongSecret(pending, { message: { code }, settings })
    case 'message_limit': {
      const minutes = minutesUntil(rejection.coolDownExpiresAt, settings.nowMs)
      return {
        ...right,
        messages: [{ code: 'codes_paused', ...(minutes !== undefined && { minutes }) }],
      }
    }
    case 'otp_quota':
    case 'no_usable_devices':
      return endBy(right, refused)
    case 'unknown_user':
    case 'locked':
    case 'unusable_account':
      return isOpen(pending, settings) ? endBy(pending, refused) : absorb(pending, refused)
    case 'password_requirements':
      return applyRefusedPassword(pending, refused)
    default:
      return rejection.meaning === refusedAs
        ? countWrongSecret(pending, { message: { code }, settings })
        : tellUnheard(pending, refused)
  }
}

/** The new password breaks a rule: only who has proven a first factor is told which, to others it was one more try. */
function applyRefusedPassword(pending: PendingSignOn, refused: Refused): PendingSignOn {
  const { rejection, action, settings } = refused
  const { setsPassword, wrong: code = 'not_checked' } = natureOf(action)
  if (setsPassword === undefined) return tellUnheard(pending, refused)
  if (!isOpen(pending, settings)) return countWrongSecret(pending, { message: { code }, settings })
  const { unsatisfiedRequirements: rules = [] } = rejection
  return { ...uncount(pending, action), messages: [{ code: 'password_rules', rules }] }
}

/** PingOne did not look at what was typed: no try is spent. */
function tellUnheard(pending: PendingSignOn, { action }: Refused): PendingSignOn {
  return { ...uncount(pending, action), messages: [{ code: 'not_checked' }] }
}

/** A message of a step's own that PingOne does not send. */
function applyRefusedMessage(pending: PendingSignOn, refused: Refused): PendingSignOn {
  const isHidden = !isOpen(pending, refused.settings)
  if (isHidden && natureOf(refused.action).leadsTo !== undefined) return absorb(pending, refused)
  if (isHidden) return { ...pending, messages: [{ code: 'code_sent' }] }
  return { ...uncount(pending, refused.action), messages: [{ code: 'message_not_sent' }] }
}

/** A form that proves nothing and was refused: the page says what is wrong with it. */
function applyRefusedForm(pending: PendingSignOn, { action }: Refused): PendingSignOn {
  return { ...pending, messages: [{ code: natureOf(action).wrong ?? 'not_checked' }] }
}

function applyRefusedLookup(pending: PendingSignOn, refused: Refused): PendingSignOn {
  const { rejection, settings } = refused
  switch (rejection.meaning) {
    case 'unknown_user':
    case 'otp_quota':
    case 'message_limit':
    case 'locked':
    case 'unusable_account':
    case 'no_usable_devices':
    case 'invalid':
      return isOpen(pending, settings) ? endBy(pending, refused) : absorb(pending, refused)
    // No secret was sent.
    case 'wrong_otp':
    case 'wrong_credentials':
    case 'wrong_code':
    case 'wrong_assertion':
    case 'password_requirements':
    case 'taken':
      return end(pending, { kind: 'sign_on_failed' })
  }
}

function applyRefusedDevice(pending: PendingSignOn, refused: Refused): PendingSignOn {
  const { rejection, settings } = refused
  const open = isOpen(pending, settings)
  switch (rejection.meaning) {
    case 'message_limit':
      return open ? tellNotSent(pending, refused) : hideNotSent(pending, refused)
    case 'otp_quota':
      return open ? pauseDevice(pending, refused) : absorb(pending, refused)
    case 'unknown_user':
    case 'locked':
    case 'unusable_account':
    case 'no_usable_devices':
      return open ? endBy(pending, refused) : absorb(pending, refused)
    case 'invalid':
      return { ...pending, messages: [{ code: 'device_unknown' }] }
    case 'wrong_otp':
    case 'wrong_credentials':
    case 'wrong_code':
    case 'wrong_assertion':
    case 'password_requirements':
    case 'taken':
      return { ...pending, messages: [{ code: 'message_not_sent' }] }
  }
}

/** The code that was sent before still works: a message that PingOne does not send ends nothing. */
function tellNotSent(pending: PendingSignOn, { rejection, settings }: Refused): PendingSignOn {
  const minutes = minutesUntil(rejection.coolDownExpiresAt, settings.nowMs)
  const message: MessageFact =
    minutes === undefined ? { code: 'message_not_sent' } : { code: 'device_paused', minutes }
  return { ...pending, messages: [message] }
}

/** The same words as a decoy's. */
function hideNotSent(pending: PendingSignOn, refused: Refused): PendingSignOn {
  const waits = findAttemptStep(pending)?.phase === 'authenticator'
  return waits ? { ...pending, messages: [{ code: 'code_sent' }] } : absorb(pending, refused)
}

/** A device takes no more codes: another one can be had, or the attempt waits for this one. */
function pauseDevice(pending: PendingSignOn, refused: Refused): PendingSignOn {
  const { rejection, settings } = refused
  const waits = findAttemptStep(pending)?.phase === 'authenticator'
  const paused = waits ? withoutSelected(pending) : pending
  const isOver = pending.secretChecks >= settings.secretChecksPerFlow
  if (isOver || listOffered(paused.flow?.state).length < (waits ? 1 : 2)) {
    return endBy(pending, refused)
  }
  const minutes = minutesUntil(rejection.coolDownExpiresAt, settings.nowMs)
  return {
    ...paused,
    messages: [{ code: 'device_paused', ...(minutes !== undefined && { minutes }) }],
  }
}

/** The list without the device that a confirmation was asked of. */
function withoutSelected(pending: PendingSignOn): PendingSignOn {
  const { flow } = pending
  if (flow === undefined || !('selectedDeviceId' in flow.state)) return pending
  const { selectedDeviceId, ...state } = flow.state
  const devices = state.devices.map((device) =>
    device.id === selectedDeviceId ? { ...device, usable: false } : device,
  )
  return { ...pending, choosing: true, flow: { ...flow, state: { ...state, devices } } }
}

function withAttempts(
  { secretChecks }: PendingSignOn,
  {
    code,
    refused: { rejection, settings },
  }: { readonly code: MessageFact['code']; readonly refused: Refused },
): MessageFact {
  const own = settings.secretChecksPerFlow - secretChecks
  return { code, attemptsRemaining: Math.min(own, rejection.attemptsRemaining ?? own) }
}

function endBy(pending: PendingSignOn, { rejection, action, settings }: Refused): PendingSignOn {
  const ended = endOfRejection(pending, { rejection, nowMs: settings.nowMs })
  const isPasskey = nameWrong(natureOf(action).wrong) === 'passkey'
  return end(pending, ended.kind === 'locked' && isPasskey ? { ...ended, wrong: 'passkey' } : ended)
}

function minutesUntil(timeMs: number | undefined, nowMs: number): number | undefined {
  if (timeMs === undefined || timeMs <= nowMs) return undefined
  return Math.ceil((timeMs - nowMs) / 60_000)
}
