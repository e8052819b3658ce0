// A question on the phone that nobody answered in time, or that was answered with no.
import { buildBase, buildButton, buildWayOn, buildLeave } from '../models/base.js'
import type {
  CommonFacts,
  ShownDevice,
  StepViewBase,
  TextPart,
  ViewButton,
} from '../models/model.js'
import { findVariant, readParts, readText } from '../models/texts/catalogue.js'
import { exampleApproving, exampleName, exampleReference } from './example-facts.js'
import { canUseCode, readNamed } from './push.js'
import {
  defineFlowStep,
  type FlowStep,
  type Form,
  type LookAt,
  type Move,
  type Resend,
} from './step.js'

/** The phone did not answer, or answered no; the button `resend` asks it again. */
export interface PushEndedView extends StepViewBase {
  readonly step: 'push-ended'
  /** Whether nobody answered, or somebody declined. */
  readonly reason: 'timed-out' | 'denied'
  /** What the person typed; absent where the attempt begins anew. */
  readonly username?: string
  /** What to look at before the request is sent again. */
  readonly note?: string
  /** What to ask whoever did not start this. */
  readonly notYou?: string
}
interface PushEndedFacts {
  readonly reason: 'timed-out' | 'denied'
  readonly username?: string
  readonly proven?: boolean
  readonly device?: ShownDevice
  readonly resend?: Resend
  readonly canChooseDevice?: boolean
  readonly canUseCode?: boolean
}

/** Nobody is asked more often than this in one attempt: the first time, and twice again. */
const MOST_QUESTIONS = 3

const example = {
  reason: 'timed-out',
  username: exampleName,
  proven: true,
  device: { type: 'MOBILE', nickname: 'iPhone' },
  resend: 'now',
  canChooseDevice: true,
  canUseCode: true,
} as const

type TimedOut = 'PUSH_CONFIRMATION_TIMED_OUT'

/** The step after a question that was not answered with yes. */
export const pushEnded: FlowStep<'push-ended', PushEndedFacts, PushEndedView> = defineFlowStep({
  name: 'push-ended',
  serves: ['PUSH_CONFIRMATION_TIMED_OUT'],
  phase: 'authenticator',
  offers: ['choose'],
  takes: ['resend'],
  actions: {},
  examples: {
    'push-timed-out': example,
    'push-timed-out-last': { ...example, resend: 'none' },
    'push-denied': { reason: 'denied', ...exampleReference, returnPath: '/login?returnTo=%2F' },
    'push-ended-unproven': { reason: 'timed-out', username: exampleName, proven: false },
    'push-timed-out-step-up': { ...example, purpose: 'step-up' },
    'push-timed-out-approval': { ...example, ...exampleApproving, canUseCode: false },
  },
  show: showPushEnded,
  take: takePushEnded,
  build: buildPushEndedView,
})

type Given = CommonFacts & PushEndedFacts

function showPushEnded(look: LookAt<TimedOut>): PushEndedFacts {
  const { username, proven, device } = look
  return {
    reason: 'timed-out',
    proven,
    resend: findResend(look),
    canChooseDevice: proven && look.canChooseDevice,
    canUseCode: canUseCode(look),
    ...(username !== undefined && { username }),
    ...(proven && device !== undefined && { device }),
  }
}

/** Only a question that nobody answered is asked again, and only for whom something is proven. */
function findResend({ proven, question, resend }: LookAt<TimedOut>): Resend {
  const isSpent = question === undefined || question.count >= MOST_QUESTIONS
  return proven && !isSpent ? resend : 'none'
}

function takePushEnded(form: Form, look: LookAt<TimedOut>): Move {
  const button = form.get('action')
  if (button === 'use-code') return { kind: canUseCode(look) ? 'reselect' : 'show' }
  if (button !== 'resend' || !look.proven) return { kind: 'show' }
  const resend = findResend(look)
  if (resend === 'now') return { kind: 'reselect' }
  if (resend === 'none') return { kind: 'tell', message: { code: 'resend_limit' } }
  return { kind: 'tell', message: { code: 'resend_too_early', seconds: resend.waitSeconds } }
}

/** The model of the page after a question; before a first factor is proven it says nothing of the answer. */
function buildPushEndedView(facts: Given): PushEndedView {
  if (facts.reason === 'denied') return buildDenied(facts)
  const { locale, username, proven = false, resend = 'none' } = facts
  const isAgain = proven && resend !== 'none'
  const key = proven ? 'push_ended_heading' : 'push_ended_heading_unproven'
  return {
    step: 'push-ended',
    reason: 'timed-out',
    ...buildBase(facts, {
      heading: readText(locale, key),
      ...(proven ? { lead: writeLead(facts) } : {}),
      buttons: buildButtons(facts, isAgain ? resend : undefined),
      setting: { proven },
    }),
    ...(isAgain && username !== undefined ? { username } : {}),
    ...(isAgain ? { note: readText(locale, 'push_ended_note') } : {}),
  }
}

function writeLead(facts: Given): TextPart[] {
  if (facts.purpose === 'approval') return readParts(facts.locale, 'push_ended_lead_approval')
  return readNamed(facts, findVariant('push_ended_lead', facts.purpose))
}

function buildButtons(facts: Given, again: Exclude<Resend, 'none'> | undefined): ViewButton[] {
  const { locale, purpose, proven = false, username } = facts
  const restart = buildButton(locale, 'restart', 'start_again')
  const isSignOn = purpose === 'sign-on'
  const first = again === undefined ? [{ ...restart, primary: true }] : [buildAgain(facts, again)]
  const notYou = isSignOn && again !== undefined && username !== undefined
  return [
    ...first,
    ...(isSignOn ? [] : [buildLeave(facts)]),
    ...(proven && facts.canChooseDevice === true ? [buildButton(locale, 'choose', 'choose')] : []),
    ...(proven && facts.canUseCode === true
      ? [buildButton(locale, 'use-code', 'push_use_code')]
      : []),
    ...(notYou ? [buildButton(locale, 'restart', 'not_you')] : []),
  ]
}

function buildAgain({ locale }: Given, again: Exclude<Resend, 'none'>): ViewButton {
  const button = { ...buildButton(locale, 'resend', 'push_ended_again'), primary: true }
  return again === 'now' ? button : { ...button, waitSeconds: again.waitSeconds }
}

function buildDenied(facts: Given): PushEndedView {
  const { locale, brand, purpose } = facts
  const app = brand.appName ?? brand.name
  const way = purpose === 'approval' ? 'back_to_brand' : 'start_again'
  return {
    step: 'push-ended',
    reason: 'denied',
    ...buildBase(facts, {
      heading: readText(locale, 'push_denied_heading'),
      lead: readParts(locale, findVariant('push_denied_lead', purpose), { app }).map(
        ({ text }) => ({ kind: 'text', text }),
      ),
      ...buildWayOn(facts, purpose === 'approval' ? 'return' : 'restart', way),
      maybeNotAsked: true,
    }),
    notYou: readText(locale, 'push_denied_not_you'),
  }
}
