// Is what PingOne says of a confirmation what was asked, and of whom?
import { readSignOn } from '../../current-sign-on.js'
import { AuthorizationError, CallbackError } from '../../errors.js'
import { isMfaMet } from '../../oidc/assurance.js'
import type { VerifiedTokens } from '../../oidc/relying-party.js'
import type { Confirmation, PendingSignOn } from '../../attempt/pending-sign-on.js'
import type { Asked } from '../exchange.js'

/**
 * A confirmation counts for the very sign-on that began it, when what PingOne says of it is what was asked.
 *
 * @throws {AuthorizationError} `other_user`, `auth_time_too_old`, `acr_unmet` or `amr_unmet`.
 */
export async function assertConfirmed(
  asked: Asked,
  {
    pending,
    confirms,
    tokens: { claims },
  }: {
    readonly pending: PendingSignOn
    readonly confirms: Confirmation
    readonly tokens: VerifiedTokens
  },
): Promise<void> {
  const { instance } = asked
  await assertSameSignOn(asked, confirms)
  if (claims.sub !== confirms.sub) {
    throw refuse('other_user', 'the ID Token is of another user than the one who is signed on')
  }
  const { auth_time: authTime, acr, amr } = claims
  const openedAtSeconds = pending.createdAtMs / 1000
  if (
    authTime === undefined ||
    authTime < openedAtSeconds - instance.config.clockToleranceSeconds
  ) {
    throw refuse('auth_time_too_old', 'auth_time is missing, or before this confirmation was begun')
  }
  const { requirement, acrValues } = confirms
  const verdict = isMfaMet(
    { ...(acr !== undefined && { acr }), ...(amr !== undefined && { amr }) },
    {
      requirement: {
        acrValues,
        ...(requirement?.methods !== undefined && { methods: requirement.methods }),
      },
      nowSeconds: instance.nowMs() / 1000,
    },
  )
  if (verdict.met) return
  if (verdict.reason.startsWith('acr')) {
    throw refuse('acr_unmet', `the acr that came back is none of ${acrValues.join(' ')}`)
  }
  throw refuse('amr_unmet', 'the amr that came back names no method that was asked for')
}

async function assertSameSignOn(
  { instance, req }: Asked,
  { sub, lineageId }: Confirmation,
): Promise<void> {
  const current = await readSignOn(instance, req)
  if (current.state === 'unavailable') throw current.error
  if (
    current.state === 'signed-on' &&
    current.record.sub === sub &&
    current.record.lineageId === lineageId
  ) {
    return
  }
  throw new CallbackError('the sign-on that began this is not the one of this browser any more', {
    reason: 'other_user',
  })
}

function refuse(error: string, message: string): AuthorizationError {
  return new AuthorizationError(message, { error })
}
