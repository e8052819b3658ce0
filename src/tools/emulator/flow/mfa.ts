// The MFA action under way: its devices, which one it begins with, and what its steps have in common.
import {
  devicePolicyOf,
  deviceSelectionOf,
  listDevices,
  maskEmail,
  maskPhone,
  type FlowDevice,
} from '../devices.js'
import { isMfaBypassed } from '../platform/mfa-bypass.js'
import { notFound } from '../problem.js'
import type { SignOnPolicyAction, User } from '../resources.js'
import type { MfaMethod } from '../runtime.js'
import { endIfUnusable, fail, userOf, type FlowPlace } from './context.js'
import type { Outcome, StepMembers } from './step.js'

/** Runs an action: asks which device, begins with one, or lets the user through without. */
export function runMfa(place: FlowPlace, action: SignOnPolicyAction): Outcome {
  const { environment, flow, clock } = place
  const user = userOf(place)
  if (user === undefined) {
    flow.status = 'SIGN_ON_REQUIRED'
    return 'stay'
  }
  flow.mfaActionId = action.id
  if (endIfUnusable(place, user)) return 'stay'
  if (isMfaBypassed(user, clock.now())) return 'advance'
  const devices = listDevices(place, { action, user })
  const policy = devicePolicyOf(environment, action)
  const isBlocked = !user.mfaEnabled && policy?.blockUsersWithDisabledMfa === true
  const usable = devices.filter((device) => device.isUsable)
  const [first] = usable
  if (first === undefined) {
    // A paused device is a device: wrong codes must not open what a right one does.
    const isLetThrough = flow.isHinted && action.noDevicesMode === 'BYPASS' && !isBlocked
    if (isLetThrough && devices.length === 0) return 'advance'
    failWithoutDevice(place)
    return 'stay'
  }
  const selection = deviceSelectionOf(environment, action)
  const isAsked =
    selection === 'ALWAYS_DISPLAY_DEVICES' ||
    (selection === 'PROMPT_TO_SELECT' && usable.length > 1)
  if (!isAsked) return { begin: { user, chosen: first } }
  flow.status = 'DEVICE_SELECTION_REQUIRED'
  return 'stay'
}

/** The MFA action a flow is in the middle of. */
export function currentMfaAction({ environment, flow }: FlowPlace): SignOnPolicyAction {
  const action = environment.actions.find((each) => each.id === flow.mfaActionId)
  if (action === undefined) throw notFound()
  return action
}

/** The devices that the MFA action under way lets the user have, paused ones too. */
export function listFlowDevices(place: FlowPlace, user: User): readonly FlowDevice[] {
  return listDevices(place, { action: currentMfaAction(place), user })
}

/**
 * The user of the flow with the device it is waiting for; undefined when the flow has failed because
 * one of them is no longer what it was.
 */
export function findSelected(
  place: FlowPlace,
): { readonly user: User; readonly selected: FlowDevice } | undefined {
  const { flow } = place
  const user = userOf(place)
  if (user === undefined) throw notFound()
  if (endIfUnusable(place, user)) return undefined
  const selected = listFlowDevices(place, user).find(
    ({ device }) => device.id === flow.selectedDeviceId,
  )
  if (selected !== undefined) return { user, selected }
  failWithoutDevice(place)
  return undefined
}

/** The MFA action has been answered rightly: counters begin anew, and the flow goes on. */
export function proveMfa(
  place: FlowPlace,
  proven: { user: User; selected: FlowDevice; method: MfaMethod },
): Outcome {
  const { flow, runtime, clock } = place
  runtime.deviceFailures.delete(proven.selected.device.id)
  runtime.userFailures.delete(proven.user.id)
  flow.own = {}
  flow.mfaAtMs = clock.now()
  flow.mfaMethod = proven.method
  flow.doneActions.add(currentMfaAction(place).id)
  return 'advance'
}

/** What every step of MFA shows: the devices, and the one that is asked. */
export function mfaMembers(place: FlowPlace): StepMembers {
  const { flow } = place
  const user = userOf(place)
  const isAsked = flow.status !== 'DEVICE_SELECTION_REQUIRED' && flow.selectedDeviceId !== undefined
  return {
    top: {
      bypassAllowed: false,
      ...(isAsked ? { selectedDevice: { id: flow.selectedDeviceId } } : {}),
    },
    embedded:
      user === undefined
        ? {}
        : { devices: listFlowDevices(place, user).map((each) => buildDevice(place, each)) },
  }
}

/** What becomes of a flow whose user has nothing to confirm with. */
function failWithoutDevice({ flow }: FlowPlace): void {
  fail(flow, { code: 'NO_USABLE_DEVICES', message: 'The user has no usable devices.' })
}

function buildDevice({ runtime }: FlowPlace, flowDevice: FlowDevice): Record<string, unknown> {
  const { device, coolDownExpiresAtMs } = flowDevice
  return {
    id: device.id,
    type: device.type,
    status: device.status,
    userRetries: runtime.deviceFailures.get(device.id) ?? 0,
    ...(device.phone === undefined ? {} : { phone: maskPhone(device.phone) }),
    ...(device.email === undefined ? {} : { email: maskEmail(device.email) }),
    ...(device.nickname === undefined ? {} : { nickname: device.nickname }),
    ...(coolDownExpiresAtMs === undefined ? {} : { coolDownExpiresAt: coolDownExpiresAtMs }),
    ...(device.lock?.status === 'LOCKED' ? { lock: { status: 'LOCKED' } } : {}),
    ...(device.block?.status === 'BLOCKED' ? { block: { status: 'BLOCKED' } } : {}),
  }
}
