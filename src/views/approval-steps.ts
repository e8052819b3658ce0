// The models of an approval: the code that approves it, the way on once it is approved, and what did not match.
import { buildApproval, compareDetails } from './approval-details.js'
import { readApprovalKind } from './approval-kind.js'
import { buildBase, buildButton } from './base-view.js'
import { isOwnPath } from './brand.js'
import { findVariant, readParts, readText, type TextKey } from './catalogue.js'
import { maskDestination, readLastDigits } from './destination.js'
import { buildResend, maskDevice } from './otp-step.js'
import type {
  ApproveView,
  MismatchView,
  ResumeView,
  StepFacts,
  TextPart,
  ViewButton,
  ViewLink,
} from './views.js'
import { writeTime } from './utc-time.js'

type FactsOf<S extends StepFacts['step']> = Extract<StepFacts, { step: S }>

/** The model of the page that asks for the code which approves the lines above it. */
export function buildApproveView(facts: FactsOf<'approve'>): ApproveView {
  const { locale, approval, brand, device, otpLength, endsAtMs } = facts
  const note = writeNote(facts)
  return {
    step: 'approve',
    ...buildBase(facts, {
      heading: readText(locale, `approve_heading_${readApprovalKind(approval)}`),
      lead: writeLead(facts),
      fields: [
        {
          name: 'otp',
          label: readText(locale, findLabel(facts)),
          autocomplete: 'one-time-code',
          autofocus: true,
        },
      ],
      buttons: buildButtons(facts),
      setting: {
        proven: true,
        canChooseDevice: facts.canChooseDevice,
        ...(device === undefined ? {} : { deviceType: device.type }),
      },
    }),
    approval: buildApproval(locale, approval),
    ...(device === undefined ? {} : { device: maskDevice(device) }),
    ...(otpLength === undefined ? {} : { otpLength }),
    ...(note === undefined ? {} : { note }),
    endsAt: new Date(endsAtMs).toISOString(),
    endsAtText: writeEnd(facts),
    advice: readText(locale, 'approve_advice', { brand: brand.name }),
  }
}

/** The model of the page that sends the held request on; nothing of ours is posted from it. */
export function buildResumeView(facts: FactsOf<'resume'>): ResumeView {
  const { locale, brand, purpose, held } = facts
  if (held === undefined || !staysHere(facts.action)) {
    return {
      step: 'resume',
      ...buildBase(facts, {
        heading: readText(locale, findVariant('resume_heading_done', purpose)),
        lead: readParts(locale, 'resume_lead_done', { brand: brand.name }),
        links: buildLink(facts, 'return', facts.returnPath, 'back_to_brand'),
      }),
      csrf: '',
    }
  }
  return {
    step: 'resume',
    ...buildBase(facts, {
      heading: readText(locale, findVariant('resume_heading', purpose)),
      lead: readParts(locale, findResumeLead(facts)),
    }),
    csrf: '',
    heldFields: held.map(({ name, value }) => ({ name, value })),
    finishLabel: readText(locale, 'finish'),
  }
}

/** The model of the page that stopped a request which is not the one that was approved. */
export function buildMismatchView(facts: FactsOf<'mismatch'>): MismatchView {
  const { locale, approval } = facts
  const comparison = compareDetails(locale, approval, facts.arrived)
  const isSeen = comparison.some(({ changed }) => changed)
  return {
    step: 'mismatch',
    ...buildBase(facts, {
      heading: readText(locale, `mismatch_heading_${readApprovalKind(approval)}`),
      lead: readParts(locale, isSeen ? 'mismatch_lead' : 'mismatch_lead_elsewhere'),
      links: [
        ...buildLink(facts, 'restart', facts.returnPath, 'mismatch_review'),
        ...buildLink(facts, 'return', facts.homePath, 'back_to_brand'),
      ],
    }),
    approval: buildApproval(locale, approval),
    comparison,
  }
}

function writeLead({ locale, brand, device }: FactsOf<'approve'>): TextPart[] {
  const digits = readLastDigits(device?.destination ?? '')
  switch (device?.type) {
    case 'SMS':
      return digits === undefined
        ? readParts(locale, 'approve_lead_sms_unnamed')
        : readParts(locale, 'approve_lead_sms', { digits })
    case 'VOICE':
      return digits === undefined
        ? readParts(locale, 'approve_lead_voice_unnamed')
        : readParts(locale, 'approve_lead_voice', { digits })
    case 'EMAIL':
      return device.destination === undefined
        ? readParts(locale, 'approve_lead_email_unnamed')
        : readParts(locale, 'approve_lead_email', { mask: maskDestination(device.destination) })
    case 'TOTP':
      return readParts(locale, 'approve_lead_totp', { brand: brand.name })
    default:
      return readParts(locale, 'approve_lead')
  }
}

function findLabel({ device }: FactsOf<'approve'>): TextKey {
  switch (device?.type) {
    case 'SMS':
      return 'approve_label_sms'
    case 'EMAIL':
      return 'approve_label_email'
    case 'VOICE':
      return 'approve_label_voice'
    case 'TOTP':
      return 'approve_label_totp'
    default:
      return 'approve_label'
  }
}

function buildButtons(facts: FactsOf<'approve'>): ViewButton[] {
  const { locale, resend, canChooseDevice } = facts
  return [
    buildButton(locale, 'continue', 'approve'),
    buildButton(locale, 'cancel', 'cancel'),
    ...(resend === 'none' ? [] : [buildResend(facts, resend)]),
    ...(canChooseDevice ? [buildButton(locale, 'choose', 'choose')] : []),
  ]
}

/** Which code counts, once one was wrong. */
function writeNote({ locale, device, messages = [] }: FactsOf<'approve'>): string | undefined {
  const wasWrong = messages.some(({ code }) => code === 'otp_wrong')
  return wasWrong && device?.type !== 'TOTP' ? readText(locale, 'otp_note_newest') : undefined
}

/** The minute it ends in, never a later one. */
function writeEnd({ locale, endsAtMs, nowMs }: FactsOf<'approve'>): string {
  const time = writeTime(locale, endsAtMs, nowMs)
  const n = Math.round((endsAtMs - nowMs) / 60_000)
  return n < 1
    ? readText(locale, 'approve_ends_soon', { time })
    : readText(locale, 'approve_ends', { time, n })
}

function findResumeLead({ purpose, approval }: FactsOf<'resume'>): TextKey {
  if (purpose !== 'approval') return 'resume_lead'
  return `resume_lead_${approval === undefined ? 'transaction' : readApprovalKind(approval)}`
}

/** A path that begins with two slashes is the address of another host. */
function staysHere(action: string): boolean {
  return /^\/(?![/\\])/.test(action)
}

function buildLink(
  { locale, brand }: Pick<StepFacts, 'locale' | 'brand'>,
  name: ViewLink['name'],
  href: string | undefined,
  key: TextKey,
): ViewLink[] {
  if (href === undefined || !isOwnPath(href)) return []
  return [{ name, href, label: readText(locale, key, { brand: brand.name }) }]
}
