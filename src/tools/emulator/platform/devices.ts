// A user's MFA devices: create, list in their order, read, name, reorder, delete.
import { randomUUID } from 'node:crypto'
import { PingOneProblem, notImplemented } from '../problem.js'
import type { Device, User } from '../resources.js'
import { readDevice } from './device-fields.js'
import { renderDevice } from './device-view.js'
import { beginPairing } from './pairing.js'
import { applyFilter } from './filter.js'
import { find, removeWhere } from './find.js'
import { links, page } from './hal.js'
import {
  created,
  noContent,
  ok,
  type Operation,
  type PlatformCall,
  type Reply,
} from './operation.js'
import { userOf } from './find-user.js'
import { identityRoles } from './users.js'

const all = 'users/:user/devices'
const one = `${all}/:device`
const orderType = (name: string): string => `application/vnd.pingidentity.devices.${name}+json`

/** What a device that nobody activates is kept for. */
const pendingMs = 24 * 3_600_000
const mostPending = 50

/** The operations on devices, but for what a device itself is told to do. */
export const deviceOperations: readonly Operation[] = [
  { method: 'POST', path: all, roles: identityRoles, run: create },
  {
    method: 'POST',
    path: all,
    roles: identityRoles,
    mediaType: orderType('reorder'),
    run: reorder,
  },
  {
    method: 'POST',
    path: all,
    roles: identityRoles,
    mediaType: orderType('order.remove'),
    run: removeOrder,
  },
  {
    method: 'DELETE',
    path: all,
    roles: identityRoles,
    mediaType: orderType('order.remove'),
    run: removeOrder,
  },
  { method: 'GET', path: all, roles: identityRoles, run: list },
  {
    method: 'GET',
    path: one,
    roles: identityRoles,
    run: (call) => ok(renderDevice(call, deviceOf(call))),
  },
  { method: 'DELETE', path: one, roles: identityRoles, run: remove },
  { method: 'PUT', path: `${one}/nickname`, roles: identityRoles, run: rename },
  {
    method: 'PUT',
    path: `${one}/logs`,
    roles: identityRoles,
    run: () => {
      throw notImplemented('the logs of a device')
    },
  },
]

/** The device of the path. */
export function deviceOf(call: PlatformCall): Device {
  return find(devicesOf(call), call.id('device'))
}

/** The devices of the path's user; those that waited too long to be activated are gone. */
function devicesOf(call: PlatformCall): readonly Device[] {
  const { devices } = call.environment
  const user = userOf(call)
  removeWhere(
    devices,
    (device) =>
      device.status === 'ACTIVATION_REQUIRED' &&
      Date.parse(String(device['createdAt'])) + pendingMs <= call.nowMs,
  )
  return devices.filter((device) => device.user.id === user.id)
}

function create(call: PlatformCall): Reply {
  const user = userOf(call)
  const own = devicesOf(call)
  const { policy, notification, ...fields } = readDevice(call)
  assertRoom(call, { own, status: fields.status })
  const device: Device = {
    id: randomUUID(),
    user: { id: user.id },
    ...fields,
    secrets: { ...fields.secrets, ...(policy !== undefined && { policyId: policy.id }) },
    createdAt: call.now,
    updatedAt: call.now,
  }
  const isPaired = device.status === 'ACTIVE' && device.type !== 'TOTP'
  if (!isPaired) beginPairing(call, { user, device, policy, notification })
  call.environment.devices.push(device)
  return created(renderDevice(call, device))
}

/** Blocked devices count, those that wait to be activated have a limit of their own. */
export function assertRoom(
  call: Pick<PlatformCall, 'environment'>,
  { own, status }: { readonly own: readonly Device[]; readonly status: string },
): void {
  const max = call.environment.mfaSettings.pairing?.maxAllowedDevices ?? 5
  const isPending = ({ status: of }: Device): boolean => of === 'ACTIVATION_REQUIRED'
  const pending = own.filter((device) => isPending(device)).length
  if (own.length - pending >= max)
    throw limitExceeded('Maximum allowed devices has been reached', max)
  if (status === 'ACTIVATION_REQUIRED' && pending >= mostPending) {
    throw limitExceeded('Too many devices wait to be activated', mostPending)
  }
}

function limitExceeded(message: string, maximumAllowed: number): PingOneProblem {
  const words = 'The request could not be completed. There was an issue processing the request.'
  const detail = { code: 'LIMIT_EXCEEDED', message, innerError: { maximumAllowed } }
  return new PingOneProblem(400, 'REQUEST_FAILED', words, [detail])
}

function list(call: PlatformCall): Reply {
  const own = inOrder(devicesOf(call))
  const path = `users/${call.id('user')}/devices`
  const shown = applyFilter(call, own, { status: ['eq'], type: ['eq'] })
  const reply = page(call, {
    name: 'devices',
    path,
    items: shown,
    links: { 'devices.reorder': path },
    render: (device) => renderDevice(call, device),
  })
  const expand = (call.query.get('expand') ?? '').split(',')
  if (!expand.includes('order')) return reply
  return ok({ ...Object(reply.body), order: orderOf(userOf(call), own) })
}

/** The default one first, those that are not active yet last. */
function inOrder(devices: readonly Device[]): readonly Device[] {
  return devices.toSorted((one, other) => Number(isPending(one)) - Number(isPending(other)))
}

function isPending({ status }: Device): boolean {
  return status === 'ACTIVATION_REQUIRED'
}

function orderOf(user: User, devices: readonly Device[]): readonly { readonly id: string }[] {
  if (user.deviceOrder === 'NONE') return []
  return devices.filter((device) => !isPending(device)).map(({ id }) => ({ id }))
}

/** The devices named come first, in that order; sign-on follows. */
function reorder(call: PlatformCall): Reply {
  const user = userOf(call)
  const own = devicesOf(call)
  const named = call.body.required('order', call.body.list('order', { min: 1 }), [])
  const ids = named.map((each) => each.required('id', each.text('id'), ''))
  named.forEach((each, index) => {
    const isOwn = own.some(({ id, status }) => id === ids[index] && status === 'ACTIVE')
    if (ids[index] !== '' && !isOwn) each.refuse('id', 'does not name an active device of the user')
  })
  call.body.finish()
  const rank = ({ id }: Device): number => (ids.includes(id) ? ids.indexOf(id) : ids.length)
  const sorted = own.toSorted((one, other) => rank(one) - rank(other))
  removeWhere(call.environment.devices, (device) => device.user.id === user.id)
  call.environment.devices.push(...sorted)
  delete user.deviceOrder
  return ok({
    _links: links(call, `users/${user.id}/devices`, { user: `users/${user.id}` }),
    order: orderOf(user, sorted),
  })
}

function removeOrder(call: PlatformCall): Reply {
  userOf(call).deviceOrder = 'NONE'
  return noContent
}

/** An empty nickname takes it away. */
function rename(call: PlatformCall): Reply {
  const device = deviceOf(call)
  const limits = { max: 100, mayBeEmpty: true }
  const nickname = call.body.required('nickname', call.body.text('nickname', limits), '')
  call.body.finish()
  if (nickname === '') delete device.nickname
  else device.nickname = nickname
  device['updatedAt'] = call.now
  return ok(renderDevice(call, device))
}

function remove(call: PlatformCall): Reply {
  const { id } = deviceOf(call)
  removeWhere(call.environment.devices, (device) => device.id === id)
  call.runtime.deviceFailures.delete(id)
  call.runtime.pairings.delete(id)
  return noContent
}
