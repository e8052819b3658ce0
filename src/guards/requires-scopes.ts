// requiresScopes(): the access token of the sign-on was granted all of these scopes.
import type { RequestHandler } from 'express'
import { readTokens } from '../access-token.js'
import { GuardError } from '../errors.js'
import { createGuard } from './guard.js'

/**
 * Lets a request through when the sign-on was granted every named scope.
 *
 * Includes `requiresAuth()`. A user who is signed on and lacks one gets 403: signing on again would not help. The
 * granted scopes are those of the token response, or, when PingOne did not repeat them, those that were asked for.
 *
 * @param all Scopes, each one word.
 * @returns The guard.
 * @throws {TypeError} When no scope is given, or one is not a single word.
 * @see [RFC 6749 §3.3](https://www.rfc-editor.org/rfc/rfc6749#section-3.3)
 * @example
 * app.get('/statements', requiresScopes('bank:read'), showStatements)
 */
export function requiresScopes(...all: readonly string[]): RequestHandler {
  if (
    all.length === 0 ||
    all.some((scope) => typeof scope !== 'string' || !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope))
  ) {
    throw new TypeError(
      "requiresScopes takes one word a scope: requiresScopes('bank:read', 'bank:pay')",
    )
  }
  return createGuard('requiresScopes', {
    question: async ({ signedOn, instance }) => {
      const { value } = await readTokens(instance, signedOn.stored.signOnId)
      const granted = new Set((value.scope ?? instance.config.scope).split(' '))
      if (all.every((scope) => granted.has(scope))) return
      throw new GuardError('this sign-on was not granted the scope that is needed', {
        code: 'ERR_PINGONE_SCOPE_REQUIRED',
        status: 403,
      })
    },
  })
}
