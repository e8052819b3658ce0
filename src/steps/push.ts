// A question on the person's phone: nothing is typed here, the flow is read until they have answered there.
import { buildApprovalFrame, type ApprovalFrame } from '../models/approval-frame.js'
import { readApprovalKind } from '../models/approval-kind.js'
import { buildBase, buildButton, writeWhy, buildRestart, buildLeave } from '../models/base.js'
import type {
  CommonFacts,
  ShownDevice,
  StepViewBase,
  TextPart,
  ViewButton,
} from '../models/model.js'
import {
  findVariant,
  isTextKey,
  readParts,
  readText,
  type TextKey,
} from '../models/texts/catalogue.js'
import { exampleApproving, exampleName, exampleNowMs } from './example-facts.js'
import { maskDevice } from './otp.js'
import {
  defineFlowStep,
  type FlowStep,
  type Form,
  type LookAt,
  type Move,
  type ShownQuestion,
} from './step.js'

const EVERY_SECONDS = 2

/** Waits for an answer on the phone: buttons `check`, `choose` and `use-code`. */
export interface PushView extends StepViewBase {
  readonly step: 'push'
  /** What the person typed; absent in step-up and approval. */
  readonly username?: string
  /** Present only once a first factor is proven. */
  readonly device?: ShownDevice
  /** What to choose on the phone, as PingOne wrote it. */
  readonly number?: string
  /** The words above it. */
  readonly numberLabel?: string
  /** ISO 8601 UTC: by then the phone has answered, or nobody has. */
  readonly endsAt: string
  /** Whole seconds until then as the page was made: the reader's clock may be wrong. */
  readonly secondsLeft: number
  /** A path of ours that answers `{"state":"waiting"}` or `{"state":"changed"}`. */
  readonly stateUrl: string
  /** How often to ask there, in milliseconds. */
  readonly pollMs: number
  /** What a page says that asks by itself. */
  readonly movesOn: string
  /** What a page says whose button has to be pressed. */
  readonly thenCheck: string
  /** What a page says aloud once there is an answer. */
  readonly answered: string
  /** What a page says aloud shortly before the end. */
  readonly soon: string
  /** What to do with a request that one did not ask for. */
  readonly note?: string
  /** In an approval: the line above the number. */
  readonly waiting?: string
  /** The same in pieces, the device’s name set apart. */
  readonly waitingParts?: readonly TextPart[]
  /** In an approval: until when it can be approved, and a warning. */
  readonly approvalEnds?: ApprovalFrame
}
interface PushFacts {
  readonly username?: string
  readonly proven: boolean
  readonly device?: ShownDevice
  readonly question: ShownQuestion
  readonly canChooseDevice: boolean
  readonly canUseCode: boolean
}

const question = { endsAtMs: exampleNowMs + 40_000, secondsLeft: 40, number: '47', count: 1 }
const example = {
  username: exampleName,
  proven: true,
  device: { type: 'MOBILE', nickname: 'iPhone' },
  question,
  canChooseDevice: true,
  canUseCode: true,
} as const
const { number: _number, ...withoutNumber } = question

/** The step that waits for an answer on the phone. */
export const push: FlowStep<'push', PushFacts, PushView> = defineFlowStep({
  name: 'push',
  serves: ['PUSH_CONFIRMATION_REQUIRED'],
  phase: 'authenticator',
  offers: ['choose'],
  actions: { 'cancel.push.authentication': { counts: 'nothing', proves: 'nothing' } },
  sendsTo: () => true,
  waits: { at: 'PUSH_CONFIRMATION_REQUIRED', everySeconds: EVERY_SECONDS },
  examples: {
    'push-number': example,
    push: { ...example, question: withoutNumber, canUseCode: false },
    'push-checked': { ...example, messages: [{ code: 'no_answer_yet' }] },
    'push-unproven': { ...example, proven: false, canChooseDevice: false, canUseCode: false },
    'push-step-up': { ...example, purpose: 'step-up', question: withoutNumber },
    'push-approval': {
      ...example,
      ...exampleApproving,
      ends: { nowMs: exampleNowMs, endsAtMs: exampleNowMs + 240_000 },
      question: { ...question, number: '82' },
      canUseCode: false,
    },
  },
  show: showPush,
  take: takePush,
  build: buildPushView,
})

type Given = CommonFacts & PushFacts

function showPush(look: LookAt<'PUSH_CONFIRMATION_REQUIRED'>): PushFacts {
  const { username, proven, device, question: asked } = look
  return {
    proven,
    question: asked ?? { endsAtMs: 0, secondsLeft: 0, count: 1 },
    canChooseDevice: proven && look.canChooseDevice,
    canUseCode: canUseCode(look),
    ...(username !== undefined && { username }),
    ...(proven && device !== undefined && { device }),
  }
}

/** The app shows codes as well, and the person may know that there is one. */
export function canUseCode({
  proven,
  appCodes,
  device,
}: Pick<LookAt<never>, 'proven' | 'appCodes' | 'device'>): boolean {
  return proven && appCodes && device?.type === 'MOBILE'
}

function takePush(form: Form, look: LookAt<'PUSH_CONFIRMATION_REQUIRED'>): Move {
  const asksForCode = form.get('action') === 'use-code' && canUseCode(look)
  return { kind: asksForCode ? 'reselect' : 'show' }
}

/** The model of the page that waits; before a first factor is proven it is the same for every name typed. */
function buildPushView(facts: Given): PushView {
  const { locale, proven, purpose, username, device, approval } = facts
  const { number, endsAtMs, secondsLeft } = facts.question
  const isApproval = purpose === 'approval' && approval !== undefined
  return {
    step: 'push',
    ...buildBase(facts, {
      heading: isApproval
        ? readText(locale, `approve_heading_${readApprovalKind(approval)}`)
        : readText(locale, findHeading(facts)),
      ...(isApproval ? {} : { titled: readText(locale, 'push_title') }),
      lead: writeLead(facts),
      buttons: buildButtons(facts),
      setting: { proven, canChooseDevice: facts.canChooseDevice },
    }),
    ...(username === undefined || isApproval ? {} : { username }),
    ...(proven && device !== undefined ? { device: maskDevice(device) } : {}),
    ...(number === undefined
      ? {}
      : { number, numberLabel: readText(locale, findVariant('push_number_label', purpose)) }),
    endsAt: new Date(endsAtMs).toISOString(),
    secondsLeft,
    stateUrl: `${facts.action.split('?', 1)[0] ?? ''}/state`,
    pollMs: EVERY_SECONDS * 1000,
    movesOn: readText(locale, 'push_moves_on'),
    thenCheck: readText(locale, 'push_then_check'),
    answered: readText(locale, 'push_answered'),
    soon: readText(locale, 'push_soon'),
    ...(isApproval
      ? describeApproval(facts)
      : { note: readText(locale, findVariant('push_note', purpose)) }),
  }
}

function describeApproval(
  facts: Given,
): Pick<PushView, 'waiting' | 'waitingParts' | 'approvalEnds'> {
  const { locale, brand, ends, question: asked } = facts
  const waitingParts = readNamed(facts, 'push_waiting')
  const key = asked.number === undefined ? 'push_advice_no_number' : 'push_advice'
  return {
    waiting: waitingParts.map(({ text }) => text).join(''),
    waitingParts,
    ...(ends !== undefined && {
      approvalEnds: {
        ...buildApprovalFrame({ ...facts, ...ends }),
        advice: readText(locale, key, { brand: brand.name }),
      },
    }),
  }
}

function findHeading({ purpose, proven }: Given): TextKey {
  if (purpose === 'step-up') return 'step_up_heading'
  return proven ? 'push_heading' : 'push_heading_unproven'
}

function writeLead(facts: Given): TextPart[] {
  const { locale, purpose, proven, brand, question: asked } = facts
  const isMatched = asked.number !== undefined
  if (!proven) {
    return readParts(locale, isMatched ? 'push_lead_unproven_number' : 'push_lead_unproven')
  }
  if (purpose === 'approval') {
    const key = isMatched ? 'push_lead_approval_number' : 'push_lead_approval'
    return readParts(locale, key, { app: brand.appName ?? brand.name })
  }
  const isStepUp = purpose === 'step-up'
  const lead = readNamed(
    facts,
    isMatched ? 'push_lead_number' : isStepUp ? 'push_lead_step_up' : 'push_lead',
  )
  return isStepUp ? [...writeWhy(facts), { kind: 'text', text: ' ' }, ...lead] : lead
}

/** A sentence that names the device, or its phone where it has no name. */
export function readNamed(
  { locale, brand, device }: Pick<Given, 'locale' | 'brand' | 'device'>,
  key: TextKey,
): TextPart[] {
  const app = brand.appName ?? brand.name
  const shown = device === undefined ? undefined : maskDevice(device)
  const name = shown?.nickname ?? shown?.destination
  if (name !== undefined) {
    return readParts(locale, key, { app, device: name }).map((part) =>
      part.text === name ? part : { ...part, kind: 'text' },
    )
  }
  const unnamed = `${key}_unnamed`
  return readParts(locale, isTextKey(unnamed) ? unnamed : key, { app }).map(({ text }) => ({
    kind: 'text',
    text,
  }))
}

function buildButtons(facts: Given): ViewButton[] {
  const { locale, purpose, canChooseDevice, username } = facts
  return [
    buildButton(locale, 'check', 'check_now'),
    ...(purpose === 'sign-on' ? [] : [buildLeave(facts)]),
    ...(canChooseDevice ? [buildButton(locale, 'choose', 'choose')] : []),
    ...(facts.canUseCode ? [buildButton(locale, 'use-code', 'push_use_code')] : []),
    ...(purpose === 'sign-on' ? [buildRestart(locale, username)] : []),
  ]
}
