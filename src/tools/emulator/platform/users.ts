// Users: create, import, list, read, replace, change in part, delete.
import { randomUUID } from 'node:crypto'
import { invalidData, notImplemented, requiredValue } from '../problem.js'
import type { Reference, User } from '../resources.js'
import { isRecord } from '../json-value.js'
import { findUser } from '../users.js'
import { readFields, type FieldReader } from './fields.js'
import { applyFilter } from './filter.js'
import { userOf } from './find-user.js'
import { removeWhere, replace } from './find.js'
import { page } from './hal.js'
import {
  created,
  noContent,
  ok,
  type Operation,
  type PlatformCall,
  type Reply,
  type Role,
} from './operation.js'
import { buildPassword, readPassword, type GivenPassword } from './passwords.js'
import { readUserFields } from './user-fields.js'
import { renderUser } from './user-view.js'

/** Who may work with users and their devices. */
export const identityRoles: readonly Role[] = ['Identity Data Admin']

const one = 'users/:user'

/** The operations on users. */
export const userOperations: readonly Operation[] = [
  { method: 'POST', path: 'users', roles: identityRoles, run: create },
  {
    method: 'POST',
    path: 'users',
    roles: identityRoles,
    mediaType: 'application/vnd.pingidentity.user.import+json',
    run: importUser,
  },
  { method: 'GET', path: 'users', roles: identityRoles, run: list },
  {
    method: 'GET',
    path: one,
    roles: identityRoles,
    run: (call) => ok(renderUser(call, userOf(call))),
  },
  { method: 'PUT', path: one, roles: identityRoles, run: update },
  { method: 'PATCH', path: one, roles: identityRoles, run: change },
  { method: 'DELETE', path: one, roles: identityRoles, run: remove },
]

/** What the collection can be filtered by. */
const text = ['eq', 'sw', 'co']
const textWithEnd = [...text, 'ew']
const filterable = {
  id: ['eq'],
  username: text,
  email: textWithEnd,
  externalId: text,
  accountId: text,
  enabled: ['eq'],
  'name.given': textWithEnd,
  'name.family': textWithEnd,
  'name.middle': text,
  'name.formatted': text,
  nickname: text,
  title: text,
  type: text,
  locale: text,
  preferredLanguage: text,
  timezone: text,
  mobilePhone: text,
  primaryPhone: text,
  'address.streetAddress': text,
  'address.locality': text,
  'address.region': text,
  'address.postalCode': text,
  'address.countryCode': text,
  'photo.href': text,
  'population.id': ['eq'],
}

function create(call: PlatformCall): Reply {
  return add(call, {})
}

/** With a password, and an email address that counts as verified. */
function importUser(call: PlatformCall): Reply {
  const { body } = call
  const password = body.object('password')
  const given = password === undefined ? undefined : readPassword(password)
  if (body.object('lifecycle')?.text('status') === 'VERIFICATION_REQUIRED') {
    throw notImplemented('users that have to verify their address')
  }
  return add(call, { given, isEmailVerified: body.flag('emailVerified') === true })
}

/** What only an import says. */
interface Imported {
  readonly given?: GivenPassword | undefined
  readonly isEmailVerified?: boolean
}

function add(call: PlatformCall, { given, isEmailVerified }: Imported): Reply {
  const { body, environment, now } = call
  const isMfaDefault = environment.mfaSettings.users?.mfaEnabled ?? false
  const mfaEnabled = body.flag('mfaEnabled') ?? isMfaDefault
  const population = readPopulation(call)
  const user: User = {
    id: randomUUID(),
    ...readUserFields(call, body, undefined),
    population,
    enabled: true,
    mfaEnabled,
    account: { canAuthenticate: true, status: 'OK' },
    lifecycle: { status: 'ACCOUNT_OK' },
    ...(isEmailVerified === true && { emailVerified: true }),
    createdAt: now,
    updatedAt: now,
  }
  if (given !== undefined) user.password = buildPassword(call, { user, given })
  environment.users.push(user)
  return created(renderUser(call, user))
}

/** The one named, or the environment's default one. */
function readPopulation({ body, environment }: PlatformCall): Reference {
  const named = body.reference('population')
  if (named !== undefined && !environment.populations.some(({ id }) => id === named.id)) {
    body.refuse('population.id', 'does not name a population')
  }
  const fallback = environment.populations.find((each) => each.default === true)
  if (named === undefined && fallback === undefined && !body.has('population')) {
    body.note(requiredValue('population'))
  }
  return named ?? { id: fallback?.id ?? '' }
}

function list(call: PlatformCall): Reply {
  if (call.query.has('include')) throw notImplemented('the query parameter include of users')
  for (const { id } of call.environment.users) findUser(call.environment, id, call.nowMs)
  return page(call, {
    name: 'users',
    path: 'users',
    items: applyFilter(call, call.environment.users, filterable),
    defaultLimit: 200,
    render: (user) => renderUser(call, user),
  })
}

/** What has an operation of its own stays as it is. */
function update(call: PlatformCall): Reply {
  return put(call, call.body)
}

/** A member that is not there stays, one that is null goes; objects are merged. */
function change(call: PlatformCall): Reply {
  return put(call, readFields(merge(userOf(call), call.body.raw)))
}

function put(call: PlatformCall, body: FieldReader): Reply {
  const before = userOf(call)
  const kept = [
    'population',
    'account',
    'lifecycle',
    'password',
    'emailVerified',
    'bypassMFAEnabledUntil',
    'deviceOrder',
  ] as const
  const next: User = {
    id: before.id,
    ...readUserFields(call, body, before.id),
    enabled: before.enabled,
    mfaEnabled: before.mfaEnabled,
    ...Object.fromEntries(kept.flatMap((name) => (name in before ? [[name, before[name]]] : []))),
    createdAt: before['createdAt'],
    updatedAt: call.now,
  }
  replace(call.environment.users, next)
  return ok(renderUser(call, next))
}

function merge(
  before: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged = { ...before }
  for (const [name, value] of Object.entries(changes)) {
    const old = before[name]
    merged[name] = isRecord(value) && isRecord(old) ? merge(old, value) : value
  }
  return merged
}

/** The user's devices go, too. */
function remove(call: PlatformCall): Reply {
  const { users, devices } = call.environment
  const { id } = userOf(call)
  for (const device of devices) {
    if (device.user.id === id) call.runtime.deviceFailures.delete(device.id)
  }
  removeWhere(devices, (device) => device.user.id === id)
  removeWhere(call.environment.pairingKeys ?? [], (key) => key.user.id === id)
  removeWhere(call.environment.agreementConsents ?? [], (consent) => consent.user.id === id)
  removeWhere(users, (user) => user.id === id)
  call.runtime.userFailures.delete(id)
  return noContent
}

/** A flag that has an operation of its own. */
export function requireFlag(call: PlatformCall, name: string): boolean {
  const value = call.body.required(name, call.body.flag(name), false)
  call.body.finish()
  return value
}

/**
 * Refuses what only one member can mean.
 *
 * @throws {PingOneProblem} 400 when the population is not there.
 */
export function requirePopulation(call: PlatformCall): Reference {
  const id = call.body.required('id', call.body.text('id'), '')
  call.body.finish()
  if (call.environment.populations.some((each) => each.id === id)) return { id }
  throw invalidData({
    code: 'INVALID_VALUE',
    target: 'id',
    message: 'does not name a population',
  })
}
