// One-time passcodes: made by the device policy's rules, sent to the outbox, checked and counted.
import { randomInt } from 'node:crypto'
import { destinationOf, lockDevice, type FlowDevice } from '../../devices.js'
import { fail, type FlowContext } from '../context.js'
import { renderSignOnContent, renderTemplate, type Predefined } from '../../notification.js'
import type { OutgoingMessage } from '../../outbox.js'
import { invalidData, notImplemented, type PingOneProblem } from '../../problem.js'
import type { User } from '../../resources.js'
import type { Flow } from '../../runtime.js'
import { displayName, lockUser } from '../../users.js'

/** The device types whose codes PingOne sends. */
const deliveredTypes = ['SMS', 'EMAIL', 'VOICE', 'WHATSAPP']

/** The template of sign-on messages. */
const signOnTemplate = 'strong_authentication'

/**
 * Sends a new code to a device and waits for it; any earlier code of the flow is void.
 *
 * @throws {PingOneProblem} 400 when the message cannot be written; the flow then stays where it was.
 */
export function sendOtp(
  context: FlowContext,
  flow: Flow,
  user: User,
  { device, settings }: FlowDevice,
): void {
  if (!deliveredTypes.includes(device.type)) {
    throw notImplemented(`sign-on with a device of type ${device.type}`)
  }
  const value = Array.from({ length: settings.length }, () => randomInt(10)).join('')
  const expiresAtMs = context.clock.now() + settings.lifeTimeMs
  const words = writeWords(context, flow, user, { deviceType: device.type, otp: value })
  flow.otp = { value, deviceId: device.id, expiresAtMs }
  flow.selectedDeviceId = device.id
  flow.status = 'OTP_REQUIRED'
  context.outbox.voidCodes(flow.id)
  if (device.testMode === true) return
  context.outbox.send({
    environmentId: flow.environmentId,
    user: { id: user.id, username: user.username, displayName: displayName(user) },
    deviceId: device.id,
    deviceType: device.type,
    destination: destinationOf(device),
    flowId: flow.id,
    otp: value,
    brand: applicationName(context, flow),
    expiresAt: new Date(expiresAtMs).toISOString(),
    ...words,
  })
}

/** With the template of the request, else with the words of signing on. */
function writeWords(
  { environment, clock }: FlowContext,
  flow: Flow,
  user: User,
  { deviceType, otp }: { readonly deviceType: string; readonly otp: string },
): Pick<OutgoingMessage, 'template' | 'locale' | 'variant' | 'content'> {
  const predefined: Predefined = {
    otp,
    'user.username': user.username,
    'user.name.given': user.name?.given ?? '',
    'user.name.family': user.name?.family ?? '',
    'current-year': String(new Date(clock.now()).getUTCFullYear()),
  }
  const { template } = flow.request
  if (template !== undefined) {
    const recipient = { deviceType, language: user.preferredLanguage }
    return {
      template: template.name,
      ...renderTemplate(environment, template, recipient, predefined),
    }
  }
  const locale = user.preferredLanguage ?? 'en'
  const content = renderSignOnContent(environment, signOnTemplate, deviceType, locale, predefined)
  return { template: signOnTemplate, locale, ...(content === undefined ? {} : { content }) }
}

/**
 * Checks a code. Right: the flow's MFA is proven. Wrong: counted for device and account.
 *
 * @throws {PingOneProblem} `INVALID_OTP`, or `QUOTA_EXCEEDED` once the device is paused.
 */
export function checkOtp(
  context: FlowContext,
  flow: Flow,
  user: User,
  selected: FlowDevice,
  value: string,
): void {
  if (!selected.isUsable) throw quotaExceeded('otp', selected.coolDownExpiresAtMs)
  const { runtime, clock } = context
  const isRight =
    flow.otp?.value === value &&
    flow.otp.deviceId === selected.device.id &&
    flow.otp.expiresAtMs > clock.now()
  if (!isRight) {
    countFailure(context, flow, user, selected)
    return
  }
  runtime.deviceFailures.delete(selected.device.id)
  runtime.userFailures.delete(user.id)
  context.outbox.markUsed(flow.id)
  flow.otp = undefined
  flow.mfaAtMs = clock.now()
}

/** 400: this device takes no codes for a while. */
export function quotaExceeded(target: string, untilMs: number | undefined): PingOneProblem {
  return invalidData({
    code: 'QUOTA_EXCEEDED',
    target,
    message: 'The maximum number of attempts has been exceeded. Try again later.',
    innerError: { coolDownExpiresAt: untilMs ?? 0 },
  })
}

/** The account's lock outranks the device's: the flow then fails, in HTTP 200. */
function countFailure(
  context: FlowContext,
  flow: Flow,
  user: User,
  { device, settings }: FlowDevice,
): void {
  const { runtime, clock } = context
  if (isAccountLocked(context, user)) {
    fail(flow, 'PASSWORD_LOCKED_OUT', 'The user account is locked.')
    context.outbox.voidCodes(flow.id)
    return
  }
  const failures = (runtime.deviceFailures.get(device.id) ?? 0) + 1
  if (failures < settings.failureCount) {
    runtime.deviceFailures.set(device.id, failures)
    throw invalidData({
      code: 'INVALID_OTP',
      target: 'otp',
      message: 'The passcode is not valid.',
      innerError: { attemptsRemaining: settings.failureCount - failures },
    })
  }
  runtime.deviceFailures.delete(device.id)
  flow.otp = undefined
  context.outbox.voidCodes(flow.id)
  if (settings.coolDownMs === 0) throw quotaExceeded('otp', undefined)
  const untilMs = clock.now() + settings.coolDownMs
  lockDevice(device, untilMs)
  throw quotaExceeded('otp', untilMs)
}

/** Counts a wrong code against the account; true when that locked it. */
function isAccountLocked({ environment, runtime, clock }: FlowContext, user: User): boolean {
  const failures = (runtime.userFailures.get(user.id) ?? 0) + 1
  runtime.userFailures.set(user.id, failures)
  const lockout = environment.mfaSettings.lockout
  if (lockout === undefined || lockout.failureCount === 0) return false
  if (failures < lockout.failureCount) return false
  runtime.userFailures.delete(user.id)
  lockUser(user, clock.now(), lockout.durationSeconds)
  return true
}

function applicationName({ environment }: FlowContext, flow: Flow): string {
  const application = environment.applications.find(({ id }) => id === flow.request.clientId)
  return application?.name ?? environment.name
}
