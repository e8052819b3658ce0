// DEVICE_SELECTION_REQUIRED, and `device.select` wherever else it is taken: with what to confirm.
import { html } from '../../console/html.js'
import { isRecord } from '../../json-value.js'
import { invalidData, invalidValue, notFound, requiredValue } from '../../problem.js'
import { endIfUnusable, userOf, type FlowPlace } from '../context.js'
import { quotaExceeded } from '../failures.js'
import { listFlowDevices, mfaMembers, runMfa } from '../mfa.js'
import { describeDevice, deviceForm, startAgain, usableDevices } from '../page-parts.js'
import type { FlowStep, Outcome, Submitted } from '../step.js'

/** The step that asks which device. */
export const selectDevice: FlowStep = {
  serves: ['DEVICE_SELECTION_REQUIRED'],
  links: () => ['device.select'],
  actions: { 'device.select': chooseDevice },
  members: mfaMembers,
  runs: { MULTI_FACTOR_AUTHENTICATION: runMfa },
  page: (place) => ({
    title: 'Where should the code go?',
    main: html`${deviceForm(usableDevices(place), describeDevice)} ${startAgain}`,
  }),
}

/** `device.select`: another device, or the same one once more. */
export function chooseDevice(place: FlowPlace, { body }: Submitted): Outcome {
  const { device } = body
  const id = isRecord(device) ? device['id'] : undefined
  if (id === undefined || id === null) throw invalidData(requiredValue('device.id'))
  const user = userOf(place)
  if (user === undefined) throw notFound()
  if (endIfUnusable(place, user)) return 'stay'
  const chosen = listFlowDevices(place, user).find((each) => each.device.id === id)
  if (chosen?.coolDownExpiresAtMs !== undefined) {
    throw quotaExceeded('device.id', chosen.coolDownExpiresAtMs)
  }
  if (chosen?.isUsable !== true) {
    throw invalidData(invalidValue('device.id', 'does not name a usable device of the user'))
  }
  return { begin: { user, chosen } }
}
