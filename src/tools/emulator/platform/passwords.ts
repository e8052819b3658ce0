// Passwords: set, unset, forced to change; the value never comes back.
import { invalidData, notImplemented } from '../problem.js'
import type { User } from '../resources.js'
import type { FieldReader } from './fields.js'
import { environmentOf, links } from './hal.js'
import { ok, type Operation, type PlatformCall, type Reply, type Role } from './operation.js'
import { touch, userOf } from './find-user.js'
import { passwordPolicyOf } from './password-policies-of.js'
import {
  describeBrokenRules,
  listBrokenRules,
  passwordStatusOf,
  replacePassword,
  type NewPassword,
} from './password-rules.js'

const roles: readonly Role[] = ['Identity Data Admin']
const path = 'users/:user/password'

/** The operations on passwords. */
export const passwordOperations: readonly Operation[] = [
  { method: 'GET', path, roles, run: (call) => ok(render(call, userOf(call))) },
  { method: 'PUT', path, roles, mediaType: typeOf('set+json'), run: set },
  { method: 'PUT', path, roles, mediaType: typeOf('setValue+json'), run: setValue },
  { method: 'POST', path, roles, mediaType: typeOf('forceChange'), run: forceChange },
  ...['reset+json', 'change+json'].map((name) => missing('PUT', name)),
  ...['check+json', 'recover+json', 'sendRecoveryCode'].map((name) => missing('POST', name)),
]

function typeOf(name: string): string {
  return `application/vnd.pingidentity.password.${name}`
}

/** PingOne has it, the emulator has not. */
function missing(method: 'PUT' | 'POST', name: string): Operation {
  const what = `the media type ${typeOf(name)} of passwords`
  return {
    method,
    path,
    roles,
    mediaType: typeOf(name),
    run: () => {
      throw notImplemented(what)
    },
  }
}

/** A password in clear, and how it is set. */
export interface GivenPassword {
  readonly value: string
  readonly forceChange: boolean
  /** Whatever the password policy says. */
  readonly bypassPolicy: boolean
}

/** Reads a password that is to be set. */
export function readPassword(body: FieldReader): GivenPassword {
  const value = body.required('value', body.text('value'), '')
  if (/^\{[A-Z0-9]+\}/.test(value)) throw notImplemented('passwords that are encoded already')
  return {
    value,
    forceChange: body.flag('forceChange') ?? false,
    bypassPolicy: body.flag('bypassPolicy') ?? false,
  }
}

/**
 * The user's password from now on.
 *
 * @throws {PingOneProblem} 400 when it does not satisfy the password policy.
 */
export function buildPassword(
  { environment, nowMs }: PlatformCall,
  { user, given }: { readonly user: NewPassword['user']; readonly given: GivenPassword },
): NonNullable<User['password']> {
  const { value, forceChange, bypassPolicy } = given
  const broken = bypassPolicy ? [] : listBrokenRules(environment, { user, value, nowMs })
  const detail = describeBrokenRules('password', broken)
  if (detail !== undefined) throw invalidData(detail)
  return replacePassword(user, { value, nowMs, forceChange })
}

function set(call: PlatformCall): Reply {
  const user = userOf(call)
  const given = readPassword(call.body)
  call.body.finish()
  touch(call, user, { password: buildPassword(call, { user, given }) })
  return ok(render(call, user))
}

/** Without a value the user has no password any more. */
function setValue(call: PlatformCall): Reply {
  if (call.body.has('value')) return set(call)
  const user = userOf(call)
  delete user.password
  return ok(render(call, user))
}

/** Also forgets the wrong codes so far. */
function forceChange(call: PlatformCall): Reply {
  const user = userOf(call)
  if (user.password !== undefined) user.password = { ...user.password, forceChange: true }
  call.runtime.userFailures.delete(user.id)
  return ok(render(call, user))
}

function render(call: PlatformCall, user: User): unknown {
  const { password } = user
  const self = `users/${user.id}`
  const own = `${self}/password`
  const policy = passwordPolicyOf(call.environment, user)
  return {
    _links: links(call, own, {
      user: self,
      'password.set': own,
      'password.setValue': own,
      'password.forceChange': own,
    }),
    environment: environmentOf(call),
    user: { id: user.id },
    ...(policy !== undefined && { passwordPolicy: { id: policy.id } }),
    status: passwordStatusOf(call.environment, { user, nowMs: call.nowMs }),
    lastChangedAt: password?.lastChangedAt,
  }
}
