// Opens an embedded sign-on: its charge, the pending record, the authorization request, the first status, the lookup.
import { readSignOn } from '../../current-sign-on.js'
import type { Config } from '../../config.js'
import { FlowError } from '../../errors.js'
import { isFlowAt, type Flow, type FlowStep } from '../../flow/client.js'
import type { Instance } from '../../instance.js'
import { ALL_BACK } from '../../limits/paid.js'
import { withDeadline } from '../../pingone/http.js'
import { readOrigin, withCharge, type Charge } from '../drive/charge.js'
import { pickWays } from '../../attempt/look.js'
import { applyFlow, applyStep } from '../../attempt/outcome.js'
import { settingsOf, settle, type StepResult } from '../drive/flow-step.js'
import { emitStarted, emitStep } from '../drive/step-events.js'
import { findParty } from '../drive/party.js'
import { asksToWait, mayHaveActed } from '../../attempt/lost-reply.js'
import { createAttempt, openingAttempt } from './open-attempt.js'
import { buildPending, type NewAttempt, type PendingSignOn } from '../../attempt/pending-sign-on.js'
import { keepLang } from '../answer/request-locale.js'
import { buildSignOnRequest } from './sign-on-request.js'
import type { Asked } from '../exchange.js'
import type { Claim } from '../drive/claim.js'

/** What an embedded sign-on begins with. */
export type NewSignOn = Omit<NewAttempt, 'party' | 'deviceNonce'> & {
  readonly username: string
  /** Called when the record is there. */
  readonly created: () => void
}

/**
 * Pays for the sign-on, creates its record and drives the flow to its first page.
 *
 * @returns `lost` when another request of the same attempt was first: no call is made then, and nothing is paid.
 * @throws {ThrottledError} When a limit is reached: nothing is written then.
 */
export async function openFlow(
  asked: Asked,
  { created, ...attempt }: NewSignOn,
): Promise<StepResult> {
  const { instance, req } = asked
  const { username, purpose } = attempt
  assertMode(instance.config, attempt)
  const party = findParty(asked, username)
  const step = {
    actor: { ...party, name: username, ...readOrigin(instance, req) },
    take: ['start', 'message'],
    look: ['secret'],
    purpose,
    ends: true,
  } as const
  return withDeadline(instance.config.timeouts.requestMs, () =>
    withCharge(instance, {
      step,
      work: (charge) => open(asked, { attempt: { ...attempt, ...party }, charge, created }),
    }),
  )
}

/** In hosted sign-on PingOne's own pages ask: a flow of ours would step around what they were chosen for. */
function assertMode({ signOn }: Config, { mode }: Pick<NewAttempt, 'mode'>): void {
  if (signOn === 'embedded' && mode === 'embedded') return
  throw new FlowError('a flow is driven by embedded sign-on only', { reason: 'refused' })
}

async function open(
  asked: Asked,
  {
    attempt,
    charge,
    created,
  }: { readonly attempt: NewAttempt; readonly charge: Charge; readonly created: () => void },
): Promise<StepResult> {
  const { instance, req } = asked
  const { config, nowMs } = instance
  const current = await readSignOn(instance, req)
  const request = await buildSignOnRequest(asked)
  const times = { nowMs: nowMs(), lifetimeSeconds: config.pendingLifetimeSeconds }
  const pending: PendingSignOn = {
    ...buildPending({ ...attempt, ...keepLang(req, config) }, request.checks, times),
    ...(current.state === 'signed-on' && { startedBySub: current.record.sub }),
  }
  const claimed = await createAttempt(instance, pending)
  created()
  if (claimed === undefined) {
    await charge.settle(ALL_BACK).given
    return { kind: 'lost' }
  }
  return openingAttempt(instance, {
    pending,
    isRetold: true,
    open: async () => {
      emitStarted(instance, pending)
      const flow = await instance.flowClient.startFlow(request.parameters)
      return await takeFirstStep({ instance, claimed }, { flow, charge })
    },
  })
}

async function takeFirstStep(
  claim: Claim,
  { flow, charge }: { readonly flow: Flow; readonly charge: Charge },
): Promise<StepResult> {
  const { instance, claimed } = claim
  const ways = pickWays(flow.state)
  const pending = { ...claimed.value, flow, ...(ways.length > 0 && { ways }) }
  if (flow.state.status !== 'SIGN_ON_REQUIRED' || pending.username === undefined) {
    const next = applyFlow(pending, { flow, settings: settingsOf(instance, pending) })
    return settle(claim, { step: { before: pending, next, action: 'authorize' }, charge })
  }
  return lookUpUser(
    { instance, claimed: { ...claimed, value: pending } },
    { username: pending.username, charge },
  )
}

async function lookUpUser(
  claim: Claim,
  { username, charge }: { readonly username: string; readonly charge: Charge },
): Promise<StepResult> {
  const { instance, claimed } = claim
  const pending = claimed.value
  const startedAt = performance.now()
  const step = await sendLookup(instance, { pending, username, charge })
  const next = applyStep(pending, {
    action: 'user.lookup',
    step,
    settings: settingsOf(instance, pending),
  })
  emitStep(instance, { pending: next, action: 'user.lookup', step })
  const durationMs = performance.now() - startedAt
  await instance.timing.level('user.lookup', { durationMs, isDecoy: next.decoy !== undefined })
  const { rejection } = step
  return settle(claim, {
    step: { before: pending, next, action: 'user.lookup', rejection },
    charge,
  })
}

/** Sends the lookup once; when its reply is lost, one read of the flow tells whether it was done. */
async function sendLookup(
  { flowClient }: Instance,
  {
    pending: { flow },
    username,
    charge,
  }: { readonly pending: PendingSignOn; readonly username: string; readonly charge: Charge },
): Promise<FlowStep> {
  if (flow === undefined || !isFlowAt(flow, 'SIGN_ON_REQUIRED')) {
    throw new FlowError('there is no flow to look a user up in', { reason: 'refused' })
  }
  try {
    return await flowClient.submitAction(flow, { action: 'user.lookup', username })
  } catch (error) {
    if (!mayHaveActed(error) || asksToWait(error)) throw error
    const read = await flowClient.readFlow(flow).catch(() => undefined)
    if (read !== undefined && !isFlowAt(read, 'SIGN_ON_REQUIRED')) return { flow: read }
    // A flow that stayed looked nobody up: no code has gone out.
    if (read !== undefined) await charge.settle(ALL_BACK).given
    throw error
  }
}
