// Wrong answers of devices: counted for the device and for the account, each with its own limit.
import { lockDevice, type FlowDevice } from '../devices.js'
import { invalidData, type PingOneProblem } from '../problem.js'
import type { User } from '../resources.js'
import { lockUser } from '../users.js'
import { fail, type FlowPlace } from './context.js'

/** What was answered wrongly. */
export interface Failed {
  readonly user: User
  readonly selected: FlowDevice
  /** The refusal of one that is not the last. */
  readonly refuse: (attemptsRemaining: number) => PingOneProblem
  /** What the pause is reported of. */
  readonly target: string
}

/**
 * Counts a wrong answer. The account's lock outranks the device's: the flow then fails, in HTTP 200.
 *
 * @throws {PingOneProblem} The refusal, or `QUOTA_EXCEEDED` once the device is paused.
 */
export function countFailure(place: FlowPlace, { user, selected, refuse, target }: Failed): void {
  const { flow, outbox } = place
  const counted = noteFailure(place, { user, selected })
  if (flow.status === 'FAILED') return
  if (counted.attemptsRemaining > 0) throw refuse(counted.attemptsRemaining)
  flow.own = {}
  outbox.voidCodes(flow.id)
  throw quotaExceeded(target, counted.pausedUntilMs)
}

/** Counts a wrong answer, and pauses the device or fails the flow when it was one too many. */
export function noteFailure(
  place: FlowPlace,
  { user, selected }: Pick<Failed, 'user' | 'selected'>,
): { readonly attemptsRemaining: number; readonly pausedUntilMs?: number } {
  const { runtime, clock, flow, outbox } = place
  const { device, settings } = selected
  if (isAccountLocked(place, user)) {
    fail(flow, { code: 'PASSWORD_LOCKED_OUT', message: 'The user account is locked.' })
    outbox.voidCodes(flow.id)
    return { attemptsRemaining: 0 }
  }
  const failures = (runtime.deviceFailures.get(device.id) ?? 0) + 1
  if (failures < settings.failureCount) {
    runtime.deviceFailures.set(device.id, failures)
    return { attemptsRemaining: settings.failureCount - failures }
  }
  runtime.deviceFailures.delete(device.id)
  if (settings.coolDownMs === 0) return { attemptsRemaining: 0 }
  const pausedUntilMs = clock.now() + settings.coolDownMs
  lockDevice(device, pausedUntilMs)
  return { attemptsRemaining: 0, pausedUntilMs }
}

/** 400: this device takes no answers for a while. */
export function quotaExceeded(target: string, untilMs: number | undefined): PingOneProblem {
  return invalidData({
    code: 'QUOTA_EXCEEDED',
    target,
    message: 'The maximum number of attempts has been exceeded. Try again later.',
    innerError: { coolDownExpiresAt: untilMs ?? 0 },
  })
}

/** Counts a wrong answer against the account; true when that locked it. */
function isAccountLocked({ environment, runtime, clock }: FlowPlace, user: User): boolean {
  const failures = (runtime.userFailures.get(user.id) ?? 0) + 1
  runtime.userFailures.set(user.id, failures)
  const lockout = environment.mfaSettings.lockout
  if (lockout === undefined || lockout.failureCount === 0) return false
  if (failures < lockout.failureCount) return false
  runtime.userFailures.delete(user.id)
  lockUser(user, clock.now(), lockout.durationSeconds)
  return true
}
