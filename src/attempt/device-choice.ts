// Which devices a person may choose among: those our pages can confirm with. Pure.
import type { Flow } from '../flow/client.js'
import type { FlowDevice, FlowState } from '../flow/state.js'
import { canDrive } from '../models/code-devices.js'

/** A state whose page is the list of devices: PingOne asks to choose, or waits for a device that has no page here. */
export type SelectionState = Extract<FlowState, { status: SelectionStatus }>

type SelectionStatus =
  | 'DEVICE_SELECTION_REQUIRED'
  | 'PUSH_CONFIRMATION_REQUIRED'
  | 'PUSH_CONFIRMATION_TIMED_OUT'
  | 'ASSERTION_REQUIRED'

const selectionStatuses: ReadonlySet<string> = new Set<SelectionStatus>([
  'DEVICE_SELECTION_REQUIRED',
  'PUSH_CONFIRMATION_REQUIRED',
  'PUSH_CONFIRMATION_TIMED_OUT',
  'ASSERTION_REQUIRED',
])

/** True where the page is the list of devices, if there is one to offer. */
export function isSelection(state: FlowState | undefined): state is SelectionState {
  return state !== undefined && selectionStatuses.has(state.status)
}

/** The same of a flow, so that it takes the actions of such a state. */
export function isAtSelection(flow: Flow): flow is Flow<SelectionState> {
  return isSelection(flow.state)
}

/** All devices of a state, in the order of their handles. */
export function listDevices(state: FlowState | undefined): readonly FlowDevice[] {
  return state !== undefined && 'devices' in state ? state.devices : []
}

/**
 * The devices a person may choose among: usable now, and of a type that our pages can drive. What PingOne's policy
 * decides is offered where PingOne asks and nothing that is certain is left.
 */
export function listOffered(state: FlowState | undefined): readonly FlowDevice[] {
  if (state === undefined || isUnlinked(state)) return []
  const usable = listDevices(state).filter((device) => device.usable)
  const certain = usable.filter((device) => isDriven(state, device))
  if (certain.length > 0 || state.status !== 'DEVICE_SELECTION_REQUIRED') return certain
  return usable.filter(({ type }) => canDrive(type) === 'maybe')
}

/** True when a device that our pages could drive is there, only not now: locked, blocked or cooling down. */
export function hasPaused(state: FlowState): boolean {
  return listDevices(state).some(({ usable, type }) => !usable && canDrive(type) !== 'no')
}

/** When the first of the paused devices can be used again, in epoch milliseconds. */
export function findPauseEnd(state: FlowState): number | undefined {
  const ends = listDevices(state).flatMap(({ coolDownExpiresAt }) => coolDownExpiresAt ?? [])
  return ends.length === 0 ? undefined : Math.min(...ends)
}

/** A code is asked of the selected device already: that one can be driven, whatever its type. */
function isDriven(state: FlowState, { id, type }: FlowDevice): boolean {
  return (
    canDrive(type) === 'yes' || (state.status === 'OTP_REQUIRED' && state.selectedDeviceId === id)
  )
}

/** Where PingOne waits for a device or its code, another one can be had only when it links the choice. */
function isUnlinked(state: FlowState): boolean {
  const waits = state.status === 'OTP_REQUIRED' || isSelection(state)
  return (
    waits &&
    state.status !== 'DEVICE_SELECTION_REQUIRED' &&
    !state.offered.includes('device.select')
  )
}
