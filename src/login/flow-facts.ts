// What the page of a pending sign-on shows, from its record. Pure.
import type { Config } from '../config.js'
import type { FlowDevice } from '../flow/state.js'
import { resolveResend } from './resend.js'
import type { PageFacts } from './page.js'
import type { PendingEnd, PendingSignOn } from './pending-sign-on.js'

/** The page's facts and its HTTP status. */
export interface FlowPage {
  readonly facts: PageFacts
  readonly status: number
}

/** Builds the facts of the page where this attempt is. */
export function buildFlowFacts(
  pending: PendingSignOn,
  common: {
    readonly action: string
    readonly csrf: string
    readonly nowMs: number
    readonly restartPath: string
  },
  config: Pick<Config, 'throttle' | 'revealUserState'>,
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
  }
  const atEnd = { ...base, returnPath: restartPath }
  if (pending.ended !== undefined) return buildEnd(pending, pending.ended, atEnd, nowMs)
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
        const { proven: _proven, ...facts } = buildOtpFacts(pending, nowMs, config)
        const ends = { endsAtMs: pending.expiresAtMs, nowMs }
        return { status: 200, facts: { ...base, step: 'approve', approval, ...facts, ...ends } }
      }
      return {
        status: 200,
        facts: { ...base, step: 'otp', ...person, ...buildOtpFacts(pending, nowMs, config) },
      }
    case 'DEVICE_SELECTION_REQUIRED':
      return buildSelection(pending, base, person)
    case 'EXTERNAL_AUTHENTICATION_REQUIRED':
      return {
        status: 200,
        facts: { ...base, step: 'continue-elsewhere', href: `${action}&go=hosted` },
      }
    default:
      return buildEnd(pending, { kind: 'step_not_supported' }, atEnd, nowMs)
  }
}

type Base = Pick<PageFacts, 'purpose' | 'action' | 'csrf'> &
  Partial<Pick<PageFacts, 'returnPath' | 'messages' | 'approval'>>

function buildOtpFacts(
  pending: PendingSignOn,
  nowMs: number,
  { throttle, revealUserState }: Pick<Config, 'throttle' | 'revealUserState'>,
): Omit<Extract<PageFacts, { step: 'otp' }>, keyof Base | 'step' | 'username'> {
  const proven = pending.proven || revealUserState
  const device = findSelectedDevice(pending)
  return {
    proven,
    resend: resolveResend(pending, throttle, nowMs),
    canChooseDevice: canChooseDevice(pending, proven),
    ...(proven && device !== undefined && { device: pickDevice(device, true) }),
  }
}

/** True when the person may pick another device: a list that may be shown, with a choice in it. */
export function canChooseDevice(pending: PendingSignOn, proven: boolean): boolean {
  const devices = listDevices(pending).filter((device) => device.usable)
  return (proven || pending.devicesShown === true) && devices.length > 1
}

/** The devices a person may choose among, in the order of their handles. */
export function listDevices(pending: PendingSignOn): readonly FlowDevice[] {
  const state = pending.flow?.state
  return state !== undefined && 'devices' in state ? state.devices : []
}

function buildSelection(
  pending: PendingSignOn,
  base: Base,
  person: { readonly username?: string },
): FlowPage {
  const devices = listDevices(pending)
  const types = devices.map((device) => device.type)
  const ambiguous = new Set(types).size < types.length
  const shown = devices.map((device, index) => ({
    handle: String(index + 1),
    ...pickDevice(device, pending.proven || ambiguous),
  }))
  return {
    status: 200,
    facts: {
      ...base,
      step: 'select-device',
      ...person,
      devices: shown.filter((_, index) => devices[index]?.usable),
    },
  }
}

function buildEnd(pending: PendingSignOn, ended: PendingEnd, base: Base, nowMs: number): FlowPage {
  const { reference, proven } = pending
  if (ended.kind === 'locked') {
    const facts = {
      ...base,
      step: 'locked',
      reference,
      nowMs,
      ...(proven && ended.retryAtMs !== undefined && { retryAtMs: ended.retryAtMs }),
      ...(proven && ended.wrongCount !== undefined && { wrongCount: ended.wrongCount }),
    } as const
    return { status: 429, facts }
  }
  return {
    status: 403,
    facts: { ...base, step: 'error', reason: ended.kind, reference, restart: true },
  }
}

function findSelectedDevice(pending: PendingSignOn): FlowDevice | undefined {
  const state = pending.flow?.state
  if (state?.status !== 'OTP_REQUIRED') return undefined
  return state.devices.find((device) => device.id === state.selectedDeviceId)
}

function pickDevice(
  device: FlowDevice,
  withDestination: boolean,
): { type: string; destination?: string } {
  const { type, destination } = device
  return { type, ...(withDestination && destination !== undefined && { destination }) }
}
