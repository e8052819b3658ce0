// OTP_REQUIRED: a code that was sent to a device is typed in.
import { randomInt } from 'node:crypto'
import { html, type Html } from '../../console/html.js'
import { destinationOf, type FlowDevice } from '../../devices.js'
import { invalidData, invalidValue } from '../../problem.js'
import type { Device, User } from '../../resources.js'
import { displayName } from '../../users.js'
import { applicationName, type FlowPlace } from '../context.js'
import { countFailure, quotaExceeded } from '../failures.js'
import { findSelected, mfaMembers, proveMfa } from '../mfa.js'
import { describeDevice, deviceForm, form, startAgain, usableDevices } from '../page-parts.js'
import { readTexts } from '../read-body.js'
import type { ChosenDevice, FlowStep, Outcome, PageRequest, StepPage, Submitted } from '../step.js'
import { writeWords } from '../words.js'
import { chooseDevice } from './select-device.js'

/** The device types whose codes PingOne sends. */
const deliveredTypes = ['SMS', 'EMAIL', 'VOICE', 'WHATSAPP']

/** The step that asks for a code. */
export const otp: FlowStep = {
  serves: ['OTP_REQUIRED'],
  links: () => ['otp.check', 'device.select'],
  actions: { 'otp.check': check, 'device.select': chooseDevice },
  begins: { fits: ({ device }) => deliveredTypes.includes(device.type), begin: sendCode },
  members: buildMembers,
  page: buildPage,
}

/**
 * Sends a new code to a device and waits for it; any earlier code of the flow is void.
 *
 * @throws {PingOneProblem} 400 when the message cannot be written; the flow then stays where it was.
 */
function sendCode(place: FlowPlace, { user, chosen }: ChosenDevice): void {
  const { flow, clock, outbox } = place
  const { device, settings } = chosen
  const value = Array.from({ length: settings.length }, () => randomInt(10)).join('')
  const expiresAtMs = clock.now() + settings.lifeTimeMs
  const words = writeWords(place, { user, deviceType: device.type, otp: value })
  flow.own = { OTP_REQUIRED: { value, deviceId: device.id, expiresAtMs } }
  flow.selectedDeviceId = device.id
  flow.status = 'OTP_REQUIRED'
  outbox.voidCodes(flow.id)
  if (device.testMode === true) return
  outbox.send({
    environmentId: flow.environmentId,
    user: { id: user.id, username: user.username, displayName: displayName(user) },
    deviceId: device.id,
    deviceType: device.type,
    destination: destinationOf(device),
    flowId: flow.id,
    otp: value,
    brand: applicationName(place),
    expiresAt: new Date(expiresAtMs).toISOString(),
    ...words,
  })
}

function check(place: FlowPlace, { body }: Submitted): Outcome {
  const { otp: value } = readTexts(body, ['otp'])
  if (!/^[0-9]{6,10}$/.test(value)) {
    throw invalidData(invalidValue('otp', 'must be 6 to 10 digits'))
  }
  const asked = findSelected(place)
  if (asked === undefined) return 'stay'
  const { user, selected } = asked
  if (!selected.isUsable) throw quotaExceeded('otp', selected.coolDownExpiresAtMs)
  if (!isRight(place, { selected, value })) return countWrong(place, { user, selected })
  place.outbox.markUsed(place.flow.id)
  return proveMfa(place, { user, selected, method: 'otp' })
}

function isRight(
  { flow, clock }: FlowPlace,
  { selected, value }: { readonly selected: FlowDevice; readonly value: string },
): boolean {
  const sent = flow.own.OTP_REQUIRED
  return (
    sent?.value === value && sent.deviceId === selected.device.id && sent.expiresAtMs > clock.now()
  )
}

function countWrong(
  place: FlowPlace,
  { user, selected }: { readonly user: User; readonly selected: FlowDevice },
): Outcome {
  countFailure(place, {
    user,
    selected,
    target: 'otp',
    refuse: (attemptsRemaining) =>
      invalidData({
        code: 'INVALID_OTP',
        target: 'otp',
        message: 'The passcode is not valid.',
        innerError: { attemptsRemaining },
      }),
  })
  return 'stay'
}

/** The code of a device in test mode stands in the answer instead of being sent. */
function buildMembers(place: FlowPlace): ReturnType<typeof mfaMembers> {
  const { environment, flow } = place
  const shared = mfaMembers(place)
  const device = environment.devices.find(({ id }) => id === flow.selectedDeviceId)
  const value = device?.testMode === true ? flow.own.OTP_REQUIRED?.value : undefined
  return value === undefined ? shared : { ...shared, top: { ...shared.top, test: { otp: value } } }
}

function buildPage(place: FlowPlace, { error }: PageRequest): StepPage {
  const devices = usableDevices(place)
  const selected = devices.find(({ id }) => id === place.flow.selectedDeviceId)
  const sentTo = selected === undefined ? 'your device' : describeDevice(selected)
  const label = (device: Device): string =>
    device === selected ? 'Send a new code' : `Send it to ${describeDevice(device)}`
  return {
    title: 'Enter the code',
    main: html`<p>We sent a code to ${sentTo}.</p>
      ${form('otp.check', { label: 'Continue', fields: codeField(error) })}
      ${deviceForm(devices, label)} ${startAgain}`,
  }
}

function codeField(error: Html): Html {
  return html`<label
    >Code
    <input
      type="text"
      name="otp"
      inputmode="numeric"
      autocomplete="one-time-code"
      required
      ${error}
  /></label>`
}
