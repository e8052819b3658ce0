// The field for a new password: never filled in again, with its rules under it.
import type { CommonFacts, MessageCode, ViewField } from './model.js'
import { buildRules, type PasswordRules } from './password-rules.js'
import { readText, type TextKey } from './texts/catalogue.js'

/** Builds the field. */
export function buildNewPasswordField(
  facts: CommonFacts,
  { key, rules, first }: NewPasswordSetting,
): ViewField {
  const { locale, messages = [] } = facts
  const lines = buildRules(locale, { rules, messages })
  return {
    name: 'new_password',
    label: readText(locale, key),
    autocomplete: 'new-password',
    autofocus: first === true || isAboutNewPassword(facts),
    reveal: true,
    ...(lines.length > 0 && { rules: lines }),
  }
}

interface NewPasswordSetting {
  readonly key: TextKey
  /** What may be known of the rules here. */
  readonly rules: PasswordRules | undefined
  /** No other field stands before it. */
  readonly first?: boolean
}

/** True where what was told is about the new password: it takes the focus then. */
export function isAboutNewPassword({ messages = [] }: CommonFacts): boolean {
  return messages.some(({ code }) => ABOUT.includes(code))
}

const ABOUT: readonly MessageCode[] = ['password_rules', 'new_password_empty']
