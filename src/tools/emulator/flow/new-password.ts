// A new password: held to the policy of its user, and kept in place of the old one.
import { invalidData } from '../problem.js'
import {
  describeBrokenRules,
  listBrokenRules,
  replacePassword,
} from '../platform/password-rules.js'
import type { User } from '../resources.js'
import type { FlowPlace } from './context.js'

/**
 * Puts the password in place.
 *
 * @throws {PingOneProblem} 400 with every rule of the policy that it breaks.
 */
export function setNewPassword(
  { environment, clock }: FlowPlace,
  { user, value }: { readonly user: User; readonly value: string },
): void {
  const nowMs = clock.now()
  const broken = describeBrokenRules(
    'newPassword',
    listBrokenRules(environment, { user, value, nowMs }),
  )
  if (broken !== undefined) throw invalidData(broken)
  user.password = replacePassword(user, { value, nowMs })
}
