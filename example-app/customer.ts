// Who is signed on, as the bank's pages speak of them.
import type { Request } from 'express'
import type { PingOneUser } from 'express-pingone-mfa'

/** The facts of a sign-on that the pages show. */
export interface Customer {
  readonly userId: string
  readonly name: string
  /** Absent when PingOne did not say. */
  readonly signedOnAt: Date | undefined
  /** `a password and a code`, `a password and a device of yours` */
  readonly signedOnWith: string
}

/** The person behind a guarded request: `requiresAuth()` has made sure that there is one. */
export function readCustomer(req: Request): Customer {
  const { user, authTime, amr } = req.pingone
  return {
    userId: user.sub,
    name: nameOf(user),
    signedOnAt: authTime === undefined ? undefined : new Date(authTime * 1000),
    signedOnWith: nameMethods(amr),
  }
}

/** The name for the header of a public page; nothing when nobody is signed on. */
export function readCustomerName(req: Request): string | undefined {
  return req.pingone.state === 'signed-on' ? readCustomer(req).name : undefined
}

/** Which of the name claims there are depends on the attribute mappings of the application. */
function nameOf(user: PingOneUser): string {
  const parts = [user.given_name, user.family_name].filter((part) => part !== undefined)
  return user.name ?? (parts.join(' ') || user.preferred_username) ?? 'Customer'
}

function nameMethods(amr: readonly string[] = []): string {
  const second = amr.includes('otp') ? 'a code' : 'a device of yours'
  return amr.includes('pwd') ? `a password and ${second}` : second
}
