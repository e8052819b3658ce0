// What the page of a pending sign-on shows, from its record. Pure.
import type { AnyFlowStep, PageFacts } from '../steps/index.js'
import type { Hindrance } from '../steps/step.js'
import { findAttemptStep } from './find-step.js'
import { isOpen, lookAt, type LookSettings } from './look.js'
import type { OtpLengths } from './otp-lengths.js'
import { findPauseMinutes } from './pause.js'
import type { PendingEnd, PendingSignOn } from './pending-sign-on.js'
import type { StandIns } from './stand-ins.js'

/** The page's facts and its HTTP status. */
export interface FlowPage {
  readonly facts: PageFacts
  readonly status: number
  /** Why the step cannot ask what PingOne wants asked. */
  readonly hindrance?: Hindrance
}

/** What the facts depend on beside the record. */
export interface FactSettings {
  readonly config: LookSettings['config']
  readonly otpLengths: OtpLengths
  readonly standIns?: StandIns
}

/** Builds the facts of the page where this attempt is. */
export function buildFlowFacts(
  pending: PendingSignOn,
  common: {
    readonly action: string
    readonly csrf: string
    readonly nowMs: number
    readonly restartPath: string
    /** Minutes that this browser was advised to wait, where some are left. */
    readonly waitMinutes?: number
  },
  { config, otpLengths, standIns }: FactSettings,
): FlowPage {
  const { action, csrf, nowMs, restartPath } = common
  const { returnPath, messages, purpose, confirms } = pending
  const approval = confirms?.approval
  const base = {
    purpose,
    action,
    csrf,
    returnPath,
    messages,
    ...(approval !== undefined && {
      approval,
      ends: { endsAtMs: pending.expiresAtMs, nowMs },
    }),
    ...(confirms?.returnLabel !== undefined && { returnLabel: confirms.returnLabel }),
    ...(confirms?.why !== undefined && { why: confirms.why }),
  }
  const atEnd = { ...base, returnPath: restartPath }
  if (pending.ended !== undefined) {
    return buildEnd(pending, pending.ended, atEnd, { config, nowMs })
  }
  const step = findAttemptStep(pending)
  if (step === undefined) {
    return buildEnd(pending, { kind: 'step_not_supported' }, atEnd, { config, nowMs })
  }
  const hostedPath = `${action}&go=hosted`
  const look = lookAt(pending, {
    config,
    otpLengths,
    nowMs,
    hostedPath,
    ...(standIns !== undefined && { standIns }),
  })
  const hindrance = step.hinders?.(look)
  if (hindrance !== undefined && (hindrance.kind === 'refused' || !look.canChooseDevice)) {
    const kind = hindrance.kind === 'refused' ? 'approval_refused' : 'step_not_supported'
    return { ...buildEnd(pending, { kind }, atEnd, { config, nowMs }), hindrance }
  }
  const facts = step.page(look)
  const branches = look.branches.filter((each) => step.offers.some((offered) => offered === each))
  const shown = branches.length === 0 ? base : { ...base, branches }
  if (facts.step === 'otp') {
    return { status: 200, facts: buildCodeFacts(shown, { facts, waitMinutes: common.waitMinutes }) }
  }
  return {
    status: 200,
    facts: { ...shown, ...facts },
    ...(hindrance !== undefined && { hindrance }),
  }
}

/** In an approval the code has a page of its own, which apps may have drawn. */
function buildCodeFacts(
  base: Base,
  { facts, waitMinutes }: { readonly facts: CodeFacts; readonly waitMinutes: number | undefined },
): PageFacts {
  const { approval, ends } = base
  if (approval === undefined || ends === undefined)
    return { ...addWait(base, waitMinutes), ...facts }
  const { proven: _proven, autoSubmit: _auto, ...shown } = facts
  return { ...base, ...shown, step: 'approve', approval, ...ends }
}

/** Only where a code is waited for, and after what the last form led to. */
function addWait(base: Base, minutes: number | undefined): Base {
  if (minutes === undefined || base.purpose !== 'sign-on') return base
  return { ...base, messages: [...(base.messages ?? []), { code: 'recent_tries', minutes }] }
}

type Base = Pick<PageFacts, 'purpose' | 'action' | 'csrf'> &
  Partial<
    Pick<
      PageFacts,
      'returnPath' | 'messages' | 'branches' | 'approval' | 'ends' | 'returnLabel' | 'why'
    >
  >

type CodeFacts = ReturnType<Extract<AnyFlowStep, { name: 'otp' }>['page']>

function buildEnd(
  pending: PendingSignOn,
  ended: PendingEnd | { readonly kind: 'approval_refused' },
  base: Base,
  { config, nowMs }: Pick<FactSettings, 'config'> & { readonly nowMs: number },
): FlowPage {
  const { reference } = pending
  const proven = isOpen(pending, config)
  if (ended.kind === 'push_denied') {
    return { status: 403, facts: { ...base, step: 'push-ended', reason: 'denied', reference } }
  }
  if (ended.kind !== 'locked') {
    return {
      status: 403,
      facts: { ...base, step: 'error', reason: ended.kind, reference, restart: true },
    }
  }
  const { retryAtMs, wrongCount, cause, wrong } = ended
  const facts = {
    ...base,
    step: 'locked',
    reference,
    nowMs,
    ...(wrong !== undefined && { wrong }),
    // Before a first factor is proven only our own count shows: it is the same for every name.
    ...((proven || cause === 'tries') && {
      ...(wrongCount !== undefined && { wrongCount }),
      ...(cause !== undefined && { cause }),
    }),
    ...(proven && retryAtMs !== undefined && { retryAtMs }),
    ...(cause === 'tries' && { pauseMinutes: findPauseMinutes(config) }),
  } as const
  return { status: 429, facts }
}
