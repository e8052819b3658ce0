// The `login_hint_token` parameter: a JWT by which an application says who is signing on.
import { decodeJwt, jwtVerify } from 'jose'
import type { Exchange } from './exchange.js'
import {
  JwtRefused,
  claimChecks,
  openJwt,
  readJwtHeader,
  secretAlgorithms,
  secretKey,
} from './jwt-check.js'
import type { Application, User } from './resources.js'
import { findUser, findUserByName } from './users.js'

/**
 * The user that the token names. Any enabled application of the environment may have signed it.
 *
 * @throws {JwtRefused} When anything about it is wrong.
 */
export async function openLoginHintToken(exchange: Exchange, jwt: string): Promise<User> {
  const header = readJwtHeader(jwt)
  for (const name of ['cty', 'enc']) {
    if (name in header) throw new JwtRefused(`must not have ${name} in its header`)
  }
  if (typeof header['alg'] !== 'string' || !secretAlgorithms.includes(header['alg'])) {
    throw new JwtRefused(`must be signed with one of ${secretAlgorithms.join(', ')}`)
  }
  const claims = await openJwt(exchange, async () => {
    const signer = findSigner(exchange, jwt)
    const checks = claimChecks(exchange, signer.id, ['sub', 'iat', 'exp'])
    const options = { ...checks, algorithms: secretAlgorithms }
    return (await jwtVerify(jwt, secretKey(signer.secret), options)).payload
  })
  return findHintedUser(exchange, claims.sub)
}

/**
 * The user of that id or username.
 *
 * @throws {JwtRefused} When there is none.
 */
export function findHintedUser(
  { environment, nowMs }: Pick<Exchange, 'environment' | 'nowMs'>,
  sub: unknown,
): User {
  if (typeof sub !== 'string') throw new JwtRefused('sub must be a string')
  const user = findUser(environment, sub, nowMs) ?? findUserByName(environment, sub, nowMs)
  if (user === undefined) throw new JwtRefused('sub does not name a user')
  return user
}

/** The application in `iss`, which is not yet to be believed. */
function findSigner({ environment }: Exchange, jwt: string): Application {
  const { iss } = decodeJwt(jwt)
  const signer = environment.applications.find(({ id }) => id === iss)
  if (signer?.enabled !== true) {
    throw new JwtRefused('iss must be the id of an enabled application')
  }
  return signer
}
