// The model of the code page: what it says about the device, and what else one can do.
import { buildBase, buildButton } from './base-view.js'
import { readParts, readText, type TextKey } from './catalogue.js'
import { maskDestination, readLastDigits } from './destination.js'
import type { OtpView, StepFacts, TextPart, ViewButton, ViewField } from './views.js'

/** Facts of the code page. */
export type OtpFacts = Extract<StepFacts, { step: 'otp' }>

/** The model of the code page; before a first factor is proven it is the same for every name typed. */
export function buildOtpView(given: OtpFacts): OtpView {
  const facts = hideUnproven(given)
  const { device, otpLength } = facts
  const note = writeNote(facts)
  const canAct = facts.resend !== 'none' || facts.canChooseDevice
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
        ...(device === undefined ? {} : { deviceType: device.type }),
      },
    }),
    ...(facts.username === undefined ? {} : { username: facts.username }),
    ...(device === undefined ? {} : { device: maskDevice(device) }),
    ...(otpLength === undefined ? {} : { otpLength }),
    ...(note === undefined || !canAct ? {} : { note }),
  }
}

type ShownDevice = NonNullable<OtpFacts['device']>

/** Drops everything that would tell a stranger whether the account exists. */
function hideUnproven(facts: OtpFacts): OtpFacts {
  if (facts.proven) return facts
  const { device, ...rest } = facts
  return device === undefined ? facts : rest
}

/** The device with everything hidden that a page may not show. */
export function maskDevice({ type, destination }: ShownDevice): ShownDevice {
  return destination === undefined ? { type } : { type, destination: maskDestination(destination) }
}

function writeHeading({ locale, purpose, device }: OtpFacts): string {
  if (purpose === 'step-up') return readText(locale, 'step_up_heading')
  switch (device?.type) {
    case 'SMS':
      return readText(locale, 'otp_heading_sms')
    case 'EMAIL':
      return readText(locale, 'otp_heading_email')
    case 'VOICE':
      return readText(locale, 'otp_heading_voice')
    case 'TOTP':
      return readText(locale, 'otp_heading_totp')
    default:
      return readText(locale, 'otp_heading')
  }
}

function writeLead(facts: OtpFacts): TextPart[] {
  const lead = writeChannelLead(facts)
  if (facts.purpose !== 'step-up') return lead
  return [...readParts(facts.locale, 'step_up_lead'), { kind: 'text', text: ' ' }, ...lead]
}

function writeChannelLead({ locale, proven, device, brand }: OtpFacts): TextPart[] {
  if (!proven) return readParts(locale, 'otp_lead_unproven')
  const digits = readLastDigits(device?.destination ?? '')
  switch (device?.type) {
    case 'SMS':
      return digits === undefined
        ? readParts(locale, 'otp_lead_sms_unnamed')
        : readParts(locale, 'otp_lead_sms', { digits })
    case 'VOICE':
      return digits === undefined
        ? readParts(locale, 'otp_lead_voice_unnamed')
        : readParts(locale, 'otp_lead_voice', { digits })
    case 'EMAIL':
      return device.destination === undefined
        ? readParts(locale, 'otp_lead_email_unnamed')
        : readParts(locale, 'otp_lead_email', { mask: maskDestination(device.destination) })
    case 'TOTP':
      return readParts(locale, 'otp_lead_totp', { brand: brand.name })
    default:
      return readParts(locale, 'otp_lead')
  }
}

function buildField({ locale, otpLength }: OtpFacts): ViewField {
  return {
    name: 'otp',
    label: readText(locale, 'otp_label'),
    ...(otpLength === undefined ? {} : { hint: readText(locale, 'otp_hint', { n: otpLength }) }),
    autocomplete: 'one-time-code',
    autofocus: true,
  }
}

function buildButtons(facts: OtpFacts): ViewButton[] {
  const { locale, purpose, resend } = facts
  const buttons = [buildButton(locale, 'continue', 'continue')]
  if (purpose !== 'sign-on') {
    buttons.push(buildButton(locale, 'cancel', purpose === 'approval' ? 'cancel' : 'go_back'))
  }
  if (resend !== 'none') buttons.push(buildResend(facts, resend))
  if (facts.canChooseDevice) buttons.push(buildButton(locale, 'choose', 'choose'))
  if (purpose === 'sign-on') {
    const key = facts.username === undefined ? 'start_again' : 'not_you'
    buttons.push(buildButton(locale, 'restart', key))
  }
  return buttons
}

/** The button for a new code, and from when on it is accepted. */
export function buildResend(
  { locale, device }: Pick<OtpFacts, 'locale' | 'device'>,
  resend: Exclude<OtpFacts['resend'], 'none'>,
): ViewButton {
  const key: TextKey = device?.type === 'VOICE' ? 'resend_voice' : 'resend'
  const button = buildButton(locale, 'resend', key)
  const waitSeconds = resend === 'now' ? 0 : Math.max(0, Math.ceil(resend.waitSeconds))
  return waitSeconds === 0 ? button : { ...button, waitSeconds }
}

function writeNote({ locale, device, resend, messages = [] }: OtpFacts): string | undefined {
  if (device?.type === 'TOTP') return undefined
  if (messages.some(({ code }) => code === 'otp_wrong')) return readText(locale, 'otp_note_newest')
  if (resend === 'none') return undefined
  return readText(locale, device?.type === 'VOICE' ? 'otp_note_call' : 'otp_note_wait')
}
