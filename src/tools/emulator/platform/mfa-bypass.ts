// Users whom an administrator lets sign on without MFA for a while.
import type { User } from '../resources.js'

/** May the user do without MFA at this moment? */
export function isMfaBypassed({ bypassMFAEnabledUntil }: User, nowMs: number): boolean {
  return bypassMFAEnabledUntil !== undefined && Date.parse(bypassMFAEnabledUntil) > nowMs
}
