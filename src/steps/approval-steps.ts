// The models of an approval: the code that approves it, the way on once it is approved, and what did not match.
import { buildApproval, compareDetails } from '../models/approval-details.js'
import { readApprovalKind } from '../models/approval-kind.js'
import { buildBase, buildButton } from '../models/base.js'
import { isOwnPath } from '../models/brand.js'
import {
  findVariant,
  readForms,
  readParts,
  readText,
  type TextKey,
} from '../models/texts/catalogue.js'
import { isCodeSent } from '../models/code-devices.js'
import { buildResend, describeMessage, maskDevice, writeNoteOnWrong } from './otp.js'
import type {
  ApproveView,
  MismatchView,
  ResumeView,
  StepFacts,
  TextPart,
  ViewButton,
  ViewLink,
} from '../models/model.js'
import { writeTime } from '../models/utc-time.js'

type FactsOf<S extends StepFacts['step']> = Extract<StepFacts, { step: S }>

/** The model of the page that asks for the code which approves the lines above it. */
export function buildApproveView(facts: FactsOf<'approve'>): ApproveView {
  const { locale, approval, brand, device, otpLength, endsAtMs, nowMs } = facts
  const note = writeNoteOnWrong(facts, device?.type)
  return {
    step: 'approve',
    ...buildBase(facts, {
      heading: readText(locale, `approve_heading_${readApprovalKind(approval)}`),
      lead: writeLead(facts),
      fields: [
        {
          name: 'otp',
          label: readText(locale, findLabel(facts), { brand: brand.name }),
          ...(otpLength === undefined
            ? {}
            : { hint: readText(locale, 'otp_hint', { n: otpLength }) }),
          autocomplete: 'one-time-code',
          autofocus: true,
        },
      ],
      buttons: buildButtons(facts),
      setting: {
        proven: true,
        canChooseDevice: facts.canChooseDevice,
        ...(device === undefined ? {} : { deviceType: device.type }),
        ...(otpLength === undefined ? {} : { otpLength }),
      },
    }),
    approval: buildApproval(locale, approval),
    ...(device === undefined ? {} : { device: maskDevice(device) }),
    ...(otpLength === undefined ? {} : { otpLength }),
    sent: isCodeSent(device?.type),
    ...(note === undefined ? {} : { note }),
    endsAt: new Date(endsAtMs).toISOString(),
    endsAtText: writeEnd(facts),
    endsAtTemplates: {
      ...readForms(locale, 'approve_ends'),
      soon: readForms(locale, 'approve_ends_soon')['other'] ?? '',
    },
    secondsLeft: Math.max(0, Math.floor((endsAtMs - nowMs) / 1000)),
    ended: buildEnded(facts),
    advice: readText(locale, 'approve_advice', { brand: brand.name }),
  }
}

/** What stands in place of the form once the time is over. */
function buildEnded(facts: FactsOf<'approve'>): ApproveView['ended'] {
  const { locale, returnPath } = facts
  const [link] = buildLink(facts, 'restart', returnPath, 'start_again')
  return {
    text: readText(locale, 'approve_ended'),
    warning: readText(locale, 'approve_ends_warning'),
    ...(link === undefined ? {} : { link }),
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
      lead: readParts(locale, findVariant('resume_press', purpose)),
    }),
    csrf: '',
    leadWithScript: readText(locale, findResumeLead(facts)),
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

const shownLeads: Readonly<Partial<Record<string, TextKey>>> = {
  TOTP: 'approve_lead_totp',
  MOBILE: 'approve_lead_mobile',
  OATH_TOKEN: 'approve_lead_token',
}

/** What to compare the lines with; where no message goes out, this page is all there is. */
function writeLead({ locale, brand, device }: FactsOf<'approve'>): TextPart[] {
  if (isCodeSent(device?.type)) return describeMessage(locale, 'approve_lead', device)
  const key = shownLeads[device?.type ?? ''] ?? 'approve_lead_shown'
  return readParts(locale, key, { brand: brand.name })
}

const labels: Readonly<Partial<Record<string, TextKey>>> = {
  SMS: 'approve_label_sms',
  EMAIL: 'approve_label_email',
  VOICE: 'approve_label_voice',
  WHATSAPP: 'approve_label_whatsapp',
  TOTP: 'approve_label_totp',
  MOBILE: 'approve_label_mobile',
  OATH_TOKEN: 'approve_label_token',
}

function findLabel({ device }: FactsOf<'approve'>): TextKey {
  return labels[device?.type ?? ''] ?? 'approve_label'
}

function buildButtons(facts: FactsOf<'approve'>): ViewButton[] {
  const { locale, resend, canChooseDevice, device } = facts
  const canSend = resend !== 'none' && isCodeSent(device?.type)
  return [
    buildButton(locale, 'continue', 'approve'),
    buildButton(locale, 'cancel', 'cancel'),
    ...(canSend ? [buildResend(locale, device?.type, resend)] : []),
    ...(canChooseDevice ? [buildButton(locale, 'choose', 'choose')] : []),
  ]
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
