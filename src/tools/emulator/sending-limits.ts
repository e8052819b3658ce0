// How many messages one may have sent, and how soon again: the cool-downs of a notification policy.
import { devicePolicyOf, destinationOf } from './devices.js'
import { inMilliseconds } from './duration.js'
import type { CoolDown, NotificationMethod } from './mfa-resources.js'
import { LimitedProblem } from './problem.js'
import type { Device, EnvironmentState, SignOnPolicyAction, User } from './resources.js'
import type { Runtime, Sendings } from './runtime.js'

/** Past the limit nothing is sent for half an hour; as long without a message starts the count anew. */
const blockMs = 1_800_000

/** The members of a notification policy, by device type. */
const methods: ReadonlyMap<string, NotificationMethod> = new Map([
  ['SMS', 'sms'],
  ['EMAIL', 'email'],
  ['VOICE', 'voice'],
  ['WHATSAPP', 'whatsApp'],
])

/** A message that is about to be sent. */
export interface Sending {
  readonly environment: EnvironmentState
  readonly runtime: Pick<Runtime, 'sendings'>
  readonly nowMs: number
  readonly action: SignOnPolicyAction
  readonly user: User
  readonly device: Device
}

/**
 * Counts a message.
 *
 * @throws {LimitedProblem} 429 when it comes too soon, or is one too many.
 */
export function countSending(sending: Sending): void {
  const { runtime, nowMs, user, device } = sending
  const coolDown = findCoolDown(sending)
  if (coolDown?.enabled !== true) return
  const whose = coolDown.groupBy === 'USER_ID' ? user.id : destinationOf(device)
  const key = `${device.type} ${whose}`
  const before = readSendings(runtime.sendings.get(key), nowMs)
  const untilMs = findEnd(before, { coolDown, nowMs })
  if (untilMs === undefined) {
    runtime.sendings.set(key, { count: before.count + 1, lastAtMs: nowMs })
    return
  }
  if (before.count > coolDown.resendLimit) {
    runtime.sendings.set(key, { ...before, blockedUntilMs: untilMs })
  }
  throw new LimitedProblem(
    {
      code: 'LIMIT_EXCEEDED',
      message: 'Too many messages have been sent. Try again later.',
      innerError: { deliveryMethod: device.type, coolDownExpiresAt: untilMs },
    },
    Math.ceil((untilMs - nowMs) / 1000),
  )
}

function findCoolDown({ environment, action, device }: Sending): CoolDown | undefined {
  const policies = environment.notificationPolicies ?? []
  const id = devicePolicyOf(environment, action)?.notificationsPolicy?.id
  const policy = policies.find((each) =>
    id === undefined ? each.default === true : each.id === id,
  )
  const method = methods.get(device.type)
  return method === undefined ? undefined : policy?.cooldownConfiguration?.[method]
}

function readSendings(before: Sendings | undefined, nowMs: number): Sendings {
  const none = { count: 0, lastAtMs: nowMs }
  if (before === undefined) return none
  return nowMs >= (before.blockedUntilMs ?? before.lastAtMs + blockMs) ? none : before
}

/** Until when nothing may be sent; undefined when something may. */
function findEnd(
  { count, lastAtMs, blockedUntilMs }: Sendings,
  { coolDown, nowMs }: { readonly coolDown: CoolDown; readonly nowMs: number },
): number | undefined {
  if (blockedUntilMs !== undefined) return blockedUntilMs
  if (count > coolDown.resendLimit) return nowMs + blockMs
  const wait = coolDown.periods[Math.min(count, coolDown.periods.length) - 1]
  const untilMs = wait === undefined ? nowMs : lastAtMs + inMilliseconds(wait)
  return untilMs > nowMs ? untilMs : undefined
}
