// A step that cannot ask what PingOne wants asked: the developer is told why, and an approval is denied for good.
import { AuthorizationError, ConfigError, FlowError, type PingOneError } from '../../errors.js'
import type { Config } from '../../config.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import type { Hindrance } from '../../steps/step.js'
import { noteTrouble } from '../answer/problem.js'
import type { Exchange } from '../exchange.js'
import { denyApproval } from '../finish/complete-approval.js'
import { emitUnusedPasskey } from './step-events.js'

/** Tells of a hindrance, once an attempt. */
export async function noteHindrance(
  exchange: Exchange,
  {
    pending,
    hindrance,
    isEnd,
  }: {
    readonly pending: PendingSignOn
    readonly hindrance: Hindrance
    /** The attempt goes no further. */
    readonly isEnd: boolean
  },
): Promise<void> {
  const { instance } = exchange
  const error = describeHindrance(hindrance, instance.config)
  if (hindrance.kind === 'refused') await denyApproval(instance, { pending, why: error })
  const isNew = await noteTrouble(exchange, { pending, error, reason: hindrance.reason, isEnd })
  if (isNew) emitUnusedPasskey(instance, { pending, reason: hindrance.reason })
}

/** What a developer has to know. */
export function describeHindrance(
  hindrance: Hindrance,
  { baseUrl }: Pick<Config, 'baseUrl'>,
): PingOneError {
  switch (hindrance.reason) {
    case 'challenge_not_bound':
      return new AuthorizationError(
        'PingOne asks the passkey for another challenge than the one of the approval (pi.webAuthn.challenge of the signed request): what is signed would not be what is shown',
        { error: 'challenge_not_bound' },
      )
    case 'options_unreadable':
      return new FlowError('PingOne asks for a passkey in words that cannot be read', {
        reason: 'not_understood',
      })
    case 'rp_id_foreign': {
      const { hostname } = new URL(baseUrl)
      return new ConfigError([
        {
          option: 'baseUrl',
          environment: 'BASE_URL',
          problem:
            `its host is ${hostname}, and the FIDO2 policy asks for passkeys of ${hindrance.rpId}: browsers refuse that; ` +
            `set the relying party id of the policy to ${hostname}, or to a parent of it`,
        },
      ])
    }
  }
}
