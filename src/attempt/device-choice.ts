// Which devices a person may choose among: those our pages can confirm with. Pure.
import type { FlowDevice, FlowState } from '../flow/state.js'
import { canDrive } from '../models/code-devices.js'

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
  return listDevices(state).some(({ usable }) => !usable)
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
  const waits = 'devices' in state && state.status !== 'DEVICE_SELECTION_REQUIRED'
  return waits && !state.offered.includes('device.select')
}
