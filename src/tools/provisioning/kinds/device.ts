// The kind of MFA devices of a user.
import type { Body } from '../platform/platform-client.js'
import type { DeviceResource } from '../platform/resources.js'
import { normalisePhone, phoneKey } from '../phone-number.js'
import type { DesiredDevice } from '../recipe.js'
import { compareManaged, describeManaged } from './difference.js'
import { idOf, toFound } from './found.js'
import type { Found, ResourceKind, Search } from './kind.js'
import { parentOf, readUnlessGone, removeUnlessGone } from './made-resource.js'
import { memberOf, textOf } from './record.js'
import { collectWhere } from './search-collection.js'
import { readUserOwnership } from './user.js'

/**
 * Found by type and number or address among the user's paired devices. Which device authentication
 * policy it was paired under is only said when it is made: PingOne does not answer it.
 */
export const deviceKind: ResourceKind<DesiredDevice> = {
  kind: 'device',
  isSingleton: false,
  title: ({ type, user }, nameOf) => `${type} device of user "${nameOf(user)}"`,
  nameOf: (desired) => `${desired.type} ${destinationOf(desired)}`,
  async find(desired, room) {
    const devices = await collectWhere(
      room.client.devices.list(idOf(room, desired.user)),
      ({ type }) => type === desired.type,
    )
    return sortOut(desired, devices)
  },
  compare: ({ nickname }, { found }) => compareManaged({ nickname }, { actual: found.actual }),
  describe: (desired) => [
    { path: 'type', actual: undefined, desired: desired.type },
    ...describeManaged({ ...destinationMember(desired), nickname: desired.nickname }),
  ],
  async create(desired, room) {
    const { devices } = room.client
    const user = idOf(room, desired.user)
    const policy = idOf(room, desired.deviceAuthenticationPolicy)
    const device = await devices.create(user, toBody(desired, policy))
    const { nickname } = desired
    if (nickname === undefined || device['nickname'] === nickname) return toFound(device)
    await devices.setNickname(user, device.id, nickname)
    return toFound(await devices.read(user, device.id))
  },
  async update({ user, nickname }, { found, room }): Promise<Found> {
    const { devices } = room.client
    const userId = idOf(room, user)
    if (nickname !== undefined) await devices.setNickname(userId, found.id, nickname)
    return toFound(await devices.read(userId, found.id))
  },
  parentsOf: ({ user }, room) => ({ user: idOf(room, user) }),
  async readMade(made, { client, prefix }) {
    const user = parentOf(made, 'user')
    const device = await readUnlessGone(client.devices.read(user, made.id))
    return device && readUserOwnership(client, { userId: user, prefix })
  },
  async remove(made, client) {
    await removeUnlessGone(client.devices.delete(parentOf(made, 'user'), made.id))
  },
}

function toBody(desired: DesiredDevice, policy: string): Body {
  return {
    type: desired.type,
    ...destinationMember(desired),
    policy: { id: policy },
    status: 'ACTIVE',
  }
}

function destinationMember(desired: DesiredDevice): Body {
  return desired.type === 'EMAIL' ? { email: desired.email } : { phone: desired.phone }
}

function destinationOf(desired: DesiredDevice): string {
  if (desired.type === 'EMAIL') return desired.email
  return normalisePhone(desired.phone) ?? desired.phone
}

/** A device that still waits for its first code cannot be used: it is neither ours nor in the way. */
function sortOut(desired: DesiredDevice, devices: readonly DeviceResource[]): Search {
  const same = devices.filter((device) => keyOf(device) === keyOf(desired))
  const paired = same.filter(({ status }) => status !== waiting)
  const unpaired = same.filter(({ status }) => status === waiting)
  const others = devices.filter((device) => keyOf(device) !== keyOf(desired))
  return {
    matches: paired.map(toFound),
    remarks: [
      ...paired.flatMap(describeLock),
      ...unpaired.map(({ id }) => `A device of the same destination waits for its pairing (${id})`),
      ...others.map(({ id, type }) => `The user has another ${type} device (${id})`),
    ],
  }
}

const waiting = 'ACTIVATION_REQUIRED'

/** How a number is written has no meaning, nor the case of an address; an extension is another phone. */
function keyOf(device: DesiredDevice | DeviceResource): string {
  if (device.type === 'EMAIL') return (device.email ?? '').trim().toLowerCase()
  const extension = textOf(device, 'extension') ?? ''
  const key = phoneKey('phone' in device ? (device.phone ?? '') : '')
  return extension === '' ? key : `${key} ext. ${extension}`
}

/** Blocked by an administrator or locked after wrong codes: told, never undone. */
function describeLock(device: DeviceResource): readonly string[] {
  const block = textOf(memberOf(device, 'block'), 'status')
  const lock = textOf(memberOf(device, 'lock'), 'status')
  return [
    ...(block === 'BLOCKED' || device.status === 'BLOCKED'
      ? [`The device (${device.id}) is blocked; an administrator can unblock it`]
      : []),
    ...(lock === 'LOCKED' || device.status === 'LOCKED'
      ? [`The device (${device.id}) is locked after wrong codes; an administrator can unlock it`]
      : []),
  ]
}
