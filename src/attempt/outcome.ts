// What an answer of PingOne does to a pending sign-on. Pure: a decision that lacks a fact says no.
import type { FlowRejection } from '../flow/action.js'
import type { Flow, FlowStep } from '../flow/client.js'
import type { Failed, FlowState } from '../flow/state.js'
import type { MessageFact } from '../models/model.js'
import {
  findPauseEnd,
  hasPaused,
  isSelection,
  listOffered,
  type SelectionState,
} from './device-choice.js'
import type { DrivenAction } from './driven-action.js'
import type { PendingEnd, PendingSignOn } from './pending-sign-on.js'

/** What the outcome depends on beside the record and the answer. */
export interface OutcomeSettings {
  readonly nowMs: number
  readonly secretChecksPerFlow: number
  readonly revealUserState: boolean
  readonly decoyStep: 'otp' | 'password'
}

/** Applies PingOne's answer to an action. The busy mark is gone afterwards. */
export function applyStep(
  pending: PendingSignOn,
  action: DrivenAction['action'],
  step: FlowStep,
  settings: OutcomeSettings,
): PendingSignOn {
  const { busyUntilMs: _busy, busyWith: _with, choosing: _choosing, ...idle } = pending
  const next = { ...idle, flow: step.flow, messages: [] }
  if (step.rejection !== undefined) return applyRejection(next, action, step.rejection, settings)
  if (action === 'otp.check') {
    return applyChange(noteConfirmed(next, pending), action, step.flow, settings)
  }
  if (action === 'user.lookup') return applyLookup(next, step.flow, settings)
  if (action === 'usernamePassword.check') return applyPassword(next, step.flow, settings)
  const changed = applyChange(next, action, step.flow, settings)
  return action === 'device.select' ? tellUndriven(changed) : changed
}

/** The device that was chosen has no page here: the list says so, with the others. */
function tellUndriven(pending: PendingSignOn): PendingSignOn {
  const state = pending.flow?.state
  if (pending.ended !== undefined || !isSelection(state)) return pending
  if (state.status === 'DEVICE_SELECTION_REQUIRED') return pending
  return { ...pending, messages: [{ code: 'device_unknown' }] }
}

function applyChange(
  pending: PendingSignOn,
  action: DrivenAction['action'],
  flow: Flow,
  settings: OutcomeSettings,
): PendingSignOn {
  if (flow.state.status === 'FAILED' && action !== 'session.reset' && !isOpen(pending, settings)) {
    return absorb(pending, action, settings)
  }
  return applyState(pending, flow.state, settings)
}

/** Our code took the flow past its code step: only this counts as a confirmation. */
function noteConfirmed(next: PendingSignOn, before: PendingSignOn): PendingSignOn {
  const state = before.flow?.state
  const status = next.flow?.state.status
  if (state?.status !== 'OTP_REQUIRED' || status === undefined || NOT_PAST.has(status)) return next
  const device = state.devices.find(({ id }) => id === state.selectedDeviceId)
  return { ...next, confirmed: device === undefined ? {} : { deviceType: device.type } }
}

/** Where a flow still is, or is again, when a code was not accepted. */
const NOT_PAST: ReadonlySet<FlowState['status']> = new Set([
  'OTP_REQUIRED',
  'DEVICE_SELECTION_REQUIRED',
  'PUSH_CONFIRMATION_REQUIRED',
  'PUSH_CONFIRMATION_TIMED_OUT',
  'ASSERTION_REQUIRED',
  'SIGN_ON_REQUIRED',
  'FAILED',
])

/** Applies a flow's state that no action of a person led to: the first one, or one read again. */
export function applyFlow(
  pending: PendingSignOn,
  flow: Flow,
  settings: OutcomeSettings,
): PendingSignOn {
  const { busyUntilMs: _busy, busyWith, ...idle } = pending
  const waited = pending.flow?.state.status === 'OTP_REQUIRED'
  if (waited && flow.state.status === 'FAILED' && !isOpen(pending, settings)) {
    return toDecoy(idle, 'otp', settings.nowMs)
  }
  const next = { ...idle, flow }
  const confirmed = busyWith === 'otp.check' ? noteConfirmed(next, pending) : next
  return applyState(confirmed, flow.state, settings)
}

/** True when the user's state may show: a first factor is proven, or the app chose so. */
function isOpen({ proven }: PendingSignOn, { revealUserState }: OutcomeSettings): boolean {
  return proven || revealUserState
}

/** Counts a wrong secret against the limit of the flow: the last one ends the attempt. */
export function countWrongSecret(
  pending: PendingSignOn,
  message: MessageFact,
  settings: OutcomeSettings,
): PendingSignOn {
  const left = settings.secretChecksPerFlow - pending.secretChecks
  if (left > 0) {
    return { ...pending, messages: [left === 1 ? { ...message, lastTry: true } : message] }
  }
  const ended: PendingEnd = {
    kind: 'locked',
    cause: 'tries',
    wrong: message.code === 'otp_wrong' ? 'code' : 'password',
    wrongCount: pending.secretChecks,
    atMs: settings.nowMs,
  }
  return { ...pending, ended, messages: [] }
}

/** Makes the attempt answer like a good user's from now on, without asking PingOne again. */
export function toDecoy(
  pending: PendingSignOn,
  decoy: 'otp' | 'password',
  nowMs: number,
): PendingSignOn {
  const { flow: _flow, ...rest } = pending
  return {
    ...rest,
    decoy,
    ...(decoy === 'otp' && { lastMessageAtMs: pending.lastMessageAtMs ?? nowMs }),
  }
}

function applyLookup(pending: PendingSignOn, flow: Flow, settings: OutcomeSettings): PendingSignOn {
  if (flow.state.status === 'FAILED' && !settings.revealUserState) {
    return toDecoy(pending, settings.decoyStep, settings.nowMs)
  }
  return applyState(pending, flow.state, settings)
}

function applyPassword(
  pending: PendingSignOn,
  flow: Flow,
  settings: OutcomeSettings,
): PendingSignOn {
  const { state } = flow
  if (state.status === 'FAILED' && isUserState(state) && !settings.revealUserState) {
    return countWrongSecret(
      toDecoy(pending, 'password', settings.nowMs),
      { code: 'credentials_wrong' },
      settings,
    )
  }
  return applyState({ ...pending, proven: true, secretChecks: 0 }, state, settings)
}

function applyState(
  pending: PendingSignOn,
  state: FlowState,
  settings: OutcomeSettings,
): PendingSignOn {
  switch (state.status) {
    case 'OTP_REQUIRED':
      return { ...pending, lastMessageAtMs: settings.nowMs }
    case 'DEVICE_SELECTION_REQUIRED':
    case 'PUSH_CONFIRMATION_REQUIRED':
    case 'PUSH_CONFIRMATION_TIMED_OUT':
    case 'ASSERTION_REQUIRED':
      return applySelection(pending, state, settings)
    case 'FAILED':
      return end(pending, endOf(state, settings))
    case 'USERNAME_PASSWORD_REQUIRED':
    case 'PASSWORD_REQUIRED':
    case 'COMPLETED':
      return pending
    case 'SIGN_ON_REQUIRED':
    case 'EXTERNAL_AUTHENTICATION_REQUIRED':
      // A confirmation has its user: nobody is asked who they are, here or elsewhere.
      if (pending.confirms !== undefined) return end(pending, { kind: 'step_not_supported' })
      return pending
    case 'PASSWORD_EXPIRED':
    case 'MUST_CHANGE_PASSWORD':
    case 'RECOVERY_CODE_REQUIRED':
    case 'VERIFICATION_CODE_REQUIRED':
    case 'ACCOUNT_LINKING_REQUIRED':
    case 'ACCOUNT_CONFIRMATION_REQUIRED':
    case 'PROFILE_DATA_REQUIRED':
    case 'AGREEMENT_CONSENT_REQUIRED':
    case 'DAG_USER_CODE_REQUIRED':
    case 'DAG_CONSENT_REQUIRED':
    case 'UNSUPPORTED':
      return end(pending, { kind: 'step_not_supported' })
  }
}

/** The list, while a device is left that our pages can drive. Where all of them pause, there is no usable one. */
function applySelection(
  pending: PendingSignOn,
  state: SelectionState,
  settings: OutcomeSettings,
): PendingSignOn {
  if (listOffered(state).length > 0) return { ...pending, devicesShown: true }
  if (!hasPaused(state)) return end(pending, { kind: 'step_not_supported' })
  if (!isOpen(pending, settings)) return toDecoy(pending, settings.decoyStep, settings.nowMs)
  const retryAtMs = findPauseEnd(state)
  if (retryAtMs === undefined) return end(pending, { kind: 'no_usable_device' })
  return end(pending, { kind: 'locked', retryAtMs })
}

/** Only a refusal that says so makes a secret wrong; what is hidden of a user depends on what is proven. */
function applyRejection(
  pending: PendingSignOn,
  action: DrivenAction['action'],
  rejection: FlowRejection,
  settings: OutcomeSettings,
): PendingSignOn {
  switch (action) {
    case 'otp.check':
      return applyRefusedCode(pending, rejection, settings)
    case 'usernamePassword.check':
      return applyRefusedPassword(pending, rejection, settings)
    case 'user.lookup':
      return applyRefusedLookup(pending, rejection, settings)
    case 'device.select':
      return applyRefusedDevice(pending, rejection, settings)
    case 'session.reset':
      return end(pending, { kind: 'sign_on_failed' })
  }
}

function applyRefusedCode(
  pending: PendingSignOn,
  rejection: FlowRejection,
  settings: OutcomeSettings,
): PendingSignOn {
  const open = isOpen(pending, settings)
  switch (rejection.meaning) {
    case 'wrong_otp':
      return countWrongSecret(pending, buildWrongOtp(pending, rejection, open, settings), settings)
    case 'invalid':
      return countWrongSecret(pending, { code: 'otp_wrong' }, settings)
    case 'otp_quota':
      if (open) return pauseDevice(pending, rejection, settings)
      return absorb(pending, 'otp.check', settings)
    // Wrong codes alone lead to these: before a first factor is proven they look like one more.
    case 'locked':
    case 'unusable_account':
    case 'no_usable_devices':
      if (open) return end(pending, endOfRejection(pending, rejection, settings))
      return absorb(pending, 'otp.check', settings)
    case 'message_limit':
    case 'wrong_credentials':
    case 'unknown_user':
    case 'wrong_code':
    case 'wrong_assertion':
    case 'password_requirements':
    case 'taken':
      return { ...unheard(pending), messages: [{ code: 'not_checked' }] }
  }
}

/** What is about messages and devices comes after the password was right. */
function applyRefusedPassword(
  pending: PendingSignOn,
  rejection: FlowRejection,
  settings: OutcomeSettings,
): PendingSignOn {
  const right = { ...pending, proven: true, secretChecks: 0 }
  switch (rejection.meaning) {
    case 'wrong_credentials':
    case 'invalid':
      return countWrongSecret(pending, { code: 'credentials_wrong' }, settings)
    case 'message_limit': {
      const minutes = minutesUntil(rejection.coolDownExpiresAt, settings.nowMs)
      return {
        ...right,
        messages: [{ code: 'codes_paused', ...(minutes !== undefined && { minutes }) }],
      }
    }
    case 'otp_quota':
    case 'no_usable_devices':
      return end(right, endOfRejection(right, rejection, settings))
    case 'unknown_user':
    case 'locked':
    case 'unusable_account':
      if (!isOpen(pending, settings)) return absorb(pending, 'usernamePassword.check', settings)
      return end(pending, endOfRejection(pending, rejection, settings))
    case 'wrong_otp':
    case 'wrong_code':
    case 'wrong_assertion':
    case 'password_requirements':
    case 'taken':
      return { ...unheard(pending), messages: [{ code: 'not_checked' }] }
  }
}

function applyRefusedLookup(
  pending: PendingSignOn,
  rejection: FlowRejection,
  settings: OutcomeSettings,
): PendingSignOn {
  switch (rejection.meaning) {
    case 'unknown_user':
    case 'otp_quota':
    case 'message_limit':
    case 'locked':
    case 'unusable_account':
    case 'no_usable_devices':
    case 'invalid':
      if (!isOpen(pending, settings)) return absorb(pending, 'user.lookup', settings)
      return end(pending, endOfRejection(pending, rejection, settings))
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

function applyRefusedDevice(
  pending: PendingSignOn,
  rejection: FlowRejection,
  settings: OutcomeSettings,
): PendingSignOn {
  const open = isOpen(pending, settings)
  switch (rejection.meaning) {
    case 'message_limit':
      return applyMessageLimit(pending, rejection, open, settings)
    case 'otp_quota':
      if (open) return pauseDevice(pending, rejection, settings)
      return absorb(pending, 'device.select', settings)
    case 'unknown_user':
    case 'locked':
    case 'unusable_account':
    case 'no_usable_devices':
      if (open) return end(pending, endOfRejection(pending, rejection, settings))
      return absorb(pending, 'device.select', settings)
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
function applyMessageLimit(
  pending: PendingSignOn,
  rejection: FlowRejection,
  open: boolean,
  settings: OutcomeSettings,
): PendingSignOn {
  const waitsForCode = pending.flow?.state.status === 'OTP_REQUIRED'
  if (!open) {
    // The same words as a decoy's.
    if (waitsForCode) return { ...pending, messages: [{ code: 'code_sent' }] }
    return absorb(pending, 'device.select', settings)
  }
  const minutes = minutesUntil(rejection.coolDownExpiresAt, settings.nowMs)
  const message: MessageFact =
    minutes === undefined ? { code: 'message_not_sent' } : { code: 'device_paused', minutes }
  return { ...pending, messages: [message] }
}

/** A device takes no more codes: another one can be had, or the attempt waits for this one. */
function pauseDevice(
  pending: PendingSignOn,
  rejection: FlowRejection,
  settings: OutcomeSettings,
): PendingSignOn {
  const state = pending.flow?.state
  const paused = state?.status === 'OTP_REQUIRED' ? withoutSelected(pending) : pending
  const least = state?.status === 'OTP_REQUIRED' ? 1 : 2
  const isOver = pending.secretChecks >= settings.secretChecksPerFlow
  if (isOver || listOffered(paused.flow?.state).length < least) {
    return end(pending, endOfRejection(pending, rejection, settings))
  }
  const minutes = minutesUntil(rejection.coolDownExpiresAt, settings.nowMs)
  return {
    ...paused,
    messages: [{ code: 'device_paused', ...(minutes !== undefined && { minutes }) }],
  }
}

/** The list without the device that a code was asked of. */
function withoutSelected(pending: PendingSignOn): PendingSignOn {
  const { flow } = pending
  if (flow?.state.status !== 'OTP_REQUIRED') return pending
  const { selectedDeviceId, ...state } = flow.state
  const devices = state.devices.map((device) =>
    device.id === selectedDeviceId ? { ...device, usable: false } : device,
  )
  return { ...pending, choosing: true, flow: { ...flow, state: { ...state, devices } } }
}

/** PingOne did not look at what was typed: no try is spent. */
function unheard(pending: PendingSignOn): PendingSignOn {
  return { ...pending, secretChecks: Math.max(0, pending.secretChecks - 1) }
}

/** A state of the user that must not show: the attempt goes on as a decoy with its own count. */
function absorb(
  pending: PendingSignOn,
  action: Exclude<DrivenAction['action'], 'session.reset'>,
  settings: OutcomeSettings,
): PendingSignOn {
  switch (action) {
    case 'user.lookup':
      return toDecoy(pending, settings.decoyStep, settings.nowMs)
    case 'usernamePassword.check':
      return countWrongSecret(
        toDecoy(pending, 'password', settings.nowMs),
        { code: 'credentials_wrong' },
        settings,
      )
    case 'otp.check':
      return countWrongSecret(
        toDecoy(pending, 'otp', settings.nowMs),
        { code: 'otp_wrong' },
        settings,
      )
    case 'device.select':
      return { ...toDecoy(pending, 'otp', settings.nowMs), messages: [{ code: 'code_sent' }] }
  }
}

function buildWrongOtp(
  pending: PendingSignOn,
  { attemptsRemaining }: FlowRejection,
  open: boolean,
  { secretChecksPerFlow }: OutcomeSettings,
): MessageFact {
  if (!open) return { code: 'otp_wrong' }
  const own = secretChecksPerFlow - pending.secretChecks
  return { code: 'otp_wrong', attemptsRemaining: Math.min(own, attemptsRemaining ?? own) }
}

function end(pending: PendingSignOn, ended: PendingEnd): PendingSignOn {
  return { ...pending, ended, messages: [] }
}

function endOf(state: Failed, settings: OutcomeSettings): PendingEnd {
  if (state.error.code === 'PASSWORD_LOCKED_OUT') return { kind: 'locked', cause: 'account' }
  if (state.error.code === 'ACCOUNT_NOT_USABLE') return { kind: 'account_unusable' }
  if (state.error.code === 'NO_USABLE_DEVICES') return { kind: 'no_usable_device' }
  return settings.revealUserState ? { kind: 'account_unusable' } : { kind: 'sign_on_failed' }
}

function endOfRejection(
  pending: PendingSignOn,
  rejection: FlowRejection,
  { nowMs }: OutcomeSettings,
): PendingEnd {
  switch (rejection.meaning) {
    case 'otp_quota':
    case 'locked': {
      const { coolDownExpiresAt, secondsUntilUnlock } = rejection
      const retryAtMs =
        coolDownExpiresAt ??
        (secondsUntilUnlock === undefined ? undefined : nowMs + secondsUntilUnlock * 1000)
      const wrongCount = pending.secretChecks
      return {
        kind: 'locked',
        ...(rejection.meaning === 'locked' && { cause: 'account' as const }),
        ...(retryAtMs !== undefined && retryAtMs > nowMs && { retryAtMs }),
        ...(wrongCount > 0 && { wrongCount }),
      }
    }
    case 'message_limit': {
      const { coolDownExpiresAt: retryAtMs } = rejection
      const isLater = retryAtMs !== undefined && retryAtMs > nowMs
      return { kind: 'locked', cause: 'messages', ...(isLater && { retryAtMs }) }
    }
    case 'no_usable_devices':
      return { kind: 'no_usable_device' }
    default:
      return { kind: 'account_unusable' }
  }
}

function isUserState({ error }: Failed): boolean {
  return error.code === 'PASSWORD_LOCKED_OUT' || error.code === 'ACCOUNT_NOT_USABLE'
}

function minutesUntil(timeMs: number | undefined, nowMs: number): number | undefined {
  if (timeMs === undefined || timeMs <= nowMs) return undefined
  return Math.ceil((timeMs - nowMs) / 60_000)
}
