// What a refusal means and what to do about it, in a sentence or two for a person.
import type { PlatformErrorDetail } from '../../../errors.js'
import type { PlatformCall } from './platform-call.js'
import type { Refusal } from './refusal.js'

/** What is known of a refused call. */
export interface RefusedCall extends Pick<PlatformCall, 'name'> {
  readonly attempts: number
  /** How long it was waited for what was not there yet, in milliseconds. */
  readonly waitedMs: number
}

/** The message of a `PlatformError`. */
export function explainRefusal(call: RefusedCall, refusal: Refusal): string {
  const known = explainStatus(call, refusal) ?? explainDetails(call, refusal)
  const what = `PingOne refused to ${call.name} (${codesOf(refusal)})`
  return `${what}: ${known ?? writeDetails(refusal)}${describeWaiting(call)}`
}

function describeWaiting({ attempts, waitedMs }: RefusedCall): string {
  if (waitedMs === 0) return ''
  return ` PingOne was asked ${attempts} times over ${Math.max(1, Math.round(waitedMs / 1000))} s, because what is new there may take a moment to be seen.`
}

function codesOf({ status, pingoneCode }: Refusal): string {
  return pingoneCode === undefined ? String(status) : `${status} ${pingoneCode}`
}

function explainStatus(call: RefusedCall, refusal: Refusal): string | undefined {
  const licence = refusal.details.find(({ code }) => code === 'LICENSE_EXCEEDED')
  if (licence)
    return 'the licence of the environment does not include it, or its quota is used up. Look at the licence in the PingOne console.'
  switch (refusal.status) {
    case 401:
      return 'the access token of the worker application is not accepted, nor is a new one. Check that the worker application is enabled and belongs to the organization of PINGONE_ENVIRONMENT_ID.'
    case 403:
      return explainForbidden(call)
    case 404:
      return 'it is not there, or not any more. Read the environment again and repeat what you did.'
    case 429:
      return `the licence's rate of calls is used up, after ${countAttempts(call)}. Wait a minute and start again: what is done already is found again.`
    default:
      return undefined
  }
}

function countAttempts({ attempts }: RefusedCall): string {
  return attempts === 1 ? '1 attempt' : `${attempts} attempts`
}

function explainForbidden(call: RefusedCall): string {
  return `the worker application lacks a role for it (${roleFor(call.name)}), or there is no environment PINGONE_ENVIRONMENT_ID; PingOne does not tell which. Check the id, and give the worker the role for this environment; a new role or environment may take a minute to count.`
}

/** The role that suffices, by what the call is about. */
function roleFor(name: string): string {
  if (/\b(user|users|device|devices)$/.test(name)) return 'Identity Data Admin'
  if (/\b(applications?|application secret|grants?|resources?|scopes?)$/.test(name)) {
    return 'Client Application Developer'
  }
  return 'Environment Admin'
}

function explainDetails(call: RefusedCall, refusal: Refusal): string | undefined {
  for (const detail of refusal.details) {
    const text = explainDetail(call, detail)
    if (text !== undefined) return text
  }
  return undefined
}

/** The refusals that people meet. */
function explainDetail({ name }: RefusedCall, detail: PlatformErrorDetail): string | undefined {
  const { code, target = '' } = detail
  if (code === 'UNIQUENESS_VIOLATION') return explainTaken(detail)
  if (name === 'create device') return explainDevice(detail)
  if (name === 'create sign-on policy assignment' && /^signOnPolicy\b/.test(target)) {
    return 'the sign-on policy cannot be assigned: it has no action yet, or is gone. Add an action to the policy first.'
  }
  if (name === 'set password of user' && code === 'INVALID_VALUE') {
    return 'the password does not satisfy the password policy of the population. Choose another one, or change the policy.'
  }
  if (name === 'delete device authentication policy' && target === 'signOnPolicies') {
    return 'an action of a sign-on policy still names the policy. Remove or change that action first.'
  }
  return undefined
}

function explainTaken({ target, existingId }: PlatformErrorDetail): string {
  const holder = existingId === undefined ? '' : ` by ${existingId}`
  if (target === 'username') {
    return `the username is taken${holder} in this environment, in whichever population. Choose another username, or delete that user.`
  }
  return `${target ?? 'a value'} must be unique and is taken${holder}. Choose another one, or use the resource that has it.`
}

function explainDevice(detail: PlatformErrorDetail): string | undefined {
  const { code, target, message, maximumAllowed } = detail
  if (code === 'LIMIT_EXCEEDED') {
    const count = maximumAllowed === undefined ? '' : ` (${maximumAllowed})`
    return `the user has as many devices as the MFA settings allow${count}. Delete a device of the user, or raise pairing.maxAllowedDevices.`
  }
  const said = message === undefined ? '' : ` (${message})`
  if (target === 'phone') {
    return `the phone number is not accepted${said}. Write it with a plus sign and country code, e.g. +14155550123.`
  }
  if (target === 'email')
    return `the email address is not accepted${said}. Write it as pat@example.com.`
  if (target === 'type') {
    return `devices of this type cannot be paired${said}. Enable the method in the device authentication policy.`
  }
  return undefined
}

const mostDetails = 5

function writeDetails({ details, message }: Refusal): string {
  if (details.length === 0) {
    return message ?? 'without an explanation that is understood; a proxy may have answered.'
  }
  const more = details.length > mostDetails ? `; and ${details.length - mostDetails} more` : ''
  return `${details.slice(0, mostDetails).map(writeDetail).join('; ')}${more}.`
}

function writeDetail(detail: PlatformErrorDetail): string {
  const { code, target, message = '' } = detail
  const words = [target, message.replace(/\.$/, ''), ...writeLimits(detail, message)]
  return [...words.filter((word) => word !== undefined && word !== ''), `(${code})`].join(' ')
}

/** What would be accepted, unless PingOne's own words say so. */
function writeLimits(detail: PlatformErrorDetail, message: string): readonly string[] {
  const { allowedValues = [], rangeMinimumValue: least, rangeMaximumValue: most } = detail
  const isNew = (value: string | number): boolean => !message.includes(String(value))
  return [
    ...(allowedValues.some(isNew) ? [`[one of ${allowedValues.slice(0, 20).join(', ')}]`] : []),
    ...(least !== undefined && isNew(least) ? [`[at least ${least}]`] : []),
    ...(most !== undefined && isNew(most) ? [`[at most ${most}]`] : []),
  ]
}
