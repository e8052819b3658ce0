// The page that asks for the code which approves the lines above it.
import { buildApproval } from '../models/approval-details.js'
import { buildApprovalFrame, type ApprovalFrame } from '../models/approval-frame.js'
import { readApprovalKind } from '../models/approval-kind.js'
import { buildBase, buildButton } from '../models/base.js'
import { isCodeSent } from '../models/code-devices.js'
import type {
  ApprovalFacts,
  ApprovalTimes,
  CommonFacts,
  ShownDevice,
  StepViewBase,
  TextPart,
  ViewApproval,
  ViewButton,
} from '../models/model.js'
import { readParts, readText, type TextKey } from '../models/texts/catalogue.js'
import { exampleApproving, exampleNowMs, exampleSms } from './example-facts.js'
import { buildResend, describeMessage, maskDevice, writeNoteOnWrong } from './otp.js'
import type { Page, Resend } from './step.js'

/** The details to approve, and the code that approves them: field `otp`. */
export interface ApproveView extends StepViewBase, ApprovalFrame {
  readonly step: 'approve'
  /** What is approved: `id`, and `details` as they are shown. */
  readonly approval: ViewApproval
  /** The device that the code goes to; present only once a first factor is proven. */
  readonly device?: ShownDevice
  /** How many digits a code has, when that is known. */
  readonly otpLength?: number
  /** False when the code stands on a device of the person and no message is sent. */
  readonly sent: boolean
  /** A quiet line about the message, above the button for a new code. */
  readonly note?: string
}
interface ApproveFacts extends ApprovalTimes {
  readonly approval: ApprovalFacts
  readonly device?: ShownDevice
  readonly otpLength?: number
  readonly wrongCount?: number
  readonly resend: Resend
  readonly canChooseDevice: boolean
}

const example = {
  ...exampleApproving,
  device: exampleSms,
  otpLength: 6,
  resend: 'now',
  canChooseDevice: true,
  nowMs: exampleNowMs,
  endsAtMs: exampleNowMs + 300_000,
} as const

/** The code page of an approval. */
export const approve: Page<'approve', ApproveFacts, ApproveView> = {
  name: 'approve',
  examples: {
    approve: example,
    'approve-wrong': { ...example, messages: [{ code: 'otp_wrong', attemptsRemaining: 4 }] },
    'approve-sent': { ...example, messages: [{ code: 'code_sent' }] },
    'approve-email': {
      ...example,
      device: { type: 'EMAIL', destination: 'ma****@example.com' },
      canChooseDevice: false,
    },
  },
  build: buildApproveView,
}

type Given = CommonFacts & ApproveFacts

/** The model of the page that asks for the code which approves the lines above it. */
function buildApproveView(facts: Given): ApproveView {
  const { locale, approval, brand, device, otpLength } = facts
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
    ...buildApprovalFrame(facts),
  }
}

const shownLeads: Readonly<Partial<Record<string, TextKey>>> = {
  TOTP: 'approve_lead_totp',
  MOBILE: 'approve_lead_mobile',
  OATH_TOKEN: 'approve_lead_token',
}

/** What to compare the lines with; where no message goes out, this page is all there is. */
function writeLead({ locale, brand, device }: Given): TextPart[] {
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

function findLabel({ device }: Given): TextKey {
  return labels[device?.type ?? ''] ?? 'approve_label'
}

function buildButtons(facts: Given): ViewButton[] {
  const { locale, resend, canChooseDevice, device } = facts
  const canSend = resend !== 'none' && isCodeSent(device?.type)
  return [
    buildButton(locale, 'continue', 'approve'),
    buildButton(locale, 'cancel', 'cancel'),
    ...(canSend ? [buildResend(locale, device?.type, resend)] : []),
    ...(canChooseDevice ? [buildButton(locale, 'choose', 'choose')] : []),
  ]
}
