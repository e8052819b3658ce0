// The phones and code devices that the emulator plays: their questions, and the codes they show.
import type { Clock } from './clock.js'
import { answerPush, type PhoneAnswer } from './flow/phone.js'
import type { Outbox, OutboxUser } from './outbox.js'
import { listPushes, pushStatusOf, type Push, type PushStatus } from './push-log.js'
import type { Device, EnvironmentState } from './resources.js'
import type { Store } from './store.js'
import { totpAt } from './totp.js'
import { displayName } from './users.js'

/** A push as its phone has it: the number to choose stands on the other screen. */
export interface PhonePush extends Omit<Push, 'number' | 'sentAtMs' | 'expiresAtMs' | 'answer'> {
  /** ISO 8601. */
  readonly sentAt: string
  /** ISO 8601. */
  readonly expiresAt: string
  readonly status: PushStatus
  readonly reason?: string
}

/** A device that makes its codes itself, or that is asked: an app, a hardware token, a phone. */
export interface OwnDevice {
  readonly id: string
  readonly environmentId: string
  readonly user: OutboxUser
  /** `TOTP`, `OATH_TOKEN` or `MOBILE`. */
  readonly type: string
  readonly nickname?: string
  /** What it shows now; absent for a phone without codes. */
  readonly code?: string
  /** ISO 8601: when it shows the next one. */
  readonly codeEndsAt?: string
}

/** The devices of all people. */
export interface Phones {
  /** Every push, newest last. */
  listPushes(): readonly PhonePush[]
  /**
   * Answers a push as a person would.
   *
   * @throws {TypeError} When there is no such push, or it cannot be answered so.
   */
  answer(id: string, answer: PhoneAnswer): void
  listDevices(): readonly OwnDevice[]
}

/** The types that are not messages to somebody. */
const types = ['TOTP', 'OATH_TOKEN', 'MOBILE']

const stepMs = 30_000

/** The phones of one emulator. */
export function createPhones(parts: {
  readonly clock: Clock
  readonly outbox: Outbox
  readonly store: Store
}): Phones {
  const { clock, outbox, store } = parts
  const { runtime } = store
  return {
    listPushes: () => listPushes(runtime.pushes).map((push) => showPush(push, clock.now())),
    answer(id, answer) {
      const push = runtime.pushes.get(id)
      const environment = push === undefined ? undefined : store.environment(push.environmentId)
      if (push === undefined || environment === undefined) {
        throw new TypeError(`There is no push ${id}.`)
      }
      answerPush({ environment, runtime, clock, outbox }, { push, answer })
    },
    listDevices: () =>
      store.state.environments.flatMap((environment) =>
        environment.devices
          .filter(({ type, status }) => types.includes(type) && status === 'ACTIVE')
          .map((device) => showDevice(environment, { device, nowMs: clock.now() })),
      ),
  }
}

function showPush(push: Push, nowMs: number): PhonePush {
  const { number: _number, sentAtMs, expiresAtMs, answer, ...rest } = push
  return {
    ...rest,
    sentAt: new Date(sentAtMs).toISOString(),
    expiresAt: new Date(expiresAtMs).toISOString(),
    status: pushStatusOf(push, nowMs),
    ...(answer?.reason === undefined ? {} : { reason: answer.reason }),
  }
}

function showDevice(
  environment: EnvironmentState,
  { device, nowMs }: { readonly device: Device; readonly nowMs: number },
): OwnDevice {
  const user = environment.users.find(({ id }) => id === device.user.id)
  const { id, type, nickname, secrets } = device
  const endsAtMs = (Math.floor(nowMs / stepMs) + 1) * stepMs
  return {
    id,
    environmentId: environment.id,
    user: {
      id: device.user.id,
      username: user?.username ?? '',
      displayName: user === undefined ? '' : displayName(user),
    },
    type,
    ...(nickname === undefined ? {} : { nickname }),
    ...(secrets?.otpSecret === undefined
      ? {}
      : {
          code: totpAt(secrets.otpSecret, nowMs),
          codeEndsAt: new Date(endsAtMs).toISOString(),
        }),
  }
}
