// OTP_REQUIRED: a code that was sent to a device is typed in.
import { randomInt } from 'node:crypto'
import { html, type Html } from '../../console/html.js'
import { destinationOf, hasOfflineCode, type FlowDevice } from '../../devices.js'
import { invalidData, invalidValue } from '../../problem.js'
import type { Device, User } from '../../resources.js'
import { countSending } from '../../sending-limits.js'
import { isTotpOf } from '../../totp.js'
import { displayName } from '../../users.js'
import { applicationName, type FlowPlace } from '../context.js'
import { countFailure, quotaExceeded } from '../failures.js'
import { currentMfaAction, findSelected, mfaMembers, proveMfa } from '../mfa.js'
import {
  chooseLabel,
  describeDevice,
  deviceForm,
  form,
  startAgain,
  usableDevices,
} from '../page-parts.js'
import { readTexts } from '../read-body.js'
import type { ChosenDevice, FlowStep, Outcome, PageRequest, StepPage, Submitted } from '../step.js'
import { writeWords } from '../words.js'
import { chooseDevice } from './select-device.js'

/** The device types whose codes PingOne sends. */
const deliveredTypes = ['SMS', 'EMAIL', 'VOICE', 'WHATSAPP']

/** Steps of 30 seconds in either direction in which a code still counts, unless the policy says so. */
const standardGraceSteps = 5
const stepMs = 30_000

/** The step that asks for a code. */
export const otp: FlowStep = {
  serves: ['OTP_REQUIRED'],
  links: () => ['otp.check', 'device.select'],
  actions: { 'otp.check': check, 'device.select': chooseDevice },
  begins: { fits: isAskedForCode, begin },
  members: buildMembers,
  page: buildPage,
}

/** Its codes are sent, or it makes them itself. */
function isAskedForCode({ device, application, isPushed }: FlowDevice): boolean {
  const { type } = device
  if (deliveredTypes.includes(type)) return true
  if (type === 'MOBILE') return !isPushed && hasOfflineCode(device, application)
  return ['TOTP', 'OATH_TOKEN'].includes(type) && device.secrets?.otpSecret !== undefined
}

function begin(place: FlowPlace, device: ChosenDevice): void {
  if (deliveredTypes.includes(device.chosen.device.type)) sendCode(place, device)
  else waitForCode(place, device)
}

/** Nothing is sent: the code is on the device. */
function waitForCode({ flow, outbox }: FlowPlace, { chosen }: ChosenDevice): void {
  flow.own = {}
  flow.selectedDeviceId = chosen.device.id
  flow.status = 'OTP_REQUIRED'
  outbox.voidCodes(flow.id)
}

/**
 * Sends a new code to a device and waits for it; any earlier code of the flow is void.
 *
 * @throws {PingOneProblem} 400 when the message cannot be written, 429 when it comes too soon; the flow
 *   then stays where it was.
 */
function sendCode(place: FlowPlace, { user, chosen }: ChosenDevice): void {
  const { flow, clock, outbox } = place
  const { device, settings } = chosen
  const value = Array.from({ length: settings.length }, () => randomInt(10)).join('')
  const expiresAtMs = clock.now() + settings.lifeTimeMs
  const words = writeWords(place, { user, deviceType: device.type, otp: value })
  if (device.testMode !== true) {
    const { environment, runtime } = place
    const action = currentMfaAction(place)
    countSending({ environment, runtime, nowMs: clock.now(), action, user, device })
  }
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
  place: FlowPlace,
  { selected, value }: { readonly selected: FlowDevice; readonly value: string },
): boolean {
  const { device } = selected
  if (!deliveredTypes.includes(device.type)) return isDeviceCode(place, { selected, value })
  const sent = place.flow.own.OTP_REQUIRED
  return (
    sent?.value === value && sent.deviceId === device.id && sent.expiresAtMs > place.clock.now()
  )
}

/** A code that the device made counts once (RFC 6238 §5.2). */
function isDeviceCode(
  { clock, runtime }: FlowPlace,
  { selected, value }: { readonly selected: FlowDevice; readonly value: string },
): boolean {
  const { device, policy } = selected
  const secret = device.secrets?.otpSecret
  const graceSteps = policy?.totp?.passcodeGracePeriod ?? standardGraceSteps
  const nowMs = clock.now()
  const key = `${device.id} ${value}`
  if (secret === undefined || !isTotpOf(secret, { code: value, nowMs, graceSteps })) return false
  if ((runtime.usedCodes.get(key) ?? 0) > nowMs) return false
  runtime.usedCodes.set(key, nowMs + (2 * graceSteps + 1) * stepMs)
  return true
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
  const again = (device: Device): string =>
    deliveredTypes.includes(device.type) ? 'Send a new code' : 'Ask once more'
  const label = (device: Device): string =>
    device === selected ? again(device) : chooseLabel(device)
  return {
    title: 'Enter the code',
    main: html`<p>${describeCode(selected)}</p>
      ${form('otp.check', { label: 'Continue', fields: codeField(error) })}
      ${deviceForm(devices, label)} ${startAgain}`,
  }
}

function describeCode(device: Device | undefined): string {
  if (device === undefined) return 'We sent a code to your device.'
  if (deliveredTypes.includes(device.type)) return `We sent a code to ${describeDevice(device)}.`
  return `Enter the code that your ${describeDevice(device).toLowerCase()} shows.`
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
