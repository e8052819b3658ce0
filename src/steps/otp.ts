// The step that asks for a code: what it says about the device, and what else one can do.
import { buildBase, buildButton, writeWhy, buildRestart, buildLeave } from '../models/base.js'
import { readParts, readText, type TextKey } from '../models/texts/catalogue.js'
import { followsClock, isCodeSent } from '../models/code-devices.js'
import { maskDestination, readLastDigits } from '../models/destination.js'
import { readNickname } from '../models/nickname.js'
import type {
  CommonFacts,
  MessageFact,
  ShownDevice,
  StepViewBase,
  TextPart,
  ViewButton,
  ViewField,
} from '../models/model.js'
import { exampleName, exampleSms } from './example-facts.js'
import { readOtp } from './read-otp.js'
import {
  defineFlowStep,
  type FlowStep,
  type Form,
  type LookAt,
  type Move,
  type Resend,
} from './step.js'

/** Asks for a code: field `otp`. */
export interface OtpView extends StepViewBase {
  readonly step: 'otp'
  /** What the person typed; absent in step-up and approval. */
  readonly username?: string
  /** Present only once a first factor is proven. */
  readonly device?: ShownDevice
  /** How many digits a code has, when that is known. */
  readonly otpLength?: number
  /** False when the code stands on a device of the person and no message is sent. */
  readonly sent: boolean
  /** The form may be sent by itself when a code of `otpLength` digits was pasted or filled in at once. */
  readonly autoSubmit?: true
  /** A quiet line about the message, above the button for a new code. */
  readonly note?: string
}
interface OtpFacts {
  readonly username?: string
  /** A first factor is proven (password, step-up, approval): device facts may be shown. */
  readonly proven: boolean
  readonly device?: ShownDevice
  /** Before a first factor is proven: the type of the device that the person chose themselves. */
  readonly chosenType?: string
  readonly otpLength?: number
  readonly autoSubmit?: boolean
  /** Wrong codes so far in this attempt. */
  readonly wrongCount?: number
  readonly resend: Resend
  readonly canChooseDevice: boolean
}

const example = {
  username: exampleName,
  proven: true,
  device: exampleSms,
  otpLength: 6,
  resend: 'now',
  canChooseDevice: true,
} as const
const app = { ...example, device: { type: 'TOTP' }, resend: 'none' } as const

const unproven = {
  username: exampleName,
  proven: false,
  otpLength: 6,
  resend: { waitSeconds: 30 },
  canChooseDevice: false,
} as const

/** The step that asks for a code. */
export const otp: FlowStep<'otp', OtpFacts, OtpView> = defineFlowStep({
  name: 'otp',
  serves: ['OTP_REQUIRED'],
  phase: 'authenticator',
  offers: ['resend', 'choose', 'register'],
  actions: {
    'otp.check': {
      counts: 'secret',
      proves: 'authenticator',
      wrong: 'otp_wrong',
      refusedAs: 'wrong_otp',
    },
  },
  sendsTo: isCodeSent,
  examples: {
    'otp-sms': { ...example, resend: { waitSeconds: 24 } },
    'otp-sms-wrong': { ...example, messages: [{ code: 'otp_wrong', attemptsRemaining: 3 }] },
    'otp-sms-sent': {
      ...example,
      resend: { waitSeconds: 30 },
      messages: [{ code: 'code_sent' }],
    },
    'otp-sms-early': { ...example, messages: [{ code: 'resend_too_early', seconds: 12 }] },
    'otp-sms-not-sent': { ...example, messages: [{ code: 'message_not_sent' }] },
    'otp-email': { ...example, device: { type: 'EMAIL', destination: 'ma****@example.com' } },
    'otp-voice': { ...example, device: { type: 'VOICE', destination: '*******01' } },
    'otp-totp': app,
    'otp-totp-wrong': { ...app, wrongCount: 2, messages: [{ code: 'otp_wrong' }] },
    'otp-unproven': unproven,
    'otp-register': { ...unproven, branches: ['register'] },
    'otp-step-up': { ...example, purpose: 'step-up', resend: { waitSeconds: 300 } },
  },
  show: showOtp,
  take: takeOtp,
  build: buildOtpView,
})

type OtpLook = LookAt<'OTP_REQUIRED'>
type Given = CommonFacts & OtpFacts

function showOtp(look: OtpLook): OtpFacts {
  const { username, proven, device, chosenType, otpLength } = look
  return {
    proven,
    resend: look.resend,
    canChooseDevice: look.canChooseDevice,
    wrongCount: look.wrongCount,
    autoSubmit: look.autoSubmit,
    ...(username !== undefined && { username }),
    ...(otpLength !== undefined && { otpLength }),
    ...(!proven && chosenType !== undefined && { chosenType }),
    ...(proven && device !== undefined && { device }),
  }
}

function takeOtp(form: Form, look: OtpLook): Move {
  const typed = form.get('otp')
  if (typed === undefined) return { kind: 'show' }
  const read = readOtp(typed)
  if ('mistake' in read) return { kind: 'tell', message: { code: read.mistake } }
  if (!fitsLength(read.otp, look)) return { kind: 'tell', message: { code: 'otp_wrong_length' } }
  return { kind: 'submit', action: { action: 'otp.check', otp: read.otp } }
}

/**
 * True for a code that is worth a call to PingOne. Only what the app itself said counts: what was learned may be out of
 * date. A device that is not known may be an authenticator app, whose codes have six digits.
 */
function fitsLength(code: string, look: OtpLook): boolean {
  const { requiredOtpLength: required } = look
  if (required === undefined || code.length === required) return true
  const type = findType(look)
  return type === undefined ? code.length === 6 : !isCodeSent(type)
}

/** The model of the code page; before a first factor is proven it is the same for every name typed. */
function buildOtpView(given: Given): OtpView {
  const facts = hideUnproven(given)
  const { device, otpLength } = facts
  const type = findType(facts)
  const note = writeNote(facts)
  const canAct = findResend(facts) !== 'none' || facts.canChooseDevice || !isCodeSent(type)
  return {
    step: 'otp',
    ...buildBase(facts, {
      heading: writeHeading(facts),
      lead: writeLead(facts),
      fields: [buildField(facts)],
      buttons: buildButtons(facts),
      setting: {
        proven: facts.proven,
        canChooseDevice: facts.canChooseDevice,
        ...(type === undefined ? {} : { deviceType: type }),
        ...(otpLength === undefined ? {} : { otpLength }),
      },
    }),
    ...(facts.username === undefined ? {} : { username: facts.username }),
    ...(device === undefined ? {} : { device: maskDevice(device) }),
    ...(otpLength === undefined ? {} : { otpLength }),
    sent: isCodeSent(type),
    ...(isAutomatic(facts) ? { autoSubmit: true } : {}),
    ...(note === undefined || !canAct ? {} : { note }),
  }
}

/** Drops everything that would tell a stranger whether the account exists. */
function hideUnproven(facts: Given): Given {
  if (facts.proven) return facts
  const { device, ...rest } = facts
  return device === undefined ? facts : rest
}

/** The type that may be told: of the device, or, before anything is proven, of the one the person chose. */
function findType({
  proven,
  device,
  chosenType,
}: Pick<OtpFacts, 'proven' | 'device' | 'chosenType'>): string | undefined {
  return proven ? device?.type : chosenType
}

/** The device with everything hidden that a page may not show. */
export function maskDevice({ type, destination, nickname: given }: ShownDevice): ShownDevice {
  const nickname = readNickname(given)
  return {
    type,
    ...(destination === undefined ? {} : { destination: maskDestination(destination) }),
    ...(nickname === undefined ? {} : { nickname }),
  }
}

const headings: Readonly<Partial<Record<string, TextKey>>> = {
  SMS: 'otp_heading_sms',
  EMAIL: 'otp_heading_email',
  VOICE: 'otp_heading_voice',
  WHATSAPP: 'otp_heading_whatsapp',
  TOTP: 'otp_heading_totp',
  MOBILE: 'otp_heading_mobile',
  OATH_TOKEN: 'otp_heading_token',
}

function writeHeading(facts: Given): string {
  const { locale, purpose, brand } = facts
  if (purpose === 'step-up') return readText(locale, 'step_up_heading')
  return readText(locale, headings[findType(facts) ?? ''] ?? 'otp_heading', { brand: brand.name })
}

function writeLead(facts: Given): TextPart[] {
  const lead = writeChannelLead(facts)
  if (facts.purpose !== 'step-up') return lead
  return [...writeWhy(facts), { kind: 'text', text: ' ' }, ...lead]
}

const unprovenLeads: Readonly<Partial<Record<string, TextKey>>> = {
  SMS: 'otp_lead_unproven_sms',
  EMAIL: 'otp_lead_unproven_email',
  VOICE: 'otp_lead_unproven_voice',
  WHATSAPP: 'otp_lead_unproven_whatsapp',
}

const shownLeads: Readonly<Partial<Record<string, TextKey>>> = {
  TOTP: 'otp_lead_totp',
  MOBILE: 'otp_lead_mobile',
  OATH_TOKEN: 'otp_lead_token',
}

/** How the code comes to the person; before anything is proven no more than what they chose. */
function writeChannelLead(facts: Given): TextPart[] {
  const { locale, proven, device, brand } = facts
  const type = findType(facts)
  if (!isCodeSent(type)) {
    return readParts(locale, shownLeads[type ?? ''] ?? 'otp_lead_shown', { brand: brand.name })
  }
  if (!proven) return readParts(locale, unprovenLeads[type ?? ''] ?? 'otp_lead_unproven')
  return describeMessage(locale, 'otp_lead', device)
}

/** The words of a message that went out: with where it went, as far as that is known. */
export function describeMessage(
  locale: string,
  prefix: 'otp_lead' | 'approve_lead',
  device: ShownDevice | undefined,
): TextPart[] {
  const digits = readLastDigits(device?.destination ?? '')
  switch (device?.type) {
    case 'SMS':
    case 'VOICE':
    case 'WHATSAPP': {
      const key = `${prefix}_${channels[device.type]}` as const
      return digits === undefined
        ? readParts(locale, `${key}_unnamed`)
        : readParts(locale, key, { digits })
    }
    case 'EMAIL':
      return device.destination === undefined
        ? readParts(locale, `${prefix}_email_unnamed`)
        : readParts(locale, `${prefix}_email`, { mask: maskDestination(device.destination) })
    default:
      return readParts(locale, prefix)
  }
}

const channels = { SMS: 'sms', VOICE: 'voice', WHATSAPP: 'whatsapp' } as const

function buildField(facts: Given): ViewField {
  const { locale, otpLength } = facts
  const key = isAutomatic(facts) ? 'otp_hint_auto' : 'otp_hint'
  return {
    name: 'otp',
    label: readText(locale, 'otp_label'),
    ...(otpLength === undefined ? {} : { hint: readText(locale, key, { n: otpLength }) }),
    autocomplete: 'one-time-code',
    autofocus: true,
  }
}

/** Never in an approval, and only when everybody knows how many digits there are. */
function isAutomatic({ autoSubmit, otpLength, purpose }: Given): boolean {
  return autoSubmit === true && otpLength !== undefined && purpose !== 'approval'
}

function buildButtons(facts: Given): ViewButton[] {
  const { locale, purpose } = facts
  const resend = findResend(facts)
  const buttons = [buildButton(locale, 'continue', 'continue')]
  if (purpose !== 'sign-on') {
    buttons.push(buildLeave({ locale, purpose }))
  }
  if (resend !== 'none') buttons.push(buildResend(locale, findType(facts), resend))
  if (facts.canChooseDevice) buttons.push(buildButton(locale, 'choose', 'choose'))
  if (purpose === 'sign-on') {
    buttons.push(buildRestart(locale, facts.username))
  }
  return buttons
}

/** Nothing can be sent anew where nothing is sent. */
function findResend(facts: Given): Resend {
  return isCodeSent(findType(facts)) ? facts.resend : 'none'
}

/** The button for a new code, and from when on it is accepted. */
export function buildResend(
  locale: string,
  type: string | undefined,
  resend: Exclude<Resend, 'none'>,
): ViewButton {
  const button = buildButton(locale, 'resend', type === 'VOICE' ? 'resend_voice' : 'resend')
  const waitSeconds = resend === 'now' ? 0 : Math.max(0, Math.ceil(resend.waitSeconds))
  return waitSeconds === 0 ? button : { ...button, waitSeconds }
}

function writeNote(facts: Given): string | undefined {
  const type = findType(facts)
  const { locale, resend } = facts
  const ofCodes = writeNoteOnWrong(facts, type)
  if (ofCodes !== undefined || resend === 'none' || !isCodeSent(type)) return ofCodes
  return readText(locale, type === 'VOICE' ? 'otp_note_call' : 'otp_note_wait')
}

/** What to look at once a code was wrong: which code counts, or the clock that makes it. */
export function writeNoteOnWrong(
  facts: {
    readonly locale: string
    readonly messages?: readonly MessageFact[]
    readonly wrongCount?: number
  },
  type: string | undefined,
): string | undefined {
  const { locale, messages = [], wrongCount = 0 } = facts
  if (!messages.some(({ code }) => code === 'otp_wrong')) return undefined
  if (isCodeSent(type)) return readText(locale, 'otp_note_newest')
  return followsClock(type) && wrongCount > 1 ? readText(locale, 'otp_note_clock') : undefined
}
