// The step that asks for a passkey or a security key: the browser answers, and we look at what it was asked.
import { readAssertion, type AssertionMistake } from '../flow/assertion.js'
import type { AssertionOptions } from '../flow/state.js'
import { buildApprovalFrame, type ApprovalFrame } from '../models/approval-frame.js'
import { readApprovalKind } from '../models/approval-kind.js'
import { buildBase, buildButton, writeWhy, buildRestart, buildLeave } from '../models/base.js'
import type {
  CommonFacts,
  MessageCode,
  StepViewBase,
  TextPart,
  ViewButton,
} from '../models/model.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import { exampleApproving, exampleName, exampleNowMs } from './example-facts.js'
import {
  defineFlowStep,
  type FlowStep,
  type Form,
  type Hindrance,
  type LookAt,
  type Move,
} from './step.js'

/** Asks for a passkey or security key: field `assertion`, filled by `assets.passkeyScript`. */
export interface PasskeyView extends StepViewBase, Partial<Omit<ApprovalFrame, 'advice'>> {
  readonly step: 'passkey'
  /** What the person typed; absent in step-up and approval. */
  readonly username?: string
  /** For `navigator.credentials.get`, with bytes as numbers; absent where no passkey can be asked for on this page. */
  readonly publicKey?: AssertionOptions
  /** Sentences for a page that cannot ask, and for one whose question came to nothing. */
  readonly texts: PasskeyTexts
}

/** What the page says where the browser does not answer. */
export interface PasskeyTexts {
  /** Without script. */
  readonly noScript: string
  /** The browser knows no passkeys. */
  readonly unsupported: string
  /** The question was closed, or took too long. */
  readonly notUsedHeading: string
  readonly notUsed: string
  /** What the button says afterwards. */
  readonly again: string
}
interface PasskeyFacts {
  readonly username?: string
  readonly proven: boolean
  readonly publicKey?: AssertionOptions
  readonly canChooseDevice: boolean
}

const example = {
  username: exampleName,
  proven: true,
  canChooseDevice: true,
  publicKey: {
    challenge: [155, 12, 211, 77, 3, 240, 98, 41, 174, 5, 66, 219, 130, 8, 91, 250],
    rpId: 'bank.example',
    timeout: 120_000,
    userVerification: 'required',
    allowCredentials: [{ type: 'public-key', id: [7, 201, 88, 14, 233, 160, 52, 119] }],
  },
} as const
const exampleApproval = {
  ...exampleApproving,
  proven: true,
  publicKey: example.publicKey,
  ends: { nowMs: exampleNowMs, endsAtMs: exampleNowMs + 300_000 },
} as const

/** The step that asks for a passkey. */
export const passkey: FlowStep<'passkey', PasskeyFacts, PasskeyView> = defineFlowStep({
  name: 'passkey',
  serves: ['ASSERTION_REQUIRED'],
  phase: 'authenticator',
  offers: ['choose'],
  actions: {
    'assertion.check': {
      counts: 'secret',
      proves: 'authenticator',
      wrong: 'passkey_wrong',
      refusedAs: 'wrong_assertion',
    },
  },
  examples: {
    passkey: example,
    'passkey-wrong': {
      ...example,
      messages: [{ code: 'passkey_wrong', attemptsRemaining: 3 }],
    },
    'passkey-only': { ...example, canChooseDevice: false },
    'passkey-unusable': { username: exampleName, proven: true, canChooseDevice: true },
    'passkey-unproven': { ...example, proven: false, canChooseDevice: false },
    'passkey-step-up': { ...example, purpose: 'step-up' },
    'approve-passkey': { ...exampleApproval, canChooseDevice: true },
    'approve-passkey-wrong': {
      ...exampleApproval,
      canChooseDevice: false,
      messages: [{ code: 'passkey_wrong', attemptsRemaining: 4 }],
    },
  },
  show: showPasskey,
  take: takePasskey,
  hinders: findHindrance,
  build: buildPasskeyView,
})

type PasskeyLook = LookAt<'ASSERTION_REQUIRED'>
type Given = CommonFacts & PasskeyFacts

function showPasskey(look: PasskeyLook): PasskeyFacts {
  const { username, proven, canChooseDevice } = look
  const publicKey = findHindrance(look) === undefined ? findOptions(look) : undefined
  return {
    proven,
    canChooseDevice,
    ...(username !== undefined && { username }),
    ...(publicKey !== undefined && { publicKey }),
  }
}

/** What PingOne asks for or, of a decoy, what it might have asked for. */
function findOptions({ own, standIn }: PasskeyLook): AssertionOptions | undefined {
  return own === undefined ? standIn : own.publicKeyCredentialRequestOptions
}

/** A browser asks only for passkeys of the page's own site; an approval only counts when its own challenge is signed. */
function findHindrance(look: PasskeyLook): Hindrance | undefined {
  const options = findOptions(look)
  if (look.purpose === 'approval' && (options === undefined || !isBound(options, look))) {
    return { kind: 'refused', reason: 'challenge_not_bound' }
  }
  if (options === undefined) return { kind: 'unusable', reason: 'options_unreadable' }
  const { hostname } = new URL(look.origin)
  const { rpId = hostname } = options
  if (hostname === rpId || hostname.endsWith(`.${rpId}`)) return undefined
  return { kind: 'unusable', reason: 'rp_id_foreign', rpId }
}

function isBound({ challenge }: AssertionOptions, { boundChallenge }: PasskeyLook): boolean {
  return boundChallenge !== undefined && toBase64url(challenge) === boundChallenge
}

function toBase64url(bytes: readonly number[]): string {
  return Buffer.from(bytes).toString('base64url')
}

function takePasskey(form: Form, look: PasskeyLook): Move {
  const assertion = form.get('assertion')
  if (assertion === undefined) return { kind: 'show' }
  // The browser refuses this page: what the script says of it in place of an answer.
  if (assertion === 'SecurityError') return { kind: 'end', reason: 'step_not_supported' }
  if (assertion === '') return { kind: 'tell', message: { code: 'passkey_not_used' } }
  const options = findOptions(look)
  if (options === undefined || findHindrance(look) !== undefined) return { kind: 'show' }
  const { origin } = look
  const read = readAssertion(assertion, { challenge: options.challenge, origin })
  if ('mistake' in read) {
    return { kind: 'tell', message: { code: mistakes[read.mistake] }, mistake: read.mistake }
  }
  return { kind: 'submit', action: { action: 'assertion.check', origin, assertion } }
}

const mistakes: Readonly<Record<AssertionMistake, MessageCode>> = {
  too_large: 'passkey_not_used',
  malformed: 'passkey_not_used',
  type: 'passkey_not_used',
  challenge: 'passkey_old',
  origin: 'passkey_not_used',
}

/** The model of the passkey page; before a first factor is proven it has no word of the account. */
function buildPasskeyView(facts: Given): PasskeyView {
  const { username, publicKey, proven, canChooseDevice } = facts
  return {
    step: 'passkey',
    ...buildBase(facts, {
      heading: writeHeading(facts),
      lead: writeLead(facts),
      buttons: buildButtons(facts),
      setting: { proven, canChooseDevice, how: 'passkey' },
    }),
    ...(username === undefined ? {} : { username }),
    ...(publicKey === undefined ? {} : { publicKey }),
    texts: buildTexts(facts),
    ...buildFrame(facts),
  }
}

function writeHeading({ locale, purpose, approval }: Given): string {
  if (approval !== undefined) {
    return readText(locale, `approve_heading_${readApprovalKind(approval)}`)
  }
  return readText(locale, purpose === 'step-up' ? 'step_up_heading' : 'passkey_heading')
}

function writeLead(facts: Given): TextPart[] {
  const { locale, purpose } = facts
  if (purpose === 'approval') return readParts(locale, 'passkey_lead_approval')
  const lead = readParts(locale, 'passkey_lead')
  return purpose === 'step-up' ? [...writeWhy(facts), { kind: 'text', text: ' ' }, ...lead] : lead
}

function buildButtons(facts: Given): ViewButton[] {
  const { locale, purpose, publicKey, canChooseDevice, username } = facts
  const act = purpose === 'approval' ? 'passkey_approve' : 'passkey_use'
  return [
    ...(publicKey === undefined ? [] : [buildButton(locale, 'continue', act)]),
    ...(purpose === 'sign-on' ? [] : [buildLeave({ locale, purpose })]),
    ...(canChooseDevice ? [buildButton(locale, 'choose', 'choose')] : []),
    ...(purpose === 'sign-on' ? [buildRestart(locale, username)] : []),
  ]
}

function buildTexts({ locale, brand, publicKey, canChooseDevice }: Given): PasskeyTexts {
  const names = { brand: brand.name }
  const noScript = canChooseDevice
    ? readText(locale, 'passkey_no_script')
    : readText(locale, 'passkey_no_script_only', names)
  return {
    noScript: publicKey === undefined ? readText(locale, 'passkey_unusable') : noScript,
    unsupported: canChooseDevice
      ? readText(locale, 'passkey_unsupported')
      : readText(locale, 'passkey_unsupported_only', names),
    notUsedHeading: readText(locale, 'passkey_not_used_heading'),
    notUsed: readText(locale, canChooseDevice ? 'passkey_not_used' : 'passkey_not_used_only'),
    again: readText(locale, 'try_again'),
  }
}

function buildFrame(facts: Given): Partial<Omit<ApprovalFrame, 'advice'>> {
  const { approval, ends } = facts
  if (approval === undefined || ends === undefined) return {}
  const { advice: _advice, ...frame } = buildApprovalFrame({ ...facts, ...ends })
  return frame
}
