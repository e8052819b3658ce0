// What a posted form asks for at the step the attempt is really at. Pure: the browser only says what was typed.
import type { AttemptLimits, Config } from '../config.js'
import type { MessageFact } from '../models/model.js'
import { isCodeSent } from '../models/code-devices.js'
import { isSelection, listDevices, listOffered } from './device-choice.js'
import type { DrivenAction } from './driven-action.js'
import { canChooseDevice, findKnownType, findSelectedDevice } from './page-facts.js'
import { fitsLength } from './otp-lengths.js'
import type { PendingSignOn } from './pending-sign-on.js'
import { readOtp } from '../steps/read-otp.js'
import { resolveResend } from './resend.js'

/** What to do with a form. */
export type StepPlan =
  /** Nothing to send: show the page again, with what was wrong. */
  | { readonly kind: 'tell'; readonly message: MessageFact }
  /** Nothing to do: show the page. */
  | { readonly kind: 'show' }
  /** Show the list of devices. */
  | { readonly kind: 'choose' }
  /** Leave this attempt and go back to where it began; an approval is denied for good. */
  | { readonly kind: 'cancel' }
  /** Leave this attempt and begin anew. */
  | { readonly kind: 'restart' }
  | { readonly kind: 'submit'; readonly action: DrivenAction }
  /** What a decoy is asked, answered without PingOne. */
  | { readonly kind: 'decoy'; readonly step: 'secret' | 'message' }

type PlanConfig = Pick<Config, 'revealUserState' | 'otpLength'> & {
  readonly throttle: AttemptLimits
}

/** Reads a posted form against the step the attempt is at. */
export function planStep(
  pending: PendingSignOn,
  fields: ReadonlyMap<string, string>,
  config: PlanConfig,
  nowMs: number,
): StepPlan {
  const button = fields.get('action') ?? 'continue'
  if (button === 'cancel' && pending.purpose !== 'sign-on') return { kind: 'cancel' }
  if (button === 'restart' || button === 'cancel') return { kind: 'restart' }
  if (pending.ended !== undefined) return { kind: 'show' }
  const status = pending.decoy ?? pending.flow?.state.status
  if (pending.choosing === true || isSelection(pending.flow?.state)) {
    return planSelection(pending, fields)
  }
  if (status === 'otp' || status === 'OTP_REQUIRED') {
    if (button === 'resend') return planResend(pending, config, nowMs)
    if (button === 'choose') {
      const proven = pending.proven || config.revealUserState
      return canChooseDevice(pending, proven) ? { kind: 'choose' } : { kind: 'show' }
    }
    return planOtp(pending, fields, config)
  }
  return planPassword(pending, status, fields)
}

function planOtp(
  pending: PendingSignOn,
  fields: ReadonlyMap<string, string>,
  { otpLength, revealUserState }: PlanConfig,
): StepPlan {
  const typed = fields.get('otp')
  if (typed === undefined) return { kind: 'show' }
  const read = readOtp(typed)
  if ('mistake' in read) return { kind: 'tell', message: { code: read.mistake } }
  if (!fitsLength(read.otp, otpLength, findKnownType(pending, revealUserState))) {
    return { kind: 'tell', message: { code: 'otp_wrong_length' } }
  }
  if (pending.decoy !== undefined) return { kind: 'decoy', step: 'secret' }
  return { kind: 'submit', action: { action: 'otp.check', otp: read.otp } }
}

function planResend(pending: PendingSignOn, config: PlanConfig, nowMs: number): StepPlan {
  const { throttle, revealUserState } = config
  // No page of such a device has the button, and PingOne might ring the phone for it.
  if (!isCodeSent(findKnownType(pending, revealUserState))) return { kind: 'show' }
  const resend = resolveResend(pending, throttle, nowMs)
  if (resend === 'none') return { kind: 'tell', message: { code: 'resend_limit' } }
  if (resend !== 'now') {
    return { kind: 'tell', message: { code: 'resend_too_early', seconds: resend.waitSeconds } }
  }
  // To a device that is sent nothing, nothing goes out again; whose device it is must not show.
  const isSent = isCodeSent(findSelectedDevice(pending)?.type)
  if (pending.decoy !== undefined || !isSent) return { kind: 'decoy', step: 'message' }
  const state = pending.flow?.state
  const deviceId = state?.status === 'OTP_REQUIRED' ? state.selectedDeviceId : undefined
  if (deviceId === undefined) return { kind: 'tell', message: { code: 'message_not_sent' } }
  return { kind: 'submit', action: { action: 'device.select', deviceId } }
}

function planSelection(pending: PendingSignOn, fields: ReadonlyMap<string, string>): StepPlan {
  const handle = fields.get('device')
  if (handle === undefined) return { kind: 'show' }
  const index = /^[1-9]\d?$/.test(handle) ? Number(handle) - 1 : -1
  const state = pending.flow?.state
  const device = listDevices(state)[index]
  if (device === undefined || !listOffered(state).includes(device))
    return { kind: 'tell', message: { code: 'device_unknown' } }
  return { kind: 'submit', action: { action: 'device.select', deviceId: device.id } }
}

function planPassword(
  pending: PendingSignOn,
  status: string | undefined,
  fields: ReadonlyMap<string, string>,
): StepPlan {
  const password = fields.get('password')
  if (password === undefined) return { kind: 'show' }
  if (password === '') return { kind: 'tell', message: { code: 'password_empty' } }
  if (password.length > 1024) return { kind: 'tell', message: { code: 'credentials_wrong' } }
  if (status === 'password') return { kind: 'decoy', step: 'secret' }
  if (status === 'PASSWORD_REQUIRED') {
    return { kind: 'submit', action: { action: 'usernamePassword.check', password } }
  }
  if (status !== 'USERNAME_PASSWORD_REQUIRED') return { kind: 'show' }
  const { username } = pending
  return {
    kind: 'submit',
    action: {
      action: 'usernamePassword.check',
      password,
      ...(username !== undefined && { username }),
    },
  }
}
