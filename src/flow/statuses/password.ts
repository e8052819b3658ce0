// A password that has to be changed before the flow goes on.
import { parsePasswordPolicy, type PasswordPolicy } from './password-policy.js'
import type { FlowStateBase, Status } from './status.js'

export interface PasswordExpired extends FlowStateBase {
  readonly status: 'PASSWORD_EXPIRED'
  readonly passwordPolicy?: PasswordPolicy
}
export interface MustChangePassword extends FlowStateBase {
  readonly status: 'MUST_CHANGE_PASSWORD'
  readonly passwordPolicy?: PasswordPolicy
}

/** The password is too old. */
export const passwordExpired: Status<PasswordExpired, 'password.reset' | 'session.reset'> = {
  takes: ['password.reset', 'session.reset'],
  parse: ({ base, body }) => ({
    ...base,
    status: 'PASSWORD_EXPIRED',
    ...parsePasswordPolicy(body),
  }),
}

/** Somebody else set the password: the person has to choose one. */
export const mustChangePassword: Status<MustChangePassword, 'password.reset' | 'session.reset'> = {
  takes: ['password.reset', 'session.reset'],
  parse: ({ base, body }) => ({
    ...base,
    status: 'MUST_CHANGE_PASSWORD',
    ...parsePasswordPolicy(body),
  }),
}
