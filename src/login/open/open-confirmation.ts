// Opens the flow of a step-up or an approval: straight to the second factor of the user who is signed on.
import type { SignedOn } from '../../current-sign-on.js'
import { AuthorizationError, ConfigError, ThrottledError } from '../../errors.js'
import type { Instance } from '../../instance.js'
import type { AuthorizationChecks } from '../../oidc/relying-party.js'
import type { RequestObjectSigner } from '../../oidc/request-object.js'
import { ALL_BACK } from '../../limits/paid.js'
import { withDeadline } from '../../pingone/http.js'
import type { Purpose } from '../../models/model.js'
import { setAttemptCookie } from '../answer/attempt-cookie.js'
import { readAttempt } from '../drive/attempt.js'
import { readOrigin, withCharge, type Charge } from '../drive/charge.js'
import { applyFlow } from '../../attempt/outcome.js'
import { settingsOf, storeCharged } from '../drive/flow-step.js'
import { emitStarted, emitState } from '../drive/step-events.js'
import { claimOpening, createAttempt, openingAttempt, wasOpenedMeanwhile } from './open-attempt.js'
import {
  buildPending,
  type Confirmation,
  type PendingSignOn,
} from '../../attempt/pending-sign-on.js'
import { EndedStart } from '../../attempt/refused-start.js'
import { settleStep } from '../../attempt/settlement.js'
import { findUserKey } from '../drive/user-key.js'
import { findTag, keepLang } from '../answer/request-locale.js'
import type { Exchange } from '../exchange.js'

/** What a confirmation is opened with. */
export interface ConfirmationInput {
  readonly purpose: Exclude<Purpose, 'sign-on'>
  readonly handle: string
  /** Of the attempt's cookie, when its page was asked for by a form of ours. */
  readonly secret?: string
  readonly reference: string
  readonly returnPath: string
  readonly lifetimeSeconds: number
  readonly confirms: Confirmation
  readonly scope: string
  /** Approval: the signed `request`, and the nonce that carries the digest. */
  readonly request?: string
  readonly nonce?: string
  /** Writes what the confirmation is for, once it is paid and before PingOne is asked. */
  readonly prepare?: () => Promise<void>
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
 * Pays, prepares, opens the flow with an empty jar and a hint for the `sub` of the live sign-on, and stores the attempt.
 *
 * @returns false when another request of the same attempt was first: no call is made then, and nothing is paid.
 * @throws {ThrottledError} When a limit is reached: nothing is written then.
 * @throws {AuthorizationError} `no_authenticator_action` when PingOne completes it at once.
 * @throws {EndedStart} When PingOne leads to a dead end at once: nothing of the attempt stays.
 */
export async function openConfirmation(
  exchange: Exchange,
  { signedOn, input }: { readonly signedOn: SignedOn; readonly input: ConfirmationInput },
): Promise<boolean> {
  const { instance, req } = exchange
  const { purpose } = input
  readSigner(instance, purpose === 'approval' ? 'requiresApproval' : 'requiresMfa')
  const { sub } = signedOn.record
  const step = {
    actor: { party: 'member', sub, ...readOrigin(instance, req) },
    take: ['start', 'message'],
    look: ['secret'],
    purpose,
    personKey: findUserKey(instance, signedOn.record),
    ends: true,
  } as const
  const created = await claimOpening(instance, input.handle)
  try {
    if (await isSecondPress(instance, input)) return false
    return await withCharge(instance, {
      step,
      work: async (charge) => {
        await input.prepare?.()
        return withDeadline(instance.config.timeouts.requestMs, () =>
          open(exchange, { signedOn, input, charge, created }),
        )
      },
    })
  } catch (error) {
    const isSecond = error instanceof ThrottledError && input.secret !== undefined
    if (isSecond && (await wasOpenedMeanwhile(instance, input.handle))) return false
    throw error
  } finally {
    created()
  }
}

/** Only a button can be pressed twice: its page gives the attempt its secret. */
async function isSecondPress(
  instance: Instance,
  { handle, secret }: ConfirmationInput,
): Promise<boolean> {
  return secret !== undefined && (await readAttempt(instance, handle)).at !== 'unknown'
}

interface Opening {
  readonly signedOn: SignedOn
  readonly input: ConfirmationInput
  readonly charge: Charge
  /** Called when the record is there. */
  readonly created: () => void
}

async function open(
  exchange: Exchange,
  { signedOn, input, charge, created }: Opening,
): Promise<boolean> {
  const { instance, req } = exchange
  const { purpose, handle, secret } = input
  const signer = readSigner(instance, purpose === 'approval' ? 'requiresApproval' : 'requiresMfa')
  const { parameters, checks } = await buildRequest(exchange, { signer, signedOn, input })
  const kind = purpose === 'approval' ? 'approval' : 'flow'
  const cookie = { handle, kind, ...(secret !== undefined && { secret }) } as const
  const cookieValue = await setAttemptCookie(exchange, cookie)
  const pending = buildConfirmation(instance, {
    signedOn,
    input: { ...input, ...keepLang(req, instance.config), cookieValue },
    checks,
  })
  const claimed = await createAttempt(instance, pending)
  created()
  if (claimed === undefined) {
    await charge.settle(ALL_BACK).given
    return false
  }
  if (purpose === 'step-up') emitStarted(instance, pending)
  const isRetold = secret !== undefined
  await openingAttempt(instance, {
    pending,
    isRetold,
    open: async () => {
      const flow = await instance.flowClient.startFlow(parameters)
      const next = applyFlow(
        { ...pending, flow },
        { flow, settings: settingsOf(instance, pending) },
      )
      assertNotCompleted(next)
      emitState(instance, { pending: next, flow })
      const step = { before: pending, next, action: 'authorize' } as const
      const settlement = settleStep(step, instance.config.revealUserState)
      if (next.ended !== undefined) {
        await charge.settle({ ...settlement, start: 'back' }).given
        throw new EndedStart(flow.state, next.ended)
      }
      const settled = charge.settle(settlement)
      await storeCharged({ instance, claimed }, { next, settled })
    },
  })
  return true
}

async function buildRequest(
  { instance: { config, relyingParty }, req }: Exchange,
  {
    signer,
    signedOn: { record },
    input: { scope, confirms, request, nonce },
  }: {
    readonly signer: RequestObjectSigner
    readonly signedOn: SignedOn
    readonly input: ConfirmationInput
  },
): ReturnType<Instance['relyingParty']['buildAuthorizationRequest']> {
  const uiLocales = findTag(req, config)
  return relyingParty.buildAuthorizationRequest({
    scope,
    responseMode: 'pi.flow',
    loginHintToken: await signer.signLoginHintToken({ sub: record.sub }),
    ...(confirms.acrValues.length > 0 && { acrValues: confirms.acrValues }),
    ...(uiLocales !== undefined && { uiLocales }),
    ...(request !== undefined && { request }),
    ...(nonce !== undefined && { nonce }),
  })
}

function buildConfirmation(
  { nowMs }: Instance,
  {
    signedOn: { stored, record },
    input,
    checks,
  }: {
    readonly signedOn: SignedOn
    readonly input: ConfirmationInput & { readonly cookieValue: string; readonly locale?: string }
    readonly checks: AuthorizationChecks
  },
): PendingSignOn {
  const { handle, cookieValue, purpose, confirms, returnPath, reference, lifetimeSeconds } = input
  const { locale } = input
  const { preferred_username: username } = stored.user
  const attempt = {
    handle,
    cookieValue,
    purpose,
    confirms,
    party: 'member',
    mode: 'embedded',
    returnPath,
    reference,
    startedBySub: record.sub,
    ...(locale !== undefined && { locale }),
    ...(typeof username === 'string' && { username }),
  } as const
  return buildPending(attempt, checks, { nowMs: nowMs(), lifetimeSeconds })
}

function assertNotCompleted({ flow, ended }: PendingSignOn): void {
  if (ended !== undefined || flow?.state.status !== 'COMPLETED') return
  throw new AuthorizationError('PingOne completed the flow at once: nothing is confirmed by that', {
    error: 'no_authenticator_action',
  })
}
