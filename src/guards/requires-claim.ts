// requiresClaim(): the user has a claim, one of its values, or fits a predicate.
import type { RequestHandler } from 'express'
import { GuardError } from '../errors.js'
import type { PingOneUser } from '../events.js'
import { createGuard } from './guard.js'

/** A value a claim can be compared with. */
export type ClaimValue = string | number | boolean

/**
 * Lets a request through when the user has a claim, has it with one of the values, or fits a predicate.
 *
 * Includes `requiresAuth()`. Strict: own members only, same type (`'true'` is not `true`); an array fits when it
 * contains one of the values. A signed-on user who does not fit gets 403. A predicate that throws or does not return
 * `true` is "no".
 *
 * @param claim Name of the claim, or a predicate over the user.
 * @param oneOf Values of which one must be met. Default: any value but `undefined`, `null` and `false`.
 * @returns The guard.
 * @throws {TypeError} When the name is empty, or values are given with a predicate.
 * @see [OIDC Core 1.0 §5.1](https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims)
 * @example
 * app.get('/admin', requiresClaim('groups', 'bank-admins'), showAdmin)
 */
export function requiresClaim(claim: string, ...oneOf: readonly ClaimValue[]): RequestHandler
export function requiresClaim(predicate: (user: PingOneUser) => boolean): RequestHandler
export function requiresClaim(
  claim: string | ((user: PingOneUser) => boolean),
  ...oneOf: readonly ClaimValue[]
): RequestHandler {
  const fits = buildPredicate(claim, oneOf)
  return createGuard('requiresClaim', {
    question: ({ signedOn }) => {
      if (isTrue(fits, signedOn.stored.user)) return
      throw new GuardError('the user lacks what this page asks for', {
        code: 'ERR_PINGONE_CLAIM_REQUIRED',
        status: 403,
      })
    },
  })
}

function buildPredicate(
  claim: unknown,
  oneOf: readonly ClaimValue[],
): (user: PingOneUser) => boolean {
  if (typeof claim === 'function') {
    if (oneOf.length > 0)
      throw new TypeError('requiresClaim takes values with a name, not with a predicate')
    return claim as (user: PingOneUser) => boolean
  }
  if (typeof claim !== 'string' || claim === '') {
    throw new TypeError(
      "requiresClaim takes a claim's name: requiresClaim('groups', 'bank-admins')",
    )
  }
  return (user) => Object.hasOwn(user, claim) && meets(user[claim], oneOf)
}

function meets(value: unknown, oneOf: readonly ClaimValue[]): boolean {
  if (oneOf.length === 0) return value !== undefined && value !== null && value !== false
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.some((given) => oneOf.some((wanted) => wanted === given))
}

function isTrue(fits: (user: PingOneUser) => unknown, user: PingOneUser): boolean {
  try {
    return fits(user) === true
  } catch {
    return false
  }
}
