// The model of the code page: what it says about the device, and what else one can do.
import { buildBase, buildButton, writeWhy } from '../models/base.js'
import { readParts, readText, type TextKey } from '../models/texts/catalogue.js'
import { followsClock, isCodeSent } from '../models/code-devices.js'
import { maskDestination, readLastDigits } from '../models/destination.js'
import { readNickname } from '../models/nickname.js'
import type {
  MessageFact,
  OtpView,
  ShownDevice,
  StepFacts,
  TextPart,
  ViewButton,
  ViewField,
} from '../models/model.js'

/** Facts of the code page. */
export type OtpFacts = Extract<StepFacts, { step: 'otp' }>

/** The model of the code page; before a first factor is proven it is the same for every name typed. */
export function buildOtpView(given: OtpFacts): OtpView {
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
function hideUnproven(facts: OtpFacts): OtpFacts {
  if (facts.proven) return facts
  const { device, ...rest } = facts
  return device === undefined ? facts : rest
}

/** The type that may be told: of the device, or, before anything is proven, of the one the person chose. */
function findType({ proven, device, chosenType }: OtpFacts): string | undefined {
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

function writeHeading(facts: OtpFacts): string {
  const { locale, purpose, brand } = facts
  if (purpose === 'step-up') return readText(locale, 'step_up_heading')
  return readText(locale, headings[findType(facts) ?? ''] ?? 'otp_heading', { brand: brand.name })
}

function writeLead(facts: OtpFacts): TextPart[] {
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
function writeChannelLead(facts: OtpFacts): TextPart[] {
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

function buildField(facts: OtpFacts): ViewField {
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
function isAutomatic({ autoSubmit, otpLength, purpose }: OtpFacts): boolean {
  return autoSubmit === true && otpLength !== undefined && purpose !== 'approval'
}

function buildButtons(facts: OtpFacts): ViewButton[] {
  const { locale, purpose } = facts
  const resend = findResend(facts)
  const buttons = [buildButton(locale, 'continue', 'continue')]
  if (purpose !== 'sign-on') {
    buttons.push(buildButton(locale, 'cancel', purpose === 'approval' ? 'cancel' : 'go_back'))
  }
  if (resend !== 'none') buttons.push(buildResend(locale, findType(facts), resend))
  if (facts.canChooseDevice) buttons.push(buildButton(locale, 'choose', 'choose'))
  if (purpose === 'sign-on') {
    const key = facts.username === undefined ? 'start_again' : 'not_you'
    buttons.push(buildButton(locale, 'restart', key))
  }
  return buttons
}

/** Nothing can be sent anew where nothing is sent. */
function findResend(facts: OtpFacts): OtpFacts['resend'] {
  return isCodeSent(findType(facts)) ? facts.resend : 'none'
}

/** The button for a new code, and from when on it is accepted. */
export function buildResend(
  locale: string,
  type: string | undefined,
  resend: Exclude<OtpFacts['resend'], 'none'>,
): ViewButton {
  const button = buildButton(locale, 'resend', type === 'VOICE' ? 'resend_voice' : 'resend')
  const waitSeconds = resend === 'now' ? 0 : Math.max(0, Math.ceil(resend.waitSeconds))
  return waitSeconds === 0 ? button : { ...button, waitSeconds }
}

function writeNote(facts: OtpFacts): string | undefined {
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
