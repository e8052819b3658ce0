// What the page of a pending sign-on shows, from its record. Pure.
import { findPauseMinutes } from './pause.js'
import type { ShownDevice } from '../models/model.js'
import type { PageFacts } from '../steps/index.js'
import type { AttemptLimits, Config } from '../config.js'
import type { FlowDevice } from '../flow/state.js'
import { listDevices, listOffered } from './device-choice.js'
import { resolveResend } from './resend.js'
import type { OtpLengths } from './otp-lengths.js'
import type { PendingEnd, PendingSignOn } from './pending-sign-on.js'

/** The page's facts and its HTTP status. */
export interface FlowPage {
  readonly facts: PageFacts
  readonly status: number
}

/** What the facts depend on beside the record. */
export interface FactSettings {
  readonly config: Pick<Config, 'revealUserState' | 'otpAutoSubmit'> & {
    readonly throttle: AttemptLimits
  }
  readonly otpLengths: OtpLengths
}

/** Builds the facts of the page where this attempt is. */
export function buildFlowFacts(
  pending: PendingSignOn,
  common: {
    readonly action: string
    readonly csrf: string
    readonly nowMs: number
    readonly restartPath: string
    /** Minutes that this browser was advised to wait, where some are left. */
    readonly waitMinutes?: number
  },
  { config, otpLengths }: FactSettings,
): FlowPage {
  const { action, csrf, nowMs, restartPath } = common
  const { returnPath, messages, purpose, confirms } = pending
  const approval = confirms?.approval
  const base = {
    purpose,
    action,
    csrf,
    returnPath,
    messages,
    ...(approval !== undefined && { approval }),
    ...(confirms?.returnLabel !== undefined && { returnLabel: confirms.returnLabel }),
    ...(confirms?.why !== undefined && { why: confirms.why }),
  }
  const atEnd = { ...base, returnPath: restartPath }
  if (pending.ended !== undefined) {
    return buildEnd(pending, pending.ended, atEnd, { config, nowMs })
  }
  const username = pending.username ?? ''
  const person = purpose === 'approval' ? {} : { username }
  const status = pending.decoy ?? pending.flow?.state.status
  switch (status) {
    case 'password':
    case 'USERNAME_PASSWORD_REQUIRED':
    case 'PASSWORD_REQUIRED':
      return { status: 200, facts: { ...base, step: 'password', username } }
    case 'otp':
    case 'OTP_REQUIRED':
      if (pending.choosing === true) return buildSelection(pending, base, person)
      if (approval !== undefined) {
        const { proven: _proven, ...facts } = buildOtpFacts(pending, { config, otpLengths, nowMs })
        const ends = { endsAtMs: pending.expiresAtMs, nowMs }
        return { status: 200, facts: { ...base, step: 'approve', approval, ...facts, ...ends } }
      }
      return {
        status: 200,
        facts: {
          ...addWait(base, common.waitMinutes),
          step: 'otp',
          ...person,
          ...buildOtpFacts(pending, { config, otpLengths, nowMs }),
        },
      }
    case 'DEVICE_SELECTION_REQUIRED':
    case 'PUSH_CONFIRMATION_REQUIRED':
    case 'PUSH_CONFIRMATION_TIMED_OUT':
    case 'ASSERTION_REQUIRED':
      return buildSelection(pending, base, person)
    case 'EXTERNAL_AUTHENTICATION_REQUIRED':
      return {
        status: 200,
        facts: { ...base, step: 'continue-elsewhere', href: `${action}&go=hosted` },
      }
    default:
      return buildEnd(pending, { kind: 'step_not_supported' }, atEnd, { config, nowMs })
  }
}

/** Only where a code is waited for, and after what the last form led to. */
function addWait(base: Base, minutes: number | undefined): Base {
  if (minutes === undefined || base.purpose !== 'sign-on') return base
  return { ...base, messages: [...(base.messages ?? []), { code: 'recent_tries', minutes }] }
}

type Base = Pick<PageFacts, 'purpose' | 'action' | 'csrf'> &
  Partial<Pick<PageFacts, 'returnPath' | 'messages' | 'approval' | 'returnLabel' | 'why'>>

function buildOtpFacts(
  pending: PendingSignOn,
  {
    config: { throttle, revealUserState, otpAutoSubmit },
    otpLengths,
    nowMs,
  }: FactSettings & { readonly nowMs: number },
): Omit<Extract<PageFacts, { step: 'otp' }>, keyof Base | 'step' | 'username'> {
  const proven = pending.proven || revealUserState
  const device = findSelectedDevice(pending)
  const { chosenType } = pending
  const otpLength = otpLengths.find(findKnownType(pending, revealUserState), nowMs)
  return {
    proven,
    resend: resolveResend(pending, throttle, nowMs),
    canChooseDevice: canChooseDevice(pending, proven),
    wrongCount: pending.secretChecks,
    autoSubmit: otpAutoSubmit,
    ...(otpLength !== undefined && { otpLength }),
    ...(!proven && chosenType !== undefined && { chosenType }),
    ...(proven && device !== undefined && { device: pickDevice(device, true) }),
  }
}

/** The type of the device that the page may tell: once proven the real one, before that the one the person chose. */
export function findKnownType(
  pending: PendingSignOn,
  revealUserState: boolean,
): string | undefined {
  return pending.proven || revealUserState ? findSelectedDevice(pending)?.type : pending.chosenType
}

/** The device a code is asked of. */
export function findSelectedDevice(pending: PendingSignOn): FlowDevice | undefined {
  const state = pending.flow?.state
  if (state?.status !== 'OTP_REQUIRED') return undefined
  return state.devices.find((device) => device.id === state.selectedDeviceId)
}

/** True when the person may pick another device: a list that may be shown, with a choice in it. */
export function canChooseDevice(pending: PendingSignOn, proven: boolean): boolean {
  const selected = findSelectedDevice(pending)
  const others = listOffered(pending.flow?.state).filter(({ id }) => id !== selected?.id)
  return (proven || pending.devicesShown === true) && others.length > 0
}

function buildSelection(
  pending: PendingSignOn,
  base: Base,
  person: { readonly username?: string },
): FlowPage {
  const state = pending.flow?.state
  const all = listDevices(state)
  const offered = listOffered(state)
  const ambiguous = new Set(offered.map(({ type }) => type)).size < offered.length
  const devices = offered.map((device) => ({
    handle: String(all.indexOf(device) + 1),
    ...pickDevice(device, pending.proven || ambiguous),
  }))
  return {
    status: 200,
    facts: {
      ...base,
      step: 'select-device',
      ...person,
      devices,
    },
  }
}

function buildEnd(
  pending: PendingSignOn,
  ended: PendingEnd,
  base: Base,
  { config, nowMs }: Pick<FactSettings, 'config'> & { readonly nowMs: number },
): FlowPage {
  const { reference } = pending
  const proven = pending.proven || config.revealUserState
  if (ended.kind !== 'locked') {
    return {
      status: 403,
      facts: { ...base, step: 'error', reason: ended.kind, reference, restart: true },
    }
  }
  const { retryAtMs, wrongCount, cause, wrong } = ended
  const facts = {
    ...base,
    step: 'locked',
    reference,
    nowMs,
    ...(wrong !== undefined && { wrong }),
    // Before a first factor is proven only our own count shows: it is the same for every name.
    ...((proven || cause === 'tries') && {
      ...(wrongCount !== undefined && { wrongCount }),
      ...(cause !== undefined && { cause }),
    }),
    ...(proven && retryAtMs !== undefined && { retryAtMs }),
    ...(cause === 'tries' && { pauseMinutes: findPauseMinutes(config) }),
  } as const
  return { status: 429, facts }
}

/** A nickname says as much of a person as a number does. */
function pickDevice(device: FlowDevice, withDestination: boolean): ShownDevice {
  const { type, destination, nickname } = device
  if (!withDestination) return { type }
  return {
    type,
    ...(destination !== undefined && { destination }),
    ...(nickname !== undefined && { nickname }),
  }
}
