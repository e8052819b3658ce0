// A password that somebody chose: what can be wrong with it before PingOne is asked.
import { findBroken, type PasswordRules } from '../models/password-rules.js'
import type { Move } from './step.js'

/** Longer ones are nobody's. */
export const LONGEST_PASSWORD = 1024

/** What is wrong with a new password, as far as that can be told here. */
export function findMistake(chosen: string, rules: PasswordRules | undefined): Move | undefined {
  if (chosen === '') return { kind: 'tell', message: { code: 'new_password_empty' } }
  const broken = chosen.length > LONGEST_PASSWORD ? ['length_max'] : findBroken(rules, chosen)
  if (broken.length === 0) return undefined
  return { kind: 'tell', message: { code: 'password_rules', rules: broken } }
}
