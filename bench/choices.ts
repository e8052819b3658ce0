// The targets by the names of their rows.
import type { TargetChoice } from './surroundings.js'

/** The limit B, and B once more: the control. */
export const plain: TargetChoice = { name: 'B', file: 'plain' }
export const plainAgain: TargetChoice = { ...plain, name: 'B again' }
export const plainRedis: TargetChoice = { name: 'B on Redis', file: 'plain', redis: true }

/** The reference sign-on, and once more. */
export const reference: TargetChoice = { name: 'ref', file: 'reference' }

export const embedded: TargetChoice = { name: 'this package', file: 'product' }
export const bound: TargetChoice = {
  ...embedded,
  name: 'this package, session-store',
  env: { SESSION_STORE: 'bound' },
}
export const hosted: TargetChoice = {
  ...embedded,
  name: 'this package, hosted',
  env: { SIGN_ON: 'hosted' },
}
export const onRedis: TargetChoice = { ...embedded, name: 'this package, Redis', redis: true }

/** Other packages that sign a person on and guard a route. */
export const peers: readonly TargetChoice[] = [
  { name: 'express-openid-connect, cookie', file: 'express-openid-connect' },
  {
    name: 'express-openid-connect, store',
    file: 'express-openid-connect',
    env: { SESSION_STORE: 'memory' },
  },
  { name: 'passport, openid-client', file: 'passport-openid-client' },
  { name: 'passport-openidconnect', file: 'passport-openidconnect' },
  { name: '@auth/express', file: 'auth-express', entry: 'auth-express' },
  { name: '@okta/oidc-middleware', file: 'okta' },
  { name: 'better-auth', file: 'better-auth', entry: 'better-auth' },
]
