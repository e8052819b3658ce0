// The page for a forgotten password: the code of an email, and a new password. It is the same for every name.
import { buildBase, buildButton, buildRestart } from '../models/base.js'
import type { CommonFacts, StepViewBase } from '../models/model.js'
import { buildNewPasswordField } from '../models/password-field.js'
import type { PasswordRules } from '../models/password-rules.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import { findMistake } from './chosen-password.js'
import { exampleName, exampleRules } from './example-facts.js'
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

/** A password was forgotten: fields `recovery_code` and `new_password`. */
export interface RecoverPasswordView extends StepViewBase {
  readonly step: 'recover-password'
  /** What the person typed as their name. */
  readonly username?: string
  /** A quiet line about the message, above the button for a new code. */
  readonly note?: string
}
interface RecoverPasswordFacts {
  readonly username?: string
  /** The app's: those of the account would tell that there is one. */
  readonly rules?: PasswordRules
  readonly resend: Resend
}

const example = { username: exampleName, rules: exampleRules, resend: 'now' } as const

/** The step that asks for the code of an email and a new password. */
export const recoverPassword: FlowStep<
  'recover-password',
  RecoverPasswordFacts,
  RecoverPasswordView
> = defineFlowStep({
  name: 'recover-password',
  serves: ['RECOVERY_CODE_REQUIRED'],
  phase: 'first-factor',
  purposes: ['sign-on'],
  offers: ['resend'],
  actions: {
    'password.recover': {
      counts: 'secret',
      proves: 'first-factor',
      wrong: 'recovery_code_wrong',
      refusedAs: 'wrong_code',
      setsPassword: 'password.recovered',
    },
    'password.sendRecoveryCode': { counts: 'message', proves: 'nothing' },
  },
  resendAction: { action: 'password.sendRecoveryCode' },
  sendsTo: () => true,
  examples: {
    'recover-password': example,
    'recover-password-wrong': { ...example, messages: [{ code: 'recovery_code_wrong' }] },
    'recover-password-sent': {
      ...example,
      resend: { waitSeconds: 30 },
      messages: [{ code: 'code_sent' }],
    },
    'recover-password-rules': {
      ...example,
      messages: [{ code: 'password_rules', rules: ['digits'] }],
    },
  },
  show: ({ username, passwordRules, resend }) => ({
    resend,
    ...(username !== undefined && { username }),
    ...(passwordRules !== undefined && { rules: passwordRules }),
  }),
  take: takeRecovery,
  build: buildRecoverPasswordView,
})

function takeRecovery(form: Form, look: LookAt<'RECOVERY_CODE_REQUIRED'>): Move {
  const [typed, newPassword] = [form.get('recovery_code'), form.get('new_password')]
  if (typed === undefined || newPassword === undefined) return { kind: 'show' }
  const read = readMailedCode(typed)
  if ('mistake' in read) {
    const code = read.mistake === 'empty' ? 'recovery_code_empty' : 'recovery_code_malformed'
    return { kind: 'tell', message: { code } }
  }
  const mistake = findMistake(newPassword, look.passwordRules)
  if (mistake !== undefined) return mistake
  return {
    kind: 'submit',
    action: { action: 'password.recover', recoveryCode: read.code, newPassword },
  }
}

function buildRecoverPasswordView(facts: CommonFacts & RecoverPasswordFacts): RecoverPasswordView {
  const { locale, username, rules, resend } = facts
  return {
    step: 'recover-password',
    ...(username !== undefined && { username }),
    ...(resend !== 'none' && { note: readText(locale, 'recover_note') }),
    ...buildBase(facts, {
      heading: readText(locale, 'recover_heading'),
      lead: readParts(locale, 'recover_lead'),
      fields: [
        {
          name: 'recovery_code',
          label: readText(locale, 'recover_code_label'),
          hint: readText(locale, 'recover_code_hint'),
          autocomplete: 'one-time-code',
          autofocus: true,
        },
        buildNewPasswordField(facts, { key: 'password_new_label', rules }),
      ],
      buttons: [
        buildButton(locale, 'continue', 'password_save'),
        ...(resend === 'none' ? [] : [buildResend(locale, 'EMAIL', resend)]),
        buildRestart(locale, username),
      ],
      setting: { canChooseDevice: false, ...(rules !== undefined && { rules }) },
    }),
  }
}
