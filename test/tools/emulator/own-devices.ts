// Gives people of the seed devices that are no message: apps, code devices, phones with an app, passkeys.
import type { Emulator } from '../../../src/tools/emulator/index.js'
import type { MobileApplication } from '../../../src/tools/emulator/mfa-resources.js'
import type { Device, EnvironmentState } from '../../../src/tools/emulator/resources.js'
import { changeState, member } from './drive.js'

/** The native application that is pushed to. */
export const nativeApp = 'a0a1de00-0000-4000-8000-0000000000aa'
/** RFC 6238's own secret, in base32. */
export const otpSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

/** What a test wants of the devices. */
export interface OwnDevices {
  /** In place of whatever maya has; `id` is `own-<type>` in small letters. */
  readonly types: readonly string[]
  readonly app?: Partial<MobileApplication>
  readonly graceSteps?: number
  readonly change?: (environment: EnvironmentState) => void
}

/** Maya gets devices of these types, and the policy lets them be used. */
export async function giveDevices(
  emulator: Emulator,
  { types, app = {}, graceSteps, change }: OwnDevices,
): Promise<void> {
  await changeState(emulator, (environment) => {
    const maya = environment.users.find(({ username }) => username === 'maya')
    const policy = environment.deviceAuthenticationPolicies[0]
    if (maya === undefined || policy === undefined) throw new Error('no seed')
    environment.devices = environment.devices.filter(
      ({ user, type }) => user.id !== maya.id || types.includes(type),
    )
    environment.devices.unshift(
      ...types
        .filter((type) => type !== 'SMS')
        .map((type) => buildDevice({ type, userId: maya.id })),
    )
    const failure = { count: 3, coolDown: { duration: 2, timeUnit: 'MINUTES' as const } }
    policy.totp = {
      enabled: true,
      otp: { failure },
      ...(graceSteps === undefined ? {} : { passcodeGracePeriod: graceSteps }),
    }
    policy.oathToken = { enabled: true, otp: { failure } }
    policy.fido2 = { enabled: true, failure }
    policy.mobile = {
      enabled: true,
      otp: { failure },
      applications: [{ id: nativeApp, push: { enabled: true }, otp: { enabled: true }, ...app }],
    }
    policy.authentication = { deviceSelection: 'DEFAULT_TO_FIRST' }
    change?.(environment)
  })
}

function buildDevice({ type, userId }: { readonly type: string; readonly userId: string }): Device {
  return {
    id: `own-${type.toLowerCase()}`,
    user: { id: userId },
    type,
    status: 'ACTIVE',
    ...(type === 'MOBILE' ? { application: { id: nativeApp } } : {}),
    secrets: { otpSecret },
  }
}

/** What a device shows now, through the console as a test would read it. */
export async function readCode(emulator: Emulator, type: string): Promise<string> {
  const devices = await readList(emulator, 'devices?username=maya')
  return String(
    member(
      devices.find((device) => member(device, 'type') === type),
      'code',
    ),
  )
}

/** The pushes of all phones, oldest first. */
export function readPushes(emulator: Emulator, query = ''): Promise<readonly unknown[]> {
  return readList(emulator, `pushes${query}`)
}

/** Answers the newest push. */
export async function answerPush(
  emulator: Emulator,
  { how, body = {} }: { readonly how: 'approve' | 'deny'; readonly body?: unknown },
): Promise<{ readonly status: number; readonly body: unknown }> {
  const newest = (await readPushes(emulator)).at(-1)
  const id = String(member(newest, 'id'))
  const answer = await fetch(`${emulator.inboxUrl}/pushes/${id}/${how}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: await answer.json() }
}

async function readList(emulator: Emulator, path: string): Promise<readonly unknown[]> {
  const list: unknown = await (await fetch(`${emulator.inboxUrl}/${path}`)).json()
  const items: readonly unknown[] = Array.isArray(list) ? list : []
  return items
}
