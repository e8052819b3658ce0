// Pairing keys: what a phone with a native application is paired by.
import { randomInt, randomUUID } from 'node:crypto'
import type { MobileApplication, PairingKey } from '../mfa-resources.js'
import { PingOneProblem, notFound } from '../problem.js'
import type { Application, DeviceAuthenticationPolicy } from '../resources.js'
import { spanMs } from './duration-fields.js'
import { find, removeWhere, without } from './find.js'
import { userOf } from './find-user.js'
import { environmentOf, links } from './hal.js'
import {
  created,
  noContent,
  ok,
  type Operation,
  type PlatformCall,
  type Reply,
} from './operation.js'
import { isPushable } from './push-settings.js'
import { identityRoles } from './users.js'

const all = 'users/:user/pairingKeys'
const one = `${all}/:pairingKey`

const mostValid = 20
const standardLifetime = { duration: 10, timeUnit: 'MINUTES' } as const

/** The operations on pairing keys. */
export const pairingKeyOperations: readonly Operation[] = [
  { method: 'POST', path: all, roles: identityRoles, run: create },
  {
    method: 'GET',
    path: one,
    roles: identityRoles,
    run: (call) => ok(render(call, pairingKeyOf(call))),
  },
  { method: 'DELETE', path: one, roles: identityRoles, run: remove },
]

function create(call: PlatformCall): Reply {
  const user = userOf(call)
  const policy = readPolicy(call)
  const applications = readApplications(call, policy)
  const named = call.body.reference('policy')
  call.body.finish()
  const keys = validKeys(call)
  if (keys.length >= mostValid) throw limitExceeded()
  const lifetimes = applications.map((each) => spanMs(each.pairingKeyLifetime ?? standardLifetime))
  const key: PairingKey = {
    id: randomUUID(),
    user: { id: user.id },
    code: writeCode(call),
    status: 'UNCLAIMED',
    applications: applications.map(({ id }) => ({ id })),
    ...(named !== undefined && { policy: named }),
    createdAt: call.now,
    updatedAt: call.now,
    expiresAt: new Date(call.nowMs + Math.min(...lifetimes)).toISOString(),
  }
  call.environment.pairingKeys ??= []
  call.environment.pairingKeys.push(key)
  return created(render(call, key))
}

function remove(call: PlatformCall): Reply {
  const { id } = pairingKeyOf(call)
  removeWhere(call.environment.pairingKeys ?? [], (key) => key.id === id)
  return noContent
}

function readPolicy({ body, environment }: PlatformCall): DeviceAuthenticationPolicy | undefined {
  const policies = environment.deviceAuthenticationPolicies
  const named = body.reference('policy')
  if (named === undefined) return policies.find((each) => each.default === true)
  const policy = policies.find(({ id }) => id === named.id)
  if (policy === undefined) {
    body.refuse('policy.id', 'does not name a device authentication policy')
  }
  return policy
}

/** Those that were named, or all that the policy has. */
function readApplications(
  call: PlatformCall,
  policy: DeviceAuthenticationPolicy | undefined,
): readonly MobileApplication[] {
  const { body } = call
  const available = listAvailable(call, policy)
  const named = body.list('applications') ?? []
  for (const each of named) {
    const id = each.required('id', each.text('id'), '')
    if (id !== '' && !available.some((one) => one.id === id)) {
      each.refuse('id', 'does not name a native application that phones can be paired with')
    }
  }
  if (named.length > 0) {
    return available.filter(({ id }) => named.some((each) => each.raw['id'] === id))
  }
  if (available.length === 0) {
    body.refuse('applications', 'there is no native application that phones can be paired with')
  }
  return available
}

function listAvailable(
  { environment }: PlatformCall,
  policy: DeviceAuthenticationPolicy | undefined,
): readonly MobileApplication[] {
  const { enabled = false, pairingDisabled = false, applications = [] } = policy?.mobile ?? {}
  if (!enabled || pairingDisabled) return []
  const isNative = (application: Application): boolean =>
    application.type === 'NATIVE_APP' && isPushable(environment, application)
  return applications.filter(
    (each) =>
      each.pairingDisabled !== true &&
      environment.applications.some((one) => one.id === each.id && isNative(one)),
  )
}

/** 12 digits, or 16 letters and digits. */
function writeCode({ environment }: PlatformCall): string {
  const isNumeric = environment.mfaSettings.pairing?.pairingKeyFormat === 'NUMERIC'
  const alphabet = isNumeric ? '0123456789' : 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const letters = Array.from({ length: isNumeric ? 12 : 16 }, () => randomInt(alphabet.length))
  return letters.map((each) => alphabet[each]).join('')
}

/** Those of the path's user whose time has not passed. */
function validKeys(call: PlatformCall): readonly PairingKey[] {
  const { id } = userOf(call)
  return (call.environment.pairingKeys ?? []).filter(
    ({ user, expiresAt }) => user.id === id && Date.parse(expiresAt) > call.nowMs,
  )
}

function pairingKeyOf(call: PlatformCall): PairingKey {
  const { id } = userOf(call)
  const key = find(call.environment.pairingKeys ?? [], call.id('pairingKey'))
  if (key.user.id !== id) throw notFound()
  return key
}

function limitExceeded(): PingOneProblem {
  const words = 'The request could not be completed. There was an issue processing the request.'
  const message = 'Maximum valid pairing keys has been reached'
  const detail = { code: 'LIMIT_EXCEEDED', message, innerError: { maximumAllowed: mostValid } }
  return new PingOneProblem(400, 'REQUEST_FAILED', words, [detail])
}

function render(call: PlatformCall, key: PairingKey): unknown {
  const user = `users/${key.user.id}`
  return {
    _links: links(call, `${user}/pairingKeys/${key.id}`, { user }),
    id: key.id,
    environment: environmentOf(call),
    ...without(key, 'id'),
  }
}
