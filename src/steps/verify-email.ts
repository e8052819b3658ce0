// The page that asks for the code of an email: the address is verified before the sign-on goes on.
import { buildBase, buildButton, buildRestart } from '../models/base.js'
import { maskDestination } from '../models/destination.js'
import type { CommonFacts, StepViewBase, TextPart } from '../models/model.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import { exampleName } from './example-facts.js'
import { buildResend } from './otp.js'
import { readMailedCode } from './read-mailed-code.js'
import {
  defineFlowStep,
  type FlowStep,
  type Form,
  type LookAt,
  type Move,
  type Resend,
} from './step.js'

/** An email address has to be verified before the sign-on goes on: field `verification_code`. */
export interface VerifyEmailView extends StepViewBase {
  readonly step: 'verify-email'
  /** What the person typed as their name. */
  readonly username?: string
  /** Where the code went to: masked, once a first factor is proven; as typed, where an account was asked for. */
  readonly email?: string
  /** A quiet line about the message, above the button for a new code. */
  readonly note?: string
}
interface VerifyEmailFacts {
  /** The address that an account was asked for with: the same page, whether or not it was made. */
  readonly registering?: string
  readonly username?: string
  readonly destination?: string
  readonly resend: Resend
}

const example = { username: exampleName, destination: 'ma****@example.com', resend: 'now' } as const

/** The step that asks for the code of an email. */
export const verifyEmail: FlowStep<'verify-email', VerifyEmailFacts, VerifyEmailView> =
  defineFlowStep({
    name: 'verify-email',
    serves: ['VERIFICATION_CODE_REQUIRED'],
    phase: 'first-factor',
    purposes: ['sign-on'],
    offers: ['resend'],
    actions: {
      'user.verify': {
        counts: 'secret',
        proves: 'nothing',
        wrong: 'verification_code_wrong',
        refusedAs: 'wrong_code',
      },
      'user.sendVerificationCode': { counts: 'message', proves: 'nothing' },
    },
    resendAction: { action: 'user.sendVerificationCode' },
    sendsTo: () => true,
    examples: {
      'verify-email': example,
      'verify-email-wrong': { ...example, messages: [{ code: 'verification_code_wrong' }] },
      'verify-email-register': { registering: 'maya@example.com', resend: { waitSeconds: 30 } },
      'verify-email-register-wrong': {
        registering: 'maya@example.com',
        resend: 'now',
        messages: [{ code: 'verification_code_wrong' }],
      },
      'verify-email-unproven': { username: exampleName, resend: { waitSeconds: 30 } },
    },
    show: showVerification,
    take: takeCode,
    build: buildVerifyEmailView,
  })

/** Of an account that was asked for, the page says what was typed: nothing of an account that is there may show. */
function showVerification(look: LookAt<'VERIFICATION_CODE_REQUIRED'>): VerifyEmailFacts {
  const { username, proven, own, resend, registering } = look
  if (registering !== undefined && !proven) return { resend, registering }
  return {
    resend,
    ...(username !== undefined && { username }),
    ...(proven && own?.destination !== undefined && { destination: own.destination }),
  }
}

function takeCode(form: Form, _look: LookAt<'VERIFICATION_CODE_REQUIRED'>): Move {
  const typed = form.get('verification_code')
  if (typed === undefined) return { kind: 'show' }
  const read = readMailedCode(typed)
  if ('code' in read) {
    return { kind: 'submit', action: { action: 'user.verify', verificationCode: read.code } }
  }
  const code = read.mistake === 'empty' ? 'verification_code_empty' : 'verification_code_malformed'
  return { kind: 'tell', message: { code } }
}

function buildVerifyEmailView(facts: CommonFacts & VerifyEmailFacts): VerifyEmailView {
  const { locale, username, resend, registering } = facts
  const email = writeAddress(facts)
  const note = writeNote(facts)
  return {
    step: 'verify-email',
    ...(username !== undefined && { username }),
    ...(email !== undefined && { email }),
    ...(note !== undefined && { note }),
    ...buildBase(facts, {
      heading: readText(locale, 'verify_heading'),
      lead: writeLead(facts),
      fields: [
        {
          name: 'verification_code',
          label: readText(locale, 'verify_code_label'),
          hint: readText(locale, 'verify_code_hint'),
          autocomplete: 'one-time-code',
          autofocus: true,
        },
      ],
      buttons: [
        buildButton(locale, 'continue', 'continue'),
        ...(resend === 'none' ? [] : [buildResend(locale, 'EMAIL', resend)]),
        registering === undefined
          ? buildRestart(locale, username)
          : buildButton(locale, 'restart', 'register_sign_on'),
      ],
      setting: { canChooseDevice: false },
    }),
  }
}

function writeAddress({ destination, registering }: VerifyEmailFacts): string | undefined {
  return registering ?? (destination === undefined ? undefined : maskDestination(destination))
}

function writeNote({
  locale,
  resend,
  registering,
}: CommonFacts & VerifyEmailFacts): string | undefined {
  if (registering !== undefined) return readText(locale, 'verify_note_register')
  return resend === 'none' ? undefined : readText(locale, 'recover_note')
}

function writeLead(facts: CommonFacts & VerifyEmailFacts): TextPart[] {
  const { locale, destination, registering: email } = facts
  if (email !== undefined) return readParts(locale, 'verify_lead_register', { email })
  if (destination === undefined) return readParts(locale, 'verify_lead')
  return readParts(locale, 'verify_lead_to', { mask: maskDestination(destination) })
}
