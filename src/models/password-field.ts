// The field for a new password: never filled in again, with its rules under it.
import type { CommonFacts, ViewField } from './model.js'
import { buildRules, type PasswordRules } from './password-rules.js'
import { readText, type TextKey } from './texts/catalogue.js'

/** Builds the field. */
export function buildNewPasswordField(
  facts: CommonFacts,
  { key, rules }: NewPasswordSetting,
): ViewField {
  const { locale, messages = [] } = facts
  const lines = buildRules(locale, { rules, messages })
  return {
    name: 'new_password',
    label: readText(locale, key),
    autocomplete: 'new-password',
    autofocus: false,
    reveal: true,
    ...(lines.length > 0 && { rules: lines }),
  }
}

interface NewPasswordSetting {
  readonly key: TextKey
  /** What may be known of the rules here. */
  readonly rules: PasswordRules | undefined
}
