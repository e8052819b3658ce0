// Opens the flow of a step-up or an approval: straight to the second factor of the user who is signed on.
import type { Request, Response } from 'express'
import type { SignedOn } from '../current-sign-on.js'
import { AuthorizationError, ConfigError } from '../errors.js'
import type { Instance } from '../instance.js'
import type { RequestObjectSigner } from '../oidc/request-object.js'
import { withDeadline } from '../pingone/http.js'
import { usernameSubject } from '../state/throttle.js'
import type { Purpose } from '../views/views.js'
import { setAttemptCookie } from './attempt-cookie.js'
import { consumeAtAddress } from './client-address.js'
import { applyFlow } from './flow-outcome.js'
import { emitState, settingsOf, ttlOf } from './flow-step.js'
import { limits } from './limits.js'
import { buildPending, type Confirmation, type PendingSignOn } from './pending-sign-on.js'

/** What a confirmation is opened with. */
export interface ConfirmationInput {
  readonly purpose: Exclude<Purpose, 'sign-on'>
  readonly handle: string
  readonly reference: string
  readonly returnPath: string
  readonly lifetimeSeconds: number
  readonly confirms: Confirmation
  readonly scope: string
  /** Approval: the signed `request`, and the nonce that carries the digest. */
  readonly request?: string
  readonly nonce?: string
}

/** The signer of hints and request objects. @throws {ConfigError} When the client has no secret that can sign. */
export function readSigner({ signer }: Instance, guard: string): RequestObjectSigner {
  if (!('problem' in signer)) return signer
  throw new ConfigError([
    {
      option: 'clientSecret',
      environment: 'PINGONE_CLIENT_SECRET',
      problem: `${signer.problem} (${guard})`,
    },
  ])
}

/**
 * Opens the flow, with an empty jar and a hint for the `sub` of the live sign-on, and stores the attempt.
 *
 * @throws {AuthorizationError} `no_authenticator_action` when PingOne completes it at once.
 */
export async function openConfirmation(
  instance: Instance,
  req: Request,
  res: Response,
  { stored, record }: SignedOn,
  input: ConfirmationInput,
): Promise<void> {
  const { config, records, relyingParty, throttle, flowClient, nowMs } = instance
  const { purpose, handle, confirms, scope, request, nonce } = input
  const signer = readSigner(instance, purpose === 'approval' ? 'requiresApproval' : 'requiresMfa')
  const { attemptsPerAddress, messagesPerUser } = limits(config)
  await throttle.consume(messagesPerUser, usernameSubject(record.sub))
  await consumeAtAddress(instance, req, attemptsPerAddress)
  await withDeadline(config.timeouts.requestMs, async () => {
    const { parameters, checks } = await relyingParty.buildAuthorizationRequest({
      scope,
      responseMode: 'pi.flow',
      loginHintToken: await signer.signLoginHintToken({ sub: record.sub }),
      ...(confirms.acrValues.length > 0 && { acrValues: confirms.acrValues }),
      ...(request !== undefined && { request }),
      ...(nonce !== undefined && { nonce }),
    })
    const { preferred_username: username } = stored.user
    const cookieValue = await setAttemptCookie(instance, req, res, { handle, kind: 'flow' })
    const pending = buildPending(
      {
        handle,
        cookieValue,
        purpose,
        confirms,
        mode: 'embedded',
        returnPath: input.returnPath,
        reference: input.reference,
        startedBySub: record.sub,
        ...(typeof username === 'string' && { username }),
      },
      checks,
      { nowMs: nowMs(), lifetimeSeconds: input.lifetimeSeconds },
    )
    const flow = await flowClient.startFlow(parameters)
    const next = applyFlow({ ...pending, flow }, flow, settingsOf(instance, pending))
    assertNotCompleted(next)
    emitState(instance, next, flow)
    await records.pending.create(handle, next, ttlOf(next, nowMs()))
  })
}

function assertNotCompleted({ flow, ended }: PendingSignOn): void {
  if (ended !== undefined || flow?.state.status !== 'COMPLETED') return
  throw new AuthorizationError('PingOne completed the flow at once: nothing is confirmed by that', {
    error: 'no_authenticator_action',
  })
}
