// The page that asks for a new password in place of one that may not be used any more.
import { buildBase, buildButton, buildRestart, buildLeave } from '../models/base.js'
import type { CommonFacts, StepViewBase } from '../models/model.js'
import { buildNewPasswordField } from '../models/password-field.js'
import type { PasswordRules } from '../models/password-rules.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import { findMistake, LONGEST_PASSWORD } from './chosen-password.js'
import { exampleApproving, exampleName, exampleRules } from './example-facts.js'
import { defineFlowStep, type FlowStep, type Form, type LookAt, type Move } from './step.js'

/** The old password may not be used any more: fields `current_password` and `new_password`. */
export interface NewPasswordView extends StepViewBase {
  readonly step: 'new-password'
  /** What the person typed as their name. */
  readonly username?: string
  /** Why a new one is needed. */
  readonly reason: 'expired' | 'must-change'
}
interface NewPasswordFacts {
  readonly username?: string
  readonly reason: NewPasswordView['reason']
  /** Absent: nothing is known of them. */
  readonly rules?: PasswordRules
}

type NewPasswordStatus = 'PASSWORD_EXPIRED' | 'MUST_CHANGE_PASSWORD'

const example = { username: exampleName, rules: exampleRules } as const

/** The step that asks for a new password, and for the current one. */
export const newPassword: FlowStep<'new-password', NewPasswordFacts, NewPasswordView> =
  defineFlowStep({
    name: 'new-password',
    serves: ['PASSWORD_EXPIRED', 'MUST_CHANGE_PASSWORD'],
    phase: 'first-factor',
    offers: [],
    actions: {
      'password.reset': {
        counts: 'secret',
        proves: 'nothing',
        wrong: 'current_password_wrong',
        refusedAs: 'wrong_credentials',
        setsPassword: 'password.changed',
      },
    },
    examples: {
      'new-password': { ...example, reason: 'expired' },
      'new-password-must-change': { ...example, reason: 'must-change' },
      'new-password-wrong': {
        ...example,
        reason: 'expired',
        messages: [{ code: 'current_password_wrong' }],
      },
      'new-password-rules': {
        ...example,
        reason: 'must-change',
        messages: [{ code: 'password_rules', rules: ['excludesCommonlyUsed'] }],
      },
      'approve-new-password': { ...exampleApproving, ...example, reason: 'expired' },
    },
    show: (look) => {
      const rules = readRules(look)
      const { username, own } = look
      return {
        reason: own?.status === 'MUST_CHANGE_PASSWORD' ? 'must-change' : 'expired',
        ...(username !== undefined && { username }),
        ...(rules !== undefined && { rules }),
      }
    },
    take: takeNewPassword,
    build: buildNewPasswordView,
  })

/** The flow's own rules would tell that the account exists: before a first factor is proven only the app's show. */
function readRules({
  own,
  proven,
  passwordRules,
}: LookAt<NewPasswordStatus>): PasswordRules | undefined {
  return (proven ? own?.passwordPolicy : undefined) ?? passwordRules
}

function takeNewPassword(form: Form, look: LookAt<NewPasswordStatus>): Move {
  const currentPassword = form.get('current_password')
  const chosen = form.get('new_password')
  if (currentPassword === undefined || chosen === undefined) return { kind: 'show' }
  if (currentPassword === '') return { kind: 'tell', message: { code: 'current_password_empty' } }
  const mistake = findMistake(chosen, readRules(look))
  if (mistake !== undefined) return mistake
  if (currentPassword.length > LONGEST_PASSWORD) {
    return { kind: 'tell', message: { code: 'current_password_wrong' } }
  }
  return {
    kind: 'submit',
    action: { action: 'password.reset', currentPassword, newPassword: chosen },
  }
}

function buildNewPasswordView(facts: CommonFacts & NewPasswordFacts): NewPasswordView {
  const { locale, purpose, username, reason, rules } = facts
  const leave =
    purpose === 'sign-on' ? buildRestart(locale, username) : buildLeave({ locale, purpose })
  const lead = reason === 'expired' ? 'password_new_lead_expired' : 'password_new_lead_must_change'
  return {
    step: 'new-password',
    reason,
    ...(username !== undefined && { username }),
    ...buildBase(facts, {
      heading: readText(locale, 'password_new_heading'),
      lead: readParts(locale, lead),
      fields: [
        {
          name: 'current_password',
          label: readText(locale, 'password_current_label'),
          autocomplete: 'current-password',
          autofocus: true,
          reveal: true,
        },
        buildNewPasswordField(facts, { key: 'password_new_label', rules }),
      ],
      buttons: [buildButton(locale, 'continue', 'password_save'), leave],
      setting: { proven: true, ...(rules !== undefined && { rules }) },
    }),
  }
}
