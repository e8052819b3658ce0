// A page beside the question of a sign-on: it gets a flow of its own, so that it is the same whatever name was typed before.
import { end } from '../../attempt/ends.js'
import { pickWays } from '../../attempt/look.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import type { Flow } from '../../flow/client.js'
import type { Branch } from '../../models/model.js'
import type { AuthorizationChecks } from '../../oidc/relying-party.js'
import type { Stored } from '../../state/records.js'
import { findFlowStep } from '../../steps/index.js'
import type { Asked } from '../exchange.js'
import { buildSignOnRequest } from '../open/sign-on-request.js'
import { readOrigin, withCharge } from './charge.js'
import { claimStep, settle, storeStep, type StepResult } from './flow-step.js'
import { emitState } from './step-events.js'

/**
 * Leaves the flow of the attempt, if it has one, and opens another for the branch. It costs a start, of a stranger:
 * whose account it is to be is not known yet.
 *
 * @throws {PingOneError} With the attempt as it was.
 */
export async function enterBranch(
  asked: Asked,
  { found, branch }: { readonly found: Stored<PendingSignOn>; readonly branch: Branch },
): Promise<StepResult> {
  const { instance, req } = asked
  const claimed = await claimStep(instance, { current: found })
  if (claimed === undefined) return { kind: 'lost' }
  const claim = { instance, claimed }
  const putBack = (): Promise<void> => storeStep(claim, found.value)
  const step = {
    actor: { party: 'stranger', ...readOrigin(instance, req) },
    take: ['start'],
    purpose: found.value.purpose,
    ends: false,
    putBack,
  } as const
  return withCharge(instance, {
    step,
    work: async (charge) => {
      const { flow, checks } = await openFlow(asked).catch(async (error: unknown) => {
        await putBack()
        throw error
      })
      const next = atBranch(found.value, { branch, flow, checks })
      emitState(instance, { pending: next, flow })
      return settle(claim, { step: { before: found.value, next, action: 'authorize' }, charge })
    },
  })
}

async function openFlow(asked: Asked): Promise<Opened> {
  const { checks, parameters } = await buildSignOnRequest(asked)
  return { checks, flow: await asked.instance.flowClient.startFlow(parameters) }
}

interface Opened {
  readonly flow: Flow
  readonly checks: AuthorizationChecks
}

/** Nothing of the person whose name was typed goes along. */
function atBranch(
  pending: PendingSignOn,
  { branch, flow, checks }: Opened & { readonly branch: Branch },
): PendingSignOn {
  const { handle, mode, purpose, cookieHash, returnPath, reference } = pending
  const { createdAtMs, expiresAtMs, startedBySub, locale, paid } = pending
  const ways = pickWays(flow.state)
  const next: PendingSignOn = {
    handle,
    mode,
    purpose,
    cookieHash,
    returnPath,
    reference,
    createdAtMs,
    expiresAtMs,
    checks,
    flow,
    branch,
    proven: false,
    messages: [],
    secretChecks: 0,
    resends: 0,
    ...(startedBySub !== undefined && { startedBySub }),
    ...(locale !== undefined && { locale }),
    ...(paid !== undefined && { paid }),
    ...(ways.length > 0 && { ways }),
  }
  const action = findFlowStep(branch)?.branchBy
  const isLinked = action !== undefined && ways.includes(action)
  return isLinked ? next : end(next, { kind: 'step_not_supported' })
}
