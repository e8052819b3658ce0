// Opens an embedded sign-on: the pending record, the authorization request, the first status, the lookup.
import type { Request } from 'express'
import { readSignOn } from '../current-sign-on.js'
import { FlowError } from '../errors.js'
import { isFlowAt, type Flow, type FlowStep } from '../flow/client.js'
import type { Instance } from '../instance.js'
import { withDeadline } from '../pingone/http.js'
import type { Stored } from '../state/records.js'
import { usernameSubject } from '../state/throttle.js'
import { consumeAtAddress } from './client-address.js'
import { applyFlow, applyStep } from './flow-outcome.js'
import {
  asksToWait,
  emitStep,
  mayHaveActed,
  settingsOf,
  settle,
  type StepResult,
} from './flow-step.js'
import { limits } from './limits.js'
import { createAttempt, openingAttempt } from './open-attempt.js'
import { buildPending, type NewAttempt, type PendingSignOn } from './pending-sign-on.js'

/**
 * Creates the pending sign-on and drives the flow to its first page.
 *
 * @returns `lost` when another request of the same attempt was first: no call is made then.
 */
export async function openFlow(
  instance: Instance,
  req: Request,
  attempt: NewAttempt,
): Promise<StepResult> {
  const { config, relyingParty, nowMs } = instance
  return withDeadline(config.timeouts.requestMs, async () => {
    const current = await readSignOn(instance, req)
    const request = await relyingParty.buildAuthorizationRequest({
      scope: config.scope,
      responseMode: 'pi.flow',
      ...(config.acrValues.length > 0 && { acrValues: config.acrValues }),
    })
    const times = { nowMs: nowMs(), lifetimeSeconds: config.pendingLifetimeSeconds }
    const pending: PendingSignOn = {
      ...buildPending(attempt, request.checks, times),
      ...(current.state === 'signed-on' && { startedBySub: current.record.sub }),
    }
    const claimed = await createAttempt(instance, pending)
    if (claimed === undefined) return { kind: 'lost' }
    return await openingAttempt(instance, pending, async () => {
      await consumeLimits(instance, req, attempt)
      instance.emit({ event: 'signOn.started', reference: pending.reference })
      const flow = await instance.flowClient.startFlow(request.parameters)
      return await takeFirstStep(instance, claimed, flow)
    })
  })
}

/** Only the request that opens the flow counts: a second press of the same button costs nothing. */
async function consumeLimits(
  instance: Instance,
  req: Request,
  { username }: NewAttempt,
): Promise<void> {
  const { config, throttle } = instance
  const { attemptsPerAddress, messagesPerUser } = limits(config)
  await consumeAtAddress(instance, req, attemptsPerAddress)
  if (username !== undefined) await throttle.consume(messagesPerUser, usernameSubject(username))
}

async function takeFirstStep(
  instance: Instance,
  claimed: Stored<PendingSignOn>,
  flow: Flow,
): Promise<StepResult> {
  const pending = { ...claimed.value, flow }
  const settings = settingsOf(instance, pending)
  if (flow.state.status !== 'SIGN_ON_REQUIRED' || pending.username === undefined) {
    return settle(instance, claimed, applyFlow(pending, flow, settings))
  }
  return lookUpUser(instance, { ...claimed, value: pending }, pending.username)
}

async function lookUpUser(
  instance: Instance,
  claimed: Stored<PendingSignOn>,
  username: string,
): Promise<StepResult> {
  const pending = claimed.value
  const startedAt = performance.now()
  const step = await sendLookup(instance, pending, username)
  const elapsedMs = performance.now() - startedAt
  const next = applyStep(pending, 'user.lookup', step, settingsOf(instance, pending))
  emitStep(instance, next, 'user.lookup', step)
  if (next.decoy === undefined) instance.timing.note('lookup', elapsedMs)
  else await instance.timing.waitLikeReal('lookup', elapsedMs)
  return settle(instance, claimed, next)
}

/** Sends the lookup once; when its reply is lost, one read of the flow tells whether it was done. */
async function sendLookup(
  { flowClient }: Instance,
  { flow }: PendingSignOn,
  username: string,
): Promise<FlowStep> {
  if (flow === undefined || !isFlowAt(flow, 'SIGN_ON_REQUIRED')) {
    throw new FlowError('there is no flow to look a user up in', { reason: 'refused' })
  }
  try {
    return await flowClient.submitAction(flow, { action: 'user.lookup', username })
  } catch (error) {
    if (!mayHaveActed(error) || asksToWait(error)) throw error
    const read = await flowClient.readFlow(flow).catch(() => undefined)
    if (read === undefined || isFlowAt(read, 'SIGN_ON_REQUIRED')) throw error
    return { flow: read }
  }
}
